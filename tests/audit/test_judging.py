"""One file judged."""

import hashlib
import os
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.audit.labs import FORMATS, judged, request, write_json
from tests.helpers import SAMPLES, sample_file
from wzlab.audit.judging import Request, judge_file
from wzlab.audit.results import JudgedCondition, PackNamed, ProblemCount, Unreadable
from wzlab.language import current_language
from wzlab.policy.judge import Outcome, Overall
from wzlab.policy.pack import Binding
from wzlab.policy.problem import Severity
from wzlab.policy.values import Range
from wzlab.policy.words import Standing
from wzlab.workbook.opening import open_report

LEAD = {"id": "u1", "role": "lead", "name": "温州示例公司", "entity_type": "enterprise"}
ROOMS = [{"id": "r1", "use": "laboratory", "usable_area": 480}]


def sentence(path: Path) -> str:
    result = judge_file(request(path))
    assert isinstance(result, Unreadable)
    return result.sentence


@pytest.mark.parametrize("write", FORMATS)
def test_that_a_lab_is_told_by_its_names_its_pack_and_its_verdicts(write: object, tmp_path: Path) -> None:
    assert callable(write)
    path = write(tmp_path / "lab", {"lab": {"name": "全市甲重点实验室"}, "units": [LEAD], "rooms": ROOMS})
    result = judged(path)
    assert (result.lab, result.lead, result.track) == ("全市甲重点实验室", "温州示例公司", "enterprise")
    assert (result.overall, result.as_of) == (Overall.GAPS, date(2026, 1, 12))
    assert result.pack == PackNamed("wenzhou-ai-2025", "1", result.pack.title, result.pack.unassessed)
    assert result.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    (area,) = [condition for condition in result.conditions if condition.id == "space.area"]
    assert area == JudgedCondition(
        id="space.area",
        title="科研场地面积",
        clause="三(一)2",
        binding=Binding.REQUIRED,
        unit="m2",
        outcome=Outcome.UNMET,
        primary=Outcome.UNMET,
        standing=Standing.UNMET,
        figure="480 ㎡",
        measured=Range(Decimal(480), Decimal(480)),
        operator=">=",
        threshold=500,
        gap=Fraction(20),
    )


def test_that_all_lead_units_are_named(tmp_path: Path) -> None:
    units = [LEAD, {"id": "u2", "role": "partner", "name": "乙"}, {"id": "u3", "role": "lead", "name": "丙"}]
    assert judged(write_json(tmp_path / "lab", {"units": units})).lead == "温州示例公司、丙"


def test_that_problems_are_counted_by_table_and_weight(tmp_path: Path) -> None:
    staff = [{"id": "s1", "months_per_year": 13}]
    rooms = [{"id": "r1", "usable_area": -1}, {"id": "r2", "usable_area": -2}]
    result = judged(write_json(tmp_path / "lab", {"units": [LEAD], "staff": staff, "rooms": rooms}))
    assert ProblemCount("rooms", Severity.ERROR, 2) in result.problems
    assert ProblemCount("staff", Severity.WARNING, 1) in result.problems


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_result_travels_between_processes(name: str) -> None:
    result = judged(sample_file(name))
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - what was pickled here


def test_that_pack_and_day_asked_for_are_taken(tmp_path: Path) -> None:
    path = write_json(tmp_path / "lab", {})
    asked = Request(path, "wenzhou-ai-2025", date(2025, 3, 1), "zh", open_report)
    result = judge_file(asked)
    assert not isinstance(result, Unreadable)
    assert result.as_of == date(2025, 3, 1)
    refused = judge_file(Request(path, "nowhere", None, "zh", open_report))
    assert isinstance(refused, Unreadable)
    assert "nowhere" in refused.sentence


def test_that_it_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    result = judge_file(Request(write_json(tmp_path / "lab", {}), None, None, "en", open_report))
    assert not isinstance(result, Unreadable)
    assert current_language() == "en"
    assert "Research space" in [condition.title for condition in result.conditions]


def test_that_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert sentence(tmp_path / "pipe.json") == f"“{tmp_path}/pipe.json”不是普通文件（是管道、设备之类），没有打开。"
    assert sentence(tmp_path) == f"“{tmp_path}”读不出：这是一个文件夹。"
    assert sentence(tmp_path / "gone.json") == f"“{tmp_path}/gone.json”读不出：找不到这个文件或文件夹。"
    assert "不是普通文件" in sentence(Path("/dev/zero"))


def test_that_of_many_complaints_the_first_five_are_told_and_long_numbers_are_masked(tmp_path: Path) -> None:
    staff = [{"id": f"s{place}", f"33030219700101001{place}": 1} for place in range(7)]
    lines = sentence(write_json(tmp_path / "lab", {"staff": staff})).split("\n")
    assert len(lines) == 7
    assert lines[-1] == "（另有 2 处）"
    assert "330302197001010010" not in "\n".join(lines)


@pytest.mark.parametrize("number", ["330302 19700101 0010", "330302-19700101-0010", "138 0013 8000", "0577888800041"])
def test_that_a_number_in_a_wrong_field_is_masked_in_the_sentence(number: str, tmp_path: Path) -> None:
    told = sentence(write_json(tmp_path / "lab", {"staff": [{"id": "s1", "birth_date": number}]}))
    assert "birth_date" in told
    assert number not in told


def test_that_a_wrong_day_is_told_as_it_is(tmp_path: Path) -> None:
    told = sentence(write_json(tmp_path / "lab", {"staff": [{"id": "s1", "birth_date": "2025-01-02 10:00:00"}]}))
    assert "2025-01-02 10:00:00" in told


def test_that_the_names_told_hold_no_number(tmp_path: Path) -> None:
    units = [{"id": "u1", "role": "lead", "name": "甲公司（陆 13800138000）"}]
    result = judged(write_json(tmp_path / "lab", {"units": units, "lab": {"name": "全市 13800138000"}}))
    assert (result.lab, result.lead) == ("全市 138****8000", "甲公司（陆 138****8000）")


def test_that_an_unreadable_file_is_known_by_its_content_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(b"")
    result = judge_file(request(path))
    assert isinstance(result, Unreadable)
    assert result.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
