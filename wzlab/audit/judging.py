"""One file judged: a pure function from a path to what came of it, for any executor of `concurrent.futures`.

It is `wzlab check` on that file: the same opening, the same judge.  Whatever is wrong with the file becomes a sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

from wzlab.audit.claims import claims_of, unnumbered
from wzlab.audit.finding import is_ordinary
from wzlab.audit.results import Judged, JudgedCondition, PackNamed, ProblemCount, Result, Unreadable
from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import replaced_likely
from wzlab.errors import ComplaintsError, FileError, WzlabError
from wzlab.files import unreadable
from wzlab.lab import Lab, Note
from wzlab.language import _, current_language, use_language
from wzlab.policy.judge import Verdict
from wzlab.policy.pack import Pack
from wzlab.policy.problem import Problem
from wzlab.policy.report import Report
from wzlab.policy.words import show_figure, standing
from wzlab.records import TYPE_OF, Unit

Opener = Callable[[Path, str | None, date | None], Report]
"""Opens a file's lab, ready to be judged; with the pack and the day asked for, if any."""

MOST_COMPLAINTS = 5
_LONG_NUMBER = re.compile(r"\d{10,}[Xx]?")
"""What may be somebody's identity or telephone number: complaints quote what they complain about."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to judge, and how: by the pack and on the day asked for, if any, told in `language`.

    `opener` must be a function of a module, for it is sent to other processes by its name.
    """

    path: Path
    pack: str | None
    as_of: date | None
    language: str
    opener: Opener


def judge_file(request: Request) -> Result:
    """Judge one file; tell why if it cannot be read.  It is only read, and nothing else is touched."""
    if current_language() != request.language:  # a process of its own begins in another
        use_language(request.language)
    digest = ""
    try:
        digest = _digest(request.path)
        report = request.opener(request.path, request.pack, request.as_of)
    except WzlabError as error:
        return Unreadable(request.path, _sentence(error), digest)
    return _judged(request.path, digest, report)


def _digest(path: Path) -> str:
    """Return the SHA-256 of an ordinary file; anything else is not opened.

    Raises:
        FileError: it is none, or cannot be read.
    """
    try:
        if path.exists() and not path.is_dir() and not is_ordinary(path):
            raise FileError(_("“{path}”不是普通文件（是管道、设备之类），没有打开。").format(path=path))
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def _sentence(error: WzlabError) -> str:
    """Return what is wrong; of many complaints the first few."""
    if not isinstance(error, ComplaintsError):
        return str(error)
    more = len(error.complaints) - MOST_COMPLAINTS
    rest = [_("（另有 {number} 处）").format(number=more)] if more > 0 else []
    told = map(_without_numbers, error.complaints[:MOST_COMPLAINTS])
    return "\n".join([error.heading, *told, *rest])


def _without_numbers(complaint: str) -> str:
    return _LONG_NUMBER.sub(lambda number: masked(number[0]), replaced_likely(complaint, masked))


def _judged(path: Path, digest: str, report: Report) -> Judged:
    lab, judge = report.lab, report.judge
    return Judged(
        path=path,
        digest=digest,
        lab=replaced_likely(lab.laboratory.shown("name").strip(), masked),
        lead=_lead(lab),
        pack=_named(report.pack),
        as_of=report.reference_date,
        track=judge.track,
        overall=judge.overall,
        is_robust=judge.robust,
        conditions=tuple(_condition(verdict, lab.notes.get(id)) for id, verdict in judge.verdicts.items()),
        problems=tuple(_problem_counts(report)),
        claims=tuple(claims_of(lab)),
        unnumbered=tuple(unnumbered(lab)),
    )


def _named(pack: Pack) -> PackNamed:
    return PackNamed(pack.id, pack.version, str(pack.title), tuple(map(str, pack.unassessed)))


def _lead(lab: Lab) -> str:
    """Return the name of the lead unit; of all that say they are, if there are several."""
    names = _("、").join(unit.shown("name").strip() for unit in lab.records(Unit) if unit.role == "lead")
    return replaced_likely(names, masked)


def _condition(verdict: Verdict, note: Note | None) -> JudgedCondition:
    condition = verdict.condition
    return JudgedCondition(
        id=condition.id,
        title=str(condition.title),
        clause=condition.clause,
        binding=condition.binding,
        unit=condition.unit,
        outcome=verdict.outcome,
        primary=verdict.primary.outcome,
        standing=standing(verdict, note),
        figure=show_figure(verdict.primary, condition.unit),
        measured=verdict.primary.bounds,
        operator=verdict.limit.operator if verdict.limit else "",
        threshold=verdict.threshold,
        gap=verdict.gap,
    )


def _problem_counts(report: Report) -> Iterator[ProblemCount]:
    counts = Counter((_table(problem, report.lab), problem.severity) for problem in report.problems)
    for table in (*TYPE_OF, ""):
        for severity in dict.fromkeys(weight for of, weight in counts if of == table):
            yield ProblemCount(table, severity, counts[table, severity])


def _table(problem: Problem, lab: Lab) -> str:
    """Return the table a problem is in; one without a record tells it by its field, `units.role`."""
    record = lab.find(problem.record) if problem.record else None
    if record is not None:
        return record.table
    table = (problem.field or "").partition(".")[0]
    return table if table in TYPE_OF else ""
