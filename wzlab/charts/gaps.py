"""The gaps chart: how far a lab is from each threshold, and what every other condition comes to.

One row a condition, in the notice's order.  The bar reaches to what is certain, its hatched part to what blanks leave
open, the thin line below it over all readings of the text; one vertical line is the threshold of every row, and
reaching it is good in every row (`wzlab.charts.gap_rows`).  The conditions without a number stand below, with the
sign and the word of what they come to.  Every figure is in words beside its bar: nothing has to be read off.
"""

from collections.abc import Sequence
from math import ceil

from matplotlib.figure import Figure

from wzlab.charts.fonts import SUBSTITUTE
from wzlab.charts.gap_bars import draw_gap_rows
from wzlab.charts.gap_rows import SEPARATOR, PlainRow, gap_rows, plain_rows
from wzlab.charts.outcomes import LOOKS
from wzlab.charts.paper import Paper, wrapped
from wzlab.charts.styles import (
    CLAUSE,
    CONTEXT,
    FAINT,
    HAIR,
    LEFT,
    MARGIN,
    NAME,
    OVERALL,
    PAGE,
    RIGHT,
    SECTION,
    SIGN,
    SIGN_GAP,
    SMALL,
    TITLE,
    stacked,
)
from wzlab.columns import AsTyped
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.words import TRACK_WORDS, Standing, overall_words

MOST_NAME_LINES = 3
COLUMNS, COLUMN_GAP = 3, 28.0
PLAIN_PADDING = 6.0


def gap_figure(report: Report) -> Figure:
    """Return the gaps chart of a lab as it stands now.

    Raises:
        FontError: the shipped font cannot be read.
    """
    paper = Paper(PAGE)
    bottom = _head(paper, report, MARGIN)
    bottom = draw_gap_rows(paper, gap_rows(report), bottom + 26)
    bottom = _plain_part(paper, plain_rows(report), bottom + 30)
    bottom = _missing_note(paper, bottom)
    return paper.finished(bottom + MARGIN - 8)


# --- the head -------------------------------------------------------------------------------------------------------


def _head(paper: Paper, report: Report, top: float) -> float:
    """Draw the lab's name, where it stands, and by what; return where the head ends."""
    width = RIGHT - LEFT
    overall = overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    baseline = paper.lines(LEFT, top + 14, wrapped(_name(report), width, NAME, MOST_NAME_LINES), NAME)
    baseline = paper.lines(LEFT, baseline - 1, wrapped(overall, width, OVERALL), OVERALL)
    return paper.lines(LEFT, baseline + 1, wrapped(_context(report), width, CONTEXT), CONTEXT) - CONTEXT.size


def _name(report: Report) -> str:
    name = report.lab.laboratory.name
    return (name.text if isinstance(name, AsTyped) else name) or _("未命名")


def _context(report: Report) -> str:
    """Return the day judged on, the track and the pack, on one line."""
    track = report.judge.track
    parts = [
        _("基准日 {day}").format(day=report.reference_date.isoformat()),
        _("申报类别 {track}").format(track=_(TRACK_WORDS[track]) if track in TRACK_WORDS else track),
        _("政策包 {title}（版本 {version}）").format(title=report.pack.title, version=report.pack.version),
    ]
    return SEPARATOR.join(parts)


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
            _plain_row(paper, row, LEFT + column * (width + COLUMN_GAP), top, width)
        top += max(_plain_height(row, width) for row in beside)
    return top


def _plain_row(paper: Paper, row: PlainRow, left: float, top: float, width: float) -> None:
    look = LOOKS[row.standing]
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


def _missing_note(paper: Paper, top: float) -> float:
    """Say below which characters no font has, if any; return where the page's content ends."""
    if not paper.missing:
        return top
    codes = _("、").join(f"U+{ord(character):04X}" for character in paper.missing)
    words = _("{mark} 代替本机字体没有的字：{codes}").format(mark=SUBSTITUTE, codes=codes)
    return paper.lines(LEFT, top + 18, wrapped(words, RIGHT - LEFT, CLAUSE), CLAUSE) - CLAUSE.leading
