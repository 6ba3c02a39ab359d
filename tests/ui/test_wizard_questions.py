"""Questions answered by the mouse: an answer is seen, the next question comes by itself, and what was said is taken back."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.faults import session_on
from tests.ui.import_bench import ImportBench
from ui.wizard.question_model import ASKED, NUMBER
from ui.wizard.question_page import QuestionPage
from ui.wizard.steps import Step, asks
from wzlab.records import Unit

UNITS = ("机械学院", "物理学院", "化学学院", "资产处")
ADD = 1
"""The place of the answer that adds a unit: behind the lead unit, before the blank."""


@pytest.fixture
def bench(bench: ImportBench) -> ImportBench:
    rows = tuple((f"张样{place:02d}", unit) for place, unit in enumerate(UNITS))
    bench.read(bench.people("花名册.xlsx", (("姓名", "所在单位"), *rows)))
    assert bench.shows(Step.QUESTIONS)
    return bench


def pick(page: QuestionPage, place: int) -> None:
    """Click on an answer."""
    option = page.options[place]
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(option.height() // 2, option.height() // 2))


def row(page: QuestionPage) -> int:
    return page.view.currentIndex().row()


def is_past(page: QuestionPage, before: int) -> bool:
    return row(page) == before + 1


def answers(bench: ImportBench) -> list[str]:
    return [line[0] for line in bench.rows(bench.wizard.questions.model, 2)]


def test_that_questions_are_answered_by_one_click_each(bench: ImportBench) -> None:
    page = bench.wizard.questions
    for before in range(len(UNITS) - 1):
        pick(page, ADD)
        bench.qtbot.waitUntil(partial(is_past, page, before))
    pick(page, ADD)
    bench.settle()
    assert answers(bench) == [f"新增单位“{unit}”" for unit in UNITS]
    assert page.summary.text() == "都已回答，可以继续。"


def test_that_an_answer_is_seen_before_the_next_question_comes(bench: ImportBench) -> None:
    page = bench.wizard.questions
    pick(page, ADD)
    bench.settle()
    assert row(page) == 0
    assert page.options[ADD].isChecked()
    bench.qtbot.waitUntil(lambda: row(page) == 1)
    assert page.view.hasFocus()
    assert not any(option.isChecked() for option in page.options)


def test_that_a_double_click_answers_one_question(bench: ImportBench) -> None:
    page = bench.wizard.questions
    pick(page, ADD)
    option = page.options[ADD]
    QTest.mouseDClick(option, Qt.MouseButton.LeftButton, pos=QPoint(option.height() // 2, option.height() // 2))
    bench.qtbot.waitUntil(lambda: row(page) == 1)
    bench.settle()
    assert answers(bench)[1:] == ["还没选"] * 3


def test_that_who_looks_at_another_question_meanwhile_stays_there(bench: ImportBench) -> None:
    page = bench.wizard.questions
    pick(page, ADD)
    page.view.setCurrentIndex(page.model.index(3, ASKED))
    assert not page._seeing.isActive()
    bench.settle()
    assert row(page) == 3


def test_that_an_answer_chosen_by_the_keyboard_among_the_answers_stays_in_sight(bench: ImportBench) -> None:
    page = bench.wizard.questions
    QTest.keyClick(page.options[1], Qt.Key.Key_Space)
    bench.settle()
    assert page.options[1].isChecked()
    assert not page._seeing.isActive()
    assert row(page) == 0


def test_that_an_answer_is_taken_back_by_the_mouse(bench: ImportBench) -> None:
    page = bench.wizard.questions
    assert not page.take_back.isEnabled()
    pick(page, ADD)
    assert page.take_back.isEnabled()
    page.take_back.click()
    bench.settle()
    assert answers(bench) == ["还没选"] * 4
    assert row(page) == 0
    assert not page._seeing.isActive()
    assert not page.take_back.isEnabled()


def test_that_an_answer_does_not_push_its_question_out_of_sight(bench: ImportBench) -> None:
    page = bench.wizard.questions
    before = [page.view.columnWidth(column) for column in (ASKED, NUMBER)]
    pick(page, 0)
    bench.settle()
    assert [page.view.columnWidth(column) for column in (ASKED, NUMBER)] == before


def test_that_the_question_that_is_shown_stays_when_others_are_gone(bench: ImportBench) -> None:
    page = bench.wizard.questions
    page.view.setCurrentIndex(page.model.index(2, ASKED))
    asked = page.title.text()
    assert asked == "“化学学院”，所在单位怎么填？"
    session_on(bench.window.desk).set_cell("u1", Unit.name, "机械学院")
    bench.settle()
    assert page.title.text() == asked
    assert row(page) == 1


def test_that_what_is_asked_is_counted_once_among_the_steps(bench: ImportBench) -> None:
    current = bench.wizard.round
    assert [asks(current, step) for step in Step] == [0, 0, 4, 0]
    bench.read(bench.people("更多.xlsx", (("姓名", "出生日期", "所在单位"), ("示例戊", "1983-02-30", "机械学院"))))
    assert [asks(current, step) for step in Step] == [0, 0, 4, 1]
    assert bench.wizard.steps.item(Step.PREVIEW).text() == "核对并导入\n1 处待看"
