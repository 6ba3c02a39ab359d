"""The differences as sentences for people, and as JSON: sensitive cells masked, references by their names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.editing.masking import discreet
from wzlab.language import _
from wzlab.records import TYPE_OF, Laboratory
from wzlab.workbook.reading_back.differences import (
    Added,
    Changed,
    Clash,
    Comparison,
    Conflict,
    Option,
    Origin,
    Question,
    Removed,
)
from wzlab.workbook.remarks import ReadingTaken, Remark

One = Changed | Added | Removed | Conflict | Clash | Question
_TYPES: Mapping[str, type[Record]] = {**TYPE_OF, Remark.table: Remark, ReadingTaken.table: ReadingTaken}
_MOST_PLACES = 3
_MOST_SHOWN = 60
"""Of a longer text the beginning is shown."""


class Wording:
    """Says the differences of one comparison in the current language."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._forms = CellForms(comparison.result, comparison.pack)

    def sentences(self) -> list[str]:
        """Return every difference, then what is to be decided, then what else should be known."""
        comparison = self._comparison
        found: Iterable[One] = (*comparison.differences, *comparison.undecided, *comparison.questions)
        return [*map(self.sentence, found), *map(str, comparison.told)]

    def sentence(self, one: One) -> str:
        """Return one difference as a finished sentence: file, sheet, cell, record, field, old and new."""
        match one:
            case Changed():
                return self._changed(one)
            case Added(record, origins):
                words = _("{where}：新增{what}。")
                return words.format(where=_places(origins), what=self._called(record.table, record.id))
            case Removed(table, record_id, origins):
                words = _("{where}：删除了{what}。")
                return words.format(where=_places(origins), what=self._called(table, record_id))
            case Conflict():
                return self._conflict(one)
            case Clash():
                return self._clash(one)
            case Question():
                return self._question(one)

    def _changed(self, one: Changed) -> str:
        column = _column(one.table, one.field)
        return _("{where}：{what}的“{title}”由{before}改为{after}。").format(
            where=_places(one.origins),
            what=self._called(one.table, one.record_id),
            title=_(column.title),
            before=self._shown(column, one.before),
            after=self._shown(column, one.after),
        )

    def _conflict(self, one: Conflict) -> str:
        column = _column(one.table, one.field)
        options = _("；").join(
            _("{where}为{cell}").format(where=_whose(option), cell=self._shown(column, option.cell))
            for option in one.options
        )
        return _("{what}的“{title}”各处不一致，待定：{options}。").format(
            what=self._called(one.table, one.record_id), title=_(column.title), options=options
        )

    def _clash(self, one: Clash) -> str:
        label, name = _(_TYPES[one.table].label), self._name_of(one.record)
        if one.is_gone:
            words = _("{where}：改了{label} {name}，而它在实验室里已经删除，待定：恢复，还是不恢复。")
            return words.format(where=_places(one.edited), label=label, name=name)
        words = _("{removed}：删除了{label} {name}，而{edited}改了它，待定：删除，还是保留。")
        edited = _places(one.edited) or _("本实验室在导出以后")
        return words.format(removed=_places(one.removed), edited=edited, label=label, name=name)

    def _question(self, one: Question) -> str:
        if one.table == Laboratory.table:
            words = _(
                "{where}：像是另一个实验室（{name}）的工作簿，编号相同的记录，名称几乎都对不上，没有读入；"
                "待定：确是本实验室的，还是不读入。"
            )
            return words.format(where=_places([one.origin]), name=one.described.shown("name") or _("名称不详"))
        words = _("{where}：编号是{what}的，内容却像是{name}，待定：更新原来的一条，还是另增一条。")
        if one.other is not None:
            words = _("{where}：编号是{what}的，内容却像是已有的{name}，待定：更新原来的一条，还是另增一条。")
        return words.format(
            where=_places([one.origin]),
            what=self._called(one.table, one.record_id),
            name=self._name_of(one.described),
        )

    # words

    def _called(self, table: str, record_id: str) -> str:
        """Return what a record is: its label and its name."""
        label = _(_TYPES[table].label)
        if table not in TYPE_OF:
            return f"{label} {self._title(table, record_id)}"
        record = self._comparison.lab.tables[table].get(record_id) or self._comparison.result.tables[table][record_id]
        name = self._name_of(record)
        return label if name == label else f"{label} {name}"

    def _title(self, table: str, of: str) -> str:
        pack = self._comparison.pack
        titles: Iterator[tuple[str, object]] = (
            ((one.id, one.title) for one in pack.conditions)
            if table == Remark.table
            else ((one.id, one.title) for one in pack.readings)
        )
        return next((str(title) for key, title in titles if key == of), of)

    def _name_of(self, record: Record) -> str:
        return _shortened(self._comparison.result.name_of(record))

    def _shown(self, column: Column[Any], cell: Cell) -> str:
        """Return a cell in quotation marks as anybody may see it."""
        if cell is None:
            return _("空白")
        text = _shortened(discreet(column, self._forms.shown(column, cell)))
        return _("“{text}”（读不出，原样保留）").format(text=text) if isinstance(cell, AsTyped) else f"“{text}”"

    # as JSON

    def entry(self, one: One) -> dict[str, Any]:
        """Return one difference as a JSON object; what it says in words is its `message`."""
        entry: dict[str, Any] = {"kind": type(one).__name__.lower(), "table": _table(one), "id": _record_id(one)}
        if isinstance(one, Changed | Conflict):
            entry["field"] = one.field
        if isinstance(one, Changed):
            column = _column(one.table, one.field)
            entry |= {"before": self._plain(column, one.before), "after": self._plain(column, one.after)}
        if isinstance(one, Conflict):
            column = _column(one.table, one.field)
            entry["options"] = [
                {"value": self._plain(column, option.cell), "places": list(map(_place_entry, option.origins))}
                for option in one.options
            ]
        return entry | {"places": list(map(_place_entry, origins_of(one))), "message": self.sentence(one)}

    def _plain(self, column: Column[Any], cell: Cell) -> str | None:
        return None if cell is None else discreet(column, self._forms.shown(column, cell))


