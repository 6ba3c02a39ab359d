"""What the ages chart draws, as plain numbers: staff by age, and the oldest a person in charge may be by each reading.

Ages are whole years on the reference date; the birthday itself completes the year.  Where a reading's cut-off lies is
found by asking the condition's own test of one birth date after the other, so that no age and no way of reckoning it
stands here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from wzlab.charts.subjects import Membership, State, conditions_that, settled_measure
from wzlab.charts.team_members import is_share_of_staff
from wzlab.columns import Record
from wzlab.dates import PartialDate, birthday, whole_years
from wzlab.language import _
from wzlab.policy.evaluation import evaluate, judged_value, truth
from wzlab.policy.judge import Result
from wzlab.policy.measures import keeps
from wzlab.policy.nodes import columns_used
from wzlab.policy.pack import Condition, Count, Holds, Measure, Share
from wzlab.policy.plans import settle_clause
from wzlab.policy.report import Report
from wzlab.policy.values import Range, Truth, bounds
from wzlab.policy.words import STANDING_WORDS, Standing
from wzlab.records import Person

YEARS = 5
OLDEST_GROUP = 95
"""The last group is open above."""
OLDEST = 150
"""Nobody is looked for who is older than this."""
DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Age:
    """What is known of somebody's age: whole years, both ends included."""

    low: int
    high: int

    @property
    def words(self) -> str:
        """The age as it is read: `58`, `57–58`."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class CutOff:
    """Where the readings' test changes: people born on `born` or later keep it, or, if not `younger`, those before.

    `age` is the age on the reference date of who was born that day, with its part of a year; `words` name the readings.
    """

    born: date
    younger: bool
    age: float
    words: str

    @property
    def text(self) -> str:
        """The cut-off as a sentence."""
        kept = _("{born} 及以后出生的符合") if self.younger else _("{born} 以前出生的符合")
        return f"{self.words}{_('：')}{kept.format(born=self.born.isoformat())}"


@dataclass(frozen=True, slots=True)
class Ages:
    """The staff by age: `groups` by the first age of each five years; `untold` have no age that falls into one."""

    condition: Condition
    groups: dict[int, dict[State, tuple[str, ...]]]
    untold: tuple[str, ...]
    single: str
    director: Record | None
    director_age: Age | None
    cut_offs: tuple[CutOff, ...]


def is_age_of_staff(measure: Measure) -> bool:
    """Tell whether a measure is a figure of one member of staff that is reckoned from the birth date."""
    if not isinstance(measure, Holds) or measure.record_type is not Person or measure.figure is None:
        return False
    return Person.birth_date in columns_used(measure.figure)


def age_conditions(report: Report) -> list[Condition]:
    """Return the conditions on the age of one member of staff."""
    return conditions_that(report, is_age_of_staff)


def ages_of(report: Report) -> Ages:
    """Return the staff by age, for the first condition on an age; the report must have one."""
    condition = age_conditions(report)[0]
    assert condition.body is not None
    assert isinstance(condition.body.measure, Holds)
    about = condition.body.measure.about
    director = report.judge.context.singles[about]
    states = _states(report)
    groups: dict[int, dict[State, tuple[str, ...]]] = {}
    untold = []
    for person in report.lab.records(Person):
        age = age_of(person, report.reference_date)
        group = None if age is None else group_of(age)
        if group is None:
            untold.append(person.id)
            continue
        members = groups.setdefault(group, {})
        state = states.get(person.id, State.COUNTED)
        members[state] = (*members.get(state, ()), person.id)
    single = next((str(single.title) for single in report.pack.singles if single.name == about), about)
    age = None if director is None else age_of(director, report.reference_date)
    return Ages(condition, groups, tuple(untold), single, director, age, _cut_offs(report, condition, director))


def age_of(person: Record, on: date) -> Age | None:
    """Return what is known of a person's age on a day; None for a birth date that is blank, as typed or impossible."""
    born = judged_value(Person.birth_date, person.cells, on)
    if born is None:
        return None
    known = bounds(born)
    return Age(whole_years(known.high, on) if known.high <= on else 0, whole_years(known.low, on))


