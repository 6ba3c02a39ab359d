"""The cells of an OpenDocument sheet: what their tags say, put together row by row.

Rows and columns that repeat stand once in the file.  Repeated blanks are only counted; `OdsSheet.reach_row` says how far
repeated content would reach, before `OdsSheet.end_row` makes room for it.
"""

import re
from datetime import date, datetime, time, timedelta

from wzlab.intake.displays import as_shown, display_seen
from wzlab.intake.flaws import Flaw
from wzlab.intake.found import FoundSheet
from wzlab.intake.grids import Grid, Plain, completed

Attributes = dict[str, str]
COLUMNS_REPEATED, ROWS_REPEATED = "table:number-columns-repeated", "table:number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = "table:number-columns-spanned", "table:number-rows-spanned"
_HIDDEN = ("collapse", "filter")
_MOST = 100_000_000
"""More than any sheet has rows or columns: whoever says more means no more."""
_FIGURE = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_DURATION = re.compile(r"(-?)P(?:([0-9]{1,9})D)?T([0-9]{1,9})H([0-9]{1,2})M([0-9]{1,2})(?:[.,]([0-9]+))?S")
_FRACTION = re.compile(r"(\.[0-9]{6})[0-9]+")
_SPACES = re.compile(r" [ \t\r\n]+|[\t\r\n][ \t\r\n]*")
_ERROR = re.compile(r"#[A-Z/0!?_]{2,20}|Err:[0-9]{3}")
_DAY = timedelta(days=1)
_TRUTHS = {"TRUE": True, "FALSE": False}


def repetitions(attributes: Attributes, name: str) -> int:
    """Return how many times something is to be repeated, at least 1.

    Raises:
        ValueError: the attribute is no number.
    """
    if name not in attributes:
        return 1
    digits = attributes[name]
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    return max(1, min(int(digits[:12]), _MOST))


def is_hidden(attributes: Attributes) -> bool:
    """Whether a row or a column is hidden or filtered out."""
    return attributes.get("table:visibility") in _HIDDEN


class OdsCell:
    """One cell as its tag and its texts say.

    Attributes:
        attributes: the tag's.
        type: what the cell says that its value is; "" for nothing.
        text: what the cell shows.
    """

    __slots__ = ("_is_line", "_lines", "attributes", "text", "type")

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self.type = attributes.get("office:value-type", "")
        self.text = ""
        self._is_line = False
        self._lines = 0

    def begin_line(self) -> None:
        """Begin a paragraph of the text."""
        self.text += "\n" if self._lines else ""
        self._is_line = True
        self._lines += 1

    def add(self, text: str) -> None:
        """Add to the text as it is."""
        if self._is_line:
            self.text += text

    def add_written(self, text: str) -> None:
        """Add to the text what stands in the file, where any run of spaces and line ends means one space."""
        if self._is_line:
            self.text += _SPACES.sub(" ", text)

    def end_line(self) -> None:
        """End a paragraph of the text."""
        self._is_line = False

    @property
    def value(self) -> Plain:
        """Return the value; the text shown where the file's own value is none that can be read."""
        match self.type:
            case "float" | "currency" | "percentage":
                if self.text in _TRUTHS and "table:formula" in self.attributes:  # so LibreOffice saves those of .xlsx
                    return _TRUTHS[self.text]
                return self._as_seen(_figure(self.attributes.get("office:value", ""), self.text))
            case "date":
                return self._as_seen(_day(self.attributes.get("office:date-value", "")))
            case "time":
                return _time(self.attributes.get("office:time-value", ""))
            case "boolean":
                return self.attributes.get("office:boolean-value") == "true"
        return self.attributes.get("office:string-value") or self.text or None

    def _as_seen(self, value: Plain) -> Plain:
        """Return a value as it is shown, where leading zeros or a day that is not shown make a difference."""
        display = display_seen(self.text)
        seen: Plain = value if display is None else as_shown(value, display)
        return seen

    @property
    def says_error(self) -> bool:
        """Whether the tag says that the value is an error."""
        return self.attributes.get("calcext:value-type") == "error"

    def flaw(self, row: int, column: int) -> Flaw | None:
        """Return what is wrong with the cell as one at that place, None if nothing is."""
        formula = self.attributes.get("table:formula")
        if self.says_error or (formula is not None and _ERROR.fullmatch(self.text)):
            return Flaw(row, column, "error", self.text or "#N/A")
        if formula is not None and not self.type and not self._lines:  # an empty text is an empty line
            return Flaw(row, column, "uncalculated", f"={formula.partition('=')[2]}")
        return None


