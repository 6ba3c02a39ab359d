"""The list of conditions: its order, its words, and what an edit changes in it."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.ui.helpers import session_of
from ui.checks.model import CheckModel, CheckRow, Heading, figure_words
from ui.session import Session
from wzlab.changes import SetCells, SetNote, Several
from wzlab.lab import Lab, Note
from wzlab.policy.words import Standing, gap_words

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
MASTER = {"post": "research", "source": "own", "title_level": "intermediate", "degree": "master"}


def lab_with_staff(full_time: int, part_time: int = 0) -> Lab:
    """Return a university's lab with so many members of staff."""
    hours = [True] * full_time + [False] * part_time
    staff = [{"id": f"s{place}", "full_time": whole, **MASTER} for place, whole in enumerate(hours, start=1)]
    return lab_of(units=[UNIVERSITY], staff=staff)


def row_of(model: CheckModel, condition_id: str) -> CheckRow:
    """Return the row of a condition."""
    place = model.row_of(condition_id)
    assert place is not None
    row = model.row(place)
    assert isinstance(row, CheckRow)
    return row


def test_that_every_condition_stands_under_its_group_in_the_order_of_the_notice(
    session: Session, watched: Watch
) -> None:
    model = CheckModel(session)
    watched(model)
    rows = [model.row(place) for place in range(model.rowCount())]
    assert [row.condition_id for row in rows if isinstance(row, CheckRow)] == list(session.pack.condition_ids)
    titles = [row.title for row in rows if isinstance(row, Heading)]
    assert titles[:4] == ["申报主体", "研究基础", "科研条件", "科研队伍"]
    assert rows[0] == Heading("申报主体")


def test_that_a_heading_cannot_be_chosen(session: Session) -> None:
    model = CheckModel(session)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_that_a_row_tells_figure_threshold_and_gap(qtbot: QtBot) -> None:
    """12 full-time members of 15."""
    session = session_of(lab_with_staff(12))
    verdict = session.judge.verdicts["team.size"]
    assert (figure_words(verdict), gap_words(verdict)) == ("12 / ≥ 15 人", "差 3 人")


def test_that_a_condition_that_does_not_apply_shows_no_threshold(qtbot: QtBot) -> None:
    """A university owes no patents."""
    session = session_of(lab_with_staff(1))
    assert figure_words(session.judge.verdicts["basis.patents"]) == ""


def test_that_a_row_reads_as_one_sentence(qtbot: QtBot) -> None:
    model = CheckModel(session_of(lab_with_staff(12)))
    place = model.row_of("team.size")
    assert place is not None
    told = model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "全时研发人员：12 人，要求不少于 15 人，差 3 人，未达标，依据三(一)3"


def test_that_an_edit_changes_only_the_rows_judged_anew_and_says_what_flipped(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(lab_with_staff(14, 1))
    model = CheckModel(session)
    watched(model)
    resets: list[bool] = []
    changed: list[int] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
    session.do(SetCells("staff", "s15", (("full_time", True),)), "改")
    assert resets == []
    assert model.row_of("team.size") in changed
    assert model.row_of("space.area") not in changed
    row = row_of(model, "team.size")
    assert (row.standing, row.flipped) == (Standing.MET, "14 人 → 15 人，达标")


def test_that_what_flipped_is_said_for_a_while_only(qtbot: QtBot) -> None:
    session = session_of(lab_with_staff(14, 1))
    model = CheckModel(session)
    model.show_flips_for(1)
    with qtbot.waitSignal(model.flips_read):
        session.do(SetCells("staff", "s15", (("full_time", True),)), "改")
    assert row_of(model, "team.size").flipped == ""


def test_that_undo_flips_a_row_back(qtbot: QtBot) -> None:
    session = session_of(lab_with_staff(14, 1))
    model = CheckModel(session)
    session.do(SetCells("staff", "s15", (("full_time", True),)), "改")
    session.undo_stack.undo()
    row = row_of(model, "team.size")
    assert (row.standing, row.flipped) == (Standing.UNMET, "15 人 → 14 人，未达标")


def test_that_a_filter_leaves_one_standing_and_an_edit_takes_no_row_away(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(lab_with_staff(14, 1))
    model = CheckModel(session)
    watched(model)
    model.show_only(Standing.UNMET)
    before = model.rowCount()
    assert all(row.standing is Standing.UNMET for row in map(model.row, range(before)) if isinstance(row, CheckRow))
    session.do(SetCells("staff", "s15", (("full_time", True),)), "改")
    assert model.rowCount() == before
    assert row_of(model, "team.size").standing is Standing.MET


def test_that_a_reason_given_changes_the_row(qtbot: QtBot) -> None:
    units = [{"id": "u1", "role": "lead", "entity_type": "enterprise", "high_tech": False}]
    session = session_of(lab_of(units=units))
    model = CheckModel(session)
    assert row_of(model, "basis.high_tech").standing is Standing.OWES_REASON
    session.do(SetNote("basis.high_tech", Note(reason="认定公示中")), "写明原因")
    assert row_of(model, "basis.high_tech").standing is Standing.EXCUSED


def test_that_the_counts_add_up_to_all_conditions(session: Session) -> None:
    assert sum(CheckModel(session).counts().values()) == len(session.pack.conditions)


def test_that_several_edits_in_one_step_are_followed_at_once(qtbot: QtBot) -> None:
    session = session_of(lab_with_staff(13, 2))
    model = CheckModel(session)
    both = Several(tuple(SetCells("staff", name, (("full_time", True),)) for name in ("s14", "s15")))
    session.do(both, "改两人")
    assert row_of(model, "team.size").figure == "15 / ≥ 15 人"
