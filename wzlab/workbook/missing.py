"""问题清单: what is still missing, what bars first; then the problems of the records."""

from collections.abc import Mapping, Sequence

from wzlab.columns import Record
from wzlab.language import N_, _
from wzlab.policy.problems import SEVERITY_WORDS, Problem, Severity
from wzlab.policy.report import Report
from wzlab.policy.steps import Step, StepKind, next_steps
from wzlab.policy.words import STANDING_WORDS, Standing
from wzlab.records import TYPE_OF
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

PROBLEM_COLUMNS = (
    (N_("级别"), CellKind.WORD, 8),
    (N_("表"), CellKind.WORD, 13),
    (N_("编号"), CellKind.TEXT, 9),
    (N_("名称"), CellKind.TEXT, 26),
    (N_("栏目"), CellKind.WORD, 16),
    (N_("位置"), CellKind.WORD, 8),
    (N_("问题"), CellKind.TEXT, 78),
    (N_("代码"), CellKind.TEXT, 29),
)

_SEVERITY_MARKS = {Severity.ERROR: Standing.UNMET, Severity.WARNING: Standing.OWES_REASON}

STEP_STANDINGS: Mapping[StepKind, Standing] = {
    StepKind.UNMET: Standing.UNMET,
    StepKind.BLANK: Standing.OPEN,
    StepKind.CONFIRM: Standing.CONFIRM,
    StepKind.REASON: Standing.OWES_REASON,
    StepKind.READING: Standing.DEPENDS,
}
"""How what is to be done is told; a problem is told by its own severity."""


def missing_steps(report: Report) -> list[Step]:
    """Return what is still missing, what bars first; errors in the records are problems, and not told here."""
    return [step for step in next_steps(report.judge, report.problems) if step.kind is not StepKind.PROBLEM]


def missing_words(report: Report, steps: Sequence[Step]) -> str:
    """Return how much is missing and wrong, "" if nothing is."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    told = [_("还缺 {number} 项").format(number=len(steps))] if steps else []
    told += [_("数据错误 {number} 处").format(number=errors)] if errors else []
    return _("，").join(told)


def problem_sheet(report: Report, steps: Sequence[Step], names: Names, places: Places) -> Sheet:
    """Return the sheet of what is missing and of the problems, each leading to the cell it speaks of.

    Args:
        report: the report.
        steps: what is missing, as `missing_steps` says.
        names: says records in words.
        places: where the records stand.
    """
    title = _("问题清单（还缺 {steps} 项，数据问题 {problems} 条）")
    return Sheet(
        name=sheet_name("problems"),
        title=title.format(steps=len(steps), problems=len(report.problems)),
        columns=columns(PROBLEM_COLUMNS),
        rows=[
            *(_step_row(step, names, places) for step in steps),
            *(_problem_row(problem, names, places) for problem in report.problems),
        ],
        notes=(
            _("先列还缺的，最要紧的在前；再列数据的问题。点“位置”可跳到要改的单元格。"),
            _("“错误”一定有误，所涉内容按未知处理或须更正；“提醒”请核对，按所填判定。"),
        ),
        fixed_columns=0,
    )


def _step_row(step: Step, names: Names, places: Places) -> Row:
    record, kind = names.record(step.record_id), STEP_STANDINGS[step.kind]
    place = places.of(record, step.field) or (_table_place(step.table, step.field, places) if record is None else None)
    return (
        Entry(_(STANDING_WORDS[kind]), kind),
        _(TYPE_OF[step.table].label) if step.table else None,
        step.record_id,
        (names.name(record.id) or None) if record else None,
        _(TYPE_OF[step.table].column_of[step.field].title) if step.table and step.field else None,
        _linked(place),
        names.discreet(step.record_id, step.sentence),
        step.condition.id if step.condition else None,
    )


def _table_place(table: str | None, field: str | None, places: Places) -> Place | None:
    """Return where a table's records begin, or would."""
    sheet = places.sheet(table) if table else None
    if table is None or sheet is None:
        return None
    return Place(sheet, places.rows(table).start, places.column(table, field) if field else 1)


def _problem_row(problem: Problem, names: Names, places: Places) -> Row:
    record = names.record(problem.record)
    return (
        Entry(_(SEVERITY_WORDS[problem.severity]), _SEVERITY_MARKS[problem.severity]),
        _table_word(problem, record),
        problem.record,
        (names.name(record.id) or None) if record else None,
        names.field(problem.record, problem.field) if problem.field else None,
        _linked(places.of(record, problem.field)),
        names.discreet(problem.record, problem.message),
        problem.code,
    )


def _linked(place: Place | None) -> Entry | None:
    return None if place is None else Entry(place.address, Mark.LINK, leads_to=place)


def _table_word(problem: Problem, record: Record | None) -> str | None:
    """Return the label of the table a problem is in; one without a record tells it by its field, `units.role`."""
    if record is not None:
        return _(record.label)
    record_type = TYPE_OF.get((problem.field or "").partition(".")[0])
    return _(record_type.label) if record_type else None
