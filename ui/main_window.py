"""The window: in its middle the start page or the open lab, around it menus, toolbar and status line.

It wires, and decides nothing: what can be done is listed in `ui.actions`, labs come and go through `ui.desk`, an open
lab is shown by `ui.workspace`.  Dialogs are imported by the methods that open them: nobody waits at the start for what
is not shown.
"""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from ui.appearance import Appearance
from ui.beginning import Beginner
from ui.desk import Desk
from ui.dropping import dropped_files
from ui.errands import Errands
from ui.exporting import Exporter
from ui.importing import Importer
from ui.menus import Menus
from ui.pending_typing import commit_typing
from ui.sections import OVERVIEW
from ui.session import Session
from ui.settings import GEOMETRY, packed, unpacked
from ui.status import StatusLine
from ui.templates import TemplateMaker
from ui.work import Job
from ui.workspace import Workspace
from wzlab.errors import WzlabError
from wzlab.language import _

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
        self.errands = Errands(self)
        self.exporter = Exporter(desk, self, self.errands)
        self.importer = Importer(desk, self, self.errands)
        self.beginner = Beginner(desk, self)
        self.template_maker = TemplateMaker(desk, self, self.errands)
        self.appearance = Appearance(desk.settings, self)
        self._dropped: list[Path] = []
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(*USUAL)
        if geometry := desk.settings.get(GEOMETRY):
            self.restoreGeometry(unpacked(geometry))
        desk.ask.parent = self
        desk.opened.connect(self._on_opened)
        desk.said.connect(self._on_said)
        desk.about_to_leave.connect(self.commit_typing)
        desk.moved.connect(self._on_moved)
        for worker in (self.errands, self.exporter, self.importer, self.template_maker):
            worker.said.connect(self._on_said)
        self.importer.lab_wanted.connect(self.new_lab)
        self.importer.overview_wanted.connect(self._on_overview_asked)
        self.beginner.given_up.connect(self.importer.forget_waiting)
        self.errands.started.connect(self._on_work_started)
        self.appearance.about_to_change.connect(self.commit_typing)
        self.appearance.changed.connect(self._on_appearance_changed)
        if not is_opening:
            self.build()

    # building

    def build(self) -> None:
        """Make everything anew, in the language and the palette in use."""
        self.status = StatusLine(self)
        self.status.unsaved_clicked.connect(self.desk.settle_unsaved)
        self.status.overview_asked.connect(self._on_overview_asked)
        self.status.cancel_asked.connect(self.errands.cancel)
        self.setStatusBar(self.status)
        session = self.desk.session
        self.status.show_session(session)
        self.workspace = None if session is None else self._make_workspace(session)
        self.setCentralWidget(self.workspace or self._start_page())
        self._build_menus()
        self._show_title()
        if self.workspace is not None:
            self.workspace.reopen()
            self.workspace.page.setFocus()
        if self.job is not None:
            self.status.show_job(self.job)

    def _make_workspace(self, session: Session) -> Workspace:
        made = Workspace(session, self.desk.settings, self.desk.ask, self)
        made.import_asked.connect(self.import_workbooks)
        made.template_asked.connect(self.template_maker.make)
        made.parts_asked.connect(self.export_parts)
        return made

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
        page.others_left.connect(self.desk.tell_left)
        page.sheets_dropped.connect(self.importer.takes)
        return page

    def _on_opened(self, session: Session | None) -> None:
        if self.workspace is not None:
            self.workspace.remember()
        if session is not None:
            session.changed.connect(self._show_title)
            session.saved.connect(self._show_title)
        self.build()

    def _on_moved(self, _session: Session) -> None:
        """Show the lab anew in its new file: what could only be read may be written there."""
        self._rebuild()

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
        self.beginner.ask()

    def open_lab(self) -> None:
        """Ask for a file and open it."""
        self.desk.open_asking()

    def name_version(self) -> None:
        """Ask for a name and keep the lab as it is now under it."""
        self.commit_typing()
        name = self.desk.ask.text(_("保存一个版本"), _("给现在的状态起个名字，例如“送审稿”："))
        if name and self.desk.session is not None:
            self.desk.session.name_version(name)
            self.status.say(_("已保存版本“{name}”，见“修改历史”。").format(name=name))

    def save_elsewhere(self) -> None:
        """Ask for another file and go on there."""
        if self.desk.session is not None:
            self.desk.copies.save_elsewhere(self.desk.session)

    def send_copy(self) -> None:
        """Write a copy to hand out."""
        if self.desk.session is not None:
            self.desk.copies.send_copy(self.desk.session)

    def export_interchange(self) -> None:
        """Write the lab as interchange JSON."""
        if self.desk.session is not None:
            self.desk.copies.export_interchange(self.desk.session)

    def purge_history(self) -> None:
        """Ask, then remove everything old from the file and its backups."""
        self.commit_typing()
        self.desk.purge_history()

    def close_lab(self) -> None:
        """Go back to the start page."""
        self.desk.close_lab()

    def quit_program(self) -> None:
        """End the program."""
        self.close()

    def export_workbook(self) -> None:
        """Export the workbook; a ready lab's without a question but where to."""
        self.commit_typing()
        self.exporter.export()

    def export_chosen(self) -> None:
        """Export the workbook after asking what is to be in it."""
        self.commit_typing()
        self.exporter.export_chosen()

    def export_parts(self) -> None:
        """Export sheets for colleagues to fill in."""
        self.commit_typing()
        self.exporter.export_parts()

    def export_report(self) -> None:
        """Export the report as PDF or Word."""
        self.commit_typing()
        self.exporter.export_report()

    def import_workbooks(self) -> None:
        """Import tables of others, and merge workbooks that came back."""
        self.importer.ask_for_workbooks()

    def make_template(self) -> None:
        """Make a template for others to fill in, after asking of what."""
        self.template_maker.choose(self.workspace.key if self.workspace is not None else "")

    def _on_work_started(self, job: Job) -> None:
        self.status.show_job(job)

    @property
    def job(self) -> Job | None:
        """The piece of work under way."""
        return self.errands.job

    # looking around

    def find_text(self) -> None:
        """Find a text in all records."""
        from ui.dialogs.find import FindDialog  # noqa: PLC0415 - not before it is shown

        if self.desk.session is not None:
            FindDialog(self.desk.session, self).open()

    def replace_text(self) -> None:
        """Find a text in a table and replace it."""
        if self.workspace is not None:
            self.commit_typing()
            self.workspace.replace_text()

    def find_duplicates(self) -> None:
        """Show the records that may be entered twice."""
        if self.workspace is not None:
            self.commit_typing()
            self.workspace.find_duplicates()

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
        """Show a section of the open lab, and put the keyboard into it."""
        if self.workspace is not None:
            self.workspace.show_section(key)
            self.workspace.page.setFocus()

    def _on_overview_asked(self) -> None:
        self.show_section(OVERVIEW)

    # judging

    def set_reference_date(self) -> None:
        """Ask for the day to judge on; blank is the pack's closing date."""
        session = self.desk.session
        if session is None:
            return
        from ui.reference_day import set_reference_day  # noqa: PLC0415 - not before it is asked for

        self.commit_typing()
        set_reference_day(session, self.desk.ask)

    def pin_reading(self, reading_id: str) -> None:
        """Show what a reading changes, and let it be pinned."""
        from ui.dialogs.pin import PinDialog  # noqa: PLC0415 - not before it is shown

        if self.desk.session is not None:
            PinDialog(self.desk.session, reading_id, self).open()

    # how it looks

    def _on_appearance_changed(self) -> None:
        if self.menus is not None:  # else nothing is shown yet
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

        try:
            HelpDialog(self).open()
        except WzlabError as error:
            self.desk.ask.tell(str(error))

    def show_shortcuts(self) -> None:
        """List all shortcuts."""
        from ui.dialogs.help import HelpDialog  # noqa: PLC0415 - not before it is shown

        if self.menus is not None:
            HelpDialog(self, self.menus.shortcut_lines()).open()

    def about(self) -> None:
        """Tell the version, the packs, and what is not assessed."""
        from ui.dialogs.about import AboutDialog  # noqa: PLC0415 - not before it is shown

        AboutDialog(self.desk.session.pack if self.desk.session else None, self).open()

    # typing

    def commit_typing(self) -> None:
        """Put what is being typed into the lab, as if the keyboard had gone elsewhere; it stays where it is."""
        commit_typing(self)

    # Qt's events

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None:
            self.workspace.remember()
        self.desk.settings.set(GEOMETRY, packed(self.saveGeometry()))
        if self.desk.put_away():
            self.errands.cancel()
            self.desk.settings.flush()
            event.accept()
        else:
            event.ignore()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._dropped = dropped_files(event.mimeData())
        event.acceptProposedAction()
        # The program they were dragged from waits until this method returns: no question may be asked in it.
        QTimer.singleShot(0, self._open_dropped)

    def _open_dropped(self) -> None:
        paths, self._dropped = self._dropped, []
        if paths and not self.importer.takes(paths):
            self.desk.open_first(paths)
