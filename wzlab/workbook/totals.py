"""The totals above a record sheet: what all its rows come to, as a value and, beside it, as a formula.

They are of all rows; what a condition counts of them is said in a note, for the two are seldom the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from wzlab.columns import Column, Money, Record
from wzlab.language import N_, _
from wzlab.policy.report import Report
from wzlab.policy.subjects import main_condition
from wzlab.policy.words import show_figure, show_threshold, standing_words
from wzlab.units import EXACT
from wzlab.workbook.figures import wan_yuan
from wzlab.workbook.holding import Formula, is_exact_in_file
from wzlab.workbook.layout import field_column
from wzlab.workbook.ranges import cells_down, filled_rows, word
from wzlab.workbook.record_sheets import cell_kind
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import display_width

VALUE_COLUMN = 3
"""The values stand in this column, counted from 1, their formulas in the next; the words before them may run over."""


class Total(NamedTuple):
    """What is totalled: the sum of a field, or how many records say one word in it, or how many there are."""

    title: str
    key: str = ""
    says: str = ""


TOTALS: Mapping[str, tuple[Total, ...]] = {
    "rooms": (
        Total(N_("房间数（间）")),
        Total(N_("使用面积合计（㎡）"), "usable_area"),
        Total(N_("建筑面积合计（㎡）"), "floor_area"),
    ),
    "equipment": (
        Total(N_("资产条数（条）")),
        Total(N_("数量合计（台套）"), "quantity"),
        Total(N_("原值合计（万元）"), "original_value"),
    ),
    "projects": (
        Total(N_("项目数（项）")),
        Total(N_("国家级（项）"), "level", "national"),
        Total(N_("省部级（项）"), "level", "provincial"),
        Total(N_("经费合计（万元）"), "funding"),
    ),
    "patents": (Total(N_("件数（件）")), Total(N_("发明专利（件）"), "kind", "invention")),
    "investments": (Total(N_("金额合计（万元）"), "amount"),),
}


def with_totals(sheet: Sheet, record_type: type[Record], records: Sequence[Record], report: Report) -> Sheet:
    """Return a record sheet with its totals, and with a note on what a condition counts of its rows."""
    declared = TOTALS.get(record_type.table, ())
    if not declared:
        return sheet
    noted = replace(sheet, notes=(*sheet.notes, *_counted(record_type, report)))
    rows = [_headings(), *((_(total.title),) for total in declared)]
    labels = [display_width(_(total.title)) for total in declared]
    empty = replace(noted, totals=tuple(rows), columns=_with_room(noted, max(labels)))
    below = range(empty.row_number(0), empty.row_number(len(records)))
    lines = (_line(total, record_type, records, sheet.name, below) for total in declared)
    return replace(empty, totals=(_headings(), *lines))


def _with_room(sheet: Sheet, widest: int) -> tuple[SheetColumn, ...]:
    """Return the columns with the first two wide enough for the words before a total, in bold letters."""
    first, second, *rest = sheet.columns
    wanted = widest + 2 - sheet.widths[0]
    return first, replace(second, width=max(sheet.widths[1], wanted)), *rest


def _headings() -> Row:
    return tuple(Entry(text, kind=CellKind.SECTION) for text in (_("合计"), None, _("导出时的值"), _("公式")))


def _counted(record_type: type[Record], report: Report) -> Iterable[str]:
    """Yield what the first condition that counts the records comes to."""
    condition = main_condition(report.pack, record_type.table)
    if condition is None:
        return
    verdict = report.judge.verdicts[condition.id]
    figure, threshold = show_figure(verdict.primary, condition.unit), show_threshold(verdict)
    if figure:
        told = _("，").join(
            part for part in (figure, threshold, standing_words(verdict, report.lab.notes.get(condition.id))) if part
        )
        words = _("合计是表中全部行之和；条款“{title}”按口径计入的是：{told}，计入哪些行见“计入明细”。")
        yield words.format(title=condition.title, told=told)


def _line(total: Total, record_type: type[Record], records: Sequence[Record], sheet: str, rows: range) -> Row:
    label = Entry(_(total.title), kind=CellKind.SECTION)
    if not total.key:
        formula = Formula(f"={filled_rows(sheet, rows)}")
        return label, None, _number(Decimal(len(records)), CellKind.NUMBER), _number(formula, CellKind.NUMBER)
    column = record_type.column_of[total.key]
    cells = cells_down(sheet, field_column(record_type, total.key), rows)
    if total.says:
        said = sum(record.cells[column.index] == total.says for record in records)
        formula = Formula(f"=COUNTIF({cells},{word(column.kind.show(total.says))})")
        return label, None, _number(Decimal(said), CellKind.NUMBER), _number(formula, CellKind.NUMBER)
    kind = cell_kind(column.kind)
    summed, is_whole = _sum(column, records)
    return label, None, _number(summed, kind), _number(Formula(f"=SUM({cells})"), kind) if is_whole else None


def _number(value: Decimal | Formula, kind: CellKind) -> Entry:
    return Entry(value, Mark.LEFT, kind)


def _sum(column: Column[Decimal], records: Iterable[Record]) -> tuple[Decimal, bool]:
    """Return the sum of a field as its cells show it, and whether each is a number that a formula can add up."""
    values = [cell for record in records if isinstance(cell := record.cells[column.index], Decimal)]
    shown = [wan_yuan(value) for value in values] if isinstance(column.kind, Money) else values
    return reduce(EXACT.add, shown, Decimal(0)), all(map(is_exact_in_file, shown))
