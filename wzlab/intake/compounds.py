"""The older Office container (.xls, .et): a file system in a file, of which one stream is wanted.

The stream is taken out here, each chain of sectors followed at most once around, and put alone into a new container: so
the reading library sees no macro, no picture and no chain without an end.
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from wzlab.errors import SpreadsheetError
from wzlab.intake.refusals import CUT, damaged
from wzlab.intake.signatures import COMPOUND
from wzlab.language import N_

_HEADER = struct.Struct("<8s16sHHHHH6xIIIIIIIII")
_HEADER_BYTES = 512
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
_LAST_REGULAR = 0xFFFFFFFA
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STREAM, _ROOT = 2, 5
_SHIFTS = {3: 9, 4: 12}
"""The size of a sector, as a power of 2, by the container's version."""
_SMALL_SHIFT, _SMALL_STREAM = 6, 4096
_IN_HEADER = 109
"""How many sectors of the table of sectors the header itself lists."""
_DETAIL = N_("里面的目录互相矛盾")


class Compound:
    """A container in memory.

    Args:
        path: the file, for the sentences.
        content: its bytes, which begin with the container's signature.

    Raises:
        SpreadsheetError: it is broken.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        if len(content) < _HEADER_BYTES:
            raise damaged(path, _DETAIL)
        head = _HEADER.unpack_from(content)
        self._path, self._content = path, content
        self._shift = _SHIFTS.get(head[3], 0)
        if self._shift != head[5] or head[6] != _SMALL_SHIFT or head[4] != 0xFFFE:
            raise damaged(path, _DETAIL)
        (_sectors, directory, _transaction, self._cutoff, small, _smalls, lists, _lists) = head[8:]
        self._table = self._sector_table(lists)
        self._entries = self._directory(directory)
        self._small_table = _words(b"".join(self._chain(small, self._table))) if small < _LAST_REGULAR else array("I")

    def stream(self, names: Sequence[str]) -> bytes:
        """Return the stream of the first of these names that is there.

        Raises:
            SpreadsheetError: there is none, or it is broken.
        """
        for name in names:
            for entry, kind, start, size in self._entries:
                if (entry, kind) == (name.lower(), _STREAM):
                    return self._stream(start, size)
        raise damaged(self._path, N_("缺少必需的部分"))

    def _stream(self, start: int, size: int) -> bytes:
        pieces = self._chain(start, self._table) if size >= self._cutoff else self._small_chain(start)
        stream = b"".join(pieces) if size else b""
        if len(stream) < size:
            raise damaged(self._path, CUT)
        return stream[:size]

    def _small_chain(self, start: int) -> Iterator[bytes]:
        """Yield the small sectors of a short stream, which lie in the stream of the directory's root."""
        root = next((entry for entry in self._entries if entry[1] == _ROOT), None)
        if root is None:
            raise damaged(self._path, _DETAIL)
        room = b"".join(self._chain(root[2], self._table))
        for sector in self._numbers(start, self._small_table, _SMALL_SHIFT):
            yield room[sector << _SMALL_SHIFT : (sector + 1) << _SMALL_SHIFT]

    def _directory(self, start: int) -> list[tuple[str, int, int, int]]:
        """Return name in lower case, kind, first sector and size of each entry."""
        content = b"".join(self._chain(start, self._table))
        entries = []
        for name, length, kind, *_rest, first, size in _ENTRY.iter_unpack(content[: len(content) // 128 * 128]):
            text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
            entries.append((text, kind, first, size & 0xFFFFFFFF))
        return entries

    def _sector_table(self, lists: int) -> "array[int]":
        """Return which sector follows which, put together from the sectors that the header and its lists name."""
        named = [*struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76)]
        seen = set[int]()
        while lists < _LAST_REGULAR and lists not in seen:
            seen.add(lists)
            words = _words(self._sector(lists))
            named.extend(words[:-1])
            lists = words[-1]
        sectors = dict.fromkeys(sector for sector in named if sector < _LAST_REGULAR)
        return _words(b"".join(map(self._sector, sectors)))

    def _chain(self, start: int, table: "array[int]") -> Iterator[bytes]:
        return map(self._sector, self._numbers(start, table, self._shift))

    def _numbers(self, start: int, table: "array[int]", shift: int) -> Iterator[int]:
        """Yield the sectors of a chain.

        Raises:
            SpreadsheetError: it leaves the file, or never ends.
        """
        for _ in range((len(self._content) >> shift) + 1):
            if start == _END:
                return
            if start >= len(table):
                raise damaged(self._path, _DETAIL)
            yield start
            start = table[start]
        raise damaged(self._path, N_("里面的目录绕成了圈"))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._content):
            raise self._cut()
        return self._content[start : start + (1 << self._shift)]

    def _cut(self) -> SpreadsheetError:
        return damaged(self._path, CUT)


def _words(content: bytes) -> "array[int]":
    """Return the numbers of 4 bytes of a table."""
    count = len(content) // 4
    return array("I", struct.unpack(f"<{count}I", content[: 4 * count]))


def wrapped(name: str, stream: bytes) -> bytes:
    """Return a container that holds one stream and nothing else."""
    size = 1 << _SHIFTS[3]
    stream = stream.ljust(max(_SMALL_STREAM, -(-len(stream) // size) * size), b"\x00")
    used = len(stream) // size
    tables, lists = _room(used + 1)
    directory = used + lists + tables
    chain = [*range(1, used), _END, *[_FAT - 1] * lists, *[_FAT] * tables, _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * size, b"\xff")
    small = (_SMALL_STREAM, _END, 0, used if lists else _END)
    named = [*range(used + lists, used + lists + tables)]
    return b"".join(
        (
            _HEADER.pack(COMPOUND, bytes(16), 62, 3, 0xFFFE, 9, _SMALL_SHIFT, 0, tables, directory, 0, *small, lists),
            struct.pack(f"<{_IN_HEADER}I", *(named[:_IN_HEADER] + [_FREE] * _IN_HEADER)[:_IN_HEADER]),
            stream,
            _lists(named[_IN_HEADER:], used, lists),
            table,
            _entry("Root Entry", _ROOT, 1, _END, 0),
            _entry(name, _STREAM, _FREE, 0, len(stream)),
            _entry("", 0, _FREE, 0, 0) * 2,
        )
    )


def _room(sectors: int) -> tuple[int, int]:
    """Return how many sectors the table of sectors takes, and how many the lists of those that the header cannot name."""
    tables = lists = 0
    while tables * 128 < sectors + tables + lists or _IN_HEADER + lists * 127 < tables:
        tables = -(-(sectors + tables + lists) // 128)
        lists = max(0, -(-(tables - _IN_HEADER) // 127))
    return tables, lists


def _lists(named: list[int], start: int, lists: int) -> bytes:
    """Return the sectors that name what the header cannot, each with the number of the next."""
    padded = named + [_FREE] * (lists * 127 - len(named))
    return b"".join(
        struct.pack("<128I", *padded[at * 127 : (at + 1) * 127], start + at + 1 if at + 1 < lists else _END)
        for at in range(lists)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    return _ENTRY.pack(encoded, length, kind, 1, _FREE, _FREE, child, bytes(16), 0, 0, 0, start, size)
