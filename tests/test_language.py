"""Which language is used; the English catalogue itself is checked in its own tests."""

import locale

import pytest

from wzlab.language import CHINESE, N_, Words, _, current_language, system_language, use_language

ASKED_BY = ("WZLAB_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ASKED_BY:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "setlocale", lambda category: "C")


def test_that_words_are_chinese_unless_another_language_is_asked_for() -> None:
    use_language(CHINESE)
    assert current_language() == "zh"
    assert _("达标") == "达标"
    assert str(Words(zh="依托单位", en="lead unit")) == "依托单位"


def test_that_a_text_marked_for_the_catalogue_is_not_translated_yet() -> None:
    assert N_("达标") == "达标"


def test_that_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        use_language("fr")
    assert current_language() == "zh"


def test_that_a_system_without_a_language_gets_chinese() -> None:
    assert system_language() == "zh"


@pytest.mark.parametrize("name", ASKED_BY)
@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("en_US.UTF-8", "en"),
        ("en", "en"),
        ("EN_GB", "en"),
        ("zh_CN.UTF-8", "zh"),
        ("C", "zh"),
        ("C.UTF-8", "zh"),
        ("POSIX", "zh"),
        ("de_DE.UTF-8", "zh"),
        ("", "zh"),
    ],
)
def test_that_english_is_used_only_where_it_is_plainly_asked_for(
    monkeypatch: pytest.MonkeyPatch, name: str, asked: str, language: str
) -> None:
    monkeypatch.setenv(name, asked)
    assert system_language() == language


def test_that_the_nearer_wish_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert system_language() == "en"
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    assert system_language() == "zh"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert system_language() == "en"
    monkeypatch.setenv("WZLAB_LANG", "zh")
    assert system_language() == "zh"


@pytest.mark.parametrize(
    ("name", "language"),
    [("English_United States.1252", "en"), ("Chinese (Simplified)_China.936", "zh"), ("C.UTF-8", "zh")],
)
def test_that_a_system_that_says_it_otherwise_is_understood(
    monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda category: name)
    assert system_language() == language
