"""Where helper formulas stand: a sheet beside each table, a row a record, and one sheet for what is counted of them.

A helper formula is put once; asking for the same again gives the same cell.  What is written in a table's scope is a
template: it names the cells of *the same row*, on the record sheet and on its own, by marks that become row numbers
when the sheet is made.  What is written in the summary names cells outright.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wzlab.columns import Column, Record, Reference
from wzlab.editing.names import BETWEEN
from wzlab.language import N_, _
from wzlab.records import TYPE_OF, Laboratory
from wzlab.workbook.holding import Formula
from wzlab.workbook.naming import Places
from wzlab.workbook.record_sheets import cell_kind
from wzlab.workbook.sheets import SPARE_ROWS, Entry, Place, Row, Sheet, SheetColumn, column_letter, quoted
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import display_width, sheet_title
from wzlab.workbook.verification.numbers import INFINITE, End, Number, UnwritableError

Tables = Mapping[str, Mapping[str, Record]]
"""The records of each table by their ids."""

RECORD_ROW, OWN_ROW = "\x01", "\x02"
"""Stand in a template for the row of the record sheet, and for that of the helper sheet."""

FIRST_ROW = 4
"""Helper sheets have a title, a line on how to read them, and headings."""

LONGEST = 8_000
"""How many characters a formula may have; Excel takes 8 192."""

LONGEST_HEADING = 120
LEAST_WIDTH, MOST_HEADING_WIDTH, MOST_TEXT_WIDTH, HEADING_LINES = 14, 32, 60, 6
"""In characters: of a column, of one widened for its heading or for its texts; and on how many lines headings stand."""

TOO_LONG = N_("公式超过 {most} 字，写不进单元格")
TITLE = N_("{sheet}：每行一条记录，每列一个判断，供“核验”表使用")
KEY = N_("1 是，0 否，0.5 未知，∞ 无界；每行是“{records}”表里的同一条。列多时供在屏幕上核对，打印只印这两行。")
SUMMARY_TITLE = N_("{sheet}：由各核验表数出，供“核验”表使用")
SUMMARY_KEY = N_("个数、分、0.0001 ㎡ 等都是整数。")

_SAID = re.compile('"([^"]*)"')
"""The words a formula holds; what it comes to may be one of them."""

_OWN = re.compile(rf"[A-Z]+{OWN_ROW}")
_ATOM = re.compile(rf"[A-Z]+{OWN_ROW}|'[^']+'![$][A-Z]+[$][0-9]+|[0-9.]+")
"""A formula that is but a cell or a number."""


class Scope(Protocol):
    """A place for formulas that look at one record."""

    name: str
    record_type: type[Record]
    records: Sequence[Record]

    def cell(self, column: Column[object]) -> str:
        """Return the cell of a field."""

    def mark(self, column: Column[object]) -> str:
        """Return the cell that lists which fields are as typed."""

    def put(self, label: str, formula: str) -> str:
        """Put a formula, and return its cell; a mere cell or number is returned as it is."""

    def column(self, label: str, formula: str) -> str:
        """Put a formula into cells of this scope, so that they can be counted."""

    def put_pair(self, label: str, low: str, high: str) -> tuple[str, str]:
        """Put the two ends of an interval, and return their cells."""

    def span(self, cell: str) -> str:
        """Return the cells of all records."""

    def grown(self, cell: str) -> str:
        """Return the cells of all records down to the one looked at."""

    def ids(self) -> str:
        """Return the cell of the record's id."""


