"""Which conditions ask for a field."""

from tests.helpers import wenzhou
from ui.forms.asking import asking_words, conditions_by_column
from wzlab.records import Person, Room, Unit


def test_that_the_degree_is_asked_for_by_the_share_of_senior_staff_only() -> None:
    asking = conditions_by_column(wenzhou())[Person.degree]
    assert [condition.id for condition in asking] == ["team.senior_share"]


def test_that_the_kind_of_the_lead_unit_is_asked_for_by_all_that_hangs_on_the_track() -> None:
    asking = {condition.id for condition in conditions_by_column(wenzhou())[Unit.entity_type]}
    assert {"applicant.type", "basis.projects", "basis.patents", "basis.high_tech"} <= asking


def test_that_a_field_nobody_asks_for_says_so() -> None:
    assert asking_words(wenzhou(), Person.gender) == "不影响结论，供申报材料使用"


def test_that_the_clause_stands_beside_the_condition() -> None:
    assert asking_words(wenzhou(), Room.usable_area).startswith("决定结论的项目：三(一)2 科研场地面积")
