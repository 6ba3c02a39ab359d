"""The parts of a pack's file that give names to things: constants, sets, single records, readings, groups, definitions.

They are read in the order in which they may use each other; what each declares goes into `Names`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from wzlab.columns import Choice
from wzlab.language import _
from wzlab.policy.complaints import number_or_day, taken_name
from wzlab.policy.expression_reading import read_expression, read_number, read_record_type, read_where
from wzlab.policy.names import Names, Unread, is_writable
from wzlab.policy.nodes import Constant, Name, Named, Node, Type, columns_used
from wzlab.policy.pack import Direction, Group, Option, Reading, Single
from wzlab.policy.toml_reading import Table, unique
from wzlab.records import Laboratory

REFERENCE_DATE = "reference_date"
LAB = "lab"
CATALOGUE = "catalogue"
assert isinstance(Laboratory.direction.kind, Choice)
OWN_DIRECTIONS = Laboratory.direction.kind.options
"""The codes of a lab's direction that are no pack's."""


def read_directions(file: Table, names: Names) -> tuple[Direction, ...]:
    """Return the catalogue of directions; its codes become the set `catalogue`."""
    found = []
    for table in file.tables("direction", "code"):
        direction = Direction(table.text("code"), table.words("group"), table.words("title"), table.words("scope"))
        table.finish()
        if direction.code in OWN_DIRECTIONS:
            table.complain("code", taken_name(direction.code, _(OWN_DIRECTIONS[direction.code])))
        found.append(direction)
    names.catalogue = frozenset(direction.code for direction in found)
    return unique(found, lambda direction: direction.code, file, "direction")


def read_groups(file: Table) -> tuple[Group, ...]:
    """Return the headings of the notice that conditions stand under, in its order."""
    found = []
    for table in file.tables("group"):
        found.append(Group(table.text("id"), table.words("title")))
        table.finish()
    return unique(found, lambda group: group.id, file, "group")


def read_constants(file: Table, names: Names) -> Mapping[str, Node]:
    """Return the named numbers and days; the reference date is one of their names already."""
    names.context[REFERENCE_DATE] = Name(REFERENCE_DATE, Type.DATE)
    table = file.table("constants", required=False) or Table({}, "constants", file.complaints)
    constants: dict[str, Node] = {}
    for key in table:
        with names.breaking(table, key):
            constants[key] = _constant(table, key)
        names.declare(table, key, key, constants[key])
    return constants


def _constant(table: Table, key: str) -> Node:
    value = table.timeless(key, table.raw(key, (int, Decimal, date), number_or_day()))
    if isinstance(value, date):
        return Constant(value, Type.DATE)
    return Constant(read_number(table, key, value or 0), Type.NUMBER)


def read_sets(file: Table, names: Names) -> None:
    """Declare the named sets of texts."""
    table = file.table("sets", required=False) or Table({}, "sets", file.complaints)
    names.sets[CATALOGUE] = names.catalogue
    for key in table:
        with names.breaking(table, key):
            texts = frozenset(table.texts(key))
        if key == CATALOGUE:
            table.complain(key, taken_name(CATALOGUE, _("本包各方向的编号")), key)
        elif is_writable(table, key, key):
            names.sets[key] = texts


def read_singles(file: Table, names: Names) -> tuple[Single, ...]:
    """Return the records that must be the only ones of their kind."""
    found = []
    for table in file.tables("single", "name"):
        with names.breaking(table, table.text("name")):
            single = _single(table, names)
        if single.name == LAB:
            table.complain("name", taken_name(LAB, _("实验室本身")))
        is_writable(table, "name", single.name)
        table.finish()
        found.append(single)
    names.subjects = {**{single.name: single.record_type for single in found}, LAB: Laboratory}
    return unique(found, lambda single: single.name, file, "single")


def _single(table: Table, names: Names) -> Single:
    record_type = read_record_type(table)
    before = len(table.complaints)
    single = Single(table.text("name"), table.words("title"), record_type, read_where(table, names, record_type))
    if record_type is not Unread and len(table.complaints) == before and not columns_used(single.where):
        table.complain("where", _("至少看一个字段的表达式"))
    return single


def read_readings(file: Table, names: Names) -> tuple[Reading, ...]:
    """Return the points on which the text allows several readings."""
    found = []
    for table in file.tables("reading"):
        reading = Reading(table.text("id"), table.words("title"), _options(table))
        if len(set(reading.option_ids)) < max(2, len(reading.options)):
            table.complain("option", _("至少两个互不相同的选项"), ", ".join(reading.option_ids) or None)
        table.finish()
        names.declare(table, "id", reading.id, Name(reading.id, Type.TEXT, reading.option_ids))
        found.append(reading)
    return tuple(found)


def _options(table: Table) -> tuple[Option, ...]:
    options = []
    for option in table.tables("option"):
        options.append(Option(option.text("id"), option.words("words")))
        option.finish()
    return tuple(options)


def declare_figures(file: Table, names: Names) -> list[tuple[str, Table]]:
    """Return the figures' tables by name; definitions may use them, and they definitions, so these come first."""
    tables = [(table.text("name"), table) for table in file.tables("figure", "name")]
    for name, table in tables:
        names.declare(table, "name", name, Name(name, Type.NUMBER))
    return tables


def read_definitions(file: Table, names: Names) -> None:
    """Declare the named expressions; each may use those before it."""
    for table in file.tables("define", "name"):
        name = table.text("name")
        record_type = read_record_type(table) if "of" in table else None
        because = table.words("because") if "because" in table else None
        with names.breaking(table, name):
            node = read_expression(table, names, "is", None, record_type)
        if names.leans_on_broken(table.text("is")):
            names.broken.add(name)
        table.finish()
        if record_type is None:
            names.declare(table, "name", name, node)
        else:
            names.declare_of(table, name, record_type, Named(name, node, because, node.type))
