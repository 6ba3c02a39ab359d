"""Work that rests now and then, so that whoever shows the lab need not wait for those who write it."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_WITHOUT_REST = 100
"""Of so many records the text is made at a stretch, which takes about two milliseconds."""
_REST = 0.001
"""How many seconds the rest is."""


def at_leisure(several: Iterable[T]) -> Iterator[T]:
    """Yield one after the other, with rests between."""
    for number, one in enumerate(several, 1):
        yield one
        if number % _WITHOUT_REST == 0:
            time.sleep(_REST)
