"""What is dropped on a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from ui.dropping import dropped_files, is_folder, refusal, unfolded


def test_that_only_files_of_this_machine_are_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.xlsx"), QUrl.fromLocalFile("/folder/人员 1.xlsx")])
    assert dropped_files(data) == [Path("/folder/人员 1.xlsx")]


def test_that_a_folder_stands_for_the_tables_that_lie_in_it(tmp_path: Path) -> None:
    for name in ("设备.xls", "人员.XLSX", "~$人员.XLSX", ".隐藏.csv", "说明.txt", "通知.docx"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "旧表.xlsx").mkdir()
    one = tmp_path / "说明.txt"
    assert unfolded([tmp_path, one]) == [tmp_path / "人员.XLSX", tmp_path / "设备.xls", one]


def test_that_a_folder_without_tables_and_a_file_of_another_kind_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    assert unfolded([folder]) == [folder]
    assert refusal([folder]) == "文件夹“照片”里没有可以导入的表格（Excel、WPS、CSV）。"
    told = "“通知.docx”打不开：这里能打开实验室文件 .wzlab 和交换数据 .json，能导入 Excel、WPS、CSV 表格。"
    assert refusal([Path("通知.docx"), folder]) == told
    assert refusal([Path("通知.docx"), Path("人员.xlsx")]) == ""


def test_that_a_folder_that_nobody_may_look_into_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "人员.xlsx").write_bytes(b"")
    monkeypatch.setattr(Path, "is_file", _forbidden)
    assert unfolded([tmp_path]) == [tmp_path]
    monkeypatch.setattr(Path, "is_dir", _forbidden)
    assert not is_folder(tmp_path)
    assert refusal([tmp_path / "人员.xlsx"]) == ""


def _forbidden(path: Path) -> bool:
    raise PermissionError(13, "Permission denied", str(path))
