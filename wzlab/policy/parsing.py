"""Text → nodes: the small grammar of a policy pack's expressions.

The grammar is a part of Python's own expression syntax, parsed with `ast` and never evaluated as Python: names,
numbers, 'texts', `and or not`, `== != < <= > >=`, `in`, `+ - * /`, `a if c else b`, `lead.field`, and calls of the
functions in `wzlab.policy.functions` besides `is_blank(field)` and `first_known(field, …)`.

Whatever is wrong with an expression is found here, when the pack is loaded: unknown names, choices a field does not
have, a number compared with a date.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from wzlab.columns import Column, Day, Number, Record, YesNo
from wzlab.language import _
from wzlab.policy.complaints import misfit, number_or_day, one_of, written_as
from wzlab.policy.functions import FUNCTIONS, OPERATORS, Function
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
    Node,
    Not,
    Type,
    parts_of,
    possible_texts,
)
from wzlab.units import as_decimal, is_sane

LONGEST = 2_000
"""The most characters an expression may have."""
DEEPEST = 50
"""The most parts of an expression that may stand inside each other, those of its definitions included."""
LARGEST = 10_000
"""The most parts an expression may have in all, those of its definitions included."""

_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")
_FULL_WIDTH = re.compile("[　，。、；：（）！＝＜＞＋－＊／“”‘’]")


_OF_FIELDS = {"is_blank": 1, "first_known": 1, "unknown": 0}
"""The functions that are no plain function of values, and how many arguments they need at least."""


class ExpressionError(ValueError):
    """An expression breaks the grammar; the text says what was expected and what was found."""

    def __init__(self, expected: str, found: str | ast.AST, whole: str = "") -> None:
        super().__init__(misfit(expected, found if isinstance(found, str) else ast.unparse(found), whole))


@dataclass(frozen=True, slots=True)
class Scope:
    """What the names of an expression may mean.

    `record_type` is the type of the record looked at, if any; `names` are definitions, constants, readings and dates;
    `sets` are the named sets of texts; `singles` the single records (`lead`) whose fields can be named; `catalogue`
    the codes of the pack's directions; `definitions` the named expressions of each table.
    """

    names: Mapping[str, Node]
    sets: Mapping[str, frozenset[str]]
    singles: Mapping[str, type[Record]]
    catalogue: frozenset[str]
    record_type: type[Record] | None = None
    definitions: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)


def type_of(column: Column[Any]) -> Type:
    """Return the type a column's cells have in an expression."""
    if isinstance(column.kind, YesNo):
        return Type.TRUTH
    if isinstance(column.kind, Number):
        return Type.NUMBER
    return Type.DATE if isinstance(column.kind, Day) else Type.TEXT


