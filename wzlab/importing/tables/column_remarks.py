"""What is to be told of a table's columns: merged cells, and parts without their sum."""

from collections.abc import Iterable, Iterator, Sequence

from wzlab.columns import Number, Record
from wzlab.importing.headings.headings_text import parts_of
from wzlab.importing.headings.known_headings import meant_by
from wzlab.importing.model import ColumnMatch
from wzlab.importing.tables.merged import merged_down
from wzlab.intake.grids import Grid
from wzlab.language import _
from wzlab.records import TYPE_OF

_LEAST_PARTS = 2


def is_figure(record_type: type[Record] | None, match: ColumnMatch) -> bool:
    """Tell whether a column means a field of figures."""
    columns = {} if record_type is None else record_type.column_of
    return any(isinstance(columns[key].kind, Number) for key in match.fields if key in columns)


def of_merges(grid: Grid, kind: str, columns: Sequence[ColumnMatch], records: Iterable[int]) -> Iterator[str]:
    """Yield what becomes of cells that are merged over several records."""
    merged = {left for _top, left, _rows in merged_down(grid, records)}
    keyed = [match for match in columns if match.column in merged and match.heading]
    figures = [match for match in keyed if is_figure(TYPE_OF.get(kind), match)]
    if len(keyed) > len(figures):
        yield _("有合并的单元格：其中的内容对它合并的每一行都有效。")
    if figures:
        headings = _("、").join(match.heading for match in figures)
        yield _("“{headings}”中有合并的单元格：数字只算在第一行，不重复计算。").format(headings=headings)


# --- parts ----------------------------------------------------------------------------------------------------------


def of_parts(kind: str, columns: Sequence[ColumnMatch]) -> Iterator[str]:
    """Yield what is to be told of groups that mean a field but have only parts of it below (财政, 自筹; 是, 否)."""
    record_type = TYPE_OF.get(kind)
    if record_type is None:
        return
    owned = {key for match in columns for key in match.fields}
    ticked = {part for match in columns if match.answers for part in parts_of(match.heading)[-2:-1]}
    for group, parts in _parts_by_group(columns).items():
        meant = meant_by(group, kind)
        if len(parts) < _LEAST_PARTS or meant is None or meant.key in owned or group in ticked:
            continue
        if isinstance(record_type.column_of[meant.key].kind, Number):
            told = _("“{group}”下面只有分项（{parts}），没有一栏是合计，没有读入：请加一栏合计。")
        else:
            told = _("“{group}”分成了几栏（{parts}），没有读入：请合成一栏，写明是哪一项。")
        yield told.format(group=group, parts=_("、").join(parts))


def _parts_by_group(columns: Sequence[ColumnMatch]) -> dict[str, list[str]]:
    """Return the lowest headings of columns without a field, by the heading above them."""
    found: dict[str, list[str]] = {}
    for match in columns:
        parts = parts_of(match.heading)
        if len(parts) > 1 and match.key is None:
            found.setdefault(parts[-2], []).append(parts[-1])
    return found
