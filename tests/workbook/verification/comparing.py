"""What the judge found, what a calculated sheet 核验 says, and LibreOffice to calculate it."""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from math import floor
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from tests.workbook.verification.calculator import Calculator
from wzlab.policy.judge import LiveJudge, Outcome, Result
from wzlab.policy.pack import Condition
from wzlab.policy.report import Report

Row = tuple[Any, ...]
Said = tuple[Decimal | str | None, Decimal | str | None, Decimal | None, str]
"""The lower and the upper bound and the threshold as they are shown, and the outcome in words."""

WORDS = {
    Outcome.MET: "达标",
    Outcome.UNMET: "未达标",
    Outcome.OPEN: "待补充",
    Outcome.CONFIRM: "待确认",
    Outcome.NOT_APPLICABLE: "不适用",
}
NO_FORMULA = "没有公式"


def expected(judge: LiveJudge) -> list[tuple[str, Said]]:
    """Return what the judge says of each condition and reading, as the sheet must show it."""
    return [
        (condition_id, _said(verdict.condition, result))
        for condition_id, verdict in judge.verdicts.items()
        for result in verdict.results
    ]


def _said(condition: Condition, result: Result) -> Said:
    low, high = (None, None) if result.bounds is None else result.bounds
    if low is None and high is None:
        bounds: tuple[Any, Any] = (None, None)
    else:
        ends = ["不定" if end is None else shown(end, condition.unit) for end in (low, high)]
        bounds = ends[0], ends[1]
    threshold = None if result.threshold is None else shown(result.threshold, condition.unit)
    return *bounds, threshold, WORDS[result.outcome]


def shown(number: Any, unit: str) -> Decimal:
    """Return a figure in 万元, a share cut to 0.01 %, anything else as it is (cut to four decimals if it has no end)."""
    value = Fraction(number) / (10_000 if unit == "yuan" else 1)
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if unit == "share" or denominator != 1:
        return Decimal(floor(value * 10_000)) / 10_000
    return Decimal(value.numerator) / Decimal(value.denominator)


def found(rows: Sequence[Row]) -> list[tuple[Said, Said, str]]:
    """Return, for each row of a calculated sheet, what the program wrote, what the formulas came to, and the last word."""
    return [(_read(row[4:8]), _read((*row[9:12], row[12])), str(row[13])) for row in rows]


def _read(cells: Row) -> Said:
    low, high, threshold = (_number(cell) for cell in cells[:3])
    assert not isinstance(threshold, str)
    return low, high, threshold, str(cells[3])


def _number(cell: Any) -> Decimal | str | None:
    if cell is None or cell == "":
        return None
    return cell if isinstance(cell, str) else Decimal(f"{cell:.15g}")


# --- calculating ----------------------------------------------------------------------------------------------------


def by_libreoffice(files: Sequence[Path], folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """Let LibreOffice recalculate workbooks, all in one run; yield what stands at the head of 核验, and its rows."""
    out = folder / "recalculated"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    for file in files:
        book = CalamineWorkbook.from_path(str(out / file.name))
        yield _rows(book.get_sheet_by_name("核验").to_python(skip_empty_area=False))


def by_doubles(content: BytesIO) -> tuple[str, list[Row]]:
    """Calculate a workbook in plain doubles; return what stands at the head of 核验, and its rows."""
    return calculated(load_workbook(content, rich_text=True))


def calculated(workbook: Workbook, name: str = "核验") -> tuple[str, list[Row]]:
    """Calculate a workbook as `by_doubles`."""
    calculator = Calculator(workbook)
    sheet = workbook[name]
    rows = range(1, sheet.max_row + 1)
    return _rows([tuple(calculator.value(name, row, column) for column in range(1, 16)) for row in rows])


def _rows(rows: Sequence[Sequence[Any]]) -> tuple[str, list[Row]]:
    heading = next(place for place, row in enumerate(rows) if row[13] not in (None, ""))
    head, *others = (tuple(row) for row in rows[heading + 1 :])
    return str(head[13]), others


def differences(report: Report, rows: Sequence[Row], tell: Callable[[str], object] = print) -> int:
    """Return how many rows say something else than the judge, and tell which."""
    wrong = 0
    said = found(rows)
    asked = expected(report.judge)
    assert len(said) == len(asked)
    for (condition, judged), (program, formula, agrees), row in zip(asked, said, rows, strict=True):
        if formula[3] == NO_FORMULA:
            wrong += program[3] != judged[3] or not agrees.startswith("未核验：")
            continue
        if not (program == judged == formula and agrees == "一致"):
            tell(f"{condition} {row[2]}: judge {judged}, program {program}, formula {formula}, {agrees}")
            wrong += 1
    return wrong


def unverified(rows: Sequence[Row]) -> set[str]:
    """Return why rows have no formula."""
    return {str(row[13]) for row in rows if row[12] == NO_FORMULA}
