"""What is written beside the open lab's file: the same lab elsewhere, a copy to hand out, interchange JSON.

Nothing is ever replaced that its user has not been asked about: Qt asks about the name that was typed, and here it is
asked about the name with the suffix that was put behind it.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.ask import Ask
from ui.paths import INTERCHANGE_SUFFIX, SUFFIX, file_name, free_path, room_made
from ui.session import Session
from wzlab.errors import FileError, WzlabError
from wzlab.files import write_text
from wzlab.language import _
from wzlab.storage.document import Document, HeldError, copy_without_history, create_document
from wzlab.storage.interchange import document_text, lab_document

WORKBOOK_SUFFIX = ".xlsx"
REPORT_SUFFIXES = (".pdf", ".docx")


class Copies(QObject):
    """Writes copies of a session's lab where the user says.

    Args:
        ask: how questions reach the user.
        folder: where the file of a lab without one would lie.
    """

    about_to_copy = Signal()  # the lab is about to be read: what is being typed should be put into it first
    moved = Signal(object)  # Session: it goes on in another file

    def __init__(self, ask: Ask, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self._folder = folder

    def save_elsewhere(self, session: Session) -> bool:
        """Ask for another place, write the lab there whole, and go on there; tell whether it was done."""
        self.about_to_copy.emit()
        suggested = self.suggested(session, _("副本"))
        chosen = self.ask.save_path_ending(_("另存为"), suggested, lab_filter(), SUFFIX)
        if chosen is None:
            return False
        if session.document is not None and is_same(session.document, chosen):
            self.ask.tell(_("“{name}”就是正打开的文件，请换一个名字或位置。").format(name=chosen.name))
            return False
        try:
            with room_made(chosen) as aside:
                document = self._elsewhere(session, chosen)
        except WzlabError as error:
            self.ask.tell(str(error))
            return False
        session.move_to(document)
        self.moved.emit(session)
        if aside is not None:
            words = _("已存为“{name}”；那里原有的文件改名为“{kept}”。")
            session.said.emit(words.format(name=chosen.name, kept=aside.name))
        return True

    def _elsewhere(self, session: Session, path: Path) -> Document:
        """Return the session's lab as a document at another path.

        Raises:
            FileError: it cannot be written there.
        """
        if session.document is None:
            return create_document(path, session.lab, session.pack)
        try:
            return session.document.save_as(path)
        except HeldError:
            raise
        except FileError as error:
            # Its own file may be what cannot be read; the lab in memory is worth more than the history.
            document = create_document(path, session.lab, session.pack)
            words = _("{error}\n内容已全部存入“{name}”，但修改历史和附件没能带过去。")
            self.ask.tell(words.format(error=error, name=path.name))
            return document

    def send_copy(self, session: Session) -> None:
        """Write a copy without history or named versions, to hand out."""
        self.about_to_copy.emit()
        suggested = self.suggested(session, _("副本"))
        chosen = self.ask.save_path_ending(_("发送副本（不带修改历史）"), suggested, lab_filter(), SUFFIX)
        if chosen is None:
            return
        try:
            copy_without_history(session.document or session.lab, chosen, session.pack, overwrite=True)
        except WzlabError as error:
            self.ask.tell(str(error))
        else:
            session.said.emit(_("已写出副本“{name}”，其中没有修改历史。").format(name=chosen.name))

    def export_interchange(self, session: Session) -> None:
        """Write the lab as interchange JSON."""
        self.about_to_copy.emit()
        suggested = self.suggested(session).with_suffix(INTERCHANGE_SUFFIX)
        chosen = self.ask.save_path_ending(_("导出交换数据"), suggested, "JSON (*.json)", INTERCHANGE_SUFFIX)
        if chosen is None:
            return
        try:
            write_text(chosen, document_text(lab_document(session.lab)))
        except WzlabError as error:
            self.ask.tell(str(error))
        else:
            session.said.emit(_("已写出“{name}”。").format(name=chosen.name))

    def workbook_path(self, session: Session, addition: str = "") -> Path | None:
        """Ask where a workbook goes; `addition` tells it from others of the lab."""
        self.about_to_copy.emit()
        suggested = self.suggested(session, addition).with_suffix(WORKBOOK_SUFFIX)
        return self.ask.save_path_ending(_("导出工作簿"), suggested, workbook_filter(), WORKBOOK_SUFFIX)

    def report_path(self, session: Session) -> Path | None:
        """Ask where the report goes; the name's suffix says whether it is PDF or Word."""
        self.about_to_copy.emit()
        suggested = self.suggested(session, _("核对报告")).with_suffix(REPORT_SUFFIXES[0])
        return self.ask.save_path_ending(_("导出报告"), suggested, report_filters(), *REPORT_SUFFIXES)

    def path_like(self, path: Path) -> Path | None:
        """Ask for another place for what could not be written at a path."""
        is_workbook = path.suffix.lower() == WORKBOOK_SUFFIX
        filters, suffixes = (
            (workbook_filter(), (WORKBOOK_SUFFIX,)) if is_workbook else (report_filters(), REPORT_SUFFIXES)
        )
        suggested = free_path(path.with_name(f"{path.stem}-{_('另存')}{path.suffix}"))
        return self.ask.save_path_ending(_("换个名字或位置"), suggested, filters, *suffixes)

    def suggested_after_typing(self, session: Session) -> Path:
        """Return the session's own path, once what is being typed is in the lab."""
        self.about_to_copy.emit()
        return self.suggested(session)

    def suggested(self, session: Session, addition: str = "") -> Path:
        """Return the session's own path, with something behind its name."""
        named = session.lab.laboratory.shown("name")
        without = self._folder / f"{file_name(named) or _('未命名实验室')}{SUFFIX}"
        path = session.document.path if session.document else without
        return path.with_name(f"{path.stem}-{addition}{SUFFIX}") if addition else path


def lab_filter() -> str:
    """Return the file dialog's filter for documents."""
    return f"{_('实验室文件')} (*{SUFFIX})"


def workbook_filter() -> str:
    """Return the file dialog's filter for workbooks."""
    return f"{_('Excel 工作簿')} (*{WORKBOOK_SUFFIX})"


def report_filters() -> str:
    """Return the file dialog's filters for reports, in the order of their suffixes."""
    return ";;".join(
        f"{title} (*{suffix})" for title, suffix in zip((_("PDF 文件"), _("Word 文档")), REPORT_SUFFIXES, strict=True)
    )


def is_same(document: Document, path: Path) -> bool:
    """Tell whether a path leads to an open document's file, or to where it was."""
    try:
        return path.absolute() == document.path or path.samefile(document.path)
    except OSError:
        return False
