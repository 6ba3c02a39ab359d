"""The open lab: what is done, undone and redone is what the file holds and what the command line says of it."""

import json
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of, wenzhou, wzlab
from tests.policy.lives import random_lab
from tests.storage.documents import any_change, state
from tests.ui.helpers import session_of
from tests.ui.sittings import rename, sitting, sitting_of, written
from ui.session import Happened, Session
from wzlab.changes import AddRecord, SetCells
from wzlab.errors import ChangedOutsideError, DiskFullError
from wzlab.policy.blanks import deciding_blanks
from wzlab.policy.live_problems import LiveProblems
from wzlab.policy.progress import progress
from wzlab.policy.report import Report, report_json
from wzlab.policy.warnings import warnings_of
from wzlab.records import Person
from wzlab.storage.document import Document, open_document, read_document
from wzlab.storage.steps import Step

SEEDS = st.integers(0, 2**32)
SITTINGS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def walk(session: Session, random: Random, steps: int) -> None:
    """Do, undo and redo at random."""
    for place in range(steps):
        chance = random.random()
        if chance < 0.2:
            session.undo_stack.undo()
        elif chance < 0.3:
            session.undo_stack.redo()
        else:
            session.do(any_change(random, session.lab, f"new{place}"), "改")


# --- doing and undoing ----------------------------------------------------------------------------------------------


@SITTINGS
@given(SEEDS)
def test_that_undoing_all_and_redoing_all_leads_back(qapp: object, seed: int) -> None:
    random = Random(seed)
    lab = random_lab(random)
    session = session_of(lab)
    at_first = state(lab)
    walk(session, random, 12)
    at_last, verdicts = state(lab), dict(session.judge.verdicts)
    last = session.undo_stack.index()
    session.undo_stack.setIndex(0)
    assert state(lab) == at_first
    session.undo_stack.setIndex(last)
    assert state(lab) == at_last
    assert session.judge.verdicts == verdicts


@SITTINGS
@given(SEEDS)
def test_that_memory_the_file_and_the_command_line_say_the_same(qapp: object, seed: int) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        session = sitting(Path(folder), random_lab(random))
        walk(session, random, 10)
        session.close()
        path = Path(folder, "lab.wzlab")
        lab, pack = read_document(path)
        assert state(lab) == state(session.lab)
        told = json.loads(wzlab("check", path, "--json").out)
        reopened = json.loads(json.dumps(report_json(Report(pack, lab), str(path)), default=float))
    judge = session.judge
    assert (told["overall"], told["robust"]) == (judge.overall.value, judge.robust)
    outcomes = {key: verdict.outcome.value for key, verdict in judge.verdicts.items()}
    assert {entry["id"]: entry["outcome"] for entry in told["conditions"]} == outcomes
    primaries = {key: verdict.primary.outcome.value for key, verdict in judge.verdicts.items()}
    assert {entry["id"]: entry["primary"] for entry in told["conditions"]} == primaries
    found = [(problem.code, problem.record, problem.field, problem.message) for problem in session.problems.all()]
    keys = ("code", "record", "field", "message")
    assert [tuple(entry[key] for key in keys) for entry in told["problems"]] == found
    assert [entry["outcome"] for entry in reopened["conditions"]] == list(outcomes.values())


@SITTINGS
@given(SEEDS)
def test_that_what_is_followed_is_what_a_fresh_look_finds(qapp: object, seed: int) -> None:
    """Of what was made before the changes as of what is made after them."""
    random = Random(seed)
    session = session_of(random_lab(random))
    condition_id = random.choice(session.pack.condition_ids)
    if random.random() < 0.7:
        _ = session.problems, session.blanks, session.progress, session.warnings.of(condition_id)
    walk(session, random, 8)
    assert session.problems.all() == LiveProblems(session.judge).all()
    assert session.blanks.all() == deciding_blanks(session.judge)
    assert session.progress.by_table() == progress(session.lab)
    assert session.warnings.of(condition_id) == warnings_of(session.judge, condition_id)


def test_that_a_step_tells_what_it_did(qtbot: QtBot) -> None:
    """The fifteenth full-time member of staff is the one that was missing."""
    staff = [{"id": f"s{number}", "full_time": number < 15} for number in range(1, 16)]
    staff = [{**person, "post": "research", "source": "own"} for person in staff]
    session = session_of(lab_of(units=[UNIVERSITY], staff=staff))
    with qtbot.waitSignal(session.changed) as heard:
        session.set_cell("s15", Person.full_time, True)
    happened: Happened = heard.args[0]
    assert happened.tables == {"staff"}
    assert not happened.noted
    assert "team.size" in happened.conditions
    assert [flip.condition.id for flip in happened.flips] == ["team.size"]


def test_that_a_change_of_nothing_is_no_step(qtbot: QtBot) -> None:
    session = session_of(lab_of(units=[UNIVERSITY]))
    with qtbot.assertNotEmitted(session.changed):
        assert not session.do(None, "什么也没有")
    assert session.undo_stack.count() == 0


# --- the file -------------------------------------------------------------------------------------------------------


