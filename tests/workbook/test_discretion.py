"""Numbers typed into texts: masked in every part of the workbook, whole where they are a thing's or are asked for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.helpers import lab_of
from tests.workbook.books import PLAIN, content_of
from wzlab.lab import Lab
from wzlab.workbook.discretion import Discretion, mask_left

RESIDENT, MOBILE, PASSPORT = "330302196001011234", "13800138001", "E12345678"


def canary(**more: list[dict[str, object]]) -> Lab:
    """Return a lab in which people typed numbers wherever there is room for text."""
    said = f"证 {RESIDENT[:6]} {RESIDENT[6:14]} {RESIDENT[14:]}，护照{PASSPORT}，电话 {MOBILE}"
    return lab_of(
        lab={"name": f"视觉实验室 {MOBILE}", "contact": f"赵一 {MOBILE}", "phone": MOBILE, "core_direction": f"x{PASSPORT}"},
        units=[{"id": "u1", "role": "lead", "name": f"甲公司（联系人{MOBILE}）"}],
        staff=[
            {"id": "s1", "name": f"张三 {RESIDENT}", "id_number": RESIDENT, "phone": MOBILE, "unit": "u1", "title": said},
            {"id": "s2", "name": "李四", "id_number": PASSPORT, "id_type": "passport", "post": "director"},
        ],
        projects=[{"id": "p1", "title": f"张三的项目 {RESIDENT}", "principal": "s1", "host": "u1", **_first(more, "projects")}],
        equipment=[{"id": "e1", "name": "机器人", **_first(more, "equipment")}],
        patents=[{"id": "t1", "title": f"一种方法\x01{MOBILE}", "kind": "invention", **_first(more, "patents")}],
        attachments=[{"id": "a1", "record": "s1", "title": said, "file": f"{RESIDENT}.pdf"}],
        as_typed={"s2": {"birth_date": f"见 {MOBILE}"}},
        notes={"team.stable": {"confirmed": True, "reason": said, "by": f"主任 {MOBILE}", "on": "2026-01-05"}},
        readings={"area_basis": {"choice": "usable", "by": f"处室 {MOBILE}", "on": "2026-01-02"}},
    )  # fmt: skip


def _first(tables: dict[str, list[dict[str, object]]], table: str) -> dict[str, object]:
    return tables.get(table, [{}])[0]


def parts(lab: Lab, *, full_ids: bool) -> Iterator[str]:
    """Yield the text of each part of a lab's workbook, without tags and spaces."""
    with ZipFile(BytesIO(content_of(lab, replace(PLAIN, full_ids=full_ids)))) as book:
        for name in book.namelist():
            yield re.sub(r"<[^>]+>|\s", "", unescape(book.read(name).decode("utf-8", "replace")))


def test_that_no_part_of_the_workbook_has_a_number_anywhere() -> None:
    for part in parts(canary(), full_ids=False):
        assert not [number for number in (RESIDENT, MOBILE, PASSPORT) if number in part]


def test_that_every_number_is_there_when_full_ids_are_asked_for() -> None:
    whole = "".join(parts(canary(), full_ids=True))
    assert f"甲公司（联系人{MOBILE}）" in whole
    assert f"证{RESIDENT}，护照{PASSPORT}，电话{MOBILE}" in whole


def test_that_the_numbers_of_things_stay_whole_though_they_look_like_telephones() -> None:
    lab = canary(
        equipment=[{"asset_no": "13911112222", "serial_no": "13911113333"}],
        projects=[{"number": "13911114444"}],
        patents=[{"number": "13911115555"}],
    )
    whole = "".join(parts(lab, full_ids=False))
    for number in ("13911112222", "13911113333", "13911114444", "13911115555"):
        assert number in whole


# --- one text -------------------------------------------------------------------------------------------------------


@pytest.fixture
def discretion() -> Discretion:
    return Discretion(canary())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"电话{MOBILE}。", "电话138****8001。"),
        ("电话 138 0013-8001", "电话 138****8001"),
        (f"护照 {PASSPORT}", "护照 E*******8"),
        ("别人的 13999998888", "别人的 139****8888"),
        ("2025 年 12 月 31 日，共 3 项", "2025 年 12 月 31 日，共 3 项"),
        ("", ""),
    ],
)
def test_that_a_number_in_a_text_is_masked_and_nothing_else(discretion: Discretion, text: str, shown: str) -> None:
    assert discretion.masked(text) == shown


@pytest.mark.parametrize(
    ("edited", "before", "whole"),
    [
        ("新电话 138****8001，可用", "电话138 0013 8001", "新电话 138 0013 8001，可用"),
        ("E*******8 和 138****8001", f"{MOBILE}、{PASSPORT}", f"{PASSPORT} 和 {MOBILE}"),
        ("138****8001 即 138****8001", f"{MOBILE}", f"{MOBILE} 即 {MOBILE}"),
        ("139****8888 和 139****8888 两个", "13911118888/13922228888", "13911118888 和 13922228888 两个"),
        ("只剩 139****8888", "13911118888/13922228888", "只剩 139****8888"),
        ("137****0000", f"{MOBILE}", "137****0000"),
        ("+86 138****8001", "+86-13800138001", "+86 13800138001"),
        ("无", f"{MOBILE}", "无"),
    ],
)
def test_that_a_mask_becomes_the_number_again_for_which_it_stood(
    discretion: Discretion, edited: str, before: str, whole: str
) -> None:
    assert discretion.restored(edited, before) == whole


def test_that_a_mask_typed_before_is_no_number(discretion: Discretion) -> None:
    before = f"138****8001 是 {MOBILE}"
    assert discretion.restored("138****8001", before) == "138****8001"
    assert mask_left("138****8001", before) == ""
    assert mask_left("见 137****0000", before) == "137****0000"
