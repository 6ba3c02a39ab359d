"""The table of all conditions, and each condition with its working."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wzlab.language import _
from wzlab.policy.judge import Outcome, Result
from wzlab.policy.ledger import Ledger, NotCounted, Undecided, reasons
from wzlab.policy.pack import Group
from wzlab.policy.report import ConditionReport, Report
from wzlab.policy.subjects import conditions_by_group
from wzlab.policy.words import (
    deciding_results,
    gap_words,
    reading_words,
    show_figure,
    show_threshold,
    standing,
    standing_words,
)
from wzlab.policy.working_words import (
    COUNTED,
    MISSED,
    OUTSIDE,
    UNDECIDED,
    group_titles,
    note_words,
    source_words,
    verdict_words,
)
from wzlab.reporting.content import Block, Cell, Facts, Heading, Row, Table, cells, columns
from wzlab.reporting.naming import Names

Numbered = tuple[int, ConditionReport]
"""A condition with its number in the notice's order, counted from 1, the same in every part of the report."""


def condition_table(report: Report) -> Iterator[Block]:
    """Yield the table of all conditions, under the headings of the notice."""
    rows: list[Row] = []
    for group, numbered in _groups(report):
        rows += [Row(cells(str(group.title)))] if group else []
        rows += [_row(number, condition) for number, condition in numbered]
    yield Heading(_("全部条款"), 1)
    yield Table(
        columns(
            (_("序号"), 6), (_("条款"), 23), (_("依据"), 12), (_("现状"), 18), (_("要求"), 15), (_("差额"), 19),
            (_("结论"), 17),
        ),
        tuple(rows),
    )  # fmt: skip


def _groups(report: Report) -> Iterator[tuple[Group | None, list[Numbered]]]:
    """Yield the conditions under each heading, each with its number in the notice's order."""
    told = {condition.condition.id: (number, condition) for number, condition in enumerate(report.conditions, 1)}
    for group, members in conditions_by_group(report.pack):
        yield group, [told[condition.id] for condition in members]


def _row(number: int, report: ConditionReport) -> Row:
    verdict, condition = report.verdict, report.condition
    found = cells(
        str(number),
        str(condition.title),
        condition.clause,
        show_figure(verdict.primary, condition.unit),
        show_threshold(verdict),
        gap_words(verdict),
    )
    return Row((*found, Cell(standing_words(verdict, report.note), standing(verdict, report.note))))


# --- one by one -----------------------------------------------------------------------------------------------------


def condition_details(report: Report, names: Names) -> Iterator[Block]:
    """Yield each condition with its working, under the headings of the notice."""
    yield Heading(_("逐条说明"), 1)
    for group, numbered in _groups(report):
        if group:
            yield Heading(str(group.title), 2)
        for number, condition in numbered:
            yield Heading(f"{number}. {condition.condition.title}", 3)
            yield Facts(tuple(_Working(condition, report, names).rows()))


Fact = tuple[str, Cell]


