"""What the sheets of the audit call things, the same on each."""

from collections.abc import Mapping

from wzlab.audit.results import Judged
from wzlab.language import N_, _
from wzlab.policy.judge import Overall
from wzlab.policy.words import STANDING_WORDS, Standing

SIGNS: Mapping[Standing, str] = {
    Standing.MET: "√",
    Standing.UNMET: "×",
    Standing.OWES_REASON: "!",
    Standing.EXCUSED: "!√",
    Standing.OPEN: "?",
    Standing.DEPENDS: "±",
    Standing.CONFIRM: "□",
    Standing.LACKING: "·",
    Standing.NOT_APPLICABLE: "–",
}
"""The signs of the window, as near as characters come that every Chinese font has."""

OVERALL: Mapping[Overall, tuple[str, Standing]] = {
    Overall.READY: (N_("可以申报"), Standing.MET),
    Overall.OPEN: (N_("尚不能定"), Standing.OPEN),
    Overall.GAPS: (N_("有差距"), Standing.UNMET),
}
"""What a lab comes to, in a word, and the standing whose tint it has."""


SHORTER: Mapping[Standing, str] = {Standing.LACKING: N_("未具备")}
"""Where a cell has no room for the whole word; the sheet's notes say the rest."""


def word(standing: Standing) -> str:
    """Return the word of a standing, short enough for a column of a matrix."""
    return _(SHORTER.get(standing, STANDING_WORDS[standing]))


def signed(standing: Standing) -> str:
    """Return the sign and the word of a standing."""
    return f"{SIGNS[standing]} {word(standing)}"


def lab_name(result: Judged) -> str:
    """Return the name of a file's lab."""
    return result.lab or _("（实验室未命名）")
