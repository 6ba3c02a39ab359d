"""What is settled when a workbook is made, and what its formulas keep live.

Settled are the reading, the reference date and the constants, which the sheet states.  Single records and named
figures stay in the expressions: the formulas look them up and measure them.
"""

from collections.abc import Callable

from wzlab.policy.context import Choice, Context
from wzlab.policy.evaluation import Bindings, settle
from wzlab.policy.nodes import Constant, Node, Type
from wzlab.policy.pack import Clause, Combined, Limit, Measure
from wzlab.policy.plans import settle_measure
from wzlab.policy.values import EVERYTHING

Settle = Callable[[Node], Node]


def live_bindings(context: Context, choice: Choice) -> Bindings:
    """Return the bindings of a choice of readings without the figures and the single records."""
    whole = context.bindings(choice)
    settled = {name: value for name, value in whole.values.items() if name not in context.figures}
    return Bindings(settled, {}, {}, context.reference_date)


def figure_bindings(context: Context) -> Bindings:
    """Return the bindings named figures are measured under: one that names another one knows nothing of it."""
    live = live_bindings(context, {})
    unmeasured = {name: Constant(EVERYTHING, Type.NUMBER) for name in context.figures}
    return Bindings({**live.values, **unmeasured}, {}, {}, context.reference_date)


def settling(bindings: Bindings) -> Settle:
    """Return the function that settles a pack's expressions."""
    return lambda node: settle(node, bindings)


def settled_clause(clause: Clause, settle_: Settle) -> Clause:
    """Return a clause whose expressions are settled but for what stays live, its threshold included."""
    limit = clause.limit and Limit(clause.limit.operator, settle_(clause.limit.threshold))
    return Clause(settled_measure(clause.measure, settle_), limit)


def settled_measure(measure: Measure, settle_: Settle) -> Measure:
    """Return a measure whose expressions are settled but for what stays live."""
    if isinstance(measure, Combined):
        return Combined(measure.needed, tuple(settled_clause(part, settle_) for part in measure.parts))
    return settle_measure(measure, settle_)
