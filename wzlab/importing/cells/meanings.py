"""What one cell of somebody's table means in a field, and what must be told of it.

Reading is `wzlab.importing.cells.values`; here is what other people's tables need besides: placeholders are blank, words are
looked up in the vocabulary, dates and amounts have more forms, references offer what they may mean, and numbers that
were damaged or masked are not taken.  What the program shows is read back as it was; what is in doubt is not guessed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from wzlab.columns import AsTyped, Cell, Choice, Column, Day, Number, Percent, Reference, Text, YesNo
from wzlab.dates import PartialDate
from wzlab.importing.cells import days, doubts
from wzlab.importing.cells.amounts import figure_meant, with_unit
from wzlab.importing.cells.candidates import Candidates, table_meant
from wzlab.importing.cells.dividing import ends_of
from wzlab.importing.cells.doubts import Doubt, Sentences, blank, doubt, field_of, in_place
from wzlab.importing.cells.names import name_meant
from wzlab.importing.cells.texts import EDGES, is_ditto, says_nothing, text_meant
from wzlab.importing.cells.values import Case, CellReader, Found, Raw, digits_of
from wzlab.importing.model import NEW, Option, Question, Topic
from wzlab.intake.flaws import ERRORS
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.context import reference_date
from wzlab.policy.pack import Pack
from wzlab.records import Patent, Person, Room
from wzlab.spelling import folded, narrowed
from wzlab.units import EXACT, plain
from wzlab.vocabulary import Understood
from wzlab.vocabulary.fields import understand
from wzlab.vocabulary.phrases import without_code


class Meaning(NamedTuple):
    """What a cell means.

    Args:
        cell: the cell of the record: `AsTyped` where it cannot be read, None where it is blank or must not be taken.
        doubt: what should be known of it, None for nothing.
        is_new: it was decided that the name is a new record's, which has yet to be made, or that of the lead unit, which
            has none yet; the cell is the name.
    """

    cell: Cell
    doubt: Doubt | None = None
    is_new: bool = False


BLANK = Meaning(None)
_DAY_ZERO = date(1900, 1, 1)
"""What a spreadsheet shows for 0 or 1 in a cell of a date."""
_NO_ROW: Mapping[str, str] = MappingProxyType({})


class ImportReader:
    """Reads cells in one lab as it stands; a change of the lab asks for a new one.

    Args:
        lab: the lab whose records references may mean, those that the import brings among them.
        pack: the policy that lists the directions.
        words: what was decided of words: `Decisions.words`.
    """

    def __init__(self, lab: Lab, pack: Pack, words: Mapping[tuple[str, str], str]) -> None:
        self._cells = CellReader(lab, pack)
        self._candidates = Candidates(lab, pack, self._cells.forms)
        self._words = words
        self._day = reference_date(pack, lab, None)
        self._on_day = {"day": str(self._day)}
        self._known: dict[tuple[Column[Any], str | None, bool], dict[object, Meaning]] = {}

    def meaning(self, column: Column[Any], raw: Raw, unit: str | None = "", is_percent: bool = False) -> Meaning:
        """Return what a cell means.

        Args:
            column: the field.
            raw: what is in the cell.
            unit: what bare amounts below its heading are in: `ColumnMatch.unit`.
            is_percent: whether a number is shown as a percentage.
        """
        if raw is None:
            return BLANK
        if raw.__class__ is str and type(column.kind) is Text:
            return _plain_text(column, raw)
        known = self._known.setdefault((column, unit, is_percent), {})
        key = raw if raw.__class__ is str else (raw.__class__, raw)  # True, 1 and 1.0 are three things here
        found = known.get(key)
        if found is None:
            found = known[key] = self._made(column, raw, unit, is_percent=is_percent)
        return found

    def in_row(self, column: Column[Any], meaning: Meaning, row: Mapping[str, str]) -> Meaning:
        """Return the meaning of a word that is in doubt, where another text of its row settles it.

        Args:
            column: the field.
            meaning: what `meaning` said; without an "uncertain_word" it stays.
            row: what the row says, by the fields; for people also `entity_type`, the code of the kind of their unit.
        """
        is_uncertain = meaning.doubt is not None and meaning.doubt.code == "uncertain_word"
        if not is_uncertain or not isinstance(meaning.cell, AsTyped):
            return meaning
        return self._word(column, meaning.cell.text, row)

    def typed(self, column: Column[Any], text: str, unit: str | None = "") -> Meaning:
        """Return what a text means that somebody has typed, or chosen, in place of what stands in a cell.

        It is read as in the window, but that bare amounts are in the unit of their column.
        """
        if isinstance(column.kind, Percent) and not isinstance(cell := self._cells.read(column, text), AsTyped):
            return Meaning(cell)
        return self.meaning(column, text, unit)

    def _made(self, column: Column[Any], raw: Raw, unit: str | None, *, is_percent: bool) -> Meaning:
        meaning = self._plainly(column, raw, unit, is_percent=is_percent)
        cell, kind = meaning.cell, column.kind
        if isinstance(cell, PartialDate) and cell.last <= _DAY_ZERO:
            told = doubt(doubts.DAY_ZERO, column, in_place((blank(),)), day=cell)
            return Meaning(AsTyped(str(cell)), told)
        is_ahead = isinstance(cell, PartialDate) and isinstance(kind, Day) and kind.past_only and cell.first > self._day
        return Meaning(cell, doubt(doubts.AHEAD, column, in_place())) if is_ahead else meaning

    def _plainly(self, column: Column[Any], raw: Raw, unit: str | None, *, is_percent: bool) -> Meaning:
        if isinstance(raw, str):
            return self._text(column, raw.strip(EDGES), unit)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            if is_percent:
                return self._share(column, digits_of(raw), unit)
            if isinstance(column.kind, Number):
                return self._text(column, digits_of(raw), unit)
        found = self._cells.found(column, raw)
        if found.case is not None:
            return self._remarked(column, found)
        if isinstance(found.cell, AsTyped):
            return self._text(column, found.cell.text, unit)
        return Meaning(found.cell)

    def _share(self, column: Column[Any], digits: str, unit: str | None) -> Meaning:
        """Return what a number means that is shown as a percentage: 0.6 is 60 %."""
        percent = _times_hundred(digits)
        if isinstance(column.kind, Percent):
            return _checked(column, Decimal(percent))
        if isinstance(column.kind, Number):
            return _unread(column, f"{percent}%", doubts.IS_SHARE)
        return self._text(column, f"{percent}%", unit)

    # texts

    def _text(self, column: Column[Any], text: str, unit: str | None) -> Meaning:
        kind = column.kind
        if type(kind) is Text:
            return _plain_text(column, text)
        if text in ERRORS:
            return Meaning(None, doubt(doubts.ERROR, column, in_place(), text=text))
        if is_ditto(text):
            return _unread(column, text, doubts.DITTO)
        if isinstance(kind, Number):
            return _figure(column, text, unit)
        if isinstance(kind, Day):
            return _day(column, text)
        return self._word(column, text)

    def _word(self, column: Column[Any], text: str, row: Mapping[str, str] = _NO_ROW) -> Meaning:
        """Return what a word of a choice, a yes or no, or the name of a record means; what was decided comes first."""
        if not text:
            return BLANK
        decided = self._decided(column, text)
        if decided is not None:
            return decided
        cell = self._cells.read(column, text)
        if not isinstance(cell, AsTyped):
            return Meaning(cell)
        if (bare := without_code(text)) != text and not isinstance(column.kind, Reference):
            return self._word(column, bare, row)
        if isinstance(column.kind, Reference):
            return BLANK if says_nothing(text) else self._remarked_person(column, text) or self._unknown(column, cell)
        known = understand(field_of(column), text, {**self._on_day, **row})
        if known is None:
            return BLANK if says_nothing(text) else self._not_chosen(column, cell)
        return self._looked_up(column, cell, known)

    def _decided(self, column: Column[Any], text: str) -> Meaning | None:
        answer = self._words.get((field_of(column), folded(text)))
        if answer is None:
            return None
        is_new = isinstance(column.kind, Reference) and (answer == NEW or self._candidates.is_nameless_lead(answer))
        cell = self._cells.read(column, text if is_new else answer)
        if not isinstance(cell, AsTyped):
            return Meaning(cell)  # a new one may have been made since
        return Meaning(cell, is_new=True) if is_new else None

    def _looked_up(self, column: Column[Any], cell: AsTyped, known: Understood) -> Meaning:
        """Return what the vocabulary says of a word that is none of the field's own."""
        note = doubt(doubts.PART_TAKEN, column, rule=known.rule) if known.is_told else None
        if known.is_blank:
            return Meaning(None, note)
        if known.code is not None:
            return Meaning(self._cells.read(column, known.code), note)
        options = self._options(column, cell.text, known.candidates)
        return Meaning(cell, doubt(doubts.UNCERTAIN, column, _of_word(column, cell.text, options), rule=known.rule))

    def _not_chosen(self, column: Column[Any], cell: AsTyped) -> Meaning:
        kind = column.kind
        words = doubts.NO_DIRECTION if isinstance(kind, Choice) and kind.open_ended else doubts.NOT_CHOSEN
        return Meaning(cell, doubt(words, column, _of_word(column, cell.text, self._options(column, cell.text))))

    def _options(self, column: Column[Any], text: str, likeliest: Sequence[str] = ()) -> tuple[Option, ...]:
        if isinstance(column.kind, YesNo):
            return self._candidates.answers(likeliest)
        return self._candidates.choices(column, text, likeliest)

    def _remarked_person(self, column: Column[Any], text: str) -> Meaning | None:
        """Return whom a name with a post behind it means, 张样例（教授）, if only one person bears the name."""
        if table_meant(column) != Person.table:
            return None
        found = name_meant(Person.name, text)
        cell = self._cells.read(column, found.text)
        if found.words is not doubts.MARKS_LEFT_OUT or isinstance(cell, AsTyped):
            return None
        return Meaning(cell, doubt(found.words, column, taken=found.text, rest=found.rest))

    def _unknown(self, column: Column[Any], cell: AsTyped) -> Meaning:
        """Return what a name means that is no record's, or that of several."""
        table = table_meant(column)
        label = self._candidates.label(table)
        bearers = self._candidates.bearers(table, cell.text)
        if len(bearers) > 1:
            options = (*self._candidates.these(column, bearers), blank())
            return Meaning(cell, doubt(doubts.SEVERAL_RECORDS, column, in_place(options), label=label))
        if column is Patent.holder and (lead := self._candidates.lead_among(cell.text)):
            return Meaning(lead, doubt(doubts.ONE_OF_HOLDERS, column, name=self._candidates.name(lead)))
        words = doubts.UNKNOWN_RECORD if table else doubts.UNKNOWN_ID
        question = _of_word(column, cell.text, self._candidates.records(column, cell.text))
        return Meaning(cell, doubt(words, column, question, label=label))

    # what is no text

    def _remarked(self, column: Column[Any], found: Found) -> Meaning:
        """Return the meaning of a value with which something is the matter."""
        assert found.case is not None
        text = found.text
        match found.case:
            case Case.ERROR | Case.UNCALCULATED | Case.LOST_DIGITS:
                return Meaning(None, doubt(_OF_CASE[found.case], column, in_place(), text=text))
            case Case.HAS_TIME:
                return Meaning(found.cell, doubt(doubts.HAS_TIME, column, day=found.day))
            case Case.NUMBER_AS_DAY:
                return Meaning(found.cell, doubt(doubts.NUMBER_AS_DAY, column, in_place(), day=found.day, text=text))
            case Case.NO_DAY:
                return _day(column, text)
            case Case.TENTH_OR_FIRST:
                return _tenth_or_first(column, text)
            case Case.FRACTION:
                return _fraction(column, text)
        if isinstance(column.kind, Day):
            return _unread(column, text, doubts.NOT_A_DATE)
        if found.case is Case.DAY and not isinstance(column.kind, Text):
            return _unread(column, text, doubts.IS_DAY_NOT_NUMBER, day=found.day)
        return _unread(column, text, _OF_CASE[found.case], day=found.day)


