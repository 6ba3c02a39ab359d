"""Headings above each other: groups above, parts below, merges that reach down; joined into one heading a column."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wzlab.importing.headings.headings_text import joined
from wzlab.importing.headings.known_headings import fields_meant
from wzlab.importing.tables.heads import Filled, Head, could_head, filled_cells, texts_of
from wzlab.importing.tables.merged import Range, Sheet

_LONGEST_GROUP = 20
_LONGEST_PART = 10
_LONGEST_RUN = 8
"""So many columns to the left of lower headings may have their heading in the row above."""
_DEEPEST = 3
_MOST_BEYOND = 4
_YEARS = range(1990, 2101)
_LEAST_TITLED = 3
"""A title that is merged over some of the columns only covers so many at least."""


def levelled(sheet: Sheet, row: int, texts: Filled, leftmost: int = 1, topmost: int = 1) -> Head:
    """Return headings in one row together with the rows above and below that belong to them.

    Args:
        sheet: where they stand.
        row: their row.
        texts: the headings by column.
        leftmost: the first column that may be theirs; what is further left is another table's.
        topmost: the first row that may be theirs; above are another table's headings.
    """
    head = block(sheet, row, texts)
    while topmost < head.top > head.bottom - _DEEPEST + 1 and (higher := _with_row_above(sheet, head, leftmost)):
        head = higher
    while head.bottom - head.top < _DEEPEST - 1 and (lower := _with_row_below(sheet, head)):
        head = lower
    return head


# --- merges that reach down -----------------------------------------------------------------------------------------


def block(sheet: Sheet, row: int, texts: Filled) -> Head:
    """Return headings in one row with the rows that merges of some of them reach down to (姓名 beside 学历 above 学位)."""
    alone = Head(row, row, {column: joined([text]) for column, text in texts.items()})
    own = [found for found in sheet.beginning.get(row, ()) if found[1] in texts and _is_blank_inside(sheet, found)]
    bottom = max((found[2] for found in own), default=row)
    if not row < bottom < row + _DEEPEST:
        return alone
    last = max(*texts, *(found[3] for found in own))
    levels = [texts, *(_labels(sheet, lower, min(texts), last) for lower in range(row + 1, bottom + 1))]
    if any(labels is None for labels in levels):
        return alone
    parts: dict[int, list[str]] = {}
    for number, labels in enumerate(levels, row):
        for column, text in _covering(sheet, number, labels or {}, bottom):
            parts.setdefault(column, []).append(text)
    named = {*texts, *(column for labels in levels[1:] for column in labels or {})}
    return Head(row, bottom, {column: joined(parts[column]) for column in sorted(named)})


def _is_blank_inside(sheet: Sheet, found: Range) -> bool:
    """Tell whether the cells below the first of a merged range are blank, as they are in a file that is sound."""
    top, left, bottom, _right = found
    return all(cells[left - 1] is None for cells in sheet.rows[top:bottom])


def _labels(sheet: Sheet, row: int, first: int, last: int) -> Filled | None:
    """Return the lower headings between two columns: texts and years; None if anything else stands there."""
    if row > len(sheet.rows):
        return {}
    labels: Filled = {}
    for column, cell in enumerate(sheet.rows[row - 1][first - 1 : last], first):
        if isinstance(cell, str):
            labels[column] = cell
        elif isinstance(cell, int | float) and cell in _YEARS:
            labels[column] = f"{cell:.0f}"
        elif cell is not None:
            return None
    return {column: text for column, text in labels.items() if text.strip()}


def _covering(sheet: Sheet, row: int, labels: Filled, bottom: int) -> Iterator[tuple[int, str]]:
    """Yield each column that labels of one row cover, with the label: merged ones cover all their columns.

    A label that is not merged covers the blanks to its right, if something stands below it and below them.
    """
    spans: dict[int, Range] = {found[1]: found for found in sheet.beginning.get(row, ())}
    taken = {column for _top, left, _bottom, right in sheet.covering(row) for column in range(left, right + 1)}
    for column, text in labels.items():
        right = max(spans[column][3], column) if column in spans else column
        if column not in spans and column in texts_of(sheet, row + 1) and row < bottom:
            lower = texts_of(sheet, row + 1)
            while right + 1 in lower and right + 1 not in labels and right + 1 not in taken:
                right += 1
        yield from ((place, text) for place in range(column, right + 1))


# --- groups above ---------------------------------------------------------------------------------------------------


def _with_row_above(sheet: Sheet, head: Head, leftmost: int) -> Head | None:
    """Return headings with the row of groups above them, None if there is none."""
    reach = range(max(leftmost, head.first - _LONGEST_RUN), head.last + 1)
    above = {column: text for column, text in texts_of(sheet, head.top - 1).items() if column in reach}
    if not _are_groups(sheet, head, above):
        return None
    spread = _spread(sheet, head.top - 1, above, max(head.last, *above), own=frozenset(head.columns))
    if not any(column in spread for column in head.columns):
        return None
    columns = {
        column: joined([spread.get(column, ""), head.columns.get(column, "")]) for column in {*head.columns, *above}
    }
    return replace(head, top=head.top - 1, columns=dict(sorted(columns.items())))


def _are_groups(sheet: Sheet, head: Head, above: Filled) -> bool:
    """Tell whether the texts above headings name groups of them: no title, no 填报单位：…, no row of data.

    Where merges are told, one of the texts is merged across some of the columns; otherwise the texts have room to their
    right, and what stands above them is no table.
    """
    row = head.top - 1
    if not above or any(len(text) > _LONGEST_GROUP or ":" in text or "：" in text for text in above.values()):
        return False
    if filled_cells(sheet, row) > len(texts_of(sheet, row)):
        return False
    if sheet.has_merges:
        spans = {left: right - left for top, left, bottom, right in sheet.covering(row) if top == bottom == row}
        longest = max((span for left, span in spans.items() if left in above), default=0)
        is_part = 1 <= longest < head.last - min(head.first, *above)
        return is_part and not (len(above) == 1 and _is_title(head, min(above), longest + 1))
    has_room = any(column in head.columns and column not in above for column in range(min(above), head.last + 1))
    return len(above) >= 2 and has_room and (row == 1 or filled_cells(sheet, row - 1) <= 1)


def _is_title(head: Head, column: int, width: int) -> bool:
    """Tell whether the only text above headings is their title, though it is not merged over all of them."""
    return column <= head.first and width >= _LEAST_TITLED and 2 * width > head.last - head.first + 1


def _spread(sheet: Sheet, row: int, texts: Filled, last: int, own: frozenset[int]) -> Filled:
    """Return the text that stands above each column: a merged one above all it covers, else up to the next text.

    Where merges are told, only they spread a text; where none begins in the row, blanks to the right are covered, too,
    if something stands below them (`own`, or anything).
    """
    ranges = [(first, right) for _top, first, _bottom, right in sheet.covering(row)]
    if any(first < right for first, right in ranges):
        spans = dict(ranges)
        return {place: text for column, text in texts.items() for place in range(column, spans.get(column, column) + 1)}
    if ranges or (sheet.has_merges and own):
        return dict(texts)
    ends = [*sorted(texts)[1:], last + 1]
    covered = {
        place: texts[column] for column, end in zip(sorted(texts), ends, strict=True) for place in range(column, end)
    }
    return {place: text for place, text in covered.items() if place in texts or not own or place in own}


# --- parts below ----------------------------------------------------------------------------------------------------


def _with_row_below(sheet: Sheet, head: Head) -> Head | None:
    """Return headings with the row of lower headings below them, None if there is none.

    Lower headings stand below groups only: below a heading of its own the cell is blank (or merged with it).
    """
    last = _right_end(sheet, head)
    below = _labels(sheet, head.bottom + 1, head.first, last)
    if not below or len(below) < 2:
        return None
    upper = _spread(sheet, head.bottom, dict(head.columns), last, own=frozenset())
    groups = {column for column in upper if _is_group(sheet, head, column, upper)}
    if not below.keys() <= groups or not (_are_lower(below, upper) or _are_parts(sheet, head, below, upper, groups)):
        return None
    columns = {column: joined([upper.get(column, ""), below.get(column, "")]) for column in {*head.columns, *below}}
    return replace(head, bottom=head.bottom + 1, columns=dict(sorted(columns.items())))


def _are_lower(below: Filled, upper: Mapping[int, str]) -> bool:
    """Tell whether most texts have the form of a heading, alone or with the group above them."""
    heading = [
        column for column, text in below.items() if could_head(text) or fields_meant(joined([upper[column], text]))
    ]
    return 2 * len(heading) > len(below)


def _are_parts(sheet: Sheet, head: Head, below: Filled, upper: Mapping[int, str], groups: set[int]) -> bool:
    """Tell whether short words are the parts of the groups above them (财政, 自筹; 是, 否; 2023, 2024).

    Each group has two different ones at least, and the next row has something below the headings that are no groups:
    it is a record, which this row is not.
    """
    of_group: dict[str, list[str]] = {}
    for column, text in below.items():
        of_group.setdefault(upper[column], []).append(text)
    if any(len(parts) < 2 or len({*parts}) < len(parts) for parts in of_group.values()):
        return False
    single = [column for column in head.columns if column not in groups]
    return bool(single) and max(map(len, below.values())) <= _LONGEST_PART and _is_over_record(sheet, head, single)


def _is_over_record(sheet: Sheet, head: Head, single: list[int]) -> bool:
    """Tell whether a record is below lower headings, or nothing is; more lower headings may stand between."""
    deepest = head.top + _DEEPEST
    for cells in sheet.rows[head.bottom + 1 : max(deepest, head.bottom + 2)]:
        if any(cells[column - 1] is not None for column in single):
            return True
    return head.bottom + 1 >= len(sheet.rows)


def _is_group(sheet: Sheet, head: Head, column: int, upper: Mapping[int, str]) -> bool:
    """Tell whether what stands above a column spans more than this column."""
    return any(near in upper and upper[near] == upper[column] for near in (column - 1, column + 1)) and not any(
        top <= head.bottom and first <= column <= last for top, first, _bottom, last in sheet.covering(head.bottom + 1)
    )


def _right_end(sheet: Sheet, head: Head) -> int:
    """Return the last column that the headings cover: beyond the last text its merged range, or blanks above texts."""
    ranges = list(sheet.covering(head.bottom))
    right = max((last for _top, first, _bottom, last in ranges if first == head.last), default=0)
    if ranges:
        return max(right, head.last)
    below, end = _labels(sheet, head.bottom + 1, 1, head.last + _MOST_BEYOND + 1) or {}, head.last
    while end + 1 in below and end + 1 - head.last <= _MOST_BEYOND:
        end += 1
    return end
