"""The steps of an import at the window's left edge: which is shown, and which has something to ask."""

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import sign_icon
from ui.wizard.offering import stay_bright
from ui.wizard.round import ImportRound
from ui.wizard.work import FileRead
from wzlab.importing.decided import UNDECIDED, answer_to
from wzlab.importing.model import SKIP, ColumnMatch, How, Question, Severity, Topic, Trouble
from wzlab.language import N_, _
from wzlab.policy.words import Standing


class Step(IntEnum):
    """A page of the window, in their order."""

    FILES = 0
    COLUMNS = 1
    QUESTIONS = 2
    PREVIEW = 3


STEP_WORDS: Mapping[Step, str] = {
    Step.FILES: N_("文件和表"),
    Step.COLUMNS: N_("栏目对应"),
    Step.QUESTIONS: N_("要问的"),
    Step.PREVIEW: N_("核对并导入"),
}
WIDTH = 10
"""How wide the list is, in times the height of a line."""


# --- what there is to ask -------------------------------------------------------------------------------------------


def first_step(current: ImportRound) -> Step:
    """Return the first step that has something to ask; the last if none has."""
    return step_after(current, None)


def step_after(current: ImportRound, step: Step | None) -> Step:
    """Return the next step that has something to ask behind one (None: from the beginning); the last if none has."""
    return next((one for one in Step if (step is None or one > step) and asks(current, one)), Step.PREVIEW)


def asks(current: ImportRound, step: Step) -> int:
    """Return how many things a step has to ask; the last one only shows."""
    return _COUNTS[step](current)


def _of_files(current: ImportRound) -> int:
    tables = (table for file in current.files for table in file.tables)
    unknown = sum(not current.decisions.kinds.get(table.key, table.kind) for table in tables)
    useless = sum(not file.tables for file in current.files)
    return unknown + useless + sum(is_guessed(file) and file.path not in current.looked_at for file in current.files)


def is_guessed(file: FileRead) -> bool:
    """Tell whether nothing in a file tells its encoding: it may be another, and only who reads the text can tell."""
    return file.source is not None and file.source.encoding == "gb18030" and not file.encoding


def _of_columns(current: ImportRound) -> int:
    tables = (plan.table for plan in current.plans if plan.table.kind not in ("", SKIP))
    return sum(is_doubtful(match) for table in tables for match in table.columns)


def is_doubtful(match: ColumnMatch) -> bool:
    """Tell whether somebody should look at what a column was matched with."""
    return match.how is How.LIKELY or (match.how is How.NONE and bool(match.others or match.remark))


def _of_questions(current: ImportRound) -> int:
    if current.latest is None:
        return 0
    return sum(
        is_asked(question)
        and is_needed(troubles[0])
        and answer_to(current.decisions, question.topic, question.key) is UNDECIDED
        for question, troubles in current.latest.questions.items()
    )


def is_needed(trouble: Trouble) -> bool:
    """Tell whether something stays out as long as a trouble is not settled; the others may stay as they are."""
    return trouble.severity is Severity.PROBLEM


def is_asked(question: Question) -> bool:
    """Tell whether a question is one that is answered once for many cells, by choosing.

    What a table holds is asked where the files are shown, and what a cell holds where the cell is.
    """
    return bool(question.options) and question.topic not in (Topic.KIND, Topic.CELL)


def _of_preview(current: ImportRound) -> int:
    """Return how many cells are wrong; what waits for an answer is counted where it is asked."""
    problems = [] if current.latest is None else current.latest.of_severity(Severity.PROBLEM)
    return sum(not _is_asked_before(told.trouble.question) for told in problems)


def _is_asked_before(question: Question | None) -> bool:
    return question is not None and (question.topic is Topic.KIND or is_asked(question))


_COUNTS: Mapping[Step, Callable[[ImportRound], int]] = {
    Step.FILES: _of_files,
    Step.COLUMNS: _of_columns,
    Step.QUESTIONS: _of_questions,
    Step.PREVIEW: _of_preview,
}


# --- the list -------------------------------------------------------------------------------------------------------


class StepList(QListWidget):
    """The steps; choosing one asks to be shown it."""

    chosen = Signal(object)  # Step: it should be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(_("导入的步骤"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = self.fontMetrics().height()
        self.setMinimumWidth(WIDTH * height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setIconSize(QSize(height, height))
        self.setWordWrap(True)
        stay_bright(self)
        for step in Step:
            item = QListWidgetItem(self)
            item.setSizeHint(QSize(0, height * 7 // 2))
            item.setData(Qt.ItemDataRole.UserRole, int(step))
        self.currentRowChanged.connect(self._on_row_changed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), super().sizeHint().height())

    def tell(self, current: ImportRound) -> None:
        """Show what each step has to ask now."""
        for step in Step:
            number, item = asks(current, step), self.item(step)
            words = _(STEP_WORDS[step])
            item.setText(_("{step}\n{number} 处待看").format(step=words, number=number) if number else words)
            item.setIcon(sign_icon(Standing.OPEN if number else Standing.MET))
            told = _("{step}：{number} 处待看") if number else _("{step}：没有要选的")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told.format(step=words, number=number))

    def show_step(self, step: Step) -> None:
        """Mark the step that is shown."""
        self.setCurrentRow(step)

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(Step(row))
