"""The results as tables: which lab stands how on which condition, how many stand so, and where they fail.

pandas joins and counts; what leaves here are plain numbers and texts again.  Shares are exact fractions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from wzlab.audit.results import Judged, JudgedCondition, PackNamed
from wzlab.policy.judge import Outcome
from wzlab.policy.words import Standing


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The files judged by one pack: their places among all judged, and the pack's conditions in its order."""

    pack: PackNamed
    files: tuple[int, ...]
    conditions: tuple[JudgedCondition, ...]
    """As the first file has them: titles, clauses and bindings are the same in each."""


@dataclass(frozen=True, slots=True)
class Failures:
    """How often one condition fails under the default or pinned readings, and in which files.

    `applicable` is in how many files it applies; `by_reading` in how many of the failures another reading would do.
    """

    condition: JudgedCondition
    files: tuple[int, ...]
    applicable: int
    by_reading: int

    @property
    def share(self) -> Fraction:
        """The failures among those it applies to, exact."""
        return Fraction(len(self.files), self.applicable)


def portfolios(judged: Sequence[Judged]) -> list[Portfolio]:
    """Return the files by the packs they were judged by, in the order of the packs' ids and versions."""
    packs = sorted({result.pack for result in judged}, key=lambda pack: (pack.id, pack.version))
    return [_portfolio(pack, judged) for pack in packs]


def _portfolio(pack: PackNamed, judged: Sequence[Judged]) -> Portfolio:
    files = tuple(file for file, result in enumerate(judged) if result.pack == pack)
    return Portfolio(pack, files, judged[files[0]].conditions)


class Tables:
    """The tables of one portfolio."""

    def __init__(self, portfolio: Portfolio, judged: Sequence[Judged]) -> None:
        self.portfolio = portfolio
        self._ids = [condition.id for condition in portfolio.conditions]
        rows = ((file, condition) for file in portfolio.files for condition in judged[file].conditions)
        self._frame = pd.DataFrame(
            [(file, c.id, c.standing.value, c.outcome.value, c.primary.value) for file, c in rows],
            columns=["file", "condition", "standing", "outcome", "primary"],
        )

    def standings(self) -> dict[int, list[Standing]]:
        """Return the matrix: for each file, how it stands on each condition, in the pack's order."""
        matrix = self._frame.pivot(index="file", columns="condition", values="standing")[self._ids]
        return {int(file): list(map(Standing, row)) for file, *row in matrix.itertuples()}

    def totals(self) -> list[dict[Standing, int]]:
        """Return for each condition how many files stand how."""
        counted = pd.crosstab(self._frame["condition"], self._frame["standing"])
        counted = counted.reindex(index=self._ids, columns=[standing.value for standing in Standing], fill_value=0)
        return [dict(zip(Standing, map(int, row), strict=True)) for _id, *row in counted.itertuples()]

    def failures(self) -> list[Failures]:
        """Return the conditions that fail somewhere, the most frequent first, else in the pack's order."""
        found = [failures for condition in self.portfolio.conditions if (failures := self._failures(condition)).files]
        return sorted(found, key=lambda failures: -len(failures.files))

    def _failures(self, condition: JudgedCondition) -> Failures:
        rows = self._frame[self._frame["condition"] == condition.id]
        failing = rows[rows["primary"] == Outcome.UNMET.value]
        return Failures(
            condition,
            files=tuple(map(int, failing["file"])),
            applicable=int((rows["primary"] != Outcome.NOT_APPLICABLE.value).sum()),
            by_reading=int((failing["outcome"] == Outcome.DEPENDS.value).sum()),
        )


def tables_of(judged: Sequence[Judged]) -> Iterator[Tables]:
    """Yield the tables of each pack."""
    for portfolio in portfolios(judged):
        yield Tables(portfolio, judged)
