"""Expressions of a pack in words, for the headings of helper columns: 学位为博士且（全时）."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wzlab.columns import Choice, Column
from wzlab.language import N_, _
from wzlab.policy.nodes import (
    AllOf,
    AnyOf,
    Attribute,
    Call,
    Compare,
    Constant,
    Either,
    Field,
    FirstKnown,
    IsBlank,
    Member,
    Name,
    Named,
    Node,
    Not,
)
from wzlab.policy.pack import Pack
from wzlab.policy.values import Range
from wzlab.records import Laboratory

SIGNS: Mapping[str, str] = {"==": " = ", "<=": " ≤ ", "<": " < "}
OPPOSITES: Mapping[str, str] = {"==": " ≠ ", "<=": " > ", "<": " ≥ "}
ARITHMETIC: Mapping[str, str] = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
CALLS: Mapping[str, str] = {
    "years": N_("{0}到{1}的周岁"),
    "birthday": N_("{0}起满 {1} 周岁之日"),
    "year": N_("{0}的年份"),
    "date": N_("{0} 年 {1} 月 {2} 日"),
    "within": N_("{0}在 {1} 至 {2} 之间"),
    "encloses": N_("{0}以 {1} 开头、以 {2} 结尾，中间不空"),
}


class Wording:
    """Says the expressions of one pack in words."""

    def __init__(self, pack: Pack) -> None:
        self._titles = {single.name: str(single.title) for single in pack.singles}
        self._titles[Laboratory.table] = _(Laboratory.label)
        self._words: Mapping[type, Callable[[Any], str]] = {
            Constant: lambda node: _constant(node.value),
            Field: lambda node: _(node.column.title),
            Attribute: self._attribute,
            Name: lambda node: str(node.name),
            IsBlank: lambda node: _("{field}未填").format(field=_(node.column.title)),
            FirstKnown: self._first_known,
            Compare: lambda node: self._compared(node, SIGNS),
            Member: lambda node: self._member(node, _("{item}为{values}")),
            AllOf: lambda node: self._joined(node.parts, _("且")),
            AnyOf: lambda node: self._joined(node.parts, _("或")),
            Not: self._negated,
            Either: self._either,
            Call: self._call,
            Named: lambda node: self.of(node.part),
        }

    def of(self, node: Node) -> str:
        """Return an expression in words."""
        return self._words[type(node)](node)

    def all_of(self, nodes: Iterable[Node]) -> str:
        """Return several expressions that must all hold, in words; 全部 if there are none."""
        return self._joined(tuple(nodes), _("且")) or _("全部记录")

    def _attribute(self, node: Attribute) -> str:
        part = _("编号") if node.part is None else self._bracketed(node.part)
        return _("{record}的{part}").format(record=self._titles[node.single], part=part)

    def _first_known(self, node: FirstKnown) -> str:
        first, *others = (_(field.column.title) for field in node.fields)
        return _("{first}（未填则{other}）").format(first=first, other=_("、").join(others)) if others else first

    def _compared(self, node: Compare, signs: Mapping[str, str]) -> str:
        codes = _codes(node.left) or _codes(node.right)
        return signs[node.operator].join(self._side(side, codes) for side in (node.left, node.right))

    def _side(self, node: Node, codes: "Column[Any] | None") -> str:
        if codes is not None and isinstance(node, Constant) and isinstance(node.value, str):
            return str(codes.kind.show(node.value))
        return self.of(node)

    def _member(self, node: Member, words: str) -> str:
        codes = _codes(node.item)
        order = [*codes.kind.options] if codes and isinstance(codes.kind, Choice) else []
        listed = [*(code for code in order if code in node.values), *sorted(node.values - set(order))]
        values = _("、").join(codes.kind.show(value) if codes else value for value in listed)
        return words.format(item=self.of(node.item), values=values)

    def _joined(self, parts: tuple[Node, ...], word: str) -> str:
        if len(parts) == 1:
            return self.of(parts[0])
        return word.join(self._bracketed(part) for part in parts)

    def _bracketed(self, node: Node) -> str:
        inner = node.part if isinstance(node, Named) else node
        words = self.of(inner)
        return _("（{words}）").format(words=words) if isinstance(inner, AllOf | AnyOf | Either) else words

    def _negated(self, node: Not) -> str:
        match node.part:
            case Compare():
                return self._compared(node.part, OPPOSITES)
            case Member():
                return self._member(node.part, _("{item}不为{values}"))
            case IsBlank(column=column):
                return _("{field}已填").format(field=_(column.title))
        return _("并非{words}").format(words=self._bracketed(node.part))

    def _either(self, node: Either) -> str:
        parts = {"condition": node.condition, "then": node.then, "otherwise": node.otherwise}
        said = {name: self._bracketed(part) for name, part in parts.items()}
        return _("若{condition}则{then}，否则{otherwise}").format(**said)

    def _call(self, node: Call) -> str:
        arguments = [self._bracketed(argument) for argument in node.arguments]
        if node.function in ARITHMETIC:
            return ARITHMETIC[node.function].join(arguments)
        if node.function == "starts_with":
            return _("{text}以 {heads} 开头").format(text=arguments[0], heads=_("、").join(arguments[1:]))
        return _(CALLS[node.function]).format(*arguments)


def _constant(value: Any) -> str:
    match value:
        case None | Range():
            return _("未知")
        case bool():
            return _("是") if value else _("否")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
    return str(value)


def _codes(node: Node) -> Column[Any] | None:
    """Return the field of choices that a node reads, whose codes have words."""
    match node:
        case Field(column=column) if isinstance(column.kind, Choice):
            return column
        case Attribute(part=part) | Named(part=part) if part is not None:
            return _codes(part)
    return None
