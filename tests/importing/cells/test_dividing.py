"""One text that says two things: spans of time, buildings with rooms; what is not plain is not divided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.importing.cells.dividing import divide_place, divide_span, ends_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2021.01-2024.12", ("2021.01", "2024.12")),
        ("2021-01-2024-12", ("2021-01", "2024-12")),
        ("2021-01-01-2024-12-31", ("2021-01-01", "2024-12-31")),
        ("2021/1/1-2024/12/31", ("2021/1/1", "2024/12/31")),
        ("2021-2024", ("2021", "2024")),
        ("2022-01-01/2024-12-31", ("2022-01-01", "2024-12-31")),
        ("202101-202412", ("202101", "202412")),
        ("20210101—20241231", ("20210101", "20241231")),
        ("2021.01 - 2024.12", ("2021.01", "2024.12")),
        ("2021-01 至 2024-12", ("2021-01", "2024-12")),
        ("2021.01～2024.12", ("2021.01", "2024.12")),
        ("2021.01——2024.12", ("2021.01", "2024.12")),
        ("２０２１．０１－２０２４．１２", ("2021.01", "2024.12")),
        ("2021.01.01\n2024.12.31", ("2021.01.01", "2024.12.31")),
        ("2021.01.01 2024.12.31", ("2021.01.01", "2024.12.31")),
        ("2021年1月到2024年12月", ("2021年1月", "2024年12月")),
        ("自2021年1月1日起至2024年12月31日止", ("2021年1月1日", "2024年12月31日")),
        ("二〇二一年一月至二〇二三年十二月", ("二〇二一年一月", "二〇二三年十二月")),
        ("2021.9.1-2024.8.31（3年）", ("2021.9.1", "2024.8.31")),
        ("2021.13-2024.12", ("2021.13", "2024.12")),  # its field says that there is no such month
    ],
)
def test_that_a_span_is_divided_in_all_usual_forms(text: str, parts: tuple[str, str]) -> None:
    assert divide_span(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2023.01-至今", ("2023.01", "")),
        ("2022年至今", ("2022年", "")),
        ("2023.1-", ("2023.1", "")),
        ("2022年3月起", ("2022年3月", "")),
        ("至2025.12", ("", "2025.12")),
        ("2025.12止", ("", "2025.12")),
        ("2021年1月—长期", ("2021年1月", "长期")),
        ("无固定期限", ("", "无固定期限")),
    ],
)
def test_that_one_end_may_be_left_open(text: str, parts: tuple[str, str]) -> None:
    assert divide_span(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "2023-05",
        "2023-05-01",
        "2023.05.01",
        "2023年5月1日",
        "2023-01-01 00:00:00",
        "2021.1-12",
        "2021年1-12月",
        "36个月",
        "2024.12-2021.01",
        "2019.01-2020.12；2021.01-2021.12",
        "三年",
        "2021年度",
        "2023.01-2025.12（延期至2026年6月）",
        "2023.01-2025.12（2024年5月终止）",
        "2023" + " " * 30_000 + "x",
    ],
)
def test_that_what_is_no_span_or_not_plainly_one_is_not_divided(text: str) -> None:
    assert divide_span(text) is None


DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(
    first=DAYS,
    last=DAYS,
    form=st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y-%m", "%Y"]),
)
def test_that_two_dates_with_a_hyphen_between_are_those_two(first: date, last: date, form: str) -> None:
    begins, ends = sorted([first, last])
    assert divide_span(f"{begins:{form}}-{ends:{form}}") == (f"{begins:{form}}", f"{ends:{form}}")
    assert divide_span(f"{begins:{form}}") is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2024-01至2026-12", ("2024-01", "2026-12")),
        ("2023.05-至今", ("2023-05", "None")),
        ("至2025.12.31", ("None", "2025-12-31")),
        ("2023.13-2024.12", ("None", "2024-12")),
        ("2023-05", ("None", "None")),
    ],
)
def test_that_the_ends_of_a_span_are_dates(text: str, ends: tuple[str, str]) -> None:
    assert tuple(map(str, ends_of(text))) == ends


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1号楼301", ("1号楼", "301")),
        ("A栋302室", ("A栋", "302")),
        ("创新楼A301", ("创新楼", "A301")),
        ("1#楼305", ("1#楼", "305")),
        ("1号楼B座301", ("1号楼B座", "301")),
        ("科技园3栋B座1201", ("科技园3栋B座", "1201")),
        ("理工楼 B-204", ("理工楼", "B-204")),
        ("1号楼301、302室", ("1号楼", "301、302")),
        ("A 301", ("A", "301")),
    ],
)
def test_that_a_building_and_a_room_are_divided(text: str, parts: tuple[str, str]) -> None:
    assert divide_place(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "301",
        "A-301",
        "行政楼",
        "12号楼",
        "3号楼5层",
        "实验楼 3 楼 301",
        "育英图书馆 201",
        "3楼301",
        "三楼305室",
        "B1楼 101",
    ],
)
def test_that_a_place_of_which_it_is_not_plain_what_is_which_is_not_divided(text: str) -> None:
    assert divide_place(text) is None
