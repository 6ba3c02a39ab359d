"""The charts of one lab: chosen on the left, drawn in a thread of its own, clicked to see what a part stands for."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from ui.ask import Ask
from ui.charts.drawing import Drawing, Drawn
from ui.charts.view import PictureView
from ui.paths import documents_folder, file_name
from ui.session import Happened, Selection, Session
from ui.settings import FOLDER, Settings
from ui.theme import is_dark
from ui.work import Job
from wzlab.errors import WzlabError
from wzlab.language import _

if TYPE_CHECKING:
    from wzlab.charts.picture import Region

FORMATS = ("png", "svg", "pdf")


class ChartsPage(QWidget):
    """Shows one chart at a time, as large as the width allows; a chart that is not looked at is not drawn."""

    def __init__(self, session: Session, settings: Settings, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._ask = ask
        self._drawing = Drawing(session.pack)
        self._job: Job | None = None
        self._is_stale = True
        self.drawn: Drawn | None = None
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("charts")
        self.tabs.setAccessibleName(_("图表"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._offer_charts()
        self.copy_button = self._button("copy_chart", _("复制图片"), self.copy)
        self.text_button = self._button("copy_chart_text", _("复制数据"), self.copy_text)
        self.save_button = self._button("save_chart", _("保存图片…"), self.save)
        self.words = QLabel(_("点图中的一条，看是哪些记录。"), self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        # What the mouse points at may be a long sentence: it must not make the window wider.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.view = PictureView(self)
        self.view.clicked.connect(self._on_clicked)
        self.view.pointed.connect(self._on_pointed)
        self.view.walked.connect(self._on_walked)
        self.area = QScrollArea(self)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_FOR_MORE_EDITS)
        self._soon.timeout.connect(self._draw)
        self.tabs.currentChanged.connect(self._on_chosen)
        session.changed.connect(self._on_changed)

    def _button(self, name: str, words: str, call: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(call)
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.words, 1)
        for button in (self.copy_button, self.text_button, self.save_button):
            below.addWidget(button)
        self.words.setWordWrap(True)
        self.area.setWidget(self.view)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its picture has it
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addLayout(below)
        layout.addWidget(self.area, 1)

    # drawing

    @property
    def chart_id(self) -> str:
        """The id of the chart that is chosen."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_chart(self, chart_id: str) -> None:
        """Choose a chart.

        Raises:
            StopIteration: the lab's pack has nothing for it.
        """
        self.tabs.setCurrentIndex(next(tab for tab in range(self.tabs.count()) if self.tabs.tabData(tab) == chart_id))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._draw()

    def _on_chosen(self, _index: int) -> None:
        """Take the other chart off at once: what is clicked must be what is named above it."""
        self._is_stale = True
        self._take_off(_("正在画图…"))
        self._draw()

    def _take_off(self, words: str) -> None:
        self.drawn = None
        self.view.show_waiting(words)
        for button in (self.copy_button, self.text_button, self.save_button):
            button.setEnabled(False)

    def _offer_charts(self) -> None:
        """Offer the charts that the pack has something for."""
        for chart_id, title in self._drawing.titles(self._session.lab):
            self.tabs.setTabData(self.tabs.addTab(title), chart_id)

    def _on_changed(self, _happened: Happened) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def _draw(self) -> None:
        """Begin to draw what is chosen; a drawing under way is finished first, and its result thrown away if stale."""
        if self._job is not None or self.tabs.count() == 0:
            return
        self._is_stale = False
        work = partial(self._drawing.draw, self._session.lab.snapshot(), self.chart_id, is_dark())
        if self.drawn is None:
            self._take_off(_("正在画图…"))
        job = Job(_("正在画图…"), work)
        job.done.connect(self._on_drawn)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.ended.connect(self._on_ended)
        self._job = job.start()

    def _on_drawn(self, drawn: Drawn) -> None:
        if drawn.chart_id != self.chart_id:
            return
        self.drawn = drawn
        self.view.show_picture(drawn.picture)
        for button in (self.copy_button, self.text_button, self.save_button):
            button.setEnabled(True)

    def _on_failed(self, error: WzlabError) -> None:
        self._take_off(str(error))

    def _on_broke(self, _error: Exception) -> None:
        self._take_off(_("这张图画不出来。"))

    def _on_ended(self) -> None:
        self._job = None
        if self._is_stale and self.isVisible():
            self._draw()

    # what it stands for

    def _on_pointed(self, region: "Region | None") -> None:
        self.words.setText(region.words if region is not None else _("点图中的一条，看是哪些记录。"))

    def _on_walked(self, place: QRectF) -> None:
        middle = place.center().toPoint()
        self.area.ensureVisible(middle.x(), middle.y(), round(place.width() / 2), round(place.height() / 2))

    def _on_clicked(self, region: "Region") -> None:
        if region.condition is not None:
            self._session.asked_about.emit(region.condition)
        if region.table is not None and region.records:
            self._session.asked_to_select.emit(Selection(region.table, region.records, region.words))

    # taking it away

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self.drawn is not None:
            QGuiApplication.clipboard().setImage(self.view.image(COPIED_WIDTH))
            self._session.said.emit(_("图片已复制。"))

    def copy_text(self) -> None:
        """Put what the picture shows on the clipboard, as a table of texts."""
        if self.drawn is not None:
            QGuiApplication.clipboard().setText(self.drawn.picture.text)
            self._session.said.emit(_("数据已复制，可以粘贴到 Excel。"))

    def save(self) -> None:
        """Ask for a file and save the picture in the format its suffix names; files have a light ground."""
        if self.drawn is None:
            return
        filters = ";;".join(f"{form.upper()} (*.{form})" for form in FORMATS)
        endings = [f".{form}" for form in FORMATS]
        path = self._ask.save_path_ending(_("保存图片"), self._suggested(), filters, *endings)
        if path is None:
            return
        work = partial(self._drawing.save, self._session.lab.snapshot(), self.drawn.chart_id, path)
        job = Job(_("正在保存“{name}”…").format(name=path.name), work)
        job.done.connect(self._on_saved)
        job.failed.connect(self._on_unsaved)
        job.start()

    def _suggested(self) -> Path:
        """Return where the picture would go: where files were put last, else beside the document."""
        document, title = self._session.document, self.tabs.tabText(self.tabs.currentIndex())
        stem = document.path.stem if document is not None else _("实验室")
        folder = self._settings.get(FOLDER) or (document.path.parent if document is not None else documents_folder())
        return Path(folder) / f"{file_name(f'{stem}-{title}')}.png"

    def _on_saved(self, path: Path) -> None:
        self._session.said.emit(_("已写出“{name}”。").format(name=path.name))

    def _on_unsaved(self, error: WzlabError) -> None:
        self._ask.tell(str(error))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._is_stale = True
            if self.isVisible():
                self._soon.start()


WAIT_FOR_MORE_EDITS = 300
"""Milliseconds of rest before a chart is drawn anew."""

COPIED_WIDTH = 2000
"""Pixels; about 220 dots an inch on a page."""
