"""How a field is declared: its kind, what it reads, shows and stores.

A record type is a class whose attributes are columns; that one declaration drives the interchange file, the exported
sheet, the problems, the policy packs' expressions, and later the table, the form and the importer:

    class Room(Record, table="rooms", label=N_("场地"), known_by=("building", "room_no")):
        site = Column(N_("园区（地址）"), Text(), decides=True)
        usable_area = Column(N_("使用面积"), Area(), decides=True)

A cell is a value, blank (`None`: unknown, never "no"), or `AsTyped`: text its kind cannot read, kept as it was typed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar, overload

from typing_extensions import override

from wzlab.dates import PartialDate
from wzlab.language import N_, _
from wzlab.units import has_at_most_decimals, is_sane, plain, show_number, show_wan_yuan


class AsTyped(NamedTuple):
    """A cell's text that its kind cannot read; judged as unknown."""

    text: str


Value = str | bool | Decimal | PartialDate
Cell = Value | AsTyped | None
Cells = tuple[Cell, ...]

T = TypeVar("T")


class Kind(Generic[T]):
    """What a column's values are, and the four forms they take: in a file, in the program, on a screen, in a sheet.

    `wanted` says, marked for translation, what the kind reads from a file; `unit` is the unit of what is shown ("" if
    none).
    """

    name: ClassVar[str]
    wanted: str
    unit: ClassVar[str] = ""

    def from_json(self, raw: object) -> T:
        """Read a value of the interchange file.

        Raises:
            ValueError: the value has a wrong type or form; the column's `wanted` says what was expected.
        """
        raise NotImplementedError

    def to_json(self, value: T) -> object:
        """Return the value as the interchange file holds it."""
        return value

    def show(self, value: T) -> str:
        """Return the value as a person reads it, without its unit, in the current language."""
        return str(value)

    def asked(self) -> str:
        """Return what a person should give, in the current language."""
        return _(self.wanted)

    def is_possible(self, value: T) -> bool:
        """Tell whether the value can be at all; an impossible one is kept, but judged as unknown."""
        return True


@dataclass(frozen=True)
class Text(Kind[str]):
    """Any text; spaces around it are trimmed."""

    name: ClassVar[str] = "text"
    wanted: str = N_("文字")

    @override
    def from_json(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise ValueError(raw)
        return raw.strip()


@dataclass(frozen=True)
class Choice(Text):
    """One of a fixed list of codes; `options` maps each code to its title.

    A choice whose list a policy pack supplies (`open_ended`) takes any code here; the pack's codes are checked by
    whoever reads the file together with the pack.
    """

    name: ClassVar[str] = "choice"
    options: Mapping[str, str] = field(default_factory=dict)
    open_ended: bool = False

    def __post_init__(self) -> None:
        """Let `wanted` list the codes."""
        if self.options:
            object.__setattr__(self, "wanted", " | ".join(self.options))

    @override
    def from_json(self, raw: object) -> str:
        code = super().from_json(raw)
        if code not in self.options and not self.open_ended:
            raise ValueError(raw)
        return code

    @override
    def asked(self) -> str:
        return _("、").join(_(title) for title in self.options.values())

    @override
    def show(self, value: str) -> str:
        return _(self.options[value]) if value in self.options else value


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no; a blank is neither."""

    name: ClassVar[str] = "yes_no"
    wanted: str = N_("true 或 false")

    @override
    def from_json(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise ValueError(raw)
        return raw

    @override
    def asked(self) -> str:
        return _("是或否")

    @override
    def show(self, value: bool) -> str:
        return _("是") if value else _("否")


@dataclass(frozen=True)
class Day(Kind[PartialDate]):
    """A date; of a partial one only the year or the month is known.

    `past_only` says that a date after the reference date is impossible (a birth date).
    """

    name: ClassVar[str] = "date"
    wanted: str = N_("日期 YYYY-MM-DD、YYYY-MM 或 YYYY")
    past_only: bool = False
    whole: bool = False

    @override
    def from_json(self, raw: object) -> PartialDate:
        if not isinstance(raw, str):
            raise ValueError(raw)
        value = PartialDate.parse(raw.strip())
        if self.whole and not value.is_whole:
            raise ValueError(raw)
        return value

    @override
    def asked(self) -> str:
        if self.whole:
            return _("完整日期，如 2025-03-01")
        return _("日期，如 2025-03-01；不知道日或月可写 2025-03、2025")

    @override
    def to_json(self, value: PartialDate) -> str:
        return str(value)


@dataclass(frozen=True)
class Number(Kind[Decimal]):
    """An exact number; `lowest` and `highest` (inclusive) and `decimals` bound what is possible."""

    name: ClassVar[str] = "number"
    wanted: str = N_("数字")
    lowest: Decimal | None = None
    highest: Decimal | None = None
    decimals: int | None = None

    @override
    def from_json(self, raw: object) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
            raise ValueError(raw)
        value = Decimal(raw)
        if not is_sane(value):
            raise ValueError(raw)
        return plain(value)

    @override
    def to_json(self, value: Decimal) -> object:
        return int(value) if value == value.to_integral_value() else value

    @override
    def show(self, value: Decimal) -> str:
        return show_number(value)

    @override
    def is_possible(self, value: Decimal) -> bool:
        return (
            (self.lowest is None or value >= self.lowest)
            and (self.highest is None or value <= self.highest)
            and (self.decimals is None or has_at_most_decimals(value, self.decimals))
        )


@dataclass(frozen=True)
class Year(Number):
    """A calendar year; shown without separators."""

    @override
    def show(self, value: Decimal) -> str:
        return f"{value:f}"


_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True)
class Money(Number):
    """An amount stored in 元 with at most two decimals, shown in 万元; a file may hold it as text."""

    name: ClassVar[str] = "money"
    unit: ClassVar[str] = N_("万元")
    wanted: str = N_("以元为单位的金额")
    lowest: Decimal | None = Decimal(0)
    decimals: int | None = 2

    @override
    def from_json(self, raw: object) -> Decimal:
        if isinstance(raw, str):
            if not _PLAIN_NUMBER.fullmatch(raw.strip()):
                raise ValueError(raw)
            raw = Decimal(raw.strip())
        return super().from_json(raw)

    @override
    def show(self, value: Decimal) -> str:
        return show_wan_yuan(value)


@dataclass(frozen=True)
class Area(Number):
    """An area in m² with at most two decimals."""

    name: ClassVar[str] = "area"
    unit: ClassVar[str] = N_("㎡")
    wanted: str = N_("以平方米为单位的面积")
    lowest: Decimal | None = Decimal(0)
    decimals: int | None = 2


@dataclass(frozen=True)
class Percent(Number):
    """A percentage, 0 to 100 inclusive."""

    name: ClassVar[str] = "percent"
    unit: ClassVar[str] = "%"
    wanted: str = N_("0 到 100 的百分数")
    lowest: Decimal | None = Decimal(0)
    highest: Decimal | None = Decimal(100)


@dataclass(frozen=True)
class Reference(Text):
    """The id of another record: of one type (`table`), or of any record or condition (`table` is "")."""

    name: ClassVar[str] = "reference"
    wanted: str = N_("另一条记录的编号（id）")
    table: str = ""


@dataclass(eq=False)
class Column(Generic[T]):
    """One field of a record type, declared once.

    Args:
        title: its heading, marked for translation, without a unit.
        kind: what its values are.
        default: what a record gets that is created without the field.
        decides: a verdict may hang on it (★ in the contract).
        claims: used to find the same thing claimed by two labs (◆).
        sensitive: masked unless asked for.
        aliases: other headings people use for it.
    """

    title: str
    kind: Kind[T]
    default: T | None = None
    decides: bool = False
    claims: bool = False
    sensitive: bool = False
    aliases: tuple[str, ...] = ()
    key: str = field(default="", init=False)
    index: int = field(default=-1, init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the key from the attribute's name."""
        self.key = name

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: "Record", owner: type) -> T | AsTyped | None: ...
    def __get__(self, record: "Record | None", owner: type) -> Any:
        """Return the column itself from the class, the cell from a record."""
        return self if record is None else record.cells[self.index]

    @property
    def heading(self) -> str:
        """The title with its unit, in the current language: 账面原值（万元）."""
        return _(self.title) + (f"{_('（')}{_(self.kind.unit)}{_('）')}" if self.kind.unit else "")

    def show(self, cell: Cell) -> str:
        """Return the cell as a person reads it: "" for a blank, the text itself for an as-typed one."""
        if cell is None:
            return ""
        return cell.text if isinstance(cell, AsTyped) else self.kind.show(cell)  # type: ignore[arg-type]  # cells hold what their column reads


