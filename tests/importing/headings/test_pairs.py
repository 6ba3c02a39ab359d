"""Columns that hold two fields: which headings say so, what must stand below, and who has a field that two want."""

from collections.abc import Sequence

import pytest

from tests.importing.headings.test_matching import matched, said
from tests.importing.sheets import keys_of, table_in
from wzlab.columns import Record
from wzlab.importing.headings.matching import rematch
from wzlab.importing.headings.pairs import PAIRS, is_key, pair_called, pairs_of, title_of
from wzlab.importing.model import Decisions, How, fields_of
from wzlab.intake.grids import Plain
from wzlab.records import TYPE_OF, Agreement, Patent, Person, Project, Room

SPAN = "2021.01-2024.12"


def test_that_the_fields_of_every_pair_are_fields_of_its_record() -> None:
    for table, pairs in PAIRS.items():
        columns = TYPE_OF[table].column_of
        for pair in pairs:
            assert set(fields_of(pair.key)) <= columns.keys()
            assert fields_of(pair.key)
            assert is_key(TYPE_OF[table], pair.key)


def test_that_no_heading_names_two_pairs() -> None:
    for table in PAIRS:
        words = [word for pair in pairs_of(TYPE_OF[table]) for word in pair.words]
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("record_type", "heading", "below", "key"),
    [
        (Project, "起止时间", SPAN, "starts_on+ends_on"),
        (Project, "项目起止年月", SPAN, "starts_on+ends_on"),
        (Project, "执行期（年月）", SPAN, "starts_on+ends_on"),
        (Project, "研究周期", SPAN, "starts_on+ends_on"),
        (Person, "合同期限", SPAN, "+contract_until"),
        (Person, "合同起止", SPAN, "+contract_until"),
        (Person, "聘期", "2021-2024", "+contract_until"),
        (Person, "社保起止时间", "2021.01-至今", "insured_since+"),
        (Room, "租期起止", SPAN, "+lease_until"),
        (Room, "租赁期限", SPAN, "+lease_until"),
        (Room, "楼宇/房间号", "1号楼301", "building+room_no"),
        (Agreement, "协议期限", SPAN, "+valid_until"),
        (Agreement, "有效期", SPAN, "+valid_until"),
        (Agreement, "有效期", "2027-12-31", "valid_until"),
    ],
)
def test_that_a_heading_means_a_pair_where_pairs_stand_below(
    record_type: type[Record], heading: str, below: str, key: str
) -> None:
    assert said([heading], record_type, (below,)) == [key]


@pytest.mark.parametrize(
    ("cells", "is_pair"),
    [
        ((SPAN, SPAN), True),
        ((SPAN, "36个月"), True),
        ((SPAN, None, "无", "/"), True),
        ((SPAN, "36个月", "两年"), False),
        (("36个月", "24个月"), False),
        (("2021-01-01", SPAN, "2022-01-01"), False),
        ((36, 24), False),
    ],
)
def test_that_half_of_what_stands_below_must_be_pairs(cells: Sequence[Plain], is_pair: bool) -> None:
    (match,) = matched(["执行期"], Project, *((cell,) for cell in cells))
    if is_pair:
        assert (match.key, match.how, match.remark) == ("starts_on+ends_on", How.ALIAS, "")
        return
    assert (match.key, match.others) == (None, ("starts_on+ends_on", "starts_on", "ends_on"))
    assert match.remark == "没有看出起、止两个日期，没有读入：确是起止日期的，请选定这一栏。"


def test_that_a_span_below_a_heading_of_no_ending_is_no_pair() -> None:
    assert said(["立项时间"], Project, (SPAN,)) == ["approved_on"]
    assert said(["申请日"], Patent, (SPAN,)) == ["filed_on"]


def test_that_a_field_of_its_own_column_goes_before_a_pair_which_keeps_the_other() -> None:
    begins, span = matched(["开始时间", "起止时间"], Project, ("2021.01", SPAN))
    assert (begins.key, span.key) == ("starts_on", "+ends_on")
    assert span.remark == "与 A 列“开始时间”都是“起始日期”，只导入 A 列。"


def test_that_a_pair_both_of_whose_fields_have_columns_is_left_out() -> None:
    assert said(["开始时间", "结束时间", "起止时间"], Project, ("2021.01", "2024.12", SPAN)) == [
        "starts_on",
        "ends_on",
        None,
    ]


def test_that_a_chosen_pair_goes_before_a_field() -> None:
    table = table_in(("项目名称", "项目编号", "开始时间", "起止时间"), ("样例一", "X-1", "2021.01", SPAN))
    assert keys_of(table) == ["title", "number", "starts_on", "+ends_on"]
    decided = rematch(table, Decisions(columns={(table.key, 4): "starts_on+ends_on"}))
    assert keys_of(decided) == ["title", "number", None, "starts_on+ends_on"]
    assert keys_of(rematch(table, Decisions())) == keys_of(table)


def test_that_a_pair_stays_when_something_is_decided_of_another_column() -> None:
    table = table_in(("项目名称", "项目编号", "起止时间", "执行期"), ("样例一", "X-1", SPAN, "36个月"))
    assert keys_of(table) == ["title", "number", "starts_on+ends_on", None]
    decided = rematch(table, Decisions(columns={(table.key, 2): None}))
    assert keys_of(decided) == ["title", None, "starts_on+ends_on", None]
    assert decided.columns[2:] == table.columns[2:]


def test_that_a_pair_has_a_title_of_its_own() -> None:
    assert title_of(Project, "starts_on+ends_on") == "起止日期"
    assert title_of(Project, "starts_on") == "起始日期"
    assert pair_called("项目名称", Project) is None
    assert not is_key(Project, "starts_on+title")
