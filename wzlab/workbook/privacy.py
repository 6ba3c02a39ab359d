"""A copy to share: the lab and its sheets without what is personal.

The lab is judged without names, numbers and contacts, none of which any condition looks at, so every sentence made
from it is already free of them.  A birth date decides and stays in that lab; its sheets show the age group instead.
What is personal is declared with the fields (`Column.personal`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wzlab.columns import AsTyped, Cell, Record, Reference
from wzlab.dates import PartialDate
from wzlab.editing.personal_numbers import PersonalNumbers, replaced_likely
from wzlab.lab import Lab, Note, Pin
from wzlab.language import _
from wzlab.records import Laboratory, Person
from wzlab.workbook.layout import field_column
from wzlab.workbook.sheets import Row, Sheet
from wzlab.workbook.structure import age_group
from wzlab.workbook.styles import CellKind

SHORTEST_NAME = 2
"""A name of one character would be found in any text."""

SHORTEST_NUMBER = 5

_FIRST_NAME = re.compile(r"[\u3400-\u9fff·]{2,}")
"""What is a name at the head of a cell that says more: 文心远（返聘）, 文心远 13800138000."""

_DAY = re.compile(r"(?<!\d)(\d{4})\s?[-./\u5e74]?\s?(\d{1,2})\s?[-./\u6708]?\s?(\d{1,2})(?:\s?\u65e5)?(?!\d)")
"""A day in any spelling: 1971-03-09, 1971.3.9, 19710309, and with the Chinese words for year, month and day."""


class _Secrets:
    """Everything that tells who somebody is, and what is written in its place."""

    def __init__(self, lab: Lab) -> None:
        self._instead: dict[str, str] = {}
        people = lab.records(Person)
        self.aliases = {person.id: _("人员{number}").format(number=number) for number, person in enumerate(people, 1)}
        for person in people:
            self._add(person, Person.name.key, SHORTEST_NAME, self.aliases[person.id])
            self._add(person, Person.id_number.key, SHORTEST_NUMBER, _("（略）"))
            self._add(person, Person.phone.key, SHORTEST_NUMBER, _("（略）"))
        self._add(lab.laboratory, Laboratory.contact.key, SHORTEST_NAME, _("（略）"))
        self._add(lab.laboratory, Laboratory.phone.key, SHORTEST_NUMBER, _("（略）"))
        longest_first = sorted(self._instead, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE) if longest_first else None
        self._numbers = PersonalNumbers(lab, SHORTEST_NUMBER)
        self._births = set(_birth_dates(people))

    def _add(self, record: Record, key: str, shortest: int, instead: str) -> None:
        text = record.shown(key).strip()
        if len(text) >= shortest:
            self._instead.setdefault(text.casefold(), instead)
        if key == Person.name.key and (name := _FIRST_NAME.match(text)):
            self._instead.setdefault(name[0].casefold(), instead)

    def out_of(self, text: str) -> str:
        """Return a text without anything that tells who somebody is."""
        return replaced_likely(self.known_out_of(text), _omitted)

    def known_out_of(self, text: str) -> str:
        """Return a text without what this lab's people are known by; any other number stays."""
        if self._pattern is not None:
            text = self._pattern.sub(lambda found: self._instead.get(found[0].casefold(), _("（略）")), text)
        text = _DAY.sub(self._without_birth, text) if self._births else text
        return self._numbers.known_replaced(text, _omitted)

    def _without_birth(self, found: re.Match[str]) -> str:
        return _("（略）") if tuple(map(int, found.groups())) in self._births else found[0]


def _omitted(_number: str) -> str:
    return _("（略）")


def _birth_dates(people: Iterable[Person]) -> Iterator[tuple[int, int, int]]:
    """Yield the year, month and day of each birth date that is known to the day."""
    for person in people:
        born = person.birth_date
        if isinstance(born, PartialDate) and born.is_whole:
            yield born.first.year, born.first.month, born.first.day
        elif isinstance(born, AsTyped):
            for found in _DAY.finditer(born.text):
                yield int(found[1]), int(found[2]), int(found[3])


