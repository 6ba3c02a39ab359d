"""The tables in a file: sheet by sheet, whatever stands above, below or beside them.

    heading_rows  where headings are           known_headings  what they mean
    kind_votes    what a table holds           likeness        what is merely spelt alike
    body_rows     which rows are records       matching        which field each column means

A sheet in which no table is found is told, and so is everything about a table that the eye may miss: that it is hidden,
that cells are merged, that rows are filtered out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wzlab.columns import Number, Record
from wzlab.importing.body_rows import Body, Sorted, sort_rows
from wzlab.importing.heading_rows import Head, find_heads
from wzlab.importing.kind_votes import Surroundings, Votes, is_about_the_lab, is_row_of_labs, vote
from wzlab.importing.likeness import ENOUGH
from wzlab.importing.matching import Headed, Known, match_columns
from wzlab.importing.memory import Memory, Profile
from wzlab.importing.merged import merged_down
from wzlab.importing.model import ColumnMatch, FoundTable, How, TableKey
from wzlab.importing.units import stated_unit
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import Source
from wzlab.language import _
from wzlab.records import TYPE_OF
from wzlab.spelling import folded

_MOST_TITLES = 8
"""So many rows above the headings may say something of a table."""
_SAMPLED = 400
"""So many rows below the headings are looked at to see what a column holds."""
_LONG_TAIL = 100
"""So many blank rows at the end of a sheet are told."""
_MOST_UNHEADED = 3
MOST_TABLES = 200
"""So many tables of one sheet are looked at; more are none that anybody made by hand."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a file.

    Attributes:
        tables: in reading order.
        remarks: what is to be told of sheets without a table, or with too many: the sheet's name, a finished sentence.
    """

    tables: tuple[FoundTable, ...]
    remarks: tuple[tuple[str, str], ...] = ()


def find_tables(source: Source, memory: Memory | None = None) -> list[FoundTable]:
    """Return the tables of a file, in reading order; see `find` for the sheets without any."""
    return list(find(source, memory).tables)


def find(source: Source, memory: Memory | None = None) -> Findings:
    """Return the tables of a file in reading order, and what is to be told of the sheets without one.

    Args:
        source: the file.
        memory: what was decided before for tables of the same layout.
    """
    tables: list[FoundTable] = []
    remarks: list[tuple[str, str]] = []
    for grid in source.sheets:
        found = list(_tables_of(source, grid, memory or Memory()))
        tables += found
        if not found and (remark := _without_table(grid)):
            remarks.append((grid.name, remark))
        if len(found) == MOST_TABLES:
            told = _("这张工作表里的表格太多，只看了前 {number} 个：请分成几张工作表。").format(number=MOST_TABLES)
            remarks.append((grid.name, told))
    return Findings(tuple(tables), tuple(remarks))


def _without_table(grid: Grid) -> str:
    """Return what is to be told of a sheet without a table; "" for a blank one, and for hidden words that are offered."""
    texts = [cell for row in grid.rows[:_SAMPLED] for cell in row if isinstance(cell, str)]
    if all(cell is None or (grid.is_hidden and isinstance(cell, str)) for row in grid.rows for cell in row):
        return ""
    if is_about_the_lab(texts):
        return _("这是实验室基本情况，不是一行一条的表格：请在“基本情况”中填写。")
    return _("没有找到表格：没有一行是认得的栏目名。")


# --- one sheet ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a table stands: its headings, its body, the rows above it, headings that come again and lines above those."""

    head: Head
    body: range
    titles: range
    repeated: frozenset[int]
    titled: frozenset[int]
    left: int
    right: int


def _tables_of(source: Source, grid: Grid, memory: Memory) -> Iterator[FoundTable]:
    for number, place in enumerate(_places(grid), 1):
        yield _table(TableKey(str(source.path), grid.name, number), source, grid, place, memory)


def _places(grid: Grid) -> list[_Place]:
    """Return where the tables of a sheet stand, from top to bottom; headings that come again make no new table."""
    heads = find_heads(grid)
    places: list[_Place] = []
    taken: set[int] = set()
    for index, head in enumerate(heads):
        if index in taken:
            continue
        if len(places) == MOST_TABLES:
            break
        repeated, titled, end = set[int](), set[int](), len(grid.rows)
        for later in range(index + 1, len(heads)):
            other = heads[later]
            if not other.overlaps(head) or other.top <= head.bottom:
                continue
            if not _is_same(head, other):
                end = _end_above(grid, head, other)
                break
            taken.add(later)
            repeated |= set(range(other.begins, other.bottom + 1))
            titled |= set(range(_end_above(grid, head, other) + 1, other.begins))
        body = range(head.bottom + 1, end + 1)
        titles = _titles_above(grid, head, heads[:index])
        left, right = _sides(grid, head, heads, body)
        places.append(_Place(head, body, titles, frozenset(repeated), frozenset(titled), left, right))
    return places


