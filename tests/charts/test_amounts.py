"""The space chart and the equipment chart: what makes up a sum."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.labs import SEEDS, random_report
from tests.charts.pictures import shown
from tests.helpers import UNIVERSITY, lab_of, wenzhou
from wzlab.charts.amount_bars import draw_equipment, draw_space, ticks
from wzlab.charts.amounts import Breakdown, breakdown_of
from wzlab.charts.subjects import State
from wzlab.policy.ledger import ledger
from wzlab.policy.report import Report
from wzlab.records import Instrument, Room

ROOMS = [
    {"id": "r1", "use": "laboratory", "usable_area": 300},
    {"id": "r2", "use": "laboratory", "usable_area": 100, "shared_percent": 50},
    {"id": "r3", "use": "office", "usable_area": 80},
    {"id": "r4", "usable_area": 40},
]


def report_of(**parts: object) -> Report:
    return Report(wenzhou(), lab_of(units=[UNIVERSITY], **parts))


def space(rooms: list[dict[str, object]]) -> Breakdown:
    return breakdown_of(report_of(rooms=rooms), Room, Room.use)


def test_that_areas_are_summed_by_use_as_they_count() -> None:
    """300 + half of 100 in laboratories; an office does not count; a room of unknown use may."""
    found = space(ROOMS)
    assert {use: (amounts.low, amounts.high, amounts.outside.low) for use, amounts in found.groups.items()} == {
        "laboratory": (Fraction(350), Fraction(350), 0),
        "office": (Fraction(0), Fraction(0), 80),
        None: (Fraction(0), Fraction(40), 0),
    }
    assert found.groups["laboratory"].records == {State.COUNTED: ("r1", "r2")}
    assert (found.whole.low, found.whole.high) == (Fraction(350), Fraction(390))


def test_that_a_room_without_an_area_has_no_upper_end() -> None:
    found = space([{"id": "r1", "use": "laboratory"}])
    assert (found.whole.low, found.whole.high) == (Fraction(0), None)
    assert found.whole.records == {State.UNDECIDED: ("r1",)}
    assert "箭头：金额或面积未填，没有上限" in shown(draw_space(report_of(rooms=[{"id": "r1", "use": "other"}])).figure)


def test_that_the_picture_tells_amounts_and_reasons() -> None:
    picture = draw_space(report_of(rooms=ROOMS))
    assert ("用途", "实验", "计入 350 ㎡") in picture.alt
    assert ("未计入", "是办公或会议用房，当前口径不计入", "80 ㎡，1 条") in picture.alt
    assert ("待定", "缺“用途”", "1 条") in picture.alt


def test_that_equipment_is_told_in_ten_thousands_of_yuan() -> None:
    machines = [
        {"id": "e1", "key": True, "category": "robotics", "original_value": "1234567.89"},
        {"id": "e2", "key": False, "category": "robotics", "original_value": 20000},
    ]
    picture = draw_equipment(report_of(equipment=machines))
    assert ("设备类别", "机器人研发平台", "计入 123.456789 万元，未计入 2.00 万元") in picture.alt
    assert [region.records for region in picture.regions if region.words == "机器人研发平台，计入"] == [("e1",)]


def test_that_a_lab_without_rooms_says_so() -> None:
    assert "还没有这类记录。" in shown(draw_space(report_of()).figure)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("record_type", "column"), [(Room, Room.use), (Instrument, Instrument.category)])
def test_that_the_parts_add_up_to_the_judges_own_sum(
    seed: int, record_type: type[Room | Instrument], column: object
) -> None:
    report = random_report(seed)
    found = breakdown_of(report, record_type, Room.use if column is Room.use else Instrument.category)
    measured = report.judge.verdicts[found.condition.id].primary.bounds
    assert measured == (found.whole.low, found.whole.high)
    lows = [amounts.low for amounts in found.groups.values()]
    assert sum(low for low in lows if low is not None) == found.whole.low
    book = ledger(report.judge, found.condition)
    assert set(found.whole.records.get(State.COUNTED, ())) == set(book.counted)
    assert set(found.whole.records.get(State.UNDECIDED, ())) == {entry.record for entry in book.undecided}


@given(st.decimals("0.01", 10**12, places=2))
def test_that_ticks_are_few_and_reach_the_end(most: Decimal) -> None:
    found = ticks(Fraction(most))
    assert found[0] == 0
    assert found[-2] < most <= found[-1]
    assert len(found) <= 6


def test_that_ticks_are_round() -> None:
    assert ticks(Fraction(370)) == [0, 100, 200, 300, 400]
    assert ticks(Fraction(1_350_000)) == [0, 500_000, 1_000_000, 1_500_000]
