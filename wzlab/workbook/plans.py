"""三年目标与经费: targets and investments by year, with totals as values and as formulas."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from wzlab.columns import Choice, Record
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.records import Investment, Target
from wzlab.units import EXACT
from wzlab.workbook.figures import wan_yuan
from wzlab.workbook.holding import Formula, is_exact_in_file
from wzlab.workbook.naming import Places
from wzlab.workbook.ranges import column_cells
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn, column_letter
from wzlab.workbook.styles import CellKind
from wzlab.workbook.titles import sheet_name

FIRST_YEAR_COLUMN = 3
"""Before the years stand what is planned, and in which unit."""

Key = tuple[str, str]
"""What a row of the table is about, and the unit of its figures; "" is not filled in."""


def plans_sheet(report: Report, places: Places) -> Sheet:
    """Return the sheet of what is planned: a target or a kind of investment in each row, a year in each column."""
    years = _years([*report.lab.records(Target), *report.lab.records(Investment)])
    sheet = Sheet(
        name=sheet_name("plans"),
        title=_("三年目标与经费"),
        columns=_columns(years),
        rows=_rows(report, places, years, 0),
        notes=(
            _("由“{targets}”“{investments}”两张表汇总；未写年度或读不出数值的没有列入。").format(
                targets=sheet_name("targets"), investments=sheet_name("investments")
            ),
            _(
                "投入以万元计。“合计（公式）”应与“合计”相同：一列把各年相加，一行对明细表求和。目标各年相加未必有意义，不求和。"
            ),
        ),
        filtered=False,
    )
    return replace(sheet, rows=_rows(report, places, years, sheet.row_number(0)))


def _columns(years: Sequence[Decimal]) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("事项"), CellKind.TEXT, 34),
        SheetColumn(_("单位"), CellKind.WORD, 8),
        *(SheetColumn(f"{year:f}", CellKind.NUMBER, 14) for year in years),
        SheetColumn(_("合计"), CellKind.NUMBER, 14),
        SheetColumn(_("合计（公式）"), CellKind.NUMBER, 14),
    )


def _years(records: Iterable[Record]) -> list[Decimal]:
    return sorted({year for record in records if isinstance(year := record.cell("year"), Decimal)})


def _rows(report: Report, places: Places, years: Sequence[Decimal], first: int) -> list[Row]:
    """Return both tables; `first` is the row in which the first of them begins."""
    rows: list[Row] = [_section(_("三年目标"), years), *_target_rows(report, years)]
    rows.append(_section(_("投入计划"), years))
    return [*rows, *_investment_rows(report, places, years, first + len(rows))]


def _section(title: str, years: Sequence[Decimal]) -> Row:
    return [
        Entry(title, kind=CellKind.SECTION),
        *(Entry(None, kind=CellKind.SECTION) for _column in range(len(years) + 3)),
    ]


def _target_rows(report: Report, years: Sequence[Decimal]) -> Iterator[Row]:
    found: dict[Key, list[Target]] = {}
    for target in report.lab.records(Target):
        found.setdefault((target.shown("item"), target.shown("unit_of_amount")), []).append(target)
    for (item, unit), targets in found.items():
        amounts = _by_year(targets, years)
        if any(amount is not None for amount in amounts):
            yield [item or _("（未写指标）"), unit or None, *amounts, None, None]


def _by_year(records: Iterable[Record], years: Sequence[Decimal]) -> list[Decimal | None]:
    """Return what the amounts of some records come to in each year; None where there is none."""
    amounts: dict[Decimal, Decimal] = {}
    for record in records:
        year, amount = record.cell("year"), record.cell("amount")
        if isinstance(year, Decimal) and isinstance(amount, Decimal):
            amounts[year] = EXACT.add(amounts.get(year, Decimal(0)), amount)
    return [amounts.get(year) for year in years]


# --- investments ----------------------------------------------------------------------------------------------------


def _investment_rows(report: Report, places: Places, years: Sequence[Decimal], first: int) -> Iterator[Row]:
    """Yield a row for each category, then the totals of the years; `first` is the row of the first category."""
    found = [(words, [_in_wan(amount) for amount in _by_year(of, years)]) for words, of in _by_category(report)]
    found = [(words, amounts) for words, amounts in found if any(amount is not None for amount in amounts)]
    if not found:
        return
    found.append((_("合计"), [_sum(of_year) for of_year in zip(*(amounts for _words, amounts in found), strict=True)]))
    letters = column_letter(FIRST_YEAR_COLUMN), column_letter(FIRST_YEAR_COLUMN + len(years) - 1)
    for row, (words, amounts) in enumerate(found, first):
        across = Formula(f"=SUM({letters[0]}{row}:{letters[1]}{row})")
        yield [words, _("万元"), *map(_amount, [*amounts, _sum(amounts), across])]
    formulas = _detail_formulas(report, places, years)
    if formulas:
        yield [_("合计（公式）"), _("万元"), *map(_amount, formulas), None]


def _by_category(report: Report) -> Iterator[tuple[str, list[Investment]]]:
    """Yield the investments of each category with its words, in the order of the choices; those without one last."""
    kind = Investment.category.kind
    assert isinstance(kind, Choice)
    found: dict[str, list[Investment]] = {}
    for investment in report.lab.records(Investment):
        code = investment.category if isinstance(investment.category, str) else ""
        found.setdefault(code, []).append(investment)
    for code in (*kind.options, ""):
        if code in found:
            yield kind.show(code) if code else _("未写类别"), found[code]


def _detail_formulas(report: Report, places: Places, years: Sequence[Decimal]) -> list[Formula]:
    """Return the sums of each year and of all over the detail sheet; nothing where a formula could not tell them."""
    dated, amounts = (column_cells(places, Investment.table, key) for key in ("year", "amount"))
    values = [value for one in report.lab.records(Investment) for value in one.cells if isinstance(value, Decimal)]
    if dated is None or not all(map(is_exact_in_file, values)):
        return []
    tests = [f"{year:f}" for year in years]
    each = [Formula(f"=SUMIF({dated},{test},{amounts})") for test in tests]
    return [*each, Formula("=" + "+".join(f"SUMIF({dated},{test},{amounts})" for test in tests))]


def _in_wan(yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else wan_yuan(yuan)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return reduce(EXACT.add, (amount for amount in amounts if amount is not None), Decimal(0))


def _amount(value: Decimal | Formula | None) -> Entry | None:
    return None if value is None else Entry(value, kind=CellKind.AMOUNT)