def parse(text: str, scope: Scope, wanted: Type | None) -> Node:
    """Return the node an expression stands for.

    Raises:
        ExpressionError: it is too long, no expression of the grammar, names what is not there, or is not `wanted`
            (None: of any type).
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            _("不超过 {most} 个字符的表达式").format(most=LONGEST), _("{number} 个字符").format(number=len(text))
        )
    try:
        node = _Parser(scope).node(ast.parse(_one_line(text), mode="eval").body)
    except ExpressionError:
        raise
    except (RecursionError, MemoryError) as error:
        raise ExpressionError(_shallow(), text) from error
    except (SyntaxError, ValueError, ArithmeticError) as error:
        raise ExpressionError(_("表达式"), text) from error
    _check_size(node, text)
    return node if wanted is None else _typed(node, wanted, text)


def _one_line(text: str) -> str:
    """Return an expression's lines as one; spaces inside its texts are kept.

    Raises:
        ExpressionError: something outside its texts is a full-width sign, or begins a comment (which would swallow
            the lines behind it).
    """
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    signs = _QUOTED.sub("", line)
    if found := _FULL_WIDTH.search(signs):
        raise ExpressionError(_("不带全角符号 {sign} 的表达式").format(sign=found.group()), text)
    if "#" in signs:
        raise ExpressionError(_("不带 # 注释的表达式"), text)
    return line


def _check_size(node: Node, text: str) -> None:
    """Find an expression that is too deep to walk or, by definitions used again and again, too large."""
    number, waiting = 0, [(node, 1)]
    while waiting:
        part, depth = waiting.pop()
        number += 1
        if depth > DEEPEST:
            raise ExpressionError(_shallow(), text)
        if number > LARGEST:
            raise ExpressionError(_("连同所用的定义不超过 {most} 个部分的表达式").format(most=LARGEST), text)
        waiting += ((below, depth + 1) for below in _below(part))


def _below(node: Node) -> tuple[Node, ...]:
    """Return the nodes below a node, those read of single records too."""
    if isinstance(node, Attribute):
        return () if node.part is None else (node.part,)
    return parts_of(node)


def _shallow() -> str:
    return _("层层相套不超过 {most} 层的表达式").format(most=DEEPEST)


def _typed(node: Node, wanted: Type, text: str) -> Node:
    if node.type is not wanted:
        raise ExpressionError(_(wanted.value), _(node.type.value), text)
    return node


class _Parser:
    """Walks Python's syntax tree of one expression."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.readers: dict[type[ast.expr], Callable[[Any], Node]] = {
            ast.Constant: self.constant,
            ast.Name: self.name,
            ast.Attribute: self.attribute,
            ast.BoolOp: self.junction,
            ast.UnaryOp: self.unary,
            ast.Compare: self.comparison,
            ast.BinOp: self.arithmetic,
            ast.IfExp: self.either,
            ast.Call: self.call,
        }

    def node(self, tree: ast.expr) -> Node:
        reader = self.readers.get(type(tree))
        if reader is None:
            raise ExpressionError(_usable(), tree)
        return reader(tree)

    def typed(self, tree: ast.expr, wanted: Type) -> Node:
        return _typed(self.node(tree), wanted, ast.unparse(tree))

    def constant(self, tree: ast.Constant) -> Node:
        match tree.value:
            case bool(truth):
                return Constant(truth, Type.TRUTH)
            case int() | float() if is_sane(number := Decimal(str(tree.value))):
                return Constant(number, Type.NUMBER)
            case str(text):
                return Constant(text, Type.TEXT)
        raise ExpressionError(_("数字、文字、True 或 False"), tree)

    def column(self, tree: ast.expr) -> Column[Any]:
        """Return the field of the record looked at that a name stands for."""
        record_type = self.scope.record_type
        if record_type is None or not isinstance(tree, ast.Name) or tree.id not in record_type.column_of:
            raise ExpressionError(one_of(record_type.column_of if record_type else ()), tree)
        return record_type.column_of[tree.id]

    def name(self, tree: ast.Name) -> Node:
        record_type = self.scope.record_type
        definitions = self.scope.definitions.get(record_type.table, {}) if record_type else {}
        for names in (definitions, self.scope.names):
            if tree.id in names:
                return names[tree.id]
        columns = record_type.column_of if record_type else {}
        if tree.id in columns:
            return Field(columns[tree.id], type_of(columns[tree.id]))
        raise ExpressionError(one_of((*columns, *definitions, *self.scope.names)), tree)

    def attribute(self, tree: ast.Attribute) -> Node:
        single = tree.value.id if isinstance(tree.value, ast.Name) else ""
        record_type = self.scope.singles.get(single)
        if record_type is None:
            raise ExpressionError(one_of(f"{name}.…" for name in self.scope.singles), tree)
        if tree.attr == "id":
            return Attribute(single, None, Type.TEXT)
        of_record = replace(self.scope, record_type=record_type, names={})
        part = _Parser(of_record).name(ast.Name(tree.attr))
        if _reaches_out(part):
            raise ExpressionError(_("不涉及其他单条记录的定义"), tree)
        return Attribute(single, part, part.type)

    def junction(self, tree: ast.BoolOp) -> Node:
        parts = tuple(self.typed(value, Type.TRUTH) for value in tree.values)
        return AllOf(parts) if isinstance(tree.op, ast.And) else AnyOf(parts)

    def unary(self, tree: ast.UnaryOp) -> Node:
        if isinstance(tree.op, ast.Not):
            return Not(self.typed(tree.operand, Type.TRUTH))
        operand = self.node(tree.operand)
        if isinstance(tree.op, ast.USub) and isinstance(operand, Constant) and isinstance(operand.value, Decimal):
            return Constant(-operand.value, Type.NUMBER)
        raise ExpressionError(_usable(), tree)

    def comparison(self, tree: ast.Compare) -> Node:
        if len(tree.ops) != 1:
            raise ExpressionError(_("一次只比一对、用 and 连接的比较"), tree)
        left, operator, right = tree.left, tree.ops[0], tree.comparators[0]
        match operator:
            case ast.In():
                return self.member(left, right)
            case ast.NotIn():
                return Not(self.member(left, right))
            case ast.Eq():
                return self.equality(tree)
            case ast.NotEq():
                return Not(self.equality(tree))
            case ast.LtE() | ast.Lt():
                first, second = self.ordered(left, right)
                return Compare("<=" if isinstance(operator, ast.LtE) else "<", first, second)
            case ast.GtE() | ast.Gt():
                first, second = self.ordered(left, right)
                return Compare("<=" if isinstance(operator, ast.GtE) else "<", second, first)
        raise ExpressionError(one_of(("==", "!=", "<", "<=", ">", ">=", "in", "not in")), tree)

    def ordered(self, left: ast.expr, right: ast.expr) -> tuple[Node, Node]:
        first = self.node(left)
        if first.type not in (Type.NUMBER, Type.DATE):
            raise ExpressionError(number_or_day(), _(first.type.value), ast.unparse(left))
        return first, self.typed(right, first.type)

    def equality(self, tree: ast.Compare) -> Node:
        right = tree.comparators[0]
        first = self.node(tree.left)
        if first.type is Type.TRUTH:
            raise ExpressionError(_("单独写或加 not、不作比较的是或否"), tree)
        second = self.typed(right, first.type)
        self.check_texts(first, second, right)
        return Compare("==", first, second)

    def check_texts(self, first: Node, second: Node, tree: ast.expr) -> None:
        """Find a text that the other side can never be."""
        if first.type is not Type.TEXT:
            return
        allowed, given = (possible_texts(node, self.scope.catalogue) for node in (first, second))
        if allowed is not None and given is not None and not given <= allowed:
            raise ExpressionError(one_of(sorted(allowed)), tree)

    def member(self, item: ast.expr, values: ast.expr) -> Node:
        node = self.typed(item, Type.TEXT)
        texts = self.texts(values)
        allowed = possible_texts(node, self.scope.catalogue)
        if allowed is not None and (unknown := texts - allowed):
            raise ExpressionError(one_of(sorted(allowed)), ", ".join(sorted(unknown)))
        return Member(node, texts)

    def texts(self, tree: ast.expr) -> frozenset[str]:
        if isinstance(tree, ast.Name) and tree.id in self.scope.sets:
            return self.scope.sets[tree.id]
        if isinstance(tree, ast.Tuple | ast.List):
            constants = [self.typed(element, Type.TEXT) for element in tree.elts]
            texts = [node.value for node in constants if isinstance(node, Constant) and isinstance(node.value, str)]
            if texts and len(texts) == len(constants):
                return frozenset(texts)
        sets = ", ".join(self.scope.sets)
        raise ExpressionError(_("括号里的一列文字，或集合的名字（{sets}）").format(sets=sets), tree)

    def arithmetic(self, tree: ast.BinOp) -> Node:
        signs: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
        sign = signs.get(type(tree.op))
        if sign is None:
            raise ExpressionError(one_of(signs.values()), tree)
        left, right = self.typed(tree.left, Type.NUMBER), self.typed(tree.right, Type.NUMBER)
        if sign == "/":
            return self.quotient(left, right, tree)
        return _folded(sign, (left, right), OPERATORS[sign])

    def quotient(self, left: Node, right: Node, tree: ast.BinOp) -> Node:
        divisor = right.value if isinstance(right, Constant) else None
        if not isinstance(divisor, Decimal | Fraction) or divisor <= 0:
            raise ExpressionError(_("已知的正数（作除数）"), tree.right)
        if isinstance(left, Constant) and isinstance(left.value, Decimal | Fraction):
            quotient = Fraction(left.value) / Fraction(divisor)
            finite = as_decimal(quotient)
            return Constant(quotient if finite is None else finite, Type.NUMBER)
        if as_decimal(Fraction(1) / Fraction(divisor)) is None:
            raise ExpressionError(_("除得尽的除数，如 100"), str(divisor))
        return Call("/", (left, right), Type.NUMBER)

    def either(self, tree: ast.IfExp) -> Node:
        then = self.node(tree.body)
        otherwise = self.typed(tree.orelse, then.type)
        return Either(self.typed(tree.test, Type.TRUTH), then, otherwise, then.type)

    def call(self, tree: ast.Call) -> Node:
        name = tree.func.id if isinstance(tree.func, ast.Name) else ast.unparse(tree.func)
        if tree.keywords:
            raise ExpressionError(_("不写参数名的参数"), tree)
        match name:
            case "is_blank" if len(tree.args) == 1:
                return IsBlank(self.column(tree.args[0]))
            case "first_known" if tree.args:
                return self.first_known(tree)
            case "unknown" if len(tree.args) == 0:
                return Constant(None, Type.TEXT)
            case "date" if len(tree.args) == 1:
                return self.written_date(tree)
        if name in _OF_FIELDS:
            raise _wrong_number(tree, name, _OF_FIELDS[name])
        if name not in FUNCTIONS:
            raise ExpressionError(one_of(f"{known}()" for known in (*_OF_FIELDS, *FUNCTIONS)), tree)
        function = FUNCTIONS[name]
        return _folded(name, self.arguments(tree, name, function), function)

    def arguments(self, tree: ast.Call, name: str, function: Function) -> tuple[Node, ...]:
        wanted = list(function.parameters)
        if function.repeats:
            wanted += [wanted[-1]] * (len(tree.args) - len(wanted))
        if len(wanted) != len(tree.args):
            raise _wrong_number(tree, name, len(wanted))
        return tuple(self.typed(argument, kind) for argument, kind in zip(tree.args, wanted, strict=True))

    def first_known(self, tree: ast.Call) -> Node:
        columns = [self.column(argument) for argument in tree.args]
        kinds = {type_of(column) for column in columns}
        if len(kinds) != 1:
            raise ExpressionError(_("类型相同的字段"), tree)
        kind = kinds.pop()
        return FirstKnown(tuple(Field(column, kind) for column in columns), kind)

    def written_date(self, tree: ast.Call) -> Node:
        node = self.node(tree.args[0])
        text = node.value if isinstance(node, Constant) else None
        if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ExpressionError(written_as("date('YYYY-MM-DD')"), tree)
        try:
            return Constant(date.fromisoformat(text), Type.DATE)
        except ValueError as error:
            raise ExpressionError(_("日历上有的日子"), text) from error


def _folded(name: str, arguments: tuple[Node, ...], function: Function) -> Node:
    """Return the call, or its value when nothing in it can change."""
    values = [argument.value for argument in arguments if isinstance(argument, Constant)]
    if len(values) < len(arguments):
        return Call(name, arguments, function.result)
    value = function.compute(*values)
    if value is None and None not in values:
        raise ExpressionError(_("日历上有的日子"), f"{name}({', '.join(map(str, values))})")
    return Constant(value, function.result)


def _usable() -> str:
    return _("表达式里可用的写法")


def _wrong_number(tree: ast.Call, name: str, wanted: int) -> ExpressionError:
    return ExpressionError(_("有 {number} 个参数的 {name}()").format(number=wanted, name=name), tree)


def _reaches_out(node: Node) -> bool:
    """Tell whether a node names a single record: a record's definition read from afar names no further one."""
    return isinstance(node, Attribute) or any(_reaches_out(part) for part in parts_of(node))
