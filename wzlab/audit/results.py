"""What came of each file, as data that travels between processes: the verdicts and counts, not the records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from wzlab.audit.claims import Claim
from wzlab.policy.judge import Outcome, Overall
from wzlab.policy.pack import Binding
from wzlab.policy.problem import Severity
from wzlab.policy.values import Range
from wzlab.policy.words import Standing


@dataclass(frozen=True, slots=True)
class PackNamed:
    """The pack a lab was judged by, and what it leaves to be checked otherwise."""

    id: str
    version: str
    title: str
    unassessed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedCondition:
    """The verdict on one condition; its words are in the language it was judged in.

    `outcome`, `standing` and the figures are those of `wzlab check`; `primary` is the outcome under the default or
    pinned readings.  The figures are in the condition's own unit (money in 元, a share in parts of 1).
    """

    id: str
    title: str
    clause: str
    binding: Binding
    unit: str
    outcome: Outcome
    primary: Outcome
    standing: Standing
    figure: str
    measured: Range | None
    operator: str
    threshold: Decimal | Fraction | int | None
    gap: Fraction | None


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How many problems of one weight the records of one table have ("" for none in particular)."""

    table: str
    severity: Severity
    number: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A file whose lab was judged; `digest` is the SHA-256 of the file in hexadecimal."""

    path: Path
    digest: str
    lab: str
    lead: str
    pack: PackNamed
    as_of: date
    track: str
    overall: Overall
    is_robust: bool
    conditions: tuple[JudgedCondition, ...]
    problems: tuple[ProblemCount, ...]
    claims: tuple[Claim, ...]
    unnumbered: tuple[tuple[str, int], ...] = ()
    """By table, how many records have no number to compare: they may be claimed elsewhere and nobody would know."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a folder, that could not be read: the finished sentence why; the digest, if it could be taken."""

    path: Path
    sentence: str
    digest: str = ""


Result = Judged | Unreadable


@dataclass(frozen=True)
class Audit:
    """What came of all files, in the order of their paths; a file is known by its number in it, from 1."""

    results: tuple[Result, ...]

    @cached_property
    def judged(self) -> list[Judged]:
        """The files that were judged."""
        return [result for result in self.results if isinstance(result, Judged)]

    @cached_property
    def unreadable(self) -> list[Unreadable]:
        """The files that were not."""
        return [result for result in self.results if isinstance(result, Unreadable)]

    @cached_property
    def numbers(self) -> list[int]:
        """The number of each file that was judged, in the order of `judged`."""
        return [number for number, result in enumerate(self.results, 1) if isinstance(result, Judged)]
