"""Reference judge of the Wenzhou AI call (pack ``wenzhou-ai-2025``), written only to test the real engine against.

The one public name is :func:`judge`: a valid, parsed interchange document in, the figures of one ``wzlab check`` line
out (without words, warnings and problems).  Everything of Wenzhou is a literal here on purpose: an oracle shares no
machinery with what it checks.  Areas are m², money is 元, shares and all figures are exact ``Fraction``; every bound
of the notice (温州市科学技术局, 2025-12-25) is inclusive.  An invalid document may raise anything.

Corners (where the contract leaves a choice open, and what is done here):

C01 "more than 2 decimals" is numerical: 500.000 is 500; 500.001 is impossible.
C02 A null or blank cell that also has an as-typed text is as typed; an as-typed text that is blank counts as typed too.
C03 A text field given as typed (lab.name, units.uscc, rooms.site, attachments.file …) is unknown like any other field.
C04 A partial birth date is impossible only if all its days are after the reference date; otherwise it is judged as
    the whole interval, days after the reference date included (the age can then be -1).
C05 With an empty window every date, blank ones too, is outside it (brute force over the fillings rules over Kleene).
C06 starts_on and approved_on both not known: both are named in ``undecided``; likewise usable_area and floor_area.
    A blank first field is named also when the second one is as typed or impossible (nothing stands in).
C07 A blank legal_form whose credit code is blank or unknown names legal_form and uscc; a known code that does not
    decide names legal_form alone; entity_type or legal_form ``other`` leaves the track unknown with nothing undecided.
C08 new_rd_track is a dimension of ``readings`` for every lab, also when the lead is no new_rd_institution (or none).
C09 Combinations: the Cartesian product in table order, the last reading varying fastest.
C10 operator, threshold and unit are the condition's own and stay when figures (low, high, gap) are null; only the
    threshold of team.senior_share is null with an unknown track. Conditions without figures have none of the three;
    space.concentrated has unit ``sites`` and no operator, threshold or gap.
C11 The gap of director.age is measured from ``high`` (the worst case), never below 0, and 0 when met.
C12 not_applicable, or an unknown track: the ledger lists no projects, patents or staff; only the lead is undecided.
C13 A missing director is {"record": null, "fields": ["staff.post"]}; a lead unknown through an as-typed role is the
    same {"record": null, "fields": ["units.role"]} as a missing one.
C14 A record whose given unit cannot be compared, as there is no one lead, is itself undecided with ``units.role``
    (no null entry); if its unit is as typed too, with ``unit`` and ``units.role``.
C15 Share: a record not certainly in or out of the whole is undecided even if certainly no hit.
C16 Sum: an amount that is certain despite a blank (0 % of a blank, a blank percent of 0) is counted, not undecided.
C17 Yes/no conditions on one record (lead, director, ``lab``) list that record as counted, not counted or undecided.
C18 Ledger of judged conditions: space.concentrated counts rooms with a site, the others are undecided (``site``);
    director.standing and team.stable have an empty ledger.
C19 team.exclusive without staff: open with an empty ledger.
C20 cooperation.agreements: a unit whose role is as typed is undecided (``role``, and the agreement's fields if those
    are unknown); it can make the condition open but never unmet; with no certain partner and some possible one the
    condition is open, whatever the agreements say.
C21 Blank fields of an agreement are named with their table on the partner unit: ``agreements.signed_by_all``.
C22 cooperation.mix: counted = units of one of the three categories, whether or not another unit already has it.
C23 basis.achievement lists projects, then awards, then milestones ("file order" = the order of the contract).
C24 evidenced.outcome follows the rule of ``outcome``: every combination is recomputed, so it may be ``depends``.
C25 evidenced: an attachment to a condition id proves no record; an as-typed record, file or valid_until proves
    nothing; the director is looked for in the unrestricted lab; space.concentrated recomputes its figures only.
C26 "Blank" and "nothing around it" use Python's str.strip(): a zero-width space is not blank.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

Choice = dict[str, str]

NOTICE_DAY: Final = date(2025, 12, 25)
CLOSING_DAY: Final = date(2026, 1, 12)
WINDOW_START: Final = date(2023, 1, 1)

TABLES: Final = (
    "units", "staff", "rooms", "equipment", "projects", "patents", "awards", "milestones", "agreements", "scenarios",
    "targets", "investments", "attachments",
)  # fmt: skip

DATES: Final = (
    "birth_date", "high_tech_valid_until", "lease_until", "acquired_on", "approved_on", "starts_on", "granted_on",
    "achieved_on", "valid_until",
)  # fmt: skip

LEAVES: Final = (
    "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4",
    "3.5.1", "3.5.2", "3.5.3", "3.5.4", "3.5.5", "4.1", "4.2",
)  # fmt: skip

READINGS: Final[dict[str, tuple[str, ...]]] = {
    "units_counted": ("all_units", "lead_only"),
    "director_counted": ("yes", "no"),
    "irregular_staff": ("yes", "no"),
    "area_basis": ("usable", "floor"),
    "offices_counted": ("no", "yes"),
    "age_cutoff": ("on_deadline", "on_notice", "by_year", "strict"),
    "project_date": ("approved_on", "starts_on"),
    "sub_projects": ("topics_count", "projects_only"),
    "assigned_patents": ("no", "yes"),
    "lapsed_patents": ("no", "yes"),
    "scenario_proofs": ("any", "all"),
    "new_rd_track": ("by_legal_form", "research", "enterprise"),
}


# --------------------------------------------------------------------------------------------- cells and records


@dataclass(frozen=True)
class Cell:
    """One field of one record: ``state`` is "value", "blank" or "unknown" (as typed, or a value that cannot be)."""

    state: str
    value: Any = None


@dataclass(frozen=True)
class Record:
    """One record with the cells that were given or defaulted; every other field is blank."""

    id: str
    cells: dict[str, Cell]

    def cell(self, name: str) -> Cell:
        """Return the cell of a field, blank if nothing was given."""
        return self.cells.get(name, Cell("blank"))


@dataclass(frozen=True)
class Lab:
    """A whole application: its records, the reference date, the one lead unit if there is one, pins and notes."""

    record: Record
    tables: dict[str, tuple[Record, ...]]
    reference: date
    lead: Record | None
    pins: dict[str, str]
    notes: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Scope:
    """A lab seen whole (``proven`` is None), or only through the records whose ids are proven."""

    lab: Lab
    proven: frozenset[str] | None = None

    def rows(self, table: str) -> list[Record]:
        """Return the visible records of a table, in file order."""
        return [row for row in self.lab.tables[table] if self.sees(row)]

    def sees(self, record: Record) -> bool:
        """Return whether a record is visible."""
        return self.proven is None or record.id in self.proven

    def visible(self, record: Record | None) -> Record | None:
        """Return the record if there is one and it is visible, else None."""
        return record if record is not None and self.sees(record) else None


def defaults(table: str) -> dict[str, Any]:
    """Return the bracketed defaults of a table (only fields that decide something)."""
    bracketed: dict[str, dict[str, Any]] = {
        "staff": {"post": "research", "source": "own"},
        "rooms": {"tenure": "owned", "shared_percent": 100},
        "equipment": {"acquisition": "purchased", "status": "in_use"},
        "patents": {"acquisition": "original", "legal_status": "in_force"},
        "scenarios": {"kind": "application"},
    }
    return bracketed.get(table, {})


def is_blank(value: Any) -> bool:
    """Return whether a JSON value is blank: null, or text of nothing but white space."""
    return value is None or (isinstance(value, str) and value.strip() == "")


def exact(value: Any) -> Fraction:
    """Return a JSON number (or text of one) as the exact decimal that was written."""
    return Fraction(Decimal(str(value).strip()))


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day that an ISO date, month or year may mean."""
    parts = [int(part) for part in text.strip().split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    following = date(parts[0], parts[1] + 1, 1) if parts[1] < 12 else date(parts[0] + 1, 1, 1)
    return date(parts[0], parts[1], 1), following - timedelta(days=1)


def read_cell(name: str, value: Any, reference: date) -> Cell:
    """Return the cell for a given JSON value; a value that cannot be is unknown."""
    if is_blank(value):
        return Cell("blank")
    if name in DATES:
        days = days_of(str(value))
        impossible = name == "birth_date" and days[0] > reference
        return Cell("unknown") if impossible else Cell("value", days)
    if name in ("usable_area", "floor_area", "original_value"):
        amount = exact(value)
        impossible = amount < 0 or (amount * 100).denominator != 1
        return Cell("unknown") if impossible else Cell("value", amount)
    if name == "shared_percent":
        percent = exact(value)
        return Cell("value", percent) if 0 <= percent <= 100 else Cell("unknown")
    return Cell("value", value.strip() if isinstance(value, str) else value)


def read_record(table: str, given: dict[str, Any], typed: dict[str, Any], reference: date) -> Record:
    """Return a record: defaults for absent keys, then the given values, then the as-typed texts."""
    values = defaults(table) | {name: value for name, value in given.items() if name != "id"}
    cells = {name: read_cell(name, value, reference) for name, value in values.items() if name not in typed}
    cells |= {name: Cell("unknown") for name in typed}
    return Record("lab" if table == "lab" else str(given["id"]).strip(), cells)


def reference_day(document: dict[str, Any], as_of: str | None) -> date:
    """Return ``as_of``, else the lab's own reference date, else the closing date (also when it is as typed)."""
    if as_of is not None:
        return date.fromisoformat(as_of)
    own = (document.get("lab") or {}).get("reference_date")
    typed = "reference_date" in typed_texts(document, "lab")
    return CLOSING_DAY if typed or is_blank(own) else date.fromisoformat(str(own).strip())


def typed_texts(document: dict[str, Any], record: str) -> dict[str, Any]:
    """Return the as-typed texts of one record."""
    texts: dict[str, Any] = (document.get("as_typed") or {}).get(record) or {}
    return texts


def read_lab(document: dict[str, Any], as_of: str | None) -> Lab:
    """Return the lab of a valid interchange document."""
    reference = reference_day(document, as_of)
    tables: dict[str, tuple[Record, ...]] = {}
    for table in TABLES:
        rows = document.get(table) or []
        tables[table] = tuple(
            read_record(table, row, typed_texts(document, str(row["id"]).strip()), reference) for row in rows
        )
    own = read_record("lab", document.get("lab") or {}, typed_texts(document, "lab"), reference)
    return Lab(own, tables, reference, find_only(tables["units"], "role", "lead"), pins(document), notes(document))


def find_only(rows: Iterable[Record], name: str, wanted: str) -> Record | None:
    """Return the only record whose field has the wanted value; None if none, several, or any is as typed."""
    cells = [(row, row.cell(name)) for row in rows]
    if any(cell.state == "unknown" for _, cell in cells):
        return None
    found = [row for row, cell in cells if cell.value == wanted]
    return found[0] if len(found) == 1 else None


def pins(document: dict[str, Any]) -> dict[str, str]:
    """Return the pinned choice of every pinned reading."""
    given = document.get("readings") or {}
    chosen = {name: pin.get("choice") if isinstance(pin, dict) else pin for name, pin in given.items()}
    return {name: str(choice).strip() for name, choice in chosen.items() if not is_blank(choice)}


def notes(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the notes by condition."""
    return {name: note or {} for name, note in (document.get("notes") or {}).items()}


# --------------------------------------------------------------------------------------------- three-valued logic


@dataclass(frozen=True)
class Truth:
    """True, False or unknown (None); if unknown, the fields that keep it so."""

    value: bool | None
    fields: frozenset[str] = frozenset()


def unknown(*names: str) -> Truth:
    """Return an unknown truth kept so by the named fields."""
    return Truth(None, frozenset(names))


def all_of(*truths: Truth) -> Truth:
    """Kleene's and."""
    if any(truth.value is False for truth in truths):
        return Truth(False)
    if all(truth.value is True for truth in truths):
        return Truth(True)
    return Truth(None, frozenset[str]().union(*(truth.fields for truth in truths if truth.value is None)))


def any_of(*truths: Truth) -> Truth:
    """Kleene's or."""
    return negate(all_of(*(negate(truth) for truth in truths)))


def negate(truth: Truth) -> Truth:
    """Kleene's not."""
    return truth if truth.value is None else Truth(not truth.value)


def yes(record: Record, name: str) -> Truth:
    """Return a yes/no field; blank is unknown."""
    return one_of(record, name, True)


def one_of(record: Record, name: str, *wanted: Any) -> Truth:
    """Return whether a field has one of the wanted values; blank is unknown."""
    cell = record.cell(name)
    return Truth(cell.value in wanted) if cell.state == "value" else unknown(name)


def on_days(days: tuple[date, date], test: Callable[[date], bool]) -> bool | None:
    """Return whether a test holds on every possible day, on none, or only on some (None)."""
    first, last = days
    answers = {test(first + timedelta(days=n)) for n in range((last - first).days + 1)}
    return answers.pop() if len(answers) == 1 else None


def date_is(record: Record, name: str, test: Callable[[date], bool]) -> Truth:
    """Return whether a date field passes a test, as the interval it is; blank is unknown."""
    cell = record.cell(name)
    if cell.state != "value":
        return unknown(name)
    answer = on_days(cell.value, test)
    return unknown(name) if answer is None else Truth(answer)


def blank(record: Record, name: str) -> Truth:
    """Return whether a field is blank (always certain: as typed and impossible are not blank)."""
    return Truth(record.cell(name).state == "blank")


def in_window(lab: Lab, record: Record, name: str) -> Truth:
    """Return whether a date field lies in 2023-01-01 … reference date, both included."""
    if lab.reference < WINDOW_START:
        return Truth(False)
    return date_is(record, name, lambda day: WINDOW_START <= day <= lab.reference)


def of_lead(lab: Lab, record: Record) -> Truth:
    """Return whether a person, room or device belongs to the lead unit; a blank unit always does."""
    cell = record.cell("unit")
    if cell.state == "blank":
        return Truth(True)
    missing = ["units.role"] if lab.lead is None else []
    if cell.state == "unknown":
        return unknown("unit", *missing)
    return unknown(*missing) if lab.lead is None else Truth(cell.value == lab.lead.id)


def named_lead(lab: Lab, record: Record, name: str) -> Truth:
    """Return whether a host or holder field names the lead unit; a blank one is unknown."""
    cell = record.cell(name)
    if lab.lead is None:
        return unknown("units.role")
    return Truth(cell.value == lab.lead.id) if cell.state == "value" else unknown(name)


def unit_counts(lab: Lab, record: Record, choice: Choice) -> Truth:
    """Return whether the record's unit counts under the reading ``units_counted``."""
    return of_lead(lab, record) if choice["units_counted"] == "lead_only" else Truth(True)


# --------------------------------------------------------------------------------------------- findings


@dataclass
class Finding:
    """What one condition says under one combination of readings."""

    outcome: str
    low: Fraction | None = None
    high: Fraction | None = None
    threshold: Fraction | None = None
    counted: list[str] = field(default_factory=list)
    not_counted: list[str] = field(default_factory=list)
    undecided: list[dict[str, Any]] = field(default_factory=list)

    def enter(self, record: Record, truth: Truth) -> None:
        """Write one record into the ledger."""
        if truth.value is None:
            self.undecided.append(entry(record.id, truth.fields))
        else:
            (self.counted if truth.value else self.not_counted).append(record.id)


def entry(record: str | None, names: Iterable[str]) -> dict[str, Any]:
    """Return one undecided entry."""
    return {"record": record, "fields": sorted(set(names))}


def outcome_of(value: bool | None) -> str:
    """Return the outcome of a yes/no condition."""
    return "open" if value is None else "met" if value else "unmet"


def at_least(low: Fraction, high: Fraction | None, threshold: Fraction) -> str:
    """Return met, unmet or open for measured bounds; high None is unbounded."""
    if low >= threshold:
        return "met"
    return "unmet" if high is not None and high < threshold else "open"


def missing(*names: str) -> Finding:
    """Return the open finding of a condition whose one record is missing."""
    return Finding("open", undecided=[entry(None, names)])


def single(record: Record, truth: Truth) -> Finding:
    """Return the finding of a yes/no condition about one record."""
    finding = Finding(outcome_of(truth.value))
    finding.enter(record, truth)
    return finding


def count(rows: Iterable[Record], where: Callable[[Record], Truth], threshold: int) -> Finding:
    """Return the finding of "at least so many records"."""
    finding = Finding("", threshold=Fraction(threshold))
    for row in rows:
        finding.enter(row, where(row))
    finding.low = Fraction(len(finding.counted))
    finding.high = Fraction(len(finding.counted) + len(finding.undecided))
    finding.outcome = at_least(finding.low, finding.high, Fraction(threshold))
    return finding


def some(rows: Iterable[Record], where: Callable[[Record], Truth]) -> Finding:
    """Return the finding of "some record …" (false without any record); it has no figures."""
    finding = count(rows, where, 1)
    finding.low = finding.high = finding.threshold = None
    return finding


@dataclass(frozen=True)
class Amount:
    """An exact amount between two bounds (high None: unbounded); if not certain, the fields that keep it so."""

    low: Fraction
    high: Fraction | None
    fields: frozenset[str] = frozenset()


def total(
    rows: Iterable[Record], where: Callable[[Record], Truth], amount: Callable[[Record], Amount], threshold: int
) -> Finding:
    """Return the finding of "amounts of the records add up to at least so much"."""
    finding = Finding("", threshold=Fraction(threshold))
    low, high = Fraction(0), [Fraction(0)]
    unbounded = False
    for row in rows:
        member, size = where(row), amount(row)
        certain = Truth(True) if size.low == size.high else Truth(None, size.fields)
        finding.enter(row, all_of(member, certain))
        if member.value is True:
            low += size.low
        if member.value is not False:
            unbounded = unbounded or size.high is None
            high.append(size.high or Fraction(0))
    finding.low, finding.high = low, None if unbounded else sum(high, Fraction(0))
    finding.outcome = at_least(finding.low, finding.high, Fraction(threshold))
    return finding


def ratio(part: int, whole: int) -> Fraction:
    """Return part of whole, 0 when empty."""
    return Fraction(part, whole) if whole else Fraction(0)


def share(
    rows: Iterable[Record], whole: Callable[[Record], Truth], part: Callable[[Record], Truth], threshold: Fraction
) -> Finding:
    """Return the finding of "the part is at least such a share of the whole", by the formula of the contract."""
    finding = Finding("", threshold=threshold)
    tally: dict[tuple[bool | None, bool | None], int] = {}
    for row in rows:
        inside, hit = whole(row), part(row)
        tally[inside.value, hit.value] = tally.get((inside.value, hit.value), 0) + 1
        if inside.value is None:
            finding.enter(row, unknown(*inside.fields, *hit.fields))
        else:
            finding.enter(row, all_of(inside, hit))
    a, b, u = tally.get((True, True), 0), tally.get((True, False), 0), tally.get((True, None), 0)
    c, d, e = tally.get((None, True), 0), tally.get((None, False), 0), tally.get((None, None), 0)
    finding.high = ratio(a + u + c + e, a + b + u + c + e)
    finding.low = ratio(a, a + b + u + d + e)
    finding.outcome = at_least(finding.low, finding.high, threshold)
    return finding


# --------------------------------------------------------------------------------------------- the track


def track_of(lead: Record, choice: str) -> tuple[str, frozenset[str]]:
    """Return the lead's track, or "unknown" with the fields that keep it so."""
    entity = lead.cell("entity_type")
    if entity.state != "value":
        return "unknown", frozenset({"entity_type"})
    if entity.value == "enterprise":
        return "enterprise", frozenset()
    if entity.value in ("university", "research_institute", "medical_institution"):
        return "research", frozenset()
    if entity.value != "new_rd_institution":
        return "unknown", frozenset()
    return (choice, frozenset()) if choice != "by_legal_form" else track_by_form(lead)


def track_by_form(lead: Record) -> tuple[str, frozenset[str]]:
    """Return the track of a new R&D institution by its legal form, or if that is blank by its credit code."""
    form = lead.cell("legal_form")
    if form.state == "unknown":
        return "unknown", frozenset({"legal_form"})
    if form.state == "blank":
        return track_by_code(lead)
    if form.value == "enterprise":
        return "enterprise", frozenset()
    return ("research" if form.value in ("public_institution", "private_non_enterprise") else "unknown"), frozenset()


def track_by_code(lead: Record) -> tuple[str, frozenset[str]]:
    """Return the track by the first two characters of the credit code (91 enterprise; 12, 52 research)."""
    code = lead.cell("uscc")
    if code.state != "value":
        return "unknown", frozenset({"legal_form", "uscc"})
    if code.value[:2] == "91":
        return "enterprise", frozenset()
    return ("research", frozenset()) if code.value[:2] in ("12", "52") else ("unknown", frozenset({"legal_form"}))


def lab_track(lab: Lab, choice: str) -> str:
    """Return the track of the lab: research, enterprise or unknown."""
    return track_of(lab.lead, choice)[0] if lab.lead is not None else "unknown"


def off_track(lab: Lab, choice: Choice, wanted: str) -> Finding | None:
    """Return the finding of a † condition that is not on the wanted track, or None if it applies."""
    if lab.lead is None:
        return missing("units.role")
    track, names = track_of(lab.lead, choice["new_rd_track"])
    if track == wanted:
        return None
    if track != "unknown":
        return Finding("not_applicable")
    return Finding("open", undecided=[entry(lab.lead.id, names)] if names else [])


# --------------------------------------------------------------------------------------------- applicant, basis


def applicant_type(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一), 一: the lead is one of the five named kinds."""
    kinds = ("enterprise", "university", "research_institute", "medical_institution", "new_rd_institution")
    lead = scope.visible(scope.lab.lead)
    return single(lead, one_of(lead, "entity_type", *kinds)) if lead else missing("units.role")


def applicant_yes(scope: Scope, name: str) -> Finding:
    """Judge a yes/no field of the lead."""
    lead = scope.visible(scope.lab.lead)
    return single(lead, yes(lead, name)) if lead else missing("units.role")


def applicant_registered(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一): registered in the city."""
    return applicant_yes(scope, "registered_in_city")


def applicant_legal_person(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一): an independent legal person."""
    return applicant_yes(scope, "legal_person")


def applicant_credit(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一): operation and credit in good order."""
    return applicant_yes(scope, "good_credit")


def basis_achievement(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)1: some major project, award, or milestone in the window."""
    projects, awards, milestones = scope.rows("projects"), scope.rows("awards"), scope.rows("milestones")
    truths = {
        row.id: all_of(one_of(row, "level", "national", "provincial"), negate(one_of(row, "role", "participant")))
        for row in projects
    }
    truths |= {row.id: one_of(row, "level", "national", "provincial") for row in awards}
    truths |= {row.id: in_window(scope.lab, row, "achieved_on") for row in milestones}
    return some(projects + awards + milestones, lambda row: truths[row.id])


def project_dated(lab: Lab, row: Record, choice: Choice) -> Truth:
    """Return whether a project's date per reading is in the window; approved_on stands in for a blank starts_on."""
    if choice["project_date"] == "approved_on":
        return in_window(lab, row, "approved_on")
    if row.cell("starts_on").state != "blank":
        return in_window(lab, row, "starts_on")
    stand_in = in_window(lab, row, "approved_on")
    if stand_in.value is None and row.cell("approved_on").state != "value":
        return unknown("approved_on", "starts_on")
    return stand_in


def project_counts(lab: Lab, row: Record, choice: Choice, levels: tuple[str, ...]) -> Truth:
    """Return whether a project counts for 三(一)1(1)."""
    topics = choice["sub_projects"] == "topics_count"
    roles = ("lead_project", "lead_topic") if topics else ("lead_project",)
    return all_of(
        one_of(row, "level", *levels),
        one_of(row, "role", *roles),
        named_lead(lab, row, "host"),
        project_dated(lab, row, choice),
        yes(row, "related"),
    )


def basis_projects(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)1(1): at least 5 national or provincial projects."""
    levels = ("national", "provincial")
    return off_track(scope.lab, choice, "research") or count(
        scope.rows("projects"), lambda row: project_counts(scope.lab, row, choice, levels), 5
    )


def basis_national_projects(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)1(1): at least 1 national project."""
    return off_track(scope.lab, choice, "research") or count(
        scope.rows("projects"), lambda row: project_counts(scope.lab, row, choice, ("national",)), 1
    )


def basis_high_tech(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)1(2): the lead is a high-tech enterprise, valid on the reference date."""
    elsewhere = off_track(scope.lab, choice, "enterprise")
    if elsewhere:
        return elsewhere
    lead = scope.visible(scope.lab.lead)
    if lead is None:
        return missing("units.role")
    valid = date_is(lead, "high_tech_valid_until", lambda day: day >= scope.lab.reference)
    return single(lead, all_of(yes(lead, "high_tech"), valid))


def patent_counts(lab: Lab, row: Record, choice: Choice) -> Truth:
    """Return whether a patent counts for 三(一)1(2)."""
    acquired = ("original", "assigned") if choice["assigned_patents"] == "yes" else ("original",)
    alive = Truth(True) if choice["lapsed_patents"] == "yes" else negate(one_of(row, "legal_status", "lapsed"))
    return all_of(
        one_of(row, "kind", "invention"),
        in_window(lab, row, "granted_on"),
        named_lead(lab, row, "holder"),
        one_of(row, "acquisition", *acquired),
        alive,
    )


def basis_patents(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)1(2): at least 5 invention patents granted in the window."""
    return off_track(scope.lab, choice, "enterprise") or count(
        scope.rows("patents"), lambda row: patent_counts(scope.lab, row, choice), 5
    )


# --------------------------------------------------------------------------------------------- space, equipment


def room_counts(lab: Lab, row: Record, choice: Choice) -> Truth:
    """Return whether a room counts for 三(一)2."""
    laboratory = negate(one_of(row, "use", "office", "meeting"))
    lapsed = date_is(row, "lease_until", lambda day: day < lab.reference)
    no_date = blank(row, "lease_until")
    expired = all_of(one_of(row, "tenure", "leased"), Truth(False) if no_date.value else lapsed)
    return all_of(
        unit_counts(lab, row, choice),
        Truth(True) if choice["offices_counted"] == "yes" else laboratory,
        negate(expired),
    )


def area_of(row: Record, choice: Choice) -> Amount:
    """Return a room's area per reading (the other stands in for a blank one) times its shared percent."""
    names = ["usable_area", "floor_area"] if choice["area_basis"] == "usable" else ["floor_area", "usable_area"]
    first, second = row.cell(names[0]), row.cell(names[1])
    percent = row.cell("shared_percent")
    cell = second if first.state == "blank" else first
    fields: set[str] = set()
    if cell.state != "value":
        fields |= set(names) if first.state == "blank" else {names[0]}
    if percent.state != "value":
        fields |= {"shared_percent"}
    least, most = (percent.value, percent.value) if percent.state == "value" else (Fraction(0), Fraction(100))
    if most == 0:
        return Amount(Fraction(0), Fraction(0))
    if cell.state != "value":
        return Amount(Fraction(0), None, frozenset(fields))
    return Amount(cell.value * least / 100, cell.value * most / 100, frozenset(fields))


def space_area(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)2: at least 500 m²."""
    return total(
        scope.rows("rooms"),
        lambda row: room_counts(scope.lab, row, choice),
        lambda row: area_of(row, choice),
        500,
    )


def judged(scope: Scope, condition: str) -> str:
    """Return the outcome of a condition that a person judges."""
    confirmed = scope.lab.notes.get(condition, {}).get("confirmed")
    return "confirm" if is_blank(confirmed) else "met" if confirmed else "unmet"


def space_concentrated(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)2: rooms are physically concentrated (by a person); the figures are distinct sites."""
    finding = Finding(judged(scope, "space.concentrated"))
    rooms = scope.rows("rooms")
    for room in rooms:
        finding.enter(room, Truth(True) if room.cell("site").state == "value" else unknown("site"))
    known = {room.cell("site").value for room in rooms if room.cell("site").state == "value"}
    finding.low = Fraction(max(len(known), 1) if rooms else 0)
    finding.high = Fraction(len(known) + len(finding.undecided))
    return finding


def device_counts(lab: Lab, row: Record, choice: Choice) -> Truth:
    """Return whether a device counts for 三(一)2."""
    in_time = date_is(row, "acquired_on", lambda day: day <= lab.reference)
    return all_of(
        yes(row, "key"),
        negate(one_of(row, "status", "scrapped")),
        negate(one_of(row, "acquisition", "operating_lease", "cloud_service")),
        unit_counts(lab, row, choice),
        Truth(True) if blank(row, "acquired_on").value else in_time,
    )


def value_of(row: Record) -> Amount:
    """Return the book value of a device line."""
    cell = row.cell("original_value")
    if cell.state != "value":
        return Amount(Fraction(0), None, frozenset({"original_value"}))
    return Amount(cell.value, cell.value)


def equipment_value(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)2: key equipment of at least 5 000 000 元."""
    return total(scope.rows("equipment"), lambda row: device_counts(scope.lab, row, choice), value_of, 5_000_000)


# --------------------------------------------------------------------------------------------- director, team


def director_of(scope: Scope) -> Record | None:
    """Return the one director of the whole lab, if visible."""
    return scope.visible(find_only(scope.lab.tables["staff"], "post", "director"))


def director_standing(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: a high-level academic leader (by a person)."""
    return Finding(judged(scope, "director.standing"))


def director_full_time(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: the director is full-time."""
    director = director_of(scope)
    return single(director, yes(director, "full_time")) if director else missing("staff.post")


def birthday(born: date, year: int) -> date:
    """Return the birthday in a year; 1 March for 29 February in other years."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (born.month, born.day) == (2, 29) and not leap:
        return date(year, 3, 1)
    return date(year, born.month, born.day)


def whole_years(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - (1 if day < birthday(born, day.year) else 0)


def young_enough(born: date, reference: date, cutoff: str) -> bool:
    """Return whether someone born on a day is within 65 years under a reading of ``age_cutoff``."""
    if cutoff == "on_deadline":
        return whole_years(born, reference) <= 65
    if cutoff == "on_notice":
        return whole_years(born, NOTICE_DAY) <= 65
    if cutoff == "by_year":
        return born >= date(reference.year - 65, 1, 1)
    return reference <= birthday(born, born.year + 65)


def director_age(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: the director is not over 65."""
    director, reference = director_of(scope), scope.lab.reference
    if director is None:
        return missing("staff.post")
    truth = date_is(director, "birth_date", lambda day: young_enough(day, reference, choice["age_cutoff"]))
    finding = single(director, truth)
    cell = director.cell("birth_date")
    if cell.state == "value":
        finding.low = Fraction(whole_years(cell.value[1], reference))
        finding.high = Fraction(whole_years(cell.value[0], reference))
    return finding


def director_post(row: Record) -> Truth:
    """Return whether a person's post is director; a blank post certainly is not."""
    return Truth(False) if blank(row, "post").value else one_of(row, "post", "director")


def in_team(lab: Lab, row: Record, choice: Choice) -> Truth:
    """Return whether a person counts as full-time research staff for 三(一)3."""
    irregular = ["dual_employed", "dispatched", "rehired"]
    barred = ["student"] if choice["irregular_staff"] == "yes" else ["student", *irregular]
    return all_of(
        yes(row, "full_time"),
        negate(one_of(row, "post", "administration")),
        negate(one_of(row, "source", *barred)),
        unit_counts(lab, row, choice),
        Truth(True) if choice["director_counted"] == "yes" else negate(director_post(row)),
    )


def team_size(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: at least 15 full-time research staff."""
    return count(scope.rows("staff"), lambda row: in_team(scope.lab, row, choice), 15)


def is_senior(row: Record, enterprise: bool) -> Truth:
    """Return whether a person is in the union of senior titles, doctors and (enterprise) talent classes A to C."""
    title = one_of(row, "title_level", "senior", "associate")
    doctor = one_of(row, "degree", "doctor")
    return any_of(title, doctor, one_of(row, "talent_class", "A", "B", "C")) if enterprise else any_of(title, doctor)


def team_senior_share(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: 3/5 (research) or 2/5 (enterprise) of the full-time research staff are senior."""
    enterprise = lab_track(scope.lab, choice["new_rd_track"]) == "enterprise"
    off = off_track(scope.lab, choice, "enterprise" if enterprise else "research")
    return off or share(
        scope.rows("staff"),
        lambda row: in_team(scope.lab, row, choice),
        lambda row: is_senior(row, enterprise),
        Fraction(2, 5) if enterprise else Fraction(3, 5),
    )


def team_exclusive(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: nobody also belongs to another municipal key laboratory."""
    finding = Finding("open")
    for row in scope.rows("staff"):
        finding.enter(row, negate(yes(row, "other_city_lab")))
    if finding.not_counted:
        finding.outcome = "unmet"
    elif finding.counted and not finding.undecided:
        finding.outcome = "met"
    return finding


def team_stable(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(一)3: members stay through the construction period (by a person)."""
    return Finding(judged(scope, "team.stable"))


# --------------------------------------------------------------------------------------------- the lab, the others


def lab_cell(scope: Scope, name: str, test: Callable[[Any], bool]) -> Finding:
    """Judge one field of the lab record; blank is open."""
    record = scope.visible(scope.lab.record)
    if record is None:
        return missing(f"lab.{name}")
    cell = record.cell(name)
    return single(record, Truth(test(cell.value)) if cell.state == "value" else unknown(name))


def lab_type(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(二): a type is chosen."""
    return lab_cell(scope, "lab_type", lambda value: value in ("industry", "discipline"))


def well_named(name: str) -> bool:
    """Return whether a name is 全市 + something not blank + 重点实验室."""
    head, tail = "全市", "重点实验室"
    fits = name.startswith(head) and name.endswith(tail) and len(name) > len(head) + len(tail)
    return fits and name[len(head) : -len(tail)].strip() != ""


def lab_name(scope: Scope, choice: Choice) -> Finding:
    """Judge 四(一): the name's form."""
    return lab_cell(scope, "name", well_named)


def lab_direction(scope: Scope, choice: Choice) -> Finding:
    """Judge 二 and the annex: the direction is one of the 19 leaves."""
    return lab_cell(scope, "direction", lambda value: value in LEAVES)


def agreement_covers(lab: Lab, agreement: Record, partner: Record) -> Truth:
    """Return whether an agreement covers a partner unit; one without a unit covers nobody."""
    if blank(agreement, "unit").value:
        return Truth(False)
    valid = date_is(agreement, "valid_until", lambda day: day >= lab.reference)
    truth = all_of(
        one_of(agreement, "unit", partner.id),
        one_of(agreement, "kind", "joint_building"),
        yes(agreement, "signed_by_all"),
        yes(agreement, "duties_stated"),
        Truth(True) if blank(agreement, "valid_until").value else valid,
    )
    return Truth(truth.value, frozenset(f"agreements.{name}" for name in truth.fields))


def cooperation_agreements(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(三): every partner unit has a valid agreement on joint building."""
    finding = Finding("")
    possible = False
    for unit in scope.lab.tables["units"]:
        partner = one_of(unit, "role", "partner") if unit.cell("role").state != "blank" else Truth(False)
        covered = any_of(*(agreement_covers(scope.lab, row, unit) for row in scope.rows("agreements")))
        possible = possible or (partner.value is None and covered.value is not True)
        if partner.value is None:
            finding.enter(unit, unknown(*partner.fields, *covered.fields))
        elif partner.value:
            finding.enter(unit, covered)
            possible = possible or covered.value is None
    if finding.not_counted:
        finding.outcome = "unmet"
    elif possible or (finding.undecided and not finding.counted):
        finding.outcome = "open"
    else:
        finding.outcome = "met" if finding.counted else "not_applicable"
    return finding


def cooperation_mix(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(三): a chain leader, a university or institute and an AI company are among the units."""
    kinds = ("chain_leader", "university_or_institute", "ai_company")
    units = scope.rows("units")
    each = [any_of(*(one_of(unit, "category", kind) for unit in units)) for kind in kinds]
    finding = Finding(outcome_of(all_of(*each).value))
    for unit in units:
        finding.enter(unit, one_of(unit, "category", *kinds))
    return finding


def scenario_real(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(四): some scenario is genuine."""
    return some(scope.rows("scenarios"), lambda row: yes(row, "genuine"))


def scenario_proof(scope: Scope, choice: Choice) -> Finding:
    """Judge 三(四): some genuine scenario has its proofs."""

    def proven(row: Record) -> Truth:
        named = [yes(row, name) for name in ("intent_agreement", "line_description", "validation_plan")]
        proofs = all_of(*named) if choice["scenario_proofs"] == "all" else any_of(*named, yes(row, "other_proof"))
        return all_of(yes(row, "genuine"), proofs)

    return some(scope.rows("scenarios"), proven)


# --------------------------------------------------------------------------------------------- the conditions


@dataclass(frozen=True)
class Condition:
    """One line of the table of conditions."""

    id: str
    binding: str
    judge: Callable[[Scope, Choice], Finding]
    touches: tuple[str, ...] = ()
    operator: str | None = None
    threshold: Fraction | None = None
    unit: str | None = None


TEAM: Final = ("units_counted", "director_counted", "irregular_staff")
PROJECTS: Final = ("project_date", "sub_projects", "new_rd_track")
PATENTS: Final = ("assigned_patents", "lapsed_patents", "new_rd_track")
AREA: Final = ("units_counted", "area_basis", "offices_counted")


def conditions() -> list[Condition]:
    """Return all conditions in the order of the table."""
    return first_conditions() + last_conditions()


def first_conditions() -> list[Condition]:
    """Return the conditions on applicant, basis, space and equipment."""
    five, one = Fraction(5), Fraction(1)
    money = Fraction(5_000_000)
    return [
        Condition("applicant.type", "required", applicant_type),
        Condition("applicant.registered", "required", applicant_registered),
        Condition("applicant.legal_person", "required", applicant_legal_person),
        Condition("applicant.credit", "required", applicant_credit),
        Condition("basis.achievement", "expected", basis_achievement),
        Condition("basis.projects", "required", basis_projects, PROJECTS, ">=", five, "projects"),
        Condition("basis.national_projects", "required", basis_national_projects, PROJECTS, ">=", one, "projects"),
        Condition("basis.high_tech", "in_principle", basis_high_tech, ("new_rd_track",)),
        Condition("basis.patents", "required", basis_patents, PATENTS, ">=", five, "patents"),
        Condition("space.area", "required", space_area, AREA, ">=", Fraction(500), "m2"),
        Condition("space.concentrated", "required", space_concentrated, unit="sites"),
        Condition("equipment.value", "required", equipment_value, ("units_counted",), ">=", money, "yuan"),
    ]


def last_conditions() -> list[Condition]:
    """Return the conditions on director, team, lab, cooperation and scenarios."""
    share_touches = (*TEAM, "new_rd_track")
    return [
        Condition("director.standing", "required", director_standing),
        Condition("director.full_time", "required", director_full_time),
        Condition("director.age", "in_principle", director_age, ("age_cutoff",), "<=", Fraction(65), "years"),
        Condition("team.size", "required", team_size, TEAM, ">=", Fraction(15), "people"),
        Condition("team.senior_share", "required", team_senior_share, share_touches, ">=", None, "share"),
        Condition("team.exclusive", "in_principle", team_exclusive),
        Condition("team.stable", "in_principle", team_stable),
        Condition("lab.type", "required", lab_type),
        Condition("cooperation.agreements", "required", cooperation_agreements),
        Condition("cooperation.mix", "encouraged", cooperation_mix),
        Condition("scenario.real", "required", scenario_real),
        Condition("scenario.proof", "required", scenario_proof, ("scenario_proofs",)),
        Condition("lab.name", "required", lab_name),
        Condition("lab.direction", "reference", lab_direction),
    ]


# --------------------------------------------------------------------------------------------- putting it together


def proven_ids(lab: Lab) -> frozenset[str]:
    """Return the ids that have an attachment with a file that is certainly not expired on the reference date."""
    proven = set()
    for row in lab.tables["attachments"]:
        until = row.cell("valid_until")
        alive = until.state == "blank" or (until.state == "value" and until.value[0] >= lab.reference)
        if alive and row.cell("file").state == "value" and row.cell("record").state == "value":
            proven.add(str(row.cell("record").value))
    return frozenset(proven)


def combinations(lab: Lab, touches: tuple[str, ...]) -> list[Choice]:
    """Return every combination of the readings touched, the default (or pinned) one first."""
    names = [name for name in READINGS if name in touches]
    options = [(lab.pins[name],) if name in lab.pins else READINGS[name] for name in names]
    return [dict(zip(names, choice, strict=True)) for choice in itertools.product(*options)]


def settle(findings: list[Finding]) -> str:
    """Return the outcome over all combinations, the primary one first."""
    first = findings[0].outcome
    agreed = all(finding.outcome == first for finding in findings)
    return first if agreed or first == "open" else "depends"


def gap_of(condition: Condition, finding: Finding) -> Fraction | None:
    """Return what is lacking to the threshold, 0 when met, None without figures."""
    if finding.low is None or condition.operator is None:
        return None
    if finding.outcome == "met":
        return Fraction(0)
    if condition.operator == "<=":
        return max(Fraction(0), (finding.high or Fraction(0)) - 65)
    return (finding.threshold or Fraction(0)) - finding.low


def judge_condition(condition: Condition, whole: Scope, proven: Scope) -> dict[str, Any]:
    """Return one entry of ``conditions``."""
    choices = combinations(whole.lab, condition.touches)
    findings = [condition.judge(whole, choice) for choice in choices]
    shown = [condition.judge(proven, choice) for choice in choices]
    primary = findings[0]
    readings = [
        {"choice": choice, "outcome": finding.outcome, "low": finding.low, "high": finding.high}
        for choice, finding in zip(choices, findings, strict=True)
    ]
    return {
        "id": condition.id,
        "binding": condition.binding,
        "outcome": settle(findings),
        "primary": primary.outcome,
        "low": primary.low,
        "high": primary.high,
        "operator": condition.operator,
        "threshold": condition.threshold if condition.threshold is not None else primary.threshold,
        "unit": condition.unit,
        "gap": gap_of(condition, primary),
        "readings": readings if condition.touches else [],
        "counted": primary.counted,
        "not_counted": primary.not_counted,
        "undecided": primary.undecided,
        "evidenced": {"outcome": settle(shown), "low": shown[0].low, "high": shown[0].high},
    }


def overall_of(lab: Lab, judged_conditions: list[dict[str, Any]]) -> str:
    """Return gaps, open or ready from the primary outcomes."""
    required = [item["primary"] for item in judged_conditions if item["binding"] == "required"]
    if "unmet" in required:
        return "gaps"
    unexplained = [
        item["id"]
        for item in judged_conditions
        if item["binding"] == "in_principle"
        and item["primary"] not in ("met", "not_applicable")
        and is_blank(lab.notes.get(item["id"], {}).get("reason"))
    ]
    return "open" if unexplained or "open" in required or "confirm" in required else "ready"


def judge(document: dict[str, Any], as_of: str | None = None) -> dict[str, Any]:
    """Judge a valid interchange document; ``as_of`` (ISO) overrides its reference date."""
    lab = read_lab(document, as_of)
    whole, proven = Scope(lab), Scope(lab, proven_ids(lab))
    entries = [judge_condition(condition, whole, proven) for condition in conditions()]
    binding = [item for item in entries if item["binding"] in ("required", "in_principle")]
    return {
        "as_of": lab.reference.isoformat(),
        "track": lab_track(lab, lab.pins.get("new_rd_track", "by_legal_form")),
        "overall": overall_of(lab, entries),
        "robust": all(item["outcome"] != "depends" for item in binding),
        "conditions": entries,
    }
