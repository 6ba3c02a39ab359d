"""What an expression of a policy pack is made of: a few node types, and nothing that runs by itself.

`where = "full_time and level in senior_levels"` becomes a tree of these.  Evaluating it, naming the fields that keep
it unknown, listing what it uses, and writing it as a workbook formula are functions over the tree, each in its own
module; none of them ever sees Python code again.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from wzlab.columns import Choice, Column
from wzlab.language import N_, Words
from wzlab.policy.values import Value


class Type(Enum):
    """What kind of value a node has; the value is the word used in complaints, marked for translation."""

    TRUTH = N_("是或否")
    NUMBER = N_("数字")
    DATE = N_("一个日期")
    TEXT = N_("文字")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that no record changes; when it is unknown, `missing` names the fields that would tell it."""

    value: Value
    type: Type
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """The cell of one column of the record looked at; a date that begins after `latest` is impossible."""

    column: Column[Any]
    type: Type
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a node says of a single record of the lab, such as the lead unit; without a node, the record's id."""

    single: str
    part: "Node | None"
    type: Type


@dataclass(frozen=True, slots=True)
class Name:
    """A value of the context: a reading's choice, the reference date, a figure."""

    name: str
    type: Type
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IsBlank:
    """Whether a cell is blank; an as-typed or impossible one is not."""

    column: Column[Any]
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """The first of several cells that is not blank; an as-typed or impossible one is unknown, nothing stands in."""

    fields: tuple[Field, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values compared: `==`, `<=` or `<` (the others are these, turned round or negated)."""

    operator: str
    left: "Node"
    right: "Node"
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class Member:
    """Whether a text is one of several."""

    item: "Node"
    values: frozenset[str]
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class AllOf:
    """Kleene's and."""

    parts: tuple["Node", ...]
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Kleene's or."""

    parts: tuple["Node", ...]
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's not."""

    part: "Node"
    type: Type = Type.TRUTH


@dataclass(frozen=True, slots=True)
class Either:
    """`then` if the condition holds, else `otherwise`; what both allow while it is unknown."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    type: Type


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions of `wzlab.policy.functions`, or arithmetic (`+`, `-`, `*`, `/`), on values."""

    function: str
    arguments: tuple["Node", ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Named:
    """A part to which the pack gave a name; the name is its code in the ledger, `because` its words there."""

    name: str
    part: "Node"
    because: Words | None
    type: Type


Node = (
    Constant
    | Field
    | Attribute
    | Name
    | IsBlank
    | FirstKnown
    | Compare
    | Member
    | AllOf
    | AnyOf
    | Not
    | Either
    | Call
    | Named
)

TRUE = Constant(True, Type.TRUTH)
FALSE = Constant(False, Type.TRUTH)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node, in the order they were written."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Named(part=part):
            return (part,)
        case Compare(left=left, right=right):
            return (left, right)
        case Member(item=item):
            return (item,)
        case Either(condition, then, otherwise):
            return (condition, then, otherwise)
        case Call(arguments=arguments):
            return arguments
        case FirstKnown(fields=fields):
            return fields
    return ()


def columns_used(node: Node) -> tuple[Column[Any], ...]:
    """Return the columns of the record looked at that a node reads, each once, in the order they were written."""
    if isinstance(node, Field | IsBlank):
        return (node.column,)
    return tuple(dict.fromkeys(column for part in parts_of(node) for column in columns_used(part)))


def names_used(node: Node) -> frozenset[str]:
    """Return the names of the context that a node reads (readings, dates, figures)."""
    if isinstance(node, Name):
        return frozenset({node.name})
    if isinstance(node, Attribute):
        return frozenset() if node.part is None else names_used(node.part)
    return frozenset().union(*(names_used(part) for part in parts_of(node)))


def attributes_used(node: Node) -> frozenset[tuple[str, Column[Any]]]:
    """Return what a node reads of single records from afar: (single, column)."""
    if isinstance(node, Attribute):
        columns = () if node.part is None else columns_used(node.part)
        nested = frozenset() if node.part is None else attributes_used(node.part)
        return nested | {(node.single, column) for column in columns}
    return frozenset().union(*(attributes_used(part) for part in parts_of(node)))


def possible_texts(node: Node, catalogue: frozenset[str]) -> frozenset[str] | None:
    """Return the texts a text node can be when it is known, or None if it can be any."""
    match node:
        case Constant(value=str(text)):
            return frozenset({text})
        case Constant():
            return frozenset()
        case Name(options=options):
            return frozenset(options)
        case Field(column=Column(kind=Choice() as kind)):
            return frozenset(kind.options) | (catalogue if kind.open_ended else frozenset())
        case Either(then=then, otherwise=otherwise):
            texts = [possible_texts(part, catalogue) for part in (then, otherwise)]
            return None if None in texts else frozenset().union(*(t for t in texts if t is not None))
        case Named(part=part) | Attribute(part=part) if part is not None:
            return possible_texts(part, catalogue)
    return None


def conjuncts(node: Node) -> tuple[Node, ...]:
    """Return the parts that must all hold for a node to hold; a node that is no `and` is its only one."""
    if node == TRUE:
        return ()
    if isinstance(node, AllOf):
        return tuple(conjunct for part in node.parts for conjunct in conjuncts(part))
    return (node,)


def all_of(parts: tuple[Node, ...]) -> Node:
    """Return the conjunction of parts: without what is always true, false if one is always false."""
    kept = tuple(conjunct for part in parts for conjunct in conjuncts(part))
    if FALSE in kept:
        return FALSE
    if not kept:
        return TRUE
    return kept[0] if len(kept) == 1 else AllOf(kept)
