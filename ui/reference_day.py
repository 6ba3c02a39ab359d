"""The day a lab is judged on: asked for, and put into the lab as one step."""

from ui.ask import Ask
from ui.session import Session
from wzlab.columns import AsTyped
from wzlab.editing.cells import read_cell, typed_cell
from wzlab.lab import LAB_ID
from wzlab.language import _
from wzlab.records import Laboratory


def set_reference_day(session: Session, ask: Ask) -> None:
    """Ask for the day to judge on, until it can be read; blank is the pack's closing date."""
    column, cell = Laboratory.reference_date, session.lab.laboratory.reference_date
    label = _("按哪一天核对（留空：政策包的截止日 {day}）").format(day=session.pack.reference_date)
    text: str | None = typed_cell(column, cell, session.lab, session.pack)
    while (text := ask.text(_("基准日"), label, text or "")) is not None:
        read = read_cell(column, text, session.lab, session.pack)
        if not isinstance(read, AsTyped):
            session.set_cell(LAB_ID, column, read)
            return
        ask.tell(_("“{text}”读不出，应为{wanted}。").format(text=text, wanted=column.kind.asked()))
