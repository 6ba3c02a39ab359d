"""What an expression says of a record whose cells may be blank, as typed, partial or impossible.

Expressions are written as in a pack.  Whatever is claimed of blanks is held against every way they could be filled.
"""

import operator
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.dates import PartialDate, birthday, whole_years
from wzlab.policy.evaluation import Bindings, evaluate, judged_value, settle, settled_value, truth, unknown_fields
from wzlab.policy.functions import FUNCTIONS, OPERATORS
from wzlab.policy.nodes import FALSE, TRUE, Attribute, Constant, Name, Node, Type, parts_of
from wzlab.policy.parsing import Scope, parse
from wzlab.policy.values import Range, Value, bounds, is_exact, simplified
from wzlab.records import Instrument, Person, Room, Target, Unit

REFERENCE = date(2026, 1, 12)
NAMES: Mapping[str, Node] = {
    "reference_date": Name("reference_date", Type.DATE),
    "window_start": Constant(date(2023, 1, 1), Type.DATE),
    "units_counted": Name("units_counted", Type.TEXT, ("all_units", "lead_only")),
    "area_basis": Name("area_basis", Type.TEXT, ("usable", "floor")),
}
SETS = {"senior_levels": frozenset({"senior", "associate"})}
LEAD = Unit.of("u1", role="lead", entity_type="university")


def expression(text: str, record_type: type[Record] | None) -> Node:
    return parse(text, Scope(NAMES, SETS, {"lead": Unit}, frozenset({"1.1"}), record_type), None)


def bindings(lead: Record | None = LEAD, **readings: str) -> Bindings:
    chosen = {"units_counted": "all_units", "area_basis": "usable"} | readings
    values = {name: Constant(option, Type.TEXT) for name, option in chosen.items()}
    values["reference_date"] = Constant(REFERENCE, Type.DATE)
    return Bindings(values, {"lead": lead}, {"lead": "units.role"}, REFERENCE)


def settled(text: str, record_type: type[Record] | None, lead: Record | None = LEAD, **readings: str) -> Node:
    return settle(expression(text, record_type), bindings(lead, **readings))


def said(text: str, record: Record, lead: Record | None = LEAD, **readings: str) -> Value:
    """Return what an expression says of a record."""
    return evaluate(settled(text, type(record), lead, **readings), record.cells)


def blanks(text: str, record: Record, lead: Record | None = LEAD, **readings: str) -> tuple[str, ...]:
    """Return the fields that keep an expression unknown on a record."""
    return unknown_fields(settled(text, type(record), lead, **readings), record.cells)


def person(**cells: Cell) -> Person:
    return Person.of("s1", **{"post": None, "source": None, **cells})


def room(**cells: Cell) -> Room:
    return Room.of("r1", **cells)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


# --- cells ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell", "judged"),
    [
        (Person.full_time, True, True),
        (Person.full_time, False, False),
        (Person.full_time, None, None),
        (Person.full_time, AsTyped("是"), None),
        (Person.degree, "none", "none"),
        (Person.degree, AsTyped("doctor"), None),
        (Person.name, AsTyped("甲"), None),
        (Person.birth_date, day("1970-05-01"), date(1970, 5, 1)),
        (Person.birth_date, day("1970-05"), Range(date(1970, 5, 1), date(1970, 5, 31))),
        (Person.birth_date, AsTyped("1970"), None),
        (Room.usable_area, Decimal("60.5"), Decimal("60.5")),
        (Room.usable_area, None, Range(0, None)),
        (Room.usable_area, AsTyped("六十"), Range(0, None)),
        (Room.usable_area, Decimal(-1), Range(0, None)),
        (Room.usable_area, Decimal("60.555"), Range(0, None)),
        (Room.shared_percent, None, Range(0, 100)),
        (Room.shared_percent, Decimal(120), Range(0, 100)),
        (Instrument.original_value, Decimal("12.345"), Range(0, None)),
        (Instrument.quantity, Decimal(-3), Decimal(-3)),
        (Instrument.quantity, None, Range(None, None)),
        (Target.year, None, Range(None, None)),
    ],
)
def test_that_a_cell_is_judged_as_far_as_it_is_known(column: Column[Any], cell: Cell, judged: Value) -> None:
    cells: list[Cell] = [None] * (column.index + 1)
    cells[column.index] = cell
    assert judged_value(column, tuple(cells)) == judged


