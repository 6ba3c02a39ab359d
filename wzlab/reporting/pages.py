"""The pages of a PDF: where the next thing stands, lines of text, signs, and what is at the edges of every page.

All lengths are points, the origin is the top left corner, y points down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import TextMode

from wzlab.charts.outcomes import LOOKS
from wzlab.charts.themes import LIGHT, Ink
from wzlab.language import _
from wzlab.policy.words import Standing
from wzlab.reporting.content import Document
from wzlab.reporting.typeface import SHIPPED, Typeface
from wzlab.reporting.wrapping import shortened, wrapped

WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP = 50.0, 68.0
RIGHT, BOTTOM = WIDTH - LEFT, HEIGHT - 62.0
BODY_WIDTH, BODY_HEIGHT = RIGHT - LEFT, BOTTOM - TOP

HEADER, FOOTER = 40.0, HEIGHT - 40.0
"""The middle of the lines at the edges."""

SIGN_SHARE, SIGN_ROOM = 0.8, 1.3
"""The side of a sign, and the room it takes before its word, in sizes of the letter."""

STROKE = 0.11
"""How thick a sign is drawn, in its sides."""

BOLD = 0.035
"""How thick the outline is that makes a letter bold, in sizes; the shipped font has one weight only."""


@dataclass(frozen=True, slots=True)
class Letter:
    """How a text is set: its size, the distance from line to line, its ink, and whether it is bold."""

    size: float
    leading: float
    ink: Ink = Ink.INK
    bold: bool = False


EDGE = Letter(8, 11, Ink.QUIET)


class Pages:
    """The pages written so far; `y` is where the next thing stands on the last one."""

    def __init__(self, pdf: FPDF, typeface: Typeface) -> None:
        self.pdf = pdf
        self.y = TOP
        self._typeface = typeface
        self._begun = False
        self.turn()

    # room

    def turn(self) -> None:
        """Begin a new page."""
        self.pdf.add_page()
        self._forget_letter()
        self.y = TOP
        self._begun = False

    @property
    def room(self) -> float:
        """What is left of the page."""
        return BOTTOM - self.y

    def need(self, height: float) -> None:
        """Begin a new page if less than a height is left; not on a page that is still empty."""
        if self.room < height and self._begun:
            self.turn()

    def turn_if_begun(self) -> None:
        """Begin a new page unless the last one is empty."""
        self.need(HEIGHT)

    def skip(self, height: float) -> None:
        """Leave some room; none at the top of a page."""
        if self._begun:
            self.y += height

    def fill(self, height: float) -> None:
        """Go on below something of a height that has been drawn."""
        self.y += height
        self._begun = True

    # text

    def lines(self, text: str, width: float, letter: Letter) -> list[str]:
        """Return a text as the lines it takes in a width."""
        return wrapped(self._typeface.shown(text), width / letter.size, self._typeface.measure)

    def line(self, left: float, top: float, text: str, letter: Letter) -> None:
        """Set one line whose leading begins at a height."""
        self._put(left, top, text, letter)

    def paragraph(self, text: str, letter: Letter, left: float = LEFT) -> None:
        """Set a text below the last one, over as many pages as it takes."""
        for line in self.lines(text, RIGHT - left, letter):
            self.need(letter.leading)
            self.line(left, self.y, line, letter)
            self.fill(letter.leading)

    def _put(self, left: float, top: float, text: str, letter: Letter, align: str = "L") -> None:
        if not text:
            return
        colour = LIGHT.colour(letter.ink)
        self.pdf.set_font(SHIPPED, size=letter.size)
        self.pdf.set_text_color(colour)
        self.pdf.set_draw_color(colour)
        self.pdf.set_line_width(letter.size * BOLD)
        self.pdf.text_mode = TextMode.FILL_STROKE if letter.bold else TextMode.FILL
        self.pdf.c_margin = 0
        self.pdf.set_xy(left, top)
        self.pdf.cell(BODY_WIDTH, letter.leading, text, align=align)

    def _forget_letter(self) -> None:
        """Make the next text name its font: fpdf2 says nothing of one it believes set, on whatever page."""
        self.pdf.set_font(SHIPPED, size=1)
        self.pdf.set_font(SHIPPED, size=2)

    # marks

    def sign(self, left: float, top: float, standing: Standing, letter: Letter) -> None:
        """Draw a standing's sign before a line whose leading begins at a height."""
        look, side = LOOKS[standing], letter.size * SIGN_SHARE
        top += (letter.leading - side) / 2
        self.pdf.set_draw_color(look.colour)
        self.pdf.set_fill_color(look.colour)
        self.pdf.set_line_width(side * STROKE)
        for stroke in look.sign:
            points = [(left + across * side, top + down * side) for across, down in stroke]
            if len(points) == 1:
                self.pdf.circle(*points[0], side * STROKE * 0.8, style="F")
            else:
                self.pdf.polyline(points)

    def rule(self, top: float, ink: Ink = Ink.HAIR, thickness: float = 0.6) -> None:
        """Draw a line over the whole width."""
        self.pdf.set_draw_color(LIGHT.colour(ink))
        self.pdf.set_line_width(thickness)
        self.pdf.line(LEFT, top, RIGHT, top)

    def band(self, top: float, height: float) -> None:
        """Lay a ground under what will be set."""
        self.pdf.set_fill_color(LIGHT.colour(Ink.TRACK))
        self.pdf.rect(LEFT, top, BODY_WIDTH, height, style="F")

    # edges

    def write_edges(self, document: Document) -> None:
        """Write the lab, the pack, the mark and the page's number on every page; done last, for now they are known."""
        pages = self.pdf.pages_count
        for page in range(1, pages + 1):
            self.pdf.page = page
            self._forget_letter()
            self._edge(HEADER, (document.lab, "", document.pack))
            self.rule(HEADER + 9)
            number = _("第 {page} 页，共 {pages} 页").format(page=page, pages=pages)
            day = _("基准日 {day}").format(day=document.day)
            self._edge(FOOTER, (document.mark, number, day))

    def _edge(self, middle: float, parts: Sequence[str]) -> None:
        """Write what stands left, in the middle and right; the left part may take half the width, the last the rest."""
        top, room = middle - EDGE.leading / 2, BODY_WIDTH / 2
        for text, align in zip(parts, "LCR", strict=True):
            short = shortened(self._typeface.shown(text), room / EDGE.size, self._typeface.measure)
            self._put(LEFT, top, short, EDGE, align)
            if align == "L":
                room = BODY_WIDTH - EDGE.size * (sum(map(self._typeface.measure, short)) + 2)
