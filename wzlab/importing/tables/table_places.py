"""Where the tables of a sheet stand: how far down, which lines above are theirs, which columns beside belong to them.

What the headings mean plays no part here; the tables' rows are told apart in `wzlab.importing.tables.body_rows`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wzlab.importing.headings.units import stated_unit
from wzlab.importing.tables.heads import Head
from wzlab.intake.grids import Grid, Plain
from wzlab.spelling import folded

_MOST_TITLES = 8
"""So many rows above the headings may say something of a table."""
_SAMPLED = 400
"""So many rows below the headings are looked at to see what a column holds."""
_MOST_UNHEADED = 3
MOST_TABLES = 200
"""So many tables of one sheet are looked at; more are none that anybody made by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one table stands.

    Attributes:
        head: its headings.
        body: the rows below them.
        titles: what stands in the rows above, row by row, but for what is another table's beside it.
        unit: the unit of money that a line above states, "" for none.
        repeated: rows of the body in which the headings come again.
        titled: lines above those.
        left: its first column.
        right: its last column.
    """

    head: Head
    body: range
    titles: tuple[tuple[Plain, ...], ...]
    unit: str
    repeated: frozenset[int]
    titled: frozenset[int]
    left: int
    right: int


def places_of(grid: Grid, heads: Sequence[Head]) -> list[Place]:
    """Return where the tables of a sheet stand, from top to bottom.

    Headings that come again make no new table, unless a line above them states another unit of money.
    """
    places: list[Place] = []
    taken: set[int] = set()
    for index, head in enumerate(heads):
        if index in taken:
            continue
        if len(places) == MOST_TABLES:
            break
        titles = tuple(_own_lines(grid, head, heads, _titles_above(grid, head, heads[:index])))
        unit = _unit_in(titles)
        down = _down_from(grid, heads, index, unit)
        taken |= down.taken
        body = range(head.bottom + 1, down.end + 1)
        left, right = _sides(grid, head, heads, body)
        places.append(Place(head, body, titles, unit, frozenset(down.repeated), frozenset(down.titled), left, right))
    return places


@dataclass(slots=True)
class _Down:
    """What is below the headings of a table: its last row, its headings again, the lines above these."""

    end: int
    taken: set[int] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)


def _down_from(grid: Grid, heads: Sequence[Head], index: int, unit: str) -> _Down:
    """Return what is below some headings, down to the next that begin another table."""
    head, down = heads[index], _Down(len(grid.rows))
    for later in range(index + 1, len(heads)):
        other = heads[later]
        if not other.overlaps(head) or other.top <= head.bottom:
            continue
        end = _end_above(grid, head, other)
        above = range(end + 1, other.begins)
        if not _is_same(head, other) or _unit_in(_own_lines(grid, other, heads, above)) not in ("", unit):
            down.end = end
            break
        down.taken.add(later)
        down.repeated |= {*range(other.begins, other.bottom + 1)}
        down.titled |= {*above}
    return down


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


def _own_lines(grid: Grid, head: Head, heads: Sequence[Head], rows: range) -> Iterator[tuple[Plain, ...]]:
    """Yield what stands in rows above headings, but for what stands above other headings beside them.

    A list that is printed in two halves has its lines for both.
    """
    beside = [
        other
        for other in heads
        if not other.overlaps(head) and abs(other.top - head.top) <= _MOST_TITLES and not _is_half(head, other)
    ]
    ends = {(top, left): right for top, left, _bottom, right in grid.merges if top in rows} if beside else {}
    for row in rows:
        cells = grid.rows[row - 1]
        yield tuple(
            cell
            for column, cell in enumerate(cells, 1)
            if cell is not None and _is_own(head, beside, column, ends.get((row, column), column))
        )


def _is_own(head: Head, beside: Sequence[Head], first: int, last: int) -> bool:
    """Tell whether a cell from one column to another stands above headings, or at least above no others."""
    return _is_over(head, first, last) or not any(_is_over(other, first, last) for other in beside)


def _is_over(head: Head, first: int, last: int) -> bool:
    return first <= head.last and head.first <= last


def _is_half(head: Head, other: Head) -> bool:
    return [*map(folded, head.columns.values())] == [*map(folded, other.columns.values())]


def _unit_in(lines: Iterable[Sequence[Plain]]) -> str:
    """Return the unit that the lowest of some lines states, "" for none."""
    return stated_unit(cell for row in reversed([*lines]) for cell in row)


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
