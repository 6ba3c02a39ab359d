"""`wzlab check`: judge labs, print a table or one JSON object a line."""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import simplejson

from wzlab.cli.console import say_error, table_lines, visible
from wzlab.columns import Record
from wzlab.errors import WzlabError
from wzlab.language import _
from wzlab.policy.judge import Outcome, Overall, tables_of
from wzlab.policy.pack import Pack
from wzlab.policy.plans import leaves
from wzlab.policy.problems import SEVERITY_WORDS, Problem
from wzlab.policy.report import ConditionReport, Report, error_json, report_json
from wzlab.policy.words import (
    CHINESE_TIME,
    STANDING_WORDS,
    TRACK_WORDS,
    Standing,
    deadline_words,
    deciding_results,
    overall_words,
    reading_words,
    show_figure,
    show_gap,
    show_threshold,
    standing_words,
)
from wzlab.records import TYPE_OF
from wzlab.workbook.opening import open_report

EXIT_READY, EXIT_NOT_READY, EXIT_UNREADABLE = 0, 1, 2


def run_check(options: argparse.Namespace) -> int:
    """Judge each file in the order given.

    Exit status: 0 all are ready, 1 at least one is not, 2 a file or a pack could not be read (the others are judged).
    """
    statuses = [_check(Path(file), file, options) for file in options.files]
    return max(statuses)


def _check(path: Path, name: str, options: argparse.Namespace) -> int:
    try:
        report = open_report(path, options.pack, options.as_of)
    except WzlabError as error:
        _tell_error(name, str(error), as_json=options.json)
        return EXIT_UNREADABLE
    if options.json:
        print(simplejson.dumps(report_json(report, name), use_decimal=True, ensure_ascii=False))
    else:
        print("\n".join(map(visible, [*report_lines(report, name, today()), ""])))
    return EXIT_READY if report.overall is Overall.READY else EXIT_NOT_READY


def _tell_error(name: str, message: str, as_json: bool) -> None:
    if as_json:
        print(simplejson.dumps(error_json(name, message), ensure_ascii=False))
    else:
        say_error(f"{name}{_('：')}{message}")


def today() -> date:
    """Return the Chinese calendar day of the system's clock."""
    return datetime.now(CHINESE_TIME).date()


# --- the readable form ----------------------------------------------------------------------------------------------


def report_lines(report: Report, name: str, today: date) -> Iterator[str]:
    """Yield the lines that tell a person where a lab stands and what to do about it."""
    yield from _heading(report, name)
    yield from table_lines(_table(report))
    yield from _section(
        _("说明"), (line for condition in report.conditions for line in _details(condition, report.pack))
    )
    yield from _section(_("问题"), (_problem_line(problem, report) for problem in report.problems))
    yield from _section(_("日期"), (deadline_words(deadline, today) for deadline in report.pack.deadlines))
    yield from _section(_("未评估"), (str(words) for words in report.pack.unassessed))


def _heading(report: Report, name: str) -> Iterator[str]:
    lab = report.lab.laboratory.shown("name") or _("（未命名）")
    yield f"{lab}{_('（')}{name}{_('）')}"
    yield _("{pack}，版本 {version}；基准日 {day}；轨道 {track}").format(
        pack=report.pack.title,
        version=report.pack.version,
        day=report.reference_date,
        track=_(TRACK_WORDS.get(report.judge.track, report.judge.track)),
    )
    yield overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    yield ""


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title}{_('：')}".rstrip()
        yield from (f"  {line}" for line in found)


def _table(report: Report) -> Iterator[list[str]]:
    yield [_("结论"), _("条款"), _("现值"), _("要求"), _("差额"), _("依据")]
    for condition in report.conditions:
        verdict = condition.verdict
        yield [
            standing_words(verdict, condition.note),
            str(verdict.condition.title),
            show_figure(verdict.primary, verdict.condition.unit),
            show_threshold(verdict),
            show_gap(verdict),
            verdict.condition.clause,
        ]


def _details(report: ConditionReport, pack: Pack) -> Iterator[str]:
    """Yield what decides a condition that is neither met nor out of question."""
    title, primary = report.condition.title, report.verdict.primary.outcome
    told = list(_readings_told(report, pack)) if report.verdict.outcome is Outcome.DEPENDS else []
    if report.ledger.undecided and primary is Outcome.OPEN:
        told.append(_("待补 {blanks}").format(blanks=_blanks(report)))
    if report.ledger.not_counted and primary is Outcome.UNMET:
        told.append(_refusals(report))
    yield from (f"{title}{_('：')}{line}" for line in told)


def _readings_told(report: ConditionReport, pack: Pack) -> Iterator[str]:
    for result in deciding_results(report.verdict):
        figure = show_figure(result, report.condition.unit)
        told = [part for part in (figure, _(STANDING_WORDS[Standing(result.outcome.value)])) if part]
        yield _("若{reading}：{told}").format(reading=reading_words(result, pack), told=_("，").join(told))


def _refusals(report: ConditionReport) -> str:
    """Return the reasons why records did not count, each with how many there are."""
    reasons = Counter(entry.because for entry in report.ledger.not_counted)
    lines = [f"{reason}{_('（')}{number}{_('）')}" for reason, number in reasons.most_common(MOST_NAMED)]
    more = len(reasons) - MOST_NAMED
    return _("未计入：{reasons}").format(reasons=_("；").join(lines)) + (_("；等") if more > 0 else "")


MOST_NAMED = 6
"""How many records or reasons a line names before it only counts the rest."""


def _blanks(report: ConditionReport) -> str:
    undecided = report.ledger.undecided
    named = [
        f"{_called(entry.record, report)}{_('（')}{_('、').join(field_title(f, report) for f in entry.fields)}{_('）')}"
        for entry in undecided[:MOST_NAMED]
    ]
    more = len(undecided) > MOST_NAMED
    return _("、").join(named) + (_(" 等 {number} 条").format(number=len(undecided)) if more else "")


def _called(record_id: str | None, report: ConditionReport) -> str:
    """Return a record's id with what people call it."""
    if record_id is None:
        return _("（尚无）")
    record = report.lab.find(record_id)
    name = record_id if record is None else report.lab.name_of(record)
    return record_id if name == record_id else f"{record_id} {name}"


def field_title(place: str, report: ConditionReport) -> str:
    """Return the title of a field named in a ledger: `degree`, or `units.role` of another table."""
    table, _dot, key = place.rpartition(".")
    types = [TYPE_OF[table]] if table else [*_types_of(report), *TYPE_OF.values()]
    for record_type in types:
        if key in record_type.column_of:
            title = _(record_type.column_of[key].title)
            return f"{_(record_type.label)}·{title}" if table else title
    return place


def _types_of(report: ConditionReport) -> list[type[Record]]:
    """Return the record types a condition looks at."""
    body = report.condition.body
    return [] if body is None else [TYPE_OF[table] for leaf in leaves(body.measure) for table in tables_of(leaf)]


def _problem_line(problem: Problem, report: Report) -> str:
    record = report.lab.find(problem.record) if problem.record else None
    where = " ".join(dict.fromkeys((_(record.label), record.id, report.lab.name_of(record)))) if record else ""
    return f"[{_(SEVERITY_WORDS[problem.severity])}] {where}{_('：') if where else ''}{problem.message}"
