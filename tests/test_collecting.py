"""The search for garbage waits while it is asked to, and never longer."""

import gc
import weakref

import pytest

from wzlab.collecting import collecting_later


def test_that_the_search_goes_on_after_the_last_of_nested_blocks() -> None:
    with collecting_later():
        with collecting_later():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_the_search_goes_on_after_a_failure() -> None:
    with pytest.raises(KeyError), collecting_later():
        raise KeyError
    assert gc.isenabled()


def test_that_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collecting_later():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class _Knot:
    """Something that only a search can free."""

    def __init__(self) -> None:
        self.itself = self


def test_that_garbage_made_meanwhile_is_found_by_a_later_search() -> None:
    with collecting_later():
        knot = weakref.ref(_Knot())
        assert knot() is not None
    gc.collect()
    assert knot() is None


def test_that_what_was_made_is_not_looked_at_at_once() -> None:
    with collecting_later():
        made = [[number] for number in range(10_000)]
    assert gc.get_count()[0] < len(made)
