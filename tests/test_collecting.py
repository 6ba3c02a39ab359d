"""The search for garbage waits while it is asked to, and never longer."""

import gc

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
