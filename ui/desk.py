"""What lies on the desk: which lab is open, and how labs come and go.

New, open, sample, copy, save elsewhere, keep mine or theirs: each is one method here, asks through `Ask`, and tells
through signals; no widget is known.
"""

import socket
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from ui.ask import Ask
from ui.session import SECONDS_TO_WRITE, Session
from ui.settings import FOLDER, LAST_OPEN, Settings
from wzlab.cli.checking import today
from wzlab.errors import ChangedOutsideError, DocumentError, UnreadableError, WzlabError
from wzlab.files import read_bytes, write_text
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.resources import resource
from wzlab.storage.backups import restore
from wzlab.storage.document import (
    Document,
    HeldError,
    copy_without_history,
    create_document,
    is_document,
    open_document,
)
from wzlab.storage.interchange import document_text, lab_document, load_document, read_lab
from wzlab.storage.locks import break_lock
from wzlab.storage.packs_of_files import known_pack, pack_of

SUFFIX = ".wzlab"
SAMPLES: Mapping[str, str] = {
    "university-ready": N_("高校牵头，可以申报"),
    "enterprise-gaps": N_("企业牵头，有差距"),
    "draft-blanks": N_("刚开始填的草稿"),
}
"""The invented labs that come with the program, and what they are called, marked for translation."""
HEAD = 100
"""Bytes at the beginning of a file that tell what it is."""


