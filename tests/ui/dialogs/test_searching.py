"""Searches of a dialog: at once or in a thread, and only the latest is told."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ui.dialogs.searching import Search


@pytest.fixture
def search(qtbot: QtBot) -> Search:
    return Search("查找")


class Held:
    """Finds a word once it is let go."""

    def __init__(self, word: str) -> None:
        self.word, self.let_go, self.has_begun = word, Event(), Event()

    def __call__(self) -> str:
        self.has_begun.set()
        assert self.let_go.wait(10)
        return self.word


def told_by(search: Search) -> list[object]:
    told: list[object] = []
    search.found.connect(told.append)
    return told


def test_that_a_small_search_is_told_before_begin_returns(search: Search) -> None:
    told = told_by(search)
    search.begin(lambda: "here", at_once=True)
    assert told == ["here"]
    assert not search.is_under_way


def test_that_a_large_one_is_told_later(qtbot: QtBot, search: Search) -> None:
    told, held = told_by(search), Held("there")
    search.begin(held, at_once=False)
    assert search.is_under_way
    assert told == []
    with qtbot.waitSignal(search.found):
        held.let_go.set()
    assert told == ["there"]
    assert not search.is_under_way


def test_that_those_between_the_first_and_the_latest_are_never_begun(qtbot: QtBot, search: Search) -> None:
    told, held = told_by(search), [Held(word) for word in ("one", "two", "three")]
    for one in held:
        search.begin(one, at_once=False)
        one.let_go.set()
    qtbot.waitUntil(lambda: not search.is_under_way)
    assert told == ["three"]
    assert not held[1].has_begun.is_set()


def test_that_what_was_dropped_is_not_told(qtbot: QtBot, search: Search) -> None:
    told, held = told_by(search), Held("old")
    search.begin(held, at_once=False)
    search.drop()
    assert not search.is_under_way
    held.let_go.set()
    qtbot.waitUntil(lambda: search.job is None)
    assert told == []


def test_that_a_small_search_takes_the_place_of_a_large_one(qtbot: QtBot, search: Search) -> None:
    told, held = told_by(search), Held("large")
    search.begin(held, at_once=False)
    search.begin(lambda: "small", at_once=True)
    held.let_go.set()
    qtbot.waitUntil(lambda: search.job is None)
    assert told == ["small"]
