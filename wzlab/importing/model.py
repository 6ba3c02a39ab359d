"""What the steps of an import hand to each other; values only, nothing here decides anything.

Rows and columns are counted from 1, as spreadsheets show them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from wzlab.columns import Cell, Record
from wzlab.intake.cells import column_letters
from wzlab.language import _
from wzlab.records import TYPE_OF

# --- tables and their columns ---------------------------------------------------------------------------------------


BETWEEN_FIELDS = "+"
"""Stands between the two fields of a column that holds both, wherever a field's key would stand alone."""


def fields_of(key: str | None) -> tuple[str, ...]:
    """Return the fields that a column's key names: none, one, or those of a pair."""
    return tuple(filter(None, (key or "").split(BETWEEN_FIELDS)))


class TableKey(NamedTuple):
    """Which table of which file: a sheet may hold several, one below the other or side by side.

    Args:
        file: the path as it was given, which tells two files of one name apart.
        sheet: the sheet's name ("" in a text file).
        number: from 1, in reading order.
    """

    file: str
    sheet: str
    number: int = 1


class How(Enum):
    """How a heading was matched with its field, the surest first."""

    CHOSEN = "chosen"  # the user said so
    REMEMBERED = "remembered"  # the user said so of the same layout before
    EXACT = "exact"  # the field's title, or its hidden key
    ALIAS = "alias"  # a word people use for it
    LIKELY = "likely"  # spelt much like one of these; always shown
    NONE = "none"  # no field: not imported, and told


