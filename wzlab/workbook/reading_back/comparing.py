"""A lab and the workbooks that came back, compared cell by cell.

There is no copy of what was exported; the checksums stand for it.  A cell whose checksum no longer fits was edited
there.  A cell of the lab that an export would give another checksum was edited here since.  Edited there only, it is a
change; on both sides and differently, a conflict; and what is equal is nothing, so a workbook may come in twice.

Tables are compared in the order in which they refer to each other, so that a reference may name a record that is new.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Cells, Column, Record
from wzlab.editing.rows import fresh_ids
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, Laboratory
from wzlab.workbook.layout import seal, seals_of
from wzlab.workbook.reading_back.differences import (
    Added,
    Answer,
    Changed,
    Clash,
    Comparison,
    Conflict,
    Difference,
    Key,
    Option,
    Origin,
    Question,
    Removed,
    Undecided,
)
from wzlab.workbook.reading_back.exports import Exports, earlier_names, names_by_id
from wzlab.workbook.reading_back.identities import Identities, Placed
from wzlab.workbook.reading_back.rows import RowReader, unread_mask
from wzlab.workbook.reading_back.sheets import SHEET_TYPES
from wzlab.workbook.reading_back.strangers import is_strange, question_of, told_of_pack
from wzlab.workbook.reading_back.tables import BookRead, CellRead, RowRead, TableRead, Told
from wzlab.workbook.reading_back.values import Meaning, ValueReader
from wzlab.workbook.remarks import READ_ONLY, REMARK_TYPES, ReadingTaken, Remark, pin_of, readings_taken, remarks


def compare(lab: Lab, pack: Pack, books: Sequence[BookRead], answers: Mapping[Key, Answer] | None = None) -> Comparison:
    """Return how workbooks differ from a lab; each answer stands under the key of its question.

    Give all workbooks of a round at once: what two people edited differently is a conflict only then.
    """
    return _Comparing(lab, pack, books, answers or {}).comparison()


class _Edit(NamedTuple):
    """A cell as it is there: what it means, where it stands, and whether the lab's was edited, too."""

    cell: Cell
    origin: Origin
    is_edited_here: bool


class _New(NamedTuple):
    """A record that is new, where it stands, and the numbers of the workbooks that have it."""

    record: Record
    origins: list[Origin]
    books: set[int]


@dataclass
class _Round:
    """What came of one table of all workbooks."""

    edits: dict[tuple[str, str], list[_Edit]] = field(default_factory=dict)
    added: list[_New] = field(default_factory=list)
    removed: dict[str, list[Origin]] = field(default_factory=dict)
    removed_though_edited_here: set[str] = field(default_factory=set)
    gone: dict[str, tuple[Record, list[Origin]]] = field(default_factory=dict)

    alike: dict[Cells, list[_New]] = field(default_factory=dict)

    def add_new(self, record: Record, origin: Origin, book: int) -> bool:
        """Note a new record, unless another workbook has the same one; tell whether it is new indeed."""
        alike = self.alike.setdefault(record.cells, [])
        for one in alike:
            if book not in one.books:
                one.books.add(book)
                one.origins.append(origin)
                return False
        alike.append(_New(record, [origin], {book}))
        self.added.append(alike[-1])
        return True


