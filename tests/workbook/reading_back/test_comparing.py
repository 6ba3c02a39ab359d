"""Both sides edited, several workbooks, whose row it is: what is a change, and what is to be decided."""

import json
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.helpers import wenzhou
from tests.random_changes import random_cell, random_change
from tests.random_labs import random_document
from tests.workbook.books import content_of
from tests.workbook.reading_back.edits import EDITS, RECORDS, Edit, Edited, compared, edited, said, small_lab
from wzlab.changes import AddRecord, Change, RemoveRecord, SetCells, apply
from wzlab.columns import Column, Record, Reference
from wzlab.editing.rows import remove_rows
from wzlab.lab import Lab
from wzlab.records import Instrument
from wzlab.storage.exact_json import parse_text
from wzlab.storage.interchange import read_lab
from wzlab.workbook.layout import ID
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Answer, Comparison
from wzlab.workbook.reading_back.merging import Decisions, left_undecided, merge_change, merged, preferring
from wzlab.workbook.reading_back.tables import read_book
from wzlab.workbook.reading_back.wording import Wording


def file_of(folder: Path, name: str, edit: Edit) -> Path:
    path = folder / name
    path.write_bytes(edited(small_lab(), edit))
    return path


def lab_after(*changes: Change) -> Lab:
    """Return the small lab as it was edited here since."""
    lab = small_lab()
    for change in changes:
        apply(lab, change)
    return lab


def put(record_id: str, **values: object) -> Edit:
    return lambda book: book.put("staff", record_id, **values)


def degree(record_id: str, code: str | None) -> Change:
    return SetCells("staff", record_id, (("degree", code),))


def after(comparison: Comparison, decisions: Decisions | None = None) -> Lab:
    return merged(comparison.lab, merge_change(comparison, decisions).change)


# --- both sides -----------------------------------------------------------------------------------------------------


def test_that_what_was_edited_here_only_stays(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))

    comparison = compared(lab_after(degree("s2", "doctor")), file)

    assert said(comparison) == [("changed", "staff", "s1", "title", "教授")]


def test_that_a_field_edited_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s2", degree="博士"))
    comparison = compared(lab_after(degree("s2", "bachelor")), file)

    assert said(comparison) == [("conflict", "staff", "s2", "degree", "bachelor", "doctor")]
    assert merge_change(comparison).change is None
    assert after(comparison, preferring(comparison, "here")) == comparison.lab
    assert after(comparison, preferring(comparison, "there")) == lab_after(degree("s2", "doctor"))


def test_that_a_field_edited_alike_on_both_sides_is_nothing(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s2", degree="博士"))

    assert said(compared(lab_after(degree("s2", "doctor")), file)) == []


def test_that_a_reference_is_not_edited_because_its_record_has_another_name(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s2", unit="甲公司"))
    lab = lab_after(SetCells("units", "u2", (("name", "乙科技大学"),)))

    assert said(compared(lab, file)) == [("changed", "staff", "s2", "unit", "u1")]


def test_that_a_reference_chosen_by_the_name_of_then_is_understood(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s4", unit="u2 · 乙大学"))
    lab = lab_after(SetCells("units", "u2", (("name", "乙科技大学"),)))

    assert said(compared(lab, file)) == [("changed", "staff", "s4", "unit", "u2")]


def test_that_an_id_with_the_name_of_another_is_not_guessed(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s4", unit="u2 · 甲公司"))

    comparison = compared(small_lab(), file)

    assert said(comparison) == [("changed", "staff", "s4", "unit", "~u2 · 甲公司")]
    assert [told.message for told in comparison.told] == [
        "“u2 · 甲公司”里的编号和名称不是同一条记录；请从下拉列表中重新选择"
    ]


# --- several workbooks ----------------------------------------------------------------------------------------------


def test_that_two_people_who_edit_different_things_are_both_heard(tmp_path: Path) -> None:
    one = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))
    two = file_of(tmp_path, "b.xlsx", put("s1", degree="硕士"))

    assert said(compared(small_lab(), one, two)) == [
        ("changed", "staff", "s1", "title", "教授"),
        ("changed", "staff", "s1", "degree", "master"),
    ]


def test_that_two_people_who_say_the_same_say_it_once(tmp_path: Path) -> None:
    one, two = (file_of(tmp_path, name, put("s1", title="教授")) for name in ("a.xlsx", "b.xlsx"))

    comparison = compared(small_lab(), one, two)

    assert said(comparison) == [("changed", "staff", "s1", "title", "教授")]
    assert [origin.file for change in comparison.changed() for origin in change.origins] == ["a.xlsx", "b.xlsx"]


def test_that_two_people_who_contradict_each_other_are_a_conflict_that_there_does_not_decide(tmp_path: Path) -> None:
    one = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))
    two = file_of(tmp_path, "b.xlsx", put("s1", title="研究员"))
    comparison = compared(small_lab(), one, two)

    assert said(comparison) == [("conflict", "staff", "s1", "title", "None", "教授", "研究员")]
    assert left_undecided(comparison, preferring(comparison, "there")) == list(comparison.undecided)
    assert after(comparison, Decisions({("staff", "s1", "title"): 2})).tables["staff"]["s1"].shown("title") == "研究员"


