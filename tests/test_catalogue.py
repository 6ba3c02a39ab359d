"""The English catalogue: complete, exact, and enough for a reader who has no Chinese."""

import ast
import re
from argparse import _SubParsersAction
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
import simplejson
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from resources.locale import update
from tests.helpers import ROOT, SAMPLES, people, sample, sample_file, verdict, wenzhou, wzlab
from wzlab.cli.main import make_parser
from wzlab.columns import Choice
from wzlab.language import CHINESE, ENGLISH, _, use_language
from wzlab.policy.judge import LiveJudge
from wzlab.policy.values import Range
from wzlab.policy.words import STANDING_WORDS, deadline_words, overall_words, sentence, show_bounds
from wzlab.records import RECORD_TYPES

IDEOGRAPHS = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
CHINESE_TEXT = re.compile(f"{IDEOGRAPHS.pattern[:-1]}\u3000-\u303f\uff00-\uffef]")
"""Ideographs, and the marks and full-width letters that stand among them; “quotes” and dashes are English too."""

PRESCRIBED_NAME = "全市 + core research direction + 重点实验室"
"""The form of a name that the notice prescribes; an English reader has to write these very characters."""


def texts(catalog: Catalog) -> dict[str, str]:
    """Return the texts of a catalogue with their translations, without its header."""
    return {str(message.id): str(message.string or "") for message in catalog if message.id}


ENGLISH_OF = texts(update.stored())


# --- the catalogue against the program ------------------------------------------------------------------------------


def test_that_the_catalogue_has_every_text_of_the_program_and_no_other() -> None:
    wanted = texts(update.extracted()).keys()
    assert sorted(wanted - ENGLISH_OF.keys()) == []
    assert sorted(ENGLISH_OF.keys() - wanted) == []
    assert len(wanted) > 400


def test_that_no_text_is_untranslated_guessed_or_left_over() -> None:
    catalog = update.stored()
    assert update.untranslated(catalog) == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert list(catalog.obsolete) == []


def test_that_what_the_program_reads_is_what_the_translators_wrote() -> None:
    assert texts(update.compiled()) == ENGLISH_OF


def test_that_the_catalogue_is_sorted_so_that_moved_code_changes_nothing() -> None:
    assert list(ENGLISH_OF) == sorted(ENGLISH_OF)


def test_that_the_header_says_what_readers_of_the_file_need() -> None:
    header = dict(update.stored().mime_headers)
    assert header["Language"] == "en"
    assert header["Content-Type"] == "text/plain; charset=utf-8"
    assert [field for field, value in header.items() if not value or "EMAIL@ADDRESS" in value or "YEAR" in value] == []


# --- the texts ------------------------------------------------------------------------------------------------------


def placeholders(text: str) -> list[str]:
    """Return what stands in braces in a text, sorted."""
    return sorted(field for _text, field, _form, _conversion in Formatter().parse(text) if field is not None)


def test_that_both_languages_have_the_same_placeholders() -> None:
    found = {text: (placeholders(text), placeholders(english)) for text, english in ENGLISH_OF.items()}
    assert [text for text, (chinese, english) in found.items() if chinese != english] == []
    assert found["差 {gap}"] == (["gap"], ["gap"])


def test_that_no_chinese_is_left_in_the_english() -> None:
    assert [
        english for english in ENGLISH_OF.values() if CHINESE_TEXT.search(english.replace(PRESCRIBED_NAME, ""))
    ] == []
    assert sum(PRESCRIBED_NAME in english for english in ENGLISH_OF.values()) == 1


def test_that_sentences_end_and_begin_in_both_languages_alike() -> None:
    sentences = [text for text in ENGLISH_OF if text.endswith("。")]
    assert len(sentences) > 40
    assert [text for text in sentences if not ENGLISH_OF[text].endswith(".")] == []
    assert [english for text, english in ENGLISH_OF.items() if text != " 等 {number} 条" and "  " in english] == []


