"""Which conditions of a pack ask for a field: those whose verdict hangs on an expression that reads it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from wzlab.columns import Column
from wzlab.language import _
from wzlab.policy.nodes import attributes_used, columns_used, names_used
from wzlab.policy.pack import Condition, Pack, condition_nodes

MOST_NAMED = 4


@lru_cache(maxsize=8)
def conditions_by_column(pack: Pack) -> Mapping[Column[Any], tuple[Condition, ...]]:
    """Return the conditions that read each field, in the pack's order."""
    found: dict[Column[Any], dict[str, Condition]] = {}
    for condition in pack.conditions:
        nodes = condition_nodes(condition)
        if pack.track is not None and any("track" in names_used(node) for node in nodes):
            nodes = (*nodes, pack.track)
        for node in nodes:
            read = (*columns_used(node), *(column for _single, column in attributes_used(node)))
            for column in read:
                found.setdefault(column, {})[condition.id] = condition
    return {column: tuple(conditions.values()) for column, conditions in found.items()}


def clauses(conditions: tuple[Condition, ...]) -> str:
    """Return the clauses of some conditions, each once: 三(一)3、三(三)."""
    return _("、").join(dict.fromkeys(condition.clause for condition in conditions))


def asking_words(pack: Pack, column: Column[Any]) -> str:
    """Return in words which conditions ask for a field, or that none does."""
    asking = conditions_by_column(pack).get(column, ())
    if not asking:
        return _("决定结论的项目") if column.decides else _("不影响结论，供申报材料使用")
    named = _("；").join(f"{condition.clause} {condition.title}" for condition in asking[:MOST_NAMED])
    if len(asking) > MOST_NAMED:
        named = _("{named} 等 {number} 条").format(named=named, number=len(asking))
    return _("决定结论的项目：{named}").format(named=named)
