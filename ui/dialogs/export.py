"""Before the workbook is exported: what is missing, with links, and what may be in it.  A ready lab need not be asked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QListWidgetItem, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.parts import WIDTH, button_row, label, visible
from ui.export_jobs import Wanted
from ui.session import Place, Session
from ui.theme import sign_icon
from wzlab.language import _
from wzlab.policy.judge import Overall
from wzlab.policy.steps import Step, StepKind, next_steps
from wzlab.policy.words import Standing

MOST_STEPS = 50
"""More missing things than this are counted, not listed."""
MARGIN = 80
"""Pixels of the screen's height that are left free."""

_SIGNS = {
    StepKind.UNMET: Standing.UNMET,
    StepKind.BLANK: Standing.OPEN,
    StepKind.CONFIRM: Standing.CONFIRM,
    StepKind.REASON: Standing.OWES_REASON,
    StepKind.READING: Standing.DEPENDS,
    StepKind.PROBLEM: Standing.OWES_REASON,
}


class ExportDialog(QDialog):
    """Tells what is missing and collects the options; accepted, the workbook is wanted all the same.

    Args:
        session: the lab.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.is_draft = session.judge.overall is not Overall.READY
        self._steps = next_steps(session.judge, session.problems.all()) if self.is_draft else []
        self.list = QListWidget(self)
        self._masked = QRadioButton(_("证件号码和电话只显示首尾"), self)
        self._full_ids = QRadioButton(_("证件号码和电话完整显示"), self)
        self._share = QRadioButton(_("共享稿：去掉姓名、证件号码、电话等个人信息（不能再导入）"), self)
        self._picture = QCheckBox(_("附图表"), self)
        self._masked.setChecked(True)
        self._picture.setChecked(True)
        self.setWindowTitle(_("导出工作簿"))
        self.setObjectName("export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        session.destroyed.connect(self.close)

    def _lay_out(self) -> None:
        height = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        if self.is_draft:
            layout.addWidget(label(_("还不能正式上报；现在导出的工作簿会标明“草稿”。"), self, bold=True))
            layout.addWidget(label(_("还缺以下内容，点一条就转到要改的地方："), self))
            self._fill_list()
            layout.addWidget(self.list, 1)
            if len(self._steps) > MOST_STEPS:
                words = _("共 {number} 条，这里列出前 {most} 条。")
                layout.addWidget(label(words.format(number=len(self._steps), most=MOST_STEPS), self, muted=True))
        self.list.setVisible(self.is_draft)
        layout.addWidget(label(_("个人信息"), self, bold=True))
        self._lay_out_choices(layout)
        if not self.is_draft:
            layout.addStretch(1)
        layout.addWidget(button_row(self, _("导出草稿…") if self.is_draft else _("导出…"), _("取消")))
        room = self.screen().availableSize().height() - MARGIN
        self.resize(WIDTH * height, min((36 if self.is_draft else 12) * height, room))

    def _lay_out_choices(self, layout: QVBoxLayout) -> None:
        choices = {
            "masked": self._masked,
            "full_ids": self._full_ids,
            "share": self._share,
            "picture": self._picture,
        }
        for name, choice in choices.items():
            choice.setObjectName(name)
            visible(choice)
            choice.setAccessibleName(choice.text())
            if choice is self._picture:
                layout.addSpacing(self.fontMetrics().height() // 2)
            layout.addWidget(choice)

    def _fill_list(self) -> None:
        self.list.setObjectName("missing")
        self.list.setAccessibleName(_("还缺的内容"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(self.fontMetrics().ascent(), self.fontMetrics().ascent()))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        for step in self._steps[:MOST_STEPS]:
            self.list.addItem(QListWidgetItem(sign_icon(_SIGNS[step.kind]), step.sentence))
        self.list.itemClicked.connect(self._on_taken)
        self.list.itemActivated.connect(self._on_taken)

    # what was chosen

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(
            full_ids=self._full_ids.isChecked(), picture=self._picture.isChecked(), share=self._share.isChecked()
        )

    def _on_taken(self, item: QListWidgetItem) -> None:
        if not self.isVisible():  # a double click is a click before it is an activation
            return
        step = self._steps[self.list.row(item)]
        session = self._session
        self.reject()
        go_to_step(session, step)


def go_to_step(session: Session, step: Step) -> None:
    """Show the working of a step's condition, and the place where it is done, if it has one."""
    if step.condition is not None:
        session.asked_about.emit(step.condition.id)
    if step.table is not None and (step.record_id is not None or step.kind is not StepKind.READING):
        session.asked_to_show.emit(Place(step.table, step.record_id, step.field if step.record_id else None))
