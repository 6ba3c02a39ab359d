"""How many records a table has, and how many of them count: the line above it. No Qt."""

from collections.abc import Mapping

from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.pack import Condition, Count, Share, Some, Sum
from wzlab.policy.tallies import Counts
from wzlab.policy.values import Range
from wzlab.policy.words import show_bounds
from wzlab.records import Patent, Person, Project, Unit

UNITS: Mapping[type[Record], str] = {Person: "people", Project: "projects", Patent: "patents", Unit: "units"}
"""What the records of a table are counted in; the others are items."""


def number_words(record_type: type[Record], number: int) -> str:
    """Return so many records of a type with their unit: 32 人."""
    return show_bounds(Range(number, number), UNITS.get(record_type, "items"))


def heading_words(
    record_type: type[Record], total: int, shown: int, condition: Condition | None, counts: Counts | None
) -> str:
    """Return the line above a table: 32 人 · 计入 14 · 待定 2 · 未计 16; how many are shown if not all are."""
    parts = [number_words(record_type, total)]
    if condition is not None and counts is not None:
        words = (_("计入 {number}"), _("待定 {number}"), _("未计 {number}"))
        if not adds_up(condition):
            words = (_("符合 {number}"), _("待定 {number}"), _("不符合 {number}"))
        numbers = (counts.counted, counts.undecided, counts.not_counted)
        parts += [word.format(number=number) for word, number in zip(words, numbers, strict=True)]
    if shown != total:
        parts.append(_("显示其中 {number} 条").format(number=shown))
    return " · ".join(parts)


def adds_up(condition: Condition) -> bool:
    """Tell whether a condition counts records or takes sums or shares of them, so that a record is counted or not."""
    return condition.body is not None and isinstance(condition.body.measure, Count | Sum | Share | Some)