class _Comparing:
    def __init__(self, lab: Lab, pack: Pack, books: Sequence[BookRead], answers: Mapping[Key, Answer]) -> None:
        self._lab, self._pack, self._books, self._answers = lab.snapshot(), pack, books, answers
        self._result = lab.snapshot()
        self._told = [told for book in books for told in book.told]
        self._earlier = [earlier_names(book) for book in books]
        self._exports = [Exports(self._lab, pack, names_by_id(names)) for names in self._earlier]
        self._reserved = frozenset(_ids_of(books))
        self._fresh: dict[str, Iterator[str]] = {}
        self._differences: list[Difference] = []
        self._undecided: list[Undecided] = []
        self._questions: list[Question] = []
        self._left_out = self._strange_books()

    def comparison(self) -> Comparison:
        """Compare every table."""
        for record_type in SHEET_TYPES:
            self._compare_table(record_type)
        return Comparison(
            self._lab,
            self._pack,
            tuple(book.file for book in self._books),
            tuple(self._differences),
            tuple(self._undecided),
            tuple(self._questions),
            tuple(self._told),
            self._result,
        )

    def _compare_table(self, record_type: type[Record]) -> None:
        here = {record.id: record for record in _records_of(record_type, self._lab, self._pack)}
        found = _Round()
        for number, book in enumerate(self._books):
            if number not in self._left_out and (table := book.tables.get(record_type.table)) is not None:
                _TableReading(self, number, table, here, found).read()
        self._settle(record_type, here, found)

    def _strange_books(self) -> frozenset[int]:
        """Return the workbooks that are another lab's, as it seems, unless somebody said that they are not."""
        found = set()
        for number, book in enumerate(self._books):
            self._told += [Told(book.file, message) for message in told_of_pack(book, self._pack)]
            if not is_strange(book, self._lab, self._exports[number]):
                continue
            question = question_of(book)
            answer = self._answers.get(question.key)
            self._questions += [question] if answer is None else []
            found |= set() if answer is Answer.SAME else {number}
        return frozenset(found)

    def _settle(self, record_type: type[Record], here: Mapping[str, Record], found: _Round) -> None:
        """Make differences of what was found in one table, and take them over into the result."""
        edited = {record_id for record_id, _key in found.edits}
        clashes = {one for one in found.removed if one in edited or one in found.removed_though_edited_here}
        changes, conflicts = _sorted_out(record_type.table, here, found.edits)
        for change in changes:
            if change.record_id not in clashes:
                self._differences.append(change)
            if record_type in RECORD_TYPES:
                records = self._result.tables[record_type.table]
                records[change.record_id] = records[change.record_id].replace(**{change.field: change.after})
        self._undecided += [one for one in conflicts if one.record_id not in clashes]
        for record_id, origins in found.removed.items():
            if record_id in clashes:
                mine = tuple(one for one in changes if one.record_id == record_id)
                places = tuple(
                    edit.origin for (of, _key), edits in found.edits.items() if of == record_id for edit in edits
                )
                clash = Clash(record_type.table, here[record_id], False, mine, tuple(origins), places)
                self._undecided.append(clash)
            else:
                self._differences.append(Removed(record_type.table, record_id, tuple(origins)))
        self._undecided += [
            Clash(record_type.table, record, True, (), (), tuple(origins)) for record, origins in found.gone.values()
        ]
        self._differences += [Added(one.record, tuple(one.origins)) for one in found.added]

    # for the tables

    def values(self, number: int) -> ValueReader:
        """Return what reads a workbook's cells in the lab with everything compared so far."""
        return ValueReader(self._result, self._pack, self._earlier[number])

    def exports(self, number: int) -> Exports:
        """Return what an export of the lab would write, with the names that a workbook knows."""
        return self._exports[number]

    def book(self, number: int) -> BookRead:
        """Return a workbook."""
        return self._books[number]

    @property
    def pack(self) -> Pack:
        """What the lab is judged by."""
        return self._pack

    def answers(self, table: TableRead) -> Mapping[str, Answer]:
        """Return the answers to a sheet's questions, by the id the row bears."""
        place = (table.file, table.record_type.table)
        return {key[2]: answer for key, answer in self._answers.items() if key[:2] == place}

    def ask(self, question: Question) -> None:
        """Note a question."""
        self._questions.append(question)

    def tell(self, told: Iterable[Told]) -> None:
        """Note what a person should know."""
        self._told += told

    def fresh_id(self, table: str, wanted: str | None) -> str:
        """Return an id for a new record: the one its row bears, if that is nobody's."""
        if wanted is not None and self._result.find(wanted) is None:
            return wanted
        fresh = self._fresh.setdefault(table, fresh_ids(self._result, table))
        return next(one for one in fresh if one not in self._reserved and self._result.find(one) is None)

    def add(self, record: Record) -> None:
        """Let later references name a new record."""
        self._result.tables[record.table][record.id] = record


