"""What the sheets are called and what they are for: the one table that the book, its contents and its links read.

The ids are those of the tables for record sheets, and words of our own for the others.  The order is the book's.  The
numbers are part of the names, so that people can say “表 06”.  Reading back never goes by a name.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wzlab.errors import WzlabError
from wzlab.language import N_, _
from wzlab.records import TYPE_OF
from wzlab.spelling import folded
from wzlab.workbook.texts import sheet_title


class Titled(NamedTuple):
    """A sheet's name and what it is for, both marked for translation."""

    title: str
    purpose: str


SHEETS: Mapping[str, Titled] = {
    "cover": Titled(N_("封面"), N_("申报主体、总体结论、签字盖章处")),
    "contents": Titled(N_("目录"), N_("全部工作表及用途")),
    "verdicts": Titled(N_("00_检查结论"), N_("逐条结论：现状、要求、差额、其他口径、提示")),
    "charts": Titled(N_("00_图表"), N_("差距图，场地、设备的构成，成果时间线")),
    "lab": Titled(N_("01_基本情况"), N_("实验室自身的栏目")),
    "units": Titled(N_("01_依托和共建单位"), N_("依托单位和共建单位")),
    "staff": Titled(N_("02_人员名单"), N_("每人一行")),
    "structure": Titled(N_("03_人员结构"), N_("学位、职称、年龄的人数和占比，附公式")),
    "staff_charts": Titled(N_("03_人员结构图"), N_("团队构成和年龄结构的图")),
    "leaders": Titled(N_("04_主任与带头人"), N_("主任和各方向带头人")),
    "rooms": Titled(N_("05_科研用房"), N_("每间一行，表上有面积合计")),
    "equipment": Titled(N_("06_仪器设备"), N_("每条资产一行，表上有原值合计")),
    "projects": Titled(N_("07_科研项目"), N_("每项一行，表上有项数和经费合计")),
    "patents": Titled(N_("08_知识产权"), N_("每件一行，表上有件数")),
    "awards": Titled(N_("09_奖励"), N_("每项一行")),
    "milestones": Titled(N_("09_标志性成果"), N_("每项一行")),
    "agreements": Titled(N_("10_合作协议"), N_("每份一行")),
    "scenarios": Titled(N_("11_应用场景"), N_("应用场景或重大需求，每个一行")),
    "plans": Titled(N_("12_三年目标与经费"), N_("分年度汇总，合计带公式")),
    "targets": Titled(N_("12_三年目标"), N_("汇总表的明细：目标")),
    "investments": Titled(N_("12_投入计划"), N_("汇总表的明细：投入")),
    "attachments": Titled(N_("13_附件清单"), N_("证明材料，每份一行")),
    "proofs": Titled(N_("13_附件对照"), N_("各条款、各记录由哪些材料证明，缺哪些")),
    "problems": Titled(N_("14_问题清单"), N_("还缺什么，哪些数据有误或须核对")),
    "ledger": Titled(N_("计入明细"), N_("每条结论由哪些记录得出，未计入的为何未计入")),
    "verification": Titled(N_("核验"), N_("用公式重算每个数值和结论，不依赖本程序")),
    "explained": Titled(N_("15_口径说明"), N_("基准日、政策包、所用口径、未评估的内容、结论用语")),
    "readings": Titled(N_("口径选择"), N_("固定了哪种口径，谁在何日答复")),
    "notes": Titled(N_("确认与说明"), N_("由人判断的条款的确认，未达到时的理由")),
    "ids": Titled(N_("编号清单"), N_("供本程序读回")),
    "texts": Titled(N_("原文"), N_("供本程序读回")),
    "choices": Titled(N_("选项"), N_("下拉选项")),
}
"""Every sheet there may be, in the order of the book."""

HIDDEN = frozenset({"ids", "texts", "choices"})
"""The sheets for machines, which nobody chooses."""

NUMBER_LENGTH = 3
"""How many characters of a name are its number: `06_`."""


def sheet_name(sheet_id: str) -> str:
    """Return a sheet's name in the current language, as a workbook may have it: at most 31 characters.

    Raises:
        KeyError: there is no such sheet.
    """
    return sheet_title(_(SHEETS[sheet_id].title))


def purpose(sheet_id: str) -> str:
    """Return what a sheet is for, in the current language."""
    return _(SHEETS[sheet_id].purpose)


class SheetChoiceError(WzlabError):
    """A sheet was asked for that there is none of, or that holds nothing."""


def sheets_named(words: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the sheets that people mean, in the order of the book.

    A sheet is meant by its id, its name with or without the number, or what its records are called: `staff`,
    `02_人员名单`, `人员名单`, `人员`.  A number alone (`12`, `表12`) means all that bear it.

    Raises:
        SheetChoiceError: a word means no sheet.
    """
    meanings = _meanings()
    chosen: set[str] = set()
    for word in words:
        meant = meanings.get(folded(word)) or meanings.get(folded(word).removeprefix("表"))
        if meant is None:
            known = _("、").join(sheet_name(sheet_id) for sheet_id in SHEETS if sheet_id not in HIDDEN)
            raise SheetChoiceError(_("没有“{word}”这张工作表。可选：{known}。").format(word=word, known=known))
        chosen |= meant
    return tuple(sheet_id for sheet_id in SHEETS if sheet_id in chosen)


def _meanings() -> Mapping[str, set[str]]:
    """Return the sheets that each word means."""
    found: dict[str, set[str]] = {}
    for sheet_id, titled in SHEETS.items():
        if sheet_id in HIDDEN:
            continue
        for name in (titled.title, sheet_name(sheet_id)):
            number = name[: NUMBER_LENGTH - 1] if name[NUMBER_LENGTH - 1 : NUMBER_LENGTH] == "_" else ""
            words = {sheet_id, name, name[NUMBER_LENGTH:] if number else name, number}
            words |= {_(TYPE_OF[sheet_id].label)} if sheet_id in TYPE_OF else set()
            for word in filter(None, words):
                found.setdefault(folded(word), set()).add(sheet_id)
    return found
