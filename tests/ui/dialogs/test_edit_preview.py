"""The preview of edits: what is ticked, what a line says, what the keyboard does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.dialogs.edit_preview import AFTER, BEFORE, FIELD, REMARK, WHO, PreviewModel, PreviewView, preview_lines
from ui.session import Place, Session
from wzlab.columns import AsTyped
from wzlab.editing.bulk import CellEdit

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CHANGE = CellEdit("staff", "s1", "degree", None, "doctor")
SAME = CellEdit("staff", "s2", "degree", "doctor", "doctor")
UNREAD = CellEdit("staff", "s2", "birth_date", None, AsTyped("五几年"))
SECRET = CellEdit("staff", "s2", "phone", "13812348000", "13912348000")


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """Return a session of two people."""
    return session_of(
        staff=[{"id": "s1", "name": "张三"}, {"id": "s2", "name": "李四", "degree": "doctor", "phone": "13812348000"}]
    )


@pytest.fixture
def model(session: Session, watched: Watch) -> PreviewModel:
    """Return a model of four edits."""
    made = PreviewModel()
    watched(made)
    show(made, session, CHANGE, SAME, UNREAD, SECRET)
    return made


def show(model: PreviewModel, session: Session, *edits: CellEdit, bare: bool = False, anew: bool = True) -> None:
    model.show_lines(preview_lines(session.lab, session.pack, edits, bare=bare), anew=anew)


def line(model: PreviewModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in (WHO, FIELD, BEFORE, AFTER, REMARK)]


def tick(model: PreviewModel, row: int, state: Qt.CheckState) -> bool:
    return model.setData(model.index(row, WHO), state, CHECK)


def test_that_a_line_says_who_what_now_and_afterwards(model: PreviewModel) -> None:
    assert line(model, 0) == ["张三", "学位", "（空白）", "博士", ""]
    assert line(model, 1) == ["李四", "学位", "博士", "博士", "已是这样"]
    assert line(model, 2) == ["李四", "出生日期", "（空白）", "五几年", "读不出，原样保留"]
    spoken = model.index(2, WHO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "李四的“出生日期”，现在：（空白），改为：五几年，读不出，原样保留"


def test_that_sensitive_texts_are_masked_until_somebody_asks(model: PreviewModel, session: Session) -> None:
    assert line(model, 3)[2:4] == ["138****8000", "139****8000"]
    assert "13812348000" not in model.index(3, WHO).data(Qt.ItemDataRole.AccessibleTextRole)
    show(model, session, SECRET, bare=True)
    assert line(model, 0)[2:4] == ["13812348000", "13912348000"]


def test_that_what_changes_nothing_cannot_be_ticked_and_is_not_chosen(model: PreviewModel) -> None:
    assert model.index(1, WHO).data(CHECK) is None
    assert not tick(model, 1, ON)
    assert model.chosen() == [CHANGE, UNREAD, SECRET]


def test_that_a_line_is_left_out_and_taken_again(qtbot: QtBot, model: PreviewModel) -> None:
    with qtbot.waitSignal(model.ticked):
        assert tick(model, 0, OFF)
    assert model.index(0, WHO).data(CHECK) is OFF
    assert model.chosen() == [UNREAD, SECRET]
    assert tick(model, 0, ON)
    assert model.chosen() == [CHANGE, UNREAD, SECRET]


def test_that_all_are_left_out_or_ticked_at_once(model: PreviewModel) -> None:
    model.tick_all(ticked=False)
    assert model.chosen() == []
    model.tick_all(ticked=True)
    assert model.chosen() == [CHANGE, UNREAD, SECRET]


def test_that_what_was_left_out_stays_so_until_another_question_is_asked(model: PreviewModel, session: Session) -> None:
    tick(model, 0, OFF)
    show(model, session, CHANGE, UNREAD, anew=False)
    assert model.chosen() == [UNREAD]
    show(model, session, CHANGE, UNREAD)
    assert model.chosen() == [CHANGE, UNREAD]


def test_that_a_line_knows_its_cell(model: PreviewModel) -> None:
    assert model.place(2) == Place("staff", "s2", "birth_date")


def test_that_space_turns_the_selected_lines_in_whatever_column_the_cursor_stands(
    qtbot: QtBot, model: PreviewModel
) -> None:
    view = PreviewView(model)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    view.setCurrentIndex(model.index(0, AFTER))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen() == [UNREAD, SECRET]

    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(4):
        view.selectionModel().select(model.index(row, WHO), rows)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen() == []
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen() == [CHANGE, UNREAD, SECRET]


def test_that_enter_tells_which_line_and_closes_nothing(qtbot: QtBot, model: PreviewModel) -> None:
    view = PreviewView(model)
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(2, WHO))
    with qtbot.waitSignal(view.activated) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].row() == 2
