"""A workbook with masked numbers in its texts, read back: nothing of them is lost."""

from pathlib import Path

from tests.workbook.books import content_of
from tests.workbook.reading_back.edits import RECORDS, compared, edited, said
from tests.workbook.test_discretion import MOBILE, PASSPORT, RESIDENT, canary


def test_that_a_workbook_nobody_edited_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content_of(canary(), RECORDS))
    comparison = compared(canary(), tmp_path / "a.xlsx")
    assert said(comparison) == []
    assert comparison.told == ()


def test_that_a_text_edited_around_masked_numbers_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        edited(canary(), lambda book: book.put("notes", "team.stable", reason="护照E*******8，手机 138****8001"))
    )
    comparison = compared(canary(), tmp_path / "a.xlsx")
    assert said(comparison) == [("changed", "notes", "team.stable", "reason", f"护照{PASSPORT}，手机 {MOBILE}")]
    assert comparison.told == ()


def test_that_a_name_corrected_before_a_masked_number_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        edited(canary(), lambda book: book.put("staff", "s1", name="张珊 3****************4"))
    )
    assert said(compared(canary(), tmp_path / "a.xlsx")) == [("changed", "staff", "s1", "name", f"张珊 {RESIDENT}")]


def test_that_a_text_as_typed_keeps_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        edited(canary(), lambda book: book.put("staff", "s2", birth_date="问 138****8001"))
    )
    assert said(compared(canary(), tmp_path / "a.xlsx")) == [("changed", "staff", "s2", "birth_date", f"~问 {MOBILE}")]


def test_that_a_mask_that_was_no_number_is_read_as_typed_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        edited(canary(), lambda book: book.put("projects", "p1", title="项目 137****0000"))
    )
    comparison = compared(canary(), tmp_path / "a.xlsx")
    assert said(comparison) == [("changed", "projects", "p1", "title", "项目 137****0000")]
    assert ["137****0000" in told.message for told in comparison.told] == [True]
