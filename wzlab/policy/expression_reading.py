"""Reading the keys of a pack's file that speak of records: which table, which field, which expression, which number."""

from decimal import Decimal

from wzlab.columns import Column, Record, Reference, Text
from wzlab.language import _
from wzlab.policy.names import Names, Unread
from wzlab.policy.nodes import Constant, Node, Type, all_of
from wzlab.policy.toml_reading import Table
from wzlab.records import TYPE_OF, Laboratory
from wzlab.units import MOST_DIGITS, is_sane


def read_record_type(table: Table) -> type[Record]:
    """Return the type of the records that `of` names, or `Unread` after a complaint."""
    before = len(table.complaints)
    name = table.option("of", TYPE_OF)
    return TYPE_OF[name] if len(table.complaints) == before else Unread


def read_column(table: Table, key: str, record_type: type[Record]) -> Column[str]:
    """Return the column of texts that a key names."""
    if record_type is Unread:
        table.text(key)
        return Laboratory.name
    texts = [column.key for column in record_type.columns if isinstance(column.kind, Text)]
    return record_type.column_of[table.option(key, texts)]


def read_reference(table: Table, key: str, record_type: type[Record], target: type[Record]) -> Column[str]:
    """Return the column, named by a key, of one type that refers to records of another."""
    column = read_column(table, key, record_type)
    if Unread not in (record_type, target) and not (
        isinstance(column.kind, Reference) and column.kind.table in ("", target.table)
    ):
        table.complain(key, _("引用 {table} 的字段").format(table=target.table), column.key)
    return column


def read_number(table: Table, key: str, value: Decimal | int) -> Decimal:
    """Return a number of the file as it was written; 0 after a complaint."""
    number = Decimal(value)
    if is_sane(number):
        return number
    table.complain(key, _("不超过 {digits} 位的数字").format(digits=MOST_DIGITS))
    return Decimal(0)


def read_expression(
    table: Table, names: Names, key: str, wanted: Type | None, record_type: type[Record] | None = None
) -> Node:
    """Return the expression under a key, of the wanted type (None: of any)."""
    text = table.text(key)
    if not text.strip():  # complained of already
        return Constant(None, wanted or Type.TRUTH)
    return names.parsed(table, key, text, record_type, wanted)


def read_tests(table: Table, names: Names, key: str, record_type: type[Record]) -> Node:
    """Return the expressions under a key as one, which holds if all of them do."""
    texts = table.texts(key)
    several = len(texts) > 1
    return all_of(
        tuple(
            names.parsed(table, f"{key}[{position}]" if several else key, text, record_type, Type.TRUTH)
            for position, text in enumerate(texts, 1)
        )
    )


def read_where(table: Table, names: Names, record_type: type[Record]) -> Node:
    """Return the test that says which records are meant: without `where`, all of them."""
    return read_tests(table, names, "where", record_type) if "where" in table else all_of(())