def test_that_a_record_both_added_is_added_once(tmp_path: Path) -> None:
    append: Edit = lambda book: book.append("equipment", asset_no="A009", name="相机")  # noqa: E731 - as the table has them
    one, two = (file_of(tmp_path, name, append) for name in ("a.xlsx", "b.xlsx"))

    assert len(list(compared(small_lab(), one, two).added())) == 1


def test_that_one_workbook_may_refer_to_a_unit_that_is_new_in_another(tmp_path: Path) -> None:
    one = file_of(tmp_path, "a.xlsx", lambda book: book.append("units", name="丙研究院"))
    two = file_of(tmp_path, "b.xlsx", put("s4", unit="丙研究院"))

    comparison = compared(small_lab(), two, one)

    assert said(comparison) == [("added", "units", "u3", "丙研究院"), ("changed", "staff", "s4", "unit", "u3")]


def _delete(record_id: str) -> Edit:
    return lambda book: book.sheet("staff").delete_rows(book.row("staff", record_id))


@pytest.mark.parametrize(("outcome", "ids", "title"), [(0, 4, None), (1, 3, None), (2, 4, "教授")])
def test_that_deleted_by_one_and_edited_by_another_is_to_be_decided(
    tmp_path: Path, outcome: int, ids: int, title: str | None
) -> None:
    one, two = file_of(tmp_path, "a.xlsx", _delete("s3")), file_of(tmp_path, "b.xlsx", put("s3", degree="博士"))
    comparison = compared(small_lab(), one, two)

    assert said(comparison) == [("clash", "staff", "s3")]
    assert merge_change(comparison).change is None
    staff = after(comparison, Decisions({("staff", "s3", ""): outcome})).tables["staff"]
    assert len(staff) == ids
    assert (staff["s3"].cell("degree") == "doctor") is (title is not None) if "s3" in staff else outcome == 1


def test_that_edited_there_and_deleted_here_is_to_be_decided_and_can_be_put_back(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s3", degree="博士"))
    comparison = compared(lab_after(RemoveRecord("staff", "s3")), file)

    assert said(comparison) == [("clash", "staff", "s3")]
    back = after(comparison, Decisions({("staff", "s3", ""): 1})).tables["staff"]["s3"]
    assert (back.shown("name"), back.cell("degree"), back.cell("id_number")) == ("王五", "doctor", None)
    assert back.shown("birth_date") == "五几年"


def test_that_a_row_of_a_record_deleted_here_is_not_put_back_silently(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))

    comparison = compared(lab_after(RemoveRecord("staff", "s3")), file)

    assert said(comparison) == [("changed", "staff", "s1", "title", "教授")]
    assert [told.message for told in comparison.told] == ["有 1 行的记录在实验室里已经删除，没有恢复"]


def test_that_what_is_new_here_is_not_taken_for_deleted_there(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))

    comparison = compared(lab_after(AddRecord(Instrument.of("e3", name="相机"))), file)

    assert said(comparison) == [("changed", "staff", "s1", "title", "教授")]


