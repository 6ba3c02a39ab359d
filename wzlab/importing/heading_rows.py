"""Where the headings of a sheet's tables are: rows, columns, headings above each other, hidden keys.

A row is one of headings when two of its cells or more mean different fields of one kind of record, and more than half
of what is written in it has the form of a heading.  Where no row of a sheet is, the first that could be one is taken
as a table whose kind nobody knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wzlab.importing.headings_text import joined, looks_like_heading
from wzlab.importing.kind_votes import heading_counts
from wzlab.importing.known_headings import fields_meant, hidden_key, raw_words
from wzlab.importing.merged import Sheet, sheet_of
from wzlab.intake.grids import Grid, Plain

FIRST_ROWS = 60
"""Rows in which headings are looked for whatever they look like; below, only rows with a word for a field are."""

_LONGEST_GROUP = 20
_LONGEST_RUN = 8
"""So many columns to the left of lower headings may have their heading in the row above."""
_DEEPEST = 3
_LOOK_AHEAD = 30

Filled = dict[int, str]
"""The texts of a row by column."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of one table.

    Attributes:
        top: their first row; the row of hidden keys above it is not counted.
        bottom: their last row.
        columns: the headings by column, joined where they stand above each other.
        hidden: the fields that hidden keys name, by column; "" for a key of no field.
        kind: the kind of record that hidden keys name, "" without any.
        keys_row: the row of hidden keys, 0 for none.
    """

    top: int
    bottom: int
    columns: Mapping[int, str]
    hidden: Mapping[int, str] = field(default_factory=dict)
    kind: str = ""
    keys_row: int = 0

    @property
    def first(self) -> int:
        """Return the first column."""
        return min((*self.columns, *self.hidden))

    @property
    def last(self) -> int:
        """Return the last column."""
        return max((*self.columns, *self.hidden))

    @property
    def begins(self) -> int:
        """Return the first row, hidden keys included."""
        return self.keys_row or self.top

    def overlaps(self, other: "Head") -> bool:
        """Tell whether two tables have columns in common."""
        return self.first <= other.last and other.first <= self.last


def find_heads(grid: Grid) -> list[Head]:
    """Return the headings of a sheet's tables, from top to bottom and from left to right."""
    sheet = sheet_of(grid)
    found: list[Head] = []
    bottom = 0
    for row in _promising_rows(sheet):
        if row > bottom and (heads := _heads_at(sheet, row)):
            found += heads
            bottom = max(head.bottom for head in heads)
    return found or list(_unknown(sheet))


def _promising_rows(sheet: Sheet) -> Iterator[int]:
    """Yield the numbers of rows that may hold headings."""
    words, is_after_gap = raw_words(), True
    for number, row in enumerate(sheet.rows, 1):
        if number <= FIRST_ROWS or not words.isdisjoint(row) or (is_after_gap and _has_only_texts(row)):
            yield number
        is_after_gap = len(row) - row.count(None) <= 1


def _has_only_texts(row: Sequence[Plain]) -> bool:
    return all(cell is None or isinstance(cell, str) for cell in row)


def _heads_at(sheet: Sheet, row: int) -> list[Head]:
    texts = _texts(sheet, row)
    if keyed := _keyed(sheet, row, texts):
        return [keyed]
    if len(texts) >= 2 and _is_heading_row(texts, _filled(sheet, row)):
        return [_with_neighbours(sheet, row, part) for part in _side_by_side(sheet, row, texts)]
    runs = [run for run in _runs(texts) if len(run) >= 2 and _is_heading_row(run, _filled(sheet, row, run))]
    return [_with_neighbours(sheet, row, run) for run in runs]


def _texts(sheet: Sheet, row: int) -> Filled:
    """Return the texts of a row by column; figures are not among them."""
    if not 1 <= row <= len(sheet.rows):
        return {}
    return {
        column: text for column, text in enumerate(sheet.rows[row - 1], 1) if isinstance(text, str) and text.strip()
    }


def _filled(sheet: Sheet, row: int, among: Iterable[int] | None = None) -> int:
    """Return how many cells of a row are filled, between the first and the last of some columns if they are given."""
    cells: Sequence[Plain] = sheet.rows[row - 1]
    if among is not None:
        columns = list(among)
        cells = cells[min(columns) - 1 : max(columns)]
    return len(cells) - cells.count(None)


def _is_heading_row(texts: Mapping[int, str], filled: int) -> bool:
    if max(heading_counts(texts.values()).values(), default=0) < 2:
        return False
    return 2 * sum(1 for text in texts.values() if _could_head(text)) > filled


