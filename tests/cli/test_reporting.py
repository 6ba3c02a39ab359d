"""`wzlab report`: a file made whole, or a sentence that says why not."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, sample_file
from wzlab.cli.reporting import run_report


def asked(file: Path, **changed: object) -> argparse.Namespace:
    """Return the options of a command as the parser would."""
    plain = {"file": str(file), "output": None, "pack": None, "as_of": None, "full_ids": False}
    return argparse.Namespace(**(plain | changed))


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_that_a_report_is_named_after_its_lab(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_report(asked(sample_file("draft-blanks"))) == 0
    assert capsys.readouterr().out == "已写出 draft-blanks.pdf\n"
    assert [path.name for path in Path().iterdir()] == ["draft-blanks.pdf"]


def test_that_the_suffix_of_the_target_says_which_kind() -> None:
    assert run_report(asked(sample_file("draft-blanks"), output="to/a.docx")) == 0
    assert Path("to/a.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("file", "output"), [("nowhere.json", None), (sample_file("draft-blanks"), "a.txt")])
def test_that_what_goes_wrong_is_told_in_a_sentence(
    file: Path, output: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_report(asked(file, output=output)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("。\n")
    assert list(Path().iterdir()) == []


def test_that_the_command_loads_no_library_before_it_is_carried_out() -> None:
    heavy = ("matplotlib", "fpdf", "docx", "docxtpl", "PIL", "numpy")
    script = f"import sys, wzlab.cli.reporting; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
