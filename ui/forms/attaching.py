"""Files put into the document from a form, looked at and saved again: what is asked, what runs in a thread, what is told.

The bytes are kept first, by the work's own thread; then, in the window's, the papers that name them are one step.  What
goes wrong is told in one sentence, and nothing is half done.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ui import viewing
from ui.ask import Ask
from ui.copies import is_same
from ui.forms.file_work import FileWork
from ui.forms.work_line import WorkLine
from ui.paths import documents_folder, file_name
from ui.session import Session
from ui.settings import FOLDER, Settings
from ui.work import Job, ReportProgress
from wzlab.columns import Record
from wzlab.editing.discretion import discreet_text
from wzlab.files import write_bytes
from wzlab.language import _
from wzlab.records import Attachment
from wzlab.storage.attaching import Taken, attaching_change, taken_files, unattached_names
from wzlab.storage.document import Document, StoredFile


class Attaching(FileWork):
    """Attaches, opens and saves the files of papers.

    Args:
        session: the open lab.
        settings: where the folder is remembered.
        ask: how questions reach the user.
        line: shows how far it is.
    """

    def __init__(self, session: Session, settings: Settings, ask: Ask, line: WorkLine) -> None:
        super().__init__(session, line)
        self._settings = settings
        self._ask = ask

    # putting in

    def ask_and_attach(self, record: Record) -> None:
        """Ask for files and attach them to a record, or one to a paper."""
        if self._refuses():
            return
        folder = Path(self._settings.get(FOLDER) or documents_folder())
        paths = self._ask.open_paths(_("附上证明材料的文件"), folder, _all_files())
        if paths:
            self._settings.set(FOLDER, str(paths[0].parent))
            self.attach(record, paths)

    def attach(self, record: Record, paths: Sequence[Path]) -> None:
        """Attach files to a record, each as a paper of its own; a paper takes one."""
        if self._refuses():
            return
        document = self._session.document
        assert document is not None
        if isinstance(record, Attachment) and len(paths) > 1:
            self.tell(_("一份材料只放一个文件，没有附上；要附几个文件，请在它证明的那条记录里附上。"))
            return
        avoided = unattached_names(self._session.lab, document, record)
        title = _("正在附上“{name}”…") if len(paths) == 1 else _("正在附上“{name}”等 {number} 个文件…")
        job = Job(
            title.format(name=discreet_text(paths[0].name), number=len(paths)),
            partial(taken_files, document, list(paths), avoided),
        )
        self.run(job, partial(self._name, document, record))

    def _refuses(self) -> bool:
        """Say why nothing can be attached now, if so; tell whether that is so."""
        if self._session.read_only is not None:
            self.tell(self._session.read_only)
        elif self._session.document is None:
            self.tell(_("实验室还没有存成文件，附不上材料；请先另存。"))
        else:
            return self._must_wait()
        return True

    def _must_wait(self) -> bool:
        """Say that something is under way, if so; tell whether it is."""
        if self.is_busy:
            self.tell(_("请等正在进行的读取或写入完成，或先停止它。"))
        return self.is_busy

    def _name(self, document: Document, record: Record, taken: Sequence[Taken]) -> None:
        """Let papers name what a document was given, if the lab's, which may be another by now, keeps it still."""
        now, found = self._session.document, self._session.lab.find(record.id)
        if now is None or any(now.kept(one.file.name) != one.file for one in taken):
            words = _("附上时实验室换到了另一个文件，没有附上；请再附一次。")
            if now is document:
                words = _("附上时实验室文件被清除历史或重新写入，没有附上；请再附一次。")
            self.tell(words)
        elif found is None:
            who = discreet_text(self._session.lab.name_of(record))
            self.tell(_("附上时“{who}”已被删除，没有附上文件。").format(who=who))
        else:
            self._do(found, taken)
        self._session.files_changed.emit()

    def _do(self, record: Record, taken: Sequence[Taken]) -> None:
        change, label = attaching_change(self._session.lab, record, taken)
        if change is None:
            self._session.write_down(label)  # a paper has named the file before it was there
        elif not self._session.do(change, label):
            return
        self.tell("")
        self.say(_("已{label}。").format(label=label))

    # looking at

    def open(self, paper: Attachment) -> None:
        """Have the system show a copy of a paper's file; offer to save one that it might run."""
        self._with_file(paper, self._open)

    def _open(self, document: Document, file: StoredFile) -> None:
        if viewing.may_be_viewed(file.name):
            work = partial(_copied, document, file)
            self.run(Job(_("正在打开“{name}”…").format(name=discreet_text(file.name)), work), self._on_copied)
            return
        words = _("“{name}”不是能直接查看的文件（可能是程序），为安全起见本程序不打开它。")
        details = _("要用它，请另存到自己的文件夹，确认来源可靠后再打开。")
        if self._ask.choose(words.format(name=discreet_text(file.name)), [_("另存为…")], details) == 0:
            self._save(document, file)

    def _on_copied(self, path: Path) -> None:
        if viewing.open_by_system(path):
            self.say(_("打开的“{name}”是只读的副本，改动不会回到实验室。").format(name=discreet_text(path.name)))
            self.tell("")
        else:
            self.tell(_("系统里没有打开“{name}”的程序；可以另存后再处理。").format(name=discreet_text(path.name)))

    def save(self, paper: Attachment) -> None:
        """Ask where to, and write a paper's file there."""
        self._with_file(paper, self._save)

    def _save(self, document: Document, file: StoredFile) -> None:
        suggestion = Path(self._settings.get(FOLDER) or documents_folder()) / (file_name(file.name) or _("文件"))
        path = self._ask.save_path(_("另存材料文件"), suggestion, _all_files())
        if path is None:
            return
        if is_same(document, path):
            self.tell(_("“{name}”就是正打开的文件，请换一个名字或位置。").format(name=discreet_text(path.name)))
        else:
            work = partial(_saved, document, file, path)
            self.run(Job(_("正在另存“{name}”…").format(name=discreet_text(path.name)), work), self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self.tell("")
        self.say(_("已另存为“{name}”。").format(name=discreet_text(path.name)))

    def _with_file(self, paper: Attachment, act: Callable[[Document, StoredFile], None]) -> None:
        file, document = self._session.kept_file(paper), self._session.document
        if file is not None and document is not None and not self._must_wait():
            act(document, file)


def _copied(document: Document, file: StoredFile, report: ReportProgress) -> Path:
    report(0, 0)
    return viewing.copy_to_view(document, file)


def _saved(document: Document, file: StoredFile, path: Path, report: ReportProgress) -> Path:
    content = viewing.kept_bytes(document, file)
    report(0, 0)
    write_bytes(path, content)
    return path


def _all_files() -> str:
    return f"{_('所有文件')} (*)"