class Record:
    """One record: its id and its cells, immutable; `replace` makes the edited one.

    Subclasses name their `table` (the key in the interchange file) and their `label`; `known_by` are the fields people
    know a record by.  `columns` is made from the declarations, in their order.
    """

    __slots__ = ("cells", "id")
    table: ClassVar[str]
    label: ClassVar[str]
    known_by: ClassVar[tuple[str, ...]]
    columns: ClassVar[tuple[Column[Any], ...]]
    column_of: ClassVar[Mapping[str, Column[Any]]]
    _blank_cells: ClassVar[Cells]

    def __init_subclass__(cls, table: str, label: str, known_by: tuple[str, ...]) -> None:
        """Collect the columns of a record type."""
        cls.table, cls.label, cls.known_by = table, label, known_by
        cls.columns = tuple(member for member in vars(cls).values() if isinstance(member, Column))
        for index, column in enumerate(cls.columns):
            column.index = index
        cls.column_of = {column.key: column for column in cls.columns}
        cls._blank_cells = tuple(column.default for column in cls.columns)

    def __init__(self, id: str, cells: Cells) -> None:
        self.id = id
        self.cells = cells

    @classmethod
    def of(cls, id: str, /, **given: Cell) -> Self:
        """Return a record with the cells given and the defaults for the rest.

        Raises:
            KeyError: the type has no such field.
        """
        return cls(id, cls._blank_cells).replace(**given)

    def replace(self, **changed: Cell) -> Self:
        """Return the same record with some cells changed.

        Raises:
            KeyError: the type has no such field.
        """
        cells = list(self.cells)
        for key, cell in changed.items():
            cells[self.column_of[key].index] = cell
        return type(self)(self.id, tuple(cells))

    def cell(self, key: str) -> Cell:
        """Return the cell of the field `key`.

        Raises:
            KeyError: the type has no such field.
        """
        return self.cells[self.column_of[key].index]

    def shown(self, key: str) -> str:
        """Return the cell of the field `key` as a person reads it."""
        return self.column_of[key].show(self.cell(key))

    @property
    def known_as(self) -> str:
        """What people call the record, e.g. a person's name; its id while that is blank."""
        return " ".join(filter(None, map(self.shown, self.known_by))) or self.id

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (type(self), self.id, self.cells) == (type(other), other.id, other.cells)

    @override
    def __hash__(self) -> int:
        return hash((self.id, self.cells))

    @override
    def __repr__(self) -> str:
        filled = (f"{c.key}={cell!r}" for c, cell in zip(self.columns, self.cells, strict=True) if cell is not None)
        return f"{type(self).__name__}.of({self.id!r}, {', '.join(filled)})"
