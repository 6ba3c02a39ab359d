"""Files attached in a form: chosen, dropped, opened, saved, refused."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.helpers import TODAY, Answers
from ui import viewing
from ui.forms import attaching
from ui.forms.file_drops import FOR_THE_WINDOW
from ui.forms.form import RecordForm
from ui.forms.papers import PaperRow
from ui.paths import IMPORTABLE
from ui.session import Session
from ui.settings import FOLDER, Settings
from wzlab.changes import RemoveRecord
from wzlab.columns import Record
from wzlab.errors import DiskFullError
from wzlab.records import Attachment, Person
from wzlab.storage import attaching as storing
from wzlab.storage.document import Document, create_document, open_document

LEFT = Qt.MouseButton.LeftButton
HASH = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
"""The SHA-256 of "one"."""
PARTS: dict[str, Any] = {
    "staff": [{"id": "s1", "name": "示例甲"}, {"id": "s2", "name": "示例乙"}],
    "attachments": [{"id": "x9", "record": "s2", "title": "合同"}],
}


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return create_document(tmp_path / "lab" / "lab.wzlab", lab_of(**PARTS), wenzhou())


@pytest.fixture
def opened(qtbot: QtBot, document: Document) -> Iterator[Session]:
    session = Session(wenzhou(), document.lab, TODAY, document)
    yield session
    session.close()


@pytest.fixture
def ask() -> Answers:
    return Answers()


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that the system was asked to show; nothing is really opened."""
    paths: list[Path] = []

    def remember(path: Path) -> bool:
        paths.append(path)
        return True

    monkeypatch.setattr(viewing, "open_by_system", remember)
    return paths


Show = Callable[..., RecordForm]


@pytest.fixture
def show(qtbot: QtBot, settings: Settings, opened: Session, ask: Answers) -> Show:
    """Return a function that shows a record in its form, on the screen."""

    def shown(record_id: str = "s1", record_type: type[Record] = Person, session: Session = opened) -> RecordForm:
        form = RecordForm(session, record_type, settings, ask=ask)
        qtbot.addWidget(form)
        form.show_record(record_id)
        form.resize(700, 900)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return shown


def file(folder: Path, name: str, content: bytes = b"one") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def papers(session: Session) -> list[tuple[object, ...]]:
    return [(paper.id, paper.record, paper.title, paper.file) for paper in session.lab.records(Attachment)]


def choose(form: RecordForm, ask: Answers, *paths: Path) -> None:
    """Press 附上文件… and choose files."""
    ask.answers.append(list(paths))
    QTest.mouseClick(form.papers.attach_button, LEFT)


def settle(qtbot: QtBot, form: RecordForm) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not form.papers.work.is_busy)


def row(form: RecordForm, place: int = 0) -> PaperRow:
    return form.papers.findChildren(PaperRow)[place]


def trouble(form: RecordForm) -> str:
    return form.papers.trouble.text() if form.papers.trouble.isVisible() else ""


# --- putting in -----------------------------------------------------------------------------------------------------


def test_that_chosen_files_become_papers_in_one_step_that_is_undone_whole(
    qtbot: QtBot, show: Show, ask: Answers, opened: Session, tmp_path: Path
) -> None:
    form = show()
    choose(form, ask, file(tmp_path, "学位证书.pdf"), file(tmp_path, "合同.pdf", b"two"))
    settle(qtbot, form)
    assert papers(opened)[1:] == [("x10", "s1", "学位证书", "学位证书.pdf"), ("x11", "s1", "合同", "合同.pdf")]
    assert form.papers.words[0] == "学位证书，学位证书.pdf，3 字节，SHA-256 7692c3ad…"
    assert HASH in row(form).line.tip()
    assert opened.undo_stack.undoText() == "为 示例甲 附上 2 个文件"
    opened.undo_stack.undo()
    assert len(papers(opened)) == 1
    assert form.papers.words == []
    opened.undo_stack.redo()
    assert row(form).opening.isVisible()  # the bytes have stayed


