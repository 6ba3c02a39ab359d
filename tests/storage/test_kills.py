"""Whatever moment a program is killed at, every change it reported as saved is in the file, and the file opens."""

import multiprocessing
import os
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random

import pytest

from tests.helpers import sample, wenzhou
from tests.storage.documents import below, state
from tests.storage.editing_child import edit, next_edits
from wzlab.lab import Lab
from wzlab.storage.document import create_document, open_document

KILLS = 200

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no fork server, and no SIGKILL, on Windows")


def server() -> ForkServerContext:
    """Return what makes a child in a few milliseconds, everything already imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.editing_child"])
    return context


def killed_after(path: Path, seed: int, random: Random) -> int:
    """Let a child edit and kill it at a random moment; return how many steps it had reported as saved."""
    context = server()
    ours, theirs = context.Pipe()
    child = context.Process(target=edit, args=(path, seed, theirs))
    child.start()
    theirs.close()
    with closing(ours):
        read = 0
        for _message in range(random.choice([0, 0, 1, 2, 3, 8])):
            read += told_of(ours, seed, read)
        ours.poll(random.choice([0, 0.0005, 0.001, 0.002]) * random.random())  # lets the child go on for a moment
        child.kill()
        child.join()
        return read + unread(ours, seed, read)


def told_of(ours: Connection, seed: int, read: int) -> int:
    """Read one message of a child: 1 when it reports the next step as saved."""
    message = ours.recv()
    assert message in ("open", f"{seed} {read}")
    return int(message != "open")


def unread(ours: Connection, seed: int, read: int) -> int:
    """Return how many more steps a dead child had reported."""
    more = 0
    try:
        while True:
            more += told_of(ours, seed, read + more)
    except EOFError:
        return more


def replay(lab: Lab, seed: int, steps: int) -> None:
    for number in range(steps):
        next_edits(lab, seed, number)


def test_that_no_saved_change_is_lost_and_no_file_unreadable_after_200_kills(tmp_path: Path) -> None:
    random = Random(20260112)
    path = tmp_path / "实验室.wzlab"
    expected = sample("draft-blanks")
    create_document(path, sample("draft-blanks"), wenzhou()).close()
    written = reported = 0
    for seed in range(KILLS):
        acknowledged = killed_after(path, seed, random)
        with closing(open_document(path)) as document:  # the dead child's lock is in nobody's way
            assert document.read_only is None
            steps = len(document.history()) - written
            assert steps >= acknowledged
            replay(expected, seed, steps)
            assert state(document.lab) == state(expected)
        written += steps
        reported += acknowledged
    assert reported > KILLS  # the children did get to work
    assert list(below(tmp_path)) == [path.name]
