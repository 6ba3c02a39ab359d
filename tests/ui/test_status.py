"""The status line: it says saved when the file holds every step, and never before."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.ui.helpers import session_of
from tests.ui.sittings import rename, sitting, sitting_of
from ui.session import Saved, Session
from ui.status import StatusLine, saved_words, standing_brief
from ui.work import Job
from wzlab.changes import AddRecord, Edit, SetCells, Several
from wzlab.errors import DiskFullError
from wzlab.records import Person, Unit
from wzlab.storage.document import Document, open_document
from wzlab.storage.steps import Step

NOON = datetime(2026, 1, 5, 12, 0, 11, tzinfo=UTC)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    """Return a status line, on the screen."""
    made = StatusLine()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_each_state_of_the_file_has_its_own_words(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    local = f"{NOON.astimezone():%H:%M:%S}"
    states = {
        Saved(): "已保存 · lab.wzlab",
        Saved(0, NOON): f"已保存 {local} · lab.wzlab",
        Saved(2, NOON): "正在保存… · lab.wzlab",
        Saved(2, NOON, DiskFullError("磁盘已满。")): "未保存（点此处理） · lab.wzlab",
        Saved(0, NOON, DiskFullError("磁盘已满。")): "未保存（点此处理） · lab.wzlab",
    }
    told = {state: saved_words(session, state).replace("）·", "） ·") for state in states}
    assert told == states
    session.close()


def test_that_a_lab_without_a_file_is_not_called_saved(line: StatusLine) -> None:
    line.show_session(session_of(lab_of()))
    assert line.saved.text() == "未存成文件"


def test_that_a_file_opened_to_read_says_so_and_why(line: StatusLine, tmp_path: Path) -> None:
    sitting(tmp_path).close()
    session = sitting_of(open_document(tmp_path / "lab.wzlab", read_only=True))
    line.show_session(session)
    assert line.saved.text() == "只读 · lab.wzlab"
    assert line.saved.toolTip() == session.read_only
    session.close()


def test_that_saved_stands_there_only_when_the_step_is_in_the_file(
    qtbot: QtBot, line: StatusLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting(tmp_path)
    line.show_session(session)

    def fail(_document: Document, _step: Step) -> None:
        raise DiskFullError("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", fail)
        rename(session, "甲")
        assert line.saved.text().startswith("正在保存…")
        qtbot.waitUntil(lambda: line.saved.text().startswith("未保存"))
    assert line.saved.toolTip() == "磁盘已满。"
    session.retry_writing()
    qtbot.waitUntil(lambda: line.saved.text().startswith("已保存 "))
    assert line.saved.toolTip() == ""
    session.close()


def test_that_the_brief_counts_what_is_lacking_and_what_waits(line: StatusLine) -> None:
    session = session_of("university-ready")
    line.show_session(session)
    assert line.standing.text() == standing_brief(session) == "必备条款全部达标"


def test_that_the_brief_follows_an_edit(line: StatusLine) -> None:
    session = session_of(lab_of(units=[{**UNIVERSITY, "registered_in_city": True}]))
    line.show_session(session)
    before = line.standing.text()
    session.do(SetCells("units", "u1", (("registered_in_city", False),)), "改")
    assert line.standing.text() == standing_brief(session) != before


def test_that_what_an_edit_flips_is_said(line: StatusLine) -> None:
    session = session_of(lab_of(units=[{**UNIVERSITY, "registered_in_city": True}]))
    line.show_session(session)
    session.do(SetCells("units", "u1", (("registered_in_city", False),)), "改")
    condition = session.condition("applicant.registered")
    assert line.words.text().startswith(str(condition.title))


def test_that_the_days_to_the_deadline_are_told(line: StatusLine) -> None:
    """From 5 to 12 January 2026 there are 7 days."""
    line.show_session(session_of("university-ready"))
    assert "还有 7 天" in line.deadline.text()


def test_that_what_is_not_assessed_is_counted(line: StatusLine) -> None:
    session = session_of("university-ready")
    line.show_session(session)
    assert line.unassessed.text() == f"未评估 {len(session.pack.unassessed)} 条"


def test_that_without_a_lab_nothing_is_claimed(line: StatusLine) -> None:
    line.show_session(session_of("university-ready"))
    line.show_session(None)
    assert not any(part.isVisible() for part in (line.saved, line.standing, line.deadline, line.unassessed))


def test_that_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot, line: StatusLine) -> None:
    job = Job("正在导出", lambda _report: None)
    line.show_job(job)
    assert line.progress.isVisible()
    job.progressed.emit(3, 10)
    assert (line.progress.value(), line.progress.maximum()) == (3, 10)
    with qtbot.waitSignal(line.cancel_asked):
        line.cancel.click()
    job.ended.emit()
    assert not line.progress.isVisible()
    assert not line.cancel.isVisible()


def test_that_a_refusal_is_said_where_it_is_seen(line: StatusLine) -> None:
    session: Session = session_of("university-ready")
    line.show_session(session)
    session.refused.emit("只读，不能修改。")
    assert line.words.text() == "只读，不能修改。"


def test_that_what_was_undone_is_said_with_what_it_turned(qtbot: QtBot) -> None:
    session = session_of(units=[{"id": "u1", "role": "lead", "name": "示例大学", "entity_type": "university"}])
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_session(session)
    session.set_cell("u1", Unit.registered_in_city, True)
    session.undo_stack.undo()
    assert line.words.text().startswith("撤销 修改 示例大学 的“在温州市内注册”；")
    session.undo_stack.redo()
    assert line.words.text().startswith("重做 修改 示例大学 的“在温州市内注册”；")


def test_that_a_step_that_is_felt_is_told_of_while_it_is_done(
    line: StatusLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.FELT", 2)
    session = session_of(lab_of())
    told: list[str] = []
    line.show_session(session)
    follow = session.judge.follow

    def watch(edits: Iterable[Edit]) -> None:
        told.append(line.words.text())
        follow(edits)

    monkeypatch.setattr(session.judge, "follow", watch)
    session.do(Several((AddRecord(Person.of("s1")), AddRecord(Person.of("s2")))), "新增 2 条")
    assert told == ["正在进行：新增 2 条…"]
    assert "正在" not in line.words.text()
    session.undo_stack.undo()
    assert told[1] == "正在进行：撤销 新增 2 条…"
    assert line.words.text().startswith("撤销 新增 2 条")
    line.say("")
    session.do(AddRecord(Person.of("s3")), "新增 1 条")
    assert told[2] == ""


def test_that_an_empty_line_takes_no_room_from_the_others(line: StatusLine) -> None:
    line.words.setText("")
    assert line.words.minimumSizeHint().width() == line.words.sizeHint().width()

    line.words.setText("已达标" * 50)
    assert line.words.minimumSizeHint().width() < line.words.sizeHint().width()
