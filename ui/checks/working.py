"""The working of one condition as nodes: verdict, rule, what to do, the ledger, readings, evidence, warnings, note.

Everything is said under the default or pinned readings, as in the verdict.  Nothing is kept: the nodes are made from
the session as it is.
"""

from collections.abc import Iterator
from functools import partial

from ui.checks.kept_ledger import BY_RECORD
from ui.checks.nodes import Later, Node, PinReading, Target, Tone, WriteNote
from ui.checks.remedies import measure_of, remedies
from ui.session import Place, Selection, Session
from wzlab.lab import Pin
from wzlab.language import _
from wzlab.policy.blanks import cells_lacking
from wzlab.policy.judge import LiveJudge, Result, Verdict
from wzlab.policy.ledger import Ledger, Undecided, reasons
from wzlab.policy.pack import Binding, Condition, Share
from wzlab.policy.report import evidenced_records
from wzlab.policy.words import deciding_results, show_figure, standing, standing_words
from wzlab.policy.working_words import (
    COUNTED,
    MISSED,
    OUTSIDE,
    UNDECIDED,
    group_titles,
    lacking_titles,
    missing_words,
    source_words,
    verdict_words,
)
from wzlab.records import TYPE_OF

OPEN_AT_MOST = 12
"""A group with more members than this is closed at first."""


def working(session: Session, condition: Condition, entries: Ledger, warned: tuple[str, ...]) -> tuple[Node, ...]:
    """Return the nodes of a condition's working, given its ledger and the pack's warnings that apply to it."""
    return tuple(_Working(session, condition, entries, warned).nodes())


