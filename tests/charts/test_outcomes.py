"""The colour and sign of each standing."""

import subprocess
import sys

import pytest

from wzlab.charts.outcomes import DARK_LOOKS, LOOKS
from wzlab.charts.themes import DARK, LIGHT, Ink, Theme
from wzlab.policy.words import Standing


def test_that_every_standing_has_a_look() -> None:
    assert set(LOOKS) == set(Standing)


def test_that_standings_of_one_colour_differ_in_sign() -> None:
    assert len({(look.colour, look.sign) for look in LOOKS.values()}) == len(LOOKS)


def test_that_only_a_reason_given_is_hollow() -> None:
    assert [standing for standing, look in LOOKS.items() if look.hollow] == [Standing.EXCUSED]


@pytest.mark.parametrize("standing", list(Standing))
def test_that_a_sign_keeps_to_its_square(standing: Standing) -> None:
    points = [point for stroke in LOOKS[standing].sign for point in stroke]
    assert all(-0.1 <= across <= 1.1 and 0 <= down <= 1 for across, down in points)


def test_that_colours_and_signs_load_no_drawing_library() -> None:
    program = "import sys, wzlab.charts.outcomes, wzlab.charts.themes; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- on a dark ground -----------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, colour: str) -> float:
    """Return the contrast of a colour with a theme's ground, as WCAG 2 defines it."""
    lower, upper = sorted((luminance(colour), luminance(theme.inks[Ink.GROUND])))
    return (upper + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("standing", list(Standing))
def test_that_a_dark_twin_differs_in_colour_only_and_has_no_less_contrast(standing: Standing) -> None:
    light, dark = LOOKS[standing], DARK_LOOKS[standing]
    assert (light.sign, light.hollow) == (dark.sign, dark.hollow)
    assert contrast(DARK, dark.colour) >= max(4, contrast(LIGHT, light.colour))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_text_can_be_read_on_its_ground(theme: Theme) -> None:
    assert set(theme.inks) == set(Ink)
    assert contrast(theme, theme.inks[Ink.INK]) > contrast(theme, theme.inks[Ink.QUIET]) >= 4.5
    assert contrast(theme, theme.inks[Ink.FAINT]) >= 3
