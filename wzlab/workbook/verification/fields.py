"""What a cell of a record sheet says, as formulas: the law of `judged_value` on the cells as people see and edit them.

A cell holds the word of a choice, an amount in 万元, a date; what is none of these, and what cannot be, is unknown.
Where the cells of this very lab could be misread (a text no cell can hold, a masked number, sixteen digits) there is
no formula but a reason.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wzlab.columns import AsTyped, Choice, Column, Day, Money, Reference, Year
from wzlab.columns import Number as NumberKind
from wzlab.editing.names import BETWEEN
from wzlab.language import N_, _
from wzlab.units import YUAN_IN_WAN
from wzlab.workbook.figures import wan_yuan
from wzlab.workbook.holding import held
from wzlab.workbook.naming import Names
from wzlab.workbook.verification.days import day_interval, day_of_cell
from wzlab.workbook.verification.numbers import INFINITE, NO, UNKNOWN, YES, End, Number, day_number, fitted, literal
from wzlab.workbook.verification.numbers import UnwritableError as Unwritable
from wzlab.workbook.verification.scopes import Scope
from wzlab.workbook.verification.texts import any_of, is_one_of, text_literal

MOST_CASES = 50
"""How many words a formula tells apart by conditions inside each other; Excel allows 64."""

CHECKED_DECIMALS = 9
"""More decimals than that are not told apart from a rounding."""

SURE_DIGITS = 13
"""A number of so many digits that has a decimal too many is told from its rounding; with more it may not be."""

SPARE_DECIMALS, MOST_WITH_SPARE = 2, 10**6
"""Where a kind of number has no fixed decimals, somebody may type so many though the lab has none; large ones stay whole."""

EXOTIC_SPACES = "\r\x85\u2028\u2029"
"""White space that programs change or do not agree on."""

MASKED = N_("“{field}”已遮盖，公式读不到；导出时选“完整证件号”")
UNFAITHFUL = N_("“{field}”里有表格存不下的文字")
IDS_WITH_SEPARATOR = N_("有编号含“{between}”，引用分不清编号和名称")
SAME_WORD = N_("“{field}”有两个选项同名")
INEXACT_NUMBER = N_("“{field}”里有表格存不准的数")
MANY_CASES = N_("“{field}”的选项太多")


class Fields:
    """Reads the fields of records by formulas.

    Args:
        names: what the record sheets call directions and references.
        directions: the codes of the pack's directions.
        reference_date: the day after which a past date cannot be.
    """

    def __init__(self, names: Names, directions: Sequence[str], reference_date: date) -> None:
        self._names = names
        self._directions = directions
        self._latest = day_number(reference_date)
        self._checked: set[tuple[str, str]] = set()

    # truths

    def is_blank(self, column: Column[Any], scope: Scope) -> str:
        """Return the truth that a cell is blank."""
        return f"IF({self.is_empty(column, scope)},1,0)"

    def is_empty(self, column: Column[Any], scope: Scope) -> str:
        """Return the condition that a cell is blank."""
        return f"LEN({scope.cell(column)})=0"

    def truth(self, column: Column[Any], scope: Scope) -> str:
        """Return the truth a yes/no field holds."""
        return self._by_words(column, scope, [column.kind.show(True)], [column.kind.show(False)])

    def among(self, column: Column[Any], codes: frozenset[str], scope: Scope) -> str:
        """Return the truth that a choice is one of several."""
        kind = column.kind
        assert isinstance(kind, Choice)
        if not kind.open_ended:
            yes = [kind.show(code) for code in kind.options if code in codes]
            return self._by_words(column, scope, yes, [kind.show(code) for code in kind.options if code not in codes])
        self._check_texts(column, scope)
        said = dict.fromkeys(word for code in sorted(codes) for word in (self._direction(kind, code), code))
        cell = scope.cell(column)
        unknown = any_of([f"LEN({cell})=0", *self._as_typed(column, scope)])
        return f"IF({unknown},0.5,IF({is_one_of(cell, said)},1,0))"

    def _direction(self, kind: Choice, code: str) -> str:
        return kind.show(code) if code in kind.options else self._names.direction(code)

    def _by_words(self, column: Column[Any], scope: Scope, yes: Sequence[str], no: Sequence[str]) -> str:
        """Return the truth told by words; any other text, and none, leaves it unknown."""
        self._check_visible(column)
        if set(yes) & set(no):
            raise Unwritable(_(SAME_WORD).format(field=_(column.title)))
        cell = scope.cell(column)
        told = f"IF({is_one_of(cell, yes)},1,IF({is_one_of(cell, no)},0,0.5))"
        unless = any_of(self._as_typed(column, scope, (*yes, *no)))
        return told if unless == "FALSE" else f"IF({unless},0.5,{told})"

    # texts

    def text(self, column: Column[Any], scope: Scope) -> str:
        """Return the text of a field, the code of a choice, the id of a reference; `""` while it is unknown."""
        self._check_texts(column, scope)
        kind, cell = column.kind, scope.cell(column)
        words = tuple(map(kind.show, kind.options)) if isinstance(kind, Choice) and not kind.open_ended else None
        match kind:
            case Choice():
                said = self._code(column, kind, cell)
            case Reference():
                between = text_literal(BETWEEN)
                said = f'IF(ISNUMBER(FIND({between},{cell})),LEFT({cell},FIND({between},{cell})-1),{cell}&"")'
            case _:
                said = f'{cell}&""'
        unless = any_of(self._as_typed(column, scope, words))
        return said if unless == "FALSE" else f'IF({unless},"",{said})'

    def _code(self, column: Column[Any], kind: Choice, cell: str) -> str:
        codes = [*kind.options, *(self._directions if kind.open_ended else ())]
        words = [self._direction(kind, code) for code in codes]
        if len(codes) > MOST_CASES:
            raise Unwritable(_(MANY_CASES).format(field=_(column.title)))
        if len(set(words)) < len(words):
            raise Unwritable(_(SAME_WORD).format(field=_(column.title)))
        said = f'{cell}&""' if kind.open_ended else '""'
        for code, word in zip(reversed(codes), reversed(words), strict=True):
            said = f"IF(EXACT({cell},{text_literal(word)}),{text_literal(code)},{said})"
        return said

    def is_as_typed(self, column: Column[Any], scope: Scope) -> str:
        """Return the condition that a cell is as typed; `FALSE` where none can be."""
        return any_of(self._as_typed(column, scope))

    # numbers and days

    def interval(self, column: Column[Any], scope: Scope, *, is_past: bool) -> Number:
        """Return a number or a day, to be put; `is_past`: a day after the reference date cannot be."""
        self._check_visible(column)
        if isinstance(column.kind, Day):
            unless = any_of(self._as_typed(column, scope))
            latest = self._latest if is_past else None
            return day_interval(*day_of_cell(scope.cell(column), "" if unless == "FALSE" else unless, latest))
        return self._number(column, scope)

    def _number(self, column: Column[Any], scope: Scope) -> Number:
        kind, cell = column.kind, scope.cell(column)
        assert isinstance(kind, NumberKind)
        values = [value for value in _values(column, scope) if isinstance(value, Decimal)]
        unit = YUAN_IN_WAN if isinstance(kind, Money) else Decimal(1)
        decimals = kind.decimals if kind.decimals is not None else _decimals_needed(kind, values)
        places, divisor = decimals + (4 if isinstance(kind, Money) else 0), 10**decimals
        self._check_numbers(column, values, divisor)
        edges = [edge for edge in (kind.lowest, kind.highest) if edge is not None]
        most = max(
            (abs(int(Fraction(value) * divisor)) for value in (*values, *edges) if kind.is_possible(value)), default=0
        )
        conditions = [f"ROUND({cell},{places})={cell}"]
        conditions += [f"{cell}>={kind.lowest / unit:f}"] if kind.lowest is not None else []
        conditions += [f"{cell}<={kind.highest / unit:f}"] if kind.highest is not None else []
        possible = conditions[0] if len(conditions) == 1 else f"AND({','.join(conditions)})"
        whole = f"ROUND({cell}*{10**places},0)" if places else cell

        def end(edge: Decimal | None) -> End:
            unknown = INFINITE if edge is None else literal(int(edge * divisor))
            number = f"IF(ISNUMBER({cell}),IF({possible},{whole},{unknown}),{unknown})"
            return End(number, str(divisor), edge is None, fitted(most), divisor)

        is_positive = kind.lowest is not None and kind.lowest >= 0
        return Number(end(kind.lowest), end(kind.highest), is_positive)

    def _check_numbers(self, column: Column[Any], values: Iterable[Decimal], divisor: int) -> None:
        """Refuse a column in which a number may be read as another.

        Raises:
            Unwritable: one is not exact in the file, or could not be told from what is possible.
        """
        for value in values:
            shown = wan_yuan(value) if isinstance(column.kind, Money) else value
            is_number = not isinstance(held(shown).value, str)
            if column.kind.is_possible(value):
                whole = Fraction(value) * divisor
                sure = is_number and whole.denominator == 1 and fitted(abs(whole.numerator)) >= 0
            else:
                sure = not is_number or len(value.as_tuple().digits) <= SURE_DIGITS
            if not sure:
                raise Unwritable(_(INEXACT_NUMBER).format(field=_(column.title)))

    # what is as typed, and what cannot be read

    def _as_typed(self, column: Column[Any], scope: Scope, words: Sequence[str] | None = None) -> list[str]:
        """Return the conditions under which a cell is as typed; none where the cells themselves tell.

        A text that is none of the `words` is unknown anyway.
        """
        typed = [value.text for value in _values(column, scope) if isinstance(value, AsTyped)]
        if not typed or (words is not None and not any(text in words for text in typed)):
            return []
        cell = scope.cell(column)
        mark = f'ISNUMBER(FIND("|{column.key}|",{scope.mark(column)}))'
        return [f"AND(ISTEXT({cell}),LEN({cell})>0,{mark})"]

    def _check_visible(self, column: Column[Any]) -> None:
        if column.sensitive and not self._names.full_ids:
            raise Unwritable(_(MASKED).format(field=_(column.title)))

    def _check_texts(self, column: Column[Any], scope: Scope) -> None:
        """Refuse a column of texts that the sheet does not hold as they are.

        Raises:
            Unwritable: it is masked, a cell could not hold a text, or an id could not be told from its name.
        """
        self._check_visible(column)
        if (scope.name, column.key) in self._checked:
            return
        texts = [value for value in _values(column, scope) if isinstance(value, str)]
        for text in texts:
            if not text or held(text).departure or any(space in text for space in EXOTIC_SPACES):
                raise Unwritable(_(UNFAITHFUL).format(field=_(column.title)))
        if isinstance(column.kind, Reference):
            check_ids(texts)
        self._checked.add((scope.name, column.key))

    def check_ids_of(self, scope: Scope) -> None:
        """Refuse records whose ids formulas could mistake.

        Raises:
            Unwritable: an id has in it what stands between an id and a name, or no cell can hold it.
        """
        check_ids(record.id for record in scope.records)


def check_ids(ids: Iterable[str]) -> None:
    """Refuse ids that formulas could mistake.

    Raises:
        Unwritable: one has in it what stands between an id and a name, or no cell can hold it.
    """
    for record_id in ids:
        if BETWEEN in record_id or held(record_id).departure or any(space in record_id for space in EXOTIC_SPACES):
            raise Unwritable(_(IDS_WITH_SEPARATOR).format(between=BETWEEN.strip()))


def _values(column: Column[Any], scope: Scope) -> list[Any]:
    return [record.cells[column.index] for record in scope.records]


def _decimals_needed(kind: NumberKind, values: Iterable[Decimal]) -> int:
    """Return how many decimals the numbers of a lab have; some to spare unless they are years, or large."""
    possible = [value for value in values if kind.is_possible(value)]
    exponents = [value.as_tuple().exponent for value in possible]
    needed = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    is_whole = isinstance(kind, Year) or any(abs(value) >= MOST_WITH_SPARE for value in possible)
    return min(CHECKED_DECIMALS, max(needed, 0 if is_whole else SPARE_DECIMALS))


TRUTHS = {True: YES, False: NO, None: UNKNOWN}