class Desk(QObject):
    """Holds the open session, if any, and changes which one it is.

    Args:
        ask: how questions reach the user.
        settings: what is remembered.
        folder: where new labs are put.
        today: the Chinese calendar day.
    """

    opened = Signal(object)  # Session | None: another lab is open, or none
    said = Signal(str)  # a sentence for the status line

    def __init__(
        self,
        ask: Ask,
        settings: Settings,
        folder: Path | None = None,
        today: Callable[[], date] = today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ask = ask
        self.settings = settings
        self.folder = folder or documents_folder()
        self.session: Session | None = None
        self._today = today

    # which lab is open

    def show(self, document: Document) -> None:
        """Put a document's lab on the desk in place of the one that lies there."""
        self.put_away()
        self.session = Session(document.pack, document.lab, self._today(), document)
        self.settings.remember_recent(document.path)
        self.settings.set(LAST_OPEN, str(document.path.absolute()))
        self.opened.emit(self.session)
        if document.read_only is not None:
            self.said.emit(document.read_only)

    def put_away(self) -> bool:
        """Close the open lab; tell whether it is closed, for the user may want to keep what could not be written."""
        if self.session is None:
            return True
        if not self._is_written(self.session):
            return False
        closing, self.session = self.session, None
        self.opened.emit(None)
        closing.close()
        closing.deleteLater()
        return True

    def close_lab(self) -> None:
        """Close the open lab and go back to the start page."""
        if self.put_away():
            self.settings.set(LAST_OPEN, "")

    def _is_written(self, session: Session) -> bool:
        if session.wait_until_written(SECONDS_TO_WRITE):
            return True
        why = session.save_state.error
        question = _("还有 {number} 步修改没有写进文件。").format(number=session.save_state.pending)
        answers = [_("再试一次"), _("另存为…"), _("放弃这些修改")]
        match self.ask.choose(question, answers, str(why or "")):
            case 0:
                session.retry_writing()
                return self._is_written(session)
            case 1:
                return self.save_elsewhere()
            case 2:
                return True
        return False

    # coming

    def new_lab(self, lab: Lab, pack: Pack) -> None:
        """Make a file for a new lab and open it; it is named after the lab, and never replaces another."""
        name = lab.laboratory.shown("name") or _("未命名实验室")
        self._create(free_path(self.folder / f"{file_name(name)}{SUFFIX}"), lab, pack)

    def _create(self, path: Path, lab: Lab, pack: Pack) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            document = create_document(path, lab, pack)
        except OSError:
            self._create_where_asked(path, lab, pack)
        except WzlabError as error:
            self.ask.tell(str(error))
            self._create_where_asked(path, lab, pack)
        else:
            self.show(document)

    def _create_where_asked(self, path: Path, lab: Lab, pack: Pack) -> None:
        chosen = self.ask.save_path(_("新实验室存到哪里"), path, self._filter())
        if chosen is None:
            return
        try:
            self.show(create_document(with_suffix(chosen), lab, pack))
        except WzlabError as error:
            self.ask.tell(str(error))

    def open_asking(self) -> None:
        """Ask for a file and open it."""
        folder = Path(self.settings.get(FOLDER) or self.folder)
        filters = ";;".join([_("实验室（*.wzlab *.json）"), _("所有文件（*）")]).replace("（", " (").replace("）", ")")
        for path in self.ask.open_paths(_("打开实验室"), folder, filters)[:1]:
            self.settings.set(FOLDER, str(path.parent))
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a document, or make one of an interchange file beside it; what goes wrong is told in a sentence."""
        if self.session is not None and self.session.document is not None and _is_same(self.session.document, path):
            self.said.emit(_("“{name}”已经打开。").format(name=path.name))
            return
        try:
            if path.is_file() and is_interchange(path):
                self._open_interchange(path, path.with_suffix(SUFFIX))
            else:
                self.show(open_document(path, backup=False))  # the session backs it up once it is shown
        except HeldError as error:
            self._open_held(path, error)
        except UnreadableError as error:
            self._open_unreadable(path, error)
        except WzlabError as error:
            self.ask.tell(str(error))

    def _open_interchange(self, path: Path, target: Path) -> None:
        content = load_document(path)
        pack = pack_of(content.get("pack"))
        lab = read_lab(content, pack, path.name)
        self._create(free_path(target), lab, pack)
        if self.session is not None and self.session.document is not None:
            words = _("已由“{name}”新建“{made}”，原文件未改动。")
            self.said.emit(words.format(name=path.name, made=self.session.document.path.name))

    def _open_held(self, path: Path, error: HeldError) -> None:
        """Offer to read a document that somebody has open; a lock of another computer may be taken away, after asking."""
        answers = [_("只读打开")]
        if error.holder.host and error.holder.host != socket.gethostname():
            answers.append(_("对方已不在使用，解除占用并打开…"))
        match self.ask.choose(str(error), answers):
            case 0:
                self._open_document(path, read_only=True)
            case 1 if self.ask.confirm(
                _("确定对方已经关闭？如果对方还开着，两边的修改会互相冲突。"), _("解除占用并打开")
            ):
                break_lock(path)
                self._open_document(path)

    def _open_document(self, path: Path, *, read_only: bool = False) -> None:
        try:
            self.show(open_document(path, read_only, backup=False))
        except WzlabError as error:
            self.ask.tell(str(error))

    def _open_unreadable(self, path: Path, error: UnreadableError) -> None:
        """Offer the backups of a file that cannot be read; one that is chosen is opened as a copy, the file stays."""
        backups = error.backups[:MOST_BACKUPS]
        if not backups:
            self.ask.tell(str(error))
            return
        answers = [_("打开备份 {moment:%Y-%m-%d %H:%M}").format(moment=_made(backup)) for backup in backups]
        taken = self.ask.choose(str(error), answers)
        if taken is None:
            return
        target = free_path(path.with_name(f"{path.stem}-{_('恢复')}{SUFFIX}"))
        try:
            restore(backups[taken], target)
        except WzlabError as another:
            self.ask.tell(str(another))
        else:
            self._open_document(target)

    def open_sample(self, name: str) -> None:
        """Open a copy of one of the invented labs."""
        path = resource("samples", f"{name}.json")
        try:
            self._open_interchange(path, self.folder / f"{_('示例')} {_(SAMPLES[name])}{SUFFIX}")
        except WzlabError as error:
            self.ask.tell(str(error))

    # going

    def save_elsewhere(self) -> bool:
        """Ask for another place, write the lab there whole, and go on there; tell whether it was done."""
        session = self.session
        assert session is not None
        chosen = self.ask.save_path(_("另存为"), self._suggested(_("副本")), self._filter())
        if chosen is None:
            return False
        try:
            document = self._elsewhere(session, with_suffix(chosen))
        except (OSError, WzlabError) as error:
            self.ask.tell(str(error))
            return False
        session.move_to(document)
        self.settings.remember_recent(document.path)
        self.settings.set(LAST_OPEN, str(document.path.absolute()))
        return True

    def _elsewhere(self, session: Session, path: Path) -> Document:
        """Return the session's lab as a document at another path; Qt has asked before a file there is replaced.

        Raises:
            OSError, WzlabError: it cannot be written there.
        """
        if path.exists():
            path.rename(free_path(path.with_name(f"{path.stem}-{_('原有')}{path.suffix}")))
        if session.document is None or isinstance(session.save_state.error, DocumentError):
            return create_document(path, session.lab, session.pack)
        return session.document.save_as(path)

    def send_copy(self) -> None:
        """Write a copy without history or named versions, to hand out."""
        session = self.session
        assert session is not None
        chosen = self.ask.save_path(_("发送副本（不带修改历史）"), self._suggested(_("副本")), self._filter())
        if chosen is None:
            return
        try:
            copy_without_history(session.document or session.lab, with_suffix(chosen), session.pack, overwrite=True)
        except WzlabError as error:
            self.ask.tell(str(error))
        else:
            self.said.emit(_("已写出副本“{name}”，其中没有修改历史。").format(name=chosen.name))

    def export_interchange(self) -> None:
        """Write the lab as interchange JSON."""
        session = self.session
        assert session is not None
        chosen = self.ask.save_path(_("导出交换数据"), self._suggested("").with_suffix(".json"), "JSON (*.json)")
        if chosen is None:
            return
        try:
            write_text(chosen, document_text(lab_document(session.lab)))
        except WzlabError as error:
            self.ask.tell(str(error))
        else:
            self.said.emit(_("已写出“{name}”。").format(name=chosen.name))

    def workbook_path(self) -> Path | None:
        """Ask where the workbook goes."""
        suggestion = self._suggested("").with_suffix(".xlsx")
        chosen = self.ask.save_path(_("导出工作簿"), suggestion, f"{_('Excel 工作簿')} (*.xlsx)")
        return chosen if chosen is None or chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def purge_history(self) -> None:
        """Ask, then remove everything old from the file and its backups."""
        session = self.session
        assert session is not None
        question = _("清除修改历史、命名的版本和这个文件的全部备份？现在的内容不受影响；清除后不能恢复。")
        if not self.ask.confirm(question, _("清除")):
            return
        try:
            session.purge_history()
        except WzlabError as error:
            self.ask.tell(str(error))
        else:
            self.said.emit(_("已清除历史和备份。"))

    def settle_unsaved(self) -> None:
        """Ask what is to be done about what could not be written."""
        session = self.session
        if session is None or session.save_state.error is None:
            return
        if isinstance(session.save_state.error, ChangedOutsideError):
            self._settle_changed_outside(session, session.save_state.error)
            return
        match self.ask.choose(str(session.save_state.error), [_("再试一次"), _("另存为…")]):
            case 0:
                session.retry_writing()
            case 1:
                self.save_elsewhere()

    def _settle_changed_outside(self, session: Session, error: ChangedOutsideError) -> None:
        answers = [_("保留我的"), _("采用文件里的"), _("我的另存为副本…")]
        match self.ask.choose(str(error), answers):
            case 0:
                self._keep_mine(session)
            case 1:
                self._take_theirs(session)
            case 2:
                self.save_elsewhere()

    def _keep_mine(self, session: Session) -> None:
        try:
            kept = session.write_whole()
        except WzlabError as error:
            self.ask.tell(str(error))
            return
        if kept is not None:
            self.said.emit(_("已写入我的版本；文件里原来的内容另存为“{name}”。").format(name=kept.name))

    def _take_theirs(self, session: Session) -> None:
        assert session.document is not None
        path = session.document.path
        session.give_up_writing()
        self.open_again(path)

    def open_again(self, path: Path) -> None:
        """Put the open lab away without asking and open a file in its place."""
        closing, self.session = self.session, None
        if closing is not None:
            closing.close()
        self.opened.emit(None)
        self.open_path(path)

    def _suggested(self, addition: str) -> Path:
        session = self.session
        assert session is not None
        path = session.document.path if session.document else self.folder / f"{_('实验室')}{SUFFIX}"
        return path.with_name(f"{path.stem}-{addition}{SUFFIX}") if addition else path

    def _filter(self) -> str:
        return f"{_('实验室文件')} (*{SUFFIX})"


MOST_BACKUPS = 3
"""How many backups of a damaged file are offered at once."""


def documents_folder() -> Path:
    """Return the folder for new labs, inside the user's documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "wzlab"


def is_interchange(path: Path) -> bool:
    """Tell whether a file is to be read as interchange JSON: it is called so, and is no document.

    Raises:
        FileError: it cannot be read.
    """
    return path.suffix.lower() == ".json" and not is_document(read_bytes(path)[:HEAD])


def free_path(path: Path) -> Path:
    """Return the path, or the first of `name 2`, `name 3` … that nothing is at."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def file_name(text: str) -> str:
    """Return a text without what no file name may hold on some system, and not too long for any."""
    kept = "".join("_" if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in text)
    return kept.strip(" .")[:60] or _("未命名实验室")


def with_suffix(path: Path) -> Path:
    """Return a path that ends in the document's suffix."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")


def _made(backup: Path) -> datetime:
    """Return when a backup was made, in local time."""
    return datetime.fromtimestamp(backup.stat().st_mtime).astimezone()


def _is_same(document: Document, path: Path) -> bool:
    return path.exists() and document.path.exists() and path.samefile(document.path)


def default_pack() -> Pack:
    """Return the pack of a new lab: the only one installed, or the first.

    Raises:
        WzlabError: it cannot be read.
    """
    from wzlab.policy.loading import installed_packs  # noqa: PLC0415 - only where a lab is made

    return known_pack(next(iter(installed_packs())))
