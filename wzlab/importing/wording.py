"""A proposal as sentences for people, and as a list to hand out; sensitive cells are masked in both."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.files import write_bytes
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.model import Action, CellChange, Severity, Spot, TablePlan, Trouble
from wzlab.importing.places import file_words, sheet_words, spot_words
from wzlab.importing.proposing import Proposal, troubles_of
from wzlab.language import N_, _, sentences
from wzlab.records import TYPE_OF, Award, Instrument, Patent, Person, Project, Room, Unit

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.PROBLEM: N_("问题"),
    Severity.REVIEW: N_("请核对"),
    Severity.NOTE: N_("说明"),
}
"""What people call each severity."""

ACTION_WORDS: Mapping[Action, str] = {
    Action.ADD: N_("新增"),
    Action.UPDATE: N_("更新"),
    Action.SAME: N_("不变"),
    Action.SKIP: N_("跳过"),
    Action.PROBLEM: N_("有问题"),
}
"""What people call each action."""

_COUNTED: Mapping[str, str] = {
    Person.table: N_("{number} 人"),
    Unit.table: N_("{number} 个单位"),
    Room.table: N_("{number} 处场地"),
    Instrument.table: N_("{number} 台（套）设备"),
    Project.table: N_("{number} 个项目"),
    Patent.table: N_("{number} 项知识产权"),
    Award.table: N_("{number} 项奖励"),
}
"""How people count the records of a table; of the others the table is named."""

_NO_NAMES: Mapping[str, str] = {}
_MOST_OPTIONS = 6
_MOST_NAMES = 5
_MOST_SHOWN = 60
"""Of a longer text the beginning is shown."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?", re.ASCII)


# --- sentences ------------------------------------------------------------------------------------------------------


def counts_words(proposal: Proposal) -> str:
    """Return how many rows are added, update a record, and so on: 新增 12 行，更新 3 行，不变 0 行，跳过 2 行，有问题 1 行."""
    counts = proposal.counts()
    said = (_("{what} {number} 行").format(what=_(ACTION_WORDS[action]), number=counts[action]) for action in Action)
    return _("，").join(said)


