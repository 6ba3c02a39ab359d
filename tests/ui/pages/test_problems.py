"""All problems in one table: how bad, where, what to do; choosing one leads to its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.ui.helpers import Answers, session_of
from ui.pages.problem_model import ProblemModel, problem_place
from ui.pages.problems import ProblemsPage
from ui.session import Place, Session
from wzlab.changes import SetCells
from wzlab.columns import AsTyped
from wzlab.policy.problems import Problem, Severity

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]


@pytest.fixture
def troubled(qtbot: QtBot) -> Session:
    """Return a session of a lab with one cell nobody can read and a birth date in the future."""
    director = {"id": "s1", "name": "张三", "post": "director", "full_time": True, "birth_date": "2030-01-01"}
    other = {"id": "s2", "name": "李四", "post": "research"}
    as_typed = {"s2": {"full_time": "大部分时间"}}
    return session_of(lab_of(units=[UNIVERSITY], staff=[director, other], as_typed=as_typed))


def page_of(qtbot: QtBot, session: Session, *answers: object) -> ProblemsPage:
    """Return the page of a session, on the screen."""
    page = ProblemsPage(session, Answers(*answers))
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    return page


def test_that_a_problem_is_told_with_its_place(qtbot: QtBot, troubled: Session) -> None:
    page = page_of(qtbot, troubled)
    rows = [cells[:3] for cells in page.model.cells()]
    assert ("错误", "人员 · 张三", "出生日期") in rows
    assert ("错误", "人员 · 李四", "全时") in rows


def test_that_enter_leads_to_the_cell(qtbot: QtBot, troubled: Session) -> None:
    page = page_of(qtbot, troubled)
    row = next(row for row, cells in enumerate(page.model.cells()) if cells[1] == "人员 · 李四")
    page.table.setCurrentIndex(page.model.index(row, 0))
    with qtbot.waitSignal(troubled.asked_to_show) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s2", "full_time")]


def test_that_the_whole_sentence_stands_below_the_table(qtbot: QtBot, troubled: Session) -> None:
    page = page_of(qtbot, troubled)
    row = next(row for row, cells in enumerate(page.model.cells()) if cells[1] == "人员 · 李四")
    page.table.setCurrentIndex(page.model.index(row, 0))
    assert page.sentence.text().startswith("“全时”读不出“大部分时间”")


def test_that_an_edit_moves_only_what_it_changes(qtbot: QtBot, troubled: Session, watched: Watch) -> None:
    model = ProblemModel(troubled)
    watched(model)
    model.tell()
    before = [model.problem(row) for row in range(model.rowCount())]
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    troubled.do(SetCells("staff", "s2", (("full_time", True),)), "改")
    model.tell()
    assert resets == []
    after = [model.problem(row) for row in range(model.rowCount())]
    assert after == [problem for problem in before if problem.field != "full_time"]
    troubled.undo_stack.undo()
    model.tell()
    assert [model.problem(row) for row in range(model.rowCount())] == before


def test_that_the_page_follows_an_edit(qtbot: QtBot, troubled: Session) -> None:
    page = page_of(qtbot, troubled)
    before = page.model.rowCount()
    troubled.do(SetCells("staff", "s1", (("full_time", AsTyped("也许")),)), "改")
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)


def test_that_the_filter_leaves_one_severity(qtbot: QtBot) -> None:
    session = session_of("draft-blanks")
    page = page_of(qtbot, session)
    page.filter.setCurrentIndex(2)
    severities = {page.model.problem(row).severity for row in range(page.model.rowCount())}
    assert severities == {Severity.WARNING}
    assert page.model.rowCount() == session.problems.number(Severity.WARNING)


def test_that_a_lab_without_problems_is_told_so(qtbot: QtBot) -> None:
    page = page_of(qtbot, session_of("university-ready"))
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()


def test_that_a_problem_of_a_record_that_is_missing_leads_to_its_table(troubled: Session) -> None:
    problem = Problem("single.missing", None, "units.role", Severity.ERROR, "没有依托单位。")
    assert problem_place(troubled, problem) == Place("units", None, "role")


def test_that_the_list_is_copied_and_written(qtbot: QtBot, troubled: Session, tmp_path: Path) -> None:
    page = page_of(qtbot, troubled, tmp_path / "问题.csv")
    page.copy_button.click()
    assert "[错误] 人员 · 李四、全时：“全时”读不出“大部分时间”" in QGuiApplication.clipboard().text()
    page.export_button.click()
    lines = (tmp_path / "问题.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "轻重,记录,字段,问题说明"
    assert len(lines) == page.model.rowCount() + 1