@pytest.mark.parametrize(
    ("born", "judged"),
    [
        ("2026-01-12", date(2026, 1, 12)),
        ("2026-01-13", None),
        ("2026-02", None),
        ("2026", Range(date(2026, 1, 1), date(2026, 12, 31))),  # some of its days are possible: judged as given
        ("2027", None),
    ],
)
def test_that_a_birth_after_the_reference_date_cannot_be(born: str, judged: Value) -> None:
    assert said("birth_date", person(birth_date=day(born))) == judged


def test_that_another_date_after_the_reference_date_is_judged_as_given() -> None:
    assert said("acquired_on <= reference_date", Instrument.of("e1", acquired_on=day("2026-01-13"))) is False


# --- expressions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells", "value"),
    [
        ("full_time", {"full_time": True}, True),
        ("not full_time", {}, None),
        ("full_time and degree == 'doctor'", {"degree": "none"}, False),
        ("full_time and degree == 'doctor'", {"degree": "doctor"}, None),
        ("full_time or degree == 'doctor'", {"degree": "doctor"}, True),
        ("title_level in senior_levels or degree == 'doctor'", {"title_level": "junior"}, None),
        ("title_level in senior_levels", {"title_level": "associate"}, True),
        ("title_level not in senior_levels", {"title_level": AsTyped("高级")}, None),
        ("degree != 'doctor'", {}, None),
        ("is_blank(post)", {}, True),
        ("is_blank(post)", {"post": AsTyped("主任")}, False),
        ("not is_blank(post) and post == 'director'", {}, False),
        ("not is_blank(post) and post == 'director'", {"post": AsTyped("主任")}, None),
        ("months_per_year >= 8", {"months_per_year": Decimal(8)}, True),
        ("months_per_year > 8", {"months_per_year": Decimal(8)}, False),
        ("months_per_year < 8", {}, None),
        ("joined_on <= reference_date", {"joined_on": day("2026-01-12")}, True),
        ("joined_on <= reference_date", {"joined_on": day("2026")}, None),
        ("joined_on < reference_date", {"joined_on": day("2025")}, True),
        ("joined_on == reference_date", {"joined_on": day("2026-01")}, None),
        ("joined_on == reference_date", {"joined_on": day("2025")}, False),
        ("within(joined_on, window_start, reference_date)", {"joined_on": day("2023")}, True),
        ("within(joined_on, window_start, reference_date)", {"joined_on": day("2022-12-31")}, False),
        ("within(joined_on, window_start, reference_date)", {"joined_on": day("2026-01")}, None),
        ("months_per_year if full_time else 0", {"months_per_year": Decimal(8)}, Range(0, 8)),
        ("months_per_year if full_time else 0", {"full_time": False}, 0),
        ("'a' if full_time else 'a'", {}, "a"),
        ("'a' if full_time else 'b'", {}, None),
        ("years(birth_date, reference_date)", {"birth_date": day("1960")}, Range(65, 66)),
        ("years(birth_date, reference_date) <= 65", {"birth_date": day("1960-01")}, None),
        ("years(birth_date, reference_date) <= 65", {"birth_date": day("1960-02")}, True),
        ("years(birth_date, reference_date) <= 65", {"birth_date": day("1960-01-12")}, False),
        ("years(birth_date, reference_date) <= 65", {"birth_date": day("1960-01-13")}, True),
    ],
)
def test_that_an_expression_says_what_is_known(text: str, cells: dict[str, Cell], value: Value) -> None:
    assert said(text, person(**cells)) == value


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"usable_area": Decimal(60), "floor_area": Decimal(80)}, Decimal(60)),
        ({"floor_area": Decimal(80)}, Decimal(80)),
        ({"usable_area": AsTyped("60 左右"), "floor_area": Decimal(80)}, Range(0, None)),
        ({"usable_area": Decimal(-1), "floor_area": Decimal(80)}, Range(0, None)),
        ({}, Range(0, None)),
    ],
)
def test_that_another_field_stands_in_for_a_blank_only(cells: dict[str, Cell], area: Value) -> None:
    assert said("first_known(usable_area, floor_area)", room(**cells)) == area


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"usable_area": Decimal("333.33"), "shared_percent": Decimal(50)}, Decimal("166.665")),
        ({"usable_area": Decimal(600), "shared_percent": None}, Range(0, 600)),
        ({"shared_percent": Decimal(0)}, 0),
        ({"shared_percent": None}, Range(0, None)),
        ({"shared_percent": Decimal(50)}, Range(0, None)),
    ],
)
def test_that_an_area_is_shared_exactly(cells: dict[str, Cell], area: Value) -> None:
    assert said("usable_area * shared_percent / 100", room(**cells)) == area


