"""The import and the template, offered at a table and in place of an empty one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers import wenzhou
from tests.ui.faults import made
from tests.ui.helpers import TODAY, session_of
from tests.ui.tables.pages import STAFF, shown_page
from ui.session import Session
from ui.settings import Settings
from wzlab.records import Room
from wzlab.storage.document import open_document


def test_that_a_table_offers_both_among_its_buttons(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(staff=STAFF), settings)
    for name, signal in (("import_tables", page.ways_in.import_asked), ("make_template", page.ways_in.template_asked)):
        button = page.findChild(QToolButton, f"button_{name}")
        assert button is not None
        assert button.accessibleName()
        with qtbot.waitSignal(signal):
            button.click()


def test_that_an_empty_table_offers_both_and_names_its_kind(qtbot: QtBot, settings: Settings) -> None:
    page = shown_page(qtbot, session_of(), settings, Room)
    names = [button.objectName() for button in page.empty.findChildren(QPushButton)]
    assert names == ["empty_record_paste", "empty_import_tables", "empty_make_template", "empty_record_add_below"]
    assert page.empty.words.text().endswith("已有表格的，导入或直接拖进窗口；要请别人填的，先生成模板。")
    button = page.empty.findChild(QPushButton, "empty_make_template")
    assert button is not None
    assert "场地" in button.toolTip()
    with qtbot.waitSignal(page.ways_in.template_asked) as asked:
        button.click()
    assert asked.args == ["rooms"]


@pytest.mark.parametrize("read_only", [True, False])
def test_that_a_lab_that_can_only_be_read_imports_nothing_and_may_make_templates(
    qtbot: QtBot, settings: Settings, tmp_path: Path, read_only: bool
) -> None:
    document = open_document(made(tmp_path / "a.wzlab"), read_only=read_only)
    session = Session(wenzhou(), document.lab, TODAY, document)
    page = shown_page(qtbot, session, settings, Room)
    assert page.ways_in.tables_in.isEnabled() is not read_only
    assert page.ways_in.template.isEnabled()
    assert ("拖进窗口" in page.empty.words.text()) is not read_only
    session.close()
