"""主任与带头人: the people whose post leads the lab or one of its directions, and the projects they lead."""

from collections.abc import Iterable, Mapping
from datetime import date

from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.policy.subjects import main_condition
from wzlab.records import Person, Project
from wzlab.workbook.holding import Plain
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.record_sheets import cell_kind, cell_writer
from wzlab.workbook.sheets import Entry, Row, Sheet, SheetColumn
from wzlab.workbook.structure import age_group
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

LEADING_POSTS = ("director", "direction_leader")
"""The posts listed, in this order."""

FIELDS: Mapping[str, float] = {
    "post": 12,
    "name": 12,
    "birth_date": 12,
    "unit": 26,
    "title": 14,
    "title_level": 9,
    "degree": 9,
    "talent_class": 9,
    "talent_programme": 22,
    "research_direction": 24,
    "full_time": 6,
    "other_city_lab": 11,
}
"""What is said of each, by the fields of the staff, and how wide its column is, in characters."""


BORN = Person.birth_date.key
"""In a copy to share the age group stands for it."""


def leaders_sheet(report: Report, names: Names, places: Places) -> Sheet:
    """Return the sheet of the director and the leaders of directions, each leading to the row of the staff sheet."""
    counted = _counted_projects(report)
    led = [person for post in LEADING_POSTS for person in report.lab.records(Person) if person.post == post]
    return Sheet(
        name=sheet_name("leaders"),
        title=_("主任与带头人（{number} 人）").format(number=len(led)),
        columns=_columns(names, has_counted=counted is not None),
        rows=[_row(person, report, counted, names, places) for person in led],
        notes=(_("由人员名单的“岗位”得出；要改动请改人员名单。主持项目按项目的“负责人”统计。"),),
        fixed_columns=2,
    )


def _columns(names: Names, *, has_counted: bool) -> tuple[SheetColumn, ...]:
    columns = [Person.column_of[key] for key in FIELDS]
    fields = [
        SheetColumn(column.heading, cell_kind(column.kind), width)
        for column, width in zip(columns, FIELDS.values(), strict=True)
    ]
    counted = [SheetColumn(_("其中条款计入"), CellKind.NUMBER, 9)] if has_counted else []
    if names.is_shared:
        fields[list(FIELDS).index(BORN)] = SheetColumn(_("年龄段"), CellKind.WORD, FIELDS[BORN])
    return (
        *fields,
        SheetColumn(_("主持项目数"), CellKind.NUMBER, 9),
        *counted,
        SheetColumn(_("所在行"), CellKind.WORD, 8),
    )


def _counted_projects(report: Report) -> frozenset[str] | None:
    """Return the projects that the first condition on projects counts, or None if the pack has no such condition."""
    condition = main_condition(report.pack, Project.table)
    return next((frozenset(one.ledger.counted) for one in report.conditions if one.condition is condition), None)


def _row(person: Record, report: Report, counted: frozenset[str] | None, names: Names, places: Places) -> Row:
    place = places.of(person)
    cells = [_cell(person, key, names, report.reference_date) for key in FIELDS]
    led = [project.id for project in report.lab.records(Project) if project.principal == person.id]
    return [
        *cells,
        len(led),
        *([] if counted is None else [_number_in(led, counted)]),
        Entry(place.row, Mark.LINK, leads_to=place) if place else None,
    ]


def _cell(person: Record, key: str, names: Names, on: date) -> Plain | Entry:
    if key == BORN and names.is_shared:
        return age_group(person.cell(key), on) or _("未知")
    return cell_writer(Person.column_of[key], names)(person.cell(key))


def _number_in(ids: Iterable[str], counted: frozenset[str]) -> int:
    return sum(record_id in counted for record_id in ids)
