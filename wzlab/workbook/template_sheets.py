"""One sheet to be filled in: its headings with what to write below them, an example, blank rows, and what is offered.

Days are typed into cells for text: in a cell for days a spreadsheet completes what is typed without a word (2023-05
becomes the first of May), and takes 2023.5 for a number.  Day cells that are pasted keep their own look and are read.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo
from wzlab.editing.cells import expected
from wzlab.language import N_, _
from wzlab.records import TYPE_OF
from wzlab.workbook.examples import EXAMPLES, REMARKS
from wzlab.workbook.holding import Plain
from wzlab.workbook.layout import TEMPLATE, machine_key
from wzlab.workbook.record_sheets import Offering, cell_kind, offered
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import display_width, wrapped
from wzlab.workbook.titles import sheet_name

DECIDES = "★"
"""Stands before the heading of a field that decides; a heading is recognised with it and without it."""

EXAMPLE = N_("示例（导入时跳过）")
"""What the example row says of itself in its first cell, marked for translation."""

HOW_DAYS = N_("日期写成 2023-05-01；只知道年月的写 2023-05，只知道年份的写 2023。")
"""How days are typed, marked for translation."""

RULED_ROWS = 200
"""So many blank rows have lines on the screen; only what is filled in is printed."""

NARROWEST, NARROWEST_TEXT, NARROWEST_NAME, WIDEST = 8, 12, 24, 30
"""Widths of columns in characters: of any, of texts, of what records are known by; and the widest of all."""

MOST_ON_ONE_LINE = 18
"""A heading up to so many characters stands on one line, so that its unit is not torn off."""

COMMENT_WIDTH, COMMENT_PIXELS, LINE_PIXELS = 36, 280, 18
"""How wide a comment is, in characters and on the screen, and how high each of its lines."""


def template_sheet(record_type: type[Record], names: Offering) -> Sheet:
    """Return the sheet to fill in for a record type; `names` tells what is offered where a field refers to a record."""
    table, fields = record_type.table, record_type.columns
    blank: Row = (None,) * (1 + len(fields))
    return Sheet(
        name=sheet_name(table),
        title=_("{label}填写模板").format(label=_(record_type.label)),
        columns=(SheetColumn(_("序号"), CellKind.WORD, 10), *(_column(record_type, one, names) for one in fields)),
        rows=[_example_row(record_type), *[blank] * RULED_ROWS],
        notes=tuple(_notes(record_type)),
        fixed_columns=2,
        filtered=False,
        keys=(machine_key(table, TEMPLATE), *(machine_key(table, one.key) for one in fields)),
    )


def _column(record_type: type[Record], column: Column[Any], names: Offering) -> SheetColumn:
    options = offered(column.kind, names)
    kind = CellKind.TEXT if isinstance(column.kind, Day) else cell_kind(column.kind)
    return SheetColumn(_heading(column), kind, _width(record_type, column, options), options)


def _width(record_type: type[Record], column: Column[Any], options: Sequence[str]) -> float:
    """Return a width in which the options are read whole, and what people mostly type."""
    is_text = type(column.kind) in (Text, Reference)
    least: float = NARROWEST_TEXT if is_text else NARROWEST
    least = NARROWEST_NAME if is_text and (column.key,) == record_type.known_by else least
    shown = _example(record_type, column)
    texts = (*options, shown if isinstance(shown, str) else "")
    heading = display_width(_heading(column))
    least = max(least, heading if heading <= MOST_ON_ONE_LINE else heading / 2)
    return min(max(least, *map(display_width, texts)), WIDEST) + 2


def _heading(column: Column[Any]) -> str:
    return f"{DECIDES}{column.heading}" if column.decides else column.heading


def _example_row(record_type: type[Record]) -> Row:
    cells = (_example(record_type, column) for column in record_type.columns)
    return [Entry(_(EXAMPLE), Mark.EXAMPLE), *(None if cell is None else Entry(cell, Mark.EXAMPLE) for cell in cells)]


def _example(record_type: type[Record], column: Column[Any]) -> Plain:
    """Return what the example has in a field, as its cell holds it: words for codes; None for nothing."""
    value = EXAMPLES[record_type.table].get(column.key)
    if value is None:
        return None
    if isinstance(value, bool) or isinstance(column.kind, Choice):
        return str(column.kind.show(value))
    if isinstance(value, date):
        return str(value)
    return _(value) if isinstance(value, str) else value


def _notes(record_type: type[Record]) -> Iterator[str]:
    """Yield how to fill in, as far as it matters for these fields."""
    columns = record_type.columns
    yield _(
        "从示例行下面开始填，一行一条；示例行导入时会跳过，不要在它上面改，也不用删。不知道的留空，不要填 0 或“否”。"
    )
    if any(column.decides for column in columns):
        yield _("标题前有★的栏目决定结论，请尽量填。鼠标停在标题上，可以看这一栏怎么填。")
    if any(isinstance(column.kind, Choice | YesNo) for column in columns):
        yield _("有下拉箭头的栏目请从选项里选；没有合适的可以照实写，导入时再问。")
    if any(isinstance(column.kind, Money) for column in columns):
        yield _("金额以万元计：50 万元就填 50；要用元，就在数后面写明，如 500000元。")
    if any(isinstance(column.kind, Day) for column in columns):
        yield _(HOW_DAYS)
    if any(column.sensitive for column in columns):
        yield _("证件号码、手机已设为文字格式，直接输入即可，位数不会丢。")
    yield _("栏目可以调换次序，不用的列可以删去；标题上方有一行隐藏的识别行，请保留。")


# --- what is said of each field -------------------------------------------------------------------------------------


def annotate(worksheet: Worksheet, sheet: Sheet, record_type: type[Record]) -> None:
    """Say at each heading how its field is filled in."""
    for number, column in enumerate(record_type.columns, 2):
        told = guidance(record_type, column)
        worksheet.cell(sheet.heading_row, number).comment = _comment(told) if told else None


def guidance(record_type: type[Record], column: Column[Any]) -> str:
    """Return how a field is filled in, one thing a line; "" where its heading says it all."""
    key, shown = f"{record_type.table}.{column.key}", _example(record_type, column)
    lines = [_("★ 决定结论"), _wanted(column)] if column.decides else [_wanted(column)]
    lines.append(_(REMARKS.get(key, "")))
    if shown is not None and not isinstance(column.kind, Choice | YesNo | Day):
        lines.append(_("例：{example}").format(example=shown))
    return "\n".join(filter(None, lines))


def _wanted(column: Column[Any]) -> str:
    """Return what a field asks for; "" for any text, and for what nobody knows by heart."""
    kind = column.kind
    if isinstance(kind, Day):
        return _(HOW_DAYS)
    if isinstance(kind, Reference):
        label = _(TYPE_OF[kind.table].label) if kind.table else ""
        return _("应填：名称，与“{label}”里登记的写法一致").format(label=label) if label else ""
    return "" if type(kind) is Text else _("应填：{wanted}").format(wanted=expected(column))


def _comment(text: str) -> Comment:
    lines = len(wrapped(text, COMMENT_WIDTH)) + 1
    return Comment(text, "wzlab", height=lines * LINE_PIXELS, width=COMMENT_PIXELS)
