"""Pages of record tables on a screen of no size, with a form that only remembers what it was shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers
from ui.ask import Ask
from ui.session import Session
from ui.settings import Settings
from ui.tables.page import RecordPage
from wzlab.columns import Record
from wzlab.records import Person

Key = Qt.Key
NO, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
STAFF: list[dict[str, Any]] = [
    {"id": "s1", "name": "张三", "full_time": True, "degree": "doctor", "birth_date": "1980-05-01"},
    {"id": "s2", "name": "李四", "full_time": False, "degree": None, "birth_date": "1990"},
    {"id": "s3", "name": "王五", "full_time": None, "degree": "master"},
]


class FormStub(QLabel):
    """Remembers the records and fields it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str | None] = []
        self.fields: list[str] = []

    def show_record(self, record_id: str | None) -> None:
        """Remember a record."""
        self.shown.append(record_id)

    def focus_field(self, key: str) -> None:
        """Remember a field."""
        self.fields.append(key)

    def focus_papers(self) -> None:
        """Remember that the papers were asked for."""
        self.fields.append("papers")


def shown_page(
    qtbot: QtBot,
    session: Session,
    settings: Settings,
    record_type: type[Record] = Person,
    ask: Ask | None = None,
) -> RecordPage:
    """Return a page that is on the screen and has the focus."""
    page = RecordPage(session, record_type, settings, ask or Answers(), FormStub())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    return page


def fresh_settings(folder: Path) -> Settings:
    """Return settings that nothing is remembered in yet."""
    return Settings(folder / "table.ini")


def go(page: RecordPage, row: int, key: str) -> None:
    """Put the cursor on a field of a row."""
    page.table.go_to(row, page.model.section_of(key))


def select(page: RecordPage, rows: Sequence[int], *keys: str) -> None:
    """Select the cells of some rows and fields, the cursor on the first."""
    go(page, rows[0], keys[0])
    selection = QItemSelection()
    for row in rows:
        for key in keys:
            index = page.model.index(row, page.model.section_of(key))
            selection.select(index, index)
    page.table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def press(page: RecordPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    """Press a key where the focus is: in the open editor, or in the table."""
    QTest.keyClick(receiver(page), key, modifier)


def write(page: RecordPage, text: str) -> None:
    """Type a text where the focus is; the first letter opens an editor."""
    for letter in text:
        QTest.keyClicks(receiver(page), letter)


def receiver(page: RecordPage) -> QWidget:
    """Return the widget that keys go to."""
    editor = page.table.cell_delegate.editor
    return page.table if editor is None else editor


def names(page: RecordPage) -> list[str]:
    """Return the names of the people shown, from the top."""
    section = page.model.section_of("name")
    return [page.model.index(row, section).data() for row in range(page.model.rowCount())]


def current_field(page: RecordPage) -> tuple[int, str]:
    """Return the row and the field of the cursor."""
    column = page.table.current_column()
    assert column is not None
    return page.table.currentIndex().row(), column.key
