"""The rows of one table as cells of records, column by column, with what must be told of each cell.

Whose a row is, and what an import does with it, is in `wzlab.importing.proposing`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Column, Day, Money, Record, Reference
from wzlab.importing.cells import doubts
from wzlab.importing.cells.amounts import money_suspicion, two_units, unit_unanswered
from wzlab.importing.cells.days import unpadded
from wzlab.importing.cells.dividing import Parts
from wzlab.importing.cells.doubts import Doubt, in_place
from wzlab.importing.cells.meanings import BLANK, ImportReader, Meaning
from wzlab.importing.cells.texts import says_nothing
from wzlab.importing.cells.values import Raw, digits_of
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.headings.known_headings import meant_by
from wzlab.importing.headings.pairs import Pair, pair_named
from wzlab.importing.headings.rivals import differing_columns
from wzlab.importing.headings.ticks import is_blank_or_tick, is_ticked
from wzlab.importing.model import ColumnMatch, Decisions, FoundTable, Mode, Severity, Spot, Topic, Trouble, fields_of
from wzlab.importing.rows.row_units import units_of_rows
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain
from wzlab.spelling import narrowed
from wzlab.units import read_number

REFUSED = frozenset({"damaged_number", "error_value", "uncalculated", "masked"})
"""The codes of what is no value at all: not even its text is kept."""

_BARE = re.compile(r"[+-]?[0-9][0-9.,]*")
_NUMBERS = (int, float)

MakeRecord = Callable[[str, str], str | None]
"""Makes the new record of a table that a name was decided to be; returns its id, None if it cannot have only a name."""


@dataclass
class ReadTable:
    """The rows of one table, read.

    Attributes:
        fields: the field of each cell of a row.
        columns: where each stands in the sheet.
        rows: the cells of each row of the table, a field each; None says nothing.
        troubles: what must be told, by the row's place among the rows.
        of_columns: what must be told of a column as a whole.
    """

    fields: tuple[str, ...]
    columns: tuple[int, ...]
    rows: list[tuple[Cell, ...]]
    troubles: dict[int, list[Trouble]] = field(default_factory=dict)
    of_columns: list[Trouble] = field(default_factory=list)


def text_of(raw: Raw) -> str:
    """Return what stands in a cell as people see it; "" for a blank."""
    if raw is None or isinstance(raw, str):
        return raw or ""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, _NUMBERS):
        return digits_of(raw)
    if isinstance(raw, datetime):
        return str(raw.date() if raw.time() == time() else raw)
    return raw.text if isinstance(raw, Flaw) else str(raw)


@dataclass(frozen=True)
class Reading:
    """What cells are read with.

    Attributes:
        reader: reads cells in the lab with all that the import has brought so far.
        decisions: what was decided.
        make_record: makes records that only a name is known of.
        count: told before each column that no row is done yet; it may raise.
    """

    reader: ImportReader
    decisions: Decisions
    make_record: MakeRecord
    count: Callable[[int], None]


@dataclass(frozen=True)
class Sheet:
    """Where a table stands: its grid, and the values of merged cells by the places they hold for."""

    grid: Grid
    merged: Mapping[tuple[int, int], Plain] = field(default_factory=dict)


def read_table(table: FoundTable, record_type: type[Record], sheet: Sheet, reading: Reading) -> ReadTable:
    """Return a table's rows; what was decided of its columns is in the table already."""
    parts = [(match, part) for match in table.columns for part in _parts(match, record_type)]
    read = ReadTable(tuple(part.key for _match, part in parts), tuple(match.column for match, _part in parts), [])
    readers = [_ColumnReader(table, match, part, sheet, reading) for match, part in parts]
    cells = [reader.cells() for reader in readers]
    rivals = list(differing_columns(table, sheet.grid))
    for trouble, places in rivals:
        for key in fields_of(trouble.key):
            for place in places:
                cells[read.fields.index(key)][place] = None
    read.rows = list(zip(*cells, strict=True)) if cells else [()] * len(table.rows)
    for reader in readers:
        read.of_columns += reader.of_column
        for place, troubles in reader.troubles.items():
            read.troubles.setdefault(place, []).extend(troubles)
    read.of_columns += [trouble for trouble, _places in rivals]
    return read


