"""`wzlab new`, `open`, `convert`, `export`, `charts` and `demo`: what makes files, and what starts the window.

Workbooks and charts load their libraries only here, when they are asked for: `check` starts without them.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE, report_lines, today
from wzlab.cli.console import say_error, visible
from wzlab.editing.starting import starting_lab
from wzlab.errors import WzlabError
from wzlab.files import read_bytes, reason, write_bytes, write_text
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report
from wzlab.resources import resource
from wzlab.storage.interchange import document_text, lab_document
from wzlab.storage.packs_of_files import known_pack, pack_of
from wzlab.workbook.opening import open_lab, open_report

DOCUMENT_SUFFIX = ".wzlab"
CHART_FORMATS = ("png", "svg", "pdf")


def run_convert(options: argparse.Namespace) -> int:
    """Validate a lab and write it as what the target's suffix says: a document, or JSON in its normal form.

    The normal form has defaults filled in, blanks left out, one order of keys.

    Exit status: 0 written, 2 the file breaks the contract (every complaint is printed) or cannot be written.
    """
    try:
        lab, pack = open_lab(Path(options.file), options.pack)
        _write_lab(lab, pack, options.output)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    return EXIT_READY


def _write_lab(lab: Lab, pack: Pack, target: str | None) -> None:
    if target is not None and target.lower().endswith(DOCUMENT_SUFFIX):
        _write_document(Path(target), lab, pack)
        return
    text = document_text(lab_document(lab))
    if target is None:
        print(text, end="")
    else:
        write_text(Path(target), text)


def _write_document(path: Path, lab: Lab, pack: Pack) -> None:
    from wzlab.storage.document import create_document  # noqa: PLC0415 - sqlite is loaded where it is needed

    create_document(path, lab, pack).close()


def run_new(options: argparse.Namespace) -> int:
    """Make a document of a new lab; nothing is overwritten.

    Exit status: 0 made, 2 it could not be.
    """
    path = Path(options.file)
    path = path if path.suffix.lower() == DOCUMENT_SUFFIX else path.with_name(path.name + DOCUMENT_SUFFIX)
    try:
        pack = known_pack(options.pack) if options.pack else pack_of(None)
        _write_document(path, starting_lab(pack, options.kind, options.name), pack)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("已新建 {path}").format(path=path))
    return EXIT_READY


def run_open(options: argparse.Namespace) -> int:
    """Start the window program, with a file if one is named, and leave it running.

    Exit status: 0 started, 2 it could not be.
    """
    try:
        # Detached: closing the terminal must not take the window with it.
        subprocess.Popen([*window_command(), *options.files[:1]], start_new_session=True)  # noqa: S603 - our own program
    except OSError as error:
        say_error(_("窗口程序启动不了：{reason}。").format(reason=reason(error)))
        return EXIT_UNREADABLE
    return EXIT_READY


def window_command() -> list[str]:
    """Return the command that starts the window: the program beside ours where we are frozen, else the module."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("wzlab-window" + Path(sys.executable).suffix))]
    return [sys.executable, "-m", "ui"]


def run_export(options: argparse.Namespace) -> int:
    """Write a lab's workbook, or the sheets of it that are asked for; print its path and the SHA-256 of what it says.

    Exit status: 0 written, 2 the lab cannot be read, there is no such sheet, or the workbook is not written.
    """
    if options.share and options.full_ids:
        say_error(_("共享稿不含证件号码和电话，“--share”和“--full-ids”不能同时用。"))
        return EXIT_UNREADABLE
    try:
        sheets = _sheets_asked_for(options.sheets)
        report = open_report(Path(options.file), options.pack, options.as_of)
        target = Path(options.output or f"{Path(options.file).stem}.xlsx")
        content_hash = export_workbook(
            report,
            target,
            full_ids=options.full_ids,
            picture=not options.no_picture,
            sheets=sheets,
            share=options.share,
        )
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("已写出 {path}").format(path=target))
    print(_("内容校验码 sha256:{hash}").format(hash=content_hash))
    return EXIT_READY


def _sheets_asked_for(text: str | None) -> tuple[str, ...] | None:
    """Return the ids of the sheets named in a list parted by commas, or None where none was asked for.

    Raises:
        SheetChoiceError: a name means no sheet.
    """
    from wzlab.workbook.titles import sheets_named  # noqa: PLC0415 - the workbook's modules are loaded on demand

    if text is None:
        return None
    return sheets_named(filter(None, map(str.strip, re.split("[,，、;；]", text))))


def export_workbook(
    report: Report,
    target: Path,
    *,
    full_ids: bool = False,
    picture: bool = True,
    sheets: tuple[str, ...] | None = None,
    share: bool = False,
) -> str:
    """Write a lab's workbook, tell which texts were too long for a cell, and return the SHA-256 of what it says.

    Raises:
        WzlabError: it cannot be written, or holds none of the sheets.
    """
    from wzlab.workbook.book import WorkbookOptions, write_workbook  # noqa: PLC0415 - openpyxl is loaded on demand

    options = WorkbookOptions(picture=picture, full_ids=full_ids, sheets=sheets, share=share)
    book = write_workbook(report, target, options)
    for cut in book.alterations:
        say_error(cut)
    return book.content_hash


def run_charts(options: argparse.Namespace) -> int:
    """Draw a lab's charts into a folder.

    Exit status: 0 drawn, 2 the lab cannot be read or a picture not written.
    """
    try:
        report = open_report(Path(options.file), options.pack, options.as_of)
        stem = Path(options.file).stem
        for path in draw_charts(report, Path(options.output), stem, options.format or CHART_FORMATS, options.chart):
            print(_("已写出 {path}").format(path=path))
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    return EXIT_READY


def draw_charts(
    report: Report, folder: Path, stem: str, formats: Iterable[str], wanted: Sequence[str] | None = None
) -> list[Path]:
    """Draw every chart that the lab's pack has something for, as `folder/stem-chart.format`; return the files.

    `wanted` are the ids of those to draw (None: all).

    Raises:
        WzlabError: a picture cannot be written.
    """
    from wzlab.charts.catalogue import suited_charts  # noqa: PLC0415 - matplotlib is loaded on demand
    from wzlab.charts.saving import save_figure  # noqa: PLC0415 - matplotlib is loaded on demand

    paths = []
    for chart in suited_charts(report):
        if wanted and chart.id not in wanted:
            continue
        figure = chart.draw(report).figure
        for suffix in formats:
            paths.append(folder / f"{stem}-{chart.id}.{suffix}")
            save_figure(figure, paths[-1])
    return paths


def run_demo(options: argparse.Namespace) -> int:
    """Run the main job on the three invented labs: judge them, print the verdicts, write workbooks and charts.

    Exit status: 0 done, 2 something could not be written.
    """
    folder = Path(options.folder)
    try:
        for sample in sorted(resource("samples").glob("*.json")):
            _demonstrate(sample, folder)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("示例数据、工作簿和图表已写入 {folder}").format(folder=folder.resolve()))
    return EXIT_READY


def _demonstrate(sample: Path, folder: Path) -> None:
    copy = folder / sample.name
    write_bytes(copy, read_bytes(sample))
    report = open_report(copy, None, None)
    print("\n".join(map(visible, [*report_lines(report, copy.name, today()), ""])), flush=True)
    export_workbook(report, folder / f"{sample.stem}.xlsx")
    draw_charts(report, folder, sample.stem, CHART_FORMATS)
