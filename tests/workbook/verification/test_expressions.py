"""Every construct of a pack's expressions, compiled and calculated, says on each record what `evaluate` says."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.helpers import wenzhou
from tests.workbook.verification.calculator import Calculator, Scalar
from tests.workbook.verification.labs import record_sheets_of, sheets_in_file
from wzlab.columns import AsTyped, Record
from wzlab.dates import PartialDate
from wzlab.lab import Lab
from wzlab.policy.evaluation import Bindings, evaluate, settle
from wzlab.policy.nodes import Constant, Node, Type
from wzlab.policy.parsing import Scope as Names
from wzlab.policy.parsing import parse
from wzlab.policy.report import Report
from wzlab.policy.values import bounds
from wzlab.records import Laboratory, Person, Project, Room, Target, Unit
from wzlab.workbook.verification import numbers
from wzlab.workbook.verification.compiling import Compiler
from wzlab.workbook.verification.fields import Fields
from wzlab.workbook.verification.numbers import Number
from wzlab.workbook.verification.scopes import FIRST_ROW, Scope, Scopes

TODAY = date(2026, 1, 12)
SETS = {"levels": frozenset({"national", "provincial"}), "high": frozenset({"A", "B", "C"})}
SINGLES = {"lead": Unit, "lab": Laboratory}

TRUTHS: dict[type[Record], tuple[str, ...]] = {
    Person: (
        "full_time",
        "not full_time",
        "not not full_time",
        "not (not full_time and not other_city_lab) and not not not other_city_lab",
        "degree == 'doctor'",
        "degree != 'doctor' and talent_class in high",
        "talent_class not in high or full_time",
        "is_blank(unit)",
        "is_blank(birth_date) and not full_time",
        "unit == lead.id",
        "unit in ('u1', 'u2')",
        "full_time if degree == 'doctor' else not other_city_lab",
        "(full_time if degree == 'doctor' else other_city_lab) and other_city_lab",
        "years(birth_date, reference_date) <= 65",
        "years(birth_date, date('2024-02-28')) < 40",
        "years(birth_date, joined_on) == 30",
        "birthday(birth_date, 65) >= reference_date",
        "birthday(birth_date, 65) >= date('2025-03-01')",
        "birthday(birth_date, 64) < date('2024-03-01')",
        "birthday(birth_date, months_per_year) < date('2000-03-01')",
        "birthday(birth_date, 65.5) <= joined_on",
        "date(year(birth_date), months_per_year, 29) < date('1990-02-28')",
        "date(1960, 2, months_per_year) <= birth_date",
        "year(birth_date) == 1960",
        "birth_date <= joined_on",
        "birth_date < joined_on",
        "birth_date == joined_on",
        "within(birth_date, date('1956-02-29'), date('1960-02-29'))",
        "within(joined_on, birth_date, contract_until)",
        "first_known(joined_on, contract_until) >= date('2020-01-01')",
        "(joined_on if full_time else contract_until) > date('2020-06-15')",
        "first_known(full_time, other_city_lab)",
        "first_known(post, source) == 'director'",
        "first_known(title_level, degree) in ('senior', 'doctor')",
        "degree == ('doctor' if full_time else 'master')",
        "starts_with(name, '张', '李')",
        "encloses(name, '全市', '室')",
        "encloses(name, '全市', '') or encloses(title, '', '')",
        "within(birth_date, date('0999-12-31'), date('1899-06-01'))",
        "within(birth_date, date('1960-06-01'), date('1899-06-01'))",
        "name == '*' or name == 'B'",
        "name in ('?', '~*', '=1+1')",
        "title == name",
        "lead.entity_type == 'university' and full_time",
        "lab.direction == '1.1' or lab.direction in ('1.2', 'other')",
        "name == lab.name or title == lab.core_direction",
    ),
    Room: (
        "usable_area >= 100",
        "usable_area == floor_area",
        "usable_area < floor_area",
        "usable_area * shared_percent / 100 >= 50",
        "usable_area * shared_percent / 100 + floor_area <= 120.5",
        "usable_area - floor_area >= 0",
        "usable_area - floor_area == 0",
        "(usable_area - floor_area) * (floor_area - 30) < 10",
        "(usable_area - floor_area) * -3 < 10",
        "(usable_area - floor_area) * 3 / 8 < 10.25",
        "usable_area * 0 == 0",
        "(usable_area if use == 'laboratory' else floor_area) >= 60",
        "(usable_area if use == 'laboratory' else 1/3) >= 1/3",
        "(usable_area if use == 'laboratory' else 60) * shared_percent == 6000",
        "first_known(usable_area, floor_area) > 99.99",
        "first_known(usable_area, shared_percent) >= 50",
        "1/3 < shared_percent",
        "shared_percent == 100",
    ),
    Target: (
        "amount >= 0",
        "amount * amount > 5",
        "amount * year >= -4000",
        "(amount - 3) * (year - 2027) <= 0",
        "year == year(reference_date) - 1",
        "amount - year == amount",
        "(amount * 10000 if unit_of_amount == '万元' else amount) >= 12000",
        "item == '收入' and amount / 4 <= 0.75",
    ),
    Project: ("level in levels", "host == lead.id and related", "funding >= 300000", "funding * 2 == 600000.02"),
}

NUMBERS: dict[type[Record], tuple[str, ...]] = {
    Person: ("years(birth_date, reference_date)", "year(joined_on)", "years(birth_date, contract_until)"),
    Room: (
        "usable_area * shared_percent / 100",
        "usable_area + floor_area - 3",
        "(usable_area - floor_area) * (shared_percent - 50)",
        "(usable_area - floor_area) * 2.5",
        "usable_area if use == 'laboratory' else floor_area * 2",
        "first_known(floor_area, usable_area) / 8",
    ),
    Target: ("amount * year", "amount * amount", "(amount - year) * (amount - 1)", "amount * -2 + 1"),
}

Cells = dict[str, Sequence[Any]]
DAYS = [
    PartialDate.parse(text) for text in ("1960-02-29", "1956-02", "1960", "1900-02-28", "1899", "2024-02-28", "2024")
]
VALUES: dict[type[Record], Cells] = {
    Person: {
        "name": [
            "张三",
            "李",
            "张",
            "全市 室",
            "全市\u3000\u2003室",
            "全市x室",
            "全市室",
            "*",
            "?",
            "=1+1",
            "b",
            AsTyped("张"),
        ],
        "title": ["张三", "张三 ", "B"],
        "birth_date": [*DAYS, AsTyped("2025"), AsTyped("1960-02-29")],
        "joined_on": [*DAYS, PartialDate.parse("2020-06-15"), PartialDate.parse("2026")],
        "contract_until": [*DAYS, PartialDate.parse("2025-02-28"), PartialDate.parse("2025-03-01"), AsTyped("2024-01")],
        "full_time": [True, False, AsTyped("是"), AsTyped("也许")],
        "other_city_lab": [True, False],
        "degree": ["doctor", "master", "none", AsTyped("博士"), AsTyped("博士后")],
        "title_level": ["senior", "junior", AsTyped("高级")],
        "talent_class": ["A", "D", "none", AsTyped("甲")],
        "post": ["director", "research", AsTyped("主任？")],
        "source": ["own", "student"],
        "unit": ["u1", "u2", "U1", "u9", AsTyped("u1")],
        "months_per_year": [Decimal(text) for text in ("0", "2", "12", "29", "30", "65.5", "-1", "12000")],
    },
    Room: {
        "use": ["laboratory", "office"],
        "usable_area": [Decimal(text) for text in ("0", "100", "99.99", "60", "-1", "33.333")],
        "floor_area": [Decimal(text) for text in ("0", "30", "100", "99.99", "0.001")],
        "shared_percent": [Decimal(text) for text in ("0", "100", "33.3", "99.99", "120", "-5")],
    },
    Target: {
        "year": [Decimal(2025), Decimal(2027), Decimal(0), AsTyped("明年")],
        "amount": [Decimal(text) for text in ("0", "3", "-2", "0.5", "-2.25", "12000")],
        "unit_of_amount": ["万元", "元", "万 元"],
        "item": ["收入", "收入 ", "*"],
    },
    Project: {
        "level": ["national", "municipal"],
        "host": ["u1", "u2", AsTyped("u1")],
        "related": [True, False],
        "funding": [Decimal(text) for text in ("300000", "299999.99", "300000.01", "0.001", "-3")],
    },
}


def lab_of_corners(random: Random, leads: int) -> Lab:
    """Return a lab with many records of cells that are hard to read, a third of them blank."""
    lab = Lab()
    units = [Unit.of("u1", name="甲大学", role="lead", entity_type="university")]
    units.append(Unit.of("u2", name="乙 · 丙", role="lead" if leads > 1 else "partner"))
    units += [Unit.of("U1", name="*")]
    lab.tables["units"] = {unit.id: unit for unit in units[0 if leads else 1 :]}
    lab.tables["lab"]["lab"] = lab.laboratory.replace(direction=random.choice(["1.1", "1.5", "other", None]))
    for record_type, cells in VALUES.items():
        for number in range(40):
            drawn = {key: random.choice([*values, None]) for key, values in cells.items()}
            lab.tables[record_type.table][f"{record_type.table}{number}"] = record_type.of(
                f"{record_type.table}{number}", **drawn
            )
    return lab


def node_of(text: str, record_type: type[Record], wanted: Type) -> Node:
    """Return an expression as a pack holds it, settled but for the single records."""
    names: dict[str, Node] = {"reference_date": Constant(TODAY, Type.DATE)}
    scope = Names(names, SETS, SINGLES, wenzhou().catalogue, record_type)
    return settle(parse(text, scope, wanted), Bindings({}, {}, {}, TODAY))


def expected(node: Node, record: Record, lab: Lab) -> Any:
    """Return what the judge's own evaluation says of a record."""
    leads = [unit for unit in lab.records(Unit) if unit.role == "lead"]
    singles: dict[str, Record | None] = {"lead": leads[0] if len(leads) == 1 else None, "lab": lab.laboratory}
    whole = settle(node, Bindings({}, singles, {"lead": "units.role"}, TODAY))
    return evaluate(whole, record.cells)


