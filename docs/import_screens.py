"""Pictures of the import's window, step by step: `python docs/import_screens.py FOLDER`.

What is imported is invented: a staff list with titles above it, an asset register without a unit, a list in GB18030, a
file that is no workbook.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from screens import LARGE, TODAY, State, lab_of

from ui.app import dress, make_app
from ui.ask import Ask
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.settings import LANGUAGE, SCHEME, Settings
from ui.wizard.steps import Step
from ui.wizard.window import ImportWindow
from wzlab.policy.loading import find_pack
from wzlab.storage.document import create_document

STATES = (
    State("university-ready"),
    State("university-ready", scheme="dark"),
    State("university-ready", language="en"),
    State("empty", size=LARGE),
    State("large", size=LARGE, scheme="dark", language="en"),
)
GUIDE_PICTURES = {"columns": "import-columns", "questions": "import-questions", "preview": "import-preview"}
"""Steps of the first state that the guide shows, and what their pictures are called there."""

MARGIN = 60
"""How much smaller than the main window the import's is, in pixels."""


def messy_files(folder: Path) -> list[Path]:
    """Write the files that are imported."""
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "在职人员"
    for row in (
        ["样例大学 2025 年人员花名册"],
        ["填报单位：样例大学", None, None, "填报日期：2025年12月1日"],
        ["序号", "姓名", "身份证号", "出生年月", "职称", "最高学位", "所在单位", "备注"],
        [1, "样例甲", "000000198005010017", "1980.05", "教授", "博士", "样例大学"],
        [2, "样例乙", None, "1985年3月", "助理教授", "博士", "样例大学"],
        [3, "样例丙", 330302199003030016, "不详", "高级工程师", "博士研究生", "样例智能研究院"],
        [4, "样例丁", None, "1991.1", "工程师", "硕士", "样例智能研究院", "长期出差"],
        ["合计", 4],
        ["注：截至 2025 年底。"],
    ):
        people.append(row)
    assets = book.create_sheet("设备")
    for values in (
        ["资产编号", "设备名称", "原值", "购置日期"],
        ["S-1", "算力服务器", 1250000, "2023-05-01"],
        ["S-2", "采集系统", 86000, "2022.6"],
    ):
        assets.append(values)
    book.save(folder / "人事处.xlsx")
    lines = (
        "项目名称,项目编号,计划类别,立项时间,起止时间\n"
        "视觉检测,X-1,国家自然科学基金面上项目,2024-01,2024.01-2027.12\n"
        "感知决策,X-2,国家重点研发计划子课题,2023.5,2023.05-至今\n"
    )
    (folder / "项目清单.csv").write_bytes(lines.encode("gb18030"))
    (folder / "坏的.xlsx").write_bytes(b"no workbook")
    return [folder / name for name in ("人事处.xlsx", "项目清单.csv", "坏的.xlsx")]


def pictures(app: QApplication, state: State, folder: Path) -> Iterator[tuple[str, Path]]:
    """Draw every step of an import in a state; yield each step's name with its picture."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch, "settings.ini"))
        settings.set(LANGUAGE, state.language)
        settings.set(SCHEME, state.scheme)
        dress(settings)
        window = MainWindow(Desk(Ask(), settings, Path(scratch), lambda: TODAY))
        window.resize(*state.size)
        window.show()
        window.desk.show(
            create_document(Path(scratch, f"{state.lab}.wzlab"), lab_of(state.lab), find_pack("wenzhou-ai-2025"))
        )
        window.importer.read(messy_files(Path(scratch)))
        _wait(app, lambda: window.findChild(ImportWindow) is not None)
        shown = window.findChild(ImportWindow)
        assert shown is not None
        shown.resize(state.size[0] - MARGIN, state.size[1] - MARGIN)
        _wait(app, lambda: not shown.round.is_busy)
        for step in Step:
            shown.show_step(step)
            for _turn in range(5):
                app.processEvents()
            name = step.name.lower()
            path = folder / f"import-{state.name}-{name}.png"
            shown.grab().save(str(path))
            yield name, path
        shown.close_silently()
        window.desk.put_away()
        window.close()


def _wait(app: QApplication, is_done: Callable[[], bool]) -> None:
    while not is_done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main() -> None:
    """Draw every state into a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("WZLAB_DATA", tempfile.mkdtemp())
    app = make_app(sys.argv[:1])
    for state in STATES:
        list(pictures(app, state, options.folder))


if __name__ == "__main__":
    main()
