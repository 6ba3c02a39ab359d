"""What the tests share: the Wenzhou pack, labs written as a user's file would be, and the samples."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from wzlab.cli.main import main
from wzlab.lab import Lab
from wzlab.language import CHINESE, use_language
from wzlab.policy.judge import LiveJudge, Verdict
from wzlab.policy.loading import find_pack
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report, report_json
from wzlab.resources import resource
from wzlab.storage.interchange import FORMAT, load_document, read_lab

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("university-ready", "enterprise-gaps", "draft-blanks")
UNIVERSITY = {"id": "u1", "role": "lead", "entity_type": "university"}
ENTERPRISE = {"id": "u1", "role": "lead", "entity_type": "enterprise"}


@lru_cache(maxsize=1)
def wenzhou() -> Pack:
    """Return the pack of the 2025 notice."""
    return find_pack("wenzhou-ai-2025")


def lab_of(**parts: Any) -> Lab:
    """Return the lab of an interchange document, of which only the parts that matter are written."""
    return read_lab({"format": FORMAT, **parts}, wenzhou(), "test.json")


def sample(name: str) -> Lab:
    """Return one of the three invented labs that come with the program."""
    return read_lab(load_document(resource("samples", f"{name}.json")), wenzhou(), name)


def verdict(condition: str, as_of: date | None = None, **parts: Any) -> Verdict:
    """Return the verdict on one condition of a lab written in parts."""
    return LiveJudge(wenzhou(), lab_of(**parts), as_of).verdicts[condition]


def checked(as_of: date | None = None, **parts: Any) -> dict[str, Any]:
    """Return what `wzlab check --json` says of a lab written in parts."""
    return report_json(Report(wenzhou(), lab_of(**parts), as_of), "test.json")


def condition_of(report: dict[str, Any], condition: str) -> dict[str, Any]:
    """Return one condition of such a report."""
    found: dict[str, Any] = next(entry for entry in report["conditions"] if entry["id"] == condition)
    return found


def people(number: int, start: int = 1, **fields: Any) -> list[dict[str, Any]]:
    """Return full-time members of staff, all alike but for their ids."""
    return [{"id": f"s{start + place}", "full_time": True, **fields} for place in range(number)]


# --- the command line -----------------------------------------------------------------------------------------------


class Done(NamedTuple):
    """What a command left: its exit status, and what it printed."""

    status: int
    out: str
    err: str


def sample_file(name: str) -> Path:
    """Return the file of one of the samples."""
    return resource("samples", f"{name}.json")


def wzlab(*arguments: object, language: str = CHINESE) -> Done:
    """Carry out one command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(["--lang", language, *map(str, arguments)])
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
        finally:
            use_language(CHINESE)
    return Done(status, out.getvalue(), err.getvalue())


def wzlab_process(*arguments: object, environment: Mapping[str, str] | None = None) -> Done:
    """Carry out one command in a process of its own, as a shell does; what it prints is read as UTF-8."""
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(environment or {})}
    command = [sys.executable, "-m", "wzlab", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
