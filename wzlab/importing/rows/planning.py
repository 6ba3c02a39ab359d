"""What an import does with the rows of one kind of record, on a working copy of the lab that grows with each row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wzlab.columns import Cell, Cells, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.importing.cells.deriving import Derived, derived_cells
from wzlab.importing.cells.dividing import without_building
from wzlab.importing.cells.doubts import Doubt
from wzlab.importing.cells.telling_apart import adds_nothing, same
from wzlab.importing.headings.headings_text import is_of_no_field
from wzlab.importing.model import (
    NEW,
    SKIP,
    Action,
    FoundTable,
    Mode,
    RowPlan,
    Severity,
    Spot,
    TablePlan,
    Topic,
    Trouble,
)
from wzlab.importing.rows.circumstances import circumstances, completed
from wzlab.importing.rows.identities import Identities, Match
from wzlab.importing.rows.reading import Reading, Sheet, read_table
from wzlab.importing.rows.row_troubles import RowTroubles
from wzlab.importing.rows.working import Said, Working
from wzlab.importing.tables.finding import filled
from wzlab.intake.grids import Grid
from wzlab.language import _
from wzlab.records import Person, Room, Unit

_SOURCES: Mapping[str, tuple[str, ...]] = {
    "title_level": ("title",),
    "degree": ("education",),
    "birth_date": ("id_number",),
    "level": ("programme", "title"),
    "kind": ("number",),
}
"""What each derived field follows from, the usual source first."""
_DERIVING: Mapping[str, tuple[str, ...]] = {
    "staff": ("title", "education", "id_number"),
    "projects": ("programme", "title"),
    "patents": ("number",),
    "awards": ("title",),
}
"""By table, the fields from which others follow."""
_MOST_COMPARED = 20
"""With so many rows of one record a further one is compared."""
_STEP = 1000
"""So many rows are done between two reports."""


class Planner:
    """What is known of one kind of record while its tables are planned, one after the other.

    Args:
        working: the lab with all that the import has brought so far.
        record_type: what the rows are.
    """

    def __init__(self, working: Working, record_type: type[Record]) -> None:
        self.working, self.record_type = working, record_type
        self.records = working.result.tables[record_type.table]
        self.identities = Identities(working.result, record_type)
        self.reading = Reading(working.reader(), working.decisions, working.make_record, working.count)
        self.troubles = RowTroubles(working.result, record_type, CellForms(working.result, working.pack), working.names)
        units = working.result.records(Unit)
        self._entity_types: dict[Cell, Cell] = {unit.id: unit.entity_type for unit in units}
        self._entity_types[None] = next((unit.entity_type for unit in units if unit.role == "lead"), None)

    def plan(self, table: FoundTable, grid: Grid) -> TablePlan:
        """Return what is done with a table, and let the lab grow by it."""
        return _TablePlanner(self, table, grid).plan()

    def entity_type(self, unit: Cell) -> str:
        """Return the code of a unit's kind, "" where it is not known; a blank unit is the lead unit."""
        found = self._entity_types.get(unit)
        return found if isinstance(found, str) else ""


class _Planned(NamedTuple):
    """A row's plan, and the cells that follow from its own, which have no places yet."""

    plan: RowPlan
    derived: Mapping[str, Cell]


_NONE: Mapping[str, Cell] = {}


