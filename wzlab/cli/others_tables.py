"""Other people's tables, as `wzlab import` takes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wzlab.errors import WzlabError
from wzlab.importing.answering import GivenAnswer, answered
from wzlab.importing.entries import proposal_entry
from wzlab.importing.memory import Memory
from wzlab.importing.model import Action, Decisions, FoundTable, Severity, TablePlan, Trouble
from wzlab.importing.places import file_names
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find
from wzlab.importing.taking import change_of
from wzlab.importing.telling import everything_told, update_lines
from wzlab.importing.wording import (
    SEVERITY_WORDS,
    absent_rows,
    absent_words,
    counts_words,
    options_words,
    table_line,
    trouble_line,
    trouble_row,
    trouble_rows,
    write_troubles,
)
from wzlab.intake.sources import Source
from wzlab.lab import Lab
from wzlab.language import _, sentences
from wzlab.policy.pack import Pack
from wzlab.records import RECORD_TYPES


class UnknownKindError(WzlabError):
    """A kind of record was named that there is none of."""


def kind_of(words: str) -> str:
    """Return the table of the kind of record that its key or what people call it names.

    Raises:
        UnknownKindError: there is none.
    """
    for record_type in RECORD_TYPES:
        if words in (record_type.table, record_type.label, _(record_type.label)):
            return record_type.table
    listed = _("、").join(f"{_(record_type.label)} {record_type.table}" for record_type in RECORD_TYPES)
    raise UnknownKindError(_("没有“{words}”这一类记录；可以是：{listed}。").format(words=words, listed=listed))


@dataclass(frozen=True)
class OthersTables:
    """Tables of other people, and what the arguments decide of them.

    Attributes:
        sources: the files.
        tables: what was found in them.
        remarks: what should be told of the files, finished sentences.
        decisions: what was decided.
        answers: answers to questions that may come up.
    """

    sources: tuple[Source, ...]
    tables: tuple[FoundTable, ...]
    remarks: tuple[str, ...]
    decisions: Decisions
    answers: Sequence[GivenAnswer] = ()

    @classmethod
    def of(cls, sources: Sequence[Source], memory: Memory, decisions: Decisions, kind: str) -> "OthersTables":
        """Look for the tables in files; `kind` is what all of them hold, "" where that is to be found out."""
        tables: list[FoundTable] = []
        remarks: list[str] = []
        names = file_names(str(source.path) for source in sources)
        for source in sources:
            found = find(source, memory)
            tables += found.tables
            remarks += source.remarks
            remarks += (
                _("{where}：{words}").format(
                    where=" · ".join(filter(None, (names[str(source.path)], sheet))), words=told
                )
                for sheet, told in found.remarks
            )
        kinds = {table.key: kind for table in tables} if kind else {}
        decided = replace(decisions, kinds=kinds, words={**memory.words, **decisions.words})
        return cls(tuple(sources), tuple(tables), tuple(remarks), decided)

    def on(self, lab: Lab, pack: Pack) -> "TakenTables":
        """Return what comes of them in a lab."""
        proposal = propose(lab, pack, self.sources, self.tables, self.decisions)
        left = list(self.answers)
        while left:  # what a table holds may have to be answered before there are any questions on its rows
            decisions, unused = answered(proposal, left)
            if len(unused) == len(left):
                break
            proposal, left = propose(lab, pack, self.sources, self.tables, decisions), unused
        return TakenTables(proposal, (*self.remarks, *map(_of_no_use, left)))


def _of_no_use(given: GivenAnswer) -> str:
    where = " · ".join(filter(None, (given.file, given.sheet, given.address)))
    return _("{where}：没有这样的疑问，这个回答没有用上。").format(where=where)


class TakenTables:
    """What comes of tables in one lab.

    Attributes:
        change: what is taken over; None for nothing.
        label: what that step is called.
        origins: where its records come from.
        is_complete: whether nothing was left out or waits for a decision.
    """

    def __init__(self, proposal: Proposal, remarks: Sequence[str]) -> None:
        self._proposal, self._remarks = proposal, remarks
        self._taken = change_of(proposal)
        self.change, self.label, self.origins = self._taken.change, self._taken.label, self._taken.origins
        self.is_complete = self._taken.is_complete and bool(proposal.plans) and not _is_left(proposal)

    def lines(self) -> Iterator[str]:
        """Yield what each table is, the numbers of rows, then everything that should be known."""
        names = self._proposal.names
        yield from (table_line(plan, names) for plan in self._proposal.plans)
        yield from self._remarks
        yield from self._proposal.remarks
        yield _("{counts}。").format(counts=counts_words(self._proposal))
        yield from (absent_words(self._proposal, table) for table in self._proposal.absent)
        yield from update_lines(self._proposal, names)
        yield from (self._line(trouble) for _plan, trouble in everything_told(self._proposal))

    def _line(self, trouble: Trouble) -> str:
        words, line = _(SEVERITY_WORDS[trouble.severity]), trouble_line(trouble, self._proposal.names)
        return _("[{severity}] {line}").format(severity=words, line=line + options_words(trouble))

    def outcome(self, done: str) -> str:
        """Return the last line: what was done, and what was left out."""
        return sentences((done, self._taken.left)) if self.change is not None else self._taken.message

    def entry(self, message: str, *, written: bool) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        entry = proposal_entry(self._proposal, message, written=written)
        return entry | {"remarks": [*self._remarks, *entry["remarks"]]}

    def write_troubles(self, path: Path) -> None:
        """Write everything that should be known as a CSV file.

        Raises:
            FileError: it cannot be written.
        """
        headings = trouble_rows(self._proposal)[0]
        told = [trouble_row(plan, trouble, self._proposal.names) for plan, trouble in everything_told(self._proposal)]
        remarks = (*self._remarks, *self._proposal.remarks)
        note = _(SEVERITY_WORDS[Severity.NOTE])
        told += [("", "", "", "", "", note, one, "") for one in remarks]
        write_troubles([headings, *told, *absent_rows(self._proposal)], path)


def _is_left(proposal: Proposal) -> bool:
    """Tell whether a question waits, or a table is there of which nothing was taken without anybody having said so."""
    return any(trouble.question is not None for trouble in proposal.troubles()) or any(
        map(_is_of_no_use, proposal.plans)
    )


def _is_of_no_use(plan: TablePlan) -> bool:
    records = set(plan.table.rows)
    rows = [row for row in plan.rows if row.row in records]
    return bool(rows) and all(row.action is Action.SKIP and not row.record_id and not any(row.values) for row in rows)
