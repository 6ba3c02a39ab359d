"""The list of what is still to be filled: grouped by who can answer, to go to, to copy, to hand out."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers import UNIVERSITY, lab_of
from tests.ui.helpers import Answers, session_of
from ui.pages.blanks import BlanksPage
from ui.session import Place, Session
from wzlab.changes import SetCells

MASTER = {"full_time": True, "post": "research", "source": "own", "title_level": "intermediate", "degree": "master"}


def page_of(qtbot: QtBot, session: Session, *answers: object) -> BlanksPage:
    """Return the page of a session, on the screen."""
    page = BlanksPage(session, Answers(*answers))
    qtbot.addWidget(page)
    page.resize(500, 600)
    page.show()
    return page


def open_session() -> Session:
    """Return a session of fifteen people, of one of whom nobody knows whether they are full-time."""
    staff = [{"id": f"s{place}", "other_city_lab": False, **MASTER} for place in range(1, 15)]
    staff.append({"id": "s15", "name": "赵六", "other_city_lab": False, **MASTER, "full_time": None})
    return session_of(lab_of(units=[UNIVERSITY], staff=staff))


def text_of(page: BlanksPage, *keys: str) -> str:
    """Return what a line says."""
    index = page.tree.nodes.find(*keys)
    return "" if not index.isValid() else page.tree.nodes.node(index).text


def test_that_blanks_stand_under_who_can_fill_them(qtbot: QtBot) -> None:
    """14 full-time members and one of whom that is unknown: 14–15 of 15."""
    page = page_of(qtbot, open_session())
    assert text_of(page, "人事", "staff s15") == "人员“赵六”：补“全时”"
    node = page.tree.nodes.node(page.tree.nodes.find("人事", "staff s15"))
    assert node.aside == "关系到：全时研发人员（三(一)3）"


def test_that_a_blank_leads_to_its_cell(qtbot: QtBot) -> None:
    session = open_session()
    page = page_of(qtbot, session)
    with qtbot.waitSignal(session.asked_to_show) as asked:
        page.tree.choose(page.tree.nodes.find("人事", "staff s15"))
    assert asked.args == [Place("staff", "s15", "full_time")]


def test_that_a_filled_blank_leaves_the_list(qtbot: QtBot) -> None:
    session = open_session()
    page = page_of(qtbot, session)
    session.do(SetCells("staff", "s15", (("full_time", True),)), "改")
    qtbot.waitUntil(lambda: text_of(page, "人事", "staff s15") == "")


def test_that_the_filter_leaves_what_required_conditions_wait_for(qtbot: QtBot) -> None:
    page = page_of(qtbot, session_of("draft-blanks"))
    everything = page.shown()
    page.required_only.click()
    assert page.shown() == [blank for blank in everything if blank.required]
    assert len(page.shown()) < len(everything)


def test_that_a_lab_without_blanks_is_told_so(qtbot: QtBot) -> None:
    page = page_of(qtbot, session_of("university-ready"))
    assert page.empty.isVisible()
    assert page.empty.text() == "没有待补的空白。"
    assert not page.copy_button.isEnabled()


def test_that_the_list_is_copied_as_plain_text(qtbot: QtBot) -> None:
    page = page_of(qtbot, open_session())
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "【人事】" in copied
    assert "人员“赵六”：请补“全时”" in copied


def test_that_the_list_is_written_as_a_text_file(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(qtbot, open_session(), tmp_path / "清单.txt")
    page.export_button.click()
    written = (tmp_path / "清单.txt").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert "【人事】" in written.decode("utf-8-sig")


def test_that_the_list_is_written_as_a_table(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(qtbot, open_session(), tmp_path / "清单.csv")
    page.export_button.click()
    lines = (tmp_path / "清单.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "由谁补,记录,要补的字段,关系到的条款"
    assert "人事,人员“赵六”,全时,全时研发人员（三(一)3）" in lines


def test_that_thinking_better_of_it_writes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(qtbot, open_session(), None)
    page.export_button.click()
    assert list(tmp_path.iterdir()) == []


def test_that_a_place_that_cannot_be_written_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "清单.txt").mkdir()
    page = page_of(qtbot, open_session(), tmp_path / "清单.txt")
    page.export_button.click()
    asked = page._ask
    assert isinstance(asked, Answers)
    assert "写不进去" in asked.asked[-1]
