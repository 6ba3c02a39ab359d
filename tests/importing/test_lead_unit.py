"""People of a unit that the lab does not know: that it is the lead unit is offered, and what that does to its name."""

from tests.helpers import lab_of
from tests.importing.drawn import drawn, proposed
from wzlab.changes import apply
from wzlab.importing.model import NEW, Decisions
from wzlab.importing.proposing import Proposal
from wzlab.importing.taking import change_of
from wzlab.intake.sources import Source
from wzlab.lab import Lab

FIELD = "staff.unit"
HOST = "温州样例大学"


def lab(name: str | None = None) -> Lab:
    """Return a lab whose lead unit may have no name yet."""
    named = {} if name is None else {"name": name}
    return lab_of(units=[{"id": "u1", "role": "lead", "entity_type": "university", **named}])


def people(*units: str) -> Source:
    return drawn(("姓名", "所在单位"), *((f"张样{number}", unit) for number, unit in enumerate(units)))


def options(proposal: Proposal) -> list[tuple[str, str]]:
    (question,) = proposal.questions()
    return [(option.answer, option.words) for option in question.options]


def units_of(proposal: Proposal) -> list[object]:
    return [person.cell("unit") for person in proposal.result.tables["staff"].values()]


def test_that_the_lead_unit_without_a_name_is_offered_first_and_told_what_it_will_be_called() -> None:
    assert options(proposed(lab(), people(HOST, HOST))) == [
        ("u1", "就是依托单位，并把它的名称填为“温州样例大学”"),
        (NEW, "新增单位“温州样例大学”"),
        ("", "留空，算依托单位的"),
    ]


def test_that_a_department_may_be_said_to_be_the_lead_unit() -> None:
    assert options(proposed(lab(HOST), people("资产处")))[0] == ("u1", "就是依托单位“温州样例大学”")


def test_that_a_lead_unit_of_a_name_alike_is_offered_once() -> None:
    assert [answer for answer, _words in options(proposed(lab(HOST), people("温州样例大学本部")))] == ["u1", NEW, ""]


def test_that_the_lead_unit_takes_the_name_that_is_decided_to_be_its_and_undo_takes_it_back() -> None:
    before = lab()
    decisions = Decisions(words={(FIELD, HOST): "u1", (FIELD, "机械学院"): "u1"})
    proposal = proposed(before, people(f" {HOST}", "机械学院", HOST), decisions=decisions)
    assert units_of(proposal) == ["u1", "u1", "u1"]
    assert proposal.result.tables["units"]["u1"].cell("name") == HOST
    assert list(proposal.result.tables["units"]) == ["u1"]
    assert proposal.remarks == ("按您的选择，依托单位的名称填为“温州样例大学”。",)

    change = change_of(proposal).change
    assert change is not None
    after = before.snapshot()
    inverse, _edits = apply(after, change)
    assert after == proposal.result
    apply(after, inverse)
    assert after == before


def test_that_a_lead_unit_with_a_name_keeps_it() -> None:
    proposal = proposed(lab("样例学院"), people(HOST), decisions=Decisions(words={(FIELD, HOST): "u1"}))
    assert units_of(proposal) == ["u1"]
    assert proposal.result.tables["units"]["u1"].cell("name") == "样例学院"


def test_that_a_new_unit_is_still_made_beside_a_lead_unit_without_a_name() -> None:
    proposal = proposed(lab(), people("样例公司"), decisions=Decisions(words={(FIELD, "样例公司"): NEW}))
    assert units_of(proposal) == ["u2"]
    assert proposal.remarks == ("按您的选择新增单位“样例公司”，它的其他内容还要补。",)
    assert proposal.result.tables["units"]["u1"].cell("name") is None
