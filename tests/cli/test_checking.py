"""`wzlab check`: exit statuses, the order of files, the words for people and the lines for programs."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import SAMPLES, lab_of, sample_file, wenzhou, wzlab
from wzlab.cli.checking import report_lines
from wzlab.policy.report import Report
from wzlab.resources import resource
from wzlab.storage.interchange import FORMAT, load_document

READY, GAPS, DRAFT = map(sample_file, SAMPLES)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Write a lab's file in parts; return its path."""

    def written(name: str = "lab.json", **parts: Any) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps({"format": FORMAT, **parts}, ensure_ascii=False), encoding="utf-8")
        return path

    return written


def printed(out: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal) for line in out.splitlines()]


# --- exit status and order ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ((READY,), 0),
        ((READY, READY), 0),
        ((GAPS,), 1),
        ((DRAFT,), 1),
        ((READY, GAPS, READY), 1),
        (("nowhere.json",), 2),
        ((READY, "nowhere.json"), 2),
        (("nowhere.json", GAPS, READY), 2),
        ((GAPS, "nowhere.json", READY), 2),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_that_the_worst_file_decides_the_exit_status(
    files: tuple[object, ...], status: int, form: tuple[str, ...]
) -> None:
    assert wzlab("check", *files, *form).status == status


def test_that_an_unreadable_file_does_not_keep_the_others_from_being_judged_in_order() -> None:
    done = wzlab("check", "--json", READY, "nowhere.json", GAPS, resource("samples"), DRAFT)
    lines = printed(done.out)
    assert (done.status, done.err) == (2, "")
    assert [line["file"] for line in lines] == [
        str(READY),
        "nowhere.json",
        str(GAPS),
        str(resource("samples")),
        str(DRAFT),
    ]
    assert [line.get("overall") for line in lines] == ["ready", None, "gaps", None, "open"]
    assert [set(line) for line in lines if "error" in line] == [{"format", "file", "error"}] * 2
    assert {line["format"] for line in lines} == {"wzlab-check/1"}


def test_that_people_are_told_of_an_unreadable_file_apart_from_the_verdicts() -> None:
    done = wzlab("check", GAPS, "nowhere.json", READY)
    assert [line for line in done.out.splitlines() if line.endswith(".json）")] == [
        f"全市泵阀智能运维重点实验室（{GAPS}）",
        f"全市工业视觉检测重点实验室（{READY}）",
    ]
    assert "nowhere" not in done.out
    assert done.err.startswith("nowhere.json：“nowhere.json”读不出：")
    assert done.err.endswith("。\n")


# --- what cannot be read --------------------------------------------------------------------------------------------


def unreadable(folder: Path) -> Iterator[Path]:
    """Yield the kinds of files people give by mistake."""
    contents = {
        "empty.json": b"",
        "binary.json": bytes(range(256)) * 4,
        "workbook.json": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(200),
        "workbook.xlsx": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(200),
        "people.csv": "姓名,出生日期\n文心远,1970\n".encode(),
        "gbk.json": '{"format": "wzlab-lab/1", "lab": {"name": "全市"}}'.encode("gbk"),
        "other.json": b'{"name": "x"}',
        "deep.json": b"[" * 100_000,
        "huge.json": b'{"format": "wzlab-lab/1", "lab": {"planned_investment": 1e99999999999999999999}}',
        "surrogate.json": b'{"format": "wzlab-lab/1", "lab": {"nam\\ud800": 1}}',
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        yield folder / name
    yield folder
    yield folder / "nowhere.json"
    yield folder / "empty.json" / "lab.json"


def test_that_whatever_cannot_be_read_is_told_in_words_and_not_by_a_traceback(tmp_path: Path) -> None:
    for path in unreadable(tmp_path):
        done = wzlab("check", path)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"{path}：“")
        assert re.search(r"[\u4e00-\u9fff]", done.err)
        assert "Traceback" not in done.err
        told = printed(wzlab("check", "--json", path, READY).out)
        assert told[0]["error"] == done.err.removeprefix(f"{path}：").rstrip("\n")
        assert told[1]["overall"] == "ready"


def test_that_every_complaint_about_a_file_is_told_with_its_place(write: Any) -> None:
    path = write(staff=[{"id": "s1", "post": "boss", "birth_date": "1970-02-30"}], units=[{"id": "s1"}])
    done = wzlab("check", path)
    assert (done.status, done.out) == (2, "")
    heading, *complaints = done.err.splitlines()
    assert heading == f"{path}：“lab.json”不合规格，未读入："
    assert [complaint.strip().partition("：")[0] for complaint in complaints] == [
        "- staff 第 1 条",
        "- staff 第 1 条, birth_date",
        "- staff 第 1 条, post",
    ]


# --- packs and days -------------------------------------------------------------------------------------------------


