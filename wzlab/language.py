"""The words a user reads: Chinese in the source, English from the shipped catalogue.

`_` translates now, `N_` only marks a declaration's text for the catalogue (translate it with `_` when it is shown),
`Words` is a text that a policy pack gives in both languages.
"""

import gettext
import locale
import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from wzlab.resources import resource

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)


@dataclass
class _Current:
    """The language in use; one for the whole process, as for every reader of one screen."""

    language: str = CHINESE
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)


_current = _Current()


def use_language(language: str) -> None:
    """Show all words in `language` from now on: "zh" or "en".

    Raises:
        ValueError: the language is neither.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, not {language!r}")
    _current.language = language
    _current.translations = (
        gettext.translation("wzlab", resource("locale"), languages=[ENGLISH])
        if language == ENGLISH
        else gettext.NullTranslations()
    )


def current_language() -> str:
    """Return "zh" or "en"."""
    return _current.language


def system_language() -> str:
    """Return the language the system asks for; Chinese unless it plainly asks for English.

    A system without a language (C, POSIX) gets Chinese: the notices and the forms are Chinese.
    """
    asked = os.environ.get("WZLAB_LANG") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    asked = asked or os.environ.get("LANG") or locale.setlocale(locale.LC_CTYPE)
    return ENGLISH if asked.lower().startswith("en") else CHINESE


def _(text: str) -> str:
    """Return `text` in the current language; no text stays no text (a catalogue keeps its own head under "")."""
    return _current.translations.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - the name the gettext tools look for
    """Mark `text` for the catalogue without translating it yet."""
    return text


def sentences(told: Iterable[str]) -> str:
    """Return finished sentences one behind the other, without the blank ones; Chinese ones need no space between."""
    return ("" if _current.language == CHINESE else " ").join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages, as a policy pack gives it."""

    zh: str
    en: str

    def __str__(self) -> str:
        """Return the text in the current language."""
        return self.en if _current.language == ENGLISH else self.zh
