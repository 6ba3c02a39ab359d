"""A report as data: blocks in their order.  It knows neither PDF nor Word; `retold` changes every text in it.

Every text is plain: no markup means anything in it, and a line feed is a new line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wzlab.policy.words import Standing

Retell = Callable[[str], str]


class Style(StrEnum):
    """What a paragraph is: the sentence that matters most, running text, a remark in small letters."""

    LEAD = "lead"
    BODY = "body"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; it stays with what follows."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one with a standing begins with its sign."""

    text: str
    style: Style = Style.BODY
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Paragraphs that are numbered from `first`."""

    items: tuple[str, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one with a standing begins with its sign."""

    text: str
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a row of one cell is a heading over the rows below it, as wide as the table."""

    cells: tuple[Cell, ...]

    @property
    def is_band(self) -> bool:
        """Whether the row is one cell as wide as the table."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width (any unit, the same for all)."""

    heading: Cell
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table of two columns or more, whose headings are repeated on every page; a row is not cut if a page holds it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a short label and what is to be said of it, one below the other."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as wide as the page; `words` tell what it shows to whoever cannot see it."""

    content: bytes
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Listing | Table | Facts | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title, what stands at the edges of every page, and its blocks.

    `day` is the reference date, which stands for the day it was made; `language` is "zh" or "en".
    """

    title: str
    lab: str
    pack: str
    mark: str
    day: date
    language: str
    blocks: tuple[Block, ...]


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return plain cells."""
    return tuple(Cell(text) for text in texts)


def columns(*declared: tuple[str, float]) -> tuple[Column, ...]:
    """Return columns declared as heading and share of the width."""
    return tuple(Column(Cell(heading), share) for heading, share in declared)


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Return every text of some blocks, in their order."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    for block in blocks:
        _retold(block, note)
    return found


def retold(document: Document, change: Retell) -> Document:
    """Return a document each of whose texts has been changed."""
    return replace(
        document,
        title=change(document.title),
        lab=change(document.lab),
        pack=change(document.pack),
        mark=change(document.mark),
        blocks=tuple(_retold(block, change) for block in document.blocks),
    )


def _retold(block: Block, change: Retell) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, text=change(block.text))
        case Listing(items=items):
            return replace(block, items=tuple(map(change, items)))
        case Table(columns=declared, rows=rows):
            headed = tuple(replace(column, heading=_cell(column.heading, change)) for column in declared)
            return Table(headed, tuple(Row(tuple(_cell(cell, change) for cell in row.cells)) for row in rows))
        case Facts(rows=pairs):
            return Facts(tuple((change(label), _cell(cell, change)) for label, cell in pairs))
        case Picture():
            return replace(block, words=change(block.words))
        case PageBreak():
            return block


def _cell(cell: Cell, change: Retell) -> Cell:
    return replace(cell, text=change(cell.text))
