"""The tables in a file: sheet by sheet, whatever stands above, below or beside them.

    heading_rows  where headings are           known_headings  what they mean
    table_places  how far each table reaches   likeness        what is merely spelt alike
    kind_votes    what a table holds           matching        which field each column means
    body_rows     which rows are records       column_remarks  what is to be told of columns

A sheet in which no table is found is told, and so is everything about a table that the eye may miss: that it is hidden,
that cells are merged, that rows are filtered out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wzlab.columns import Record
from wzlab.importing.headings.headed import Headed
from wzlab.importing.headings.kind_votes import Surroundings, Votes, is_about_the_lab, is_row_of_labs, vote
from wzlab.importing.headings.likeness import ENOUGH
from wzlab.importing.headings.matching import Known, match_columns
from wzlab.importing.memory import Memory, Profile
from wzlab.importing.model import ColumnMatch, FoundTable, How, TableKey
from wzlab.importing.tables.bodies import Body
from wzlab.importing.tables.body_rows import Sorted, groups_of, sort_rows
from wzlab.importing.tables.column_remarks import is_figure, of_merges, of_parts
from wzlab.importing.tables.heading_rows import Seen, look_at
from wzlab.importing.tables.merged import merged_down
from wzlab.importing.tables.summaries import told_apart
from wzlab.importing.tables.table_places import MOST_TABLES, Place, places_of
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import Source
from wzlab.language import _
from wzlab.records import TYPE_OF

_SAMPLED = 400
"""So many rows below the headings are looked at to see what a column holds."""
_MOST_LETTERS = 5
_LONG_TAIL = 100
"""So many blank rows at the end of a sheet are told."""


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
        seen = look_at(grid)
        found = list(_tables_of(source, grid, seen, memory or Memory()))
        tables += found
        remarks += ((grid.name, told) for told in _of_sheet(grid, seen, found))
    if not tables and not remarks:
        remarks.append(("", _("这个文件里没有可以导入的内容：工作表都是空白的。")))
    return Findings(told_apart(tables, memory or Memory()), tuple(remarks))


def _of_sheet(grid: Grid, seen: Seen, tables: Sequence[FoundTable]) -> Iterator[str]:
    """Yield what is to be told of a sheet besides its tables."""
    for first, last in seen.forms:
        told = _("第 {first} 至 {last} 行是一人（一项）一张的登记表，不是一行一条的表格，没有读入：请改成一行一条。")
        yield told.format(first=first, last=last)
    if not tables and not seen.forms and (remark := _without_table(grid)):
        yield remark
    if len(tables) == MOST_TABLES:
        yield _("这张工作表里的表格太多，只看了前 {number} 个：请分成几张工作表。").format(number=MOST_TABLES)
    if beside := [column_letters(column) for column in _beside(grid, tables)]:
        letters = _("、").join(beside[:_MOST_LETTERS])
        yield _("{letters} 列有内容，但不在认得的表格里，没有读入。").format(letters=letters)


def _beside(grid: Grid, tables: Sequence[FoundTable]) -> Iterator[int]:
    """Yield the columns beside all tables in which something stands, from the first headings on."""
    if not tables:
        return
    top = min(table.heading_rows[0] for table in tables)
    spans = [range(table.columns[0].column, table.columns[-1].column + 1) for table in tables if table.columns]
    for column in range(1, len(grid.rows[0]) + 1):
        if not any(column in span for span in spans) and any(
            row[column - 1] is not None for row in grid.rows[top - 1 :]
        ):
            yield column


def _without_table(grid: Grid) -> str:
    """Return what is to be told of a sheet without a table; "" for a blank one, and for hidden words that are offered."""
    texts = [cell for row in grid.rows[:_SAMPLED] for cell in row if isinstance(cell, str)]
    if all(cell is None or (grid.is_hidden and isinstance(cell, str)) for row in grid.rows for cell in row):
        return ""
    if is_about_the_lab(texts):
        return _("这是实验室基本情况，不是一行一条的表格：请在“基本情况”中填写。")
    return _("没有找到表格：没有一行是认得的栏目名。")


# --- one sheet ------------------------------------------------------------------------------------------------------


def _tables_of(source: Source, grid: Grid, seen: Seen, memory: Memory) -> Iterator[FoundTable]:
    for number, place in enumerate(places_of(grid, seen.heads), 1):
        yield _table(TableKey(str(source.path), grid.name, number), source, grid, place, memory)


# --- one table ------------------------------------------------------------------------------------------------------


def _table(key: TableKey, source: Source, grid: Grid, place: Place, memory: Memory) -> FoundTable:
    headings = _headed(grid, place)
    texts = [headed.heading for headed in headings if headed.heading]
    lines = [cell for row in place.titles for cell in row if isinstance(cell, str)]
    around = Surroundings(grid.name, source.path.stem, lines)
    profile = memory.profile(texts) if not place.head.hidden else None
    votes = vote(texts, around, [headed.cells for headed in headings])
    kind = place.head.kind or (profile.kind if profile else "" if is_row_of_labs(texts) else votes.decided)
    columns = _columns(headings, TYPE_OF.get(kind), profile, place.unit)
    rows = sort_rows(Body(grid, columns, kind, place.body, place.repeated, place.titled, lines))
    return FoundTable(
        key=key,
        kind=kind,
        kinds=_ranked(kind, votes),
        heading_rows=(place.head.top, place.head.bottom),
        columns=columns,
        rows=tuple(rows.records),
        skipped=tuple(rows.skipped),
        remarks=tuple(_remarks(grid, place, kind, columns, rows)),
        unit=place.unit,
        groups=groups_of(rows),
    )


def _ranked(kind: str, votes: Votes) -> tuple[str, ...]:
    return (kind, *(one for one in votes.kinds if one != kind)) if kind else votes.kinds


def _headed(grid: Grid, place: Place) -> list[Headed]:
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


def _remarks(grid: Grid, place: Place, kind: str, columns: Sequence[ColumnMatch], rows: Sorted) -> Iterator[str]:
    if grid.is_hidden:
        yield _("这张工作表是隐藏的，其中的记录也会导入。")
    if hidden := sum(1 for row in rows.records if row in grid.hidden_rows):
        yield _("有 {number} 行被隐藏或筛选掉了，也会导入。").format(number=hidden)
    if any(match.column in grid.hidden_columns and match.key for match in columns):
        yield _("有的栏目被隐藏了，也会导入。")
    yield from of_merges(grid, kind, columns, rows.records)
    yield from of_parts(kind, columns)
    if len(grid.rows) - max(rows.last, place.head.bottom) >= _LONG_TAIL and place.body.stop > len(grid.rows):
        yield _("表格下方有 {number} 行空白，已略去。").format(
            number=len(grid.rows) - max(rows.last, place.head.bottom)
        )
    if not kind and is_row_of_labs(place.head.columns.values()):
        yield _("这是实验室基本情况：请在“基本情况”中填写。")
    if not rows.records:
        yield _("栏目下面没有记录。")


def filled(grid: Grid, table: FoundTable) -> Mapping[tuple[int, int], Plain]:
    """Return what holds in cells that are blank because they are merged with one above, by row and column.

    A text or a date holds for every row it is merged over; a figure (an amount, an area, a number of things) may be the
    sum of the rows, and stays with the first.
    """
    figures = {match.column for match in table.columns if is_figure(table.record_type, match)}
    return {
        (row, left): grid.rows[top - 1][left - 1]
        for top, left, below in merged_down(grid, table.rows)
        if left not in figures and grid.rows[top - 1][left - 1] is not None
        for row in below
    }
