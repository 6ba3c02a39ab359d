"""The search for cyclic garbage, put off while very many values are made that are all kept.

Python looks for garbage each time so many values more have been made, and looks at all of them again and again: a
quarter of the time that it takes to propose an import of 20 000 rows.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_GUARD = threading.Lock()
_paused = 0


@contextmanager
def collecting_later() -> Iterator[None]:
    """Let the search wait until the block ends; blocks may be nested, and run in several threads."""
    global _paused  # noqa: PLW0603 - the collector is the process's
    with _GUARD:
        _paused += 1
        gc.disable()
    try:
        yield
    finally:
        with _GUARD:
            _paused -= 1
            if _paused == 0:
                gc.enable()
