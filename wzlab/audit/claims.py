"""The numbers by which a lab claims people, equipment, projects and patents.

Two spellings of one number are the same number: full-width characters, case and spaces do not count.  Nothing else is
guessed: whether ZL 2023… and 2023… are one patent is for a person to see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wzlab.columns import AsTyped, Column, Record
from wzlab.editing.masking import is_masked, masked
from wzlab.editing.personal_numbers import PersonalNumbers
from wzlab.lab import Lab
from wzlab.records import Instrument, Patent, Person, Project
from wzlab.spelling import folded
from wzlab.vocabulary.placeholders import is_placeholder

CLAIMED: tuple[tuple[type[Record], Column[Any]], ...] = (
    (Person, Person.id_number),
    (Instrument, Instrument.asset_no),
    (Project, Project.number),
    (Patent, Patent.number),
)
"""What no two labs may both claim, and the number that identifies it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One number in one record: as it stands there, and as it is compared; numbers of people in its name are masked."""

    table: str
    field: str
    number: str
    key: str
    record: str
    name: str


def claims_of(lab: Lab) -> Iterator[Claim]:
    """Yield every number a lab claims something by, in the order of its records; masks and placeholders are none."""
    people = PersonalNumbers(lab)
    for record_type, column in CLAIMED:
        for record in lab.records(record_type):
            number = _text(record.cells[column.index])
            if is_comparable(column, number):
                name = people.replaced(lab.name_of(record), masked)
                yield Claim(record_type.table, column.key, number, folded(number), record.id, name)


def unnumbered(lab: Lab) -> Iterator[tuple[str, int]]:
    """Yield the tables that have records without a number to compare, and how many: nobody knows who else claims them."""
    for record_type, column in CLAIMED:
        texts = (_text(record.cells[column.index]) for record in lab.records(record_type))
        number = sum(not is_comparable(column, text) for text in texts)
        if number:
            yield record_type.table, number


def is_comparable(column: Column[Any], text: str) -> bool:
    """Tell whether a cell's text is a number, and neither blank, masked nor a word for none."""
    return text != "" and not is_masked(column, text) and not says_no_number(text)


def says_no_number(text: str) -> bool:
    """Tell whether a text only says that there is no number: in words, or without a letter or digit, or in zeros."""
    return is_placeholder(text) or set(filter(str.isalnum, folded(text))) <= {"0"}


def _text(cell: object) -> str:
    if isinstance(cell, AsTyped):
        return cell.text.strip()
    return cell.strip() if isinstance(cell, str) else ""
