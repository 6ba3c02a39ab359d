"""What is wrong with a command's arguments is said in the user's language."""

import pytest

from wzlab.cli.main import make_parser
from wzlab.cli.usage import sentence
from wzlab.language import CHINESE, ENGLISH, use_language


@pytest.fixture(autouse=True)
def _chinese() -> None:
    use_language(CHINESE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "缺少参数 FILE"),
        (["check", "a.json", "--frobnicate"], "不认识的参数 --frobnicate"),
        (["check", "a.json", "--as-of", "2026-02-30"], "--as-of：“2026-02-30”不是日期，应为 YYYY-MM-DD"),
        (["check", "a.json", "--pack"], "--pack 后面要跟一个值"),
        (["--lang", "fr", "packs"], "--lang 不能是 'fr'，可以是"),
    ],
)
def test_that_a_mistake_in_the_arguments_is_a_chinese_sentence(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        make_parser().parse_args(arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_that_the_same_mistake_is_an_english_sentence_in_english() -> None:
    use_language(ENGLISH)
    assert sentence("the following arguments are required: FILE") == "missing argument FILE"
    use_language(CHINESE)


def test_that_a_complaint_nobody_foresaw_stays_as_it_is() -> None:
    assert sentence("something new") == "something new"
