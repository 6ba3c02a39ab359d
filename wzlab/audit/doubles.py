"""The numbers that two labs claim, and the files that seem to hold one and the same lab.

A lab given twice, as its document and as its exported workbook, claims everything twice; such doubles are listed all the
same, but marked, because only a person knows whether it is one lab.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from wzlab.audit.claims import CLAIMED, Claim
from wzlab.audit.results import Judged
from wzlab.spelling import folded


@dataclass(frozen=True, slots=True)
class Place:
    """A claim in one file; `file` is the file's place among those judged, from 0."""

    file: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Double:
    """One number that is claimed in two or more files, in the order of the files and of their records.

    `labs` is how many labs these files seem to hold; 1 if they are all the same lab's.
    """

    table: str
    field: str
    places: tuple[Place, ...]
    labs: int


def find_doubles(judged: Sequence[Judged]) -> list[Double]:
    """Return every number claimed in two or more files: field by field, in the order of the files.

    Twice in one file is a problem of that lab, not a double claim.
    """
    lab_of = same_labs(judged)
    found = []
    for record_type, column in CLAIMED:
        for places in _by_key(judged, record_type.table, column.key).values():
            if len({place.file for place in places}) > 1:
                labs = len({lab_of[place.file] for place in places})
                found.append(Double(record_type.table, column.key, tuple(places), labs))
    return found


def _by_key(judged: Sequence[Judged], table: str, field: str) -> Mapping[str, list[Place]]:
    """Return the claims of one field by the number as it is compared."""
    places: dict[str, list[Place]] = {}
    for file, result in enumerate(judged):
        for claim in result.claims:
            if (claim.table, claim.field) == (table, field):
                places.setdefault(claim.key, []).append(Place(file, claim))
    return places


def same_labs(judged: Sequence[Judged]) -> list[int]:
    """Return for each file the first file that seems to hold the same lab: itself, if it is the first."""
    first: dict[tuple[str, str], int] = {}
    return [first.setdefault(_lab_key(result), file) for file, result in enumerate(judged)]


def _lab_key(result: Judged) -> tuple[str, str]:
    """Return what makes two files the same lab's: its name and its lead unit's; without a name, the same content."""
    name = folded(result.lab)
    return (name, folded(result.lead)) if name else ("", result.digest)


def groups_of_same(judged: Sequence[Judged]) -> Iterator[tuple[int, ...]]:
    """Yield the files that seem to hold one and the same lab, where there are two or more."""
    first = same_labs(judged)
    for _lab, files in groupby(sorted(range(len(judged)), key=lambda file: (first[file], file)), first.__getitem__):
        group = tuple(files)
        if len(group) > 1:
            yield group
