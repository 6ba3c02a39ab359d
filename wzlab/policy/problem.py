"""One thing that makes no sense in a lab's records, and what a check may know besides the record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from wzlab.columns import Column, Record
from wzlab.language import N_


class Severity(StrEnum):
    """How bad a problem is: an error is certainly wrong, a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS = {Severity.ERROR: N_("错误"), Severity.WARNING: N_("提醒")}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that makes no sense: its stable code, its record (None: one that is missing), field, and sentence."""

    code: str
    record: str | None
    field: str | None
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know besides the record: the day the lab is judged on, and the names of its units."""

    reference_date: date
    unit_names: dict[str, str]
    lead_id: str | None


Check = Callable[[Any, Setting], Iterator[Problem]]


def error(code: str, record: Record, column: Column[Any], message: str) -> Problem:
    """Return what is certainly wrong in one cell of a record."""
    return Problem(code, record.id, column.key, Severity.ERROR, message)


def warning(code: str, record: Record, column: Column[Any], message: str) -> Problem:
    """Return what is worth a look in one cell of a record."""
    return Problem(code, record.id, column.key, Severity.WARNING, message)
