"""What every page has: the head, and a note below of characters that no font has."""

from wzlab.charts.fonts import SUBSTITUTE
from wzlab.charts.gap_rows import SEPARATOR
from wzlab.charts.paper import Paper, Style, wrapped
from wzlab.charts.styles import CLAUSE, CONTEXT, LEFT, MARGIN, NAME, OVERALL, RIGHT, SECTION
from wzlab.columns import AsTyped
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.words import TRACK_WORDS

MOST_NAME_LINES = 3
WIDTH = RIGHT - LEFT


def draw_head(paper: Paper, report: Report, name: str, line: str, top: float) -> float:
    """Draw what the page shows, a line on it, and on what day and by which pack; return where the head ends."""
    baseline = paper.lines(LEFT, top + 14, wrapped(name, WIDTH, NAME, MOST_NAME_LINES), NAME)
    baseline = paper.lines(LEFT, baseline - 1, wrapped(line, WIDTH, OVERALL), OVERALL)
    return paper.lines(LEFT, baseline + 1, wrapped(_context(report), WIDTH, CONTEXT), CONTEXT) - CONTEXT.size


def lab_name(report: Report) -> str:
    """Return the lab's name, or that it has none."""
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


def draw_words(paper: Paper, words: str, style: Style, top: float) -> float:
    """Set a sentence over the whole width; return where it ends."""
    return paper.lines(LEFT, top + style.size, wrapped(words, WIDTH, style), style) - style.size


def draw_heading(paper: Paper, words: str, top: float) -> float:
    """Set the heading of a part of the page; return where what belongs to it may begin."""
    return draw_words(paper, words, SECTION, top) + 8


def draw_foot(paper: Paper, bottom: float) -> float:
    """Say below which characters no font has, if any; return the height of the page."""
    if not paper.missing:
        return bottom + MARGIN - 8
    codes = _("、").join(f"U+{ord(character):04X}" for character in paper.missing)
    words = _("{mark} 代替本机字体没有的字：{codes}").format(mark=SUBSTITUTE, codes=codes)
    end = paper.lines(LEFT, bottom + 18, wrapped(words, WIDTH, CLAUSE), CLAUSE) - CLAUSE.leading
    return end + MARGIN - 8
