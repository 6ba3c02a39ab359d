"""The overview: where the lab stands, what to do next, and how far it is filled, in words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.ui.helpers import session_of
from ui.checks.nodes import About
from ui.pages.overview import FIRST_STEPS, LEGEND, OverviewPage, step_target
from ui.pages.parts import Link
from ui.session import Place, Session
from wzlab.changes import SetCells
from wzlab.policy.steps import Step, StepKind
from wzlab.policy.words import Standing


def shown(qtbot: QtBot, session: Session) -> OverviewPage:
    """Return the overview of a session, on the screen."""
    page = OverviewPage(session)
    qtbot.addWidget(page)
    page.resize(600, 700)
    page.show()
    return page


def words(page: OverviewPage) -> list[str]:
    """Return all texts that can be seen on a page."""
    labels = [made.text() for made in page.findChildren(QLabel) if made.isVisibleTo(page)]
    return labels + [link.text() for link in page.findChildren(Link) if link.isVisibleTo(page)]


def test_that_a_ready_lab_is_told_so_and_that_no_reading_changes_it(qtbot: QtBot) -> None:
    page = shown(qtbot, session_of("university-ready"))
    assert page.headline.text() == "可以申报：必备条款全部达标。"
    assert page.robust.text() == "结论不随口径改变：通知怎么读都一样。"
    assert "没有要做的了" in words(page)


def test_that_a_lab_whose_outcome_hangs_on_readings_is_told_which_conditions(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert page.headline.text() == "有差距：有必备条款未达标。"
    assert page.robust.text() == "换一种口径，这些条款的结论会变："
    link = page.findChild(Link, "turning_team.size")
    assert isinstance(link, Link)
    assert link.isVisible()
    with qtbot.waitSignal(session.asked_about) as asked:
        link.click()
    assert asked.args == ["team.size"]


def test_that_the_first_steps_are_numbered_and_the_rest_a_button_away(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    visible = [link for link in page.step_links if link.isVisible()]
    assert len(visible) == FIRST_STEPS
    assert visible[0].text().startswith("1. “近 3 年授权发明专利”还差 1 件")
    page.all_steps_button.click()
    assert len([link for link in page.step_links if link.isVisible()]) > FIRST_STEPS


def test_that_a_step_with_a_cell_leads_there_and_another_to_its_working(qtbot: QtBot, session: Session) -> None:
    condition = session.condition("team.size")
    at_cell = Step(StepKind.BLANK, condition, "staff", "s1", "degree", "缺学位。")
    of_condition = Step(StepKind.UNMET, condition, "staff", None, None, "还差 3 人。")
    problem = Step(StepKind.PROBLEM, None, "staff", "s1", "id_number", "校验位不对。")
    assert step_target(at_cell) == Place("staff", "s1", "degree")
    assert step_target(of_condition) == About("team.size")
    assert step_target(problem) == Place("staff", "s1", "id_number")


def test_that_a_step_is_chosen_by_the_space_bar(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    with qtbot.waitSignal(session.asked_about) as asked:
        QTest.keyClick(page.step_links[0], Qt.Key.Key_Space)
    assert asked.args == ["basis.patents"]


def test_that_the_deadlines_tell_how_many_days_are_left(qtbot: QtBot, session: Session) -> None:
    """From 5 to 12 January 2026 there are 7 days."""
    told = words(shown(qtbot, session))
    assert "2026-01-12 17:30 牵头申报单位在科企通提交申报材料（还有 7 天）" in told


def test_that_what_is_not_assessed_is_always_there(qtbot: QtBot, session: Session) -> None:
    told = words(shown(qtbot, session))
    for sentence in session.pack.unassessed:
        assert f"· {sentence}" in told


def test_that_the_matrix_has_every_condition_and_leads_to_it(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert list(page.cells) == list(session.pack.condition_ids)
    assert page.cells["director.age"].accessibleName().startswith("主任：年龄：65 岁")
    with qtbot.waitSignal(session.asked_about) as asked:
        page.cells["director.age"].click()
    assert asked.args == ["director.age"]


def test_that_the_legend_has_every_sign_and_is_one_click_away(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert set(LEGEND) == set(Standing)
    assert not page.legend.isVisible()
    page.legend_button.click()
    assert page.legend.isVisible()


def test_that_progress_is_told_apart_from_compliance(qtbot: QtBot) -> None:
    """A person has so many deciding fields; what is filled is not what is met."""
    session = session_of(lab_of(units=[UNIVERSITY], staff=[{"id": "s1"}], rooms=[{"id": "r1"}]))
    page = shown(qtbot, session)
    assert "只说填了多少，不说明是否达标。" in words(page)
    _link, bar, told = page._bars["staff"]
    before = bar.value()
    session.do(SetCells("staff", "s1", (("degree", "doctor"),)), "改")
    qtbot.waitUntil(lambda: bar.value() == before + 1)
    assert told.text() == f"{before + 1} / {bar.maximum()} 项必填已填"


def test_that_an_empty_lab_is_told_where_to_begin(qtbot: QtBot) -> None:
    session = session_of(lab_of())
    page = shown(qtbot, session)
    link = page.findChild(Link, "begin_units")
    assert isinstance(link, Link)
    assert link.isVisible()
    assert any("连文件夹拖进窗口" in one for one in words(page))
    assert not [step for step in page.step_links if step.isVisible()]
    with qtbot.waitSignal(session.asked_to_show) as asked:
        link.click()
    assert asked.args == [Place("units")]


def test_that_a_begun_lab_is_not_told_where_to_begin(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    link = page.findChild(Link, "begin_units")
    assert isinstance(link, Link)
    assert not link.isVisible()


def test_that_a_page_nobody_sees_is_told_anew_when_it_is_seen(qtbot: QtBot) -> None:
    session = session_of(
        lab_of(units=[{**UNIVERSITY, "legal_person": None}], staff=[{"id": "s1"}], rooms=[{"id": "r1"}])
    )
    page = shown(qtbot, session)
    before = page.cells["applicant.legal_person"].accessibleName()
    page.hide()
    session.do(SetCells("units", "u1", (("legal_person", True),)), "改")
    assert page.cells["applicant.legal_person"].accessibleName() == before
    page.show()
    assert "达标" in page.cells["applicant.legal_person"].accessibleName()


def test_that_text_of_users_is_never_read_as_markup(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    told = [made for made in page.findChildren(QLabel) if made.text()]
    assert all(made.textFormat() is Qt.TextFormat.PlainText for made in told)


def test_that_the_steps_follow_when_the_edits_pause(qtbot: QtBot) -> None:
    """Of the lead unit it is asked first whether it is a legal person; once it is said, nobody asks."""
    session = session_of(
        lab_of(units=[{**UNIVERSITY, "legal_person": None}], staff=[{"id": "s1"}], rooms=[{"id": "r1"}])
    )
    page = shown(qtbot, session)
    title = str(session.condition("applicant.legal_person").title)
    page.all_steps_button.click()
    assert any(title in link.text() for link in page.step_links if link.isVisible())
    session.do(SetCells("units", "u1", (("legal_person", True),)), "改")
    qtbot.waitUntil(lambda: not any(title in link.text() for link in page.step_links if link.isVisible()))


def test_that_a_page_hidden_before_its_steps_are_told_tells_them_when_it_is_seen(qtbot: QtBot) -> None:
    session = session_of(
        lab_of(units=[{**UNIVERSITY, "legal_person": None}], staff=[{"id": "s1"}], rooms=[{"id": "r1"}])
    )
    page = shown(qtbot, session)
    page.all_steps_button.click()
    title = str(session.condition("applicant.legal_person").title)
    session.do(SetCells("units", "u1", (("legal_person", True),)), "改")
    page._on_due()
    page.hide()
    page.show()
    assert not any(title in link.text() for link in page.step_links if link.isVisible())
