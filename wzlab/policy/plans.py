"""What is left to measure of each condition, for each combination of readings, once the context is settled.

Most combinations leave the same: a node is settled once for every choice of the readings it names, equal remains are
one object, and a condition whose parts are all the same objects is planned, and later measured, once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wzlab.policy.context import Choice, Context
from wzlab.policy.evaluation import Bindings, evaluate, settle, unknown_fields
from wzlab.policy.nodes import TRUE, AllOf, Constant, Node, all_of
from wzlab.policy.pack import (
    Clause,
    Combined,
    Condition,
    Count,
    Every,
    Holds,
    Limit,
    Measure,
    NoneOf,
    Ratio,
    Share,
    Some,
    Sum,
    condition_nodes,
)
from wzlab.policy.values import Truth

Settle = Callable[[Node], Node]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left of a condition once the context is settled.

    `applies` is settled; `missing` names the fields for want of which it cannot be measured at all.
    """

    applies: Truth
    is_open: bool
    missing: tuple[str, ...]
    body: Clause | None


class Planner:
    """Plans the conditions of a pack under one context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._settled: dict[tuple[int, tuple[str | None, ...]], Node] = {}
        self._one: dict[Node, Node] = {}
        self._bindings: dict[tuple[tuple[str, str], ...], Bindings] = {}

    def plans(self, condition: Condition) -> Iterator[tuple[Choice, Plan]]:
        """Yield each combination of readings with its plan, the default or pinned first; equal plans are one object."""
        nodes = condition_nodes(condition)
        known: dict[tuple[int, ...], Plan] = {}
        for choice in self._context.choices(condition):
            key = tuple(id(self.settle(node, choice)) for node in nodes)
            if key not in known:
                known[key] = self._plan(condition, choice)
            yield choice, known[key]

    def settle(self, node: Node, choice: Choice) -> Node:
        """Return what is left of a pack's node under a choice of readings; equal remains are the same object."""
        key = id(node), tuple(choice.get(name) for name in self._context.pack.readings_named(node))
        if key not in self._settled:
            self._settled[key] = self._one_object(self._remains(node, choice))
        return self._settled[key]

    def settling(self, choice: Choice) -> Settle:
        """Return the function that settles a pack's nodes under a choice of readings."""
        return lambda node: self.settle(node, choice)

    def _remains(self, node: Node, choice: Choice) -> Node:
        if isinstance(node, AllOf):
            return all_of(tuple(self.settle(part, choice) for part in node.parts))
        taken = tuple(choice.items())
        if taken not in self._bindings:
            self._bindings[taken] = self._context.bindings(choice)
        return settle(node, self._bindings[taken])

    def _one_object(self, node: Node) -> Node:
        return self._one.setdefault(node, node)

    def _plan(self, condition: Condition, choice: Choice) -> Plan:
        settle_ = self.settling(choice)
        applies = settled_constant(TRUE if condition.applies is None else settle_(condition.applies))
        needs = [settled_constant(settle_(node)) for node in condition.needs]
        assert applies.value is None or isinstance(applies.value, bool)
        lacking = [constant for constant in (applies, *needs) if constant.value is None]
        missing = tuple(dict.fromkeys(field for constant in lacking for field in constant.missing))
        body = None if condition.body is None else settle_clause(condition.body, settle_)
        return Plan(applies.value, bool(lacking), missing, body)


def settled_constant(node: Node) -> Constant:
    """Return the value of a settled node that reads no record."""
    return node if isinstance(node, Constant) else Constant(evaluate(node, ()), node.type, unknown_fields(node, ()))


def settle_clause(clause: Clause, settle: Settle) -> Clause:
    """Return a clause whose nodes read cells only, and whose threshold is a constant."""
    limit = clause.limit
    if limit is not None:
        limit = Limit(limit.operator, settled_constant(settle(limit.threshold)))
    return Clause(settle_measure(clause.measure, settle), limit)


def settle_measure(measure: Measure, settle: Settle) -> Measure:
    """Return a measure whose nodes read cells only."""
    match measure:
        case Count() | Some() | NoneOf():
            return replace(measure, where=settle(measure.where))
        case Sum():
            return replace(measure, where=settle(measure.where), amount=settle(measure.amount))
        case Share():
            return replace(measure, where=settle(measure.where), part=settle(measure.part))
        case Every(has=has):
            return replace(measure, where=settle(measure.where), has=replace(has, where=settle(has.where)))
        case Holds(test=test, figure=figure):
            return replace(measure, test=test and settle(test), figure=figure and settle(figure))
        case Ratio(of, to):
            return Ratio(settle_measure(of, settle), settle_measure(to, settle))
        case Combined(needed, parts):
            return Combined(needed, tuple(settle_clause(part, settle) for part in parts))
    return measure


def leaves(measure: Measure) -> Iterator[Measure]:
    """Yield the measures that look at records themselves: the parts of combinations and ratios."""
    match measure:
        case Combined(parts=parts):
            for part in parts:
                yield from leaves(part.measure)
        case Ratio(of, to):
            yield from leaves(of)
            yield from leaves(to)
        case _:
            yield measure
