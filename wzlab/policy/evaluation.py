"""Nodes → values: settle what a lab's context decides, evaluate the rest on a record, and say what keeps it unknown.

`settle` replaces every name of the context (readings, dates, the lead unit's fields) by its value and folds what no
record can change, so that what remains reads cells only.  Equal remains are evaluated once, however many readings
they serve.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wzlab.columns import AsTyped, Cells, Column, Day, Number, Record
from wzlab.dates import PartialDate
from wzlab.policy.functions import function_named
from wzlab.policy.nodes import (
    FALSE,
    TRUE,
    AllOf,
    AnyOf,
    Attribute,
    Call,
    Compare,
    Constant,
    Either,
    Field,
    FirstKnown,
    IsBlank,
    Member,
    Name,
    Named,
    Node,
    Not,
    all_of,
    parts_of,
)
from wzlab.policy.values import (
    Range,
    Truth,
    Value,
    all_true,
    any_true,
    at_most,
    below,
    equal,
    hull,
    is_exact,
    negated,
)


@dataclass(frozen=True, slots=True)
class Bindings:
    """What the names of the context stand for: values by name, and the single records (None: there is no one).

    A name or a single that is not among them stays as it is: whoever writes formulas keeps those live.
    """

    values: Mapping[str, Constant]
    singles: Mapping[str, Record | None]
    missing: Mapping[str, str]
    """For each single, the field that would tell it, e.g. `units.role`."""
    reference_date: date


# --- cells ------------------------------------------------------------------------------------------------------


def judged_value(column: Column[Any], cells: Cells, latest: date | None = None) -> Value:
    """Return what a cell says: unknown for a blank, an as-typed text and a value that cannot be.

    A date that begins after `latest` cannot be.  A blank number still lies between the bounds of its kind: an area is not negative.
    """
    cell = cells[column.index]
    if isinstance(cell, PartialDate):
        if latest is not None and cell.first > latest:
            return None
        return cell.first if cell.is_whole else Range(cell.first, cell.last)
    if cell is None or isinstance(cell, AsTyped) or not column.kind.is_possible(cell):
        kind = column.kind
        return Range(kind.lowest, kind.highest) if isinstance(kind, Number) else None
    return cell


def _evaluate_field(node: Field, cells: Cells) -> Value:
    return judged_value(node.column, cells, node.latest)


def _first_given(node: FirstKnown, cells: Cells) -> Field:
    """Return the first field that is not blank, or the last one."""
    return next((field for field in node.fields if cells[field.column.index] is not None), node.fields[-1])


# --- values -----------------------------------------------------------------------------------------------------

COMPARISONS: dict[str, Callable[[Value, Value], Truth]] = {"==": equal, "<=": at_most, "<": below}


def _evaluate_member(node: Member, cells: Cells) -> Truth:
    item = evaluate(node.item, cells)
    return None if item is None else item in node.values


def _evaluate_either(node: Either, cells: Cells) -> Value:
    condition = evaluate(node.condition, cells)
    if condition is None:
        return hull(evaluate(node.then, cells), evaluate(node.otherwise, cells))
    return evaluate(node.then if condition else node.otherwise, cells)


def _evaluate_call(node: Call, cells: Cells) -> Value:
    return function_named(node.function).compute(*[evaluate(argument, cells) for argument in node.arguments])


_EVALUATE: dict[type, Callable[[Any, Cells], Value]] = {
    Constant: lambda node, _cells: node.value,
    Field: _evaluate_field,
    IsBlank: lambda node, cells: cells[node.column.index] is None,
    FirstKnown: lambda node, cells: _evaluate_field(_first_given(node, cells), cells),
    Compare: lambda n, cells: COMPARISONS[n.operator](evaluate(n.left, cells), evaluate(n.right, cells)),
    Member: _evaluate_member,
    AllOf: lambda node, cells: all_true(truth(part, cells) for part in node.parts),
    AnyOf: lambda node, cells: any_true(truth(part, cells) for part in node.parts),
    Not: lambda node, cells: negated(truth(node.part, cells)),
    Either: _evaluate_either,
    Call: _evaluate_call,
    Named: lambda node, cells: evaluate(node.part, cells),
}


def evaluate(node: Node, cells: Cells) -> Value:
    """Return the value of a settled node on a record's cells."""
    return _EVALUATE[type(node)](node, cells)


def truth(node: Node, cells: Cells) -> Truth:
    """Return the value of a settled yes/no node on a record's cells."""
    value = evaluate(node, cells)
    assert value is None or isinstance(value, bool)
    return value


# --- what keeps it unknown ----------------------------------------------------------------------------------------


def unknown_fields(node: Node, cells: Cells) -> tuple[str, ...]:
    """Return the fields that keep a settled node from having one exact value, in the order they were written.

    Fields of other records (a missing lead unit's role) are given as `table.field`.
    """
    return tuple(dict.fromkeys(_unknown(node, cells)))


