"""What this program is: its version, the policy it judges by, and what it does not know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from wzlab import __version__
from wzlab.language import _
from wzlab.policy.pack import Pack

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class AboutDialog(QDialog):
    """Version, pack, licence, and the unassessed."""

    def __init__(self, pack: Pack | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("关于 wzlab"))
        layout = QVBoxLayout(self)
        for text in about_lines(pack):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(SELECTABLE)
            layout.addWidget(label)
        buttons = QDialogButtonBox(self)
        closing = buttons.addButton(_("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        closing.setObjectName("close")
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)


def about_lines(pack: Pack | None) -> list[str]:
    """Return what there is to say, a paragraph each."""
    lines = [
        f"wzlab {__version__}",
        _("离线核对重点实验室申报条件，并列出依据。不联网，数据只在你自己的文件里。"),
        _("结论是自查，不代表主管部门的意见。许可证：MIT；随附字体：思源黑体子集（SIL Open Font License）。"),
    ]
    if pack is not None:
        lines.append(_("政策包：{title}，版本 {version}").format(title=pack.title, version=pack.version))
        lines.append(str(pack.source))
        lines.append("\n".join([_("未评估："), *(f"· {text}" for text in pack.unassessed)]))
    return lines
