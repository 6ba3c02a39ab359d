"""`wzlab check` as a process, against an empty Python process and LibreOffice opening the sample's workbook."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import line, process_seconds
from wzlab.resources import resource


def run() -> None:
    """Print the lines."""
    sample = resource("samples", "university-ready.json")
    check = [sys.executable, "-m", "wzlab", "check", str(sample)]
    checking = process_seconds(check, 9)
    line(
        "wzlab check, one sample, as a process",
        checking,
        "python -c pass",
        process_seconds([sys.executable, "-c", "pass"], 9),
    )
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed: its line is left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder, "sample.xlsx")
        process_seconds([sys.executable, "-m", "wzlab", "export", str(sample), "-o", str(workbook)], 1)
        opening = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv",
            "--outdir",
            folder,
            str(workbook),
        ]
        line(
            "wzlab check, one sample, as a process",
            checking,
            "LibreOffice opens its workbook",
            process_seconds(opening, 3),
        )