# --- settling -------------------------------------------------------------------------------------------------------

OF_LEAD = "units_counted == 'all_units' or is_blank(unit) or unit == lead.id"


def test_that_a_reading_that_counts_everybody_leaves_nothing_to_ask() -> None:
    assert settled(OF_LEAD, Person) == TRUE
    assert settled("full_time and (" + OF_LEAD + ")", Person) == settled("full_time", Person)
    assert settled("units_counted == 'lead_only' and full_time", Person) == FALSE


def test_that_a_narrow_reading_asks_for_the_unit() -> None:
    told = [said(OF_LEAD, person(unit=unit), units_counted="lead_only") for unit in ("u1", "u2", None, AsTyped("一院"))]
    assert told == [True, False, True, None]


def test_that_without_a_lead_it_is_unknown_who_belongs_to_it() -> None:
    told = [said(OF_LEAD, person(unit=unit), None, units_counted="lead_only") for unit in ("u1", None)]
    assert told == [None, True]
    assert blanks(OF_LEAD, person(unit="u1"), None, units_counted="lead_only") == ("units.role",)
    assert blanks(OF_LEAD, person(unit=AsTyped("一院")), None, units_counted="lead_only") == ("unit", "units.role")


def test_that_a_name_or_single_nobody_binds_stays_for_whoever_writes_formulas() -> None:
    node = expression("units_counted == 'lead_only' and unit == lead.id", Person)
    open_bindings = replace(bindings(), singles={})
    assert settle(node, open_bindings) == FALSE
    left = settle(node, replace(open_bindings, values={}))
    assert left == node
    assert settle(left, bindings()) == FALSE


def test_that_a_field_of_the_lead_unit_is_read_from_afar() -> None:
    assert settled_value(expression("lead.entity_type == 'university'", None), bindings()).value is True
    blank = settled_value(expression("lead.legal_person", None), bindings())
    assert (blank.value, blank.missing) == (None, ("lead.legal_person",))
    missing = settled_value(expression("lead.legal_person", None), bindings(None))
    assert (missing.value, missing.missing) == (None, ("units.role",))


def test_that_settling_picks_the_branch_a_reading_chooses() -> None:
    text = "usable_area if area_basis == 'usable' else floor_area"
    assert settled(text, Room) == expression("usable_area", Room)
    assert settled(text, Room, area_basis="floor") == expression("floor_area", Room)


# --- which blanks decide --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells", "fields"),
    [
        ("full_time and degree == 'doctor'", {}, ("full_time", "degree")),
        ("degree == 'doctor' and full_time", {}, ("degree", "full_time")),
        ("full_time and degree == 'doctor'", {"degree": "doctor"}, ("full_time",)),
        ("full_time and degree == 'doctor'", {"degree": "none"}, ()),
        ("full_time or degree == 'doctor'", {"degree": "doctor"}, ()),
        ("full_time or full_time", {}, ("full_time",)),
        ("degree == 'doctor' or title_level in senior_levels", {"title_level": AsTyped("高级")}, ("degree", "title_level")),
        ("not is_blank(post) and post == 'director'", {"post": AsTyped("主任")}, ("post",)),
        ("not is_blank(post) and post == 'director'", {}, ()),
        ("joined_on <= reference_date", {"joined_on": day("2026")}, ("joined_on",)),
        ("joined_on <= reference_date", {"joined_on": day("2025")}, ()),
        ("within(joined_on, contract_until, reference_date)", {}, ("joined_on", "contract_until")),
        ("(degree == 'doctor') if full_time else (degree == 'master')", {}, ("full_time",)),
        ("(degree == 'doctor') if full_time else other_city_lab", {"full_time": True}, ("degree",)),
        ("(degree == 'doctor') if is_blank(post) else full_time", {}, ("post", "degree")),
        ("(degree == 'doctor') if is_blank(post) else full_time", {"post": "research"}, ("full_time",)),
    ],
)  # fmt: skip
def test_that_the_blanks_that_decide_are_named(text: str, cells: dict[str, Cell], fields: tuple[str, ...]) -> None:
    assert blanks(text, person(**cells)) == fields


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({}, ("usable_area", "floor_area")),
        ({"usable_area": AsTyped("60 左右")}, ("usable_area",)),
        ({"usable_area": AsTyped("60 左右"), "floor_area": Decimal(80)}, ("usable_area",)),
        ({"floor_area": AsTyped("80 左右")}, ("usable_area", "floor_area")),
        ({"floor_area": Decimal(80)}, ()),
    ],
)
def test_that_of_fields_that_stand_in_those_asked_are_named(cells: dict[str, Cell], fields: tuple[str, ...]) -> None:
    assert blanks("first_known(usable_area, floor_area)", room(**cells)) == fields


