"""Tables drawn in tests: files as they are read, without being written, and what an import makes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.helpers import lab_of, wenzhou
from wzlab.columns import AsTyped
from wzlab.editing.cells import CellForms
from wzlab.importing.model import Decisions, RowPlan
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find_tables
from wzlab.intake.grids import Grid, Plain
from wzlab.intake.sources import FileKind, Source
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.records import RECORD_TYPES, Laboratory

HOST = {"id": "u1", "role": "lead", "entity_type": "university", "name": "温州样例大学"}
PARTNER = {"id": "u2", "role": "partner", "entity_type": "enterprise", "name": "样例智能公司"}


def drawn(*rows: Sequence[Plain], sheet: str = "人员", file: str = "人员.xlsx", **looks: Any) -> Source:
    """Return a file with one sheet of these rows, all made of one width."""
    width = max(map(len, rows))
    grid = Grid(sheet, False, tuple((*row, *[None] * (width - len(row))) for row in rows), **looks)
    return Source(Path(file), FileKind.XLSX, (grid,), "")


def lab_with(*staff: dict[str, Any], **parts: Any) -> Lab:
    """Return a lab with its two units and these people."""
    return lab_of(**{"units": [HOST, PARTNER], "staff": list(staff)} | parts)


def proposed(lab: Lab, *sources: Source, decisions: Decisions | None = None) -> Proposal:
    """Return what importing files would do."""
    tables = [table for source in sources for table in find_tables(source)]
    return propose(lab, wenzhou(), sources, tables, decisions or Decisions())


def rows_of(proposal: Proposal, table: int = 0) -> list[RowPlan]:
    """Return the plans of the rows of one table."""
    return list(proposal.plans[table].rows)


def codes(proposal: Proposal) -> list[tuple[str, str]]:
    """Return the code and the cell of each trouble, in reading order."""
    return [(trouble.code, trouble.spot.address) for trouble in proposal.troubles()]


def plain_tables(lab: Lab) -> list[Source]:
    """Return the tables of a lab as somebody would type them."""
    forms = CellForms(lab, wenzhou())
    return [
        drawn(
            [column.heading for column in record_type.columns],
            *(
                [forms.typed(column, record.cells[column.index]) or None for column in record_type.columns]
                for record in lab.tables[record_type.table].values()
            ),
            sheet=_(record_type.label),
            file=f"{record_type.table}.xlsx",
        )
        for record_type in RECORD_TYPES
        if record_type is not Laboratory and lab.tables[record_type.table]
    ]


def readable(lab: Lab) -> Lab:
    """Return a lab without the cells that nobody could read."""
    for records in lab.tables.values():
        for record in list(records.values()):
            cells = tuple(None if isinstance(cell, AsTyped) else cell for cell in record.cells)
            records[record.id] = type(record)(record.id, cells)
    return lab
