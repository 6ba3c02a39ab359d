"""The page around a table: heading, filter, places, what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from tests.ui.tables.pages import (
    CTRL,
    SHIFT,
    STAFF,
    FormStub,
    Key,
    current_field,
    fresh_settings,
    go,
    names,
    press,
    shown_page,
    write,
)
from ui.session import Place, Selection
from ui.settings import Settings
from ui.tables.filters import Show
from ui.tables.memory import table_setting
from ui.tables.page import RecordPage
from wzlab.language import use_language
from wzlab.records import Award, Instrument, Patent, Person, Project, Room, Target

LEAD = [{"id": "u1", "role": "lead", "entity_type": "university"}]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings that nothing is remembered in yet."""
    return fresh_settings(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> RecordPage:
    """Return the page of three people."""
    return shown_page(qtbot, session_of(units=LEAD, staff=STAFF), settings)


def form_of(page: RecordPage) -> FormStub:
    """Return the stand-in for the form."""
    assert isinstance(page.form, FormStub)
    return page.form


def test_that_the_heading_counts_and_follows_an_edit(page: RecordPage) -> None:
    assert page.heading.text() == "3 人 · 计入 1 · 待定 1 · 未计 1"

    page.session.set_cell("s3", Person.full_time, True)
    assert page.heading.text() == "3 人 · 计入 2 · 待定 0 · 未计 1"


def test_that_the_heading_counts_no_record_of_another_table(qtbot: QtBot, settings: Settings) -> None:
    awards = [{"id": "w1", "level": "national"}, {"id": "w2", "level": "other"}]
    projects = [{"id": f"p{number}", "level": "commissioned"} for number in range(5)]
    page = shown_page(qtbot, session_of(units=LEAD, awards=awards, projects=projects), settings, Award)
    assert page.heading.text() == "2 条 · 符合 1 · 待定 0 · 不符合 1"


def test_that_the_heading_of_a_table_whose_condition_does_not_apply_only_says_how_many(
    qtbot: QtBot, settings: Settings
) -> None:
    page = shown_page(qtbot, session_of(units=LEAD, patents=[{"id": "k1", "kind": "invention"}]), settings, Patent)
    assert page.heading.text() == "1 件"


def test_that_another_condition_is_counted_when_it_is_chosen(page: RecordPage) -> None:
    before = page.model.condition
    page.conditions.setCurrentIndex(page.conditions.currentIndex() + 1)

    assert page.model.condition is not before
    assert page.conditions.currentText() == str(page.model.condition.title if page.model.condition else "")


def test_that_the_form_shows_the_record_of_the_cursor(qtbot: QtBot, page: RecordPage) -> None:
    go(page, 1, "name")
    go(page, 1, "degree")
    go(page, 2, "degree")

    assert form_of(page).shown[-2:] == ["s2", "s3"]


def test_that_a_cell_changed_elsewhere_is_followed_without_moving_the_cursor(page: RecordPage) -> None:
    go(page, 1, "degree")
    page.session.set_cell("s1", Person.name, "改名")

    assert names(page)[0] == "改名"
    assert current_field(page) == (1, "degree")


# --- filter ---------------------------------------------------------------------------------------------------------


def test_that_a_slash_goes_to_the_filter_and_enter_back_to_the_table(qtbot: QtBot, page: RecordPage) -> None:
    QTest.keyClick(page.table, Key.Key_Slash)
    assert page.bar.line.hasFocus()
    QTest.keyClicks(page.bar.line, "ls")
    QTest.keyClick(page.bar.line, Key.Key_Return)

    assert names(page) == ["李四"]
    assert page.table.hasFocus()
    assert page.heading.text().endswith("显示其中 1 条")


def test_that_ctrl_shift_f_goes_to_the_filter(qtbot: QtBot, page: RecordPage) -> None:
    press(page, Key.Key_F, CTRL | SHIFT)

    assert page.bar.line.hasFocus()


def test_that_typing_filters_after_a_pause_and_escape_shows_all(qtbot: QtBot, page: RecordPage) -> None:
    page.bar.line.setFocus()
    QTest.keyClicks(page.bar.line, "ww")
    qtbot.waitUntil(lambda: names(page) == ["王五"])
    QTest.keyClick(page.bar.line, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_that_a_choice_shows_what_is_undecided(page: RecordPage) -> None:
    page.bar.shows.setCurrentIndex(page.bar.shows.findData(Show.UNDECIDED.value))

    assert names(page) == ["王五"]


def test_that_the_cursor_stays_on_its_record_through_a_filter(page: RecordPage) -> None:
    go(page, 2, "degree")
    page.bar.put("王", Show.ALL)

    assert current_field(page) == (0, "degree")
    assert form_of(page).shown[-1] == "s3"


def test_that_the_form_is_emptied_when_the_filter_hides_its_record(page: RecordPage) -> None:
    go(page, 0, "degree")
    page.bar.put("王", Show.ALL)

    assert form_of(page).shown[-1] is None


def test_that_nothing_found_offers_to_show_all(qtbot: QtBot, page: RecordPage) -> None:
    page.bar.put("没有这样的人", Show.ALL)
    assert page.stack.currentWidget() is page.nothing
    button = page.nothing.findChild(QPushButton, "nothing_found_show_all")
    assert isinstance(button, QPushButton)
    button.click()

    assert len(names(page)) == 3


def test_that_a_selection_is_shown_alone_with_a_chip_that_ends_it(qtbot: QtBot, page: RecordPage) -> None:
    page.show_selection(Selection("staff", ("s3", "s1"), "未计入：非全时（2 条）"))
    assert names(page) == ["张三", "王五"]
    assert page.bar.chip.isVisible()
    assert "未计入：非全时（2 条）" in page.bar.chip.text()

    page.bar.chip.click()
    assert len(names(page)) == 3
    assert not page.bar.chip.isVisible()


# --- places ---------------------------------------------------------------------------------------------------------


def test_that_a_place_gets_the_cursor_and_the_focus_and_no_editor(page: RecordPage) -> None:
    page.bar.line.setFocus()
    page.show_place(Place("staff", "s2", "insured_by"))

    assert current_field(page) == (1, "insured_by")
    assert page.table.hasFocus()
    assert page.table.cell_delegate.editor is None
    assert page.table.viewport().rect().intersects(page.table.visualRect(page.table.currentIndex()))
    assert page.current_place() == Place("staff", "s2", "insured_by")


def test_that_a_place_the_filter_hides_is_let_in_and_the_filter_stays(page: RecordPage) -> None:
    page.bar.put("王", Show.ALL)
    page.show_place(Place("staff", "s1", "degree"))

    assert names(page) == ["张三", "王五"]
    assert page.bar.line.text() == "王"
    assert current_field(page) == (0, "degree")


def test_that_a_place_in_a_hidden_column_goes_to_the_form(page: RecordPage) -> None:
    page.table.setColumnHidden(page.model.section_of("degree"), True)
    page.show_place(Place("staff", "s2", "degree"))

    assert page.table.current_id == "s2"
    assert form_of(page).fields == ["degree"]


def test_that_a_place_of_a_removed_record_breaks_nothing(page: RecordPage) -> None:
    page.show_place(Place("staff", "gone", "degree"))

    assert len(names(page)) == 3


def test_that_a_double_click_on_the_sign_asks_for_the_working(qtbot: QtBot, page: RecordPage) -> None:
    place = page.table.visualRect(page.model.index(0, 0)).center()
    with qtbot.waitSignal(page.session.asked_about) as asked:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.model.condition is not None
    assert asked.args == [page.model.condition.id]


# --- the empty table ------------------------------------------------------------------------------------------------


def test_that_an_empty_table_says_what_asks_for_it_and_how_to_begin(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(), settings, Room)
    assert page.stack.currentWidget() is page.empty
    assert "三(一)2" in page.empty.words.text()
    assert not page.operations.actions["remove"].isEnabled()

    button = page.empty.findChild(QPushButton, "empty_record_add_below")
    assert isinstance(button, QPushButton)
    button.click()
    assert page.stack.currentWidget() is page.table
    assert current_field(page) == (0, "building")
    assert page.table.hasFocus()


def test_that_the_form_stands_below_a_table_only_when_it_has_records(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(units=LEAD), settings)
    assert form_of(page).isHidden()

    page.operations.actions["add_below"].trigger()
    assert not form_of(page).isHidden()


def test_that_the_last_row_gone_leaves_the_empty_table(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(rooms=[{"id": "r1"}]), settings, Room)
    go(page, 0, "use")
    page.operations.remove()

    assert page.stack.currentWidget() is page.empty
    assert form_of(page).shown[-1] is None


# --- the sensitive --------------------------------------------------------------------------------------------------


def test_that_the_eye_is_only_there_where_something_is_sensitive(qtbot: QtBot, settings: Settings) -> None:
    staff = shown_page(qtbot, session_of(staff=STAFF), settings)
    equipment = shown_page(qtbot, session_of(equipment=[{"id": "e1"}]), settings, Instrument)

    assert staff.eye.isVisible()
    assert not [action for action in equipment.findChildren(type(staff.eye)) if action.objectName() == "x"]
    assert equipment.eye.associatedObjects() == []


# --- what is remembered ---------------------------------------------------------------------------------------------


def test_that_columns_sort_filter_and_condition_are_there_again_tomorrow(qtbot: QtBot, settings: Settings) -> None:
    session = session_of(units=LEAD, staff=STAFF)
    page = shown_page(qtbot, session, settings)
    header = page.table.horizontalHeader()
    header.moveSection(header.visualIndex(page.model.section_of("degree")), 1)
    header.resizeSection(page.model.section_of("degree"), header.fontMetrics().height() * 11)
    menu = page.columns.menu(page)
    hiding = next(action for action in menu.actions() if action.text() == "性别")
    hiding.trigger()
    page.table.sortByColumn(page.model.section_of("name"), Qt.SortOrder.DescendingOrder)
    page.conditions.setCurrentIndex(1)
    page.bar.put("五", Show.UNDECIDED)

    again = shown_page(qtbot, session, settings)
    assert again.columns.state() == page.columns.state()
    assert again.table.isColumnHidden(again.model.section_of("gender"))
    assert again.table.columnWidth(again.model.section_of("degree")) == header.fontMetrics().height() * 11
    assert (again.model.sort_section, again.model.descending) == (again.model.section_of("name"), True)
    assert again.model.condition is page.model.condition
    assert (again.bar.line.text(), again.bar.filter.show) == ("五", Show.UNDECIDED)
    assert list(again.model.order) == list(page.model.order)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"columns": 3, "sort": [1], "show": "x", "split": ["a"]}',
                                  '{"columns": {"widths": {"name": "wide"}, "order": ["nothing", 7], "hidden": 1}}',
                                  '{"columns": {"widths": {"name": 9999999}}, "sort": ["gone", true]}'])  # fmt: skip
