"""Journey 5 there and back: sheets go to colleagues, come back edited, and are merged as one step."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.colleagues import opened, sent
from tests.ui.faults import answer, asked, desk_of, session_on
from ui.dialogs.difference_lines import Line, LineKind
from ui.dialogs.differences import DifferencesDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tables.page import RecordPage
from ui.work import wait_for_work
from wzlab.lab import Lab
from wzlab.records import Instrument, Person
from wzlab.storage.document import create_document, open_document, read_document

ON = Qt.CheckState.Checked.value
LAB: dict[str, Any] = {
    "lab": {"name": "全市视觉检测重点实验室"},
    "units": [{"id": "u1", "role": "lead", "name": "示例大学", "entity_type": "university"}],
    "staff": [
        {"id": "s1", "name": "示例甲", "degree": "doctor", "unit": "u1", "id_number": "11010519491231002X",
         "birth_date": "1949-12-31"},
        {"id": "s2", "name": "示例乙", "degree": "master", "unit": "u1", "birth_date": "1980-05-01"},
        {"id": "s3", "name": "示例丙", "degree": "master", "unit": "u1", "birth_date": "1990-03-03",
         "id_number": "110105199003030013"},
        {"id": "s4", "name": "示例丁", "degree": "bachelor", "unit": "u1", "birth_date": "1991-04-04"},
    ],
    "equipment": [{"id": "e1", "name": "显微镜", "asset_no": "A-1", "original_value": "100000"}],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_work_is_left(qtbot: QtBot) -> Iterator[None]:
    yield
    wait_for_work()


class Bench:
    """A window with a lab, and what its user does."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.path = folder / "lab.wzlab"
        create_document(self.path, lab_of(**LAB), wenzhou()).close()
        self.window = MainWindow(desk_of(folder, settings))
        self.said: list[str] = []
        for worker in (self.window.errands, self.window.importer, self.window.exporter):
            worker.said.connect(self.said.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.desk.open_path(self.path)

    @property
    def lab(self) -> Lab:
        return session_on(self.window.desk).lab

    def sheet(self, name: str, *tables: str) -> Path:
        """Export some tables as a colleague gets them."""
        return sent(self.folder / name, self.lab.snapshot(), *tables)

    def read(self, *paths: Path) -> None:
        """Import files by the menu, and wait until they are read."""
        answer(self.window.desk, paths)
        self.window.import_workbooks()
        self.rest()

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.job is None, timeout=20_000)

    def shown(self) -> list[DifferencesDialog]:
        return [one for one in self.window.findChildren(DifferencesDialog) if one.isVisible()]

    @property
    def dialog(self) -> DifferencesDialog:
        (found,) = self.shown()
        return found

    @property
    def told(self) -> list[tuple[str, str, str, str, str]]:
        """Return the differences as they are shown."""
        return [(line.kind.value, line.group, line.title, line.before, line.after) for line in self.dialog.model.lines]

    def line(self, kind: LineKind) -> Line:
        (found,) = [line for line in self.dialog.model.lines if line.kind is kind]
        return found

    def choose(self, kind: LineKind, option: int) -> None:
        """Choose an option of the one line of a kind, and wait until what follows is worked out."""
        index = self.dialog.model.index_at((self.line(kind).key, option))
        assert index.isValid()
        self.dialog.model.setData(index, ON, Qt.ItemDataRole.CheckStateRole)
        self.rest()

    def merge(self) -> None:
        accept = self.dialog.row.findChild(QPushButton, "accept")
        assert accept is not None
        accept.click()
        self.rest()

    def saved(self) -> Lab:
        session = session_on(self.window.desk)
        assert session.wait_until_written(10)
        return read_document(self.path)[0]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    made = Bench(qtbot, tmp_path, settings)
    yield made
    wait_for_work()
    answer(made.window.desk, 2)
    made.window.desk.put_away()


# --- there and back -------------------------------------------------------------------------------------------------


