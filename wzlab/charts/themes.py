"""The colours of the pictures on a light and on a dark ground.

A picture names its colours by what they are for (`Ink`), and by standing (`Theme.looks`); the theme says what they
are.  No drawing library is needed here, so the window reads the same colours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wzlab.charts.outcomes import DARK_LOOKS, LOOKS, Look
from wzlab.policy.words import Standing


class Ink(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    INK = "ink"
    QUIET = "quiet"
    FAINT = "faint"
    HAIR = "hair"
    TRACK = "track"
    SAMPLE = "sample"
    COUNTED = "counted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; what counts is drawn in the colour of *met*, what blanks leave open in that of *open*."""

    name: str
    inks: Mapping[str, str]
    looks: Mapping[Standing, Look]

    def colour(self, colour: str) -> str:
        """Return the colour of an ink; a colour that is written out stays as it is."""
        return self.inks.get(colour, colour)


def _theme(name: str, looks: Mapping[Standing, Look], colours: Mapping[str, str]) -> Theme:
    own: dict[str, str] = {Ink.COUNTED: looks[Standing.MET].colour, Ink.UNDECIDED: looks[Standing.OPEN].colour}
    return Theme(name, {**colours, **own}, looks)


LIGHT = _theme(
    "light",
    LOOKS,
    {
        Ink.GROUND: "#FFFFFF",
        Ink.INK: "#1F2328",
        Ink.QUIET: "#59626B",
        Ink.FAINT: "#868E96",
        Ink.HAIR: "#E4E7EA",
        Ink.TRACK: "#F2F4F5",
        Ink.SAMPLE: "#77818B",
    },
)
DARK = _theme(
    "dark",
    DARK_LOOKS,
    {
        Ink.GROUND: "#1F2226",
        Ink.INK: "#E8EAED",
        Ink.QUIET: "#A9B1BA",
        Ink.FAINT: "#7F8790",
        Ink.HAIR: "#3A3F45",
        Ink.TRACK: "#2B2F34",
        Ink.SAMPLE: "#8E97A1",
    },
)
