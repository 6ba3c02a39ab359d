"""Application numbers as people write them → one spelling, the kind; and what the words in the column of kinds say.

Check digits and the kind digit are computed by `wzlab.identities`; here is what people write around and instead of an
application number: prefixes, publication numbers (GB/T 2659 and ZC 0007), software registrations, foreign numbers.
"""

import re

from wzlab import identities
from wzlab.language import N_, _
from wzlab.vocabulary.phrases import pieces, plain, shown
from wzlab.vocabulary.placeholders import blank, is_placeholder
from wzlab.vocabulary.understood import Understood

INVENTION, UTILITY_MODEL, DESIGN, SOFTWARE, OTHER = "invention", "utility_model", "design", "software", "other"
_NAMES = {
    INVENTION: N_("发明专利"),
    UTILITY_MODEL: N_("实用新型"),
    DESIGN: N_("外观设计"),
    SOFTWARE: N_("软件著作权"),
    OTHER: N_("其他"),
}
_LABEL = re.compile(
    r"^(?:(?:发明|实用新型|外观设计)?(?:专利)?(?:申请|授权|公告|登记|公开|公布)*(?:证书)?号码?[:：]?|专利[:：])"
)
_WITHOUT_CHECK = re.compile(r"(?:zl|cn)?([0-9]{4}[12389][0-9]{7})")
_PUBLICATION = re.compile(r"cn([0-9]{7}|[0-9]{9})([abcuysd])[0-9]?")
_PUBLISHED_KIND = {"b": INVENTION, "c": INVENTION, "u": UTILITY_MODEL, "y": UTILITY_MODEL, "s": DESIGN, "d": DESIGN}
_SOFTWARE = re.compile(r"(?:软著登字第?)?[0-9]{4}sr[0-9]{6,7}|软著登字第?[0-9]{6,8}号?")
_FOREIGN = re.compile(r"(?:us|ep|jp|kr|wo|de|gb|eu|au|tw|hk)[0-9/,.\-]{5,}[a-z]?[0-9]?")


def patent_number(text: str) -> str | None:
    """Return a Chinese application number in one spelling, such as "201710601862.3", or None if the text is none.

    Prefixes (ZL, CN, 专利号：), spaces and full-width marks do not matter; the check digit is not verified.
    """
    parts = identities.patent_number(_bare(text))
    return ".".join(parts) if parts else None


def comparable_number(text: str) -> str:
    """Return what two spellings of one number of any kind have in common; "" for a placeholder."""
    if is_placeholder(text):
        return ""
    return patent_number(text) or "".join(filter(str.isalnum, _bare(text))).upper()


def patent_kind(text: str) -> Understood:
    """Return the kind that the number of a right states; none where its check digit is wrong."""
    if is_placeholder(text) or not text.strip():
        return blank(text)
    number = identities.patent_number(_bare(text))
    return _by_application(*number) if number else _by_other_number(text)


def _bare(text: str) -> str:
    """Return a number without the word for it and without marks that differ from writer to writer."""
    return _LABEL.sub("", plain(text)).translate(str.maketrans("", "", "() -_·•。．")).replace("专利号", "")


def _by_application(digits: str, check: str) -> Understood:
    kind, wanted = identities.patent_kind(digits), identities.patent_check_digit(digits)
    if check != wanted:
        rule = _("“{number}”的校验位应为{wanted}，号码可能有误，请核对证书。")
        return Understood(None, (kind,), rule.format(number=f"{digits}.{check}", wanted=wanted))
    digit = digits[4] if len(digits) == 12 else digits[2]
    rule = _("“{number}”的种类号为{digit}，是{kind}。")
    return Understood(kind, (), rule.format(number=f"{digits}.{check}", digit=digit, kind=_(_NAMES[kind])))


def _by_other_number(text: str) -> Understood:
    bare = _bare(text)
    if match := _WITHOUT_CHECK.fullmatch(bare):
        rule = _("“{number}”缺少校验位，请按证书补全。")
        return Understood(None, (identities.patent_kind(match[1]),), rule.format(number=shown(text)))
    if match := _PUBLICATION.fullmatch(bare):
        return _by_publication(text, match[1], match[2])
    if _SOFTWARE.fullmatch(bare):
        return Understood(SOFTWARE, (), _("“{number}”是软件著作权登记号。").format(number=shown(text)))
    return _by_no_number(text, bare)


