"""What titles and the cells above say of rows that do not say it themselves: whose they are, and that they may not count.

A list of a partner names the partner in its title and nowhere else; a list of leases, of people who have left, of things
yet to be bought says so above its rows.  None of it is guessed: it is asked, once for all the rows that it holds for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from wzlab.columns import Cell, Column
from wzlab.importing.discretion import discreet_text
from wzlab.importing.model import (
    ABOVE,
    KEEP,
    SKIP,
    Decisions,
    FoundTable,
    Option,
    Question,
    Severity,
    Spot,
    Topic,
    Trouble,
)
from wzlab.importing.rows.reading import ReadTable
from wzlab.importing.rows.unread_columns import STATES, Said, accessories_said, states_said, units_said
from wzlab.intake.grids import Grid
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import Award, Instrument, Patent, Person, Project, Room, Unit
from wzlab.spelling import folded

_WHOSE: Mapping[str, Column[Any]] = {
    Person.table: Person.unit,
    Room.table: Room.unit,
    Instrument.table: Instrument.unit,
    Project.table: Project.host,
    Patent.table: Patent.holder,
    Award.table: Award.host,
}
"""The fields whose blank means the lead unit."""

_STATED_UNIT = re.compile(r"(?:填报|报送|所属|申报|上报)?(?:单位|公司)(?:名称)?[:：]\s*([^\s:：]+)")
_COMPANY = re.compile(r"[^\s、，,:：（()]{2,}(?:公司|集团)")
_OF_OTHERS = re.compile(r".{2,}(?:公司|集团|大学|医院)")
"""What another unit may be called; a 学院 or 研究院 is more often a part of the lead unit."""

_ASIDE = re.compile(r"(?:填写|填报)?(?:示例|范例|样表|举例)(?:表|页)?[0-9]*|.*(?:作废|备份|已删除|旧版|历史版本).*")
"""Names of sheets whose rows are examples, or no longer hold."""
_ORDINAL = re.compile(r"\s*[（(]?[一二三四五六七八九十]+[)）、.．]")
_NOT = re.compile(r"[非无不除未][^，。、；]{0,3}$")
"""Turns a word that follows: 非兼职人员."""

_FEW = 6
_TELLING = 3
"""A shorter text above the headings may stand in any title by chance."""


class Asked(NamedTuple):
    """What is asked about a row.

    Args:
        trouble: what is told of all the rows that one answer settles.
        whose: the unit that a record has for which nothing needs to be asked, "" for any.
    """

    trouble: Trouble
    whose: str = ""


@dataclass
class Circumstances:
    """What holds for the rows of a table beyond their own cells, by the rows' places.

    Attributes:
        given: the cells that are decided, by field.
        left_out: the rows that are decided to stay out.
        asked: the rows of which something has to be decided first.
    """

    given: dict[int, dict[str, Cell]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    asked: dict[int, Asked] = field(default_factory=dict)

    def settle(
        self, places: Iterable[int], answer: str | None, asked: Asked, given: Mapping[int, Cell], key: str
    ) -> None:
        """Note the answer to a question about rows, or that there is none yet."""
        for place in places:
            if answer is None:
                self.asked.setdefault(place, asked)
            elif answer == SKIP:
                self.left_out.add(place)
            elif key and answer not in (KEEP, ""):
                self.given.setdefault(place, {})[key] = given[place] if answer == ABOVE else answer


def circumstances(table: FoundTable, grid: Grid, read: ReadTable, lab: Lab, decisions: Decisions) -> Circumstances:
    """Return what titles and the cells above say of a table's rows, as far as the rows do not say it."""
    return _Looking(table, grid, read, lab, decisions).found()


def completed(read: ReadTable, given: Mapping[int, Mapping[str, Cell]]) -> ReadTable:
    """Return a table's rows with cells that were decided; a field without a column stands in column 0."""
    if not given:
        return read
    added = tuple(dict.fromkeys(key for cells in given.values() for key in cells if key not in read.fields))
    fields = (*read.fields, *added)
    rows = [
        tuple(
            given.get(place, {}).get(key, cell) for key, cell in zip(fields, (*row, *[None] * len(added)), strict=True)
        )
        for place, row in enumerate(read.rows)
    ]
    return replace(read, fields=fields, columns=(*read.columns, *[0] * len(added)), rows=rows)


class _Subject(NamedTuple):
    """What is asked: its code, what about (the last part of the question's key), and the field."""

    code: str
    about: str
    key: str = ""