class _Working:
    """Makes the nodes of one condition, from one look at its ledger."""

    def __init__(self, session: Session, condition: Condition, entries: Ledger, warned: tuple[str, ...]) -> None:
        self.session = session
        self.lab = session.lab
        self.condition = condition
        self.verdict = session.judge.verdicts[condition.id]
        self.note = session.lab.notes.get(condition.id)
        self.ledger = entries
        self.warned = warned
        measure = measure_of(session.judge, condition)
        self._only_table = measure.record_type.table if isinstance(measure, BY_RECORD) else None

    def nodes(self) -> Iterator[Node]:
        """Yield the parts that have something to say, in reading order."""
        yield self._verdict()
        yield self._rule()
        yield from self._remedies()
        yield from self._undecided()
        yield from self._not_counted()
        yield from self._counted()
        yield from self._readings()
        yield from self._evidence()
        yield from self._warnings()
        yield from self._note()

    # what is asked, and what was found

    def _verdict(self) -> Node:
        told = verdict_words(self.verdict, self.note)
        return Node("verdict", told, standing=standing(self.verdict, self.note))

    def _rule(self) -> Node:
        return Node("rule", str(self.condition.rule), source_words(self.condition))

    def _remedies(self) -> Iterator[Node]:
        told = remedies(self.session.judge, self.verdict, self.ledger)
        if told:
            lines = tuple(Node(f"{place}", line) for place, line in enumerate(told))
            yield Node("remedies", _("怎么补"), tone=Tone.HEADING, children=lines, is_open=True)

    # the ledger

    def _title(self, group: str, number: int) -> str:
        return _(group_titles(self.session.judge, self.condition)[group]).format(number=number)

    def _undecided(self) -> Iterator[Node]:
        entries = self.ledger.undecided
        if entries:
            later = Later(len(entries), lambda place: self._lacking(entries[place]), self._all_undecided())
            opened = len(entries) <= OPEN_AT_MOST
            title = self._title(UNDECIDED, len(entries))
            yield Node(UNDECIDED, title, tone=Tone.HEADING, later=later, is_open=opened)

    def _all_undecided(self) -> Target:
        ids = tuple(entry.record for entry in self.ledger.undecided if entry.record is not None)
        return self._selection(ids, _("待定"))

    def _lacking(self, entry: Undecided) -> Node:
        """Return the line of a record that lacks something; choosing it leads to the first thing it lacks."""
        judge = self.session.judge
        cells = list(cells_lacking(judge, self.condition, entry))
        target = Place(*cells[0]) if cells else None
        titles = lacking_titles(judge, self.condition, entry)
        if entry.record is not None:
            title = _("{record}：缺“{fields}”").format(record=self._name(entry.record), fields=titles)
        else:
            missing = missing_words(judge, self.condition, entry)
            title = missing or _("缺“{fields}”").format(fields=titles)
        return Node(entry.record or titles, title, target=target)

    def _not_counted(self) -> Iterator[Node]:
        if isinstance(measure_of(self.session.judge, self.condition), Share):
            inside = [entry for entry in self.ledger.not_counted if entry.in_whole]
            outside = [entry for entry in self.ledger.not_counted if not entry.in_whole]
            yield from self._refused(MISSED, Ledger(not_counted=tuple(inside)))
            yield from self._refused(OUTSIDE, Ledger(not_counted=tuple(outside)))
        else:
            yield from self._refused(MISSED, self.ledger)

    def _refused(self, group: str, part: Ledger) -> Iterator[Node]:
        if part.not_counted:
            title = self._title(group, len(part.not_counted))
            lines = tuple(self._reason(code, because, tuple(ids)) for code, because, ids in reasons(part))
            yield Node(group, title, tone=Tone.HEADING, children=lines, is_open=len(lines) <= OPEN_AT_MOST)

    def _reason(self, code: str, because: str, ids: tuple[str, ...]) -> Node:
        """Return the line of a reason: choosing it shows its records in their table."""
        key = f"{code} {because}"
        if len(ids) == 1:
            title = _("{record}：{because}").format(record=self._name(ids[0]), because=because)
            return Node(key, title, target=self._where(ids[0], code))
        title = _("{because}（{number} 条）").format(because=because, number=len(ids))
        selection = self._selection(ids, because)
        return Node(key, title, target=selection, later=Later(len(ids), partial(self._member, ids, code), selection))

    def _member(self, ids: tuple[str, ...], code: str, place: int) -> Node:
        record_id = ids[place]
        return Node(record_id, self._name(record_id), target=self._where(record_id, code))

    def _where(self, record_id: str, code: str) -> Place:
        """Return the place of what decided: the field of that name, or the record if a named rule decided."""
        table = self._table(record_id)
        return Place(table, record_id, code if code in TYPE_OF[table].column_of else None)

    def _counted(self) -> Iterator[Node]:
        ids = self.ledger.counted
        if ids:
            title = self._title(COUNTED, len(ids))
            selection = self._selection(ids, _("计入"))
            later = Later(len(ids), partial(self._member, ids, ""), selection)
            yield Node(COUNTED, title, tone=Tone.HEADING, later=later)

    def _name(self, record_id: str) -> str:
        record = self.lab.find(record_id)
        return record_id if record is None else self.lab.name_of(record)

    def _table(self, record_id: str) -> str:
        record = self.lab.find(record_id)
        assert record is not None
        return record.table

    def _selection(self, ids: tuple[str, ...], why: str) -> Selection:
        """Return the records of the table that most of them belong to; a condition rarely looks at two."""
        by_table: dict[str, list[str]] = {}
        if self._only_table is not None:
            by_table[self._only_table], ids = list(ids), ()
        for record_id in ids:
            by_table.setdefault(self._table(record_id), []).append(record_id)
        table = max(by_table, key=lambda name: len(by_table[name]), default="")
        words = _("{condition}：{why}（{number} 条）")
        own = tuple(by_table.get(table, ()))
        return Selection(table, own, words.format(condition=self.condition.title, why=why, number=len(own)))

    # readings, evidence, warnings, note

    def _readings(self) -> Iterator[Node]:
        lines = [*self._turning(), *self._pinnable(), *self._pinned()]
        if lines:
            yield Node("readings", _("口径"), tone=Tone.HEADING, children=tuple(lines), is_open=True)

    def _turning(self) -> Iterator[Node]:
        for result in deciding_results(self.verdict):
            told = _("若{readings}：{outcome}").format(
                readings=changed_words(self.session, self.verdict, result), outcome=result_words(self.verdict, result)
            )
            key = " ".join(f"{reading}={option}" for reading, option in result.choice.items())
            yield Node(f"if {key}", told, standing=standing(_as_result(self.verdict, result), None))

    def _pinnable(self) -> Iterator[Node]:
        primary = self.verdict.primary
        changing = [
            reading
            for result in deciding_results(self.verdict)
            for reading, option in result.choice.items()
            if option != primary.choice[reading]
        ]
        for reading_id in dict.fromkeys(changing):
            title = _("固定口径“{title}”…").format(title=self.session.pack.reading(reading_id).title)
            yield Node(f"pin {reading_id}", title, target=PinReading(reading_id))

    def _pinned(self) -> Iterator[Node]:
        for reading_id in self.condition.touches:
            pin = self.lab.pins.get(reading_id)
            if pin is not None:
                title = _("已固定：{option}").format(
                    option=self.session.pack.reading(reading_id).option(pin.choice).words
                )
                yield Node(f"pin {reading_id}", title, pinned_by(pin), target=PinReading(reading_id))

    def _evidence(self) -> Iterator[Node]:
        if self.ledger.counted or self.ledger.undecided:
            yield Node("evidence", _("证据"), tone=Tone.HEADING, later=Later(1, self._evidenced))

    def _evidenced(self, _place: int) -> Node:
        """Judge by the evidenced records alone; it takes a whole look at the lab, so only for who opens it."""
        judge = self.session.judge
        proven = evidenced_records(self.lab, judge.context.reference_date)
        verdict = LiveJudge(self.session.pack, self.lab, judge.context.reference_date, only=proven).verdicts[
            self.condition.id
        ]
        told = _("只算有证明材料的：{outcome}").format(outcome=result_words(verdict, verdict.primary))
        return Node("evidenced", told, standing=standing(verdict, None))

    def _warnings(self) -> Iterator[Node]:
        if self.warned:
            title = _("提醒（{number}）").format(number=len(self.warned))
            lines = tuple(Node(line, line) for line in self.warned)
            yield Node("warnings", title, tone=Tone.HEADING, children=lines, is_open=True)

    def _note(self) -> Iterator[Node]:
        act = note_act(self.condition)
        if act is None and self.note is None:
            return
        lines = [Node(f"{place}", line) for place, line in enumerate(note_lines(self.session, self.condition))]
        if act is not None:
            lines.append(Node("write", act, target=WriteNote(self.condition.id)))
        yield Node("note", _("说明"), tone=Tone.HEADING, children=tuple(lines), is_open=True)


