"""Find what is written anywhere in a lab."""

from decimal import Decimal

import pytest

from tests.editing.labs import small_lab
from tests.helpers import lab_of, wenzhou
from wzlab.editing.finding import Found, find


def places(text: str) -> list[str]:
    return [f"{one.record_id}.{one.key}" for one in find(small_lab(), wenzhou(), text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张三", ["s1.name", "p1.principal", "x1.record"]),
        ("张", ["s1.name", "p1.principal", "x1.record"]),
        (" zc-1 ", ["e1.asset_no"]),
        ("ＺＣ－１", ["e1.asset_no"]),
        ("499.9999", ["e1.original_value"]),
        ("1970", ["s9.birth_date"]),
        ("正高", ["s1.title_level"]),
        ("a栋301", ["e1.room"]),  # the room's own cells hold half of it each
        ("没有", []),
        ("", []),
        (" ", []),
    ],
)
def test_that_a_text_is_found_where_it_is_shown(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_that_separators_of_a_figure_do_not_count() -> None:
    lab = lab_of(rooms=[{"id": "r1", "usable_area": Decimal("1234.5")}])
    for text in ("1234", "1,234", "1,234.5"):
        assert find(lab, wenzhou(), text) == [Found("rooms", "r1", "usable_area", "1,234.5")]


def test_that_a_masked_number_is_found_in_full_and_shown_masked() -> None:
    assert find(small_lab(), wenzhou(), "13812348000") == [Found("staff", "s2", "phone", "138****8000")]
    assert find(small_lab(), wenzhou(), "1960010112") == [Found("staff", "s1", "id_number", "3****************4")]


def test_that_names_are_found_by_their_pinyin() -> None:
    assert "s1.name" in places("zs")
    assert "s1.name" in places("zhangsan")
    assert "s9.name" in places("chanyu")
    assert "u1.name" in places("zndx")
    assert places("z") == places("Z"), "a single letter is no pinyin"
    assert "s1.name" not in places("z")


def test_that_a_text_that_could_not_be_read_is_found() -> None:
    lab = lab_of(staff=[{"id": "s1"}], as_typed={"s1": {"birth_date": "五几年"}})
    assert find(lab, wenzhou(), "几年") == [Found("staff", "s1", "birth_date", "五几年")]


def test_that_no_more_are_looked_for_than_asked() -> None:
    assert len(find(small_lab(), wenzhou(), "i", most=2)) <= 2
    assert [one.record_id for one in find(small_lab(), wenzhou(), "李四", most=1)] == ["s2"]
