"""The sheet 核验: for each condition and reading, what the program found beside what the formulas find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wzlab.language import N_, _
from wzlab.policy.judge import Outcome, Result, Verdict
from wzlab.policy.pack import Condition
from wzlab.policy.report import Report
from wzlab.policy.words import STANDING_WORDS, Standing, reading_words
from wzlab.workbook.figures import FIGURE_KINDS, figure_entry, unit_word
from wzlab.workbook.holding import Formula, Plain
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, column_letter, columns, quoted
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import sheet_title
from wzlab.workbook.verification.compiling import Compiler
from wzlab.workbook.verification.fields import Fields
from wzlab.workbook.verification.measuring import NOBODY, Found, Measuring
from wzlab.workbook.verification.numbers import UNKNOWN, Number, UnwritableError
from wzlab.workbook.verification.scopes import Scopes
from wzlab.workbook.verification.settling import (
    figure_bindings,
    live_bindings,
    settled_clause,
    settled_measure,
    settling,
)
from wzlab.workbook.verification.showing import Shown

VERIFICATION_COLUMNS = (
    (N_("序号"), CellKind.WORD, 5),
    (N_("条款"), CellKind.TEXT, 22),
    (N_("口径"), CellKind.TEXT, 34),
    (N_("单位"), CellKind.WORD, 6),
    (N_("程序：下限"), CellKind.NUMBER, 12),
    (N_("程序：上限"), CellKind.NUMBER, 12),
    (N_("程序：要求值"), CellKind.NUMBER, 14),
    (N_("程序：结论"), CellKind.WORD, 12),
    (N_("人工判断（是或否）"), CellKind.WORD, 13),
    (N_("公式：下限"), CellKind.NUMBER, 12),
    (N_("公式：上限"), CellKind.NUMBER, 12),
    (N_("公式：要求值"), CellKind.NUMBER, 14),
    (N_("公式：结论"), CellKind.WORD, 12),
    (N_("是否一致"), CellKind.WORD, 16),
    (N_("数据来自"), CellKind.WORD, 16),
)
LOW, NOTE, FORMULA_LOW, OUTCOME, FORMULA_OUTCOME, AGREES = 5, 9, 10, 8, 13, 14
"""The columns of the sheet, counted from 1, that its formulas name."""

WORDS: Mapping[Outcome, str] = {
    outcome: STANDING_WORDS[Standing(outcome.value)]
    for outcome in (Outcome.MET, Outcome.UNMET, Outcome.OPEN, Outcome.CONFIRM, Outcome.NOT_APPLICABLE)
}

ABOUT = N_(
    "本表的公式按{pack}（第 {version} 版）由各记录表重新算出每个数和每个结论，不用本程序也能核对；改了记录表里的内容，"
    "公式结果随之改变，“程序”各列不变。"
)
FOLLOWING = N_(
    "看法：“核验·…”各表每行一条记录，每列一个判断（1 是，0 否，0.5 未知）；“核验·汇总”数出个数、合计和占比的分子分母；"
    "本表与要求值比较。金额按分、面积按 0.0001 ㎡ 等整数计算，占比用交叉相乘比较，不受四舍五入影响。"
)
SETTLED = N_(
    "已固定在公式里的：基准日 {day}、各口径的取法、政策中的数字。公式只管导出时的那些行：增了行、删了行，"
    "请把工作簿读回程序，重新导出再核验；一行清空了，按内容未知的记录计。"
)
STALE = N_("记录表的行数变了，请读回后重新导出再核验")


def verification_sheets(report: Report, names: Names, places: Places) -> list[Sheet]:
    """Return 核验 and its helper sheets.

    Args:
        report: what the program found.
        names: what the record sheets call directions and references.
        places: where the records stand; the record sheets are all noted there.
    """
    return _Verification(report, names, places).sheets()


@dataclass(frozen=True, slots=True)
class _Derived:
    """The formulas of one condition under one reading: what it is, as conditions and cells."""

    applies: str
    needs: tuple[str, ...]
    found: Found

    @property
    def conditions(self) -> list[str]:
        """What must hold for the condition to be measured at all."""
        return [*([] if self.applies == "1" else [f"{self.applies}=1"]), *self.needs]

    @property
    def measured(self) -> str:
        """The condition under which there is a figure."""
        listed = [*self.conditions, *([f"{self.found.truth}<>{NOBODY}"] if self.found.may_lapse else [])]
        return "TRUE" if not listed else listed[0] if len(listed) == 1 else f"AND({','.join(listed)})"


class _Verification:
    """Makes the sheets of one report."""

    def __init__(self, report: Report, names: Names, places: Places) -> None:
        pack, lab, context = report.pack, report.lab, report.judge.context
        self._report = report
        self._context = context
        self._scopes = Scopes(lab.tables, lab.laboratory, places)
        fields = Fields(names, [direction.code for direction in pack.directions], report.reference_date)
        without_names = live_bindings(context, {})
        self._compiler = Compiler(pack, fields, self._scopes, without_names, self._figure)
        self._measuring = Measuring(self._compiler)
        self._name = sheet_title(_("核验"))
        self._first_row = 0

    def _figure(self, name: str) -> Number:
        measure = settled_measure(self._report.pack.figures[name], settling(figure_bindings(self._context)))
        return self._measuring.number(measure)

    def sheets(self) -> list[Sheet]:
        """Return 核验, the summary, and the tables' helper sheets."""
        sheet = self._sheet(())
        while sheet.row_number(0) != self._first_row:  # wide numbers widen the sheet, and its notes take fewer lines
            self._first_row = sheet.row_number(0)
            sheet = self._sheet(self._rows())
        return [sheet, *self._scopes.sheets()]

    def _sheet(self, rows: Sequence[Row]) -> Sheet:
        pack = self._report.pack
        return Sheet(
            name=self._name,
            title=_("核验（由公式重新算出）"),
            columns=columns(VERIFICATION_COLUMNS),
            rows=rows,
            notes=(
                _(ABOUT).format(pack=pack.title, version=pack.version),
                _(FOLLOWING),
                _(SETTLED).format(day=self._report.reference_date),
            ),
            fixed_columns=3,
        )

    # rows

    def _rows(self) -> list[Row]:
        """Return the row that says how many agree, then a row for each condition and reading."""
        rows: list[Row] = []
        for number, verdict in enumerate(self._report.judge.verdicts.values(), 1):
            for result in verdict.results:
                rows.append(self._row(number, verdict, result, self._first_row + 1 + len(rows)))
        return [self._head(len(rows)), *rows]

    def _head(self, number: int) -> Row:
        """Return the row that stands first: whether all agree."""
        letter = column_letter(AGREES)
        first, last = self._first_row + 1, self._first_row + number
        span = f"${letter}${first}:${letter}${last}"
        differing, agreeing = (f'SUMPRODUCT(EXACT({span},"{word}")*1)' for word in (_("不一致"), _("一致")))
        left = f'IF({agreeing}={number},"{_("全部一致")}","{_("其余一致，有的未核验")}")'
        found = f'IF({differing}>0,{differing}&"{_(" 处不一致")}",{left})'
        stale = f'"{_(STALE)}"'
        told = f"=IFERROR(IF({self._scopes.rows_changed()},{stale},{found}),{stale})"
        blanks: list[Plain | Entry] = [None] * (AGREES - 3)
        return [None, _("全部条款"), *blanks, Entry(Formula(told), kind=CellKind.SECTION), None]

    def _row(self, number: int, verdict: Verdict, result: Result, row: int) -> Row:
        condition = verdict.condition
        about = (
            number,
            str(condition.title),
            reading_words(result, self._report.pack),
            unit_word(condition.unit) or None,
        )
        try:
            derived = self._derived(condition, result)
            return [*about, *self._cells(condition, result, derived, row)]
        except UnwritableError as error:
            return [*about, *self._without_formula(condition, result, str(error))]

    def _derived(self, condition: Condition, result: Result) -> _Derived:
        """Compile a condition under a reading.

        Raises:
            UnwritableError: some part of it cannot be an exact formula.
        """
        settle = settling(live_bindings(self._context, result.choice))
        summary, compiler, title = self._scopes.summary, self._compiler, str(condition.title)
        applies = "1"
        if condition.applies is not None:
            truth = compiler.truth(settle(condition.applies), summary)
            applies = summary.put(_("{title}：是否适用").format(title=title), truth)
        needs = tuple(compiler.known(settle(node)) for node in condition.needs)
        found = Found(UNKNOWN)
        if condition.body is not None:
            found = self._measuring.find(settled_clause(condition.body, settle))
        if not condition.judged:
            words = _("{title}：是否满足（−1：没有所说的对象）") if found.may_lapse else _("{title}：是否满足")
            truth = summary.put(words.format(title=title), found.truth)
            found = Found(truth, found.figure, found.threshold, found.may_lapse)
        return _Derived(applies, needs, found)

    def _cells(self, condition: Condition, result: Result, derived: _Derived, row: int) -> list[Plain | Entry]:
        shown, found, note = Shown(condition.unit), derived.found, self._note(condition)
        program: list[Plain] = [None, None, None]
        formulas: list[Plain] = [None, None, None]
        if found.figure is not None:
            program[:2] = shown.values(result.bounds, found.figure)
            formulas[:2] = shown.formulas(found.figure, derived.measured)
        if found.threshold is not None:
            program[2] = shown.threshold(result.threshold, found.threshold)
            formulas[2] = shown.threshold_formula(found.threshold)
        outcome = Formula("=" + self._outcome(condition, derived, row))
        kind = FIGURE_KINDS.get(condition.unit, CellKind.NUMBER)
        return [
            *(_of_kind(value, kind) for value in program),
            _(WORDS[result.outcome]),
            note,
            *(_of_kind(value, kind) for value in formulas),
            outcome,
            Formula("=" + self._agreement(formulas, row)),
            self._source(found),
        ]

    def _note(self, condition: Condition) -> str | None:
        """Return what a person said of a judged condition."""
        note = self._report.lab.notes.get(condition.id)
        if not condition.judged or note is None or note.confirmed is None:
            return None
        return _("是") if note.confirmed else _("否")

    def _outcome(self, condition: Condition, derived: _Derived, row: int) -> str:
        word = {outcome: f'"{_(words)}"' for outcome, words in WORDS.items()}
        if condition.judged:
            note = f"{column_letter(NOTE)}{row}"
            unsaid = f'IF(EXACT({note},"{_("否")}"),{word[Outcome.UNMET]},{word[Outcome.CONFIRM]})'
            told = f'IF(EXACT({note},"{_("是")}"),{word[Outcome.MET]},{unsaid})'
        else:
            truth = derived.found.truth
            rest = word[Outcome.OPEN]
            if derived.found.may_lapse:
                rest = f"IF({truth}={NOBODY},{word[Outcome.NOT_APPLICABLE]},{rest})"
            told = f"IF({truth}=1,{word[Outcome.MET]},IF({truth}=0,{word[Outcome.UNMET]},{rest}))"
        if derived.conditions:
            told = f"IF(AND({','.join(derived.conditions)}),{told},{word[Outcome.OPEN]})"
        if derived.applies != "1":
            told = f"IF({derived.applies}=0,{word[Outcome.NOT_APPLICABLE]},{told})"
        return told

    def _agreement(self, formulas: Sequence[Plain], row: int) -> str:
        """Return the formula that compares the program's cells of a row with the formulas'."""
        pairs = [(LOW + place, FORMULA_LOW + place) for place, formula in enumerate(formulas) if formula is not None]
        same = [f"EXACT({column_letter(OUTCOME)}{row},{column_letter(FORMULA_OUTCOME)}{row})"]
        for ours, theirs in pairs:
            x, y = f"{column_letter(ours)}{row}", f"{column_letter(theirs)}{row}"
            same.append(f"IF(COUNT({x},{y})=2,{x}={y},EXACT({x},{y}))")
        return f'IF(AND({",".join(same)}),"{_("一致")}","{_("不一致")}")'

    def _source(self, found: Found) -> Entry | None:
        """Return a link to the row of the summary that a condition's figure or truth comes from."""
        cell = found.truth if found.figure is None else found.figure.low.number
        sheet, _bang, address = cell.partition("!")
        if sheet != quoted(self._scopes.summary.name):
            return None
        row = int(address.rpartition("$")[2])
        words = _("汇总第 {row} 行").format(row=row)
        return Entry(words, Mark.LINK, leads_to=Place(self._scopes.summary.name, row))

    def _without_formula(self, condition: Condition, result: Result, why: str) -> list[Plain | Entry]:
        """Return the cells of a row that has no formulas: the program's, and why."""
        low, high = result.bounds or (None, None)
        figures = [figure_entry(number, condition.unit) for number in (low, high, result.threshold)]
        told = [None, None, None, _("没有公式")]
        return [
            *figures,
            _(WORDS[result.outcome]),
            self._note(condition),
            *told,
            _("未核验：{why}").format(why=why),
            None,
        ]


def _of_kind(value: Plain, kind: CellKind) -> Entry | None:
    if value is None:
        return None
    return Entry(value, kind=CellKind.WORD if isinstance(value, str) else kind)
