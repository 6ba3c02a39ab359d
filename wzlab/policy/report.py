"""Everything there is to say of one lab: the verdicts with their ledgers, evidence, warnings, problems, dates.

`report_json` is the contract of `wzlab check --json` (`docs/check.schema.json`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from wzlab.dates import PartialDate
from wzlab.lab import Lab, Note
from wzlab.policy.judge import LiveJudge, Overall, Result, Verdict
from wzlab.policy.ledger import Ledger, ledger
from wzlab.policy.pack import Condition, Pack
from wzlab.policy.problems import Problem, find_problems
from wzlab.policy.values import Range
from wzlab.policy.warnings import warnings_by_condition
from wzlab.records import Attachment
from wzlab.units import as_decimal

FORMAT = "wzlab-check/1"


@dataclass(frozen=True, slots=True)
class ConditionReport:
    """One condition: its verdict, its ledger, the verdict by evidenced records alone, and what was noted."""

    verdict: Verdict
    ledger: Ledger
    evidenced: Verdict
    warnings: tuple[str, ...]
    note: Note | None
    lab: Lab

    @property
    def condition(self) -> Condition:
        """The condition judged."""
        return self.verdict.condition


class Report:
    """A lab as judged on a day; its parts are made when they are asked for, from the lab as it is then."""

    def __init__(self, pack: Pack, lab: Lab, as_of: date | None = None) -> None:
        self.pack = pack
        self.lab = lab
        self.judge = LiveJudge(pack, lab, as_of)
        self._as_of = as_of

    @property
    def reference_date(self) -> date:
        """The day the lab is judged on."""
        return self.judge.context.reference_date

    @property
    def overall(self) -> Overall:
        """What the lab comes to."""
        return self.judge.overall

    @cached_property
    def conditions(self) -> tuple[ConditionReport, ...]:
        """Every condition, in the notice's order."""
        evidence = LiveJudge(self.pack, self.lab, self._as_of, only=evidenced_records(self.lab, self.reference_date))
        warnings = warnings_by_condition(self.judge)
        return tuple(
            ConditionReport(
                self.judge.verdicts[condition.id],
                ledger(self.judge, condition),
                evidence.verdicts[condition.id],
                warnings[condition.id],
                self.lab.notes.get(condition.id),
                self.lab,
            )
            for condition in self.pack.conditions
        )

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem of the records."""
        return find_problems(self.judge)


def evidenced_records(lab: Lab, on: date) -> frozenset[str]:
    """Return the ids of the records that have an attachment that is a valid proof on a day."""
    papers = (paper for paper in lab.records(Attachment) if is_valid_proof(paper, on))
    return frozenset(paper.record for paper in papers if isinstance(paper.record, str))


def is_valid_proof(paper: Attachment, on: date) -> bool:
    """Tell whether a paper has a file and has certainly not expired on a day.

    A paper that is valid until the day itself has not expired; an as-typed date proves nothing.
    """
    until = paper.valid_until
    is_unexpired = until is None or (isinstance(until, PartialDate) and until.first >= on)
    return is_unexpired and isinstance(paper.file, str)


# --- the JSON contract ----------------------------------------------------------------------------------------------


def report_json(report: Report, file: str) -> dict[str, Any]:
    """Return the object `wzlab check --json` prints for a file; its numbers are exact."""
    pack = report.pack
    return {
        "format": FORMAT,
        "file": file,
        "pack": {"id": pack.id, "version": pack.version},
        "as_of": report.reference_date.isoformat(),
        "track": report.judge.track,
        "overall": report.overall.value,
        "robust": report.judge.robust,
        "conditions": [_condition_json(condition) for condition in report.conditions],
        "problems": [_problem_json(problem) for problem in report.problems],
        "dates": [{"id": d.id, "actor": d.actor, "at": d.at.isoformat()} for d in pack.deadlines],
        "unassessed": [str(words) for words in pack.unassessed],
    }


def error_json(file: str, message: str) -> dict[str, Any]:
    """Return the object printed for a file that cannot be read."""
    return {"format": FORMAT, "file": file, "error": message}


def _condition_json(report: ConditionReport) -> dict[str, Any]:
    verdict, condition = report.verdict, report.condition
    return {
        "id": condition.id,
        "binding": condition.binding.value,
        "outcome": verdict.outcome.value,
        "primary": verdict.primary.outcome.value,
        **_bounds_json(verdict.primary.bounds),
        "operator": verdict.limit.operator if verdict.limit else None,
        "threshold": number_json(verdict.threshold),
        "unit": condition.unit or None,
        "gap": number_json(verdict.gap),
        "clause": condition.clause,
        "readings": [_result_json(result) for result in verdict.results] if condition.touches else [],
        **_ledger_json(report.ledger),
        "evidenced": {"outcome": report.evidenced.outcome.value, **_bounds_json(report.evidenced.primary.bounds)},
        "warnings": list(report.warnings),
        "reason": report.note.reason if report.note else None,
    }


def _result_json(result: Result) -> dict[str, Any]:
    return {"choice": dict(result.choice), "outcome": result.outcome.value, **_bounds_json(result.bounds)}


def _ledger_json(entries: Ledger) -> dict[str, Any]:
    return {
        "counted": list(entries.counted),
        "not_counted": [
            {"record": entry.record, "code": entry.code, "because": entry.because, **_in_whole_json(entry.in_whole)}
            for entry in entries.not_counted
        ],
        "undecided": [{"record": entry.record, "fields": list(entry.fields)} for entry in entries.undecided],
    }


def _in_whole_json(in_whole: bool | None) -> dict[str, bool]:
    return {} if in_whole is None else {"in_whole": in_whole}


def _bounds_json(measured: Range | None) -> dict[str, Any]:
    if measured is None:
        return {"low": None, "high": None}
    return {"low": number_json(measured.low), "high": number_json(measured.high)}


def number_json(number: Decimal | Fraction | int | None) -> int | float | Decimal | None:
    """Return a number as it stands in JSON: exact while it has finitely many decimals, else the nearest double."""
    if number is None:
        return None
    exact = as_decimal(number)
    if exact is None:
        return float(number)
    return int(exact) if exact == exact.to_integral_value() else exact


def _problem_json(problem: Problem) -> Mapping[str, Any]:
    return {
        "code": problem.code,
        "record": problem.record,
        "field": problem.field,
        "severity": problem.severity.value,
        "message": problem.message,
    }
