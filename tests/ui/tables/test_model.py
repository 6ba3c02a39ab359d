"""What the cells of a table show and say, and how rows are sorted and filtered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from tests.ui.tables.pages import STAFF, fresh_settings, names, shown_page
from ui.session import Session
from ui.tables.filters import Filter, Show
from ui.tables.model import RecordTableModel
from ui.tables.rows_model import OWN_ORDER, SIGN
from wzlab.columns import Record
from wzlab.policy.pack import Condition
from wzlab.policy.subjects import conditions_about, main_condition
from wzlab.records import Attachment, Instrument, Person, Room, Unit

Role = Qt.ItemDataRole
DOWN = Qt.SortOrder.DescendingOrder
Watch = Callable[[QAbstractItemModel], object]


def model_of(session: Session, record_type: type[Record] = Person) -> RecordTableModel:
    """Return the model of a table under its main condition."""
    return RecordTableModel(session, record_type, main_condition(session.pack, record_type.table))


def ids(model: RecordTableModel) -> list[str]:
    """Return the ids of the rows."""
    return list(model.order)


def condition_on_staff(session: Session) -> Condition:
    """Return the condition that counts full-time staff."""
    condition = main_condition(session.pack, "staff")
    assert condition is not None
    return condition


def test_that_a_table_has_a_sign_then_its_fields_then_the_proofs(qtbot: QtBot, watched: Watch) -> None:
    model = model_of(session_of(staff=STAFF))
    watched(model)

    assert (model.rowCount(), model.columnCount()) == (3, len(Person.columns) + 2)
    assert model.headerData(model.section_of("degree"), Qt.Orientation.Horizontal) == "学位"
    assert model.index(0, model.section_of("degree")).data() == "博士"


def test_that_the_sign_says_what_became_of_a_record(qtbot: QtBot) -> None:
    model = model_of(session_of(units=[{"id": "u1", "role": "lead", "entity_type": "university"}], staff=STAFF))
    said = [str(model.index(row, SIGN).data(Role.AccessibleTextRole)) for row in range(3)]

    assert said[0].startswith("计入")
    assert said[1].startswith("未计入：")
    assert said[2].startswith("待定：缺 ")
    assert "全时" in said[2]


def test_that_yes_no_and_blank_are_told_apart(qtbot: QtBot) -> None:
    model = model_of(session_of(units=[{"id": "u1", "role": "lead", "entity_type": "university"}], staff=STAFF))
    section = model.section_of("full_time")
    looks = [model.look_at(row, section) for row in range(3)]

    assert [look.text for look in looks] == ["是", "否", ""]
    assert [look.hint for look in looks] == ["", "", "待补"]
    assert [look.owed for look in looks] == [False, False, True]


def test_that_only_blanks_of_deciding_fields_are_hinted_at(qtbot: QtBot) -> None:
    model = model_of(session_of(staff=STAFF))

    assert model.look_at(2, model.section_of("birth_date")).hint in ("待补", "未填")
    assert model.look_at(0, model.section_of("gender")).hint == ""


def test_that_a_blank_unit_of_a_person_says_that_it_means_the_lead_unit(qtbot: QtBot) -> None:
    model = model_of(session_of(staff=STAFF))

    assert model.look_at(0, model.section_of("unit")).hint == "（依托单位）"


def test_that_amounts_are_shown_in_wan_and_exactly_in_the_tip(qtbot: QtBot) -> None:
    model = model_of(session_of(equipment=[{"id": "e1", "original_value": 12345000}]), Instrument)
    index = model.index(0, model.section_of("original_value"))

    assert index.data() == "1,234.50"
    assert "12,345,000 元" in str(index.data(Role.ToolTipRole))
    assert index.data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(index.column(), Qt.Orientation.Horizontal) == "账面原值（万元）"


def test_that_a_heading_names_the_clauses_that_ask_for_the_field(qtbot: QtBot) -> None:
    session = session_of(staff=STAFF)
    model = model_of(session)
    tip = str(model.headerData(model.section_of("full_time"), Qt.Orientation.Horizontal, Role.ToolTipRole))

    assert "★" in tip
    assert condition_on_staff(session).clause in tip


def test_that_sensitive_cells_are_masked_until_laid_bare(qtbot: QtBot, watched: Watch) -> None:
    model = model_of(session_of(staff=[{"id": "s1", "phone": "13800138000"}]))
    watched(model)
    index = model.index(0, model.section_of("phone"))
    assert index.data() == "138****8000"
    assert "13800138000" not in str(index.data(Role.ToolTipRole)) + str(index.data(Role.AccessibleTextRole))

    model.lay_bare(bare=True)
    assert index.data() == "13800138000"


def test_that_markup_in_a_cell_is_no_markup_in_its_tip(qtbot: QtBot) -> None:
    model = model_of(session_of(staff=[{"id": "s1", "name": "<b>张</b>"}]))

    assert "&lt;b&gt;张&lt;/b&gt;" in str(model.index(0, model.section_of("name")).data(Role.ToolTipRole))


def test_that_a_screen_reader_hears_heading_content_and_problem(qtbot: QtBot) -> None:
    session = session_of(staff=[{"id": "s1", "name": "张三"}])
    model = model_of(session)
    index = model.index(0, model.section_of("birth_date"))
    model.setData(index, "很早")
    said = str(index.data(Role.AccessibleTextRole))

    assert said.startswith("出生日期：很早，读不出，已原样保留，错误：")


def test_that_typed_text_is_read_by_the_one_law(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(equipment=[{"id": "e1"}])
    model = model_of(session, Instrument)
    watched(model)
    index = model.index(0, model.section_of("original_value"))

    assert model.setData(index, "0.05亿")
    assert index.data() == "500.00"
    assert not model.setData(index, "500")


def test_that_nothing_is_typed_into_the_sign(qtbot: QtBot) -> None:
    model = model_of(session_of(staff=STAFF))

    assert not model.flags(model.index(0, SIGN)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, SIGN), "x")


def test_that_names_of_other_records_follow_their_change(qtbot: QtBot) -> None:
    session = session_of(units=[{"id": "u1", "name": "旧名"}], staff=[{"id": "s1", "unit": "u1"}])
    model = model_of(session)
    index = model.index(0, model.section_of("unit"))
    painted: list[int] = []
    model.dataChanged.connect(lambda first, last: painted.extend(range(first.column(), last.column() + 1)))
    unit = session.lab.tables["units"]["u1"]
    session.set_cell("u1", unit.column_of["name"], "新名")

    assert index.data() == "新名"
    assert model.section_of("unit") in painted


# --- sorting --------------------------------------------------------------------------------------------------------

PEOPLE = [
    {"id": "s1", "name": "王五", "birth_date": "1990", "title_level": "junior"},
    {"id": "s2", "name": "李四", "title_level": "senior"},
    {"id": "s3", "name": "张三", "birth_date": "1985-03-02", "title_level": "associate"},
    {"id": "s4", "name": "李四", "birth_date": "1985-03", "title_level": "junior"},
]


@pytest.mark.parametrize(
    ("key", "order", "expected"),
    [
        ("birth_date", Qt.SortOrder.AscendingOrder, ["s4", "s3", "s1", "s2"]),
        ("birth_date", DOWN, ["s1", "s3", "s4", "s2"]),
        ("title_level", Qt.SortOrder.AscendingOrder, ["s2", "s3", "s1", "s4"]),
        ("title_level", DOWN, ["s1", "s4", "s3", "s2"]),
        ("name", Qt.SortOrder.AscendingOrder, ["s2", "s4", "s1", "s3"]),
    ],
)
def test_that_rows_are_sorted_by_value_stably_with_blanks_last(
    qtbot: QtBot, watched: Watch, key: str, order: Qt.SortOrder, expected: list[str]
) -> None:
    model = model_of(session_of(staff=PEOPLE))
    watched(model)
    model.sort(model.section_of(key), order)
    assert ids(model) == expected

    model.sort(OWN_ORDER)
    assert ids(model) == ["s1", "s2", "s3", "s4"]


def test_that_the_third_click_on_a_heading_goes_back_to_the_labs_order(qtbot: QtBot, tmp_path: Path) -> None:
    page = shown_page(qtbot, session_of(staff=PEOPLE), fresh_settings(tmp_path))
    header = page.table.horizontalHeader()
    section = page.model.section_of("name")
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(section) + header.sectionSize(section) // 2)
    place.setY(header.height() // 2)
    seen = []
    for _time in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(names(page))

    assert seen == [
        ["李四", "李四", "王五", "张三"],
        ["张三", "王五", "李四", "李四"],
        ["王五", "李四", "张三", "李四"],
    ]


def test_that_an_edited_row_stays_where_it_is_until_the_next_sort(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(staff=PEOPLE)
    model = model_of(session)
    watched(model)
    model.sort(model.section_of("name"))
    session.set_cell("s2", Person.name, "周八")
    assert ids(model) == ["s2", "s4", "s1", "s3"]

    model.sort(model.section_of("name"))
    assert ids(model) == ["s4", "s1", "s3", "s2"]


def test_that_the_sign_sorts_counted_before_undecided_before_not_counted(qtbot: QtBot) -> None:
    lead = [{"id": "u1", "role": "lead", "entity_type": "university"}]
    staff = [{"id": "a", "full_time": False}, {"id": "b", "full_time": None}, {"id": "c", "full_time": True}]
    model = model_of(session_of(units=lead, staff=staff))
    model.sort(SIGN)

    assert ids(model) == ["c", "b", "a"]


# --- filtering ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("张", ["s3"]), ("ls", ["s2", "s4"]), ("正高", ["s2"]), ("1985", ["s3", "s4"]), ("  ", ["s1", "s2", "s3", "s4"]),
     ("zg", ["s2"]), ("没有", [])],
)  # fmt: skip
def test_that_a_filter_finds_chinese_shown_words_and_initials(
    qtbot: QtBot, watched: Watch, typed: str, expected: list[str]
) -> None:
    model = model_of(session_of(staff=PEOPLE))
    watched(model)
    model.show_only(Filter(typed))

    assert ids(model) == expected


def test_that_rows_are_filtered_by_what_became_of_them(qtbot: QtBot) -> None:
    lead = [{"id": "u1", "role": "lead", "entity_type": "university"}]
    model = model_of(session_of(units=lead, staff=STAFF))
    found: dict[Show, list[str]] = {}
    for show in (Show.COUNTED, Show.UNDECIDED, Show.NOT_COUNTED):
        model.show_only(Filter(show=show))
        found[show] = ids(model)

    assert found == {Show.COUNTED: ["s1"], Show.UNDECIDED: ["s3"], Show.NOT_COUNTED: ["s2"]}


def test_that_rows_with_problems_are_found(qtbot: QtBot) -> None:
    session = session_of(staff=STAFF)
    model = model_of(session)
    session.set_cell("s2", Person.birth_date, model.forms.read(Person.birth_date, "说不清"))
    model.show_only(Filter(show=Show.PROBLEMS))

    assert "s2" in ids(model)
    assert all(session.problems.of(record_id) for record_id in ids(model))


def test_that_an_edited_row_stays_until_the_next_filter(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(staff=PEOPLE)
    model = model_of(session)
    watched(model)
    model.show_only(Filter("李四"))
    session.set_cell("s2", Person.name, "赵六")
    assert ids(model) == ["s2", "s4"]

    model.show_only(Filter("李四"))
    assert ids(model) == ["s4"]


def test_that_a_renamed_unit_is_found_by_its_new_name(qtbot: QtBot) -> None:
    session = session_of(units=[{"id": "u1", "name": "旧名"}], staff=[{"id": "s1", "unit": "u1"}])
    model = model_of(session)
    model.show_only(Filter("新名"))
    assert ids(model) == []

    session.set_cell("u1", session.lab.tables["units"]["u1"].column_of["name"], "新名")
    model.show_only(Filter("新名"))
    assert ids(model) == ["s1"]


def test_that_a_record_the_filter_hides_can_be_let_in(qtbot: QtBot, watched: Watch) -> None:
    model = model_of(session_of(staff=PEOPLE))
    watched(model)
    model.show_only(Filter("李四"))

    assert model.let_in("s3") == 1
    assert ids(model) == ["s2", "s3", "s4"]


# --- conditions -----------------------------------------------------------------------------------------------------


def test_that_another_condition_gives_other_signs(qtbot: QtBot, watched: Watch) -> None:
    session = session_of("enterprise-gaps")
    model = model_of(session)
    watched(model)
    others = [one for one in conditions_about(session.pack, "staff") if one != model.condition]
    model.judge_by(others[0])

    assert model.counts is not None
    assert str(others[0].title) in str(model.headerData(SIGN, Qt.Orientation.Horizontal, Role.ToolTipRole))


def test_that_a_table_no_condition_looks_at_has_no_signs(qtbot: QtBot) -> None:
    model = RecordTableModel(session_of(attachments=[{"id": "x1", "title": "证书"}]), Attachment, None)

    assert model.counts is None
    assert model.index(0, SIGN).data(Role.AccessibleTextRole) is None


def test_that_counts_follow_an_edit(qtbot: QtBot) -> None:
    session = session_of(
        units=[{"id": "u1", "role": "lead", "entity_type": "university"}], staff=STAFF, rooms=[{"id": "r1"}]
    )
    model = model_of(session)
    assert model.counts == (1, 1, 1)

    session.set_cell("s3", Person.full_time, True)
    assert model.counts == (2, 0, 1)


def test_that_rows_of_another_table_are_not_shown(qtbot: QtBot) -> None:
    model: Any = model_of(session_of(staff=STAFF, rooms=[{"id": "r1"}]), Room)

    assert ids(model) == ["r1"]


def test_that_a_blank_another_condition_waits_for_is_awaited_too(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(units=[{"id": "u1", "role": "lead", "entity_type": "university", "registered_in_city": True}])
    model = RecordTableModel(session, Unit, session.condition("applicant.type"))
    watched(model)
    hints = {key: model.look_at(0, model.section_of(key)).hint for key in ("legal_person", "category", "high_tech")}
    assert hints == {"legal_person": "待补", "category": "待补", "high_tech": "未填"}
