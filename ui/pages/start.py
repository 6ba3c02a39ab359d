"""The start page: a new lab, an open file, a sample, the files used last, and files dropped on it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)
from typing_extensions import override

from ui.checks.flow import FlowLayout
from ui.checks.painting import height_of
from ui.dropping import dropped_files, refusal, unfolded
from ui.pages.parts import TextButton, TextPage, heading, label
from ui.paths import OPENABLE
from ui.samples import SAMPLES
from ui.settings import Settings
from wzlab.language import _

ONE_LINE = 100_000
"""Pixels that no name fills."""


class RecentButton(TextButton):
    """A file used lately: its name, below it its day and its folder, shortened in the middle where it does not fit."""

    def __init__(self, path: Path, day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._day = day
        self.setObjectName(f"recent_{path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(str(path))
        words = _("打开“{name}”，{day}，在 {folder}").format(name=path.name, day=day, folder=path.parent)
        self.setAccessibleName(words)

    def _where(self) -> str:
        return f"{self._day}  {self.path.parent}"

    def _line(self) -> int:
        """Return how high a line is: Chinese letters are higher than the font's own."""
        return max(height_of(text, self.fontMetrics(), ONE_LINE) for text in (self.path.name, self._where()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self._line() * 2 + 10)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.rect().adjusted(4, 4, -4, -4)
        font = QFont(self.font())
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        painter.drawText(rect, Qt.AlignmentFlag.AlignTop, self._elided(self.path.name, rect.width()))
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = rect.adjusted(0, self._line(), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, self._elided(self._where(), rect.width()))
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _elided(self, text: str, room: int) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)


class StartPage(TextPage):
    """What the window shows while no lab is open."""

    new_asked = Signal()  # a new lab
    open_asked = Signal()  # a file that is still to be chosen
    sample_asked = Signal(str)  # the name of a sample
    path_asked = Signal(object)  # Path: this file
    sheets_dropped = Signal(object)  # list[Path]: tables that should be imported
    others_left = Signal(int)  # so many files were dropped beside the one that is opened

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAcceptDrops(True)
        self._settings = settings
        self.column.addWidget(heading(_("全市重点实验室申报自查"), 1.6))
        self.column.addWidget(
            label(_("边填边查：每一条达没达到、差多少、怎么算的，都看得见。全部在本机，不上网。"), muted=True)
        )
        self.column.addSpacing(12)
        self._make_buttons()
        self.refused = label(name="refused")
        self.refused.hide()
        self.column.addWidget(self.refused)
        self.column.addWidget(
            label(
                _("也可以把文件拖到这里：Excel、WPS、CSV 表格（直接导入），或实验室文件 .wzlab、交换数据 .json。"),
                muted=True,
            )
        )
        self._make_samples()
        self._make_recent()
        self.column.addStretch(1)

    def _make_buttons(self) -> None:
        line = QHBoxLayout()
        self.new_button = self._button("new", _("新建实验室"), QKeySequence.StandardKey.New)
        self.open_button = self._button("open", _("打开…"), QKeySequence.StandardKey.Open)
        self.new_button.setDefault(True)
        self.new_button.clicked.connect(self.new_asked)
        self.open_button.clicked.connect(self.open_asked)
        for button in (self.new_button, self.open_button):
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addSpacing(8)

    def _button(self, name: str, text: str, key: QKeySequence.StandardKey) -> QPushButton:
        """Return a big button that shows its shortcut; the window's menu owns the shortcut itself."""
        shortcut = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{text}   {shortcut}")
        button.setObjectName(name)
        button.setAccessibleName(f"{text} {shortcut}")
        button.setMinimumHeight(self.fontMetrics().height() * 5 // 2)
        button.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        return button

    def _make_samples(self) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        self.sample_buttons: dict[str, QPushButton] = {}
        for name, words in SAMPLES.items():
            button = QPushButton(_(words))
            button.setObjectName(f"sample_{name}")
            button.setAccessibleName(_("打开示例：{words}").format(words=_(words)))
            button.clicked.connect(self._on_sample)
            self.sample_buttons[name] = button
            flow.addWidget(button)
        self.add_section(_("看看示例（虚构）"), holder)

    def _make_recent(self) -> None:
        self.recent_buttons = [RecentButton(path, _day_of(path)) for path in self._settings.recent()]
        if self.recent_buttons:
            self.add_section(_("最近打开"), *self.recent_buttons)
        for button in self.recent_buttons:
            button.clicked.connect(self._on_recent)

    def _on_sample(self) -> None:
        name = next(name for name, button in self.sample_buttons.items() if button is self.sender())
        self.sample_asked.emit(name)

    def _on_recent(self) -> None:
        button = self.sender()
        assert isinstance(button, RecentButton)
        self.path_asked.emit(button.path)

    # dropping

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(dropped_files(event.mimeData()))

    def take(self, paths: list[Path]) -> None:
        """Open the first of the dropped files that can be opened, or import tables; say on the page when neither can be."""
        paths = unfolded(paths)
        path = next((path for path in paths if path.suffix.lower() in OPENABLE), None)
        if path is not None:
            self.refused.hide()
            self.path_asked.emit(path)
            self.others_left.emit(len(paths) - 1)
            return
        if not refusal(paths):
            self.refused.hide()
            QTimer.singleShot(0, self, partial(self.sheets_dropped.emit, paths))  # a question follows, not in a drop
            return
        self.refused.setText(refusal(paths))
        self.refused.show()


def _day_of(path: Path) -> str:
    """Return the day a file was last changed, or "" if it has just gone."""
    try:
        return f"{datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d}"
    except OSError:
        return ""
