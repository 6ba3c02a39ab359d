"""The numbers that carry a check digit: identity cards, credit codes, patents.

Nothing is looked up; a number that passes may still belong to nobody.  python-stdnum is loaded with the first number that
is looked at: it brings a good deal with it.
"""

import re
from datetime import date
from functools import cache
from types import ModuleType

USCC_FORMS = {
    "11": "government",
    "12": "public_institution",
    "51": "association",
    "52": "private_non_enterprise",
    "53": "foundation",
    "91": "enterprise",
    "92": "self_employed",
    "93": "cooperative",
}
"""What the first two characters of a credit code say of its owner's legal form."""

_RESIDENT_ID = re.compile(r"[0-9]{17}[0-9Xx]")
_PATENT = re.compile(r"(?:ZL|CN)?([0-9]{4}[12389][0-9]{7}|[0-9]{2}[12389][0-9]{5})\.?([0-9X])")


def is_resident_id(number: str) -> bool:
    """Tell whether a text has the form and the check digit of a resident identity number (GB 11643).

    A small x is taken for the capital one.  Whether its district exists is not asked: districts of people born long
    ago no longer do.
    """
    if _RESIDENT_ID.fullmatch(number) is None:
        return False
    known = number.upper()
    return bool(_ric().calc_check_digit(known) == known[-1])


def birth_date_in(number: str) -> date | None:
    """Return the birth date a resident identity number states, or None if it states none of the calendar."""
    digits = number if _RESIDENT_ID.fullmatch(number) else _ric().compact(number)
    try:
        return date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return None


@cache
def _ric() -> ModuleType:
    """Return what knows resident identity numbers; looked up once, for a lab may have many of them."""
    from stdnum.cn import ric  # noqa: PLC0415 - see above

    return ric


def is_male(number: str) -> bool:
    """Tell whether a resident identity number states a man (its 17th digit is odd)."""
    return int(number[16]) % 2 == 1


def is_credit_code(code: str) -> bool:
    """Tell whether a text is a unified social credit code with a right check character (GB 32100).

    Small letters, full-width digits and hyphens are not of its alphabet.
    """
    from stdnum.cn import uscc  # noqa: PLC0415 - see above

    return len(code) == 18 and code == uscc.compact(code) and bool(uscc.is_valid(code))


def patent_number(text: str) -> tuple[str, str] | None:
    """Return the digits before the check digit, and the check digit, of a Chinese application number, or None."""
    match = _PATENT.fullmatch(re.sub(r"[\s．·。]", "", text.upper()).replace("：", ""))
    return (match[1], match[2]) if match else None


def patent_check_digit(digits: str) -> str:
    """Return the check digit of an application number's 8 or 12 digits."""
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
    return "X" if remainder == 10 else str(remainder)


def patent_kind(digits: str) -> str:
    """Return what the kind digit of an application number says: invention, utility_model or design."""
    kinds = {"1": "invention", "8": "invention", "2": "utility_model", "9": "utility_model", "3": "design"}
    return kinds[digits[4] if len(digits) == 12 else digits[2]]


def patent_year(digits: str) -> int:
    """Return the year of application; two-digit years belong to the 20th or the first years of the 21st century."""
    if len(digits) == 12:
        return int(digits[:4])
    return (1900 if int(digits[:2]) >= 85 else 2000) + int(digits[:2])
