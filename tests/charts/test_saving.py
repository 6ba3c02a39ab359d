"""Figures as files."""

import shutil
import struct
import subprocess
from pathlib import Path

import matplotlib
import pytest
from matplotlib.figure import Figure
from packaging.version import parse

from tests.helpers import sample, wenzhou
from wzlab.charts.gaps import gap_figure
from wzlab.charts.saving import FORMATS, figure_bytes, save_figure
from wzlab.errors import FileError
from wzlab.policy.report import Report

MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.fixture(scope="module")
def report() -> Report:
    return Report(wenzhou(), sample("draft-blanks"))


@pytest.fixture(scope="module")
def figure(report: Report) -> Figure:
    return gap_figure(report)


@pytest.mark.parametrize("form", FORMATS)
def test_that_a_figure_is_written_in_the_format_its_suffix_names(figure: Figure, form: str, tmp_path: Path) -> None:
    for suffix in (form, form.upper()):
        save_figure(figure, tmp_path / f"差距图.{suffix}")
        assert (tmp_path / f"差距图.{suffix}").read_bytes().startswith(MAGIC[form])


@pytest.mark.parametrize("form", FORMATS)
def test_that_the_same_lab_gives_the_same_bytes(report: Report, figure: Figure, form: str) -> None:
    first = figure_bytes(figure, form)
    assert figure_bytes(figure, form) == first
    assert figure_bytes(gap_figure(report), form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_that_a_users_own_matplotlib_settings_change_nothing(report: Report, figure: Figure, form: str) -> None:
    own = {
        "svg.fonttype": "none",
        "pdf.fonttype": 42,
        "savefig.bbox": "tight",
        "savefig.dpi": 50,
        "figure.autolayout": True,
        "savefig.transparent": True,
        "font.size": 30,
    }
    with matplotlib.rc_context(own):  # type: ignore[arg-type]  # its stubs want each key as a literal
        assert figure_bytes(gap_figure(report), form) == figure_bytes(figure, form)


def test_that_no_file_tells_the_time_of_day(figure: Figure) -> None:
    assert b"CreationDate" not in figure_bytes(figure, "pdf")
    assert b"<dc:date>" not in figure_bytes(figure, "svg")
    assert b"tIME" not in figure_bytes(figure, "png")


def test_that_a_png_has_two_hundred_dots_an_inch(figure: Figure) -> None:
    content = figure_bytes(figure, "png")
    assert struct.unpack(">II", content[16:24]) == tuple(int(200 * inches) for inches in figure.get_size_inches())


@pytest.mark.skipif(parse(matplotlib.__version__) < parse("3.11"), reason="older ones draw Chinese without its codes")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_that_the_text_of_a_pdf_can_be_searched(figure: Figure, tmp_path: Path) -> None:
    save_figure(figure, tmp_path / "gaps.pdf")
    command = ["pdftotext", str(tmp_path / "gaps.pdf"), "-"]
    found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert "全市具身智能机器人重点实验室" in found
    assert "不少于 307.15869 万元" in found


@pytest.mark.parametrize("name", ["gaps.jpg", "gaps", "gaps.png.exe"])
def test_that_an_unknown_suffix_is_refused_with_those_that_are_known(figure: Figure, name: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=rf"{name}”没有保存：图只能存成 \.png、\.svg、\.pdf 文件"):
        save_figure(figure, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_in_the_way_is_told_and_stays(figure: Figure, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("kept", encoding="utf-8")
    with pytest.raises(FileError, match="写不进去"):
        save_figure(figure, tmp_path / "taken" / "gaps.svg")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "kept"