def test_that_what_colleagues_edited_is_shown_merged_as_one_step_and_taken_back_whole(bench: Bench) -> None:
    before = bench.lab.snapshot()
    staff, equipment = bench.sheet("人事.xlsx", "staff"), bench.sheet("资产.xlsx", "equipment")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
        table.write("s3", "birth_date", "1990.3.4")
        table.delete("s4")
        table.append(name="示例戊", degree="硕士", unit="示例大学")
    with opened(equipment, "equipment") as table:
        table.write("e1", "original_value", 12.5)
    bench.read(staff, equipment)

    assert sorted(bench.told) == sorted(
        [
            ("changed", "人员 · 示例乙", "学位", "硕士", "博士"),
            ("changed", "人员 · 示例丙", "出生日期", "1990-03-03", "1990-03-04"),
            ("removed", "人员 · 示例丁", "", "", "删除整条记录"),
            ("added", "人员 · 示例戊", "", "", "姓名：示例戊；所在单位：示例大学；学位：硕士"),
            ("changed", "设备 · 显微镜", "账面原值（万元）", "10.00", "12.50"),
        ]
    )
    assert bench.dialog.heading.text() == "2 个文件：修改 3 处，新增 1 条记录，⚠ 删除 1 条记录。"
    bench.merge()

    assert bench.shown() == []
    stack = session_on(bench.window.desk).undo_stack
    assert stack.undoText() == "导入 人事.xlsx、资产.xlsx（改 3 处，增 1 条，删 1 条）"
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in people] == ["doctor", "doctor", "master", "master"]
    assert list(people) == ["s1", "s2", "s3", "s5"]
    assert people["s5"].cell("unit") == "u1"
    assert people["s1"].cell("id_number") == "11010519491231002X"
    assert bench.saved() == bench.lab
    page = bench.window.workspace.page if bench.window.workspace else None
    assert isinstance(page, RecordPage)
    assert page.current_place().record_id == "s5"

    stack.undo()
    assert bench.lab == before
    assert list(bench.lab.tables["staff"]) == list(before.tables["staff"])
    assert bench.saved() == before


def test_that_the_same_workbook_a_second_time_has_nothing_to_merge(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(staff)
    bench.merge()
    bench.read(staff)
    assert bench.shown() == []
    assert bench.said[-1] == "“人事.xlsx”与实验室现在的内容一致，没有要合并的。"
    assert session_on(bench.window.desk).undo_stack.count() == 1


def test_that_a_masked_number_is_unchanged_and_a_new_one_is_shown_masked(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        assert table.read("s1", "id_number") == "1****************X"
        table.write("s1", "degree", "硕士")
        table.write("s2", "id_number", "110105198005010011")
    bench.read(staff)
    assert bench.told == [
        ("changed", "人员 · 示例甲", "学位", "博士", "硕士"),
        ("changed", "人员 · 示例乙", "证件号码", "（空白）", "1****************1"),
    ]
    assert "0105" not in "".join(line.tip for line in bench.dialog.model.lines)
    bench.merge()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("id_number") for key in ("s1", "s2")] == ["11010519491231002X", "110105198005010011"]


def test_that_only_what_is_taken_is_merged(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
        table.write("s3", "degree", "学士")
        table.delete("s4")
    bench.read(staff)
    bench.dialog.leave_all.click()
    accept = bench.dialog.row.findChild(QPushButton, "accept")
    assert accept is not None
    assert not accept.isEnabled()
    model = bench.dialog.model
    model.setData(model.index(1, 0), ON, Qt.ItemDataRole.CheckStateRole)
    assert accept.text() == "合并 1 处修改"
    bench.merge()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in people] == ["doctor", "master", "bachelor", "bachelor"]


def test_that_a_remark_on_a_condition_is_merged_and_leads_to_the_condition(bench: Bench) -> None:
    said = bench.sheet("说明.xlsx", "notes")
    condition = bench.window.desk.session.pack.conditions[0] if bench.window.desk.session else None
    assert condition is not None
    with opened(said, "notes") as table:
        table.write(condition.id, "reason", "正在办理")
    bench.read(said)
    assert bench.told == [
        ("changed", f"确认与说明 · {condition.clause} {condition.title}", "理由或说明", "（空白）", "正在办理")
    ]
    with bench.qtbot.waitSignal(session_on(bench.window.desk).asked_about) as about:
        bench.dialog.view.activated.emit(bench.dialog.model.index(0, 0))
    assert about.args == [condition.id]
    bench.merge()
    assert bench.lab.notes[condition.id].reason == "正在办理"


# --- to be decided --------------------------------------------------------------------------------------------------


def two_colleagues(bench: Bench) -> tuple[Path, Path]:
    """Return two copies of one sheet whose editors disagree on a degree, and agree on another."""
    copies = bench.sheet("张老师.xlsx", "staff"), bench.sheet("王老师.xlsx", "staff")
    for path, degree in zip(copies, ("博士", "学士"), strict=True):
        with opened(path, "staff") as table:
            table.write("s2", "degree", degree)
            table.write("s3", "degree", "学士")
    return copies


def test_that_what_two_colleagues_see_differently_waits_until_one_is_chosen(bench: Bench) -> None:
    bench.read(*two_colleagues(bench))
    line = bench.line(LineKind.CONFLICT)
    assert [(option.words, option.source.partition(" ")[0]) for option in line.options] == [
        ("硕士", "实验室里现在的"),
        ("博士", "张老师.xlsx"),
        ("学士", "王老师.xlsx"),
    ]
    bench.choose(LineKind.CONFLICT, 2)
    bench.merge()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in ("s2", "s3")] == ["bachelor", "bachelor"]
    assert session_on(bench.window.desk).undo_stack.count() == 1


