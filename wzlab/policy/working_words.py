"""The working of a condition in words: the groups of its ledger, what is lacking, its verdict and rule, what was noted.

Window, workbook and report say these alike; what each shows of them, and in which order, is its own.
"""

from collections.abc import Mapping

from wzlab.lab import Note
from wzlab.language import N_, _
from wzlab.policy.blanks import Blank, Cell, cells_lacking, field_title, what_is_missing
from wzlab.policy.judge import LiveJudge, Verdict
from wzlab.policy.ledger import Undecided
from wzlab.policy.pack import BINDING_WORDS, Condition, Count, Distinct, Share, Sum
from wzlab.policy.words import sentence
from wzlab.records import TYPE_OF

COUNTED, MISSED, OUTSIDE, UNDECIDED = "counted", "missed", "outside", "undecided"
"""The keys of the four groups of a ledger."""

_COUNTING: Mapping[str, str] = {
    COUNTED: N_("计入（{number}）"),
    MISSED: N_("未计入（{number}）"),
    UNDECIDED: N_("待定（{number}）"),
}
_SHARING: Mapping[str, str] = {
    COUNTED: N_("总数内，符合（{number}）"),
    MISSED: N_("总数内，不符合（{number}）"),
    OUTSIDE: N_("不在总数内（{number}）"),
    UNDECIDED: N_("待定（{number}）"),
}
_HOLDING: Mapping[str, str] = {
    COUNTED: N_("符合（{number}）"),
    MISSED: N_("不符合（{number}）"),
    UNDECIDED: N_("待定（{number}）"),
}


def group_titles(judge: LiveJudge, condition: Condition) -> Mapping[str, str]:
    """Return what the groups of a condition's ledger are called, marked for translation: `number` is how many.

    It is told by whether the condition counts, takes a share or tests; only a share has records outside the whole.
    """
    body = judge.primary_plan(condition).body
    match body.measure if body else None:
        case Share():
            return _SHARING
        case Count() | Sum() | Distinct():
            return _COUNTING
    return _HOLDING


def verdict_words(verdict: Verdict, note: Note | None) -> str:
    """Return a verdict's sentence without the title before it and the clause behind it, which stand elsewhere."""
    condition = verdict.condition
    source = _("依据{clause}").format(clause=condition.clause)
    return sentence(verdict, note).removeprefix(f"{condition.title}{_('：')}").removesuffix(f"{_('，')}{source}")


def source_words(condition: Condition) -> str:
    """Return how strictly a condition binds, and the clause it comes from."""
    return _("{binding}，依据{clause}").format(binding=_(BINDING_WORDS[condition.binding]), clause=condition.clause)


def missing_words(judge: LiveJudge, condition: Condition, entry: Undecided) -> str | None:
    """Return which record there should be and is not, for an undecided entry that has none; None for any other."""
    cells = list(cells_lacking(judge, condition, entry))
    if entry.record is not None or not cells or cells[0].record_id is not None:
        return None
    missing = what_is_missing(judge, Blank(*cells[0], (condition.id,), required=True))
    return _("还没有指定{single}").format(single=missing)


def lacking_titles(judge: LiveJudge, condition: Condition, entry: Undecided) -> str:
    """Return the titles of the fields that an undecided entry lacks, each once; those of other records with theirs."""
    cells = cells_lacking(judge, condition, entry)
    return _("、").join(dict.fromkeys(_title_of(cell, entry.record) for cell in cells))


def _title_of(cell: Cell, record_id: str | None) -> str:
    title = field_title(cell.table, cell.field)
    if cell.record_id == record_id and record_id is not None:
        return title
    return _("{table}：{field}").format(table=_(TYPE_OF[cell.table].label), field=title)


def note_words(note: Note | None) -> str:
    """Return what was said of a condition, by whom and when; "" for nothing."""
    if note is None:
        return ""
    confirmed = {True: _("已确认"), False: _("确认为不符合"), None: ""}[note.confirmed]
    said = _("：").join(part for part in (confirmed, note.reason) if part)
    source = _("，").join(str(part) for part in (note.by, note.on) if part)
    return f"{said}{_('（')}{source}{_('）')}" if source else said
