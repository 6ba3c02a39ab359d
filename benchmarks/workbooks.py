"""Exporting 1 000 records, against bare openpyxl writing the same cells."""

import io
from typing import Any

from openpyxl import Workbook

from benchmarks.labs import lab_of_size
from benchmarks.timing import line, seconds
from wzlab.policy.loading import find_pack
from wzlab.policy.report import Report
from wzlab.workbook.book import WorkbookOptions, make_workbook


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
