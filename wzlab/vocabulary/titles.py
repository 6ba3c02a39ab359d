"""What a professional title says of its level: 专业技术职务 → 正高, 副高, 中级, 初级, 无职称.

The words are tables in `wzlab.vocabulary.series` (titles) and `wzlab.vocabulary.traps` (what is no title, or not surely);
here is how they are read together.  Whatever a post, a skill grade, an examination or an employer's own rank would have
to be guessed from has no code: somebody looks at the certificate.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.vocabulary.phrases import Lexicon, Piece, pieces, shown
from wzlab.vocabulary.placeholders import Nothing, blank, said_by
from wzlab.vocabulary.series import ASSOCIATE, CARE, JUNIOR, LEVELS, NO_TITLE, NOTES, SENIOR, SERIES, VOCATIONAL
from wzlab.vocabulary.traps import ASIDES, POST_GRADES, Sense, Term, terms
from wzlab.vocabulary.understood import Understood

_IN_COMPANY = N_("“{word}”在企业中多为岗位名称，请核对职称证书。")
_WHERE = {
    "enterprise": {"研究员": Term(Sense.DOUBT, (SENIOR,), _IN_COMPANY)},
    "university": {"高级讲师": Term(Sense.TITLE, (ASSOCIATE,), VOCATIONAL)},
    "medical_institution": {"技师": Term(Sense.TITLE, (JUNIOR,), CARE)},
}
"""Words that are titles, or none, only in units of one kind (codes of the field 单位性质)."""
_ORDER = tuple(LEVELS)
_POST_GRADE = re.compile("[一二三四五六七八九十]+级")


class _Claim(NamedTuple):
    """What one piece says: a level for sure, or levels that it may be, and why."""

    level: str | None
    doubts: tuple[str, ...]
    rule: str


def title_level(text: str, entity_type: str = "") -> Understood:
    """Return the level of a professional title; of several titles the highest counts.

    Args:
        text: what stands in the column of titles, or of their levels.
        entity_type: the code of the unit's kind, which settles a few words (高级讲师); "" if unknown.
    """
    nothing = said_by(text)
    if nothing is Nothing.UNKNOWN or not text.strip():
        return blank(text)
    if nothing is Nothing.NONE:
        return Understood(NO_TITLE, (), _none_rule(text))
    lexicon = _lexicon(entity_type if entity_type in _WHERE else "")
    parts = pieces(text)
    quotes = [shown(text)] if len(parts) == 1 else [part.words for part in parts]
    return _combined(text, [_claim(part, quote, lexicon) for part, quote in zip(parts, quotes, strict=True)])


@lru_cache
def _lexicon(entity_type: str) -> Lexicon[Term]:
    titles = {word: Term(Sense.TITLE, (level,), series.label) for series in SERIES for word, level in series.titles()}
    return Lexicon({**terms(), **titles, **_WHERE.get(entity_type, {})}, ASIDES, POST_GRADES)


def _combined(text: str, claims: Sequence[_Claim]) -> Understood:
    """Return the highest level claimed, unless another piece may be higher still."""
    sure = sorted((claim for claim in claims if claim.level), key=lambda claim: _rank(claim.level))
    best = sure[0].level if sure else None
    doubtful = [claim for claim in claims if not claim.level and (best is None or _highest(claim.doubts) < _rank(best))]
    if best and not doubtful:
        return Understood(best, (), sure[0].rule)
    candidates = chain(*(claim.doubts for claim in doubtful), (claim.level for claim in sure if claim.level))
    rules = [claim.rule for claim in doubtful if claim.doubts] or [claim.rule for claim in doubtful]
    return Understood(None, tuple(dict.fromkeys(candidates)), rules[0] if rules else _unknown_rule(text))


def _rank(level: str | None) -> int:
    return _ORDER.index(level) if level else len(_ORDER)


def _highest(levels: Iterable[str]) -> int:
    return min(map(_rank, levels), default=len(_ORDER))


def _claim(piece: Piece, quote: str, lexicon: Lexicon[Term]) -> _Claim:
    main = lexicon.scan(piece.words)
    found = [*main.found, *_in_remarks(piece.remarks, lexicon)]
    levels = _ordered(term.levels for _word, term in found if term.sense in (Sense.TITLE, Sense.LEVEL))
    for word, term in found:
        if term.sense is Sense.APPOINTED and (levels or len(found) == 1):
            return _Claim(None, levels, _(term.says).format(word=word))
    if levels and (main.rest or _is_raised(main.found)):
        return _Claim(None, _with_doubts(found, levels), _job_rule(quote, levels))
    if (doubt := _doubt(found, levels)) is not None:
        return doubt
    if main.rest or not found:
        return _Claim(None, levels, _job_rule(quote, levels))
    return _settled(found)


def _in_remarks(remarks: Iterable[str], lexicon: Lexicon[Term]) -> list[tuple[str, Term]]:
    """Return the terms of the remarks that matter: a discipline, a post or the grade of a post does not."""
    found: list[tuple[str, Term]] = []
    for remark in remarks:
        if not _POST_GRADE.fullmatch(remark):
            scan = lexicon.scan(remark)
            found += [(word, term) for word, term in scan.found if _matters(word, term, is_partial=bool(scan.rest))]
    return found


def _matters(word: str, term: Term, is_partial: bool) -> bool:
    if term.sense is Sense.APPOINTED:
        return len(word) > 1 or not is_partial
    return term.sense in (Sense.TITLE, Sense.LEVEL, Sense.DOUBT) and not is_partial


def _ordered(levels: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(chain.from_iterable(levels)), key=_rank))


def _is_raised(found: Sequence[tuple[str, Term]]) -> bool:
    """Tell whether a doubtful word stands before a title and makes a post of it: 高级研究员."""
    senses = [term.sense for _word, term in found if term.sense is not Sense.DOUBT or term.levels]
    return Sense.DOUBT in senses and Sense.TITLE in senses[senses.index(Sense.DOUBT) :]


def _with_doubts(found: Iterable[tuple[str, Term]], levels: tuple[str, ...]) -> tuple[str, ...]:
    doubts = chain.from_iterable(term.levels for _word, term in found if term.sense is Sense.DOUBT)
    return tuple(dict.fromkeys((*doubts, *levels)))


def _doubt(found: Sequence[tuple[str, Term]], levels: tuple[str, ...]) -> _Claim | None:
    """Return the doubt a word raises, None where the titles beside it are as high as it may be."""
    for word, term in found:
        if term.sense is not Sense.DOUBT or _is_settled_by(term, found, levels):
            continue
        doubts = tuple(dict.fromkeys((*term.levels, *levels)))
        return _Claim(None, doubts, _(term.says).format(word=word))
    return None


def _is_settled_by(doubt: Term, found: Sequence[tuple[str, Term]], levels: tuple[str, ...]) -> bool:
    """Tell whether a title or the level itself, standing with a doubtful word, leaves no doubt: 高级（副高）."""
    named = [term.levels[0] for _word, term in found if term.sense in (Sense.LEVEL, Sense.TITLE)]
    if len(named) == 1 and named[0] in doubt.levels:
        return True
    return bool(doubt.levels and levels) and _highest(doubt.levels) >= _highest(levels)


def _settled(found: Sequence[tuple[str, Term]]) -> _Claim:
    """Return the claim of a piece of known words only."""
    titles = [(word, term) for word, term in found if term.sense is Sense.TITLE]
    named = [(word, term) for word, term in found if term.sense is Sense.LEVEL]
    if titles and named:
        return _with_level(titles, named)
    if titles or named:
        word, term = min(titles or named, key=lambda pair: _rank(pair[1].levels[0]))
        return _Claim(term.levels[0], (), _title_rule(word, term) if titles else _level_rule(word, term.levels[0]))
    word, term = found[0]
    if term.sense is Sense.NONE:
        return _Claim(NO_TITLE, (), _none_rule(word))
    return _Claim(None, (), _(term.says).format(word=word))


def _with_level(titles: Sequence[tuple[str, Term]], named: Sequence[tuple[str, Term]]) -> _Claim:
    """Return what a title and a level beside it say: 高级工程师（正高级） is one, 教授（副高） is a contradiction."""
    title, term = min(titles, key=lambda pair: _rank(pair[1].levels[0]))
    word, level = named[0][0], named[0][1].levels[0]
    raises = title.endswith(("师", "高工")) and level in (SENIOR, ASSOCIATE) and _rank(level) < _rank(term.levels[0])
    if level == term.levels[0]:
        return _Claim(level, (), _title_rule(title, term))
    if raises:
        return _Claim(level, (), _level_rule(word, level))
    rule = _("“{title}”与“{level}”级别不同，请核对职称证书。").format(title=title, level=word)
    return _Claim(None, _ordered([term.levels, (level,)]), rule)


# --- the rules told -------------------------------------------------------------------------------------------------


def _title_rule(word: str, term: Term) -> str:
    if word in NOTES:
        return _(NOTES[word])
    rule = _("“{title}”属{series}系列{level}（GB/T 8561）。")
    return rule.format(title=word, series=_(term.says), level=_(LEVELS[term.levels[0]]))


def _level_rule(word: str, level: str) -> str:
    return _("“{word}”写明了级别：{level}。").format(word=word, level=_(LEVELS[level]))


def _none_rule(text: str) -> str:
    return _("“{word}”写明没有职称。").format(word=shown(text))


def _job_rule(text: str, levels: tuple[str, ...]) -> str:
    if levels:
        return _("“{text}”不是规范的职称名称，可能是单位自定的岗位，请核对职称证书。").format(text=text)
    return _unknown_rule(text)


def _unknown_rule(text: str) -> str:
    return _("职称目录中没有“{text}”，请按职称证书选择级别。").format(text=shown(text))
