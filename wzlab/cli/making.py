"""`wzlab convert`, `export`, `charts` and `demo`: what makes files.

Workbooks and charts load their libraries only here, when they are asked for: `check` starts without them.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE, report_lines, today
from wzlab.cli.console import say_error, visible
from wzlab.cli.inputs import open_report
from wzlab.errors import WzlabError
from wzlab.files import read_bytes, write_bytes, write_text
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.resources import resource
from wzlab.storage.interchange import document_text, lab_document

CHART_FORMATS = ("png", "svg", "pdf")


def run_convert(options: argparse.Namespace) -> int:
    """Validate a lab and write it normalised: defaults filled in, blanks left out, one order of keys.

    Exit status: 0 written, 2 the file breaks the contract (every complaint is printed).
    """
    try:
        report = open_report(Path(options.file), options.pack, None)
        text = document_text(lab_document(report.lab))
        if options.output is None:
            print(text, end="")
        else:
            write_text(Path(options.output), text)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    return EXIT_READY


def run_export(options: argparse.Namespace) -> int:
    """Write a lab's workbook.

    Exit status: 0 written, 2 the lab cannot be read or the workbook not written.
    """
    try:
        report = open_report(Path(options.file), options.pack, options.as_of)
        target = Path(options.output or f"{Path(options.file).stem}.xlsx")
        export_workbook(report, target, full_ids=options.full_ids, picture=not options.no_picture)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("已写出 {path}").format(path=target))
    return EXIT_READY


def export_workbook(report: Report, target: Path, full_ids: bool = False, picture: bool = True) -> None:
    """Write a lab's workbook and tell which texts were too long for a cell.

    Raises:
        WzlabError: it cannot be written.
    """
    from wzlab.workbook.book import WorkbookOptions, write_workbook  # noqa: PLC0415 - openpyxl is loaded on demand

    for cut in write_workbook(report, target, WorkbookOptions(picture=picture, full_ids=full_ids)):
        say_error(cut)


def run_charts(options: argparse.Namespace) -> int:
    """Draw a lab's charts into a folder.

    Exit status: 0 drawn, 2 the lab cannot be read or a picture not written.
    """
    try:
        report = open_report(Path(options.file), options.pack, options.as_of)
        stem = Path(options.file).stem
        for path in draw_charts(report, Path(options.output), stem, options.format or CHART_FORMATS):
            print(_("已写出 {path}").format(path=path))
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    return EXIT_READY


def draw_charts(report: Report, folder: Path, stem: str, formats: Iterable[str]) -> list[Path]:
    """Draw every chart of a lab as `folder/stem-chart.format`; return the files.

    Raises:
        WzlabError: a picture cannot be written.
    """
    from wzlab.charts.catalogue import CHARTS  # noqa: PLC0415 - matplotlib is loaded on demand
    from wzlab.charts.saving import save_figure  # noqa: PLC0415 - matplotlib is loaded on demand

    paths = []
    for chart in CHARTS.values():
        figure = chart.draw(report)
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
