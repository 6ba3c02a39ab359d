"""The page of the lab itself: its form, and below it the policy pack it is judged by, with the deadlines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGroupBox, QLabel, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.forms.form import RecordForm
from ui.session import Place, Session
from ui.settings import Settings
from wzlab.lab import LAB_ID
from wzlab.language import _
from wzlab.policy.words import deadline_words
from wzlab.records import Laboratory


class PackBox(QGroupBox):
    """What the lab is judged by: the pack's title, version and source, and until when something must be done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("政策包"), parent)
        self.setObjectName("pack")
        pack = session.pack
        layout = QFormLayout(self)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.addRow(_("名称："), self._label(str(pack.title)))
        layout.addRow(_("版本："), self._label(_("第 {version} 版").format(version=pack.version)))
        layout.addRow(_("来源："), self._label(str(pack.source)))
        deadlines = [deadline_words(deadline, session.today) for deadline in pack.deadlines]
        layout.addRow(_("期限："), self._label("\n".join(deadlines) or _("没有写明期限")))

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        return label


class LabPage(QWidget):
    """The section 基本情况."""

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__(parent)
        self.form = RecordForm(session, Laboratory, settings, self, ask)
        self.form.add_below(PackBox(session, self.form))
        self.form.show_record(LAB_ID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.setFocusProxy(self.form.rows[Laboratory.name.key].editor)

    def show_place(self, place: Place) -> None:
        """Put the cursor into a field of the lab."""
        self.form.focus_field(place.field or Laboratory.name.key)

    def current_place(self) -> Place | None:
        """Return where the cursor stands."""
        return Place(Laboratory.table, LAB_ID, self.form.current_field)