def _is_same(head: Head, other: Head) -> bool:
    """Tell whether headings are those of the same table again."""
    return {column: folded(text) for column, text in head.columns.items()} == {
        column: folded(text) for column, text in other.columns.items()
    }


def _end_above(grid: Grid, head: Head, following: Head) -> int:
    """Return the last row of a table above the headings of the next; the lines between are titles of that."""
    row = following.begins - 1
    while row > head.bottom and _is_title(grid, head, row):
        row -= 1
    return row


def _is_title(grid: Grid, head: Head, row: int) -> bool:
    """Tell whether a row between two tables is blank or a line of text that may be a title of the lower one."""
    cells = [cell for cell in grid.rows[row - 1] if cell is not None]
    if not cells:
        return True
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < len(cells) or len(texts) > 3:
        return False
    if len(texts) > 1:
        return all("：" in text or ":" in text for text in texts[1:])
    is_free = row - 1 > head.bottom and all(cell is None for cell in grid.rows[row - 2][head.first - 1 : head.last])
    return is_free or any(word in texts[0] for word in _OF_TITLES)


_OF_TITLES = (
    "表",
    "清单",
    "名单",
    "名册",
    "一览",
    "情况",
    "汇总",
    "明细",
    "一、",
    "二、",
    "三、",
    "四、",
    "五、",
    "六、",
    "附",
    "单位：",
    "单位:",
)


def _titles_above(grid: Grid, head: Head, before: Sequence[Head]) -> range:
    """Return the rows above headings that may speak of their table, down from the last headings above."""
    above = max((other.bottom for other in before if other.overlaps(head)), default=0)
    first = max(above + 1, head.begins - _MOST_TITLES, 1)
    while above and first < head.begins and not _is_title(grid, head, first):
        first += 1
    return range(first, head.begins)


def _sides(grid: Grid, head: Head, heads: Sequence[Head], body: range) -> tuple[int, int]:
    """Return the first and the last column of a table: columns without a heading beside it that are filled, too."""
    beside = [other for other in heads if abs(other.top - head.top) <= _SAMPLED and not other.overlaps(head)]
    taken = {column for other in beside for column in range(other.first, other.last + 1)}
    left, right, sample = head.first, head.last, grid.rows[body.start - 1 : min(body.stop, body.start + _SAMPLED) - 1]
    width = len(grid.rows[0]) if grid.rows else 0
    while right < min(width, head.last + _MOST_UNHEADED) and right + 1 not in taken and _is_filled(sample, right + 1):
        right += 1
    while left > max(1, head.first - _MOST_UNHEADED) and left - 1 not in taken and _is_filled(sample, left - 1):
        left -= 1
    return left, right


def _is_filled(sample: Sequence[Sequence[Plain]], column: int) -> bool:
    filled = sum(1 for row in sample if row[column - 1] is not None)
    return filled > 0 and 3 * filled >= len(sample)


# --- one table ------------------------------------------------------------------------------------------------------


def _table(key: TableKey, source: Source, grid: Grid, place: _Place, memory: Memory) -> FoundTable:
    headings = _headed(grid, place)
    texts = [headed.heading for headed in headings if headed.heading]
    around = Surroundings(grid.name, source.path.stem, _lines(grid, place.titles))
    profile = memory.profile(texts) if not place.head.hidden else None
    votes = vote(texts, around, [headed.cells for headed in headings])
    kind = place.head.kind or (profile.kind if profile else "" if is_row_of_labs(texts) else votes.decided)
    unit = stated_unit(cell for row in reversed(place.titles) for cell in grid.rows[row - 1])
    columns = _columns(headings, TYPE_OF.get(kind), profile, unit)
    rows = sort_rows(Body(grid, columns, kind, place.body, place.repeated, place.titled))
    return FoundTable(
        key=key,
        kind=kind,
        kinds=_ranked(kind, votes),
        heading_rows=(place.head.top, place.head.bottom),
        columns=columns,
        rows=tuple(rows.records),
        skipped=tuple(rows.skipped),
        remarks=tuple(_remarks(grid, place, kind, columns, rows)),
        unit=unit,
    )


