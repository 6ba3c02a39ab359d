"""Why a row below a table's headings is no record: every sign of it, and which of them count in which column.

The words are in `row_words`.  Where a word may be a name as well, the rest of the row decides: what else it says of its
own, and whether its figures are the sums of those above it.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from wzlab.importing.tables import row_words
from wzlab.importing.tables.bodies import SHORT, Filled, Row
from wzlab.importing.tables.row_words import SumWord
from wzlab.importing.tables.running_totals import RunningTotals, figure_of
from wzlab.intake.grids import Plain
from wzlab.language import N_
from wzlab.spelling import folded

SUM, PART, NOTE = N_("合计行"), N_("“其中”行，已算在上一行里"), N_("说明或签名")
EXAMPLE, INSTRUCTIONS, UNITS = N_("示例行"), N_("填写要求"), N_("计量单位行")
ONLY_NUMBER, PREFILLED = N_("只有序号，没有内容"), N_("预先填好的空行，没有名称")
VACANT, COLUMN_NUMBERS = N_("待聘或空缺的名额，不是具体的人"), N_("栏目编号行")
REPEATED, GROUP = N_("重复的栏目行"), N_("分组标题")
WORDLESS = frozenset((REPEATED, COLUMN_NUMBERS, ONLY_NUMBER, UNITS, INSTRUCTIONS))
"""Reasons beside which the row's text says nothing."""

_ORDINAL = re.compile(r"[(\[【第]?([0-9]{1,2}|[a-z]|[甲乙丙丁戊己庚辛壬癸])[)\]】列栏]?")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE_NUMBER = re.compile(r"\(?[一二三四五六七八九十]{1,3}[)、.]?")
_LONG_TEXT = 40
_WIDE = 4


class Above(NamedTuple):
    """What stands above a row.

    Args:
        records: the rows that hold records.
        since: how many of them stand above the last sum or title.
        totals: their sums.
    """

    records: Sequence[int]
    since: int
    totals: RunningTotals


def reason_of(row: Row, above: Above) -> str:
    """Return why a row is no record, one of the phrases here, marked for translation; "" for a record."""
    if row.number in row.body.repeated:
        return REPEATED
    if row.number in row.body.titled:
        return GROUP
    if not above.records and (below := _below_headings(row)):
        return below
    if _is_sum(row, above):
        return SUM
    if _is_part(row, above):
        return PART
    for does_hold, reason in _SIGNS:
        if does_hold(row):
            return reason
    if all(column in row.body.serials for column, _cell in row.filled) and not _is_group(row):
        return ONLY_NUMBER if _is_figure(row.filled[0][1]) else GROUP
    return GROUP if _is_group(row) else ""


def _below_headings(row: Row) -> str:
    """Return what a row between the headings and the first record is: numbers of columns, units, how to fill in."""
    if _are_ordinals(row.filled):
        return COLUMN_NUMBERS
    texts = [text for _column, text in row.texts]
    if len(texts) < len(row.filled):
        return ""
    if row.is_nameless and all(map(row_words.is_of_units, texts)):
        return UNITS
    return INSTRUCTIONS if all(map(row_words.is_instruction, texts)) else ""


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


def _is_example(row: Row) -> bool:
    marked = any(row_words.is_example(text) for _column, text in row.first_texts[:2])
    return marked or row_words.is_example_behind(row.name)


def _is_part(row: Row, above: Above) -> bool:
    """Tell whether a row is a part of the record above: its word says so, and that record holds as much or more."""
    if not row_words.is_part(row.name or row.head) or not above.records:
        return False
    whole = dict(row.body.filled(above.records[-1]))
    return all((figure_of(whole.get(column)) or 0) >= figure for column, figure in row.figures().items())


def _is_vacancy(row: Row) -> bool:
    return row.body.kind == "staff" and row_words.is_vacancy(row.name)


def _is_prefilled(row: Row) -> bool:
    """Tell whether a row without a name says only what a row beside it without a name says as well."""
    if not row.is_nameless or row.figures() or len(row.texts) + len(row.body.serials) < len(row.filled):
        return False
    said = _without(row.filled, row.body.serials)
    around = (row.body.filled(row.number - 1), row.body.filled(row.number + 1))
    return bool(said) and any(said == _without(cells, row.body.serials) for cells in around)


def _without(filled: Filled, columns: frozenset[int]) -> Filled:
    return [(column, cell) for column, cell in filled if column not in columns]


def _is_figure(cell: Plain) -> bool:
    return not isinstance(cell, str) or bool(re.fullmatch(r"[(\[]?[0-9]+[)\].、]?", folded(cell)))


# --- sums -----------------------------------------------------------------------------------------------------------


def _is_sum(row: Row, above: Above) -> bool:
    """Tell whether a row is a sum: by its word, by what else it says, and by its figures where these leave a doubt."""
    worded = [(column, text, word) for column, text in row.first_texts if (word := row_words.sum_word(text))]
    for column, text, word in worded:
        others = row.says(other_than=column)
        if others <= _most_said(row, column, word) or _agrees(row, text, above):
            return True
    if row.body.kind == "staff" and row_words.is_count_of_people(row.alone):
        return True
    is_wordless = not worded and row.is_nameless and not row.says(other_than=0)
    return is_wordless and above.totals.agree(row.figures(), above.records, above.since)


