"""The workbook of an audit, read back as its readers do."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.audit.labs import claim, judged
from tests.charts.pictures import speak
from tests.helpers import SAMPLES, sample_file
from tests.workbook.books import cells, heading_row, link, read_by_calamine, table, texts
from wzlab.audit.book import make_audit_workbook, write_audit
from wzlab.audit.results import Audit, Judged, Result, Unreadable
from wzlab.errors import FileError
from wzlab.workbook.package import workbook_bytes

NAMES = ["概况", "矩阵", "合计", "逐条明细", "未达标统计", "重复申报", "未能读取", "问题数"]
ID = "330302197001010011"
LOST = Unreadable(Path("坏.json"), "“坏.json”读不出。", "e3b0")


def samples() -> list[Judged]:
    """What came of the three samples: ready, gaps, draft."""
    return [replace(judged(sample_file(name)), path=Path(f"{name}.json"), claims=()) for name in SAMPLES]


def book(*results: Result) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(make_audit_workbook(Audit(results)))))


def test_that_the_sheets_come_in_their_order_and_with_nothing_to_tell_too() -> None:
    assert book(*samples()).sheetnames == NAMES
    assert book(LOST).sheetnames == [name for name in NAMES if name != "矩阵"]


def test_that_the_summary_counts_the_files_and_says_what_was_not_assessed() -> None:
    ready, gaps, draft = samples()
    sheet = book(gaps, LOST, ready, draft)["概况"]
    notes = [str(sheet.cell(row, 1).value) for row in range(2, heading_row(sheet))]
    assert notes[0] == "共 4 个文件：已判定 3 个，未能读取 1 个。"
    assert notes[1] == "已判定的：可以申报 1 个，尚不能定 1 个，有差距 1 个。重复申报 0 处。"
    assert notes[2] == "基准日：2026-01-12（3 个）。"
    assert notes[3] == f"政策包：{ready.pack.title}，第 1 版，编号 wenzhou-ai-2025（3 个）。"
    assert notes[4].startswith("未评估，须另行核对：")


def test_that_each_file_is_told_with_its_digest_and_leads_to_its_verdicts() -> None:
    ready, gaps, _draft = samples()
    workbook = book(gaps, LOST, ready)
    rows = table(workbook["概况"])
    assert [(row["序号"], row["文件"], row["总体结论"], row["文件的 SHA-256"]) for row in rows] == [
        (1, "enterprise-gaps.json", "有差距", gaps.digest),
        (2, "坏.json", "未能读取", "e3b0"),
        (3, "university-ready.json", "可以申报", ready.digest),
    ]
    first = heading_row(workbook["概况"]) + 1
    goals = [link(workbook["概况"].cell(row, 1)) for row in range(first, first + 3)]
    assert [(sheet, workbook[sheet][address].value) for sheet, address in goals] == [
        ("矩阵", 1),
        ("未能读取", 2),
        ("矩阵", 3),
    ]


def test_that_the_matrix_says_in_sign_and_word_how_each_lab_stands_and_leads_to_the_figures() -> None:
    _ready, gaps, draft = samples()
    workbook = book(draft, gaps)
    sheet = workbook["矩阵"]
    row = table(sheet)[1]
    assert (row["实验室"], row["申报类别"], row["总体结论"]) == (gaps.lab, "企业类", "有差距")
    headings = [cell.value for cell in sheet[heading_row(sheet)]]
    assert headings[6:-1] == [condition.title for condition in gaps.conditions]
    number = headings.index("关键科研仪器设备原值") + 1
    cell = sheet.cell(heading_row(sheet) + 2, number)
    assert cell.value == "× 未达标"
    assert cell.fill.start_color.rgb == "00F6DCC7"
    goal, address = link(cell)
    details = workbook[goal][address].row
    assert [workbook[goal].cell(details, column).value for column in (1, 2, 3)] == [2, gaps.lab, "关键科研仪器设备原值"]


def test_that_the_totals_are_values_and_the_formulas_beside_them_count_the_same_cells() -> None:
    ready, gaps, draft = samples()
    workbook = book(draft, gaps, ready)
    area = next(row for row in table(workbook["合计"]) if row["条款"] == "科研场地面积")
    standing = {row["实验室"]: row["科研场地面积"] for row in table(workbook["矩阵"])}
    assert sorted(standing.values()) == ["? 待补充", "± 视口径", "√ 达标"]
    assert (area["实验室数"], area["达标"], area["待补充"], area["视口径"], area["未达标"]) == (3, 1, 1, 1, 0)
    matrix = workbook["矩阵"]
    first = heading_row(matrix) + 1
    letter = next(cell.column_letter for cell in matrix[heading_row(matrix)] if cell.value == "科研场地面积")
    cells_of = f"'矩阵'!${letter}${first}:${letter}${first + 2}"
    assert area["公式：达标"] == f'=SUMPRODUCT(--EXACT({cells_of},"√ 达标"))'
    assert area["公式：未具备"] == f'=SUMPRODUCT(--EXACT({cells_of},"· 未具备"))'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_libreoffice_counts_what_was_written(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(language, monkeypatch)
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice")
    path = tmp_path / "audit.xlsx"
    write_audit(Audit(tuple(samples())), path)
    command = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", tmp_path / "out", path], check=True, capture_output=True, timeout=120)
    name = load_workbook(path).sheetnames[2]
    rows = read_by_calamine((tmp_path / "out/audit.xlsx").read_bytes(), name)
    counted = [row[4:] for row in rows if row[0] == "wenzhou-ai-2025"]
    assert len(counted) == 26
    assert all(row[:9] == row[9:] and sum(row[:9]) == 3 for row in counted)


def test_that_details_hold_the_figures_of_each_verdict() -> None:
    _ready, gaps, _draft = samples()
    rows = {row["条款"]: row for row in table(book(gaps)["逐条明细"])}
    found = {condition.id: condition for condition in gaps.conditions}
    value = rows["关键科研仪器设备原值"]
    condition = found["equipment.value"]
    assert condition.measured is not None
    assert (value["结论"], value["现状"], value["比较"], value["要求值"], value["单位"]) == (
        "× 未达标",
        condition.figure,
        "≥",
        500,
        "万元",
    )
    assert value["下限"] + value["差额"] == 500


def test_that_failures_say_how_many_and_which_labs() -> None:
    ready, gaps, draft = samples()
    (row,) = [row for row in table(book(draft, gaps, ready)["未达标统计"]) if row["条款"] == "关键科研仪器设备原值"]
    assert (row["未达标"], row["适用"], row["未达标占比"]) == (1, 3, pytest.approx(0.3333))
    assert row["哪些实验室"] == f"2 {gaps.lab}"


def test_that_double_claims_show_names_and_no_identity_number() -> None:
    ready, gaps, draft = samples()
    ready, draft = (
        replace(ready, claims=(claim("staff", "id_number", ID, "文心远", "s1"),)),
        replace(draft, claims=(claim("staff", "id_number", ID, "文 心远", "s9"),)),
    )
    workbook = book(draft, gaps, ready)
    told = [
        (row["第几处"], row["重复的内容"], row["号码"], row["情况"], row["序号"], row["名称"], row["编号"])
        for row in table(workbook["重复申报"])
    ]
    masked = "3****************1"
    assert told == [
        (1, "人员·证件号码", masked, "2 个实验室", 1, "文 心远", "s9"),
        (1, "人员·证件号码", masked, "2 个实验室", 3, "文心远", "s1"),
    ]
    assert ID not in texts(workbook)


def test_that_who_could_not_be_compared_is_told() -> None:
    ready, gaps, draft = samples()
    draft, gaps, ready = (
        replace(draft, unnumbered=(("staff", 12), ("projects", 2))),
        replace(gaps, unnumbered=(("projects", 1),)),
        replace(ready, unnumbered=()),
    )
    told = texts(book(draft, gaps, ready))
    assert "没有参加比对：序号 1（12 人）。要比对" in told
    assert "没有编号、没有参加比对的还有：项目 3 条。" in told
    assert "没有参加比对" not in texts(book(replace(draft, unnumbered=()), replace(gaps, unnumbered=()), ready))


def test_that_two_files_of_one_lab_are_noted_and_their_double_claims_marked() -> None:
    ready, gaps, _draft = samples()
    one = replace(ready, claims=(claim("patents", "number", "ZL1", "一种方法", "t1"),))
    workbook = book(one, gaps, replace(one, path=Path("z.wzlab"), digest="0"))
    assert [row["备注"] for row in table(workbook["概况"])] == [
        "实验室名称和依托单位与序号 3 的文件相同",
        None,
        "实验室名称和依托单位与序号 1 的文件相同",
    ]
    assert [row["情况"] for row in table(workbook["重复申报"])] == ["疑为同一实验室"] * 2


def test_that_unreadable_files_are_listed_with_their_sentences() -> None:
    (row,) = table(book(LOST)["未能读取"])
    assert (row["序号"], row["文件"], row["为何没有判定"]) == (1, "坏.json", "“坏.json”读不出。")


def test_that_problems_are_counted_by_weight_and_by_table() -> None:
    ready, gaps, draft = samples()
    rows = table(book(draft, gaps, ready)["问题数"])
    assert [row["实验室"] for row in rows] == [draft.lab, gaps.lab, ready.lab]
    for row in rows:
        weights, tables = row["错误"] + row["提醒"], sum(list(row.values())[5:])
        assert weights == tables
    assert (rows[2]["错误"], rows[2]["提醒"]) == (0, 0)
    assert rows[0]["错误"] > 0


def test_that_each_pack_has_a_matrix_and_the_totals_count_in_their_own() -> None:
    ready, gaps, draft = samples()
    other = replace(draft, pack=replace(draft.pack, id="a-city", title="另一个市"))
    workbook = book(other, gaps, ready)
    assert workbook.sheetnames[:3] == ["概况", "矩阵 1", "矩阵 2"]
    beside_the_repeated_columns = workbook["矩阵 1"]["C1"].value
    assert beside_the_repeated_columns == "矩阵：另一个市，第 1 版"
    assert [row["实验室"] for row in table(workbook["矩阵 2"])] == [gaps.lab, ready.lab]
    totals = [row for row in table(workbook["合计"]) if row["条款"] == "科研场地面积"]
    assert [(row["政策包"], row["实验室数"]) for row in totals] == [("a-city", 1), ("wenzhou-ai-2025", 2)]
    assert "'矩阵 2'!" in totals[1]["公式：达标"]


def test_that_what_a_user_typed_is_no_formula_and_every_other_cell_is_written() -> None:
    ready, _gaps, _draft = samples()
    workbook = book(replace(ready, lab="=1+1", lead="+cmd|' /C calc'!A0", path=Path("=a.json")))
    formulas = [cell for cell in cells(workbook) if cell.data_type == "f"]
    assert {cell.parent.title for cell in formulas} == {"合计"}
    assert table(workbook["矩阵"])[0]["实验室"] == "=1+1"


def test_that_the_same_results_give_the_same_file() -> None:
    audit = Audit((*samples(), LOST))
    first, second = (workbook_bytes(make_audit_workbook(audit)) for _time in range(2))
    assert first == second


def test_that_a_workbook_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError):
        write_audit(Audit((LOST,)), tmp_path / "file" / "audit.xlsx")
