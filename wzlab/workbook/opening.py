"""A lab from a file, whatever it is: a document, interchange JSON, or a workbook of ours."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wzlab.files import read_head
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report
from wzlab.storage.interchange import load_document, read_lab
from wzlab.storage.packs_of_files import known_pack, pack_of

if TYPE_CHECKING:
    from wzlab.intake.sources import Source

_ZIP = b"PK\x03\x04"
_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})


def open_report(path: Path, pack_name: str | None, as_of: date | None) -> Report:
    """Return a file's lab, ready to be judged: by the pack asked for, else the file's, else the only one installed.

    Raises:
        WzlabError: the file or the pack cannot be read; its text is the sentence for the user.
    """
    lab, pack = open_lab(path, pack_name)
    return Report(pack, lab, as_of)


def open_lab(path: Path, pack_name: str | None) -> tuple[Lab, Pack]:
    """Return a file's lab and its pack: of a document, a workbook, or interchange JSON; none is locked or written to.

    Raises:
        WzlabError: the file or the pack cannot be read; its text is the sentence for the user.
    """
    if is_document_file(path):
        from wzlab.storage.document import read_document  # noqa: PLC0415 - sqlite is loaded where it is needed

        return read_document(path, known_pack(pack_name) if pack_name else None)
    if is_workbook_file(path):
        from wzlab.workbook.reading_back.labs import read_workbook  # noqa: PLC0415 - as the library that reads it

        read = read_workbook(path, pack_name)
        return read.lab, read.pack
    content = load_document(path)
    pack = known_pack(pack_name) if pack_name else pack_of(content.get("pack"))
    return read_lab(content, pack, path.name), pack


def is_document_file(path: Path) -> bool:
    """Tell whether a file is to be read as a document: it is one, or is called one.

    Raises:
        FileError: it cannot be read.
    """
    from wzlab.storage.head import is_document  # noqa: PLC0415 - as above

    return path.suffix.lower() == ".wzlab" or is_document(read_head(path))


def is_workbook_file(path: Path) -> bool:
    """Tell whether a file is to be read as a workbook: it is a zip archive, or is called a workbook and is no JSON.

    Raises:
        FileError: it cannot be read.
    """
    head = read_head(path)
    is_object = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return head.startswith(_ZIP) or (path.suffix.lower() in _WORKBOOK_SUFFIXES and not is_object)


def is_exported(source: "Source") -> bool:
    """Tell whether a spreadsheet was exported by this program and is read back, not imported; a template is none."""
    from wzlab.workbook.reading_back.sheets import layout_of  # noqa: PLC0415 - as the library that reads it

    return any(layout_of(grid) is not None for grid in source.sheets)