def group_of(age: Age) -> int | None:
    """Return the first age of the five years somebody is in; None while that is not certain."""
    low, high = (min(OLDEST_GROUP, end - end % YEARS) for end in (age.low, age.high))
    return low if low == high else None


def _states(report: Report) -> dict[str, State]:
    """Return who is of the team: by the share condition, else the first that counts staff; nobody is told apart else."""
    shares = conditions_that(report, is_share_of_staff)
    counts = conditions_that(report, lambda measure: isinstance(measure, Count) and measure.record_type is Person)
    for condition in (*shares, *counts):
        measure = settled_measure(report, condition)
        assert isinstance(measure, Share | Count)
        return Membership(report.lab.records(Person), measure.where).states
    return {}


# --- the cut-offs ---------------------------------------------------------------------------------------------------


def _cut_offs(report: Report, condition: Condition, director: Record | None) -> tuple[CutOff, ...]:
    """Return where the test of each reading changes, readings with the same day as one, the default or pinned first."""
    found: dict[tuple[date, bool], list[str]] = {}
    for result in report.judge.verdicts[condition.id].results:
        change = _change(_test(report, condition, result, director), report.reference_date)
        if change is not None:
            found.setdefault(change, []).append(_reading_words(report, condition, result))
    return tuple(
        CutOff(born, younger, exact_age(born, report.reference_date), _("；").join(words))
        for (born, younger), words in found.items()
    )


def _test(report: Report, condition: Condition, result: Result, director: Record | None) -> Callable[[date], Truth]:
    """Return the condition's test under a result's readings, of a director born on a day."""
    assert condition.body is not None
    clause = settle_clause(condition.body, report.judge.planner.settling(result.choice))
    measure, person = clause.measure, director or Person.of("")
    assert isinstance(measure, Holds)

    def holds(born: date) -> Truth:
        cells = person.replace(birth_date=PartialDate.of(born)).cells
        if measure.test is not None:
            return truth(measure.test, cells)
        return None if measure.figure is None else keeps(bounds(evaluate(measure.figure, cells)), clause.limit)

    return holds


def _change(holds: Callable[[date], Truth], on: date) -> tuple[date, bool] | None:
    """Return the first birth date of the younger of two halves of which one keeps a test, and whether they do."""
    old, young = date(max(1, on.year - OLDEST), 1, 1), on
    answer = holds(young)
    if answer is None or holds(old) is not (not answer):
        return None
    while young - old > timedelta(1):
        middle = old + (young - old) // 2
        old, young = (old, middle) if holds(middle) is answer else (middle, young)
    return young, answer


def exact_age(born: date, on: date) -> float:
    """Return an age with its part of a year, for drawing only."""
    years = whole_years(born, on)
    return years + (on - birthday(born, years)).days / DAYS_A_YEAR


def _reading_words(report: Report, condition: Condition, result: Result) -> str:
    """Name the readings of a result, and what the condition comes to under them."""
    taken = [str(report.pack.reading(reading).option(option).words) for reading, option in result.choice.items()]
    outcome = _(STANDING_WORDS[Standing(result.outcome.value)])
    return f"{_('；').join(taken) or condition.title}{_('（')}{outcome}{_('）')}"


def limits(ages: Ages) -> Range:
    """Return the first and the last age a picture has to show: from 20 to 70, and all that occurs."""
    occurring = [*ages.groups, *(group + YEARS for group in ages.groups), *(cut.age for cut in ages.cut_offs)]
    director = ages.director_age
    occurring += [] if director is None else [director.low, director.high + 1]
    low, high = min([20, *occurring]), max([70, *occurring])
    return Range(int(low) // YEARS * YEARS, min(OLDEST_GROUP + YEARS, -(-int(high + 0.999) // YEARS) * YEARS))
