"""Exporting 1 000 records, against bare openpyxl writing the same cells; reading them back, against the bare reader."""

import io
import tempfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.labs import lab_of_size
from benchmarks.timing import line, seconds
from wzlab.policy.loading import find_pack
from wzlab.policy.report import Report
from wzlab.workbook.book import WorkbookOptions, make_workbook
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.labs import read_workbook
from wzlab.workbook.reading_back.tables import read_book


def run() -> None:
    """Print the lines."""
    pack = find_pack("wenzhou-ai-2025")
    lab = lab_of_size(1_000)
    options = WorkbookOptions(picture=False)
    judged = Report(pack, lab)
    judged.conditions, judged.problems  # noqa: B018 - judging is another figure
    sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in _book(judged, options)}
    export = seconds(lambda: _saved(_book(judged, options)), 5)
    line(
        "export 1 000 records, without the picture", export, "bare openpyxl", seconds(lambda: _bare(sheets), 5), "≤ 2.5"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(workbook_bytes(_book(judged, options)))
        bare = seconds(lambda: _read_bare(path), 7)
        line("read back 1 000 records, as a lab", seconds(lambda: read_workbook(path), 7), "bare calamine", bare, "≤ 4")
        comparing = seconds(lambda: compare(lab, pack, [read_book(path)]), 7)
        line("read back and compared with the lab", comparing, "bare calamine", bare)


def _read_bare(path: Path) -> None:
    with CalamineWorkbook.from_path(path) as workbook:
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _book(report: Report, options: WorkbookOptions) -> Any:
    made = make_workbook(report, options)
    return getattr(made, "workbook", made)


def _saved(workbook: Any) -> int:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.tell()


def _bare(sheets: dict[str, list[list[Any]]]) -> None:
    workbook = Workbook()
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    _saved(workbook)
