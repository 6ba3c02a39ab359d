"""What lies on the desk: which lab is open, and how labs come and go.

New, open, sample, close, and what becomes of steps that could not be written: each is one method here, asks through
`Ask`, and tells through signals; no widget is known.  What is written beside the open file is in `ui.copies`.
"""

import platform
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.ask import Ask
from ui.copies import Copies, is_same, lab_filter
from ui.paths import (
    OPENABLE,
    SUFFIX,
    documents_folder,
    file_name,
    free_path,
    is_interchange,
    is_there,
    room_made,
    with_suffix,
)
from ui.purging import purge_asking
from ui.samples import SAMPLES
from ui.session import SECONDS_TO_WRITE, Session
from ui.settings import FOLDER, LAST_OPEN, Settings
from wzlab.cli.checking import today
from wzlab.errors import ChangedOutsideError, ComplaintsError, UnreadableError, WzlabError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.resources import resource
from wzlab.storage.backups import restore
from wzlab.storage.document import Document, HeldError, create_document, open_document, read_document
from wzlab.storage.interchange import load_document, read_lab
from wzlab.storage.locks import break_lock
from wzlab.storage.packs_of_files import known_pack, pack_of

MOST_BACKUPS = 3
"""How many backups of a damaged file are offered at once."""
MOST_COMPLAINTS = 12
"""How many complaints about a file are told at once."""


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
    about_to_leave = Signal()  # the open lab may be put away: what is being typed should be put into it first
    moved = Signal(object)  # Session: it goes on in another file

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
        self.copies = Copies(ask, self.folder, self)
        self.copies.about_to_copy.connect(self.about_to_leave)
        self.copies.moved.connect(self._on_moved)
        self._today = today
        self._last_words = ""  # of the lab that was put away last

    # which lab is open

    def show(self, document: Document) -> bool:
        """Put a document's lab on the desk in place of the one that lies there; tell whether it does now.

        It does not where the user would rather keep what could not be written of the other; the document is let go.
        """
        if not self.put_away():
            document.close()
            self.said.emit(_("“{name}”没有打开，当前实验室保持不变。").format(name=document.path.name))
            return False
        self.session = Session(document.pack, document.lab, self._today(), document)
        self._remember(document)
        self.opened.emit(self.session)
        for words in filter(None, (self._last_words, document.read_only)):
            self.said.emit(words)
        return True

    def _remember(self, document: Document) -> None:
        self.settings.remember_recent(document.path)
        self.settings.set(LAST_OPEN, str(document.path.absolute()))

    def _on_moved(self, session: Session) -> None:
        if session.document is not None:
            self._remember(session.document)
        self.moved.emit(session)

    def put_away(self) -> bool:
        """Close the open lab; tell whether it is closed, for the user may want to keep what could not be written."""
        self._last_words = ""
        if self.session is None:
            return True
        self.about_to_leave.emit()
        self._last_words = self.session.end_work()
        may_go = self._may_go(self.session)
        if may_go:
            self._drop()
        if self._last_words:
            self.said.emit(self._last_words)
        return may_go

    def _drop(self) -> None:
        """Take the open lab off the desk; what is not written of it is gone."""
        closing, self.session = self.session, None
        self.opened.emit(None)
        if closing is not None:
            closing.close()
            closing.deleteLater()

    def close_lab(self) -> None:
        """Close the open lab and go back to the start page."""
        if self.put_away():
            self.settings.set(LAST_OPEN, "")

    def _may_go(self, session: Session) -> bool:
        """Tell whether everything is in the file, or its user gives up what is not."""
        while not session.wait_until_written(SECONDS_TO_WRITE):
            QCoreApplication.sendPostedEvents(session)  # what the writer's thread has told, but nobody heard yet
            question = _("还有 {number} 步修改没有写进文件。").format(number=session.save_state.pending)
            why = session.save_state.error
            is_changed = isinstance(why, ChangedOutsideError)
            again = _("用我的内容写回文件") if is_changed else _("再试一次")
            match self.ask.choose(question, [again, _("另存为…"), _("放弃这些修改")], str(why or "")):
                case 0 if is_changed:
                    self._keep_mine(session)
                case 0:
                    session.retry_writing()
                case 1:
                    self.copies.save_elsewhere(session)
                case 2:
                    return True
                case _:
                    return False
        return True

    # coming

    def new_lab(self, lab: Lab, pack: Pack) -> None:
        """Make a file for a new lab and open it; it is named after the lab, and never replaces another."""
        name = file_name(lab.laboratory.shown("name")) or _("未命名实验室")
        self._create(self.folder / f"{name}{SUFFIX}", lab, pack)

    def _create(self, path: Path, lab: Lab, pack: Pack) -> bool:
        """Write a lab where nothing is yet and open it; where it cannot be written, ask for another place."""
        try:
            document = create_document(free_path(path), lab, pack)
        except WzlabError as error:
            self.tell(error)
            return self._create_where_asked(path, lab, pack)
        return self.show(document)

    def _create_where_asked(self, path: Path, lab: Lab, pack: Pack) -> bool:
        chosen = self.ask.save_path(_("新实验室存到哪里"), documents_folder() / path.name, lab_filter())
        if chosen is None:
            return False
        target = with_suffix(chosen)
        try:
            with room_made(target):
                document = create_document(target, lab, pack)
        except WzlabError as error:
            self.tell(error)
            return False
        return self.show(document)

    def open_asking(self) -> None:
        """Ask for a file and open it."""
        folder = Path(self.settings.get(FOLDER) or self.folder)
        filters = ";;".join([_("实验室（*.wzlab *.json）"), _("所有文件（*）")]).replace("（", " (").replace("）", ")")
        paths = self.ask.open_paths(_("打开实验室"), folder, filters)
        if paths:
            self.settings.set(FOLDER, str(paths[0].parent))
            self.open_first(paths)

    def open_first(self, paths: Sequence[Path]) -> None:
        """Open the first of some files that can be opened, and say what becomes of the others."""
        path = next((path for path in paths if path.suffix.lower() in OPENABLE), paths[0])
        self.open_path(path)
        self.tell_left(len(paths) - 1)

    def tell_left(self, number: int) -> None:
        """Say that so many files were not opened."""
        if number:
            self.said.emit(_("一次只打开一个文件，其余 {number} 个没有打开。").format(number=number))

    def open_path(self, path: Path) -> None:
        """Open a document, or make one of an interchange file beside it; what goes wrong is told in a sentence."""
        if self.session is not None and self.session.document is not None and is_same(self.session.document, path):
            self.said.emit(_("“{name}”已经打开。").format(name=path.name))
            return
        try:
            if is_interchange(path):
                self._open_interchange(path)
            else:
                self._open_document(path)
        except WzlabError as error:
            self.tell(error)

    def _open_interchange(self, path: Path) -> None:
        made = path.with_suffix(SUFFIX)
        if made.exists():
            question = _("“{name}”旁边已有实验室文件“{made}”。打开它，还是由交换数据再新建一份？")
            words = question.format(name=path.name, made=made.name)
            match self.ask.choose(words, [_("打开已有的"), _("再新建一份")]):
                case 0:
                    self._open_document(made)
                    return
                case None:
                    return
        if self._create(path.with_suffix(SUFFIX), *_lab_in(path)) and self._document is not None:
            words = _("已由“{name}”新建“{made}”，原文件未改动。")
            self.said.emit(words.format(name=path.name, made=self._document.path.name))

    @property
    def _document(self) -> Document | None:
        return None if self.session is None else self.session.document

    def _open_document(self, path: Path, *, read_only: bool = False) -> None:
        try:
            document = open_document(path, read_only, backup=False)  # the session backs it up once it is shown
        except HeldError as error:
            self._open_held(path, error)
        except UnreadableError as error:
            self._open_unreadable(path, error)
        else:
            self.show(document)

    def _open_held(self, path: Path, error: HeldError) -> None:
        """Offer to read a document that somebody has open; a lock of another computer may be taken away, after asking."""
        answers = [_("只读打开")]
        if error.holder.host and error.holder.host != platform.node():
            answers.append(_("对方已不在使用，解除占用并打开…"))
        match self.ask.choose(str(error), answers):
            case 0:
                self._open_document(path, read_only=True)
            case 1 if self.ask.confirm(
                _("确定对方已经关闭？如果对方还开着，两边的修改会互相冲突。"), _("解除占用并打开")
            ):
                break_lock(path)
                self._open_document(path)

    def _open_unreadable(self, path: Path, error: UnreadableError) -> None:
        """Offer the backups of a file that cannot be read; one that is chosen is opened as a copy, the file stays."""
        backups = [(made, backup) for backup in error.backups if (made := _made(backup)) is not None][:MOST_BACKUPS]
        if not backups:
            self.tell(error)
            return
        answers = [_("打开备份 {moment:%Y-%m-%d %H:%M}").format(moment=made) for made, _backup in backups]
        taken = self.ask.choose(str(error), answers)
        if taken is not None:
            self._restore(backups[taken][1], path.with_name(f"{path.stem}-{_('恢复')}{SUFFIX}"))

    def _restore(self, backup: Path, target: Path) -> None:
        """Copy a backup out and open the copy; where it cannot be written, ask for another place."""
        place = free_path(target)
        try:
            restore(backup, place)
        except WzlabError as error:
            self.tell(error)
            chosen = self.ask.save_path(_("恢复的文件存到哪里"), self.folder / target.name, lab_filter())
            if chosen is None:
                return
            place = with_suffix(chosen)
            with room_made(place):
                restore(backup, place)
        self._open_document(place)

    def open_sample(self, name: str) -> None:
        """Open a copy of one of the invented labs."""
        try:
            lab, pack = _lab_in(resource("samples", f"{name}.json"))
        except WzlabError as error:
            self.tell(error)
            return
        if self._create(self.folder / f"{_('示例')} {_(SAMPLES[name])}{SUFFIX}", lab, pack):
            self.said.emit(_("这是示例的一份副本，可以随意修改。"))

    # what could not be written

    def settle_unsaved(self) -> None:
        """Ask what is to be done about what could not be written, or cannot be."""
        session = self.session
        if session is None:
            return
        error = session.save_state.error
        if isinstance(error, ChangedOutsideError):
            self._settle_changed_outside(session, error)
        elif error is not None:
            self._settle_failed(session, error)
        elif session.read_only is not None and self.ask.choose(session.read_only, [_("另存为…")]) == 0:
            self.copies.save_elsewhere(session)

    def _settle_failed(self, session: Session, error: WzlabError) -> None:
        match self.ask.choose(str(error), [_("再试一次"), _("另存为…")]):
            case 0:
                session.retry_writing()
            case 1:
                self.copies.save_elsewhere(session)

    def _settle_changed_outside(self, session: Session, error: ChangedOutsideError) -> None:
        """Offer mine, a copy of mine, and theirs where there is anything of theirs."""
        answers = [_("保留我的"), _("我的另存为副本…")]
        if error.kind != "missing":
            answers.append(_("采用文件里的"))
        match self.ask.choose(str(error), answers):
            case 0:
                self._keep_mine(session)
            case 1:
                self.copies.save_elsewhere(session)
            case 2:
                self._take_theirs(session)

    def _keep_mine(self, session: Session) -> None:
        try:
            kept = session.write_whole()
        except WzlabError as error:
            self.tell(error)
            return
        if kept is not None:
            self.said.emit(_("已写入我的版本；文件里原来的内容另存为“{name}”。").format(name=kept.name))

    def _take_theirs(self, session: Session) -> None:
        """Open what is in the file now in place of the lab; nothing is given up before it is known to be readable."""
        assert session.document is not None
        path = session.document.path
        try:
            read_document(path)
        except WzlabError as error:
            self.tell(error)
            return
        self._drop()
        self.open_path(path)

    # the past

    def purge_history(self) -> None:
        """Ask, then remove everything old from the file and its backups."""
        if self.session is not None:
            purge_asking(self.session, self.ask)

    def tell(self, error: WzlabError) -> None:
        """Tell what went wrong with the world; of many complaints the first."""
        if not isinstance(error, ComplaintsError):
            self.ask.tell(str(error))
            return
        told = error.complaints[:MOST_COMPLAINTS]
        left = len(error.complaints) - len(told)
        more = [_("……还有 {number} 条。").format(number=left)] if left else []
        self.ask.tell(error.heading, "\n".join([*told, *more]))


def _lab_in(path: Path) -> tuple[Lab, Pack]:
    """Return the lab of an interchange file, and its pack.

    Raises:
        FileError, LabFileError, PackError: it cannot be read.
    """
    content = load_document(path)
    pack = pack_of(content.get("pack"))
    return read_lab(content, pack, path.name), pack


def _made(backup: Path) -> datetime | None:
    """Return when a backup was made, in local time; None if it has just gone."""
    if not is_there(backup):
        return None
    return datetime.fromtimestamp(backup.stat().st_mtime).astimezone()


def default_pack() -> Pack:
    """Return the pack of a new lab: the only one installed, or the first.

    Raises:
        WzlabError: it cannot be read.
    """
    from wzlab.policy.loading import installed_packs  # noqa: PLC0415 - only where a lab is made

    return known_pack(next(iter(installed_packs())))
