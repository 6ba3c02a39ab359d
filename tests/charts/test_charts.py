"""What is true of every chart: nothing overlaps, a click finds what it shows, and no figure is another than the judge's."""

import subprocess
import sys

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from benchmarks.labs import lab_of_size
from tests.charts.labs import LABS, SEEDS, random_lab, random_report
from tests.charts.pictures import misplaced, shown, speak
from tests.helpers import ROOT, wenzhou
from wzlab.charts.catalogue import CHARTS, suited_charts
from wzlab.charts.gap_rows import gap_rows
from wzlab.charts.picture import Picture
from wzlab.charts.saving import figure_bytes
from wzlab.charts.themes import DARK, Ink
from wzlab.lab import Lab
from wzlab.policy.loading import load_pack
from wzlab.policy.report import Report

CHART_IDS = ("gaps", "team", "ages", "space", "equipment", "timeline")


def drawn(chart: str, lab: Lab) -> Picture:
    return CHARTS[chart].draw(Report(wenzhou(), lab))


def test_that_the_catalogue_holds_every_chart_under_its_id() -> None:
    assert tuple(CHARTS) == CHART_IDS
    assert [chart.id for chart in CHARTS.values()] == list(CHART_IDS)
    assert suited_charts(Report(wenzhou(), Lab())) == list(CHARTS.values())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LABS)
@pytest.mark.parametrize("chart", CHART_IDS)
def test_that_nothing_is_clipped_or_overlaps(
    chart: str, name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(language, monkeypatch)
    assert list(misplaced(drawn(chart, LABS[name]()).figure)) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("chart", CHART_IDS[1:])
def test_that_nothing_is_clipped_or_overlaps_in_any_lab(chart: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en" if seed % 2 else "zh", monkeypatch)
    assert list(misplaced(drawn(chart, random_lab(seed)).figure)) == []


@pytest.mark.parametrize("chart", CHART_IDS)
def test_that_a_lab_of_hundreds_of_records_still_has_room(chart: str) -> None:
    picture = drawn(chart, lab_of_size(600))
    assert list(misplaced(picture.figure)) == []
    assert 72 * picture.figure.get_size_inches()[1] < 2000


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("chart", CHART_IDS)
def test_that_a_click_leads_to_what_there_is(chart: str, seed: int) -> None:
    report = random_report(seed)
    for region in CHARTS[chart].draw(report).regions:
        left, top, right, bottom = region.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert region.words
        assert region.condition is None or region.condition in report.pack.condition_ids
        assert (region.table is None) == (not region.records)
        assert region.table is None or set(region.records) <= set(report.lab.tables[region.table])
        assert region.condition or region.records


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("chart", CHART_IDS[1:])
def test_that_the_rows_of_text_begin_with_the_verdicts_as_the_judge_gives_them(chart: str, seed: int) -> None:
    report = random_report(seed)
    alt = CHARTS[chart].draw(report).alt
    assert len({len(row) for row in alt}) == 1
    verdicts = [(row.title, row.word, row.figure) for row in gap_rows(report)]
    told = [row for row in alt if row[0] in {title for title, _word, _figure in verdicts} and row[1:] != ("", "")]
    assert set(told) & set(verdicts)
    words = shown(CHARTS[chart].draw(report).figure)
    assert all(figure in words for title, _word, figure in verdicts if title in {row[0] for row in told})


@pytest.mark.parametrize("chart", CHART_IDS)
def test_that_a_dark_picture_says_the_same_on_a_dark_ground(chart: str) -> None:
    report = Report(wenzhou(), LABS["draft-blanks"]())
    light, dark = CHARTS[chart].draw(report), CHARTS[chart].draw(report, theme=DARK)
    assert dark.alt == light.alt
    assert dark.regions == light.regions
    assert shown(dark.figure) == shown(light.figure)
    assert to_hex(dark.figure.get_facecolor()) == DARK.inks[Ink.GROUND].lower()


@pytest.mark.parametrize("chart", CHART_IDS)
def test_that_every_chart_becomes_a_file_of_the_same_bytes_each_time(chart: str) -> None:
    lab = LABS["enterprise-gaps"]()
    assert isinstance(drawn(chart, lab).figure, Figure)
    assert figure_bytes(drawn(chart, lab).figure, "svg") == figure_bytes(drawn(chart, lab).figure, "svg")


def test_that_what_a_chart_draws_is_found_out_without_a_drawing_library() -> None:
    modules = "team_members, age_groups, dated_records, subjects, gap_rows, outcomes, themes"
    program = f"import sys; from wzlab.charts import {modules}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- packs of other places ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "charts"),
    [
        ("tianjin", ["gaps", "team", "space", "equipment"]),
        ("linyi", ["gaps", "team", "space", "equipment", "timeline"]),
        ("guangdong", ["gaps", "equipment"]),
        ("yichang", ["gaps"]),
    ],
)
@pytest.mark.parametrize("records", [0, 200])
def test_that_a_pack_is_offered_the_charts_it_has_conditions_for(place: str, charts: list[str], records: int) -> None:
    report = Report(load_pack(ROOT / "tests" / "packs" / f"{place}.toml"), lab_of_size(records))
    assert [chart.id for chart in suited_charts(report)] == charts
    for chart in suited_charts(report):
        assert list(misplaced(chart.draw(report).figure)) == []


def test_that_the_window_of_another_place_is_its_own() -> None:
    report = Report(load_pack(ROOT / "tests" / "packs" / "linyi.toml"), lab_of_size(200))
    words = shown(CHARTS["timeline"].draw(report).figure)
    assert "自 2023-07-01（含）" in words
    assert "至 2026-06-30（含）" in words
    assert "“立项日期”不符合要求" in words