def test_that_a_conflict_nobody_decides_is_left_alone_and_told(bench: Bench) -> None:
    bench.read(*two_colleagues(bench))
    bench.merge()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in ("s2", "s3")] == ["master", "bachelor"]
    assert bench.said[-1].endswith("还有 1 处没有选，没有改动，再导入一次可以接着选。")


def someone_else(bench: Bench) -> Path:
    """Return a sheet in which a row has been written over with another person."""
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        for field, value in (("name", "另一人"), ("id_number", "110105200001010019"), ("degree", "博士")):
            table.write("s3", field, value)
    return staff


def test_that_it_is_asked_whose_row_it_is_and_nothing_of_it_is_merged_unanswered(bench: Bench) -> None:
    before = bench.lab.snapshot()
    bench.read(someone_else(bench))
    assert bench.line(LineKind.QUESTION).title == "人事.xlsx 第 7 行写的是“另一人”，编号却是“示例丙”的"
    assert bench.dialog.model.number_changing() == 0
    assert bench.lab == before


@pytest.mark.parametrize(
    ("option", "names"),
    [
        (0, ["示例甲", "示例乙", "另一人", "示例丁"]),
        (1, ["示例甲", "示例乙", "示例丙", "示例丁", "另一人"]),
    ],
)
def test_that_an_answered_row_is_the_record_itself_or_a_new_one(bench: Bench, option: int, names: list[str]) -> None:
    bench.read(someone_else(bench))
    bench.choose(LineKind.QUESTION, option)
    assert bench.dialog.model.decisions.chosen == {bench.line(LineKind.QUESTION).key: option}
    bench.merge()
    assert [person.cell("name") for person in bench.lab.tables["staff"].values()] == names


def test_that_an_answer_may_be_taken_back(bench: Bench) -> None:
    bench.read(someone_else(bench))
    bench.choose(LineKind.QUESTION, 1)
    assert bench.dialog.model.number_changing() == 1
    bench.choose(LineKind.QUESTION, 2)
    assert bench.dialog.model.number_changing() == 0
    assert [line.kind for line in bench.dialog.model.lines] == [LineKind.QUESTION]


def test_that_a_workbook_of_another_lab_is_asked_about_first_and_then_its_rows(bench: Bench) -> None:
    before = bench.lab.snapshot()
    other = lab_of(
        lab={"name": "别的实验室"},
        staff=[{"id": f"s{number}", "name": f"外人{number}", "id_number": f"外{number}"} for number in (1, 2, 3)],
    )
    theirs = sent(bench.folder / "别家.xlsx", other, "staff", full_ids=True)
    with opened(theirs, "staff") as table:
        table.write("s1", "degree", "学士")
    bench.read(theirs)
    line = bench.line(LineKind.QUESTION)
    assert line.title == "别家.xlsx 像是另一个实验室（名称不详）的工作簿：编号相同的记录，名称几乎都对不上"
    assert [option.words for option in line.options] == ["确是本实验室的，照常比较", "不是，整个文件不读"]

    bench.choose(LineKind.QUESTION, 0)
    assert [one.kind for one in bench.dialog.model.lines] == [LineKind.QUESTION, LineKind.QUESTION]
    of_row = bench.dialog.model.lines[1].key
    bench.dialog.model.setData(bench.dialog.model.index_at((of_row, 0)), ON, Qt.ItemDataRole.CheckStateRole)
    bench.rest()
    assert ("conflict", "人员 · 示例甲", "学位", "博士", "") in bench.told
    assert bench.lab == before


