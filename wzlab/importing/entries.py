"""A proposal as JSON objects: the contract of `wzlab import --json` (`docs/import.schema.json`)."""

from collections.abc import Iterator
from typing import Any

from wzlab.columns import Cell, Column, Record
from wzlab.editing.cells import CellForms
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.importing.model import Action, CellChange, FoundTable, RowPlan, Spot, TablePlan, Trouble
from wzlab.importing.proposing import Proposal
from wzlab.records import TYPE_OF


def proposal_entry(proposal: Proposal, message: str, *, written: bool) -> dict[str, Any]:
    """Return a proposal as a JSON object, with whether it was written and what a person is told of that."""
    return {
        "files": [_source_entry(proposal, place) for place in range(len(proposal.sources))],
        "tables": [_table_entry(plan.table) for plan in proposal.plans],
        "rows": {action.value: number for action, number in proposal.counts().items()},
        "changes": [entry for plan in proposal.plans for entry in _row_entries(proposal, plan)],
        "troubles": [trouble_entry(trouble) for trouble in proposal.troubles()],
        "absent": [
            {"table": table, "id": record.id, "name": discreet_text(proposal.lab.name_of(record))}
            for table, records in proposal.absent.items()
            for record in records
        ],
        "remarks": list(proposal.remarks),
        "written": written,
        "message": message,
    }


def _source_entry(proposal: Proposal, place: int) -> dict[str, Any]:
    source = proposal.sources[place]
    return {
        "file": str(source.path),
        "kind": source.kind.value,
        "encoding": source.encoding or None,
        "sheets": [grid.name for grid in source.sheets],
        "remarks": list(source.remarks),
    }


def _table_entry(table: FoundTable) -> dict[str, Any]:
    return {
        "file": table.key.file,
        "sheet": table.key.sheet,
        "number": table.key.number,
        "kind": table.kind or None,
        "heading_rows": list(table.heading_rows),
        "columns": [
            {
                "column": match.column,
                "heading": match.heading,
                "field": match.key,
                "how": match.how.value,
                "confidence": match.confidence,
                "unit": match.unit,
                "read_with": table.read_with.get(match.column),
            }
            for match in table.columns
        ],
        "rows": len(table.rows),
        "skipped": [{"row": skipped.row, "reason": discreet_text(skipped.reason)} for skipped in table.skipped],
    }


def _row_entries(proposal: Proposal, plan: TablePlan) -> Iterator[dict[str, Any]]:
    places = {key: match.column for match in plan.table.columns for key in match.fields}
    forms = CellForms(proposal.result, proposal.pack)
    for row in plan.rows:
        if row.action in (Action.ADD, Action.UPDATE):
            yield _row_entry(proposal, plan, row, forms) | {
                "cells": [
                    _cell_entry(plan, row, change, places.get(change.key), forms)
                    for change in proposal.changes(plan, row)
                ]
            }


def _row_entry(proposal: Proposal, plan: TablePlan, row: RowPlan, forms: CellForms) -> dict[str, Any]:
    record: Record = proposal.result.tables[plan.table.kind][row.record_id]
    return {
        "table": plan.table.kind,
        "id": row.record_id,
        "name": discreet_text(forms.names.name(plan.table.kind, record.id)),
        "action": row.action.value,
        "file": plan.table.key.file,
        "sheet": plan.table.key.sheet,
        "row": row.row,
    }


def _cell_entry(
    plan: TablePlan, row: RowPlan, change: CellChange, place: int | None, forms: CellForms
) -> dict[str, Any]:
    column = TYPE_OF[plan.table.kind].column_of[change.key]
    spot = Spot(plan.table.key.file, plan.table.key.sheet, row.row, 0 if change.is_derived else place or 0)
    return {
        "field": change.key,
        "cell": spot.address if spot.column else None,
        "before": _plain(forms, column, change.before),
        "after": _plain(forms, column, change.after),
        "derived": change.is_derived,
    }


def _plain(forms: CellForms, column: Column[Any], cell: Cell) -> str | None:
    return None if cell is None else discreet_cell(column, forms.shown(column, cell))


def trouble_entry(trouble: Trouble) -> dict[str, Any]:
    """Return a trouble as a JSON object."""
    question = trouble.question
    return {
        "code": trouble.code,
        "severity": trouble.severity.value,
        "file": trouble.spot.file,
        "sheet": trouble.spot.sheet,
        "row": trouble.spot.row or None,
        "cell": trouble.spot.address if trouble.spot.column else None,
        "field": trouble.key or None,
        "value": trouble.value,
        "reason": trouble.reason,
        "fix": trouble.fix,
        "asks": question.topic.value if question else None,
        "options": [{"answer": one.answer, "words": discreet_text(one.words)} for one in question.options]
        if question
        else [],
    }
