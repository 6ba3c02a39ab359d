"""Edits that would do harm without anybody noticing: each is understood, asked about, or told."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers import lab_of
from tests.workbook.reading_back.edits import RECORDS, Edit, Edited, compared, edited, said, small_lab
from wzlab.changes import AddRecord, Change, RemoveRecord, SetCells, apply
from wzlab.lab import Lab
from wzlab.records import Person
from wzlab.workbook.layout import AS_TYPED, ID, SEALS
from wzlab.workbook.reading_back.merging import Decisions, left_undecided, merge_change, merged, preferring
from wzlab.workbook.reading_back.wording import Wording

HIDDEN = (ID, AS_TYPED, SEALS)


def lab_after(*changes: Change) -> Lab:
    lab = small_lab()
    for change in changes:
        apply(lab, change)
    return lab


def file_of(folder: Path, name: str, edit: Edit, lab: Lab | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(edited(lab or small_lab(), edit, RECORDS))
    return path


def _delete(record_id: str) -> Edit:
    return lambda book: book.sheet("staff").delete_rows(book.row("staff", record_id))


# --- percentages ----------------------------------------------------------------------------------------------------


def rooms() -> Lab:
    return lab_of(
        units=[{"id": "u1", "role": "lead", "name": "甲公司"}],
        rooms=[
            {"id": "r1", "building": "一号楼", "room_no": "101", "usable_area": 600, "shared_percent": 50},
            {"id": "r2", "building": "一号楼", "room_no": "102", "usable_area": 100, "shared_percent": Decimal("0.5")},
        ],
    )


@pytest.mark.parametrize(
    ("value", "number_format", "percent"),
    [(0.6, "0%", "60"), (1, "0%", "100"), (0.555, "0.0%", "55.5"), (1.2, "0%", "120"), (60, "General", "60"),
     (0.6, "General", "~0.6"), (1, "0.00", "~1"), (1.2, "General", "1.2"), ("60%", "General", "60")],
)  # fmt: skip
def test_that_a_percentage_is_read_as_it_is_shown_and_a_doubtful_one_is_unknown(
    value: object, number_format: str, percent: str, tmp_path: Path
) -> None:
    def edit(book: Edited) -> None:
        book.put("rooms", "r1", shared_percent=value)
        book.cell("rooms", "r1", "shared_percent").number_format = number_format

    comparison = compared(rooms(), file_of(tmp_path, "a.xlsx", edit, rooms()))

    assert said(comparison) == [("changed", "rooms", "r1", "shared_percent", percent)]
    assert bool(comparison.told) is percent.startswith("~")


# --- rows that are gone ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("outcome", "is_there"), [(0, True), (1, False)])
def test_that_a_record_edited_here_is_not_removed_unasked(outcome: int, is_there: bool, tmp_path: Path) -> None:
    lab = lab_after(SetCells("staff", "s4", (("title", "研究员"),)))
    comparison = compared(lab, file_of(tmp_path, "a.xlsx", _delete("s4")))

    assert said(comparison) == [("clash", "staff", "s4")]
    assert merge_change(comparison).change is None
    assert (
        "s4" in merged(lab, merge_change(comparison, Decisions({("staff", "s4", ""): outcome})).change).tables["staff"]
    ) is is_there
    assert left_undecided(comparison, preferring(comparison, "there")) == []
    assert Wording(comparison).sentences() == [
        "a.xlsx，工作表“02_人员名单”：删除了人员 钱六，而本实验室在导出以后改了它，待定：删除，还是保留。"
    ]


def test_that_a_record_whose_id_was_another_ones_is_not_removed_unasked(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", _delete("s4"))
    lab = lab_after(RemoveRecord("staff", "s4"), AddRecord(Person.of("s4", name="新来的")))

    assert said(compared(lab, file)) == [("clash", "staff", "s4")]


def test_that_a_row_is_removed_although_the_unit_it_names_has_another_name(tmp_path: Path) -> None:
    lab = lab_after(SetCells("units", "u2", (("name", "乙科技大学"),)))

    assert said(compared(lab, file_of(tmp_path, "a.xlsx", _delete("s2")))) == [("removed", "staff", "s2")]


def test_that_a_record_whose_row_may_be_another_row_is_not_removed(tmp_path: Path) -> None:
    def shift_up(book: Edited) -> None:
        hidden = {book.column("staff", key) for key in HIDDEN}
        values = [book.values("staff", record_id) for record_id in ("s3", "s4")]
        rows = [book.row("staff", record_id) for record_id in ("s2", "s3", "s4")]
        for row, cells in zip(rows, [*values, [None] * len(values[0])], strict=True):
            for column, value in enumerate(cells, 1):
                if column not in hidden:
                    book.sheet("staff").cell(row, column).value = value

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", shift_up))

    assert said(comparison) == [("question", "staff", "s2", "s3"), ("question", "staff", "s3", "s4")]


def test_that_a_sheet_that_is_not_known_any_more_is_told(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.put("staff", "s1", degree="硕士")
        keys = book.key_row("staff")
        book.sheet("staff").delete_cols(book.column("staff", ID), len(HIDDEN))
        book.sheet("staff").delete_rows(keys)

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == []
    assert [str(told) for told in comparison.told] == [
        "a.xlsx：没有找到“02_人员名单”表（删除了，或者隐藏的识别行和编号列都不在了），其中的修改没有读入。"
    ]


# --- rows that are there twice --------------------------------------------------------------------------------------


def test_that_a_copy_above_made_into_somebody_else_is_the_new_one(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        row, values = book.row("staff", "s2"), book.values("staff", "s2")
        book.sheet("staff").insert_rows(row)
        book.write_row("staff", row, values)
        for key, value in {"name": "孙七", "id_number": "330302197505050055", "full_time": "是"}.items():
            book.sheet("staff").cell(row, book.column("staff", key)).value = value
        book.sheet("staff").cell(row + 1, book.column("staff", "degree")).value = "博士"

    assert said(compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))) == [
        ("changed", "staff", "s2", "degree", "doctor"),
        ("added", "staff", "s5", "孙七", "resident_id", "330302197505050055", "1980-02", "u2", "research", "own", "True", "master"),
    ]  # fmt: skip


def test_that_a_record_in_two_workbooks_of_one_name_is_added_once(tmp_path: Path) -> None:
    append: Edit = lambda book: book.append("staff", name="孙七")  # noqa: E731 - as the table has them
    files = [file_of(tmp_path, f"{folder}/人员.xlsx", append) for folder in ("一", "二")]

    assert said(compared(small_lab(), *files)) == [("added", "staff", "s5", "孙七", "resident_id", "research", "own")]


def test_that_two_like_rows_of_one_workbook_are_two_records(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        book.append("equipment", name="相机")
        book.append("equipment", name="相机")

    files = [file_of(tmp_path, name, edit) for name in ("a.xlsx", "b.xlsx")]

    assert len(said(compared(small_lab(), *files))) == 2


# --- headings and masks ---------------------------------------------------------------------------------------------


def _head(book: Edited, table: str, key: str, words: str) -> None:
    book.sheet(table).cell(book.key_row(table) + 1, book.column(table, key)).value = words


def test_that_the_unit_that_a_heading_was_given_belongs_to_the_amounts(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        _head(book, "equipment", "original_value", "账面原值（元）")
        book.put("equipment", "e2", original_value=600_000)

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == [("changed", "equipment", "e2", "original_value", "600000")]
    assert [told.message for told in comparison.told] == ["G 列的标题改成了“账面原值（元）”，改过和新填的数按元读入"]


def test_that_a_heading_with_other_words_is_told(tmp_path: Path) -> None:
    comparison = compared(
        small_lab(), file_of(tmp_path, "a.xlsx", lambda book: _head(book, "staff", "title", "毕业院校"))
    )

    assert [told.message for told in comparison.told] == [
        "M 列的标题改成了“毕业院校”，仍按“专业技术职务”读入；内容换了的，请核对"
    ]


def test_that_an_edited_mask_is_no_number_and_that_is_told(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.xlsx", lambda book: book.put("staff", "s1", phone="138****8001"))

    comparison = compared(small_lab(), file)

    assert said(comparison) == []
    assert [told.message for told in comparison.told] == ["是打码的号码，没有读入；要改请填完整的号码"]


# --- merged cells ---------------------------------------------------------------------------------------------------


def test_that_merged_cells_have_what_the_first_has(tmp_path: Path) -> None:
    def edit(book: Edited) -> None:
        sheet, at = book.sheet("staff"), book.column("staff", "unit")
        book.put("staff", "s3", unit="u1 · 甲公司")
        book.append("staff", name="孙七")
        sheet.merge_cells(start_row=book.row("staff", "s2"), end_row=sheet.max_row, start_column=at, end_column=at)

    comparison = compared(small_lab(), file_of(tmp_path, "a.xlsx", edit))

    assert said(comparison) == [("added", "staff", "s5", "孙七", "resident_id", "u2", "research", "own")]
    assert [told.message for told in comparison.told] == ["与下面的单元格合并了，各行都按这一格读入"]
