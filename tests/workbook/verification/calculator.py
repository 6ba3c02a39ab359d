"""A second evaluator of formula texts, in plain IEEE doubles: every number is a Python float, nothing is forgiven.

LibreOffice and Excel take two doubles for equal that differ beyond the fifteenth digit; this one does not.  It knows
only the functions our formulas use, and follows the rules of Excel where they matter: a blank is "" and 0, any text is
greater than any number, an error in a branch that is not taken does no harm.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import column_index_from_string

Scalar = float | str | bool | None
_EPOCH = date(1899, 12, 30)


class FormulaError(Exception):
    """An error value: #VALUE!, #DIV/0!."""


class Array(list[list[Scalar]]):
    """The values of a range, row by row."""

    def flat(self) -> Iterator[Scalar]:
        for row in self:
            yield from row


# --- reading --------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<text>"(?:[^"]|"")*")
    |(?P<reference>(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)
    |(?P<name>[A-Z]+)|(?P<sign><=|>=|<>|[-+*/&=<>(),]))""",
    re.VERBOSE,
)


def tokens(formula: str) -> list[tuple[str, str]]:
    found, place = [], 1
    while place < len(formula):
        match = _TOKEN.match(formula, place)
        assert match is not None, formula[place:]
        assert match.lastgroup is not None
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


Tree = tuple[Any, ...]
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"=", "<>", "<", "<=", ">", ">="}),
    frozenset({"&"}),
    frozenset({"+", "-"}),
    frozenset({"*", "/"}),
)


class _Parser:
    def __init__(self, formula: str) -> None:
        self._tokens = tokens(formula)
        self._place = 0

    def whole(self) -> Tree:
        tree = self.level(0)
        assert self._place == len(self._tokens), self._tokens[self._place :]
        return tree

    def next(self) -> tuple[str, str]:
        return self._tokens[self._place] if self._place < len(self._tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        self._place += 1
        return self._tokens[self._place - 1]

    def level(self, depth: int) -> Tree:
        if depth == len(_LEVELS):
            return self.unary()
        left = self.level(depth + 1)
        while self.next()[0] == "sign" and self.next()[1] in _LEVELS[depth]:
            sign = self.take()[1]
            left = ("operation", sign, left, self.level(depth + 1))
        return left

    def unary(self) -> Tree:
        if self.next() == ("sign", "-"):
            self.take()
            return ("operation", "-", ("number", 0.0), self.unary())
        kind, text = self.take()
        match kind:
            case "number":
                return ("number", float(text))
            case "text":
                return ("text", text[1:-1].replace('""', '"'))
            case "reference":
                return ("reference", text)
            case "name" if text in ("TRUE", "FALSE"):
                return ("truth", text == "TRUE")
            case "name":
                return ("call", text, self.arguments())
        assert text == "(", text
        inner = self.level(0)
        assert self.take()[1] == ")"
        return inner

    def arguments(self) -> list[Tree]:
        assert self.take()[1] == "("
        found = [self.level(0)]
        while self.take()[1] == ",":
            found.append(self.level(0))
        return found


@cache
def parsed(formula: str) -> Tree:
    return _Parser(formula).whole()


# --- values ---------------------------------------------------------------------------------------------------------


def as_number(value: Scalar) -> float:
    if value is None:
        return 0.0
    if isinstance(value, str):
        raise FormulaError(value)
    return float(value)


def as_text(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return value if isinstance(value, str) else f"{value:.15g}"


def _rank(value: Scalar) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, as_number(value))


def _compared(sign: str, left: Scalar, right: Scalar) -> bool:
    if left is None and isinstance(right, str):
        left = ""
    if right is None and isinstance(left, str):
        right = ""
    a, b = _rank(left), _rank(right)
    return {"=": a == b, "<>": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def operated(sign: str, left: Any, right: Any) -> Any:
    if isinstance(left, Array) or isinstance(right, Array):
        return _mapped(lambda a, b: operated(sign, a, b), left, right)
    if sign in _LEVELS[0]:
        return _compared(sign, left, right)
    if sign == "&":
        return as_text(left) + as_text(right)
    a, b = as_number(left), as_number(right)
    if sign == "/" and b == 0:
        raise FormulaError("#DIV/0!")
    return {"+": a + b, "-": a - b, "*": a * b}[sign] if sign != "/" else a / b


def _mapped(function: Callable[[Any, Any], Any], left: Any, right: Any) -> Array:
    shape = left if isinstance(left, Array) else right
    rows = []
    for r, row in enumerate(shape):
        cells = range(len(row))
        rows.append(
            [
                function(
                    left[r][c] if isinstance(left, Array) else left, right[r][c] if isinstance(right, Array) else right
                )
                for c in cells
            ]
        )
    return Array(rows)


# --- functions ------------------------------------------------------------------------------------------------------


def _flat(values: tuple[Any, ...]) -> Iterator[Scalar]:
    for value in values:
        if isinstance(value, Array):
            yield from value.flat()
        else:
            yield value


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """Return the numbers of ranges, which skip texts, and of arguments, which must be numbers."""
    found = []
    for value in values:
        if isinstance(value, Array):
            found += [as_number(cell) for cell in value.flat() if _is_number(cell)]
        else:
            found.append(as_number(value))
    return found


def _is_number(value: Scalar) -> bool:
    return isinstance(value, float) and not isinstance(value, bool)


def _round(number: float, places: float) -> float:
    power = 10.0**places
    return math.copysign(math.floor(abs(number) * power + 0.5) / power, number)


def _exact(left: Any, right: Any) -> Any:
    if isinstance(left, Array) or isinstance(right, Array):
        return _mapped(_exact, left, right)
    return as_text(left) == as_text(right)


def _day(serial: Scalar) -> date:
    return _EPOCH + timedelta(days=math.floor(as_number(serial)))


def _date(year: float, month: float, day: float) -> float:
    months = int(year) * 12 + int(month) - 1
    return float((date(months // 12, months % 12 + 1, 1) - _EPOCH).days + int(day) - 1)


def _find(needle: Scalar, text: Scalar) -> float:
    place = as_text(text).find(as_text(needle))
    if place < 0:
        raise FormulaError("#VALUE!")
    return float(place + 1)


def _countifs(*arguments: Any) -> float:
    ranges, wanted = arguments[::2], arguments[1::2]
    rows = zip(*(list(span.flat() if isinstance(span, Array) else [span]) for span in ranges), strict=True)
    return float(sum(all(_is_number(x) and x == y for x, y in zip(row, wanted, strict=True)) for row in rows))


def _match(wanted: Scalar, span: Any, _kind: Scalar) -> float:
    values = list(span.flat()) if isinstance(span, Array) else [span]
    if wanted not in values:
        raise FormulaError("#N/A")
    return float(values.index(wanted) + 1)


def _index(span: Any, row: float) -> Scalar:
    return list(span.flat())[int(row) - 1] if isinstance(span, Array) else span


def _value(text: Scalar) -> float:
    try:
        return float(as_text(text))
    except ValueError as error:
        raise FormulaError("#VALUE!") from error


def _sumproduct(array: Any) -> float:
    return math.fsum(as_number(value) for value in _flat((array,)))


def _mid(text: Scalar, start: float, length: float) -> str:
    if length < 0:
        raise FormulaError("#VALUE!")
    return as_text(text)[int(start) - 1 : int(start) - 1 + int(length)]


def _right(text: Scalar, length: float) -> str:
    return as_text(text)[len(as_text(text)) - int(length) :] if length <= len(as_text(text)) else as_text(text)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "AND": lambda *v: all(bool(as_number(x)) for x in _flat(v)),
    "OR": lambda *v: any(bool(as_number(x)) for x in _flat(v)),
    "MIN": lambda *v: min(_numbers(v), default=0.0),
    "MAX": lambda *v: max(_numbers(v), default=0.0),
    "SUM": lambda *v: sum(_numbers(v)),
    "COUNT": lambda *v: float(sum(_is_number(x) for x in _flat(v))),
    "COUNTA": lambda *v: float(sum(x not in (None, "") for x in _flat(v))),
    "ROWS": lambda x: float(len(x)) if isinstance(x, Array) else 1.0,
    "COUNTIF": _countifs,
    "COUNTIFS": _countifs,
    "SUMPRODUCT": _sumproduct,
    "ROUND": lambda x, p: _round(as_number(x), as_number(p)),
    "INT": lambda x: float(math.floor(as_number(x))),
    "TRUNC": lambda x: float(math.trunc(as_number(x))),
    "ABS": lambda x: abs(as_number(x)),
    "SIGN": lambda x: float((as_number(x) > 0) - (as_number(x) < 0)),
    "MOD": lambda x, y: as_number(x) % as_number(y),
    "LEN": lambda x: float(len(as_text(x))),
    "LEFT": lambda x, n: as_text(x)[: int(n)],
    "RIGHT": _right,
    "MID": _mid,
    "FIND": _find,
    "SUBSTITUTE": lambda x, old, new: as_text(x).replace(as_text(old), as_text(new)),
    "TRIM": lambda x: " ".join(as_text(x).split(" ")).strip(" "),
    "CHAR": lambda n: chr(int(n)),
    "VALUE": _value,
    "EXACT": _exact,
    "ISNUMBER": _is_number,
    "ISTEXT": lambda x: isinstance(x, str),
    "YEAR": lambda x: float(_day(x).year),
    "MONTH": lambda x: float(_day(x).month),
    "DAY": lambda x: float(_day(x).day),
    "DATE": _date,
    "MATCH": _match,
    "INDEX": _index,
}


class Calculator:
    """Calculates the cells of a workbook as openpyxl reads it."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._values: dict[tuple[str, int, int], Scalar] = {}

    def value(self, sheet: str, row: int, column: int) -> Scalar:
        """Return what a cell comes to."""
        key = sheet, row, column
        if key not in self._values:
            cell = self._workbook[sheet].cell(row, column)
            raw: Any = cell.value
            if cell.data_type == "f":
                assert len(raw) <= 8192
                self._values[key] = self._evaluated(parsed(raw), sheet)
            else:
                self._values[key] = _held(raw)
        return self._values[key]

    def _evaluated(self, tree: Tree, sheet: str) -> Any:
        match tree:
            case ("number" | "text" | "truth", value):
                return value
            case ("reference", text):
                return self._referred(text, sheet)
            case ("operation", sign, left, right):
                return operated(sign, self._evaluated(left, sheet), self._evaluated(right, sheet))
            case ("call", "IF", (condition, then, otherwise)):
                holds = as_number(self._evaluated(condition, sheet))
                return self._evaluated(then if holds else otherwise, sheet)
            case ("call", "IFERROR", (attempted, otherwise)):
                try:
                    return self._evaluated(attempted, sheet)
                except FormulaError:
                    return self._evaluated(otherwise, sheet)
            case ("call", "ISNUMBER", (attempted,)):
                try:
                    return _is_number(self._evaluated(attempted, sheet))
                except FormulaError:
                    return False
            case ("call", name, arguments):
                return FUNCTIONS[name](*(self._evaluated(argument, sheet) for argument in arguments))
        raise TypeError(tree)

    def _referred(self, text: str, sheet: str) -> Any:
        name, bang, address = text.rpartition("!")
        where = name[1:-1].replace("''", "'") if bang else sheet
        corners = [_corner(corner) for corner in address.replace("$", "").split(":")]
        if len(corners) == 1:
            return self.value(where, *corners[0])
        (top, left), (bottom, right) = corners
        return Array(
            [self.value(where, row, column) for column in range(left, right + 1)] for row in range(top, bottom + 1)
        )


def _held(raw: Any) -> Scalar:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return float((raw - _EPOCH).days)
    if isinstance(raw, CellRichText):
        return str(raw)
    return float(raw) if isinstance(raw, int | float) else raw


def _corner(address: str) -> tuple[int, int]:
    match = re.fullmatch("([A-Z]+)([0-9]+)", address)
    assert match is not None
    return int(match[2]), column_index_from_string(match[1])
