"""What the rows below a table's headings are: records, or sums, notes, examples, group titles, and why.

A row is a record unless it shows that it is none (`row_signs`): nothing is left out for being short.  What titles say
of the rows below them is kept.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import replaced_likely
from wzlab.importing.headings.units import stated_unit
from wzlab.importing.model import SkippedRow
from wzlab.importing.tables import row_words
from wzlab.importing.tables.bodies import HEADS, SHORT, Body, Row
from wzlab.importing.tables.row_signs import EXAMPLE, GROUP, NOTE, SUM, WORDLESS, Above, reason_of
from wzlab.importing.tables.running_totals import RunningTotals
from wzlab.intake.grids import Plain
from wzlab.language import _
from wzlab.spelling import folded

_SUSPECT = frozenset("计和均例注说提附填制审复经盖章签字日月共示样备联报*※意单推总汇页其待空拟某×○聘额全所述、(（")
_LATIN = re.compile(r"(?:sub|grand|total|sum|average|example|sample|note|\(example|x{2,6}$)", re.IGNORECASE)
_COUNTED = frozenset("一二三四五六七八九十")
"""Numbers of rows that are numbers of titles where the rows are counted 1, 2, 3."""
_ENDINGS = ("计", "汇总", "人数", "件数", "台数", "计:", "计：")
_TELLING = frozenset(":：()（）[【*※注")
"""A longer text without one of these is no note and no signature."""
_LONGEST_SUM = 12
_LONGEST_TITLE = 40
_LONGEST_TOLD = 30
_ABOVE, _SECTION = -1_000_000, -100_000
"""How deep the lines above a table stand that hold for all of it, and those above headings that come again."""


@dataclass(slots=True)
class Sorted:
    """The rows of a body, sorted: records and others.

    Attributes:
        records: the rows that hold records.
        skipped: the others, but for blank ones.
        last: the last that is not blank.
        groups: the first record's row below titles of groups, and these, from the outermost on.
        titles: the titles that hold at the moment, with how deep each stands.
        since: how many records stood above the last sum or title.
    """

    records: list[int] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    last: int = 0
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    titles: list[tuple[int, str]] = field(default_factory=list)
    has_new_title: bool = False
    since: int = 0

    def take(self, number: int) -> None:
        """Take a row as a record."""
        if self.has_new_title:
            self.groups.append((number, tuple(text for _level, text in self.titles)))
            self.has_new_title = False
        self.records.append(number)

    def entitle(self, text: str, level: int) -> None:
        """Take a title for the rows below; it ends those that stand as deep or deeper."""
        self.titles = [(other, title) for other, title in self.titles if other < level]
        self.titles.append((level, text))
        self.has_new_title = True


# --- sorting --------------------------------------------------------------------------------------------------------


def sort_rows(body: Body) -> Sorted:
    """Return which rows below the headings hold records, and why the others do not; blank ones are in neither."""
    found, totals = _titled(body.lines), RunningTotals(body.grid.rows)
    first, last = body.columns[0].column - 1, body.columns[-1].column
    width, rows, suspicious = last - first, body.grid.rows, _suspicion(body, first)
    apart = body.repeated | body.titled
    is_whole = first == 0 and all(len(row) == width for row in rows[:1])
    for number in body.rows:
        cells = rows[number - 1] if is_whole else rows[number - 1][first:last]
        filled = width - cells.count(None)
        if not filled:
            continue
        if filled > 1 and found.records and number not in apart and not suspicious(cells):
            found.take(number)
            found.last = number
        else:
            _place(body, number, found, totals)
    return found


def _suspicion(body: Body, first: int) -> Callable[[Sequence[Plain]], bool]:
    """Return a quick test whether the first cells of a row, or a blank name, may say that it is no record."""
    harmless = _SUSPECT.isdisjoint
    naming = [column - 1 - first for column in body.naming]

    def is_suspicious(cells: Sequence[Plain]) -> bool:
        for cell in cells[:HEADS] if len(cells) - cells.count(None) > SHORT else cells:
            if type(cell) is str and (
                (not harmless(cell) and (len(cell) <= _LONGEST_SUM or not _TELLING.isdisjoint(cell)))
                or cell.endswith(_ENDINGS)
                or cell.isspace()
                or (cell.isascii() and _LATIN.match(cell))
            ):
                return True
        return (
            cells[0] is None or cells[0] in _COUNTED or (bool(naming) and all(cells[place] is None for place in naming))
        )

    return is_suspicious


def _place(body: Body, number: int, found: Sorted, totals: RunningTotals) -> None:
    """Put one row where it belongs."""
    filled = body.filled(number)
    if not filled:
        return
    found.last = number
    row = Row(body, number, filled, [(column, folded(cell)) for column, cell in filled if isinstance(cell, str)])
    reason = reason_of(row, Above(found.records, found.since, totals))
    if not reason:
        found.take(number)
        return
    if reason == GROUP and [skipped.row for skipped in found.skipped[-1:] if skipped.reason == _(NOTE)] == [number - 1]:
        reason = NOTE  # the next line of the same notes
    _entitle(row, reason, found)
    found.skipped.append(SkippedRow(number, _(reason), _told(row, reason)))


def _titled(lines: Iterable[str]) -> Sorted:
    """Return rows of which none is sorted yet below the lines above a table; a numbered one ends where the next begins."""
    found = Sorted()
    for text in map(_tidy, lines):
        if _speaks(text):
            level = row_words.title_level(folded(text))
            found.titles.append((_ABOVE if level == row_words.UNNUMBERED else level, text))
            found.has_new_title = True
    return found


def _entitle(row: Row, reason: str, found: Sorted) -> None:
    """Keep what a title, or a note on the rows below it, says of these; where a sum ends, the next begins."""
    if reason in (SUM, GROUP):
        found.since = len(found.records)
    text = _tidy(" ".join(cell for _column, cell in row.filled if isinstance(cell, str)))
    is_of_rows_below = reason == NOTE and row_words.is_about_rows_below(row.alone)
    if (reason == GROUP or is_of_rows_below) and _speaks(text):
        found.entitle(text, _level(row))


def _level(row: Row) -> int:
    """Return how deep a title stands; the lines above headings that come again stand highest, one below the other."""
    titled = row.body.titled
    if row.number not in titled:
        return row_words.title_level(row.head)
    before, number = 0, row.number
    while (number := number - 1) in titled:
        before += any(cell is not None for cell in row.body.grid.rows[number - 1])
    return _SECTION + before


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _told(row: Row, reason: str) -> str:
    """Return what stands in a row, in short and discreetly; "" where that says nothing beside the reason."""
    if reason in WORDLESS or (reason == EXAMPLE and not row_words.is_example_behind(row.name)):
        return ""
    texts = [cell for _column, cell in row.filled if isinstance(cell, str)]
    text = replaced_likely(_tidy(" ".join(texts)), masked)
    return text if len(text) <= _LONGEST_TOLD else text[: _LONGEST_TOLD - 1] + "…"


def groups_of(rows: Sorted) -> tuple[tuple[int, str], ...]:
    """Return what titles say of the rows below them, as `FoundTable.groups` has it."""
    return tuple((row, _("；").join(texts)) for row, texts in rows.groups)


def _speaks(line: str) -> bool:
    """Tell whether a line may say something of the rows below it; notes, dates and units of money do not."""
    text = folded(line)
    if not text or len(text) > _LONGEST_TITLE:
        return False
    if row_words.is_about_rows_below(text):
        return True
    if (
        (row_words.is_signed(text) and "单位" not in text)
        or row_words.is_note(text)
        or row_words.is_day(text)
        or row_words.is_about_rows(text)
    ):
        return False
    return not (stated_unit([line]) and text.startswith(("单位", "金额", "(", "计")))
