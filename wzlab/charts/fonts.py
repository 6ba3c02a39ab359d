"""What the text of a figure is drawn with: the shipped font, and system fonts for rare characters.

The shipped font holds GB 2312, Latin-1 and the signs of administrative Chinese, so a figure looks the same on every
machine.  A character it lacks (names are full of them) is looked for in the fonts of this machine.  One that no font
has is drawn as 〓, the printer's mark for a missing type, and reported: a chart with one mark in it and a note below
is of more use than no chart.  Only a missing shipped font is an error.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from wzlab.errors import FontError
from wzlab.language import _
from wzlab.resources import resource

SHIPPED_FAMILY = "Noto Sans CJK SC Subset"
SHIPPED_FILE = "NotoSansCJKsc-Subset.otf"

SUBSTITUTE = "〓"
"""Stands for a character that no font has; itself a character of GB 2312."""

PREFERRED_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "SimSun",
    "SimSun-ExtB",
    "HanaMinA",
    "HanaMinB",
)
"""Looked through before the machine's other fonts, nearest in looks first."""

UNFIT_FAMILIES = ("Last Resort", "cmb10", "cmex10", "cmmi10", "cmr10", "cmss10", "cmsy10", "cmtt10")
"""Beginnings of names: boxes for every character there is, and TeX fonts whose codes mean other characters."""

DROPPED = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that draw nothing: controls, formats, halves of pairs."""

PRIVATE = "Co"
"""The category of characters that each font draws as it likes: never looked for elsewhere."""

REGULAR = (400, "normal", "regular", "book")
"""What font files call the weight of plain text."""


class Drawable(NamedTuple):
    """A text as this machine can draw it.

    `text` is one line with `SUBSTITUTE` in place of each of the `missing` characters, `families` are the font
    families that draw it, the shipped one first.
    """

    text: str
    families: tuple[str, ...]
    missing: tuple[str, ...]


@lru_cache(maxsize=4096)
def drawable(text: str) -> Drawable:
    """Return a text as this machine can draw it, on one line.

    Raises:
        FontError: the shipped font cannot be read.
    """
    line = one_line(text)
    rare = [character for character in dict.fromkeys(line) if character not in shipped_characters()]
    found = {character: system_family(character) for character in rare}
    families = dict.fromkeys(family for family in found.values() if family is not None)
    missing = tuple(character for character in rare if found[character] is None)
    shown = "".join(SUBSTITUTE if character in missing else character for character in line)
    return Drawable(shown, (SHIPPED_FAMILY, *families), missing)


def one_line(text: str) -> str:
    """Return a text without line breaks, controls and variation selectors, each run of spaces as one space."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if not _draws_nothing(character))


def _draws_nothing(character: str) -> bool:
    return unicodedata.category(character) in DROPPED or "VARIATION SELECTOR" in unicodedata.name(character, "")


@lru_cache(maxsize=1)
def shipped_characters() -> frozenset[str]:
    """Return every character the shipped font has, and make its family known to matplotlib.

    Raises:
        FontError: the shipped font cannot be read.
    """
    path = resource("fonts", SHIPPED_FILE)
    try:
        fontManager.addfont(path)
        return frozenset(map(chr, get_font(path).get_charmap()))
    except (OSError, RuntimeError) as error:
        raise FontError(
            _("程序自带的字体“{path}”读不出，图中的文字无法绘制；请重新安装程序。").format(path=path)
        ) from error


# --- the machine's fonts --------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def system_family(character: str) -> str | None:
    """Return a font family of this machine that has a character, or None.

    The first search for a character nobody has opens every font there is, some seconds at worst; it is remembered.
    """
    if unicodedata.category(character) == PRIVATE:
        return None
    return next((family for family in _system_families() if ord(character) in _codes_of(family)), None)


def _system_families() -> Iterator[str]:
    plain = (entry.name for entry in fontManager.ttflist if entry.weight in REGULAR and entry.style == "normal")
    known = {family for family in plain if not family.startswith(UNFIT_FAMILIES)} - {SHIPPED_FAMILY}
    yield from (family for family in PREFERRED_FAMILIES if family in known)
    yield from sorted(known.difference(PREFERRED_FAMILIES))


@lru_cache(maxsize=16)
def _codes_of(family: str) -> frozenset[int]:
    """Return the code points a family's regular face has; none if it cannot be read or is made of pixels."""
    try:
        font = get_font(findfont(FontProperties(family=family), fallback_to_default=False))
        return frozenset(font.get_charmap()) if font.scalable else frozenset()
    except (OSError, RuntimeError, ValueError):
        return frozenset()
