"""The axis of the timeline: where each month stands, and the places for what lies before, after, or has no date.

All lanes share one axis, so that what stands above each other happened at the same time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wzlab.charts.dated_records import Lane, month_number
from wzlab.charts.styles import LEFT, RIGHT
from wzlab.charts.subjects import State
from wzlab.language import _

PLACE, GAP = 64.0, 10.0
MOST_MARK = 9.0
MARGIN_MONTHS = 12
"""How much of the time before and after the window is shown month by month."""
SPAN_MONTHS = 120
"""How many months are shown when there is no window to go by."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part beside the axis for what has no place on it."""

    words: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """The marks of one month or place, from the axis up, `abreast` in a row."""

    words: str
    left: float
    width: float
    abreast: int
    marks: tuple[tuple[State, str], ...]


@dataclass(frozen=True, slots=True)
class Months:
    """The months from `first` up to and without `end`, between `left` and `right`; `rows` is the deepest column."""

    first: int
    end: int
    left: float
    right: float
    earlier: Place | None
    later: Place | None
    undated: Place | None
    rows: int

    @property
    def step(self) -> float:
        """How wide a month is."""
        return (self.right - self.left) / (self.end - self.first)

    @property
    def mark(self) -> float:
        """How wide a mark is."""
        return min(MOST_MARK, self.step - 1)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places beside the axis."""
        return tuple(place for place in (self.earlier, self.later, self.undated) if place is not None)

    def across(self, day: date) -> float:
        """Return where a day stands, at most at the axis's ends."""
        months = month_number(day) - self.first + (day.day - 1) / 31
        return self.left + self.step * min(max(0.0, months), self.end - self.first)

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield each year that begins on the axis, and where."""
        for month in range(self.first, self.end):
            if month % 12 == 0:
                yield month // 12, self.left + self.step * (month - self.first)

    def columns(self, lane: Lane) -> Iterator[Column]:
        """Yield the columns of a lane's marks."""
        for month in range(self.first, self.end):
            if month in lane.months:
                left = self.left + self.step * (month - self.first) + (self.step - self.mark) / 2
                words = f"{month // 12:04d}-{month % 12 + 1:02d}"
                yield Column(words, left, self.mark, 1, _in_order([lane.months[month]]))
        for place, groups in self._beyond(lane):
            if place is not None and groups:
                abreast = _abreast(place, self.mark)
                yield Column(place.words, place.left, abreast * (self.mark + 1) - 1, abreast, _in_order(groups))

    def _beyond(self, lane: Lane) -> Iterator[tuple[Place | None, list[Mapping[State, tuple[str, ...]]]]]:
        yield self.earlier, [marks for month, marks in sorted(lane.months.items()) if month < self.first]
        yield self.later, [marks for month, marks in sorted(lane.months.items()) if month >= self.end]
        yield self.undated, [lane.undated] if lane.undated else []


def _abreast(place: Place, mark: float) -> int:
    return max(1, int((place.width - GAP) // (mark + 1)))


def _in_order(groups: Sequence[Mapping[State, tuple[str, ...]]]) -> tuple[tuple[State, str], ...]:
    return tuple((state, record) for state in State for marks in groups for record in marks.get(state, ()))


def axis_of(lanes: Sequence[Lane]) -> Months:
    """Return the axis that shows every window of some lanes with a year before and after, as far as there are marks."""
    marks = [month for lane in lanes for month in lane.months]
    firsts = [month_number(lane.window.first) for lane in lanes if lane.window.first is not None]
    lasts = [month_number(lane.window.last) for lane in lanes if lane.window.last is not None]
    last = min(max([*marks, *lasts], default=0), max(lasts, default=10**6) + MARGIN_MONTHS)
    first = max(
        min([*marks, *firsts], default=last),
        min(firsts, default=last + 1 - SPAN_MONTHS + MARGIN_MONTHS) - MARGIN_MONTHS,
    )
    first, end = min(first, last), last + 1
    end = max(end, first + MARGIN_MONTHS)
    beyond = (any(month < first for month in marks), any(month >= end for month in marks))
    return _laid_out(lanes, first, end, beyond)


def _laid_out(lanes: Sequence[Lane], first: int, end: int, beyond: tuple[bool, bool]) -> Months:
    """Give the places beside the axis their room, the axis the rest, and find the deepest column."""
    earlier = Place(_("更早"), LEFT, PLACE) if beyond[0] else None
    left = LEFT + PLACE if earlier else LEFT
    has_undated = any(lane.undated for lane in lanes)
    undated = Place(_("日期未定"), RIGHT - PLACE + GAP, PLACE - GAP) if has_undated else None
    right = RIGHT - PLACE if undated else RIGHT
    later = Place(_("更晚"), right - PLACE + GAP, PLACE - GAP) if beyond[1] else None
    right = right - PLACE if later else right
    months = Months(first, end, left, right, earlier, later, undated, 1)
    deepest = [-(-len(column.marks) // column.abreast) for lane in lanes for column in months.columns(lane)]
    return Months(first, end, left, right, earlier, later, undated, max(deepest, default=1))