def _could_head(text: str) -> bool:
    return bool(fields_meant(text)) or looks_like_heading(text)


# --- hidden keys ----------------------------------------------------------------------------------------------------


def _keyed(sheet: Sheet, row: int, texts: Filled) -> Head | None:
    """Return the headings below a row of hidden keys."""
    keys = {column: key for column, text in texts.items() if (key := hidden_key(text))}
    tables = {table for table, _key in keys.values()}
    if len(keys) < 2 or len(tables) != 1:
        return None
    headings, following = _texts(sheet, row + 1), row + 1
    if not headings or 2 * len(headings.keys() & keys.keys()) <= len(headings):
        headings, following = {}, row
    named = {column: joined([text]) for column, text in headings.items()}
    hidden = {column: key for column, (_table, key) in keys.items()}
    return Head(following, following, named, hidden, tables.pop(), row)


# --- headings above each other --------------------------------------------------------------------------------------


def _with_neighbours(sheet: Sheet, row: int, texts: Filled) -> Head:
    """Return headings together with the rows above and below that belong to them."""
    head = Head(row, row, {column: joined([text]) for column, text in texts.items()})
    head = _with_row_above(sheet, head, texts)
    while head.bottom - head.top < _DEEPEST - 1 and (lower := _with_row_below(sheet, head)):
        head = lower
    return head


def _with_row_above(sheet: Sheet, head: Head, texts: Filled) -> Head:
    """Return headings with the row of groups above them, if there is one."""
    reach = range(head.first - _LONGEST_RUN, head.last + 1)
    above = {column: text for column, text in _texts(sheet, head.top - 1).items() if column in reach}
    if not _are_groups(sheet, head, above):
        return head
    spread = _spread(sheet, head.top - 1, above, max(head.last, *above), own=frozenset(texts))
    if not any(column in spread for column in texts):
        return head
    columns = {column: joined([spread.get(column, ""), texts.get(column, "")]) for column in {*texts, *above}}
    return replace(head, top=head.top - 1, columns=dict(sorted(columns.items())))


def _are_groups(sheet: Sheet, head: Head, above: Filled) -> bool:
    """Tell whether the texts above headings name groups of them: no title, no 填报单位：…, no row of data.

    Where merges are told, one of the texts is merged across some of the columns; otherwise the texts have room to their
    right, and what stands above them is no table.
    """
    row = head.top - 1
    if not above or any(len(text) > _LONGEST_GROUP or ":" in text or "：" in text for text in above.values()):
        return False
    if _filled(sheet, row) > len(_texts(sheet, row)):
        return False
    if sheet.has_merges:
        ranges = sheet.covering(row)
        spans = [right - left for top, left, bottom, right in ranges if top == bottom == row and left in above]
        return 1 <= max(spans, default=0) < head.last - min(head.first, *above)
    has_room = any(column in head.columns and column not in above for column in range(min(above), head.last + 1))
    return len(above) >= 2 and has_room and (row == 1 or _filled(sheet, row - 1) <= 1)


def _with_row_below(sheet: Sheet, head: Head) -> Head | None:
    """Return headings with the row of lower headings below them, None if there is none.

    Lower headings stand below groups only: below a heading of its own the cell is blank (or merged with it).
    """
    last = _right_end(sheet, head)
    below = {column: text for column, text in _texts(sheet, head.bottom + 1).items() if head.first <= column <= last}
    if not below or _numbers(sheet, head.bottom + 1, head.first, last):
        return None
    upper = _spread(sheet, head.bottom, dict(head.columns), last, own=frozenset())
    groups = {column for column in upper if _is_group(sheet, head, column, upper)}
    if not below.keys() <= groups or len(below) < 2 or not _are_lower(below, upper):
        return None
    columns = {column: joined([upper.get(column, ""), below.get(column, "")]) for column in {*head.columns, *below}}
    return replace(head, bottom=head.bottom + 1, columns=dict(sorted(columns.items())))


def _are_lower(below: Filled, upper: Mapping[int, str]) -> bool:
    """Tell whether most texts have the form of a heading, alone or with the group above them."""
    heading = [
        column for column, text in below.items() if _could_head(text) or fields_meant(joined([upper[column], text]))
    ]
    return 2 * len(heading) > len(below)


def _is_group(sheet: Sheet, head: Head, column: int, upper: Mapping[int, str]) -> bool:
    """Tell whether what stands above a column spans more than this column."""
    return any(near in upper and upper[near] == upper[column] for near in (column - 1, column + 1)) and not any(
        top <= head.bottom and first <= column <= last for top, first, _bottom, last in sheet.covering(head.bottom + 1)
    )


