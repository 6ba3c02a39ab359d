"""One field of a record: its title, its editor, its unit, what the program understood, and its problems below.

A field reads and shows by `wzlab.editing`, as a cell of the grid does; a change goes through the session.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStyle, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.forms.asking import asking_words, clauses, conditions_by_column
from ui.forms.choosing import ChoiceEditor
from ui.forms.icons import eye_icon
from ui.forms.lines import LineEditor, PageEditor
from ui.forms.yes_no import YesNoEditor
from ui.session import Place, Session
from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Money, Number, Record, Reference, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.candidates import Candidate, candidates
from wzlab.editing.cells import expected, read_cell, shown_cell, typed_cell, understood
from wzlab.editing.masking import discreet, is_masked
from wzlab.language import _
from wzlab.policy.problems import SEVERITY_WORDS, Problem, Severity

Editor = LineEditor | PageEditor | YesNoEditor

LONG_TEXTS = frozenset({"description", "expected_effect"})
"""The keys of the fields that hold a few lines."""

AS_TYPED = "cell.as_typed"
"""The code of the problem that a cell cannot be read; its sentence says how to write one that can."""

_SIGNS = {
    Severity.ERROR: QStyle.StandardPixmap.SP_MessageBoxCritical,
    Severity.WARNING: QStyle.StandardPixmap.SP_MessageBoxWarning,
}


class ProblemLine(QWidget):
    """One problem: its sign, its word, and its sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def show_problem(self, problem: Problem, addition: str) -> None:
        """Show a problem, and what helps to mend it."""
        side = self.fontMetrics().height()
        self._sign.setPixmap(self.style().standardIcon(_SIGNS[problem.severity]).pixmap(side, side))
        words = _("{word}：{message}").format(word=_(SEVERITY_WORDS[problem.severity]), message=problem.message)
        self._words.setText(words + addition)
        self._words.setAccessibleName(self._words.text())


