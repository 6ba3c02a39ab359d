r"""What a cell can hold: texts made safe, visibly, and how wide they are.

XML and Excel refuse most control characters; they are shown as `\x01`.  A cell holds 32 767 UTF-16 units; a longer
text is cut with a note at its end.  `_x000D_` in a user's text is Excel's own escape for a carriage return; it is
split over two runs, which every reader joins again without seeing an escape.
"""

import re
import unicodedata
from typing import NamedTuple

from wzlab.language import N_, _

MOST_UNITS = 32_767
"""What a cell holds, in UTF-16 units; beyond it Excel calls the file damaged."""

KEPT_UNITS = 32_000
"""What is kept of a longer text, so that the note still fits."""

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EXCEL_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")

CUT = N_("文字过长，只写入前 {kept} 字（原文 {length} 字）")
ESCAPED = N_("有表格不能容纳的控制字符，已写成 \\x01 这样的形式")


class CellText(NamedTuple):
    """A text as a cell holds it, and in what it departs from the one given ("" if in nothing)."""

    value: str
    departure: str = ""


def is_plain(text: str) -> bool:
    """Tell whether a cell can hold a text as it is, and every reader will read it as it is."""
    return len(text) * 2 <= MOST_UNITS and "_x" not in text and not _REFUSED.search(text)


def cell_text(text: str) -> CellText:
    """Return a text as a cell can hold it."""
    if is_plain(text):
        return CellText(text)
    visible = visible_text(text)
    departures = [_(ESCAPED)] if visible != text else []
    if _units(visible) > MOST_UNITS:
        kept = _first_units(visible, KEPT_UNITS)
        departures.append(_(CUT).format(kept=len(kept), length=len(text)))
        visible = kept + _("……（原文 {length} 字，此处只列前 {kept} 字）").format(kept=len(kept), length=len(text))
    return CellText(visible, _("；").join(departures))


def visible_text(text: str) -> str:
    r"""Return a text whose characters XML takes; the others are shown as `\x01` or `\ud800`."""
    return _REFUSED.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def runs(text: str) -> list[str]:
    """Return the text in parts, split where Excel would see an escape; every reader joins them again."""
    return re.split("(?<=_x)(?=[0-9A-Fa-f]{4}_)", text) if _EXCEL_ESCAPE.search(text) else [text]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore")


# --- beside the cells -----------------------------------------------------------------------------------------------


def header_text(text: str, most: int) -> str:
    """Return a text for a page header: one line, at most so many characters, and no header codes in it."""
    line = " ".join(visible_text(text).split())
    return (line if len(line) <= most else line[: most - 1] + "…").replace("&", "&&")


def sheet_title(text: str) -> str:
    """Return a text as a sheet's name: at most 31 characters, none of those Excel forbids."""
    return re.sub(r"[\[\]:*?/\\]", " ", visible_text(text)).strip("' ")[:31]


# --- widths ---------------------------------------------------------------------------------------------------------

_WIDE = "WFA"  # ambiguous characters (“ ” ≥ ㎡ ·) are wide in Chinese fonts


def display_width(text: str) -> int:
    """Return how wide a text is, in narrow characters: the longest of its lines, wide characters counted twice."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(_character_width(character) for character in line) for line in text.split("\n"))


def _character_width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


_PIECES = re.compile(r"[（“‘《【]*(?:[!-~]+(?:、[!-~]+)*|.)[，。；：、？！）】》”’％]*")
"""What a cell's line is broken between: words of narrow characters, lists of them, and every other character.

Opening marks stay with what follows and closing ones with what goes before, as most programs have it; so a text may
take a line more than where marks stand anywhere.
"""


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell that wraps and is so many narrow characters wide."""
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    return sum(_lines_of(paragraph, width) for paragraph in text.split("\n"))


def _lines_of(paragraph: str, width: float) -> int:
    lines, filled = 1, 0
    for piece in _PIECES.findall(paragraph):
        taken = len(piece) if piece.isascii() else sum(map(_character_width, piece))
        if filled + taken > width and filled:
            lines, filled = lines + 1, 0
        filled += taken
        while filled > width:  # a word longer than the line
            lines, filled = lines + 1, filled - int(width)
    return lines


_NEVER_FIRST = "，。；：、？！）】》”’％%"
"""What does not begin a line; it hangs beyond the end of the one before."""


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines no wider than so many narrow characters, but for a closing mark at the end.

    Latin words stay whole where a line has a space to break at; Chinese breaks anywhere.
    """
    lines, line, room = [], "", width
    for character in text:
        taken = _character_width(character)
        if character == "\n":
            lines.append(line)
            line, room = "", width
            continue
        if taken > room and character not in _NEVER_FIRST:
            kept, line = _broken(line, character)
            lines.append(kept)
            room = width - sum(map(_character_width, line))
        line, room = line + character, room - taken
    return [*lines, line]


def _broken(line: str, following: str) -> tuple[str, str]:
    """Return a full line and what of it belongs to the next one: the Latin word that goes on."""
    start = line.rfind(" ") + 1
    word = line[start:]
    goes_on = start > 0 and following.isascii() and following != " " and word.isascii()
    return (line[:start], word) if goes_on else (line, "")
