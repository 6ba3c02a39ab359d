"""What is the same for all records of a lab: the reference date, the single records, the figures, the readings chosen.

A condition is evaluated once for every combination of the readings it touches; `wzlab.policy.plans` makes of each
combination what is left to measure once the context is settled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from wzlab.columns import Record
from wzlab.dates import PartialDate
from wzlab.lab import Lab
from wzlab.policy.evaluation import Bindings, settled_value
from wzlab.policy.nodes import Constant, Type
from wzlab.policy.pack import Condition, Pack
from wzlab.policy.values import Range

Choice = Mapping[str, str]
"""For each reading a condition touches, the option taken."""


def reference_date(pack: Pack, lab: Lab, as_of: date | None) -> date:
    """Return the day on which the lab is judged: as asked, else the lab's own, else the pack's closing date.

    A lab's own date given as typed cannot be read, so the pack's stands in (and a problem tells).
    """
    own = lab.laboratory.reference_date
    return as_of or (own.first if isinstance(own, PartialDate) else pack.reference_date)


@dataclass(frozen=True, slots=True)
class Context:
    """What all conditions of one lab share; equal contexts give equal plans.

    `singles` are the pack's single records and the lab's own.  `figures` are the pack's named figures as measured, needed only by thresholds that hang on another metric.
    """

    pack: Pack
    reference_date: date
    singles: Mapping[str, Record | None]
    figures: Mapping[str, Range]
    pins: Choice

    def bindings(self, choice: Choice) -> Bindings:
        """Return what the names of the context stand for when the readings are taken as chosen."""
        chosen = {reading.id: reading.options[0].id for reading in self.pack.readings} | dict(self.pins) | dict(choice)
        values = {
            "reference_date": Constant(self.reference_date, Type.DATE),
            **{reading: Constant(option, Type.TEXT) for reading, option in chosen.items()},
            **{name: Constant(figure, Type.NUMBER) for name, figure in self.figures.items()},
        }
        missing = {single.name: single.decided_by for single in self.pack.singles}
        return Bindings(values, self.singles, missing, self.reference_date)

    def decisive(self) -> tuple[object, ...]:
        """Return what a plan may hang on: contexts that agree in it give the same plans.

        Of a single record only the columns count that the pack's expressions read from afar; the others (the
        director's) are measured, never settled.
        """
        attributes = self.pack.attributes
        singles = tuple(
            (name, record and (record.id, *(record.cells[column.index] for column in attributes.get(name, ()))))
            for name, record in self.singles.items()
        )
        return self.reference_date, singles, tuple(self.figures.items()), tuple(self.pins.items())

    def choices(self, condition: Condition) -> Iterator[dict[str, str]]:
        """Yield every combination of the readings a condition touches, the default or pinned one first."""
        readings = [self.pack.reading(reading_id) for reading_id in condition.touches]
        options = [(self.pins[reading.id],) if reading.id in self.pins else reading.option_ids for reading in readings]
        for taken in product(*options):
            yield dict(zip(condition.touches, taken, strict=True))

    def track(self, choice: Choice | None = None) -> Constant:
        """Return the lead unit's track under the default or pinned readings."""
        if self.pack.track is None:
            return Constant(None, Type.TEXT)
        return settled_value(self.pack.track, self.bindings(choice or {}))
