"""What to do next, what bars first; and every place that wants filling or correcting."""

from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, sample, wenzhou
from tests.policy.lives import SEEDS, random_lab
from wzlab.lab import Lab
from wzlab.policy.blanks import Cell, deciding_blanks
from wzlab.policy.judge import LiveJudge, Outcome, Overall
from wzlab.policy.pack import Binding
from wzlab.policy.problems import Severity, find_problems
from wzlab.policy.steps import Step, StepKind, fix_places, next_steps

DIRECTOR = {"id": "d", "name": "李四", "post": "director", "full_time": True, "birth_date": "1970-01-01"}


def steps_of(lab: Lab) -> list[Step]:
    judge = LiveJudge(wenzhou(), lab)
    return next_steps(judge, find_problems(judge))


def step_of(condition: str, kind: StepKind, **parts: Any) -> Step:
    found = [step for step in steps_of(lab_of(**parts)) if step.condition and step.condition.id == condition]
    return next(step for step in found if step.kind is kind)


def place(step: Step) -> tuple[str | None, str | None, str | None]:
    return step.table, step.record_id, step.field


# --- the sentences --------------------------------------------------------------------------------------------------


def test_that_a_gap_is_said_with_its_figure_its_bound_and_its_clause() -> None:
    step = step_of("team.size", StepKind.UNMET, units=[UNIVERSITY], staff=people(12))
    assert step.sentence == "“全时研发人员”还差 3 人：现为 12 人，要求不少于 15 人，依据三(一)3。"
    assert place(step) == ("staff", None, None)


def test_that_a_fault_of_one_record_names_it_and_stands_at_its_cell() -> None:
    unit = UNIVERSITY | {"name": "甲大学", "registered_in_city": False}
    step = step_of("applicant.registered", StepKind.UNMET, units=[unit])
    assert step.sentence == (
        "“在温州市内注册”未达标：单位“甲大学”，“在温州市内注册”为“否”。要求：依托单位在温州市内注册，依据三(一)。"
    )
    assert place(step) == ("units", "u1", "registered_in_city")


def test_that_what_has_no_record_yet_says_the_rule() -> None:
    step = step_of("scenario.real", StepKind.UNMET, units=[UNIVERSITY])
    assert step.sentence == ("“真实应用场景或重大需求”未达标。要求：有明确、真实的应用场景或重大需求，依据三(四)。")
    assert place(step) == ("scenarios", None, None)


def test_that_a_partner_without_an_agreement_is_named() -> None:
    units = [UNIVERSITY, {"id": "u2", "role": "partner", "name": "乙公司"}]
    step = step_of("cooperation.agreements", StepKind.UNMET, units=units)
    assert step.sentence.startswith("“联合共建协议”未达标：单位“乙公司”，没有“合作协议”。要求：")
    assert place(step) == ("units", "u2", None)


def test_that_a_blank_is_said_with_who_lacks_it_and_how_many_more_there_are() -> None:
    blank = {"name": "张三", "other_city_lab": False}
    parts = {"units": [UNIVERSITY], "staff": [*people(14, degree="doctor", other_city_lab=False), blank | {"id": "x"}]}
    step = step_of("team.size", StepKind.BLANK, **parts)
    assert step.sentence == "“全时研发人员”待补充：人员“张三”缺“全时”，依据三(一)3。"
    assert place(step) == ("staff", "x", "full_time")
    parts["staff"].append(blank | {"id": "y"})
    step = step_of("team.size", StepKind.BLANK, **parts)
    assert step.sentence == "“全时研发人员”待补充：人员“张三”缺“全时”，另有 1 处空白，依据三(一)3。"


def test_that_a_missing_lead_unit_is_one_step_however_much_waits_for_it() -> None:
    steps = [step for step in steps_of(lab_of()) if step.table == "units"]
    assert [step.sentence for step in steps] == [
        "请指定依托（牵头）单位：“申报主体类型”要等它才能判定，依据三(一), 一。"
    ]
    assert place(steps[0]) == ("units", None, "role")


def test_that_an_open_condition_without_any_record_asks_for_the_table() -> None:
    step = step_of("team.exclusive", StepKind.BLANK, units=[UNIVERSITY])
    assert step.sentence == "“只依托一个全市重点实验室”待补充：还没有填“人员”，依据三(一)3。"
    assert place(step) == ("staff", None, None)


def test_that_what_a_person_judges_is_to_be_confirmed() -> None:
    step = step_of("director.standing", StepKind.CONFIRM)
    assert step.sentence == (
        "请确认“主任：学术带头人”：主任是本领域高水平的学术带头人，有较强的组织管理能力（由人判断），依据三(一)3。"
    )


def test_that_what_is_unmet_in_principle_owes_a_reason_until_it_is_given() -> None:
    unit = ENTERPRISE | {"name": "丙公司", "high_tech": False}
    step = step_of("basis.high_tech", StepKind.REASON, units=[unit])
    assert step.sentence.startswith(
        "“高新技术企业资格”是原则上的要求，请写明理由：单位“丙公司”，“高新技术企业”为“否”。要求："
    )
    notes = {"basis.high_tech": {"reason": "正在申请"}}
    kinds = {step.kind for step in steps_of(lab_of(units=[unit], notes=notes))}
    assert StepKind.REASON not in kinds


def test_that_a_reading_that_turns_an_outcome_is_to_be_confirmed_and_pinned() -> None:
    units = [UNIVERSITY, {"id": "u2", "role": "partner"}]
    staff = [*people(14), {"id": "x", "full_time": True, "unit": "u2"}]
    step = step_of("team.size", StepKind.READING, units=units, staff=staff)
    assert step.sentence == (
        "向主管部门确认口径“计入哪些单位”，并固定：“全时研发人员”随口径不同而结论不同，依据三(一)3。"
    )
    assert step.readings == ("units_counted",)


