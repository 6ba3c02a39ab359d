"""A window with a lab, tables of others beside it, and what somebody does who imports them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.faults import answer, asked, desk_of, session_on
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.wizard.offering import EditingTable, OfferingEditor
from ui.wizard.steps import Step
from ui.wizard.window import ImportWindow
from wzlab.lab import Lab
from wzlab.storage.document import create_document, read_document

LAB: dict[str, Any] = {
    "lab": {"name": "全市视觉检测重点实验室"},
    "units": [{"id": "u1", "role": "lead", "name": "示例大学", "entity_type": "university"}],
    "staff": [
        {"id": "s1", "name": "示例甲", "degree": "doctor", "unit": "u1", "birth_date": "1970-12-31"},
        {"id": "s2", "name": "示例乙", "degree": "master", "unit": "u1", "birth_date": "1980-05-01"},
    ],
    "equipment": [{"id": "e1", "name": "显微镜", "asset_no": "A-1", "original_value": "100000"}],
}  # fmt: skip
PEOPLE = (
    ("姓名", "出生日期", "学位", "职称级别"),
    ("示例甲", "1970-12-31", "博士", "正高"),
    ("示例乙", "1980-05-01", "硕士", ""),
    ("示例丙", "1990-03-03", "博士", "副高"),
)
"""Headings that are fields' own titles: one row gives a blank cell, one says nothing new, one is a new person."""
Row = Sequence[object]
Watch = Callable[[QAbstractItemModel], object]


class ImportBench:
    """A window with a lab, and what its user does."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings, watch: Watch) -> None:
        self.qtbot, self.folder, self._watch = qtbot, folder, watch
        self.path = folder / "lab.wzlab"
        create_document(self.path, lab_of(**LAB), wenzhou()).close()
        self.window = MainWindow(desk_of(folder, settings))
        self.said: list[str] = []
        for worker in (self.window.errands, self.window.importer):
            worker.said.connect(self.said.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.desk.open_path(self.path)
        self._watched: list[ImportWindow] = []

    # files

    def book(self, name: str, *sheets: tuple[str, Sequence[Row]]) -> Path:
        """Write a workbook of sheets, each a name and rows."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(self.folder / name)
        return self.folder / name

    def people(self, name: str = "人员.xlsx", rows: Sequence[Row] = PEOPLE) -> Path:
        """Write a workbook of one sheet of people."""
        return self.book(name, ("在职人员", rows))

    def text(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """Write a text file."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    # the lab

    @property
    def lab(self) -> Lab:
        return session_on(self.window.desk).lab

    def saved(self) -> Lab:
        """Return the lab as it is in its file."""
        assert session_on(self.window.desk).wait_until_written(10)
        return read_document(self.path)[0]

    def names(self, table: str = "staff") -> list[str]:
        """Return what the records of a table are called."""
        return [self.lab.name_of(record) for record in self.lab.tables[table].values()]

    # the import

    def read(self, *paths: Path) -> None:
        """Import files by the menu, and wait until it is worked out what they would do."""
        answer(self.window.desk, paths)
        self.window.import_workbooks()
        self.rest()

    def drop(self, target: QWidget, *paths: Path) -> None:
        """Drop files on a widget, as a file manager does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
        QApplication.sendEvent(target, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), action, data, button, none))

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.window.job is None, timeout=20_000)
        for wizard in self.wizards():
            self._watch_models(wizard)
            self.settle()

    def settle(self) -> None:
        """Wait until the import is worked out."""
        self.qtbot.waitUntil(lambda: not any(wizard.round.is_busy for wizard in self.wizards()), timeout=20_000)

    def wizards(self) -> list[ImportWindow]:
        return [one for one in self.window.findChildren(ImportWindow) if one.isVisible()]

    def _watch_models(self, wizard: ImportWindow) -> None:
        if wizard in self._watched:
            return
        self._watched.append(wizard)
        shown = wizard.preview
        of_pages = (wizard.files.model, wizard.files.grid, wizard.columns.model, wizard.questions.model)
        for model in (*of_pages, shown.rows, shown.cells, shown.troubles):
            self._watch(model)

    @property
    def wizard(self) -> ImportWindow:
        """The window of the import."""
        (found,) = self.wizards()
        return found

    def shows(self, step: Step) -> bool:
        """Tell whether the window shows a step."""
        return self.wizard.step is step

    @property
    def asked(self) -> list[str]:
        """What the user was asked and told."""
        return asked(self.window.desk)

    def accept(self) -> None:
        """Press the last button, and wait until it is done."""
        self.wizard.accept_button.click()
        self.rest()

    def undo(self) -> None:
        session_on(self.window.desk).undo_stack.undo()

    # by keyboard

    def type_into(self, view: EditingTable, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Begin to edit the current cell by Enter, type a text over it, and end the edit."""
        QTest.keyClick(view, Qt.Key.Key_Return)
        editor = view.findChild(OfferingEditor)
        assert isinstance(editor, OfferingEditor)
        editor.selectAll()
        if text.isascii():
            QTest.keyClicks(editor, text)
        else:
            editor.insert(text)
        QTest.keyClick(editor, end)
        self.settle()

    def rows(self, model: QAbstractItemModel, *columns: int) -> list[tuple[str, ...]]:
        """Return what some columns of a model show."""
        return [tuple(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())]