class Bench:
    """Compiles expressions on one lab, and calculates them."""

    def __init__(self, lab: Lab) -> None:
        report = Report(wenzhou(), lab, TODAY)
        self._records, names, places = record_sheets_of(report)
        fields = Fields(names, [one.code for one in report.pack.directions], TODAY)
        self._scopes = Scopes(lab.tables, lab.laboratory, places)
        bindings = Bindings({"reference_date": Constant(TODAY, Type.DATE)}, {}, {}, TODAY)
        self.compiler = Compiler(report.pack, fields, self._scopes, bindings, _no_figure)

    def scope(self, record_type: type[Record]) -> Scope:
        """Return the scope of a record type that has records."""
        scope = self._scopes.of(record_type)
        assert scope is not None
        return scope

    def calculator(self) -> Calculator:
        """Return what calculates everything compiled so far."""
        return Calculator(load_workbook(sheets_in_file([*self._scopes.sheets(), *self._records]), rich_text=True))


def _no_figure(name: str) -> Number:
    raise AssertionError(name)


def values_of(calculator: Calculator, scope: Scope, cell: str) -> Iterator[Scalar]:
    """Yield what a helper column comes to, record by record."""
    column = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(cell.rstrip("\x02"))))
    for number in range(len(scope.records)):
        yield calculator.value(scope.name, FIRST_ROW + number, column)


