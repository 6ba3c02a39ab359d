"""What stands behind the conditions: problems, readings, what was not assessed, and how the report was made."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from json import dumps

from wzlab import __version__
from wzlab.lab import Pin
from wzlab.language import _
from wzlab.policy.pack import Reading
from wzlab.policy.problems import SEVERITY_WORDS, Problem, Severity
from wzlab.policy.report import Report
from wzlab.policy.words import Standing
from wzlab.reporting.content import (
    Block,
    Cell,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Row,
    Style,
    Table,
    cells,
    columns,
    texts_of,
)
from wzlab.reporting.naming import Names

_SEVERITY_MARKS = {Severity.ERROR: Standing.UNMET, Severity.WARNING: Standing.OWES_REASON}


def problem_blocks(report: Report, names: Names) -> Iterator[Block]:
    """Yield the problems of the records."""
    yield Heading(_("问题清单"), 1)
    if not report.problems:
        yield Paragraph(_("没有发现问题。"))
        return
    yield Paragraph(_("“错误”一定有误，所涉内容按未知处理或须更正；“提醒”请核对，按所填判定。"), Style.REMARK)
    declared = columns((_("级别"), 12), (_("记录"), 26), (_("栏目"), 15), (_("问题"), 53))
    yield Table(declared, tuple(_problem(problem, names) for problem in report.problems))


def _problem(problem: Problem, names: Names) -> Row:
    level = Cell(_(SEVERITY_WORDS[problem.severity]), _SEVERITY_MARKS[problem.severity])
    where = names.place(problem.record, problem.field)
    told = names.discreet(problem.record, problem.message)
    return Row((level, *cells(where, names.field(problem.record, problem.field), told)))


def reading_blocks(report: Report) -> Iterator[Block]:
    """Yield which readings were taken, and who fixed them, when."""
    if not report.pack.readings:
        return
    yield Heading(_("口径"), 1)
    yield Paragraph(_("文本可有几种读法之处，本报告采用的读法如下。"), Style.REMARK)
    declared = columns((_("事项"), 28), (_("采用"), 34), (_("由来和其他读法"), 44))
    rows = (_reading(reading, report.lab.pins.get(reading.id)) for reading in report.pack.readings)
    yield Table(declared, tuple(rows))


def _reading(reading: Reading, pin: Pin | None) -> Row:
    taken = reading.option(pin.choice if pin else reading.options[0].id)
    others = _("；").join(str(option.words) for option in reading.options if option is not taken)
    source = _("，").join(str(part) for part in (pin.by, pin.on) if part) if pin else ""
    how = _("已固定（{source}）").format(source=source or _("未写来源")) if pin else _("默认")
    told = _("{how}；另可：{others}").format(how=how, others=others) if others else how
    return Row(cells(str(reading.title), str(taken.words), told))


def unassessed_blocks(report: Report) -> Iterator[Block]:
    """Yield what the pack says nothing judges."""
    if report.pack.unassessed:
        yield Heading(_("未评估的内容（须另行核对）"), 1)
        yield Listing(tuple(str(words) for words in report.pack.unassessed))


def making_blocks(report: Report, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield how the report was made; the blocks before it are vouched for by their fingerprint."""
    pack = report.pack
    rows = (
        (_("制作程序"), f"wzlab {__version__}"),
        (_("政策包"), _("编号 {id}，第 {version} 版").format(id=pack.id, version=pack.version)),
        (_("政策来源"), str(pack.source)),
        (_("基准日"), report.reference_date.isoformat()),
        (_("内容校验码"), fingerprint(blocks)),
    )
    yield Heading(_("本报告的制作"), 1)
    yield Facts(tuple((label, Cell(text)) for label, text in rows))
    yield Paragraph(
        _("同一实验室用同一版程序、同样的选项和语言做出的报告，内容校验码相同；PDF 与 Word 两种格式也相同。"),
        Style.REMARK,
    )


def fingerprint(blocks: Sequence[Block]) -> str:
    """Return the SHA-256 of every text of some blocks, in hexadecimal; pictures are in it by their words."""
    return sha256(dumps(texts_of(blocks), ensure_ascii=True).encode("ascii")).hexdigest()