@dataclass(frozen=True, slots=True)
class _Working:
    """Makes the facts of one condition."""

    report: ConditionReport
    whole: Report
    names: Names

    def rows(self) -> Iterator[Fact]:
        """Yield the facts that have something to say, in reading order."""
        yield (
            _("结论"),
            Cell(verdict_words(self.report.verdict, self.report.note), standing(self.report.verdict, self.report.note)),
        )
        yield _("要求"), Cell(self._rule())
        yield from self._readings()
        yield from self._ledger()
        yield from self._evidence()
        if self.report.note is not None:
            yield _("说明"), Cell(note_words(self.report.note))
        if self.report.warnings:
            yield _("提示"), Cell(_lines(self.report.warnings))

    def _rule(self) -> str:
        condition = self.report.condition
        return f"{condition.rule}{_('（')}{source_words(condition)}{_('）')}"

    # readings

    def _readings(self) -> Iterator[Fact]:
        """Yield what the readings that would change the outcome give, the one judged by first."""
        verdict = self.report.verdict
        differing = deciding_results(verdict)
        if differing:
            first = f"{reading_words(verdict.primary, self.whole.pack)}{_('：')}{self._finding(verdict.primary)}"
            others = (self._if(result) for result in differing)
            yield _("口径"), Cell("\n".join([first, *others]))
        elif len(verdict.results) > 1:
            yield _("口径"), Cell(_("各口径一致"))

    def _if(self, result: Result) -> str:
        reading = reading_words(result, self.whole.pack)
        return _("若{reading}：{finding}").format(reading=reading, finding=self._finding(result))

    def _finding(self, result: Result) -> str:
        word = standing_words(replace(self.report.verdict, outcome=result.outcome), self.report.note)
        return _in_words(show_figure(result, self.report.condition.unit), word)

    # the ledger

    def _ledger(self) -> Iterator[Fact]:
        ledger = self.report.ledger
        titles = group_titles(self.whole.judge, self.report.condition)
        if ledger.counted:
            yield _titled(titles[COUNTED], ledger.counted, _("、").join(map(self.names.of, ledger.counted)))
        if ledger.undecided:
            yield _titled(titles[UNDECIDED], ledger.undecided, self._lacking(ledger.undecided))
        for group, entries in self._refused(titles):
            if entries:
                yield _titled(titles[group], entries, self._refusals(entries))
        if not (ledger.counted or ledger.undecided or ledger.not_counted):
            yield _("明细"), Cell(self._nothing())

    def _refused(self, titles: Mapping[str, str]) -> Iterator[tuple[str, tuple[NotCounted, ...]]]:
        """Yield those that do not count: for a share, in the whole and outside it."""
        entries = self.report.ledger.not_counted
        if OUTSIDE not in titles:
            yield MISSED, entries
            return
        yield MISSED, tuple(entry for entry in entries if entry.in_whole)
        yield OUTSIDE, tuple(entry for entry in entries if not entry.in_whole)

    def _lacking(self, entries: tuple[Undecided, ...]) -> str:
        """Return what is lacking, a line for all records that lack the same, the most common first."""
        found: dict[str, list[str]] = {}
        for entry in entries:
            records = found.setdefault(self.names.lacking(self.report.condition, entry), [])
            records += [] if entry.record is None else [entry.record]
        ranked = sorted(found.items(), key=lambda lacked: -len(lacked[1]))
        return _lines([self._grouped(what, records) for what, records in ranked])

    def _refusals(self, entries: tuple[NotCounted, ...]) -> str:
        """Return why records did not count, a line a reason, the most common first."""
        found = reasons(Ledger(not_counted=entries))
        told = (self.names.discreet(reason.records[0], reason.because) for reason in found)
        return _lines([self._grouped(words, reason.records) for words, reason in zip(told, found, strict=True)])

    def _grouped(self, words: str, records: Sequence[str]) -> str:
        """Return what is true of some records, how many they are, and their names."""
        if not records:
            return words
        who = _("、").join(map(self.names.of, records))
        return _("{because}（{number} 条）：{who}").format(because=words, number=len(records), who=who)

    def _nothing(self) -> str:
        """Say why a condition looks at no record."""
        if self.report.verdict.primary.outcome is Outcome.NOT_APPLICABLE:
            return _("本条不适用")
        return _("由人判断，不逐条计数") if self.report.condition.judged else _("没有可计的记录")

    def _evidence(self) -> Iterator[Fact]:
        """Yield what the records with a paper alone give, where there are records."""
        ledger, evidenced = self.report.ledger, self.report.evidenced
        if ledger.counted or ledger.undecided:
            figure = show_figure(evidenced.primary, self.report.condition.unit)
            yield _("只计有证明的"), Cell(_in_words(figure, standing_words(evidenced, self.report.note)))


def _titled(title: str, entries: Sequence[object], text: str) -> Fact:
    return _(title).format(number=len(entries)), Cell(text)


def _in_words(figure: str, word: str) -> str:
    return f"{figure}{_('，')}{word}" if figure else word


def _lines(texts: Sequence[str]) -> str:
    """Return texts as lines, numbered if there are several."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)) if len(texts) > 1 else "".join(texts)
