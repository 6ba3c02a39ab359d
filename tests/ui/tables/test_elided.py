"""A line of text that has too little room."""

from pytestqt.qtbot import QtBot

from ui.tables.elided import ElidedLabel


def test_that_a_line_ends_in_an_ellipsis_where_it_has_no_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("32 人 · 计入 14 · 待定 2")
    whole = label.fontMetrics().horizontalAdvance(label.text())
    label.resize(whole + 20, 20)
    assert label.shown == "32 人 · 计入 14 · 待定 2"
    label.resize(whole // 2, 20)
    assert label.shown.startswith("32 人")
    assert label.shown.endswith("…")
    assert label.text() == "32 人 · 计入 14 · 待定 2"
