"""How a field is declared, and what a record is made of.

A record type is a class whose attributes are columns; that one declaration drives the interchange file, the exported
sheet, the problems, the policy packs' expressions, and the table, the form and the importer:

    class Room(Record, table="rooms", label=N_("场地"), known_by=("building", "room_no")):
        site = Column(N_("园区（地址）"), Text(), decides=True)
        usable_area = Column(N_("使用面积"), Area(), decides=True)

What the values of a field are, and what can be read as one, is in `wzlab.kinds`, whose names may be taken from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, overload

from typing_extensions import override

from wzlab.kinds import (
    Area,
    AsTyped,
    Cell,
    Cells,
    Choice,
    Day,
    Kind,
    Money,
    Number,
    Percent,
    Reference,
    T,
    Text,
    Value,
    Year,
    YesNo,
)
from wzlab.language import _

__all__ = [
    "Area",
    "AsTyped",
    "Cell",
    "Cells",
    "Choice",
    "Column",
    "Day",
    "Kind",
    "Money",
    "Number",
    "Percent",
    "Record",
    "Reference",
    "T",
    "Text",
    "Value",
    "Year",
    "YesNo",
    "words_in",
]


def words_in(*lines: str) -> tuple[str, ...]:
    """Return the words of some lines, parted by spaces: what long lists of `Column.aliases` are written in."""
    return tuple(" ".join(lines).split())


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
        personal: says who somebody is, and is not in a copy that is shared.
        aliases: other headings people use for it.
    """

    title: str
    kind: Kind[T]
    default: T | None = None
    decides: bool = False
    claims: bool = False
    sensitive: bool = False
    personal: bool = False
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

    @property
    def example(self) -> str:
        """A short example of what to type, in the current language; "" where none helps."""
        return self.kind.example()


class Record:
    """One record: its id and its cells, immutable; `replace` makes the edited one.

    Subclasses name their `table` (the key in the interchange file) and their `label`; `known_by` are the fields people
    know a record by, `answered_by` is who can tell what is blank.  `columns` is made from the declarations, in their
    order.
    """

    __slots__ = ("cells", "id")
    table: ClassVar[str]
    label: ClassVar[str]
    known_by: ClassVar[tuple[str, ...]]
    answered_by: ClassVar[str]
    columns: ClassVar[tuple[Column[Any], ...]]
    column_of: ClassVar[Mapping[str, Column[Any]]]
    _blank_cells: ClassVar[Cells]

    def __init_subclass__(cls, table: str, label: str, known_by: tuple[str, ...], answered_by: str = "") -> None:
        """Collect the columns of a record type."""
        cls.table, cls.label, cls.known_by, cls.answered_by = table, label, known_by, answered_by
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
