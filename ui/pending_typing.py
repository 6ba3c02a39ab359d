"""What is being typed, put into the lab before something is done with the lab."""

from PySide6.QtWidgets import QAbstractItemView, QWidget


def commit_typing(window: QWidget) -> None:
    """Put what is being typed in a window into the lab, as if the keyboard had gone elsewhere; it stays where it is."""
    focused = window.focusWidget()
    if focused is None:
        return
    table = _table_around(focused)
    if table is not None and table is not focused:
        table.setFocus()
    else:
        focused.clearFocus()
        focused.setFocus()


def _table_around(widget: QWidget) -> QAbstractItemView | None:
    """Return the table that a widget is, or is an editor in; None if there is none."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, QAbstractItemView):
        at = at.parentWidget()
    return at
