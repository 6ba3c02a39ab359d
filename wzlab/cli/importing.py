"""`wzlab import`: workbooks that came back, taken over into a lab."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simplejson

from wzlab.changes import apply
from wzlab.cli.console import say_error, visible
from wzlab.editing.rows import Labelled
from wzlab.errors import FileError, WzlabError
from wzlab.files import write_text
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.records import Laboratory
from wzlab.storage.interchange import document_text, lab_document
from wzlab.workbook.opening import is_document_file, is_workbook_file, open_lab
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Answer, Comparison
from wzlab.workbook.reading_back.merging import Decisions, left_undecided, merge_change, merged, preferring
from wzlab.workbook.reading_back.tables import BookRead, read_book
from wzlab.workbook.reading_back.wording import Wording

EXIT_DECIDED, EXIT_UNDECIDED, EXIT_UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the arguments decide: which side is right, and whose the doubtful rows are ("" for nothing)."""

    prefer: str
    answer: str

    def compared(self, lab: Lab, pack: Pack, books: Sequence[BookRead]) -> Comparison:
        """Return how the workbooks differ from the lab, doubtful rows answered as was asked for.

        A workbook that seems to be another lab's stays out: what it would do is too much for an answer given unseen.
        """
        comparison = compare(lab, pack, books)
        if not (self.answer and comparison.questions):
            return comparison
        rows = [one for one in comparison.questions if one.table != Laboratory.table]
        return compare(lab, pack, books, {one.key: Answer(self.answer) for one in rows})

    def decisions(self, comparison: Comparison) -> Decisions:
        """Return what the side that is right decides."""
        if self.prefer == "here":
            return preferring(comparison, "here")
        return preferring(comparison, "there") if self.prefer == "there" else Decisions()


def run_import(options: argparse.Namespace) -> int:
    """Take the edits of workbooks over into a lab: a document as one step of its history, or interchange JSON.

    Options: `lab`, `books`, `dry_run`, `json`, `prefer` ("here", "there" or None), `answer` ("same", "new" or None),
    `pack`.

    Exit status: 0 nothing is left undecided, 1 something is (the rest is taken over), 2 a file cannot be read or
    written, and nothing was.
    """
    wishes = _Wishes(options.prefer or "", options.answer or "")
    path = Path(options.lab)
    try:
        _check_lab(path)
        lab, pack = open_lab(path, options.pack)
        books = [read_book(book) for book in dict.fromkeys(map(Path, options.books))]
        comparison = wishes.compared(lab, pack, books)
        decisions = wishes.decisions(comparison)
        step = merge_change(comparison, decisions)
        is_written = step.change is not None and not options.dry_run
        if is_written:
            _write(path, pack, books, wishes, step)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    left = len(left_undecided(comparison, decisions))
    outcome = _outcome(step, path, left, is_written=is_written)
    if options.json:
        print(simplejson.dumps(_entry(comparison, decisions, outcome, is_written=is_written), ensure_ascii=False))
    else:
        print("\n".join(map(visible, [*_lines(comparison), outcome])))
    return EXIT_UNDECIDED if left else EXIT_DECIDED


def _check_lab(path: Path) -> None:
    """Raise if what is to be merged into is a workbook: writing a lab there would destroy it.

    Raises:
        FileError: it is one, or it cannot be read.
    """
    if not is_document_file(path) and is_workbook_file(path):
        told = _("“{path}”是工作簿，不能并入；第一个文件应是实验室的 .wzlab 或交换 JSON，改过的工作簿写在它后面。")
        raise FileError(told.format(path=path))


def _write(path: Path, pack: Pack, books: Sequence[BookRead], wishes: _Wishes, step: Labelled) -> None:
    if not is_document_file(path):
        lab, _pack = open_lab(path, pack.id)
        write_text(path, document_text(lab_document(merged(lab, step.change))))
        return
    from wzlab.storage.document import open_document  # noqa: PLC0415 - sqlite is loaded where it is needed

    document = open_document(path, pack=pack)
    try:
        comparison = wishes.compared(document.lab, pack, books)  # somebody may have written it meanwhile
        change, label = merge_change(comparison, wishes.decisions(comparison))
        if change is not None:
            _inverse, edits = apply(document.lab, change)
            document.write(document.prepare(label, edits))
    finally:
        document.close()


# --- what is printed ------------------------------------------------------------------------------------------------


def _lines(comparison: Comparison) -> Iterator[str]:
    wording = Wording(comparison)
    yield from wording.sentences()


def _outcome(step: Labelled, path: Path, left: int, *, is_written: bool) -> str:
    """Return the last line: what was taken over, and what is left."""
    if step.change is None:
        done = _("没有可并入的修改。")
    elif is_written:
        done = _("{label}，已写入 {path}。").format(label=step.label, path=path)
    else:
        done = _("{label}，只是预览，没有写入。").format(label=step.label)
    if not left:
        return done
    return done + _("另有 {number} 处待定，没有并入；可用 --prefer 或 --same、--new 决定。").format(number=left)


def _entry(comparison: Comparison, decisions: Decisions, outcome: str, *, is_written: bool) -> dict[str, Any]:
    wording = Wording(comparison)
    left = {one.key for one in left_undecided(comparison, decisions)}
    return {
        "files": list(comparison.files),
        "differences": [wording.entry(one) for one in comparison.differences],
        "undecided": [
            wording.entry(one) | {"decided": one.key not in left}
            for one in (*comparison.undecided, *comparison.questions)
        ],
        "told": list(map(str, comparison.told)),
        "written": is_written,
        "message": outcome,
    }
