"""The start page: a new lab, a file, a sample, what was used last, what is dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.helpers import SAMPLES as SAMPLE_NAMES
from ui.checks.painting import height_of
from ui.pages.start import RecentButton, StartPage
from ui.samples import SAMPLES
from ui.settings import Settings


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> StartPage:
    """Return the start page of somebody who has opened nothing yet."""
    made = StartPage(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_big_buttons_ask_for_a_new_lab_and_for_a_file(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.new_asked):
        page.new_button.click()
    with qtbot.waitSignal(page.open_asked):
        page.open_button.click()
    assert "Ctrl+N" in page.new_button.text()
    assert "Ctrl+O" in page.open_button.text()


def test_that_every_sample_is_offered_by_a_name_that_exists(page: StartPage, qtbot: QtBot) -> None:
    assert set(SAMPLES) == set(SAMPLE_NAMES)
    with qtbot.waitSignal(page.sample_asked) as asked:
        page.sample_buttons["draft-blanks"].click()
    assert asked.args == ["draft-blanks"]


def test_that_files_used_last_are_offered_and_missing_ones_are_not(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    here, gone = tmp_path / "甲.wzlab", tmp_path / "乙.wzlab"
    here.touch()
    settings.remember_recent(here)
    settings.remember_recent(gone)
    page = StartPage(settings)
    qtbot.addWidget(page)
    assert [button.path for button in page.recent_buttons] == [here]
    with qtbot.waitSignal(page.path_asked) as asked:
        page.recent_buttons[0].click()
    assert asked.args == [here]


def dropped(paths: list[Path]) -> QMimeData:
    """Return what files that are dropped look like."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("name", ["甲.wzlab", "乙.JSON"])
def test_that_a_file_that_can_be_opened_is_taken_when_dropped(
    page: StartPage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    data = dropped([tmp_path / "a.docx", tmp_path / name])
    event = QDropEvent(
        QPoint(5, 5).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.path_asked) as asked:
        page.dropEvent(event)
    assert asked.args == [tmp_path / name]
    assert not page.refused.isVisible()


def test_that_another_file_is_refused_with_what_can_be_opened(page: StartPage, tmp_path: Path) -> None:
    page.take([tmp_path / "说明.docx"])
    assert page.refused.isVisible()
    told = "“说明.docx”打不开：这里能打开实验室文件 .wzlab 和交换数据 .json，能导入 Excel、WPS、CSV 表格。"
    assert page.refused.text() == told


def test_that_tables_are_asked_to_be_imported(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    dropped = [tmp_path / "人员.XLSX", tmp_path / "设备.csv"]
    with qtbot.waitSignal(page.sheets_dropped) as asked:
        page.take(dropped)
    assert asked.args == [dropped]
    assert not page.refused.isVisible()


def test_that_a_chinese_name_has_the_room_it_needs(qtbot: QtBot) -> None:
    button = RecentButton(Path("未命名实验室.wzlab"), "2026-01-05")
    qtbot.addWidget(button)
    line = height_of("未命名实验室.wzlab", button.fontMetrics(), 10_000)
    assert button.sizeHint().height() >= 2 * line
