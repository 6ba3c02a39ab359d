"""The outcomes' signs as small pictures, for a Word file: fonts lack ✗ ⚖ ☐."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from wzlab.charts.outcomes import LOOKS
from wzlab.policy.words import Standing

SIDE, FINER = 64, 4
"""How many pixels a sign is wide, and how much finer it is drawn before it is scaled down."""

EDGE = 0.1
"""What is left free around a sign, in its sides: some reach beyond their square."""

STROKE = 0.11
"""How thick a sign is drawn, in its sides."""


@lru_cache(maxsize=len(Standing))
def sign_png(standing: Standing) -> bytes:
    """Return the sign of a standing in its colour on a transparent ground, a square PNG."""
    whole = SIDE * FINER
    image = Image.new("RGBA", (whole, whole), LOOKS[standing].colour + "00")
    pencil = ImageDraw.Draw(image)
    thick, inner = whole * STROKE, whole * (1 - 2 * EDGE)
    for stroke in LOOKS[standing].sign:
        points = [(whole * EDGE + across * inner, whole * EDGE + down * inner) for across, down in stroke]
        pencil.line(points, LOOKS[standing].colour, round(thick), joint="curve")
        for across, down in points:
            _dot(pencil, across, down, thick / 2, LOOKS[standing].colour)
    content = BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(content, "png")
    return content.getvalue()


def _dot(pencil: ImageDraw.ImageDraw, across: float, down: float, radius: float, colour: str) -> None:
    """Round the end of a stroke; a stroke of one point is nothing else."""
    pencil.ellipse((across - radius, down - radius, across + radius, down + radius), colour)
