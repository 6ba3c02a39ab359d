"""The right column with real widgets: from a verdict to the cell that decides it, by keys and by mouse."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of
from tests.ui.helpers import Answers, session_of
from ui.checks import opening
from ui.checks.model import CheckRow
from ui.checks.nodes import PinReading, WriteNote
from ui.checks.panel import CheckPanel
from ui.session import Place, Selection, Session
from ui.settings import CHECK_SPLIT, Settings
from wzlab.changes import SetCells, SetNote, SetPin
from wzlab.lab import Lab, Note, Pin
from wzlab.policy.words import Standing

MASTER = {"full_time": True, "post": "research", "source": "own", "title_level": "intermediate", "degree": "master"}


def lab_with_gaps() -> Lab:
    """Return a university's lab: three master's degrees, one unknown degree, two part-time members, one student."""
    staff = [
        *({"id": f"s{place}", "name": name, **MASTER} for place, name in enumerate(("张三", "李四", "王五"), start=1)),
        {"id": "s4", "name": "赵六", **MASTER, "degree": None},
        {"id": "s5", "name": "钱七", **MASTER, "full_time": False},
        {"id": "s6", "name": "孙八", **MASTER, "full_time": False},
        {"id": "s7", "name": "周九", **MASTER, "source": "student"},
    ]
    return lab_of(units=[UNIVERSITY], staff=staff)


@pytest.fixture
def gaps(qtbot: QtBot) -> Session:
    """Return a session of the lab with gaps."""
    return session_of(lab_with_gaps())


@pytest.fixture
def panel(qtbot: QtBot, gaps: Session, settings: Settings) -> CheckPanel:
    """Return the panel of the lab with gaps, on the screen."""
    made = CheckPanel(gaps, Answers(), settings)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def texts(panel: CheckPanel, *keys: str) -> list[str]:
    """Return the texts below a node of the working."""
    nodes = panel.working.tree.nodes
    index = nodes.find(*keys)
    if nodes.canFetchMore(index):
        nodes.fetchMore(index)
    return [nodes.index(row, 0, index).data() for row in range(nodes.rowCount(index))]


def choose(panel: CheckPanel, *keys: str) -> None:
    """Choose a node of the working as Enter does."""
    panel.working.tree.choose(panel.working.tree.nodes.find(*keys))


def test_that_who_did_not_count_stands_under_why(panel: CheckPanel) -> None:
    """Six of seven would do; two work part-time, one is a student."""
    panel.show_condition("team.size")
    nodes = panel.working.tree.nodes
    assert nodes.find("missed").data() == "未计入（3）"
    assert texts(panel, "missed") == ["“全时”为“否”（2 条）", "周九：“人员来源”为“在读学生”"]
    assert nodes.find("counted").data() == "计入（4）"


def test_that_choosing_a_reason_asks_for_its_records_alone(panel: CheckPanel, gaps: Session, qtbot: QtBot) -> None:
    panel.show_condition("team.size")
    reason = panel.working.tree.nodes.index(0, 0, panel.working.tree.nodes.find("missed"))
    with qtbot.waitSignal(gaps.asked_to_select) as asked:
        panel.working.tree.choose(reason)
    selection: Selection = asked.args[0]
    assert (selection.table, selection.record_ids) == ("staff", ("s5", "s6"))
    assert selection.words == "全时研发人员：“全时”为“否”（2 条）"


def test_that_choosing_what_is_lacking_leads_to_its_cell(panel: CheckPanel, gaps: Session, qtbot: QtBot) -> None:
    panel.show_condition("team.senior_share")
    assert texts(panel, "undecided") == ["赵六：缺“学位”"]
    with qtbot.waitSignal(gaps.asked_to_show) as asked:
        choose(panel, "undecided", "s4")
    assert asked.args == [Place("staff", "s4", "degree")]


def test_that_a_share_tells_who_is_outside_from_who_misses(panel: CheckPanel) -> None:
    panel.show_condition("team.senior_share")
    nodes = panel.working.tree.nodes
    assert nodes.find("missed").data() == "总数内，不符合（3）"
    assert nodes.find("outside").data() == "不在总数内（3）"


def test_that_the_way_from_list_to_cell_needs_no_mouse(panel: CheckPanel, gaps: Session, qtbot: QtBot) -> None:
    panel.show_condition("team.size")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.working.condition_id == "team.senior_share"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    tree = panel.working.tree
    assert tree.hasFocus() or tree.currentIndex().isValid()
    for _step in range(30):
        if tree.currentIndex() == tree.nodes.find("undecided", "s4"):
            break
        QTest.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(gaps.asked_to_show) as asked:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert asked.args == [Place("staff", "s4", "degree")]


def test_that_the_arrow_keys_pass_over_headings(panel: CheckPanel) -> None:
    panel.show_condition("applicant.credit")
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.working.condition_id == "basis.achievement"


def test_that_the_working_follows_an_edit_and_stays_open(panel: CheckPanel, gaps: Session, qtbot: QtBot) -> None:
    panel.show_condition("team.size")
    tree = panel.working.tree
    tree.expand(tree.nodes.find("counted"))
    tree.setCurrentIndex(tree.nodes.find("counted", "s2"))
    gaps.do(SetCells("staff", "s5", (("full_time", True),)), "改")
    qtbot.waitUntil(lambda: tree.nodes.find("counted").data() == "计入（5）")
    assert tree.isExpanded(tree.nodes.find("counted"))
    assert tree.currentIndex() == tree.nodes.find("counted", "s2")
    assert panel.list.currentIndex().row() == panel.model.row_of("team.size")


def test_that_a_hidden_working_is_made_anew_only_when_it_is_seen(panel: CheckPanel, gaps: Session) -> None:
    panel.show_condition("team.size")
    panel.hide()
    gaps.do(SetCells("staff", "s5", (("full_time", True),)), "改")
    assert panel.working.tree.nodes.find("counted").data() == "计入（4）"
    panel.show()
    assert panel.working.tree.nodes.find("counted").data() == "计入（5）"


def test_that_a_reading_that_changes_the_outcome_is_a_sentence_and_can_be_pinned(
    qtbot: QtBot, settings: Settings
) -> None:
    """9 of the lead and 6 of a partner are 15; the lead alone has 9."""
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    staff = [{"id": f"s{place}", "unit": "u1" if place <= 9 else "u2", **MASTER} for place in range(1, 16)]
    session = session_of(lab_of(units=units, staff=staff))
    panel = CheckPanel(session, Answers(), settings)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_condition("team.size")
    assert texts(panel, "readings") == ["若只计依托单位：9 人，未达标", "固定口径“计入哪些单位”…"]
    node = panel.working.tree.nodes.node(panel.working.tree.nodes.find("readings", "pin units_counted"))
    assert node.target == PinReading("units_counted")
    session.do(SetPin("units_counted", Pin("lead_only", "市科技局 王老师")), "固定口径")
    qtbot.waitUntil(lambda: texts(panel, "readings") == ["已固定：只计依托单位"])
    pinned = panel.working.tree.nodes.node(panel.working.tree.nodes.find("readings", "pin units_counted"))
    assert pinned.aside == "市科技局 王老师"


def test_that_evidence_is_judged_only_for_who_asks(
    panel: CheckPanel, gaps: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.show_condition("team.size")
    assert panel.working.tree.nodes.canFetchMore(panel.working.tree.nodes.find("evidence"))
    assert texts(panel, "evidence") == ["只算有证明材料的：0 人，未达标"]


def test_that_what_a_person_said_is_shown_with_who_and_when(panel: CheckPanel, gaps: Session, qtbot: QtBot) -> None:
    panel.show_condition("director.standing")
    assert panel.working.note_button.isVisible()
    gaps.do(SetNote("director.standing", Note(confirmed=True, reason="国家杰青", by="王老师")), "确认")
    qtbot.waitUntil(lambda: texts(panel, "note")[:3] == ["已确认：满足。", "原因：国家杰青", "填写：王老师"])


def test_that_a_condition_nobody_need_speak_of_has_no_button(panel: CheckPanel) -> None:
    panel.show_condition("team.size")
    assert not panel.working.note_button.isVisible()


def test_that_the_button_opens_the_question_without_waiting(
    panel: CheckPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def dialog(target: object, _session: Session) -> QDialog:
        asked.append(target)
        return QDialog()

    monkeypatch.setattr(opening, "_dialog", dialog)
    panel.show_condition("director.standing")
    panel.working.note_button.click()
    assert asked == [WriteNote("director.standing")]


def test_that_the_real_dialogs_open_and_close(panel: CheckPanel, gaps: Session) -> None:
    for target in (WriteNote("director.standing"), PinReading("units_counted")):
        opening.follow(target, gaps, panel)
        (dialog,) = (made for made in panel.findChildren(QDialog) if made.isVisible())
        dialog.reject()
        assert not dialog.isVisible()


def test_that_a_missing_director_is_asked_for_by_name(qtbot: QtBot, settings: Settings) -> None:
    session = session_of(lab_of(units=[UNIVERSITY]))
    panel = CheckPanel(session, Answers(), settings)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_condition("director.age")
    assert texts(panel, "undecided") == ["还没有指定实验室主任"]
    index = panel.working.tree.nodes.index(0, 0, panel.working.tree.nodes.find("undecided"))
    assert panel.working.tree.nodes.node(index).target == Place("staff", None, "post")


def test_that_a_count_in_the_head_leaves_only_its_conditions_and_again_all(panel: CheckPanel) -> None:
    everything = panel.model.rowCount()
    number = panel.model.counts()[Standing.UNMET]
    panel.counts.buttons[Standing.UNMET].click()
    shown = [row for row in map(panel.model.row, range(panel.model.rowCount())) if isinstance(row, CheckRow)]
    assert len(shown) == number
    panel.counts.buttons[Standing.UNMET].click()
    assert panel.model.rowCount() == everything


def test_that_asking_about_a_condition_lifts_a_filter_that_hides_it(panel: CheckPanel) -> None:
    panel.counts.buttons[Standing.UNMET].click()
    panel.show_condition("director.standing")
    assert panel.model.only is None
    assert panel.list.currentIndex().row() == panel.model.row_of("director.standing")


def test_that_an_unknown_condition_is_refused(panel: CheckPanel) -> None:
    with pytest.raises(KeyError):
        panel.show_condition("no.such")


def test_that_the_head_follows_an_edit(qtbot: QtBot, settings: Settings) -> None:
    session = session_of(lab_of(units=[{**ENTERPRISE, "legal_person": None}]))
    panel = CheckPanel(session, Answers(), settings)
    qtbot.addWidget(panel)
    before = int(panel.counts.buttons[Standing.OPEN].text())
    session.do(SetCells("units", "u1", (("legal_person", True),)), "改")
    assert int(panel.counts.buttons[Standing.OPEN].text()) == before - 1


def test_that_the_height_of_the_list_is_remembered(panel: CheckPanel, settings: Settings) -> None:
    panel._splitter.moveSplitter(200, 1)
    assert settings.get(CHECK_SPLIT) == panel._splitter.sizes()


def test_that_every_sample_shows_the_working_of_every_condition(qtbot: QtBot, settings: Settings) -> None:
    for name in ("university-ready", "enterprise-gaps", "draft-blanks"):
        session = session_of(name)
        panel = CheckPanel(session, Answers(), settings)
        qtbot.addWidget(panel)
        panel.show()
        for condition in session.pack.conditions:
            panel.show_condition(condition.id)
            assert panel.working.tree.nodes.index(0, 0, QModelIndex()).data()
