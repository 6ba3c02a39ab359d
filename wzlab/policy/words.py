"""Verdicts as people read them: figures with their units, outcomes in words, one sentence a condition.

Shares are cut to two decimals, never rounded up; amounts are shown in 万元; a figure that blanks leave open is shown
as its bounds, `12–14`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from wzlab.lab import Lab, Note
from wzlab.language import N_, _
from wzlab.policy.judge import Outcome, Overall, Result, Verdict
from wzlab.policy.pack import Binding, Deadline, Pack
from wzlab.policy.values import Range
from wzlab.units import as_decimal, show_number, show_percent, show_wan_yuan

CHINESE_TIME = timezone(timedelta(hours=8))

UNIT_WORDS: Mapping[str, str] = {
    "people": N_("人"),
    "projects": N_("项"),
    "patents": N_("件"),
    "m2": N_("㎡"),
    "yuan": N_("万元"),
    "share": "%",
    "years": N_("岁"),
    "sites": N_("处"),
    "units": N_("家"),
    "items": N_("条"),
    "": "",
}

ONE_WORDS: Mapping[str, str] = {
    "people": N_("1 人"),
    "projects": N_("1 项"),
    "patents": N_("1 件"),
    "years": N_("1 岁"),
    "sites": N_("1 处"),
    "units": N_("1 家"),
    "items": N_("1 条"),
}
"""Exactly one of what is counted: English has another word for it."""


class Standing(StrEnum):
    """What a person is told of a condition: the outcome, told apart by how strictly it binds and what was said."""

    MET = "met"
    UNMET = "unmet"
    OWES_REASON = "owes_reason"
    EXCUSED = "excused"
    OPEN = "open"
    DEPENDS = "depends"
    CONFIRM = "confirm"
    LACKING = "lacking"
    NOT_APPLICABLE = "not_applicable"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.MET: N_("达标"),
    Standing.UNMET: N_("未达标"),
    Standing.OWES_REASON: N_("需说明"),
    Standing.EXCUSED: N_("已说明"),
    Standing.OPEN: N_("待补充"),
    Standing.DEPENDS: N_("视口径"),
    Standing.CONFIRM: N_("待确认"),
    Standing.LACKING: N_("未具备（不影响结论）"),
    Standing.NOT_APPLICABLE: N_("不适用"),
}

OVERALL_WORDS: Mapping[Overall, str] = {
    Overall.READY: N_("可以申报：必备条款全部达标"),
    Overall.OPEN: N_("尚不能定：有必备条款待补充、待确认或需说明"),
    Overall.GAPS: N_("有差距：有必备条款未达标"),
}

TRACK_WORDS: Mapping[str, str] = {
    "research": N_("高校院所类"),
    "enterprise": N_("企业类"),
    "unknown": N_("未定"),
}


def standing(verdict: Verdict, note: Note | None) -> Standing:
    """Return what a person is told of a verdict, given the note on its condition."""
    if verdict.outcome is not Outcome.UNMET:
        return Standing(verdict.outcome.value)
    match verdict.condition.binding:
        case Binding.REQUIRED:
            return Standing.UNMET
        case Binding.IN_PRINCIPLE:
            return Standing.EXCUSED if note is not None and note.reason else Standing.OWES_REASON
    return Standing.LACKING


def standing_words(verdict: Verdict, note: Note | None) -> str:
    """Return the word for a verdict, in the current language."""
    return _(STANDING_WORDS[standing(verdict, note)])


# --- figures --------------------------------------------------------------------------------------------------------


def show_amount(number: Decimal | Fraction | int, unit: str) -> str:
    """Return one number of a unit without the unit's word: 元 as 万元, a share in percent."""
    if unit == "share":
        return show_percent(Fraction(number))
    exact = as_decimal(number)
    if exact is None:
        return show_number(Decimal(Fraction(number).numerator) / Decimal(Fraction(number).denominator), 4)
    return show_wan_yuan(exact) if unit == "yuan" else show_number(exact)


def show_bounds(measured: Range, unit: str) -> str:
    """Return a figure with its unit: `14 人`, `12–14 人`, `不少于 480.00 万元`."""
    if measured.low is None and measured.high is None:
        return _("未知")
    if measured.high is None:
        return _("不少于 {low}").format(low=_with_unit(show_amount(measured.low, unit), unit))
    if measured.low is None:
        return _("不超过 {high}").format(high=_with_unit(show_amount(measured.high, unit), unit))
    low, high = show_amount(measured.low, unit), show_amount(measured.high, unit)
    return _with_unit(low if measured.low == measured.high else f"{low}–{high}", unit)


def _with_unit(amount: str, unit: str) -> str:
    """Return a shown amount with its unit's word."""
    if amount == "1" and unit in ONE_WORDS:
        return _(ONE_WORDS[unit])
    return f"{amount} {_(UNIT_WORDS[unit])}" if UNIT_WORDS[unit] else amount


