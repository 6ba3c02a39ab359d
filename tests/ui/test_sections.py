"""The list of sections: what its badges say, and that they follow."""

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.storage.documents import any_change
from tests.ui.helpers import session_of
from ui.checks.model import CheckModel
from ui.sections import (
    BADGE_ROLE,
    KEYS,
    OVERVIEW,
    PROBLEMS,
    SECTIONS,
    Badge,
    SectionList,
    SectionModel,
    badge_words,
)
from ui.session import Session
from ui.status import standing_brief
from wzlab.changes import AddRecord, SetCells
from wzlab.policy.judge import Overall
from wzlab.policy.words import Standing
from wzlab.records import Person

Watch = Callable[[QAbstractItemModel], object]


def badge(model: SectionModel, key: str) -> Badge:
    """Return a section's badge as the list shows it."""
    found: Badge = model.index(KEYS.index(key), 0).data(BADGE_ROLE)
    return found


def told(model: SectionModel, key: str) -> str:
    """Return what a screen reader says of a section."""
    words: str = model.index(KEYS.index(key), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    return words


def team(number: int) -> list[dict[str, object]]:
    """Return so many full-time members of staff, all of whom count."""
    member = {"full_time": True, "post": "research", "source": "own"}
    return [{"id": f"s{place}", **member} for place in range(number)]


def test_that_a_table_tells_its_records_and_the_worst_of_its_conditions(qtbot: QtBot) -> None:
    """Of 14 members, whose team of 15 is not there, no title is known: what is unmet comes before what is open."""
    model = SectionModel(session_of(lab_of(units=[UNIVERSITY], staff=team(14))))
    assert badge(model, "staff") == Badge(14, Standing.UNMET, 1)
    assert told(model, "staff") == "人员，14 条，未达标 1"


def test_that_a_badge_follows_a_new_record(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(lab_of(units=[UNIVERSITY], staff=team(14)))
    model = SectionModel(session)
    watched(model)
    session.do(AddRecord(Person.of("s14", full_time=True, post="research", source="own")), "新增")
    now = badge(model, "staff")
    assert (now.number, now.standing) == (15, Standing.OPEN)


def test_that_only_badges_that_change_are_told_of(qtbot: QtBot) -> None:
    session = session_of(lab_of(units=[UNIVERSITY], staff=team(14)))
    model = SectionModel(session)
    rows: list[int] = []
    model.dataChanged.connect(lambda first, _last: rows.append(first.row()))
    session.do(AddRecord(Person.of("s14", full_time=True, post="research", source="own")), "新增")
    assert KEYS.index("staff") in rows
    assert KEYS.index("patents") not in rows


def test_that_the_overview_tells_the_number_that_check_and_status_line_tell(qtbot: QtBot) -> None:
    session = session_of("enterprise-gaps")
    number = CheckModel(session).counts()[Standing.UNMET]
    assert f"未达标 {number} 项" in standing_brief(session)
    assert badge(SectionModel(session), OVERVIEW) == Badge(None, Standing.UNMET, number)


def test_that_an_open_overview_counts_what_waits_for_an_answer_or_a_word(qtbot: QtBot) -> None:
    session = session_of("draft-blanks")
    counts = CheckModel(session).counts()
    waiting = counts.get(Standing.OPEN, 0) + counts.get(Standing.CONFIRM, 0)
    shown = badge(SectionModel(session), OVERVIEW)
    assert session.judge.overall is Overall.OPEN
    assert shown == Badge(None, Standing.OPEN, waiting)
    assert f"待补充或确认 {waiting} 项" in standing_brief(session)


def test_that_a_ready_lab_has_a_met_overview(qtbot: QtBot) -> None:
    model = SectionModel(session_of("university-ready"))
    assert badge(model, OVERVIEW) == Badge(None, Standing.MET, 0)
    assert told(model, OVERVIEW) == "总览，达标"


def test_that_problems_are_counted_and_their_errors_apart(qtbot: QtBot) -> None:
    """A date of birth that cannot be read is an error; without it none of this table's."""
    session = session_of(lab_of(units=[UNIVERSITY], staff=[{"id": "s1", "post": "director"}]))
    model = SectionModel(session)
    qtbot.waitUntil(lambda: badge(model, PROBLEMS).number is not None)
    before = badge(model, PROBLEMS)
    person = session.lab.tables["staff"]["s1"]
    assert person.cell("id_number") is None
    session.do(SetCells("staff", "s1", (("id_type", "resident_id"), ("id_number", "330302198005010011"))), "改")
    after = badge(model, PROBLEMS)
    assert after.concerned == before.concerned + 1
    assert f"其中错误 {after.concerned} 条" in told(model, PROBLEMS)


def test_that_the_model_stands_every_kind_of_change(qtbot: QtBot, watched: Watch) -> None:
    session = session_of("enterprise-gaps")
    model = SectionModel(session)
    watched(model)
    random = Random(7)
    for number in range(40):
        session.do(any_change(random, session.lab, f"new{number}"), "改")
    fresh = SectionModel(session)
    qtbot.waitUntil(lambda: badge(fresh, PROBLEMS).number is not None)
    assert [badge(model, key) for key in KEYS] == [badge(fresh, key) for key in KEYS]


def test_that_every_section_says_itself(qtbot: QtBot, session: Session) -> None:
    for section in SECTIONS:
        assert badge_words(section, section.badge(session)).startswith(section.title)


def test_that_choosing_a_section_tells_its_key(qtbot: QtBot, session: Session) -> None:
    made = SectionList(session)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.chosen) as heard:
        made.choose("staff")
    assert heard.args == ["staff"]


def test_that_problems_are_looked_for_once_the_window_is_there(qtbot: QtBot, session: Session) -> None:
    model = SectionModel(session)
    assert badge(model, PROBLEMS).number is None
    qtbot.waitUntil(lambda: badge(model, PROBLEMS).number == session.problems.number())
