"""Text found and replaced in a table: where it is looked for, what is shown, what is done."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from ui.dialogs.replace import ReplaceDialog
from ui.session import Place, Session
from ui.settings import Settings
from ui.tables.page import RecordPage
from ui.workspace import Workspace
from wzlab.changes import RemoveRecord, SetCells
from wzlab.editing.bulk import CellEdit
from wzlab.editing.replacing import Scope, Wanted, replacements
from wzlab.lab import Lab
from wzlab.policy.pack import Pack


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """Return a session of three people with titles and telephones, and a room."""
    return session_of(
        staff=[
            {"id": "s1", "name": "张三", "title": "高工", "phone": "13812348000"},
            {"id": "s2", "name": "李工", "title": "高工"},
            {"id": "s3", "name": "王五", "title": "工程师"},
        ],
        rooms=[{"id": "r1", "site": "瓯海园区", "building": "Ａ栋"}],
    )


def dialog_of(
    qtbot: QtBot, session: Session, place: Place | None = None, selected: tuple[str, ...] = ()
) -> ReplaceDialog:
    dialog = ReplaceDialog(session, place or Place("staff", "s1", "name"), selected)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def ask(dialog: ReplaceDialog, text: str, replacement: str) -> None:
    """Type both texts, and wait until they have been looked for."""
    dialog.text.setText(text)
    dialog.replacement.setText(replacement)
    dialog.search()


def listed(dialog: ReplaceDialog) -> list[tuple[str, ...]]:
    model = dialog.preview
    return [tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())]


def cells(session: Session, key: str) -> list[object]:
    return [person.cell(key) for person in session.lab.tables["staff"].values()]


def test_that_every_field_of_the_table_is_listed_before_anything_is_replaced(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    assert dialog.summary.text() == "输入要查找的文字，下面列出会替换的每一处。"
    ask(dialog, "工", "级工程师")
    assert listed(dialog) == [
        ("张三", "专业技术职务", "高工", "高级工程师"),
        ("李工", "姓名", "李工", "李级工程师"),
        ("李工", "专业技术职务", "高工", "高级工程师"),
        ("王五", "专业技术职务", "工程师", "级工程师程师"),
    ]
    assert dialog.summary.text() == "会改动 4 个单元格。"
    assert session.undo_stack.count() == 0


def test_that_typing_looks_soon_and_enter_never_replaces_what_was_not_seen(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.text.setText("高工")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0
    qtbot.waitUntil(lambda: len(listed(dialog)) == 2)
    dialog.replacement.setText("高级工程师")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0
    qtbot.waitUntil(lambda: listed(dialog)[0][3] == "高级工程师")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert cells(session, "title") == ["高级工程师", "高级工程师", "工程师"]


def test_that_enter_behind_what_is_looked_for_deletes_nothing(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.text.hasFocus)
    dialog.text.setText("工")
    for _turn in range(2):
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        dialog.text.setFocus()
    assert [line[3] for line in listed(dialog)] == ["高", "李", "高", "程师"]
    assert session.undo_stack.count() == 0
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.replacement.hasFocus()
    assert dialog.summary.text() == "会从 4 个单元格里删去找到的字。"
    assert accept_of(dialog).text() == accept_of(dialog).accessibleName() == "删去 4 处"
    QTest.keyClick(dialog.replacement, Qt.Key.Key_Return)
    assert cells(session, "title") == ["高", "高", "程师"]


def test_that_one_field_is_looked_into_and_what_is_left_out_stays(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.fields.setCurrentIndex(dialog.fields.findData("title"))
    dialog.whole.setChecked(True)
    ask(dialog, "高工", "高级工程师")
    dialog.preview.setData(dialog.preview.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.replace_chosen()
    assert cells(session, "title") == ["高工", "高级工程师", "工程师"]
    assert session.undo_stack.undoText() == "把“高工”替换为“高级工程师”（1 处）"
    assert dialog.isVisible()
    assert [line[0] for line in listed(dialog)] == ["张三"]
    assert dialog.summary.text() == "已替换 1 处；在主窗口按 Ctrl+Z 可以撤销。会改动 1 个单元格。"
    session.undo_stack.undo()
    assert cells(session, "title") == ["高工", "高工", "工程师"]


def test_that_a_selection_of_several_rows_is_all_that_is_looked_into_until_somebody_unticks_it(
    qtbot: QtBot, session: Session
) -> None:
    dialog = dialog_of(qtbot, session, selected=("s1", "s3"))
    assert dialog.only_selected.text() == "只在所选的 2 条里"
    ask(dialog, "工", "x")
    assert {line[0] for line in listed(dialog)} == {"张三", "王五"}
    dialog.only_selected.setChecked(False)
    assert {line[0] for line in listed(dialog)} == {"张三", "李工", "王五"}
    alone = dialog_of(qtbot, session, selected=("s1",))
    assert not alone.only_selected.isVisible()
    ask(alone, "工", "x")
    assert len(listed(alone)) == 4


def test_that_another_table_can_be_looked_into(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, selected=("s1", "s2"))
    dialog.tables.setCurrentIndex(dialog.tables.findData("rooms"))
    assert not dialog.only_selected.isVisible()
    assert not dialog.bare.isVisible()
    ask(dialog, "a栋", "B栋")
    assert [line[2:] for line in listed(dialog)] == [("Ａ栋", "B栋")]
    dialog.alike.setChecked(False)
    assert listed(dialog) == []
    assert dialog.summary.text() == "没有会改动的单元格。"
    assert [dialog.tables.itemData(place) for place in range(dialog.tables.count())] == ["lab", "staff", "rooms"]


def test_that_wildcards_are_a_choice(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "?三", "张叁")
    assert listed(dialog) == []
    assert not dialog.wildcard_hint.isVisible()
    dialog.wildcards.setChecked(True)
    assert dialog.wildcard_hint.isVisible()
    assert listed(dialog) == [("张三", "姓名", "张三", "张叁")]


def test_that_sensitive_fields_are_passed_over_until_they_are_shown(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    dialog.fields.setCurrentIndex(dialog.fields.findData("phone"))
    ask(dialog, "8000", "9000")
    assert listed(dialog) == []
    assert dialog.summary.text() == "“手机”现在是隐藏的，没有查找；要查找请勾选“包括并显示敏感信息”。"
    dialog.bare.setChecked(True)
    assert [line[2:] for line in listed(dialog)] == [("13812348000", "13812349000")]


def test_that_a_replacement_that_cannot_be_read_is_told_before(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "研究", "搞研究的")
    assert dialog.summary.text() == "会改动 3 个单元格。其中 3 个替换后读不出，将原样保留并标出。"


def test_that_only_so_many_places_are_listed_at_a_time(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.replace.MOST_FOUND", 3)
    dialog = dialog_of(qtbot, session)
    ask(dialog, "工", "")
    assert len(listed(dialog)) == 3
    assert dialog.summary.text() == "只列出前 3 处；替换以后再列出其余的。"


def test_that_a_change_elsewhere_is_looked_at_before_anything_is_replaced(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "高工", "x")
    dialog.preview.setData(dialog.preview.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    session.do(RemoveRecord("staff", "s2"), "删除")
    session.do(SetCells("staff", "s3", (("title", "高工"),)), "修改")
    dialog.replace_chosen()
    assert session.undo_stack.count() == 2
    assert [line[0] for line in listed(dialog)] == ["张三", "王五"]
    assert [edit.record_id for edit in dialog.preview.chosen()] == ["s3"]


def test_that_enter_in_the_list_goes_to_the_record(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "高工", "x")
    dialog.view.setCurrentIndex(dialog.preview.index(1, 0))
    with qtbot.waitSignal(session.asked_to_show) as asked:
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s2", "title")]


def test_that_everything_has_a_name_for_the_screen_reader(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    parts: list[QWidget] = [dialog.text, dialog.replacement, dialog.tables, dialog.fields, dialog.view]
    parts += [dialog.alike, dialog.whole, dialog.wildcards, dialog.bare, *dialog.findChildren(QPushButton)]
    assert all(part.objectName() for part in parts)
    assert all(part.accessibleName() or (isinstance(part, QPushButton) and part.text()) for part in parts)


def test_that_the_window_opens_it_on_the_table_that_is_shown(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    workspace = Workspace(session, settings, Answers())
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.show_section("staff")
    assert isinstance(workspace.page, RecordPage)
    workspace.page.table.select_records(["s2", "s3"])
    workspace.replace_text()
    (first,) = workspace.findChildren(ReplaceDialog)
    assert (first.tables.currentData(), first.only_selected.isChecked()) == ("staff", True)
    first.text.setText("工")
    workspace.show_section("lab")
    workspace.replace_text()
    second = workspace.findChildren(ReplaceDialog)[-1]
    assert second.tables.currentData() == "lab"
    assert second.text.text() == "工"
    workspace.show_section("overview")
    workspace.replace_text()
    assert workspace.findChildren(ReplaceDialog)[-1].tables.currentData() == "staff"


# --- large tables ---------------------------------------------------------------------------------------------------


@pytest.fixture
def all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every table count as large, so that it is looked through in a thread."""
    monkeypatch.setattr("ui.dialogs.replace.AT_ONCE", 0)


