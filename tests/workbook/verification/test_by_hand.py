"""Cases worked out by hand: what a formula must not confuse, and where it must say that it cannot tell."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.helpers import ENTERPRISE, UNIVERSITY, lab_of, people, sample, wenzhou
from tests.workbook.verification.calculator import Calculator
from tests.workbook.verification.comparing import Said, by_doubles, calculated, differences, found, unverified
from tests.workbook.verification.labs import PACKS, file_of, lab_with, pack_at, record_sheets_of, sheets_of
from wzlab.columns import AsTyped
from wzlab.language import ENGLISH, use_language
from wzlab.policy.loading import load_pack
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report
from wzlab.records import Instrument, Person, Room, Unit
from wzlab.workbook.holding import Formula
from wzlab.workbook.sheets import Sheet

DEFAULT = "默认口径"


def derived(report: Report) -> dict[str, Said]:
    """Return what the formulas come to under the default readings, by the condition's title."""
    _head, rows = by_doubles(file_of(report))
    assert differences(report, rows) == 0
    said = found(rows)
    return {
        str(row[1]): formula for row, (_program, formula, _agrees) in zip(rows, said, strict=True) if row[2] == DEFAULT
    }


def by_wenzhou(as_of: date | None = None, **parts: Any) -> dict[str, Said]:
    """Return what the formulas come to for a lab written in parts."""
    return derived(Report(wenzhou(), lab_of(**parts), as_of))


def all_formulas(sheets: list[Sheet]) -> Iterator[str]:
    """Yield the texts of all formulas of some sheets."""
    for sheet in sheets:
        for row in sheet.rows:
            for entry in row:
                value = getattr(entry, "value", entry)
                if isinstance(value, Formula):
                    yield value.text


# --- exactness ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "area", "outcome"),
    [("100", "500", "达标"), ("99.9999999", "499.9999995", "未达标"), ("99.99", "499.95", "未达标")],
)
def test_that_an_area_is_exact_to_the_last_digit(percent: str, area: str, outcome: str) -> None:
    room = Room.of("r1", use="laboratory", usable_area=Decimal(500), shared_percent=Decimal(percent))
    said = derived(Report(wenzhou(), lab_with(room)))
    assert said["科研场地面积"] == (Decimal(area), Decimal(area), Decimal(500), outcome)


def test_that_one_fen_decides() -> None:
    value = "关键科研仪器设备原值"
    most = {"id": "e1", "original_value": "4999999.98", "key": True}
    short = by_wenzhou(equipment=[most, {"id": "e2", "original_value": "0.01", "key": True}])
    enough = by_wenzhou(equipment=[most, {"id": "e2", "original_value": "0.02", "key": True}])
    assert short[value] == (Decimal("499.999999"), Decimal("499.999999"), Decimal(500), "未达标")
    assert enough[value] == (Decimal(500), Decimal(500), Decimal(500), "达标")


def test_that_a_share_is_compared_and_not_its_decimals() -> None:
    seniors, others = people(25, title_level="senior"), people(17, start=26, title_level="junior", degree="none")
    said = by_wenzhou(units=[UNIVERSITY], staff=[*seniors, *others])
    # 25 of 42 is 59.523… %, shown cut
    assert said["副高以上或博士占比"] == (Decimal("0.5952"), Decimal("0.5952"), Decimal("0.6"), "未达标")
    said = by_wenzhou(units=[UNIVERSITY], staff=[*people(24, title_level="senior"), *people(16, 25, degree="none")])
    # 24 of 40 is 60 %, whatever the sixteen's blank titles are
    assert said["副高以上或博士占比"] == (Decimal("0.6"), Decimal(1), Decimal("0.6"), "达标")
    said = by_wenzhou(units=[ENTERPRISE], staff=people(2, title_level="senior"))
    assert said["副高以上或博士占比"] == (Decimal(1), Decimal(1), Decimal("0.4"), "达标")


def test_that_one_third_is_one_third() -> None:
    linyi = next(pack_at(path) for path in PACKS if path.stem == "linyi")
    staff = [
        Person.of(f"s{n}", full_time=True, degree="doctor" if n < 7 else "none", title_level="none") for n in range(21)
    ]
    said = derived(Report(linyi, lab_with(*staff)))
    assert said["硕士以上或高级职称占比"] == (Decimal("0.3333"), Decimal("0.3333"), Decimal("0.3333"), "达标")


@pytest.mark.parametrize(("day", "years"), [(date(2025, 2, 28), 64), (date(2025, 3, 1), 65), (date(2024, 2, 29), 64)])
def test_that_who_was_born_on_29_february_turns_older_on_1_march(day: date, years: int) -> None:
    director = {"id": "s1", "post": "director", "birth_date": "1960-02-29"}
    said = by_wenzhou(day, staff=[director])
    assert said["主任：年龄"] == (Decimal(years), Decimal(years), Decimal(65), "达标")


