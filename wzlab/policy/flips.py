"""What an edit turned: the conditions that stand otherwise or show another figure than before, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from wzlab.lab import Note
from wzlab.language import _
from wzlab.policy.judge import Verdict
from wzlab.policy.pack import Binding, Condition, Pack
from wzlab.policy.words import STANDING_WORDS, Standing, show_figure, standing


@dataclass(frozen=True, slots=True)
class Flip:
    """A condition before and after: its verdict, and how it stands."""

    before: Verdict
    after: Verdict
    stood: Standing
    stands: Standing

    @property
    def condition(self) -> Condition:
        """The condition."""
        return self.after.condition


Verdicts = Mapping[str, Verdict]
Notes = Mapping[str, Note]


def flips(before: Verdicts, after: Verdicts, notes_before: Notes, notes_after: Notes, pack: Pack) -> list[Flip]:
    """Return what is shown otherwise than before, the most important first.

    What stands otherwise comes before what only shows another figure, required before in principle and so on; among
    equals in the pack's order.  A judge keeps its verdicts in one mapping: `before` must be a copy of it.
    """
    found = []
    for condition_id in pack.condition_ids:
        was, now = before[condition_id], after[condition_id]
        note_was, note_now = notes_before.get(condition_id), notes_after.get(condition_id)
        if was is now and note_was == note_now:
            continue
        flip = Flip(was, now, standing(was, note_was), standing(now, note_now))
        if flip.stood is not flip.stands or _figure(was) != _figure(now):
            found.append(flip)
    return sorted(found, key=_importance)


def flip_words(flip: Flip) -> str:
    """Return a flip in one line: `副高以上或博士占比 57.14 % → 60.00 %，达标`, or `…：未达标 → 达标` without a figure."""
    title, word = flip.condition.title, _(STANDING_WORDS[flip.stands])
    was, now = _figure(flip.before), _figure(flip.after)
    if was and now and was != now:
        return _("{title} {was} → {now}，{word}").format(title=title, was=was, now=now, word=word)
    if flip.stood is flip.stands:
        return _("{title} {now}，{word}").format(title=title, now=now or was, word=word)
    return _("{title}：{was} → {now}").format(title=title, was=_(STANDING_WORDS[flip.stood]), now=word)


def _figure(verdict: Verdict) -> str:
    return show_figure(verdict.primary, verdict.condition.unit)


def _importance(flip: Flip) -> tuple[bool, int]:
    return flip.stood is flip.stands, list(Binding).index(flip.condition.binding)
