"""人员结构: how many people have which degree, title level and age, among all, among the full-time, among those counted.

The first two have formulas over the staff sheet beside their values; who counts for a condition hangs on the readings,
and is derived on the verification sheets.  Ages are whole years on the reference date; only whole birth dates have one,
so that a formula can tell what this program tells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from wzlab.charts.subjects import State, conditions_that, membership_of, settled_measure
from wzlab.columns import Choice, Column, Record, YesNo
from wzlab.dates import PartialDate, whole_years
from wzlab.language import N_, _
from wzlab.policy.pack import Condition, Count
from wzlab.policy.report import Report
from wzlab.records import Person
from wzlab.workbook.figures import figure
from wzlab.workbook.holding import FIRST_DAY, Formula
from wzlab.workbook.naming import Places
from wzlab.workbook.ranges import column_cells, day, filled_rows, word
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn, column_letter
from wzlab.workbook.styles import CellKind
from wzlab.workbook.titles import sheet_name

AGE_GROUPS: tuple[tuple[int, int | None, str], ...] = (
    (0, 35, N_("35 岁及以下")),
    (36, 45, N_("36–45 岁")),
    (46, 55, N_("46–55 岁")),
    (56, 65, N_("56–65 岁")),
    (66, None, N_("66 岁及以上")),
)
"""The groups of ages in whole years, both ends included; None is no end."""

UNKNOWN_AGE = N_("未知（空白或不完整）")


def age_group(cell: object, on: date) -> str | None:
    """Return the words of the group somebody born on a date belongs to on a day, in the current language.

    None without a whole date between 1 March 1900 and the day.
    """
    if not isinstance(cell, PartialDate) or not cell.is_whole or not FIRST_DAY <= cell.first <= on:
        return None
    age = whole_years(cell.first, on)
    return next(_(words) for low, high, words in AGE_GROUPS if low <= age and (high is None or age <= high))


@dataclass(frozen=True, slots=True)
class _Group:
    """Some people in a table: the word for them, who they are, and the criteria of COUNTIFS that find them."""

    words: str
    holds: Callable[[Record], bool]
    criteria: str | None


@dataclass(frozen=True, slots=True)
class _People:
    """The people some columns are about; live ones have a column of formulas, filled if the staff sheet is there.

    `criteria` begins the criteria of every COUNTIFS; `total` is the formula of how many they are.
    """

    records: Sequence[Record]
    is_live: bool = False
    criteria: str | None = None
    total: Formula | None = None


def structure_sheet(report: Report, places: Places) -> Sheet:
    """Return the sheet of the staff's structure."""
    counted = _counting_condition(report)
    peoples = [_all(report, places), _full_time(report, places)]
    peoples += [] if counted is None else [_counted(report, counted)]
    sheet = Sheet(
        name=sheet_name("structure"),
        title=_("人员结构"),
        columns=_columns(counted),
        rows=_rows(report, places, peoples, 0),
        notes=_notes(report, counted),
        filtered=False,
    )
    return replace(sheet, rows=_rows(report, places, peoples, sheet.row_number(0)))


def _columns(counted: Condition | None) -> tuple[SheetColumn, ...]:
    titles = [_("全部人员"), _("全时人员")]
    found = [SheetColumn(_("结构"), CellKind.TEXT, 24)]
    for title in titles:
        found += [
            SheetColumn(_("{people}人数").format(people=title), CellKind.NUMBER, 12),
            SheetColumn(_("公式"), CellKind.NUMBER, 12),
            SheetColumn(_("占比"), CellKind.SHARE, 10),
        ]
    if counted is not None:
        title = _("条款计入的人数")
        found += [SheetColumn(title, CellKind.NUMBER, 12), SheetColumn(_("占比"), CellKind.SHARE, 10)]
    return tuple(found)


def _notes(report: Report, counted: Condition | None) -> tuple[str, ...]:
    told = [
        _("全时人员是“全时”为“是”的人。年龄为基准日 {day} 的周岁，出生日期写全了才计。").format(
            day=report.reference_date
        )
    ]
    if counted is not None:
        words = _("“条款计入”是按条款“{title}”确定计入的人，哪些人见“计入明细”。")
        told.append(words.format(title=counted.title))
    return tuple(told)


# --- who is looked at -----------------------------------------------------------------------------------------------


def _all(report: Report, places: Places) -> _People:
    sheet, records = places.sheet(Person.table), report.lab.records(Person)
    if sheet is None:
        return _People(records, True)
    return _People(records, True, "", Formula(f"={filled_rows(sheet, places.rows(Person.table))}"))


