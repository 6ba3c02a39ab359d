"""What a text may mean that does not say it plainly: the options of a field, or records, the likeliest first.

They are offered, never taken.  rapidfuzz is loaded with the first text that needs it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wzlab.columns import Choice, Column, Reference, YesNo
from wzlab.editing.cells import CellForms
from wzlab.importing.cells.doubts import blank
from wzlab.importing.model import NEW, Option
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import TYPE_OF, Instrument, Person, Room, Unit
from wzlab.spelling import folded

MOST = 8
"""So many records are offered for a name; more nobody reads."""

ALIKE = 60
"""Names alike to a smaller degree, from 0 to 100, have little in common: 温大 and 温州大学 have 67."""

MOST_SEARCHES = 500
"""For so many names what is alike is searched; whoever has more unknown ones will not answer them one by one."""

_OWN = frozenset(
    ["本单位", "我单位", "本校", "我校", "本院", "我院", "本所", "本公司", "我公司", "依托单位", "牵头单位"]
)
_BETWEEN_NAMES = re.compile(r"[、，,；;／/\n]")


class Candidates:
    """Offers what a text may mean in one lab as it stands."""

    def __init__(self, lab: Lab, pack: Pack, forms: CellForms) -> None:
        self._lab, self._pack, self._forms = lab, pack, forms
        self._names: dict[str, Mapping[str, str]] = {}
        self._bearers: dict[str, Mapping[str, Sequence[str]]] = {}
        self._searches = 0

    # choices

    def choices(self, column: Column[Any], text: str, likeliest: Iterable[str] = ()) -> tuple[Option, ...]:
        """Return every code of a choice, these first and then those spelt most like the text; last, to leave it blank.

        Of a list that a policy pack supplies, which is long, only what is alike.
        """
        kind = column.kind
        assert isinstance(kind, Choice)
        codes = self._directions(kind, text) if kind.open_ended else _by_likeness(kind, text)
        ordered = dict.fromkeys([*(code for code in likeliest if code in codes), *codes])
        return (*(Option(code, self._forms.shown(column, code)) for code in ordered), blank())

    def _directions(self, kind: Choice, text: str) -> list[str]:
        titles = {one.code: folded(f"{one.code}{one.title}") for one in self._pack.directions}
        return [*_alike(text, titles, in_parts=True), *kind.options]

    def answers(self, likeliest: Iterable[str] = ()) -> tuple[Option, ...]:
        """Return yes and no, and to leave it blank."""
        words = {"yes": YesNo().show(True), "no": YesNo().show(False)}
        ordered = dict.fromkeys([*(code for code in likeliest if code in words), *words])
        return (*(Option(code, words[code]) for code in ordered), blank())

    # records

    def bearers(self, table: str, text: str) -> Sequence[str]:
        """Return the ids of all records of a table (any table if "") that bear a name."""
        if table not in self._bearers:
            found: dict[str, list[str]] = {}
            for record_id, name in self._names_of(table).items():
                found.setdefault(name, []).append(record_id)
            self._bearers[table] = found
        return self._bearers[table].get(folded(text), ())

    def records(self, column: Column[Any], text: str) -> tuple[Option, ...]:
        """Return the records whose names are like a text, a new one of that name, and to leave it blank."""
        table = table_meant(column)
        named = [one for part in _BETWEEN_NAMES.split(text) for one in self.bearers(table, part)]
        leads = [unit for unit in self._lab.records(Unit) if unit.role == "lead"] if table == Unit.table else []
        own = [unit.id for unit in leads] if folded(text) in _OWN else []
        likely = list(dict.fromkeys([*own, *named, *self._alike(table, text)]))[:MOST]
        others = [self._lead(unit, text) for unit in leads if unit.id not in likely]
        new = Option(NEW, _("新增{label}“{name}”").format(label=self.label(table), name=text))
        return (*self.these(column, likely), *others, *([new] if table else []), _blank(column))

    def lead_among(self, text: str) -> str:
        """Return the id of the lead unit if it is one of several units that a text names, "" otherwise."""
        named = {one for part in _BETWEEN_NAMES.split(text) for one in self.bearers(Unit.table, part)}
        leads = [unit.id for unit in self._lab.records(Unit) if unit.role == "lead"]
        return leads[0] if len(leads) == 1 and leads[0] in named else ""

    def is_nameless_lead(self, record_id: str) -> bool:
        """Tell whether a record is the lead unit and has no name yet: what is decided to be it is its name."""
        unit = self._lab.tables[Unit.table].get(record_id)
        return isinstance(unit, Unit) and unit.role == "lead" and unit.name is None

    def _lead(self, unit: Unit, text: str) -> Option:
        """Return the lead unit as what a name means that is not like its own; one without a name is called so."""
        if unit.name is None:
            return Option(unit.id, _("就是依托单位，并把它的名称填为“{name}”").format(name=text))
        return Option(unit.id, _("就是依托单位“{name}”").format(name=self._lab.name_of(unit)))

    def _alike(self, table: str, text: str) -> list[str]:
        self._searches += 1
        return _alike(text, self._names_of(table)) if self._searches <= MOST_SEARCHES else []

    def these(self, column: Column[Any], ids: Iterable[str]) -> tuple[Option, ...]:
        """Return records as options: by their names, with the id before a name that several bear."""
        return tuple(Option(one, self._forms.names.typed(table_meant(column), one)) for one in ids)

    def name(self, unit_id: str) -> str:
        """Return what a unit is called."""
        return self._lab.name_of(self._lab.tables[Unit.table][unit_id])

    def label(self, table: str) -> str:
        """Return what records of a table are called."""
        return _(TYPE_OF[table].label) if table in TYPE_OF else _("记录")

    def _names_of(self, table: str) -> Mapping[str, str]:
        if table not in self._names:
            records = self._lab.tables[table].values() if table else self._lab.all_records()
            self._names[table] = {record.id: folded(self._lab.name_of(record)) for record in records}
        return self._names[table]


def _blank(column: Column[Any]) -> Option:
    """Return the answer that no record is meant; where a blank is the lead unit's, it says so."""
    is_lead = column in (Person.unit, Room.unit, Instrument.unit)
    return Option("", _("留空，算依托单位的")) if is_lead else blank()


def table_meant(column: Column[Any]) -> str:
    """Return the table whose records a reference may mean, "" for every one."""
    return column.kind.table if isinstance(column.kind, Reference) else ""


def _by_likeness(kind: Choice, text: str) -> list[str]:
    """Return the codes of a choice, those spelt most like a text first, else in the order of the field."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where something was not understood

    wanted = folded(text)
    best = dict.fromkeys(kind.options, 0.0)
    for word, code in kind.spellings():
        best[code] = max(best.get(code, 0.0), fuzz.ratio(wanted, folded(word)))
    return sorted(kind.options, key=lambda code: -best[code] if best[code] >= ALIKE else 0.0)


def _alike(text: str, names: Mapping[str, str], *, in_parts: bool = False) -> list[str]:
    """Return the keys of the names most like a text (or that a part is like), the likest first, at most `MOST`."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something was not understood

    scorer = fuzz.partial_ratio if in_parts else fuzz.ratio
    found = process.extract(folded(text), names, scorer=scorer, score_cutoff=ALIKE, limit=MOST)
    return [key for _name, _score, key in found]
