"""The papers that prove a record."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import session_of
from ui.forms.papers import Papers, paper_words
from ui.session import Place, Session
from wzlab.dates import PartialDate
from wzlab.policy.words import Standing
from wzlab.records import Attachment

ON = date(2026, 1, 12)


def paper(**cells: object) -> Attachment:
    return Attachment.of("x1", title="证书", **cells)  # type: ignore[arg-type]  # a test's own cells


@pytest.mark.parametrize(
    ("until", "words", "standing"),
    [
        ("2026-01-12", "证书，证书.pdf，有效期至 2026-01-12", Standing.MET),
        ("2026-01-11", "证书，证书.pdf，有效期至 2026-01-11，已过期", Standing.UNMET),
        ("2026-01", "证书，证书.pdf，有效期至 2026-01，可能已过期，请写明到哪一天", Standing.OPEN),
        ("2026-02", "证书，证书.pdf，有效期至 2026-02", Standing.MET),
    ],
)
def test_that_a_paper_is_good_until_the_last_day_it_may_mean(until: str, words: str, standing: Standing) -> None:
    made = paper(file="证书.pdf", valid_until=PartialDate.parse(until))
    assert paper_words(made, ON) == (words, standing)


def test_that_a_paper_without_a_file_proves_nothing_yet() -> None:
    assert paper_words(paper(), ON) == ("证书，未附文件，尚不能作为证据", Standing.OPEN)


@pytest.fixture
def proven() -> Session:
    papers = [
        {"id": "x1", "record": "s1", "title": "学位证书", "file": "a.pdf"},
        {"id": "x2", "record": "s2", "title": "合同"},
    ]
    return session_of(staff=[{"id": "s1", "name": "示例甲"}, {"id": "s2"}], attachments=papers)


def shown(qtbot: QtBot, session: Session, record_id: str) -> Papers:
    papers = Papers(session)
    qtbot.addWidget(papers)
    papers.show_record(session.lab.tables["staff"][record_id])
    papers.show()
    return papers


def test_that_only_the_records_own_papers_are_listed(qtbot: QtBot, proven: Session) -> None:
    assert shown(qtbot, proven, "s1").words == ["学位证书，a.pdf"]


def test_that_a_new_paper_belongs_to_the_record_and_is_gone_to(qtbot: QtBot, proven: Session) -> None:
    papers = shown(qtbot, proven, "s1")
    with qtbot.waitSignal(proven.asked_to_show) as asked:
        QTest.mouseClick(papers.adding, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("attachments", "x3", "title")]
    assert proven.lab.tables["attachments"]["x3"].cell("record") == "s1"
    assert proven.undo_stack.undoText() == "登记 示例甲 的证明材料"


def test_that_a_paper_leads_to_itself(qtbot: QtBot, proven: Session) -> None:
    papers = shown(qtbot, proven, "s2")
    only = papers.findChild(type(papers._lines[0]), "paper_x2")
    assert only is not None
    with qtbot.waitSignal(proven.asked_to_show) as asked:
        QTest.mouseClick(only, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("attachments", "x2")]
