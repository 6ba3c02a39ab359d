"""Records of the lab that a later list does not speak of, on the import's last page and afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.faults import answer
from tests.ui.import_bench import PEOPLE, ImportBench
from ui.tables.page import RecordPage
from ui.wizard.absent_panel import MOST_LINES, AbsentPanel
from wzlab.importing.model import Decisions
from wzlab.importing.proposing import propose

WORDS = "导入的名单里没有实验室已有的 1 人：示例丙。没有改动；已离开的请在人员表中删除或改正。"


@pytest.fixture
def bench(bench: ImportBench) -> ImportBench:
    """Return a window whose lab has three people, from a list that was imported."""
    bench.read(bench.people())
    assert not bench.wizard.preview.absent.isVisible()
    bench.accept()
    return bench


def later(bench: ImportBench, *, degree: str = "硕士") -> Path:
    """Write a list without the third of the three people."""
    return bench.people("下月.xlsx", [*PEOPLE[:2], ("示例乙", "1980-05-01", degree, "")])


def test_that_who_is_not_in_a_later_list_is_named_on_the_last_page(bench: ImportBench) -> None:
    bench.read(later(bench))
    panel = bench.wizard.preview.absent
    assert panel.isVisible()
    assert [(table, line.words.text()) for table, line in panel.lines.items()] == [("staff", WORDS)]


def test_that_the_labs_table_shows_them_alone_by_keyboard(bench: ImportBench) -> None:
    bench.read(later(bench))
    line = bench.wizard.preview.absent.lines["staff"]
    QTest.keyClick(line.button, Qt.Key.Key_Space)
    page = bench.window.workspace.page if bench.window.workspace else None
    assert isinstance(page, RecordPage)
    assert list(page.model.order) == ["s3"]
    assert line.button.accessibleName() == "在人员表中查看这 1 条"
    assert bench.wizard.remark.text() == ("主窗口的人员表现在只列出这 1 条，可以在那里删除或改正；这个窗口可以移开。")


def test_that_they_are_not_told_any_more_once_they_are_deleted(bench: ImportBench) -> None:
    bench.read(later(bench))
    bench.undo()  # with what had brought them
    bench.settle()
    assert bench.names() == ["示例甲", "示例乙"]
    assert not bench.wizard.preview.absent.isVisible()


def test_that_an_import_removes_nobody_and_says_who_is_left(bench: ImportBench) -> None:
    bench.read(later(bench, degree="博士"))
    bench.accept()
    assert bench.names() == ["示例甲", "示例乙", "示例丙"]
    assert bench.said[-1].endswith(f"这一步可以撤销。{WORDS}")


def test_that_they_stand_in_the_list_to_hand_out_even_if_nothing_is_wrong(bench: ImportBench) -> None:
    bench.read(later(bench))
    target = bench.folder / "清单.csv"
    answer(bench.window.desk, target)
    bench.wizard.preview.list_button.click()
    assert ",,,,示例丙,说明,人员：实验室里有，导入的名单里没有。," in target.read_text("utf-8-sig")


def test_that_of_many_tables_the_first_have_lines_and_the_others_are_counted(qtbot: QtBot) -> None:
    tables = ("rooms", "equipment", "projects", "patents", "awards", "milestones")
    lab = lab_of(**{table: [{"id": f"{table}1"}] for table in tables})
    panel = AbsentPanel()
    qtbot.addWidget(panel)
    proposal = propose(lab, wenzhou(), [], [], Decisions())
    panel.show_absent(replace(proposal, absent={table: tuple(lab.tables[table].values()) for table in tables}))
    assert [table for table, line in panel.lines.items() if not line.isHidden()] == list(tables[:MOST_LINES])
    assert panel.more.text() == "另有 2 类记录也是这样，“导出问题清单…”里都有。"
    panel.show_absent(replace(proposal, absent={"awards": tuple(lab.tables["awards"].values())}))
    assert [table for table, line in panel.lines.items() if not line.isHidden()] == ["awards"]
    assert panel.more.isHidden()
