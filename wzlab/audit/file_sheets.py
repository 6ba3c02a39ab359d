"""The sheets that have a file in each row: 概况, 未能读取, 问题数."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from wzlab.audit.doubles import find_doubles, groups_of_same
from wzlab.audit.results import Audit, Judged, PackNamed, Unreadable
from wzlab.audit.words import OVERALL, lab_name
from wzlab.language import N_, _
from wzlab.policy.judge import Overall
from wzlab.policy.problem import SEVERITY_WORDS, Severity
from wzlab.policy.words import TRACK_WORDS, Standing
from wzlab.records import TYPE_OF
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, SheetColumn, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import sheet_title

DIGEST_WIDTH = 66

# --- 概况 -----------------------------------------------------------------------------------------------------------

SUMMARY_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("文件"), CellKind.TEXT, 36),
    (N_("总体结论"), CellKind.WORD, 10),
    (N_("实验室"), CellKind.TEXT, 28),
    (N_("依托单位"), CellKind.TEXT, 28),
    (N_("申报类别"), CellKind.WORD, 11),
    (N_("基准日"), CellKind.DATE, 12),
    (N_("政策包"), CellKind.TEXT, 19),
    (N_("备注"), CellKind.TEXT, 28),
    (N_("文件的 SHA-256"), CellKind.TEXT, DIGEST_WIDTH),
)


def summary_sheet(audit: Audit, places: Mapping[int, Place]) -> Sheet:
    """Return what was audited and what it comes to; the number of a file leads to its verdicts, or to why it has none.

    Args:
        audit: the results.
        places: where each file is told of, by its number.
    """
    same = _same_files(audit)
    return Sheet(
        name=sheet_title(_("概况")),
        title=_("重点实验室申报预审汇总"),
        columns=columns(SUMMARY_COLUMNS),
        rows=[
            (Entry(number, Mark.LINK, leads_to=places[number]), str(result.path), *_told(result, same.get(number)))
            for number, result in enumerate(audit.results, 1)
        ],
        notes=tuple(_summary(audit)),
        fixed_columns=2,
    )


def _told(result: Judged | Unreadable, same: str | None) -> Row:
    if isinstance(result, Unreadable):
        return Entry(_("未能读取"), Standing.OWES_REASON), None, None, None, None, None, None, result.digest or None
    word, tint = OVERALL[result.overall]
    return (
        Entry(_(word), tint),
        lab_name(result),
        result.lead or None,
        _(TRACK_WORDS.get(result.track, result.track)),
        result.as_of,
        result.pack.id,
        same,
        result.digest,
    )


def _same_files(audit: Audit) -> dict[int, str]:
    """Return, by the number of a file, which other files seem to hold the same lab."""
    judged, told = audit.judged, {}
    for group in groups_of_same(judged):
        numbers = [audit.numbers[file] for file in group]
        for number in numbers:
            others = _("、").join(str(other) for other in numbers if other != number)
            told[number] = _("实验室名称和依托单位与序号 {numbers} 的文件相同").format(numbers=others)
    return told


def _summary(audit: Audit) -> Iterator[str]:
    judged = audit.judged
    yield _("共 {files} 个文件：已判定 {judged} 个，未能读取 {unreadable} 个。").format(
        files=len(audit.results), judged=len(judged), unreadable=len(audit.unreadable)
    )
    if not judged:
        return
    overall = Counter(result.overall for result in judged)
    yield _("已判定的：可以申报 {ready} 个，尚不能定 {open} 个，有差距 {gaps} 个。重复申报 {doubles} 处。").format(
        ready=overall[Overall.READY],
        open=overall[Overall.OPEN],
        gaps=overall[Overall.GAPS],
        doubles=len(find_doubles(judged)),
    )
    yield _("基准日：{days}。").format(days=_("；").join(_days(judged)))
    for pack, number in sorted(Counter(result.pack for result in judged).items(), key=lambda item: item[0].id):
        yield from _about(pack, number)


def _days(judged: Sequence[Judged]) -> Iterator[str]:
    days: Counter[date] = Counter(result.as_of for result in judged)
    for day in sorted(days):
        yield _("{day}（{number} 个）").format(day=day, number=days[day])


def _about(pack: PackNamed, number: int) -> Iterator[str]:
    yield _("政策包：{pack}，第 {version} 版，编号 {id}（{number} 个）。").format(
        pack=pack.title, version=pack.version, id=pack.id, number=number
    )
    if pack.unassessed:
        yield _("未评估，须另行核对：{list}。").format(list=_("；").join(pack.unassessed))


# --- 未能读取 -------------------------------------------------------------------------------------------------------

UNREADABLE_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("文件"), CellKind.TEXT, 40),
    (N_("为何没有判定"), CellKind.TEXT, 90),
    (N_("文件的 SHA-256"), CellKind.TEXT, DIGEST_WIDTH),
)


def unreadable_sheet(audit: Audit) -> Sheet:
    """Return the files that could not be read, each with its sentence."""
    return Sheet(
        name=sheet_title(_("未能读取")),
        title=_("未能读取（{number} 个）").format(number=len(audit.unreadable)),
        columns=columns(UNREADABLE_COLUMNS),
        rows=[
            (number, str(result.path), result.sentence, result.digest or None)
            for number, result in enumerate(audit.results, 1)
            if isinstance(result, Unreadable)
        ],
        fixed_columns=2,
    )


# --- 问题数 ---------------------------------------------------------------------------------------------------------

PROBLEM_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("实验室"), CellKind.TEXT, 30),
    (N_("文件"), CellKind.TEXT, 40),
)
COUNT_WIDTH = 11


def problem_sheet(audit: Audit) -> Sheet:
    """Return how many problems each lab's records have: by weight, then by table."""
    tables = [table for table in (*TYPE_OF, "") if any(_number(result, table=table) for result in audit.judged)]
    headings = [*(_(SEVERITY_WORDS[severity]) for severity in Severity), *map(_table_word, tables)]
    return Sheet(
        name=sheet_title(_("问题数")),
        title=_("各实验室所填内容的问题数"),
        columns=(
            *columns(PROBLEM_COLUMNS),
            *(SheetColumn(heading, CellKind.NUMBER, COUNT_WIDTH) for heading in headings),
        ),
        rows=[
            (number, lab_name(result), str(result.path), *_counts(result, tables))
            for number, result in zip(audit.numbers, audit.judged, strict=True)
        ],
        notes=(
            _("“错误”一定有误，“提醒”请核对；右边是这些问题各在哪张表。逐条内容请核对单个文件，或导出它的工作簿。"),
        ),
        fixed_columns=2,
    )


def _counts(result: Judged, tables: Sequence[str]) -> Iterator[int]:
    yield from (_number(result, severity=severity) for severity in Severity)
    yield from (_number(result, table=table) for table in tables)


def _number(result: Judged, table: str | None = None, severity: Severity | None = None) -> int:
    return sum(
        count.number for count in result.problems if table in (None, count.table) and severity in (None, count.severity)
    )


def _table_word(table: str) -> str:
    return _(TYPE_OF[table].label) if table else _("不属于哪张表")
