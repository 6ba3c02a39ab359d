"""`wzlab import`: spreadsheets taken over into a lab: other people's tables, and workbooks of ours that came back."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import simplejson

from wzlab.changes import apply
from wzlab.cli.console import say_error, visible
from wzlab.cli.others_tables import OthersTables, TakenTables, kind_of
from wzlab.cli.returned import MergedBooks, ReturnedBooks
from wzlab.errors import FileError, WzlabError
from wzlab.files import write_text
from wzlab.importing.answering import load_answers
from wzlab.importing.memory import Memory
from wzlab.importing.model import Decisions, Mode
from wzlab.intake.children import read_elsewhere
from wzlab.intake.sources import Source
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.storage.interchange import document_text, lab_document
from wzlab.workbook.opening import is_document_file, is_exported, is_workbook_file, open_lab
from wzlab.workbook.reading_back.merging import merged
from wzlab.workbook.reading_back.tables import read_book

FORMAT = "wzlab-import/1"
"""What `--json` prints; see `docs/import.schema.json`."""
EXIT_DECIDED, EXIT_UNDECIDED, EXIT_UNREADABLE = 0, 1, 2
MODES: Mapping[str, Mode] = {"good": Mode.GOOD_ROWS, "all": Mode.ALL_OR_NOTHING, "typed": Mode.AS_TYPED}
"""What `--mode` takes."""

Round = ReturnedBooks | OthersTables
Result = MergedBooks | TakenTables


def run_import(options: argparse.Namespace) -> int:
    """Take spreadsheets over into a lab: a document as one step of its history for each sort, or interchange JSON.

    Workbooks that this program exported are read back first, then everything else is imported.

    Options: `lab`, `files`, `kind`, `profile`, `encoding`, `mode` (a key of `MODES`), `answers`, `problems`, `dry_run`,
    `json`, `prefer` ("here", "there" or None), `answer` ("same", "new" or None), `pack`.

    Exit status: 0 all was taken over, 1 something was left out or is to be decided (the rest is taken over), 2 a file
    cannot be read or written, and the lab is as it was.
    """
    path = Path(options.lab)
    try:
        _check_lab(path)
        lab, pack = open_lab(path, options.pack)
        rounds = _rounds(options)
        results = _results(rounds, lab, pack)
        _write_problems(options, results)
        is_written = not options.dry_run and any(result.change is not None for result in results)
        if is_written:
            _write(path, pack, rounds)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    _print(options, results, path)
    return EXIT_DECIDED if all(result.is_complete for result in results) else EXIT_UNDECIDED


def _check_lab(path: Path) -> None:
    """Raise if what is to be imported into is a workbook: writing a lab there would destroy it.

    Raises:
        FileError: it is one, or it cannot be read.
    """
    if not is_document_file(path) and is_workbook_file(path):
        told = _("“{path}”是工作簿，不能并入；第一个文件应是实验室的 .wzlab 或交换 JSON，要导入的表格写在它后面。")
        raise FileError(told.format(path=path))


def _rounds(options: argparse.Namespace) -> list[Round]:
    """Read the files and sort them: what this program exported, and what it did not.

    Raises:
        WzlabError: one of them cannot be read, or an argument names what there is none of.
    """
    kind = kind_of(options.kind) if options.kind else ""
    memory = Memory.load(Path(options.profile)) if options.profile else Memory()
    answers = load_answers(Path(options.answers)) if options.answers else []
    paths = dict.fromkeys(map(Path, options.files))
    ours: list[Source] = []
    others: list[Source] = []
    for path in paths:
        source = read_elsewhere(path, encoding=options.encoding or "")
        (ours if is_exported(source) else others).append(source)
    rounds: list[Round] = []
    if ours:
        books = [read_book(source.path) for source in ours]
        rounds.append(ReturnedBooks(books, options.prefer or "", options.answer or ""))
    if others:
        found = OthersTables.of(others, memory, Decisions(mode=MODES[options.mode]), kind)
        rounds.append(replace(found, answers=answers))
    return rounds


def _results(rounds: Sequence[Round], lab: Lab, pack: Pack) -> list[Result]:
    """Return what comes of each round in a lab with the rounds before it."""
    results: list[Result] = []
    for one in rounds:
        results.append(one.on(lab, pack))
        lab = merged(lab, results[-1].change)
    return results


def _write_problems(options: argparse.Namespace, results: Sequence[Result]) -> None:
    for result in results:
        if options.problems and isinstance(result, TakenTables):
            result.write_troubles(Path(options.problems))


def _write(path: Path, pack: Pack, rounds: Sequence[Round]) -> None:
    if not is_document_file(path):
        lab, _pack = open_lab(path, pack.id)
        for one in rounds:
            lab = merged(lab, one.on(lab, pack).change)
        write_text(path, document_text(lab_document(lab)))
        return
    from wzlab.storage.document import open_document  # noqa: PLC0415 - sqlite is loaded where it is needed

    document = open_document(path, pack=pack)
    try:
        for one in rounds:
            result = one.on(document.lab, pack)  # somebody may have written it meanwhile
            if result.change is not None:
                _inverse, edits = apply(document.lab, result.change)
                document.write(document.prepare(result.label, edits, result.origins))
    finally:
        document.close()


# --- what is printed ------------------------------------------------------------------------------------------------


def _print(options: argparse.Namespace, results: Sequence[Result], path: Path) -> None:
    outcomes = [result.outcome(_done(result, path, is_preview=options.dry_run)) for result in results]
    if options.json:
        entry = _entry(results, outcomes, is_preview=options.dry_run)
        print(simplejson.dumps(entry, ensure_ascii=False))
        return
    for result, outcome in zip(results, outcomes, strict=True):
        print("\n".join(map(visible, [*result.lines(), outcome])))


def _done(result: Result, path: Path, *, is_preview: bool) -> str:
    if is_preview:
        return _("{label}，只是预览，没有写入。").format(label=result.label)
    return _("{label}，已写入 {path}。").format(label=result.label, path=path)


def _entry(results: Sequence[Result], outcomes: Sequence[str], *, is_preview: bool) -> dict[str, Any]:
    """Return what is printed as JSON; what was read back stands in `read_back` if tables were imported with it."""
    entries = [
        {"format": FORMAT} | result.entry(outcome, written=result.change is not None and not is_preview)
        for result, outcome in zip(results, outcomes, strict=True)
    ]
    return entries[0] if len(entries) == 1 else entries[1] | {"read_back": entries[0]}
