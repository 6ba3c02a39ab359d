"""What an edit turned, in words."""

from random import Random

from hypothesis import given, settings

from tests.helpers import UNIVERSITY, lab_of, people, wenzhou
from tests.policy.lives import SEEDS, random_lab, random_steps
from wzlab.changes import AddRecord, Change, SetCells, SetNote, apply
from wzlab.lab import Lab, Note
from wzlab.policy.flips import Flip, flip_words, flips
from wzlab.policy.judge import LiveJudge
from wzlab.policy.pack import Binding
from wzlab.policy.words import show_figure, standing
from wzlab.records import Person


def turned(lab: Lab, change: Change) -> list[Flip]:
    judge = LiveJudge(wenzhou(), lab)
    verdicts, notes = dict(judge.verdicts), dict(lab.notes)
    judge.follow(apply(lab, change)[1])
    return flips(verdicts, judge.verdicts, notes, lab.notes, wenzhou())


def words(lab: Lab, change: Change) -> list[str]:
    return [flip_words(flip) for flip in turned(lab, change)]


def test_that_a_figure_and_a_word_that_turned_are_told_in_one_line() -> None:
    # 8 of 14 are doctors; the ninth makes it 9 of 15, and the team 15
    staff = [*people(8, degree="doctor"), *people(6, 9, degree="master", title_level="junior")]
    lab = lab_of(units=[UNIVERSITY], staff=[{**person, "other_city_lab": False} for person in staff])
    newcomer = Person.of("n", full_time=True, degree="doctor", other_city_lab=False)
    assert words(lab, AddRecord(newcomer)) == [
        "全时研发人员 14 人 → 15 人，达标",
        "副高以上或博士占比 57.14 % → 60.00 %，达标",
    ]


def test_that_a_word_without_a_figure_is_told_by_itself() -> None:
    lab = lab_of(units=[UNIVERSITY | {"legal_person": False}])
    assert words(lab, SetCells("units", "u1", (("legal_person", True),))) == ["独立法人：未达标 → 达标"]


def test_that_a_figure_alone_is_told_with_the_word_that_stays() -> None:
    lab = lab_of(units=[UNIVERSITY], staff=people(3, other_city_lab=False, degree="doctor"))
    newcomer = Person.of("n", full_time=True, degree="doctor", other_city_lab=False)
    assert words(lab, AddRecord(newcomer)) == ["全时研发人员 3 人 → 4 人，未达标"]


def test_that_a_note_turns_a_word_though_no_record_changed() -> None:
    note = SetNote("team.stable", Note(confirmed=True))
    assert words(lab_of(), note) == ["建设期内人员稳定：待确认 → 达标"]


def test_that_a_reason_turns_what_is_owed_into_what_is_said() -> None:
    lab = lab_of(units=[{"id": "u1", "role": "lead", "entity_type": "enterprise", "high_tech": False}])
    assert words(lab, SetNote("basis.high_tech", Note(reason="正在申请"))) == ["高新技术企业资格：需说明 → 已说明"]


def test_that_an_edit_of_no_consequence_turns_nothing() -> None:
    assert turned(lab_of(staff=people(2)), SetCells("staff", "s1", (("name", "甲"),))) == []


def test_that_a_change_too_small_to_be_shown_turns_nothing() -> None:
    # 3 335 of 10 005 and of 10 006 are both cut to 33.33 %
    others = people(6_670, 3_336, degree="master", title_level="junior")
    lab = lab_of(units=[UNIVERSITY], staff=[*people(3_335, degree="doctor"), *others])
    newcomer = Person.of("n", full_time=True, degree="master", title_level="junior")
    assert [flip.condition.id for flip in turned(lab, AddRecord(newcomer))] == ["team.size"]


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_that_what_turned_is_what_is_shown_otherwise_the_most_important_first(seed: int) -> None:
    random = Random(seed)
    judge = LiveJudge(wenzhou(), random_lab(random))
    before, notes = dict(judge.verdicts), dict(judge.lab.notes)
    shown = looks(judge)
    for _edits in random_steps(random, judge, 6):
        found = flips(before, judge.verdicts, notes, judge.lab.notes, wenzhou())
        now = looks(judge)
        assert {flip.condition.id for flip in found} == {c for c in now if now[c] != shown[c]}
        keys = [(flip.stood is flip.stands, list(Binding).index(flip.condition.binding)) for flip in found]
        assert keys == sorted(keys)
        assert all(str(flip.condition.title) in flip_words(flip) for flip in found)
        before, notes, shown = dict(judge.verdicts), dict(judge.lab.notes), now


def looks(judge: LiveJudge) -> dict[str, tuple[str, str]]:
    return {
        condition_id: (
            standing(verdict, judge.lab.notes.get(condition_id)),
            show_figure(verdict.primary, verdict.condition.unit),
        )
        for condition_id, verdict in judge.verdicts.items()
    }
