"""Which field each column of a table means: chosen, remembered, exact, alias, likely, and each field once.

What was decided is applied to a table that was found before by `rematch`; nothing is looked up in a file here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from wzlab.columns import Column, Record, Reference
from wzlab.importing.headings.headed import Headed
from wzlab.importing.headings.headings_text import is_of_no_field, parts_of, words_of
from wzlab.importing.headings.known_headings import REMARKED, YIELDING, means_no_field, meant_by, names_of, question_of
from wzlab.importing.headings.likeness import CUT_OFF, alike, are_measure_words, can_hold
from wzlab.importing.headings.pairs import (
    Pair,
    are_pairs,
    half_of,
    is_key,
    pair_called,
    pair_named,
    pairs_of,
    title_of,
)
from wzlab.importing.headings.ticks import Answers, ticked_columns
from wzlab.importing.headings.units import remark_of, unit_below, unit_of
from wzlab.importing.model import ColumnMatch, Decisions, FoundTable, How, fields_of
from wzlab.intake.cells import column_letters
from wzlab.language import _
from wzlab.records import TYPE_OF

_SURENESS = {How.CHOSEN: 0, How.REMEMBERED: 1, How.EXACT: 2, How.ALIAS: 3, How.LIKELY: 4, How.NONE: 5}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a table's columns before its headings are looked at.

    Attributes:
        chosen: the field of a column, None for none, as the user said in this import.
        remembered: the same, as it was said of this layout before.
        units: the unit of a column's amounts, as it was said in this import or before.
        table_unit: the unit that a line above the table states.
    """

    chosen: Mapping[int, str | None]
    remembered: Mapping[int, str | None]
    units: Mapping[int, str]
    table_unit: str = ""

    @property
    def settled(self) -> frozenset[int]:
        """Return the columns of which something was said."""
        return frozenset((*self.chosen, *self.remembered))


NOTHING_KNOWN = Known({}, {}, {})


class _Claim(NamedTuple):
    """A column that may mean a field; the sureness, the rank and the column decide between two."""

    key: str | None
    how: How
    confidence: int = 100
    rank: int = 0


def match_columns(
    headings: Sequence[Headed], record_type: type[Record], known: Known = NOTHING_KNOWN
) -> tuple[ColumnMatch, ...]:
    """Return what each column means, in their order; every field is meant by one column at most.

    A column that loses its field to a surer one, or to one further left, says so in its remark, unless its words only mean
    the field where no other column does.
    """
    claims = {headed.column: _claim(headed, record_type, known) for headed in headings}
    claims = _halved(claims, record_type)
    ticked = dict(_ticked(headings, record_type, known, claims))
    settled = known.settled | {column for answers in ticked.values() for column, _answer in answers}
    claims |= _likely([one for one in headings if one.column not in settled], record_type, claims)
    texts = {headed.column: headed.heading for headed in headings}
    contest = _Contest(record_type, claims, _owners(claims), texts, ticked)
    return tuple(contest.settled(headed, known) for headed in headings)


def _ticked(
    headings: Sequence[Headed], record_type: type[Record], known: Known, claims: dict[int, _Claim]
) -> Iterator[tuple[int, Answers]]:
    """Yield the columns that are the first of several of one field with their answers, and let them claim it.

    What was said of one of them goes before.
    """
    for key, answers in ticked_columns(headings, record_type):
        first, *others = (column for column, _answer in answers)
        if known.chosen.keys().isdisjoint((first, *others)) and known.remembered.get(first, key) == key:
            claims[first] = _Claim(key, claims[first].how if first in known.remembered else How.ALIAS, rank=1)
            claims |= dict.fromkeys(others, _Claim(None, How.NONE, 0))
            yield first, answers


def _claim(headed: Headed, record_type: type[Record], known: Known) -> _Claim:
    """Return what a column means by itself; likeness of spelling is not looked at."""
    for said, how in ((known.chosen, How.CHOSEN), (known.remembered, How.REMEMBERED)):
        if headed.column in said and _is_any(record_type, said[headed.column]):
            return _confirmed(headed, record_type, said[headed.column] or None, how)
    if headed.hidden is not None:
        return _Claim(headed.hidden or None, How.EXACT if headed.hidden else How.NONE)
    if pair := _pair(headed, record_type):
        return _Claim(pair.key, How.ALIAS, rank=1)
    meant = None if is_of_no_field(headed.heading) and not _is_own(headed, record_type) else _meant(headed, record_type)
    return meant or _Claim(None, How.NONE, 0)


def _is_any(record_type: type[Record], key: str | None) -> bool:
    return not key or is_key(record_type, key)


def _confirmed(headed: Headed, record_type: type[Record], key: str | None, how: How) -> _Claim:
    """Return a decision; one remembered that says what the heading says needs no word of it."""
    own = meant_by(headed.heading, record_type.table) if how is How.REMEMBERED and headed.heading else None
    if own and own.key == key and own.how is not How.LIKELY:
        return _Claim(key, own.how, rank=own.rank)
    return _Claim(key, how) if key or own or how is How.CHOSEN else _Claim(None, How.NONE, 0)


