"""The window: in its middle the start page or the open lab, around it menus, toolbar and status line.

It wires, and decides nothing: what can be done is listed in `ui.actions`, labs come and go through `ui.desk`, an open
lab is shown by `ui.workspace`.  Dialogs are imported by the methods that open them: nobody waits at the start for what
is not shown.
"""

from pathlib import Path

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from ui.desk import Desk, default_pack
from ui.menus import Menus
from ui.sections import OVERVIEW
from ui.session import Session
from ui.settings import GEOMETRY, LANGUAGE, SCHEME, TEXT_SIZE, packed, unpacked
from ui.status import StatusLine
from ui.theme import Scheme, apply_scheme, apply_text_size
from ui.work import Job
from ui.workspace import Workspace
from wzlab.columns import AsTyped
from wzlab.editing.cells import read_cell, typed_cell
from wzlab.errors import WzlabError
from wzlab.lab import LAB_ID
from wzlab.language import _, use_language
from wzlab.policy.judge import Overall
from wzlab.records import Laboratory

USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """The one window of the program.

    Args:
        desk: which lab is open, and how that changes.
        is_opening: a file is about to be opened; nothing is shown until then, or until `build` is called.
    """

    def __init__(self, desk: Desk, *, is_opening: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.workspace: Workspace | None = None
        self.menus: Menus | None = None
        self.job: Job | None = None
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(*USUAL)
        if geometry := desk.settings.get(GEOMETRY):
            self.restoreGeometry(unpacked(geometry))
        desk.ask.parent = self
        desk.opened.connect(self._on_opened)
        desk.said.connect(self._on_said)
        if not is_opening:
            self.build()

    # building

    def build(self) -> None:
        """Make everything anew, in the language and the palette in use."""
        self.status = StatusLine(self)
        self.status.unsaved_clicked.connect(self.desk.settle_unsaved)
        self.status.overview_asked.connect(self._on_overview_asked)
        self.status.cancel_asked.connect(self._on_cancel_asked)
        self.setStatusBar(self.status)
        session = self.desk.session
        self.status.show_session(session)
        self.workspace = None if session is None else Workspace(session, self.desk.settings, self.desk.ask, self)
        self.setCentralWidget(self.workspace or self._start_page())
        self._build_menus()
        self._show_title()
        if session is not None and self.workspace is not None:
            session.changed.connect(self._show_title)
            session.saved.connect(self._show_title)
            self.workspace.reopen()

    def _build_menus(self) -> None:
        if self.menus is not None:
            self.menus.remove()
        self.menus = Menus(self, self.desk, self.workspace)

    def _start_page(self) -> QWidget:
        from ui.pages.start import StartPage  # noqa: PLC0415 - not before it is shown

        page = StartPage(self.desk.settings)
        page.new_asked.connect(self.new_lab)
        page.open_asked.connect(self.open_lab)
        page.sample_asked.connect(self.desk.open_sample)
        page.path_asked.connect(self.desk.open_path)
        return page

    def _on_opened(self, _session: Session | None) -> None:
        if self.workspace is not None:
            self.workspace.remember()
        self.build()

    def _on_said(self, sentence: str) -> None:
        self.status.say(sentence)

    def _show_title(self, _what: object = None) -> None:
        session = self.desk.session
        if session is None:
            self.setWindowTitle("wzlab")
            self.setWindowModified(False)
            return
        name = session.lab.laboratory.shown("name") or _("未命名实验室")
        self.setWindowTitle(f"{name.replace('[*]', '')}[*] — wzlab")
        self.setWindowModified(session.save_state.pending > 0 or session.save_state.error is not None)

    # file

    def new_lab(self) -> None:
        """Ask the two things a new lab begins with, and open it."""
        from ui.dialogs.new_lab import NewLabDialog  # noqa: PLC0415 - not before it is shown

        try:
            dialog = NewLabDialog(default_pack(), self)
        except WzlabError as error:
            self.desk.ask.tell(str(error))
            return
        dialog.accepted.connect(self._on_new_lab)
        dialog.open()

    def _on_new_lab(self) -> None:
        from ui.dialogs.new_lab import NewLabDialog  # noqa: PLC0415 - not before it is shown

        dialog = self.sender()
        assert isinstance(dialog, NewLabDialog)
        self.desk.new_lab(dialog.lab(), dialog.pack)

    def open_lab(self) -> None:
        """Ask for a file and open it."""
        self.desk.open_asking()

    def name_version(self) -> None:
        """Ask for a name and keep the lab as it is now under it."""
        name = self.desk.ask.text(_("保存一个版本"), _("给现在的状态起个名字，例如“送审稿”："))
        if name and self.desk.session is not None:
            self.desk.session.name_version(name)
            self.status.say(_("已保存版本“{name}”，见“修改历史”。").format(name=name))

    def save_elsewhere(self) -> None:
        """Ask for another file and go on there."""
        self.desk.save_elsewhere()
        self._show_title()

    def send_copy(self) -> None:
        """Write a copy to hand out."""
        self.desk.send_copy()

    def export_interchange(self) -> None:
        """Write the lab as interchange JSON."""
        self.desk.export_interchange()

    def purge_history(self) -> None:
        """Ask, then remove everything old from the file and its backups."""
        self.desk.purge_history()

    def close_lab(self) -> None:
        """Go back to the start page."""
        self.desk.close_lab()

    def quit_program(self) -> None:
        """End the program."""
        self.close()

    def export_workbook(self) -> None:
        """Export the workbook: a ready lab at once, another after showing what is missing."""
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        session = self.desk.session
        if session is None:
            return
        if session.judge.overall is Overall.READY:
            self._export(full_ids=False, picture=True)
            return
        dialog = ExportDialog(session, self)
        dialog.accepted.connect(self._on_export_chosen)
        dialog.open()

    def _on_export_chosen(self) -> None:
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before it is shown

        dialog = self.sender()
        assert isinstance(dialog, ExportDialog)
        self._export(full_ids=dialog.full_ids, picture=dialog.picture)

    def _export(self, *, full_ids: bool, picture: bool) -> None:
        from ui.exporting import export_job  # noqa: PLC0415 - not before it is shown

        session = self.desk.session
        assert session is not None
        path = self.desk.workbook_path()
        if path is None:
            return
        job = export_job(session, path, full_ids=full_ids, picture=picture)
        job.done.connect(self._on_exported)
        self._start(job)

    def _on_exported(self, sentence: str) -> None:
        self.status.say(sentence)

    # work

    def _start(self, job: Job) -> None:
        """Begin a piece of work and show how far it is."""
        self.job = job
        job.failed.connect(self._on_failed)
        job.broke.connect(_raise)
        self.status.show_job(job)
        job.start()

    def _on_failed(self, error: WzlabError) -> None:
        self.desk.ask.tell(str(error))

    def _on_cancel_asked(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self.status.say(_("已取消：{title}").format(title=self.job.title))

    # looking around

    def find_text(self) -> None:
        """Find a text in all records."""
        from ui.dialogs.find import FindDialog  # noqa: PLC0415 - not before it is shown

        if self.desk.session is not None:
            FindDialog(self.desk.session, self).open()

    def command_palette(self) -> None:
        """Find a command or a record by a few letters."""
        from ui.dialogs.palette import CommandPalette  # noqa: PLC0415 - not before it is shown

        if self.desk.session is not None and self.menus is not None:
            CommandPalette(self.menus.usable(), self.desk.session, self).open()

    def next_fix(self) -> None:
        """Go to the next place that wants something."""
        if self.workspace is not None:
            self.workspace.go_to_fix(1)

    def previous_fix(self) -> None:
        """Go to the previous place that wants something."""
        if self.workspace is not None:
            self.workspace.go_to_fix(-1)

    def focus_checks(self) -> None:
        """Put the keyboard into the live check."""
        if self.workspace is not None:
            self.workspace.toggle_checks(shown=True)
            self.workspace.checks.setFocus()

    def toggle_checks(self) -> None:
        """Show or hide the live check."""
        if self.workspace is not None:
            self.workspace.toggle_checks(shown=not self.workspace.checks.isVisible())

    def show_section(self, key: str) -> None:
        """Show a section of the open lab."""
        if self.workspace is not None:
            self.workspace.show_section(key)

    def _on_overview_asked(self) -> None:
        self.show_section(OVERVIEW)

    # judging

    def set_reference_date(self) -> None:
        """Ask for the day to judge on; blank is the pack's closing date."""
        session = self.desk.session
        if session is None:
            return
        column, cell = Laboratory.reference_date, session.lab.laboratory.reference_date
        label = _("按哪一天核对（留空：政策包的截止日 {day}）").format(day=session.pack.reference_date)
        before = typed_cell(column, cell, session.lab, session.pack)
        text = self.desk.ask.text(_("基准日"), label, before)
        if text is None:
            return
        read = read_cell(column, text, session.lab, session.pack)
        if isinstance(read, AsTyped):
            self.desk.ask.tell(_("“{text}”读不出，应为{wanted}。").format(text=text, wanted=column.kind.asked()))
            return
        session.set_cell(LAB_ID, column, read)

    def pin_reading(self, reading_id: str) -> None:
        """Show what a reading changes, and let it be pinned."""
        from ui.dialogs.pin import PinDialog  # noqa: PLC0415 - not before it is shown

        if self.desk.session is not None:
            PinDialog(self.desk.session, reading_id, self).open()

    # how it looks

    def use_language(self, language: str) -> None:
        """Show everything in another language from now on."""
        self.desk.settings.set(LANGUAGE, language)
        use_language(language)
        self._rebuild()

    def use_scheme(self, scheme: Scheme) -> None:
        """Show everything in another palette from now on."""
        self.desk.settings.set(SCHEME, scheme.value)
        apply_scheme(scheme)
        self._rebuild()

    def use_text_size(self, percent: int) -> None:
        """Show all text larger or smaller from now on."""
        self.desk.settings.set(TEXT_SIZE, percent)
        apply_text_size(percent)
        self._rebuild()

    def _rebuild(self) -> None:
        key = self.workspace.key if self.workspace is not None else None
        if self.workspace is not None:
            self.workspace.remember()
        self.build()
        if key is not None:
            self.show_section(key)

    # help

    def help_here(self) -> None:
        """Explain the field the keyboard is in; without one, open the guide."""
        from ui.dialogs.help import field_help  # noqa: PLC0415 - not before it is shown

        focused = QApplication.focusWidget()
        if focused is None or not field_help(focused):
            self.show_guide()

    def show_guide(self) -> None:
        """Open the guide."""
        from ui.dialogs.help import HelpDialog  # noqa: PLC0415 - not before it is shown

        HelpDialog(self).open()

    def show_shortcuts(self) -> None:
        """List all shortcuts."""
        from ui.dialogs.help import HelpDialog  # noqa: PLC0415 - not before it is shown

        if self.menus is not None:
            HelpDialog(self, self.menus.shortcut_lines()).open()

    def about(self) -> None:
        """Tell the version, the packs, and what is not assessed."""
        from ui.dialogs.about import AboutDialog  # noqa: PLC0415 - not before it is shown

        AboutDialog(self.desk.session.pack if self.desk.session else None, self).open()

    # Qt's events

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None:
            self.workspace.remember()
        self.desk.settings.set(GEOMETRY, packed(self.saveGeometry()))
        if self.desk.put_away():
            self.desk.settings.flush()
            event.accept()
        else:
            event.ignore()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.desk.open_path(paths[0])


def _raise(error: Exception) -> None:
    """Let a mistake of ours in another thread reach the crash dialog."""
    raise error
