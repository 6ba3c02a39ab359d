"""What was judged, and on which records: 检查结论, 计入明细.

Figures stand in cells of their own as numbers, with their unit beside them; the words come from
`wzlab.policy.words`, so the workbook says what the command line and the window say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wzlab.lab import LAB_ID
from wzlab.language import N_, _
from wzlab.policy.evaluation import evaluate
from wzlab.policy.judge import Outcome, Overall, Result
from wzlab.policy.ledger import NotCounted, Undecided
from wzlab.policy.pack import BINDING_WORDS, Condition, Sum
from wzlab.policy.report import ConditionReport, Report
from wzlab.policy.subjects import tables_about
from wzlab.policy.values import Number, Range, bounds
from wzlab.policy.words import (
    Standing,
    deciding_results,
    overall_words,
    reading_words,
    show_figure,
    standing,
    standing_words,
)
from wzlab.policy.working_words import note_words
from wzlab.records import TYPE_OF
from wzlab.workbook.figures import figure_entry, unit_word
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

OPERATORS = {">=": "≥", "<=": "≤"}

# --- 检查结论 --------------------------------------------------------------------------------------------------------

VERDICT_COLUMNS = (
    (N_("序号"), CellKind.WORD, 5),
    (N_("条款"), CellKind.TEXT, 14),
    (N_("要求"), CellKind.TEXT, 25),
    (N_("依据"), CellKind.WORD, 11),
    (N_("约束"), CellKind.WORD, 7),
    (N_("结论"), CellKind.WORD, 10),
    (N_("现状"), CellKind.WORD, 12),
    (N_("下限"), CellKind.NUMBER, 10),
    (N_("上限"), CellKind.NUMBER, 10),
    (N_("比较"), CellKind.WORD, 5),
    (N_("要求值"), CellKind.NUMBER, 9),
    (N_("差额"), CellKind.NUMBER, 10),
    (N_("单位"), CellKind.WORD, 6),
    (N_("其他口径"), CellKind.TEXT, 22),
    (N_("只计有证明的"), CellKind.WORD, 12),
    (N_("说明"), CellKind.TEXT, 20),
    (N_("提示"), CellKind.TEXT, 40),
    (N_("所看的表"), CellKind.WORD, 10),
)


def verdict_sheet(report: Report, ledger: Sheet, places: Places) -> Sheet:
    """Return the sheet of verdicts: a condition in each row, leading to its part of the ledger and to its records."""
    starts = {row[0]: ledger.row_number(index) for index, row in reversed(list(enumerate(ledger.rows)))}
    return Sheet(
        name=sheet_name("verdicts"),
        title=_("检查结论") if report.overall is Overall.READY else _("检查结论（草稿）"),
        columns=columns(VERDICT_COLUMNS),
        rows=[
            (*_verdict_row(number, condition, report, Place(ledger.name, starts[number])), _looks_at(condition, places))
            for number, condition in enumerate(report.conditions, 1)
        ],
        notes=_verdict_notes(report),
        fixed_columns=2,
    )


def _verdict_notes(report: Report) -> tuple[str, ...]:
    about = _("基准日 {day}；{pack}（第 {version} 版）。下限只计确定的，上限连可能的也计；两者不同，是有空白待补。")
    unassessed = _("；").join(str(words) for words in report.pack.unassessed)
    return (
        overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab),
        about.format(day=report.reference_date, pack=report.pack.title, version=report.pack.version),
        *([_("未评估，须另行核对：{list}。").format(list=unassessed)] if unassessed else []),
    )


def _verdict_row(number: int, report: ConditionReport, whole: Report, ledger: Place) -> Row:
    verdict, condition, note = report.verdict, report.condition, report.note
    measured = verdict.primary.bounds or Range(None, None)
    return (
        Entry(number, Mark.LINK, leads_to=ledger),
        str(condition.title),
        str(condition.rule),
        condition.clause,
        _(BINDING_WORDS[condition.binding]),
        Entry(standing_words(verdict, note), standing(verdict, note)),
        show_figure(verdict.primary, condition.unit) or None,
        figure_entry(measured.low, condition.unit),
        _high(measured, condition),
        OPERATORS[verdict.limit.operator] if verdict.limit else None,
        figure_entry(verdict.threshold, condition.unit),
        figure_entry(verdict.gap, condition.unit, raised=True),
        unit_word(condition.unit) or None,
        _other_readings(report, whole) or None,
        _in_words(show_figure(report.evidenced.primary, condition.unit), standing_words(report.evidenced, note)),
        note_words(note) or None,
        _numbered(report.warnings) or None,
    )


def _looks_at(report: ConditionReport, places: Places) -> Entry | None:
    """Return the table whose records a condition looks at first, leading to the first of them."""
    about = tables_about(report.condition)
    table = next((table for table in TYPE_OF if table in about), None)
    if table is None:
        return None
    sheet = places.sheet(table)
    place = Place(sheet, places.rows(table).start) if sheet else places.of(report.lab.find(LAB_ID), None)
    label = _(TYPE_OF[table].label)
    return Entry(label, Mark.LINK, leads_to=place) if place and (sheet or table == LAB_ID) else Entry(label)


def _high(measured: Range, condition: Condition) -> Entry | None:
    if measured.high is None and measured.low is not None:
        return Entry(_("不定"), kind=CellKind.WORD)
    return figure_entry(measured.high, condition.unit)


def _other_readings(report: ConditionReport, whole: Report) -> str:
    """Return what the readings that would change the outcome give, and the default's beside them."""
    verdict = report.verdict
    differing = deciding_results(verdict)
    if not differing:
        return _("各口径一致") if len(verdict.results) > 1 else ""
    first = f"{reading_words(verdict.primary, whole.pack)}{_('：')}{_finding(verdict.primary, report)}"
    told = _("若{reading}：{finding}")
    others = [
        told.format(reading=reading_words(result, whole.pack), finding=_finding(result, report)) for result in differing
    ]
    return "\n".join([first, *others])


