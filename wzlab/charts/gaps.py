"""The gaps chart: how far a lab is from each threshold, and what every other condition comes to.

One row a condition, in the notice's order.  The bar reaches to what is certain, its hatched part to what blanks leave
open, the thin line below it over all readings of the text; one vertical line is the threshold of every row, and
reaching it is good in every row (`wzlab.charts.gap_rows`).  The conditions without a number stand below, with the
sign and the word of what they come to.  Every figure is in words beside its bar: nothing has to be read off.
"""

from collections.abc import Sequence
from math import ceil

from matplotlib.figure import Figure

from wzlab.charts.frame import draw_foot, draw_head, lab_name
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import SEPARATOR, GapRow, PlainRow, gap_rows, plain_rows
from wzlab.charts.paper import Box, Paper, wrapped
from wzlab.charts.picture import Picture, TextRow
from wzlab.charts.styles import (
    FAINT,
    HAIR,
    LEFT,
    MARGIN,
    PAGE,
    RIGHT,
    SECTION,
    SIGN,
    SIGN_GAP,
    SMALL,
    TITLE,
    stacked,
)
from wzlab.charts.themes import LIGHT, Theme
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.words import Standing, overall_words

COLUMNS, COLUMN_GAP = 3, 28.0
PLAIN_PADDING = 6.0


def gap_figure(report: Report, theme: Theme = LIGHT) -> Figure:
    """Return the gaps chart of a lab as it stands now, as a figure alone.

    Raises:
        FontError: the shipped font cannot be read.
    """
    return draw_gaps(report, theme).figure


def draw_gaps(report: Report, theme: Theme = LIGHT) -> Picture:
    """Return the gaps chart of a lab as it stands now.

    Raises:
        FontError: the shipped font cannot be read.
    """
    paper = Paper(PAGE, theme)
    rows, plain = gap_rows(report), plain_rows(report)
    overall = overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    bottom = draw_head(paper, report, lab_name(report), overall, MARGIN)
    bottom = draw_gap_rows(paper, rows, bottom + 26)
    bottom = _plain_part(paper, plain, bottom + 30)
    return paper.picture(draw_foot(paper, bottom), gap_alt(rows, plain))


def gap_alt(rows: Sequence[GapRow], plain: Sequence[PlainRow] = ()) -> list[TextRow]:
    """Return rows of conditions as rows of text, with headings."""
    headings = (_("条件"), _("数值"), _("门槛"), _("差额"), _("结论"), _("依据条款"))
    return [
        headings,
        *((row.title, row.figure, row.threshold, row.gap, row.word, row.clause) for row in rows),
        *((row.title, row.figure, "", "", row.word, row.clause) for row in plain),
    ]


# --- the conditions without a threshold -----------------------------------------------------------------------------


def _plain_part(paper: Paper, rows: Sequence[PlainRow], top: float) -> float:
    """Draw the conditions without a threshold in columns, in the notice's order down each; return where they end."""
    if not rows:
        return top
    paper.text(LEFT, top + SECTION.size, _("没有数字门槛的条件"), SECTION)
    top += SECTION.leading + 8
    width = (RIGHT - LEFT - (COLUMNS - 1) * COLUMN_GAP) / COLUMNS
    deep = ceil(len(rows) / COLUMNS)
    for beside in (rows[line::deep] for line in range(deep)):
        for column, row in enumerate(beside):
            left = LEFT + column * (width + COLUMN_GAP)
            _plain_row(paper, row, left, top, width)
            box = Box(left, top, left + width, top + _plain_height(row, width))
            paper.claim(box, row.words, condition=row.condition)
        top += max(_plain_height(row, width) for row in beside)
    return top


def _plain_row(paper: Paper, row: PlainRow, left: float, top: float, width: float) -> None:
    look = paper.theme.looks[row.standing]
    greyed = row.standing is Standing.NOT_APPLICABLE
    text_left, text_top = left + SIGN + SIGN_GAP, top + PLAIN_PADDING
    paper.rule((left, top), (left + width, top), HAIR, 0.7)
    paper.sign(left, text_top + (TITLE.leading - SIGN) / 2, SIGN, look, look.colour)
    titles, notes = _plain_lines(row, width)
    lines = [*((line, TITLE) for line in titles), *((line, SMALL) for line in notes)]
    lines = [(line, style.coloured(FAINT)) for line, style in lines] if greyed else lines
    stacked(paper, text_left, text_top + sum(style.leading for _line, style in lines) / 2, lines)


def _plain_height(row: PlainRow, width: float) -> float:
    titles, notes = _plain_lines(row, width)
    return 2 * PLAIN_PADDING + len(titles) * TITLE.leading + len(notes) * SMALL.leading


def _plain_lines(row: PlainRow, width: float) -> tuple[list[str], list[str]]:
    """Return the lines of the title, and those of the word, the figure and the clause."""
    note = SEPARATOR.join(part for part in (row.word, row.figure, row.clause) if part)
    room = width - SIGN - SIGN_GAP
    return wrapped(row.title, room, TITLE), wrapped(note, room, SMALL)
