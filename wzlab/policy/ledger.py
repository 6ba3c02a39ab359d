"""Which record counted, which did not and why, and which is undecided for want of which field.

The ledger is made when it is asked for, from the lab as it is then, under the default or pinned readings.  Nothing in
a verdict waits for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from wzlab.policy.bookkeeping import record_entries
from wzlab.policy.books import Counted, Entry, NotCounted, Undecided
from wzlab.policy.judge import LiveJudge
from wzlab.policy.pack import Condition

__all__ = ["Ledger", "NotCounted", "Reason", "Undecided", "ledger", "reasons"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of each record a condition looks at, in the file's order."""

    counted: tuple[str, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    undecided: tuple[Undecided, ...] = ()


class Reason(NamedTuple):
    """Why some records did not count: the field or rule that decided, in words, and the ids of the records."""

    code: str
    because: str
    records: list[str]


def ledger(judge: LiveJudge, condition: Condition) -> Ledger:
    """Return the ledger of a condition under the default or pinned readings; empty where it does not apply."""
    return _sorted_out(record_entries(judge, condition).all())


def _sorted_out(entries: Iterable[Entry]) -> Ledger:
    counted: list[str] = []
    not_counted: list[NotCounted] = []
    undecided: list[Undecided] = []
    for entry in entries:
        match entry:
            case Counted(record):
                counted.append(record)
            case NotCounted():
                not_counted.append(entry)
            case Undecided():
                undecided.append(entry)
    return Ledger(tuple(counted), tuple(not_counted), tuple(undecided))


def reasons(of: Ledger) -> list[Reason]:
    """Return why records did not count, the most common reason first, among equals the one met first."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in of.not_counted:
        found.setdefault((entry.code, entry.because), []).append(entry.record)
    return sorted((Reason(*why, records) for why, records in found.items()), key=lambda reason: -len(reason.records))
