"""The charts page: drawn away from the window, clicked and walked through, copied and saved."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from ui.charts.drawing import Drawing, Drawn
from ui.charts.page import ChartsPage
from ui.session import Session
from ui.settings import Settings
from ui.theme import Scheme, apply_scheme
from ui.work import ReportProgress, wait_for_work
from wzlab.lab import LAB_ID, Lab
from wzlab.records import Laboratory

SLOW = 30_000
"""Milliseconds that loading matplotlib may take on a busy machine."""


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """Yield a session of the enterprise with gaps, and wait for what is drawn of it."""
    opened = session_of("enterprise-gaps")
    yield opened
    wait_for_work()
    opened.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def page(qtbot: QtBot, session: Session, settings: Settings, answers: Answers) -> ChartsPage:
    """Return the page, not yet shown."""
    made = ChartsPage(session, settings, answers)
    qtbot.addWidget(made)
    made.resize(800, 700)
    return made


def shown(page: ChartsPage, qtbot: QtBot) -> Drawn:
    """Show the page and return what is drawn."""
    page.show()
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=SLOW)
    assert page.drawn is not None
    return page.drawn


def test_that_every_chart_is_drawn_when_it_is_chosen_and_not_before(page: ChartsPage, qtbot: QtBot) -> None:
    ids = [page.tabs.tabData(tab) for tab in range(page.tabs.count())]
    assert ids == ["gaps", "team", "ages", "space", "equipment", "timeline"]
    assert page.drawn is None
    for chart_id in ids:
        page.show_chart(chart_id)
        assert shown(page, qtbot).chart_id == chart_id
        assert not page.view.image(400).isNull()
        assert page.view.accessibleDescription()
        assert page.save_button.isEnabled()


def test_that_another_chart_takes_the_old_one_off_at_once(page: ChartsPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.show_chart("team")
    assert page.drawn is None
    assert not page.copy_button.isEnabled()
    with pytest.raises(ValueError, match="no picture"):
        page.view.image(100)
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=SLOW)
    assert page.drawn is not None
    assert page.drawn.chart_id == "team"


def test_that_a_drawing_that_is_no_longer_wanted_is_thrown_away(
    page: ChartsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go_on, real = threading.Event(), threading.Event(), Drawing.draw
    drawn: list[str] = []

    def slow(drawing: Drawing, lab: Lab, chart_id: str, dark: bool, report: ReportProgress) -> Drawn:
        at_work.set()
        go_on.wait(30)
        drawn.append(chart_id)
        return real(drawing, lab, chart_id, dark, report)

    monkeypatch.setattr(Drawing, "draw", slow)
    page.show()
    assert at_work.wait(30)
    page.show_chart("team")
    page.show_chart("space")
    go_on.set()
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=SLOW)
    assert page.drawn is not None
    assert page.drawn.chart_id == "space"
    assert drawn == ["gaps", "space"]


def test_that_an_edit_is_drawn_after_a_rest_and_not_while_nobody_looks(
    page: ChartsPage, session: Session, qtbot: QtBot
) -> None:
    first = shown(page, qtbot)
    session.set_cell(LAB_ID, Laboratory.name, "新的名字")
    qtbot.waitUntil(lambda: page.drawn is not None and page.drawn is not first, timeout=SLOW)
    page.hide()
    second = page.drawn
    session.set_cell(LAB_ID, Laboratory.name, "又一个")
    assert page.drawn is second
    page.show()
    qtbot.waitUntil(lambda: page.drawn is not second, timeout=SLOW)


def test_that_a_page_may_go_while_it_is_being_drawn(
    qtbot: QtBot, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, go_on, real = threading.Event(), threading.Event(), Drawing.draw

    def slow(*given: Any) -> Drawn:
        at_work.set()
        go_on.wait(30)
        return real(*given)

    monkeypatch.setattr(Drawing, "draw", slow)
    page = ChartsPage(session, settings, Answers())
    page.show()
    assert at_work.wait(30)
    page.hide()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    wait_for_work()
    QCoreApplication.sendPostedEvents()


# --- pointing -------------------------------------------------------------------------------------------------------


def middle(page: ChartsPage, number: int) -> QPointF:
    """Return the middle of a part of the picture, in the view."""
    assert page.drawn is not None
    left, top, right, bottom = page.drawn.picture.regions[number].box
    across, down = page.drawn.picture.figure.get_size_inches()
    width = max(480, min(1100, page.view.width()))
    return QPointF((left + right) / 2 * width, (top + bottom) / 2 * round(width * float(down) / float(across)))


def test_that_a_click_on_a_bar_asks_about_its_condition(page: ChartsPage, session: Session, qtbot: QtBot) -> None:
    regions = shown(page, qtbot).picture.regions
    number = next(place for place, region in enumerate(regions) if region.condition is not None)
    with qtbot.waitSignal(session.asked_about) as asked:
        QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=middle(page, number).toPoint())
    assert asked.args == [regions[number].condition]


def test_that_the_arrows_walk_through_the_parts_and_enter_shows_their_records(
    page: ChartsPage, session: Session, qtbot: QtBot
) -> None:
    page.show_chart("team")
    regions = shown(page, qtbot).picture.regions
    number = next(place for place, region in enumerate(regions) if region.records)
    for _press in range(number + 1):
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.words.text() == regions[number].words
    with qtbot.waitSignal(session.asked_to_select) as asked:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    selection = asked.args[0]
    assert (selection.table, selection.record_ids) == (regions[number].table, tuple(regions[number].records))

    for _press in range(len(regions)):
        QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.words.text() == regions[number].words


def test_that_a_part_reached_by_keyboard_is_scrolled_into_sight(page: ChartsPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    page.resize(560, 300)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert page.area.verticalScrollBar().value() > 0


# --- taking it away -------------------------------------------------------------------------------------------------


def test_that_picture_and_figures_can_be_copied(page: ChartsPage, qtbot: QtBot) -> None:
    text = shown(page, qtbot).picture.text
    page.copy()
    assert QGuiApplication.clipboard().image().width() == 2000
    page.copy_text()
    assert QGuiApplication.clipboard().text() == text


def test_that_a_picture_is_saved_in_the_form_its_name_says(
    page: ChartsPage, session: Session, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot)
    for name, begins in (("图.png", b"\x89PNG"), ("图.SVG", b"<?xml"), ("图.pdf", b"%PDF")):
        answers.answers = [tmp_path / name]
        with qtbot.waitSignal(session.said, timeout=SLOW) as said:
            page.save()
        assert said.args == [f"已写出“{name}”。"]
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_that_a_form_nobody_knows_gets_an_ending_that_is_known_and_what_was_there_stays(
    page: ChartsPage, session: Session, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot)
    (tmp_path / "图.docx").write_text("mine")
    answers.answers = [tmp_path / "图.docx"]
    with qtbot.waitSignal(session.said, timeout=SLOW) as said:
        page.save()
    assert said.args == ["已写出“图.docx.png”。"]
    assert (tmp_path / "图.docx").read_text() == "mine"


def test_that_a_picture_that_cannot_be_written_is_told_in_a_sentence(
    page: ChartsPage, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot)
    (tmp_path / "file").touch()
    answers.answers = [tmp_path / "file" / "图.png"]
    page.save()
    qtbot.waitUntil(lambda: len(answers.asked) == 2, timeout=SLOW)
    assert "写不进去" in answers.asked[1]


def test_that_saving_is_given_up_by_saying_nothing(page: ChartsPage, answers: Answers, qtbot: QtBot) -> None:
    shown(page, qtbot)
    answers.answers = [None]
    page.save()
    assert answers.asked == ["保存图片"]


def test_that_a_dark_window_has_a_dark_picture(page: ChartsPage, qtbot: QtBot) -> None:
    apply_scheme(Scheme.DARK)
    shown(page, qtbot)
    assert page.view.image(200).pixelColor(1, 1).lightness() < 100
