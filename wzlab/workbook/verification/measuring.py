"""Measures as formulas: what is counted of helper columns, and whether it keeps its threshold.

A clause comes to 1, 0.5 or 0 like any truth, or to −1 where it speaks of nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd

from wzlab.columns import Record
from wzlab.language import N_, _
from wzlab.policy.nodes import Field, Node, Type, conjuncts
from wzlab.policy.pack import (
    Clause,
    Combined,
    Count,
    Distinct,
    Empty,
    Every,
    Holds,
    Limit,
    Measure,
    NoneOf,
    Ratio,
    Share,
    Some,
    Sum,
)
from wzlab.workbook.verification import numbers
from wzlab.workbook.verification.compiling import Compiler
from wzlab.workbook.verification.numbers import (
    INFINITE,
    NO,
    NO_END,
    UNKNOWN,
    End,
    Number,
    fitted,
    if_known,
    times,
)
from wzlab.workbook.verification.numbers import UnwritableError as Unwritable
from wzlab.workbook.verification.scopes import OWN_ROW, Scope, put_number

NOBODY = "-1"
"""What a clause comes to that speaks of no record."""

MOST_ROWS = 3_000
"""Comparing each record with each other takes too long for more."""

TOO_MANY_ROWS = N_("超过 {most} 条记录，不用公式两两比对")

CLASSES = (
    (N_("在总数内、符合"), "1", "1"),
    (N_("在总数内、不符合"), "1", "0"),
    (N_("在总数内、未知"), "1", "0.5"),
    (N_("可能在总数内、符合"), "0.5", "1"),
    (N_("可能在总数内、不符合"), "0.5", "0"),
    (N_("可能在总数内、未知"), "0.5", "0.5"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a clause comes to: its truth, its figure if it has one, its threshold; whether it may speak of nobody."""

    truth: str
    figure: Number | None = None
    threshold: Number | None = None
    may_lapse: bool = False