def trouble_line(trouble: Trouble, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a trouble as one line: 文件 · 工作表 · 单元格 · 值 — 原因 处理; `names` are those of the files."""
    where = " · ".join(filter(None, (spot_words(trouble.spot, names), shortened(trouble.value))))
    return _("{where} — {told}").format(where=where, told=told(trouble))


def options_words(trouble: Trouble) -> str:
    """Return the answers to what a trouble asks: 可选：博士、硕士。; "" where there is nothing to choose from."""
    options = trouble.question.options if trouble.question else ()
    listed = _("、").join(option.words for option in options[:_MOST_OPTIONS])
    if len(options) > _MOST_OPTIONS:
        listed = _("{words} 等 {number} 项").format(words=listed, number=len(options))
    return discreet_text(_("可选：{options}。").format(options=listed)) if listed else ""


def told(trouble: Trouble) -> str:
    """Return a trouble's reason and what to do, without its place."""
    return sentences((trouble.reason, trouble.fix))


def absent_words(proposal: Proposal, table: str) -> str:
    """Return the sentences on the records of a table that the import does not speak of: how many, who, what to do."""
    counted = _(_COUNTED.get(table, N_("{number} 条{label}")))
    counted = counted.format(number=len(proposal.absent[table]), label=_(TYPE_OF[table].label))
    names = absent_names(proposal, table, _MOST_NAMES)
    told = _("导入的名单里没有实验室已有的 {counted}：{names}。{fix}")
    return told.format(counted=counted, names=names, fix=absent_fix(table))


def absent_names(proposal: Proposal, table: str, most: int) -> str:
    """Return what the records of a table that the import does not speak of are called; of more than `most` the first."""
    absent = proposal.absent[table]
    names = _("、").join(_absent_name(proposal, record) for record in absent[:most])
    return _("{names}等").format(names=names) if len(absent) > most else names


def absent_fix(table: str) -> str:
    """Return what becomes of records that the import does not speak of, and what the user may do."""
    if table == Person.table:
        return _("没有改动；已离开的请在人员表中删除或改正。")
    return _("没有改动；不应再计入的请在{label}表中删除或改正。").format(label=_(TYPE_OF[table].label))


def _absent_name(proposal: Proposal, record: Record) -> str:
    return shortened(discreet_text(proposal.lab.name_of(record)))


def shown_cell(proposal: Proposal, column: Column[Any], cell: Cell) -> str:
    """Return a cell as anybody may see it: names for ids, "" for a blank."""
    return discreet_cell(column, _forms(proposal).shown(column, cell))


def change_line(proposal: Proposal, table: str, change: CellChange) -> str:
    """Return a cell's change: 学位：空白 → 博士."""
    column = TYPE_OF[table].column_of[change.key]
    before, after = (_quoted(proposal, column, cell) for cell in (change.before, change.after))
    line = _("{title}：{before} → {after}").format(title=_(column.title), before=before, after=after)
    return _("{line}（推得）").format(line=line) if change.is_derived else line


def _quoted(proposal: Proposal, column: Column[Any], cell: Cell) -> str:
    if cell is None:
        return _("空白")
    text = shortened(shown_cell(proposal, column, cell))
    return _("“{text}”（读不出，原样保留）").format(text=text) if isinstance(cell, AsTyped) else text


def _forms(proposal: Proposal) -> CellForms:
    return CellForms(proposal.result, proposal.pack)


def shortened(text: str) -> str:
    """Return a text on one line, of a long one the beginning."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"


# --- a list to hand out ---------------------------------------------------------------------------------------------


def trouble_rows(proposal: Proposal) -> list[tuple[str, ...]]:
    """Return the troubles as rows of a table, below a row of headings; in reading order."""
    headings = (_("文件"), _("工作表"), _("单元格"), _("栏目"), _("内容"), _("程度"), _("原因"), _("处理"))
    told_of = ((plan, trouble) for plan in proposal.plans for trouble in troubles_of(plan))
    return [headings, *(trouble_row(plan, trouble, proposal.names) for plan, trouble in told_of)]


def trouble_row(plan: TablePlan, trouble: Trouble, names: Mapping[str, str] = _NO_NAMES) -> tuple[str, ...]:
    """Return a trouble as a row of that table."""
    record_type = TYPE_OF.get(plan.table.kind)
    column = record_type.column_of.get(trouble.key) if record_type else None
    return (
        file_words(trouble.spot.file, names),
        trouble.spot.sheet,
        _cell_words(trouble.spot),
        _(column.title) if column is not None else "",
        trouble.value,
        _(SEVERITY_WORDS[trouble.severity]),
        trouble.reason,
        trouble.fix,
    )


def _cell_words(spot: Spot) -> str:
    return spot.address if spot.column else _("第 {row} 行").format(row=spot.row)


def absent_rows(proposal: Proposal) -> Iterator[tuple[str, ...]]:
    """Yield every record that the import does not speak of as a row of that table."""
    for table, records in proposal.absent.items():
        reason = _("{label}：实验室里有，导入的名单里没有。").format(label=_(TYPE_OF[table].label))
        for record in records:
            name, note = _absent_name(proposal, record), _(SEVERITY_WORDS[Severity.NOTE])
            yield ("", "", "", "", name, note, reason, absent_fix(table))


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as CSV that no spreadsheet takes for formulas, with the mark that makes it read them as UTF-8."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_harmless(text) for text in row] for row in rows)
    return f"\ufeff{written.getvalue()}"


def write_troubles(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Write troubles as a CSV file.

    Raises:
        FileError: it cannot be written.
    """
    write_bytes(path, csv_text(rows).encode("utf-8", "backslashreplace"))


def _harmless(text: str) -> str:
    """Return a text that is shown and not carried out; an apostrophe stands before what is no number."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def table_line(plan: TablePlan, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return what a table is taken for: 人员.xlsx · 在职人员：人员，32 行."""
    record_type = TYPE_OF.get(plan.table.kind)
    label = _(record_type.label) if record_type else _("没有导入")
    return _("{where}：{label}，{number} 行").format(
        where=sheet_words(plan.table.key, names), label=label, number=len(plan.table.rows)
    )
