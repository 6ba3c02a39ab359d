"""What a child has read arrives as it was, to the last digit and the last kind."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import FileKind, Source
from wzlab.intake.transport import packed, unpacked

PATH = Path("人员.xlsx")
COUNTS = st.integers(1, 1_000)
PLAIN: st.SearchStrategy[Plain] = st.one_of(
    st.none(),
    st.text(st.characters()),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
GRIDS = st.builds(
    Grid,
    st.text(),
    st.booleans(),
    st.lists(st.lists(PLAIN, min_size=2, max_size=2).map(tuple), max_size=6).map(tuple),
    st.lists(
        st.builds(Flaw, COUNTS, COUNTS, st.sampled_from(["error", "uncalculated", "no number"]), st.text()), max_size=3
    ).map(tuple),
    st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), max_size=3).map(tuple),
    st.frozensets(st.tuples(COUNTS, COUNTS), max_size=3),
    st.frozensets(COUNTS, max_size=3),
    st.frozensets(COUNTS, max_size=3),
)
SOURCES = st.builds(
    Source,
    st.just(PATH),
    st.sampled_from(FileKind),
    st.lists(GRIDS, max_size=3).map(tuple),
    st.text(),
    st.text(),
    st.text(),
    st.lists(st.text(), max_size=2).map(tuple),
)


@given(source=SOURCES)
def test_that_a_source_arrives_as_it_was(source: Source) -> None:
    arrived = unpacked(PATH, packed(source))
    assert arrived == source
    kinds = [[type(cell) for row in grid.rows for cell in row] for grid in source.sheets]
    assert [[type(cell) for row in grid.rows for cell in row] for grid in arrived.sheets] == kinds


def test_that_a_date_is_no_moment_and_a_count_no_figure() -> None:
    row: tuple[Plain, ...] = (date(2023, 5, 1), datetime(2023, 5, 1), time(9), timedelta(hours=30), 1, 1.0, True, "1")
    (grid,) = unpacked(PATH, packed(Source(PATH, FileKind.XLSX, (Grid("", False, (row,)),), ""))).sheets
    assert [type(cell) for cell in grid.rows[0]] == [date, datetime, time, timedelta, int, float, bool, str]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"kind":"xlsx"}', b'{"day":"never"}'])
def test_that_what_is_no_source_is_no_source(content: bytes) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        unpacked(PATH, [content])


def test_that_only_what_a_cell_can_hold_is_packed() -> None:
    odd: tuple[Plain, ...] = (PATH,)  # type: ignore[assignment] # what no cell holds
    with pytest.raises(TypeError):
        list(packed(Source(PATH, FileKind.XLSX, (Grid("", False, (odd,)),), "")))


def test_that_long_sheets_arrive_whole_and_a_lost_line_is_noticed() -> None:
    rows: tuple[tuple[Plain, ...], ...] = tuple((float(row),) for row in range(4_001))
    sheets = (Grid("甲", False, rows), Grid("空", False, ()), Grid("乙", False, rows[:2_000]))
    source = Source(PATH, FileKind.XLSX, sheets, "")
    lines = list(packed(source))
    assert unpacked(PATH, lines) == source
    with pytest.raises(ValueError, match="0"):
        unpacked(PATH, lines[:-1])
