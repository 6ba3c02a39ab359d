"""The labs and packs that a command's arguments name."""

from datetime import date
from pathlib import Path

from wzlab.files import read_head
from wzlab.lab import Lab
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report
from wzlab.storage.interchange import load_document, read_lab
from wzlab.storage.packs_of_files import known_pack, pack_of


def open_report(path: Path, pack_name: str | None, as_of: date | None) -> Report:
    """Return a file's lab, ready to be judged: by the pack asked for, else the file's, else the only one installed.

    Raises:
        WzlabError: the file or the pack cannot be read; its text is the sentence for the user.
    """
    lab, pack = open_lab(path, pack_name)
    return Report(pack, lab, as_of)


def open_lab(path: Path, pack_name: str | None) -> tuple[Lab, Pack]:
    """Return a file's lab and its pack: of a document, or of interchange JSON; neither is locked or written to.

    Raises:
        WzlabError: the file or the pack cannot be read; its text is the sentence for the user.
    """
    if is_document_file(path):
        from wzlab.storage.document import read_document  # noqa: PLC0415 - sqlite is loaded where it is needed

        return read_document(path, known_pack(pack_name) if pack_name else None)
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


__all__ = ["is_document_file", "known_pack", "open_lab", "open_report"]
