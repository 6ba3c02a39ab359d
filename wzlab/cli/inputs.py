"""The labs and packs that a command's arguments name."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from wzlab.errors import FileError
from wzlab.language import _
from wzlab.policy.loading import find_pack, installed_packs
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report
from wzlab.storage.interchange import load_document, read_lab

known_pack = lru_cache(maxsize=None)(find_pack)
"""`find_pack`, but each pack is read once a run."""


def open_report(path: Path, pack_name: str | None, as_of: date | None) -> Report:
    """Return a file's lab, ready to be judged: by the pack asked for, else the file's, else the only one installed.

    Raises:
        WzlabError: the file or the pack cannot be read; its text is the sentence for the user.
    """
    document = load_document(path)
    pack = known_pack(pack_name) if pack_name else _pack_of(document.get("pack"))
    return Report(pack, read_lab(document, pack, path.name), as_of)


def _pack_of(name: object) -> Pack:
    """Return the pack a lab's file names; by its id only, so that a stranger's file opens no path of its choice."""
    installed = list(installed_packs())
    if isinstance(name, str) and name.strip():
        if name.strip() in installed:
            return known_pack(name.strip())
        raise FileError(
            _("找不到政策包“{name}”。已安装的有：{known}；也可以给出政策包文件的路径。").format(
                name=name.strip(), known=_("、").join(installed)
            )
        )
    if len(installed) != 1:
        raise FileError(
            _("文件没有写明政策包，而已安装的不止一个（{known}）；请用 --pack 指定。").format(
                known=_("、").join(installed)
            )
        )
    return known_pack(installed[0])