def test_that_the_day_asked_for_goes_before_the_labs_own_and_that_before_the_packs(write: Any) -> None:
    own = write("own.json", lab={"reference_date": "2025-06-30"})
    none = write("none.json")
    typed = write("typed.json", as_typed={"lab": {"reference_date": "六月底"}})
    days = [line["as_of"] for line in printed(wzlab("check", "--json", own, none, typed).out)]
    assert days == ["2025-06-30", "2026-01-12", "2026-01-12"]
    asked = printed(wzlab("check", "--json", "--as-of", "2024-02-29", own, none, typed).out)
    assert [line["as_of"] for line in asked] == ["2024-02-29"] * 3


@pytest.mark.parametrize("day", ["0001-01-01", "0065-01-01", "0066-01-01", "9999-12-31"])
def test_that_a_day_at_the_edge_of_the_calendar_is_judged_too(write: Any, day: str) -> None:
    old = {"id": "s1", "post": "director", "birth_date": "0001"}
    young = {"id": "s2", "birth_date": "9999-12-31"}
    done = wzlab("check", "--json", READY, write(staff=[old, young]), "--as-of", day)
    assert (done.status, done.err) == (1, "")
    assert [line["as_of"] for line in printed(done.out)] == [day, day]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another city's pack, which is Wenzhou's but for its id and closing date."""
    text = resource("policies", "wenzhou-ai-2025.toml").read_text(encoding="utf-8")
    text = text.replace('id = "wenzhou-ai-2025"', 'id = "elsewhere-2027"')
    text = text.replace("reference_date = 2026-01-12", "reference_date = 2027-03-31")
    path = tmp_path / "elsewhere.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_that_the_pack_asked_for_goes_before_the_files(write: Any, elsewhere: Path) -> None:
    path = write(pack="wenzhou-ai-2025")
    (told,) = printed(wzlab("check", "--json", "--pack", elsewhere, path).out)
    assert (told["pack"], told["as_of"]) == ({"id": "elsewhere-2027", "version": "1"}, "2027-03-31")
    (told,) = printed(wzlab("check", "--json", path).out)
    assert (told["pack"], told["as_of"]) == ({"id": "wenzhou-ai-2025", "version": "1"}, "2026-01-12")


@pytest.mark.parametrize("pack", [None, "", " ", " wenzhou-ai-2025 "])
def test_that_the_only_pack_installed_serves_a_file_that_names_none(write: Any, pack: str | None) -> None:
    (told,) = printed(wzlab("check", "--json", write(pack=pack)).out)
    assert told["pack"]["id"] == "wenzhou-ai-2025"


def test_that_a_file_of_an_unknown_pack_is_not_judged_by_another(write: Any) -> None:
    done = wzlab("check", write(pack="hangzhou-2027"), READY)
    assert done.status == 2
    assert "找不到政策包“hangzhou-2027”" in done.err
    assert "可以申报" in done.out


def test_that_a_file_cannot_make_the_program_open_a_path_of_its_choice(write: Any, elsewhere: Path) -> None:
    done = wzlab("check", write(pack=str(elsewhere)))
    assert (done.status, done.out) == (2, "")
    assert f"找不到政策包“{elsewhere}”" in done.err


def test_that_of_several_packs_one_must_be_named(write: Any, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resource("policies"), elsewhere.parent / "resources" / "policies")
    shutil.copy(elsewhere, elsewhere.parent / "resources" / "policies" / "elsewhere-2027.toml")
    monkeypatch.setattr("sys._MEIPASS", str(elsewhere.parent), raising=False)
    done = wzlab("check", write())
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("（elsewhere-2027、wenzhou-ai-2025）；请用 --pack 指定。\n")
    (told,) = printed(wzlab("check", "--json", "--pack", "elsewhere-2027", write()).out)
    assert told["pack"]["id"] == "elsewhere-2027"


@pytest.mark.parametrize("pack", ["hangzhou-2027", "nowhere.toml", str(READY)])
def test_that_a_pack_that_cannot_be_read_is_told_for_each_file(pack: str) -> None:
    done = wzlab("check", "--pack", pack, READY, GAPS)
    assert (done.status, done.out) == (2, "")
    assert [line for line in done.err.splitlines() if line.startswith((f"{READY}：", f"{GAPS}："))] != []
    assert len(printed(wzlab("check", "--json", "--pack", pack, READY, GAPS).out)) == 2


# --- for programs ---------------------------------------------------------------------------------------------------


def test_that_json_is_one_object_a_line_with_the_keys_of_the_contract_in_their_order() -> None:
    done = wzlab("check", "--json", DRAFT)
    (told,) = printed(done.out)
    assert done.out.endswith("}\n")
    assert list(told) == [
        "format", "file", "pack", "as_of", "track", "overall", "robust", "conditions", "problems", "dates", "unassessed",
    ]  # fmt: skip
    assert {tuple(condition) for condition in told["conditions"]} == {
        (
            "id", "binding", "outcome", "primary", "low", "high", "operator", "threshold", "unit", "gap", "clause",
            "readings", "counted", "not_counted", "undecided", "evidenced", "warnings", "reason",
        )
    }  # fmt: skip
    assert {tuple(problem) for problem in told["problems"]} == {("code", "record", "field", "severity", "message")}
    assert told["dates"] == [
        {"id": "submit", "actor": "applicant", "at": "2026-01-12T17:30:00+08:00"},
        {"id": "recommend", "actor": "recommending_department", "at": "2026-01-16T17:00:00+08:00"},
    ]
    assert len(told["unassessed"]) == 4
    assert "温科发〔2025〕12号" in done.out


def test_that_sums_are_printed_exactly(write: Any) -> None:
    items = [{"id": "e1", "key": True, "original_value": "4999999.99"}]
    rooms = [{"id": "r1", "use": "testing", "usable_area": 333.33, "shared_percent": 50}]
    done = wzlab("check", "--json", write(equipment=items, rooms=rooms))
    (told,) = printed(done.out)
    by_id = {condition["id"]: condition for condition in told["conditions"]}
    assert by_id["equipment.value"]["low"] == Decimal("4999999.99")
    assert by_id["equipment.value"]["gap"] == Decimal("0.01")
    assert by_id["space.area"]["high"] == Decimal("166.665")
    assert '"gap": 0.01' in done.out


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_identity_or_phone_number_is_printed(name: str, form: tuple[str, ...]) -> None:
    document = load_document(sample_file(name))
    secrets = {person.get(key) for person in document["staff"] for key in ("id_number", "phone")} - {None}
    secrets |= {document["lab"]["phone"]}
    out = wzlab("check", *form, sample_file(name)).out
    assert len(secrets) > 10
    assert [secret for secret in secrets if secret in out] == []


# --- for people -----------------------------------------------------------------------------------------------------


def lines_of(today: date = date(2026, 1, 1), **parts: Any) -> list[str]:
    return list(report_lines(Report(wenzhou(), lab_of(**parts)), "lab.json", today))


def row(lines: list[str], title: str) -> list[str]:
    """Return the cells of a table's row that has a title."""
    (found,) = [line for line in lines if re.split(r" {2,}", line)[1:2] == [title]]
    return re.split(r" {2,}", found)


