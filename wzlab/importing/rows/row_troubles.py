"""What must be told of a row as a whole: whose it is is unknown, or it says otherwise than another row of its record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wzlab.columns import Cell, Column, Money, Record
from wzlab.editing.cells import CellForms
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.model import NEW, SKIP, Option, Question, Severity, Spot, TableKey, Topic, Trouble
from wzlab.importing.places import spot_words
from wzlab.importing.rows.identities import Match, Why
from wzlab.lab import Lab
from wzlab.language import N_, _

_MOST_HINTS = 3
"""By so many cells two records of one name are told apart."""
_MOST_OFFERED = 8
"""So many records are offered; more nobody reads."""

_REASONS: Mapping[Why, str] = {
    Why.SEVERAL: N_("“{label}”里不止一条记录像是这一行的，不知道是哪一条。"),
    Why.ELSEWHERE: N_("“{label}”里已有同名的，但在另一个单位，不知道是不是同一条记录。"),
    Why.OTHER_NAME: N_("号码与“{label}”里的一条相同，名称或单位却不同，不知道是不是同一条记录。"),
    Why.TWICE: N_("这个表格里还有一行同名的，内容不同，不知道是不是同一条记录。"),
    Why.LEAD: N_("已有一个依托（牵头）单位，不知道是不是同一个。"),
    Why.OTHER_BIRTH: N_("“{label}”里已有同名的，但出生日期不同，按另一条新增。"),
    Why.COPY: N_("这次导入的另一个表格里也有同名的，按另一条新增。"),
}
"""What is told of each reason."""


class RowTroubles:
    """Says what is the matter with rows of one kind.

    Args:
        lab: the lab with all that the import has brought so far.
        record_type: what the rows are.
        forms: shows its cells.
        names: what the files are called.
    """

    def __init__(self, lab: Lab, record_type: type[Record], forms: CellForms, names: Mapping[str, str]) -> None:
        self._lab, self._type, self._forms, self._names = lab, record_type, forms, names

    def of_nobody(self, key: TableKey, row: int) -> Trouble:
        """Return the trouble of a row by which nobody could be known."""
        titles = _("、").join(_(self._type.column_of[one].title) for one in self._type.known_by)
        reason = _("没有填“{titles}”，认不出是哪一条记录。").format(titles=titles)
        options = (Option(NEW, _("照样新增一条")), Option(SKIP, _("不导入这一行")))
        fix = _("请在原表中补上，或选择怎么办。")
        return _of_row("no_identity", (key, row), "", (reason, fix), options)

    def of_several(self, key: TableKey, row: int, match: Match, name: str) -> Trouble:
        """Return the trouble of a row that more than one record fits, or one that is elsewhere."""
        label = _(self._type.label)
        reason = _(_REASONS[match.why]).format(label=label)
        offered = match.fitting[:_MOST_OFFERED]
        options = [Option(one, self._described(one, offered)) for one in offered]
        options += [Option(NEW, _("另新增一条")), Option(SKIP, _("不导入这一行"))]
        fix = _("请选择是哪一条，或新增一条。")
        return _of_row("several_records", (key, row), name, (reason, fix), options)

    def of_others(self, key: TableKey, row: int, match: Match, name: str) -> Trouble:
        """Return what is told of a new record of whose name there are others, which it is taken not to be."""
        reason = _(_REASONS[match.why]).format(label=_(self._type.label))
        offered = match.others[:_MOST_OFFERED]
        options = [Option(one, self._described(one, offered)) for one in offered]
        options += [Option(NEW, _("另新增一条")), Option(SKIP, _("不导入这一行"))]
        fix = _("请核对；是同一条的，请选择它。")
        trouble = _of_row("several_records", (key, row), name, (reason, fix), options)
        return trouble._replace(severity=Severity.REVIEW)

    def of_other_name(self, spot: Spot, column: Column[Any], before: Cell, after: Cell) -> Trouble:
        """Return what is told of a row that has a record's number and another name."""
        reason = _("号码与已有的“{name}”相同，“{title}”却不同；将改成这里的。")
        told = reason.format(name=self.shown(column, before), title=_(column.title))
        fix = _("请核对号码和名称是不是同一条记录的。")
        value = self.shown(column, after)
        return Trouble("contradiction", Severity.REVIEW, spot, column.key, value, told, fix)

    def of_difference(self, spot: Spot, column: Column[Any], here: Cell, other: Spot, there: Cell) -> Trouble:
        """Return the trouble of a cell that says otherwise than another cell about the same record."""
        words = {"where": spot_words(other, self._names), "title": _(column.title), "there": self.shown(column, there)}
        reason = _("与 {where} 的“{title}”不一致，那里是“{there}”；没有采用这里的。").format(**words)
        fix = _("请核对两处，在原表中改成一致，或在导入窗口中改。")
        option = Option(self._typed(column, there), _("改成“{there}”，与那里一致").format(**words))
        question = Question(Topic.CELL, spot, () if column.sensitive else (option,))  # an answer is not masked
        value = self.shown(column, here)
        return Trouble("same_record_twice", Severity.PROBLEM, spot, column.key, value, reason, fix, question)

    def shown(self, column: Column[Any], cell: Cell) -> str:
        """Return a cell as anybody may see it."""
        return discreet_cell(column, self._forms.shown(column, cell))

    def _typed(self, column: Column[Any], cell: Cell) -> str:
        """Return what may be typed for a cell wherever its column stands; an amount has its unit with it."""
        text = self._forms.typed(column, cell)
        return f"{text}万元" if isinstance(column.kind, Money) and text else text

    def _described(self, record_id: str, others: Sequence[str]) -> str:
        """Return a record's name, and by which cells it is told from the others."""
        record = self._lab.tables[self._type.table][record_id]
        hints = _("，").join(self._hints(record, others))
        name = discreet_text(self._lab.name_of(record))
        return _("{name}（{hints}）").format(name=name, hints=hints) if hints else name

    def _hints(self, record: Record, others: Sequence[str]) -> Iterator[str]:
        records = [self._lab.tables[self._type.table][one] for one in others]
        found = 0
        for column in self._type.columns:
            cell = record.cells[column.index]
            differs = len(records) == 1 or any(other.cells[column.index] != cell for other in records)
            if found == _MOST_HINTS or cell is None or column.key in self._type.known_by or not differs:
                continue
            if cell != column.default or len(records) > 1:
                found += 1
                yield self.shown(column, cell)


def _of_row(
    code: str, row: tuple[TableKey, int], value: str, said: tuple[str, str], options: Sequence[Option]
) -> Trouble:
    spot = Spot(row[0].file, row[0].sheet, row[1], 0)
    return Trouble(
        code, Severity.PROBLEM, spot, "", discreet_text(value), *said, Question(Topic.ROW, row, tuple(options))
    )