class _Bucket(NamedTuple):
    """Rows for which one title holds: where the title begins to hold, its words, and the rows' places."""

    row: int
    words: str
    places: list[int]


class _Named(NamedTuple):
    """A unit that a text names: its id, "" for one that is not in the lab."""

    unit: str
    words: str


class _Looking:
    """Looks at one table."""

    def __init__(self, table: FoundTable, grid: Grid, read: ReadTable, lab: Lab, decisions: Decisions) -> None:
        self._table, self._grid, self._read, self._decisions = table, grid, read, decisions
        units = list(lab.records(Unit))
        self._lead = next((unit for unit in units if unit.role == "lead"), None)
        self._units = {unit.id: unit for unit in units if isinstance(unit.name, str)}
        self._spelt = {folded(str(unit.name)): unit.id for unit in self._units.values()}
        self._places = {key: place for place, key in enumerate(read.fields)}
        self._circumstances = Circumstances()

    def found(self) -> Circumstances:
        """Return what was found."""
        self._ask_of_states()
        self._ask_of_remarked()
        whose = _WHOSE.get(self._table.kind)
        if whose is not None:
            self._ask_of_units(whose)
            self._ask_of_unread_units(whose)
            self._ask_of_units_above(whose)
        if self._table.kind == Room.table:
            self._ask_of_buildings()
        return self._circumstances

    # titles

    def _titles(self) -> tuple[list[str], dict[int, tuple[int, str]]]:
        """Return what is said of the whole table, and by places of rows the titles within it and where they begin."""
        above = [str(cell) for row in self._grid.rows[: self._table.heading_rows[0] - 1] for cell in row if cell]
        whole, within = [], list[tuple[int, str]]()
        for row, text in self._table.groups:
            titles = _nearest_first(text)
            of_whole = [
                title
                for title in titles
                if any(title in line or (len(line) > _TELLING and line in title) for line in above)
            ]
            whole += [title for title in of_whole if title not in whole]
            within.append((row, "；".join(title for title in reversed(titles) if title not in of_whole)))
        key = self._table.key
        whole += [key.sheet, Path(key.file).stem]
        held: dict[int, tuple[int, str]] = {}
        current, following = (0, ""), iter([*within, (len(self._grid.rows) + 1, "")])
        coming = next(following)
        for place, row in enumerate(self._table.rows):
            while coming[0] <= row:
                current, coming = coming, next(following)
            if current[1]:
                held[place] = current
        return whole, held

    def _buckets(self, places: Iterable[int], words_in: Any) -> Iterator[tuple[_Bucket, Any]]:
        """Yield the rows of which a title says something: the nearest title that does."""
        whole, held = self._titles()
        of_whole = next(filter(None, map(words_in, whole)), None)
        uncounted = next(filter(None, (words_in(text) for text in whole if not _ORDINAL.match(text))), None)
        known: dict[str, Any] = {}
        buckets: dict[int, tuple[_Bucket, Any]] = {}
        for place in places:
            row, text = held.get(place, (0, ""))
            if text not in known:
                known[text] = next(filter(None, map(words_in, _nearest_first(text))), None)
            row, said, words = (
                (row, known[text], text) if known[text] else (0, uncounted if _ORDINAL.match(text) else of_whole, "")
            )
            if said:
                row = row or self._table.heading_rows[0]
                buckets.setdefault(row, (_Bucket(row, words, []), said))[0].places.append(place)
        yield from buckets.values()

    def _settle(self, about: str, bucket: _Bucket, asked: Asked, given: Mapping[int, Cell], key: str) -> None:
        answer = self._decisions.groups.get((self._table.key, bucket.row, about))
        if answer not in (None, KEEP, ABOVE, SKIP, "") and answer not in self._units:
            answer = None
        self._circumstances.settle(bucket.places, answer, asked, given, key)

    def _trouble(self, subject: _Subject, row: int, said: tuple[str, str], options: list[Option]) -> Trouble:
        """Return the trouble of rows from a row on; whatever is asked, they may stay out."""
        spot = Spot(self._table.key.file, self._table.key.sheet, row, 0)
        fix = _("请选择；选定以前，这些行不导入。")
        options.append(Option(SKIP, _("不导入这些行")))
        question = Question(Topic.GROUP, (self._table.key, row, subject.about), tuple(options))
        value, reason = discreet_text(said[1]), discreet_text(said[0])
        return Trouble(subject.code, Severity.PROBLEM, spot, subject.key, value, reason, fix, question)

    # rows that may not count

    def _ask_of_states(self) -> None:
        words, fields = STATES.get(self._table.kind, ("(?!)", ()))
        pattern = re.compile(words)
        telling = [self._places[key] for key in fields if key in self._places]
        places = [place for place, row in enumerate(self._read.rows) if all(row[one] is None for one in telling)]
        for bucket, word in self._buckets(places, lambda text: _word_in(pattern, text) or self._aside(text)):
            reason = _("标题或表名里有“{word}”，不知道下面 {number} 行是不是照常导入。")
            said = reason.format(word=word, number=len(bucket.places)), bucket.words
            trouble = self._trouble(_Subject("state_unsaid", "state"), bucket.row, said, [Option(KEEP, _("照常导入"))])
            self._settle("state", bucket, Asked(trouble), {}, "")

    def _aside(self, text: str) -> str:
        return text if text == self._table.key.sheet and _ASIDE.fullmatch(text) else ""

    def _ask_of_remarked(self) -> None:
        """Ask about rows that say in a column of no field that they may not count: 人员状态 离职."""
        for said in (
            *states_said(self._table, self._grid, self._read),
            *accessories_said(self._table, self._grid, self._read),
        ):
            self._ask_of_column("state", said, "state_unsaid", said.reason(), [Option(KEEP, _("照常导入"))])

    def _ask_of_column(self, about: str, said: Said, code: str, reason: str, options: list[Option]) -> None:
        subject = _Subject(code, f"{about} {said.column} {said.word}", about if code == "unit_unsaid" else "")
        row = self._table.rows[said.places[0]]
        trouble = self._trouble(subject, row, (reason, said.word), options)
        asked = Asked(trouble, said.unit)
        self._settle(subject.about, _Bucket(row, said.word, said.places), asked, {}, subject.key)

    # whose rows are

    def _ask_of_units(self, whose: Column[Any]) -> None:
        for bucket, named in self._buckets(self._blank(whose), self._named):
            if self._lead is not None and named.unit == self._lead.id:
                continue
            reason = _("标题、表名或文件名里写着“{name}”，下面 {number} 行没有填“{title}”，不知道是不是它的。")
            words = {"name": named.words, "number": len(bucket.places), "title": _(whose.title)}
            options = self._units_offered(dict.fromkeys(filter(None, [named.unit, *self._partners()])))
            said = reason.format(**words), bucket.words
            trouble = self._trouble(_Subject("unit_unsaid", "unit", whose.key), bucket.row, said, options)
            self._settle("unit", bucket, Asked(trouble, named.unit or "#"), {}, whose.key)

    def _ask_of_unread_units(self, whose: Column[Any]) -> None:
        """Ask about rows without a unit of which a column of no field names a partner: 使用单位 样例智能公司."""
        blank = set(self._blank(whose)) - self._circumstances.asked.keys()
        blank -= {place for place, cells in self._circumstances.given.items() if whose.key in cells}
        for said in units_said(self._table, self._grid, self._spelt):
            places = [place for place in said.places if place in blank]
            if places and (self._lead is None or said.unit != self._lead.id):
                reason = _(
                    "“{heading}”一栏写着“{word}”，这一栏没有读入，{number} 行没有填“{title}”，不知道是不是它的。"
                )
                words = {"heading": said.heading, "word": said.word, "number": len(places), "title": _(whose.title)}
                options = self._units_offered([said.unit])
                named = said._replace(places=places)
                self._ask_of_column(whose.key, named, "unit_unsaid", reason.format(**words), options)

    def _partners(self) -> list[str]:
        return [one for one in self._units if self._lead is None or one != self._lead.id]

    def _units_offered(self, ids: Iterable[str]) -> list[Option]:
        offered = [Option(one, str(self._units[one].name)) for one in list(ids)[:_FEW]]
        return [*offered, *self._lead_offered()]

    def _lead_offered(self) -> list[Option]:
        if self._lead is None:
            return [Option("", _("留空"))]
        answer = self._lead.id if self._lead.id in self._units else ""
        return [Option(answer, _("依托单位（{name}）").format(name=self._lead.name or _("还没有填名称")))]

    def _blank(self, column: Column[Any]) -> list[int]:
        """Return the rows in whose field nothing stands, nothing that could not be read either."""
        place = self._places.get(column.key)
        if place is None:
            return list(range(len(self._read.rows)))
        return [
            one
            for one, row in enumerate(self._read.rows)
            if row[place] is None and not self._is_doubtful(one, column) and not self._is_left_blank(one, column)
        ]

    def _is_left_blank(self, place: int, column: Column[Any]) -> bool:
        """Tell whether somebody has decided that what stands in a row's field shall leave it blank."""
        raw = self._grid.rows[self._table.rows[place] - 1][self._read.columns[self._places[column.key]] - 1]
        key = f"{self._table.kind}.{column.key}"
        return isinstance(raw, str) and self._decisions.words.get((key, folded(raw))) == ""

    def _is_doubtful(self, place: int, column: Column[Any]) -> bool:
        return any(trouble.key == column.key for trouble in self._read.troubles.get(place, ()))

    def _named(self, text: str) -> _Named | None:
        """Return the unit that a text names, the lead rather than another one; None where it names none."""
        bare = folded(text)
        if self._lead is not None and isinstance(self._lead.name, str) and folded(self._lead.name) in bare:
            return _Named(self._lead.id, self._lead.name)
        known = [(len(name), unit) for name, unit in self._spelt.items() if len(name) > 1 and name in bare]
        if known:
            unit = max(known)[1]
            return _Named(unit, str(self._units[unit].name))
        if self._lead is None or not isinstance(self._lead.name, str):
            return None
        if (stated := _STATED_UNIT.search(text)) is not None:
            return _Named("", stated[1]) if _OF_OTHERS.fullmatch(stated[1]) else None
        company = _COMPANY.search(text)
        return None if company is None else _Named("", company[0])

    # blanks below others

    def _ask_of_units_above(self, whose: Column[Any]) -> None:
        lead = self._lead.id if self._lead is not None else None
        above = {place: cell for place, cell in self._below(whose).items() if cell != lead}
        above = {place: cell for place, cell in above.items() if place not in self._circumstances.asked}
        if not above:
            return
        names = _("、").join(dict.fromkeys(self._name_of(cell) for cell in above.values()))
        reason = _("有 {number} 行没有填“{title}”，上面的行是“{above}”，不知道是与上面的相同，还是依托单位的。")
        said = reason.format(number=len(above), title=_(whose.title), above=names), ""
        options = [Option(ABOVE, _("与上面的行相同（{above}）").format(above=names)), *self._lead_offered()]
        self._ask_above("unit_unsaid", whose, above, said, options)

    def _name_of(self, cell: Cell) -> str:
        return str(self._units[str(cell)].name) if str(cell) in self._units else str(cell)

    def _ask_of_buildings(self) -> None:
        number = self._places.get(Room.room_no.key)
        above = {
            place: cell
            for place, cell in self._below(Room.building).items()
            if number is not None and self._read.rows[place][number] is not None
        }
        if not above:
            return
        names = _("、").join(dict.fromkeys(str(cell) for cell in above.values()))
        reason = _("有 {number} 行没有填“{title}”，上面的行是“{above}”，不知道是不是同一幢。")
        said = reason.format(number=len(above), title=_(Room.building.title), above=names), ""
        options = [Option(ABOVE, _("与上面的行相同（{above}）").format(above=names)), Option("", _("留空"))]
        self._ask_above("building_unsaid", Room.building, above, said, options)

    def _ask_above(
        self, code: str, column: Column[Any], above: Mapping[int, Cell], said: tuple[str, str], options: list[Option]
    ) -> None:
        about, row = f"above {column.key}", self._table.heading_rows[1]
        trouble = self._trouble(_Subject(code, about, column.key), row, said, options)
        self._settle(about, _Bucket(row, "", list(above)), Asked(trouble), above, column.key)

    def _below(self, column: Column[Any]) -> dict[int, Cell]:
        """Return what stands above the blanks of a column, by the blank's places; a title begins anew."""
        place = self._places.get(column.key)
        if place is None:
            return {}
        blank, begins = set(self._blank(column)), {row for row, _text in self._table.groups}
        found: dict[int, Cell] = {}
        last: Cell = None
        for one, row in enumerate(self._read.rows):
            last = None if self._table.rows[one] in begins else last
            if one in blank and last is not None:
                found[one] = last
            elif one not in blank:
                last = row[place]
        return found


def _nearest_first(text: str) -> list[str]:
    """Return the titles that hold, the nearest first; of those counted 一、二、… only the last holds."""
    titles = list(filter(None, reversed(text.split("；"))))
    counted = [title for title in titles if _ORDINAL.match(title)]
    return [title for title in titles if title not in counted[1:]]


def _word_in(pattern: re.Pattern[str], text: str) -> str:
    """Return the first word of a pattern in a text that nothing turns into its opposite."""
    return next((found[0] for found in pattern.finditer(text) if not _NOT.search(text[: found.start()])), "")