class _Part(NamedTuple):
    """What a column says of one field.

    Args:
        record_type: whose field it is.
        key: the field.
        pair: what the column's texts are, None where all of them is the field's.
        place: which of the two of the pair.
    """

    record_type: type[Record]
    key: str
    pair: Pair | None = None
    place: int = 0

    @property
    def tells(self) -> bool:
        """Whether it is for this one to tell of a text that is no pair: one of the two does."""
        return self.pair is not None and (self.place == 0 or not self.pair.first)


def _parts(match: ColumnMatch, record_type: type[Record]) -> Iterator[_Part]:
    pair = pair_named(record_type, match.key) if match.key else None
    if pair is None:
        yield from (_Part(record_type, key) for key in match.fields)
        return
    for place, key in enumerate((pair.first, pair.second)):
        if key:
            yield _Part(record_type, key, pair, place)


class _ColumnReader:
    """Reads what one column of a table says of one field."""

    def __init__(self, table: FoundTable, match: ColumnMatch, part: _Part, sheet: Sheet, reading: Reading) -> None:
        self._table, self._match, self._part, self._sheet = table, match, part, sheet
        self._column: Column[Any] = part.record_type.column_of[part.key]
        self._reader, self._decisions, self._reading = reading.reader, reading.decisions, reading
        self._unit = self._decisions.units.get((table.key, match.column), match.unit)
        key = table.key
        self._typed = {
            spot.row: text
            for spot, text in self._decisions.cells.items()
            if (spot.file, spot.sheet, spot.column) == (key.file, key.sheet, match.column)
        }
        self._raws = self._standing()
        self._cells: list[Cell] = []
        self.troubles: dict[int, list[Trouble]] = {}
        self.of_column: list[Trouble] = []

    def _standing(self) -> list[Raw]:
        """Return what stands there, row by row: what was typed instead, a flaw, what a merged cell holds."""
        grid, column = self._sheet.grid, self._match.column
        raws: list[Raw] = [
            self._ticked(row) if self._match.answers else grid.rows[row - 1][column - 1] for row in self._table.rows
        ]
        instead: dict[int, Raw] = {row: value for (row, of), value in self._sheet.merged.items() if of == column}
        columns = {column, *(one for one, _answer in self._match.answers)}
        instead |= {flaw.row: flaw for flaw in grid.flaws if flaw.column in columns}
        instead |= {row: text.strip() or None for row, text in self._typed.items()}
        if instead:
            for place, row in enumerate(self._table.rows):
                if row in instead and (row in self._typed or isinstance(instead[row], Flaw) or raws[place] is None):
                    raws[place] = instead[row]
        return unpadded(raws, is_text_file=not grid.name) if self._is_of_days else raws

    def _ticked(self, row: int) -> str | None:
        """Return the answer that is ticked in a row; of two both with their ticks, which means neither of them.

        What is no tick is handed on as it stands, to be read or asked about.
        """
        cells = self._sheet.grid.rows[row - 1]
        below = [(cells[column - 1], answer) for column, answer in self._match.answers]
        if others := [text_of(cell) for cell, answer in below if not is_blank_or_tick(cell, answer)]:
            return " ".join(others)
        said = [answer for cell, answer in below if is_ticked(cell, answer)]
        return said[0] if len(said) == 1 else " ".join(f"{answer}√" for answer in said) or None

    @property
    def _is_one_day(self) -> bool:
        """Whether the heading by itself means the field: 租赁到期日 above spans and days."""
        meant = meant_by(self._match.heading, self._table.kind) if self._match.heading else None
        return meant is not None and meant.key == self._part.key

    @property
    def _is_of_days(self) -> bool:
        """Whether each cell is a day, and nothing else."""
        return isinstance(self._column.kind, Day) and self._part.pair is None

    def cells(self) -> list[Cell]:
        """Return the cells, row by row; what is alike is read once."""
        self._reading.count(0)
        keys = [raw if raw.__class__ is str else (raw.__class__, raw) for raw in self._raws]
        known = {
            key: self._meaning(key if isinstance(key, str) else key[1], is_percent=False) for key in dict.fromkeys(keys)
        }
        meanings = [known[key] for key in keys]
        for place in self._apart():
            meanings[place] = self._meaning_apart(self._table.rows[place], self._raws[place])
        self._cells = [meaning.cell for meaning in meanings]
        doubtful = {place: meaning.doubt for place, meaning in enumerate(meanings) if meaning.doubt is not None}
        if doubtful:
            self._tell(doubtful)
        self._suspect()
        return self._cells

    def _apart(self) -> list[int]:
        """Return the places of cells that are not read like their like: typed, or shown as percentages."""
        column, percents = self._match.column, self._sheet.grid.percents
        if not (self._typed or percents):
            return []
        rows = enumerate(self._table.rows)
        return [place for place, row in rows if row in self._typed or (row, column) in percents]

    def _meaning_apart(self, row: int, raw: Raw) -> Meaning:
        if row in self._typed and self._part.pair is None:
            return self._made(self._reader.typed(self._column, text_of(raw), self._unit))
        return self._meaning(raw, is_percent=True)

    def _meaning(self, raw: Raw, *, is_percent: bool) -> Meaning:
        if self._part.pair is not None and raw is not None:
            return self._meaning_of_part(self._part.pair, raw)
        return self._made(self._reader.meaning(self._column, raw, self._unit, is_percent))

    def _meaning_of_part(self, pair: Pair, raw: Raw) -> Meaning:
        """Return what a text that says two things says of the field."""
        text = text_of(raw)
        parts = None if isinstance(raw, Flaw) else pair.divide(text)
        if parts is not None:
            return _of_whole_cell(
                pair, parts, self._part.place, self._reader.meaning(self._column, parts[self._part.place] or None)
            )
        if self._is_one_day:
            return self._reader.meaning(self._column, raw)
        if says_nothing(text) or not self._part.tells:
            return BLANK
        if isinstance(raw, Flaw):
            return self._reader.meaning(self._column, raw)
        return Meaning(AsTyped(text.strip()), doubts.doubt(pair.undivided, self._column, in_place()))

    def _made(self, meaning: Meaning) -> Meaning:
        """Return a meaning, for the name of a record that has yet to be made the record's id."""
        if meaning.is_new and isinstance(meaning.cell, AsTyped) and isinstance(self._column.kind, Reference):
            made = self._reading.make_record(self._column.kind.table, meaning.cell.text)
            return meaning if made is None else Meaning(made)
        return meaning

    # what must be told

    def _tell(self, doubtful: Mapping[int, Doubt]) -> None:
        """Note what is in doubt; of a unit that is missing or foreign once for the column, whose figures stay out."""
        of_unit = dict.fromkeys(place for place, doubt in doubtful.items() if self._is_of_unit(place, doubt))
        if of_unit:
            self._tell_of_unit(list(of_unit), doubtful[next(iter(of_unit))])
        for place, doubt in doubtful.items():
            if place not in of_unit:
                self._note(place, doubt)
                self._cells[place] = self._kept(place, doubt)

    def _is_of_unit(self, place: int, doubt: Doubt) -> bool:
        return doubt.code == "unit_unknown" and (
            _asks_for_unit(doubt) or (bool(self._unit) and _is_bare(self._raws[place]))
        )

    def _tell_of_unit(self, places: Sequence[int], first: Doubt) -> None:
        for place in places:
            self._cells[place] = None
        if _asks_for_unit(first):
            doubt = unit_unanswered(self._column, list(_figures(self._raws[place] for place in places)))
        else:
            doubt = first._replace(severity=Severity.PROBLEM, question=None)
        self.of_column.append(self._of_whole(doubt))

    def _kept(self, place: int, doubt: Doubt) -> Cell:
        """Return what becomes of a cell in doubt: a problem stays out, or, if all is taken over, stays as it is typed."""
        cell = self._cells[place]
        if doubt.code in REFUSED:
            return None
        if doubt.severity is not Severity.PROBLEM:
            return cell
        if self._decisions.mode is not Mode.AS_TYPED:
            return None
        return cell if isinstance(cell, AsTyped) else AsTyped(text_of(self._raws[place]).strip())

    def _suspect(self) -> None:
        """Note amounts that look 10 000 times too large or too small; what was decided is not asked again.

        They stay out: 500 万元 must not be reached by a unit that nobody meant.
        """
        if not (isinstance(self._column.kind, Money) and self._unit):
            return
        amounts = [cell if isinstance(cell, Decimal) else None for cell in self._cells]
        suspicion = money_suspicion(amounts, self._unit, self._column)
        if suspicion.column is not None and (self._table.key, self._match.column) not in self._decisions.units:
            self.of_column.append(self._of_whole(suspicion.column))
            self._cells = [None if _is_bare(raw) else cell for raw, cell in zip(self._raws, self._cells, strict=True)]
        for place, doubt in suspicion.cells.items():
            if self._table.rows[place] not in self._typed:
                self._note(place, doubt)
                self._cells[place] = self._kept(place, doubt)
        self._compare_units()

    def _compare_units(self) -> None:
        """Note the bare amounts of rows of which the sheet states another unit than the column's: 以下单位：元."""
        for place, unit in units_of_rows(self._table, self._sheet.grid).items():
            raw, cell = self._raws[place], self._cells[place]
            if unit == self._unit or not isinstance(cell, Decimal) or not _is_bare(raw):
                continue
            if self._table.rows[place] not in self._typed and not self.troubles.get(place):
                doubt = two_units(self._column, narrowed(text_of(raw)), unit, str(self._unit))
                self._note(place, doubt)
                self._cells[place] = self._kept(place, doubt)

    def _of_whole(self, doubt: Doubt) -> Trouble:
        spot = self._spot(self._table.heading_rows[1])
        return doubt.at(spot, self._column.key, self._match.heading, (self._table.key, self._match.column))

    def _note(self, place: int, doubt: Doubt) -> None:
        raw = self._raws[place]
        value = discreet_cell(self._column, text_of(raw), raw)
        trouble = doubt.at(self._spot(self._table.rows[place]), self._column.key, value)
        self.troubles.setdefault(place, []).append(trouble._replace(reason=discreet_text(trouble.reason)))

    def _spot(self, row: int) -> Spot:
        return Spot(self._table.key.file, self._table.key.sheet, row, self._match.column)


def _of_whole_cell(pair: Pair, parts: Parts, place: int, meaning: Meaning) -> Meaning:
    """Return the meaning of one of two parts with answers that keep the other when they are typed into the cell."""
    question = meaning.doubt.question if meaning.doubt is not None else None
    if meaning.doubt is None or question is None:
        return meaning
    options = tuple(one._replace(answer=pair.with_part(parts, place, one.answer)) for one in question.options)
    return meaning._replace(doubt=meaning.doubt._replace(question=question._replace(options=options)))


def _asks_for_unit(doubt: Doubt) -> bool:
    return doubt.question is not None and doubt.question.topic is Topic.UNIT


def _is_bare(raw: Raw) -> bool:
    """Tell whether a cell holds a figure and no unit."""
    if isinstance(raw, str):
        return _BARE.fullmatch(narrowed(raw)) is not None
    return isinstance(raw, _NUMBERS)


def _figures(raws: Iterable[Raw]) -> Iterator[Decimal]:
    for raw in raws:
        try:
            yield read_number(narrowed(text_of(raw)), ())
        except ValueError:
            continue
