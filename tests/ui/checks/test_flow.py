"""Widgets set in lines as words are: where the next line begins, and what changes that."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.checks.flow import FlowLayout


def boxes(qtbot: QtBot, *widths: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    """Return labels of so many pixels, 20 high, in a flow with a gap of 10, on the screen."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=10)
    labels = []
    for width in widths:
        label = QLabel()
        label.setFixedSize(width, 20)
        flow.addWidget(label)
        labels.append(label)
    holder.resize(200, 200)
    holder.show()
    return holder, flow, labels


def test_that_a_widget_that_does_not_fit_begins_the_next_line(qtbot: QtBot) -> None:
    """90 + 10 + 100 fill 200 exactly; the third stands below, after the gap."""
    _holder, flow, labels = boxes(qtbot, 90, 100, 95)
    flow.setGeometry(QRect(0, 0, 200, 200))
    assert [label.geometry().topLeft().toTuple() for label in labels] == [(0, 0), (100, 0), (0, 30)]
    assert flow.heightForWidth(200) == 50
    assert flow.heightForWidth(199) == 80


def test_that_a_hidden_widget_takes_no_place_and_a_shown_one_does_again(qtbot: QtBot) -> None:
    _holder, flow, labels = boxes(qtbot, 90, 100, 50)
    assert flow.heightForWidth(200) == 50
    labels[1].hide()
    assert flow.heightForWidth(200) == 20
    labels[1].show()
    assert flow.heightForWidth(200) == 50


def test_that_a_widget_that_grows_moves_the_others(qtbot: QtBot) -> None:
    _holder, flow, labels = boxes(qtbot, 90, 100)
    assert flow.heightForWidth(200) == 20
    labels[0].setFixedSize(120, 20)
    assert flow.heightForWidth(200) == 50


def test_that_a_widget_taken_away_leaves_its_place(qtbot: QtBot) -> None:
    _holder, flow, _labels = boxes(qtbot, 90, 100, 50)
    assert flow.heightForWidth(200) == 50
    assert flow.takeAt(2) is not None
    assert flow.heightForWidth(200) == 20
    assert flow.takeAt(5) is None
