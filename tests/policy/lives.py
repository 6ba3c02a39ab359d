"""A random lab and a judge of it, followed through random changes."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

from tests.helpers import wenzhou
from tests.random_changes import random_change
from tests.random_labs import random_document
from wzlab.changes import Change, Edit, SetCells, apply
from wzlab.lab import Lab
from wzlab.policy.judge import LiveJudge
from wzlab.policy.repeats import UNIQUE
from wzlab.storage.interchange import document_text, parse_text, read_lab

SEEDS = st.integers(0, 2**32)


def random_lab(random: Random) -> Lab:
    """Return one random lab of the Wenzhou call."""
    return read_lab(parse_text(document_text(random_document(random))), wenzhou(), "random.json")


def random_steps(random: Random, judge: LiveJudge, number: int = 25) -> Iterator[list[Edit]]:
    """Make random changes of a judge's lab and have it follow them; yield the edits of each."""
    for place in range(number):
        change = _repeat(random, judge.lab) if random.random() < 0.3 else None
        change = change or random_change(random, judge.lab, judge.pack, f"new{place}")
        _inverse, edits = apply(judge.lab, change)
        judge.follow(edits)
        yield edits


def _repeat(random: Random, lab: Lab) -> Change | None:
    """Return a change that gives a record what another one of its table has, where no two should have the same."""
    record_type, columns = random.choice(UNIQUE)
    records = list(lab.tables[record_type.table].values())
    if len(records) < 2:
        return None
    one, other = random.sample(records, 2)
    return SetCells(one.table, one.id, tuple((column.key, other.cell(column.key)) for column in columns))