class _TableReading:
    """Compares one sheet of one workbook with the lab's records."""

    def __init__(
        self, comparing: _Comparing, number: int, table: TableRead, here: Mapping[str, Record], found: _Round
    ) -> None:
        self._comparing, self._table, self._here, self._found = comparing, table, here, found
        self._number = number
        self._book = comparing.book(number)
        self._exports = comparing.exports(number)
        self._values = comparing.values(number)
        self._told: list[Told] = []
        self._reader = RowReader(self._book, table, self._values, self._told)
        self._type = table.record_type
        self._read_only: Collection[str] = READ_ONLY.get(self._type.table, ())

    def read(self) -> None:
        """Note every difference of the sheet."""
        placed = self._placed()
        for row, record in placed.known:
            self._compare_row(row, record)
        if self._type in RECORD_TYPES and self._type is not Laboratory:
            self._ask(placed)
            self._add_rows(placed)
            self._note_gone(placed)
            self._note_removed(placed)
        self._comparing.tell(dict.fromkeys(self._told))

    def _placed(self) -> Placed:
        if self._type is Laboratory or self._type in REMARK_TYPES:
            rows = self._table.rows
            found = ((row, self._here.get(row.record_id or "")) for row in rows)
            return Placed([(row, record) for row, record in found if record is not None])
        exported = (self._book.exported or {}).get(self._type.table, frozenset())
        silent = RowReader(self._book, self._table, self._values, [])
        identities = Identities(self._table, self._here, exported, silent, self._exports)
        return identities.placed(self._comparing.answers(self._table))

    # cells

    def _compare_row(self, row: RowRead, record: Record) -> None:
        for key in self._table.fields:
            cell = row.cells.get(key)
            if cell is None or cell.is_unedited or key in self._read_only:
                continue
            if cell.value is None and cell.stored is None:
                continue  # a blank of which nothing is known
            self._compare_cell(record, record.column_of[key], cell)

    def _compare_cell(self, record: Record, column: Column[Any], cell: CellRead) -> None:
        before = record.cells[column.index]
        cell, unknown = self._exports.with_numbers(column, before, cell)
        meaning = self._checked(record, column, self._reader.meaning(record.id, column, cell))
        if told := meaning.told or unread_mask(meaning, cell) or unknown:
            self._told.append(self._table.told(cell, told))
        if meaning.is_none or meaning.cell == before:
            return
        edit = _Edit(meaning.cell, self._origin(cell.row, cell.column), self._is_edited_here(column, before, cell))
        self._found.edits.setdefault((record.id, column.key), []).append(edit)

    def _is_edited_here(self, column: Column[Any], before: Cell, cell: CellRead) -> bool:
        """Tell whether the lab's cell is other than the one exported; where nobody knows, whether it has anything."""
        if cell.stored is None:
            return before is not None
        is_masked = column.key in self._table.masked
        now = "" if cell.value is None else seal(cell.value)
        return not any(
            self._exports.may_have_written(column, before, stored, is_masked=is_masked) for stored in (cell.stored, now)
        )

    def _checked(self, record: Record, column: Column[Any], meaning: Meaning) -> Meaning:
        """Return a meaning that can be said of a condition or a reading: one that cannot is told, and none."""
        if self._type not in REMARK_TYPES or meaning.is_none or meaning.cell is None:
            return meaning
        if isinstance(meaning.cell, AsTyped):
            told = _("读不出“{text}”，没有读入").format(text=meaning.cell.text)
            return meaning._replace(told=meaning.told or told, is_none=True)
        return self._option(record, meaning) if column is ReadingTaken.option else meaning

    def _option(self, record: Record, meaning: Meaning) -> Meaning:
        """Return the option that is meant in the words of the current language."""
        reading = next(one for one in self._comparing.pack.readings if one.id == record.id)
        assert isinstance(meaning.cell, str)
        pin = pin_of(ReadingTaken.of(record.id, option=meaning.cell), reading)
        if pin is not None:
            return Meaning(str(reading.option(pin.choice).words))
        words = _("、").join(str(option.words) for option in reading.options)
        told = _("“{text}”不是可选的一种，没有读入；可选的有 {words}").format(text=meaning.cell, words=words)
        return Meaning(None, told, is_none=True)

    # rows

    def _ask(self, placed: Placed) -> None:
        silent = RowReader(self._book, self._table, self._values, [])
        for row, record, other in placed.asked:
            described = silent.record(row, record.id, is_new=True)
            origin = self._origin(row.number)
            self._comparing.ask(Question(self._type.table, record.id, described, other.id if other else None, origin))

    def _add_rows(self, placed: Placed) -> None:
        for row in placed.added:
            record = self._reader.record(row, self._comparing.fresh_id(self._type.table, row.record_id), is_new=True)
            if self._found.add_new(record, self._origin(row.number), self._number):
                self._comparing.add(record)

    def _note_gone(self, placed: Placed) -> None:
        """Note the rows of records that were removed here: those edited are to be decided, the others only told."""
        unedited = 0
        for row in placed.gone:
            assert row.record_id is not None
            if all(cell.is_unedited for cell in row.cells.values()):
                unedited += 1
                continue
            record = self._reader.record(row, row.record_id)
            self._found.gone.setdefault(record.id, (record, []))[1].append(self._origin(row.number))
        if unedited:
            message = _("有 {number} 行的记录在实验室里已经删除，没有恢复").format(number=unedited)
            self._told.append(Told(self._table.file, message, self._table.sheet))

    def _note_removed(self, placed: Placed) -> None:
        """Note the records whose rows are gone, where it is known that they were exported."""
        present = placed.present() | {row.record_id for row in self._table.rows if row.record_id is not None}
        missing = [record_id for record_id in self._here if record_id not in present]
        if self._book.exported is None or not self._table.has_ids or self._type.table in self._book.doubled:
            if missing:
                self._told.append(Told(self._table.file, _(NOT_KNOWN_REMOVED), self._table.sheet))
            return
        exported = self._book.exported.get(self._type.table, frozenset())
        for record_id in missing:
            if record_id in exported:
                self._found.removed.setdefault(record_id, []).append(self._origin(0))
                if self._is_row_edited_here(self._here[record_id]):
                    self._found.removed_though_edited_here.add(record_id)

    def _is_row_edited_here(self, record: Record) -> bool:
        """Tell whether a record of which the row is gone is another than was exported, as far as that is known."""
        seals = seals_of(self._book.sealed.get((record.table, record.id), ""), tuple(record.column_of))
        return not all(
            self._exports.may_have_written(column, cell, seals[column.key], is_masked=column.key in self._table.masked)
            for column, cell in zip(record.columns, record.cells, strict=True)
            if column.key in seals
        )

    def _origin(self, row: int, column: int = 0) -> Origin:
        return Origin(self._table.file, self._table.sheet, row, column)


