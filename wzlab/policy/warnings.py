"""The pack's warnings that apply to a lab, with their figures filled in."""

from collections.abc import Iterable, Iterator

from wzlab.policy.judge import LiveJudge, Outcome
from wzlab.policy.measures import Measurer
from wzlab.policy.pack import Clause, Measure, PackWarning
from wzlab.policy.plans import leaves, settle_clause, settle_measure, settled_constant
from wzlab.policy.words import show_bounds


def warnings_by_condition(judge: LiveJudge) -> dict[str, tuple[str, ...]]:
    """Return, for each condition, the sentences of the warnings that apply to it, in the pack's order."""
    shown: dict[str, list[str]] = {condition.id: [] for condition in judge.pack.conditions}
    for warning, text in _applying(judge):
        for condition_id in warning.on:
            if judge.verdicts[condition_id].outcome is not Outcome.NOT_APPLICABLE:
                shown[condition_id].append(text)
    return {condition_id: tuple(texts) for condition_id, texts in shown.items()}


def _applying(judge: LiveJudge) -> Iterator[tuple[PackWarning, str]]:
    """Yield the warnings that certainly apply; all their measures are prepared together, one pass a table."""
    settle = judge.planner.settling({})
    due = [
        warning
        for warning in judge.pack.warnings
        if warning.when is None or settled_constant(settle(warning.when)).value is True
    ]
    given = {warning.id: [settle_clause(clause, settle) for clause in warning.given] for warning in due}
    figures = {
        warning.id: {name: settle_measure(figure.measure, settle) for name, figure in warning.figures.items()}
        for warning in due
    }
    measurer = Measurer(judge.lab.tables, judge.lab.tables, judge.context.singles.__getitem__)
    measurer.prepare(leaf for measure in _measures(given.values(), figures.values()) for leaf in leaves(measure))
    for warning in due:
        if all(measurer.find(clause).truth is True for clause in given[warning.id]):
            shown = {
                name: show_bounds(measurer.bounds(measure), warning.figures[name].unit)
                for name, measure in figures[warning.id].items()
            }
            yield warning, str(warning.text).format(**shown)


def _measures(given: Iterable[list[Clause]], figures: Iterable[dict[str, Measure]]) -> Iterator[Measure]:
    for clauses in given:
        yield from (clause.measure for clause in clauses)
    for measures in figures:
        yield from measures.values()