def _pair(headed: Headed, record_type: type[Record]) -> Pair | None:
    """Return the pair that a column holds: its heading says so, and most of what stands below it are such pairs.

    Spans below the heading of the field that says until when (有效期) are a pair, too.
    """
    called = pair_called(headed.heading, record_type)
    if called is not None and not headed.cells:
        return called
    meant = meant_by(headed.heading, record_type.table) if headed.heading else None
    endings = [pair for pair in pairs_of(record_type) if meant and not pair.first and pair.second == meant.key]
    return next((pair for pair in ([called] if called else endings) if are_pairs(pair, headed.cells)), None)


def _is_own(headed: Headed, record_type: type[Record]) -> bool:
    return words_of(parts_of(headed.heading)[-1]).bare in names_of(record_type.table)


def _meant(headed: Headed, record_type: type[Record]) -> _Claim | None:
    meant = meant_by(headed.heading, record_type.table) if headed.heading else None
    if meant is None:
        return None
    column = record_type.column_of[meant.key]
    if isinstance(column.kind, Reference) and are_measure_words(headed.cells):
        return None
    if meant.how is How.LIKELY:
        return _Claim(meant.key, How.LIKELY, REMARKED, meant.rank) if can_hold(column, headed.cells) else None
    return _Claim(meant.key, meant.how, 100, meant.rank)


def _owners(claims: Mapping[int, _Claim]) -> dict[str, int]:
    """Return the column that each field is meant by; a pair has both of its fields or none."""
    owners: dict[str, int] = {}
    for column in sorted(claims, key=lambda column: (*_weight(claims[column]), column)):
        fields = fields_of(claims[column].key)
        if owners.keys().isdisjoint(fields):
            owners |= dict.fromkeys(fields, column)
    return owners


def _halved(claims: dict[int, _Claim], record_type: type[Record]) -> dict[int, _Claim]:
    """Return the claims; a pair of which a column of its own has one field claims the other."""
    owners = _owners(claims)
    for column, claim in claims.items():
        pair = pair_named(record_type, claim.key) if claim.key else None
        taken = [key for key in fields_of(claim.key) if owners.get(key, column) != column]
        if pair and len(taken) == 1 and (half := half_of(record_type, pair, taken)):
            claims = claims | {column: claim._replace(key=half.key)}
            owners = _owners(claims)
    return claims


def _weight(claim: _Claim) -> tuple[int, int, int]:
    return (_SURENESS[claim.how], claim.rank, -claim.confidence)


def _likely(headings: Iterable[Headed], record_type: type[Record], claims: Mapping[int, _Claim]) -> dict[int, _Claim]:
    """Return what columns that mean no field so far are spelt like; only fields nobody has."""
    found, owners = {}, _owners(claims)
    for headed in headings:
        if claims[headed.column].how is How.NONE and headed.hidden is None and _is_asked_for(headed, record_type):
            best = next((one for one in alike(headed.heading, record_type) if one.key not in owners), None)
            if best and best.score >= CUT_OFF and can_hold(record_type.column_of[best.key], headed.cells):
                found[headed.column] = _Claim(best.key, How.LIKELY, best.score)
    return found


def _is_asked_for(headed: Headed, record_type: type[Record]) -> bool:
    """Tell whether likeness may say anything of a heading: it is not known to mean no field, or more than one."""
    return bool(headed.heading) and not (
        is_of_no_field(headed.heading)
        or pair_called(headed.heading, record_type)
        or means_no_field(headed.heading, record_type.table)
        or question_of(headed.heading, record_type.table)[0]
    )


