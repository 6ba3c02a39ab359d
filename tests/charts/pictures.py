"""What the tests of pictures share: languages, and a look at where every text of a figure stands."""

import gettext
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from typing_extensions import override

import wzlab.language
from wzlab.charts.styles import LEFT, PAGE, RIGHT


class Placed(NamedTuple):
    """A text and the rectangle its ink covers, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Wordy(gettext.NullTranslations):
    """Another language, half in Latin letters and about as long as English, before there is a catalogue."""

    @override
    def gettext(self, message: str) -> str:
        return message if len(message) < 2 else f"{message} worded at length"


def speak(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the pack's texts in a language, and the program's in Chinese ("zh") or at length ("en")."""
    monkeypatch.setattr(wzlab.language._current, "language", language)
    translations = Wordy() if language == "en" else gettext.NullTranslations()
    monkeypatch.setattr(wzlab.language._current, "translations", translations)


def placed_texts(figure: Figure) -> list[Placed]:
    """Return every text of a figure and where it stands."""
    scale = 72 / figure.dpi
    found = []
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_text():
            box = text.get_window_extent()
            found.append(Placed(text.get_text(), *(scale * end for end in (box.x0, box.y0, box.x1, box.y1))))
    return found


def shown(figure: Figure) -> str:
    """Return all words of a figure, one text a line."""
    return "\n".join(placed.text for placed in placed_texts(figure))


def misplaced(figure: Figure) -> Iterator[str]:
    """Yield a complaint for each text that leaves the margins or touches another."""
    texts = placed_texts(figure)
    height = 72 * figure.get_size_inches()[1]
    for number, one in enumerate(texts):
        if one.left < LEFT - 1 or one.right > RIGHT + 1 or one.bottom < 0 or one.top > height:
            yield f"“{one.text}” leaves the page of {PAGE}: {one}"
        for other in texts[number + 1 :]:
            beside = min(one.right, other.right) - max(one.left, other.left)
            above = min(one.top, other.top) - max(one.bottom, other.bottom)
            if beside > 0.5 and above > 0.75:
                yield f"“{one.text}” touches “{other.text}”"
