"""封面 and 目录."""

from datetime import datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import SAMPLES, lab_of, sample
from tests.workbook.books import PLAIN, SHARED, exported, heading_row, link, report_on, table
from wzlab.lab import Lab
from wzlab.workbook.book import make_book
from wzlab.workbook.missing import missing_steps


def said(worksheet: Worksheet) -> dict[str, object]:
    """Return the cover's rows: what stands at the right of each word."""
    return {str(words): value for words, value in worksheet.iter_rows(max_col=2, values_only=True) if words}


def cover_of(lab: Lab) -> dict[str, object]:
    return said(exported(lab)["封面"])


def test_that_the_cover_says_who_applies_and_where_to_sign() -> None:
    cover = cover_of(sample("university-ready"))
    assert "全市工业视觉检测重点实验室" in cover
    assert cover["依托单位"] == "温州示例工业大学（示例）"
    assert cover["共建单位"] == "温州示例视觉智能科技有限公司（示例）、温州示例电气集团有限公司（示例）"
    assert cover["实验室主任"] == "柳承泽"
    assert (cover["实验室类型"], cover["细分方向"]) == ("支撑产业创新", "2.1 工业视觉检测")
    assert cover["基准日"] == datetime(2026, 1, 12)
    assert {"依托单位（盖章）：", "实验室主任（签字）："} <= set(cover)


def test_that_only_what_cannot_be_handed_in_is_stamped_a_draft() -> None:
    assert {name: "草稿" in cover_of(sample(name)) for name in SAMPLES} == {
        "university-ready": False,
        "enterprise-gaps": True,
        "draft-blanks": True,
    }


def test_that_a_draft_names_the_first_eight_missing_things_and_leads_to_the_others() -> None:
    lab = sample("draft-blanks")
    worksheet = exported(lab)["封面"]
    steps = missing_steps(report_on(lab))
    named = [
        str(cell.value) for cell in worksheet["B"] if str(cell.value)[:3] in {f"{number}. " for number in range(1, 10)}
    ]
    assert named == [f"{number}. {step.sentence}" for number, step in enumerate(steps[:8], 1)]
    more = next(cell for cell in worksheet["B"] if str(cell.value).startswith("……"))
    assert str(more.value) == f"……共 {len(steps)} 项，其余见 14_问题清单"
    assert link(more) == ("14_问题清单", "A1")
    counted = next(cell for cell in worksheet["A"] if str(cell.value).startswith("还缺 "))
    assert str(counted.value).startswith(f"还缺 {len(steps)} 项，数据错误 ")


def test_that_the_telephone_is_masked_on_the_cover() -> None:
    assert cover_of(lab_of(lab={"phone": "13800138000"}))["联系电话"] == "138****8000"


def test_that_the_cover_is_one_upright_page() -> None:
    worksheet = exported(sample("draft-blanks"))["封面"]
    setup = worksheet.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("portrait", 1, 1)


def test_that_the_content_hash_stands_on_the_cover_and_in_the_properties() -> None:
    book = make_book(report_on(sample("draft-blanks")), PLAIN)
    assert said(book.workbook["封面"])["内容校验码"] == book.content_hash
    assert book.workbook.properties.identifier == f"sha256:{book.content_hash}"


def test_that_an_empty_lab_has_a_cover() -> None:
    assert "（实验室未命名）" in cover_of(Lab())


# --- 目录 -----------------------------------------------------------------------------------------------------------


def test_that_the_contents_lead_to_every_visible_sheet_with_its_purpose_and_rows() -> None:
    workbook = exported(sample("university-ready"))
    worksheet = workbook["目录"]
    visible = [one.title for one in workbook.worksheets if one.sheet_state == "visible"][2:]
    rows = table(worksheet)
    first = heading_row(worksheet) + 1
    assert [row["工作表"] for row in rows] == visible
    assert all(row["用途"] for row in rows)
    assert [link(worksheet.cell(row, 1)) for row in range(first, first + len(visible))] == [
        (name, "A1") for name in visible
    ]
    assert {row["工作表"]: row["行数"] for row in rows}["02_人员名单"] == 49


@pytest.mark.parametrize(("shared", "told"), [(False, "“导入”读回"), (True, "不能读回")])
def test_that_the_contents_say_whether_it_can_be_sent_back(shared: bool, told: str) -> None:
    worksheet = exported(sample("university-ready"), SHARED if shared else PLAIN)["目录"]
    assert any(told in str(worksheet.cell(row, 1).value) for row in (2, 3, 4))