def _spread(sheet: Sheet, row: int, texts: Filled, last: int, own: frozenset[int]) -> Filled:
    """Return the text that stands above each column: a merged one above all it covers, else up to the next text.

    Where merges are told, only they spread a text; where none begins in the row, blanks to the right are covered, too,
    if something stands below them (`own`, or anything).
    """
    ranges = [(first, right) for _top, first, _bottom, right in sheet.covering(row)]
    if any(first < right for first, right in ranges):
        spans = dict(ranges)
        return {place: text for column, text in texts.items() for place in range(column, spans.get(column, column) + 1)}
    if sheet.has_merges:
        return dict(texts)
    ends = [*sorted(texts)[1:], last + 1]
    covered = {
        place: texts[column] for column, end in zip(sorted(texts), ends, strict=True) for place in range(column, end)
    }
    return {place: text for place, text in covered.items() if place in texts or not own or place in own}


def _right_end(sheet: Sheet, head: Head) -> int:
    """Return the last column that the headings cover: beyond the last text its merged range, or blanks above texts."""
    right = max(
        (last for _top, first, _bottom, last in sheet.covering(head.bottom) if first == head.last),
        default=0,
    )
    if right or sheet.has_merges:
        return max(right, head.last)
    below, end = _texts(sheet, head.bottom + 1), head.last
    while end + 1 in below and end + 1 - head.last < _DEEPEST + 2:
        end += 1
    return end


def _numbers(sheet: Sheet, row: int, first: int, last: int) -> bool:
    """Tell whether a row has anything but texts between two columns."""
    if row > len(sheet.rows):
        return True
    return any(cell is not None and not isinstance(cell, str) for cell in sheet.rows[row - 1][first - 1 : last])


# --- side by side ---------------------------------------------------------------------------------------------------


def _runs(texts: Filled) -> Iterator[Filled]:
    """Yield the texts that stand next to each other without a gap."""
    run: Filled = {}
    for column, text in texts.items():
        if run and column - 1 not in run:
            yield run
            run = {}
        run[column] = text
    if run:
        yield run


def _side_by_side(sheet: Sheet, row: int, texts: Filled) -> list[Filled]:
    """Return the headings of each table in a row, from left to right."""
    columns = sorted(texts)
    for place in range(2, len(columns) - 1):
        left = {column: texts[column] for column in columns[:place]}
        right = {column: texts[column] for column in columns[place:]}
        if _are_two(sheet, row, left, right):
            return [*_side_by_side(sheet, row, left), *_side_by_side(sheet, row, right)]
    return [texts]


def _are_two(sheet: Sheet, row: int, left: Filled, right: Filled) -> bool:
    """Tell whether headings are those of two tables: the same again, or others behind a column that is blank."""
    again = list(right.values())
    if again == list(left.values())[: len(again)]:
        return True
    gap = range(max(left) + 1, min(right))
    if not gap or any(not _is_blank_below(sheet, row, column) for column in gap):
        return False
    of_left, of_right = heading_counts(left.values()), heading_counts(right.values())
    if max(of_left.values(), default=0) < 2 or max(of_right.values(), default=0) < 2:
        return False
    best_left, best_right = (
        max(of_left, key=lambda table: of_left[table]),
        max(of_right, key=lambda table: of_right[table]),
    )
    return best_left != best_right or bool(set(left.values()) & set(again))


def _is_blank_below(sheet: Sheet, row: int, column: int) -> bool:
    return all(cells[column - 1] is None for cells in sheet.rows[row : row + _LOOK_AHEAD])


# --- headings nobody knows ------------------------------------------------------------------------------------------

_LEAST_UNKNOWN = 3


def _unknown(sheet: Sheet) -> Iterator[Head]:
    """Yield the first row of different short texts that has rows as full as itself below, and at least half headings."""
    for row in range(1, min(len(sheet.rows) - 1, FIRST_ROWS) + 1):
        texts = _texts(sheet, row)
        if _could_be_unknown(sheet, row, texts):
            yield _with_neighbours(sheet, row, texts)
            return


def _could_be_unknown(sheet: Sheet, row: int, texts: Filled) -> bool:
    heading = sum(1 for text in texts.values() if _could_head(text))
    if len(texts) < _LEAST_UNKNOWN or 2 * heading <= len(texts) or len(set(texts.values())) < len(texts):
        return False
    return _filled(sheet, row) == len(texts) and 2 * _filled(sheet, row + 1) > len(texts)
