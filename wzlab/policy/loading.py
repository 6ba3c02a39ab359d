"""A pack's file → `Pack`, or every complaint about it at once.

The schema is `docs/policy-pack.md`.  Each complaint names the rule, the key, and what was expected there; unknown
keys, fields, choices, readings and names in expressions are all found here, before any lab is judged.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from string import Formatter

from wzlab.errors import FileError, PackError
from wzlab.files import read_bytes
from wzlab.language import Words, _
from wzlab.policy.complaints import as_written, written_as
from wzlab.policy.declarations import (
    declare_figures,
    read_constants,
    read_definitions,
    read_directions,
    read_groups,
    read_readings,
    read_sets,
    read_singles,
)
from wzlab.policy.expression_reading import read_expression
from wzlab.policy.measure_reading import measure_keys, read_clause, read_clauses, read_numeric_measure
from wzlab.policy.names import Names
from wzlab.policy.nodes import Type, names_used
from wzlab.policy.pack import (
    Binding,
    Condition,
    Deadline,
    Group,
    Measure,
    Pack,
    PackWarning,
    Reading,
    WarningFigure,
    condition_nodes,
    measure_nodes,
)
from wzlab.policy.toml_reading import Table, unique
from wzlab.resources import resource

FORMAT = "wzlab-pack/1"
UNITS = ("people", "projects", "patents", "m2", "yuan", "share", "years", "sites", "units", "items")


def installed_packs() -> dict[str, Path]:
    """Return the packs that come with the program: id → file."""
    return {path.stem: path for path in sorted(resource("policies").glob("*.toml"))}


def find_pack(name: str) -> Pack:
    """Return the pack with an id, or in the file that `name` is the path of.

    Raises:
        FileError: there is neither, or the file cannot be read.
        PackError: the file breaks the schema.
    """
    packs = installed_packs()
    if name in packs:
        return load_pack(packs[name])
    if not Path(name).is_file():
        known = _("、").join(packs)
        raise FileError(
            _("找不到政策包“{name}”。已安装的有：{known}；也可以给出政策包文件的路径。").format(name=name, known=known)
        )
    return load_pack(Path(name))


def load_pack(path: Path) -> Pack:
    """Return the pack in a file.

    Raises:
        FileError: the file cannot be read.
        PackError: it breaks the schema; every complaint is in it.
    """
    content = read_bytes(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(_("政策包“{path}”不是 UTF-8 文本；请另存为 UTF-8 编码。").format(path=path)) from error
    return read_pack(text, str(path))


def read_pack(text: str, name: str) -> Pack:
    """Return the pack in a text; `name` is what complaints call it.

    Raises:
        PackError: it breaks the schema; every complaint is in it.
    """
    heading = _("政策包“{name}”不合规格，未载入：").format(name=name)
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackError(heading, [f"{_('不是 TOML')}: {error}"]) from error
    complaints: list[str] = []
    pack = _pack(Table(data, "", complaints))
    if complaints:
        raise PackError(heading, complaints)
    return pack


def _pack(file: Table) -> Pack:
    """Return the pack in a whole file, whose parts are read in the order in which they may use each other."""
    head = file.table("pack") or Table({}, "pack", file.complaints)
    if (found := head.text("format")) and found != FORMAT:
        head.complain("format", written_as(as_written(FORMAT)))
    names = Names()
    reference_date = head.day("reference_date")
    directions = read_directions(file, names)
    constants = read_constants(file, names)
    read_sets(file, names)
    singles = read_singles(file, names)
    readings = read_readings(file, names)
    figure_tables = declare_figures(file, names)
    read_definitions(file, names)
    figures = _figures(figure_tables, names, readings)
    track = read_expression(head, names, "track", Type.TEXT) if "track" in head else None
    groups = read_groups(file)
    conditions = _conditions(file, names, readings, groups)
    pack = Pack(
        id=head.text("id"),
        version=head.text("version"),
        title=head.words("title"),
        source=head.words("source"),
        reference_date=reference_date,
        constants=constants,
        singles=singles,
        readings=readings,
        figures=figures,
        track=track,
        groups=groups,
        conditions=conditions,
        warnings=_warnings(file, names, frozenset(condition.id for condition in conditions)),
        directions=directions,
        deadlines=_deadlines(file),
        unassessed=head.words_list("unassessed"),
    )
    head.finish()
    file.finish()
    return pack


def _figures(tables: list[tuple[str, Table]], names: Names, readings: tuple[Reading, ...]) -> Mapping[str, Measure]:
    """Return what is measured once for a lab, whatever the readings, for others to hang on."""
    changing = {*(reading.id for reading in readings), *(name for name, _table in tables)}
    found: dict[str, Measure] = {}
    for name, table in tables:
        found[name] = read_numeric_measure(table, names)
        used = frozenset().union(*(names_used(node) for node in measure_nodes(found[name])))
        if used & changing:
            expected = _("不牵涉口径和别的 [[figure]] 的数")
            table.complain("", expected, ", ".join(sorted(used & changing)))
        table.finish()
    return found


# --- conditions -----------------------------------------------------------------------------------------------------


def _conditions(
    file: Table, names: Names, readings: tuple[Reading, ...], groups: tuple[Group, ...]
) -> tuple[Condition, ...]:
    group_ids = tuple(group.id for group in groups)
    found = [_condition(table, names, readings, group_ids) for table in file.tables("condition", required=True)]
    return unique(found, lambda condition: condition.id, file, "condition")


def _condition(table: Table, names: Names, readings: tuple[Reading, ...], group_ids: tuple[str, ...]) -> Condition:
    judged = table.flag("judged")
    needs = table.texts("needs", required=False)
    condition = Condition(
        id=table.text("id"),
        binding=Binding(table.option("binding", tuple(Binding))),
        clause=table.text("clause"),
        title=table.words("title"),
        rule=table.words("rule"),
        unit=table.option("unit", UNITS) if "unit" in table else "",
        applies=read_expression(table, names, "applies", Type.TRUTH) if "applies" in table else None,
        needs=tuple(names.parsed(table, "needs", text, None, Type.TEXT) for text in needs),
        judged=judged,
        body=None if judged and not measure_keys(table) else read_clause(table, names, limitless=judged),
        touches=(),
        group=table.option("group", group_ids, "") if "group" in table else "",
    )
    table.finish()
    used = frozenset().union(*(names_used(node) for node in condition_nodes(condition)))
    return replace(condition, touches=tuple(reading.id for reading in readings if reading.id in used))


# --- warnings and deadlines -----------------------------------------------------------------------------------------


def _warnings(file: Table, names: Names, condition_ids: frozenset[str]) -> tuple[PackWarning, ...]:
    found = [_warning(table, names, condition_ids) for table in file.tables("warning")]
    return unique(found, lambda warning: warning.id, file, "warning")


def _warning(table: Table, names: Names, condition_ids: frozenset[str]) -> PackWarning:
    on = table.texts("on")
    for unknown in sorted(set(on) - condition_ids):
        table.complain("on", _("条件的编号"), unknown)
    figures = _warning_figures(table, names)
    warning = PackWarning(
        table.text("id"),
        on,
        _warning_text(table, figures),
        read_expression(table, names, "when", Type.TRUTH) if "when" in table else None,
        read_clauses(table, names, "given", required=False),
        figures,
    )
    table.finish()
    return warning


def _warning_figures(table: Table, names: Names) -> Mapping[str, WarningFigure]:
    found = []
    for entry in table.tables("figure", "name"):
        found.append(
            (entry.text("name"), WarningFigure(read_numeric_measure(entry, names), entry.option("unit", UNITS)))
        )
        entry.finish()
    return dict(unique(found, lambda figure: figure[0], table, "figure"))


def _warning_text(table: Table, figures: Mapping[str, WarningFigure]) -> Words:
    words = table.words("text")
    for text in (words.zh, words.en):
        if not _names_only(text, figures):
            table.complain("text", _("花括号里只写 figure 名字的文字"), text)
    return words


def _names_only(text: str, figures: Mapping[str, WarningFigure]) -> bool:
    """Tell whether a text has no placeholder but the plain names of its figures."""
    try:
        holes = [hole[1:] for hole in Formatter().parse(text) if hole[1] is not None]
    except ValueError:
        return False
    return all(name in figures and not form and not conversion for name, form, conversion in holes)


def _deadlines(file: Table) -> tuple[Deadline, ...]:
    found = []
    for table in file.tables("deadline"):
        found.append(Deadline(table.text("id"), table.text("actor"), table.moment("at"), table.words("text")))
        table.finish()
    return unique(found, lambda deadline: deadline.id, file, "deadline")
