"""What the expressions of a pack may name: what has been declared so far, and what may not be called so."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from keyword import iskeyword
from unicodedata import normalize

from wzlab.columns import Record
from wzlab.language import _
from wzlab.policy.complaints import new_name
from wzlab.policy.nodes import Constant, Node, Type
from wzlab.policy.parsing import ExpressionError, Scope, parse
from wzlab.policy.toml_reading import Table
from wzlab.records import RECORD_TYPES


class Unread(Record, table="", label="", known_by=()):
    """Stands for a table that was complained of; nothing more is said of the expressions on its records."""

    __slots__ = ()


@dataclass
class Names:
    """What has been declared so far; later declarations may use it.

    `subjects` are the single records and the lab's own; `broken` are the names that were complained of, so that nobody
    is told of them again wherever they are used.
    """

    context: dict[str, Node] = field(default_factory=dict)
    by_table: dict[str, dict[str, Node]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    subjects: dict[str, type[Record]] = field(default_factory=dict)
    catalogue: frozenset[str] = frozenset()
    broken: set[str] = field(default_factory=set)

    def declare(self, table: Table, key: str, name: str, node: Node) -> None:
        """Let expressions use a name, unless they could not write it or would mistake it for another."""
        if name in self.context:
            table.complain(key, new_name(), name)
        elif is_writable(table, key, name):
            tables = [record_type.table for record_type in RECORD_TYPES if name in record_type.column_of]
            _check_is_no_field(table, key, name, tables)
        self.context[name] = node

    def declare_of(self, table: Table, name: str, record_type: type[Record], node: Node) -> None:
        """Let expressions on one type's records use a name, as `declare`."""
        known = self.by_table.setdefault(record_type.table, {})
        if name in known or name in self.context:
            table.complain("name", new_name(), name)
        elif is_writable(table, "name", name) and name in record_type.column_of:
            _check_is_no_field(table, "name", name, [record_type.table])
        known[name] = node

    @contextmanager
    def breaking(self, table: Table, name: str) -> Iterator[None]:
        """Remember a name as broken if something is complained of while it is read."""
        before = len(table.complaints)
        yield
        if len(table.complaints) > before:
            self.broken.add(name)

    def leans_on_broken(self, text: str) -> bool:
        """Tell whether an expression uses what was complained of already: no more can be said of it."""
        return not self.broken.isdisjoint(re.findall(r"\w+", text))

    def parsed(self, table: Table, key: str, text: str, record_type: type[Record] | None, wanted: Type | None) -> Node:
        """Return an expression's node; after a complaint about the key, something of the wanted type."""
        stand_in = Constant(None, wanted or Type.TRUTH)
        if record_type is Unread or self.leans_on_broken(text):
            return stand_in
        scope = Scope(self.context, self.sets, self.subjects, self.catalogue, record_type, self.by_table)
        try:
            return parse(text, scope, wanted)
        except ExpressionError as error:
            table.tell(key, str(error))
            return stand_in


def is_writable(table: Table, key: str, name: str) -> bool:
    """Tell whether expressions can write a name, after a complaint if they cannot."""
    writable = name.isidentifier() and not iskeyword(name) and name == normalize("NFKC", name)
    if name and not writable:
        table.complain(key, _("由字母、数字、下划线组成、不以数字开头、不是保留字的名字"), name)
    return writable


def _check_is_no_field(table: Table, key: str, name: str, tables: list[str]) -> None:
    if tables:
        table.complain(key, _("不与字段同名的名字（{tables} 有这个字段）").format(tables=", ".join(tables)), name)