def test_that_the_head_says_whose_verdict_it_is_by_what_and_of_what_day() -> None:
    lines = lines_of(
        lab={"name": "全市视觉重点实验室"}, units=[{"id": "u1", "role": "lead", "entity_type": "enterprise"}]
    )
    assert lines[0] == "全市视觉重点实验室（lab.json）"
    assert lines[1] == "温州·全市重点实验室（人工智能领域）2025，版本 1；基准日 2026-01-12；轨道 企业类"
    assert lines_of()[0] == "（未命名）（lab.json）"


def test_that_a_row_says_what_there_is_what_is_asked_for_and_what_lacks() -> None:
    items = [{"id": "e1", "key": True, "original_value": "4999999.99"}]
    lines = lines_of(equipment=items)
    row_of_value = row(lines, "关键科研仪器设备原值")
    assert row_of_value == [
        "未达标",
        "关键科研仪器设备原值",
        "499.999999 万元",
        "≥ 500.00 万元",
        "0.000001 万元",
        "三(一)2",
    ]


def test_that_every_condition_has_its_row() -> None:
    lines = lines_of()
    titles = [re.split(r" {2,}", line)[1] for line in lines[6:32]]
    assert titles == [str(condition.title) for condition in wenzhou().conditions]


def test_that_the_blanks_that_decide_are_named_with_record_person_and_field() -> None:
    lead = {"id": "u1", "role": "lead", "entity_type": "university"}
    lines = lines_of(units=[lead], staff=[{"id": "s1", "name": "文心远", "full_time": True}, {"id": "s2"}])
    (share,) = [line for line in lines if line.startswith("  副高以上或博士占比：待补 ")]
    assert "s1 文心远（职称级别、学位）" in share
    assert "s2（全时、职称级别、学位）" in share


def test_that_a_missing_director_is_asked_for_by_table_and_field() -> None:
    assert "  主任：全时在实验室：待补 （尚无）（人员·岗位）" in lines_of()


def test_that_a_field_is_called_what_its_own_table_calls_it() -> None:
    lines = lines_of(
        units=[{"id": "u1", "role": "lead"}],
        rooms=[{"id": "r1", "use": "testing", "usable_area": 600}],
        as_typed={"r1": {"unit": "一院"}},
        readings={"units_counted": "lead_only"},
    )
    assert "  科研场地面积：待补 r1（提供单位）" in lines


