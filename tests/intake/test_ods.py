"""OpenDocument spreadsheets: every kind of value, what is wrong with it, and how it is shown."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.binary_books import content_xml, ods, ods_figure, ods_row
from tests.intake.books import save
from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.ods import read_ods
from wzlab.intake.packages import open_package
from wzlab.intake.sources import read_source


def only(rows: str, **parts: str) -> Grid:
    (grid,) = read_ods(open_package(Path("人员.ods"), ods(content_xml(rows, **parts))))
    return grid


def value(attributes: str, text: str = "<text:p>1</text:p>") -> Plain:
    """Return the value of a cell, beside which stands another so that it is there though blank."""
    grid = only(ods_row(f"<table:table-cell {attributes}>{text}</table:table-cell>", ods_figure("1")))
    assert grid.flaws == ()
    return grid.rows[0][0]


@pytest.mark.parametrize(
    ("attributes", "read"),
    [
        ('office:value-type="float" office:value="4.8"', 4.8),
        ('office:value-type="currency" office:value="-1E-7"', -1e-7),
        ('office:value-type="percentage" office:value="0.6"', 0.6),
        ('office:value-type="date" office:date-value="1960-11-01"', date(1960, 11, 1)),
        ('office:value-type="float" office:value="１"', "１"),
        ('office:value-type="float"', "1"),
        ('office:value-type="boolean" office:boolean-value="true"', True),
        ('office:value-type="boolean" office:boolean-value="false"', False),
        ('office:value-type="date" office:date-value="2023-05-01"', date(2023, 5, 1)),
        ('office:value-type="date" office:date-value="2023-05-01T00:00:00"', date(2023, 5, 1)),
        ('office:value-type="date" office:date-value="2023-05-01T08:30:00"', datetime(2023, 5, 1, 8, 30)),
        (
            'office:value-type="date" office:date-value="2023-05-01T08:30:00.123456789"',
            datetime(2023, 5, 1, 8, 30, 0, 123456),
        ),
        ('office:value-type="date" office:date-value="99999-01-01"', "99999-01-01"),
        ('office:value-type="time" office:time-value="PT09H30M00S"', time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', timedelta(hours=30)),
        ('office:value-type="time" office:time-value="P2DT01H00M00.5S"', timedelta(days=2, hours=1, milliseconds=500)),
        ('office:value-type="time" office:time-value="-PT01H00M00S"', timedelta(hours=-1)),
        ('office:value-type="time" office:time-value="soon"', "soon"),
        ('office:value-type="string"', "1"),
        ('office:value-type="string" office:string-value="2"', "2"),
        ("", "1"),
    ],
)
def test_that_a_value_is_what_the_file_says(attributes: str, read: Plain) -> None:
    found = value(attributes)
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<text:p>甲</text:p><text:p>乙</text:p>", "甲\n乙"),
        ("<text:p>甲<text:line-break/>乙<text:tab/>丙</text:p>", "甲\n乙\t丙"),
        ('<text:p><text:s text:c="2"/>甲<text:s/><text:span>乙</text:span></text:p>', "  甲 乙"),
        ("\n  <text:p>甲\n    乙</text:p>\n", "甲 乙"),
        ("<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>", "甲"),
        ("<text:p>甲</text:p><draw:frame><text:p>图</text:p></draw:frame>", "甲"),
        ("<text:p>&lt;甲&gt;</text:p>", "<甲>"),
        ("<text:p/>", None),
    ],
)
def test_that_a_text_is_what_the_cell_shows(written: str, read: str | None) -> None:
    drawn = written.replace("<draw:frame>", '<draw:frame xmlns:draw="urn:d">')
    assert value('office:value-type="string"', drawn) == read


@pytest.mark.parametrize(
    ("attributes", "shown", "read"),
    [
        ('office:value-type="float" office:value="301"', "0301", "0301"),
        ('office:value-type="float" office:value="0"', "0", 0),
        ('office:value-type="date" office:date-value="1960-11-01"', "1960年11月", "1960-11"),
        ('office:value-type="date" office:date-value="1960-11-23"', "1960年11月", date(1960, 11, 23)),
        ('office:value-type="date" office:date-value="2023-01-01"', "2023", "2023"),
    ],
)
def test_that_a_value_is_what_is_seen_where_that_is_meant(attributes: str, shown: str, read: Plain) -> None:
    assert value(attributes, f"<text:p>{shown}</text:p>") == read


def test_that_errors_and_formulas_without_a_result_are_flaws() -> None:
    cells = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=[.A1]+1"/>',
        '<table:table-cell table:formula="of:=IF(1;&quot;&quot;)"><text:p/></table:table-cell>',
        '<table:table-cell office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
    )
    grid = only(ods_row(*cells))
    assert grid.rows == (("#DIV/0!", "#REF!", "=[.A1]+1", None, "#REF!"),)
    assert grid.flaws == (
        Flaw(1, 1, "error", "#DIV/0!"),
        Flaw(1, 2, "error", "#REF!"),
        Flaw(1, 3, "uncalculated", "=[.A1]+1"),
    )


def test_that_percentages_merges_and_what_is_hidden_are_told() -> None:
    half = '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    merged = ods_figure("1", ' table:number-columns-spanned="2" table:number-rows-spanned="3"')
    grid = only(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        + ods_row(half, merged, "<table:covered-table-cell/>", ods_figure("4"))
        + '<table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
        + ods_row(ods_figure("9"))
        + '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000"/>'
    )
    assert grid == Grid(
        "人员",
        is_hidden=False,
        rows=((0.5, 1, None, 4), (None,) * 4, (None,) * 4, (9, None, None, None)),
        merges=((1, 2, 3, 3),),
        percents=frozenset({(1, 1)}),
        hidden_rows=frozenset({2, 3}),
        hidden_columns=frozenset({3, 4}),
    )


def test_that_a_sheet_that_is_not_displayed_is_hidden() -> None:
    style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    assert only("", styles=style, table=' table:name="选项" table:style-name="ta1"') == Grid(
        "选项", is_hidden=True, rows=()
    )


def test_that_tables_of_links_and_of_drawings_are_no_sheets() -> None:
    inner = f"<table:table>{ods_row(ods_figure('5'))}</table:table>"
    grid = only(
        f"<table:shapes>{inner}</table:shapes>{ods_row(ods_figure('1'))}<table:dde-links>{inner}</table:dde-links>"
    )
    assert grid.rows == ((1,),)


@given(
    rows=st.lists(
        st.tuples(st.integers(1, 4), st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9)), max_size=4)), max_size=5
    )
)
def test_that_repetition_means_what_it_says(rows: list[tuple[int, list[tuple[int, int]]]]) -> None:
    xml = "".join(
        ods_row(
            *(
                ods_figure(str(figure), f' table:number-columns-repeated="{count}"')
                if figure
                else f'<table:table-cell table:number-columns-repeated="{count}"/>'
                for count, figure in cells
            ),
            repeated=repeated,
        )
        for repeated, cells in rows
    )
    spread = [
        [figure or None for count, figure in cells for _ in range(count)]
        for repeated, cells in rows
        for _ in range(repeated)
    ]
    found = only(xml).rows
    wanted = {(row, at): figure for row, cells in enumerate(spread) for at, figure in enumerate(cells) if figure}
    assert {(row, at): cell for row, cells in enumerate(found) for at, cell in enumerate(cells) if cell} == wanted


def test_that_a_file_of_this_kind_is_known_by_what_it_is(tmp_path: Path) -> None:
    source = read_source(save(tmp_path, ods(content_xml(ods_row(ods_figure("1")))), "人员.xlsx"))
    assert (source.kind.value, source.sheets[0].rows) == ("ods", ((1,),))
