"""Records that may be entered twice: the list, the two side by side, merging, and what is no duplicate."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import lab_of, wenzhou
from tests.ui.helpers import TODAY, Answers, session_of
from ui.dialogs.duplicate_model import LEFT, MERGED, RIGHT, CompareModel, PairModel
from ui.dialogs.duplicates import DuplicatesDialog, summary
from ui.session import Place, Session
from ui.settings import Settings
from ui.workspace import Workspace
from wzlab.changes import SetCells
from wzlab.columns import Record
from wzlab.editing.duplicates import Likeness, Side, find_duplicates
from wzlab.lab import Lab
from wzlab.storage.document import create_document, open_document

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
PARTS: dict[str, Any] = {
    "staff": [
        {"id": "s1", "name": "张三", "birth_date": "1970-05-01", "title": "教授", "id_number": "330302197005011234"},
        {"id": "s2", "name": "李四"},
        {"id": "s3", "name": "章三", "birth_date": "1970-05", "phone": "13812348000", "title": "副教授"},
    ],
    "equipment": [
        {"id": "e1", "name": "工业相机", "asset_no": "ZC-1"},
        {"id": "e2", "name": "相机", "asset_no": "zc-1"},
    ],
    "projects": [{"id": "p1", "title": "视觉检测", "principal": "s3"}],
    "attachments": [{"id": "x1", "title": "职称证书", "record": "s3"}],
}


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """Return a session with a device and a person entered twice."""
    return session_of(**PARTS)


def dialog_of(qtbot: QtBot, session: Session, settings: Settings) -> DuplicatesDialog:
    """Return the dialog once it has looked."""
    dialog = DuplicatesDialog(session, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: DuplicatesDialog) -> None:
    """Wait until nothing is looked for any more."""
    qtbot.waitUntil(lambda: dialog.job is None and not dialog.timer.isActive())


def pairs(dialog: DuplicatesDialog) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in dialog.pairs.pairs]


def go(dialog: DuplicatesDialog, row: int) -> None:
    dialog.pair_view.setCurrentIndex(dialog.pairs.index(row, 0))


def both(session: Session, left: str, right: str) -> tuple[Record, Record]:
    records = session.lab.tables["staff"]
    return records[left], records[right]


def lines(model: CompareModel) -> list[list[str]]:
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


# --- the models -----------------------------------------------------------------------------------------------------


def test_that_a_pair_is_told_with_its_places_and_why(session: Session, watched: Watch) -> None:
    model = PairModel(session)
    watched(model)
    model.show_pairs(find_duplicates(session.lab))
    told = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert told == [
        ["设备", "工业相机（第 1 条）", "相机（第 2 条）", "资产编号相同"],
        ["人员", "张三（第 1 条）", "章三（第 3 条）", "姓名相同或相近，出生年月相同"],
    ]
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "人员，张三（第 1 条），章三（第 3 条），姓名相同或相近，出生年月相同"


@pytest.fixture
def compare(session: Session, watched: Watch) -> CompareModel:
    """Return the model of the two people that may be one."""
    model = CompareModel(session)
    watched(model)
    model.show_pair(both(session, "s1", "s3"), whole=False, bare=False)
    return model


def test_that_two_records_stand_side_by_side_with_what_would_become_of_them(compare: CompareModel) -> None:
    assert lines(compare) == [
        ["姓名", "张三", "章三", "张三"],
        ["证件号码", "3****************4", "（空白）", "3****************4"],
        ["出生日期", "1970-05-01", "1970-05", "1970-05-01"],
        ["手机", "（空白）", "138****8000", "138****8000"],
        ["专业技术职务", "教授", "副教授", "教授"],
    ]
    assert compare.conflicts() == 3


def test_that_one_side_of_a_field_is_taken_and_the_other_not(qtbot: QtBot, compare: CompareModel) -> None:
    left, right, merged = (compare.index(4, column) for column in (LEFT, RIGHT, MERGED))
    assert (left.data(CHECK), right.data(CHECK)) == (ON, OFF)
    with qtbot.waitSignal(compare.chosen):
        assert compare.setData(right, ON, CHECK)
    assert (left.data(CHECK), right.data(CHECK), merged.data()) == (OFF, ON, "副教授")
    assert not compare.setData(right, OFF, CHECK)
    assert not compare.setData(merged, ON, CHECK)
    assert right.data(Qt.ItemDataRole.AccessibleTextRole) == "专业技术职务，右边，副教授，已选用"


def test_that_a_side_can_be_preferred_and_its_blanks_are_filled_from_the_other(compare: CompareModel) -> None:
    compare.prefer(Side.RIGHT)
    assert [line[MERGED] for line in lines(compare)] == [
        "章三",
        "3****************4",
        "1970-05",
        "138****8000",
        "副教授",
    ]


def test_that_the_other_fields_are_shown_on_demand_and_what_was_chosen_stays(
    session: Session, compare: CompareModel
) -> None:
    compare.choose("title", Side.RIGHT)
    compare.show_pair(both(session, "s1", "s3"), whole=True, bare=True)
    assert compare.rowCount() == len(session.lab.tables["staff"]["s1"].columns)
    told = {line[0]: line[1:] for line in lines(compare)}
    assert told["专业技术职务"] == ["教授", "副教授", "副教授"]
    assert told["手机"] == ["（空白）", "13812348000", "13812348000"]
    assert told["学位"] == ["（空白）", "（空白）", "（空白）"]
    compare.show_pair(both(session, "s1", "s2"), whole=False, bare=False)
    assert compare.sides["title"] is Side.LEFT
    compare.show_pair(None, whole=False, bare=False)
    assert compare.rowCount() == 0


# --- the window -----------------------------------------------------------------------------------------------------


def test_that_the_first_pair_is_compared_at_once(qtbot: QtBot, session: Session, settings: Settings) -> None:
    dialog = dialog_of(qtbot, session, settings)
    assert dialog.heading.text() == "2 对记录可能重复。"
    assert pairs(dialog) == [("e1", "e2"), ("s1", "s3")]
    assert [line[0] for line in lines(dialog.compare)] == ["资产编号", "设备名称"]
    assert dialog.remark.text() == (
        "合并后保留左边这条，右边那条删去，可以撤销；2 栏两边都填了却不同，请逐栏看一遍；"
        "如果其实是两样东西，请改正其中一条的编号，不要合并。"
    )
    go(dialog, 1)
    assert dialog.remark.text() == (
        "合并后保留左边这条，右边那条删去，可以撤销；引用右边那条的 2 处（含证明材料）改为引用左边这条；"
        "3 栏两边都填了却不同，请逐栏看一遍。"
    )


def test_that_two_are_merged_as_one_step_and_the_list_goes_on(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    dialog = dialog_of(qtbot, session, settings)
    go(dialog, 1)
    dialog.compare.choose("title", Side.RIGHT)
    dialog.merge.click()
    person = session.lab.tables["staff"]["s1"]
    assert list(session.lab.tables["staff"]) == ["s1", "s2"]
    assert (person.cell("name"), person.cell("title"), person.cell("phone")) == ("张三", "副教授", "13812348000")
    assert session.lab.tables["projects"]["p1"].cell("principal") == "s1"
    assert session.lab.tables["attachments"]["x1"].cell("record") == "s1"
    assert session.undo_stack.undoText() == "合并人员 张三"
    assert pairs(dialog) == [("e1", "e2")]

    session.undo_stack.undo()
    settled(qtbot, dialog)
    assert pairs(dialog) == [("e1", "e2"), ("s1", "s3")]
    assert session.lab.tables["projects"]["p1"].cell("principal") == "s3"


def test_that_an_edit_in_the_table_is_looked_at_again(qtbot: QtBot, session: Session, settings: Settings) -> None:
    dialog = dialog_of(qtbot, session, settings)
    session.do(SetCells("equipment", "e2", (("asset_no", "ZC-2"),)), "修改")
    settled(qtbot, dialog)
    assert pairs(dialog) == [("s1", "s3")]
    session.do(SetCells("staff", "s3", (("name", "王五"),)), "修改")
    settled(qtbot, dialog)
    assert pairs(dialog) == []
    assert dialog.heading.text() == "没有发现可能重复的记录。"
    assert not dialog.merge.isEnabled()
    assert not dialog.keep.isEnabled()


def test_that_what_is_no_duplicate_is_not_listed_again_unless_asked_for(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    dialog = dialog_of(qtbot, session, settings)
    dialog.keep.click()
    assert pairs(dialog) == [("s1", "s3")]
    assert dialog.heading.text() == "1 对记录可能重复（另有 1 对标为“不是重复”）。"
    dialog.again.setChecked(True)
    assert pairs(dialog) == [("e1", "e2"), ("s1", "s3")]
    go(dialog, 0)
    assert dialog.keep.text() == "仍算可能重复"
    dialog.keep.click()
    dialog.again.setChecked(False)
    assert pairs(dialog) == [("e1", "e2"), ("s1", "s3")]
    assert session.undo_stack.count() == 0


def test_that_it_is_remembered_for_the_document_and_lapses_with_a_name(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    lab = lab_of(**PARTS)
    document = create_document(tmp_path / "a.wzlab", lab, wenzhou(), backups_root=tmp_path / "backups")
    session = Session(wenzhou(), lab, TODAY, document)
    before = dialog_of(qtbot, session, settings)
    before.keep.click()
    before.close()
    assert pairs(dialog_of(qtbot, session, settings)) == [("s1", "s3")]
    session.do(SetCells("equipment", "e2", (("name", "工业 照相机"),)), "修改")
    assert pairs(dialog_of(qtbot, session, settings)) == [("e1", "e2"), ("s1", "s3")]
    session.close()


def test_that_the_keyboard_takes_a_side_and_goes_to_the_records(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    dialog = dialog_of(qtbot, session, settings)
    go(dialog, 1)
    dialog.field_view.setCurrentIndex(dialog.compare.index(0, RIGHT))
    QTest.keyClick(dialog.field_view, Qt.Key.Key_Space)
    assert lines(dialog.compare)[0][MERGED] == "章三"
    dialog.prefer_left.click()
    assert lines(dialog.compare)[0][MERGED] == "张三"
    with qtbot.waitSignal(session.asked_to_show) as asked:
        dialog.go_right.click()
    assert asked.args == [Place("staff", "s3")]


def test_that_everything_has_a_name(qtbot: QtBot, session: Session, settings: Settings) -> None:
    dialog = dialog_of(qtbot, session, settings)
    parts: list[QWidget] = [dialog.pair_view, dialog.field_view, dialog.whole, dialog.bare, dialog.again]
    parts += dialog.findChildren(QPushButton)
    assert all(part.objectName() and part.accessibleName() for part in parts)


def test_that_a_lab_that_can_only_be_read_is_compared_and_not_merged(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "a.wzlab"
    create_document(path, lab_of(**PARTS), wenzhou(), backups_root=tmp_path / "backups").close()
    document = open_document(path, read_only=True)
    session = Session(wenzhou(), document.lab, TODAY, document)
    dialog = dialog_of(qtbot, session, settings)
    assert len(pairs(dialog)) == 2
    assert not dialog.merge.isEnabled()
    assert dialog.keep.isEnabled()
    session.close()


def test_that_it_may_be_closed_while_it_is_looking(
    qtbot: QtBot, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()

    def look_long(lab: Lab) -> list[Likeness]:
        may_end.wait(5)
        return find_duplicates(lab)

    monkeypatch.setattr("ui.dialogs.duplicates.find_duplicates", look_long)
    dialog = DuplicatesDialog(session, settings)
    dialog.open()
    job = dialog.job
    assert job is not None
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    with qtbot.waitSignal(job.ended):
        may_end.set()


def test_that_the_window_opens_one_at_a_time(qtbot: QtBot, session: Session, settings: Settings) -> None:
    workspace = Workspace(session, settings, Answers())
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.find_duplicates()
    (first,) = workspace.findChildren(DuplicatesDialog)
    with qtbot.waitSignal(first.destroyed):
        workspace.find_duplicates()
    (second,) = workspace.findChildren(DuplicatesDialog)
    settled(qtbot, second)
    assert len(pairs(second)) == 2


def test_that_the_number_of_pairs_is_told_in_a_sentence() -> None:
    assert summary(0, 0) == "没有发现可能重复的记录。"
    assert summary(3, 0) == "3 对记录可能重复。"
    assert summary(0, 2) == "没有发现可能重复的记录（另有 2 对标为“不是重复”）。"