NOT_KNOWN_REMOVED = N_("隐藏的编号不全，不能判断哪些行是被删除的，删除的行没有处理")


def _sorted_out(
    table: str, here: Mapping[str, Record], found: Mapping[tuple[str, str], Sequence[_Edit]]
) -> tuple[list[Changed], list[Conflict]]:
    """Return edits as changes, and as conflicts where they contradict each other or the lab."""
    changes: list[Changed] = []
    conflicts: list[Conflict] = []
    for (record_id, key), edits in found.items():
        before = here[record_id].cell(key)
        cells = list(dict.fromkeys(edit.cell for edit in edits))
        options = [Option(cell, tuple(edit.origin for edit in edits if edit.cell == cell)) for cell in cells]
        if len(cells) == 1 and not all(edit.is_edited_here for edit in edits):
            changes.append(Changed(table, record_id, key, before, cells[0], options[0].origins))
        else:
            conflicts.append(Conflict(table, record_id, key, (Option(before), *options)))
    return changes, conflicts


def _records_of(record_type: type[Record], lab: Lab, pack: Pack) -> Iterable[Record]:
    if record_type is Remark:
        return remarks(lab, pack)
    if record_type is ReadingTaken:
        return readings_taken(lab, pack)
    return lab.tables[record_type.table].values()


def _ids_of(books: Iterable[BookRead]) -> Iterator[str]:
    """Yield every id that a workbook knows: none of them may come to mean another record."""
    for book in books:
        for ids in (book.exported or {}).values():
            yield from ids
        for table in book.tables.values():
            yield from (row.record_id for row in table.rows if row.record_id is not None)
