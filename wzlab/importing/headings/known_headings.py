"""What fields are called: titles in every language, aliases, hidden keys; what one heading means in one kind of record.

Only words that are settled stand here; what is merely spelt alike is in `wzlab.importing.headings.likeness`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wzlab.columns import Record
from wzlab.importing.cells.values import in_every_language
from wzlab.importing.headings.asked_headings import ASKED
from wzlab.importing.headings.headings_text import REMARK, SERIAL, Words, in_two_languages, parts_of, words_of
from wzlab.importing.headings.no_field_headings import is_no_field, other_things
from wzlab.importing.headings.pairs import pairs_of
from wzlab.importing.headings.yielding_headings import yields
from wzlab.importing.model import How, fields_of
from wzlab.language import N_, current_language
from wzlab.records import RECORD_TYPES, TYPE_OF, Laboratory
from wzlab.spelling import folded

IMPORTED: tuple[type[Record], ...] = tuple(kind for kind in RECORD_TYPES if kind is not Laboratory)
"""The kinds of records that tables hold; the lab itself is one record, and is no table."""

REMARKED = 90
"""How sure a heading is whose words are known but for a remark in brackets that is not."""

_KEY = re.compile(r"([a-z_]+)\.(#?[a-z_]+)(?::.*)?", re.DOTALL)
_OF_SOMEBODY = re.compile(
    r".*(?:联系人|推荐人|负责人|主持人|导师|配偶|经办人|填表人|填报人|联络员|主任|申请人|管理员|保管人)"
)
_TOTALS = frozenset(("合计", "总计", "小计", "共计", "总额", "总数", "总和", "合计数", "总金额", "合计金额", "总价"))
"""Folded words for the sum of what stands beside them below one heading."""
_ABOUT = re.compile(r"(?:基本)?(?:情况|信息)$")
_ANYBODYS = frozenset(("name", "phone", "unit", "title", "gender", "birth_date", "education", "degree", "id_number"))


_OTHERWISE = re.compile(
    r"净值|折旧|残值|到账|到款|到位|已支|支出|结余|拨款|自筹|配套|拟|预计|计划|预算|申请|目标|上年|去年|往年|累计|其中|本单位|我方|农历|阴历"
    r"|原单位|曾|前任|旧|单价|每|均价|元/"
)
"""Words in a remark behind a heading that make it mean something else: 经费（到账）, 原值（净值）, 职称（拟评）, 原值（元/台）."""


YIELDING = 2
"""The rank of words that mean a field only where no other column does."""


class Meant(NamedTuple):
    """A field that a heading means.

    Args:
        key: the field.
        how: exact, alias, or likely if a remark behind it may change its meaning.
        rank: 0; 1 if only the lower of two headings means it, which yields to one that stands alone; `YIELDING` more for
            words that yield to any other column of the field.
    """

    key: str
    how: How
    rank: int = 0


@lru_cache(maxsize=64)
def _names(table: str, _language: str) -> Mapping[str, tuple[str, How]]:
    """Return the fields of a kind of record by the folded words for them; the first field keeps a word of two."""
    found: dict[str, tuple[str, How]] = {}
    columns = TYPE_OF[table].columns
    for column in columns:
        for words in in_every_language(column.title):
            found.setdefault(folded(words), (column.key, How.EXACT))
    for column in columns:
        for alias in column.aliases:
            found.setdefault(folded(alias), (column.key, How.ALIAS))
    return found


def names_of(table: str) -> Mapping[str, tuple[str, How]]:
    """Return the field and the sort of each folded word for a field of a kind of record.

    Raises:
        KeyError: there is no such kind.
    """
    return _names(table, current_language())


def meant_by(heading: str, table: str) -> Meant | None:
    """Return the field of a kind of record that a heading means, None for none.

    Of headings above each other, the joined words count most; the lowest alone may mean a field, too, but 姓名 below
    联系人 is nobody's name here; a sum (合计) below a field is the field.
    """
    parts = [words_of(part) for part in parts_of(heading)]
    meant = _meant(parts, names_of(table))
    return meant._replace(rank=meant.rank + YIELDING) if meant and yields(parts[-1].bare, table) else meant


def _meant(parts: Sequence[Words], names: Mapping[str, tuple[str, How]]) -> Meant | None:
    if len(parts) == 1:
        return _single(parts[0], names)
    for words in _joined_words(parts):
        if words in names:
            return Meant(*names[words])
    if parts[-1].bare in _TOTALS and (total := _single(parts[-2], names)):
        return Meant(total.key, How.ALIAS if total.how is How.EXACT else total.how)
    found = _single(parts[-1], names)
    if found is None or (found.key in _ANYBODYS and any(_OF_SOMEBODY.fullmatch(part.bare) for part in parts[:-1])):
        return None
    return Meant(found.key, How.ALIAS if found.how is How.EXACT else found.how, 1)


def _joined_words(parts: Sequence[Words]) -> Iterator[str]:
    """Yield the words that headings above each other are together: 起止时间 + 起, 职称情况 + 级别, 使用 below 面积."""
    yield "".join(part.whole for part in parts)
    yield "".join(part.bare for part in parts)
    if topic := _ABOUT.sub("", parts[-2].bare):
        yield topic + parts[-1].bare
    yield parts[-1].bare + parts[-2].bare


def _single(words: Words, names: Mapping[str, tuple[str, How]]) -> Meant | None:
    if words.whole in names:
        return Meant(*names[words.whole])
    if key := _in_both(words, names):
        return Meant(key, How.ALIAS)
    if words.bare not in names:
        return None
    if any(map(_OTHERWISE.search, words.remarks)):
        return None
    key, how = names[words.bare]
    return Meant(key, How.LIKELY if words.remarks else how)


def _in_both(words: Words, names: Mapping[str, tuple[str, How]]) -> str | None:
    """Return the field that a heading in Chinese and in English means by both: 姓名 Name, Name（姓名）."""
    for text in (words.whole, words.bare):
        keys = {names[one][0] if one in names else None for one in in_two_languages(text)}
        if len(keys) == 1 and None not in keys:
            return keys.pop()
    return None


@lru_cache(maxsize=4)
def _everywhere(_language: str) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return the fields (table, key) of all kinds of records by the folded words for them."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind in IMPORTED:
        for words, (key, _how) in names_of(kind.table).items():
            found.setdefault(words, set()).add((kind.table, key))
        for pair in pairs_of(kind):
            for words in pair.words:
                found.setdefault(words, set()).add((kind.table, fields_of(pair.key)[-1]))  # one heading, one vote
    return {words: frozenset(fields) for words, fields in found.items()}


@lru_cache(maxsize=1 << 14)
def _fields(heading: str, language: str) -> frozenset[tuple[str, str]]:
    parts, words = parts_of(heading), words_of(heading)
    if len(parts) == 1 and not in_two_languages(words.whole):
        everywhere = _everywhere(language)
        return everywhere.get(words.whole) or everywhere.get(words.bare) or frozenset()
    found = ((kind.table, meant_by(heading, kind.table)) for kind in IMPORTED)
    return frozenset((table, meant.key) for table, meant in found if meant is not None)


def fields_meant(heading: str) -> frozenset[tuple[str, str]]:
    """Return the fields (table, key) of any kind of record that a heading means."""
    return _fields(heading, current_language())


@lru_cache(maxsize=4)
def _raw(_language: str) -> frozenset[str]:
    titles = {words for kind in IMPORTED for column in kind.columns for words in in_every_language(column.title)}
    headings = {column.heading for kind in IMPORTED for column in kind.columns}
    aliases = {alias for kind in IMPORTED for column in kind.columns for alias in column.aliases}
    keys = {f"{kind.table}.{column.key}" for kind in IMPORTED for column in kind.columns}
    pairs = {words for kind in IMPORTED for pair in pairs_of(kind) for words in pair.words}
    return frozenset(titles | headings | aliases | keys | pairs | SERIAL | REMARK)


def raw_words() -> frozenset[str]:
    """Return words for fields just as they are declared: a row without any of them is hardly one of headings."""
    return _raw(current_language())


def hidden_key(text: object) -> tuple[str, str] | None:
    """Return the table and the field that a hidden key (`staff.name`) names, None if a text is none.

    The field of a column that holds no field, such as `staff.#number`, is "".
    """
    match = _KEY.fullmatch(text.strip()) if isinstance(text, str) else None
    record_type = TYPE_OF.get(match[1]) if match else None
    if match is None or record_type is None:
        return None
    if match[2].startswith("#"):
        return match[1], ""
    return (match[1], match[2]) if match[2] in record_type.column_of else None


# --- headings that ask for more -------------------------------------------------------------------------------------

_MANY: Mapping[tuple[str, str], tuple[tuple[str, ...], str]] = {
    ("rooms", "面积"): (("usable_area", "floor_area"), N_("没有写明是使用面积还是建筑面积：请选定一个。")),
    **ASKED,
}
"""Headings that may mean more than one field, or another than it seems: the fields, and what is told."""


_REMARKED_OTHERWISE = N_("“{heading}”括号里的话改变了栏目的意思，没有读入：确认可以代替的，请选定这一栏。")


def question_of(heading: str, table: str) -> tuple[tuple[str, ...], str]:
    """Return the fields that an ambiguous heading may mean and what is to be told (marked); both empty for others.

    What is told names the `{heading}`, or the title of the first `{field}`.
    """
    words = words_of(parts_of(heading)[-1])
    for known in (words.whole, words.bare):
        if (table, known) in _MANY:
            return _MANY[table, known]
    names = names_of(table)
    if table == "rooms" and words.bare.endswith("面积") and not (words.bare in names or means_no_field(heading, table)):
        return _MANY["rooms", "面积"]
    if words.whole not in names and words.bare in names and any(map(_OTHERWISE.search, words.remarks)):
        return (names[words.bare][0],), _REMARKED_OTHERWISE
    return (), ""


def means_no_field(heading: str, table: str) -> bool:
    """Tell whether a heading is known to be about something that a kind of record has no field for."""
    words = words_of(parts_of(heading)[-1])
    return is_no_field(words.whole, table) or is_no_field(words.bare, table)


@lru_cache(maxsize=1)
def _other_words() -> frozenset[str]:
    return frozenset(word for _table, word in _MANY) | other_things()


def is_usual(heading: str) -> bool:
    """Tell whether a heading is known in a table of any kind as one that is asked about, or that means no field."""
    words = words_of(parts_of(heading)[-1])
    return words.whole in _other_words() or words.bare in _other_words()
