"""A form that has followed every change shows what a form made for the lab as it is now shows."""

from random import Random

import pytest
from pytestqt.qtbot import QtBot

from tests.random_changes import random_cell, random_change
from tests.ui.helpers import session_of
from ui.forms.field import FieldRow
from ui.forms.form import RecordForm
from ui.forms.lines import LineEditor, PageEditor
from ui.settings import Settings
from wzlab.changes import Change, SetCells
from wzlab.columns import AsTyped, Record
from wzlab.records import Attachment, Instrument, Laboratory, Person, Unit

STEPS = 60


def field_words(row: FieldRow) -> tuple[object, ...]:
    editor = row.editor
    if isinstance(editor, LineEditor):
        shown: object = editor.text()
    elif isinstance(editor, PageEditor):
        shown = editor.toPlainText()
    else:
        shown = [typed for typed, button in editor.buttons.items() if button.isChecked()]
    hint = "" if row.hint.isHidden() else row.hint.text()
    return shown, hint, tuple(row.problem_words), row.jump.isEnabled()


def words(form: RecordForm) -> tuple[object, ...]:
    fields = {key: field_words(row) for key, row in form.rows.items()}
    standings = [line.words for line in form.standings.lines if not line.isHidden()]
    return form.record_id, form.name.text(), fields, standings, form.papers.words


def change_near(random: Random, form: RecordForm, new_id: str) -> Change:
    """Return a change of the record shown, of a paper or a unit, or of anything."""
    lab, pack = form.session.lab, form.session.pack
    tables = [form.record_type.table, Attachment.table, Unit.table]
    shown = form.record if random.random() < 0.6 else None
    near = [record for table in tables for record in lab.tables[table].values()]
    if random.random() < 0.3 or not near:
        return random_change(random, lab, pack, new_id)
    record = shown or random.choice(near)
    column = random.choice(record.columns)
    cell = random.choice([random_cell(column, random, lab, pack.reference_date), None, AsTyped("说不清")])
    return SetCells(record.table, record.id, ((column.key, cell),))


@pytest.mark.parametrize("record_type", [Laboratory, Unit, Person, Instrument])
def test_that_a_form_that_followed_is_like_one_made_now(
    qtbot: QtBot, settings: Settings, record_type: type[Record]
) -> None:
    session = session_of("enterprise-gaps")
    followed, made = RecordForm(session, record_type, settings), RecordForm(session, record_type, settings)
    for form in (followed, made):
        qtbot.addWidget(form)
    followed.show()
    random = Random(7)
    for step in range(STEPS):
        table = session.lab.tables[record_type.table]
        if step % 8 == 0 and table:
            followed.show_record(random.choice(list(table)))
        if random.random() < 0.3:
            session.undo_stack.undo()
        else:
            session.do(change_near(random, followed, f"n{step}"), "改")
        if followed.record_id is not None:
            made.show_record(followed.record_id)
            assert words(followed) == words(made)
