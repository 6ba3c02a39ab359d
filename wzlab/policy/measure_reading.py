"""Reading the measures of a pack's file, and the limits they are held against."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.complaints import one_key_of
from wzlab.policy.expression_reading import (
    read_column,
    read_expression,
    read_number,
    read_record_type,
    read_reference,
    read_tests,
    read_where,
)
from wzlab.policy.names import Names, Unread
from wzlab.policy.nodes import TRUE, Attribute, Constant, Name, Node, Type, parts_of
from wzlab.policy.pack import (
    Clause,
    Combined,
    Count,
    Distinct,
    Empty,
    Every,
    Holds,
    Limit,
    Link,
    Measure,
    NoneOf,
    Ratio,
    Share,
    Some,
    Sum,
)
from wzlab.policy.toml_reading import Table
from wzlab.records import Laboratory

LIMITS = {"at_least": ">=", "at_most": "<="}
NUMBERS = ("count", "sum", "share", "distinct", "ratio")
"""The measures that are numbers wherever they stand."""
UNMEASURED = Count(Laboratory, TRUE)
"""What stands for a measure that was complained of; no pack with a complaint is ever used."""


# --- clauses --------------------------------------------------------------------------------------------------------


def read_clause(table: Table, names: Names, limitless: bool = False) -> Clause:
    """Return the measure that a table holds, with its limit; `limitless`: the figure is only shown."""
    measure = read_measure(table, names)
    limits = {key: Limit(sign, _threshold(table, names, key)) for key, sign in LIMITS.items() if key in table}
    if measure is None:
        return Clause(UNMEASURED)
    if _is_number(measure) and not limitless:
        if len(limits) != 1:
            table.complain("", one_key_of(LIMITS), ", ".join(limits) or None)
    else:
        for key in limits:
            table.complain(key, _("空缺（这里不设门槛）"))
    if len(limits) != 1:
        return Clause(measure)
    ((key, limit),) = limits.items()
    if isinstance(measure, Share) and not _may_be_share(limit.threshold):
        table.complain(key, _('从 0 到 1 的占比，如 0.6 或 "3/5"'))
    return Clause(measure, limit)


def read_clauses(table: Table, names: Names, key: str, required: bool) -> tuple[Clause, ...]:
    """Return the clauses of a list of tables."""
    clauses = []
    for entry in table.tables(key, None, required):
        clauses.append(read_clause(entry, names))
        entry.finish()
    return tuple(clauses)


def _threshold(table: Table, names: Names, key: str) -> Node:
    value = table.raw(key, (int, Decimal, str), _("数字或表达式"))
    if isinstance(value, str):
        return names.parsed(table, key, value, None, Type.NUMBER)
    return Constant(read_number(table, key, value or 0), Type.NUMBER)


def _is_number(measure: Measure) -> bool:
    if isinstance(measure, Holds):
        return measure.figure is not None
    return isinstance(measure, Count | Sum | Share | Distinct | Ratio)


def _may_be_share(threshold: Node) -> bool:
    value = threshold.value if isinstance(threshold, Constant) else None
    return not isinstance(value, Decimal | Fraction) or 0 <= value <= 1


# --- measures -------------------------------------------------------------------------------------------------------


def measure_keys(table: Table) -> list[str]:
    """Return the measures that a table holds."""
    return [key for key in (*_READERS, *_COMBINATIONS) if key in table]


def read_measure(table: Table, names: Names) -> Measure | None:
    """Return the one measure that a table holds; None after a complaint."""
    keys = measure_keys(table)
    if len(keys) != 1:
        table.complain("", one_key_of((*_READERS, *_COMBINATIONS)), ", ".join(keys) or None)
        return None
    (key,) = keys
    if key in _COMBINATIONS:
        return _COMBINATIONS[key](table, names)
    inner = table.table(key)
    if inner is None:
        return None
    measure = _READERS[key](inner, names)
    inner.finish()
    return measure


def read_numeric_measure(table: Table, names: Names) -> Measure:
    """Return the one measure that a table holds, which must be a number."""
    measure = read_measure(table, names)
    if isinstance(measure, Count | Sum | Share | Distinct | Ratio):
        return measure
    if measure is not None:
        table.complain("", one_key_of(NUMBERS), ", ".join(measure_keys(table)))
    return UNMEASURED


def _any_of(table: Table, names: Names) -> Combined:
    return Combined(1, read_clauses(table, names, "any_of", required=True))


def _all_of(table: Table, names: Names) -> Combined:
    parts = read_clauses(table, names, "all_of", required=True)
    return Combined(len(parts), parts)


def _k_of(table: Table, names: Names) -> Measure | None:
    inner = table.table("k_of")
    if inner is None:
        return None
    needed = inner.number("k")
    parts = read_clauses(inner, names, "of", required=True)
    if needed is not None and parts and not 1 <= needed <= len(parts):
        inner.complain("k", _("从 {least} 到 {most} 的整数").format(least=1, most=len(parts)))
    inner.finish()
    return Combined(int(needed or 1), parts)


def _count(table: Table, names: Names) -> Count:
    record_type = read_record_type(table)
    return Count(record_type, read_where(table, names, record_type))


def _sum(table: Table, names: Names) -> Sum:
    record_type = read_record_type(table)
    amount = read_expression(table, names, "amount", Type.NUMBER, record_type)
    if _may_be_endless(amount):
        table.complain("amount", _("小数位有限的数（不含 1/3 这样的数，也不用 [[figure]]）"))
    return Sum(record_type, read_where(table, names, record_type), amount)


def _may_be_endless(amount: Node) -> bool:
    """Tell whether an amount may be a fraction without finite decimals: sums are of decimals."""
    if isinstance(amount, Constant):
        return isinstance(amount.value, Fraction)
    if isinstance(amount, Name):
        return amount.type is Type.NUMBER
    part = amount.part if isinstance(amount, Attribute) else None
    return any(_may_be_endless(below) for below in (*parts_of(amount), *((part,) if part else ())))


def _share(table: Table, names: Names) -> Share:
    record_type = read_record_type(table)
    part = read_expression(table, names, "part", Type.TRUTH, record_type)
    return Share(record_type, read_where(table, names, record_type), part)


def _distinct(table: Table, names: Names) -> Distinct:
    record_type = read_record_type(table)
    return Distinct(record_type, read_column(table, "column", record_type))


def _some(table: Table, names: Names) -> Some:
    record_type = read_record_type(table)
    return Some(record_type, read_where(table, names, record_type))


def _none(table: Table, names: Names) -> NoneOf:
    record_type = read_record_type(table)
    return NoneOf(record_type, read_where(table, names, record_type), Empty(table.option("empty", tuple(Empty))))


def _every(table: Table, names: Names) -> Every:
    record_type = read_record_type(table)
    where = read_where(table, names, record_type)
    empty = Empty(table.option("empty", tuple(Empty)))
    has = table.table("has") or Table({}, f"{table.place}, has", table.complaints)
    linked = read_record_type(has)
    link = Link(linked, read_reference(has, "by", linked, record_type), read_where(has, names, linked))
    has.finish()
    return Every(record_type, where, link, empty)


def _holds(table: Table, names: Names) -> Holds:
    about, record_type = _subject(table, names)
    figure = read_expression(table, names, "figure", Type.NUMBER, record_type) if "figure" in table else None
    test = read_tests(table, names, "test", record_type) if "test" in table or figure is None else None
    return Holds(about, record_type, test, figure)


def _subject(table: Table, names: Names) -> tuple[str, type[Record]]:
    """Return the one record that `about` names, and its type (`Unread` after a complaint)."""
    before = len(table.complaints)
    about = table.option("about", names.subjects)
    return about, names.subjects[about] if len(table.complaints) == before else Unread


def _ratio(table: Table, names: Names) -> Ratio:
    measures = []
    for key in ("of", "to"):
        inner = table.table(key)
        if inner is not None:
            measures.append(read_numeric_measure(inner, names))
            inner.finish()
    return Ratio(*measures) if len(measures) == 2 else Ratio(UNMEASURED, UNMEASURED)


_READERS: Mapping[str, Callable[[Table, Names], Measure]] = {
    "count": _count,
    "sum": _sum,
    "share": _share,
    "distinct": _distinct,
    "some": _some,
    "none": _none,
    "every": _every,
    "holds": _holds,
    "ratio": _ratio,
}
"""Measures of one table of their own: key → reader of that table."""
_COMBINATIONS: Mapping[str, Callable[[Table, Names], Measure | None]] = {
    "any_of": _any_of,
    "all_of": _all_of,
    "k_of": _k_of,
}
"""Measures made of several: key → reader of the table that holds the key."""
