"""What a bulk edit would do, cell by cell, before it is done; and all of it as one step."""

from tests.editing.labs import done, record, small_lab
from wzlab.columns import AsTyped
from wzlab.editing.bulk import CellEdit, Tally, bulk_change, bulk_edits, edits_change, tally

PEOPLE = ["s1", "s2", "s3", "s9"]


def test_that_only_the_chosen_fields_of_the_chosen_records_are_told() -> None:
    edits = bulk_edits(small_lab(), "staff", ["s1", "s2"], {"full_time": True})
    assert edits == [CellEdit("staff", "s1", "full_time", None, True), CellEdit("staff", "s2", "full_time", True, True)]
    assert [edit.is_change for edit in edits] == [True, False]


def test_that_records_are_counted_and_cells_that_cannot_be_read() -> None:
    edits = bulk_edits(small_lab(), "staff", PEOPLE, {"full_time": True, "birth_date": AsTyped("五几年")})
    assert tally(edits) == Tally(4, 0, 4)
    assert tally(bulk_edits(small_lab(), "staff", PEOPLE, {"full_time": True})) == Tally(3, 1, 0)
    assert tally([]) == Tally(0, 0, 0)


def test_that_a_text_that_is_already_there_as_typed_is_not_told_again() -> None:
    lab = small_lab()
    done(lab, bulk_change(lab, bulk_edits(lab, "staff", ["s1"], {"birth_date": AsTyped("五几年")})).change)
    assert tally(bulk_edits(lab, "staff", ["s1"], {"birth_date": AsTyped("五几年")})) == Tally(0, 1, 0)


def test_that_a_bulk_edit_is_one_step_that_says_what_and_how_many() -> None:
    lab = small_lab()
    change, label = bulk_change(lab, bulk_edits(lab, "staff", PEOPLE, {"full_time": True, "post": "technical"}))
    assert label == "批量修改 4 条人员的“岗位、全时”"
    done(lab, change)
    assert [record(lab, one).cell("full_time") for one in PEOPLE] == [True, True, True, True]
    assert [record(lab, one).cell("post") for one in PEOPLE] == ["technical"] * 4


def test_that_a_blank_is_a_content_like_any_other() -> None:
    lab = small_lab()
    change, label = bulk_change(lab, bulk_edits(lab, "staff", PEOPLE, {"unit": None}))
    assert label == "批量修改 3 条人员的“所在单位”"
    done(lab, change)
    assert [record(lab, one).cell("unit") for one in PEOPLE] == [None, None, None, None]


def test_that_what_is_left_out_of_the_edits_stays_as_it_is() -> None:
    lab = small_lab()
    kept, *others = bulk_edits(lab, "staff", PEOPLE, {"title_level": "junior"})
    assert kept.record_id == "s1"
    done(lab, edits_change(lab, others))
    assert [record(lab, one).cell("title_level") for one in PEOPLE] == ["senior", "junior", "junior", "junior"]


def test_that_an_edit_that_changes_nothing_is_no_change() -> None:
    lab = small_lab()
    assert bulk_change(lab, bulk_edits(lab, "staff", ["s2"], {"full_time": True})).change is None
    assert bulk_change(lab, []).change is None
    assert edits_change(lab, bulk_edits(lab, "staff", ["s2"], {"full_time": True})) is None


def test_that_a_record_that_is_gone_is_passed_over() -> None:
    assert bulk_edits(small_lab(), "staff", ["s77"], {"full_time": True}) == []