def test_that_what_was_removed_there_and_edited_here_is_to_be_chosen(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.delete("s4")
    session_on(bench.window.desk).set_cell("s4", Person.degree, "doctor")
    bench.read(staff)
    line = bench.line(LineKind.CONFLICT)
    assert line.title == "工作簿里已删除，实验室里有修改"
    assert [option.words for option in line.options] == ["保留，不修改", "删除这条记录"]

    bench.choose(LineKind.CONFLICT, 1)
    bench.merge()
    assert list(bench.lab.tables["staff"]) == ["s1", "s2", "s3"]


def test_that_what_was_edited_here_meanwhile_is_compared_again_and_shown_before_anything_is_merged(
    bench: Bench,
) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
        table.write("s3", "degree", "学士")
    bench.read(staff)
    session_on(bench.window.desk).set_cell("s2", Person.degree, "bachelor")
    assert bench.dialog.remark.text() == "实验室的数据刚有修改，合并前会重新比较。"
    bench.merge()

    assert bench.dialog.remark.text() == "重新比较后，不同之处变了，请再看一遍。"
    assert [line.kind for line in bench.dialog.model.lines] == [LineKind.CONFLICT, LineKind.CHANGED]
    assert bench.lab.tables["staff"]["s3"].cell("degree") == "master"
    bench.merge()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in ("s2", "s3")] == ["bachelor", "bachelor"]