def _finding(result: Result, report: ConditionReport) -> str:
    """Return a result in words: its figure, and what it would be called."""
    word = standing_words(replace(report.verdict, outcome=result.outcome), report.note)
    return _in_words(show_figure(result, report.condition.unit), word)


def _in_words(figure: str, word: str) -> str:
    return f"{figure}{_('，')}{word}" if figure else word


def _numbered(texts: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)) if len(texts) > 1 else "".join(texts)


# --- 计入明细 --------------------------------------------------------------------------------------------------------

LEDGER_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("条款"), CellKind.TEXT, 27),
    (N_("归类"), CellKind.WORD, 12),
    (N_("表"), CellKind.WORD, 13),
    (N_("编号"), CellKind.TEXT, 9),
    (N_("名称"), CellKind.TEXT, 40),
    (N_("所在行"), CellKind.WORD, 8),
    (N_("计入数额"), CellKind.NUMBER, 13),
    (N_("单位"), CellKind.WORD, 7),
    (N_("为何未计入，或待定于哪些内容"), CellKind.TEXT, 52),
)


def ledger_sheet(report: Report, names: Names, places: Places) -> Sheet:
    """Return the sheet of the ledger: for each condition, what became of each record it looks at."""
    rows: list[Row] = []
    for number, condition in enumerate(report.conditions, 1):
        rows += _LedgerRows(number, condition, report, names, places).rows()
    return Sheet(
        name=sheet_name("ledger"),
        title=_("计入明细"),
        columns=columns(LEDGER_COLUMNS),
        rows=rows,
        notes=(
            _("每个条款逐条列出：计入的、待定的（补齐所列内容才能定）、未计入的及原因；按默认或已固定的口径。"),
            _("占比条款：“计入”的是分子，“只计入总数”的只进分母。点“所在行”可跳到该条记录。"),
        ),
        fixed_columns=2,
    )


@dataclass(frozen=True, slots=True)
class _LedgerRows:
    """Makes the rows of one condition."""

    number: int
    report: ConditionReport
    whole: Report
    names: Names
    places: Places

    def rows(self) -> Iterator[Row]:
        """Yield the counted, the undecided, then those that do not count; one row that says why if there is none."""
        ledger = self.report.ledger
        amount = self._amount()
        for record_id in ledger.counted:
            yield self._row(Entry(_("计入"), Standing.MET), record_id, amount=amount(record_id))
        for undecided in ledger.undecided:
            yield self._undecided(undecided)
        for entry in ledger.not_counted:
            yield self._row(_refusal_word(entry), entry.record, self.names.discreet(entry.record, entry.because))
        if not (ledger.counted or ledger.undecided or ledger.not_counted):
            yield self._row("—", None, self._nothing())

    def _row(self, word: str | Entry, record_id: str | None, why: str = "", amount: Number | None = None) -> Row:
        record, unit = self.names.record(record_id), self.report.condition.unit
        place = self.places.of(record)
        return (
            self.number,
            str(self.report.condition.title),
            word,
            _(record.label) if record else None,
            record_id,
            (self.names.name(record.id) or None) if record else None,
            Entry(place.row, Mark.LINK, leads_to=place) if place else None,
            figure_entry(amount, unit),
            None if amount is None else unit_word(unit),
            why or None,
        )

    def _undecided(self, undecided: Undecided) -> Row:
        fields = _("、").join(self.names.field(undecided.record, field) for field in undecided.fields)
        why = _("须补充或改正：{fields}") if undecided.record else _("缺少应有的记录，须指定：{fields}")
        return self._row(Entry(_("待定"), Standing.OPEN), undecided.record, why.format(fields=fields))

    def _nothing(self) -> str:
        """Say why a condition looks at no record."""
        if self.report.verdict.primary.outcome is Outcome.NOT_APPLICABLE:
            return _("本条不适用")
        return _("由人判断，不逐条计数") if self.report.condition.judged else _("没有可计的记录")

    def _amount(self) -> Callable[[str], Number | None]:
        """Return what tells how much a counted record adds to a sum; the amounts add up to the lower bound."""
        body = self.whole.judge.primary_plan(self.report.condition).body
        measure = body.measure if body else None
        if not isinstance(measure, Sum):
            return lambda _record_id: None
        records = self.whole.lab.tables[measure.record_type.table]
        return lambda record_id: bounds(evaluate(measure.amount, records[record_id].cells)).low


def _refusal_word(entry: NotCounted) -> str:
    return _("只计入总数") if entry.in_whole else _("未计入")
