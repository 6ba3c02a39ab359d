"""Everything that an import would do, row by row; nothing is done, and the lab is left alone.

Tables are looked at in the order in which their records refer to each other, so that a reference may name a record that
comes with the same import; those of one kind in the order in which they were given.  What two places say differently of
one record is taken from the first, and the second is a problem.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wzlab.collecting import collecting_later
from wzlab.columns import Record
from wzlab.importing.absentees import absentees
from wzlab.importing.cells.telling_apart import adds_nothing
from wzlab.importing.discretion import discreet_text
from wzlab.importing.headings.headings_text import is_of_no_field
from wzlab.importing.headings.matching import rematch
from wzlab.importing.model import (
    SKIP,
    Action,
    CellChange,
    Decisions,
    FoundTable,
    Mode,
    Option,
    Question,
    RowPlan,
    Severity,
    Spot,
    TableKey,
    TablePlan,
    Topic,
    Trouble,
)
from wzlab.importing.places import file_names, sheet_words
from wzlab.importing.rows.planning import Planner
from wzlab.importing.rows.reading import text_of
from wzlab.importing.rows.working import Working
from wzlab.intake.cells import column_letters
from wzlab.intake.grids import Grid
from wzlab.intake.sources import Source
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES, TYPE_OF

Report = Callable[[int, int], None]
"""Is told how many rows of how many are done; it may raise."""


@dataclass(frozen=True)
class Proposal:
    """What an import would do, under the decisions made so far.

    Attributes:
        lab: the lab as it was, which nothing has changed.
        pack: what it is judged by.
        sources: the files.
        plans: what would be done with each table, in the order of the tables given.
        remarks: what else should be known, finished sentences with their places.
        decisions: what was decided.
        result: the lab with all taken over that would be.
        absent: the lab's records that another version of their list does not speak of (`absentees`), by table.
        earlier: records as the rows found them that an earlier row of this import had made or changed.
    """

    lab: Lab
    pack: Pack
    sources: tuple[Source, ...]
    plans: tuple[TablePlan, ...]
    remarks: tuple[str, ...]
    decisions: Decisions
    result: Lab
    absent: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    earlier: Mapping[tuple[TableKey, int], Record] = field(default_factory=dict)

    def counts(self) -> Mapping[Action, int]:
        """Return how many rows are added, update a record, and so on; every action has a number."""
        found = Counter(row.action for plan in self.plans for row in plan.rows)
        return {action: found[action] for action in Action}

    def troubles(self) -> list[Trouble]:
        """Return everything that should be known of a table, a column, a row or a cell, in reading order."""
        return [trouble for plan in self.plans for trouble in troubles_of(plan)]

    def problems(self) -> list[Trouble]:
        """Return what keeps rows, columns or tables out, in reading order."""
        return [trouble for trouble in self.troubles() if trouble.severity is Severity.PROBLEM]

    def questions(self) -> Mapping[Question, list[Trouble]]:
        """Return the questions, each with the troubles that one answer settles, in reading order."""
        asked: dict[tuple[Topic, object], tuple[Question, list[Trouble]]] = {}
        for trouble in self.troubles():
            if (question := trouble.question) is not None:
                asked.setdefault((question.topic, question.key), (question, []))[1].append(trouble)
        return dict(asked.values())

    @property
    def is_stopped(self) -> bool:
        """Whether nothing is taken over because something is a problem and all or nothing was asked for."""
        return self.decisions.mode is Mode.ALL_OR_NOTHING and bool(self.problems())

    def changes(self, plan: TablePlan, row: RowPlan) -> list[CellChange]:
        """Return what a row changes cell by cell; of a new record what it says, of a problem what it would."""
        record_type = TYPE_OF[plan.table.kind] if row.values else None
        if record_type is None:
            return []
        found = self.earlier.get((plan.table.key, row.row)) or self.lab.tables[plan.table.kind].get(row.record_id)
        given = len(plan.fields) - plan.derived
        return [
            CellChange(key, before, value, place >= given)
            for place, (key, value) in enumerate(zip(plan.fields, row.values, strict=True))
            if value is not None
            and not adds_nothing(record_type.column_of[key], before := found.cell(key) if found else None, value)
        ]

    def cell_text(self, spot: Spot) -> str:
        """Return what stands in a cell, or was typed in its place; nothing is masked."""
        if spot in self.decisions.cells:
            return self.decisions.cells[spot]
        grid = self._grids.get((spot.file, spot.sheet))
        if grid is None or not 0 < spot.row <= len(grid.rows) or not 0 < spot.column <= len(grid.rows[0]):
            return ""
        return text_of(grid.rows[spot.row - 1][spot.column - 1])

    def row_text(self, key: TableKey, row: int) -> str:
        """Return what stands in a row of a sheet, one cell behind the other, without the whole of anybody's number."""
        grid = self._grids.get((key.file, key.sheet))
        cells = grid.rows[row - 1] if grid is not None and 0 < row <= len(grid.rows) else ()
        return discreet_text(" | ".join(text for text in (" ".join(text_of(cell).split()) for cell in cells) if text))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the files are called, by their paths."""
        return file_names(str(source.path) for source in self.sources)

    @cached_property
    def _grids(self) -> Mapping[tuple[str, str], Grid]:
        return grids_of(self.sources)


def grids_of(sources: Sequence[Source]) -> Mapping[tuple[str, str], Grid]:
    """Return the sheets of files by file and name."""
    return {(str(source.path), grid.name): grid for source in sources for grid in source.sheets}


def troubles_of(plan: TablePlan) -> Iterator[Trouble]:
    """Yield the troubles of a table: those of the whole and of its columns, then row by row; what rows share comes once."""
    yield from plan.troubles
    shared = set[object]()
    for row in plan.rows:
        for trouble in sorted(row.troubles, key=lambda trouble: trouble.spot.column) if row.troubles else ():
            if trouble.question is None or trouble.question.topic is not Topic.GROUP:
                yield trouble
            elif trouble.question.key not in shared:
                shared.add(trouble.question.key)
                yield trouble


def propose(  # noqa: PLR0917 - what an import is made of
    lab: Lab,
    pack: Pack,
    sources: Sequence[Source],
    tables: Sequence[FoundTable],
    decisions: Decisions,
    report: Report | None = None,
) -> Proposal:
    """Return everything that importing tables would do.

    Args:
        lab: the lab; a snapshot of it is kept.
        pack: what it is judged by.
        sources: the files the tables stand in.
        tables: as they were found; what was decided of their kinds and columns is applied here.
        decisions: what was decided.
        report: told of every column that is read, and of every thousand rows.
    """
    with collecting_later():
        return _proposed(lab.snapshot(), pack, sources, tables, decisions, report)


def _proposed(  # noqa: PLR0917 - as above
    lab: Lab,
    pack: Pack,
    sources: Sequence[Source],
    tables: Sequence[FoundTable],
    decisions: Decisions,
    report: Report | None,
) -> Proposal:
    settled = [rematch(table, decisions) for table in tables]
    names = file_names(str(source.path) for source in sources)
    working = Working(lab, pack, decisions, _counting(sum(len(table.rows) for table in settled), report), names)
    grids = grids_of(sources)
    plans: dict[int, TablePlan] = {}
    for record_type in RECORD_TYPES:
        mine = [place for place, table in enumerate(settled) if table.kind == record_type.table]
        planner = Planner(working, record_type) if mine else None
        for place in mine:
            table = settled[place]
            assert planner is not None
            plans[place] = planner.plan(table, grids[table.key.file, table.key.sheet])
    for place, table in enumerate(settled):
        plans.setdefault(place, _left_out(table))
    working.drop_unused()
    remarks = [*(remark for table in settled for remark in _remarks(table, names)), *working.remarks()]
    ordered = tuple(plans[place] for place in range(len(settled)))
    absent = absentees(lab, ordered)
    return Proposal(
        lab, pack, tuple(sources), ordered, tuple(remarks), decisions, working.result, absent, working.earlier
    )


def _counting(total: int, report: Report | None) -> Callable[[int], None]:
    done = 0

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        if report is not None:
            report(done, total)

    return count


def _left_out(table: FoundTable) -> TablePlan:
    """Return the plan of a table that is not imported: somebody said so, or nobody knows what it holds."""
    if table.kind == SKIP:
        return TablePlan(table, (), 0, ())
    kinds = dict.fromkeys([*(kind for kind in table.kinds if kind in TYPE_OF), *TYPE_OF])
    options = (*(Option(kind, _(TYPE_OF[kind].label)) for kind in kinds), Option(SKIP, _("不导入")))
    spot = Spot(table.key.file, table.key.sheet, table.heading_rows[0], 0)
    headings = _("、").join(match.heading for match in table.columns if match.heading)
    reason = _("看不出这个表格里是什么，{number} 行都没有读入。").format(number=len(table.rows))
    fix = _("请选择它是哪一类记录，或选“不导入”。")
    question = Question(Topic.KIND, table.key, options)
    trouble = Trouble("kind_unknown", Severity.PROBLEM, spot, "", discreet_text(headings), reason, fix, question)
    return TablePlan(table, (), 0, (), (trouble,))


def _remarks(table: FoundTable, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what should be told of a table, with its place."""
    where = sheet_words(table.key, names)
    said = [*table.remarks, *(match.remark for match in table.columns if match.remark)]
    if table.kind == SKIP:
        said = [_("按您的选择不导入。")]
    elif unmatched := _unmatched(table):
        said.append(_("没有对应的栏目，没有读入：{headings}。").format(headings=unmatched))
    for words in said:
        yield _("{where}：{words}").format(where=where, words=discreet_text(words))


def _unmatched(table: FoundTable) -> str:
    """Return the columns that mean no field and of which nothing else was told, by their headings or their letters."""
    if table.record_type is None:
        return ""
    named = (
        _("“{heading}”").format(heading=" ".join(match.heading.split()))
        if match.heading
        else _("{letters} 列").format(letters=column_letters(match.column))
        for match in table.columns
        if match.key is None
        and not match.remark
        and match.column not in table.read_with
        and not (match.heading and is_of_no_field(match.heading))
    )
    return _("、").join(named)
