"""How far the cells of a sheet reach, before anything makes room for them.

A quick scan of the bytes, piece by piece, for cells written as every known program writes them; one regular expression
finds where they lie.  What it cannot place (an address that is not the first attribute, a prefix, no address at all)
is left to `wzlab.intake.cells`, and so are cells that the reading library would pass over in silence: the extent says
that a closer look is needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wzlab.intake.cells import Written, column_number
from wzlab.intake.limits import MERGES, TAG_BYTES

_START = re.compile(rb"<c[\s/>]")
_PREFIXED = re.compile(rb"<[^\s<>/:!?]+:c[\s/>]")
_STYLE, _KIND = rb'(?: s="[0-9]+")?+', rb'(?: t="[A-Za-z]+")?+'
_PLAIN = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"' + _STYLE + _KIND + _STYLE + rb'(?: [cv]m="[0-9]+")*+ ?/?>')
_FORMULA = re.compile(rb"<f[\s/>]")
_WITH_VALUE = re.compile(rb"<f(?:>[^<]*</f| [^<>]*>[^<]*</f| [^<>]*/)><v[^<>/]*>[^<]")
_WITH_INDEX = re.compile(rb' t="s"><v>[0-9]+<')
_MERGE = re.compile(rb'mergeCell ref="([A-Z]{1,7})([0-9]{1,9}):([A-Z]{1,7})([0-9]{1,9})"')
_CELL_END = b"</c>"
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"


class OverlongError(Exception):
    """A tag, or a text without any, is longer than one can be; never leaves the package `intake`."""


@dataclass(slots=True)
class Extent:
    """What the scan of one part has found so far; rows and columns from 1, 0 where there is no cell.

    The quick scan takes blank cells in too, so `rows`, `columns` and `cells` may say more than there is, never less
    (unless `is_placed` is false).
    """

    root: str = ""
    """The part's first element."""
    rows: int = 0
    columns: int = 0
    cells: int = 0
    merges: int = 0
    widest_merge: int = 0
    is_placed: bool = True
    """Whether every cell could be placed; otherwise `rows` and `columns` say too little."""
    has_sheet_data: bool = False
    unsettled: int = 0
    """More than 0 where some cell may be one that the reading library does not tell from an empty one."""

    @property
    def needs_closer_look(self) -> bool:
        """Whether the cells must be read one by one."""
        return not self.is_placed or self.unsettled != 0

    @property
    def room(self) -> int:
        """Return for how many cells the reading library makes room."""
        return max(self.rows * self.columns, self.cells)

    def scan(self, piece: bytes) -> None:
        """Take in the next whole tags of the part."""
        self.has_sheet_data = self.has_sheet_data or b"sheetData" in piece
        addresses: list[bytes] = _PLAIN.findall(piece)
        prefixed = b":c" in piece and _PREFIXED.search(piece) is not None
        self.is_placed = self.is_placed and len(_START.findall(piece)) == len(addresses) and not prefixed
        self._reach(addresses)
        self._settle(piece)
        if b"mergeCell" in piece:
            self._merge(piece)

    def take(self, cell: Written) -> None:
        """Take in one cell that was read exactly."""
        if not cell.is_blank:
            self.cells += 1
            self.rows, self.columns = max(self.rows, cell.row), max(self.columns, cell.column)

    def _reach(self, addresses: list[bytes]) -> None:
        self.cells += len(addresses)
        joined = b" ".join(addresses)
        columns = set(joined.translate(None, _DIGITS).split())
        rows = set(joined.translate(None, _LETTERS).split())
        self.columns = max([self.columns, *(column_number(letters.decode()) for letters in columns)])
        self.rows = max(self.rows, max(map(int, rows), default=0))

    def _settle(self, piece: bytes) -> None:
        """Count the cells whose value may not be what the reading library gives.

        Where every cell is placed, its attributes are written in one known way, so plain searches find them.
        """
        if b"<f" in piece:
            self.unsettled += len(_FORMULA.findall(piece)) - len(_WITH_VALUE.findall(piece))
        if b' t="s"' in piece:
            self.unsettled += piece.count(b' t="s"') - len(_WITH_INDEX.findall(piece))
        self.unsettled += b' t="e"' in piece

    def _merge(self, piece: bytes) -> None:
        for left, top, right, bottom in _MERGE.findall(piece):
            self.merges += 1
            width = column_number(right.decode()) - column_number(left.decode()) + 1
            self.widest_merge = max(self.widest_merge, width * (int(bottom) - int(top) + 1))
            if self.merges > MERGES:
                return


def whole_tags(pieces: Iterator[bytes], *, texts_are_short: bool) -> Iterator[bytes]:
    """Yield a part's bytes again, cut so that no tag, and hardly a cell, lies in two pieces.

    Args:
        pieces: the part, in pieces of 1 MB or less.
        texts_are_short: whether a text that fills a piece is a fault too, as it is in sheets.

    Raises:
        OverlongError: a tag, or a text, is longer than one can be.
    """
    carried = b""
    for piece in pieces:
        joined = carried + piece
        if texts_are_short and len(joined) >= TAG_BYTES // 2 and b"<" not in joined:
            raise OverlongError
        cut = _cut(joined)
        carried = joined[cut:]
        if len(carried) > TAG_BYTES:
            raise OverlongError
        yield joined[:cut]
    yield carried


def _cut(joined: bytes) -> int:
    """Return where to cut: behind the last cell, or at the last tag if it is not whole."""
    behind = joined.rfind(_CELL_END) + len(_CELL_END)
    if behind >= len(_CELL_END) and len(joined) - behind <= TAG_BYTES:
        return behind
    start = joined.rfind(b"<")
    return len(joined) if start < 0 or joined.find(b">", start) >= 0 else start
