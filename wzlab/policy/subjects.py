"""Which conditions are about which table, and under which heading they stand: the pack asked the other way round."""

from collections.abc import Mapping
from functools import lru_cache

from wzlab.policy.judge import tables_of
from wzlab.policy.pack import Condition, Count, Group, Pack, Share, Sum
from wzlab.policy.plans import leaves
from wzlab.records import TYPE_OF


def conditions_about(pack: Pack, table: str) -> tuple[Condition, ...]:
    """Return the conditions that look at records of a table, in the pack's order.

    A condition that only applies to, or whose threshold hangs on, what another record says is not about that record.
    """
    return _by_table(pack).get(table, ())


def main_condition(pack: Pack, table: str) -> Condition | None:
    """Return the first condition that counts, sums or takes a share of a table's records, else the first about it."""
    about = conditions_about(pack, table)
    figured = (condition for condition in about if _has_figure_of(condition, table))
    return next(figured, about[0] if about else None)


def conditions_by_group(pack: Pack) -> list[tuple[Group | None, tuple[Condition, ...]]]:
    """Return the conditions under each heading that has some, in the pack's order; those under none come last."""
    found: list[tuple[Group | None, tuple[Condition, ...]]] = []
    for group in (*pack.groups, None):
        group_id = group.id if group else ""
        conditions = tuple(condition for condition in pack.conditions if condition.group == group_id)
        found += [(group, conditions)] if conditions else []
    return found


def tables_about(condition: Condition) -> frozenset[str]:
    """Return the tables whose records a condition looks at."""
    if condition.body is None:
        return frozenset()
    return frozenset(table for leaf in leaves(condition.body.measure) for table in tables_of(leaf))


def _has_figure_of(condition: Condition, table: str) -> bool:
    measure = condition.body.measure if condition.body else None
    return isinstance(measure, Count | Sum | Share) and measure.record_type.table == table


@lru_cache(maxsize=4)
def _by_table(pack: Pack) -> Mapping[str, tuple[Condition, ...]]:
    """Return the conditions about each table; a pack never changes."""
    about = [(condition, tables_about(condition)) for condition in pack.conditions]
    return {table: tuple(condition for condition, tables in about if table in tables) for table in TYPE_OF}