class _TablePlanner:
    """Plans one table."""

    def __init__(self, kind: Planner, table: FoundTable, grid: Grid) -> None:
        self._kind, self._table, self._working = kind, table, kind.working
        self._type, self._decisions, self._grid = kind.record_type, kind.working.decisions, grid
        self._telling = [one.column for one in table.columns if not (one.heading and is_of_no_field(one.heading))]
        read = read_table(table, self._type, Sheet(grid, filled(grid, table)), kind.reading)
        self._around = circumstances(table, grid, read, kind.working.result, self._decisions)
        self._read = completed(read, self._around.given)
        self._columns: list[Column[Any]] = [self._type.column_of[key] for key in self._read.fields]
        self._paired = frozenset(match.column for match in table.columns if match.is_pair)
        self._places = {key: place for place, key in enumerate(self._read.fields)}
        self._indices = tuple(column.index for column in self._columns)
        given = frozenset(self._read.fields)
        self._base = tuple(None if column.key in given else column.default for column in self._type.columns)
        sources = _DERIVING.get(self._type.table, ())
        self._deriving = [(key, self._places[key]) for key in sources if key in given]
        concerned = (*_SOURCES, *sources, "id_type", "unit")
        self._derived_from = [(column.key, column.index) for column in self._type.columns if column.key in concerned]

    def plan(self) -> TablePlan:
        """Return what is done with each row."""
        left_out = {place for place, troubles in self._read.troubles.items() if self._is_left_out(troubles)}
        left_out |= {place for place, row in enumerate(self._table.rows) if self._decided(row) is not None}
        left_out |= self._around.left_out
        self._kind.identities.begin(
            self._read.fields, self._read.rows, left_out, self._is_repeat, self._around.asked.keys()
        )
        planned: list[_Planned] = []
        for place, row in enumerate(self._table.rows):
            planned.append(self._row(place, row))
            if len(planned) % _STEP == 0:
                self._working.count(_STEP)
        self._working.count(len(planned) % _STEP)
        self._kind.identities.end()
        keys = tuple(dict.fromkeys(key for one in planned for key in one.derived))
        rows = [_completed(one, keys) for one in planned]
        rows += [RowPlan(skipped.row, Action.SKIP, "", (), (), skipped.told) for skipped in self._table.skipped]
        rows.sort(key=lambda plan: plan.row)
        fields = (*self._read.fields, *keys)
        return TablePlan(self._table, fields, len(keys), tuple(rows), tuple(self._read.of_columns))

    # one row

    def _row(self, place: int, row: int) -> _Planned:
        values, troubles = self._read.rows[place], self._read.troubles.get(place, [])
        if self._decided(row) == SKIP or place in self._around.left_out:
            return _Planned(RowPlan(row, Action.SKIP, "", values, (), _("按您的选择不导入")), _NONE)
        is_nothing = values.count(None) == len(values)
        if is_nothing and not any(one.severity is Severity.PROBLEM for one in troubles):
            return _Planned(RowPlan(row, Action.SKIP, "", values, tuple(troubles), _("没有可以读入的内容")), _NONE)
        match = self._match(place, row, values)
        troubles = [*troubles, *self._of_identity(match, row, values)]
        record = self._kind.records.get(match.record_id)
        if record is not None:
            values = self._agreeing(row, record, values, troubles)
        after = self._after(record, values)
        if asked := self._asked(place, record, after):
            troubles.append(asked)
        derived = self._derived(row, after, values, troubles) if self._deriving else _NONE
        if asked or match.fitting or is_nothing or self._is_left_out(troubles):
            return _Planned(RowPlan(row, Action.PROBLEM, match.record_id, values, tuple(troubles)), derived)
        for key, cell in derived.items():
            after[self._type.column_of[key].index] = cell
        action, record_id = self._taken(place, record, tuple(after), values)
        return _Planned(RowPlan(row, action, record_id, values, tuple(troubles)), derived)

    def _asked(self, place: int, record: Record | None, after: Sequence[Cell]) -> Trouble | None:
        """Return what is asked about a row beyond its own cells; nothing if it only repeats a record."""
        asked = self._around.asked.get(place)
        if asked is None or record is None or tuple(after) != record.cells:
            return asked and asked.trouble
        is_its = asked.whose in (
            "",
            *(record.cell(key) for key in ("unit", "host", "holder") if key in record.column_of),
        )
        return None if is_its else asked.trouble

    def _decided(self, row: int) -> str | None:
        return self._decisions.rows.get((self._table.key, row)) if self._decisions.rows else None

    def _match(self, place: int, row: int, values: Cells) -> Match:
        decided = self._decided(row)
        if decided == NEW:
            return Match()
        if decided is not None and decided in self._kind.records:
            return Match(decided)
        return self._kind.identities.match(place, values)

    def _of_identity(self, match: Match, row: int, values: Cells) -> Iterator[Trouble]:
        if match.is_nobody:
            yield self._kind.troubles.of_nobody(self._table.key, row)
        elif match.fitting:
            yield self._kind.troubles.of_several(self._table.key, row, match, self._name(values))
        elif match.others:
            yield self._kind.troubles.of_others(self._table.key, row, match, self._name(values))

    def _name(self, values: Cells) -> str:
        parts = ((column, values[place]) for place, column in self._named())
        return " ".join(filter(None, (column.show(cell) for column, cell in parts)))

    def _is_repeat(self, place: int, other: int) -> bool:
        """Tell whether of two rows one says nothing that the other does not, whatever their columns mean.

        A row whose name is merged with the one above is of the same record.
        """
        rows = [self._grid.rows[self._table.rows[one] - 1] for one in (place, other)]
        names = [self._read.columns[one] for one, _column in self._named()]
        if any(all(row[column - 1] is None for column in names if column) for row in rows):
            return True
        pairs = [(rows[0][column - 1], rows[1][column - 1]) for column in self._telling]
        return any(all(pair[side] in (None, "", pair[1 - side]) for pair in pairs) for side in (0, 1))

    def _named(self) -> Iterator[tuple[int, Column[Any]]]:
        for key in self._type.known_by:
            if key in self._places:
                yield self._places[key], self._type.column_of[key]

    def _agreeing(self, row: int, record: Record, values: Cells, troubles: list[Trouble]) -> Cells:
        """Return a row's cells without those that say otherwise than another row of the record, which are told."""
        others = self._working.said.get(record.id)
        if others is None:
            troubles += self._of_name(row, record, values)
            return values
        self._working.earlier[self._table.key, row] = record
        agreeing = list(values)
        for other in others:
            for place, theirs in self._differences(agreeing, other):
                spot, cell = self._spot(row, place), agreeing[place]
                there = other.spot(theirs), other.values[theirs]
                told = self._kind.troubles.of_difference(spot, self._columns[place], cell, *there)
                troubles.append(_to_be_typed(told) if spot.column in self._paired else told)
                agreeing[place] = None
        return tuple(agreeing)

    def _differences(self, values: Sequence[Cell], other: Said) -> list[tuple[int, int]]:
        """Return where a row and another one of the same record differ: the places in the one and in the other."""
        return [
            (place, theirs)
            for theirs, key in enumerate(other.fields)
            if (place := self._places.get(key)) is not None
            and values[place] is not None
            and other.values[theirs] is not None
            and not adds_nothing(self._columns[place], values[place], other.values[theirs])
            and not adds_nothing(self._columns[place], other.values[theirs], values[place])
            and not (key == Room.room_no.key and self._is_of_one_room(values, other.values[theirs]))
        ]

    def _is_of_one_room(self, values: Sequence[Cell], theirs: Cell) -> bool:
        building = self._places.get(Room.building.key)
        mine = values[self._places[Room.room_no.key]]
        return self._type is Room and building is not None and _is_of_one_room(values[building], mine, theirs)

    def _of_name(self, row: int, record: Record, values: Cells) -> Iterator[Trouble]:
        """Yield what is told of a row that has a record's number and another name."""
        for place, column in self._named():
            before, after = record.cells[column.index], values[place]
            if len(self._type.known_by) == 1 and None not in (before, after) and not same(column, before, after):
                yield self._kind.troubles.of_other_name(self._spot(row, place), column, before, after)

    def _after(self, record: Record | None, values: Cells) -> list[Cell]:
        """Return the record's cells as they would be; a blank changes nothing."""
        cells = list(self._base if record is None else record.cells)
        for column, index, value in zip(self._columns, self._indices, values, strict=True):
            if value is not None and (record is None or not self._says_nothing_new(column, cells, value)):
                cells[index] = value
        return cells

    @staticmethod
    def _says_nothing_new(column: Column[Any], cells: Sequence[Cell], value: Cell) -> bool:
        """Tell whether a cell says no more than the record."""
        before, building = cells[column.index], cells[Room.building.index] if column is Room.room_no else None
        return adds_nothing(column, before, value) or _is_of_one_room(building, before, value)

    def _is_left_out(self, troubles: Sequence[Trouble]) -> bool:
        if not troubles or self._decisions.mode is Mode.AS_TYPED:
            return False
        return any(trouble.severity is Severity.PROBLEM for trouble in troubles)

    def _taken(self, place: int, record: Record | None, cells: Cells, values: Cells) -> tuple[Action, str]:
        """Let the lab grow by a row; return what that is, and the record's id."""
        record_id = self._working.fresh_id(self._type.table) if record is None else record.id
        said = self._working.said.setdefault(record_id, [])
        if len(said) < _MOST_COMPARED:
            said.append(Said(self._table.key, self._table.rows[place], self._read.fields, self._read.columns, values))
        if record is not None and record.cells == cells:
            return Action.SAME, record_id
        after = self._kind.records[record_id] = self._type(record_id, cells)
        if record is None:
            self._kind.identities.take_new(after, place)
            return Action.ADD, record_id
        self._kind.identities.take(after, place)
        return Action.UPDATE, record_id

    # what follows from other fields

    def _derived(self, row: int, after: list[Cell], values: Cells, troubles: list[Trouble]) -> Mapping[str, Cell]:
        texts = {key: text for key, place in self._deriving if isinstance(text := values[place], str)}
        if not texts:
            return _NONE
        cells = {key: after[index] for key, index in self._derived_from}
        if self._type is Person and (kind := self._kind.entity_type(cells["unit"])):
            texts["entity_type"] = kind
        found = derived_cells(self._type, cells, texts, self._decisions.words)
        troubles += self._of_derived(row, values, found)
        return {one.key: one.cell for one in found if one.cell is not None} if found else _NONE

    def _of_derived(self, row: int, values: Cells, found: Sequence[Derived]) -> Iterator[Trouble]:
        for one in found:
            if one.doubt is not None and (trouble := self._doubtful(row, values, one.key, one.doubt)) is not None:
                yield trouble

    def _doubtful(self, row: int, values: Cells, key: str, doubt: Doubt) -> Trouble | None:
        """Return what is told of a derived field: at its own cell if that should be another, else at what it follows from."""
        own = self._places.get(key)
        asks_for_cell = doubt.question is not None and doubt.question.topic is Topic.CELL
        sources = [self._places[source] for source in _SOURCES.get(key, ()) if source in self._places]
        place = own if own is not None and (asks_for_cell or not sources) else next(iter(sources), None)
        if place is None:
            return None
        if asks_for_cell and place != own:
            doubt = doubt._replace(question=None)
        return doubt.at(self._spot(row, place), key, self._kind.troubles.shown(self._columns[place], values[place]))

    def _spot(self, row: int, place: int) -> Spot:
        return Spot(self._table.key.file, self._table.key.sheet, row, self._read.columns[place])


def _is_of_one_room(building: Cell, one: Cell, other: Cell) -> bool:
    """Tell whether two numbers are one room's: 科研楼-301 in 科研楼 is 301."""
    if building is None or one is None or other is None:
        return False
    return without_building(str(one), str(building)) == without_building(str(other), str(building))


def _to_be_typed(trouble: Trouble) -> Trouble:
    """Return a trouble of one of the two things in a cell without answers: what is typed there stands for both."""
    question = trouble.question
    return trouble._replace(question=question._replace(options=()) if question else None)


def _completed(planned: _Planned, keys: Sequence[str]) -> RowPlan:
    """Return a row's plan with its derived cells behind the others."""
    plan = planned.plan
    if not keys or not plan.values:
        return plan
    return plan._replace(values=(*plan.values, *(planned.derived.get(key) for key in keys)))