def test_that_spaces_stand_at_the_ends_of_joining_marks_only() -> None:
    joining = {
        "：",
        "，",
        "；",
        "、",
        "（",
        "用法：",
        "等",
        "（{said}）",
        "★ ",
        " 等 {number} 条",
        " 处不一致",
        " · ",
        "且",
        "或",
    }
    joining |= {
        "等 {number} 个文件",
        "另有 {number} 处待定，没有并入；可用 --prefer 或 --same、--new 决定。",
        "（另有 {number} 对标为“不是重复”）",
        "其中 {number} 个替换后读不出，将原样保留并标出。",
        "{number} 行与实验室里的一致。",
        "{number} 行与这次导入的另一行相同。",
        "可选：{options}。",
        "跳过 {number} 行。",
        "{number} 行有问题，没有导入。",
        "{number} 处读不出或不一致，原样保留或没有写入。",
        "{number} 个表格没有导入，因为看不出是什么。",
        "{number} 栏的金额或面积没有读入，因为单位不明。",
        "有 {number} 处问题，而您选择了“有问题就都不导入”。",
    }  # behind others
    assert {text for text, english in ENGLISH_OF.items() if english != english.strip()} == joining


# --- the tool -------------------------------------------------------------------------------------------------------


def test_that_texts_are_found_wherever_they_are_marked() -> None:
    source = """
LABEL = N_("名称")
def show(name):
    print(_("甲"), f"{_('乙')}{name}{_('丙').format(name=_('丁'))}", _("前" "后"), _(LABEL), other("无"))
"""
    found = sorted(text for _line, text in update.marked_texts(source.encode()))
    assert found == sorted(["名称", "甲", "乙", "丙", "丁", "前后"])


def test_that_an_update_keeps_what_is_translated_and_guesses_nothing() -> None:
    catalog, template = Catalog("en"), Catalog()
    catalog.add("请核对日期。", "Please check the date.")
    catalog.add("旧文字", "Old text")
    for text in ("请核对日期。", "请核对日期！"):
        template.add(text)
    found = update.merged(catalog, template)
    assert texts(found) == {"请核对日期。": "Please check the date.", "请核对日期！": ""}
    assert update.untranslated(found) == ["请核对日期！"]
    assert not any(message.fuzzy for message in found if message.id)
    assert list(found.obsolete) == []


def test_that_an_update_of_what_is_up_to_date_changes_nothing() -> None:
    assert texts(update.merged(update.stored(), update.extracted())) == ENGLISH_OF


# --- marks that are missing -----------------------------------------------------------------------------------------