def test_that_an_error_in_a_cell_is_a_step_at_that_cell() -> None:
    lab = lab_of(units=[UNIVERSITY], rooms=[{"id": "r1", "building": "甲楼", "usable_area": 9, "floor_area": 5}])
    step = next(step for step in steps_of(lab) if step.kind is StepKind.PROBLEM and step.record_id == "r1")
    assert step.sentence == "场地“甲楼”：使用面积 9 ㎡ 大于建筑面积 5 ㎡；请核对。"
    assert place(step) == ("rooms", "r1", "usable_area")


def test_that_a_cell_to_be_filled_is_not_told_again_as_an_error() -> None:
    unit = {"id": "u1", "role": "lead", "entity_type": "university"}
    steps = steps_of(lab_of(units=[unit], as_typed={"u1": {"good_credit": "查询中"}}))
    assert [step.kind for step in steps if step.field == "good_credit"] == [StepKind.BLANK]


# --- the order ------------------------------------------------------------------------------------------------------


def test_that_what_bars_comes_first_and_what_bars_nothing_last() -> None:
    *steps, last = steps_of(sample("draft-blanks"))
    ranks = [list(StepKind).index(step.kind) for step in steps]
    assert ranks == sorted(ranks)
    assert {step.kind for step in steps} == {StepKind.BLANK, StepKind.CONFIRM, StepKind.READING, StepKind.PROBLEM}
    assert last.condition is not None
    assert (last.condition.id, last.kind) == ("cooperation.mix", StepKind.BLANK)


def test_that_two_records_of_one_name_and_one_fault_are_told_apart() -> None:
    unit = {"name": "甲", "uscc": "52330300MJ8123456Y"}
    lab = lab_of(units=[{"id": "u1", "role": "lead", **unit}, {"id": "u2", "role": "partner", **unit}])
    told = [step.sentence for step in steps_of(lab) if step.field == "uscc"]
    assert [sentence.partition("：")[0] for sentence in told] == ["u1 · 单位“甲”", "u2 · 单位“甲”"]


def test_that_a_ready_lab_has_nothing_to_do() -> None:
    assert steps_of(sample("university-ready")) == []


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS)
@example(seed=426)
def test_that_a_lab_is_ready_exactly_when_nothing_is_left_that_bars(seed: int) -> None:
    judge = LiveJudge(wenzhou(), random_lab(Random(seed)))
    steps = next_steps(judge, find_problems(judge))
    barring = [step for step in steps if step.condition and _bars(judge, step)]
    assert (judge.overall is Overall.READY) == (not barring)
    assert (judge.overall is Overall.GAPS) == any(step.kind is StepKind.UNMET for step in steps)
    assert steps[: len(barring)] == barring
    assert all(step.sentence.endswith(("。", "？")) and "{" not in step.sentence for step in steps)
    assert len({step.sentence for step in steps}) == len(steps)


def _bars(judge: LiveJudge, step: Step) -> bool:
    assert step.condition is not None
    note = judge.lab.notes.get(step.condition.id)
    excused = note is not None and note.reason is not None
    required = step.condition.binding is Binding.REQUIRED
    in_principle = step.condition.binding is Binding.IN_PRINCIPLE and not excused
    return step.kind is not StepKind.READING and (required or in_principle)


# --- places to fix --------------------------------------------------------------------------------------------------


def test_that_places_follow_the_packs_order_and_then_the_tables() -> None:
    staff = [*people(13, degree="doctor", other_city_lab=False), {"id": "x"}, {"id": "y"}, DIRECTOR]
    lab = lab_of(units=[UNIVERSITY], staff=staff)
    judge = LiveJudge(wenzhou(), lab)
    places = [cell for cell in fix_places(judge, find_problems(judge)) if cell.table == "staff"]
    assert places == [
        Cell("staff", "x", "full_time"), Cell("staff", "y", "full_time"), Cell("staff", "x", "other_city_lab"),
        Cell("staff", "y", "other_city_lab"), Cell("staff", "d", "other_city_lab"),
    ]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(seed=SEEDS)
def test_that_the_places_are_the_deciding_blanks_and_the_errors_each_once(seed: int) -> None:
    judge = LiveJudge(wenzhou(), random_lab(Random(seed)))
    problems = find_problems(judge)
    places = list(fix_places(judge, problems))
    errors = {(p.record, str(p.field).rpartition(".")[2]) for p in problems if p.severity is Severity.ERROR}
    blanks = {(blank.record_id, blank.field) for blank in deciding_blanks(judge)}
    assert {(cell.record_id, cell.field) for cell in places} == errors | blanks
    assert len(set(places)) == len(places)


def test_that_places_are_found_as_they_are_asked_for() -> None:
    judge = LiveJudge(wenzhou(), lab_of())

    def unasked() -> Any:
        pytest.fail("the problems were asked for before the blanks were done")
        yield

    assert next(fix_places(judge, unasked())) == Cell("units", None, "role")


def test_that_an_unmet_condition_without_a_binding_force_is_no_step() -> None:
    judge = LiveJudge(wenzhou(), lab_of(units=[UNIVERSITY]))
    assert judge.verdicts["basis.achievement"].outcome is Outcome.UNMET
    steps = next_steps(judge, [])
    assert "basis.achievement" not in {step.condition.id for step in steps if step.condition}