class FieldRow(QWidget):
    """One field of the record that is shown.

    Args:
        session: the lab.
        column: the field.
    """

    focused = Signal(str)  # the field's key: the cursor stands in it

    def __init__(self, session: Session, column: Column[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._session = session
        self._record: Record | None = None
        self._problems: Sequence[Problem] = ()
        self._lines: list[ProblemLine] = []
        self.editor: Editor = self._make_editor()
        self.title = QLabel(_(column.title), self)
        self.hint = QLabel(self)
        self.eye = QToolButton(self)
        self.jump = QToolButton(self)
        self._lay_out()
        self._name_parts()

    # making

    def _make_editor(self) -> Editor:
        kind = self.column.kind
        if isinstance(kind, YesNo):
            return YesNoEditor(self)
        if self.column.key in LONG_TEXTS:
            return PageEditor(self)
        if isinstance(kind, Choice | Reference):
            editor = ChoiceEditor(self._candidates, self)
            editor.chosen.connect(self._on_chosen)
            editor.textEdited.connect(self._on_edited)
            return editor
        line = LineEditor(self)
        line.textEdited.connect(self._on_edited)
        return line

    def _candidates(self) -> Sequence[Candidate]:
        return candidates(self.column, self._session.lab, self._session.pack)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignTop)
        beside = QHBoxLayout()
        beside.setSpacing(self.fontMetrics().averageCharWidth())
        beside.addWidget(self.editor, 1)
        if self.column.kind.unit:
            unit = QLabel(_(self.column.kind.unit), self)
            unit.setObjectName("unit")
            beside.addWidget(unit)
        beside.addWidget(self.eye)
        beside.addWidget(self.jump)
        grid.addLayout(beside, 0, 1)
        below = QVBoxLayout()
        below.setSpacing(1)
        below.addWidget(self.hint)
        self._below = below
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(1, 1)

    def _name_parts(self) -> None:
        column, title = self.column, _(self.column.title)
        told = asking_words(self._session.pack, column)
        margin = self.fontMetrics().height() // 4
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setContentsMargins(0, margin, 0, 0)
        self.title.setToolTip(told)
        self.title.setBuddy(self.editor)
        self.editor.setObjectName(f"field_{column.key}")
        self.editor.setAccessibleName(column.heading)
        self.editor.setAccessibleDescription(told)
        self.editor.setWhatsThis(
            _("{heading}：{told}。应填{expected}。").format(
                heading=column.heading, told=told, expected=expected(column)
            )
        )
        if isinstance(self.editor, YesNoEditor):
            self.editor.name_buttons(title)
        elif column.example and not isinstance(self.editor, ChoiceEditor):
            self.editor.setPlaceholderText(_("例：{example}").format(example=column.example))
        self.editor.committed.connect(self._on_committed)
        for widget in (self.editor, *self.editor.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._name_hint()
        self._name_buttons(title)

    def _name_hint(self) -> None:
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setWordWrap(True)
        self.hint.hide()

    def _name_buttons(self, title: str) -> None:
        self.eye.setObjectName(f"eye_{self.column.key}")
        self.eye.setCheckable(True)
        self.eye.setAutoRaise(True)
        self.eye.setIcon(eye_icon(self.palette()))
        self.eye.setToolTip(_("显示或隐藏完整内容"))
        self.eye.setAccessibleName(_("显示或隐藏“{title}”的完整内容").format(title=title))
        self.eye.toggled.connect(self._on_eye)
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.setVisible(self.column.sensitive)
        self.jump.setObjectName(f"jump_{self.column.key}")
        self.jump.setText(_("转到"))
        self.jump.setAutoRaise(True)
        self.jump.setToolTip(_("转到这条记录"))
        self.jump.setAccessibleName(_("转到“{title}”所指的记录").format(title=title))
        self.jump.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.jump.clicked.connect(self._on_jump)
        self.jump.setVisible(isinstance(self.column.kind, Reference))

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in the field, in order."""
        editors = list(self.editor.buttons.values()) if isinstance(self.editor, YesNoEditor) else [self.editor]
        return [*editors, self.eye, self.jump]

    # showing

    def set_title_width(self, width: int) -> None:
        """Let the editors of a column begin at one line."""
        self.title.setFixedWidth(width)

    def show_record(self, record: Record) -> None:
        """Show the field of a record; another record's text is committed first, and its mask put on again."""
        if self._record is not None and self._record.id != record.id:
            self.editor.commit()
            self.eye.setChecked(False)
        self._record = record
        self.refresh(record)

    def refresh(self, record: Record) -> None:
        """Show the field as the record has it now; an uncommitted text stays in a focused editor."""
        self._record = record
        cell = record.cells[self.column.index]
        shown = shown_cell(self.column, cell, self._session.lab, self._session.pack)
        hides = self.column.sensitive and not self.eye.isChecked()
        resting = discreet(self.column, shown) if hides else shown
        self.editor.show_text(resting, partial(self._typed, cell), masked=hides and resting != shown)
        self.editor.set_fixed(fixed=self._session.read_only is not None)
        if isinstance(self.editor, LineEditor):
            self._mark(cell)
        self.jump.setEnabled(self._target(cell) is not None)
        if not self.editor.is_touched:
            self._say(self._remark(cell, shown))

    def _typed(self, cell: Cell) -> str:
        return typed_cell(self.column, cell, self._session.lab, self._session.pack)

    def _mark(self, cell: Cell) -> None:
        """Set what is kept as typed in italics."""
        font = self.editor.font()
        if font.italic() is not isinstance(cell, AsTyped):
            font.setItalic(isinstance(cell, AsTyped))
            self.editor.setFont(font)

    def _remark(self, cell: Cell, shown: str) -> str:
        """Return what the committed value means where the editor does not show it."""
        match cell:
            case AsTyped():
                return _("读不出，已原样保留。")
            case PartialDate(is_whole=False):
                return understood(self.column, shown, self._session.lab, self._session.pack)
            case None:
                return ""
        if isinstance(self.column.kind, Money):
            return understood(self.column, self._typed(cell), self._session.lab, self._session.pack)
        return self._scope(cell) if isinstance(self.column.kind, Choice) and self.column.kind.open_ended else ""

    def _scope(self, cell: Cell) -> str:
        """Return what a direction of the pack's catalogue covers."""
        found = (direction for direction in self._session.pack.directions if direction.code == cell)
        return next((_("{group}：{scope}").format(group=one.group, scope=one.scope) for one in found), "")

    def _say(self, words: str) -> None:
        if self.hint.text() != words:
            self.hint.setText(words)
        if self.hint.isHidden() is bool(words):
            self.hint.setVisible(bool(words))

    # problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the field, each on a line of its own."""
        if problems == self._problems:
            return
        self._problems = problems
        while len(self._lines) < len(problems):
            self._lines.append(ProblemLine(self))
            self._below.addWidget(self._lines[-1])
        for line, problem in zip(self._lines, problems, strict=False):
            line.show_problem(problem, self._help(problem))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(problems))

    @property
    def problem_words(self) -> list[str]:
        """What is said below the field."""
        return [line.text for line in self._lines if not line.isHidden()]

    def _help(self, problem: Problem) -> str:
        """Return an example, unless the sentence has one, and the clauses that ask for the field, in brackets."""
        gives_example = problem.code == AS_TYPED or not self.column.example
        example = "" if gives_example else _("例：{example}").format(example=self.column.example)
        asking = conditions_by_column(self._session.pack).get(self.column, ())
        clause = _("涉及{clauses}").format(clauses=clauses(asking)) if asking else ""
        said = _("；").join(filter(None, (example, clause)))
        return _("（{said}）").format(said=said) if said else ""

    # what happens

    def commit(self) -> None:
        """Commit what is typed and not committed yet."""
        self.editor.commit()

    def stop_offering(self) -> None:
        """Hide the list of choices, if it is shown."""
        if isinstance(self.editor, ChoiceEditor):
            self.editor.stop_offering()

    def _on_edited(self, text: str) -> None:
        if isinstance(self.column.kind, Number | Day | Choice | Reference):
            self._say(understood(self.column, text, self._session.lab, self._session.pack))

    def _on_committed(self, text: str) -> None:
        if is_masked(self.column, text):
            self._keep()  # a mask pasted back means what it hides
        else:
            self._set(read_cell(self.column, text, self._session.lab, self._session.pack))

    def _on_chosen(self, cell: Cell) -> None:
        self._set(cell)

    def _set(self, cell: Cell) -> None:
        if self._record is not None:
            self._session.set_cell(self._record.id, self.column, cell)
        self._keep()

    def _keep(self) -> None:
        """Show the record as the lab has it: the change may have been none, or refused."""
        if self._record is not None:
            kept = self._session.lab.tables[self._record.table].get(self._record.id)
            if kept is not None:
                self.refresh(kept)

    def _on_eye(self) -> None:
        if isinstance(self.editor, LineEditor) and not self.eye.isChecked():
            self.editor.close_text()
        self._keep()

    def _target(self, cell: Cell) -> Record | None:
        if not isinstance(self.column.kind, Reference) or not isinstance(cell, str):
            return None
        return self._session.lab.find(cell)

    def _on_jump(self) -> None:
        target = self._target(self._record.cells[self.column.index]) if self._record is not None else None
        if target is not None:
            self._session.asked_to_show.emit(Place(target.table, target.id))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit(self.column.key)
        return False