def test_that_a_full_disk_leaves_the_edits_and_another_try_writes_all_in_order(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting(tmp_path)

    def fail(_document: Document, _step: Step) -> None:
        raise DiskFullError("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", fail)
        rename(session, "甲")
        rename(session, "乙")
        qtbot.waitUntil(lambda: session.save_state.error is not None and session.save_state.pending == 2)
        assert not session.wait_until_written(10)
    assert session.lab.laboratory.name == "乙"
    assert str(session.save_state.error) == "磁盘已满。"
    session.retry_writing()
    qtbot.waitUntil(lambda: session.save_state.error is None and session.save_state.pending == 0)
    assert session.save_state.at is not None
    session.close()
    reopened = open_document(tmp_path / "lab.wzlab", read_only=True)
    assert reopened.lab.laboratory.name == "乙"
    assert [entry.label for entry in reopened.history()] == ["改名为 甲", "改名为 乙"]
    reopened.close()


def test_that_what_was_exported_is_written_down_without_a_step_to_undo(tmp_path: Path) -> None:
    session = sitting(tmp_path)
    before = state(session.lab)
    session.write_down("导出工作簿 甲.xlsx")
    rename(session, "乙")
    written(session)
    session.close()
    reopened = open_document(tmp_path / "lab.wzlab", read_only=True)
    entries = reopened.history()
    assert [(entry.label, len(entry.edits)) for entry in entries] == [("导出工作簿 甲.xlsx", 0), ("改名为 乙", 1)]
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert state(session.lab) == before
    reopened.close()


def test_that_the_file_remembers_where_records_came_from_but_not_while_that_is_undone(tmp_path: Path) -> None:
    session = sitting(tmp_path)
    session.do(AddRecord(Person.of("s9", name="新人")), "导入 人员.xlsx", {"s9": "人员.xlsx · 第 2 行"})
    session.undo_stack.undo()
    session.undo_stack.redo()
    written(session)
    session.close()
    reopened = open_document(tmp_path / "lab.wzlab", read_only=True)
    assert [edit.origin for entry in reopened.history() for edit in entry.edits] == [
        "人员.xlsx · 第 2 行",
        "",
        "人员.xlsx · 第 2 行",
    ]
    reopened.close()


def test_that_a_document_opened_to_read_refuses_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    sitting(tmp_path).close()
    session = sitting_of(open_document(tmp_path / "lab.wzlab", read_only=True))
    with qtbot.waitSignal(session.refused) as heard:
        rename(session, "甲")
    assert heard.args == [session.read_only]
    assert session.lab.laboratory.name == "全市视觉检测重点实验室"
    assert session.undo_stack.count() == 0
    session.close()


def test_that_an_edit_is_reported_saved_when_it_is_in_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    rename(session, "甲")
    assert session.save_state.pending == 1
    qtbot.waitUntil(lambda: session.save_state.pending == 0)
    assert read_document(tmp_path / "lab.wzlab")[0].laboratory.name == "甲"
    session.close()


def test_that_a_named_version_keeps_the_lab_of_its_moment(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    rename(session, "甲")
    session.name_version("送审稿")
    rename(session, "乙")
    written(session)
    assert session.document is not None
    (version,) = session.document.versions()
    assert version.name == "送审稿"
    assert session.document.version_lab(version.number).laboratory.name == "甲"
    session.close()


def test_that_a_purge_leaves_the_lab_and_the_undo_of_this_sitting(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    rename(session, "甲")
    session.name_version("送审稿")
    session.purge_history()
    assert session.document is not None
    assert session.document.history() == []
    assert session.document.versions() == []
    session.undo_stack.undo()
    written(session)
    assert session.lab.laboratory.name == "全市视觉检测重点实验室"
    session.close()
    assert read_document(tmp_path / "lab.wzlab")[0].laboratory.name == "全市视觉检测重点实验室"


def test_that_saved_elsewhere_the_old_file_is_let_go_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    session = sitting(tmp_path)
    rename(session, "甲")
    written(session)
    assert session.document is not None
    with qtbot.waitSignal(session.saved):
        session.move_to(session.document.save_as(tmp_path / "copy.wzlab"))
    rename(session, "乙")
    session.undo_stack.undo()
    session.undo_stack.redo()
    session.close()
    assert read_document(tmp_path / "lab.wzlab")[0].laboratory.name == "甲"
    assert read_document(tmp_path / "copy.wzlab")[0].laboratory.name == "乙"
    open_document(tmp_path / "lab.wzlab").close()  # nobody holds it any more


def test_that_mine_can_be_kept_where_the_file_was_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lab.wzlab"
    session = sitting(tmp_path)
    rename(session, "甲")
    written(session)
    path.write_bytes(b"somebody else's bytes")
    rename(session, "乙")
    qtbot.waitUntil(lambda: session.save_state.error is not None)
    assert isinstance(session.save_state.error, ChangedOutsideError)
    kept = session.write_whole()
    assert kept is not None
    assert kept.read_bytes() == b"somebody else's bytes"
    assert session.save_state.error is None
    rename(session, "丙")
    written(session)
    session.close()
    assert read_document(path)[0].laboratory.name == "丙"


def test_that_a_session_without_a_file_does_everything_but_save(qtbot: QtBot) -> None:
    session = session_of(lab_of(units=[UNIVERSITY]))
    assert session.do(SetCells("units", "u1", (("name", "甲"),)), "改")
    session.name_version("送审稿")
    session.purge_history()
    session.retry_writing()
    assert session.wait_until_written(0)
    assert session.read_only is None
    session.close()


def test_that_nobody_pays_for_what_nobody_asks(qtbot: QtBot) -> None:
    session = Session(wenzhou(), lab_of(units=[UNIVERSITY]), session_of(lab_of()).today)
    made = {"problems", "blanks", "progress", "warnings"} & vars(session).keys()
    assert made == set()