def _most_said(row: Row, column: int, word: SumWord) -> int:
    """Return how many cells may say something of their own in a row whose word alone shows a sum; -1 if it does not.

    Where names stand, 合计 with a type and a maker beside it is a name, and 联邦平均 always may be one.
    """
    is_name = column in row.body.naming or not row.is_nameless
    if not row.body.naming or not is_name:
        return {SumWord.ALONE: len(row.filled), SumWord.ENDING: 1, SumWord.WEAK: 0}[word]
    return {SumWord.ALONE: 1, SumWord.ENDING: 0, SumWord.WEAK: -1}[word]


def _agrees(row: Row, text: str, above: Above) -> bool:
    """Tell whether a row's figures are the sums of those above it, or their means where its word is one for means."""
    figures = row.figures()
    part = row_words.summed(text)
    last = row.body.filled(above.records[-1]) if above.records else []
    is_of_last = bool(part) and any(isinstance(cell, str) and folded(cell) == part for _column, cell in last)
    if above.totals.agree(figures, above.records, above.since, least=1 if is_of_last else 2):
        return True
    return row_words.is_mean(text) and above.totals.are_means(figures, above.records, above.since)


# --- notes and titles -----------------------------------------------------------------------------------------------


def _is_note(row: Row) -> bool:
    column, few = row.filled[0][0], max(2, len(row.body.columns) // 3)
    if row.alone and row_words.is_about_rows(row.alone):
        return True
    if row_words.is_note(row.head) and len(row.filled) <= few:
        return True
    if row_words.is_starred(row.head):
        is_name = column in row.body.naming
        return (bool(row.alone) and row_words.is_sentence(row.alone)) if is_name else len(row.filled) <= few
    if len(row.texts) == len(row.filled) and _is_signed(row):
        return True
    is_beside_names = bool(row.alone) and column not in row.body.naming
    return is_beside_names and (len(row.alone) > _LONG_TEXT or row_words.is_day(row.alone))


def _is_signed(row: Row) -> bool:
    """Tell whether a row of texts is one of signatures: it begins with one, or most are, or all are places for seals."""
    texts = [text for _column, text in row.texts]
    if all(row_words.is_signed(text) or row_words.is_sealed(text) or row_words.is_day(text) for text in texts):
        return True
    signed = sum(map(row_words.is_signed, texts))
    if row_words.is_signed(texts[0]):
        return len(texts) <= SHORT or 2 * signed >= len(texts)
    return 2 * signed > len(texts) or (bool(signed) and len(texts) <= SHORT and row.is_nameless)


def _is_group(row: Row) -> bool:
    """Tell whether a row is a title for the rows below: one text, merged across, or numbered, or beside the names."""
    if _is_numbered_apart(row) or _is_title_with_sums(row):
        return True
    if not row.alone:
        return False
    column, text = row.texts[0]
    if (row.number, column) in row.body.across or row_words.is_numbered_title(text):
        return True
    if row_words.is_listed(text):
        return _is_listed_title(row, column, text)
    if column in row.body.naming and row_words.is_title_of(row.body.kind, text):
        return len(row.body.next_filled(row.number)) > 1
    return len(row.body.columns) >= _WIDE and bool(row.body.naming) and column < min(row.body.naming)


def _is_listed_title(row: Row, column: int, text: str) -> bool:
    """Tell whether 1、… is a title: where names stand, they may be enumerated that way."""
    if column not in row.body.naming:
        return True
    if row.body.kind == "staff":
        return row_words.is_title_of("staff", text)
    around = (*row.body.filled(row.number - 1), *row.body.next_filled(row.number))
    return not any(
        place == column and isinstance(cell, str) and row_words.is_listed(folded(cell)) for place, cell in around
    )


def _is_numbered_apart(row: Row) -> bool:
    """Tell whether the number of a row is 一 or （一） where the next is counted 1, 2, 3, and it says one thing at most."""
    serials = row.body.serials
    if not serials or row.filled[0][0] not in serials or not _CHINESE_NUMBER.fullmatch(row.head):
        return False
    following = row.body.next_filled(row.number)
    is_counted = bool(following) and following[0][0] in serials and _is_figure(following[0][1])
    return is_counted and row.says(other_than=0) == 1


def _is_title_with_sums(row: Row) -> bool:
    """Tell whether a name is numbered 一、 or （一） beside nothing but figures, and the next is not numbered so, too."""
    level, following = row_words.title_level(row.name), row.body.next_filled(row.number)
    if level not in row_words.CHINESE_LEVELS or not row.figures() or not following:
        return False
    names = [cell for column, cell in following if column in row.body.naming and isinstance(cell, str)]
    is_enumerated = any(row_words.title_level(folded(name)) == level for name in names)
    return bool(names) and not is_enumerated and row.says(other_than=0) == 1


_SIGNS: Sequence[tuple[Callable[[Row], bool], str]] = (
    (_is_example, EXAMPLE),
    (_is_note, NOTE),
    (_is_vacancy, VACANT),
    (_is_prefilled, PREFILLED),
)
"""What shows that a row is no record, the surest first."""
