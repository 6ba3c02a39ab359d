"""口径说明 says on which day, by which pack and under which readings a lab was judged."""

from datetime import date
from typing import Any

from tests.helpers import lab_of, sample, wenzhou
from tests.workbook.books import day, exported, table
from wzlab import __version__
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.policy.words import STANDING_WORDS, Standing
from wzlab.workbook.reading_sheet import MEANINGS, reading_sheet


def said(lab: Lab) -> dict[str, dict[str, Any]]:
    """Return the sheet's rows by their first cell."""
    return {row["事项"]: row for row in table(exported(lab)["15_口径说明"])}


def test_that_lab_day_and_pack_are_told() -> None:
    rows = said(sample("university-ready"))
    assert rows["实验室"]["内容"] == "全市工业视觉检测重点实验室"
    assert day(rows["基准日"]["内容"]) == date(2026, 1, 12)
    assert rows["基准日"]["说明"] == "实验室填写的基准日"
    assert rows["政策包"]["内容"] == str(wenzhou().title)
    assert rows["政策包"]["说明"] == f"编号 wenzhou-ai-2025，第 {wenzhou().version} 版"
    assert rows["政策来源"]["内容"] == str(wenzhou().source)
    assert "window_start = 2023-01-01" in rows["政策包所定数值"]["内容"]
    assert rows["申报类别"]["内容"] == "高校院所类"
    assert rows["制表程序"]["内容"] == f"wzlab {__version__}"


def test_that_the_reference_date_says_where_it_comes_from() -> None:
    lab = lab_of(lab={"reference_date": "2025-06-30"})
    assert said(lab)["基准日"]["说明"] == "实验室填写的基准日"
    assert said(lab_of())["基准日"]["说明"] == "政策包的截止日"
    asked = reading_sheet(Report(wenzhou(), lab, date(2025, 1, 1)))
    assert next(row for row in asked.rows if row[0] == "基准日")[2] == "检查时指定"


def test_that_each_reading_tells_what_was_chosen_and_by_whom() -> None:
    readings = {
        "units_counted": {"choice": "lead_only", "by": "科技局", "on": "2026-01-05"},
        "area_basis": "floor",
    }
    rows = said(lab_of(readings=readings))
    assert rows["计入哪些单位"]["内容"] == "只计依托单位"
    assert rows["计入哪些单位"]["说明"] == "已固定（科技局，2026-01-05）；另可：计入依托单位和共建单位"
    assert rows["面积口径"]["说明"].startswith("已固定（未写来源）；另可：按使用面积计")
    assert rows["主任是否计入人数"]["说明"] == "默认；另可：主任不计入全时研发人员"
    assert all(str(reading.title) in rows for reading in wenzhou().readings)


def test_that_deadlines_and_what_is_not_assessed_are_listed() -> None:
    rows = said(lab_of())
    assert rows["2026-01-12 17:30"]["内容"] == str(wenzhou().deadlines[0].text)
    told = [row["内容"] for row in rows.values()]
    assert all(str(words) in told for words in wenzhou().unassessed)


def test_that_every_standing_is_explained() -> None:
    assert set(MEANINGS) == set(Standing)
    rows = said(lab_of())
    assert all(rows[STANDING_WORDS[standing]]["内容"] == MEANINGS[standing] for standing in Standing)
