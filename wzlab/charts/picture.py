"""A chart once drawn: the figure, what a click on it means, and the same in rows of text."""

from dataclasses import dataclass

from matplotlib.figure import Figure

TextRow = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a figure that stands for something; a later region lies above an earlier one.

    `box` is left, top, right, bottom in parts of the figure, 0 to 1, the origin top left.  `condition` is the id of the
    condition it speaks of; `table` and `records` are the records it stands for; `words` say so.
    """

    box: tuple[float, float, float, float]
    words: str
    condition: str | None = None
    table: str | None = None
    records: tuple[str, ...] = ()

    def contains(self, across: float, down: float) -> bool:
        """Tell whether a point of the figure, in parts of it, lies in the region; its edges do."""
        left, top, right, bottom = self.box
        return left <= across <= right and top <= down <= bottom


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; `alt` holds the same as a table, its first row the headings, every row as long."""

    figure: Figure
    regions: tuple[Region, ...]
    alt: tuple[TextRow, ...]

    def region_at(self, across: float, down: float) -> Region | None:
        """Return the uppermost region at a point of the figure, in parts of it, or None."""
        return next((region for region in reversed(self.regions) if region.contains(across, down)), None)

    @property
    def text(self) -> str:
        """The chart as text, a row a line, for a screen reader or the clipboard (parted by tabs)."""
        return "\n".join("\t".join(row) for row in self.alt)
