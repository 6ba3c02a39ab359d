"""A program that edits a document without end, to be killed at any moment; it says which steps it was told are saved."""

from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tests.storage.documents import change_at_random
from wzlab.changes import Edit
from wzlab.lab import Lab
from wzlab.storage.document import open_document
from wzlab.storage.writer import Writer

STEPS = 400


def next_edits(lab: Lab, seed: int, number: int) -> list[Edit]:
    """Carry out the change that a step makes, the same in every process; return what it did."""
    return change_at_random(Random(seed * 1_000_003 + number), lab, f"k{seed}-{number}")[1]


def edit(path: Path, seed: int, out: Connection) -> None:
    """Edit a document through its writer; send the label of each step that was reported as saved."""
    document = open_document(path)
    out.send("open")
    writer = Writer(document, lambda step, _at: out.send(step.label), lambda _step, error: out.send(str(error)))
    for number in range(STEPS):
        writer.put(document.prepare(f"{seed} {number}", next_edits(document.lab, seed, number)))
        if number % 4 == 3:
            writer.wait(60)
    writer.close()
    document.close()


def hold(path: Path, out: Connection) -> None:
    """Open a document, say so, and keep it until somebody sends anything."""
    document = open_document(path)
    out.send("open")
    out.recv()
    document.close()
