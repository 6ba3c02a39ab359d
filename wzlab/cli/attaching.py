"""`wzlab attach`: files that prove a record, put into a lab's document."""

import argparse
from pathlib import Path

from wzlab.changes import apply
from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE
from wzlab.cli.console import say_error, visible
from wzlab.columns import Record
from wzlab.errors import FileError, WzlabError
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import Attachment
from wzlab.storage.attaching import Taken, attaching_change, papers_of, size_words, taken_files, unattached_names
from wzlab.storage.document import Document, open_document


def run_attach(options: argparse.Namespace) -> int:
    """Keep files in a document and let papers of a record name them, as one step; a paper takes one file.

    Options: `lab`, `record` (an id), `files`.  Prints, for each file, the id of its paper, the name it is kept under,
    its size and its SHA-256.

    Exit status: 0 all of them are attached, 2 none is.
    """
    try:
        document = open_document(Path(options.lab))
        try:
            lines = _attach(document, options.record, [Path(name) for name in options.files])
        finally:
            document.close()
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print("\n".join(map(visible, lines)))
    return EXIT_READY


def _attach(document: Document, record_id: str, paths: list[Path]) -> list[str]:
    if document.read_only is not None:
        raise FileError(document.read_only)
    lab = document.lab
    record = lab.find(record_id)
    if record is None:
        told = _("“{path}”里没有编号为“{id}”的记录；编号在导出的工作簿和 check --json 的结果里。")
        raise FileError(told.format(path=document.path, id=record_id))
    if isinstance(record, Attachment) and len(paths) > 1:
        raise FileError(_("一份材料只放一个文件，没有附上；要附几个文件，请写它证明的那条记录的编号。"))
    taken = taken_files(document, paths, unattached_names(lab, document, record), _no_report)
    change, label = attaching_change(lab, record, taken)
    if change is not None:
        _inverse, edits = apply(lab, change)
        document.write(document.prepare(label, edits))
    return [*(_line(lab, record, one) for one in taken), _("已{label}。").format(label=label)]


def _line(lab: Lab, record: Record, taken: Taken) -> str:
    paper = next(paper for paper in papers_of(lab, lab.find(record.id) or record) if paper.file == taken.file.name)
    return f"{paper.id}  {taken.file.name}  {size_words(taken.file.size)}  {taken.file.sha256}"


def _no_report(_done: int, _total: int) -> None:
    """Nobody waits."""
