"""What an import does in a thread of its own: files read and looked through, everything that would be done worked out."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ui.work import ReportProgress
from wzlab.changes import AddRecord, Several
from wzlab.columns import Record
from wzlab.errors import FileError
from wzlab.importing.memory import Memory
from wzlab.importing.model import Action, Decisions, FoundTable, Question, RowPlan, Severity, TablePlan, Trouble
from wzlab.importing.proposing import Proposal, propose, troubles_of
from wzlab.importing.tables.finding import find
from wzlab.importing.taking import Taken, change_of
from wzlab.intake.children import read_elsewhere
from wzlab.intake.sources import Source
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.context import reference_date
from wzlab.policy.live_problems import Foreseen
from wzlab.policy.pack import Pack
from wzlab.workbook.opening import is_exported

_RECORDS_A_REPORT = 500


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file of an import.

    Attributes:
        path: where it lies.
        source: what was read, None if it could not be.
        refusal: the sentence why it could not be read; "" if it was.
        tables: what was found in it.
        remarks: what should be told of it, finished sentences.
        encoding: the encoding asked for; "" if it is to be found out.
        is_ours: whether it was exported by this program, and is to be compared with the lab instead.
    """

    path: Path
    source: Source | None = None
    refusal: str = ""
    tables: tuple[FoundTable, ...] = ()
    remarks: tuple[str, ...] = ()
    encoding: str = ""
    is_ours: bool = False

    @property
    def is_read(self) -> bool:
        """Whether it could be read."""
        return self.source is not None


def read_files(wanted: Sequence[FileRead], memory: Memory, report: ReportProgress) -> list[FileRead]:
    """Read files and find the tables in them; one that cannot be read does not stop the others.

    Raises:
        Cancelled: it is not wanted any more; nothing is left behind.
    """
    done = []
    for number, file in enumerate(wanted):
        report(number, len(wanted))
        done.append(_read(file, memory, number, len(wanted), report))
    return done


def _read(file: FileRead, memory: Memory, number: int, files: int, report: ReportProgress) -> FileRead:
    def keep_waiting(_done: int, _total: int) -> None:
        report(number, files)

    try:
        source = read_elsewhere(file.path, encoding=file.encoding, report=keep_waiting)
    except FileError as error:
        return replace(file, source=None, refusal=_named(error, file.path), tables=(), remarks=())
    report(number, files)
    if is_exported(source):
        told = _("“{name}”是本程序导出的工作簿，要与实验室逐项比较：请关闭这个窗口，再单独导入它。")
        return replace(file, refusal=told.format(name=file.path.name), is_ours=True)
    found = find(source, memory)
    of_sheets = tuple(
        _("{sheet}：{remark}").format(sheet=sheet, remark=told) if sheet else told for sheet, told in found.remarks
    )
    return replace(
        file,
        source=source,
        refusal="",
        tables=found.tables,
        remarks=(*(_named(told, file.path) for told in source.remarks), *of_sheets),
    )


def _named(told: object, path: Path) -> str:
    """Return a sentence that names a file without the folders it lies in, which are shown elsewhere or known."""
    return str(told).replace(str(path), path.name)


class Told(NamedTuple):
    """A trouble, the table it is in, and how many are settled with it by one answer, itself included."""

    plan: TablePlan
    trouble: Trouble
    number: int = 1


@dataclass(frozen=True)
class Proposed:
    """Everything that an import would do, and what a window wants to know of it again and again.

    Attributes:
        proposal: what would be done.
        taken: the change that would do it, and its words.
        troubles: everything that should be known, in reading order; what one answer settles is told once.
        questions: what one answer settles, with what it settles.
        foreseen: what would be wrong in the new records.
        rows: the numbers of the rows (`place_of`) by what is done with them.
        ends: the number behind the last row of each table.
    """

    proposal: Proposal
    taken: Taken
    foreseen: Foreseen
    troubles: Sequence[Told]
    questions: Mapping[Question, Sequence[Trouble]]
    rows: Mapping[Action, Sequence[int]]
    ends: Sequence[int]

    def place_of(self, number: int) -> tuple[TablePlan, RowPlan]:
        """Return the table and the row that a number stands for."""
        table = next(table for table, end in enumerate(self.ends) if number < end)
        plan = self.proposal.plans[table]
        return plan, plan.rows[number - (self.ends[table] - len(plan.rows))]

    def of_severity(self, severity: Severity) -> list[Told]:
        """Return the troubles that matter so much."""
        return [told for told in self.troubles if told.trouble.severity is severity]


def work_out(lab: Lab, pack: Pack, files: Sequence[FileRead], decisions: Decisions, report: ReportProgress) -> Proposed:
    """Return everything that an import into a lab would do; nobody else changes the lab.

    Raises:
        Cancelled: it is not wanted any more.
    """
    report(0, 0)
    sources = [file.source for file in files if file.source is not None]
    tables = [table for file in files for table in file.tables]
    proposal = propose(lab, pack, sources, tables, decisions, report)
    report(0, 0)
    rows = {action: array("L") for action in Action}
    ends, number = [], 0
    for plan in proposal.plans:
        for row in plan.rows:
            rows[row.action].append(number)
            number += 1
        ends.append(number)
    taken = change_of(proposal)
    foreseen = Foreseen(_new_records(taken, report), reference_date(pack, proposal.result, None))
    return Proposed(proposal, taken, foreseen, _told(proposal), proposal.questions(), rows, ends)


def _new_records(taken: Taken, report: ReportProgress) -> Iterator[Record]:
    """Yield the records that would be added; may be cancelled between them."""
    changes = taken.change.changes if isinstance(taken.change, Several) else (taken.change,)
    for number, change in enumerate(changes):
        if number % _RECORDS_A_REPORT == 0:
            report(0, 0)
        if isinstance(change, AddRecord):
            yield change.record


def _told(proposal: Proposal) -> list[Told]:
    """Return the troubles, of those that one answer settles the first."""
    found: dict[object, Told] = {}
    for plan in proposal.plans:
        for trouble in troubles_of(plan):
            question = trouble.question
            key = len(found) if question is None else (question.topic, question.key, trouble.severity)
            before = found.get(key)
            found[key] = Told(plan, trouble) if before is None else before._replace(number=before.number + 1)
    return list(found.values())
