"""A child process reads as we would, and whatever becomes of it there is one sentence and nothing left over."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from tests.intake.binary_books import content_xml, ods, ods_figure, ods_row, row_piece, sheet_bin, written, xls, xlsb
from tests.intake.books import book, save
from wzlab.errors import FileError, SpreadsheetError
from wzlab.intake import children
from wzlab.intake.children import command, read_elsewhere, seconds_for
from wzlab.intake.sources import read_source
from wzlab.language import ENGLISH, use_language

KINDS = {
    "人员.xlsx": book(),
    "人员.xls": xls(),
    "人员.xlsb": xlsb(sheet_bin(row_piece(0) + written(0, "张三"))),
    "人员.ods": ods(content_xml(ods_row(ods_figure("4.8")))),
    "人员.csv": "姓名,职称\n张三,教授\n".encode("gb18030"),
}


def acting(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let every child do this instead of reading."""
    monkeypatch.setattr(children, "command", lambda _arguments: [sys.executable, "-c", code])


def refusal(path: Path) -> str:
    with pytest.raises(SpreadsheetError) as refused:
        read_elsewhere(path)
    assert str(refused.value).startswith(f"“{path}”")
    assert str(refused.value).endswith("。")
    return str(refused.value)


@pytest.mark.parametrize("name", KINDS)
def test_that_a_child_reads_what_we_would_read(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, KINDS[name], name)
    assert read_elsewhere(path) == read_source(path)


def test_that_what_is_known_of_a_text_file_is_handed_over(tmp_path: Path) -> None:
    path = save(tmp_path, "姓名;职称\n".encode("utf-16-le"), "--人员 1.csv")
    source = read_elsewhere(path, encoding="utf-16-le", separator=";")
    assert source.sheets[0].rows == (("姓名", "职称"),)


def test_that_a_refusal_comes_in_the_language_in_use(tmp_path: Path) -> None:
    path = save(tmp_path, b"%PDF-1.7")
    assert "PDF，不是电子表格" in refusal(path)
    use_language(ENGLISH)
    with pytest.raises(SpreadsheetError) as refused:
        read_elsewhere(path)
    with pytest.raises(SpreadsheetError) as here:
        read_source(path)
    assert str(refused.value) == str(here.value)


def test_that_a_file_that_is_not_there_is_no_spreadsheets_fault(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read_elsewhere(tmp_path / "人员.xlsx")
    assert type(refused.value) is FileError


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "pass",
        "print('S{}')",
        "print('S' + '[' * 100_000)",
        "print('what?')",
        "print('S{}', '[', sep=chr(10))",
        "import os; os.write(1, bytes(9_000_000))",
        "import os; os.write(2, b'secret'); os._exit(1)",
    ],
)
def test_that_a_child_that_dies_or_talks_nonsense_is_one_sentence(
    tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    acting(monkeypatch, code)
    assert "已损坏，没有读取：读取它的程序中途停止了" in refusal(save(tmp_path, b"x"))
    assert capfd.readouterr() == ("", "")


def test_that_a_program_that_cannot_be_started_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "command", lambda _arguments: [str(tmp_path / "wzlab")])
    assert f"“{tmp_path / 'wzlab'}”启动不了（找不到这个文件或文件夹）" in refusal(save(tmp_path, b"x"))


def test_that_a_child_without_memory_says_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acting(monkeypatch, "raise SystemExit(42)")
    assert "太大，1000 MB 内存装不下" in refusal(save(tmp_path, b"x"))


def test_that_a_child_that_writes_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "ANSWER_BYTES", 3_000_000)
    acting(monkeypatch, "import os\nos.write(1, b'S{}\\n')\nwhile True: os.write(1, b'[]\\n' * 10_000)")
    assert "内存装不下" in refusal(save(tmp_path, b"x"))


def test_that_a_child_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "SECONDS", 0.3)
    acting(monkeypatch, "import time; time.sleep(60)")
    begun = monotonic()
    assert "还没有读完，已停止" in refusal(save(tmp_path, b"x"))
    assert monotonic() - begun < 5


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """Return the processes that are started from now on."""
    found: list[subprocess.Popen[bytes]] = []
    real: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen

    def noted(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
        found.append(real(*arguments, **options))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return found


def test_that_stopping_ends_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list["subprocess.Popen[bytes]"]
) -> None:
    class StoppedError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise StoppedError

    acting(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(StoppedError):
        read_elsewhere(save(tmp_path, b"x"), report=report)
    assert told == [(0, 0)] * 3
    assert [process.returncode is not None for process in started] == [True]


def test_that_a_sound_file_leaves_no_process_and_no_open_pipe(
    tmp_path: Path, started: list["subprocess.Popen[bytes]"]
) -> None:
    read_elsewhere(save(tmp_path, book()))
    (process,) = started
    assert process.returncode == 0
    assert process.stdout is not None
    assert process.stdout.closed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit for a process")
def test_that_a_child_may_not_take_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from wzlab.intake import child; child._answer = lambda *_: [bytes(2_000_000_000)]; child.run(['zh', '', '', 'x'])"
    acting(monkeypatch, code)
    assert "内存装不下" in refusal(save(tmp_path, b"x"))


def test_that_what_a_library_prints_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import os; from wzlab.intake import child\n"
        "child._answer = lambda *_: (os.write(1, b'noise'), [b'R' + '“x”不是表格。'.encode()])[1]\n"
        "child.run(['zh', '', '', 'x'])"
    )
    acting(monkeypatch, code)
    with pytest.raises(SpreadsheetError, match="“x”不是表格。"):
        read_elsewhere(save(tmp_path, b"x"))


def test_that_more_time_is_allowed_for_a_larger_file(tmp_path: Path) -> None:
    path = tmp_path / "人员.xlsx"
    with path.open("wb") as made:
        made.truncate(5_000_000)
    assert seconds_for(path) == pytest.approx(13)
    assert seconds_for(tmp_path / "nothing") == pytest.approx(8)


def test_that_the_frozen_program_starts_its_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("programs") / "wzlab-window.exe"))
    assert command(["zh"]) == [str(Path("programs") / "wzlab.exe"), "--read-spreadsheet", "zh"]


def test_that_the_program_itself_can_be_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        children,
        "command",
        lambda arguments: [sys.executable, "-m", "wzlab", children.READ_SPREADSHEET, *arguments],
    )
    path = save(tmp_path, book())
    assert read_elsewhere(path) == read_source(path)


def test_that_the_child_loads_nothing_heavy() -> None:
    code = "import sys, wzlab.intake.child; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "numpy", "openpyxl", "stdnum", "rapidfuzz", "PySide6", "matplotlib"} & set(loaded)
