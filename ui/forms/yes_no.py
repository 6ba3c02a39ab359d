"""是 / 否 / 未知 as three buttons of which one is down: the arrow keys choose, and so does Space."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from wzlab.columns import YesNo
from wzlab.language import _


class YesNoEditor(QWidget):
    """Yes, no, or not known; none is down while the cell holds text that is none of them."""

    committed = Signal(str)  # what was chosen, as a person would type it; "" for 未知

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind = YesNo()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().averageCharWidth() * 2)
        for name, text, typed in (
            ("yes", kind.show(True), kind.typed(True)),
            ("no", kind.show(False), kind.typed(False)),
            ("unknown", _("未知"), ""),
        ):
            button = QRadioButton(text, self)
            button.setObjectName(name)
            palette = button.palette()
            palette.setBrush(QPalette.ColorRole.Base, palette.brush(QPalette.ColorRole.Light))  # dark grounds hide it
            button.setPalette(palette)
            self._group.addButton(button)
            self.buttons[typed] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._aim_focus(self.buttons[""])

    @property
    def is_touched(self) -> bool:
        """Never: a click is a commit."""
        return False

    def name_buttons(self, title: str) -> None:
        """Tell screen readers what is answered."""
        for button in self.buttons.values():
            button.setAccessibleName(_("{title}：{answer}").format(title=title, answer=button.text()))

    def show_text(self, resting: str, make_typed: Callable[[], str], *, masked: bool = False) -> None:
        """Put the button down that stands for the text; yes and no are never masked."""
        assert not masked, resting
        button = self.buttons.get(make_typed())
        if button is None:
            self._release()
        elif not button.isChecked():
            button.setChecked(True)
        self._aim_focus(button or self.buttons[""])

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nothing be changed, or let it again."""
        for button in self.buttons.values():
            button.setEnabled(not fixed)

    def restore(self) -> None:
        """Take back nothing: there is never anything that is not committed."""

    def commit(self) -> None:
        """Tell nothing: what was clicked has been told."""

    def _release(self) -> None:
        """Put every button up, which a group of exclusive buttons forbids."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def _aim_focus(self, button: QRadioButton) -> None:
        self.setFocusProxy(button)

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        typed = next(typed for typed, button in self.buttons.items() if button is clicked)
        self._aim_focus(self.buttons[typed])
        self.committed.emit(typed)