def test_that_a_birth_before_1900_is_counted_from() -> None:
    said = by_wenzhou(staff=[{"id": "s1", "post": "director", "birth_date": "1899-12-31"}])
    assert said["主任：年龄"] == (Decimal(126), Decimal(126), Decimal(65), "未达标")


def test_that_a_month_is_all_its_days() -> None:
    said = by_wenzhou(staff=[{"id": "s1", "post": "director", "birth_date": "1960-01"}])
    # on 12 January 2026: born on the 1st is 66, born on the 31st is 65
    assert said["主任：年龄"] == (Decimal(65), Decimal(66), Decimal(65), "待补充")


# --- texts ----------------------------------------------------------------------------------------------------------


def projects(host: str) -> list[dict[str, Any]]:
    """Return five projects of a host that count in all else."""
    good = {"level": "national", "role": "lead_project", "approved_on": "2024-05-05", "related": True, "host": host}
    return [{"id": f"p{number}", **good} for number in range(5)]


@pytest.mark.parametrize(("host", "counted"), [("u1", 5), ("U1", 0), ("u12", 0)])
def test_that_an_id_is_compared_to_the_letter(host: str, counted: int) -> None:
    units = [UNIVERSITY, {"id": "U1", "name": "*"}, {"id": "u12", "name": "u1 · 甲"}]
    said = by_wenzhou(units=units, projects=projects(host))
    assert said["省部级及以上科研项目"][:2] == (Decimal(counted), Decimal(counted))


def test_that_without_a_single_lead_unit_nothing_is_known_of_it() -> None:
    second = {"id": "u2", "role": "lead", "entity_type": "university"}
    said = by_wenzhou(units=[UNIVERSITY, second], projects=projects("u1"))
    assert said["申报主体类型"][3] == "待补充"
    assert said["省部级及以上科研项目"] == (None, None, Decimal(5), "待补充")


def test_that_a_role_as_typed_leaves_the_lead_unit_open() -> None:
    lab = lab_with(Unit.of("u1", role="lead", entity_type="university"), Unit.of("u2", role=AsTyped("依托")))
    assert derived(Report(wenzhou(), lab))["申报主体类型"][3] == "待补充"


def test_that_text_as_typed_is_not_read_though_it_could_be() -> None:
    director = Person.of("s1", post="director", birth_date=AsTyped("1975-03-09"), full_time=AsTyped("是"))
    said = derived(Report(wenzhou(), lab_with(director)))
    assert said["主任：年龄"] == (None, None, Decimal(65), "待补充")
    assert said["主任：全时在实验室"][3] == "待补充"


def test_that_a_word_nobody_offers_is_unknown_after_an_edit() -> None:
    report = Report(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(15, title_level="junior", degree="none")))
    workbook = load_workbook(file_of(report), rich_text=True)
    _sheets, _names, places = record_sheets_of(report)
    place = places.of(report.lab.find("s1"), "full_time")
    assert place is not None
    workbook[place.sheet].cell(place.row, place.column).value = "yes?"
    _head, rows = calculated(workbook)
    size = next(row for row in rows if row[1] == "全时研发人员" and row[2] == DEFAULT)
    assert size[9:13] == (14, 15, 15, "待补充")
    assert size[13] == "不一致"


STALE = "记录表的行数变了，请读回后重新导出再核验"


def test_that_a_row_added_below_is_told_and_not_passed_over() -> None:
    report = Report(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(15)))
    workbook = load_workbook(file_of(report), rich_text=True)
    _sheets, _names, places = record_sheets_of(report)
    assert calculated(workbook)[0] == "全部一致"
    workbook[str(places.sheet("staff"))].cell(places.rows("staff").stop, places.column("staff", "name")).value = "新人"
    assert calculated(workbook)[0] == STALE


def test_that_a_row_put_between_or_taken_out_is_told() -> None:
    report = Report(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(15)))
    workbook = load_workbook(file_of(report), rich_text=True)
    _sheets, _names, places = record_sheets_of(report)
    first, last = places.rows("staff").start, places.rows("staff").stop - 1
    for moved in (last - 1, last + 1):  # what a spreadsheet makes of the reference when a row goes or comes
        head = next(c for row in workbook["核验"].iter_rows() for c in row if "ROWS(" in str(c.value))
        before = str(head.value)
        head.value = before.replace(f"!B{first}:B{last})", f"!B{first}:B{moved})")
        assert head.value != before
        assert calculated(workbook)[0] == STALE
        head.value = before


