"""Texts that programs stumble over, and labs that are full of them."""

from hypothesis import strategies as st

from tests.helpers import wenzhou
from wzlab.columns import AsTyped, Cell, Column, Text
from wzlab.lab import Lab, Note, Pin
from wzlab.records import Laboratory, Milestone, Person, Unit

NASTY_TEXTS = (
    "=1+1", "+86 577", "-5", "@SUM(A1)", "'引号", "a\tb", "一\r二", "一\r\n二", "一\n二", '"双"', "'单'", "<b>&amp;</b>",
    "👩‍🔬🧪", "شركة", "\u202eabc\u202c", "零\u200b宽\u2060字", "\x01\x02", "\x00", "\x7f", "１２３ＡＢＣ", "_x000D_", "_x0041_b",
    "\ud800", "\uffff", "TRUE", "#N/A", "#REF!", "1e5", "00012", "2023-05-01", "u1 · 名", "·", "s1", "合计", "***",
    "1*******X", "5%", "staff.name", "a|b,c", "全角\u3000空格", "é", "e\u0301", "null", "{{ x }}", "1,234", "½", "𠮷野家",
    "\u200e", "ﷺ", "x" * 300,
)  # fmt: skip
LONG_TEXTS = ("长" * 40_000, "甲\x0b乙" * 11_000, "x" * 32_767, "y" * 32_768, "z" * 32_000 + "\ud800", "👩" * 20_000)

nasty_texts = st.one_of(st.sampled_from(NASTY_TEXTS), st.text(max_size=40)).map(str.strip)
"""As a lab holds them: without spaces around them."""


def _cell(text: str) -> Cell:
    return text or None


def lab_of_texts(texts: list[str]) -> Lab:
    """Return a lab that has each text in a name, in a number that is sensitive, as typed, and in what was said."""
    lab = Lab(pack=wenzhou().id)
    lab.tables["lab"]["lab"] = Laboratory.of(
        "lab", name=_cell(texts[0]), phone=_cell(texts[-1]), lab_type=_typed(texts[0])
    )
    for number, text in enumerate(texts, 1):
        lab.tables["units"][f"u{number}"] = Unit.of(f"u{number}", name=_cell(text), county=_cell(text))
        lab.tables["staff"][f"s{number}"] = person(number, text)
        lab.tables["milestones"][f"m{number}"] = Milestone.of(
            f"m{number}", title=_typed(text), achieved_on=_typed(text)
        )
    for condition, text in zip(wenzhou().condition_ids, texts, strict=False):
        lab.notes[condition] = Note(reason=text or None, by="某人")
    for reading, text in zip(wenzhou().readings, texts, strict=False):
        lab.pins[reading.id] = Pin(reading.option_ids[-1], text or None)
    return lab


def person(number: int, text: str) -> Person:
    """Return a person whose every field is the text: as itself where it is text, else as typed."""
    cells = {column.key: _cell(text) if _is_text(column) else _typed(text) for column in Person.columns}
    return Person.of(f"s{number}", **cells | {"unit": f"u{number}"})


def _is_text(column: Column[str]) -> bool:
    return type(column.kind) is Text


def _typed(text: str) -> Cell:
    return AsTyped(text) if text else None