@pytest.mark.parametrize("leads", [0, 1, 2])
@pytest.mark.parametrize("seed", range(3))
def test_that_every_truth_is_the_judges(seed: int, leads: int) -> None:
    lab = lab_of_corners(Random(seed), leads)
    bench = Bench(lab)
    asked = [(text, record_type) for record_type, texts in TRUTHS.items() for text in texts]
    put = []
    for text, record_type in asked:
        node, scope = node_of(text, record_type, Type.TRUTH), bench.scope(record_type)
        put.append((node, scope.column(text, bench.compiler.truth(node, scope))))
    calculator = bench.calculator()

    said = {True: 1.0, False: 0.0, None: 0.5}
    for (text, record_type), (node, cell) in zip(asked, put, strict=True):
        scope = bench.scope(record_type)
        for record, found in zip(scope.records, values_of(calculator, scope, cell), strict=True):
            assert found == said[expected(node, record, lab)], (text, record)


@pytest.mark.parametrize("seed", range(3))
def test_that_the_ends_of_every_number_are_the_judges(seed: int) -> None:
    lab = lab_of_corners(Random(seed), 1)
    bench = Bench(lab)
    asked = [(text, record_type) for record_type, texts in NUMBERS.items() for text in texts]
    put = []
    for text, record_type in asked:
        node, scope = node_of(text, record_type, Type.NUMBER), bench.scope(record_type)
        put.append((node, bench.compiler.number(node, scope)))
    calculator = bench.calculator()

    for (text, record_type), (node, number) in zip(asked, put, strict=True):
        scope = bench.scope(record_type)
        for place, end in enumerate((number.low, number.high)):
            for record, found in zip(scope.records, values_of(calculator, scope, end.number), strict=True):
                wanted = bounds(expected(node, record, lab))[place]
                is_open = found == "∞"
                assert is_open == (wanted is None), (text, record)
                if not is_open:
                    assert isinstance(found, float)
                    assert Fraction(found) / end.fixed_divisor == Fraction(wanted), (text, record)


def test_that_a_number_of_more_than_fifteen_digits_is_refused() -> None:
    assert numbers.fitted(999_999_999_999_999) == 999_999_999_999_999
    with pytest.raises(numbers.UnwritableError, match="数字太大"):
        numbers.fitted(10**15)
