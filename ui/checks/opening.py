"""What choosing a link does: the session is asked to show it, or a dialog is opened for it."""

from PySide6.QtWidgets import QDialog, QWidget

from ui.checks.nodes import About, PinReading, ShowMore, Target, WriteNote
from ui.session import Place, Selection, Session


def follow(target: Target, session: Session, parent: QWidget) -> None:
    """Do what choosing a target means; a dialog is opened above `parent` and waited for by nobody."""
    match target:
        case Place():
            session.asked_to_show.emit(target)
        case Selection():
            session.asked_to_select.emit(target)
        case About(condition_id):
            session.asked_about.emit(condition_id)
        case PinReading() | WriteNote():
            dialog = _dialog(target, session)
            dialog.setParent(parent, dialog.windowFlags())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        case ShowMore():
            pass


def _dialog(target: PinReading | WriteNote, session: Session) -> QDialog:
    from ui.dialogs.note import NoteDialog  # noqa: PLC0415 - dialogs are loaded when one is asked for
    from ui.dialogs.pin import PinDialog  # noqa: PLC0415 - as above

    if isinstance(target, PinReading):
        return PinDialog(session, target.reading_id)
    return NoteDialog(session, target.condition_id)