_OF_CASE: Mapping[Case, Sentences] = {
    Case.ERROR: doubts.ERROR,
    Case.UNCALCULATED: doubts.UNCALCULATED,
    Case.LOST_DIGITS: doubts.LOST_DIGITS,
    Case.DAY: doubts.IS_DAY,
    Case.TIME: doubts.IS_TIME,
    Case.TRUTH: doubts.IS_TRUTH,
}


def _unread(
    column: Column[Any], text: str, words: Sentences, options: tuple[Option, ...] = (), /, **named: object
) -> Meaning:
    """Return the meaning of a text that its field cannot hold."""
    return Meaning(AsTyped(text), doubt(words, column, in_place(options), **{"text": text, **named}))


def _of_word(column: Column[Any], text: str, options: tuple[Option, ...]) -> Question:
    """Return the question what a text means in a field, wherever it stands there."""
    return Question(Topic.WORD, (field_of(column), folded(text)), options)


def _plain_text(column: Column[Any], raw: str) -> Meaning:
    text, words = text_meant(column, raw)
    if words is None:
        return _name_or_number(column, text) if text else BLANK
    if words is doubts.MASKED:
        return Meaning(None, doubt(words, column))
    return Meaning(AsTyped(text) if text else None, doubt(words, column, in_place(), text=raw))


