"""A comparison of the core as the lines that are shown and decided: names for ids, words for cells, masks over secrets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ui.dialogs.difference_lines import Key, Line, LineKind, Option
from ui.session import Place
from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.editing.masking import discreet
from wzlab.lab import LAB_ID
from wzlab.language import N_, _
from wzlab.records import TYPE_OF, Laboratory
from wzlab.workbook.reading_back.differences import (
    Added,
    Answer,
    Changed,
    Clash,
    Comparison,
    Conflict,
    Difference,
    Origin,
    Origins,
    Question,
    Removed,
    Undecided,
)
from wzlab.workbook.reading_back.tables import Told
from wzlab.workbook.reading_back.wording import Wording, origins_of
from wzlab.workbook.remarks import REMARK_TYPES, Remark

ANSWERS: tuple[Answer | None, ...] = (Answer.SAME, Answer.NEW, Answer.OTHER, None)
"""What the options of a question mean, in their order; `OTHER` is there only if there is such a record."""
MOST_FIELDS = 6
"""How many cells of a new record are told in its line."""
HERE = N_("实验室里现在的")
_TYPES: Mapping[str, type[Record]] = {**TYPE_OF, **{one.table: one for one in REMARK_TYPES}}


def lines_of(comparison: Comparison, questions: Sequence[Question]) -> list[Line]:
    """Return every difference as a line, in the order of the tables.

    Args:
        comparison: the lab and the workbooks, compared under the answers given so far.
        questions: all questions, those that have been answered among them.
    """
    return list(_Lines(comparison).lines(questions))


def answers_of(question: Question) -> tuple[Answer | None, ...]:
    """Return what each option of a question's line means; None: the row is passed over."""
    if question.table == Laboratory.table:
        return Answer.SAME, Answer.NEW
    return tuple(answer for answer in ANSWERS if answer is not Answer.OTHER or question.other is not None)


def question_key(question: Question) -> Key:
    """Return the key of a question's line."""
    return (LineKind.QUESTION, *question.key)


