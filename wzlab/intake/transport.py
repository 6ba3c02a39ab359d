"""What a child process has read, as lines of JSON and back: data only, so nothing that a file did to the child reaches us.

The first line has all but the cells, each other line some rows of a sheet: so one process packs while the other unpacks,
and no line keeps an interpreter busy for long.  Numbers go by their shortest digits, which mean the same number again;
days, times and durations go as objects with one name; blank cells as null.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from wzlab.intake.flaws import Flaw
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.signatures import FileKind
from wzlab.intake.sources import Source

_ROWS = 2_000
"""How many rows stand in one line."""
_MICROSECOND = timedelta(microseconds=1)


Rows = tuple[tuple[Plain, ...], ...]


def packed(source: Source) -> Iterator[bytes]:
    """Yield a source as lines, but for its path."""
    yield _line(
        {
            "kind": source.kind.value,
            "digest": source.digest,
            "encoding": source.encoding,
            "separator": source.separator,
            "remarks": source.remarks,
            "sheets": [_sheet(grid) for grid in source.sheets],
        }
    )
    for grid in source.sheets:
        yield from (_line(grid.rows[start : start + _ROWS]) for start in range(0, len(grid.rows), _ROWS))


def unpacked(path: Path, lines: Iterable[bytes]) -> Source:
    """Return the source that was packed.

    Raises:
        ValueError: this is no packed source.
        LookupError: this is no packed source.
        TypeError: this is no packed source.
        ArithmeticError: this is no packed source.
        RecursionError: this is no packed source.
    """
    told, pieces = iter(lines), list[Rows]()
    read = _read(next(told, b""))
    pieces.extend(tuple(map(tuple, _read(line))) for line in told)
    sheets, begun = list[Grid](), 0
    for sheet in read["sheets"]:
        count = -(-sheet["rows"] // _ROWS)
        sheets.append(_grid(sheet, tuple(chain.from_iterable(pieces[begun : begun + count]))))
        begun += count
    return Source(
        path,
        FileKind(read["kind"]),
        tuple(sheets),
        read["digest"],
        read["encoding"],
        read["separator"],
        tuple(read["remarks"]),
    )


def _line(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_tagged)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _read(line: bytes) -> Any:
    return json.loads(line.decode("utf-8", "surrogatepass"), object_hook=_untagged)


_TAGS: dict[type, Callable[[Any], dict[str, str | int]]] = {
    datetime: lambda value: {"moment": value.isoformat()},
    date: lambda value: {"day": value.isoformat()},
    time: lambda value: {"time": value.isoformat()},
    timedelta: lambda value: {"microseconds": value // _MICROSECOND},
}


def _tagged(value: object) -> dict[str, str | int]:
    if type(value) not in _TAGS:
        raise TypeError(type(value).__name__)
    return _TAGS[type(value)](value)


_READ: dict[str, Callable[[Any], Plain]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "microseconds": lambda count: timedelta(microseconds=count),
}


def _untagged(read: dict[str, Any]) -> Any:
    """Return the value that an object stands for, or the object itself."""
    if len(read) == 1:
        for name, value in read.items():
            if name in _READ:
                return _READ[name](value)
    return read


def _sheet(grid: Grid) -> dict[str, object]:
    return {
        "name": grid.name,
        "is_hidden": grid.is_hidden,
        "rows": len(grid.rows),
        "flaws": [(flaw.row, flaw.column, flaw.kind, flaw.text) for flaw in grid.flaws],
        "merges": grid.merges,
        "percents": list(grid.percents),
        "hidden_rows": list(grid.hidden_rows),
        "hidden_columns": list(grid.hidden_columns),
    }


def _grid(read: dict[str, Any], rows: Rows) -> Grid:
    if len(rows) != read["rows"]:
        raise ValueError(len(rows))
    return Grid(
        read["name"],
        read["is_hidden"],
        rows,
        tuple(Flaw(*flaw) for flaw in read["flaws"]),
        tuple(map(tuple, read["merges"])),
        frozenset(map(tuple, read["percents"])),
        frozenset(read["hidden_rows"]),
        frozenset(read["hidden_columns"]),
    )