def _ranked(kind: str, votes: Votes) -> tuple[str, ...]:
    return (kind, *(one for one in votes.kinds if one != kind)) if kind else votes.kinds


def _headed(grid: Grid, place: _Place) -> list[Headed]:
    """Return a table's columns: those with a heading or a key, and those without that hold anything."""
    head = place.head
    last = min(place.body.stop, place.body.start + _SAMPLED) - 1
    sample = [
        row
        for number, row in enumerate(grid.rows[place.body.start - 1 : last], place.body.start)
        if number not in place.repeated
    ]
    found = []
    for column in range(place.left, place.right + 1):
        cells = [row[column - 1] for row in sample if row[column - 1] is not None][:ENOUGH]
        if column in head.columns or column in head.hidden or cells:
            found.append(Headed(column, head.columns.get(column, ""), head.hidden.get(column), cells))
    return found


def _lines(grid: Grid, rows: Iterable[int]) -> list[str]:
    return [cell for row in rows for cell in grid.rows[row - 1] if isinstance(cell, str)]


def _columns(
    headings: Sequence[Headed], record_type: type[Record] | None, profile: Profile | None, unit: str
) -> tuple[ColumnMatch, ...]:
    if record_type is None:
        return tuple(ColumnMatch(headed.column, headed.heading, None, How.NONE) for headed in headings)
    named = [headed.column for headed in headings if headed.heading]
    remembered = dict(zip(named, profile.keys, strict=True)) if profile else {}
    units = {named[place]: said for place, said in profile.units} if profile else {}
    return match_columns(headings, record_type, Known({}, remembered, units, unit))


# --- what is told of a table ----------------------------------------------------------------------------------------


def _remarks(grid: Grid, place: _Place, kind: str, columns: Sequence[ColumnMatch], rows: Sorted) -> Iterator[str]:
    if grid.is_hidden:
        yield _("这张工作表是隐藏的，其中的记录也会导入。")
    if hidden := sum(1 for row in rows.records if row in grid.hidden_rows):
        yield _("有 {number} 行被隐藏或筛选掉了，也会导入。").format(number=hidden)
    if any(match.column in grid.hidden_columns and match.key for match in columns):
        yield _("有的栏目被隐藏了，也会导入。")
    yield from _of_merges(grid, kind, columns, rows)
    if len(grid.rows) - max(rows.last, place.head.bottom) >= _LONG_TAIL and place.body.stop > len(grid.rows):
        yield _("表格下方有 {number} 行空白，已略去。").format(
            number=len(grid.rows) - max(rows.last, place.head.bottom)
        )
    if not kind and is_row_of_labs(place.head.columns.values()):
        yield _("这是实验室基本情况：请在“基本情况”中填写。")
    if not rows.records:
        yield _("栏目下面没有记录。")


def _of_merges(grid: Grid, kind: str, columns: Sequence[ColumnMatch], rows: Sorted) -> Iterator[str]:
    """Yield what becomes of cells that are merged over several records."""
    merged = {left for _top, left, _rows in merged_down(grid, rows.records)}
    keyed = [match for match in columns if match.column in merged and match.heading]
    figures = [match for match in keyed if _is_figure(TYPE_OF.get(kind), match)]
    if len(keyed) > len(figures):
        yield _("有合并的单元格：其中的内容对它合并的每一行都有效。")
    if figures:
        headings = _("、").join(match.heading for match in figures)
        yield _("“{headings}”中有合并的单元格：数字只算在第一行，不重复计算。").format(headings=headings)


def filled(grid: Grid, table: FoundTable) -> Mapping[tuple[int, int], Plain]:
    """Return what holds in cells that are blank because they are merged with one above, by row and column.

    A text or a date holds for every row it is merged over; a figure (an amount, an area, a number of things) may be the
    sum of the rows, and stays with the first.
    """
    figures = {match.column for match in table.columns if _is_figure(table.record_type, match)}
    return {
        (row, left): grid.rows[top - 1][left - 1]
        for top, left, below in merged_down(grid, table.rows)
        if left not in figures and grid.rows[top - 1][left - 1] is not None
        for row in below
    }


def _is_figure(record_type: type[Record] | None, match: ColumnMatch) -> bool:
    return bool(record_type and match.key and isinstance(record_type.column_of[match.key].kind, Number))
