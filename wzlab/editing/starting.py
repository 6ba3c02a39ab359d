"""The lab that a new application begins with: its lead unit's kind and its name, if they are known already."""

from wzlab.changes import AddRecord, SetCells, apply
from wzlab.columns import Choice
from wzlab.lab import LAB_ID, Lab
from wzlab.policy.pack import Pack
from wzlab.records import Laboratory, Unit

LEAD_ID = "u1"
"""The id of the lead unit of a new lab."""

_KIND = Unit.entity_type.kind
assert isinstance(_KIND, Choice)
ENTITY_TYPES = _KIND.options
"""What a lead unit can be: codes and their titles, marked for translation."""


def starting_lab(pack: Pack, entity_type: str | None, name: str | None) -> Lab:
    """Return a lab with a lead unit of the kind (None: not known yet) and the name (blank: not yet).

    Raises:
        ValueError: there is no such kind.
    """
    if entity_type is not None and entity_type not in ENTITY_TYPES:
        raise ValueError(f"no kind of unit: {entity_type!r}")
    lab = Lab(pack=pack.id)
    apply(lab, AddRecord(Unit.of(LEAD_ID, role="lead", entity_type=entity_type)))
    if name and name.strip():
        apply(lab, SetCells(Laboratory.table, LAB_ID, ((Laboratory.name.key, name.strip()),)))
    return lab
