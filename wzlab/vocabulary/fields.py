"""Which of these word lists answers for which field, and which fields follow from another one's words."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from wzlab.language import _
from wzlab.vocabulary.answers import full_time, yes_no
from wzlab.vocabulary.awards import award_level
from wzlab.vocabulary.degrees import degree, has_degree_word
from wzlab.vocabulary.patents import patent_kind, right_kind
from wzlab.vocabulary.phrases import plain, shown, without_code
from wzlab.vocabulary.placeholders import is_placeholder
from wzlab.vocabulary.programmes import project_level
from wzlab.vocabulary.rosters import roster_word
from wzlab.vocabulary.talents import talent_class
from wzlab.vocabulary.titles import title_level
from wzlab.vocabulary.understood import Understood

Row: TypeAlias = Mapping[str, str]
"""The other texts of a row by the keys of their fields without the table ("title"); fields it lacks may be missing.

`entity_type` is the code of the kind of the unit that a person belongs to, where it is known.
"""
Derived: TypeAlias = tuple[str, Understood, str]
"""A field, what follows for it, and the field it follows from."""

YES_NO_FIELDS = frozenset(
    (
        *("units.registered_in_city", "units.legal_person", "units.good_credit", "units.high_tech"),
        *("staff.other_city_lab", "equipment.key", "projects.related", "patents.related"),
        *("agreements.signed_by_all", "agreements.duties_stated", "attachments.sealed", "attachments.signed"),
        *("scenarios.genuine", "scenarios.intent_agreement", "scenarios.line_description"),
        *("scenarios.validation_plan", "scenarios.other_proof", "investments.planned"),
    )
)
"""Fields that are answered by yes or no, but for 全时, which has words of its own."""
_BARE_DEGREES = {"博士": ("doctor", "master"), "硕士": ("master", "bachelor"), "学士": ("bachelor", "none")}


def understand(field: str, text: str, row: Row) -> Understood | None:
    """Return what a text means in a field, or None if no word list is about the field.

    Args:
        field: the table and the field, such as "staff.title_level".
        text: what stands in the cell.
        row: the other texts of the row, which settle what this one leaves open; also `day`, the day that counts
            (YYYY-MM-DD), where it is known.
    """
    text = without_code(text)
    if field in YES_NO_FIELDS:
        return yes_no(text, row.get("day", ""))
    meaning = _MEANINGS.get(field)
    return meaning(text, row) if meaning else roster_word(field, text)


def derived(table: str, row: Row) -> list[Derived]:
    """Return what follows for the blank fields of a row, a doubt too; nothing where nothing follows.

    A title gives its level, a programme and a project's title the level, a number the kind of right, and an education the
    degree where it names one (研究生/博士).
    """
    found: list[Derived] = []
    for field, source, meaning in _DERIVED.get(table, ()):
        if is_placeholder(row.get(field, "")) and (answer := meaning(row)) and not answer.is_blank:
            found.append((field, answer, source))
    return found


def _level_of_title(text: str, row: Row) -> Understood:
    answer = title_level(text, row.get("entity_type", ""))
    if answer.code or answer.is_blank:
        return answer
    by_title = title_level(row.get("title", ""), row.get("entity_type", ""))
    return by_title if by_title.code in answer.candidates else answer


def _kind_of_right(text: str, row: Row) -> Understood:
    answer = right_kind(text)
    if answer.code or answer.candidates or answer.is_blank:
        return answer
    by_number = patent_kind(row.get("number", ""))
    return by_number if by_number.code else answer


def _level_by_title(row: Row) -> Understood | None:
    return title_level(without_code(row["title"]), row.get("entity_type", "")) if row.get("title") else None


def _degree_by_education(row: Row) -> Understood | None:
    text = row.get("education", "")
    if not has_degree_word(text):
        return None
    if plain(text) in _BARE_DEGREES:
        rule = _("学历栏写“{word}”，没有写明是否取得学位，请按学位证书选择。").format(word=shown(text))
        return Understood(None, _BARE_DEGREES[plain(text)], rule)
    return degree(text)


def _level_by_programme(row: Row) -> Understood:
    return project_level(row.get("programme", ""), row.get("title", ""))


def _kind_by_number(row: Row) -> Understood | None:
    return patent_kind(row["number"]) if row.get("number") else None


_MEANINGS: dict[str, Callable[[str, Row], Understood]] = {
    "staff.title_level": _level_of_title,
    "staff.degree": lambda text, row: degree(text, row.get("day", "")),
    "staff.talent_class": lambda text, _row: talent_class(text),
    "staff.full_time": lambda text, row: full_time(text, row.get("day", "")),
    "projects.level": lambda text, _row: project_level(text),
    "patents.kind": _kind_of_right,
}
_DERIVED: dict[str, tuple[tuple[str, str, Callable[[Row], Understood | None]], ...]] = {
    "staff": (("title_level", "title", _level_by_title), ("degree", "education", _degree_by_education)),
    "projects": (("level", "programme", _level_by_programme),),
    "patents": (("kind", "number", _kind_by_number),),
    "awards": (("level", "title", lambda row: award_level(row.get("title", ""))),),
}
