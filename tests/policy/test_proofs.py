"""Which records have proof, edit by edit."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of, wenzhou
from wzlab.changes import AddRecord, Change, RemoveRecord, SetCells, Several, apply
from wzlab.columns import AsTyped, Cell
from wzlab.dates import PartialDate
from wzlab.policy.judge import LiveJudge
from wzlab.policy.proofs import LiveProofs, PaperState, Proof, paper_state
from wzlab.policy.report import evidenced_records
from wzlab.records import Attachment

ON = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("file", "until", "state"),
    [
        (None, None, PaperState.NO_FILE),
        (None, "2020", PaperState.NO_FILE),
        ("a.pdf", None, PaperState.VALID),
        ("a.pdf", "2026-01-12", PaperState.VALID),
        ("a.pdf", "2026-01", PaperState.UNSURE),
        ("a.pdf", "2026-01-11", PaperState.EXPIRED),
        ("a.pdf", "2025", PaperState.EXPIRED),
    ],
)
def test_that_a_paper_is_good_if_it_has_a_file_and_has_certainly_not_expired(
    file: str | None, until: str | None, state: PaperState
) -> None:
    paper = Attachment.of("x1", file=file, valid_until=None if until is None else PartialDate.parse(until))
    assert paper_state(paper, ON) is state


@pytest.mark.parametrize(
    ("cell", "state"), [(AsTyped("长期"), PaperState.UNSURE), (PartialDate.parse("2027"), PaperState.VALID)]
)
def test_that_a_date_nobody_can_read_is_unsure(cell: Cell, state: PaperState) -> None:
    assert paper_state(Attachment.of("x1", file="a.pdf", valid_until=cell), ON) is state


def test_that_proofs_follow_papers_that_come_change_and_go() -> None:
    lab = lab_of(lab={"reference_date": "2026-01-12"}, staff=[{"id": "s1"}, {"id": "s2"}])
    judge = LiveJudge(wenzhou(), lab)
    proofs = LiveProofs(judge)
    seen = [proofs.of("s1")]
    until = PartialDate.parse("2026-02-01")
    for change in (
        AddRecord(Attachment.of("x1", record="s1")),
        SetCells("attachments", "x1", (("file", "a.pdf"), ("valid_until", until))),
        AddRecord(Attachment.of("x2", record="s1", file="b.pdf")),
        SetCells("attachments", "x2", (("record", "s2"),)),
        SetCells("lab", "lab", (("reference_date", PartialDate.parse("2026-02-02")),)),
        RemoveRecord("attachments", "x1"),
    ):
        _inverse, edits = apply(lab, change)
        judge.follow(edits)
        proofs.follow(edits)
        seen.append(proofs.of("s1"))
    assert seen == [
        Proof(),
        Proof(PaperState.NO_FILE, ("x1",)),
        Proof(PaperState.VALID, ("x1",)),
        Proof(PaperState.VALID, ("x1", "x2")),
        Proof(PaperState.VALID, ("x1",)),
        Proof(PaperState.EXPIRED, ("x1",)),
        Proof(),
    ]
    assert proofs.of("s2") == Proof(PaperState.VALID, ("x2",))


DAYS = (None, "2025", "2026-01", "2026-02-01", "2027")


def some_change(random: Random, papers: list[str], new_id: str) -> Change:
    """Return a change of papers, or of the day they must be good on."""
    cells: dict[str, Cell] = {
        "record": random.choice(["s1", "s2", None, AsTyped("张三")]),
        "file": random.choice(["a.pdf", None]),
        "valid_until": None if (until := random.choice(DAYS)) is None else PartialDate.parse(until),
    }
    adding = AddRecord(Attachment.of(new_id, **cells))
    if not papers or random.random() < 0.3:
        return adding
    one = random.choice(papers)
    day = PartialDate.parse(random.choice(["2025-01-01", "2026-01-20"]))
    changes: list[Change] = [
        SetCells("attachments", one, tuple(cells.items())),
        RemoveRecord("attachments", one),
        Several((adding, RemoveRecord("attachments", one))),
        SetCells("lab", "lab", (("reference_date", day),)),
    ]
    return random.choice(changes)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_that_live_proofs_are_those_of_a_fresh_look_and_of_the_report(seed: int) -> None:
    random = Random(seed)
    lab = lab_of(lab={"reference_date": "2026-01-12"}, staff=[{"id": "s1"}, {"id": "s2"}])
    judge = LiveJudge(wenzhou(), lab)
    proofs = LiveProofs(judge)
    for number in range(12):
        _inverse, edits = apply(lab, some_change(random, list(lab.tables["attachments"]), f"x{number}"))
        judge.follow(edits)
        proofs.follow(edits)
        fresh = LiveProofs(judge).all
        assert {key: (proof.state, set(proof.papers)) for key, proof in proofs.all.items()} == {
            key: (proof.state, set(proof.papers)) for key, proof in fresh.items()
        }
        valid = {record_id for record_id, proof in proofs.all.items() if proof.state is PaperState.VALID}
        assert valid == evidenced_records(lab, judge.context.reference_date)
