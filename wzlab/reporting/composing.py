"""A judged lab as one document: which parts there are, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wzlab.language import _, current_language
from wzlab.policy.judge import Overall
from wzlab.policy.report import Report
from wzlab.reporting.annexes import making_blocks, problem_blocks, reading_blocks, unassessed_blocks
from wzlab.reporting.conditions import condition_details, condition_table
from wzlab.reporting.content import Block, Document, Heading, PageBreak, retold
from wzlab.reporting.naming import Names
from wzlab.reporting.pictures import gap_picture, other_pictures
from wzlab.reporting.secrets import without_secrets
from wzlab.reporting.summary import remaining_steps, summary
from wzlab.reporting.texts import one_line, visible_text

MOST_OF_LAB, MOST_OF_PACK = 40, 80
"""How many characters of a name stand at the edge of a page."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report is to hold: identity and telephone numbers in full, and the charts."""

    full_ids: bool = False
    pictures: bool = True


def compose(report: Report, options: ReportOptions) -> Document:
    """Return the document of a judged lab: all texts visible, secrets masked unless they may be shown.

    Raises:
        FontError: no font on this machine can draw the charts.
    """
    is_draft = report.overall is not Overall.READY
    document = Document(
        title=_("重点实验室申报条件核对报告（草稿）") if is_draft else _("重点实验室申报条件核对报告"),
        lab=one_line(report.lab.laboratory.shown("name") or _("（未命名）"), MOST_OF_LAB),
        pack=one_line(
            _("{title}，第 {version} 版").format(title=report.pack.title, version=report.pack.version), MOST_OF_PACK
        ),
        mark=_("草稿") if is_draft else "",
        day=report.reference_date,
        language=current_language(),
        blocks=tuple(_blocks(report, options)),
    )
    document = document if options.full_ids else without_secrets(document, report.lab)
    document = retold(document, visible_text)
    made = replace(document, blocks=(*document.blocks, *making_blocks(report, document.blocks)))
    return retold(made, visible_text)


def _blocks(report: Report, options: ReportOptions) -> Iterator[Block]:
    names = Names(report, options.full_ids)
    yield from summary(report, names)
    if options.pictures:
        yield PageBreak()
        yield Heading(_("差距图"), 1)
        yield gap_picture(report)
    yield PageBreak()
    yield from remaining_steps(report, names)
    yield from condition_table(report)
    yield from condition_details(report, names)
    if options.pictures:
        yield from other_pictures(report)
    yield PageBreak()
    yield from problem_blocks(report, names)
    yield from reading_blocks(report)
    yield from unassessed_blocks(report)