class Gate:
    """Holds each look through a table until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looked: list[str] = []
        self.opened = Event()
        monkeypatch.setattr("ui.dialogs.replace.replacements", self._replacements)

    def _replacements(self, lab: Lab, pack: Pack, scope: Scope, wanted: Wanted, most: int | None) -> list[CellEdit]:
        self.looked.append(wanted.text)
        assert self.opened.wait(10)
        return replacements(lab, pack, scope, wanted, most)


def settled(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """Wait until nothing is looked for any more."""
    qtbot.waitUntil(lambda: not dialog.finder.is_under_way and not dialog.timer.isActive())


def accept_of(dialog: ReplaceDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept")
    assert found is not None
    return found


@pytest.mark.usefixtures("all_large")
def test_that_a_large_table_is_looked_through_while_the_window_goes_on(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "高工", "高级工程师")
    assert dialog.summary.text() == "正在查找……"
    assert not accept_of(dialog).isEnabled()
    settled(qtbot, dialog)
    assert [line[0] for line in listed(dialog)] == ["张三", "李工"]
    assert dialog.summary.text() == "会改动 2 个单元格。"
    assert accept_of(dialog).isEnabled()
    dialog.replace_chosen()
    assert cells(session, "title") == ["高级工程师", "高级工程师", "工程师"]
    settled(qtbot, dialog)
    assert dialog.summary.text() == "已替换 2 处；在主窗口按 Ctrl+Z 可以撤销。没有会改动的单元格。"


@pytest.mark.usefixtures("all_large")
def test_that_only_the_latest_of_several_searches_is_told(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, gate = dialog_of(qtbot, session), Gate(monkeypatch)
    shown: list[list[str]] = []
    dialog.preview.modelReset.connect(lambda: shown.append([line[0] for line in listed(dialog)]))
    for text in ("高", "高工", "王"):
        ask(dialog, text, "x")
    gate.opened.set()
    settled(qtbot, dialog)
    assert shown == [["王五"]]
    assert gate.looked == ["高", "王"]


@pytest.mark.usefixtures("all_large")
def test_that_nothing_is_replaced_while_it_is_looked_for(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(qtbot, session)
    ask(dialog, "高工", "x")
    settled(qtbot, dialog)
    gate = Gate(monkeypatch)
    ask(dialog, "工程师", "x")
    dialog.replace_chosen()
    assert session.undo_stack.count() == 0
    dialog.text.setText("王")  # typed meanwhile: what is found for the text before is not shown
    job = dialog.finder.job
    assert job is not None
    with qtbot.waitSignal(job.ended):
        gate.opened.set()
    settled(qtbot, dialog)
    assert [line[0] for line in listed(dialog)] == ["王五"]


@pytest.mark.usefixtures("all_large")
def test_that_a_record_that_goes_while_it_is_looked_for_is_not_replaced(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, gate = dialog_of(qtbot, session), Gate(monkeypatch)
    ask(dialog, "高工", "x")
    session.do(RemoveRecord("staff", "s2"), "删除")
    gate.opened.set()
    qtbot.waitUntil(lambda: len(listed(dialog)) == 2)
    dialog.replace_chosen()
    assert session.undo_stack.count() == 1
    settled(qtbot, dialog)
    assert [line[0] for line in listed(dialog)] == ["张三"]


@pytest.mark.usefixtures("all_large")
def test_that_it_may_be_closed_while_it_is_looking(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ReplaceDialog(session, Place("staff"))
    dialog.open()
    gate = Gate(monkeypatch)
    ask(dialog, "高工", "x")
    job = dialog.finder.job
    assert job is not None
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    with qtbot.waitSignal(job.ended):
        gate.opened.set()


@pytest.mark.usefixtures("all_large")
def test_that_the_keyboard_stays_in_reach_of_the_next_replacement(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    qtbot.waitUntil(dialog.isActiveWindow)
    ask(dialog, "高工", "高级工程师")
    settled(qtbot, dialog)
    accept_of(dialog).setFocus()
    QTest.keyClick(accept_of(dialog), Qt.Key.Key_Space)
    assert dialog.text.hasFocus()
    settled(qtbot, dialog)
    assert dialog.isVisible()
