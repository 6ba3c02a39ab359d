"""What is dropped on a window: files, the tables in a folder, and what is said of anything else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from ui.paths import IMPORTABLE, OPENABLE
from wzlab.language import _

NOTES = ".txt"
"""A text file may hold a table; one that merely lies in a folder is more often something to read."""


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine among what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def unfolded(paths: Sequence[Path]) -> list[Path]:
    """Return files as they are, and for a folder the tables that lie in it, by name; a folder without any stays."""
    return [file for path in paths for file in (list(_tables_in(path)) or [path])]


def _tables_in(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir()) if folder.is_dir() else []
        for path in inside:
            is_table = path.suffix.lower() in IMPORTABLE and path.suffix.lower() != NOTES
            if is_table and not path.name.startswith(("~$", ".")) and path.is_file():  # else a program's lock
                yield path
    except OSError:
        return  # whoever reads it says why


def is_folder(path: Path) -> bool:
    """Tell whether a path is that of a folder, as far as anybody may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def refusal(paths: Sequence[Path]) -> str:
    """Return the sentence why none of what was dropped can be used; "" if something can."""
    if any(path.suffix.lower() in (*OPENABLE, *IMPORTABLE) and not is_folder(path) for path in paths):
        return ""
    name = paths[0].name if paths else _("拖入的内容")
    if paths and is_folder(paths[0]):
        return _("文件夹“{name}”里没有可以导入的表格（Excel、WPS、CSV）。").format(name=name)
    words = _("“{name}”打不开：这里能打开实验室文件 .wzlab 和交换数据 .json，能导入 Excel、WPS、CSV 表格。")
    return words.format(name=name)
