"""The pack's warnings that apply to a lab, with their figures filled in."""

from collections.abc import Iterable, Iterator

from wzlab.changes import Edit
from wzlab.columns import Record
from wzlab.policy.judge import LiveJudge, Outcome
from wzlab.policy.measures import Measurer
from wzlab.policy.pack import Clause, Measure, PackWarning
from wzlab.policy.plans import leaves, settle_clause, settle_measure, settled_constant
from wzlab.policy.words import show_bounds


class LiveWarnings:
    """The warnings of one condition after the other, for whoever asks again after each edit.

    The first question about a condition reads the tables its warnings look at; from then on an edit costs the edited
    records, until the judge plans anew.
    """

    def __init__(self, judge: LiveJudge) -> None:
        self._judge = judge
        self._planner = judge.planner
        self._prepared: dict[str, _Prepared] = {}

    def follow(self, edits: Iterable[Edit]) -> None:
        """Bring the warnings up to date after edits that the judge has followed, and after changes of pins."""
        self._forget_if_stale()
        edits = list(edits)
        for prepared in self._prepared.values():
            prepared.follow(edits)

    def of(self, condition_id: str) -> tuple[str, ...]:
        """Return the sentences of the warnings that apply to a condition, in the pack's order.

        Raises:
            KeyError: the pack has no such condition.
        """
        if self._judge.verdicts[condition_id].outcome is Outcome.NOT_APPLICABLE:
            return ()
        self._forget_if_stale()
        if condition_id not in self._prepared:
            of_condition = [warning for warning in self._judge.pack.warnings if condition_id in warning.on]
            self._prepared[condition_id] = _Prepared(self._judge, of_condition)
        return tuple(text for _warning, text in self._prepared[condition_id].applying())

    def _forget_if_stale(self) -> None:
        if self._planner is not self._judge.planner:
            self._planner = self._judge.planner
            self._prepared.clear()


def warnings_of(judge: LiveJudge, condition_id: str) -> tuple[str, ...]:
    """Return the sentences of the warnings that apply to one condition, in the pack's order.

    Raises:
        KeyError: the pack has no such condition.
    """
    return LiveWarnings(judge).of(condition_id)


def warnings_by_condition(judge: LiveJudge) -> dict[str, tuple[str, ...]]:
    """Return, for each condition, the sentences of the warnings that apply to it, in the pack's order."""
    shown: dict[str, list[str]] = {condition.id: [] for condition in judge.pack.conditions}
    for warning, text in _Prepared(judge, judge.pack.warnings).applying():
        for condition_id in warning.on:
            if judge.verdicts[condition_id].outcome is not Outcome.NOT_APPLICABLE:
                shown[condition_id].append(text)
    return {condition_id: tuple(texts) for condition_id, texts in shown.items()}


class _Prepared:
    """Some warnings whose measures are tallied together, one pass a table."""

    def __init__(self, judge: LiveJudge, warnings: Iterable[PackWarning]) -> None:
        self._judge = judge
        settle = judge.planner.settling({})
        self._due = [
            warning
            for warning in warnings
            if warning.when is None or settled_constant(settle(warning.when)).value is True
        ]
        self._given = {warning.id: [settle_clause(clause, settle) for clause in warning.given] for warning in self._due}
        self._figures = {
            warning.id: {name: settle_measure(figure.measure, settle) for name, figure in warning.figures.items()}
            for warning in self._due
        }
        self._measurer = Measurer(judge.lab.tables, judge.lab.tables, self._subject)
        measures = _measures(self._given.values(), self._figures.values())
        self._measurer.prepare(leaf for measure in measures for leaf in leaves(measure))

    def follow(self, edits: Iterable[Edit]) -> None:
        self._measurer.follow(edits)

    def applying(self) -> Iterator[tuple[PackWarning, str]]:
        """Yield the warnings that certainly apply."""
        for warning in self._due:
            if all(self._measurer.find(clause).truth is True for clause in self._given[warning.id]):
                shown = {
                    name: show_bounds(self._measurer.bounds(measure), warning.figures[name].unit)
                    for name, measure in self._figures[warning.id].items()
                }
                yield warning, str(warning.text).format(**shown)

    def _subject(self, about: str) -> Record | None:
        return self._judge.context.singles[about]


def _measures(given: Iterable[list[Clause]], figures: Iterable[dict[str, Measure]]) -> Iterator[Measure]:
    for clauses in given:
        yield from (clause.measure for clause in clauses)
    for measures in figures:
        yield from measures.values()