def test_that_the_bytes_are_in_the_file_before_the_paper_that_names_them(
    qtbot: QtBot, show: Show, ask: Answers, opened: Session, tmp_path: Path
) -> None:
    document = opened.document
    assert document is not None
    seen: list[list[str]] = []
    opened.changed.connect(lambda _happened: seen.append([kept.name for kept in open_copy(document).attachments]))
    form = show()
    choose(form, ask, file(tmp_path, "学位证书.pdf"))
    settle(qtbot, form)
    assert seen == [["学位证书.pdf"]]
    assert opened.wait_until_written(5)
    read = open_copy(document)
    assert [paper.file for paper in read.lab.records(Attachment)] == [None, "学位证书.pdf"]


def open_copy(document: Document) -> Document:
    return open_document(document.path, read_only=True)


def test_that_dropped_files_are_attached_wherever_on_the_form_they_fall(
    qtbot: QtBot, show: Show, opened: Session, tmp_path: Path
) -> None:
    form = show()
    assert drop(form.rows["name"].editor, file(tmp_path, "学位证书.pdf"))
    settle(qtbot, form)
    assert drop(form, file(tmp_path, "合同.pdf", b"two"))
    settle(qtbot, form)
    assert [paper[-1] for paper in papers(opened)] == [None, "学位证书.pdf", "合同.pdf"]
    assert opened.lab.tables["staff"]["s1"].cell("name") == "示例甲"


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget or, if it does not want them, on those around it; tell whether anybody took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    buttons = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    target: QWidget | None = widget
    while target is not None:
        entering = QDragEnterEvent(QPoint(2, 2), *buttons)
        entering.ignore()
        if target.acceptDrops():
            QApplication.sendEvent(target, entering)
        if entering.isAccepted():
            falling = QDropEvent(QPointF(2, 2), *buttons)
            QApplication.sendEvent(target, falling)
            return falling.isAccepted()
        target = target.parentWidget()
    return False


@pytest.mark.parametrize("name", ["人员.xlsx", "设备.csv", "别的.wzlab"])
def test_that_tables_and_labs_are_left_to_the_window(show: Show, opened: Session, tmp_path: Path, name: str) -> None:
    form = show()
    assert not drop(form.rows["name"].editor, file(tmp_path, name))
    assert not form.papers.work.is_busy
    assert len(papers(opened)) == 1


def test_that_what_the_window_takes_is_what_an_import_takes_and_labs() -> None:
    assert {*IMPORTABLE, ".wzlab", ".json"} == FOR_THE_WINDOW


def test_that_a_form_without_a_record_takes_nothing(show: Show, tmp_path: Path) -> None:
    form = show()
    form.show_record(None)
    assert not drop(form, file(tmp_path, "学位证书.pdf"))


def test_that_a_paper_without_a_file_is_given_one_from_the_record_or_from_its_own_form(
    qtbot: QtBot, show: Show, ask: Answers, opened: Session, tmp_path: Path
) -> None:
    form = show("s2")
    assert form.papers.words == ["合同，未附文件，尚不能作为证据"]
    ask.answers.append([file(tmp_path, "扫描件.pdf")])
    QTest.mouseClick(row(form).attaching, LEFT)
    settle(qtbot, form)
    assert papers(opened) == [("x9", "s2", "合同", "扫描件.pdf")]
    own = show("x9", Attachment)
    assert own.papers.words == ["合同，扫描件.pdf，3 字节，SHA-256 7692c3ad…"]
    assert row(own).attaching.text() == "换一个文件…"
    assert not own.papers.attach_button.isVisible()
    ask.answers.append([file(tmp_path, "新扫描件.pdf", b"two")])
    QTest.mouseClick(row(own).attaching, LEFT)
    settle(qtbot, own)
    assert papers(opened) == [("x9", "s2", "合同", "新扫描件.pdf")]


