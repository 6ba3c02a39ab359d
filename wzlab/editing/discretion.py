"""Texts that hold numbers nobody looked for (a reason, a heading, a file's name) as anybody may see them."""

from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import replaced_likely


def discreet_text(text: str) -> str:
    """Return a text without the whole of any number that is somebody's identity or mobile number by its form."""
    return replaced_likely(text, masked) if any(map(str.isdigit, text)) else text