NOT_SHOWN = {
    "ui/checks/model.py": {" ：:"},  # what may stand between a condition's title and its figure
    "ui/desk.py": {"（", "）"},  # a file dialog wants Latin brackets in every language
    "ui/dialogs/palette.py": {"[(（]&\\w[)）]"},  # how Qt's own Chinese texts mark their keys
    "ui/menus.py": {"中文", "语言 · Language"},  # each language in its own words, for who cannot read the other
    "ui/wizard/column_model.py": {"元", "万元"},  # the codes of the units of amounts
    "ui/wizard/file_page.py": {"。"},  # the end of a sentence
    "wzlab/charts/fonts.py": {"〓"},  # the printer's mark for a missing character, the same in any language
    "wzlab/charts/paper.py": {" ，。；：！？、）》”’】〕·…–%,.;:!?)", "（《“‘【〔("},  # where lines may break
    "wzlab/dates.py": {
        "([0-9]{4})\\s*(年)(?:\\s*([0-9]{1,2})\\s*月(?:\\s*([0-9]{1,2})\\s*[日号])?)?"
    },  # dates as typed
    "wzlab/editing/candidates.py": {"有", "无"},  # what people type for yes and no
    "wzlab/cli/making.py": {"[,，、;；]"},  # what people type between names
    "wzlab/editing/headings.py": {"序号", "备注"},  # headings that people's own sheets have
    "wzlab/identities.py": {"：", "[\\s．·。]"},  # what people type into numbers
    "wzlab/importing/memory.py": {".旧"},  # the name of a file that is put aside
    "wzlab/importing/rows/row_troubles.py": {"万元"},  # typed for the user, whose cells are read in every language
    "wzlab/intake/displays.py": {
        "[0-9]{4}\\s*[-/.年]\\s*[0-9]{1,2}\\s*月?",
        "[0-9]{4}年?",
    },  # dates as sheets show them
    "wzlab/kinds.py": {"是有y1√✓✔☑", "否无n0×✗✘"},  # what people type for yes and no
    "wzlab/policy/parsing.py": {"[　，。、；：（）！＝＜＞＋－＊／“”‘’]"},  # what a pack's author may have typed
    "wzlab/policy/record_checks.py": {"男", "女"},  # what users type as a gender
    "wzlab/reporting/pdf.py": {"0123456789. 〓U+ABCDEF、…"},  # signs the font must have
    "wzlab/reporting/word.py": {"。."},  # the ends of a sentence
    "wzlab/reporting/wrapping.py": {"（《“‘【〔(≥≤", "，。；：！？、）》”’】〕…％%,.;:!?)℃㎡"},  # where lines may break
    "wzlab/spelling.py": {"￥"},  # what people type before an amount
    "wzlab/units.py": {  # the units of amounts as people type them
        "([+-]?)\\s*(?:¥|rmb|cny|人民币)\\s*([0-9.].*)",
        *("元", "圆", "元整", "圆整", "千元", "万", "万元", "万圆", "百万", "百万元", "千万", "千万元", "亿", "亿元"),
    },
    "wzlab/workbook/reading_back/tables.py": {"合计", "总计", "小计"},  # what people type below a table
    "wzlab/workbook/sheets.py": {"（"},  # where a heading may break
    "wzlab/workbook/styles.py": {"宋体", "黑体"},  # names of fonts
    "wzlab/workbook/texts.py": {
        "，。；：、？！）】》”’％%",
        "[（“‘《【]*(?:[!-~]+(?:、[!-~]+)*|.)[，。；：、？！）】》”’％]*",
    },  # where lines may break
    "wzlab/workbook/titles.py": {"表"},  # what people say before a sheet's number
    "wzlab/workbook/verification/texts.py": {  # white space
        " \u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    },
}
"""Chinese literals that need no translation, and why."""

WORD_LISTS = ("wzlab/importing/", "wzlab/vocabulary/")
"""Where the words and patterns of other people's sheets stand by the hundred: there only sentences are looked for."""

SPEAKING = frozenset(
    f"wzlab/importing/{name}.py"
    for name in (
        *("memory", "model", "proposing", "taking", "wording"),
        *("cells/doubts", "rows/planning", "rows/row_troubles", "rows/working"),
    )
)
"""Modules of these that hold texts for users: there everything is looked at."""


TYPED = frozenset({"aliases", "synonyms", "unit_words"})
"""What people type, in whatever language: other headings of a field, other words for a choice, units behind a number."""


def unmarked(source: str) -> Iterator[str]:
    """Yield the Chinese literals of a Python file that are not marked, nor docstrings, nor what people may type."""
    tree = ast.parse(source)
    passed: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_"), args=[marked, *_others]):
                passed.update(map(id, ast.walk(marked)))
            case (
                ast.keyword(arg=name, value=value) | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name in TYPED:
                passed.update(map(id, ast.walk(value)))
            case ast.Expr(value=ast.Constant() as docstring):
                passed.add(id(docstring))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in passed and CHINESE_TEXT.search(text):
                yield text


def is_sentence(text: str) -> bool:
    """Tell whether a literal is what a user is told, and neither a list of words nor a pattern."""
    return text.endswith(("。", "？", "！")) and len(text) > 1


def unmarked_in(path: Path) -> set[str]:
    """Return the Chinese literals of a module that should be marked, or be listed in `NOT_SHOWN`."""
    place, found = path.relative_to(ROOT).as_posix(), set(unmarked(path.read_text(encoding="utf-8")))
    is_word_list = place.startswith(WORD_LISTS) and place not in SPEAKING
    return set(filter(is_sentence, found)) if is_word_list else found


def test_that_unmarked_texts_are_told_from_marked_ones() -> None:
    source = '''"""文档"""
title = Column(N_("名称"), Choice({"lead": N_("牵头")}, synonyms={"主持": "lead"}), aliases=("名字",), note="丁")
class Money(Number):
    unit_words: tuple[str, ...] = ("元",)
    words: tuple[str, ...] = ("戊",)
print(_("甲"), "乙", f"{title}（{_('丙')}）")
'''
    assert set(unmarked(source)) == {"乙", "丁", "戊", "（", "）"}


def test_that_sentences_are_told_from_words_and_patterns() -> None:
    assert [
        text for text in ("请核对。", "是吗？", "。", "博士 硕士", "[,，。]", "合计|小计") if is_sentence(text)
    ] == ["请核对。", "是吗？"]


def test_that_every_speaking_module_is_there() -> None:
    assert [path for path in sorted(SPEAKING) if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("package", update.PACKAGES)
def test_that_no_chinese_for_users_is_left_unmarked(package: str) -> None:
    found = {path.relative_to(ROOT).as_posix(): unmarked_in(path) for path in sorted((ROOT / package).rglob("*.py"))}
    allowed = {path: literals for path, literals in NOT_SHOWN.items() if path.startswith(package)}
    assert {path: literals for path, literals in found.items() if literals} == allowed


# --- what an English reader sees ------------------------------------------------------------------------------------


@pytest.fixture(params=SAMPLES)
def latin_sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A sample in which whatever its users typed is in Latin letters: any Chinese in what is said of it is ours."""
    path = tmp_path / f"{request.param}.json"
    path.write_text(latin(sample_file(request.param).read_text(encoding="utf-8")), encoding="utf-8")
    return path


def latin(text: str) -> str:
    """Return a text with the code of each Chinese character in its place; different texts stay different."""
    return CHINESE_TEXT.sub(lambda match: f"{ord(match[0]):x}", text)


def chinese_lines(told: str) -> list[str]:
    """Return the lines with Chinese in them, without the clauses' numbers: those are the notice's own."""
    for clause in sorted({condition.clause for condition in wenzhou().conditions}, key=len, reverse=True):
        told = told.replace(clause, "")
    return [line for line in told.splitlines() if CHINESE_TEXT.search(line)]


def test_that_what_is_said_of_a_lab_in_english_has_no_chinese_of_ours(latin_sample: Path) -> None:
    chinese, english = wzlab("check", latin_sample), wzlab("check", latin_sample, language=ENGLISH)
    assert chinese_lines(english.out) == []
    assert (english.status, english.err) == (chinese.status, "")
    assert len(english.out.splitlines()) == len(chinese.out.splitlines())
    # every line but the empty ones and the rule below the headings is ours in part: the test cannot pass by chance
    spoken = [line for line in chinese.out.splitlines() if line.strip("─ ")]
    assert len(chinese_lines(chinese.out)) == len(spoken) > 35


def test_that_the_json_in_english_has_no_chinese_of_ours(latin_sample: Path) -> None:
    chinese, english = wzlab("check", "--json", latin_sample), wzlab("check", "--json", latin_sample, language=ENGLISH)
    assert chinese_lines(english.out) == []
    assert len(IDEOGRAPHS.findall(chinese.out)) > 1000
    assert shape(simplejson.loads(english.out)) == shape(simplejson.loads(chinese.out))


def shape(value: object) -> object:
    """Return a JSON value with its texts left out."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return "" if isinstance(value, str) else value


def test_that_one_missing_translation_would_be_seen(
    latin_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = update.stored()
    catalog.delete("达标")
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "wzlab.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr("wzlab.language.resource", lambda *_parts: tmp_path / "locale")
    told = chinese_lines(wzlab("check", latin_sample, language=ENGLISH).out)
    assert told
    assert all("达标" in line for line in told)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_what_users_typed_is_told_as_they_typed_it(name: str) -> None:
    document = sample_file(name).read_text(encoding="utf-8")
    told = wzlab("check", sample_file(name), language=ENGLISH).out
    runs = re.findall(f"{CHINESE_TEXT.pattern}+", "\n".join(chinese_lines(told)))
    assert runs
    assert [run for run in runs if run not in document] == []


def test_that_a_lab_that_cannot_be_read_is_refused_in_english(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    entry = {"id": "s1", "full_time": 1, "degree": "x", "birth_date": "x", "months_per_year": [], "nonsense": 0}
    parts = {"lab": [], "units": {}, "staff": [entry, entry, 5], "agreements": [{"id": "a1", "unit": "u9"}]}
    pins = {"readings": {"x": "y", "area_basis": "z"}, "notes": {"x": 1}, "as_typed": {"s9": {"unit": "x"}}}
    wrong.write_text(simplejson.dumps({"format": "wzlab-lab/1", **parts, **pins}), encoding="utf-8")
    broken, absent = tmp_path / "broken.json", tmp_path / "absent.json"
    broken.write_text('{"lab": {"name": 1, "name": 2}}', encoding="utf-8")
    files = (wrong, broken, absent)
    chinese, english = wzlab("check", *files), wzlab("check", *files, language=ENGLISH)
    assert chinese_lines(english.err) == []
    assert english.status == 2
    assert len(english.err.splitlines()) == len(chinese.err.splitlines()) > 15


def commands() -> list[str]:
    """Return the names of all commands."""
    actions = make_parser()._actions
    return next(list(action.choices) for action in actions if isinstance(action, _SubParsersAction))


@pytest.mark.parametrize("command", [(), *((name,) for name in commands())], ids=" ".join)
def test_that_the_help_is_english(command: tuple[str, ...]) -> None:
    chinese, english = wzlab(*command, "--help"), wzlab(*command, "--help", language=ENGLISH)
    assert (english.status, english.err, chinese_lines(english.out)) == (0, "", [])
    assert english.out.startswith("Usage: wzlab")
    assert len(chinese_lines(chinese.out)) >= 4


@pytest.mark.parametrize("arguments", [("packs",), ("packs", "nowhere"), ("check",), ("check", "--as-of", "x", "y")])
def test_that_other_answers_are_english(arguments: tuple[str, ...]) -> None:
    english = wzlab(*arguments, language=ENGLISH)
    assert english.out + english.err
    assert chinese_lines(english.out + english.err) == []


# --- sentences ------------------------------------------------------------------------------------------------------


@pytest.fixture
def _english() -> Iterator[None]:
    use_language(ENGLISH)
    yield
    use_language(CHINESE)


@pytest.mark.usefixtures("_english")
def test_that_no_text_stays_no_text_in_english() -> None:
    assert _("") == ""
    assert _("达标") == "Met"


@pytest.mark.usefixtures("_english")
def test_that_a_verdict_reads_as_one_english_sentence() -> None:
    found = verdict("team.size", staff=people(14))
    assert sentence(found, None) == (
        "Full-time R&D staff: 14 people, at least 15 people required, short by 1 person, Not met, clause 三(一)3"
    )


@pytest.mark.usefixtures("_english")
def test_that_one_is_not_spoken_of_as_several() -> None:
    assert [show_bounds(Range(low, high), "people") for low, high in ((1, 1), (0, 1), (2, 2), (1, None))] == [
        "1 person",
        "0–1 people",
        "2 people",
        "at least 1 person",
    ]
    assert show_bounds(Range(1, 1), "m2") == "1 m²"
    submit = wenzhou().deadlines[0]
    assert deadline_words(submit, date(2026, 1, 11)).endswith("(1 day left)")
    assert deadline_words(submit, date(2026, 1, 10)).endswith("(2 days left)")
    assert deadline_words(submit, date(2026, 1, 13)).endswith("(closed 1 day ago; use as a rehearsal)")
    assert deadline_words(submit, date(2026, 1, 14)).endswith("(closed 2 days ago; use as a rehearsal)")


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize("name", SAMPLES)
def test_that_where_a_lab_stands_is_two_english_sentences(name: str) -> None:
    judge = LiveJudge(wenzhou(), sample(name))
    told = overall_words(judge.overall, judge.robust, judge.verdicts, judge.lab)
    assert re.fullmatch(r"[A-Z][^.]+\. [A-Z][a-z ]+ [0-9]+(, [A-Z][a-z ]+ [0-9]+)*\.", told)


@pytest.mark.usefixtures("_english")
def test_that_what_is_told_apart_in_chinese_is_told_apart_in_english() -> None:
    groups = [[_(record_type.label) for record_type in RECORD_TYPES]]
    groups += [[column.heading for column in record_type.columns] for record_type in RECORD_TYPES]
    kinds = [column.kind for record_type in RECORD_TYPES for column in record_type.columns]
    groups += [[kind.show(code) for code in kind.options] for kind in kinds if isinstance(kind, Choice)]
    groups.append([_(words) for words in STANDING_WORDS.values()])
    assert [names for names in groups if len(set(names)) < len(names)] == []
    assert len(groups) > 40
