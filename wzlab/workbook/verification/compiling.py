"""Expressions of a pack as formulas: a truth (1, 0.5, 0), a text ("" while unknown), or an interval of numbers or days.

What an expression means is declared once, in `wzlab.policy`; this is its second reading, node by node, and a test
holds the two together.  Everything that is used again stands in a helper cell of its own, so formulas stay short and
a reader can follow them.  What is read of a single record (the lead unit) is looked up live, by a formula that finds
the one row whose helper says 1 while none says 0.5.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Any

from wzlab.columns import Choice, Column, Record
from wzlab.kinds import Day
from wzlab.language import N_, _
from wzlab.policy.evaluation import Bindings, evaluate, settle
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
    Type,
    parts_of,
)
from wzlab.policy.pack import Pack
from wzlab.policy.values import bounds
from wzlab.records import Laboratory
from wzlab.workbook.verification import days, numbers, texts
from wzlab.workbook.verification.fields import TRUTHS, Fields
from wzlab.workbook.verification.numbers import INFINITE, UNKNOWN, End, Number
from wzlab.workbook.verification.numbers import UnwritableError as Unwritable
from wzlab.workbook.verification.scopes import Scope, Scopes, put_number
from wzlab.workbook.verification.texts import UNKNOWN_TEXT, text_literal
from wzlab.workbook.verification.wording import Wording

LONGEST_INLINE = 600
"""A longer part of a formula gets a helper cell of its own."""

LIVE_PREFIX = N_("starts_with 的开头不是固定文字")
NO_NUMBER_KNOWN = N_("数字是否已知，公式判断不了")

ORDERINGS: Mapping[str, Callable[[Number, Number], str]] = {
    "==": numbers.equal,
    "<=": numbers.at_most,
    "<": numbers.below,
}
COMPUTED: Mapping[str, Callable[..., Number]] = {
    "+": numbers.plus,
    "-": numbers.minus,
    "*": numbers.product,
    "years": days.years,
    "birthday": days.birthday,
    "year": days.year,
    "date": days.date_of,
}


class Compiler:
    """Compiles settled expressions into a workbook's helper sheets.

    Args:
        pack: the policy, for its single records.
        fields: reads cells.
        scopes: where helper formulas stand.
        bindings: the reference date alone, by which the tests of single records settle.
        figure: what tells a named figure's interval.
    """

    def __init__(
        self, pack: Pack, fields: Fields, scopes: Scopes, bindings: Bindings, figure: Callable[[str], Number]
    ) -> None:
        self.scopes = scopes
        self.wording = Wording(pack)
        self.fields = fields
        self._bindings = bindings
        self._figure = figure
        self._singles = {single.name: single for single in pack.singles}
        self._truth_of: Mapping[type, Callable[[Any, Scope], str]] = {
            Constant: lambda node, _scope: TRUTHS[node.value if isinstance(node.value, bool) else None],
            Field: lambda node, scope: fields.truth(node.column, scope),
            IsBlank: lambda node, scope: fields.is_blank(node.column, scope),
            FirstKnown: self._first_truth,
            Compare: self._compare,
            Member: self._member,
            AllOf: lambda node, scope: f"MIN({self._truths_of(node.parts, scope)})",
            AnyOf: lambda node, scope: f"MAX({self._truths_of(node.parts, scope)})",
            Not: lambda node, scope: texts.negated(self.truth(node.part, scope)),
            Named: lambda node, scope: self.truth_cell(node.part, scope),
            Either: self._truth_of_either,
            Attribute: lambda node, _scope: self.truth_of_single(node.single, node.part),
            Call: self._truth_of_call,
        }
        self._truths: dict[tuple[str, Node], str] = {}
        self._numbers: dict[tuple[str, Node], Number] = {}
        self._texts: dict[tuple[str, Node], str] = {}

    # truths

    def truth(self, node: Node, scope: Scope) -> str:
        """Return a yes/no expression as part of a formula that looks at a record of a scope."""
        key = scope.name, node
        if key not in self._truths:
            formula = self._truth_of[type(node)](node, scope)
            is_long = len(formula) > LONGEST_INLINE
            self._truths[key] = scope.put(self.wording.of(node), formula) if is_long else formula
        return self._truths[key]

    def truth_cell(self, node: Node, scope: Scope) -> str:
        """Return the helper cell of a yes/no expression."""
        return scope.put(self.wording.of(node), self.truth(node, scope))

    def _truths_of(self, parts: Sequence[Node], scope: Scope) -> str:
        return ",".join(self.truth(part, scope) for part in parts)

    def _first_truth(self, node: FirstKnown, scope: Scope) -> str:
        return self._first(node.fields, scope, [self.fields.truth(field.column, scope) for field in node.fields])

    def _truth_of_either(self, node: Either, scope: Scope) -> str:
        condition, then, otherwise = (self.truth_cell(p, scope) for p in (node.condition, node.then, node.otherwise))
        both = f"IF({then}={otherwise},{then},0.5)"
        return f"IF({condition}=1,{then},IF({condition}=0,{otherwise},{both}))"

    def _truth_of_call(self, node: Call, scope: Scope) -> str:
        match node.function:
            case "within":
                item, low, high = (self.number(argument, scope) for argument in node.arguments)
                inside = f"MIN({numbers.at_most(low, item)},{numbers.at_most(item, high)})"
                ends = low.high.number, high.low.number
                if all(end.isdigit() for end in ends) and int(ends[0]) <= int(ends[1]):
                    return inside
                return f"IF({numbers.below(high, low)}=1,0,{inside})"
            case "starts_with":
                heads = [argument.value for argument in node.arguments[1:] if isinstance(argument, Constant)]
                if len(heads) < len(node.arguments) - 1:
                    raise Unwritable(_(LIVE_PREFIX))
                return texts.starts_with(self.text(node.arguments[0], scope), map(str, heads))
            case "encloses":
                return texts.encloses(*(self._affix(argument, scope) for argument in node.arguments))
        raise TypeError(node)

    def _affix(self, node: Node, scope: Scope) -> texts.Told:
        """Return a text, and whether it is known anyway: a fixed one may be empty."""
        if isinstance(node, Constant) and isinstance(node.value, str):
            return texts.Told(text_literal(node.value), True)
        return texts.Told(self.text(node, scope), False)

    def _compare(self, node: Compare, scope: Scope) -> str:
        if node.left.type is not Type.TEXT:
            return ORDERINGS[node.operator](self.number(node.left, scope), self.number(node.right, scope))
        for side, other in ((node.left, node.right), (node.right, node.left)):
            choice = _choice(side)
            if choice is not None and isinstance(other, Constant) and isinstance(other.value, str):
                return self.fields.among(choice, frozenset({other.value}), scope)
        return texts.same(self.text(node.left, scope), self.text(node.right, scope))

    def _member(self, node: Member, scope: Scope) -> str:
        choice = _choice(node.item)
        if choice is not None:
            return self.fields.among(choice, node.values, scope)
        return texts.member(self.text(node.item, scope), sorted(node.values))

    # numbers and days

    def number(self, node: Node, scope: Scope) -> Number:
        """Return a number or day as the helper cells of its two ends."""
        key = scope.name, node
        if key not in self._numbers:
            found = self._number(node, scope)
            self._numbers[key] = found if isinstance(node, Constant | Name) else self._put(node, found, scope)
        return self._numbers[key]

    def sizes(self, node: Node, scope: Scope) -> list[Fraction] | None:
        """Return how great a number is on each record of this very lab; None if that hangs on what stays live."""
        if node.type is not Type.NUMBER or _is_live(node):
            return None
        values = (bounds(evaluate(node, record.cells)) for record in scope.records)
        return [max((abs(Fraction(end)) for end in ends if end is not None), default=Fraction(0)) for ends in values]

    def _fitted(self, node: Node, found: Number, scope: Scope) -> Number:
        """Return a number with its real greatest size, where that is less than what its parts allow.

        Raises:
            Unwritable: it is too large for an exact formula.
        """
        sizes = self.sizes(node, scope) if max(found.low.most, found.high.most) > numbers.MOST else None
        low, high = (
            end if sizes is None else replace(end, most=ceil(max(sizes) * end.fixed_divisor))
            for end in (found.low, found.high)
        )
        numbers.fitted(max(low.most, high.most))
        return replace(found, low=low, high=high)

    def _put(self, node: Node, found: Number, scope: Scope) -> Number:
        found = self._fitted(node, found, scope)
        label = self.wording.of(node)
        if found.low.divisor != "1":
            label = _("{label}（× {factor}）").format(label=label, factor=found.low.divisor)
        return put_number(scope, label, found)

    def _number(self, node: Node, scope: Scope) -> Number:
        match node:
            case Constant(value=value):
                return numbers.constant(value)
            case Field():
                return self._interval(node, scope)
            case FirstKnown(fields=fields):
                return self._first_number(fields, scope)
            case Named(part=part):
                return self.number(part, scope)
            case Name(name=name):
                return self._figure(name)
            case Either(condition, then, otherwise):
                branches = self.number(then, scope), self.number(otherwise, scope)
                return numbers.either(self.truth_cell(condition, scope), *branches)
            case Call(function="/", arguments=(left, Constant(value=divisor))):
                return numbers.quotient(self.number(left, scope), Fraction(divisor))  # type: ignore[arg-type]  # a pack with another divisor is refused
            case Call(function=function, arguments=arguments):
                return COMPUTED[function](*(self.number(argument, scope) for argument in arguments))
            case Attribute(single=single, part=part) if part is not None:
                return self._number_looked_up(single, part)
        raise TypeError(node)

    def _interval(self, field: Field, scope: Scope) -> Number:
        kind = field.column.kind
        is_past = isinstance(kind, Day) and kind.past_only
        return self.fields.interval(field.column, scope, is_past=is_past)

    def _first_number(self, fields: tuple[Field, ...], scope: Scope) -> Number:
        each = numbers.over_one_divisor(self.number(field, scope) for field in fields)
        ends = []
        for listed in ([number.low for number in each], [number.high for number in each]):
            number = self._first(fields, scope, [end.number for end in listed])
            most, is_open = max(end.most for end in listed), any(end.is_open for end in listed)
            ends.append(End(number, listed[0].divisor, is_open, most, listed[0].most_divisor))
        return Number(ends[0], ends[1], all(number.is_positive for number in each))

    def _first(self, fields: Sequence[Field], scope: Scope, values: Sequence[str]) -> str:
        """Return the value of the first field that is not blank, or of the last one."""
        *before, formula = values
        for field, value in zip(reversed(fields[:-1]), reversed(before), strict=True):
            formula = f"IF({self.fields.is_empty(field.column, scope)},{formula},{value})"
        return formula

    # texts

    def text(self, node: Node, scope: Scope) -> str:
        """Return a text as a helper cell or a literal; `""` is unknown."""
        key = scope.name, node
        if key not in self._texts:
            formula = self._text(node, scope)
            is_literal = isinstance(node, Constant)
            self._texts[key] = formula if is_literal else scope.put(self.wording.of(node), formula)
        return self._texts[key]

    def _text(self, node: Node, scope: Scope) -> str:
        match node:
            case Constant(value=value):
                return texts.constant(value)
            case Field(column=column):
                return self.fields.text(column, scope)
            case FirstKnown(fields=fields):
                return self._first(fields, scope, [self.text(field, scope) for field in fields])
            case Named(part=part):
                return self.text(part, scope)
            case Either():
                condition = self.truth_cell(node.condition, scope)
                then, otherwise = self.text(node.then, scope), self.text(node.otherwise, scope)
                both = f'IF(EXACT({then},{otherwise}),{then},"")'
                return f"IF({condition}=1,{then},IF({condition}=0,{otherwise},{both}))"
            case Attribute(single=single, part=None):
                return self._id_of(single)
            case Attribute(single=single, part=part) if part is not None:
                return self._looked_up(single, part, self.text, UNKNOWN_TEXT)
        raise TypeError(node)

    # single records

    def _looked_up(self, single: str, part: Node, cell_of: Callable[[Node, Scope], str], unknown: str) -> str:
        """Return what an expression says of a single record."""
        scope = self.scopes.of(self.record_type(single))
        if scope is None:
            return unknown
        found = self._at_single(single, part, scope, cell_of(part, scope), unknown)
        return self.scopes.summary.put(self.wording.of(Attribute(single, part, Type.TEXT)), found)

    def truth_of_single(self, single: str, node: Node) -> str:
        """Return the truth of a single record; unknown while there is no such record."""
        return self._looked_up(single, node, self.truth_cell, UNKNOWN)

    def _at_single(self, single: str, part: Node | None, scope: Scope, formula: str, unknown: str) -> str:
        """Return what a formula comes to on a single record, which it finds by its row."""
        if single == Laboratory.table:
            return formula
        row = self._row_of(single, scope)
        cell = scope.column(_("编号") if part is None else self.wording.of(part), formula)
        return f"IF({row}=0,{unknown},INDEX({scope.span(cell)},{row}))"

    def _number_looked_up(self, single: str, part: Node) -> Number:
        scope = self.scopes.of(self.record_type(single))
        if scope is None:
            return numbers.EVERYTHING
        found = self.number(part, scope)
        if single == Laboratory.table:
            return found
        ends = []
        for end in (found.low, found.high):
            number = self._at_single(single, part, scope, end.number, INFINITE)
            ends.append(End(number, end.divisor, True, end.most, end.most_divisor))
        return Number(ends[0], ends[1])

    def number_of_single(self, single: str, node: Node) -> Number:
        """Return a number of a single record in the summary."""
        label = self.wording.of(Attribute(single, node, Type.NUMBER))
        return put_number(self.scopes.summary, label, self._number_looked_up(single, node))

    def _id_of(self, single: str) -> str:
        scope = self.scopes.of(self.record_type(single))
        if scope is None:
            return UNKNOWN_TEXT
        self.fields.check_ids_of(scope)
        return self._at_single(single, None, scope, scope.ids(), UNKNOWN_TEXT)

    def record_type(self, single: str) -> type[Record]:
        """Return the type of a single record."""
        return Laboratory if single == Laboratory.table else self._singles[single].record_type

    def _row_of(self, single: str, scope: Scope) -> str:
        """Return the cell that says in which row of its table a single record stands; 0 while it is not settled."""
        declared = self._singles[single]
        title = str(declared.title)
        test = settle(declared.where, self._bindings)
        span = scope.span(scope.column(_("是否{title}").format(title=title), self.truth(test, scope)))
        only = f"AND(COUNTIF({span},1)=1,COUNTIF({span},0.5)=0)"
        label = _("{title}在表中第几行（0：没有、不止一个或有未知）").format(title=title)
        return self.scopes.summary.put(label, f"IF({only},MATCH(1,{span},0),0)")

    # whether it is known at all

    def known(self, node: Node) -> str:
        """Return the condition that an expression that looks at no record is known.

        Raises:
            Unwritable: it is a number, of which the judge knows more than its bounds.
        """
        summary = self.scopes.summary
        if node.type is Type.TRUTH:
            return f"{self.truth_cell(node, summary)}<>0.5"
        if node.type is Type.TEXT:
            text = self.text(node, summary)
            return f"LEN({text})>0"
        if node.type is Type.DATE:
            return numbers.if_known((self.number(node, summary).low,), "TRUE", "FALSE")
        return self._number_known(node)

    def _number_known(self, node: Node) -> str:
        match node:
            case Constant(value=value):
                return "FALSE" if value is None else "TRUE"
            case Name() | Field() | FirstKnown():
                return "TRUE"
            case Named(part=part):
                return self._number_known(part)
            case Attribute(single=single, part=Field() | FirstKnown() as part):
                scope = self.scopes.of(self.record_type(single))
                if scope is None or single == Laboratory.table:
                    return "FALSE" if scope is None else "TRUE"
                return f"{self._row_of(single, scope)}>0"
        raise Unwritable(_(NO_NUMBER_KNOWN))


def _is_live(node: Node) -> bool:
    return isinstance(node, Attribute | Name) or any(_is_live(part) for part in parts_of(node))


def _choice(node: Node) -> Column[Any] | None:
    """Return the field of choices that a node is, if it is one."""
    inner = node.part if isinstance(node, Named) else node
    if isinstance(inner, Field) and isinstance(inner.column.kind, Choice):
        return inner.column
    return None
