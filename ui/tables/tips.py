"""Tips that show a user's text as it is: Qt would take a text with angle brackets for markup."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a text for `setToolTip` that is shown to the letter, its long lines broken; "" stays no tip."""
    return "<qt>{}</qt>".format(escape(text).replace("\n", "<br>")) if text else ""