def _figure(value: str, shown: str) -> Plain:
    return float(value) if _FIGURE.fullmatch(value) else value or shown or None


def _day(value: str) -> Plain:
    try:
        if "T" not in value:
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(_FRACTION.sub(r"\1", value).removesuffix("Z"))
    except ValueError:
        return value or None
    return moment if moment.time() != time() else moment.date()


def _time(value: str) -> Plain:
    """Return a time of the day, a duration where it is no time of a day."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return value or None
    sign, days, hours, minutes, seconds, fraction = found.groups(default="0")
    length = timedelta(
        days=int(days),
        hours=int(hours),
        minutes=int(minutes),
        seconds=int(seconds),
        microseconds=int(fraction[:6].ljust(6, "0")),
    )
    if sign == "-":
        return -length
    return (datetime.min + length).time() if length < _DAY else length


class OdsSheet:
    """One sheet that grows row by row.

    Args:
        found: what is found beside the values.
    """

    def __init__(self, found: FoundSheet) -> None:
        self.found = found
        self._rows: dict[int, list[Plain]] = {}
        self._columns = self._above = self._column = 0
        self._repeated = 1
        self._cells: list[tuple[int, int, OdsCell]] = []

    def add_columns(self, count: int, *, is_hidden: bool) -> None:
        """Take in the next columns."""
        if is_hidden:
            self.found.hide_columns(self._columns + 1, self._columns + count)
        self._columns += count

    def begin_row(self, count: int, *, is_hidden: bool) -> None:
        """Begin the next row, which stands so many times."""
        if is_hidden:
            self.found.hide_rows(self._above + 1, self._above + count)
        self._repeated, self._column = count, 0
        self._cells = []

    def take(self, cell: OdsCell) -> None:
        """Take in the next cell of the row, which may stand several times."""
        first, count = self._column + 1, repetitions(cell.attributes, COLUMNS_REPEATED)
        self._column += count
        if cell.type or cell.text or "table:formula" in cell.attributes:
            self._cells.append((first, count, cell))
        if _COLUMNS_SPANNED in cell.attributes or _ROWS_SPANNED in cell.attributes:
            across, down = (repetitions(cell.attributes, name) for name in (_COLUMNS_SPANNED, _ROWS_SPANNED))
            self.found.merge(self._above + 1, first, self._above + down, first + across - 1)

    def reach_row(self) -> None:
        """Say in `found` how far the sheet reaches with this row."""
        if self._cells:
            last = max(first + count - 1 for first, count, _cell in self._cells)
            self.found.rows = self._above + self._repeated
            self.found.columns = max(self.found.columns, last)

    def end_row(self) -> None:
        """Make room for the row, as many times as it stands."""
        for row in range(self._above + 1, self._above + self._repeated + 1) if self._cells else ():
            self._rows[row] = self._placed(row)
        self._above += self._repeated

    def _placed(self, row: int) -> list[Plain]:
        cells: list[Plain] = []
        for first, count, cell in self._cells:
            cells.extend([None] * (first - 1 - len(cells)))
            cells.extend([cell.value] * count)
            if cell.type == "percentage" or "table:formula" in cell.attributes or cell.says_error:
                self._tell(row, first, count, cell)
        return cells

    def _tell(self, row: int, first: int, count: int, cell: OdsCell) -> None:
        """Take in what must be known of a cell beside its value."""
        for column in range(first, first + count):
            if cell.type == "percentage":
                self.found.look.percents.add((row, column))
            if flaw := cell.flaw(row, column):
                self.found.flaws.append(flaw)

    def grid(self) -> Grid:
        """Return the sheet."""
        width = self.found.columns
        rows = [self._rows.get(row, []) for row in range(1, self.found.rows + 1)]
        padded = [[*cells, *([None] * (width - len(cells)))] for cells in rows]
        return completed(self.found.name, padded, self.found.flaws, is_hidden=self.found.is_hidden)