def origins_of(one: One) -> tuple[Origin, ...]:
    """Return every place where a difference stands."""
    match one:
        case Conflict(options=options):
            return tuple(origin for option in options for origin in option.origins)
        case Clash(removed=removed, edited=edited):
            return (*removed, *edited)
        case Question(origin=origin):
            return (origin,)
    return one.origins


def _table(one: One) -> str:
    return one.record.table if isinstance(one, Added) else one.table


def _record_id(one: One) -> str:
    return one.record.id if isinstance(one, Added | Clash) else one.record_id


def _column(table: str, key: str) -> Column[Any]:
    return _TYPES[table].column_of[key]


def _whose(option: Option) -> str:
    return _places(option.origins) if option.origins else _("本实验室")


def _places(origins: Iterable[Origin]) -> str:
    """Return places in words, those of one sheet together."""
    by_sheet: dict[tuple[str, str], list[Origin]] = {}
    for origin in origins:
        by_sheet.setdefault((origin.file, origin.sheet), []).append(origin)
    return _("、").join(_on_sheet(*sheet, places) for sheet, places in by_sheet.items())


def _on_sheet(file: str, sheet: str, places: Sequence[Origin]) -> str:
    listed = _("、").join(_place(place) for place in places[:_MOST_PLACES] if place.row)
    if len(places) > _MOST_PLACES:
        listed = _("{places} 等 {number} 处").format(places=listed, number=len(places))
    return _("{file}，工作表“{sheet}”{places}").format(file=file, sheet=sheet, places=listed)


def _place(origin: Origin) -> str:
    return origin.address if origin.column else _("第 {row} 行").format(row=origin.row)


def _place_entry(origin: Origin) -> dict[str, Any]:
    return {"file": origin.file, "sheet": origin.sheet, "row": origin.row or None, "cell": origin.address or None}


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
