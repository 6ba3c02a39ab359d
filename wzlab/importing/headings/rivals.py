"""Two columns of one field (学位, 学位; 购置日期, 入账日期) that say different things: one is imported, and that is asked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from wzlab.dates import PartialDate, read_date
from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.headings.known_headings import meant_by
from wzlab.importing.model import (
    ColumnMatch,
    FoundTable,
    How,
    Option,
    Question,
    Severity,
    Spot,
    Topic,
    Trouble,
    fields_of,
)
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid, Plain
from wzlab.language import _
from wzlab.records import TYPE_OF
from wzlab.spelling import folded, narrowed
from wzlab.units import YUAN_IN_UNIT

_MOST_ROWS = 5
"""So many rows are named."""
_SETTLED = (How.CHOSEN, How.REMEMBERED)

Compared = str | Decimal | PartialDate


def differing_columns(table: FoundTable, grid: Grid) -> Iterator[tuple[Trouble, list[int]]]:
    """Yield what is to be told of columns that lost their field to another and say something else in some rows.

    With each come the places of those rows in which the field is not to be read: where a verdict may hang on it, and neither column
    is called just like the field.  Nothing is told where people said which of the two it is.
    """
    owners = {match.key: match for match in table.columns if match.key and match.how not in _SETTLED}
    for match in table.columns:
        owner = _owner(match, owners)
        if owner is not None and (places := _differing(table, grid, match, owner)):
            severity = _severity(table, match, owner)
            rows = [table.rows[place] for place in places]
            trouble = _asked(table, match, owner, rows, is_read=severity is not Severity.PROBLEM)
            yield trouble._replace(severity=severity), places if severity is Severity.PROBLEM else []


def _severity(table: FoundTable, match: ColumnMatch, owner: ColumnMatch) -> Severity:
    """Return how much it matters: little where one of them is called just like the field (入账日期 beside 购置日期, not 学位（更新） beside 学位)."""
    meant = meant_by(match.heading, table.kind)
    columns = TYPE_OF[table.kind].column_of
    decides = any(columns[key].decides for key in fields_of(match.others[0]))
    is_same = words_of(parts_of(match.heading)[-1]).bare == words_of(parts_of(owner.heading)[-1]).bare
    if not (is_same and decides) and owner.how is How.EXACT and (meant is None or meant.how is not How.EXACT):
        return Severity.NOTE
    return Severity.PROBLEM if decides else Severity.REVIEW


def _owner(match: ColumnMatch, owners: Mapping[str, ColumnMatch]) -> ColumnMatch | None:
    """Return the column that a column lost its field to, None if it lost none."""
    is_lost = match.key is None and match.remark and len(match.others) == 1
    return owners.get(match.others[0]) if is_lost else None


def _differing(table: FoundTable, grid: Grid, match: ColumnMatch, owner: ColumnMatch) -> list[int]:
    """Return the places of the records of which a column says something, and something else than its owner."""
    units = _unit(match), _unit(owner)
    mine, its = (unit or other for unit, other in zip(units, reversed(units), strict=True))
    return [
        place
        for place, row in enumerate(table.rows)
        if (cell := grid.rows[row - 1][match.column - 1]) is not None
        and _compared(cell, mine) != _compared(grid.rows[row - 1][owner.column - 1], its)
    ]


def _unit(match: ColumnMatch) -> str:
    """Return the unit that a column's heading states, "" for none."""
    stated = (words_of(part).unit for part in reversed(parts_of(match.heading)))
    return match.unit or next(filter(None, stated), "")


def _compared(cell: Plain, unit: str) -> Compared:
    """Return a cell in a form in which two spellings of one thing are equal."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell)) * YUAN_IN_UNIT.get(unit, 1)
    text = folded(str(cell))
    try:
        return read_date(narrowed(text))
    except ValueError:
        return text


def _asked(table: FoundTable, match: ColumnMatch, owner: ColumnMatch, rows: Sequence[int], *, is_read: bool) -> Trouble:
    letters, taken = column_letters(match.column), column_letters(owner.column)
    told = (
        _("与 {taken} 列“{heading}”说的是同一项，第 {rows} 行两处不同；现在导入的是 {taken} 列。")
        if is_read
        else _("与 {taken} 列“{heading}”说的是同一项，第 {rows} 行两处不同；选定以前，这几行的这一项不读入。")
    )
    reason = told.format(taken=taken, heading=owner.heading, rows=_listed(rows))
    options = (
        Option(match.others[0], _("改为导入 {letters} 列“{heading}”").format(letters=letters, heading=match.heading)),
        Option("", _("仍导入 {taken} 列“{heading}”").format(taken=taken, heading=owner.heading)),
    )
    spot = Spot(table.key.file, table.key.sheet, table.heading_rows[1], match.column)
    question = Question(Topic.COLUMN, (table.key, match.column), options)
    fix = _("请核对，选定导入哪一栏。")
    return Trouble("contradiction", Severity.REVIEW, spot, match.others[0], match.heading, reason, fix, question)


def _listed(rows: Sequence[int]) -> str:
    named = _("、").join(map(str, rows[:_MOST_ROWS]))
    return named if len(rows) <= _MOST_ROWS else _("{named} 等 {count}").format(named=named, count=len(rows))
