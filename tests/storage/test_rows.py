"""Rows, places, seals and heads: the arithmetic below a document."""

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import sample, wenzhou
from tests.storage.documents import small_lab, state
from wzlab.storage.head import APPLICATION_ID, MAGIC, HeadKind, head_kind, is_document, least_size
from wzlab.storage.interchange import lab_document, read_lab
from wzlab.storage.rows import GAP, Row, lab_object, new_places, rows_of
from wzlab.storage.seals import NO_HISTORY, digest, link, seal


def test_that_the_rows_of_a_lab_are_the_lab_in_whatever_order_they_come() -> None:
    for lab in (small_lab(), sample("draft-blanks"), sample("university-ready")):
        rows = list(rows_of(lab))
        for order in (rows, rows[::-1]):
            assert state(read_lab(lab_object(order), wenzhou(), "rows")) == state(lab)
        assert set(lab_object(rows)) - {"pack"} == set(lab_document(lab)) - {"pack"}


# --- places ---------------------------------------------------------------------------------------------------------


def test_that_a_new_row_takes_a_place_between_its_neighbours_and_no_other_moves() -> None:
    places = {"a": GAP, "b": 2 * GAP}
    assert new_places(["a", "x", "b"], places, ()) == {"x": GAP + GAP // 2}
    assert new_places(["x", "a", "b"], places, ()) == {"x": 0}
    assert new_places(["a", "b", "x", "y"], places, ()) == {"x": 3 * GAP, "y": 4 * GAP}
    assert new_places(["a", "b"], places, ()) == {}
    assert new_places([], {}, ()) == {}


def test_that_a_moved_row_gets_a_new_place_and_a_full_gap_a_new_count() -> None:
    assert new_places(["b", "a"], {"a": 1, "b": 2}, {"a"}) == {"a": 2 + GAP}
    assert new_places(["a", "x", "b"], {"a": 1, "b": 2}, ()) == {"a": GAP, "x": 2 * GAP, "b": 3 * GAP}


@given(
    st.permutations(list("abcdefgh")),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-20, 20)),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_that_places_rise_along_any_order(order: list[str], places: dict[str, int], loose: set[str]) -> None:
    now = places | new_places(order, places, loose)
    in_order = [now[entry_id] for entry_id in order]
    assert in_order == sorted(set(in_order))


# --- seals ----------------------------------------------------------------------------------------------------------


def test_that_items_are_told_apart_by_type_and_length() -> None:
    rows = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), (b"ab", "c"), (1,), ("1",), (1.0,), (None,), ("None",)]
    assert len({digest(*row) for row in rows}) == len(rows)


def test_that_a_seal_hangs_on_its_sum_its_history_and_its_particulars_and_on_no_order() -> None:
    particulars = {"document": "d", "token": "t"}
    rows = [Row("staff", '"a"', 1, "{}"), Row("staff", '"b"', 2, "{}")]
    total = sum(row.digest for row in rows)
    whole = seal(total, NO_HISTORY, particulars)
    assert whole == seal(total + 3 * 2**256, NO_HISTORY, dict(reversed(particulars.items())))
    assert whole != seal(total + 1, NO_HISTORY, particulars)
    assert whole != seal(total, link(NO_HISTORY, "x"), particulars)
    assert whole != seal(total, NO_HISTORY, particulars | {"token": "u"})
    assert link(link(NO_HISTORY, "x"), "y") != link(link(NO_HISTORY, "y"), "x")


# --- heads ----------------------------------------------------------------------------------------------------------


def head(application: int = APPLICATION_ID, version: int = 1, journal: bytes = b"\1\1", pages: int = 3) -> bytes:
    """Return a database header: page size 4096 at 16, versions at 18, pages at 28, user version at 60, id at 68."""
    found = bytearray(100)
    found[:16] = MAGIC
    found[16:18] = b"\x10\x00"
    found[18:20] = journal
    found[28:32] = pages.to_bytes(4, "big")
    found[60:64] = version.to_bytes(4, "big")
    found[68:72] = application.to_bytes(4, "big")
    return bytes(found)


def test_that_a_head_tells_what_a_file_is() -> None:
    assert is_document(head())
    assert head_kind(head()) is HeadKind.OURS
    assert head_kind(head(version=2)) is HeadKind.NEWER
    assert head_kind(head(version=0)) is HeadKind.DAMAGED
    assert head_kind(head(journal=b"\2\2")) is HeadKind.DAMAGED
    assert head_kind(head(application=0)) is HeadKind.FOREIGN
    assert head_kind(head()[:99]) is HeadKind.FOREIGN
    assert head_kind(b"") is HeadKind.DAMAGED
    assert is_document(head(version=99))
    assert not is_document(b"")


def test_that_the_least_size_is_pages_times_their_size() -> None:
    assert least_size(head(pages=3)) == 12_288
    assert least_size(head()[:16] + b"\x00\x01" + head()[18:]) == 3 * 65_536
