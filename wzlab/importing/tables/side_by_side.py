"""Tables beside each other in one row of headings: the same again, others, or a few figures about the first."""

from collections.abc import Iterator, Sequence

from wzlab.importing.headings.headings_text import words_of
from wzlab.importing.headings.kind_votes import heading_counts
from wzlab.importing.headings.known_headings import fields_meant
from wzlab.importing.tables.heads import LEAST_KNOWN, Filled, known_headings_in
from wzlab.importing.tables.merged import Sheet

_LOOK_AHEAD = 30
_LOOKED_AT = 400
"""So many rows below headings tell whether they are of one table."""

_STATISTICS = frozenset(
    ("人数", "人次", "占比", "所占比例", "比例", "百分比", "件数", "台数", "项数", "个数", "篇数", "计数")
)
"""Folded headings above figures about other rows; behind a blank column they are of a table of their own."""


def runs(sheet: Sheet, row: int, texts: Filled) -> Iterator[Filled]:
    """Yield the texts that stand next to each other; cells merged into one make no gap."""
    ends = {left: right for _top, left, _bottom, right in sheet.beginning.get(row, ())}
    run: Filled = {}
    reached = 0
    for column, text in texts.items():
        if run and column > reached + 1:
            yield run
            run = {}
        run[column] = text
        reached = ends.get(column, column)
    if run:
        yield run


def side_by_side(sheet: Sheet, row: int, texts: Filled) -> list[Filled]:
    """Return the headings of each table in a row, from left to right."""
    columns = sorted(texts)
    for place in range(2, len(columns) - 1):
        left = {column: texts[column] for column in columns[:place]}
        right = {column: texts[column] for column in columns[place:]}
        if _are_two(sheet, row, left, right):
            return [*side_by_side(sheet, row, left), *side_by_side(sheet, row, right)]
    return [texts]


def _are_two(sheet: Sheet, row: int, left: Filled, right: Filled) -> bool:
    """Tell whether headings are those of two tables: the same again, or others behind a column that is blank."""
    again = list(right.values())
    if again == list(left.values())[: len(again)]:
        return True
    gap = range(max(left) + 1, min(right))
    if not gap or any(not _is_blank_below(sheet, row, column) for column in gap):
        return False
    known_left, known_right = known_headings_in(left.values()), known_headings_in(right.values())
    if known_left >= LEAST_KNOWN and known_right >= LEAST_KNOWN:
        return _kind(left) != _kind(right) or bool(set(left.values()) & set(again))
    if known_left < LEAST_KNOWN and known_right < LEAST_KNOWN:
        return False
    return _has_statistics(left, right) or _end_apart(sheet, row, left, right)


def _kind(headings: Filled) -> str:
    counts = heading_counts(headings.values())
    return max(counts, key=lambda table: counts[table])


def _is_blank_below(sheet: Sheet, row: int, column: int) -> bool:
    return all(cells[column - 1] is None for cells in sheet.rows[row - 1 : row + _LOOK_AHEAD])


def _has_statistics(left: Filled, right: Filled) -> bool:
    """Tell whether the smaller of two sides counts something (人数, 占比) that the other has no field for."""
    greater, smaller = (left, right) if known_headings_in(left.values()) >= LEAST_KNOWN else (right, left)
    kind = _kind(greater)
    return any(
        words_of(text).bare in _STATISTICS and kind not in {table for table, _key in fields_meant(text)}
        for text in smaller.values()
    )


def _end_apart(sheet: Sheet, row: int, left: Filled, right: Filled) -> bool:
    """Tell whether one side goes on where the other has ended: full rows first, and then none at all."""
    of_left, of_right = _heights(sheet, row, left), _heights(sheet, row, right)
    return _is_cut_short(of_left, of_right, len(right)) or _is_cut_short(of_right, of_left, len(left))


def _heights(sheet: Sheet, row: int, headings: Filled) -> Sequence[int]:
    """Return how many cells of a side are filled in each row below."""
    first, last = min(headings) - 1, max(headings)
    return [sum(cell is not None for cell in cells[first:last]) for cells in sheet.rows[row : row + _LOOKED_AT]]


def _is_cut_short(long: Sequence[int], short: Sequence[int], width: int) -> bool:
    """Tell whether the short side has some rows, all of them full, and then none where the long one has full rows.

    A row with one cell only is a note or a signature.
    """
    end = next((place for place, count in enumerate(short) if not count), len(short))
    if end < 2 or width < 2 or any(count < width for count in short[:end]) or any(short[end:]):
        return False
    return any(count > 1 for count in long[end:])