def test_that_what_cannot_be_understood_is_not_remembered(qtbot: QtBot, settings: Settings, text: str) -> None:
    fresh = shown_page(qtbot, session_of(staff=STAFF), settings)
    expected = fresh.columns.state()
    settings.set(table_setting("staff"), text)
    page = shown_page(qtbot, session_of(staff=STAFF), settings)

    assert page.columns.state() == expected
    assert len(names(page)) == 3


def test_that_the_last_column_cannot_be_hidden_and_all_can_be_shown_again(qtbot: QtBot, page: RecordPage) -> None:
    for section in range(2, page.model.columnCount()):
        page.table.setColumnHidden(section, True)
    menu = page.columns.menu(page)
    assert not menu.actions()[0].isEnabled()

    next(action for action in menu.actions() if action.text() == "全部显示").trigger()
    assert len(page.table.shown_columns()) == len(Person.columns)


def test_that_the_row_menu_has_every_operation_with_its_shortcut(page: RecordPage) -> None:
    actions = [action for action in page.row_menu().actions() if not action.isSeparator()]

    assert actions == page.record_actions
    assert all(action.shortcut().toString() for action in actions)


# --- the keyboard alone ---------------------------------------------------------------------------------------------


def test_that_a_blank_is_filled_from_its_place_by_keyboard_alone(qtbot: QtBot, page: RecordPage) -> None:
    page.show_place(Place("staff", "s3", "full_time"))
    write(page, "s")
    press(page, Key.Key_Return)

    assert page.model.records["s3"].cell("full_time") is True
    assert page.heading.text() == "3 人 · 计入 2 · 待定 0 · 未计 1"