# --- against every filling of the blanks ----------------------------------------------------------------------------

DOMAINS: Mapping[str, tuple[Cell, ...]] = {
    "full_time": (True, False),
    "other_city_lab": (True, False),
    "degree": ("doctor", "master", "none"),
    "title_level": ("senior", "associate", "junior"),
    "months_per_year": (Decimal(0), Decimal(6), Decimal("11.5")),
    "joined_on": (day("2022-12-31"), day("2023-01-01"), day("2026-01-12"), day("2026-01-13")),
}
ATOMS = st.sampled_from(
    [
        "full_time",
        "other_city_lab",
        "degree == 'doctor'",
        "degree != 'none'",
        "title_level in senior_levels",
        "title_level not in ('junior', 'none')",
        "months_per_year >= 6",
        "months_per_year + 1 < 7",
        "joined_on <= reference_date",
        "within(joined_on, window_start, reference_date)",
        "units_counted == 'lead_only'",
    ]
)


def combined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(parts, st.sampled_from(["and", "or"]), parts)
    return parts.map(lambda part: f"not ({part})") | pairs.map(lambda pair: f"({pair[0]}) {pair[1]} ({pair[2]})")


def branched(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    triples = st.tuples(parts, parts, parts)
    return combined(parts) | triples.map(lambda three: f"(({three[0]}) if ({three[1]}) else ({three[2]}))")


JUNCTIONS = st.recursive(ATOMS, combined, max_leaves=5)
TESTS = st.recursive(ATOMS, branched, max_leaves=5)
PEOPLE = st.fixed_dictionaries(
    {field: st.sampled_from([*values, None, None, AsTyped("不详")]) for field, values in DOMAINS.items()}
).map(lambda cells: person(**cells))


def fillings(record: Record, fields: set[str]) -> Iterator[Record]:
    """Yield the record with every filling of those of its fields that are not known."""
    open_fields = [
        field for field in sorted(fields) if record.cell(field) is None or isinstance(record.cell(field), AsTyped)
    ]
    for values in product(*(DOMAINS[field] for field in open_fields)):
        yield record.replace(**dict(zip(open_fields, values, strict=True)))


def fields_in(text: str) -> set[str]:
    return {field for field in DOMAINS if field in text}


@settings(max_examples=200, deadline=None)
@given(text=TESTS, record=PEOPLE)
def test_that_what_is_said_in_spite_of_blanks_holds_however_they_are_filled(text: str, record: Person) -> None:
    claim = said(text, record)
    if claim is not None:
        assert {said(text, filled) for filled in fillings(record, fields_in(text))} == {claim}


@settings(max_examples=200, deadline=None)
@given(text=TESTS, record=PEOPLE)
def test_that_blanks_are_named_exactly_while_something_is_unknown(text: str, record: Person) -> None:
    named = blanks(text, record)
    assert bool(named) == (said(text, record) is None)
    assert all(record.cell(field) is None or isinstance(record.cell(field), AsTyped) for field in named)


@settings(max_examples=200, deadline=None)
@given(text=JUNCTIONS, record=PEOPLE)
def test_that_filling_the_blanks_named_settles_it(text: str, record: Person) -> None:
    for filled in fillings(record, set(blanks(text, record))):
        assert said(text, filled) is not None


@settings(max_examples=100, deadline=None)
@given(text=TESTS, record=PEOPLE)
def test_that_settling_leaves_only_cells_to_read_and_is_done_once(text: str, record: Person) -> None:
    node = settled(text, Person)
    assert not {type(part) for part in everything_in(node)} & {Name, Attribute}
    assert settle(node, bindings()) == node
    assert truth(node, record.cells) is said(text, record)


def everything_in(node: Node) -> Iterator[Node]:
    yield node
    for part in parts_of(node):
        yield from everything_in(part)


# --- functions ------------------------------------------------------------------------------------------------------

SMALL = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (min(pair), max(pair)))
SIGNED = st.tuples(st.integers(-4, 4), st.integers(-4, 4)).map(lambda pair: (min(pair), max(pair)))


