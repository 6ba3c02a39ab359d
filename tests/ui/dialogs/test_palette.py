"""An action, a record or a condition by a few letters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.dialogs.palette import CommandPalette
from ui.session import Place, Session

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]


@pytest.fixture
def people() -> Session:
    return session_of(staff=[{"id": "s1", "name": "示例甲"}])


@pytest.fixture
def actions(qapp: object) -> list[QAction]:
    exporting, finding, forbidden = QAction("导出工作簿…"), QAction("查找(&F)…"), QAction("清除历史…")
    exporting.setShortcut("Ctrl+E")
    finding.setShortcut("Ctrl+F")
    forbidden.setEnabled(False)
    return [exporting, finding, forbidden]


@pytest.fixture
def palette(qtbot: QtBot, watched: Watch, actions: list[QAction], people: Session) -> CommandPalette:
    made = CommandPalette(actions, people)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    watched(made.found)
    made.show()
    return made


def offered(palette: CommandPalette) -> list[tuple[str, str]]:
    return [(result.text, result.note) for result in palette.found.results]


def test_that_what_can_be_done_is_listed_with_its_shortcut(palette: CommandPalette) -> None:
    assert offered(palette) == [("导出工作簿…", "Ctrl+E"), ("查找…", "Ctrl+F")]


def test_that_pinyin_initials_find_an_action_and_enter_does_it(
    qtbot: QtBot, palette: CommandPalette, actions: list[QAction]
) -> None:
    QTest.keyClicks(palette.line, "dcgz")
    with qtbot.waitSignal(actions[0].triggered):
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_that_a_record_is_gone_to(qtbot: QtBot, palette: CommandPalette, people: Session) -> None:
    palette.line.setText("示例甲")
    with qtbot.waitSignal(people.asked_to_show) as asked:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s1")]


def test_that_a_condition_is_explained(qtbot: QtBot, palette: CommandPalette, people: Session) -> None:
    palette.line.setText("全时研发人员")
    with qtbot.waitSignal(people.asked_about) as asked:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == ["team.size"]


def test_that_actions_come_before_records(qtbot: QtBot, people: Session, actions: list[QAction]) -> None:
    other = QAction("打开示例甲…")
    palette = CommandPalette([*actions, other], people)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(palette)
    palette.line.setText("示例甲")
    palette.search()
    assert [text for text, _note in offered(palette)] == ["打开示例甲…", "示例甲"]


def test_that_escape_closes(qtbot: QtBot, palette: CommandPalette) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