def test_that_an_edit_of_something_else_meanwhile_asks_nothing_again(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(staff)
    session_on(bench.window.desk).set_cell("e1", Instrument.name, "电镜")
    bench.merge()
    assert bench.shown() == []
    assert bench.lab.tables["staff"]["s2"].cell("degree") == "doctor"
    assert bench.lab.tables["equipment"]["e1"].cell("name") == "电镜"


def test_that_a_second_import_takes_the_place_of_the_first(bench: Bench) -> None:
    first, second = bench.sheet("一.xlsx", "staff"), bench.sheet("二.xlsx", "staff")
    for path, degree in ((first, "博士"), (second, "学士")):
        with opened(path, "staff") as table:
            table.write("s2", "degree", degree)
    bench.read(first)
    bench.read(second)
    assert bench.told == [("changed", "人员 · 示例乙", "学位", "硕士", "学士")]
    bench.merge()
    assert bench.lab.tables["staff"]["s2"].cell("degree") == "bachelor"


def test_that_the_differences_go_with_their_lab(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(staff)
    dialog = bench.dialog
    with bench.qtbot.waitSignal(dialog.finished):
        bench.window.close_lab()
    assert bench.shown() == []


def test_that_an_edit_while_they_are_compared_again_is_not_written_over(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(staff)
    session = session_on(bench.window.desk)
    session.set_cell("e1", Instrument.name, "电镜")

    def edit(_job: object) -> None:
        bench.window.errands.started.disconnect(edit)
        session.set_cell("s2", Person.degree, "bachelor")

    bench.window.errands.started.connect(edit)
    bench.merge()
    assert bench.lab.tables["staff"]["s2"].cell("degree") == "bachelor"
    assert [line.kind for line in bench.dialog.model.lines] == [LineKind.CONFLICT]


# --- nothing comes of it --------------------------------------------------------------------------------------------


def test_that_closing_the_window_leaves_everything_as_it_was(bench: Bench) -> None:
    before, digest = bench.saved(), bench.path.read_bytes()
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(staff)
    QTest.keyClick(bench.dialog.view, Qt.Key.Key_Escape)
    assert bench.shown() == []
    assert bench.lab == before
    assert bench.path.read_bytes() == digest
    assert session_on(bench.window.desk).undo_stack.count() == 0


def test_that_reading_that_is_cancelled_shows_nothing(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    answer(bench.window.desk, [staff])
    bench.window.errands.started.connect(lambda job: job.cancel())
    bench.window.import_workbooks()
    bench.rest()
    assert bench.shown() == []
    assert bench.said[-1] == "已取消导入，实验室没有改动。"


def test_that_a_file_that_nobody_can_read_is_told_and_nothing_happens(bench: Bench) -> None:
    other = bench.folder / "图.xlsx"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    bench.read(other)
    assert bench.shown() == []
    assert "图.xlsx" in asked(bench.window.desk)[-1]


def test_that_one_file_that_cannot_be_read_does_not_stop_the_others(bench: Bench) -> None:
    staff, broken = bench.sheet("人事.xlsx", "staff"), bench.folder / "坏.xlsx"
    broken.write_bytes(b"no workbook")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    bench.read(broken, staff)
    assert [line.kind for line in bench.dialog.model.lines] == [LineKind.CHANGED, LineKind.NOTE]
    assert "坏.xlsx" in bench.line(LineKind.NOTE).title
    bench.merge()
    assert bench.lab.tables["staff"]["s2"].cell("degree") == "doctor"


def test_that_files_of_one_name_are_told_apart_by_their_folders(bench: Bench) -> None:
    for folder, degree in (("张老师", "博士"), ("王老师", "学士")):
        (bench.folder / folder).mkdir()
        with opened(bench.sheet(f"{folder}/人员.xlsx", "staff"), "staff") as table:
            table.write("s2", "degree", degree)
    bench.read(bench.folder / "张老师/人员.xlsx", bench.folder / "王老师/人员.xlsx")
    sources = [option.source.partition(" ")[0] for option in bench.line(LineKind.CONFLICT).options]
    assert sources == ["实验室里现在的", "张老师/人员.xlsx", "王老师/人员.xlsx"]


def test_that_a_lab_that_can_only_be_read_takes_nothing_in(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    bench.window.desk.put_away()
    bench.window.desk.show(open_document(bench.path, read_only=True))
    drop(bench.window, staff)
    assert bench.window.job is None
    assert bench.said == [session_on(bench.window.desk).read_only]


# --- ways in --------------------------------------------------------------------------------------------------------


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files on a window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, none))
    QApplication.processEvents()


def test_that_workbooks_dropped_on_the_window_are_imported(bench: Bench) -> None:
    staff, equipment = bench.sheet("人事.xlsx", "staff"), bench.sheet("资产.XLSX", "equipment")
    with opened(staff, "staff") as table:
        table.write("s2", "degree", "博士")
    drop(bench.window, staff, equipment)
    bench.rest()
    assert bench.told == [("changed", "人员 · 示例乙", "学位", "硕士", "博士")]


def test_that_a_workbook_dropped_where_no_lab_is_open_asks_which_lab_it_is_for(bench: Bench) -> None:
    staff = bench.sheet("人事.xlsx", "staff")
    bench.window.close_lab()
    answer(bench.window.desk, None)
    drop(bench.window, staff)
    assert asked(bench.window.desk)[-1] == "“人事.xlsx”要导入到一个实验室里。新建一个，还是打开已有的？"
    assert bench.window.desk.session is None


def test_that_the_whole_import_is_done_by_keyboard_alone(bench: Bench) -> None:
    answer(bench.window.desk, two_colleagues(bench))
    bench.window.activateWindow()
    bench.qtbot.waitUntil(bench.window.isActiveWindow)
    QTest.keyClick(bench.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    bench.rest()
    bench.dialog.activateWindow()
    bench.qtbot.waitUntil(bench.dialog.view.hasFocus)
    view = bench.dialog.view

    QTest.keyClick(view, Qt.Key.Key_Down)  # the conflict
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)  # its second option
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Return)
    page = bench.window.workspace.page if bench.window.workspace else None
    assert isinstance(page, RecordPage)
    assert page.current_place().record_id == "s2"
    assert bench.dialog.isVisible()
    QTest.keyClick(bench.dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bench.dialog.search.hasFocus()
    QTest.keyClicks(bench.dialog.search, "nobody")
    bench.qtbot.waitUntil(lambda: bench.dialog.model.rowCount(QModelIndex()) == 0)
    bench.dialog.search.clear()
    accept = bench.dialog.row.findChild(QPushButton, "accept")
    assert accept is not None
    accept.setFocus()
    QTest.keyClick(accept, Qt.Key.Key_Return)
    bench.rest()
    people = bench.lab.tables["staff"]
    assert [people[key].cell("degree") for key in ("s2", "s3")] == ["doctor", "bachelor"]