def _name_or_number(column: Column[Any], text: str) -> Meaning:
    """Return the text of a field; of names and numbers of records without what is no part of them."""
    found = name_meant(column, text)
    if found.words is None:
        return Meaning(found.text)
    is_problem = found.words.severity is None
    told = doubt(found.words, column, in_place() if is_problem else None, taken=found.text, rest=found.rest)
    if is_problem:
        return Meaning(AsTyped(found.text), told)
    return Meaning(found.text or None, told)


# --- figures --------------------------------------------------------------------------------------------------------


def _figure(column: Column[Any], text: str, unit: str | None) -> Meaning:
    if not text or says_nothing(text):
        return BLANK
    if isinstance(column.kind, Percent) and _is_fraction(text):
        return _fraction(column, text)
    cell, trouble = figure_meant(column, text, unit)
    return Meaning(AsTyped(text) if cell is None else cell, trouble)


def _is_fraction(text: str) -> bool:
    try:
        return 0 < Decimal(narrowed(text)) <= 1
    except ArithmeticError:
        return False


def _fraction(column: Column[Any], text: str) -> Meaning:
    percent = _times_hundred(narrowed(text))
    options = tuple(Option(digits, f"{digits}%") for digits in (percent, narrowed(text)))
    return _unread(column, text, doubts.FRACTION, options, percent=percent, text=narrowed(text))


