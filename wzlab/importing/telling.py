"""What an import tells besides the troubles of its cells: headings that were matched by likeness, rows that are no records.

In the window each of these has a place of its own; where a proposal is printed or handed out, they stand with the rest.
"""

from collections.abc import Iterator, Mapping

from wzlab.importing.discretion import discreet_text
from wzlab.importing.model import Action, How, Severity, Spot, TablePlan, Trouble
from wzlab.importing.places import row_words
from wzlab.importing.proposing import Proposal, troubles_of
from wzlab.importing.wording import change_line, shortened
from wzlab.language import _


def everything_told(proposal: Proposal) -> Iterator[tuple[TablePlan, Trouble]]:
    """Yield all that should be known of each table, by what it is about: its columns, its rows, the rows left aside."""
    for plan in proposal.plans:
        yield from ((plan, one) for one in likely_headings(plan))
        yield from ((plan, one) for one in troubles_of(plan))
        yield from ((plan, one) for one in rows_aside(proposal, plan))


def likely_headings(plan: TablePlan) -> Iterator[Trouble]:
    """Yield the headings that are merely like the field they were taken for."""
    record_type = plan.table.record_type
    for match in plan.table.columns:
        if record_type is not None and match.how is How.LIKELY and match.key is not None:
            spot = Spot(plan.table.key.file, plan.table.key.sheet, plan.table.heading_rows[1], match.column)
            title = _(record_type.column_of[match.key].title)
            reason = _("栏目名只是相近，按“{title}”读入了。").format(title=title)
            fix = _("请核对；不是这一栏的，请在导入窗口中改选，或在原表中改栏目名。")
            yield Trouble("likely_heading", Severity.REVIEW, spot, match.key, _on_one_line(match.heading), reason, fix)


def rows_aside(proposal: Proposal, plan: TablePlan) -> Iterator[Trouble]:
    """Yield the rows that are skipped, each with what stands in it."""
    key, told_already = plan.table.key, {skipped.row for skipped in plan.table.skipped}
    for row in plan.rows:
        if row.action is Action.SKIP:
            value = "" if row.row in told_already else proposal.row_text(key, row.row)
            reason = _("跳过：{reason}。").format(reason=discreet_text(row.reason))
            yield Trouble("skipped_row", Severity.NOTE, Spot(key.file, key.sheet, row.row, 0), "", value, reason)


def update_lines(proposal: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each row that changes a record: its place, then each cell, old → new."""
    for plan in proposal.plans:
        for row in plan.rows:
            if row.action is Action.UPDATE:
                changes = [change_line(proposal, plan.table.kind, one) for one in proposal.changes(plan, row)]
                name = proposal.result.name_of(proposal.result.tables[plan.table.kind][row.record_id])
                where, told = row_words(plan.table.key, row.row, names), _("；").join(changes)
                if changes:
                    words = _("{where}：更新“{name}”：{changes}")
                    yield words.format(where=where, name=shortened(discreet_text(name)), changes=told)


def _on_one_line(text: str) -> str:
    return discreet_text(" ".join(text.split()))
