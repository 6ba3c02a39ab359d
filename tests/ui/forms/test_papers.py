"""The papers that prove a record."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.helpers import Answers, session_of
from ui.forms.papers import PaperLine, Papers, paper_words
from ui.session import Place, Session
from ui.settings import Settings
from wzlab.columns import AsTyped
from wzlab.dates import PartialDate
from wzlab.policy.words import Standing
from wzlab.records import Attachment
from wzlab.storage.document import StoredFile

ON = date(2026, 1, 12)
KEPT = StoredFile("3f2a9c01" + "0" * 56, 1_300_000, "证书.pdf")


def paper(**cells: object) -> Attachment:
    return Attachment.of("x1", title="证书", **cells)  # type: ignore[arg-type]  # a test's own cells


@pytest.mark.parametrize(
    ("until", "words", "standing"),
    [
        ("2026-01-12", "证书，证书.pdf，有效期至 2026-01-12，1.2 MB，SHA-256 3f2a9c01…", Standing.MET),
        ("2026-01-11", "证书，证书.pdf，有效期至 2026-01-11，已过期，1.2 MB，SHA-256 3f2a9c01…", Standing.UNMET),
        (
            "2026-01",
            "证书，证书.pdf，有效期至 2026-01，可能已过期，请写明到哪一天，1.2 MB，SHA-256 3f2a9c01…",
            Standing.OPEN,
        ),
        ("2026-02", "证书，证书.pdf，有效期至 2026-02，1.2 MB，SHA-256 3f2a9c01…", Standing.MET),
    ],
)
def test_that_a_paper_is_good_until_the_last_day_it_may_mean(until: str, words: str, standing: Standing) -> None:
    made = paper(file="证书.pdf", valid_until=PartialDate.parse(until))
    assert paper_words(made, KEPT, ON) == (words, standing)


def test_that_a_paper_without_a_file_proves_nothing_yet() -> None:
    assert paper_words(paper(), None, ON) == ("证书，未附文件，尚不能作为证据", Standing.OPEN)


def test_that_a_name_without_bytes_is_told_from_a_file() -> None:
    said, standing = paper_words(paper(file="证书.pdf"), None, ON)
    assert (said, standing) == ("证书，证书.pdf，只登记了文件名，没有附上文件", Standing.OPEN)


def test_that_a_date_nobody_can_read_is_shown_as_it_was_typed() -> None:
    said, standing = paper_words(paper(file="证书.pdf", valid_until=AsTyped("长期")), KEPT, ON)
    assert "有效期至 长期，可能已过期，请写明到哪一天" in said
    assert standing is Standing.OPEN


@pytest.fixture
def proven() -> Session:
    papers = [
        {"id": "x1", "record": "s1", "title": "学位证书", "file": "a.pdf"},
        {"id": "x2", "record": "s2", "title": "合同"},
    ]
    return session_of(staff=[{"id": "s1", "name": "示例甲"}, {"id": "s2"}], attachments=papers)


Show = Callable[[Session, str], Papers]


@pytest.fixture
def shown(qtbot: QtBot, settings: Settings) -> Show:
    """Return a function that shows the papers of a person."""

    def show(session: Session, record_id: str) -> Papers:
        papers = Papers(session, settings, Answers())
        qtbot.addWidget(papers)
        papers.show_record(session.lab.tables["staff"][record_id])
        papers.show()
        return papers

    return show


def test_that_only_the_records_own_papers_are_listed(shown: Show, proven: Session) -> None:
    assert shown(proven, "s1").words == ["学位证书，a.pdf，只登记了文件名，没有附上文件"]


def test_that_a_new_paper_belongs_to_the_record_and_is_gone_to(qtbot: QtBot, shown: Show, proven: Session) -> None:
    papers = shown(proven, "s1")
    with qtbot.waitSignal(proven.asked_to_show) as asked:
        QTest.mouseClick(papers.adding, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("attachments", "x3", "title")]
    assert proven.lab.tables["attachments"]["x3"].cell("record") == "s1"
    assert proven.undo_stack.undoText() == "登记 示例甲 的证明材料"


def test_that_a_paper_leads_to_itself(qtbot: QtBot, shown: Show, proven: Session) -> None:
    papers = shown(proven, "s2")
    only = papers.findChild(PaperLine, "paper_x2")
    assert only is not None
    with qtbot.waitSignal(proven.asked_to_show) as asked:
        QTest.mouseClick(only, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("attachments", "x2")]
