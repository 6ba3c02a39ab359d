"""One cell read back: what it means, and what must be told of it.

An edited cell is read as the window reads what is typed (`wzlab.editing.cells`), with three differences.  It may be a
number, a day or an error instead of a text.  Its words may be in any language of the program, for the workbook may have
been exported in another.  And a reference may still bear the name that its record had when the workbook was exported.
"""

import gettext
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Percent, Reference, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.editing.cells import CellForms, expected
from wzlab.editing.headings import Heading
from wzlab.editing.masking import is_masked
from wzlab.editing.names import BETWEEN
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Plain
from wzlab.lab import Lab
from wzlab.language import ENGLISH, N_, _
from wzlab.policy.pack import Pack
from wzlab.resources import resource
from wzlab.spelling import folded

Raw = Plain | Flaw
"""What is in a cell: a value, nothing, or what is no value though the cell is not blank."""

EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))
"""The days that spreadsheets count from, the usual one first."""

MOST_SAFE = 1e15
"""A spreadsheet keeps 15 digits of a number; of a longer one the last are lost."""


class Meaning(NamedTuple):
    """What a cell means.

    Args:
        cell: the cell of the record.
        told: what a person should know of it, a finished sentence without its place ("" for nothing).
        is_none: it says nothing, so what the lab has stays: a mask, an error, a formula nobody has calculated.
    """

    cell: Cell
    told: str = ""
    is_none: bool = False


HAS_TIME = N_("带有钟点，只取日期 {day}")
LOST_DIGITS = N_("{digits} 是存成数字的长号码，第 16 位起已经丢失；请把单元格设为“文本”，按原件重新输入")
IS_DAY = N_("单元格里是日期 {day}，这一栏应填{wanted}")
IS_TIME = N_("单元格里是时间 {time}，这一栏应填{wanted}")
IS_TRUTH = N_("单元格里是 {value}，这一栏应填{wanted}")
IS_ERROR = N_("单元格里是错误值 {text}，没有读入；请改正公式后再导入")
IS_UNCALCULATED = N_("公式 {text} 还没有计算结果，没有读入；请用 Excel 或 WPS 打开、保存一次后再导入")
TENTH_OR_FIRST = N_("{text} 分不清是 1 月还是 10 月；请写成 {year}-01 或 {year}-10")
SERIAL = N_("{text} 是数字，不是日期；请把单元格设为日期格式，或写成 2023-05-01")
NUMBER_AS_DAY = N_("显示为 {day}，是在日期格式的单元格里输入了 {text}，按 {text} 读入")
FRACTION = N_("{text} 分不清是 {percent}% 还是 {text}%，按未知处理；请填 {percent}，确是 {text}% 的请在窗口里填写")
OTHERS_NAME = N_("“{text}”里的编号和名称不是同一条记录；请从下拉列表中重新选择")


class ValueReader:
    """Reads cells in one lab as it stands.

    Args:
        lab: the lab whose records and names references may mean.
        pack: the policy that lists the directions.
        earlier: the words that references were exported as, by their table, with the id each means.
    """

    def __init__(self, lab: Lab, pack: Pack, earlier: Mapping[tuple[str, str], str] | None = None) -> None:
        self._forms = CellForms(lab, pack)
        self._earlier = {(table, folded(words)): of for (table, words), of in (earlier or {}).items()}
        self._meanings: dict[tuple[Column[Any], str], Meaning] = {}

    def meaning(self, column: Column[Any], raw: Raw, heading: Heading | None = None) -> Meaning:
        """Return what an edited or a new cell means; `heading` gives the unit of the amounts below it."""
        if isinstance(raw, str):
            return self._text(column, heading.text(raw.strip()) if heading else raw.strip())
        if isinstance(raw, bool):
            return self._truth(column, raw)
        if isinstance(raw, int | float):
            return self._number(column, float(raw), heading)
        if isinstance(raw, date):
            return self._day(column, raw)
        if isinstance(raw, Flaw):
            return _flaw(raw)
        return Meaning(None) if raw is None else _misfit(column, str(raw), IS_TIME, time=raw)

    # texts

    def _text(self, column: Column[Any], text: str) -> Meaning:
        if isinstance(column.kind, Text) and not isinstance(column.kind, Choice | Reference):
            is_mask = column.sensitive and is_masked(column, text)
            return Meaning(None, is_none=True) if is_mask else Meaning(text or None)
        if (column, text) not in self._meanings:
            self._meanings[column, text] = self._made(column, text)
        return self._meanings[column, text]

    def _made(self, column: Column[Any], text: str) -> Meaning:
        cell = self._forms.read(column, text)
        if not isinstance(cell, AsTyped):
            return Meaning(cell)
        if isinstance(column.kind, Choice):
            return Meaning(_choice_in_english(column.kind, text) or cell)
        return self._old_reference(column.kind.table, cell) if isinstance(column.kind, Reference) else Meaning(cell)

    def _old_reference(self, table: str, cell: AsTyped) -> Meaning:
        """Return what a reference means that has an earlier name of its record: its id, unless the name is another's."""
        known = self._earlier.get((table, folded(cell.text)))
        record_id, between, name = cell.text.partition(BETWEEN)
        record_id = known or record_id
        if not (known or between) or not self._forms.names.is_known(table, record_id):
            return Meaning(cell)
        try:
            other = self._forms.names.meant(table, name)
        except ValueError:
            other = record_id
        return (
            Meaning(record_id) if known or other == record_id else Meaning(cell, _(OTHERS_NAME).format(text=cell.text))
        )

    def exported_reference(self, column: Column[Any], text: str) -> Meaning:
        """Return what a reference means that stands as it was exported: its id, whatever its record is called now."""
        assert isinstance(column.kind, Reference)
        for record_id in (text, text.partition(BETWEEN)[0]):
            if self._forms.names.is_known(column.kind.table, record_id):
                return Meaning(record_id)
        return self._text(column, text)

    # what is no text

    def _truth(self, column: Column[Any], value: bool) -> Meaning:
        if isinstance(column.kind, YesNo):
            return Meaning(value)
        text = "TRUE" if value else "FALSE"
        return _misfit(column, text, IS_TRUTH, value=text)

    def _number(self, column: Column[Any], value: float, heading: Heading | None) -> Meaning:
        kind, digits = column.kind, digits_of(value)
        if isinstance(kind, Percent) and 0 < value <= 1:
            words = _(FRACTION).format(text=digits, percent=digits_of(value * 100))
            return Meaning(AsTyped(digits), words)
        if isinstance(kind, Number):
            return self._text(column, heading.text(digits) if heading else digits)
        if isinstance(kind, Day):
            return self._year_or_month(column, digits)
        if abs(value) >= MOST_SAFE and not isinstance(kind, YesNo):
            return Meaning(AsTyped(digits), _(LOST_DIGITS).format(digits=_secret(column, digits)))
        return self._text(column, digits)

    def _year_or_month(self, column: Column[Any], digits: str) -> Meaning:
        """Return what a number means as a day: 2023, 2023.5, 20230501; a 2023.10 that lost its 0 is not guessed."""
        if digits.endswith(".1"):
            return Meaning(AsTyped(digits), _(TENTH_OR_FIRST).format(text=digits, year=digits[:-2]))
        meaning = self._text(column, digits)
        return meaning._replace(told=_(SERIAL).format(text=digits)) if isinstance(meaning.cell, AsTyped) else meaning

    def _day(self, column: Column[Any], value: date) -> Meaning:
        day = value.date() if isinstance(value, datetime) else value
        if not isinstance(column.kind, Day):
            return _misfit(column, str(day), IS_DAY, day=day)
        if typed := _typed_number(value):
            meaning = self._year_or_month(column, typed)
            return meaning._replace(told=meaning.told or _(NUMBER_AS_DAY).format(day=day, text=typed))
        has_time = isinstance(value, datetime) and value.time() != time()
        return Meaning(PartialDate.of(day), _(HAS_TIME).format(day=day) if has_time else "")


