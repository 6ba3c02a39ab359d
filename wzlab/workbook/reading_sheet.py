"""On which day, by which pack, under which readings it was judged, and what was not judged at all: 口径说明."""

from collections.abc import Iterator, Mapping

from wzlab import __version__
from wzlab.dates import PartialDate
from wzlab.lab import Pin
from wzlab.language import N_, _
from wzlab.policy.nodes import Constant
from wzlab.policy.pack import Pack, Reading
from wzlab.policy.report import Report
from wzlab.policy.words import CHINESE_TIME, STANDING_WORDS, TRACK_WORDS, Standing, overall_words
from wzlab.workbook.sheets import Entry, Row, Sheet, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

READING_COLUMNS = (
    (N_("事项"), CellKind.WORD, 26),
    (N_("内容"), CellKind.TEXT, 70),
    (N_("说明"), CellKind.TEXT, 60),
)

MEANINGS: Mapping[Standing, str] = {
    Standing.MET: N_("满足要求，各口径结论一致"),
    Standing.UNMET: N_("必备条款不满足，各口径结论一致"),
    Standing.OWES_REASON: N_("“原则上”的条款不满足，须书面说明理由"),
    Standing.EXCUSED: N_("“原则上”的条款不满足，理由已填写"),
    Standing.OPEN: N_("有空白或读不出的内容，补齐后才能判定"),
    Standing.DEPENDS: N_("默认（或已固定）口径与其他口径的结论不同，见“其他口径”一栏；固定口径前宜先询问主管部门"),
    Standing.CONFIRM: N_("由人判断的条款，尚未确认"),
    Standing.LACKING: N_("“一般应”“鼓励”“参考”的条款不具备，不影响总体结论"),
    Standing.NOT_APPLICABLE: N_("不适用于本申报主体"),
}
"""What each standing means to a reader who has only the paper."""


def reading_sheet(report: Report) -> Sheet:
    """Return the sheet that says how everything else is to be read."""
    return Sheet(
        name=sheet_name("explained"),
        title=_("口径说明"),
        columns=columns(READING_COLUMNS),
        rows=[
            *_section(_("申报与政策"), _about(report)),
            *_section(_("口径（文本可有几种读法之处）"), _readings(report)),
            *_section(_("期限（北京时间）"), _deadlines(report.pack)),
            *_section(_("未评估的内容（须另行核对）"), _unassessed(report.pack)),
            *_section(_("结论用语"), _legend()),
        ],
        filtered=False,
    )


def _section(title: str, rows: Iterator[Row]) -> Iterator[Row]:
    yield Entry(title, kind=CellKind.SECTION), Entry(None, kind=CellKind.SECTION), Entry(None, kind=CellKind.SECTION)
    yield from rows


def _about(report: Report) -> Iterator[Row]:
    pack = report.pack
    yield _("实验室"), report.lab.laboratory.shown("name") or None, None
    yield _("总体结论"), overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab), None
    yield _("申报类别"), _(TRACK_WORDS[report.judge.track]), _("由依托单位的性质和口径决定")
    yield _("基准日"), Entry(report.reference_date, Mark.LEFT, CellKind.DATE), _day_source(report)
    yield _("政策包"), str(pack.title), _("编号 {id}，第 {version} 版").format(id=pack.id, version=pack.version)
    yield _("政策来源"), str(pack.source), None
    yield _("政策包所定数值"), _constants(pack) or None, _("起算日、年龄等，条款的要求中另有说明")
    yield _("制表程序"), f"wzlab {__version__}", _("工作簿为检查当时的内容；改动数据后请重新导出")


def _day_source(report: Report) -> str:
    own = report.lab.laboratory.reference_date
    if isinstance(own, PartialDate) and own.first == report.reference_date:
        return _("实验室填写的基准日")
    return _("政策包的截止日") if report.reference_date == report.pack.reference_date else _("检查时指定")


def _constants(pack: Pack) -> str:
    """Return the pack's constants by their names."""
    values = {name: node.value for name, node in pack.constants.items() if isinstance(node, Constant)}
    return _("；").join(
        f"{name} = {value}" for name, value in values.items() if not isinstance(value, tuple | frozenset)
    )


def _readings(report: Report) -> Iterator[Row]:
    for reading in report.pack.readings:
        pin = report.lab.pins.get(reading.id)
        taken = reading.option(pin.choice if pin else reading.options[0].id)
        yield str(reading.title), str(taken.words), _chosen_how(reading, pin, taken.id)


def _chosen_how(reading: Reading, pin: Pin | None, taken: str) -> str:
    others = _("；").join(str(option.words) for option in reading.options if option.id != taken)
    source = _("，").join(str(part) for part in (pin.by, pin.on) if part) if pin else ""
    how = _("已固定（{source}）").format(source=source or _("未写来源")) if pin else _("默认")
    return _("{how}；另可：{others}").format(how=how, others=others) if others else how


def _deadlines(pack: Pack) -> Iterator[Row]:
    for deadline in pack.deadlines:
        yield f"{deadline.at.astimezone(CHINESE_TIME):%Y-%m-%d %H:%M}", str(deadline.text), None


def _unassessed(pack: Pack) -> Iterator[Row]:
    for number, words in enumerate(pack.unassessed, 1):
        yield str(number), str(words), None


def _legend() -> Iterator[Row]:
    for standing, meaning in MEANINGS.items():
        yield Entry(_(STANDING_WORDS[standing]), standing), _(meaning), None
    yield Entry(_("原样文字"), Mark.AS_TYPED), _("填写的文字未能识别，照原样列出，判定时按未知处理"), None
    yield _("必备、原则上…"), _("条款的约束力：必备决定总体结论；原则上须达到或说明理由；其余不影响结论"), None
