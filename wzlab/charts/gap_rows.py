"""What the gaps chart draws, as plain numbers and words: one row for each condition that has a threshold.

All rows share one scale.  Position 0 is the foot of a bar, position 1 the threshold, and each further threshold's
worth on the good side adds 1: 7 of at least 5 stands at 1.4, an age of 58 of at most 65 at 1 + 7/65.  So the line at
1 reads the same in every row: whatever reaches it is good, and an upper limit is drawn in mirror image.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from wzlab.language import _
from wzlab.policy.judge import Outcome, Result, Verdict
from wzlab.policy.pack import BINDING_WORDS, Binding, Condition, Limit
from wzlab.policy.report import Report
from wzlab.policy.values import EVERYTHING, Number
from wzlab.policy.words import (
    STANDING_WORDS,
    Standing,
    gap_words,
    sentence,
    show_bounds,
    show_figure,
    show_threshold,
    standing,
    standing_words,
)

AT_LEAST = ">="

SEPARATOR = "·"
"""Between the parts of a line; Chinese fonts make it as wide as a character, so it needs no spaces."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a figure lies on the scale: `sure` is certain, `possible` is what blanks leave open (inf: no end)."""

    sure: float
    possible: float


@dataclass(frozen=True, slots=True)
class GapRow:
    """One condition with a threshold; `readings` are the spans of all readings, empty unless they differ.

    `words` say all of it in one sentence.
    """

    condition: str
    title: str
    clause: str
    standing: Standing
    word: str
    figure: str
    threshold: str
    gap: str
    mirrored: bool
    bar: Span | None
    readings: tuple[Span, ...]
    words: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything the row draws."""
        return self.readings if self.bar is None else (self.bar, *self.readings)


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One condition without a threshold; `figure` is "" if it has none, `words` say all of it in one sentence."""

    condition: str
    title: str
    clause: str
    standing: Standing
    word: str
    figure: str
    words: str


def has_threshold(condition: Condition) -> bool:
    """Tell whether a condition is measured against a number."""
    return condition.body is not None and condition.body.limit is not None


def gap_rows(report: Report, only: Collection[str] | None = None) -> list[GapRow]:
    """Return the rows of the conditions that have a threshold (of those with an id of `only`), in the notice's order."""
    verdicts = [verdict for verdict in _verdicts(report) if only is None or verdict.condition.id in only]
    return [_gap_row(report, verdict) for verdict in verdicts if has_threshold(verdict.condition)]


def plain_rows(report: Report) -> list[PlainRow]:
    """Return the rows of the other conditions, in the notice's order."""
    return [_plain_row(report, verdict) for verdict in _verdicts(report) if not has_threshold(verdict.condition)]


def _verdicts(report: Report) -> list[Verdict]:
    return [report.judge.verdicts[condition.id] for condition in report.pack.conditions]


def _plain_row(report: Report, verdict: Verdict) -> PlainRow:
    condition, note = verdict.condition, report.lab.notes.get(verdict.condition.id)
    return PlainRow(
        condition.id,
        str(condition.title),
        clause_words(condition),
        standing(verdict, note),
        standing_words(verdict, note),
        show_figure(verdict.primary, condition.unit),
        sentence(verdict, note),
    )


def _gap_row(report: Report, verdict: Verdict) -> GapRow:
    condition, note = verdict.condition, report.lab.notes.get(verdict.condition.id)
    applies = standing(verdict, note) is not Standing.NOT_APPLICABLE
    spans = {_span(result): None for result in verdict.results} if applies else {}
    readings = tuple(span for span in spans if span is not None)
    return GapRow(
        condition.id,
        str(condition.title),
        clause_words(condition),
        standing(verdict, note),
        standing_words(verdict, note),
        _figure_words(verdict) if applies else "",
        show_threshold(verdict),
        gap_words(verdict) if applies else "",
        verdict.limit is not None and verdict.limit.operator != AT_LEAST,
        _span(verdict.primary) if applies else None,
        readings if len(spans) > 1 else (),
        sentence(verdict, note),
    )


# --- words ----------------------------------------------------------------------------------------------------------


def clause_words(condition: Condition) -> str:
    """Return the clause, and how strictly it binds unless it is required: `三(一)3·原则上`."""
    if condition.binding is Binding.REQUIRED:
        return condition.clause
    return SEPARATOR.join((condition.clause, _(BINDING_WORDS[condition.binding])))


def _figure_words(verdict: Verdict) -> str:
    """Return the figure; without one, that the condition does not apply by the readings taken, or is unknown."""
    if verdict.primary.outcome is Outcome.NOT_APPLICABLE:
        return _(STANDING_WORDS[Standing.NOT_APPLICABLE])
    return show_figure(verdict.primary, verdict.condition.unit) or show_bounds(EVERYTHING, verdict.condition.unit)


# --- the scale ------------------------------------------------------------------------------------------------------


def _span(result: Result) -> Span | None:
    """Return where a result's figure lies on the scale of its own threshold; None without figure or threshold."""
    bounds, limit, threshold = result.bounds, result.limit, result.threshold
    if bounds is None or limit is None or threshold is None:
        return None
    sure, possible = (bounds.low, bounds.high) if limit.operator == AT_LEAST else (bounds.high, bounds.low)
    return Span(
        0.0 if sure is None else position(sure, threshold, limit),
        inf if possible is None else position(possible, threshold, limit),
    )


def position(value: Number, threshold: Number, limit: Limit) -> float:
    """Return where a value stands on the scale, 0 or more; 1 is the threshold, and reaching it is good.

    A threshold of 0 has no multiples: what reaches it stands at 1, what is better or worse at the ends.
    """
    margin = Fraction(value) - Fraction(threshold)
    margin = margin if limit.operator == AT_LEAST else -margin
    if threshold <= 0:
        return 1.0 if margin == 0 else inf if margin > 0 else 0.0
    return max(0.0, float(1 + margin / Fraction(threshold)))