def _typed_number(value: date) -> str:
    """Return what was typed where a day is a year (2023), or a month (2023.5, 202305), in a cell for days; else "".

    Such days lie in 1905, or around 2450: nobody means them.
    """
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    serial = (moment - EPOCHS[0]) / timedelta(days=1)
    is_one = 1900 <= serial < 2101 or 190_001 <= serial <= 210_012
    return digits_of(round(serial, 2)) if is_one else ""


def _misfit(column: Column[Any], text: str, words: str, **named: object) -> Meaning:
    """Return the meaning of a value that its field cannot hold: it is kept as typed, and told."""
    return Meaning(AsTyped(text), _(words).format(wanted=expected(column), **named))


def _flaw(flaw: Flaw) -> Meaning:
    told = _(IS_UNCALCULATED) if flaw.kind == "uncalculated" else _(IS_ERROR)
    return Meaning(AsTyped(flaw.text), told.format(text=flaw.text), is_none=True)


def _secret(column: Column[Any], text: str) -> str:
    return f"{text[:4]}…" if column.sensitive else text


def digits_of(number: float) -> str:
    """Return the digits of a spreadsheet's number, the 15 it keeps at most, without an exponent."""
    digits = f"{Decimal(f'{number:.15g}'):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


# --- what was not edited --------------------------------------------------------------------------------------------


def unedited_meaning(reader: ValueReader, column: Column[Any], raw: Raw, *, is_marked: bool) -> Meaning:
    """Return what a cell means that is as it was exported.

    Args:
        reader: reads what has no need of anything else.
        column: the cell's field.
        raw: what is in it.
        is_marked: whether it was exported as text that could not be read.
    """
    if is_marked and isinstance(raw, str):
        return Meaning(AsTyped(raw.strip()))
    if isinstance(raw, int | float) and isinstance(column.kind, Percent):
        return Meaning(column.kind.read(digits_of(raw)))
    if isinstance(raw, date) and isinstance(column.kind, Day):
        return Meaning(PartialDate.of(raw.date() if isinstance(raw, datetime) else raw))
    if isinstance(raw, str) and isinstance(column.kind, Text):
        if isinstance(column.kind, Reference):
            return reader.exported_reference(column, raw.strip())
        if not isinstance(column.kind, Choice):
            return Meaning(raw.strip() or None)  # as it stands, a mask too: here it is a text like any other
    return reader.meaning(column, raw)


# --- words of every language ----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _english() -> gettext.NullTranslations:
    return gettext.translation("wzlab", resource("locale"), languages=[ENGLISH], fallback=True)


def in_every_language(*texts: str) -> tuple[str, ...]:
    """Return texts of the source in every language of the program, whichever is in use."""
    return tuple(dict.fromkeys(words for text in texts if text for words in (text, _english().gettext(text), _(text))))


def _choice_in_english(kind: Choice, text: str) -> str | None:
    wanted = folded(text)
    return next((code for code, title in kind.options.items() if folded(_english().gettext(title)) == wanted), None)
