"""The numbers by which a lab claims things."""

import pytest

from tests.helpers import lab_of
from wzlab.audit.claims import CLAIMED, claims_of, says_no_number, unnumbered


def keys(**parts: object) -> list[str]:
    return [claim.key for claim in claims_of(lab_of(**parts))]


def test_that_people_equipment_projects_and_patents_are_claimed_and_nothing_else() -> None:
    lab = lab_of(
        units=[{"id": "u1", "name": "甲公司", "uscc": "91330300MA2C123456"}],
        staff=[{"id": "s1", "name": "文心远", "id_number": "330302197001010011", "phone": "13800138000"}],
        equipment=[{"id": "e1", "name": "服务器", "asset_no": "SB-1", "serial_no": "X9"}],
        projects=[{"id": "p1", "title": "视觉", "number": "2023YFB0001"}],
        patents=[{"id": "t1", "title": "一种方法", "number": "ZL202310000001.2"}],
        awards=[{"id": "a1", "certificate_no": "J-1"}],
    )
    assert [(claim.table, claim.field, claim.number, claim.record, claim.name) for claim in claims_of(lab)] == [
        ("staff", "id_number", "330302197001010011", "s1", "文心远"),
        ("equipment", "asset_no", "SB-1", "e1", "服务器"),
        ("projects", "number", "2023YFB0001", "p1", "视觉"),
        ("patents", "number", "ZL202310000001.2", "t1", "一种方法"),
    ]
    assert all(column.claims for _type, column in CLAIMED)


def test_that_width_case_and_spaces_do_not_make_another_number() -> None:
    written = ["SB-2024 001", "ＳＢ－２０２４００１", " sb-2024001 ", "sb-2024\u3000001"]
    equipment = [{"id": f"e{place}", "asset_no": text} for place, text in enumerate(written)]
    assert len(set(keys(equipment=equipment))) == 1


def test_that_other_differences_make_another_number() -> None:
    written = ["ZL2023100000012", "ZL202310000001.2", "202310000001.2", "SB-1", "SB-01", "SB1"]
    patents = [{"id": f"t{place}", "number": text} for place, text in enumerate(written)]
    assert len(set(keys(patents=patents))) == 6


@pytest.mark.parametrize("text", ["无", " 无 ", "-", "——", "/", "N/A", "暂无", "待定", "0", "00-0", "…", "＼", "·"])
def test_that_what_says_there_is_no_number_is_no_claim(text: str) -> None:
    assert says_no_number(text)
    assert keys(equipment=[{"id": "e1", "asset_no": text}]) == []


@pytest.mark.parametrize("text", ["A", "无锡-1", "10", "O", "甲"])
def test_that_a_short_number_is_a_number(text: str) -> None:
    assert not says_no_number(text)


def test_that_blank_and_masked_numbers_are_no_claims() -> None:
    staff = [{"id": "s1", "id_number": "3****************1"}, {"id": "s2"}, {"id": "s3", "id_number": "330***0011"}]
    assert keys(staff=staff, equipment=[{"id": "e1", "asset_no": " "}]) == []
    assert keys(equipment=[{"id": "e1", "asset_no": "A***1"}]) == ["a***1"]  # no sensitive field: no mask


def test_that_records_without_a_number_to_compare_are_counted() -> None:
    staff = [{"id": "s1", "id_number": "3****************1"}, {"id": "s2"}, {"id": "s3", "id_number": "E1234567"}]
    lab = lab_of(staff=staff, equipment=[{"id": "e1", "asset_no": "SB-1"}], projects=[{"id": "p1", "number": "无"}])
    assert list(unnumbered(lab)) == [("staff", 2), ("projects", 1)]


def test_that_a_name_with_a_number_in_it_is_told_without_it() -> None:
    staff = [{"id": "s1", "name": "文心远 E1234567", "id_number": "E 1234567"}]
    assert [claim.name for claim in claims_of(lab_of(staff=staff))] == ["文心远 E******7"]


def test_that_a_text_as_typed_is_a_claim_unless_it_says_nothing() -> None:
    typed = {"e1": {"asset_no": "sb-1"}, "e2": {"asset_no": "无"}}
    assert keys(equipment=[{"id": "e1"}, {"id": "e2"}], as_typed=typed) == ["sb-1"]
