"""Whatever is done to a lab, undone and done again, the table shows it, in place and without a reset."""

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from tests.random_changes import random_change
from tests.ui.helpers import session_of
from ui.session import Session
from ui.tables.filters import Filter, Show
from ui.tables.model import RecordTableModel
from ui.tables.rows_model import OWN_ORDER
from wzlab.changes import Change, MoveRecord, RemoveRecord, Several
from wzlab.editing.cells import shown_cell
from wzlab.editing.masking import discreet
from wzlab.editing.rows import remove_rows
from wzlab.policy.subjects import main_condition
from wzlab.records import RECORD_TYPES, Person

Watch = Callable[[QAbstractItemModel], object]
STEPS = 40


def model_of(session: Session, table: str) -> RecordTableModel:
    """Return the model of a table."""
    record_type = next(one for one in RECORD_TYPES if one.table == table)
    return RecordTableModel(session, record_type, main_condition(session.pack, table))


def check(model: RecordTableModel, seen: set[str]) -> None:
    """See that the rows are records of the lab, each once, and that their cells show what the lab holds."""
    ids = list(model.order)
    assert len(ids) == len(set(ids)) == model.rowCount()
    assert set(ids) <= set(model.records)
    if model.filter.is_open:
        assert set(ids) == set(model.records)
    if model.is_in_own_order:
        assert ids == [record_id for record_id in model.records if record_id in set(ids)]
    assert seen & set(model.records) <= set(ids), "a shown row has vanished"
    lab, pack = model.session.lab, model.session.pack
    for row, record_id in enumerate(ids):
        record = model.records[record_id]
        assert model.row_of(record_id) == row
        for column in record.columns:
            shown = discreet(column, shown_cell(column, record.cell(column.key), lab, pack))
            assert model.index(row, column.index + 1).data() == shown


def changes(random: Random, session: Session, number: int) -> Change:
    """Return one or several random changes as one."""
    return random_change(random, session.lab, session.pack, f"new{number}")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("arranged", ["own", "sorted", "filtered"])
def test_that_the_model_equals_the_lab_after_any_edits_undone_and_redone(
    qtbot: QtBot, watched: Watch, seed: int, arranged: str
) -> None:
    random = Random(seed)
    session = session_of("draft-blanks")
    models = [model_of(session, table) for table in ("staff", "units", "projects")]
    resets: list[str] = []
    for model in models:
        watched(model)
        if arranged == "sorted":
            model.sort(random.randrange(model.columnCount()), random.choice(list(Qt.SortOrder)))
        if arranged == "filtered":
            model.show_only(Filter(show=Show.UNDECIDED))
        model.modelReset.connect(lambda: resets.append("reset"))
    for number in range(STEPS):
        seen = [set(model.order) for model in models]
        action = random.choice(["do", "do", "do", "undo", "redo"])
        if action == "do":
            session.do(changes(random, session, number), "改动")
        else:
            (session.undo_stack.undo if action == "undo" else session.undo_stack.redo)()
        for model, before in zip(models, seen, strict=True):
            check(model, before)
    assert not resets


@pytest.mark.parametrize("sorted_by", [OWN_ORDER, Person.birth_date.index + 1])
def test_that_undoing_a_removal_brings_the_rows_back_to_their_places(
    qtbot: QtBot, watched: Watch, sorted_by: int
) -> None:
    session = session_of("enterprise-gaps")
    model = model_of(session, "staff")
    watched(model)
    model.sort(sorted_by)
    before = list(model.order)
    chosen = [before[0], before[3], before[4], before[-1]]
    with qtbot.waitSignal(model.returned) as returned:
        session.do(remove_rows(session.lab, "staff", chosen).change, "删除")
        assert list(model.order) == [record_id for record_id in before if record_id not in chosen]
        session.undo_stack.undo()

    assert list(model.order) == before
    assert set(returned.args[0]) == set(chosen)


def test_that_a_moved_record_moves_only_in_the_labs_own_order(qtbot: QtBot, watched: Watch) -> None:
    session = session_of(staff=[{"id": name, "name": name} for name in "abcd"])
    own, by_name = model_of(session, "staff"), model_of(session, "staff")
    for model in (own, by_name):
        watched(model)
    by_name.sort(by_name.section_of("name"))
    session.do(MoveRecord("staff", "d", 0), "移动")

    assert list(own.order) == ["d", "a", "b", "c"]
    assert list(by_name.order) == ["a", "b", "c", "d"]


def test_that_a_cursor_stays_on_its_record_while_others_come_and_go(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPersistentModelIndex  # noqa: PLC0415 - what a cursor is made of

    session = session_of(staff=[{"id": name, "name": name} for name in "abcd"])
    model = model_of(session, "staff")
    cursor = QPersistentModelIndex(model.index(2, model.section_of("name")))
    session.do(Several((RemoveRecord("staff", "a"), MoveRecord("staff", "d", 0))), "改动")

    assert list(model.order) == ["d", "b", "c"]
    assert cursor.data() == "c"


def test_that_an_edit_of_one_cell_repaints_no_other_row_than_it_must(qtbot: QtBot) -> None:
    session = session_of(staff=[{"id": name, "name": name} for name in "abcd"])
    model = model_of(session, "staff")
    painted: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    session.set_cell("c", Person.gender, "女")

    assert painted == [(2, 2)]