@dataclass(frozen=True, slots=True)
class _Contest:
    """The columns' claims, and the column that has each field."""

    record_type: type[Record]
    claims: Mapping[int, _Claim]
    owners: Mapping[str, int]
    headings: Mapping[int, str]
    ticked: Mapping[int, Answers]

    def settled(self, headed: Headed, known: Known) -> ColumnMatch:
        """Return what a column means."""
        claim, place, heading = self.claims[headed.column], headed.column, headed.heading
        if claim.key is None:
            return self._without(headed, claim.how)
        lost = next((field for field in fields_of(claim.key) if self.owners.get(field, place) != place), None)
        if lost is not None:
            if self._yields(claim, lost):
                return ColumnMatch(place, heading, None)
            return ColumnMatch(place, heading, None, others=(claim.key,), remark=self._lost(lost))
        if pair_named(self.record_type, claim.key):
            called = pair_called(heading, self.record_type)
            left = [key for key in fields_of(called.key) if key not in fields_of(claim.key)] if called else []
            remark = self._lost(left[0]) if left and left[0] in self.owners else ""
            return ColumnMatch(place, heading, claim.key, claim.how, claim.confidence, remark=remark)
        unit, remark = _unit(headed, self.record_type.column_of[claim.key], known)
        answers = self.ticked.get(place, ())
        return ColumnMatch(place, heading, claim.key, claim.how, claim.confidence, unit, remark=remark, answers=answers)

    def _yields(self, claim: _Claim, lost: str) -> bool:
        """Tell whether a column leaves its field to another that is expected to say something else."""
        return claim.rank >= YIELDING > self.claims[self.owners[lost]].rank

    def _lost(self, field: str) -> str:
        owner = self.owners[field]
        return _("与 {letters} 列“{heading}”都是“{field}”，只导入 {letters} 列。").format(
            letters=column_letters(owner), heading=self.headings[owner], field=title_of(self.record_type, field)
        )

    def _told(self, question: str, heading: str, key: str) -> str:
        return _(question).format(heading=heading, field=title_of(self.record_type, key))

    def _without(self, headed: Headed, how: How) -> ColumnMatch:
        """Return a column that means no field, with those it may mean."""
        others, question = self._asked(headed)
        if not others and how is How.NONE and headed.hidden is None and _is_asked_for(headed, self.record_type):
            others = tuple(one.key for one in alike(headed.heading, self.record_type))
        free = tuple(key for key in others if self.owners.keys().isdisjoint(fields_of(key)))
        remark = self._told(question, headed.heading, free[0]) if free and how is How.NONE else ""
        others = free or (() if how is How.NONE else others)  # nothing is left to ask where every field has its column
        confidence = 0 if how is How.NONE else 100
        return ColumnMatch(headed.column, headed.heading, None, how, confidence, others=others, remark=remark)

    def _asked(self, headed: Headed) -> tuple[tuple[str, ...], str]:
        """Return what a column may mean whose heading does not settle it, and what is told (marked); of most nothing."""
        pair = pair_called(headed.heading, self.record_type)
        if pair is not None:
            return (pair.key, *fields_of(pair.key)), pair.question
        return question_of(headed.heading, self.record_type.table)


def _unit(headed: Headed, column: Column[Any], known: Known) -> tuple[str | None, str]:
    if headed.column in known.units:
        return known.units[headed.column], ""
    words = [words_of(part).unit for part in reversed(parts_of(headed.heading))]
    words += [headed.unit, unit_below(headed.cells)]
    unit = unit_of(next(filter(None, words), ""), column.kind, known.table_unit)
    return unit, remark_of(unit, column.kind)


# --- decisions ------------------------------------------------------------------------------------------------------


def rematch(table: FoundTable, decisions: Decisions) -> FoundTable:
    """Return a table with what was decided of its kind, its columns and their units; as it is without any of it.

    A new kind means that its headings are matched anew.  A table that is left out keeps what was found, and its kind is
    `wzlab.importing.model.SKIP`.
    """
    kind = decisions.kinds.get(table.key, table.kind)
    chosen = {column: key for (of, column), key in decisions.columns.items() if of == table.key}
    units = {column: unit for (of, column), unit in decisions.units.items() if of == table.key}
    record_type = TYPE_OF.get(kind)
    if record_type is None or (kind == table.kind and not chosen):
        return replace(table, kind=kind, columns=_with_units(table, units))
    known = Known(chosen, _kept(table) if kind == table.kind else {}, units, table.unit)
    headings = [
        Headed(match.column, match.heading, unit=match.unit or "", answers=match.answers) for match in table.columns
    ]
    columns = match_columns(headings, record_type, known)
    if kind == table.kind:
        columns = tuple(map(_as_found, columns, table.columns, [column.column in chosen for column in columns]))
    return replace(table, kind=kind, kinds=(kind, *(one for one in table.kinds if one != kind)), columns=columns)


def _with_units(table: FoundTable, units: Mapping[int, str]) -> tuple[ColumnMatch, ...]:
    return tuple(
        match._replace(unit=units[match.column], remark="") if match.column in units else match
        for match in table.columns
    )


def _kept(table: FoundTable) -> dict[int, str | None]:
    """Return what was found of columns that headings alone do not tell again."""
    record_type = table.record_type
    assert record_type is not None
    kept: dict[int, str | None] = {}
    for match in table.columns:
        meant = meant_by(match.heading, record_type.table) if match.heading else None
        if match.is_pair and match.how is not How.REMEMBERED and pair_called(match.heading, record_type):
            continue  # which of the two it holds depends on the other columns
        if match.key is not None and (meant is None or meant.key != match.key):
            kept[match.column] = match.key
        elif match.key is None and (not match.remark or pair_called(match.heading, record_type)):
            kept[match.column] = None
    return kept


def _as_found(now: ColumnMatch, found: ColumnMatch, is_chosen: bool) -> ColumnMatch:
    """Return a column as it was found where the decisions on other columns left it its field."""
    is_same = now._replace(how=found.how, confidence=found.confidence, others=found.others) == found
    return found if is_same and not is_chosen else now
