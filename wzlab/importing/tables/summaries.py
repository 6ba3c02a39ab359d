"""Tables that count what another table of the same file lists: taken as records, everything would be there twice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.memory import Memory
from wzlab.importing.model import ColumnMatch, FoundTable
from wzlab.language import _

_NAMED = re.compile(r"汇总|统计|合计|小计|总表|summary", re.IGNORECASE)
_PIVOTED = re.compile(
    r"(?:求和项|计数项|平均值项|最大值项|最小值项)[:：]?.*|(?:sum|count|average) of .*", re.IGNORECASE
)
"""Headings that only a pivot table has."""
_COUNTED = re.compile(r".*(?:数量|台数|台套数|套数|人数|房间数|间数|项数|件数|个数|篇数|占比|比例|总数|合计)")
_IDENTIFYING = ("asset_no", "number", "id_number")


def told_apart(tables: Sequence[FoundTable], memory: Memory) -> tuple[FoundTable, ...]:
    """Return tables, those that seem to count the records of another without a kind, which asks what they are.

    A pivot table does.  Any other such table stands on a sheet called 汇总 or 统计, has a column of counts, and says less of whose each row is than
    a table of the same kind on a sheet that is not called so.  A layout of which it was decided before what it holds is
    not asked for again.
    """
    return tuple(
        _as_summary(table) if _is_summary(table, tables) and not _is_known(table, memory) else table for table in tables
    )


def _is_known(table: FoundTable, memory: Memory) -> bool:
    return memory.profile([match.heading for match in table.columns if match.heading]) is not None


def _is_summary(table: FoundTable, tables: Iterable[FoundTable]) -> bool:
    if table.kind and any(_PIVOTED.fullmatch(match.heading.strip()) for match in table.columns):
        return True
    if not table.kind or not _NAMED.search(table.key.sheet):
        return False
    if not any(_COUNTED.fullmatch(words_of(parts_of(match.heading)[-1]).bare) for match in table.columns):
        return False
    return any(
        other.kind == table.kind and not _NAMED.search(other.key.sheet) and _identity(table) < _identity(other)
        for other in tables
    )


def _identity(table: FoundTable) -> frozenset[str]:
    """Return the fields of a table that tell whose a row is."""
    known_by = table.record_type.known_by if table.record_type else ()
    keys = (key for match in table.columns for key in match.fields)
    return frozenset(key for key in keys if key in (*known_by, *_IDENTIFYING))


def _as_summary(table: FoundTable) -> FoundTable:
    remark = _("这张表像是另一张表的汇总：导入会重复计算。确实是一行一条记录的，再选定它的内容。")
    columns = tuple(ColumnMatch(match.column, match.heading, None) for match in table.columns)
    return replace(table, kind="", columns=columns, remarks=(remark, *table.remarks))
