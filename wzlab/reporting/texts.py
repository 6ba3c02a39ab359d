r"""User text made harmless and visible, whatever it is written into.

Control characters, halves of pairs and noncharacters, which neither Word nor a font takes, are shown as `\x01`; so are
the marks that turn the direction of writing, which would make a reader see 41 where 14 was typed.
"""

import re

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")


def visible_text(text: str) -> str:
    r"""Return a text of which every character can be written; line ends become line feeds, tabs stay.

    What cannot be written is shown as `\x01` or `\ud800`.
    """
    return _REFUSED.sub(_escaped, _LINE_ENDS.sub("\n", text))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def one_line(text: str, most: int) -> str:
    """Return a visible text on one line, cut with … to at most so many characters."""
    line = " ".join(visible_text(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
