"""The shipped font in a PDF, and the machine's own fonts for characters it lacks.

As in the charts, a character that no font has is drawn as 〓 and reported, and one that draws nothing is left out.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fontTools.ttLib import TTLibError
from fpdf import FPDF, FPDFException
from fpdf.fonts import TTFFont
from matplotlib.font_manager import FontProperties, findfont

from wzlab.charts.fonts import DROPPED, SHIPPED_FILE, SUBSTITUTE, shipped_characters, system_family
from wzlab.errors import FontError
from wzlab.files import reason
from wzlab.language import _
from wzlab.resources import resource

SHIPPED = "shipped"
"""What the PDF calls the shipped font; the machine's are `spare1` and so on."""

KEPT = frozenset("\n\t")


class Typeface:
    """What a PDF's text is drawn with; `missing` are the characters that no font of this machine has.

    Args:
        pdf: the PDF, which learns the fonts.
        texts: every text that will be drawn, for only the fonts they need are loaded.

    Raises:
        FontError: the shipped font cannot be read.
    """

    def __init__(self, pdf: FPDF, texts: Iterable[str]) -> None:
        self._pdf = pdf
        self._font_of: dict[str, TTFFont] = {}
        self.missing: tuple[str, ...] = ()
        self._shipped = _added_shipped(pdf)
        rare = sorted(set().union(*texts) - shipped_characters() - KEPT)
        self.missing = tuple(self._without_font(character for character in rare if not draws_nothing(character)))
        pdf.set_fallback_fonts(list(dict.fromkeys(font.fontkey for font in self._font_of.values())))

    def _without_font(self, characters: Iterable[str]) -> Iterator[str]:
        """Find a font for each character; yield those that have none."""
        fonts: dict[str, TTFFont | None] = {}
        for character in characters:
            family = system_family(character)
            if family is not None and family not in fonts:
                fonts[family] = self._added(family, f"spare{len(fonts) + 1}")
            font = fonts.get(family) if family is not None else None
            if font is None or ord(character) not in font.cmap:
                yield character
            else:
                self._font_of[character] = font

    def _added(self, family: str, name: str) -> TTFFont | None:
        """Return a family of this machine, loaded under a name; None if it cannot be used in a PDF."""
        path = findfont(FontProperties(family=family), fallback_to_default=False)
        try:
            self._pdf.add_font(name, "", path, collection_font_number=getattr(path, "face_index", 0))
        except (FPDFException, TTLibError, OSError, ValueError, KeyError):
            return None
        return _font(self._pdf, name)

    def shown(self, text: str) -> str:
        """Return a text as it can be drawn."""
        if not self.missing and text.isprintable() and not _may_draw_nothing(text):
            return text
        kept = (character for character in text if character in KEPT or not draws_nothing(character))
        return "".join(SUBSTITUTE if character in self.missing else character for character in kept)

    def measure(self, character: str) -> float:
        """Return the width of a character in sizes of the letter."""
        return self._font_of.get(character, self._shipped).cw[ord(character)] / 1000


def _font(pdf: FPDF, name: str) -> TTFFont:
    font = pdf.fonts[name]
    assert isinstance(font, TTFFont)
    font.ttfont.recalcBBoxes = False  # the box around all letters stays true of some, and takes a third of the time
    return font


def _added_shipped(pdf: FPDF) -> TTFFont:
    path = resource("fonts", SHIPPED_FILE)
    try:
        pdf.add_font(SHIPPED, "", path)
    except (OSError, TTLibError) as error:
        told = reason(error) if isinstance(error, OSError) else str(error)
        raise FontError(
            _("程序自带的字体“{path}”读不出：{reason}。报告没有写出；请重新安装程序。").format(path=path, reason=told)
        ) from error
    return _font(pdf, SHIPPED)


@lru_cache(maxsize=4096)
def draws_nothing(character: str) -> bool:
    """Tell whether a character is a control, a format or a variation selector."""
    return unicodedata.category(character) in DROPPED or "VARIATION SELECTOR" in unicodedata.name(character, "")


def _may_draw_nothing(text: str) -> bool:
    """Tell whether a printable text may hold a character that draws nothing: only beyond the common ones."""
    return not text.isascii() and any(map(draws_nothing, text))
