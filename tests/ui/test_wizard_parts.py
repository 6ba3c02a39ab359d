"""The parts of the import's window: what was decided, what is under way, the line that offers choices, names of files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.session import Session
from ui.wizard.offering import OfferingEditor
from ui.wizard.round import ImportRound
from ui.wizard.words import short_names, table_label
from ui.wizard.work import FileRead
from ui.work import wait_for_work
from wzlab.editing.candidates import Candidate
from wzlab.importing.decided import UNDECIDED, answer_to, is_untouched, with_answer, with_mode
from wzlab.importing.memory import Memory
from wzlab.importing.model import Action, Decisions, Mode, TableKey, Topic
from wzlab.records import Person

KEY = TableKey("人员.csv", "")
FIELDS = (Candidate("name", "姓名"), Candidate("degree", "学位"), Candidate("title", "专业技术职务", "已对应 C 列"))


# --- what was decided -----------------------------------------------------------------------------------------------


@given(st.sampled_from(Topic), st.text(), st.text() | st.none())
def test_that_a_decision_taken_back_was_never_made(topic: Topic, key: str, answer: str | None) -> None:
    decided = with_answer(Decisions(), topic, key, answer)
    assert answer_to(decided, topic, key) == answer
    assert not is_untouched(decided)
    assert with_answer(decided, topic, key, UNDECIDED) == Decisions()


def test_that_a_column_of_no_field_is_a_decision() -> None:
    decided = with_answer(Decisions(), Topic.COLUMN, (KEY, 3), None)
    assert answer_to(decided, Topic.COLUMN, (KEY, 3)) is None
    assert answer_to(decided, Topic.COLUMN, (KEY, 4)) is UNDECIDED


def test_that_what_becomes_of_problems_need_not_be_asked_about_before_leaving() -> None:
    assert is_untouched(with_mode(Decisions(), Mode.AS_TYPED))


# --- what is under way ----------------------------------------------------------------------------------------------


@pytest.fixture
def current(qtbot: QtBot, session: Session) -> Iterator[ImportRound]:
    yield ImportRound(session, Memory())
    wait_for_work()


def people(folder: Path, name: str = "人员.csv", text: str = "姓名,学位\n示例丙,博士\n") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def rest(qtbot: QtBot, current: ImportRound) -> None:
    qtbot.waitUntil(lambda: not current.is_busy, timeout=20_000)


def test_that_the_last_of_many_decisions_is_what_holds(qtbot: QtBot, current: ImportRound, tmp_path: Path) -> None:
    path = people(tmp_path)
    current.add([path])
    rest(qtbot, current)
    key = TableKey(str(path), "")
    for field in ("name", "title", "talent_class", None, "degree"):
        current.decide(Topic.COLUMN, (key, 2), field)
    assert current.current is None
    rest(qtbot, current)
    assert current.current is not None
    assert current.current.proposal.decisions.columns == {(key, 2): "degree"}
    assert [len(current.current.rows[action]) for action in (Action.ADD, Action.PROBLEM)] == [1, 0]


def test_that_a_decision_made_while_files_are_read_is_not_lost(
    qtbot: QtBot, current: ImportRound, tmp_path: Path
) -> None:
    path = people(tmp_path)
    current.add([path])
    assert current.is_reading
    current.decide(Topic.COLUMN, (TableKey(str(path), ""), 2), None)
    rest(qtbot, current)
    assert current.current is not None
    assert current.current.proposal.plans[0].fields == ("name",)


def test_that_a_file_is_read_once_however_often_it_is_given(qtbot: QtBot, current: ImportRound, tmp_path: Path) -> None:
    path = people(tmp_path)
    current.add([path, path])
    current.add([path])
    rest(qtbot, current)
    current.add([path])
    rest(qtbot, current)
    assert [file.path for file in current.files] == [path]


def test_that_the_lab_is_looked_at_again_only_while_that_is_wanted(
    qtbot: QtBot, current: ImportRound, tmp_path: Path
) -> None:
    current.add([people(tmp_path)])
    rest(qtbot, current)
    shown = current.current
    record_id = next(iter(current.session.lab.tables["staff"]))
    current.is_following = False
    current.session.set_cell(record_id, Person.name, "另名")
    assert current.current is shown
    current.is_following = True
    current.session.set_cell(record_id, Person.name, "又名")
    assert current.current is None
    rest(qtbot, current)


def test_that_reading_that_is_cancelled_leaves_the_files_out(
    qtbot: QtBot, current: ImportRound, tmp_path: Path
) -> None:
    current.started.connect(current.cancel)  # before it begins: it cannot have ended
    with qtbot.waitSignal(current.cancelled, timeout=20_000):
        current.add([people(tmp_path)])
    rest(qtbot, current)
    assert current.files == []


def test_that_files_that_were_read_elsewhere_are_taken_as_they_are(
    qtbot: QtBot, current: ImportRound, tmp_path: Path
) -> None:
    refused = FileRead(tmp_path / "坏.xls", refusal="“坏.xls”打不开。")
    with qtbot.waitSignal(current.proposed, timeout=20_000):
        current.take([refused])
    assert current.files == [refused]
    assert current.current is not None
    assert current.current.taken.change is None


# --- the line that offers choices -----------------------------------------------------------------------------------


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[OfferingEditor]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = OfferingEditor(FIELDS, "“最高学历”对应的栏目", holder)
    made.begin("姓名")
    holder.show()
    yield made
    holder.hide()  # and kept until here


def test_that_everything_is_offered_and_what_stands_there_is_marked(editor: OfferingEditor) -> None:
    assert editor.is_offering
    assert editor.choices.offered.rowCount() == 3
    assert editor.choices.currentIndex().data() == "姓名"
    assert not editor.is_touched


def test_that_typing_narrows_by_initials_and_arrows_choose(editor: OfferingEditor) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, "xw")
    assert editor.choices.offered.rowCount() == 1
    editor.take_marked()
    assert editor.taken == FIELDS[1]
    assert editor.text() == "学位"
    assert not editor.is_offering
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    editor.take_marked()
    assert editor.taken == FIELDS[2]


def test_that_a_click_takes_what_it_hits(editor: OfferingEditor) -> None:
    choices = editor.choices
    place = choices.visualRect(choices.offered.index(2)).center()
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.taken == FIELDS[2]


# --- names ----------------------------------------------------------------------------------------------------------


def test_that_files_of_one_name_are_told_apart_by_their_folders() -> None:
    names = short_names(["/a/张老师/人员.xlsx", "/a/王老师/人员.xlsx", "/a/设备.xlsx"])
    assert list(names.values()) == ["张老师/人员.xlsx", "王老师/人员.xlsx", "设备.xlsx"]


def test_that_a_second_table_of_a_sheet_says_so() -> None:
    assert table_label(TableKey("/a/人员.xlsx", "表一", 2), {}) == "人员.xlsx · 表一 · 第 2 张表"
    assert table_label(KEY, {}) == "人员.csv"


def test_that_a_lab_with_nothing_in_it_takes_everything_as_new(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_of()
    current = ImportRound(session, Memory())
    current.add([people(tmp_path)])
    rest(qtbot, current)
    assert current.current is not None
    assert current.current.taken.added == 1
    session.close()
