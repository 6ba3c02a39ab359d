"""What a cell of a table looks like and says: its text, its marks, its tip, its sentence for a screen reader. No Qt.

Everything here is a look-up, for a view asks again for every cell it paints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wzlab.columns import AsTyped, Cell, Column, Day, Money, Number, YesNo
from wzlab.editing.cells import CellForms
from wzlab.editing.masking import masked
from wzlab.language import _
from wzlab.policy.books import Entry, Undecided
from wzlab.policy.problems import SEVERITY_WORDS, Problem, Severity
from wzlab.records import Instrument, Person, Room
from wzlab.units import show_number

LEAD_WHEN_BLANK: frozenset[Column[Any]] = frozenset({Person.unit, Room.unit, Instrument.unit})
"""Fields of which a blank is no gap: it means the lead unit, as their record types say."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How one cell is painted.

    Args:
        text: what it shows; "" for a blank one.
        hint: what stands faintly in a blank one.
        owed: whether a verdict waits for it.
        as_typed: whether it holds a text that could not be read.
        severity: of the worst problem it has, if any.
    """

    text: str
    hint: str = ""
    owed: bool = False
    as_typed: bool = False
    severity: Severity | None = None


def is_numeric(column: Column[object]) -> bool:
    """Tell whether a column's values are numbers, and stand to the right."""
    return isinstance(column.kind, Number)


def shown_text(column: Column[object], cell: Cell, forms: CellForms, *, bare: bool) -> str:
    """Return what a cell shows, a sensitive one masked unless laid bare."""
    text = forms.shown(column, cell)
    return masked(text) if column.sensitive and not bare else text


def cell_look(column: Column[object], text: str, cell: Cell, *, owed: bool, severity: Severity | None) -> CellLook:
    """Return how a cell with this text is painted."""
    if cell is None:
        return CellLook("", _blank_hint(column, owed=owed), owed, severity=severity)
    return CellLook(text, owed=owed, as_typed=isinstance(cell, AsTyped), severity=severity)


def _blank_hint(column: Column[object], *, owed: bool) -> str:
    """Return what stands in a blank cell: that it is awaited, what it means, or that a deciding field is blank."""
    if owed:
        return _("待补")
    if column in LEAD_WHEN_BLANK:
        return _("（依托单位）")
    return _("未填") if column.decides or isinstance(column.kind, YesNo) else ""


def worst(problems: Sequence[Problem]) -> Severity | None:
    """Return the severity of the worst problem, or None if there is none."""
    if not problems:
        return None
    return Severity.ERROR if any(problem.severity is Severity.ERROR for problem in problems) else Severity.WARNING


def may_be_owed(column: Column[object], cell: Cell) -> bool:
    """Tell whether a verdict could wait for a cell: it is blank, not understood, or a date that may be too vague."""
    return column.decides and (cell is None or isinstance(cell, AsTyped) or isinstance(column.kind, Day))


def is_owed(entry: Entry | None, column: Column[object]) -> bool:
    """Tell whether a record is undecided for want of a field."""
    return isinstance(entry, Undecided) and column.key in entry.fields


# --- sentences ------------------------------------------------------------------------------------------------------


def problem_words(problem: Problem) -> str:
    """Return a problem as a sentence that begins with how bad it is."""
    return f"{_(SEVERITY_WORDS[problem.severity])}{_('：')}{problem.message}"


def cell_tip(
    column: Column[object], text: str, cell: Cell, problems: Sequence[Problem], *, owed: bool, hidden: bool
) -> str:
    """Return what the tip of a cell says: its text whole, what is wrong with it, what it is exactly; "" for nothing."""
    lines = [text] if text else []
    if isinstance(column.kind, Money) and isinstance(cell, Decimal):
        lines = [_("{wan} 万元 = {yuan} 元").format(wan=text, yuan=show_number(cell))]
    if hidden and cell is not None:
        lines.append(_("已隐藏；打开“显示敏感信息”可看全。"))
    if owed:
        lines.append(_("待补：有条款要等这一项才能下结论。"))
    lines += map(problem_words, problems)
    if isinstance(cell, AsTyped) and column.example:
        lines.append(_("例：{example}").format(example=column.example))
    return "\n".join(lines)


def cell_sentence(column: Column[object], look: CellLook, problems: Sequence[Problem]) -> str:
    """Return a cell as a screen reader says it: heading, content, what is wrong."""
    parts = [look.text or look.hint or _("空白")]
    if look.as_typed:
        parts.append(_("读不出，已原样保留"))
    parts += map(problem_words, problems)
    return f"{column.heading}{_('：')}{_('，').join(parts)}"