class _Lines:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._forms = CellForms(comparison.result, comparison.pack)
        self._before = CellForms(comparison.lab, comparison.pack)
        self._wording = Wording(comparison)
        self._names: dict[str, Counter[str]] = {}
        self._conditions = {one.id: f"{one.clause} {one.title}" for one in comparison.pack.conditions}
        self._readings = {one.id: str(one.title) for one in comparison.pack.readings}

    def lines(self, questions: Iterable[Question]) -> Iterator[Line]:
        """Yield the lines: questions first, for their answers make others; then table by table; then what is told."""
        yield from map(self._question, questions)
        found: list[Difference | Undecided] = [*self._comparison.undecided, *self._comparison.differences]
        order = {table: place for place, table in enumerate(_TYPES)}
        yield from map(self._line, sorted(found, key=lambda one: order[one.key[0]]))
        yield from map(_note, self._comparison.told)

    def _line(self, one: Difference | Undecided) -> Line:
        match one:
            case Changed():
                return self._changed(one)
            case Added():
                return self._added(one)
            case Removed():
                return self._removed(one)
            case Conflict():
                return self._conflict(one)
            case Clash():
                return self._clash(one)

    # what may be taken as it is

    def _changed(self, one: Changed) -> Line:
        column = _TYPES[one.table].column_of[one.field]
        return self._of_record(
            LineKind.CHANGED,
            Place(*one.key),
            one.origins,
            tip=self._wording.sentence(one),
            title=column.heading,
            before=self._words(column, one.before, is_before=True),
            after=self._words(column, one.after),
        )

    def _added(self, one: Added) -> Line:
        told = [
            _("{title}：{words}").format(title=_(column.title), words=self._words(column, cell))
            for column, cell in zip(one.record.columns, one.record.cells, strict=True)
            if cell is not None and cell != column.default
        ]
        after = _("；").join(told[:MOST_FIELDS]) + (_("……") if len(told) > MOST_FIELDS else "")
        place = Place(one.record.table, one.record.id)
        tip = "\n".join([self._wording.sentence(one), *told])
        return self._of_record(LineKind.ADDED, place, one.origins, after=after, tip=tip)

    def _removed(self, one: Removed) -> Line:
        place = Place(one.table, one.record_id)
        return self._of_record(
            LineKind.REMOVED, place, one.origins, tip=self._wording.sentence(one), after=_("删除整条记录")
        )

    # what has several outcomes

    def _conflict(self, one: Conflict) -> Line:
        column = _TYPES[one.table].column_of[one.field]
        words = [self._words(column, option.cell, is_before=not option.origins) for option in one.options]
        return self._of_record(
            LineKind.CONFLICT,
            Place(*one.key),
            origins_of(one),
            tip=self._wording.sentence(one),
            title=column.heading,
            before=words[0],
            options=tuple(
                Option(told, sources(option.origins) if option.origins else _(HERE), bool(option.origins))
                for told, option in zip(words, one.options, strict=True)
            ),
        )

    def _clash(self, one: Clash) -> Line:
        removed, edited = sources(one.removed), sources(one.edited)
        if one.is_gone:
            title = _("实验室里已删除，工作簿里有修改")
            options = [Option(_("不恢复"), _(HERE), False), Option(_("恢复这条记录"), edited)]
        else:
            title = _("一处删除了，另一处有修改") if one.edited else _("工作簿里已删除，实验室里有修改")
            options = [Option(_("保留，不修改"), _(HERE), False), Option(_("删除这条记录"), removed)]
            options += [Option(_("保留，按修改更新"), edited)] if one.edited else []
        return self._of_record(
            LineKind.CONFLICT,
            Place(one.table, one.record.id),
            origins_of(one),
            tip=self._wording.sentence(one),
            title=title,
            options=tuple(options),
            named=one.record,
        )

    def _question(self, one: Question) -> Line:
        return self._of_lab(one) if one.table == Laboratory.table else self._of_row(one)

    def _of_lab(self, one: Question) -> Line:
        """Return the line that asks whether a workbook is this lab's at all."""
        name = one.described.shown("name") or _("名称不详")
        words = _("{file} 像是另一个实验室（{name}）的工作簿：编号相同的记录，名称几乎都对不上")
        return self._of_record(
            LineKind.QUESTION,
            Place(one.table, one.record_id),
            origins_of(one),
            tip=self._wording.sentence(one),
            title=words.format(file=one.origin.file, name=name),
            options=(Option(_("确是本实验室的，照常比较"), "", False), Option(_("不是，整个文件不读"), "", False)),
            key=question_key(one),
        )

    def _of_row(self, one: Question) -> Line:
        lab = self._comparison.lab
        here, there = lab.name_of(lab.tables[one.table][one.record_id]), lab.name_of(one.described)
        words = {
            Answer.SAME: _("还是“{here}”，按这一行更新").format(here=here),
            Answer.NEW: _("是另一条，新增“{there}”，“{here}”不动").format(here=here, there=there),
            None: _("这一行不读"),
        }
        if one.other is not None:
            words[Answer.OTHER] = _("是已有的“{there}”，按这一行更新它").format(there=there)
        return self._of_record(
            LineKind.QUESTION,
            Place(one.table, one.record_id),
            origins_of(one),
            tip=self._wording.sentence(one),
            title=_("{file} 第 {row} 行写的是“{there}”，编号却是“{here}”的").format(
                file=one.origin.file, row=one.origin.row, here=here, there=there
            ),
            options=tuple(Option(words[answer], "", False) for answer in answers_of(one)),
            key=question_key(one),
        )

    # words

    def _of_record(
        self,
        kind: LineKind,
        place: Place,
        origins: Origins,
        *,
        tip: str,
        title: str = "",
        before: str = "",
        after: str = "",
        options: tuple[Option, ...] = (),
        named: Record | None = None,
        key: Key | None = None,
    ) -> Line:
        group, source = self._group(place.table, str(place.record_id), named), sources(origins)
        return Line(
            key=key or (kind, place.table, str(place.record_id), place.field or ""),
            kind=kind,
            group=group,
            title=title,
            before=before,
            after=after,
            source=source,
            tip=tip,
            place=place if place.table in TYPE_OF else None,
            options=options,
            condition=place.record_id if place.table == Remark.table else None,
        )

    def _group(self, table: str, record_id: str, named: Record | None) -> str:
        """Return what people call a record, with its table; its id too where another bears the same name."""
        label = _(_TYPES[table].label)
        if record_id == LAB_ID:
            return label
        name = self._name(table, record_id, named)
        words = _("{table} · {record}").format(table=label, record=name)
        is_shared = self._named(table)[name] > 1
        return _("{words}（{id}）").format(words=words, id=record_id) if is_shared else words

    def _name(self, table: str, record_id: str, named: Record | None) -> str:
        if table not in TYPE_OF:
            return self._conditions.get(record_id) or self._readings.get(record_id, record_id)
        lab, result = self._comparison.lab, self._comparison.result
        record = lab.tables[table].get(record_id) or result.tables[table].get(record_id) or named
        return record_id if record is None else result.name_of(record)

    def _named(self, table: str) -> Counter[str]:
        """Return how many records of a table bear each name."""
        if table not in self._names:
            result = self._comparison.result
            self._names[table] = Counter(map(result.name_of, result.tables.get(table, {}).values()))
        return self._names[table]

    def _words(self, column: Column[Any], cell: Cell, *, is_before: bool = False) -> str:
        forms = self._before if is_before else self._forms
        shown = discreet(column, forms.shown(column, cell)) or _("（空白）")
        return _("{shown}（读不出，原样保留）").format(shown=shown) if isinstance(cell, AsTyped) else shown


def sources(origins: Iterable[Origin]) -> str:
    """Return where something was found: the file, the sheet and the cell; several are listed."""
    return _("、").join(map(_source, origins))


def _source(origin: Origin) -> str:
    if origin.column:
        words = _("{file} · {sheet} {address}")
    else:
        words = _("{file} · {sheet} 第 {row} 行") if origin.row else _("{file} · {sheet}（没有这一行）")
    return words.format(file=origin.file, sheet=origin.sheet, row=origin.row, address=origin.address)


def _note(told: Told) -> Line:
    key = (LineKind.NOTE, told.file, told.sheet, told.address, told.message)
    group = _("读入说明：{file}").format(file=told.file)
    where = " ".join(filter(None, (told.sheet, told.address)))
    title = _("{where}：{message}").format(where=where, message=told.message) if where else told.message
    return Line(key, LineKind.NOTE, group, title, "", "", "", str(told))