def _full_time(report: Report, places: Places) -> _People:
    records = [person for person in report.lab.records(Person) if person.full_time is True]
    cells, kind = column_cells(places, Person.table, "full_time"), Person.full_time.kind
    if cells is None:
        return _People(records, True)
    assert isinstance(kind, YesNo)
    criteria = f"{cells},{word(kind.show(True))}"
    return _People(records, True, f"{criteria},", Formula(f"=COUNTIFS({criteria})"))


def _counting_condition(report: Report) -> Condition | None:
    """Return the first condition that counts staff, or None if the pack has none."""
    found = conditions_that(report, lambda measure: isinstance(measure, Count) and measure.record_type is Person)
    return found[0] if found else None


def _counted(report: Report, condition: Condition) -> _People:
    measure = settled_measure(report, condition)
    assert isinstance(measure, Count)
    return _People(membership_of(report, condition, measure.where).being(State.COUNTED))


# --- the tables -----------------------------------------------------------------------------------------------------


def _rows(report: Report, places: Places, peoples: Sequence[_People], first: int) -> list[Row]:
    """Return the rows of the tables, one below the other; `first` is the row of the first of them."""
    rows: list[Row] = []
    tables = (
        (_("学位"), _by_choice(Person.degree, places), _("未填或未能识别")),
        (_("职称级别"), _by_choice(Person.title_level, places), _("未填或未能识别")),
        (_("年龄"), _by_age(report.reference_date, places), _(UNKNOWN_AGE)),
    )
    for title, groups, unknown in tables:
        rows += _table(title, groups, unknown, peoples, first + len(rows))
    return rows


def _by_choice(column: Column[str], places: Places) -> list[_Group]:
    kind, cells = column.kind, column_cells(places, Person.table, column.key)
    assert isinstance(kind, Choice)

    def group(code: str) -> _Group:
        criteria = None if cells is None else f"{cells},{word(kind.show(code))}"
        return _Group(kind.show(code), lambda person: person.cells[column.index] == code, criteria)

    return [group(code) for code in kind.options]


def _by_age(on: date, places: Places) -> list[_Group]:
    cells = column_cells(places, Person.table, "birth_date")

    def group(low: int, high: int | None, words: str) -> _Group:
        criteria = None if cells is None else _born_between(cells, low, high, on)
        return _Group(words, lambda person: age_group(person.cells[Person.birth_date.index], on) == words, criteria)

    return [group(low, high, _(words)) for low, high, words in AGE_GROUPS]


def _born_between(cells: str, low: int, high: int | None, on: date) -> str:
    youngest = f'{cells},"<="&{day(_latest_birth(on, low))}'
    if high is None:
        return youngest
    return f'{cells},">"&{day(_latest_birth(on, high + 1))},{youngest}'


def _latest_birth(on: date, age: int) -> date:
    """Return the last day of birth of those who are at least so old on a day; 29 February turns on 1 March."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:
        return date(on.year - age, 2, 28)


def _table(title: str, groups: Sequence[_Group], unknown: str, peoples: Sequence[_People], first: int) -> Iterator[Row]:
    """Yield a table's heading, its groups, those who are in none, and the total; `first` is the row of the heading."""
    parts = []
    for number, people in enumerate(peoples):
        heads = _heads(people, groups)
        formulas = [_formulas(people, groups, first + 1, column_letter(3 + 3 * number))] if people.is_live else []
        parts += [heads, *formulas, [_part_of(some, heads[-1]) for some in heads]]
    yield [Entry(text, kind=CellKind.SECTION) for text in (title, *(None for _part in parts))]
    words = [*(group.words for group in groups), unknown, _("合计")]
    yield from zip(words, *parts, strict=True)


def _heads(people: _People, groups: Sequence[_Group]) -> list[int]:
    """Return how many people are in each group, in none, and in all."""
    numbers = [sum(map(group.holds, people.records)) for group in groups]
    return [*numbers, len(people.records) - sum(numbers), len(people.records)]


def _formulas(people: _People, groups: Sequence[_Group], first: int, letter: str) -> list[Formula | None]:
    """Return the formulas of the same, in a column from the row `first` on; none without the staff sheet."""
    if people.criteria is None or people.total is None:
        return [None] * (len(groups) + 2)
    last = first + len(groups) - 1
    found: list[Formula | None] = [Formula(f"=COUNTIFS({people.criteria}{group.criteria})") for group in groups]
    return [*found, Formula(f"={letter}{last + 2}-SUM({letter}{first}:{letter}{last})"), people.total]


def _part_of(heads: int, total: int) -> Decimal | None:
    return figure(Fraction(heads, total), "share") if total else None
