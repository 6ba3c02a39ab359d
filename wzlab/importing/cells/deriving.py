"""Fields that follow from another one: a title's level, a programme's level, a patent's kind, a birth date.

What follows fills a blank and nothing else.  Where the field says otherwise, what it says stays, and the contradiction
is told.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from wzlab.columns import AsTyped, Cell, Choice, Column, Record
from wzlab.dates import PartialDate
from wzlab.identities import birth_date_in, is_resident_id
from wzlab.importing.cells.doubts import CONTRADICTION, UNCERTAIN, Doubt, blank, doubt, in_place
from wzlab.importing.discretion import discreet_text
from wzlab.importing.model import Option, Question, Severity, Topic
from wzlab.language import _, current_language
from wzlab.records import TYPE_OF, Award, Patent, Person
from wzlab.spelling import folded
from wzlab.vocabulary import Understood
from wzlab.vocabulary.fields import derived

_SOURCES: Mapping[str, tuple[str, ...]] = {
    "staff": ("title", "education", "entity_type"),
    "projects": ("programme", "title"),
    "patents": ("number",),
    "awards": ("title",),
}
"""By table, the texts that others follow from."""
_COMPARED_ONLY = frozenset({Award.level})
"""What follows for these is compared with what they say, and fills no blank: what counts is who gave the award."""
_REMEMBERED_ROWS = 1 << 14


class Derived(NamedTuple):
    """What follows for one field of a row.

    Args:
        key: the field.
        cell: what follows, None where nothing certain does, or the field has a value of its own.
        doubt: what should be known: words that do not settle it, or a contradiction; None for nothing.
        rule: why, a finished sentence; "" if the doubt says it.
    """

    key: str
    cell: Cell
    doubt: Doubt | None = None
    rule: str = ""


def derived_cells(
    record_type: type[Record],
    cells: Mapping[str, Cell],
    texts: Mapping[str, str],
    words: Mapping[tuple[str, str], str] | None = None,
) -> list[Derived]:
    """Return what follows for the fields of a row from its other fields.

    Args:
        record_type: the type of its record.
        cells: the cells of the record as they would be, the row's and those it has already; one that is missing is blank.
        texts: what the row says, by the fields, as it stands in the cells; for people also `entity_type`, the code of
            the kind of their unit, where it is known.
        words: what was decided of words: `Decisions.words`; it goes before what the vocabulary says.
    """
    if record_type.table not in _SOURCES:
        return []
    found = list(_by_words(record_type, cells, texts, words or {}))
    if record_type is Person:
        found += _birth_date(cells)
    return found


def _by_words(
    record_type: type[Record],
    cells: Mapping[str, Cell],
    texts: Mapping[str, str],
    words: Mapping[tuple[str, str], str],
) -> Iterator[Derived]:
    said = tuple(texts.get(key, "").strip() for key in _SOURCES[record_type.table])
    if not any(said):
        return
    for key, answer, source, word in _following(record_type.table, said, current_language()):
        column, given = record_type.column_of[key], cells.get(key)
        decided = words.get((f"{record_type.table}.{key}", word))
        known = answer if decided is None else Understood(decided or None, is_blank=not decided)
        if given is None and column in _COMPARED_ONLY:
            continue
        if given is None:
            yield from _filled(column, known, (f"{record_type.table}.{key}", word))
        else:
            known = _of_kind_digit(known) if column is Patent.kind and given not in known.candidates else known
            if known.code is not None and not isinstance(given, AsTyped) and given != known.code:
                yield _contradicted(record_type, column, source, known)


def _word(column: Column[str], source: str, text: str) -> str:
    """Return what a decision on a text is kept under: the text, as if it stood in the field.

    A text that the field itself reads is kept with its source: 博士 as an education may mean 硕士 as a degree, and 博士 in
    the field's own column must not mean it, too.
    """
    try:
        column.kind.read(text)
    except ValueError:
        return folded(text)
    return folded(f"{source}={text}")


@lru_cache(maxsize=_REMEMBERED_ROWS)
def _following(table: str, said: tuple[str, ...], _language: str) -> tuple[tuple[str, Understood, str, str], ...]:
    """Return what the vocabulary derives, from which field, and what a decision on it is kept under.

    Its rules are in the language that is in use.
    """
    row, columns = dict(zip(_SOURCES[table], said, strict=True)), TYPE_OF[table].column_of
    return tuple(
        (key, known, source, _word(columns[key], source, row.get(source) or row.get("title", "")))
        for key, known, source in derived(table, row)
    )


def _filled(column: Column[str], known: Understood, key: tuple[str, str]) -> Iterator[Derived]:
    """Yield what fills a blank field, or why nothing does."""
    if known.code is not None:
        yield Derived(column.key, known.code, rule=known.rule)
    elif not known.is_blank and known.rule:
        question = Question(Topic.WORD, key, _options(column, known))
        trouble = doubt(UNCERTAIN, column, question, rule=known.rule)
        yield Derived(column.key, None, trouble._replace(severity=Severity.REVIEW))  # the field itself is merely blank


def _options(column: Column[str], known: Understood) -> tuple[Option, ...]:
    kind = column.kind
    codes = kind.options if isinstance(kind, Choice) else {}
    ordered = dict.fromkeys([*(code for code in known.candidates if code in codes), *codes])
    return (*(Option(code, kind.show(code)) for code in ordered), blank())


def _of_kind_digit(known: Understood) -> Understood:
    """Return the kind that a patent's number states although something is wrong with it; another one is worth a look."""
    if known.code is not None or not known.candidates:
        return known
    kind = Patent.kind.kind.show(known.candidates[0])
    rule = _("号码里写的种类是{kind}；{rule}").format(kind=kind, rule=known.rule)
    return Understood(known.candidates[0], (), rule)


def _contradicted(record_type: type[Record], column: Column[str], source: str, known: Understood) -> Derived:
    other = record_type.column_of[source]
    assert known.code is not None
    options = [Option(known.code, column.kind.show(known.code))]
    rule = discreet_text(known.rule) or _("按选定的意思是“{meaning}”。").format(meaning=column.kind.show(known.code))
    return Derived(column.key, None, doubt(CONTRADICTION, column, in_place(options), other=_(other.title), rule=rule))


# --- birth dates ----------------------------------------------------------------------------------------------------


def _birth_date(cells: Mapping[str, Cell]) -> Iterator[Derived]:
    """Yield the birth date that a valid resident identity number states, or that the field says otherwise."""
    number, given = cells.get("id_number"), cells.get("birth_date")
    is_resident = cells.get("id_type") in {None, "resident_id"}
    if not (isinstance(number, str) and is_resident) or _is_stated(number, given) or not is_resident_id(number):
        return
    born = birth_date_in(number.upper())
    if born is None:
        return
    column = Person.birth_date
    if given is None:
        rule = _("取自证件号码。")
        yield Derived(column.key, PartialDate.of(born), rule=rule)
    elif isinstance(given, PartialDate) and not given.first <= born <= given.last:
        rule = _("证件号码写明的出生日期是 {born}。").format(born=born)
        options = [Option(str(born), str(born))]
        yield Derived(
            column.key,
            None,
            doubt(CONTRADICTION, column, in_place(options), other=_(Person.id_number.title), rule=rule),
        )


def _is_stated(number: str, given: Cell) -> bool:
    """Tell, quickly, whether a number states just the date that is given."""
    return (
        isinstance(given, PartialDate) and given.is_whole and number[6:14] == given.first.isoformat().replace("-", "")
    )
