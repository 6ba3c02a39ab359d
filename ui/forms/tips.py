"""Tips are rich text for Qt whenever they look like it; what a user typed is not."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a tip that shows a text as it is."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text
