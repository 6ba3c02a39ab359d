"""The sheets for machines read back: which records were exported, as what, and what their cells could not hold."""

import json
from collections.abc import Mapping

from wzlab.intake.grids import Grid
from wzlab.workbook.reading_back.sheets import Layout, text_of

Ids = Mapping[str, frozenset[str]]
Seals = Mapping[tuple[str, str], str]


def exported_ids(grid: Grid, layout: Layout) -> tuple[Ids | None, Seals]:
    """Return the ids that were exported, by table, and each record's checksums; None for a list that is broken."""
    tables, ids, seals = (layout.column(key) for key in ("#table", "#id", "#seals"))
    if tables is None or ids is None:
        return None, {}
    listed: dict[str, set[str]] = {}
    sealed: dict[tuple[str, str], str] = {}
    for row in grid.rows[layout.first_row :]:
        table, record_id = text_of(row[tables]), text_of(row[ids])
        if table and record_id:
            listed.setdefault(table, set()).add(record_id)
            if seals is not None and (stored := text_of(row[seals])):
                sealed[table, record_id] = stored
    return {table: frozenset(found) for table, found in listed.items()}, sealed


def exact_texts(grid: Grid, layout: Layout) -> Mapping[tuple[str, str, str], str]:
    """Return the texts that no cell can hold, by table, id and field; none whose pieces were touched."""
    places = [layout.column(key) for key in ("#table", "#id", "#field", "#part")]
    pieces: dict[tuple[str, str, str], str] = {}
    for row in grid.rows[layout.first_row :]:
        table, record_id, key, piece = (str(row[at] or "") if at is not None else "" for at in places)
        pieces[table, record_id, key] = pieces.get((table, record_id, key), "") + piece
    return {place: text for place, whole in pieces.items() if (text := _whole_text(whole)) is not None}


def _whole_text(whole: str) -> str | None:
    """Return the text of a JSON string; None if its pieces were touched."""
    try:
        text = json.loads(whole)
    except ValueError:
        return None
    return text if isinstance(text, str) else None
