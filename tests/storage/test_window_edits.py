"""Whatever can be typed, pasted, chosen or removed in the window: the file of it opens again, and holds the same lab."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import lab_of, sample, wenzhou
from tests.storage.documents import small_lab, state
from wzlab.changes import Change, SetCells, SetNote, SetPin, apply
from wzlab.columns import AsTyped
from wzlab.editing.blocks import block_of
from wzlab.editing.cells import CellForms, read_cell
from wzlab.editing.pasting import View, fill_change, paste_change
from wzlab.editing.rows import add_rows, blank_cells, duplicate_rows, fill_down, move_rows, remove_rows, set_cell
from wzlab.lab import LAB_ID, Lab, Note, Pin
from wzlab.records import RECORD_TYPES, TYPE_OF
from wzlab.storage.document import create_document, read_document
from wzlab.storage.exact_json import parse_text
from wzlab.storage.interchange import document_text, lab_document, read_lab

NASTY = (
    *(
        "",
        " ",
        "\x00",
        "\ufeff",
        "\u200b甲\u200b",
        "\u2028",
        "a\x1fb",
        "\x1c甲\x85",
        "\ud800",
        "甲\udfff",
        "\U0010ffff",
    ),
    *("null", "true", "false", "是", "否", "有", "√", "{}", "[]", '"', '\\"', "\\u0000", "'; DROP TABLE entries;--"),
    *(
        "9" * 30,
        "9" * 31,
        "9" * 26 + "亿",
        "-" + "9" * 30,
        f"0.{'0' * 29}1",
        f"0.{'0' * 30}1",
        f"{'9' * 30}.{'9' * 30}",
    ),
    *(
        "-0",
        "0.00",
        "+1",
        "1e9",
        "1E999999999",
        "NaN",
        "Infinity",
        "１２．５",
        "1,234.50",
        "¥-0.001",
        "0.0001元",
        "100%",
    ),
    *("0001-01-01", "0000-01-01", "0001", "9999-12-31", "9999", "10000-01-01", "0099-02", "2023.2.29", "2024年2月29日"),
    *("20230501", "200506", "２０２３年５月", "2023-05-01 00:00:00", "2023-05-01 10:00", "2025-13", "2025-00-00"),
    *("lab", "u1", "s1", "s2 · 李四", "张三", "甲单位", "applicant.type", "team.size", "1.1", "3.5.2", "其他", "own"),
    *("id", "as_typed", "***", "138****8000", "\t", "a\tb", 'a"b\nc', "甲" * 3000, "=1+1", "<b>", "%s{0}{name}"),
)
"""Texts that have shut some program's files, or that mean something to one part of ours and nothing to another."""

TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.from_regex(r"[-+]?[0-9]{1,32}(\.[0-9]{1,32})?", fullmatch=True))  # fmt: skip
TABLES = tuple(record_type.table for record_type in RECORD_TYPES)


def carried_through(lab: Lab, changes: Sequence[Callable[[Lab], Change | None]], undone: int = 0) -> None:
    """Carry changes out step by step in a document, take the last ones back, and compare what is read with the lab."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lab.wzlab")
        document = create_document(path, lab, wenzhou(), backups_root=Path(folder, "backups"))
        inverses: list[Change] = []
        todo: list[Callable[[Lab], Change | None]] = [*changes, *[lambda _lab: inverses.pop()] * undone]
        for place, asked in enumerate(todo):
            if (place < len(changes) or inverses) and (change := asked(lab)) is not None:
                inverse, edits = apply(lab, change)
                document.write(document.prepare("改", edits))
                if place < len(changes):
                    inverses.append(inverse)
        document.write(document.name_version("\ud800版本"))
        document.close()
        assert state(read_document(path)[0]) == state(lab)
    strictly = read_lab(parse_text(document_text(lab_document(lab))), wenzhou(), "lab.json")
    assert state(strictly) == state(lab)


@pytest.mark.parametrize("table", TABLES)
def test_that_every_field_keeps_whatever_is_typed_into_it(table: str) -> None:
    """Each text in each field, of a new record or the lab's own; a dozen fields in one step, a step for each text."""

    def typed(text: str) -> Callable[[Lab], Change | None]:
        def ask(lab: Lab) -> Change | None:
            record = next(reversed(lab.tables[table].values()))
            forms = CellForms(lab, wenzhou())
            cells = tuple((column.key, forms.read(column, text)) for column in record.columns)
            return SetCells(table, record.id, cells)

        return ask

    lab = small_lab()
    if (adding := add_rows(lab, table).change if table != "lab" else None) is not None:
        apply(lab, adding)
    for text in NASTY:
        change = typed(text)(lab)
        assert change is not None
        apply(lab, change)
        read = read_lab(parse_text(document_text(lab_document(lab))), wenzhou(), "lab.json")
        assert state(read) == state(lab), text
    carried_through(lab, [typed(text) for text in NASTY[::4]])