def test_that_a_formula_that_lost_its_cells_is_told() -> None:
    report = Report(wenzhou(), lab_of(units=[UNIVERSITY], staff=people(15)))
    workbook = load_workbook(file_of(report), rich_text=True)
    head = next(c for row in workbook["核验"].iter_rows() for c in row if "ROWS(" in str(c.value))
    for row in workbook["核验·人员"].iter_rows():
        for cell in row:
            if str(cell.value).startswith("=MIN("):
                cell.value = "=1/0"
    assert Calculator(workbook).value("核验", int(head.row or 0), int(head.column or 0)) == STALE


# --- where there is no formula --------------------------------------------------------------------------------------


def test_that_an_amount_the_file_cannot_hold_is_not_calculated() -> None:
    instrument = Instrument.of("e1", original_value=Decimal("12345678901234.56"), key=True)
    head, rows = by_doubles(file_of(Report(wenzhou(), lab_with(instrument))))
    assert unverified(rows) == {"未核验：“账面原值”里有表格存不准的数"}
    assert head == "其余一致，有的未核验"


def test_that_an_id_like_a_reference_is_not_calculated() -> None:
    units = [UNIVERSITY, {"id": "u1 · 甲"}]
    report = Report(wenzhou(), lab_of(units=units, projects=projects("u1")))
    _head, rows = by_doubles(file_of(report))
    assert differences(report, rows) == 0
    assert unverified(rows) == {"未核验：有编号含“·”，引用分不清编号和名称"}


def test_that_too_many_rooms_are_not_compared_with_each_other() -> None:
    rooms = (Room.of(f"r{number}", site="甲") for number in range(3_001))
    sheets = sheets_of(Report(wenzhou(), lab_with(*rooms)))
    why = [row[13] for row in sheets[0].rows if row[1] == "物理空间相对集中"]
    assert why == ["未核验：超过 3000 条记录，不用公式两两比对"]


def pack_with(where: str, folder: Path) -> Pack:
    """Return a pack that counts people by another test."""
    restructured = next(path for path in PACKS if path.stem == "restructured")
    text = restructured.read_text(encoding="utf-8").replace('is = "full_time"', f'is = "{where}"')
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return load_pack(folder / "pack.toml")


def test_that_a_masked_number_is_not_read(tmp_path: Path) -> None:
    pack = pack_with("phone == '13800000000'", tmp_path)
    report = Report(pack, lab_with(Person.of("s1", phone="13800000000")))
    _head, rows = by_doubles(file_of(report))
    assert unverified(rows) == {"未核验：“手机”已遮盖，公式读不到；导出时选“完整证件号”"}
    assert not any("13800000000" in formula for formula in all_formulas(sheets_of(report)[:1]))


def test_that_a_blank_is_seen_under_a_mask(tmp_path: Path) -> None:
    report = Report(pack_with("not is_blank(phone)", tmp_path), lab_with(Person.of("s1", phone="13800000000")))
    assert derived(report)["固定人员不重复"][3] == "待补充"


# --- the sheets -----------------------------------------------------------------------------------------------------


def test_that_what_a_person_confirms_may_be_changed_on_the_sheet() -> None:
    workbook = load_workbook(file_of(Report(wenzhou(), lab_of())), rich_text=True)
    sheet = workbook["核验"]
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == "主任：学术带头人")
    assert calculated(workbook)[1][_index(workbook, row)][12] == "待确认"
    sheet.cell(row, 9).value = "是"
    assert calculated(workbook)[1][_index(workbook, row)][12] == "达标"


def _index(workbook: Any, row: int) -> int:
    sheet = workbook["核验"]
    head = next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "序号")
    return row - head - 2


def test_that_a_sample_needs_only_the_sheets_of_its_conditions() -> None:
    names = [sheet.name for sheet in sheets_of(Report(wenzhou(), sample("university-ready"))) if "核验" in sheet.name]
    assert names[:2] == ["核验", "核验·汇总"]
    assert "核验·人员" in names
    assert not {"核验·投入计划", "核验·三年目标", "核验·附件"} & set(names)


def test_that_the_formulas_are_right_in_english_too() -> None:
    use_language(ENGLISH)
    report = Report(wenzhou(), sample("university-ready"))
    workbook = load_workbook(file_of(report), rich_text=True)
    name = sheets_of(report)[0].name
    _head, rows = calculated(workbook, name)
    assert len(rows) == sum(len(verdict.results) for verdict in report.judge.verdicts.values())
    assert all(row[4:8] == (*row[9:12], row[12]) for row in rows if row[9] != "")
    assert all(row[7] == row[12] for row in rows)
