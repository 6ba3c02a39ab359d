"""The record types of a lab, in the order of its file and of its sheets.

A record knows its fields and nothing of any policy: a person does not know that an age of 65 may matter.
"""

from collections.abc import Mapping

from wzlab.columns import Record
from wzlab.records.achievements import Award, Milestone
from wzlab.records.attachment import Attachment
from wzlab.records.cooperation import Agreement, Scenario
from wzlab.records.instrument import Instrument
from wzlab.records.laboratory import Laboratory
from wzlab.records.patent import Patent
from wzlab.records.person import Person
from wzlab.records.plans import Investment, Target
from wzlab.records.project import Project
from wzlab.records.room import Room
from wzlab.records.unit import Unit

RECORD_TYPES: tuple[type[Record], ...] = (
    Laboratory,
    Unit,
    Person,
    Room,
    Instrument,
    Project,
    Patent,
    Award,
    Milestone,
    Agreement,
    Scenario,
    Target,
    Investment,
    Attachment,
)
TYPE_OF: Mapping[str, type[Record]] = {record_type.table: record_type for record_type in RECORD_TYPES}

__all__ = [
    "RECORD_TYPES",
    "TYPE_OF",
    "Agreement",
    "Attachment",
    "Award",
    "Instrument",
    "Investment",
    "Laboratory",
    "Milestone",
    "Patent",
    "Person",
    "Project",
    "Room",
    "Scenario",
    "Target",
    "Unit",
]
