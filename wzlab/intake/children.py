"""A spreadsheet read in a process of its own: whatever the file does to its reader, the program goes on.

The reading library can end its process (a file of 2 KB may ask for all memory there is), and nobody can stop a thread
that never comes back.  A process can be limited, and ended.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO

from wzlab.collecting import collecting_later
from wzlab.errors import FileError, SpreadsheetError
from wzlab.files import reason
from wzlab.intake.child import FAILURE, OUT_OF_MEMORY, REFUSAL, SOURCE
from wzlab.intake.limits import FILE_BYTES, MEGABYTE
from wzlab.intake.refusals import damaged, refused
from wzlab.intake.sources import Source
from wzlab.intake.transport import unpacked
from wzlab.language import N_, current_language

SECONDS = 8.0
"""How long reading may take whatever the size of the file."""
SECONDS_A_MEGABYTE = 1.0
"""How much longer for each MB of the file."""
ANSWER_BYTES = 400 * MEGABYTE
"""The longest answer that is taken."""
READ_SPREADSHEET = "--read-spreadsheet"
"""The first argument by which the frozen program `wzlab` is a child process."""
_PAUSE = 0.1
_FAREWELL = 2.0
"""How long a process may go on after its answer has ended."""
_NEVER_ENDED = -1
_SENTENCE_BYTES = 100_000
_NONSENSE = (ValueError, LookupError, TypeError, ArithmeticError, RecursionError)
"""What comes of an answer that is none."""
_LARGE = N_("“{path}”太大，{memory} MB 内存装不下，没有读取；请删去空白的行列和无关的工作表，或拆成几个文件再试。")
_SLOW = N_(
    "“{path}”读了 {seconds} 秒还没有读完，已停止；它可能已损坏，或大得不合常理：请用 Excel 或 WPS 打开后另存，或拆成几个文件再试。"
)
_NOT_STARTED = N_(
    "“{path}”没有读取：读表格用的程序“{program}”启动不了（{reason}）；请看安全软件是否拦住了它，或重新安装本程序。"
)
_DIED = N_("读取它的程序中途停止了")

ReportWaiting = Callable[[int, int], None]
"""Called with 0 and 0 (nobody knows how much there is to do) while we wait; it may raise to stop the reading."""


def read_elsewhere(
    path: Path, *, encoding: str = "", separator: str = "", report: ReportWaiting | None = None
) -> Source:
    """Return what a spreadsheet holds, read in a child process; see `wzlab.intake.sources.read_source`.

    Args:
        path: the file.
        encoding: of a text file, where somebody knows better.
        separator: of a text file, where somebody knows better.
        report: called about ten times a second; what it raises ends the child and is raised again.

    Raises:
        FileError: the file cannot be opened.
        SpreadsheetError: it is not to be read, or its reader died or took too much time or memory.
    """
    child = _Child(path, encoding, separator)
    status = child.run(report)
    if status == OUT_OF_MEMORY or child.is_endless:
        raise too_large(path)
    if status == 0 and child.source is not None:
        return child.source
    sentence = child.sentence.decode("utf-8", "replace")
    if status == 0 and child.kind in (REFUSAL, FAILURE):
        raise SpreadsheetError(sentence) if child.kind == REFUSAL else FileError(sentence)
    raise damaged(path, _DIED)


def too_large(path: Path) -> SpreadsheetError:
    """Return the error of a file that the child's memory does not hold."""
    return refused(path, _LARGE, memory=1_000)


def command(arguments: list[str]) -> list[str]:
    """Return the command of a child process, as this program is run: by Python, or frozen."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name(f"wzlab{program.suffix}")), READ_SPREADSHEET, *arguments]
    return [sys.executable, "-P", "-m", "wzlab.intake.child", *arguments]


class _Child:
    """One child process; whatever happens, it has ended when `run` returns or raises.

    Attributes:
        kind: the first byte of its answer, see `wzlab.intake.child`.
        source: what it has read, if it has.
        sentence: why it has not.
        is_endless: whether it has written more than any answer is long.
    """

    def __init__(self, path: Path, encoding: str, separator: str) -> None:
        self.kind = self.sentence = b""
        self.source: Source | None = None
        self.is_endless = False
        self._path = path
        self._arguments = [current_language(), encoding, separator, os.fspath(path)]

    def run(self, report: ReportWaiting | None) -> int:
        """Take in the answer, and return the exit status.

        Raises:
            SpreadsheetError: it took too long, or cannot be started.
        """
        process = self._started()
        reader = Thread(target=self._take, args=(process,), daemon=True)
        reader.start()
        try:
            self._wait(reader, report)
            return process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            return _NEVER_ENDED
        finally:
            process.kill()  # does nothing once it has been waited for
            process.wait()
            reader.join()

    def _started(self) -> "subprocess.Popen[bytes]":
        folder = str(Path(__file__).parents[2])  # a checkout that nobody has installed is found, too
        found = os.environ.get("PYTHONPATH")
        program = command(self._arguments)
        try:
            return subprocess.Popen(  # noqa: S603 - this program again; the file's path is an argument and nothing else
                program,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (folder, found)))},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise refused(self._path, _NOT_STARTED, program=program[0], reason=reason(error)) from error

    def _take(self, process: "subprocess.Popen[bytes]") -> None:
        """Take in the answer, and understand it while it comes."""
        assert process.stdout is not None
        with process.stdout as output:
            self.kind = output.read(1)
            if self.kind == SOURCE:
                with suppress(*_NONSENSE), collecting_later():
                    self.source = unpacked(self._path, self._lines(output))
            else:
                self.sentence = output.read(_SENTENCE_BYTES)

    def _lines(self, output: IO[bytes]) -> Iterator[bytes]:
        """Yield the lines of the answer until it ends, or is longer than any can be."""
        taken = 0
        while line := output.readline(ANSWER_BYTES):
            taken += len(line)
            if taken > ANSWER_BYTES:
                self.is_endless = True
                return
            yield line

    def _wait(self, reader: Thread, report: ReportWaiting | None) -> None:
        """Wait until the answer has ended.

        Raises:
            SpreadsheetError: it has not after the time that the file may take.
        """
        allowed = seconds_for(self._path)
        end = monotonic() + allowed
        while reader.is_alive():
            reader.join(_PAUSE)
            if report is not None:
                report(0, 0)
            if reader.is_alive() and monotonic() > end:
                raise refused(self._path, _SLOW, seconds=round(allowed))


def seconds_for(path: Path) -> float:
    """Return how many seconds reading a file may take."""
    try:
        size = path.stat().st_size
    except OSError:
        return SECONDS
    return SECONDS + SECONDS_A_MEGABYTE * min(size, FILE_BYTES) / MEGABYTE
