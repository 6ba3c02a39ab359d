"""Templates made from the window: what is asked, what is written, what is never written over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.helpers import sample, wenzhou
from tests.ui.faults import answer, asked, desk_of
from ui.dialogs.colleagues import ColleaguesDialog
from ui.dialogs.template import TemplateDialog
from ui.main_window import MainWindow
from ui.pages.blanks import BlanksPage
from ui.settings import Settings
from ui.tables.page import RecordPage
from ui.templates import kinds_words
from ui.wizard.window import ImportWindow
from ui.work import wait_for_work
from wzlab.records import Instrument, Person, Project, Room
from wzlab.storage.document import create_document


@pytest.fixture
def said() -> list[str]:
    """Return what the window says, sentence by sentence."""
    return []


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> Iterator[MainWindow]:
    """Yield the window with a lab that has blanks."""
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))
    create_document(tmp_path / "实验室.wzlab", sample("draft-blanks"), wenzhou()).close()
    shown = MainWindow(desk_of(tmp_path, settings))
    shown.template_maker.said.connect(said.append)
    qtbot.addWidget(shown)
    shown.show()
    shown.desk.open_path(tmp_path / "实验室.wzlab")
    yield shown
    wait_for_work()
    answer(shown.desk, 2)
    shown.desk.put_away()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.job is None, timeout=30_000)


def page_of(window: MainWindow, key: str) -> object:
    window.show_section(key)
    assert window.workspace is not None
    return window.workspace.page


def dialog_of(window: MainWindow) -> TemplateDialog:
    window.make_template()
    (dialog,) = window.findChildren(TemplateDialog)
    return dialog


def test_that_the_kinds_ticked_are_made_into_one_workbook(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, said: list[str]
) -> None:
    page_of(window, "rooms")
    dialog = dialog_of(window)
    dialog.boxes[Person].setChecked(True)
    answer(window.desk, tmp_path / "请填")
    dialog.accept()
    rest(qtbot, window)
    assert said == ["已生成模板“请填.xlsx”（人员、场地）；填好后拖进本窗口就能导入。"]
    names = load_workbook(tmp_path / "请填.xlsx").sheetnames
    assert [name.partition("_")[2] for name in names[:2]] == ["人员名单", "科研用房"]


def test_that_the_button_of_a_table_makes_one_of_its_kind_without_another_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, said: list[str]
) -> None:
    page = page_of(window, "staff")
    assert isinstance(page, RecordPage)
    answer(window.desk, tmp_path / "人员.xlsx")
    page.ways_in.template.trigger()
    rest(qtbot, window)
    assert asked(window.desk) == ["生成模板"]
    assert said == ["已生成模板“人员.xlsx”（人员）；填好后拖进本窗口就能导入。"]


def test_that_a_template_that_is_there_is_kept_and_another_name_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, said: list[str]
) -> None:
    (tmp_path / "人员.xlsx").write_text("filled in")
    answer(window.desk, tmp_path / "人员.xlsx", 0, tmp_path / "人员2.xlsx")
    window.template_maker.make("staff")
    rest(qtbot, window)
    assert asked(window.desk)[1].endswith("已经存在，也许有人填过，没有覆盖；请换一个文件名。")
    assert (tmp_path / "人员.xlsx").read_text() == "filled in"
    rest(qtbot, window)
    assert (tmp_path / "人员2.xlsx").exists()
    assert "人员2.xlsx" in said[-1]


def test_that_thinking_better_of_it_writes_nothing(window: MainWindow, tmp_path: Path) -> None:
    before = sorted(tmp_path.glob("*.xlsx"))
    answer(window.desk, None)
    window.template_maker.make("staff")
    assert window.job is None
    assert sorted(tmp_path.glob("*.xlsx")) == before


def test_that_a_template_that_is_dropped_back_is_looked_at(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    answer(window.desk, path := tmp_path / "人员.xlsx")
    window.template_maker.make("staff")
    rest(qtbot, window)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    example = next(row for row in range(1, 20) if str(sheet.cell(row, 1).value or "").startswith("示例"))
    sheet.cell(example + 1, 2).value = "新来的"
    book.save(path)
    assert window.importer.takes([path])
    rest(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportWindow)))
    for wizard in window.findChildren(ImportWindow):
        wizard.close()


def test_that_the_import_is_asked_for_from_a_table(window: MainWindow) -> None:
    page = page_of(window, "staff")
    assert isinstance(page, RecordPage)
    answer(window.desk, [])
    page.ways_in.tables_in.trigger()
    assert asked(window.desk) == ["导入表格，或改好发回的工作簿（可多选）"]


def test_that_the_blanks_are_sent_to_those_who_know(window: MainWindow) -> None:
    page = page_of(window, "blanks")
    assert isinstance(page, BlanksPage)
    page.send_button.click()
    (dialog,) = window.findChildren(ColleaguesDialog)
    dialog.reject()


def test_that_many_kinds_are_counted_and_few_are_named() -> None:
    assert kinds_words([Person, Room]) == "人员、场地"
    assert kinds_words([Person, Room, Instrument, Project]) == "4 张工作表"
