"""Columns of several tables: none that wants a look is passed over, and one is changed by two clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from tests.ui.import_bench import ImportBench
from ui.wizard.column_model import FIELD, FOUND, HEADING
from ui.wizard.offering import OfferingEditor
from ui.wizard.steps import Step, asks
from ui.wizard.words import how_words
from wzlab.importing.model import ColumnMatch

ROOMS = (("楼宇", "房间号", "面积"), ("A楼", "301", 45.5), ("A楼", "302", 60))
"""It is not said whether the area is that of use or that of the building: two fields to choose from."""
PEOPLE = (("姓名", "学位"), ("示例丙", "博士"))


@pytest.fixture
def three(bench: ImportBench) -> ImportBench:
    """Import three tables: of the first and the last a column wants a look."""
    bench.read(
        bench.book("一号楼.xlsx", ("用房", ROOMS)),
        bench.people(rows=PEOPLE),
        bench.book("二号楼.xlsx", ("用房", ROOMS)),
    )
    assert bench.shows(Step.COLUMNS)
    return bench


def table(bench: ImportBench) -> str:
    return bench.wizard.columns.tables.currentText()


def click(bench: ImportBench, row: int, column: int) -> None:
    view = bench.wizard.columns.view
    place = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def pick(bench: ImportBench, words: str) -> None:
    """Click on what is offered in the open list."""
    (editor,) = bench.wizard.columns.view.findChildren(OfferingEditor)
    choices = editor.choices
    offered = [choices.offered.candidate(row).text for row in range(choices.offered.rowCount())]
    index = choices.offered.index(offered.index(words))
    choices.scrollTo(index)
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=choices.visualRect(index).center())
    bench.settle()


def test_that_each_table_tells_how_many_of_its_columns_want_a_look(three: ImportBench) -> None:
    tables = three.wizard.columns.tables
    assert [tables.itemText(place) for place in range(tables.count())] == [
        "一号楼.xlsx · 用房（场地）：1 列待看",
        "人员.xlsx · 在职人员（人员）",
        "二号楼.xlsx · 用房（场地）：1 列待看",
    ]
    assert three.wizard.columns.summary.text() == "共 3 列，对上 2 列。有 1 列请看一下（带问号）。别的表里还有 1 列。"


def test_that_no_table_with_a_column_to_look_at_is_passed_over(three: ImportBench) -> None:
    wizard = three.wizard
    assert wizard.next.text() == "下一张表(&N)"
    assert wizard.next.accessibleName() == "下一张表"
    wizard.next.click()
    assert three.shows(Step.COLUMNS)
    assert table(three) == "二号楼.xlsx · 用房（场地）：1 列待看"
    assert wizard.columns.view.currentIndex().row() == 2
    assert (wizard.back.text(), wizard.next.text()) == ("上一张表(&B)", "下一步(&N)")
    wizard.back.click()
    assert (wizard.back.text(), wizard.next.text()) == ("上一步(&B)", "下一张表(&N)")
    assert table(three).startswith("一号楼.xlsx")
    for _turn in range(2):
        QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert three.shows(Step.PREVIEW)
    wizard.show_step(Step.COLUMNS)
    assert table(three).startswith("一号楼.xlsx")
    wizard.back.click()
    assert three.shows(Step.FILES)


def test_that_a_table_whose_columns_are_settled_is_not_shown_again(three: ImportBench) -> None:
    wizard = three.wizard
    wizard.next.click()
    click(three, 2, FIELD)
    pick(three, "使用面积")
    assert table(three) == "二号楼.xlsx · 用房（场地）"
    wizard.back.click()
    assert wizard.next.text() == "下一步(&N)"
    assert wizard.columns.summary.text() == "共 3 列，对上 2 列。有 1 列请看一下（带问号）。"


def test_that_going_on_while_it_is_worked_out_passes_no_table_over_either(three: ImportBench) -> None:
    wizard = three.wizard
    click(three, 2, FIELD)
    (editor,) = wizard.columns.view.findChildren(OfferingEditor)
    choices = editor.choices
    area = choices.offered.index(choices.offered.row_of("使用面积"))
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=choices.visualRect(area).center())
    assert wizard.round.is_busy
    wizard.next.click()
    three.settle()
    assert three.shows(Step.COLUMNS)
    assert table(three).startswith("二号楼.xlsx")


def test_that_a_column_is_matched_by_two_clicks(three: ImportBench) -> None:
    model = three.wizard.columns.model
    assert three.rows(model, HEADING, FIELD, FOUND)[2] == (
        "面积",
        "（不导入）",
        "没有写明是使用面积还是建筑面积：请选定一个。",
    )
    click(three, 2, FIELD)
    pick(three, "使用面积")
    assert three.rows(model, FIELD, FOUND)[2] == ("使用面积", "自己选的")
    assert three.wizard.columns.view.state() is not QTableView.State.EditingState
    assert asks(three.wizard.round, Step.COLUMNS) == 1


def test_that_the_last_of_two_columns_chosen_for_one_field_has_it(bench: ImportBench) -> None:
    bench.read(
        bench.book("用房.xlsx", ("用房", (("楼宇", "房间号", "用途", "甲", "乙"), ("A楼", "301", "实验", 45.5, 60))))
    )
    bench.wizard.show_step(Step.COLUMNS)
    model = bench.wizard.columns.model
    for row in (3, 4, 3):
        click(bench, row, FIELD)
        pick(bench, "使用面积")
        assert bench.rows(model, FIELD, FOUND)[row] == ("使用面积", "自己选的")
    assert bench.rows(model, FIELD)[4] == ("（不导入）",)
    bench.wizard.round.undo()
    bench.settle()
    assert [line[0] for line in bench.rows(model, FIELD)[3:]] == ["（不导入）", "使用面积"]


def test_that_a_click_elsewhere_in_a_row_edits_nothing(three: ImportBench) -> None:
    click(three, 2, HEADING)
    assert three.wizard.columns.view.findChildren(OfferingEditor) == []
    assert three.wizard.columns.view.currentIndex().row() == 2


def test_that_a_column_that_may_mean_several_fields_asks_for_a_choice() -> None:
    assert how_words(ColumnMatch(1, "职务/职称", None, others=("title", "post"))) == "请选一个栏目；不选就不导入"
    assert how_words(ColumnMatch(1, "面积", None, others=("use_area",), remark="请选定一个。")) == "请选定一个。"
    assert how_words(ColumnMatch(1, "爱好", None)) == "没有对应，不导入"


def test_that_a_long_name_of_a_file_does_not_widen_the_window(bench: ImportBench) -> None:
    bench.read(bench.book(f"{'近三年承担的科研项目' * 8}.xlsx", ("用房", ROOMS)))
    assert bench.wizard.columns.minimumSizeHint().width() < 700


def test_that_a_key_held_down_leads_no_further_than_one_step(three: ImportBench) -> None:
    assert not [one.key().toString() for one in three.wizard.findChildren(QShortcut) if one.autoRepeat()]
