"""Texts of workbooks of Excel 95 and before, which are written in a code page.

The reading library gives a Chinese text of those with a NUL behind every byte.  Told that all is Western, it gives one
character for each byte, and the bytes can be had back.
"""

import codecs

WESTERN = 1252
_BYTES = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(256)}
_FALLBACKS = {10008: "gb2312", 10002: "big5", 32768: "mac_roman", 32769: "cp1252", 367: "ascii", 1200: "gb18030"}
"""What Python has another name for: code pages of the Macintosh, and those that say nothing."""
_CHINESE = "gb18030"


def redecoded(text: str, code_page: int) -> str:
    """Return what a text says that was read as a Western one."""
    if text.isascii():
        return text
    return in_code_page(bytes(_BYTES.get(character, ord(character) & 0xFF) for character in text), code_page)


def in_code_page(content: bytes, code_page: int) -> str:
    """Return bytes as text in a code page; what cannot be read is marked."""
    return content.decode(_encoding(code_page), "replace")


def _encoding(code_page: int) -> str:
    if code_page in (936, 54936):
        return _CHINESE
    name = _FALLBACKS.get(code_page, f"cp{code_page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _CHINESE
