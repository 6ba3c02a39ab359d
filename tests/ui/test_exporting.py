"""Exporting: what is asked, what is written, and what becomes of a file that cannot be."""

import errno
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers import sample, wenzhou
from tests.ui.faults import answer, asked, desk_of, session_on
from ui.ask import as_filtered
from ui.dialogs.colleagues import ColleaguesDialog
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.work import Job, wait_for_work
from wzlab import files
from wzlab.lab import LAB_ID
from wzlab.records import Laboratory
from wzlab.storage.document import create_document


class Desktop:
    """A window with a sample, and what its user sees and hears."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings, name: str) -> None:
        self.qtbot, self.folder = qtbot, folder
        create_document(folder / "实验室.wzlab", sample(name), wenzhou()).close()
        self.window = MainWindow(desk_of(folder, settings))
        self.said: list[str] = []
        for worker in (self.window.errands, self.window.exporter):
            worker.said.connect(self.said.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.desk.open_path(folder / "实验室.wzlab")

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.job is None, timeout=60_000)

    def answer(self, *answers: object) -> None:
        answer(self.window.desk, *answers)

    @property
    def asked(self) -> list[str]:
        return asked(self.window.desk)

    def parts(self, *left_out: int) -> ColleaguesDialog:
        """Open the dialog for colleagues, and leave some departments out."""
        self.window.export_parts()
        (dialog,) = self.window.findChildren(ColleaguesDialog)
        for place in left_out:
            department = dialog.tree.topLevelItem(place)
            assert department is not None
            department.setCheckState(0, department.checkState(0).Unchecked)
        return dialog


@pytest.fixture
def ready(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    made = Desktop(qtbot, tmp_path, settings, "university-ready")
    yield made
    wait_for_work()
    monkeypatch.undo()
    answer(made.window.desk, 2)
    made.window.desk.put_away()


def refuse(monkeypatch: pytest.MonkeyPatch, number: int, *names: str) -> None:
    """Let the system refuse to put anything in the place of some files, as it does while they are open elsewhere."""
    before = files.move_over

    def move(beside: Path, path: Path) -> None:
        if path.name in names:
            raise OSError(number, "refused")
        before(beside, path)

    monkeypatch.setattr(files, "move_over", move)


def told_on(path: Path) -> str:
    """Return everything that a workbook says."""
    sheets = load_workbook(path).worksheets
    return " ".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell is not None)


# --- what is asked --------------------------------------------------------------------------------------------------


def test_that_a_ready_lab_is_asked_nothing_but_where_to(ready: Desktop) -> None:
    ready.answer(ready.folder / "申报.xlsx")
    ready.window.export_workbook()
    ready.rest()
    assert ready.asked == ["导出工作簿"]
    assert ready.window.findChildren(ExportDialog) == []
    assert "xl/media/image1.png" in ZipFile(ready.folder / "申报.xlsx").namelist()
    identifier = str(load_workbook(ready.folder / "申报.xlsx").properties.identifier)
    assert identifier[7:19] in ready.said[-1]


def test_that_the_lab_s_file_remembers_what_was_exported_with_its_whole_hash(ready: Desktop) -> None:
    ready.answer(ready.folder / "上报.xlsx")
    ready.window.export_workbook()
    ready.rest()
    session = session_on(ready.window.desk)
    assert session.wait_until_written(10)
    assert session.document is not None
    (line,) = [entry.label for entry in session.document.history()]
    properties = load_workbook(ready.folder / "上报.xlsx").properties
    assert re.fullmatch("导出“上报.xlsx”（内容校验 [0-9a-f]{64}）", line)
    assert (
        line[-65:-1] in f"{properties.identifier} {properties.description} {properties.keywords} {properties.subject}"
    )
    assert session.undo_stack.count() == 0


def test_that_a_ready_lab_may_be_asked_what_is_to_be_in_it(ready: Desktop) -> None:
    ready.window.export_chosen()
    (dialog,) = ready.window.findChildren(ExportDialog)
    assert not dialog.is_draft
    for name in ("share", "picture"):
        choice = dialog.findChild(QAbstractButton, name)
        assert choice is not None
        choice.click()
    ready.answer(ready.folder / "共享.xlsx")
    dialog.accept()
    ready.rest()

    told = told_on(ready.folder / "共享.xlsx")
    people = session_on(ready.window.desk).lab.tables["staff"].values()
    assert [person.cell("name") for person in people if str(person.cell("name")) in told] == []
    assert "共享稿" in told
    assert not any(name.startswith("xl/media") for name in ZipFile(ready.folder / "共享.xlsx").namelist())


def test_that_what_is_edited_meanwhile_is_not_exported(ready: Desktop) -> None:
    session = session_on(ready.window.desk)

    def edit(job: Job) -> None:
        session.set_cell(LAB_ID, Laboratory.name, "后来的名字")

    before = str(session.lab.laboratory.cell("name"))
    ready.window.errands.started.connect(edit)
    ready.answer(ready.folder / "申报.xlsx")
    ready.window.export_workbook()
    ready.rest()
    assert session.lab.laboratory.cell("name") == "后来的名字"
    told = told_on(ready.folder / "申报.xlsx")
    assert before in told
    assert "后来的名字" not in told


def test_that_what_is_being_typed_is_exported(ready: Desktop) -> None:
    ready.window.show_section(LAB_ID)
    line = ready.window.findChild(QLineEdit, "field_address")
    assert line is not None
    line.setFocus()
    line.setText("正在输入的地址")
    assert session_on(ready.window.desk).lab.laboratory.cell("address") != "正在输入的地址"
    ready.answer(ready.folder / "申报.xlsx")
    ready.window.export_workbook()
    ready.rest()
    assert "正在输入的地址" in told_on(ready.folder / "申报.xlsx")


def test_that_a_second_piece_of_work_waits_for_the_first(ready: Desktop) -> None:
    ready.answer(ready.folder / "申报.xlsx")
    ready.window.export_workbook()
    ready.window.export_report()
    assert ready.said[-1] == "请先等这件事做完，或取消它：正在导出“申报.xlsx”…"
    assert ready.asked == ["导出工作簿"]
    ready.rest()


# --- for colleagues -------------------------------------------------------------------------------------------------


def test_that_each_department_gets_a_workbook_of_its_own(ready: Desktop) -> None:
    dialog = ready.parts(0, 3)
    ready.answer(ready.folder / "发出")
    dialog.accept()
    ready.rest()
    made = sorted(path.name for path in (ready.folder / "发出").iterdir())
    assert made == ["实验室-人事.xlsx", "实验室-资产.xlsx"]
    seen = [sheet.title for sheet in load_workbook(ready.folder / "发出" / made[0]) if sheet.sheet_state == "visible"]
    assert seen == ["02_人员名单"]
    assert ready.said[-1] == f"已向“{ready.folder / '发出'}”导出 2 个工作簿。"


def test_that_one_department_is_asked_for_a_file_and_not_for_a_folder(ready: Desktop) -> None:
    dialog = ready.parts(0, 2, 3)
    ready.answer(ready.folder / "给人事.xlsx")
    dialog.accept()
    ready.rest()
    assert ready.asked == ["导出工作簿"]
    assert (ready.folder / "给人事.xlsx").exists()


def test_that_files_that_are_there_are_asked_about_once_and_stay_if_they_shall(ready: Desktop) -> None:
    there = [ready.folder / "实验室-人事.xlsx", ready.folder / "实验室-资产.xlsx"]
    for path in there:
        path.write_text("mine")
    dialog = ready.parts(0, 3)
    ready.answer(ready.folder, None)
    dialog.accept()
    ready.rest()
    assert ready.asked[1:] == ["这个文件夹里已有“实验室-人事.xlsx”、“实验室-资产.xlsx”，要替换吗？"]
    assert [path.read_text() for path in there] == ["mine", "mine"]


def test_that_cancelling_before_the_first_is_written_leaves_none(ready: Desktop) -> None:
    dialog = ready.parts()
    ready.answer(ready.folder / "发出")
    ready.window.errands.started.connect(lambda job: job.cancel())
    dialog.accept()
    ready.rest()
    assert ready.said[-1] == "已取消导出，没有写出文件。"
    assert not (ready.folder / "发出").exists()


# --- what cannot be written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "why"), [(errno.EACCES, "没有权限"), (errno.ENOSPC, "磁盘已满"), (errno.EBUSY, "文件正被别的程序使用")]
)
def test_that_a_file_that_is_locked_or_finds_no_room_is_told_and_another_name_is_offered(
    ready: Desktop, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    old, other = ready.folder / "申报.xlsx", ready.folder / "申报-另存.xlsx"
    old.write_text("old")
    refuse(monkeypatch, number, old.name)
    ready.answer(old, 0, other)
    ready.window.export_workbook()
    ready.qtbot.waitUntil(other.exists, timeout=60_000)
    ready.rest()

    assert f"“{old}”写不进去：{why}" in ready.asked[1]
    assert ready.asked[2] == "换个名字或位置"
    assert old.read_text() == "old"
    assert load_workbook(other).sheetnames
    assert sorted(path.suffix for path in ready.folder.iterdir() if path.suffix == ".part") == []


def test_that_a_folder_in_the_place_of_the_file_stays_and_giving_up_writes_nothing(ready: Desktop) -> None:
    (ready.folder / "申报.xlsx").mkdir()
    ready.answer(ready.folder / "申报.xlsx", None)
    ready.window.export_workbook()
    ready.rest()
    assert "这是一个文件夹" in ready.asked[1]
    assert (ready.folder / "申报.xlsx").is_dir()


def test_that_it_is_told_which_of_several_have_been_written(ready: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, errno.ENOSPC, "实验室-资产.xlsx")
    dialog = ready.parts(0, 3)
    ready.answer(ready.folder / "发出", None)
    dialog.accept()
    ready.rest()
    assert "磁盘已满" in ready.asked[1]
    assert ready.asked[1].endswith("已写出：“实验室-人事.xlsx”。")
    assert [path.name for path in (ready.folder / "发出").iterdir()] == ["实验室-人事.xlsx"]


# --- the report -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "head"), [("报告.pdf", b"%PDF"), ("报告.docx", b"PK"), ("报告", b"%PDF")])
def test_that_the_report_is_what_the_name_says(ready: Desktop, name: str, head: bytes) -> None:
    ready.answer(ready.folder / name)
    ready.window.export_report()
    ready.rest()
    assert ready.asked == ["导出报告"]
    written = ready.folder / (name if "." in name else f"{name}.pdf")
    assert written.read_bytes().startswith(head)
    assert ready.said[-1] == f"已导出“{written}”。"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the PDF with pdftotext")
def test_that_the_report_speaks_of_the_lab_that_is_open(ready: Desktop) -> None:
    ready.answer(ready.folder / "报告.pdf")
    ready.window.export_report()
    ready.rest()
    command = ["pdftotext", str(ready.folder / "报告.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert str(session_on(ready.window.desk).lab.laboratory.cell("name")) in text.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "chosen", "meant"),
    [
        ("a.pdf", "Word (*.docx)", "a.docx"),
        ("a.docx", "PDF (*.pdf)", "a.pdf"),
        ("a.pdf", "PDF (*.pdf)", "a.pdf"),
        ("a.txt", "PDF (*.pdf)", "a.txt"),
        ("a 1.5", "Word (*.docx)", "a 1.5"),
        ("a.pdf", "", "a.pdf"),
    ],
)
def test_that_the_filter_that_was_chosen_is_what_is_meant(name: str, chosen: str, meant: str) -> None:
    assert as_filtered(Path(name), "PDF (*.pdf);;Word (*.docx)", chosen) == Path(meant)
