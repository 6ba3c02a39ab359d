"""What an import does in a thread of its own: workbooks read, and compared with a snapshot of the lab; and what is merged.

Load it when somebody imports: it reads workbooks with all that belongs to that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ui.dialogs.difference_lines import TAKEN, Decisions, Key, Line, LineKind
from ui.import_lines import answers_of, lines_of, question_key
from ui.work import ReportProgress
from wzlab.changes import AddRecord, Change, RemoveRecord, SetCells, Several
from wzlab.editing.rows import Labelled
from wzlab.errors import FileError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import Laboratory
from wzlab.workbook.reading_back import merging
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Answer, Comparison, Question
from wzlab.workbook.reading_back.tables import BookRead, read_book


@dataclass(frozen=True)
class Books:
    """The workbooks of a round that could be read, and a sentence for each of the others."""

    read: tuple[BookRead, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """Workbooks and a lab compared.

    Attributes:
        books: the workbooks.
        comparison: how they differ, under the answers given so far.
        questions: all questions by the keys of their lines, those that have been answered among them.
        lines: all of it, to be shown.
        answered: the answers under which they were compared.
    """

    books: Books
    comparison: Comparison
    questions: Mapping[Key, Question]
    lines: tuple[Line, ...]
    answered: Mapping[tuple[str, str, str], Answer]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to decide and nothing to be told."""
        return not self.lines

    def answers(self, chosen: Mapping[Key, int]) -> Mapping[tuple[str, str, str], Answer]:
        """Return the answers to questions, as the core wants them, of the options chosen."""
        found = {}
        for key, question in self.questions.items():
            answer = answers_of(question)[chosen[key]] if key in chosen else None
            if answer is not None:
                found[question.key] = answer
        return found

    def is_under(self, chosen: Mapping[Key, int]) -> bool:
        """Tell whether they were compared under just the options chosen."""
        return self.answers(chosen) == self.answered

    def labels(self) -> tuple[str, ...]:
        """Return what the workbooks are called."""
        return tuple(book.file for book in self.books.read)


def read_and_compare(lab: Lab, pack: Pack, paths: Sequence[Path], report: ReportProgress) -> Compared:
    """Read workbooks and compare them; one that cannot be read does not stop the others.

    Raises:
        FileError: none of them can be read.
        Cancelled: it is not wanted any more.
    """
    steps, books, unread = len(paths) + 1, list[BookRead](), list[str]()
    for number, path in enumerate(paths):
        report(number, steps)
        try:
            books.append(read_book(path))
        except FileError as error:
            unread.append(str(error))
    if not books:
        raise FileError("\n".join(unread))
    report(len(paths), steps)
    return compared(lab, pack, Books(_told_apart(books, paths), tuple(unread)), {}, report)


def compare_again(
    before: Compared, lab: Lab, pack: Pack, chosen: Mapping[Key, int], report: ReportProgress
) -> Compared:
    """Compare the same workbooks with the lab as it is now, under the options chosen.

    Raises:
        Cancelled: it is not wanted any more.
    """
    report(0, 0)
    return compared(lab, pack, before.books, before.answers(chosen), report)


def compared(
    lab: Lab,
    pack: Pack,
    books: Books,
    answers: Mapping[tuple[str, str, str], Answer],
    report: ReportProgress,
) -> Compared:
    """Return how workbooks differ from a lab that nobody else changes."""
    asked = compare(lab, pack, books.read)
    found = {question_key(question): question for question in asked.questions}
    of_books = {key: answer for key, answer in answers.items() if key[1] == Laboratory.table}
    if of_books:  # what is to be asked of the rows is known only then
        asked = compare(lab, pack, books.read, of_books)
        found |= {question_key(question): question for question in asked.questions}
    report(0, 0)
    comparison = compare(lab, pack, books.read, answers) if answers != of_books else asked
    lines = [*lines_of(comparison, tuple(found.values())), *map(_unread_line, books.unread)]
    return Compared(books, comparison, found, tuple(lines), answers)


def _unread_line(sentence: str) -> Line:
    return Line((LineKind.NOTE, sentence), LineKind.NOTE, _("没有读入的文件"), sentence, "", "", "", sentence)


def _told_apart(books: Sequence[BookRead], paths: Sequence[Path]) -> tuple[BookRead, ...]:
    """Return the workbooks, those of one name called after their folders too: two colleagues may both send 人员.xlsx."""
    times = Counter(book.file for book in books)
    folders = {path.name: [other.parent.name for other in paths if other.name == path.name] for path in paths}
    return tuple(
        book if times[book.file] == 1 else _called(book, f"{folders[book.file].pop(0)}/{book.file}") for book in books
    )


def _called(book: BookRead, name: str) -> BookRead:
    tables = {table: replace(read, file=name) for table, read in book.tables.items()}
    return replace(book, file=name, tables=tables, told=tuple(replace(told, file=name) for told in book.told))


# --- what was changed -----------------------------------------------------------------------------------------------


def merge(compared: Compared, decisions: Decisions) -> Labelled:
    """Return the change that carries out what is decided, and what its step is called."""
    asked, left = [*compared.comparison.undecided], [*compared.comparison.differences]
    outcomes = {
        one.key: decisions.chosen[key] for one in asked if (key := (LineKind.CONFLICT, *one.key)) in decisions.chosen
    }
    refused = [one.key for one in left if decisions.left & {(kind, *one.key) for kind in TAKEN}]
    return merging.merge_change(compared.comparison, merging.Decisions(outcomes, refused))


def first_place(change: Change) -> tuple[str, str | None, str | None] | None:
    """Return the table, id and field that a change touches first; None if it touches no record."""
    match change:
        case SetCells(table, record_id, cells):
            return table, record_id, cells[0][0]
        case AddRecord(record):
            return record.table, record.id, None
        case RemoveRecord(table, _record_id):
            return table, None, None
        case Several(changes):
            return next((place for one in changes if (place := first_place(one)) is not None), None)
    return None