class ColumnMatch(NamedTuple):
    """One column of a table.

    Args:
        column: where it stands in the sheet.
        heading: what stands above it, headings above each other joined by "-"; "" if nothing does.
        key: the field it means, None for none; of a column that holds two fields both, with a plus between them
            (`wzlab.importing.headings.pairs`).
        how: how that was found.
        confidence: 0 to 100; 100 but for `How.LIKELY`.
        unit: what the bare amounts below it are in ("元", "万元"); "" where the kind has no such question, None where
            it has, and nothing answers it.
        others: other fields it may mean, the likeliest first.
        remark: what should be told of it, a finished sentence ("亩" is no unit of area here, the second of two columns
            of one field); "" for nothing.
        answers: where the answers of the field stand side by side (是否全时 above 是 | 否), the columns below which each
            is ticked, the first being this one; () for any other column.
    """

    column: int
    heading: str
    key: str | None
    how: How = How.NONE
    confidence: int = 0
    unit: str | None = ""
    others: tuple[str, ...] = ()
    remark: str = ""
    answers: tuple[tuple[int, str], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields it means: none, one, or those of a pair."""
        return fields_of(self.key)

    @property
    def is_pair(self) -> bool:
        """Whether it holds two things, of which one may be no field."""
        return BETWEEN_FIELDS in (self.key or "")


class SkippedRow(NamedTuple):
    """A row between the headings and the table's end that is no record.

    Args:
        row: its number in the sheet.
        reason: why, a finished phrase without its place.
        text: what stands in it, discreetly; "" where that says nothing (headings again, numbers of columns).
    """

    row: int
    reason: str
    text: str = ""

    @property
    def told(self) -> str:
        """Return why it is none and what stands in it, a phrase without its place."""
        return _("{reason}（“{text}”）").format(reason=self.reason, text=self.text) if self.text else self.reason


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table found in a sheet.

    Attributes:
        key: which one.
        kind: the table of the records it holds (`staff`); "" where its content does not tell.
        kinds: all kinds it may be, the likeliest first.
        heading_rows: the first and the last row of its headings.
        columns: every column with a heading or with content, from left to right.
        rows: the rows that hold records.
        skipped: the rows that do not, but for blank ones.
        remarks: what should be told of the table as a whole, finished sentences (it stands on a hidden sheet, rows of
            it are hidden, blank rows at its end).
        unit: the unit of money that a line above it states for its amounts (单位：万元), "" if none does.
        groups: what is said of the rows from a row on: the first record's row and the text of the titles that hold
            there (二、经营租赁设备; 填报单位：…, above the table), "" where they end; in the rows' order.
    """

    key: TableKey
    kind: str
    kinds: tuple[str, ...]
    heading_rows: tuple[int, int]
    columns: tuple[ColumnMatch, ...]
    rows: tuple[int, ...]
    skipped: tuple[SkippedRow, ...] = ()
    remarks: tuple[str, ...] = ()
    unit: str = ""
    groups: tuple[tuple[int, str], ...] = ()

    @property
    def record_type(self) -> type[Record] | None:
        """Return the type of its records, None while that is unknown."""
        return TYPE_OF.get(self.kind)

    @property
    def read_with(self) -> Mapping[int, int]:
        """Return the columns that are read together with another one, and with which."""
        return {column: match.column for match in self.columns for column, _answer in match.answers[1:]}


# --- what people decide ---------------------------------------------------------------------------------------------

NEW = "#new"
"""Decides that a name which no record bears is a new record's."""
SKIP = "#skip"
"""Decides that a table or a row stays out."""
KEEP = "#keep"
"""Decides that rows are taken over like any others, whatever their title says."""
ABOVE = "#above"
"""Decides that blank cells mean what stands above them."""


class Mode(Enum):
    """What becomes of rows with problems."""

    ALL_OR_NOTHING = "all_or_nothing"  # while there is one, nothing is taken over
    GOOD_ROWS = "good_rows"  # rows without one are taken over
    AS_TYPED = "as_typed"  # all rows are; what cannot be read stays as it was typed, what is no value stays out


class Spot(NamedTuple):
    """One cell of a file."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """Return its address, such as "B12"."""
        return f"{column_letters(self.column)}{self.row}" if self.column else str(self.row)


@dataclass(frozen=True)
class Decisions:
    """What the user decided in one import; a proposal is made anew from it, so each decision can be taken back.

    Attributes:
        kinds: what a table holds, or `SKIP`.
        columns: the field a column of a table means, None for none.
        units: the unit of the amounts of a column of a table.
        words: what a text means in a field (`staff.unit`, folded text): a code, a record's id, `NEW`, or "" to leave
            the cell blank.
        cells: texts typed in place of what stands in a cell.
        rows: whose a row is: a record's id, `NEW` or `SKIP`.
        groups: what holds for the rows of a table from a row on that a title or the cells above speak of: a unit's id,
            `KEEP`, `ABOVE`, `SKIP`, or "" for nothing; a table, the row, and what about (`Topic.GROUP`).
        mode: what becomes of rows with problems.
    """

    kinds: Mapping[TableKey, str] = field(default_factory=dict)
    columns: Mapping[tuple[TableKey, int], str | None] = field(default_factory=dict)
    units: Mapping[tuple[TableKey, int], str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cells: Mapping[Spot, str] = field(default_factory=dict)
    rows: Mapping[tuple[TableKey, int], str] = field(default_factory=dict)
    groups: Mapping[tuple[TableKey, int, str], str] = field(default_factory=dict)
    mode: Mode = Mode.GOOD_ROWS


# --- what would be done ---------------------------------------------------------------------------------------------


class Severity(Enum):
    """How much a trouble matters."""

    PROBLEM = "problem"  # the row is taken over as `Mode` says
    REVIEW = "review"  # the row is taken over without a guess; somebody should look
    NOTE = "note"  # told, nothing to be done


class Topic(Enum):
    """What a decision that settles a trouble is about: the mapping of `Decisions` it belongs into."""

    KIND = "kinds"
    COLUMN = "columns"
    UNIT = "units"
    WORD = "words"
    CELL = "cells"
    ROW = "rows"
    GROUP = "groups"


class Option(NamedTuple):
    """One answer: what goes into `Decisions`, and what people read."""

    answer: str
    words: str


class Question(NamedTuple):
    """What would settle a trouble; troubles with an equal topic and key are settled by one answer.

    Args:
        topic: the mapping of `Decisions` the answer goes into.
        key: its key there.
        options: the answers, the likeliest first; none where a text must be typed (`Topic.CELL`).
    """

    topic: Topic
    key: object
    options: tuple[Option, ...] = ()


class Trouble(NamedTuple):
    """Something about a cell, a row or a column that somebody should know.

    Args:
        code: stable, for programs and tests; listed in `TROUBLES`.
        severity: how much it matters.
        spot: where; column 0 for the whole row, the heading's cell for a whole column.
        key: the field, "" if it is about none.
        value: what stands there, discreetly.
        reason: what is wrong, a finished sentence without its place.
        fix: what to do, a finished sentence; "" where nothing needs doing.
        question: what would settle it in place, None if only the file can be put right.
    """

    code: str
    severity: Severity
    spot: Spot
    key: str
    value: str
    reason: str
    fix: str = ""
    question: Question | None = None


TROUBLES = (
    "kind_unknown",  # a table of which nobody knows what it holds
    "error_value",  # #REF! and its like
    "uncalculated",  # a formula whose result is not in the file
    "damaged_number",  # a long number stored as a figure, which lost its last digits
    "not_read",  # the field cannot hold this text
    "not_a_date",
    "day_or_month",  # 2023.1 may be January or October
    "fraction_or_percent",  # 0.6 in a column of percentages
    "unit_unknown",  # amounts without a unit; units that are none of the field's
    "ten_thousand",  # amounts that look 10 000 times too large or too small
    "uncertain_word",  # the vocabulary does not settle it; candidates are offered
    "contradiction",  # a field says otherwise than what follows from another
    "unknown_record",  # a name that no record bears
    "several_records",  # a name or a row that more than one record fits
    "same_record_twice",  # two rows of one record with different contents
    "no_identity",  # a row by which nobody could be known
    "unit_unsaid",  # rows without a unit below a title, or below rows, that name another than the lead unit
    "building_unsaid",  # rooms without a building below one of a building
    "state_unsaid",  # rows below a title that says that they may be none of the lab's: 离职, 拟购
    "masked",  # a masked number: nothing to take
    "number_as_text",  # told only where it mattered
    "has_time",
    "impossible",  # read, but cannot be: judged as unknown
    "likely_heading",  # told where nothing shows the matches of the headings
    "skipped_row",  # told where nothing shows the rows that are no records
)
"""Every code of a trouble."""


class Action(Enum):
    """What an import does with a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    SKIP = "skip"
    PROBLEM = "problem"


class RowPlan(NamedTuple):
    """What an import does with one row.

    Args:
        row: its number in the sheet.
        action: what.
        record_id: the record's id: the lab's, or the new one's; "" for a row that is skipped.
        values: what the row says, by the fields of its table's plan; None says nothing.
        troubles: what should be known of it.
        reason: why it is skipped, a finished phrase; "" otherwise.
    """

    row: int
    action: Action
    record_id: str
    values: tuple[Cell, ...]
    troubles: tuple[Trouble, ...] = ()
    reason: str = ""


class CellChange(NamedTuple):
    """One cell, old → new."""

    key: str
    before: Cell
    after: Cell
    is_derived: bool = False


@dataclass(frozen=True)
class TablePlan:
    """What an import does with one table.

    Attributes:
        table: as it was found, with what was decided of its kind and columns.
        fields: the fields its rows give, the derived ones last.
        derived: how many of them are derived.
        rows: one plan a row of `table.rows` and `table.skipped`, in the sheet's order.
        troubles: what concerns a column or the table as a whole.
    """

    table: FoundTable
    fields: tuple[str, ...]
    derived: int
    rows: tuple[RowPlan, ...]
    troubles: tuple[Trouble, ...] = ()
