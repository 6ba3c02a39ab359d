"""Where F8 leads: on from where the cursor is, round and round, and on from a place that has been mended."""

import pytest

from ui.session import Place
from ui.workspace import next_thing

PLACES = [Place("staff", "s1", "degree"), Place("staff", "s2", "degree"), Place("rooms", "r1", "use")]


@pytest.mark.parametrize(
    ("here", "last", "step", "expected"),
    [
        (None, None, 1, 0),
        (None, None, -1, 2),
        (PLACES[0], None, 1, 1),
        (PLACES[0], 0, -1, 2),
        (PLACES[2], 2, 1, 0),
        (Place("staff", "s0", "degree"), 0, 1, 0),  # the first was mended: what followed it is first now
        (Place("staff", "s0", "degree"), 1, -1, 0),
        (Place("staff", "s9", "degree"), 3, 1, 0),  # the last was mended
        (Place("units"), 1, 1, 1),
    ],
)
def test_that_f8_goes_on_from_where_the_cursor_is(
    here: Place | None, last: int | None, step: int, expected: int
) -> None:
    assert next_thing(PLACES, here, last, step) == expected
