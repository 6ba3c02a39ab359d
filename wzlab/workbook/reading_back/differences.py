"""What may come of comparing a lab with workbooks that came back: differences, and what is to be decided.

`Changed`, `Added` and `Removed` can be taken over as they are.  A `Conflict` or a `Clash` has several outcomes, a
`Question` asks whose row it is; until somebody decides, nothing comes of them.  What to do with all of it is in
`wzlab.workbook.reading_back.merging`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wzlab.columns import Cell, Record
from wzlab.intake.cells import column_letters
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.workbook.reading_back.tables import Told

Key = tuple[str, str, str]
"""What tells one from the others: table, id and field ("" for a whole record); of a question file, table and id."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a difference stands: a cell of a sheet, a whole row (`column` 0), or a row that is gone (`row` 0)."""

    file: str
    sheet: str
    row: int = 0
    column: int = 0

    @property
    def address(self) -> str:
        """The cell's address, `F12`; the row's number for a whole row, "" for one that is gone."""
        return f"{column_letters(self.column)}{self.row}" if self.row else ""


Origins = tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell edited there and not here."""

    table: str
    record_id: str
    field: str
    before: Cell
    after: Cell
    origins: Origins

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.table, self.record_id, self.field


@dataclass(frozen=True, slots=True)
class Option:
    """One of several cells that a field may have; `origins` are empty for the one it has in the lab."""

    cell: Cell
    origins: Origins = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field edited on both sides, or differently in several workbooks; the first option is what the lab has."""

    table: str
    record_id: str
    field: str
    options: tuple[Option, ...]

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.table, self.record_id, self.field


@dataclass(frozen=True, slots=True)
class Clash:
    """A record removed on one side and edited on the other, or here since.

    Its outcomes are numbered: 0 leaves the lab as it is, 1 removes the record or puts it back, 2 keeps it and takes its
    edits over.  A record that is gone from the lab has no third one, nor has one that was edited here alone.

    Attributes:
        table: its table.
        record: the record as it is in the lab, or as it would be put back.
        is_gone: whether it was removed here; else there.
        edits: the cells edited there, where it was removed in another workbook.
        removed: where it was removed.
        edited: where it was edited; empty if it was edited here.
    """

    table: str
    record: Record
    is_gone: bool
    edits: tuple[Changed, ...]
    removed: Origins
    edited: Origins

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.table, self.record.id, ""

    @property
    def outcomes(self) -> int:
        """How many outcomes there are."""
        return 2 if self.is_gone or not self.edited else 3


@dataclass(frozen=True, slots=True)
class Added:
    """A record that is new there; its id is the one it will have here."""

    record: Record
    origins: Origins

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.record.table, self.record.id, ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A record whose row was deleted, or emptied, there."""

    table: str
    record_id: str
    origins: Origins

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.table, self.record_id, ""


class Answer(StrEnum):
    """Whose row it is: of the record whose id it bears, of a new one, or of the other one that it describes."""

    SAME = "same"
    NEW = "new"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Question:
    """A row that bears the id of one record and describes another; or a workbook that seems to be another lab's.

    Attributes:
        table: its table; the lab's own where it is asked of a whole workbook.
        record_id: the id it bears.
        described: what it describes, as a record.
        other: the id of the record of the lab that it describes, if there is one.
        origin: where it stands.
    """

    table: str
    record_id: str
    described: Record
    other: str | None
    origin: Origin

    @property
    def key(self) -> Key:
        """What answers it: `Comparison` is made anew with the answer under this key."""
        return self.origin.file, self.table, self.record_id


Difference = Changed | Added | Removed
Undecided = Conflict | Clash


@dataclass(frozen=True)
class Comparison:
    """A lab and workbooks compared.

    The order of the rows is no difference: people sort sheets, and nothing hangs on it.

    Attributes:
        lab: the lab as it was compared.
        pack: what it is judged by.
        files: the names of the workbooks.
        differences: what can be taken over as it is.
        undecided: what has several outcomes.
        questions: rows of which it is not clear whose they are.
        told: what else a person should know.
        result: the lab with all that can be taken over, for the names of new records.
    """

    lab: Lab
    pack: Pack
    files: tuple[str, ...]
    differences: tuple[Difference, ...]
    undecided: tuple[Undecided, ...]
    questions: tuple[Question, ...]
    told: tuple[Told, ...]
    result: Lab

    def changed(self) -> Iterator[Changed]:
        """Yield the cells edited there and not here."""
        return (one for one in self.differences if isinstance(one, Changed))

    def added(self) -> Iterator[Added]:
        """Yield the records that are new there."""
        return (one for one in self.differences if isinstance(one, Added))

    def removed(self) -> Iterator[Removed]:
        """Yield the records removed there."""
        return (one for one in self.differences if isinstance(one, Removed))