def known(pair: tuple[int, int]) -> Value:
    return simplified(Range(Decimal(pair[0]), Decimal(pair[1])))


def computed(sign: str, left: tuple[int, int], right: tuple[int, int]) -> Range:
    return bounds(OPERATORS[sign].compute(known(left), known(right)))


@given(left=SIGNED, right=SIGNED)
def test_that_sums_and_differences_lie_between_those_of_all_members(
    left: tuple[int, int], right: tuple[int, int]
) -> None:
    pairs = list(product(range(left[0], left[1] + 1), range(right[0], right[1] + 1)))
    sums, differences = [a + b for a, b in pairs], [a - b for a, b in pairs]
    assert computed("+", left, right) == Range(min(sums), max(sums))
    assert computed("-", left, right) == Range(min(differences), max(differences))


@given(left=SMALL, right=SMALL)
def test_that_products_lie_between_those_of_all_members(left: tuple[int, int], right: tuple[int, int]) -> None:
    products = [a * b for a in range(left[0], left[1] + 1) for b in range(right[0], right[1] + 1)]
    assert computed("*", left, right) == Range(min(products), max(products))


@given(left=SIGNED, right=SIGNED)
def test_that_products_of_negative_numbers_are_bounded_too(left: tuple[int, int], right: tuple[int, int]) -> None:
    products = [a * b for a in range(left[0], left[1] + 1) for b in range(right[0], right[1] + 1)]
    assert computed("*", left, right) == Range(min(products), max(products))


ENDS = st.integers(-3, 3) | st.none()
SPANS = st.tuples(ENDS, ENDS).filter(lambda span: span[0] is None or span[1] is None or span[0] <= span[1])


@given(left=SPANS, right=SPANS)
def test_that_no_result_lies_outside_its_bounds_however_far_the_open_ends_reach(
    left: tuple[int | None, int | None], right: tuple[int | None, int | None]
) -> None:
    def members(span: tuple[int | None, int | None]) -> range:
        return range(-50 if span[0] is None else span[0], 51 if span[1] is None else span[1] + 1)

    for sign, combine in (("+", operator.add), ("-", operator.sub), ("*", operator.mul)):
        low, high = bounds(OPERATORS[sign].compute(simplified(Range(*left)), simplified(Range(*right))))
        results = [combine(a, b) for a in members(left) for b in members(right)]
        assert low is None or low <= min(results)
        assert high is None or max(results) <= high


def test_that_a_blank_amount_times_a_negative_number_is_not_called_positive() -> None:
    returned = Instrument.of("e1", quantity=Decimal(-2))
    assert said("quantity * original_value >= 0", returned) is not True
    assert said("original_value * -1 <= 0", Instrument.of("e1")) is not False


@given(left=SIGNED, divisor=st.sampled_from([1, 2, 5, 100]))
def test_that_quotients_lie_between_those_of_all_members(left: tuple[int, int], divisor: int) -> None:
    quotients = [Fraction(a, divisor) for a in range(left[0], left[1] + 1)]
    assert bounds(OPERATORS["/"].compute(known(left), Decimal(divisor))) == Range(min(quotients), max(quotients))


@pytest.mark.parametrize(
    ("sign", "left", "right", "value"),
    [
        ("+", Range(1, None), Decimal(2), Range(3, None)),
        ("+", Range(1, None), Range(None, 2), Range(None, None)),
        ("-", Decimal(2), Range(1, None), Range(None, 1)),
        ("*", Range(0, None), Decimal(0), 0),
        ("*", Range(2, None), Decimal(3), Range(6, None)),
        ("*", Range(0, None), Range(0, 100), Range(0, None)),
        ("/", Range(1, None), Decimal(2), Range(Decimal("0.5"), None)),
        ("+", Decimal("0.1"), Decimal("0.2"), Decimal("0.3")),
        ("*", Decimal("0.1"), Decimal("0.1"), Decimal("0.01")),
        ("+", Fraction(1, 3), Decimal("0.5"), Fraction(5, 6)),
        ("*", Fraction(1, 3), 3, 1),
    ],
)
def test_that_arithmetic_is_exact_and_keeps_open_ends(sign: str, left: Value, right: Value, value: Value) -> None:
    assert OPERATORS[sign].compute(left, right) == value


