"""No file harms whoever reads it: each is refused with its own sentence, or read right, in little time and memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT
from tests.intake.hostile import READ, REFUSED, RISKY
from wzlab.errors import FileError, SpreadsheetError
from wzlab.intake.gate import check_file
from wzlab.intake.grids import read_grids

SECONDS, MEGABYTES = 5, 300
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits, FIFOs, /dev/zero and /proc are Linux's")


def read_elsewhere(path: Path) -> dict[str, Any]:
    """Read in a process of its own, which is ended when it takes too long."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.intake.reading_child", str(path)],
        cwd=ROOT,
        capture_output=True,
        timeout=4 * SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


@pytest.mark.parametrize("kind", sorted(set(REFUSED) - set(RISKY)))
def test_that_a_file_not_to_be_read_is_refused_with_its_own_sentence(tmp_path: Path, kind: str) -> None:
    make, words = REFUSED[kind]
    path = make(tmp_path)
    with pytest.raises(FileError) as refusal:
        read_grids(path)
    said = str(refusal.value)
    assert words in said
    assert said.startswith(f"“{path}”")
    assert said.endswith("。")


@LINUX
@pytest.mark.parametrize("kind", RISKY)
def test_that_what_kills_a_reader_is_refused_in_little_time_and_memory(tmp_path: Path, kind: str) -> None:
    make, words = REFUSED[kind]
    outcome = read_elsewhere(make(tmp_path))
    assert words in outcome["refusal"]
    assert outcome["megabytes"] <= MEGABYTES


@pytest.mark.parametrize("kind", READ)
def test_that_an_odd_file_is_read_as_it_is_written(tmp_path: Path, kind: str) -> None:
    make, rows = READ[kind]
    (grid,) = read_grids(make(tmp_path))
    assert grid.rows == rows


@pytest.mark.parametrize("kind", ["truncated", "docx", "far in single quotes", "encrypted", "whole sheet merged"])
def test_that_the_gate_alone_refuses_too(tmp_path: Path, kind: str) -> None:
    make, words = REFUSED[kind]
    with pytest.raises(SpreadsheetError, match=words):
        check_file(make(tmp_path))


def test_that_there_are_enough_kinds_and_every_risky_one_is_among_them() -> None:
    assert len(REFUSED) >= 60
    assert set(RISKY) <= set(REFUSED)