@dataclass(frozen=True, slots=True)
class _HelperColumn:
    """A column of a table's helper sheet: its heading, the template of its formulas, what they give, its width."""

    label: str
    formula: str
    kind: CellKind
    width: int

    def on_sheet(self) -> SheetColumn:
        """Return the column as the sheet has it; what gives texts is no text, or Excel would not calculate it again."""
        heading = _cut(self.label)
        said = max(map(display_width, _SAID.findall(self.formula)), default=0)
        wanted = min(max(display_width(heading) // HEADING_LINES, said) + 4, MOST_HEADING_WIDTH)
        kind = CellKind.NUMBER if self.kind is CellKind.TEXT else self.kind
        return SheetColumn(heading, kind, max(LEAST_WIDTH, self.width, wanted))

    def entry(self, record_row: str, own_row: str) -> Entry | Formula:
        """Return the cell of a row."""
        formula = Formula("=" + self.formula.replace(RECORD_ROW, record_row).replace(OWN_ROW, own_row))
        return Entry(formula, Mark.LEFT) if self.kind is CellKind.TEXT else formula


class TableScope:
    """The helper sheet of one table."""

    def __init__(self, record_type: type[Record], tables: Tables, places: Places) -> None:
        self.record_type = record_type
        self.records: Sequence[Record] = list(tables[record_type.table].values())
        self.name = sheet_title(_("核验·{label}").format(label=_(record_type.label)))
        self._tables = tables
        self._places = places
        self._rows = places.rows(record_type.table)
        self._sheet = places.sheet(record_type.table) or ""
        self._columns: list[_HelperColumn] = []
        self._cells: dict[str, str] = {}
        self.column(_("编号"), self._beside(places.id_column(record_type.table)) + '&""')
        known_by = [record_type.column_of[key] for key in record_type.known_by]
        names = '&" "&'.join(map(self._on_record_sheet, known_by))
        self._text_column(_("记录"), f"TRIM({names})", map(self._called, self.records))

    def _beside(self, column: int) -> str:
        return f"{quoted(self._sheet)}!{column_letter(column)}{RECORD_ROW}"

    def cell(self, column: Column[object]) -> str:
        """Return the cell of a field: a copy beside the helpers, so that they are short and can be followed."""
        original = self._on_record_sheet(column)
        heading, formula = _("{field}（原表）").format(field=_(column.title)), f'IF(LEN({original})=0,"",{original})'
        kind = cell_kind(column.kind)
        if kind not in {CellKind.TEXT, CellKind.WORD}:
            return self.column(heading, formula, kind if kind is CellKind.DATE else CellKind.NUMBER)
        return self._text_column(heading, formula, (self._shown(record, column) for record in self.records))

    def _called(self, record: Record) -> str:
        return " ".join(self._shown(record, record.column_of[key]) for key in record.known_by)

    def _shown(self, record: Record, column: Column[object]) -> str:
        """Return a field's cell about as the record sheet shows it."""
        kind, shown = column.kind, record.shown(column.key)
        referred = self._tables.get(kind.table, {}).get(shown) if isinstance(kind, Reference) else None
        return shown if referred is None else f"{shown}{BETWEEN}{referred.known_as}"

    def _text_column(self, label: str, formula: str, texts: Iterable[str]) -> str:
        """Put a column of copies of texts, as wide as the widest of them."""
        widest = max(map(display_width, texts), default=0) + 2
        return self.column(label, formula, CellKind.TEXT, min(widest, MOST_TEXT_WIDTH))

    def _on_record_sheet(self, column: Column[object]) -> str:
        return self._beside(self._places.column(self.record_type.table, column.key))

    def mark(self, column: Column[object]) -> str:
        """Return the cell that lists which fields of the record are as typed."""
        return self._beside(self._places.as_typed_column(self.record_type.table))

    def ids(self) -> str:
        """Return the cell of the record's id."""
        return f"A{OWN_ROW}"

    def put(self, label: str, formula: str) -> str:
        """Put a column of formulas and return its cell in the row looked at; a mere cell or number stays itself."""
        return formula if _ATOM.fullmatch(formula) else self.column(label, formula)

    def column(self, label: str, formula: str, kind: CellKind = CellKind.NUMBER, width: int = LEAST_WIDTH) -> str:
        """Put a column of formulas, unless it is there, and return its cell in the row looked at."""
        if _OWN.fullmatch(formula):
            return formula
        if formula not in self._cells:
            _check_length(formula)
            self._columns.append(_HelperColumn(label, formula, kind, width))
            self._cells[formula] = f"{column_letter(len(self._columns))}{OWN_ROW}"
        return self._cells[formula]

    def put_pair(self, label: str, low: str, high: str) -> tuple[str, str]:
        """Put the two ends of an interval in two columns."""
        if low == high:
            return (cell := self.put(label, low)), cell
        return self.put(_("{label}（下限）").format(label=label), low), self.put(
            _("{label}（上限）").format(label=label), high
        )

    def span(self, cell: str) -> str:
        """Return the cells of all records, for a formula on any sheet."""
        letter = cell.rstrip(OWN_ROW)
        return f"{quoted(self.name)}!${letter}${FIRST_ROW}:${letter}${FIRST_ROW + len(self.records) - 1}"

    def grown(self, cell: str) -> str:
        """Return the cells of all records down to the one looked at, for a formula on the same sheet."""
        letter = cell.rstrip(OWN_ROW)
        return f"{letter}${FIRST_ROW}:{cell}"

    def sheet(self) -> Sheet:
        """Return the sheet."""
        return Sheet(
            name=self.name,
            title=_(TITLE).format(sheet=self.name),
            columns=tuple(column.on_sheet() for column in self._columns),
            rows=[self._row(index, row) for index, row in enumerate(self._rows)],
            totals=(_key(_(KEY).format(records=self._sheet)),),
            fixed_columns=2,
            is_working=True,
        )

    def rows_changed(self) -> tuple[str, str]:
        """Return the truths that rows were taken out or put between, and that rows were added below.

        A reference to rows shrinks and grows with them; it is all that tells a row that is gone.
        """
        table, sheet = self.record_type, quoted(self._sheet)
        first, last = (column_letter(self._places.column(table.table, table.columns[end].key)) for end in (0, -1))
        there = f"{sheet}!{first}{self._rows.start}:{first}{self._rows.stop - 1}"
        below = f"{sheet}!{first}{self._rows.stop}:{last}{self._rows.stop - 1 + SPARE_ROWS}"
        return f"ROWS({there})<>{len(self.records)}", f"COUNTA({below})>0"

    def _row(self, index: int, record_row: int) -> Row:
        beside, own = str(record_row), str(FIRST_ROW + index)
        return [column.entry(beside, own) for column in self._columns]


class SummaryScope:
    """The sheet of what is counted; it also looks at the lab's own record.  A formula stands in each row."""

    record_type: type[Record] = Laboratory

    def __init__(self, laboratory: Record, places: Places) -> None:
        self.records: Sequence[Record] = (laboratory,)
        self.name = sheet_title(_("核验·汇总"))
        self._places = places
        self._own = re.compile(re.escape(quoted(self.name)) + r"!\$[BC]\$[0-9]+")
        self._rows: list[tuple[str, str, str]] = []
        self._cells: dict[tuple[str, str], tuple[str, str]] = {}

    def cell(self, column: Column[object]) -> str:
        """Return the cell of a field of the lab."""
        return _target(self._places.of(self.records[0], column.key))

    def mark(self, column: Column[object]) -> str:
        """Return the cell that tells whether the field is as typed."""
        return _target(self._places.laboratory_as_typed(column.key))

    def ids(self) -> str:
        """Return the lab's id."""
        return f'"{self.records[0].id}"'

    def put(self, label: str, formula: str) -> str:
        """Put a formula in a row of its own, unless it is there, and return its cell."""
        return formula if _ATOM.fullmatch(formula) else self.column(label, formula)

    def column(self, label: str, formula: str) -> str:
        """Put a formula in a row of its own, unless it is there, and return its cell."""
        return self.put_pair(label, formula, "")[0]

    def put_pair(self, label: str, low: str, high: str) -> tuple[str, str]:
        """Put the two ends of an interval in one row; an end without a formula stays blank."""
        if self._own.fullmatch(low) and (not high or self._own.fullmatch(high)):
            return low, high or low
        high = "" if high == low else high
        if (low, high) not in self._cells:
            _check_length(low)
            _check_length(high)
            row = FIRST_ROW + len(self._rows)
            self._rows.append((label, low, high))
            cells = f"{quoted(self.name)}!$B${row}", f"{quoted(self.name)}!$C${row}"
            self._cells[low, high] = cells if high else (cells[0], cells[0])
        return self._cells[low, high]

    def span(self, cell: str) -> str:
        """Return the one cell."""
        return cell

    def grown(self, cell: str) -> str:
        """Return the one cell."""
        return cell

    def sheet(self) -> Sheet:
        """Return the sheet."""
        return Sheet(
            name=self.name,
            title=_(SUMMARY_TITLE).format(sheet=self.name),
            columns=(
                SheetColumn(_("内容"), CellKind.TEXT, 96),
                SheetColumn(_("值或下限"), CellKind.NUMBER, 22),
                SheetColumn(_("上限"), CellKind.NUMBER, 15),
            ),
            totals=(_key(_(SUMMARY_KEY)),),
            rows=[(_cut(label), _told(low), _told(high) if high else None) for label, low, high in self._rows],
            is_upright=True,
        )


def _told(formula: str) -> Entry | Formula:
    """Return the cell of a formula; one that copies a text stands at the left, where it may run over."""
    return Entry(Formula("=" + formula), Mark.LEFT) if formula.endswith('&""') else Formula("=" + formula)


def _key(words: str) -> Row:
    """Return the one line on how to read a helper sheet."""
    return (Entry(words, kind=CellKind.NOTE),)


def _target(place: Place | None) -> str:
    assert place is not None  # the lab's own sheet is in every workbook
    return f"{quoted(place.sheet)}!${column_letter(place.column)}${place.row}"


def _check_length(formula: str) -> None:
    if len(formula) > LONGEST:
        raise UnwritableError(_(TOO_LONG).format(most=LONGEST))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_HEADING else text[: LONGEST_HEADING - 1] + "…"


class Scopes:
    """The scopes of a workbook; a table's helper sheet is made when something is put on it."""

    def __init__(self, tables: Tables, laboratory: Record, places: Places) -> None:
        self.summary = SummaryScope(laboratory, places)
        self._tables = tables
        self._places = places
        self._scopes: dict[str, TableScope] = {}

    def of(self, record_type: type[Record]) -> Scope | None:
        """Return the scope of a record type, or None if it has no records."""
        table = record_type.table
        if record_type is Laboratory:
            return self.summary
        if not self._tables[table]:
            return None
        if table not in self._scopes:
            self._scopes[table] = TableScope(record_type, self._tables, self._places)
        return self._scopes[table]

    def rows_changed(self) -> str:
        """Return the truth that a record sheet has other rows than when it was exported; an error where all are gone."""
        told = [test for scope in self._scopes.values() for test in scope.rows_changed()]
        return f"OR({','.join(told)})" if told else "FALSE"

    def sheets(self) -> list[Sheet]:
        """Return every helper sheet: the summary, then the tables in their order."""
        return [self.summary.sheet(), *(self._scopes[table].sheet() for table in TYPE_OF if table in self._scopes)]


def put_number(scope: Scope, label: str, found: Number) -> Number:
    """Put the numbers of an interval into helper cells; literals stay as they are."""
    low, high = found.low, found.high
    if low.is_open and low.number == INFINITE and high.number == INFINITE:
        return found
    numbers_put = scope.put_pair(label, low.number, high.number)
    ends = [
        End(number, end.divisor, end.is_open, end.most, end.most_divisor)
        for number, end in zip(numbers_put, (low, high), strict=True)
    ]
    return Number(ends[0], ends[1], found.is_positive)
