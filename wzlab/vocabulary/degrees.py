"""What the words in the column of degrees say: 博士, 硕士, 学士, none.

An education (博士研究生, 研究生, 本科) is no degree (GB/T 4658 and GB/T 6864 are two lists): it suggests one and proves none.
Where one cell holds both, the degree decides.
"""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.vocabulary.phrases import Lexicon, Piece, lies_ahead, pieces, plain, shown
from wzlab.vocabulary.placeholders import Nothing, blank, said_by
from wzlab.vocabulary.understood import Understood

DOCTOR, MASTER, BACHELOR, NO_DEGREE = "doctor", "master", "bachelor", "none"
_NAMES = {DOCTOR: N_("博士"), MASTER: N_("硕士"), BACHELOR: N_("学士"), NO_DEGREE: N_("无学位")}
_ORDER = tuple(_NAMES)


class _Sense(Enum):
    DEGREE = "degree"
    EDUCATION = "education"
    UNFINISHED = "unfinished"  # the degree beside it is not there yet
    UNCLEAR = "unclear"  # says something else, or too little


class _Term(NamedTuple):
    sense: _Sense
    codes: tuple[str, ...]
    says: str = ""


class _Claim(NamedTuple):
    """What one piece says: a degree for sure, or degrees that it may be, the degree studied for, and why."""

    code: str | None
    candidates: tuple[str, ...] = ()
    studied: str | None = None
    rule: str = ""


_DEGREES = {
    DOCTOR: "博士 博士学位 哲学博士 双博士 PhD Ph.D Ph.D. D.Phil DPhil Doctor Doctorate DoctorofPhilosophy DoctorofEngineering DEng Ed.D DBA",
    MASTER: "硕士 硕士学位 双硕士 MBA EMBA MPA MPAcc MEng M.Eng MPhil MSc M.Sc M.Sc. MS M.S. MA M.A. Master MasterofScience MasterofArts"
    " MasterofEngineering Master'sDegree",
    BACHELOR: "学士 学士学位 双学士 双学士学位 第二学士学位 BSc B.Sc B.Sc. BS B.S. BA B.A. BEng B.Eng Bachelor BachelorofScience BachelorofArts"
    " BachelorofEngineering",
    NO_DEGREE: "无学位 没有学位",
}
_EDUCATION = (
    ("博士研究生 博士学历 博士研究生学历 博士毕业", (DOCTOR, MASTER)),
    ("硕士研究生 硕士学历 硕士研究生学历 硕士毕业", (MASTER, BACHELOR)),
    ("研究生 研究生学历 在职研究生", (MASTER, DOCTOR)),
    ("本科 大学本科 全日制本科 本科学历 大学 大学学历 双本科", (BACHELOR, NO_DEGREE)),
    ("专科 大专 大学专科 高职 中专 高中 高中及以下 专科学历 大专学历", (NO_DEGREE, BACHELOR)),
)
_EDUCATED = N_("“{word}”是学历，不等于学位；请按学位证书选择。")
_STUDYING = N_("“{word}”说明学位尚未取得，请填写已取得的最高学位。")
_GRADUATION = re.compile("毕业|授予|取得|获得|答辩|拿到|预计|拟|待")
_UNFINISHED = (
    (
        "在读 就读 攻读 攻读中 读博 在读博士 在读硕士 博士在读 硕士在读 准博士 准硕士 候选人 博士候选人 Candidate Student 预计 预计毕业 未毕业",
        _STUDYING,
    ),
    (
        "博士生 在读博士生 博士生在读 博士研究生在读 硕士生 在读硕士生 硕士生在读 硕士研究生在读 直博 直博生 待授予 未授予 申请中",
        _STUDYING,
    ),
    ("拟授 拟授予 应届 预答辩 待毕业 未获 未获学位 未取得 未取得学位 未授学位 未拿到 尚未", _STUDYING),
    ("肄业 结业 退学 辍学 博士肄业 博士结业 硕士肄业 硕士结业", N_("“{word}”没有取得该学位，请填写已取得的最高学位。")),
)
_UNCLEAR = (
    ("同等学力 同等学历", (), N_("“{word}”只有取得学位证书的才算该学位，请核对证书。")),
    ("名誉博士 荣誉博士 名誉 荣誉 荣誉学位", (), N_("“{word}”是荣誉称号，不按学位计；请填写取得的最高学位。")),
    ("博士后 在站博士后 博士后出站 博士后在站", (DOCTOR,), N_("“{word}”不是学位；一般已有博士学位，请核对学位证书。")),
    ("硕博连读 本硕博连读 本博连读 硕博", (DOCTOR, MASTER), N_("“{word}”说的是培养方式，请按已取得的学位填写。")),
    ("本硕连读 本硕", (MASTER, BACHELOR), N_("“{word}”说的是培养方式，请按已取得的学位填写。")),
    ("双学位 双学位学士 辅修学位 第二学位", (BACHELOR,), N_("“{word}”没有写明是哪一级学位，请核对学位证书。")),
)
_FIELDS = (
    r"[一-鿿]{0,9}?(?:学|工程|技术|医药|管理|信息|智能|教育|设计|机械|能源|动力|材料|化工|环境|交通|运输|计算机|软件|兽医|法律|会计|金融|翻译"
    r"|艺术|体育|新闻|出版|审计|税务|统计|商务|建筑|林业|农业|规划|社会工作|公共卫生|护理)(?:专业)?(?=博士|硕士|学士)",
    r"学历|学位|最高|第一|全日制|非全日制|在职|毕业|海外|国外|境外|留学|国\(境\)外|专业型?|学术型?|统招|授予|证书",
)


