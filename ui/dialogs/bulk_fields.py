"""The fields of a bulk edit, each a line: which field, whether it gets a content or is blanked, and the content.

What is typed is read as a cell of the grid is, with the same list of what may be chosen.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from ui.dialogs.parts import button, label
from ui.forms.choosing import ChoiceEditor
from ui.forms.lines import LineEditor
from ui.session import Session
from wzlab.columns import Cell, Choice, Column, Record, Reference, YesNo
from wzlab.editing.candidates import Candidate, candidates
from wzlab.editing.cells import read_cell, understood
from wzlab.editing.masking import is_masked
from wzlab.language import _

FILL, BLANK = "fill", "blank"
"""What is done to a field."""


class FieldLine(QWidget):
    """One field of a bulk edit.

    Args:
        session: the lab.
        record_type: whose fields they are.
        key: the field it begins with.
    """

    changed = Signal()  # another field, another content
    gone = Signal()  # this field is not to be changed after all

    def __init__(self, session: Session, record_type: type[Record], key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record_type = record_type
        self._text = ""
        self.fields = QComboBox(self)
        self.ways = QComboBox(self)
        self.unit = QLabel(self)
        self.hint = label("", self, muted=True)
        self.away = button(_("不改这一栏"), "leave_field", self)
        self.editor: LineEditor | None = None
        self._lay_out()
        self.fields.setCurrentIndex(self.fields.findData(key))
        self._on_field_chosen()
        self.fields.currentIndexChanged.connect(self._on_field_chosen)
        self.ways.currentIndexChanged.connect(self._on_action_chosen)
        self.away.clicked.connect(self.gone)

    def _lay_out(self) -> None:
        self.fields.setObjectName("bulk_field")
        self.fields.setAccessibleName(_("要改的栏目"))
        for column in self._record_type.columns:
            self.fields.addItem(_(column.title), column.key)
        self.ways.setObjectName("bulk_action")
        self.ways.setAccessibleName(_("怎样改"))
        self.ways.addItem(_("都改为"), FILL)
        self.ways.addItem(_("都清空"), BLANK)
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(1)
        for place, part in ((0, self.fields), (1, self.ways), (3, self.unit), (4, self.away)):
            self._grid.addWidget(part, 0, place)
        self._grid.addWidget(self.hint, 1, 2, 1, 2)
        self._grid.setColumnStretch(2, 1)

    def height_at(self, width: int) -> int:
        """Return how high the line is as wide as that, in pixels, with the hint it has now."""
        self._grid.invalidate()  # the hint may have come or gone since Qt looked
        wraps = self._grid.hasHeightForWidth()  # without the hint nothing does
        return self._grid.totalHeightForWidth(width) if wraps else self._grid.totalSizeHint().height()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in the line, in order."""
        assert self.editor is not None
        return [self.fields, self.ways, self.editor, self.away]

    # what is asked for

    def column(self) -> Column[Any]:
        """Return the field that is chosen."""
        return self._record_type.column_of[str(self.fields.currentData())]

    @property
    def blanks(self) -> bool:
        """Whether the field is to be blanked."""
        return bool(self.ways.currentData() == BLANK)

    @property
    def is_filled(self) -> bool:
        """Whether it is said what becomes of the field: a content is there, or it is to be blanked."""
        return self.blanks or bool(self._text.strip() and not is_masked(self.column(), self._text.strip()))

    def cell(self) -> Cell:
        """Return what the field is to hold; None to blank it."""
        return None if self.blanks else read_cell(self.column(), self._text, self._session.lab, self._session.pack)

    def type_text(self, text: str) -> None:
        """Put a content into the line, as if it had been typed."""
        self._keep(text)

    # what happens

    def _on_field_chosen(self) -> None:
        if self.editor is not None:
            self._grid.removeWidget(self.editor)
            self.editor.blockSignals(True)  # what it commits on its way out is no content of the new field
            self.editor.hide()  # it goes later, and would be seen until then
            self.editor.deleteLater()
        self.editor = self._make_editor()
        self._grid.addWidget(self.editor, 0, 2)
        unit = self.column().kind.unit
        self.unit.setText(_(unit) if unit else "")
        self._text = ""
        self._on_action_chosen()

    def _make_editor(self) -> LineEditor:
        column = self.column()
        if isinstance(column.kind, Choice | Reference | YesNo):
            chooser = ChoiceEditor(self._candidates, self)
            chooser.chosen.connect(self._on_chosen)
            editor: LineEditor = chooser
        else:
            editor = LineEditor(self)
            editor.setPlaceholderText(_("例：{example}").format(example=column.example) if column.example else "")
        editor.setObjectName("bulk_text")
        editor.setAccessibleName(column.heading)
        editor.textChanged.connect(self._on_edited)  # Esc restores a text, which is no edit
        editor.committed.connect(self._keep)
        return editor

    def _candidates(self) -> list[Candidate]:
        return candidates(self.column(), self._session.lab, self._session.pack)

    def _on_action_chosen(self) -> None:
        assert self.editor is not None
        self.editor.setEnabled(not self.blanks)
        self._tell()

    def _on_edited(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._tell()

    def _on_chosen(self, _cell: object) -> None:
        assert self.editor is not None
        self._keep(self.editor.text())

    def _keep(self, text: str) -> None:
        assert self.editor is not None
        self._text = text
        self.editor.show_text(text, partial(str, text))
        self._tell()

    def _tell(self) -> None:
        self.say("")
        self.changed.emit()

    def say(self, complaint: str) -> None:
        """Say below the line what stands against it, else what its text is understood as."""
        words = complaint or self._remark()
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _remark(self) -> str:
        if self.blanks:
            return _("清空后这一栏是“未知”，不是“否”。")
        if not self._text.strip():
            return _("还没有填，这一栏不会改；要清空请选“都清空”。")
        if not self.is_filled:
            return _("这是隐藏的样子，不是内容；请输入完整的内容。")
        words = understood(self.column(), self._text, self._session.lab, self._session.pack)
        return "" if words == self._text.strip() else words
