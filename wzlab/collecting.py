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
_is_searching = True


@contextmanager
def collecting_later() -> Iterator[None]:
    """Let the search wait until the block ends, if it is on; blocks may be nested, and run in several threads.

    What was made counts as old without being looked at.  A search that is off stays off, and leaves that to whoever looks
    from time to time.
    """
    global _paused, _is_searching  # noqa: PLW0603 - the collector is the process's
    with _GUARD:
        if _paused == 0:
            _is_searching = gc.isenabled()
        _paused += 1
        gc.disable()
    try:
        yield
    finally:
        with _GUARD:
            _paused -= 1
            if _paused == 0 and _is_searching:
                gc.freeze()
                gc.unfreeze()  # together they count all as old
                gc.enable()
