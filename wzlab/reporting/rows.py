"""Rows of cells on the pages of a PDF: kept whole where a page holds them, broken between lines where none does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wzlab.charts.themes import Ink
from wzlab.policy.words import Standing
from wzlab.reporting.content import Cell
from wzlab.reporting.pages import BODY_HEIGHT, LEFT, SIGN_ROOM, Letter, Pages

ACROSS, DOWN = 4.0, 3.0
"""What is left free beside and above the text of a cell."""

HIGH = BODY_HEIGHT / 3
"""A higher row is broken where a page ends rather than leave so much of it empty."""

FEWEST_LINES = 3
"""What a broken row leaves on its first page at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of rows: how wide each is, and its letter."""

    widths: tuple[float, ...]
    letters: tuple[Letter, ...]

    @property
    def leading(self) -> float:
        """The distance from line to line, the same in all columns."""
        return max(letter.leading for letter in self.letters)


@dataclass(frozen=True, slots=True)
class _SetCell:
    """A cell as the lines it takes."""

    lines: tuple[str, ...]
    standing: Standing | None


class RowWriter:
    """Sets rows one below the other; on each new page what `begin` draws comes first."""

    def __init__(self, pages: Pages, frame: Frame, begin: Callable[[], None] | None = None) -> None:
        self._pages = pages
        self._frame = frame
        self._begin = begin

    def write(self, cells: Sequence[Cell], ground: bool = False, with_next: float = 0.0) -> None:
        """Set a row; `with_next` is what must still fit below it on the same page."""
        row = [self._set(cell, place) for place, cell in enumerate(cells)]
        while self._height(row) + with_next > self._pages.room:
            lines = self._lines_left()
            if self._height(row) <= HIGH or lines < FEWEST_LINES:
                if self._turned_in_vain():
                    break
            else:
                self._draw([_SetCell(cell.lines[:lines], cell.standing) for cell in row], ground)
                row = [_SetCell(cell.lines[lines:], None) for cell in row]
                self._turn()
        self._draw(row, ground)

    def _turned_in_vain(self) -> bool:
        """Turn the page; tell whether there is no more room than before."""
        before = self._pages.room
        self._turn()
        return self._pages.room <= before

    def _turn(self) -> None:
        self._pages.turn()
        if self._begin is not None:
            self._begin()

    def _lines_left(self) -> int:
        return int((self._pages.room - 2 * DOWN) / self._frame.leading)

    def height(self, cells: Sequence[Cell]) -> float:
        """Return how high a row will be."""
        return self._height([self._set(cell, place) for place, cell in enumerate(cells)])

    def _height(self, row: Sequence[_SetCell]) -> float:
        return max(len(cell.lines) for cell in row) * self._frame.leading + 2 * DOWN

    def _set(self, cell: Cell, place: int) -> _SetCell:
        letter = self._frame.letters[place]
        width = self._frame.widths[place] - 2 * ACROSS - self._indent(cell.standing, letter)
        return _SetCell(tuple(self._pages.lines(cell.text, width, letter)), cell.standing)

    def _indent(self, standing: Standing | None, letter: Letter) -> float:
        return 0.0 if standing is None else letter.size * SIGN_ROOM

    def _draw(self, row: Sequence[_SetCell], ground: bool) -> None:
        pages, height = self._pages, self._height(row)
        if ground:
            pages.band(pages.y, height)
        left = LEFT
        for cell, width, letter in zip(row, self._frame.widths, self._frame.letters, strict=True):
            self._draw_cell(cell, left + ACROSS, letter)
            left += width
        pages.fill(height)
        pages.rule(pages.y, Ink.HAIR)

    def _draw_cell(self, cell: _SetCell, left: float, letter: Letter) -> None:
        top = self._pages.y + DOWN
        if cell.standing is not None:
            self._pages.sign(left, top, cell.standing, letter)
            left += self._indent(cell.standing, letter)
        for place, line in enumerate(cell.lines):
            self._pages.line(left, top + place * self._frame.leading, line, letter)
