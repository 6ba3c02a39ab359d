"""The gaps chart as it is drawn."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from random import Random

import pytest
import simplejson
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.charts.pictures import misplaced, placed_texts, shown, speak
from tests.helpers import SAMPLES, lab_of, sample, wenzhou
from tests.random_labs import random_document
from wzlab.charts.fonts import drawable, shipped_characters
from wzlab.charts.gap_rows import gap_rows, plain_rows
from wzlab.charts.gaps import gap_figure
from wzlab.charts.saving import figure_bytes
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.storage.interchange import read_lab

LABS: dict[str, Callable[[], Lab]] = {"empty": Lab, **{name: partial(sample, name) for name in SAMPLES}}


def drawn(lab: Lab) -> Figure:
    return gap_figure(Report(wenzhou(), lab))


def named(name: str) -> Lab:
    return lab_of(lab={"name": name})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LABS)
def test_that_nothing_is_clipped_or_overlaps(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(language, monkeypatch)
    assert list(misplaced(drawn(LABS[name]()))) == []


@pytest.mark.parametrize("seed", range(12))
def test_that_nothing_is_clipped_or_overlaps_in_any_lab(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en" if seed % 2 else "zh", monkeypatch)
    document = simplejson.loads(simplejson.dumps(random_document(Random(seed))), use_decimal=True)
    assert list(misplaced(drawn(read_lab(document, wenzhou(), "random")))) == []


@pytest.mark.parametrize("name", LABS)
def test_that_every_condition_stands_there_with_its_word_and_its_figure(name: str) -> None:
    report = Report(wenzhou(), LABS[name]())
    words = shown(gap_figure(report))
    for row in gap_rows(report):
        assert all(part in words for part in (row.title, row.clause, row.word, row.figure, row.threshold, row.gap))
    for plain in plain_rows(report):
        assert all(part in words for part in (plain.title, plain.clause, plain.word, plain.figure))


@pytest.mark.parametrize("name", LABS)
def test_that_every_character_of_a_sample_is_in_the_shipped_font(name: str) -> None:
    words = shown(drawn(LABS[name]()))
    assert drawable(words).missing == ()
    assert set(words) - {"\n"} <= shipped_characters()


def test_that_the_head_says_who_where_when_and_by_what() -> None:
    lines = shown(drawn(sample("enterprise-gaps"))).split("\n")
    assert lines[0] == "全市泵阀智能运维重点实验室"
    assert lines[1].startswith("有差距：有必备条款未达标；")
    assert lines[2] == f"基准日 2026-01-12·申报类别 企业类·政策包 {wenzhou().title}（版本 {wenzhou().version}）"


def test_that_a_lab_without_a_name_is_called_so() -> None:
    assert shown(drawn(Lab())).startswith("未命名\n")


def test_that_a_very_long_name_takes_three_lines_at_most_and_moves_the_rest_down() -> None:
    figure = drawn(named("全市面向复杂制造场景的多模态工业大模型与具身智能协同控制" * 9 + "重点实验室"))
    assert list(misplaced(figure)) == []
    lines = placed_texts(figure)
    assert lines[2].text.endswith("…")
    assert lines[3].text.startswith(("有差距", "尚不能定"))


def test_that_a_name_is_never_read_as_a_formula() -> None:
    figure = drawn(named("全市$\\frac{1}$\n与 $x_1^2$ 重点实验室"))
    assert shown(figure).startswith("全市$\\frac{1}$ 与 $x_1^2$ 重点实验室\n")
    assert not any(text.get_parse_math() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text())
    figure_bytes(figure, "png")


def test_that_a_character_no_font_has_is_marked_and_named_below() -> None:
    figure = drawn(named("全市\ue123检测重点实验室"))
    words = shown(figure).split("\n")
    assert words[0] == "全市〓检测重点实验室"
    assert words[-1] == "〓 代替本机字体没有的字：U+E123"
    assert list(misplaced(figure)) == []
    for form in ("png", "svg", "pdf"):
        figure_bytes(figure, form)


def test_that_only_shapes_that_occur_are_explained() -> None:
    ready, empty = shown(drawn(sample("university-ready"))), shown(drawn(Lab()))
    assert ("细线：" in ready, "断口：" in ready, "斜线：" in ready) == (True, True, False)
    assert ("细线：" in empty, "断口：" in empty, "斜线：" in empty) == (False, False, False)


def test_that_pyplot_is_never_imported() -> None:
    program = "import sys, wzlab.charts.catalogue; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_that_the_package_itself_loads_no_matplotlib() -> None:
    program = "import sys, wzlab.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