def test_that_everything_has_a_name_for_a_screen_reader(page: RecordPage) -> None:
    widgets = [page.table, page.conditions, page.bar.line, page.bar.shows]

    assert all(widget.accessibleName() and widget.objectName() for widget in widgets)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_the_page_fits_a_narrow_column(qtbot: QtBot, settings: Settings, language: str) -> None:
    use_language(language)
    try:
        page = shown_page(qtbot, session_of("enterprise-gaps"), settings)
        page.resize(470, 560)
        assert page.minimumSizeHint().width() <= 470
    finally:
        use_language("zh")


def test_that_what_a_record_is_known_by_and_what_decides_stand_first(qtbot: QtBot, page: RecordPage) -> None:
    header = page.table.horizontalHeader()
    keys = [
        column.key for place in range(1, header.count()) if (column := page.model.column_at(header.logicalIndex(place)))
    ]
    assert keys[:5] == ["name", "birth_date", "unit", "post", "source"]
    assert keys[9:13] == ["other_city_lab", "id_type", "id_number", "gender"]


def test_that_the_cursor_can_be_put_on_a_record_or_on_the_first(qtbot: QtBot, page: RecordPage) -> None:
    page.look_at("s2")
    assert page.current_place().record_id == "s2"
    page.look_at("gone")
    assert page.current_place().record_id == "s1"


def test_that_rows_are_looked_at_by_a_condition_that_applies_to_the_lab(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of("enterprise-gaps"), settings, Project)
    assert page.model.condition is not None
    assert page.model.condition.id == "basis.achievement"


def test_that_a_table_no_condition_looks_at_has_no_column_of_signs(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of("enterprise-gaps"), settings, Target)
    assert page.table.isColumnHidden(0)
    page.columns.show_all()
    assert page.table.isColumnHidden(0)
