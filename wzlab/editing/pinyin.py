"""Chinese words found by how they sound: by initials (zg for 正高) or in full (zhenggao), from any character on.

A character that can be read in several ways matches each of them.  The dictionary is loaded with the first question.
"""

from functools import lru_cache

from wzlab.spelling import folded

_REMEMBERED = 1 << 15


@lru_cache(maxsize=_REMEMBERED)
def syllables(text: str) -> tuple[frozenset[str], ...]:
    """Return how each character of a text may sound, without tones; what is not Chinese sounds as it is written."""
    return tuple(map(_sounds, folded(text)))


@lru_cache(maxsize=_REMEMBERED)
def _sounds(character: str) -> frozenset[str]:
    if character.isascii():
        return frozenset(character)
    from pypinyin import Style, pinyin  # noqa: PLC0415 - the dictionary takes a quarter of a second to load

    heard = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return frozenset(heard) | {sound.replace("v", "u") for sound in heard}


def is_initials(typed: str, text: str) -> bool:
    """Tell whether lower-case letters are the initials of some of a text's characters that follow each other."""
    heard = syllables(text)
    return any(
        all(any(sound.startswith(letter) for sound in heard[start + place]) for place, letter in enumerate(typed))
        for start in range(len(heard) - len(typed) + 1)
    )


def is_pinyin(typed: str, text: str) -> bool:
    """Tell whether lower-case letters are how some of a text sounds; the last syllable may be unfinished."""
    heard = syllables(text)
    return any(_goes_on(typed, heard[start:]) for start in range(len(heard)))


def _goes_on(typed: str, heard: tuple[frozenset[str], ...]) -> bool:
    if not typed:
        return True
    return bool(heard) and any(
        sound.startswith(typed)
        or (sound != "" and typed.startswith(sound) and _goes_on(typed[len(sound) :], heard[1:]))
        for sound in heard[0]
    )
