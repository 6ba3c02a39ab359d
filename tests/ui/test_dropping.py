"""What is dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from ui.dropping import dropped_files


def test_that_only_files_of_this_machine_are_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.xlsx"), QUrl.fromLocalFile("/folder/人员 1.xlsx")])
    assert dropped_files(data) == [Path("/folder/人员 1.xlsx")]