def test_that_only_what_is_open_asks_for_blanks_and_only_what_is_not_met_gives_reasons() -> None:
    lines = lines_of(
        equipment=[
            {"id": "e1", "key": True, "original_value": 5_000_000},
            {"id": "e2", "original_value": 1_000},
            {"id": "e3", "key": False},
        ],
        rooms=[{"id": "r1", "use": "office", "usable_area": 600}, {"id": "r2", "use": "testing"}],
        units=[{"id": "u1", "role": "lead", "entity_type": "enterprise"}],
        patents=[{"id": "t1", "kind": "design"}, {"id": "t2"}],
    )
    told = [
        line
        for line in lines
        if line.startswith(("  关键科研仪器设备原值：", "  科研场地面积：", "  近 3 年授权发明专利："))
    ]
    assert told == [
        "  近 3 年授权发明专利：未计入：“类型”为“外观设计”（1）",
        "  科研场地面积：待补 r2（使用面积、建筑面积）",
    ]


def test_that_only_what_depends_on_a_reading_tells_of_readings() -> None:
    open_office = {"id": "r1", "use": "office", "usable_area": 400}
    lines = lines_of(rooms=[open_office, {"id": "r2", "use": "testing", "usable_area": 200}])
    assert "  科研场地面积：若办公、会议用房计入：600 ㎡，达标" in lines
    lines = lines_of(rooms=[open_office, {"id": "r2", "use": "testing"}])
    assert not [line for line in lines if line.startswith("  科研场地面积：若")]


def test_that_a_lab_with_nothing_to_explain_has_no_such_headings() -> None:
    headings = [line for line in wzlab("check", READY).out.splitlines() if line.endswith("：")]
    assert headings == ["日期：", "未评估："]
    headings = [line for line in wzlab("check", DRAFT).out.splitlines() if line.endswith("：")]
    assert headings == ["说明：", "问题：", "日期：", "未评估："]


def test_that_six_blanks_or_reasons_are_all_named() -> None:
    rooms = [{"id": f"r{place}"} for place in range(1, 7)]
    (area,) = [line for line in lines_of(rooms=rooms) if line.startswith("  科研场地面积：待补 ")]
    assert (re.findall(r"r\d", area), "等" in area) == (["r1", "r2", "r3", "r4", "r5", "r6"], False)
    devices: list[dict[str, Any]] = [
        {"id": "e1", "key": False},
        {"id": "e2", "key": True, "status": "scrapped"},
        {"id": "e3", "key": True, "acquisition": "cloud_service"},
        {"id": "e4", "key": True, "acquired_on": "2027"},
    ]
    (value,) = [line for line in lines_of(equipment=devices) if line.startswith("  关键科研仪器设备原值：未计入：")]
    assert (value.count("（1）"), "等" in value) == (4, False)


def test_that_a_long_list_of_blanks_is_counted_beyond_the_first_six() -> None:
    lines = lines_of(rooms=[{"id": f"r{place}"} for place in range(1, 9)])
    (area,) = [line for line in lines if line.startswith("  科研场地面积：待补 ")]
    assert re.findall(r"r\d", area) == ["r1", "r2", "r3", "r4", "r5", "r6"]
    assert area.endswith(" 等 8 条")


def test_that_reasons_for_not_counting_are_counted() -> None:
    lines = lines_of(equipment=[{"id": f"e{place}", "key": False} for place in range(3)])
    assert "  关键科研仪器设备原值：未计入：“关键设备”为“否”（3）" in lines


def test_that_a_problem_is_told_with_its_weight_and_its_record() -> None:
    lines = lines_of(
        staff=[{"id": "s1", "name": "文心远", "months_per_year": 13}], rooms=[{"id": "r1", "usable_area": -1}]
    )
    assert "  [提醒] 人员 s1 文心远：年投入月数为 13：应在 0 到 12 之间。" in lines
    assert "  [错误] 场地 r1：“使用面积”为 -1：不能为负数，按未知处理。" in lines


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 1, 11), "还有 1 天"),
        (date(2026, 1, 12), "今天截止"),
        (date(2026, 1, 13), "已过 1 天，按预审使用"),
        (date(2025, 12, 31), "还有 12 天"),
    ],
)
def test_that_deadlines_are_counted_in_chinese_calendar_days(today: date, told: str) -> None:
    assert f"  2026-01-12 17:30 牵头申报单位在科企通提交申报材料（{told}）" in lines_of(today)


def test_that_what_is_not_assessed_is_always_said() -> None:
    for path in (READY, GAPS, DRAFT):
        *_rest, unassessed = wzlab("check", path).out.rstrip().split("\n\n")
        heading, *lines = unassessed.splitlines()
        assert heading == "未评估："
        assert [line.strip() for line in lines] == [words.zh for words in wenzhou().unassessed]