BIRTHS = st.dates(date(1955, 1, 1), date(1965, 12, 31))


@settings(max_examples=50)
@given(
    born=BIRTHS, days=st.integers(0, 400), on=st.dates(date(2024, 1, 1), date(2026, 12, 31)), wait=st.integers(0, 60)
)
def test_that_the_ages_of_a_span_of_births_are_those_of_all_its_days(
    born: date, days: int, on: date, wait: int
) -> None:
    births = [born + timedelta(days=number) for number in range(days + 1)]
    dates = [on + timedelta(days=number) for number in range(wait + 1)]
    ages = [whole_years(births[-1], dates[0]), whole_years(births[0], dates[-1])]
    every_age = {whole_years(birth, there) for birth in births for there in (dates[0], dates[-1])}
    found = bounds(FUNCTIONS["years"].compute(Range(births[0], births[-1]), Range(dates[0], dates[-1])))
    assert found == Range(*ages)
    assert (min(every_age), max(every_age)) == found
    turning = [birthday(birth, 65) for birth in births]
    reached = bounds(FUNCTIONS["birthday"].compute(Range(births[0], births[-1]), Decimal(65)))
    assert reached == Range(min(turning), max(turning))


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [
        ("years", (None, REFERENCE), None),
        ("years", (date(1960, 2, 29), None), None),
        ("years", (date(1960, 2, 29), date(2025, 2, 28)), 64),
        ("birthday", (date(1960, 2, 29), Decimal(65)), date(2025, 3, 1)),
        ("birthday", (None, Decimal(65)), None),
        ("birthday", (date(1960, 2, 29), Range(64, 65)), None),
        ("year", (Range(date(2025, 1, 1), date(2025, 12, 31)),), 2025),
        ("year", (Range(date(2025, 12, 31), date(2026, 1, 1)),), Range(2025, 2026)),
        ("year", (None,), None),
        ("date", (Decimal(1961), Decimal(1), Decimal(1)), date(1961, 1, 1)),
        ("date", (Range(1960, 1961), Decimal(1), Decimal(1)), None),
        ("date", (Decimal(2023), None, Decimal(1)), None),
        ("date", (Decimal(2023), Decimal(1), None), None),
        ("date", (Decimal(2023), Decimal(2), Decimal(29)), None),
        ("date", (Decimal(-64), Decimal(1), Decimal(1)), None),
        ("birthday", (date(1960, 2, 29), Decimal(-1961)), None),
        ("birthday", (date(1960, 2, 29), Decimal(9000)), date(9999, 12, 31)),
        ("starts_with", ("91330300", "91"), True),
        ("starts_with", ("12330300", "12", "52"), True),
        ("starts_with", ("9", "91"), False),
        ("starts_with", (None, "91"), None),
        ("encloses", ("全市视觉重点实验室", "全市", "重点实验室"), True),
        ("encloses", ("全市重点实验室", "全市", "重点实验室"), False),
        ("encloses", ("全市 \u3000重点实验室", "全市", "重点实验室"), False),
        ("encloses", ("全市视觉重点实验室（筹）", "全市", "重点实验室"), False),
        ("encloses", ("温州全市视觉重点实验室", "全市", "重点实验室"), False),
        ("encloses", ("全市", "全市", "全市"), False),
        ("encloses", ("重点实验室全市", "全市", "重点实验室"), False),
        ("encloses", ("", "全市", "重点实验室"), False),
        ("encloses", (None, "全市", "重点实验室"), None),
        ("encloses", ("全市视觉重点实验室", None, "重点实验室"), None),
        ("encloses", ("全市视觉重点实验室", "全市", None), None),
    ],
)
def test_that_a_function_says_what_follows_from_what_is_known(
    name: str, arguments: tuple[Value, ...], value: Value
) -> None:
    assert FUNCTIONS[name].compute(*arguments) == value


def test_that_every_function_knows_nothing_of_what_is_wholly_unknown() -> None:
    for function in FUNCTIONS.values():
        found = function.compute(*[None] * len(function.parameters))
        assert not is_exact(found)
