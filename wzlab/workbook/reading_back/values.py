"""One cell read back: what it means, and what must be told of it.

An edited cell is read as any cell of a spreadsheet is (`wzlab.importing.cells.values`), with two differences.  A mask is no
number: it says nothing, and what the lab has stays.  And a reference may still bear the name that its record had when
the workbook was exported.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Percent, Reference, Text
from wzlab.dates import PartialDate
from wzlab.editing.cells import expected
from wzlab.editing.headings import Heading
from wzlab.editing.masking import is_masked
from wzlab.editing.names import BETWEEN
from wzlab.importing.cells.values import Case, CellReader, Found, Raw, digits_of
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.spelling import folded


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


_TOLD: Mapping[Case, str] = {
    Case.HAS_TIME: N_("带有钟点，只取日期 {day}"),
    Case.LOST_DIGITS: N_("{digits} 是存成数字的长号码，第 16 位起已经丢失；请把单元格设为“文本”，按原件重新输入"),
    Case.DAY: N_("单元格里是日期 {day}，这一栏应填{wanted}"),
    Case.TIME: N_("单元格里是时间 {time}，这一栏应填{wanted}"),
    Case.TRUTH: N_("单元格里是 {value}，这一栏应填{wanted}"),
    Case.ERROR: N_("单元格里是错误值 {text}，没有读入；请改正公式后再导入"),
    Case.UNCALCULATED: N_("公式 {text} 还没有计算结果，没有读入；请用 Excel 或 WPS 打开、保存一次后再导入"),
    Case.TENTH_OR_FIRST: N_("{text} 分不清是 1 月还是 10 月；请写成 {year}-01 或 {year}-10"),
    Case.NO_DAY: N_("{text} 是数字，不是日期；请把单元格设为日期格式，或写成 2023-05-01"),
    Case.NUMBER_AS_DAY: N_("显示为 {day}，是在日期格式的单元格里输入了 {text}，按 {text} 读入"),
    Case.FRACTION: N_(
        "{text} 分不清是 {percent}% 还是 {text}%，按未知处理；请填 {percent}，确是 {text}% 的请在窗口里填写"
    ),
}
OTHERS_NAME = N_("“{text}”里的编号和名称不是同一条记录；请从下拉列表中重新选择")


class ValueReader:
    """Reads cells in one lab as it stands.

    Args:
        lab: the lab whose records and names references may mean.
        pack: the policy that lists the directions.
        earlier: the words that references were exported as, by their table, with the id each means.
    """

    def __init__(self, lab: Lab, pack: Pack, earlier: Mapping[tuple[str, str], str] | None = None) -> None:
        self._cells = CellReader(lab, pack)
        self._names = self._cells.forms.names
        self._earlier = {(table, folded(words)): of for (table, words), of in (earlier or {}).items()}

    def meaning(self, column: Column[Any], raw: Raw, heading: Heading | None = None) -> Meaning:
        """Return what an edited or a new cell means; `heading` gives the unit of the amounts below it."""
        if column.sensitive and isinstance(raw, str) and is_masked(column, raw.strip()):
            return Meaning(None, is_none=True)
        found = self._cells.found(column, raw, heading)
        if found.case is not None:
            return Meaning(found.cell, _told(column, found), found.case in {Case.ERROR, Case.UNCALCULATED})
        if isinstance(found.cell, AsTyped) and isinstance(column.kind, Reference):
            return self._old_reference(column.kind.table, found.cell)
        return Meaning(found.cell)

    def _old_reference(self, table: str, cell: AsTyped) -> Meaning:
        """Return what a reference means that has an earlier name of its record: its id, unless the name is another's."""
        known = self._earlier.get((table, folded(cell.text)))
        record_id, between, name = cell.text.partition(BETWEEN)
        record_id = known or record_id
        if not (known or between) or not self._names.is_known(table, record_id):
            return Meaning(cell)
        try:
            other = self._names.meant(table, name)
        except ValueError:
            other = record_id
        return (
            Meaning(record_id) if known or other == record_id else Meaning(cell, _(OTHERS_NAME).format(text=cell.text))
        )

    def exported_reference(self, column: Column[Any], text: str) -> Meaning:
        """Return what a reference means that stands as it was exported: its id, whatever its record is called now."""
        assert isinstance(column.kind, Reference)
        for record_id in (text, text.partition(BETWEEN)[0]):
            if self._names.is_known(column.kind.table, record_id):
                return Meaning(record_id)
        return self.meaning(column, text)


def _told(column: Column[Any], found: Found) -> str:
    assert found.case is not None
    text = found.text
    return _(_TOLD[found.case]).format(
        text=text,
        time=text,
        value=text,
        digits=f"{text[:4]}…" if column.sensitive else text,
        day=found.day,
        year=text.partition(".")[0],
        percent=digits_of(float(text) * 100) if found.case is Case.FRACTION else "",
        wanted=expected(column),
    )


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
