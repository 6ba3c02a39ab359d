"""Workbooks to be filled in by colleagues and imported: which sheets they have, and how they are written.

A template has the hidden row of keys that exports have, so each column is recognised wherever it is moved; what it has
not are ids and checksums, for nothing in it was exported.  So it comes back by `wzlab.importing`, as other people's
tables do, and not by `wzlab.workbook.reading_back`.  How a sheet looks is in `wzlab.workbook.template_sheets`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from wzlab.columns import Record
from wzlab.editing.names import Names
from wzlab.errors import FileError, WzlabError
from wzlab.files import made_beside, move_new, unwritable
from wzlab.lab import Lab
from wzlab.language import N_, _
from wzlab.policy.pack import Pack
from wzlab.spelling import folded
from wzlab.workbook.package import workbook_bytes
from wzlab.workbook.record_sheets import TABLES
from wzlab.workbook.template_sheets import annotate, template_sheet
from wzlab.workbook.texts import header_text
from wzlab.workbook.titles import NUMBER_LENGTH, SHEETS
from wzlab.workbook.writing import SheetWriter, Stationery

ALL = ("all", N_("全部"))
"""The words for every table, the second marked for translation."""

MOST_IN_HEADER = 60

_MADE = datetime(2026, 1, 1)
"""The date in the properties of every template, so that the same one is the same file."""


class TemplateChoiceError(WzlabError):
    """A template was asked for of something that there is none of."""


def tables_named(words: Iterable[str]) -> tuple[type[Record], ...]:
    """Return the record types that people mean, in their order: by table, label or sheet, or all of them.

    The lab's own fields are no list, so there is no template of them.

    Raises:
        TemplateChoiceError: a word means none.
    """
    meanings = _meanings()
    chosen: set[type[Record]] = set()
    for word in words:
        meant = meanings.get(folded(word))
        if meant is None:
            known = _("、").join(f"{_(one.label)} {one.table}" for one in TABLES)
            told = _("没有“{word}”的填写模板。可选：{known}；要全部就写 all。")
            raise TemplateChoiceError(told.format(word=word, known=known))
        chosen.update(meant)
    return tuple(record_type for record_type in TABLES if record_type in chosen)


def _meanings() -> Mapping[str, Sequence[type[Record]]]:
    """Return what each folded word means."""
    found: dict[str, Sequence[type[Record]]] = {folded(word): TABLES for one in ALL for word in (one, _(one))}
    for record_type in TABLES:
        title, label = SHEETS[record_type.table].title, record_type.label
        for word in (record_type.table, label, _(label), title, _(title)):
            found.setdefault(folded(word), (record_type,))
            if word[NUMBER_LENGTH - 1 :].startswith("_"):
                found.setdefault(folded(word[NUMBER_LENGTH:]), (record_type,))
    return found


def write_template(path: Path, record_types: Sequence[type[Record]], pack: Pack, lab: Lab | None = None) -> None:
    """Write a template whole; a file that is there is not replaced, for somebody may have filled it in.

    `lab` is the one whose units, people and rooms are offered where a field refers to one; None offers none.

    Raises:
        FileError: there is such a file, or it cannot be written.
    """
    content = workbook_bytes(make_template(record_types, pack, lab))
    try:
        with made_beside(path) as beside:
            beside.write_bytes(content)
            move_new(beside, path)
    except FileExistsError as error:
        told = _("“{path}”已经存在，也许有人填过，没有覆盖；请换一个文件名。")
        raise FileError(told.format(path=path)) from error
    except OSError as error:
        raise unwritable(path, error) from error


def make_template(record_types: Sequence[type[Record]], pack: Pack, lab: Lab | None = None) -> Workbook:
    """Return a workbook with a sheet to fill in for each record type, in the current language."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    name = "" if lab is None else lab.laboratory.shown("name")
    writer = SheetWriter(workbook, Stationery(header_text(name, MOST_IN_HEADER), "", ""))
    names = _Offered(pack, lab or Lab())
    for record_type in record_types:
        sheet = template_sheet(record_type, names)
        annotate(writer.write(sheet), sheet, record_type)
    writer.write_choices()
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = "wzlab"
    properties.title = _("填写模板")
    properties.created = properties.modified = _MADE
    return workbook


class _Offered:
    """What is offered for references: the names in a lab."""

    directions: tuple[str, ...] = ()

    def __init__(self, pack: Pack, lab: Lab) -> None:
        self._lab, self._names = lab, Names(lab, pack)

    def references(self, table: str) -> tuple[str, ...]:
        """Return the shortest words that mean each record of a table and no other; nothing where any may be meant."""
        return tuple(self._names.typed(table, record_id) for record_id in self._lab.tables[table]) if table else ()