def _times_hundred(digits: str) -> str:
    return f"{plain(EXACT.multiply(Decimal(digits), Decimal(100))):f}"


def _checked(column: Column[Any], value: Decimal) -> Meaning:
    if column.kind.is_possible(value):
        return Meaning(value)
    return Meaning(value, doubt(doubts.IMPOSSIBLE, column, in_place(), value=with_unit(column, value)))


# --- days -----------------------------------------------------------------------------------------------------------


def _day(column: Column[Any], text: str) -> Meaning:
    try:
        found = days.read_day(text)
    except ValueError:
        return _other_day(column, text)
    if isinstance(column.kind, Day) and column.kind.whole and not found.is_whole:
        return _unread(column, text, doubts.NOT_WHOLE)
    return Meaning(found)


def _other_day(column: Column[Any], text: str) -> Meaning:
    """Return what a text means that is no date, or more than one."""
    if found := days.day_and_time(text):
        return Meaning(found, doubt(doubts.HAS_TIME, column, day=found))
    if days.is_open_ended(text) and column is Room.lease_until:
        return Meaning(None, doubt(doubts.LEASE_OPEN, column))
    if days.is_open_ended(text):
        return _unread(column, text, doubts.OPEN_ENDED, (blank(),))
    if not text or says_nothing(text):
        return BLANK
    if any(ends := ends_of(text)):
        said = (_("开始：{date}"), _("结束：{date}"))
        options = tuple(Option(str(end), words.format(date=end)) for end, words in zip(ends, said, strict=True) if end)
        return _unread(column, text, doubts.IS_SPAN, options)
    if day := days.day_of_serial(narrowed(text)):
        return _unread(column, text, doubts.SERIAL, (Option(str(day), str(day)),), day=day)
    return _unsettled_day(column, text)


def _unsettled_day(column: Column[Any], text: str) -> Meaning:
    possible = days.possible_days(text, is_past=isinstance(column.kind, Day) and column.kind.past_only)
    options = tuple(Option(str(day), str(day)) for day in possible)
    if days.has_short_year(text):
        return _unread(column, text, doubts.SHORT_YEAR, options)
    if options:
        return _unread(column, text, doubts.WHICH_DAY, options)
    return _unread(column, text, doubts.OFF_CALENDAR if days.is_off_calendar(text) else doubts.NOT_A_DATE)


def _tenth_or_first(column: Column[Any], text: str) -> Meaning:
    year = text.partition(".")[0]
    options = tuple(Option(month, month) for month in (f"{year}-01", f"{year}-10"))
    return _unread(column, text, doubts.TENTH_OR_FIRST, options, year=year)
