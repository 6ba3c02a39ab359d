"""What would close the gap of a condition, in sentences; only what is certainly right is said.

All of it is exact arithmetic on the verdict's own figures; nothing here looks at a screen.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from wzlab.lab import Note
from wzlab.language import _
from wzlab.policy.judge import LiveJudge, Outcome, Verdict
from wzlab.policy.ledger import Ledger
from wzlab.policy.pack import Binding, Condition, Count, Measure, Pack, Share, Sum
from wzlab.policy.values import Range
from wzlab.policy.words import show_bounds, show_gap
from wzlab.records import Person


def measure_of(judge: LiveJudge, condition: Condition) -> Measure | None:
    """Return what a condition measures under the default or pinned readings, or None."""
    body = judge.primary_plan(condition).body
    return None if body is None else body.measure


def remedies(judge: LiveJudge, verdict: Verdict, entries: Ledger) -> list[str]:
    """Return what to do about a condition, most direct first; nothing where nothing needs to be done."""
    condition, outcome = verdict.condition, verdict.primary.outcome
    note = judge.lab.notes.get(condition.id)
    told = []
    match outcome:
        case Outcome.CONFIRM:
            told.append(_("本条由人判断：请核实后确认。"))
        case Outcome.UNMET | Outcome.OPEN:
            told += _of_figures(measure_of(judge, condition), verdict, entries)
    if condition.binding is Binding.IN_PRINCIPLE and outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE):
        told += _of_reason(note)
    told += track_sentences(judge.pack, verdict)
    if verdict.outcome is Outcome.DEPENDS:
        told.append(_("结论随口径而变：请向主管部门确认，再固定口径。"))
    return told


def _of_reason(note: Note | None) -> Iterator[str]:
    if note is None or not note.reason:
        yield _("本条是“原则上”条款：达不到时请写明原因。")


def _of_figures(measure: Measure | None, verdict: Verdict, entries: Ledger) -> Iterator[str]:
    match measure:
        case Share():
            yield from _of_share(measure, verdict, entries)
        case Count():
            yield from _of_count(verdict)
        case Sum():
            yield from _of_sum(verdict)
    if entries.undecided and verdict.primary.outcome is Outcome.OPEN:
        yield _("先补齐“待定”里的空白，本条才有定论。")


def _known(verdict: Verdict) -> tuple[Fraction, Fraction | None, Fraction] | None:
    """Return the low and high figure and the threshold of an "at least" condition, if they are known."""
    measured, threshold = verdict.primary.bounds, verdict.threshold
    if measured is None or measured.low is None or threshold is None:
        return None
    if verdict.limit is None or verdict.limit.operator != ">=":
        return None
    high = None if measured.high is None else Fraction(measured.high)
    return Fraction(measured.low), high, Fraction(threshold)


def _of_count(verdict: Verdict) -> Iterator[str]:
    known = _known(verdict)
    if known is None:
        return
    low, high, threshold = known
    unit = verdict.condition.unit
    lacking = _amount(threshold - low, unit)
    if high is None or high == low:
        yield _("还差 {lacking}。").format(lacking=lacking)
    elif high >= threshold:
        words = _("待定的 {undecided}中有 {lacking}符合，即达标。")
        yield words.format(undecided=_amount(high - low, unit), lacking=lacking)
    else:
        words = _("待定的 {undecided}即使都符合，也还差 {lacking}。")
        yield words.format(undecided=_amount(high - low, unit), lacking=_amount(threshold - high, unit))


def _of_sum(verdict: Verdict) -> Iterator[str]:
    known = _known(verdict)
    if known is None:
        return
    low, high, threshold = known
    unit = verdict.condition.unit
    if high is None or high >= threshold:
        yield _("能确定的还差 {lacking}。").format(lacking=_amount(threshold - low, unit))
    elif high == low:
        yield _("还差 {lacking}。").format(lacking=_amount(threshold - low, unit))
    else:
        words = _("待定的即使都计入，也还差 {lacking}。")
        yield words.format(lacking=_amount(threshold - high, unit))


def _of_share(measure: Share, verdict: Verdict, entries: Ledger) -> Iterator[str]:
    known = _known(verdict)
    if known is None or entries.undecided:
        if gap := show_gap(verdict):
            yield _("能确定的还差 {gap}。").format(gap=gap)
        return
    hits = len(entries.counted)
    whole = hits + sum(entry.in_whole is True for entry in entries.not_counted)
    if whole == 0:
        yield _("还没有计入总数的记录。")
        return
    unit = "people" if measure.record_type is Person else "items"
    turned = _amount(Fraction(records_to_turn(known[2], hits, whole)), unit)
    words = _("总数 {whole}，其中符合 {hits}：再有 {turned}变为符合即达标。")
    yield words.format(whole=_amount(Fraction(whole), unit), hits=_amount(Fraction(hits), unit), turned=turned)
    if known[2] < 1:
        added = _amount(Fraction(records_to_add(known[2], hits, whole)), unit)
        yield _("或者新增 {added}，符合条件并计入总数，也达标。").format(added=added)


def records_to_turn(share: Fraction, hits: int, whole: int) -> int:
    """Return how many of the whole's other records must come to qualify; reaching the share exactly is enough."""
    return max(0, ceil(share * whole) - hits)


def records_to_add(share: Fraction, hits: int, whole: int) -> int:
    """Return the least number of qualified records that, added to hits and whole, reach the share (which is below 1)."""
    return max(0, ceil((share * whole - hits) / (1 - share)))


def _amount(number: Fraction, unit: str) -> str:
    return show_bounds(Range(number, number), unit)


def track_sentences(pack: Pack, verdict: Verdict) -> Iterator[str]:
    """Yield why the text itself leaves open which track's rules a condition follows, where that changes the outcome.

    It is so for the conditions marked † in the contract, while the lead unit is a new R&D institution.
    """
    if pack.track is None:
        return
    for reading_id in pack.readings_named(pack.track):
        if reading_id in verdict.condition.touches and turns(verdict, reading_id):
            words = _("通知没有写明“{title}”：请询问主管部门，得到答复后固定这一口径，本条才有定论。")
            yield words.format(title=pack.reading(reading_id).title)


def turns(verdict: Verdict, reading_id: str) -> bool:
    """Tell whether the outcome changes with one reading alone, all others as in the primary."""
    primary = verdict.primary
    return any(
        result.outcome is not primary.outcome
        and all(option == primary.choice[reading] for reading, option in result.choice.items() if reading != reading_id)
        for result in verdict.results
    )