def _by_publication(text: str, digits: str, letter: str) -> Understood:
    if letter == "a":
        rule = _("“{number}”是发明专利申请的公布号，不是授权公告号，请核对是否已经授权。")
        return Understood(None, (INVENTION,), rule.format(number=shown(text)))
    kind = _PUBLISHED_KIND[letter]
    stated = {"1": INVENTION, "2": UTILITY_MODEL, "3": DESIGN}.get(digits[0])
    if stated != kind:
        rule = _("“{number}”的首位数字与末尾字母不是同一种类，号码可能有误，请核对证书。")
        return Understood(None, tuple(filter(None, (kind, stated))), rule.format(number=shown(text)))
    rule = _("“{number}”是授权公告号，末尾字母{letter}表示{kind}。")
    return Understood(kind, (), rule.format(number=shown(text), letter=letter.upper(), kind=_(_NAMES[kind])))


def _by_no_number(text: str, bare: str) -> Understood:
    if "pct" in bare:
        rule = _("“{number}”是PCT国际申请，本身不是授权专利；进入国家阶段后请填写国内申请号。")
        return Understood(None, (INVENTION, OTHER), rule.format(number=shown(text)))
    if _FOREIGN.fullmatch(bare):
        return Understood(None, (OTHER,), _("“{number}”像是境外专利号，请核对种类。").format(number=shown(text)))
    return Understood(None, (), _("“{number}”不是能识别的专利号或登记号，请核对证书。").format(number=shown(text)))


# --- the words in the column of kinds -------------------------------------------------------------------------------

_WORDS = {
    INVENTION: "发明 发明专利 国家发明专利 中国发明专利 授权发明 授权发明专利 发明专利授权 发明授权 国内发明专利 职务发明专利",
    UTILITY_MODEL: "实用新型 实用新型专利 新型专利 授权实用新型 实用新型专利授权",
    DESIGN: "外观 外观设计 外观专利 外观设计专利",
    SOFTWARE: "软著 软件著作权 计算机软件著作权 软件著作权登记 计算机软件著作权登记 软件登记",
    OTHER: "其他 其它 集成电路布图设计 集成电路布图设计专有权 布图设计 植物新品种 植物新品种权 商标 注册商标 作品著作权",
}
_CODE_OF = {word: code for code, line in _WORDS.items() for word in line.split()}
_NOT_GRANTED = re.compile("申请|受理|实审|公开|公布|初审|在审|审查|审中")
_HANDED_OVER = re.compile("转让|转出|失效|终止|放弃|无效|驳回|撤回|许可")
_ABROAD = re.compile("国际|国外|境外|海外|美国|欧洲|日本|韩国|澳大利亚|德国|pct")


def right_kind(text: str) -> Understood:
    """Return the kind that a word such as 发明专利 means; none for an application or a foreign patent."""
    if is_placeholder(text) or not text.strip():
        return blank(text)
    words = plain(text)
    codes = tuple(dict.fromkeys(code for word, code in _CODE_OF.items() if word in words))
    if _ABROAD.search(words):
        return Understood(None, (*codes, OTHER), _("“{word}”不是中国授权的专利，请核对种类。").format(word=shown(text)))
    if _NOT_GRANTED.search(words):
        return Understood(None, codes, _("“{word}”说明尚未授权，请核对法律状态。").format(word=shown(text)))
    if _HANDED_OVER.search(words):
        rule = _("“{word}”说明权利可能已经转出或失效，请核对法律状态。")
        return Understood(None, codes, rule.format(word=shown(text)))
    stated = {_CODE_OF.get(piece.words) for piece in pieces(text)}
    if len(stated) == 1 and (code := stated.pop()):
        return Understood(code, (), _("“{word}”即{kind}。").format(word=shown(text), kind=_(_NAMES[code])))
    if not codes and "著作权" in words:
        codes = (SOFTWARE, OTHER)
    return Understood(None, codes, _("“{word}”没有写明是哪一种知识产权，请按证书选择。").format(word=shown(text)))
