"""A figure as PNG, SVG or PDF: the same figure gives the same bytes, so files can be compared and dated by others.

Text becomes outlines in SVG and stays text in PDF, searchable since matplotlib 3.11; both look the same on a machine without the font.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from wzlab.errors import FileError
from wzlab.files import write_bytes
from wzlab.language import _

PNG_DOTS_AN_INCH = 200

FORMATS: Mapping[str, Mapping[str, Any]] = {
    "png": {"dpi": PNG_DOTS_AN_INCH},
    "svg": {"metadata": {"Date": None}},
    "pdf": {"metadata": {"CreationDate": None}},
}
"""What each format is written with: no format carries the time of day."""


def figure_bytes(figure: Figure, form: str) -> bytes:
    """Return a figure's file as "png" (200 dpi), "svg" or "pdf".

    Raises:
        KeyError: the format is none of these.
    """
    content = BytesIO()
    # What a user's own matplotlib settings must not change. As Type 42, OpenType outlines would be embedded against
    # the PDF specification, and viewers warn; as Type 3 they are embedded rightly, and the text can be searched.
    with matplotlib.rc_context(
        {
            "svg.hashsalt": "wzlab",
            "svg.fonttype": "path",
            "pdf.fonttype": 3,
            "savefig.bbox": None,
            "savefig.facecolor": "auto",
            "savefig.transparent": False,
            "figure.autolayout": False,
            "figure.constrained_layout.use": False,
        }
    ):
        figure.savefig(content, format=form, **FORMATS[form])
    return content.getvalue()


def figure_pixels(figure: Figure, width: int) -> tuple[bytes, int, int]:
    """Return a figure drawn so many pixels wide: its pixels, red green blue alpha, and how many across and down."""
    inches: float = figure.get_size_inches()[0]
    usual = figure.dpi
    figure.set_dpi(width / inches)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib's annotations end here
    across, down = canvas.get_width_height()
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # as above
    figure.set_dpi(usual)
    return pixels, across, down


def save_figure(figure: Figure, path: Path) -> None:
    """Write a figure to a file whole or not at all, in the format its suffix names.

    Raises:
        FileError: the suffix names no format, or the file cannot be written; what was there is untouched.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        known = _("、").join(f".{known}" for known in FORMATS)
        raise FileError(
            _("“{path}”没有保存：图只能存成 {known} 文件，请在文件名末尾写上其中一个扩展名。").format(
                path=path, known=known
            )
        )
    write_bytes(path, figure_bytes(figure, form))