def show_figure(result: Result, unit: str) -> str:
    """Return a result's figure with its unit, or "" if it has none."""
    return "" if result.bounds is None else show_bounds(result.bounds, unit)


def show_threshold(verdict: Verdict) -> str:
    """Return what is asked for, `≥ 15 人`, or "" if the condition has no threshold."""
    if verdict.limit is None:
        return ""
    sign = "≥" if verdict.limit.operator == ">=" else "≤"
    if verdict.threshold is None:
        return f"{sign} {_('未定')}"
    bound = Range(verdict.threshold, verdict.threshold)
    return f"{sign} {show_bounds(bound, verdict.condition.unit)}"


def show_gap(verdict: Verdict) -> str:
    """Return what is lacking with its unit, or "" if nothing is or no figure is known."""
    if not verdict.gap:
        return ""
    unit = verdict.condition.unit
    if unit == "share":
        points = Fraction(verdict.gap) * 100
        raised = -(-points.numerator * 100 // points.denominator)  # a gap is rounded up: closing it must be enough
        return _("{points} 个百分点").format(points=f"{raised // 100}.{raised % 100:02d}")
    return show_bounds(Range(verdict.gap, verdict.gap), unit)


def gap_words(verdict: Verdict) -> str:
    """Return what is lacking, 差 3 人, or what is too much, 超出 2 岁; nothing where nothing is."""
    gap = show_gap(verdict)
    if not gap:
        return ""
    lacking = _("差 {gap}") if verdict.limit and verdict.limit.operator == ">=" else _("超出 {gap}")
    return lacking.format(gap=gap)


# --- sentences ------------------------------------------------------------------------------------------------------


def sentence(verdict: Verdict, note: Note | None) -> str:
    """Return one verdict as a sentence: what was found, what is asked for, what is lacking, the word, the clause."""
    primary, condition = verdict.primary, verdict.condition
    parts = [show_figure(primary, condition.unit)]
    if verdict.limit is not None and verdict.threshold is not None:
        asked = _("要求不少于 {bound}") if verdict.limit.operator == ">=" else _("要求不超过 {bound}")
        parts.append(asked.format(bound=show_bounds(Range(verdict.threshold, verdict.threshold), condition.unit)))
    parts += [gap_words(verdict), standing_words(verdict, note), _("依据{clause}").format(clause=condition.clause)]
    return f"{condition.title}{_('：')}{_('，').join(part for part in parts if part)}"


def reading_words(result: Result, pack: Pack) -> str:
    """Return the readings of a result in words, those that are not the default only."""
    taken = [
        str(pack.reading(reading_id).option(option).words)
        for reading_id, option in result.choice.items()
        if option != pack.reading(reading_id).options[0].id
    ]
    return _("；").join(taken) or _("默认口径")


def deciding_results(verdict: Verdict) -> list[Result]:
    """Return, of the results that differ from the primary, those that change the fewest readings."""
    primary = verdict.primary
    differing = [result for result in verdict.results if result.outcome is not primary.outcome]
    fewest = min((_changed(result, primary) for result in differing), default=0)
    return [result for result in differing if _changed(result, primary) == fewest]


def _changed(result: Result, primary: Result) -> int:
    return sum(result.choice[reading] != primary.choice[reading] for reading in result.choice)


def overall_words(overall: Overall, robust: bool, verdicts: Mapping[str, Verdict], lab: Lab) -> str:
    """Return where the lab stands in one sentence, with how many conditions are met and not."""
    told = [standing(verdict, lab.notes.get(condition_id)) for condition_id, verdict in verdicts.items()]
    counts = _("，").join(
        f"{_(STANDING_WORDS[kind])} {told.count(kind)}"
        for kind in Standing
        if kind in told and kind is not Standing.LACKING
    )
    told_of_readings = [] if robust else [_("有条款随口径不同而结论不同")]
    if robust and overall is Overall.READY:
        told_of_readings = [_("结论不随口径改变")]
    told_overall = _("；").join([_(OVERALL_WORDS[overall]), *told_of_readings])
    return _("{overall}。{counts}。").format(overall=told_overall, counts=counts)


NEAREST_DAYS: Mapping[int, str] = {1: N_("还有 1 天"), 0: N_("今天截止"), -1: N_("已过 1 天，按预审使用")}
"""What is said of a deadline that many days away; English says one day otherwise than several."""


def deadline_words(deadline: Deadline, today: date) -> str:
    """Return a deadline and how many calendar days it is away, on Chinese time."""
    moment: datetime = deadline.at.astimezone(CHINESE_TIME)
    days = (moment.date() - today).days
    if days in NEAREST_DAYS:
        away = _(NEAREST_DAYS[days])
    else:
        away = (_("还有 {days} 天") if days > 0 else _("已过 {days} 天，按预审使用")).format(days=abs(days))
    return f"{moment:%Y-%m-%d %H:%M} {deadline.text}{_('（')}{away}{_('）')}"