def test_that_without_the_list_of_ids_nothing_is_deleted_and_that_is_said(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        _delete("s3")(book)
        book.workbook.remove(book.workbook["编号清单"])

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == []
    assert [told.message for told in comparison.told] == ["隐藏的编号不全，不能判断哪些行是被删除的，删除的行没有处理"]


def test_that_an_id_that_was_exported_never_comes_to_mean_another_record(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", lambda book: book.append("staff", name="孙七"))

    comparison = compared(lab_after(RemoveRecord("staff", "s4")), file)

    assert [added.record.id for added in comparison.added()] == ["s5"]


# --- whose row ------------------------------------------------------------------------------------------------------


def _answered(file: Path, answer: Answer, lab: Lab | None = None) -> Comparison:
    lab, book = lab or small_lab(), read_book(file)
    questions = compare(lab, wenzhou(), [book]).questions
    assert questions
    return compare(lab, wenzhou(), [book], {question.key: answer for question in questions})


def test_that_a_row_of_somebody_else_can_be_a_new_record_and_the_old_one_stays(tmp_path: Path) -> None:
    comparison = _answered(file_of(tmp_path, "a.xlsx", EDITS["overwrite with somebody else"][0]), Answer.NEW)

    (added,) = comparison.added()
    assert (added.record.id, added.record.shown("name"), added.record.cell("unit")) == ("s5", "周八", "u1")
    assert (list(comparison.removed()), list(comparison.changed())) == ([], [])


def test_that_a_row_of_somebody_else_can_be_the_same_record_after_all(tmp_path: Path) -> None:
    comparison = _answered(file_of(tmp_path, "a.xlsx", EDITS["overwrite with somebody else"][0]), Answer.SAME)

    changed = {change.field: str(change.after) for change in comparison.changed()}
    assert changed == {
        "name": "周八",
        "id_number": "330302197505050055",
        "birth_date": "1975-05-05",
        "unit": "u1",
        "title": "教授",
    }


def test_that_swapped_ids_can_be_the_other_records_and_then_nothing_differs(tmp_path: Path) -> None:
    comparison = _answered(file_of(tmp_path, "a.xlsx", EDITS["swap two ids"][0]), Answer.OTHER)

    assert said(comparison) == []


def test_that_a_workbook_of_another_lab_overwrites_nobody(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", put("s1", title="教授"))
    lab = lab_after(SetCells("staff", "s1", (("name", "周八"), ("id_number", "330302197505050055"))))

    assert said(compared(lab, file)) == [("question", "staff", "s1", "")]


def test_that_rows_without_ids_are_known_by_name_and_number(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s3", title="高级工程师", degree="博士")
        book.sheet("staff").delete_cols(book.column("staff", ID), 3)

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == [  # nobody knows who edited the title; a blank was filled
        ("changed", "staff", "s3", "degree", "doctor"),
        ("conflict", "staff", "s3", "title", "工程师", "高级工程师"),
    ]


# --- merging --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EDITS)
def test_that_a_merge_is_one_step_taken_back_whole_and_not_made_twice(name: str, tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", EDITS[name][0])
    comparison = compared(small_lab(), file)
    change = merge_change(comparison).change
    lab = small_lab()
    if change is not None:
        inverse, _edits = apply(lab, change)
        assert lab != small_lab()
        again = compared(lab, file)
        assert merge_change(again).change is None, Wording(again).sentences()
        apply(lab, inverse)

    assert lab == small_lab()


def test_that_everything_merged_is_what_was_typed(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        EDITS["a new unit, and a reference to it"][0](book)
        EDITS["what is said"][0](book)
        _delete("s1")(book)

    step = merge_change(compared(small_lab(), file_of(tmp_path, "a.xlsx", edit)))
    lab = merged(small_lab(), step.change)

    assert step.label == "导入 a.xlsx（改 6 处，增 1 条，删 1 条）"
    assert lab.tables["staff"]["s2"].cell("unit") == "u3"
    assert lab.notes["team.stable"].reason == "已签长期合同"
    assert lab.notes["team.stable"].by == "主任"
    assert lab.pins["director_counted"].choice == "no"
    assert lab.tables["projects"]["p1"].shown("principal") == "张三"  # as typed: who it was is not forgotten
    assert (
        lab.tables["projects"]
        == merged(small_lab(), remove_rows(small_lab(), "staff", ["s1"]).change).tables["projects"]
    )


def test_that_what_is_not_wanted_is_left_out(tmp_path: Path) -> None:
    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", EDITS["a new unit, and a reference to it"][0]))

    lab = after(comparison, Decisions(refused={("units", "u3", "")}))

    assert list(lab.tables["units"]) == ["u1", "u2"]
    assert lab.tables["staff"]["s2"].shown("unit") == "丙研究院"


# --- words ----------------------------------------------------------------------------------------------------------


def test_that_a_difference_says_where_who_what_and_masks_what_is_sensitive(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s2", id_number="330302198002020034", unit="甲公司")

    file = file_of(tmp_path, "人事.xlsx", edit)
    comparison = compared(small_lab(), file)
    row = next(comparison.changed()).origins[0].row

    assert Wording(comparison).sentences() == [
        f"人事.xlsx，工作表“02_人员名单”D{row}：人员 李四的“证件号码”由“3****************6”改为“3****************4”。",
        f"人事.xlsx，工作表“02_人员名单”H{row}：人员 李四的“所在单位”由“乙大学”改为“甲公司”。",
    ]


def test_that_a_sheet_without_its_keys_is_read_by_its_headings_and_that_is_said(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s2", degree="博士")
        book.put("equipment", "e2", original_value=61.5)
        book.field("name").value = "全市视觉重点实验室"
        for table in ("staff", "equipment", "lab"):
            book.sheet(table).delete_rows(book.key_row(table))

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == [
        ("changed", "lab", "lab", "name", "全市视觉重点实验室"),
        ("changed", "staff", "s2", "degree", "doctor"),
        ("changed", "equipment", "e2", "original_value", "615000"),
    ]
    assert [told.message for told in comparison.told] == ["隐藏的识别行不见了，改按标题识别各栏"] * 3


def test_that_columns_of_somebodys_own_and_a_copied_sheet_are_told(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        EDITS["insert a column of notes"][0](book)
        EDITS["a second copy of the sheet"][0](book)

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert [(told.sheet, told.message) for told in comparison.told] == [
        ("02_人员名单", "D 列（领导批注）不是本程序的栏目，没有读入"),
        ("02_人员名单 Copy", "与工作表“02_人员名单”是同一张表，没有读入"),
    ]


# --- properties -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_that_a_workbook_nobody_edited_differs_in_nothing_however_the_lab_was_edited_since(
    seed: int, tmp_path: Path
) -> None:
    random = Random(seed)
    lab = read_lab(parse_text(json.dumps(random_document(random))), wenzhou(), "x")
    (tmp_path / "a.xlsx").write_bytes(content_of(lab, RECORDS))
    for number in range(30):
        apply(lab, random_change(random, lab, wenzhou(), f"new{number}"))

    assert said(compared(lab, tmp_path / "a.xlsx")) == []


@pytest.mark.parametrize("seed", range(20))
def test_that_what_is_typed_into_random_cells_is_what_changes_and_nothing_else(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    lab = read_lab(parse_text(json.dumps(random_document(random))), wenzhou(), "x")
    book = Edited(load_workbook(BytesIO(content_of(lab, RECORDS))))
    expected = lab.snapshot()
    for _number in range(12):
        record = random.choice([one for one in lab.all_records() if one.table != "lab"] or [lab.laboratory])
        column = random.choice([one for one in record.columns if _is_simple(one, record)])
        cell = random_cell(column, random, lab, wenzhou().reference_date)
        if record.table == "lab" or cell is None:
            continue
        book.put(record.table, record.id, **{column.key: column.kind.typed(cell)})
        records = expected.tables[record.table]
        records[record.id] = records[record.id].replace(**{column.key: cell})
    (tmp_path / "a.xlsx").write_bytes(book.content())

    comparison = compared(lab, tmp_path / "a.xlsx")

    assert (comparison.undecided, comparison.questions) == ((), ())
    assert after(comparison) == expected


def _is_simple(column: Column[Any], record: Record) -> bool:
    """Tell whether a cell is typed as it is shown: no name, no number of one's own, nothing that names another record."""
    is_key = column.key in record.known_by or column.claims
    return not (is_key or column.sensitive or isinstance(column.kind, Reference))
