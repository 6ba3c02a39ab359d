"""What the rows below a table's headings are: records, or sums, notes, examples, group titles, and why.

A row is a record unless it shows that it is none: nothing is left out for being short.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from wzlab.importing.headings_text import is_serial
from wzlab.importing.merged import merged_across
from wzlab.importing.model import ColumnMatch, SkippedRow
from wzlab.intake.grids import Grid, Plain
from wzlab.language import N_, _
from wzlab.records import TYPE_OF
from wzlab.spelling import folded

SUM, NOTE, EXAMPLE = N_("合计行"), N_("说明或签名"), N_("示例行")
ONLY_NUMBER, COLUMN_NUMBERS = N_("只有序号，没有内容"), N_("栏目编号行")
REPEATED, GROUP = N_("重复的栏目行"), N_("分组标题")

_SUM = re.compile(
    r"(?:(?:.{2,10})?(?:合计|小计|总计|累计|共计|总和|平均|平均值|平均数|均值)(?:\(.{0,12}\))?[:]?(?:[0-9.,]+.{0,4})?"
    r"|共[0-9]+.{0,12}|(?:sub|grand)?total:?|sum:?|average:?)"
)
_EXAMPLE = re.compile(
    r"[(【\[]?(?:填写|填报)?(?:示例|样例|范例|例子|例如|举例|例|example|sample)[0-9]*(?:[:(】)\]、,，。].*)?"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填写说明|附注|注意|注意事项|提示|note|notes)[0-9]*(?:[:.、,，].*|$)|\(?注[0-9]?[):].*|[*※]+[^*].{5,}"
)
_SIGNED = re.compile(
    r".{0,10}(?:填表人|填报人|制表人?|制单人?|审核人?|复核人?|审批人?|经办人|单位负责人|负责人签字|负责人签章|盖章|公章|签字|签名|签章|联系人|联系电话|"
    r"填表日期|填报日期|填表时间|填报时间|制表日期|报送日期|打印日期|日期|单位意见|审核意见|推荐意见|部门意见|单位公章|填报单位|填表单位|报送单位)"
    r"(?:\(.*\))?[:].*|.{0,12}\(?(?:盖章|公章|签字|签章)\)?[:]?|.{0,8}(?:20[0-9_]{0,2})?年_*月_*日?"
)
_DAY = re.compile(r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．:]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十0-9]{1,3}[部分类批组章节]|[0-9]{1,2}[、.．]).*|.*[:：]"
)
_ORDINAL = re.compile(r"[(\[【第]?([0-9]{1,2}|[a-z]|[甲乙丙丁戊己庚辛壬癸])[)\]】列栏]?")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SUSPECT = frozenset("计和均例注说提附填制审复经盖章签字日月共示样备联报*※意单推总")
_LATIN = re.compile(r"(?:sub|grand|total|sum|average|example|sample|note|\(example)", re.IGNORECASE)

_TELLING = frozenset(":：()（）[【*※注")
"""A longer text without one of these is no sum, no note and no signature."""
_LONGEST_SUM = 12

_HEADS = 3
"""So many of the first cells of a row tell what it is."""
_SHORT = 4
"""A row with no more filled cells than this is looked at closely."""
_LONG_TEXT = 40
_WIDE = 4

Filled = list[tuple[int, Plain]]


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a table's body before its rows are looked at.

    Attributes:
        grid: the sheet.
        columns: its columns, matched.
        kind: the kind of its records, "" if unknown.
        rows: the first and the last row below the headings.
        repeated: rows that repeat the headings.
        titled: rows of text above those.
    """

    grid: Grid
    columns: Sequence[ColumnMatch]
    kind: str
    rows: range
    repeated: frozenset[int] = frozenset()
    titled: frozenset[int] = frozenset()
    serials: frozenset[int] = field(init=False)
    naming: frozenset[int] = field(init=False)
    across: frozenset[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        """Find the columns of numbers that count rows, those that name a record, and texts merged across a row."""
        serials = (
            match.column for match in self.columns if match.heading and is_serial(match.heading) and not match.key
        )
        known_by = TYPE_OF[self.kind].known_by if self.kind in TYPE_OF else ()
        naming = (match.column for match in self.columns if match.key in known_by)
        object.__setattr__(self, "serials", frozenset(serials))
        object.__setattr__(self, "naming", frozenset(naming))
        object.__setattr__(self, "across", merged_across(self.grid))


@dataclass(slots=True)
class Sorted:
    """The rows of a body, sorted: records and others; `last` is the last that is not blank."""

    records: list[int] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    last: int = 0


def sort_rows(body: Body) -> Sorted:
    """Return which rows below the headings hold records, and why the others do not; blank ones are in neither."""
    found = Sorted()
    first, last = body.columns[0].column - 1, body.columns[-1].column
    width, rows, suspicious = last - first, body.grid.rows, _suspicion()
    is_whole = first == 0 and all(len(row) == width for row in rows[:1])
    for number in body.rows:
        cells = rows[number - 1] if is_whole else rows[number - 1][first:last]
        filled = width - cells.count(None)
        if not filled:
            continue
        if filled > _SHORT and number not in body.repeated and found.records and not suspicious(cells):
            found.records.append(number)
            found.last = number
        else:
            _place(body, number, found)
    return found


def _suspicion() -> Callable[[Sequence[Plain]], bool]:
    """Return a quick test whether the first cells of a row may say that it is no record."""
    harmless = _SUSPECT.isdisjoint

    def is_suspicious(cells: Sequence[Plain]) -> bool:
        for cell in cells[:_HEADS]:
            if (
                type(cell) is str
                and not harmless(cell)
                and (len(cell) <= _LONGEST_SUM or not _TELLING.isdisjoint(cell))
            ):
                return True
            if type(cell) is str and cell.isascii() and _LATIN.match(cell):
                return True
        return cells[0] is None

    return is_suspicious


def _place(body: Body, number: int, found: Sorted) -> None:
    """Put one row where it belongs."""
    filled: Filled = [
        (match.column, cell)
        for match in body.columns
        if (cell := body.grid.rows[number - 1][match.column - 1]) is not None and str(cell).strip()
    ]
    if not filled:
        return
    found.last = number
    reason = _reason(body, number, filled, is_first=not found.records)
    if reason == GROUP and SkippedRow(number - 1, _(NOTE)) in found.skipped[-1:]:
        reason = NOTE  # the next line of the same notes
    if reason:
        found.skipped.append(SkippedRow(number, _(reason)))
    else:
        found.records.append(number)


def _reason(body: Body, number: int, filled: Filled, *, is_first: bool) -> str:
    """Return why a row is no record, marked for translation; "" for a record."""
    if number in body.repeated:
        return REPEATED
    if number in body.titled:
        return GROUP
    if is_first and _are_ordinals(filled):
        return COLUMN_NUMBERS
    texts = [(column, folded(cell)) for column, cell in filled if isinstance(cell, str)]
    for does_hold, reason in ((_is_example, EXAMPLE), (_is_sum, SUM), (_is_note, NOTE)):
        if does_hold(body, filled, texts):
            return reason
    if all(column in body.serials for column, _cell in filled) and not (texts and _GROUP.fullmatch(texts[0][1])):
        return ONLY_NUMBER if _is_figure(filled[0][1]) else GROUP
    return GROUP if _is_group(body, number, filled, texts) else ""


def _are_ordinals(filled: Filled) -> bool:
    """Tell whether the cells are 1, 2, 3 … or A, B, C … or 甲, 乙, 1, 2 …, three at least."""
    if len(filled) < 3:
        return False
    marks = [_ordinal(cell) for _column, cell in filled]
    before: dict[str, int] = {}
    for mark in marks:
        if mark is None or mark[1] != before.get(mark[0], 0) + 1:
            return False
        before[mark[0]] = mark[1]
    return True


def _ordinal(cell: Plain) -> tuple[str, int] | None:
    """Return the series and the place in it of a column's number, None for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    match = _ORDINAL.fullmatch(folded(text))
    if match is None:
        return None
    mark = match[1]
    if mark.isdigit():
        return "1", int(mark)
    return ("甲", _STEMS.index(mark) + 1) if mark in _STEMS else ("a", ord(mark) - ord("a") + 1)


def _first_texts(filled: Filled) -> Iterator[tuple[int, str]]:
    for column, cell in filled[:_HEADS] if len(filled) > _SHORT else filled:
        if isinstance(cell, str):
            yield column, folded(cell)


def _is_example(body: Body, filled: Filled, _texts: Sequence[tuple[int, str]]) -> bool:
    return any(_EXAMPLE.fullmatch(text) for _column, text in list(_first_texts(filled))[:2])


def _is_sum(body: Body, filled: Filled, _texts: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a row says that it is a sum; in the column of names only a word for a sum alone does."""
    for column, text in _first_texts(filled):
        match = _SUM.fullmatch(text)
        if match and (column not in body.naming or len(filled) <= max(_SHORT, len(body.columns) // 2)):
            return True
    return False


def _is_note(body: Body, filled: Filled, texts: Sequence[tuple[int, str]]) -> bool:
    first = filled[0][1]
    if isinstance(first, str) and _NOTE.match(folded(first)) and len(filled) <= max(2, len(body.columns) // 3):
        return True
    if texts and len(texts) == len(filled) and any(_SIGNED.fullmatch(text) for _column, text in texts):
        return len(texts) <= _SHORT or sum(1 for _column, text in texts if _SIGNED.fullmatch(text)) * 2 >= len(texts)
    if len(filled) != 1 or filled[0][0] in body.naming or not texts:
        return False
    return len(texts[0][1]) > _LONG_TEXT or bool(_DAY.fullmatch(texts[0][1]))


def _is_figure(cell: Plain) -> bool:
    return not isinstance(cell, str) or bool(re.fullmatch(r"[(\[]?[0-9]+[)\].、]?", folded(cell)))


def _is_group(body: Body, number: int, filled: Filled, texts: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a row is a title for the rows below: one text, merged across, or numbered, or beside the names."""
    if len(filled) != 1 or not texts:
        return False
    column, text = texts[0]
    if (number, column) in body.across:
        return True
    if _GROUP.fullmatch(text):
        return True
    return len(body.columns) >= _WIDE and bool(body.naming) and column < min(body.naming)
