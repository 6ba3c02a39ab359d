"""A workbook of another lab, whose u1 and s1 are not this lab's: nothing of it is taken over unasked."""

from pathlib import Path

from tests.helpers import lab_of, wenzhou
from tests.workbook.reading_back.edits import Edit, Edited, edited, said, small_lab
from wzlab.changes import SetCells, apply
from wzlab.lab import Lab
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Answer, Comparison
from wzlab.workbook.reading_back.merging import left_undecided, merge_change, preferring
from wzlab.workbook.reading_back.tables import read_book
from wzlab.workbook.reading_back.wording import Wording

ASKED = [("question", "lab", "lab", "")]


def another_lab() -> Lab:
    return lab_of(
        lab={"name": "全市光谱重点实验室"},
        units=[{"id": "u1", "role": "lead", "name": "丙大学"}, {"id": "u2", "role": "partner", "name": "丁公司"}],
        staff=[{"id": f"s{number}", "name": f"外人{number}", "unit": "u1"} for number in range(1, 7)],
        equipment=[{"id": "e1", "name": "显微镜"}, {"id": "e2", "name": "光谱仪"}],
    )


def _work_on_it(book: Edited) -> None:
    book.sheet("staff").delete_rows(book.row("staff", "s3"))
    book.put("staff", "s1", title="教授")
    book.append("staff", name="新外人")
    book.field("phone").value = "88880000"
    book.put("notes", "team.stable", reason="外人说的")


def written(folder: Path, lab: Lab, edit: Edit) -> Path:
    (folder / "别家.xlsx").write_bytes(edited(lab, edit))
    return folder / "别家.xlsx"


def answered(file: Path, lab: Lab, answer: Answer) -> Comparison:
    book = read_book(file)
    (question,) = compare(lab, wenzhou(), [book]).questions
    return compare(lab, wenzhou(), [book], {question.key: answer})


def test_that_nothing_of_another_labs_workbook_is_taken_over(tmp_path: Path) -> None:
    comparison = compare(small_lab(), wenzhou(), [read_book(written(tmp_path, another_lab(), _work_on_it))])

    assert said(comparison) == ASKED
    assert merge_change(comparison, preferring(comparison, "there")).change is None
    assert left_undecided(comparison, preferring(comparison, "here")) == list(comparison.questions)
    assert (
        Wording(comparison)
        .sentences()[0]
        .startswith("别家.xlsx，工作表“01_基本情况”：像是另一个实验室（全市光谱重点实验室）的工作簿，")
    )


def test_that_one_that_nobody_edited_is_noticed_too(tmp_path: Path) -> None:
    assert (
        said(compare(small_lab(), wenzhou(), [read_book(written(tmp_path, another_lab(), lambda _book: None))]))
        == ASKED
    )


def test_that_a_part_without_the_labs_own_sheet_is_noticed(tmp_path: Path) -> None:
    file = written(tmp_path, another_lab(), lambda book: book.workbook.remove(book.sheet("lab")))

    assert said(compare(small_lab(), wenzhou(), [read_book(file)])) == ASKED


def test_that_it_is_compared_if_it_is_this_labs_after_all(tmp_path: Path) -> None:
    comparison = answered(written(tmp_path, another_lab(), _work_on_it), small_lab(), Answer.SAME)

    assert ("changed", "notes", "team.stable", "reason", "外人说的") in said(comparison)


def test_that_it_is_left_out_if_it_is_another_labs(tmp_path: Path) -> None:
    assert said(answered(written(tmp_path, another_lab(), _work_on_it), small_lab(), Answer.NEW)) == []


def test_that_the_other_workbooks_of_the_round_are_compared(tmp_path: Path) -> None:
    (tmp_path / "自家.xlsx").write_bytes(edited(small_lab(), lambda book: book.put("staff", "s1", title="教授")))
    books = [read_book(written(tmp_path, another_lab(), _work_on_it)), read_book(tmp_path / "自家.xlsx")]

    assert said(compare(small_lab(), wenzhou(), books)) == [("changed", "staff", "s1", "title", "教授"), *ASKED]


def test_that_a_lab_whose_names_were_corrected_since_is_not_another(tmp_path: Path) -> None:
    file = written(tmp_path, small_lab(), lambda book: book.put("equipment", "e1", name="大服务器"))
    lab = small_lab()
    apply(lab, SetCells("lab", "lab", (("name", "全市工业视觉重点实验室"),)))
    apply(lab, SetCells("units", "u1", (("name", "甲科技公司"),)))
    apply(lab, SetCells("staff", "s1", (("name", "张叁"),)))
    apply(lab, SetCells("equipment", "e2", (("name", "机械臂"),)))

    assert said(compare(lab, wenzhou(), [read_book(file)])) == [("changed", "equipment", "e1", "name", "大服务器")]


def test_that_a_workbook_judged_by_another_policy_is_told(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        for cell in book.sheet("lab")[book.key_row("lab")]:
            if str(cell.value).startswith("lab.#judged_by"):
                cell.value = "lab.#judged_by:wenzhou-ai-2030"

    (told,) = compare(small_lab(), wenzhou(), [read_book(written(tmp_path, small_lab(), edit))]).told
    assert told.message.startswith("是按政策“wenzhou-ai-2030”导出的，本实验室按“wenzhou-ai-2025”判定")