def _unknown(node: Node, cells: Cells) -> tuple[str, ...]:
    if is_exact(evaluate(node, cells)):
        return ()
    match node:
        case Constant(missing=missing):
            return missing
        case Field(column=column):
            return (column.key,)
        case FirstKnown(fields=fields):
            given = fields.index(_first_given(node, cells))
            return tuple(field.column.key for field in fields[: given + 1])
        case Either(condition=condition) if (holds := truth(condition, cells)) is not None:
            taken = node.then if holds else node.otherwise
            return (*_blanks_asked_for(condition, cells), *_unknown(taken, cells))
        case Either(condition=condition):
            return _unknown(condition, cells)  # which way it goes comes first
    return tuple(field for part in parts_of(node) for field in _unknown(part, cells))


def _blanks_asked_for(node: Node, cells: Cells) -> tuple[str, ...]:
    """Return the fields a condition found blank: filling one would take the other way."""
    if isinstance(node, IsBlank):
        return (node.column.key,) if cells[node.column.index] is None else ()
    return tuple(field for part in parts_of(node) for field in _blanks_asked_for(part, cells))


# --- settling -----------------------------------------------------------------------------------------------------


def settle(node: Node, bindings: Bindings) -> Node:
    """Return the node with the context's names replaced by their values, and folded."""
    settler = _SETTLE.get(type(node))
    return node if settler is None else settler(node, bindings)


def _settled(parts: tuple[Node, ...], bindings: Bindings) -> tuple[Node, ...]:
    return tuple(settle(part, bindings) for part in parts)


def _settle_first_known(node: FirstKnown, bindings: Bindings) -> Node:
    return replace(node, fields=tuple(_settle_field(field, bindings) for field in node.fields))


def _settle_named(node: Named, bindings: Bindings) -> Node:
    part = settle(node.part, bindings)
    return part if isinstance(part, Constant) else replace(node, part=part)


def _settle_compare(node: Compare, bindings: Bindings) -> Node:
    return _fold(replace(node, left=settle(node.left, bindings), right=settle(node.right, bindings)))


def _settle_field(node: Field, bindings: Bindings) -> Field:
    """Return the field with the last day it may begin on, if its column has one."""
    kind = node.column.kind
    return replace(node, latest=bindings.reference_date) if isinstance(kind, Day) and kind.past_only else node


def _fold(node: Node) -> Node:
    """Return the node's value when all its parts are constants; what is missing for it stays named."""
    parts = parts_of(node)
    if not all(isinstance(part, Constant) for part in parts):
        return node
    missing = tuple(dict.fromkeys(_unknown(node, ())))
    return Constant(evaluate(node, ()), node.type, missing)


def _settle_any(parts: tuple[Node, ...]) -> Node:
    if TRUE in parts:
        return TRUE
    kept = tuple(part for part in parts if part != FALSE)
    if not kept:
        return FALSE
    return kept[0] if len(kept) == 1 else _fold(AnyOf(kept))


def _settle_either(node: Either, bindings: Bindings) -> Node:
    condition = settle(node.condition, bindings)
    if isinstance(condition, Constant) and condition.value is not None:
        return settle(node.then if condition.value else node.otherwise, bindings)
    return _fold(Either(condition, settle(node.then, bindings), settle(node.otherwise, bindings), node.type))


def _settle_attribute(node: Attribute, bindings: Bindings) -> Node:
    if node.single not in bindings.singles:
        return replace(node, part=node.part and settle(node.part, bindings))
    record = bindings.singles[node.single]
    if record is None:
        return Constant(None, node.type, (bindings.missing[node.single],))
    if node.part is None:
        return Constant(record.id, node.type)
    part = settle(node.part, bindings)
    missing = tuple(f"{node.single}.{field}" for field in unknown_fields(part, record.cells))
    return Constant(evaluate(part, record.cells), node.type, missing)


def settled_value(node: Node, bindings: Bindings) -> Constant:
    """Return the value of a node that looks at no record."""
    settled = settle(node, bindings)
    if isinstance(settled, Constant):
        return settled
    return Constant(evaluate(settled, ()), node.type, unknown_fields(settled, ()))


_SETTLE: dict[type, Callable[[Any, Bindings], Node]] = {
    Name: lambda node, bindings: bindings.values.get(node.name, node),
    Attribute: _settle_attribute,
    Field: _settle_field,
    FirstKnown: _settle_first_known,
    AllOf: lambda node, bindings: all_of(_settled(node.parts, bindings)),
    AnyOf: lambda node, bindings: _settle_any(_settled(node.parts, bindings)),
    Not: lambda node, bindings: _fold(Not(settle(node.part, bindings))),
    Named: _settle_named,
    Compare: _settle_compare,
    Member: lambda node, bindings: _fold(replace(node, item=settle(node.item, bindings))),
    Either: _settle_either,
    Call: lambda node, bindings: _fold(replace(node, arguments=_settled(node.arguments, bindings))),
}
"""How each type of node settles; the others read cells only and stay as they are."""
