"""`wzlab template`: a workbook for colleagues to fill in."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers import sample_file, wzlab


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_that_a_template_of_some_kinds_is_written_and_its_path_printed() -> None:
    done = wzlab("template", "设备", "staff", "-o", "给同事.xlsx")
    assert done == (0, "已写出 给同事.xlsx\n", "")
    assert load_workbook("给同事.xlsx").sheetnames == ["02_人员名单", "06_仪器设备", "选项"]


@pytest.mark.parametrize(
    ("kinds", "name"),
    [(["人员"], "人员填写模板.xlsx"), (["人员", "设备"], "申报数据填写模板.xlsx"), (["all"], "申报数据填写模板.xlsx")],
)
def test_that_a_template_without_a_name_is_called_after_what_it_is_for(kinds: list[str], name: str) -> None:
    assert wzlab("template", *kinds).out == f"已写出 {name}\n"
    assert [path.name for path in Path().iterdir()] == [name]


def test_that_the_units_of_a_lab_are_offered() -> None:
    lab = sample_file("university-ready")
    assert wzlab("template", "staff", "--lab", lab, "-o", "a.xlsx").status == 0
    assert wzlab("template", "staff", "-o", "b.xlsx").status == 0
    with_lab, without = (
        {cell.value for row in load_workbook(name)["选项"].iter_rows() for cell in row} for name in ("a.xlsx", "b.xlsx")
    )
    assert {"温州示例工业大学（示例）", "温州示例电气集团有限公司（示例）"} <= with_lab
    assert not {"温州示例工业大学（示例）", "温州示例电气集团有限公司（示例）"} & without


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["template", "食堂"], "没有“食堂”的填写模板。可选：单位 units、人员 staff"),
        (["template", "staff", "--lab", "没有.wzlab"], "没有.wzlab”读不出：找不到这个文件或文件夹。"),
        (["template", "staff", "-o", "filled.xlsx"], "“filled.xlsx”已经存在，也许有人填过，没有覆盖；请换一个文件名。"),
    ],
)
def test_that_what_cannot_be_done_is_a_sentence_and_nothing_is_written(arguments: list[str], told: str) -> None:
    Path("filled.xlsx").write_bytes(b"filled in")
    done = wzlab(*arguments)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {"filled.xlsx": b"filled in"}


def test_that_the_kinds_must_be_named() -> None:
    done = wzlab("template")
    assert done.status == 2
    assert "缺少参数 KIND" in done.err


def test_that_a_template_filled_in_is_imported_by_the_next_command() -> None:
    assert wzlab("new", "lab.wzlab", "--kind", "university").status == 0
    assert wzlab("template", "单位", "-o", "单位.xlsx").status == 0
    workbook = load_workbook("单位.xlsx")
    worksheet = workbook.worksheets[0]
    example = worksheet.max_row
    worksheet.cell(example + 1, 2, "示例公司")
    worksheet.cell(example + 1, 3, "共建单位")
    workbook.save("单位.xlsx")
    done = wzlab("import", "lab.wzlab", "单位.xlsx")
    assert done.status == 0, done
    assert "新增 1 条" in done.out
    units = json.loads(wzlab("convert", "lab.wzlab").out)["units"]
    assert [(unit.get("name"), unit["role"]) for unit in units] == [(None, "lead"), ("示例公司", "partner")]
