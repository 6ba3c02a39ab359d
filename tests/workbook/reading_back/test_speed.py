"""Reading a workbook back is not much slower than the library that reads its cells."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from python_calamine import CalamineWorkbook

from benchmarks.labs import lab_of_size
from tests.workbook.books import WHOLE, content_of
from wzlab.workbook.reading_back.labs import read_workbook

MOST_TIMES = 4


@pytest.mark.slow
def test_that_a_thousand_records_are_read_back_in_four_times_the_librarys_time(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content_of(lab_of_size(1_000), WHOLE))

    def library_alone() -> None:
        with CalamineWorkbook.from_path(path) as workbook:
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)

    pairs = [(_seconds(lambda: read_workbook(path)), _seconds(library_alone)) for _run in range(9)]

    assert min(ours for ours, _library in pairs) <= MOST_TIMES * min(library for _ours, library in pairs)


def _seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start
