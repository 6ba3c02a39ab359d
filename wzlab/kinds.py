"""What the values of a field are, and the five forms they take: in a file, in the program, on a screen, in a sheet, typed.

A cell is a value, blank (`None`: unknown, never "no"), or `AsTyped`: text its kind cannot read, kept as it was typed.
One law holds wherever somebody types or pastes: `read` takes what a person writes, or refuses it; it never guesses.
What needs the other records or the policy pack to be read (references, directions) is in `wzlab.editing.cells`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Generic, NamedTuple, TypeVar

from typing_extensions import override

from wzlab.dates import PartialDate, read_date
from wzlab.language import N_, _
from wzlab.spelling import folded, narrowed
from wzlab.units import (
    has_at_most_decimals,
    is_sane,
    plain,
    read_number,
    read_yuan,
    show_number,
    show_wan_yuan,
    wan_text,
)


class AsTyped(NamedTuple):
    """A cell's text that its kind cannot read; judged as unknown."""

    text: str


Value = str | bool | Decimal | PartialDate
Cell = Value | AsTyped | None
Cells = tuple[Cell, ...]

T = TypeVar("T")


class Kind(Generic[T]):
    """What a column's values are, and the forms they take: in a file, in the program, on a screen, in a sheet, typed.

    `wanted` says, marked for translation, what the kind reads from a file; `unit` is the unit of what is shown ("" if
    none), `sample` what somebody might type.
    """

    name: ClassVar[str]
    wanted: str
    unit: ClassVar[str] = ""
    sample: ClassVar[str] = ""

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

    def read(self, text: str) -> T:
        """Read what a person types; the text is not blank.

        Raises:
            ValueError: the kind cannot read it with certainty; `asked` says what was expected.
        """
        raise NotImplementedError

    def typed(self, value: T) -> str:
        """Return the text an editor starts with; `read` makes the same value of it again."""
        return self.show(value)

    def example(self) -> str:
        """Return a short example of what to type, in the current language; "" where none helps."""
        return _(self.sample)

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

    @override
    def read(self, text: str) -> str:
        return text.strip()


@dataclass(frozen=True)
class Choice(Text):
    """One of a fixed list of codes; `options` maps each code to its title, `synonyms` other words for one to its code.

    A synonym is a word that can mean nothing else: 正高级 is 正高, but 高级 is either, and so none.  A choice whose
    list a policy pack supplies (`open_ended`) takes any code here; the pack's codes are checked by whoever reads the
    file, or what was typed, together with the pack.
    """

    name: ClassVar[str] = "choice"
    options: Mapping[str, str] = field(default_factory=dict)
    open_ended: bool = False
    synonyms: Mapping[str, str] = field(default_factory=dict)

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

    def spellings(self) -> Iterator[tuple[str, str]]:
        """Yield every word for a code, with the code: itself, its titles, its synonyms."""
        for code, title in self.options.items():
            yield from ((code, code), (title, code), (_(title), code))
        yield from self.synonyms.items()

    @override
    def read(self, text: str) -> str:
        wanted = folded(text)
        for word, code in self.spellings():
            if folded(word) == wanted:
                return code
        if self.open_ended:
            return text.strip()
        raise ValueError(text)

    @override
    def example(self) -> str:
        return next((_(title) for title in self.options.values()), "")

    @override
    def asked(self) -> str:
        return _("、").join(_(title) for title in self.options.values())

    @override
    def show(self, value: str) -> str:
        return _(self.options[value]) if value in self.options else value


_YES = frozenset("是有y1√✓✔☑") | {"yes", "true"}
_NO = frozenset("否无n0×✗✘") | {"no", "false"}


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """Yes or no; a blank is neither."""

    name: ClassVar[str] = "yes_no"
    sample: ClassVar[str] = N_("是或否")
    wanted: str = N_("true 或 false")

    @override
    def from_json(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise ValueError(raw)
        return raw

    @override
    def read(self, text: str) -> bool:
        word = folded(text)
        if word in _YES or word == folded(_("是")):
            return True
        if word in _NO or word == folded(_("否")):
            return False
        raise ValueError(text)

    @override
    def asked(self) -> str:
        return self.example()

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
        return self._whole_enough(PartialDate.parse(raw.strip()))

    def _whole_enough(self, value: PartialDate) -> PartialDate:
        if self.whole and not value.is_whole:
            raise ValueError(value)
        return value

    @override
    def read(self, text: str) -> PartialDate:
        return self._whole_enough(read_date(narrowed(text)))

    @override
    def example(self) -> str:
        return _("2023-05-01 或 2023年5月1日") if self.whole else _("2023-05-01 或 2023年5月")

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
    """An exact number; `lowest` and `highest` (inclusive) and `decimals` bound what is possible.

    `unit_words` may stand behind it when it is typed, and mean nothing more: "3 台".
    """

    name: ClassVar[str] = "number"
    sample: ClassVar[str] = "12"
    wanted: str = N_("数字")
    lowest: Decimal | None = None
    highest: Decimal | None = None
    decimals: int | None = None
    unit_words: tuple[str, ...] = ()

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
    def read(self, text: str) -> Decimal:
        return read_number(narrowed(text), self.unit_words)

    @override
    def typed(self, value: Decimal) -> str:
        return f"{value:f}"

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

    sample: ClassVar[str] = "2026"
    unit_words: tuple[str, ...] = ("年", "年度")

    @override
    def show(self, value: Decimal) -> str:
        return f"{value:f}"


_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True)
class Money(Number):
    """An amount stored in 元 with at most two decimals, shown in 万元; a file may hold it as text.

    Typed, a bare number means 万元, as the heading says; any other unit must be written: 5000000元, ¥5,000,000, 0.5亿.
    """

    name: ClassVar[str] = "money"
    unit: ClassVar[str] = N_("万元")
    sample: ClassVar[str] = N_("500（万元）或 5000000元")
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

    @override
    def read(self, text: str) -> Decimal:
        return read_yuan(narrowed(text))

    @override
    def typed(self, value: Decimal) -> str:
        return wan_text(value)

    @override
    def asked(self) -> str:
        return _("金额，如 500（即 500 万元）或 5000000元")


@dataclass(frozen=True)
class Area(Number):
    """An area in m² with at most two decimals."""

    name: ClassVar[str] = "area"
    unit: ClassVar[str] = N_("㎡")
    sample: ClassVar[str] = "120.5"
    wanted: str = N_("以平方米为单位的面积")
    lowest: Decimal | None = Decimal(0)
    decimals: int | None = 2
    unit_words: tuple[str, ...] = ("㎡", "m²", "m2", "平方米", "平米", "平方")


@dataclass(frozen=True)
class Percent(Number):
    """A percentage, 0 to 100 inclusive."""

    name: ClassVar[str] = "percent"
    unit: ClassVar[str] = "%"
    sample: ClassVar[str] = "60"
    wanted: str = N_("0 到 100 的百分数")
    lowest: Decimal | None = Decimal(0)
    highest: Decimal | None = Decimal(100)
    unit_words: tuple[str, ...] = ("%",)


@dataclass(frozen=True)
class Reference(Text):
    """The id of another record: of one type (`table`), or of any record or condition (`table` is "")."""

    name: ClassVar[str] = "reference"
    sample: ClassVar[str] = N_("名称或编号（id）")
    wanted: str = N_("另一条记录的编号（id）")
    table: str = ""