class Measuring:
    """Measures settled clauses by formulas; equal ones once."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self._scopes = compiler.scopes
        self._words = compiler.wording
        self._found: dict[Clause, Found] = {}
        self._numbers: dict[Measure, Number] = {}

    def find(self, clause: Clause) -> Found:
        """Return what a clause comes to."""
        if clause not in self._found:
            self._found[clause] = self._find(clause)
        return self._found[clause]

    def _find(self, clause: Clause) -> Found:
        measure = clause.measure
        match measure:
            case Some():
                return Found(self._some(measure.record_type, measure.where))
            case NoneOf():
                return self._none_of(measure)
            case Every():
                return self._every(measure)
            case Combined():
                return self._combined(measure)
        threshold = None
        if clause.limit is not None:
            threshold = self._compiler.number(clause.limit.threshold, self._scopes.summary)
        if isinstance(measure, Holds):
            return self._holds(measure, clause.limit, threshold)
        figure = self.number(measure)
        return Found(_keeps(figure, clause.limit, threshold), figure, threshold)

    # clauses that are a truth

    def _some(self, record_type: type[Record], where: Node) -> str:
        scope = self._scopes.of(record_type)
        if scope is None:
            return NO
        label = _("有没有：{table}，{test}").format(table=_(record_type.label), test=self._where(where))
        return self._scopes.summary.put(label, f"MAX({scope.span(self._member(where, scope))})")

    def _none_of(self, measure: NoneOf) -> Found:
        if self._scopes.of(measure.record_type) is None:
            return _empty(measure.empty)
        return Found(f"1-{self._some(measure.record_type, measure.where)}")

    def _every(self, measure: Every) -> Found:
        scope, linked = self._scopes.of(measure.record_type), self._scopes.of(measure.has.record_type)
        empty = _empty(measure.empty)
        if scope is None:
            return empty
        member, has = self._member(measure.where, scope), NO
        if linked is not None:
            has = scope.put(self._links_words(measure), self._covered(measure, scope, linked))
        label = _("{test}：有无相应的{table}").format(
            test=self._where(measure.where), table=_(measure.has.record_type.label)
        )
        covered = scope.column(label, f"IF({member}=0,1,IF({member}=1,{has},MAX({has},0.5)))")
        span = scope.span(member)
        may_be = f"IF(COUNTIF({span},0.5)>0,0.5,{empty.truth})"
        truth = f"IF(COUNTIF({span},1)=0,{may_be},MIN({scope.span(covered)}))"
        words = _("是否每个都有：{label}").format(label=label)
        return Found(self._scopes.summary.put(words, truth), may_lapse=empty.may_lapse)

    def _links_words(self, measure: Every) -> str:
        return _("有无{table}：{test}").format(
            table=_(measure.has.record_type.label), test=self._where(measure.has.where)
        )

    def _covered(self, measure: Every, scope: Scope, linked: Scope) -> str:
        """Return the truth that a record is referred to by a linked one, or by one whose reference is unreadable."""
        if len(scope.records) * len(linked.records) > MOST_ROWS**2:
            raise Unwritable(_(TOO_MANY_ROWS).format(most=MOST_ROWS))
        self._compiler.fields.check_ids_of(scope)
        by = linked.column(_(measure.has.by.title), self._compiler.text(Field(measure.has.by, Type.TEXT), linked))
        holds = self._member(measure.has.where, linked)
        covered = f"SUMPRODUCT(MAX(EXACT({linked.span(by)},{scope.ids()})*{linked.span(holds)}))"
        unreadable = self._compiler.fields.is_as_typed(measure.has.by, linked)
        if unreadable == "FALSE":
            return covered
        label = _("{field}未能识别而可能是").format(field=_(measure.has.by.title))
        any_of_them = linked.column(label, f"IF({unreadable},MIN(0.5,{holds}),0)")
        return f"MAX({covered},{self._scopes.summary.put(label, f'MAX({linked.span(any_of_them)})')})"

    def _combined(self, measure: Combined) -> Found:
        found = [self.find(part) for part in measure.parts]
        parts = [self._scopes.summary.put(_("分项"), part.truth) for part in found]
        if not any(part.may_lapse for part in found):
            if measure.needed == 1:
                return Found(f"MAX({','.join(parts)})")
            if measure.needed == len(parts):
                return Found(f"MIN({','.join(parts)})")
        number, met, possible = ("+".join(f"({part}{test})" for part in parts) for test in (">=0", "=1", ">=0.5"))
        needed = f"MIN({measure.needed},{number})"
        truth = f"IF({number}=0,{NOBODY},IF({met}>={needed},1,IF({possible}>={needed},0.5,0)))"
        return Found(truth, may_lapse=all(part.may_lapse for part in found))

    def _holds(self, measure: Holds, limit: Limit | None, threshold: Number | None) -> Found:
        figure = None if measure.figure is None else self._compiler.number_of_single(measure.about, measure.figure)
        if measure.test is not None:
            return Found(self._compiler.truth_of_single(measure.about, measure.test), figure, threshold)
        assert figure is not None  # a pack with neither is refused
        return Found(_keeps(figure, limit, threshold), figure, threshold)

    # clauses that are a number

    def number(self, measure: Measure) -> Number:
        """Return the bounds of a measure that is a number, as cells of the summary."""
        if measure not in self._numbers:
            self._numbers[measure] = self._number(measure)
        return self._numbers[measure]

    def _number(self, measure: Measure) -> Number:
        if isinstance(measure, Ratio):
            return self._ratio(self.number(measure.of), self.number(measure.to))
        assert isinstance(measure, Count | Sum | Share | Distinct)
        scope = self._scopes.of(measure.record_type)
        if scope is None:
            return numbers.constant(0)
        match measure:
            case Count(where=where):
                return self._count(where, scope)
            case Sum(where=where, amount=amount):
                return self._sum(where, amount, scope)
            case Share(where=where, part=part):
                return self._share(where, part, scope)
            case Distinct():
                return self._distinct(measure, scope)

    def _count(self, where: Node, scope: Scope) -> Number:
        span = scope.span(self._member(where, scope))
        low = f"COUNTIF({span},1)"
        return self._put(
            _("个数：{table}，{test}"),
            scope,
            where,
            _counted(low, scope),
            _counted(f"{low}+COUNTIF({span},0.5)", scope),
        )

    def _sum(self, where: Node, amount: Node, scope: Scope) -> Number:
        (added,) = numbers.over_one_divisor([self._compiler.number(amount, scope)])
        member, label = self._member(where, scope), self._words.of(amount)
        sizes = self._compiler.sizes(amount, scope)
        lows = scope.column(
            _("计入数额（下限）：{amount}，{test}").format(amount=label, test=self._where(where)),
            _contribution(member, added.low, "MIN", added.is_positive),
        )
        highs = scope.column(
            _("计入数额（上限）：{amount}，{test}").format(amount=label, test=self._where(where)),
            _contribution(member, added.high, "MAX", False),
        )
        ends = [
            self._summed(span, end, scope, sizes)
            for span, end in ((scope.span(lows), added.low), (scope.span(highs), added.high))
        ]
        words = _("合计（× {factor}）：{table}，{test}，{amount}")
        words = words.format(factor=added.low.divisor, amount=label, table="{table}", test="{test}")
        return self._put(words, scope, where, *ends, is_positive=added.is_positive)

    def _summed(self, span: str, end: End, scope: Scope, sizes: Sequence[Fraction] | None) -> End:
        total = f"SUM({span})"
        if end.is_open:
            total = f"IF(COUNT({span})={len(scope.records)},{total},{INFINITE})"
        most = end.most * len(scope.records) if sizes is None else ceil(sum(sizes) * end.fixed_divisor)
        return End(total, end.divisor, end.is_open, fitted(most), end.most_divisor)

    def _share(self, where: Node, part: Node, scope: Scope) -> Number:
        """Return the share by the counts of its classes: (a+u+c+e)/(a+b+u+c+e) at most, a/(a+b+u+d+e) at least."""
        summary, size = self._scopes.summary, len(scope.records)
        member = self._member(where, scope)
        hit = scope.column(self._words.of(part), self._compiler.truth(part, scope))
        whole, hits = scope.span(member), scope.span(hit)
        about = _("{table}，{test}；{part}").format(
            table=_(scope.record_type.label), test=self._where(where), part=self._words.of(part)
        )
        columns = _("“{sheet}”{whole} 列与 {part} 列").format(
            sheet=scope.name, whole=_letter(member), part=_letter(hit)
        )
        a, b, u, c, d, e = (
            summary.put(f"{columns}{_('：')}{_(words)}", f"COUNTIFS({whole},{in_whole},{hits},{in_part})")
            for words, in_whole, in_part in CLASSES
        )
        least, most = f"{a}+{b}+{u}+{d}+{e}", f"{a}+{b}+{u}+{c}+{e}"
        above = summary.put_pair(_("占比的分子：{about}").format(about=about), a, f"{a}+{u}+{c}+{e}")
        under = summary.put_pair(
            _("占比的分母（不小于 1）：{about}").format(about=about), f"MAX(1,{least})", f"MAX(1,{most})"
        )
        least_share, most_share = (End(x, y, False, size, size) for x, y in zip(above, under, strict=True))
        return Number(least_share, most_share, is_positive=True)

    def _distinct(self, measure: Distinct, scope: Scope) -> Number:
        if len(scope.records) > MOST_ROWS:
            raise Unwritable(_(TOO_MANY_ROWS).format(most=MOST_ROWS))
        title, size = _(measure.column.title), len(scope.records)
        text = scope.column(title, self._compiler.text(Field(measure.column, Type.TEXT), scope))
        first = f"IF(LEN({text})=0,0.5,IF(SUMPRODUCT(EXACT({scope.grown(text)},{text})*1)=1,1,0))"
        span = scope.span(scope.column(_("{field}第一次出现").format(field=title), first))
        known, unknown = f"COUNTIF({span},1)", f"COUNTIF({span},0.5)"
        low = End(f"MAX({known},IF({unknown}>0,1,0))", most=size)
        label = _("不同的{field}的个数").format(field=title)
        return put_number(self._scopes.summary, label, Number(low, _counted(f"{known}+{unknown}", scope), True))

    def _ratio(self, of: Number, to: Number) -> Number:
        """Divide by what is never negative; without bound above while it may be nought."""
        summary = self._scopes.summary
        low, high = _low_quotient(of.low, to.high), _high_quotient(of.high, to.low)
        above = summary.put_pair(_("比值的分子"), low.number, high.number)
        under = summary.put_pair(_("比值的分母"), low.divisor, high.divisor)
        least, most = (
            End(x, y, end.is_open, end.most, end.most_divisor)
            for x, y, end in zip(above, under, (low, high), strict=True)
        )
        return Number(least, most)

    # helpers

    def _member(self, where: Node, scope: Scope) -> str:
        """Return the column that says which records a test takes in: the least of its parts, each a column."""
        parts = conjuncts(where)
        if not parts:
            return scope.column(_("全部记录"), "1")
        columns = [scope.column(self._words.of(part), self._compiler.truth(part, scope)) for part in parts]
        if len(columns) == 1:
            return columns[0]
        label = _("同时满足：{columns} 列").format(columns=_("、").join(map(_letter, columns)))
        return scope.column(label, f"MIN({','.join(columns)})")

    def _where(self, where: Node) -> str:
        return self._words.all_of(conjuncts(where))

    def _put(self, words: str, scope: Scope, where: Node, low: End, high: End, *, is_positive: bool = True) -> Number:
        label = words.format(table=_(scope.record_type.label), test=self._where(where))
        return put_number(self._scopes.summary, label, Number(low, high, is_positive))


def _letter(cell: str) -> str:
    """Return the letter of a helper column, by which people find it."""
    return cell.rstrip(OWN_ROW)


def _empty(empty: Empty) -> Found:
    lapses = empty is Empty.NOT_APPLICABLE
    return Found(NOBODY if lapses else UNKNOWN, may_lapse=lapses)


def _counted(formula: str, scope: Scope) -> End:
    return End(formula, most=len(scope.records))


def _contribution(member: str, end: End, outermost: str, is_positive: bool) -> str:
    """Return what one record adds to an end of a sum: what is only possible adds no more than it must, or may."""
    if is_positive:
        return f"IF({member}=1,{end.number},0)"
    added = f"IF({member}=1,{end.number},{outermost}({end.number},0))"
    return f"IF({member}=0,0,{if_known((end,), added, INFINITE)})"


def _keeps(figure: Number, limit: Limit | None, threshold: Number | None) -> str:
    if limit is None or threshold is None:
        return UNKNOWN
    return numbers.at_most(threshold, figure) if limit.operator == ">=" else numbers.at_most(figure, threshold)


def _low_quotient(of: End, to: End) -> End:
    """Return the least quotient: open while the dividend may be negative, nought while the divisor is nought or open."""
    if of.number == INFINITE:
        return NO_END
    above, under = _factors(of, to)
    known = if_known((to,), f"{to.number}<>0", "FALSE")
    number = f"IF({known},{times(of.number, above)}*SIGN({to.number}),0)"
    number = if_known((of,), f"IF({of.number}>=0,{number},{INFINITE})", INFINITE)
    divisor = f"IF({known},{times(f'ABS({to.number})', under)},1)"
    return End(number, divisor, True, *_sizes(of, to))


def _high_quotient(of: End, to: End) -> End:
    """Return the greatest quotient: open while the divisor may be nought."""
    if INFINITE in (of.number, to.number):
        return NO_END
    above, under = _factors(of, to)
    number = f"IF({to.number}>0,{times(f'MAX({of.number},0)', above)},{INFINITE})"
    number = if_known((of, to), number, INFINITE)
    divisor = if_known((to,), f"IF({to.number}>0,{times(to.number, under)},1)", "1")
    return End(number, divisor, True, *_sizes(of, to))


def _factors(of: End, to: End) -> tuple[int, int]:
    """Return what the dividend and the divisor are multiplied by when their divisors are taken out."""
    common = gcd(of.fixed_divisor, to.fixed_divisor)
    return to.fixed_divisor // common, of.fixed_divisor // common


def _sizes(of: End, to: End) -> tuple[int, int]:
    above, under = _factors(of, to)
    return fitted(of.most * above), fitted(to.most * under)
