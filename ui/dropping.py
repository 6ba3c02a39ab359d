"""What is dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine among what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
