"""The colour and sign of each standing."""

import subprocess
import sys

import pytest

from wzlab.charts.outcomes import LOOKS
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
    program = "import sys, wzlab.charts.outcomes; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
