"""Reading one table of a pack's file, with every complaint kept: which rule, which key, what was expected."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeGuard, TypeVar

from wzlab.language import Words, _
from wzlab.policy.complaints import as_written, misfit, nothing, one_key_of, one_of, shortened, written_as
from wzlab.policy.nodes import Type

T = TypeVar("T")

BOTH = '{ zh = "…", en = "…" }'
"""How a text in both languages is written."""


class Table:
    """One table of the file: hands out its values by key, and complains of what is missing, wrong or left over.

    `place` says where the table stands, in words a rule author finds again: `condition team.size, count`.
    """

    def __init__(self, data: dict[str, Any], place: str, complaints: list[str]) -> None:
        self._data = data
        self._asked: set[str] = set()
        self.place = place
        self.complaints = complaints

    def complain(self, key: str, expected: str, found: str | None = None) -> None:
        """Keep a complaint about one key: what was expected there, and what was found (None: the key's value)."""
        if found is None:
            found = as_written(self._data[key]) if key in self._data else nothing()
        self.tell(key, misfit(expected, found))

    def tell(self, key: str, complaint: str) -> None:
        """Keep a complaint about one key that is a finished sentence."""
        where = ", ".join(part for part in (self.place, key) if part)
        self.complaints.append(f"{where}: {complaint}")

    def __contains__(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._data

    def _take(self, key: str, wanted: type | tuple[type, ...], expected: str, required: bool) -> Any:
        if key not in self:
            if required:
                self.complain(key, expected)
            return None
        value = self._data[key]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            self.complain(key, expected)
            return None
        return value

    def text(self, key: str, required: bool = True) -> str:
        """Return a text; "" after a complaint, or where it may be absent."""
        value = self._take(key, str, _(Type.TEXT.value), required)
        if value is not None and not value.strip():
            self.complain(key, _("不空的文字"))
        return value or ""

    def option(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """Return one of several texts; the default, or the first option after a complaint."""
        allowed = tuple(options)
        value = self._take(key, str, one_of(allowed), default is None)
        if value is not None and value not in allowed:
            self.complain(key, one_of(allowed))
            value = None
        return value if value is not None else default if default is not None else allowed[0]

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is absent."""
        return bool(self._take(key, bool, one_of(("true", "false")), required=False))

    def number(self, key: str) -> Decimal | None:
        """Return a whole number."""
        value = self._take(key, int, _("整数"), required=True)
        return None if value is None else Decimal(value)

    def raw(self, key: str, wanted: type | tuple[type, ...], expected: str) -> Any:
        """Return a value of one of several types, or None after a complaint."""
        return self._take(key, wanted, expected, required=True)

    def day(self, key: str) -> date:
        """Return a day."""
        return self.timeless(key, self._take(key, date, a_day(), required=True)) or date.min

    def timeless(self, key: str, value: T) -> T:
        """Return the value of a key, after a complaint if it is a day with a time."""
        if isinstance(value, datetime):
            self.complain(key, a_day())
        return value

    def moment(self, key: str) -> datetime:
        """Return a moment with its time zone."""
        expected = _("带时区的时刻，如 {example}").format(example="2026-01-12T17:30:00+08:00")
        value = self._take(key, datetime, expected, required=True)
        if value is not None and value.tzinfo is None:
            self.complain(key, expected)
        return value if value is not None else datetime.min

    def words(self, key: str, required: bool = True) -> Words:
        """Return a text in both languages, given as { zh = "…", en = "…" }."""
        value = self._take(key, dict, written_as(BOTH), required)
        return _words(value, self, key) if value is not None else Words("", "")

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """Return a list of texts; a single text stands for a list of one."""
        expected = _("一段或几段文字")
        value = self._take(key, (str, list), expected, required)
        if isinstance(value, str):
            return (value,)
        found = tuple(text for text in value or () if isinstance(text, str) and text.strip())
        if value is not None and (len(found) != len(value) or not found):
            self.complain(key, expected)
        return found

    def table(self, key: str, required: bool = True) -> "Table | None":
        """Return the table under a key."""
        value = self._take(key, dict, written_as("{ … }" if self.place else f"[{key}]"), required)
        return None if value is None else Table(value, f"{self.place}, {key}" if self.place else key, self.complaints)

    def tables(self, key: str, name_key: str | None = "id", required: bool = False) -> Iterator["Table"]:
        """Yield the tables of a list; each is named in complaints by its `name_key`, or by its position."""
        for position, entry in enumerate(self._entries(key, required), 1):
            if isinstance(entry, dict):
                name = entry.get(name_key) if name_key else None
                called = f"{key} {shortened(name) if _is_text(name) else f'#{position}'}"
                yield Table(entry, f"{self.place}, {called}" if self.place else called, self.complaints)
            else:
                self.complain(key, written_as(f"[[{key}]]"), as_written(entry))

    def _entries(self, key: str, required: bool) -> list[Any]:
        """Return a list of tables; a table that stands alone is complained of, as is an empty list of what is required."""
        expected = written_as(f"[[{key}]]")
        if key in self and isinstance(self._data[key], dict):
            self.complain(key, expected, f"[{key}]")
            return []
        entries: list[Any] = self._take(key, list, expected, required) or []
        if required and not entries and self._data.get(key) == []:
            self.complain(key, expected)
        return entries

    def __iter__(self) -> Iterator[str]:
        """Yield all keys of the table."""
        return iter(self._data)

    def words_list(self, key: str) -> tuple[Words, ...]:
        """Return a list of texts in both languages."""
        value = self._take(key, list, written_as(f"[{BOTH}, …]"), required=True) or []
        return tuple(_words(entry, self, f"{key}[{position}]") for position, entry in enumerate(value, 1))

    def finish(self) -> None:
        """Complain of every key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.complain(key, one_key_of(sorted(self._asked)), key)


def a_day() -> str:
    """Return the words for a day without a time."""
    return _("不带时间的日期，如 {example}").format(example="2026-01-12")


def _words(value: Any, table: Table, key: str) -> Words:
    if not isinstance(value, dict) or set(value) != {"zh", "en"} or not all(_is_text(v) for v in value.values()):
        table.complain(key, written_as(BOTH), as_written(value))
        return Words("", "")
    return Words(value["zh"], value["en"])


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def unique(entries: Iterable[T], name: Callable[[T], str], table: Table, key: str) -> tuple[T, ...]:
    """Return what was read under a key of a table, after a complaint about every name that comes twice."""
    found = tuple(entries)
    seen: set[str] = set()
    for entry in found:
        if name(entry) in seen:
            table.complain(key, _("互不相同的名字"), _("重复的 {name}").format(name=name(entry)))
        seen.add(name(entry))
    return found
