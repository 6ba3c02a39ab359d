"""Headings above two fields in one column: when something begins and when it ends, a building and a room.

Such a column means a pair, whose key is those of its two fields with a plus between them, each left out where no field
holds it: `starts_on+ends_on`, `+lease_until`.  It stands wherever a field's key does: in matches, in decisions, and in
what is remembered.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from wzlab.columns import Record
from wzlab.importing.cells.dividing import Parts, divide_place, divide_span
from wzlab.importing.cells.doubts import NO_PLACE, NO_SPAN, Sentences
from wzlab.importing.cells.texts import says_nothing
from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.model import BETWEEN_FIELDS
from wzlab.intake.grids import Plain
from wzlab.language import N_, _

_NO_SPANS = N_("没有看出起、止两个日期，没有读入：确是起止日期的，请选定这一栏。")
_NO_PLACES = N_("分不清哪里是楼宇、哪里是房间号，没有读入：请拆成两栏，或选定一样。")


class Pair(NamedTuple):
    """Two fields of a record that people write into one column.

    Args:
        first: the field of what is said first, "" for none.
        second: the field of what is said second, "" for none.
        title: what such a column is called, marked for translation.
        words: the folded headings of such columns.
        divide: takes a cell's text apart, None where it is not plain how.
        between: what stands between the two when they are put together again.
        undivided: what is told of such a cell.
        question: what is told of a column that is called so and holds no such pairs.
    """

    first: str
    second: str
    title: str
    words: frozenset[str]
    divide: Callable[[str], Parts | None] = divide_span
    between: str = "至"
    undivided: Sentences = NO_SPAN
    question: str = _NO_SPANS

    @property
    def key(self) -> str:
        """Return what stands for both fields where one field's key would."""
        return f"{self.first}{BETWEEN_FIELDS}{self.second}"

    def with_part(self, parts: Parts, place: int, text: str) -> str:
        """Return the text of a cell in which one of the two (0 or 1) says something else; "" if nothing is said then."""
        said = [text if place == one else part for one, part in enumerate(parts)]
        return self.between.join(said) if any(said) else ""


def _spans(first: str, second: str, title: str, *words: tuple[str, str]) -> Pair:
    """Return the pair of when something begins and when it ends; its words are each of the one with each of the other."""
    called = (f"{of}{what}" for topics, times in words for of in topics.split("、") for what in times.split("、"))
    return Pair(first, second, title, frozenset(called))


_TIMES = "起止、起止时间、起止日期、起止年月、起止年限"

PAIRS: Mapping[str, tuple[Pair, ...]] = {
    "projects": (
        _spans(
            "starts_on",
            "ends_on",
            N_("起止日期"),
            ("、项目、课题、研究、执行、实施", _TIMES),
            ("项目、课题、研究、执行、实施、项目执行、项目实施、项目研究、合同、任务", "期、期限、周期、年限"),
            ("研究、执行、实施", "时间"),
        ),
        _spans("starts_on", "", N_("起止日期（只取开始）")),
        _spans("", "ends_on", N_("起止日期（只取结束）")),
    ),
    "staff": (
        _spans(
            "",
            "contract_until",
            N_("合同起止日期"),
            ("合同、劳动合同、聘用合同、聘用、聘期、聘任", f"{_TIMES}、期限"),
            ("合同、劳动合同、聘用合同、聘用、聘、聘任", "期"),
        ),
        _spans("insured_since", "", N_("参保起止日期"), ("社保、参保、社保缴纳、社保缴费", _TIMES)),
    ),
    "rooms": (
        _spans(
            "",
            "lease_until",
            N_("租期起止日期"),
            ("租期、租赁、租用、租赁期", f"{_TIMES}、期限、时间"),
            ("租、租赁、租用", "期"),
        ),
        Pair(
            "building",
            "room_no",
            N_("楼宇和房间号"),
            frozenset(
                f"{of}{mark}{number}"
                for of in ("楼宇", "楼栋", "楼号", "楼")
                for mark in ("/", "、", "及", "和", "")
                for number in ("房间号", "房号", "房间")
            ),
            divide_place,
            " ",
            NO_PLACE,
            _NO_PLACES,
        ),
    ),
    "agreements": (
        _spans("", "valid_until", N_("协议起止日期"), ("、协议、合作、合同", _TIMES), ("协议、合作、合同", "期、期限")),
    ),
    "units": (_spans("", "high_tech_valid_until", N_("高新技术企业证书起止日期")),),
    "attachments": (_spans("", "valid_until", N_("有效期起止日期"), ("有效", "期限")),),
}
"""By table, the pairs that its sheets have.  A heading of the field that says until when is one, too, if spans stand below it."""

_LOOKED_AT = 50
"""So many cells tell whether a column holds pairs."""


def pairs_of(record_type: type[Record]) -> tuple[Pair, ...]:
    """Return the pairs that tables of a kind of record have."""
    return PAIRS.get(record_type.table, ())


def pair_named(record_type: type[Record], key: str) -> Pair | None:
    """Return the pair that a key stands for, None for that of a single field."""
    return next((pair for pair in pairs_of(record_type) if pair.key == key), None)


def half_of(record_type: type[Record], pair: Pair, taken: Container[str]) -> Pair | None:
    """Return the pair that holds only that field of a pair that is not taken, None where there is none."""
    first, second = ("" if key in taken else key for key in (pair.first, pair.second))
    return pair_named(record_type, f"{first}{BETWEEN_FIELDS}{second}") if first or second else None


def title_of(record_type: type[Record], key: str) -> str:
    """Return what a field, or a pair of fields, is called.

    Raises:
        KeyError: there is no such field.
    """
    pair = pair_named(record_type, key)
    return _(pair.title if pair else record_type.column_of[key].title)


def is_key(record_type: type[Record], key: str) -> bool:
    """Tell whether a key is that of a field of a record, or of a pair of its fields."""
    return key in record_type.column_of or pair_named(record_type, key) is not None


def pair_called(heading: str, record_type: type[Record]) -> Pair | None:
    """Return the pair that a heading names by its words, whatever stands below it."""
    words = words_of(parts_of(heading)[-1]).bare
    return next((pair for pair in pairs_of(record_type) if words in pair.words), None)


def are_pairs(pair: Pair, cells: Sequence[Plain]) -> bool:
    """Tell whether at least half of the cells of a column say both of a pair, or the first and that it is not over yet.

    Blank cells, and those that say nothing (/, 无), do not count; without others there is none.
    """
    filled = [cell for cell in cells if cell is not None and not (isinstance(cell, str) and says_nothing(cell))]
    cells = filled[:_LOOKED_AT]
    divided = (pair.divide(cell) for cell in cells if isinstance(cell, str))
    return 2 * sum(1 for parts in divided if parts is not None and parts[0]) >= max(1, len(cells))
