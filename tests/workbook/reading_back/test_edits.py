"""Each kind of edit comes back as exactly its differences, after LibreOffice has saved the workbook anew too."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workbook.reading_back.edits import EDITS, SAVED_ANEW, compared, edited, said, small_lab


@pytest.mark.parametrize("name", EDITS)
def test_that_an_edit_comes_back_as_what_it_is(name: str, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    file = tmp_path / "a.xlsx"
    file.write_bytes(edited(small_lab(), edit))

    assert said(compared(small_lab(), file)) == expected


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_that_an_edit_comes_back_as_what_it_is_after_libreoffice_saved_it(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    files = [before / f"{number}.xlsx" for number in range(len(SAVED_ANEW))]
    for file, name in zip(files, SAVED_ANEW, strict=True):
        file.write_bytes(edited(small_lab(), EDITS[name][0]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(after), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)

    found = {name: said(compared(small_lab(), after / file.name)) for name, file in zip(SAVED_ANEW, files, strict=True)}

    assert found == {name: EDITS[name][1] for name in SAVED_ANEW}