@st.composite
def asked_changes(draw: st.DrawFn) -> Callable[[Lab], Change | None]:
    """Return a change as the window makes it, of whatever the lab holds when it is asked for."""
    table, text, places = draw(st.sampled_from(TABLES)), draw(TEXTS), draw(st.lists(st.integers(0, 40), max_size=3))
    block = draw(st.lists(st.lists(TEXTS, min_size=1, max_size=8), min_size=1, max_size=3))
    act = draw(st.integers(0, 10))

    def ask(lab: Lab) -> Change | None:
        records, columns = list(lab.tables[table].values()), TYPE_OF[table].columns
        ids = list(dict.fromkeys(records[place % len(records)].id for place in places)) if records else []
        column = columns[(places[0] if places else 0) % len(columns)]
        view = View(table, [record.id for record in records], columns)
        start = (len(records) if table != LAB_ID and act % 2 else 0, column.index)
        match act:
            case 0 | 1:
                return paste_change(lab, wenzhou(), view, start, block_of("\n".join(map("\t".join, block)))).change
            case 2:
                return fill_change(lab, wenzhou(), table, [(record_id, column.key) for record_id in ids], text).change
            case 3 | 4 if ids:
                return set_cell(lab.tables[table][ids[0]], column, read_cell(column, text, lab, wenzhou()))
            case 5:
                return blank_cells(lab, table, ids, [column.key]).change
            case 6:
                return fill_down(lab, table, ids, [column.key]).change
            case 7 | 8 if table != LAB_ID:
                edit = (duplicate_rows, remove_rows)[act % 2]
                return edit(lab, table, ids).change
            case 9 if table != LAB_ID:
                return move_rows(lab, table, ids, -1 if places[:1] > [20] else 2).change
            case 10:
                reading = wenzhou().readings[len(text) % len(wenzhou().readings)]
                by = text.strip() or None
                if len(places) % 2:
                    return SetPin(reading.id, Pin(reading.option_ids[-1], by) if places[0] else None)
                note = Note(None, by, by)
                return SetNote(wenzhou().condition_ids[0], None if note == Note() else note)
        return None

    return ask


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["small", "draft-blanks"]), st.lists(asked_changes(), max_size=8), st.integers(0, 8))
def test_that_the_file_of_any_sitting_opens_again_as_it_was(
    begun: str, changes: list[Callable[[Lab], Change | None]], undone: int
) -> None:
    """With some of the last steps undone; also as interchange, which takes no reference that leads nowhere."""
    carried_through(small_lab() if begun == "small" else sample(begun), changes, undone)


def test_that_a_text_of_a_million_signs_is_kept_whole() -> None:
    text = "甲\x00\n" * 350_000
    carried_through(
        small_lab(), [lambda lab: set_cell(lab.tables["staff"]["s1"], TYPE_OF["staff"].column_of["name"], text.strip())]
    )


def removal(table: str, lab: Lab) -> Change | None:
    return remove_rows(lab, table, list(lab.tables[table])).change


def test_that_removing_all_records_of_all_tables_in_any_order_and_undoing_it_opens_again() -> None:
    for order in (TABLES[1:], TABLES[:0:-1]):
        lab = sample("university-ready")
        before = state(lab.snapshot())
        removals = [partial(removal, table) for table in order]
        carried_through(lab, removals, len(removals))
        assert state(lab) == before


def test_that_a_removed_name_of_strange_signs_is_kept_where_it_was_referred_to() -> None:
    """The name becomes a text as typed: a control sign at its end would be trimmed on reading, if it could be there."""
    lab = lab_of(units=[{"id": "u1", "role": "lead", "name": "甲\u0085乙"}], staff=[{"id": "s1", "unit": "u1"}])
    carried_through(lab, [lambda lab: remove_rows(lab, "units", ["u1"]).change])
    assert lab.tables["staff"]["s1"].cell("unit") == AsTyped("甲\u0085乙")
