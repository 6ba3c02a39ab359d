"""Numbers of patents and other rights: one spelling, the kind.

The numbers are examples of the rule's own publications; their check digits were worked out by hand:
201710601862: 2·2+0+1·4+7·5+1·6+0+6·8+0+1·2+8·3+6·4+2·5 = 157 = 14·11 + 3, hence 3.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.identities import patent_check_digit
from wzlab.records.patent import Patent
from wzlab.vocabulary.patents import comparable_number, patent_kind, patent_number, right_kind

SPELLINGS = (
    *("201710601862.3", "ZL201710601862.3", "ZL 2017 1 0601862.3", "zl201710601862．3", "CN201710601862.3"),
    *(
        "专利号：ZL201710601862.3",
        "申请号:201710601862.3",
        "2017106018623",
        "ＺＬ２０１７１０６０１８６２．３",
        "ZL-201710601862.3",
    ),
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_that_every_spelling_of_a_number_is_the_same_number(text: str) -> None:
    assert patent_number(text) == comparable_number(text) == "201710601862.3"
    assert patent_kind(text).code == "invention"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("97101765.4", "invention"),
        ("ZL95115608.X", "invention"),
        ("ZL201310699744.2", "invention"),
        ("CN112345678B", "invention"),
        ("CN 1234567 C", "invention"),
        ("CN212345678U", "utility_model"),
        ("CN302345678S", "design"),
        ("授权公告号CN112345678B", "invention"),
        ("2023SR0123456", "software"),
        ("软著登字第1234567号", "software"),
    ],
)
def test_that_a_number_states_its_kind(text: str, kind: str) -> None:
    assert patent_kind(text).code == kind


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("201710601862.4", ("invention",)),
        ("201710601862", ("invention",)),
        ("CN112345678A", ("invention",)),
        ("CN212345678B", ("invention", "utility_model")),
        ("PCT/CN2023/123456", ("invention", "other")),
        ("US11,234,567B2", ("other",)),
        ("某某专利", ()),
    ],
)
def test_that_a_number_with_a_fault_or_without_a_grant_states_none(text: str, candidates: tuple[str, ...]) -> None:
    answer = patent_kind(text)
    assert (answer.code, answer.candidates, answer.is_blank) == (None, candidates, False)


def test_that_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    assert patent_kind("201710601862.4").rule == "“201710601862.4”的校验位应为3，号码可能有误，请核对证书。"


def test_that_a_placeholder_is_no_number() -> None:
    assert patent_kind("无").is_blank
    assert comparable_number("——") == ""
    assert patent_number("待补") is None


@given(st.integers(1985, 2099), st.sampled_from("12389"), st.integers(0, 9_999_999))
def test_that_every_number_with_its_check_digit_has_the_kind_of_its_kind_digit(
    year: int, kind: str, serial: int
) -> None:
    digits = f"{year}{kind}{serial:07}"
    kinds = {"1": "invention", "8": "invention", "2": "utility_model", "9": "utility_model", "3": "design"}
    assert patent_kind(f"ZL {digits}.{patent_check_digit(digits)}").code == kinds[kind]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("发明", "invention"),
        ("授权发明专利", "invention"),
        ("实用新型专利", "utility_model"),
        ("外观专利", "design"),
        ("计算机软件著作权", "software"),
        ("集成电路布图设计", "other"),
        ("发明专利（第一完成单位）", "invention"),
    ],
)
def test_that_words_for_a_kind_are_read(text: str, code: str) -> None:
    assert right_kind(text).code == code


@pytest.mark.parametrize(
    "text", ["发明专利（受理）", "发明专利申请", "PCT发明", "美国发明专利", "专利", "著作权", "发明/实用新型"]
)
def test_that_applications_and_foreign_patents_are_no_kind(text: str) -> None:
    assert right_kind(text).code is None


@given(st.text(alphabet="ZLCN0123456789.X发明实用新型软著申请SRAB ", max_size=20))
def test_that_every_code_is_an_option_of_the_field(text: str) -> None:
    options = Patent.kind.kind.options  # type: ignore[attr-defined]  # declared as a Choice
    for answer in (patent_kind(text), right_kind(text)):
        assert {*answer.candidates, answer.code} - {None} <= set(options)