@lru_cache
def _lexicon() -> Lexicon[_Term]:
    words = {word: _Term(_Sense.UNFINISHED, (), says) for line, says in _UNFINISHED for word in line.split()}
    words |= {word: _Term(_Sense.UNCLEAR, codes, says) for line, codes, says in _UNCLEAR for word in line.split()}
    words |= {word: _Term(_Sense.EDUCATION, codes, _EDUCATED) for line, codes in _EDUCATION for word in line.split()}
    words |= {word: _Term(_Sense.DEGREE, (code,)) for code, line in _DEGREES.items() for word in line.split()}
    return Lexicon(words, _FIELDS)


def degree(text: str, day: str = "") -> Understood:
    """Return the degree that a text states; of several degrees the highest counts.

    Studies that are not finished, honorary degrees and educations state none.

    Args:
        text: what stands in the cell.
        day: the day that counts, YYYY-MM-DD: 博士（2026年6月毕业） is no doctor on an earlier one; "" if it is not known.
    """
    nothing = said_by(text)
    if nothing is Nothing.UNKNOWN or not text.strip():
        return blank(text)
    if nothing is Nothing.NONE:
        return Understood(NO_DEGREE, (), _("“{word}”写明没有学位。").format(word=shown(text)))
    parts = pieces(text)
    quotes = [shown(text)] if len(parts) == 1 else [part.words for part in parts]
    return _combined(text, [_claim_on(day, part, quote) for part, quote in zip(parts, quotes, strict=True)])


def has_degree_word(text: str) -> bool:
    """Tell whether a text names a degree (博士, 硕士, 学士), and not an education alone (博士研究生, 本科)."""
    named = (term for piece in pieces(text) for _word, term in _found(piece) if term.sense is _Sense.DEGREE)
    return any(term.codes != (NO_DEGREE,) for term in named)


def _found(piece: Piece) -> list[tuple[str, _Term]]:
    """Return the known words of a piece and its remarks; what else remarks say does not matter."""
    scans = (_lexicon().scan(words) for words in (piece.words, *piece.remarks))
    return [pair for scan in scans for pair in scan.found]


def _claim_on(day: str, piece: Piece, quote: str) -> _Claim:
    """Return what a piece says on a day; a degree that is to come is not there yet."""
    claim = _claim(piece, quote)
    remarks = "".join(filter(_GRADUATION.search, piece.remarks))
    if claim.code in (None, NO_DEGREE) or not lies_ahead(remarks, day):
        return claim
    return _Claim(None, _below(claim.code), claim.code, _(_STUDYING).format(word=shown(remarks)))


def _claim(piece: Piece, quote: str) -> _Claim:
    found = _found(piece)
    named = sorted((term.codes[0] for _word, term in found if term.sense is _Sense.DEGREE), key=_ORDER.index)
    for word, term in found:
        if term.sense is _Sense.UNFINISHED:
            studied = _studied(plain(piece.words + "".join(piece.remarks)), named)
            if named and studied and _ORDER.index(studied) < _ORDER.index(named[0]):
                return _Claim(named[0])
            return _Claim(None, _below(studied), studied, _(term.says).format(word=word))
        if term.sense is _Sense.UNCLEAR:
            return _Claim(None, (*term.codes, *_or_below(named)), None, _(term.says).format(word=word))
    if _lexicon().scan(piece.words).rest or not found:
        return _Claim(None, tuple(named), None, _unknown_rule(quote))
    if NO_DEGREE in named and (studied := _studied(plain(piece.words + "".join(piece.remarks)), named)):
        return _Claim(None, _below(studied), studied, _(_STUDYING).format(word=_(_NAMES[NO_DEGREE])))
    if named:
        return _Claim(named[0])
    word, term = found[0]
    return _Claim(None, term.codes, None, _(term.says).format(word=word))


def _studied(words: str, named: Sequence[str]) -> str | None:
    if "博" in words or "phd" in words or DOCTOR in named:
        return DOCTOR
    return MASTER if "硕" in words or "研究生" in words or MASTER in named else None


def _below(studied: str | None) -> tuple[str, ...]:
    return (_ORDER[_ORDER.index(studied) + 1],) if studied else ()


def _or_below(named: Sequence[str]) -> tuple[str, ...]:
    return (*named[:1], *_below(named[0])) if named and named[0] != NO_DEGREE else ()


def _combined(text: str, claims: Sequence[_Claim]) -> Understood:
    """Return the highest degree stated, unless another piece makes it doubtful."""
    stated = sorted((claim.code for claim in claims if claim.code), key=_ORDER.index)
    doubtful = [claim for claim in claims if not claim.code and (not stated or _is_doubted(stated[0], claim))]
    if stated and not doubtful:
        return Understood(stated[0], (), _rule(text, stated[0]))
    candidates = tuple(dict.fromkeys((*(code for claim in doubtful for code in claim.candidates), *stated)))
    return Understood(None, candidates, doubtful[0].rule if doubtful else _unknown_rule(text))


def _is_doubted(stated: str, other: _Claim) -> bool:
    """Tell whether a piece makes a degree stated beside it doubtful.

    硕士/博士在读 states a master; 研究生在读/硕士 states nothing; an education beside a degree does not matter.
    """
    if other.rule and other.studied is None and not other.candidates:
        return True
    if other.studied is not None:
        return _ORDER.index(other.studied) >= _ORDER.index(stated)
    return False


def _rule(text: str, code: str) -> str:
    if code == NO_DEGREE:
        return _("“{word}”写明没有学位。").format(word=shown(text))
    return _("“{word}”写明的学位是{degree}（GB/T 6864）。").format(word=shown(text), degree=_(_NAMES[code]))


def _unknown_rule(text: str) -> str:
    return _("没有读出“{text}”是哪一级学位，请按学位证书选择。").format(text=shown(text))
