"""Sheets written as rows, and what is found in them in short."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wzlab.importing.memory import Memory
from wzlab.importing.model import FoundTable
from wzlab.importing.tables.finding import find
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import FileKind, Source

Row = Sequence[Plain]


def grid_of(*rows: Row, name: str = "Sheet1", is_hidden: bool = False, **told: Any) -> Grid:
    """Return a sheet with these rows from A1 on, all made as wide as the widest."""
    width = max(map(len, rows), default=0)
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Grid(name, is_hidden, padded, **told)


def source_of(*grids: Grid, path: str = "表格.xlsx") -> Source:
    """Return a workbook with these sheets."""
    return Source(Path(path), FileKind.XLSX, grids, "")


def tables_in(*rows: Row, path: str = "表格.xlsx", memory: Memory | None = None, **told: Any) -> tuple[FoundTable, ...]:
    """Return the tables of a workbook with one sheet of these rows."""
    return find(source_of(grid_of(*rows, **told), path=path), memory).tables


def table_in(*rows: Row, **told: Any) -> FoundTable:
    """Return the only table of a sheet."""
    (table,) = tables_in(*rows, **told)
    return table


def keys_of(table: FoundTable) -> list[str | None]:
    """Return the fields of a table's columns."""
    return [match.key for match in table.columns]


def reasons_of(table: FoundTable) -> dict[int, str]:
    """Return why rows of a table are no records."""
    return {skipped.row: skipped.reason for skipped in table.skipped}