# --- words ----------------------------------------------------------------------------------------------------------


def note_act(condition: Condition) -> str | None:
    """Return what a person may say of a condition, as a button says it; None where nothing is asked."""
    if condition.judged:
        return _("确认…")
    return _("写明原因…") if condition.binding is Binding.IN_PRINCIPLE else None


def note_lines(session: Session, condition: Condition) -> Iterator[str]:
    """Yield what was said of a condition, why, by whom and when."""
    note = session.lab.notes.get(condition.id)
    if note is None:
        return
    if note.confirmed is not None:
        yield _("已确认：满足。") if note.confirmed else _("已确认：不满足。")
    if note.reason:
        yield _("原因：{reason}").format(reason=note.reason)
    who = _("，").join(part for part in (note.by or "", str(note.on or "")) if part)
    if who:
        yield _("填写：{who}").format(who=who)


def pinned_by(pin: Pin) -> str:
    """Return who said how a reading is to be taken, and when."""
    told = _("，").join(part for part in (pin.by or "", str(pin.on or "")) if part)
    return told or _("没有写明谁确认、何时确认")


def changed_words(session: Session, verdict: Verdict, result: Result) -> str:
    """Return the readings in which a result differs from the primary, in words."""
    changed = [
        str(session.pack.reading(reading).option(option).words)
        for reading, option in result.choice.items()
        if option != verdict.primary.choice[reading]
    ]
    return _("；").join(changed)


def result_words(verdict: Verdict, result: Result) -> str:
    """Return the figure and the outcome under one combination of readings: 9 人，未达标."""
    word = standing_words(_as_result(verdict, result), None)
    figure = show_figure(result, verdict.condition.unit)
    return _("，").join(part for part in (figure, word) if part)


def _as_result(verdict: Verdict, result: Result) -> Verdict:
    """Return the verdict that one result alone would be."""
    return Verdict(verdict.condition, result.outcome, (result,))
