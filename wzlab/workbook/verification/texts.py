"""Texts as formulas: compared to the letter by EXACT, and unknown while they are "".

`=` takes a for A, and lookups take `*` for anything; neither is used on a text.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wzlab.language import N_, _
from wzlab.policy.values import Value
from wzlab.workbook.verification.numbers import UNKNOWN
from wzlab.workbook.verification.numbers import UnwritableError as Unwritable

UNKNOWN_TEXT = '""'

LONGEST_LITERAL = 255
"""How many characters a text in a formula may have."""

MOST_ARGUMENTS = 200
"""How many conditions one OR takes; Excel allows 255."""

SPACES = " \u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
"""The white space a text may consist of and still be blank, besides tab and line end."""

EMPTY_LITERAL = N_("与空文字的比较，公式写不出")
LONG_LITERAL = N_("文字超过 255 字，公式写不下")


class Told(NamedTuple):
    """A text as a formula, and whether it is known whatever the cells hold."""

    text: str
    is_fixed: bool


def constant(value: Value) -> str:
    """Return a text that no cell changes.

    Raises:
        UnwritableError: it is empty, which formulas take for unknown.
    """
    if value == "":
        raise Unwritable(_(EMPTY_LITERAL))
    return text_literal(value) if isinstance(value, str) else UNKNOWN_TEXT


def negated(truth: str) -> str:
    """Return the opposite of a truth."""
    return f"1-({truth})" if truth.startswith("1-") else f"1-{truth}"


def text_literal(text: str) -> str:
    """Return a text as a formula writes it.

    Raises:
        UnwritableError: it is longer than a formula takes.
    """
    if len(text) > LONGEST_LITERAL:
        raise Unwritable(_(LONG_LITERAL))
    return '"' + text.replace('"', '""') + '"'


def any_of(conditions: Sequence[str]) -> str:
    """Return a condition that holds if one of several does."""
    if not conditions:
        return "FALSE"
    if len(conditions) == 1:
        return conditions[0]
    if len(conditions) > MOST_ARGUMENTS:
        starts = range(0, len(conditions), MOST_ARGUMENTS)
        return any_of([any_of(conditions[start : start + MOST_ARGUMENTS]) for start in starts])
    return f"OR({','.join(conditions)})"


def is_one_of(text: str, words: Iterable[str]) -> str:
    """Return the condition that a text is one of several, to the letter."""
    return any_of([f"EXACT({text},{text_literal(word)})" for word in words])


def if_told(texts: Iterable[str], truth: str) -> str:
    """Return a truth that is unknown while one of the texts is."""
    told = list(dict.fromkeys(texts))
    if UNKNOWN_TEXT in told:
        return UNKNOWN
    for text in reversed(told):
        truth = truth if text.startswith('"') else f"IF(LEN({text})=0,0.5,{truth})"
    return truth


def same(left: str, right: str) -> str:
    """Return the truth that two texts are the same."""
    return if_told((left, right), f"IF(EXACT({left},{right}),1,0)")


def member(text: str, words: Iterable[str]) -> str:
    """Return the truth that a text is one of several."""
    return if_told((text,), f"IF({is_one_of(text, words)},1,0)")


def starts_with(text: str, heads: Iterable[str]) -> str:
    """Return the truth that a text begins with one of several fixed ones."""
    begins = [f"EXACT(LEFT({text},{len(head)}),{text_literal(head)})" for head in heads]
    return if_told((text,), f"IF({any_of(begins)},1,0)")


def encloses(whole: Told, front: Told, back: Told) -> str:
    """Return the truth that a text is head + something not blank + tail."""
    (text, _fixed), (head, _front_is), (tail, _back_is) = whole, front, back
    middle = f"MID({text},LEN({head})+1,LEN({text})-LEN({head})-LEN({tail}))"
    for space in ("CHAR(9)", "CHAR(10)", *(f'"{space}"' for space in SPACES)):
        middle = f'SUBSTITUTE({middle},{space},"")'
    ends = f"AND(EXACT(LEFT({text},LEN({head})),{head}),EXACT(RIGHT({text},LEN({tail})),{tail}))"
    is_long = f"LEN({text})>LEN({head})+LEN({tail})"
    told = [part.text for part in (whole, front, back) if not part.is_fixed]
    return if_told(told, f"IF({is_long},IF({ends},IF(LEN({middle})>0,1,0),0),0)")
