"""No file of any kind harms the program: a child process refuses it with a sentence or reads it right, in bounds."""

import sys
from pathlib import Path
from time import monotonic

import pytest

from tests.intake.hostile_others import EVERY_READ, EVERY_REFUSED
from wzlab.errors import FileError
from wzlab.intake.children import read_elsewhere

SECONDS, KILOBYTES = 10, 1_000_000
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, FIFOs, /dev/zero and /proc are Linux's")


def most_memory() -> int:
    """Return the most memory, in kB, that any child of this process has had."""
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.parametrize("kind", EVERY_REFUSED)
def test_that_a_file_not_to_be_read_is_refused_in_little_time_and_memory(tmp_path: Path, kind: str) -> None:
    make, words = EVERY_REFUSED[kind]
    path = make(tmp_path)
    begun, before = monotonic(), most_memory()
    with pytest.raises(FileError) as refusal:
        read_elsewhere(path)
    said = str(refusal.value)
    assert words in said
    assert said.startswith(f"“{path}”")
    assert said.endswith("。")
    assert monotonic() - begun <= SECONDS
    assert most_memory() <= max(before, KILOBYTES)


@pytest.mark.parametrize("kind", EVERY_READ)
def test_that_an_odd_file_is_read_as_it_is_written(tmp_path: Path, kind: str) -> None:
    make, rows = EVERY_READ[kind]
    begun = monotonic()
    (grid,) = read_elsewhere(make(tmp_path)).sheets
    assert grid.rows == rows
    assert monotonic() - begun <= SECONDS


def test_that_there_are_enough_kinds() -> None:
    assert len(EVERY_REFUSED) + len(EVERY_READ) >= 180
