"""What a person has said about conditions and readings, as records of two sheets: 确认与说明, 口径选择.

They are no records of the lab; here they are so declared that they are written, sealed and read back as those are.
"""

from wzlab.columns import AsTyped, Column, Day, Record, T, Text, YesNo
from wzlab.lab import Lab, Note, Pin
from wzlab.language import N_
from wzlab.policy.pack import Pack, Reading


class Remark(Record, table="notes", label=N_("确认与说明"), known_by=("condition",)):
    """What was said of a condition; its id is the condition's.  The condition's title is there to be read only."""

    __slots__ = ()

    condition = Column(N_("条款"), Text())
    confirmed = Column(N_("确认符合"), YesNo())
    reason = Column(N_("理由或说明"), Text())
    by = Column(N_("何人"), Text(), personal=True)
    on = Column(N_("何日"), Day())


class ReadingTaken(Record, table="readings", label=N_("口径选择"), known_by=("reading",)):
    """Which option of a reading was pinned; its id is the reading's.  A blank option is the default, not pinned."""

    __slots__ = ()

    reading = Column(N_("有几种读法之处"), Text())
    option = Column(N_("固定为"), Text())
    default = Column(N_("未固定时按"), Text())
    by = Column(N_("何人答复"), Text(), personal=True)
    on = Column(N_("何日答复"), Day())


REMARK_TYPES: tuple[type[Record], ...] = (Remark, ReadingTaken)
READ_ONLY = {Remark.table: frozenset({"condition"}), ReadingTaken.table: frozenset({"reading", "default"})}
"""The fields that only say what a row speaks of."""


def remarks(lab: Lab, pack: Pack) -> list[Remark]:
    """Return a row for each condition, with what was said of it."""
    rows = []
    for condition in pack.conditions:
        note = lab.notes.get(condition.id, Note())
        rows.append(
            Remark.of(
                condition.id,
                condition=f"{condition.clause} {condition.title}",
                confirmed=note.confirmed,
                reason=note.reason,
                by=note.by,
                on=note.on,
            )
        )
    return rows


def readings_taken(lab: Lab, pack: Pack) -> list[ReadingTaken]:
    """Return a row for each reading, with the option it is pinned to."""
    rows = []
    for reading in pack.readings:
        pin = lab.pins.get(reading.id)
        rows.append(
            ReadingTaken.of(
                reading.id,
                reading=str(reading.title),
                option=None if pin is None else str(reading.option(pin.choice).words),
                default=str(reading.options[0].words),
                by=None if pin is None else pin.by,
                on=None if pin is None else pin.on,
            )
        )
    return rows


def note_of(remark: Remark) -> Note:
    """Return what a row says of its condition; a confirmation or day that cannot be read is left out."""
    return Note(_value(remark.confirmed), _value(remark.reason), _value(remark.by), _value(remark.on))


def pin_of(taken: ReadingTaken, reading: Reading) -> Pin | None:
    """Return what a row pins its reading to; None while it is not pinned, or to no option there is.

    The option may be given by its words in any language, or by its id.
    """
    for option in reading.options:
        if taken.option in (option.id, option.words.zh, option.words.en):
            return Pin(option.id, _value(taken.by), _value(taken.on))
    return None


def _value(cell: T | AsTyped | None) -> T | None:
    return None if isinstance(cell, AsTyped) else cell