def test_that_a_paper_takes_one_file_only(show: Show, opened: Session, tmp_path: Path) -> None:
    form = show("x9", Attachment)
    drop(form, file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf"))
    assert trouble(form).startswith("一份材料只放一个文件")
    assert papers(opened) == [("x9", "s2", "合同", None)]


def test_that_a_name_that_was_typed_gets_its_file_without_another_paper(
    qtbot: QtBot, show: Show, ask: Answers, opened: Session, tmp_path: Path
) -> None:
    opened.set_cell("x9", Attachment.file, "合同.pdf")
    form = show("s2")
    assert "只登记了文件名" in form.papers.words[0]
    choose(form, ask, file(tmp_path, "合同.pdf"))
    settle(qtbot, form)
    assert papers(opened) == [("x9", "s2", "合同", "合同.pdf")]
    assert form.papers.words == ["合同，合同.pdf，3 字节，SHA-256 7692c3ad…"]


def test_that_the_folder_is_remembered(
    qtbot: QtBot, show: Show, ask: Answers, settings: Settings, tmp_path: Path
) -> None:
    form = show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    settle(qtbot, form)
    assert settings.get(FOLDER) == str(tmp_path)


# --- what goes wrong ------------------------------------------------------------------------------------------------


def fails_with(qtbot: QtBot, form: RecordForm, ask: Answers, words: str, *paths: Path) -> None:
    """Attach files and expect a sentence in the form, and no paper."""
    before = papers(form.session)
    choose(form, ask, *paths)
    settle(qtbot, form)
    assert words in trouble(form)
    assert papers(form.session) == before
    assert not form.session.undo_stack.canUndo()


def test_that_a_file_that_vanished_is_told_where_the_user_is(
    qtbot: QtBot, show: Show, ask: Answers, document: Document, tmp_path: Path
) -> None:
    fails_with(qtbot, show(), ask, "找不到这个文件", file(tmp_path, "在.pdf"), tmp_path / "没了.pdf")
    assert not document.attachments


def test_that_the_sentence_goes_when_another_record_is_shown(
    qtbot: QtBot, show: Show, ask: Answers, tmp_path: Path
) -> None:
    form = show()
    fails_with(qtbot, form, ask, "找不到这个文件", tmp_path / "没了.pdf")
    form.show_record("s2")
    assert trouble(form) == ""


def test_that_a_file_that_is_too_large_is_told_with_the_limit(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(storing, "LARGEST_FILE", 1024)
    fails_with(qtbot, show(), ask, "超过单个文件的上限 1 KB", file(tmp_path, "大.pdf", bytes(2000)))


def test_that_a_full_disk_leaves_nothing_half_done(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError("磁盘已满。")

    monkeypatch.setattr(Document, "add_attachments", full)
    fails_with(qtbot, show(), ask, "磁盘已满。", file(tmp_path, "a.pdf"))


def test_that_a_lab_opened_read_only_shows_its_papers_and_takes_none(
    qtbot: QtBot, show: Show, ask: Answers, viewed: list[Path], tmp_path: Path
) -> None:
    form = with_paper(qtbot, show, ask, file(tmp_path, "a.pdf"))
    assert form.session.wait_until_written(5)
    assert form.session.document is not None
    copy = open_copy(form.session.document)
    other = Session(wenzhou(), copy.lab, TODAY, copy)
    read = show("s1", Person, other)
    assert not read.papers.attach_button.isEnabled()
    drop(read, file(tmp_path, "b.pdf"))
    assert trouble(read) == other.read_only
    QTest.mouseClick(row(read).opening, LEFT)
    qtbot.waitUntil(lambda: bool(viewed))
    other.close()


class Gate:
    """Holds the reading of files, or what comes after they are kept, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, behind: bool = False) -> None:
        self.opened, self.kept = threading.Event(), threading.Event()
        monkeypatch.setattr(attaching, "taken_files", self._wait_after if behind else self._wait)

    def _wait(self, *arguments: Any) -> Any:
        assert self.opened.wait(10)
        return storing.taken_files(*arguments)

    def _wait_after(self, *arguments: Any) -> Any:
        taken = storing.taken_files(*arguments)
        self.kept.set()
        assert self.opened.wait(10)
        return taken


def test_that_slow_work_is_shown_and_can_be_stopped(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, form = Gate(monkeypatch), show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    assert not form.papers.work.isVisible()
    qtbot.waitUntil(form.papers.work.isVisible)
    QTest.mouseClick(form.papers.work.cancel, LEFT)
    gate.opened.set()
    settle(qtbot, form)
    assert trouble(form) == "已停止，没有改动。"
    assert not form.papers.work.isVisible()
    assert len(papers(form.session)) == 1
    assert form.session.document is not None
    assert not form.session.document.attachments


def test_that_a_second_attaching_waits_for_the_first(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, form = Gate(monkeypatch), show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    drop(form, file(tmp_path, "b.pdf"))
    assert trouble(form).startswith("请等")
    gate.opened.set()
    settle(qtbot, form)
    assert [paper[-1] for paper in papers(form.session)] == [None, "a.pdf"]


def test_that_a_file_goes_to_the_record_it_was_chosen_for_whatever_is_shown_by_then(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, form = Gate(monkeypatch), show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    form.show_record("s2")
    gate.opened.set()
    settle(qtbot, form)
    assert papers(form.session)[1] == ("x10", "s1", "a", "a.pdf")


def test_that_a_history_cleared_meanwhile_is_told_as_such(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, form = Gate(monkeypatch, behind=True), show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    assert gate.kept.wait(10)
    form.session.purge_history()
    gate.opened.set()
    settle(qtbot, form)
    assert trouble(form) == "附上时实验室文件被清除历史或重新写入，没有附上；请再附一次。"
    assert len(papers(form.session)) == 1


def test_that_a_record_removed_meanwhile_gets_no_paper(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, form = Gate(monkeypatch), show()
    choose(form, ask, file(tmp_path, "a.pdf"))
    form.session.do(RemoveRecord("staff", "s1"), "删除")
    gate.opened.set()
    settle(qtbot, form)
    assert form.papers.trouble.text() == "附上时“示例甲”已被删除，没有附上文件。"
    assert len(papers(form.session)) == 1


@pytest.mark.parametrize("came_along", [True, False])
def test_that_a_paper_names_only_what_the_document_of_that_moment_keeps(
    qtbot: QtBot, show: Show, ask: Answers, tmp_path: Path, came_along: bool
) -> None:
    form = show()
    with pytest.MonkeyPatch.context() as monkeypatch:
        gate = Gate(monkeypatch, behind=True)
        choose(form, ask, file(tmp_path, "a.pdf"))
    assert gate.kept.wait(10)
    session, before, path = form.session, form.session.document, tmp_path / "别处.wzlab"
    assert before is not None
    session.move_to(before.save_as(path) if came_along else create_document(path, session.lab, session.pack))
    gate.opened.set()
    settle(qtbot, form)
    assert [paper[-1] for paper in papers(session)] == [None, *(["a.pdf"] if came_along else [])]
    assert ("换到了另一个文件" in trouble(form)) is not came_along


# --- looking at -----------------------------------------------------------------------------------------------------


def with_paper(qtbot: QtBot, show: Show, ask: Answers, path: Path) -> RecordForm:
    form = show()
    choose(form, ask, path)
    settle(qtbot, form)
    return form


def test_that_a_read_only_copy_is_opened_and_not_the_file_itself(
    qtbot: QtBot, show: Show, ask: Answers, viewed: list[Path], tmp_path: Path
) -> None:
    path = file(tmp_path, "学位证书.pdf")
    form = with_paper(qtbot, show, ask, path)
    path.unlink()
    QTest.mouseClick(row(form).opening, LEFT)
    qtbot.waitUntil(lambda: bool(viewed))
    (copy,) = viewed
    assert (copy.name, copy.read_bytes()) == ("学位证书.pdf", b"one")
    assert copy.stat().st_mode & 0o222 == 0
    assert copy.is_relative_to(viewing.copies_folder())


def test_that_what_the_system_might_run_is_saved_instead_of_opened(
    qtbot: QtBot, show: Show, ask: Answers, viewed: list[Path], tmp_path: Path
) -> None:
    form = with_paper(qtbot, show, ask, file(tmp_path, "证书.pdf.exe"))
    target = tmp_path / "saved" / "out.bin"
    ask.answers += [0, target]
    QTest.mouseClick(row(form).opening, LEFT)
    assert "“证书.pdf.exe”不是能直接查看的文件" in ask.asked[-2]
    settle(qtbot, form)
    assert target.read_bytes() == b"one"
    assert viewed == []


def test_that_a_file_nobody_has_a_program_for_is_told(
    qtbot: QtBot, show: Show, ask: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_path: Path) -> bool:
        return False

    monkeypatch.setattr(viewing, "open_by_system", refuse)
    form = with_paper(qtbot, show, ask, file(tmp_path, "图.dwg"))
    QTest.mouseClick(row(form).opening, LEFT)
    settle(qtbot, form)
    assert trouble(form) == "系统里没有打开“图.dwg”的程序；可以另存后再处理。"


def test_that_a_paper_is_saved_where_asked_and_a_refusal_of_the_disk_is_told(
    qtbot: QtBot, show: Show, ask: Answers, tmp_path: Path
) -> None:
    form = with_paper(qtbot, show, ask, file(tmp_path, "学位证书.pdf"))
    for target in (tmp_path / "out.pdf", tmp_path / "学位证书.pdf" / "out.pdf"):
        ask.answers.append(target)
        QTest.mouseClick(row(form).saving, LEFT)
        settle(qtbot, form)
    assert (tmp_path / "out.pdf").read_bytes() == b"one"
    assert "写不进去" in trouble(form)


def test_that_a_paper_is_never_saved_over_the_lab_that_keeps_it(
    qtbot: QtBot, show: Show, ask: Answers, document: Document, tmp_path: Path
) -> None:
    form = with_paper(qtbot, show, ask, file(tmp_path, "学位证书.pdf"))
    link = tmp_path / "link.wzlab"
    link.symlink_to(document.path)
    for target in (document.path, link):
        ask.answers.append(target)
        QTest.mouseClick(row(form).saving, LEFT)
        settle(qtbot, form)
        assert trouble(form) == f"“{target.name}”就是正打开的文件，请换一个名字或位置。"
    assert link.is_symlink()
    assert document.path.read_bytes().startswith(b"SQLite format 3")


def test_that_tab_goes_from_the_fields_through_the_papers_one_after_the_other(
    qtbot: QtBot, show: Show, ask: Answers, tmp_path: Path
) -> None:
    form = show()
    after = QLineEdit(form.area.widget())  # what comes behind the form in its window
    after.setObjectName("after")
    after.show()
    QWidget.setTabOrder(form.papers.adding, after)
    choose(form, ask, file(tmp_path, "学位证书.pdf"), file(tmp_path, "合同.pdf", b"two"))
    settle(qtbot, form)
    form.focus_field(form.others.rows[-1].column.key)
    assert names_of_stops(form, 10)[1:] == [
        *("paper_x10", "open_file", "save_file", "paper_x11", "open_file", "save_file"),
        *("attach_files", "add_paper", "after"),
    ]


def names_of_stops(form: RecordForm, number: int) -> list[str]:
    """Press Tab so often; return where the focus was before each."""
    names = []
    for _turn in range(number):
        focused = form.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return names


def test_that_the_cursor_is_put_on_what_can_be_done_first(qtbot: QtBot, show: Show) -> None:
    form = show()
    form.focus_papers()
    assert form.papers.attach_button.hasFocus()
