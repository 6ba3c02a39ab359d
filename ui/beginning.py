"""A new lab: the questions it begins with are asked, and it is opened."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk, default_pack
from wzlab.errors import WzlabError


class Beginner(QObject):
    """Begins new labs.

    Args:
        desk: where a new lab is opened.
        window: what the dialog stands above.
    """

    given_up = Signal()  # there will be no new lab

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self) -> None:
        """Ask the two things a new lab begins with, and open it."""
        from ui.dialogs.new_lab import NewLabDialog  # noqa: PLC0415 - not before it is shown

        try:
            dialog = NewLabDialog(default_pack(), self._window)
        except WzlabError as error:
            self._desk.ask.tell(str(error))
            return
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def _on_accepted(self) -> None:
        from ui.dialogs.new_lab import NewLabDialog  # noqa: PLC0415 - not before it is shown

        dialog = self.sender()
        assert isinstance(dialog, NewLabDialog)
        self._desk.new_lab(dialog.lab(), dialog.pack)
