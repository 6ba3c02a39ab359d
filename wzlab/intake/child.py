"""What runs in the child process: read one spreadsheet within limits, answer in JSON, end.

    python -P -m wzlab.intake.child LANGUAGE ENCODING SEPARATOR FILE

The answer is one byte and what belongs to it: `S` the source (`wzlab.intake.transport`), `R` a refusal's sentence, `F`
one about the file's folder or disk.  Whatever else happens is no answer, and `wzlab.intake.children` says so.
"""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NoReturn

from wzlab.errors import FileError, SpreadsheetError
from wzlab.intake.sources import read_source
from wzlab.intake.transport import packed
from wzlab.language import use_language

if sys.platform != "win32":
    import resource

ADDRESSES = 1_000_000_000
"""How many bytes the process may take, where the system can tell it so."""
SECONDS = 120
"""The processor time after which it ends in any case; whoever asked has long stopped waiting."""
SOURCE, REFUSAL, FAILURE = b"S", b"R", b"F"
OUT_OF_MEMORY = 42
"""The exit status of a process that has used up its memory."""


def main(arguments: Sequence[str]) -> int:
    """Read the file, write the answer to the standard output, return the exit status.

    Args:
        arguments: language, encoding, separator and file.
    """
    _limit()
    gc.disable()  # the process ends before anything were worth collecting
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # what a library prints is no answer
        try:
            output.writelines(_answer(*arguments))
        except MemoryError:
            return OUT_OF_MEMORY
    return 0


def _limit() -> None:
    """Take no more memory and time than any sound file needs; Windows has no such limits for a process itself."""
    if sys.platform == "win32":
        return
    for limited, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, ADDRESSES), (resource.RLIMIT_CPU, SECONDS)):
        with suppress(ValueError, OSError):  # where the limit is lower already, or the system knows none
            resource.setrlimit(limited, (most, most))


def _answer(language: str, encoding: str, separator: str, file: str) -> Iterable[bytes]:
    """Return the answer in pieces; those of a source are packed one by one while they are written."""
    use_language(language)
    try:
        source = read_source(Path(file), encoding=encoding, separator=separator)
    except SpreadsheetError as error:
        return [REFUSAL, str(error).encode("utf-8", "surrogatepass")]
    except FileError as error:
        return [FAILURE, str(error).encode("utf-8", "surrogatepass")]
    return chain([SOURCE], packed(source))


def run(arguments: Sequence[str]) -> NoReturn:
    """Do `main`, and end at once: giving back every cell's memory first would take as long as packing it."""
    os._exit(main(arguments))


if __name__ == "__main__":
    run(sys.argv[1:])
