"""The charts of a report, each with the sentences on the conditions it is about."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from wzlab.charts.catalogue import Chart, suited_charts
from wzlab.charts.offers import GAPS
from wzlab.charts.picture import Picture as Drawn
from wzlab.charts.saving import figure_pixels
from wzlab.charts.styles import MARGIN, PAGE
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.words import sentence
from wzlab.reporting.content import Block, Heading, PageBreak, Paragraph, Picture

PIXELS = 1700
"""How wide a picture is drawn: some 270 dots an inch on A4."""

CUT = round(PIXELS * (MARGIN - 8) / PAGE)
"""How much of a picture's empty edges is cut off, in pixels, half of it at the top: a page has margins of its own."""

TINT = 239
"""The palest ground of a bar or a period: paler, it would be averaged with the white of the paper, and be lost."""

TINTED = [min(part, TINT) if part < 250 else part for part in range(256)] * 3
"""Which part of a colour (red, green, blue) becomes which before the colours are made few."""

NEARLY_WHITE = 252
"""The fewer colours are averages: the ground of a picture comes out as this or more, and would show on the paper."""


def gap_picture(report: Report) -> Picture:
    """Return the gap chart.

    Raises:
        FontError: the shipped font cannot be read.
    """
    chart = next(chart for chart in suited_charts(report) if chart.offer is GAPS)
    return _picture(chart.draw(report), _(GAPS.title))


def other_pictures(report: Report) -> Iterator[Block]:
    """Yield the other charts that suit the pack, each on a page of its own.

    Raises:
        FontError: the shipped font cannot be read.
    """
    charts = [chart for chart in suited_charts(report) if chart.offer is not GAPS]
    for place, chart in enumerate(charts):
        yield PageBreak()
        if place == 0:
            yield Heading(_("图表"), 1)
        yield from _chart(report, chart)


def _chart(report: Report, chart: Chart) -> Iterator[Block]:
    drawn, title = chart.draw(report), _(chart.offer.title)
    yield Heading(title, 2)
    subjects = {region.condition for region in drawn.regions}
    for condition in report.conditions:
        if condition.condition.id in subjects:
            yield Paragraph(sentence(condition.verdict, condition.note))
    yield _picture(drawn, title)


def _picture(drawn: Drawn, title: str) -> Picture:
    """Return a chart as a PNG of few colours, which is a quarter of the size and packed in half of the time."""
    pixels, across, down = figure_pixels(drawn.figure, PIXELS)
    image = Image.frombytes("RGBA", (across, down), pixels).convert("RGB")
    image = image.crop((CUT, CUT // 2, across - CUT, down - CUT)).point(TINTED)
    few = image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.putpalette([255 if part >= NEARLY_WHITE else part for part in few.getpalette() or []])
    content = BytesIO()
    few.save(content, "png")
    return Picture(content.getvalue(), *image.size, f"{title}{_('：')}\n{drawn.text}")