def _whole(secret: str) -> str:
    """Return the pattern of a secret; in Latin letters it is a whole word, so that Li is not found in Linux."""
    before = r"(?<![A-Za-z0-9])" if secret[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if secret[-1].isascii() else ""
    return f"{before}{re.escape(secret)}{after}"


def without_persons(lab: Lab) -> Lab:
    """Return a lab that is judged alike, in which people are 人员1, 人员2 and nothing tells who they are.

    Birth dates stay, for they decide.
    """
    secrets = _Secrets(lab)
    ids = dict(_new_ids(lab, secrets))
    tables = {
        table: {ids.get(record.id, record.id): _masked(record, secrets, ids) for record in records.values()}
        for table, records in lab.tables.items()
    }
    notes = {key: Note(note.confirmed, _reason(note, secrets), None, note.on) for key, note in lab.notes.items()}
    pins = {key: Pin(pin.choice, None, pin.on) for key, pin in lab.pins.items()}
    return Lab(tables, pins, notes, lab.pack)


def _reason(note: Note, secrets: _Secrets) -> str | None:
    if note.reason is None:
        return None
    by = note.by or ""
    return secrets.out_of(note.reason.replace(by, _("（略）")) if len(by) >= SHORTEST_NAME else note.reason)


def _new_ids(lab: Lab, secrets: _Secrets) -> Iterator[tuple[str, str]]:
    """Yield the ids that tell who somebody is, with others that nobody has."""
    taken = {record.id for record in lab.all_records()}
    for record in lab.all_records():
        if secrets.out_of(record.id) != record.id:
            number = next(number for number in range(1, len(taken) + 2) if f"{record.table}-{number}" not in taken)
            taken.add(f"{record.table}-{number}")
            yield record.id, f"{record.table}-{number}"


def _masked(record: Record, secrets: _Secrets, ids: Mapping[str, str]) -> Record:
    cells = tuple(
        _masked_cell(record, column.key, cell, secrets, ids)
        for column, cell in zip(record.columns, record.cells, strict=True)
    )
    return type(record)(ids.get(record.id, record.id), cells)


def _masked_cell(record: Record, key: str, cell: Cell, secrets: _Secrets, ids: Mapping[str, str]) -> Cell:
    column = record.column_of[key]
    if cell is None:
        return None
    if column.personal:
        return _personal(record, key, cell, secrets)
    if isinstance(cell, AsTyped):
        return AsTyped(secrets.out_of(cell.text))
    if isinstance(column.kind, Reference):
        return ids.get(cell, cell) if isinstance(cell, str) else cell
    if column.decides or not isinstance(cell, str):
        return cell
    # What identifies a thing is no telephone number, however much it looks like one: two of them must stay two.
    return secrets.known_out_of(cell) if column.claims else secrets.out_of(cell)


def _personal(record: Record, key: str, cell: Cell, secrets: _Secrets) -> Cell:
    """Return what stands for a personal cell: a person's alias; a birth date itself; else nothing."""
    if isinstance(record, Person) and key == Person.name.key:
        return secrets.aliases[record.id]
    if not record.column_of[key].decides:
        return None
    return AsTyped(_("（略）")) if isinstance(cell, AsTyped) else cell


# --- the sheets -----------------------------------------------------------------------------------------------------


def shared_sheet(sheet: Sheet, record_type: type[Record], records: Sequence[Record], on: date) -> Sheet:
    """Return a record sheet to share: without columns for machines and personal fields, with age groups for birth dates.

    The columns stay where they are, the personal ones hidden and empty, so that links still meet their cells.
    """
    width = 1 + len(record_type.columns)
    hidden = {
        field_column(record_type, one.key) - 1 for one in record_type.columns if _is_left_out(one.key, record_type)
    }
    born = field_column(Person, Person.birth_date.key) - 1 if record_type is Person else None
    columns = [
        replace(column, is_hidden=True) if index in hidden else column
        for index, column in enumerate(sheet.columns[:width])
    ]
    if born is not None:
        columns[born] = replace(columns[born], heading=_("年龄段"), kind=CellKind.WORD, width=12)
    return replace(
        sheet,
        columns=tuple(columns),
        rows=[
            _shared_row(row[:width], record, hidden, born, on) for row, record in zip(sheet.rows, records, strict=True)
        ],
        notes=(),
        keys=(),
    )


def _is_left_out(key: str, record_type: type[Record]) -> bool:
    column = record_type.column_of[key]
    return column.personal and not column.decides and key not in record_type.known_by


def _shared_row(row: Row, record: Record, hidden: set[int], born: int | None, on: date) -> Row:
    cells = [None if index in hidden else cell for index, cell in enumerate(row)]
    if born is not None:
        cells[born] = age_group(record.cells[Person.birth_date.index], on) or _("未知")
    return cells


def shared_laboratory(sheet: Sheet) -> Sheet:
    """Return the lab's own sheet to share: without columns for machines."""
    return replace(sheet, columns=sheet.columns[:2], rows=[row[:2] for row in sheet.rows], notes=(), keys=())
