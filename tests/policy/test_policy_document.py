"""`docs/policy-pack.md` keeps its promises: its examples load, its complaints are real, and it leaves nothing out."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from wzlab.columns import Area, Choice, Column, Day, Money, Number, Percent, Reference, YesNo
from wzlab.errors import PackError
from wzlab.language import CHINESE, use_language
from wzlab.policy.functions import FUNCTIONS
from wzlab.policy.judge import LiveJudge
from wzlab.policy.loading import UNITS, read_pack
from wzlab.policy.measure_reading import LIMITS
from wzlab.policy.nodes import Constant
from wzlab.policy.pack import Binding, Clause, Combined, Condition, Empty, Holds, Measure, Pack, Ratio
from wzlab.policy.parsing import DEEPEST, LONGEST
from wzlab.policy.report import Report, report_json
from wzlab.records import RECORD_TYPES
from wzlab.storage.interchange import FORMAT, read_lab

DOCUMENT = (Path(__file__).parents[2] / "docs" / "policy-pack.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w*)\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
EXAMPLE, MISTAKE = "# 示例", "# 有错的例子"
EXAMPLES = [text for kind, text in BLOCKS if kind == "toml" and text.startswith(EXAMPLE)]
MISTAKES = [
    (text, told)
    for (kind, text), (kind_after, told) in pairwise(BLOCKS)
    if (kind, kind_after) == ("toml", "text") and text.startswith(MISTAKE)
]


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    use_language(CHINESE)
    yield
    use_language(CHINESE)


def whole(text: str) -> str:
    """Return a complete pack: the block itself, or the document's first pack with the fragment behind it."""
    return text if "[pack]" in text else f"{EXAMPLES[0]}\n{text}"


def called(text: str) -> str:
    """Return what an example is called: its first line."""
    return text.partition("\n")[0].removeprefix("# ")


# --- examples and complaints ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", EXAMPLES, ids=called)
def test_that_each_example_loads_and_judges_an_empty_lab(text: str) -> None:
    pack = read_pack(whole(text), "my.toml")
    report = report_json(Report(pack, read_lab({"format": FORMAT}, pack, "lab.json")), "lab.json")
    assert [condition["id"] for condition in report["conditions"]] == list(pack.condition_ids)


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_that_each_faulty_example_is_complained_of_as_the_document_says(text: str, told: str) -> None:
    with pytest.raises(PackError) as refusal:
        read_pack(whole(text), "my.toml")
    assert f"{refusal.value}\n" == told


def test_that_every_block_is_an_example_a_mistake_its_complaints_or_a_command() -> None:
    assert all(text.startswith((EXAMPLE, MISTAKE)) for kind, text in BLOCKS if kind == "toml")
    assert {kind for kind, _text in BLOCKS} == {"toml", "text", "sh"}
    assert len(MISTAKES) == sum(kind == "text" for kind, _text in BLOCKS)
    assert len(MISTAKES) == sum(kind == "toml" and text.startswith(MISTAKE) for kind, text in BLOCKS)


def test_that_the_first_example_is_a_complete_pack() -> None:
    assert "[pack]" in EXAMPLES[0]


def test_that_no_fragment_needs_another() -> None:
    assert len(EXAMPLES) == len(set(map(called, EXAMPLES)))


# --- nothing is left out ----------------------------------------------------------------------------------------------


def measures_of(clause: Clause) -> Iterator[Measure]:
    """Yield a clause's measure and those within it."""
    yield clause.measure
    if isinstance(clause.measure, Combined):
        for part in clause.measure.parts:
            yield from measures_of(part)
    if isinstance(clause.measure, Ratio):
        yield from (clause.measure.of, clause.measure.to)


def conditions() -> Iterator[Condition]:
    """Yield the conditions of all examples."""
    for text in EXAMPLES:
        yield from read_pack(whole(text), "my.toml").conditions


def test_that_every_measure_has_an_example() -> None:
    shown = [measure for condition in conditions() if condition.body for measure in measures_of(condition.body)]
    assert {type(measure) for measure in shown} == set(get_args(Measure))
    combined = [(measure.needed, len(measure.parts)) for measure in shown if isinstance(measure, Combined)]
    assert {(1, 3), (3, 3), (2, 3)} <= set(combined)  # any of, all of, k of
    assert {measure.figure is None for measure in shown if isinstance(measure, Holds)} == {True, False}
    keys = ("count", "sum", "share", "distinct", "ratio", "some", "none", "every", "holds", "any_of", "all_of", "k_of")
    assert all(f"| `{key}` |" in DOCUMENT for key in keys)


def test_that_limits_of_every_form_have_an_example() -> None:
    limits = [condition.body.limit for condition in conditions() if condition.body and condition.body.limit]
    assert {limit.operator for limit in limits} == set(LIMITS.values())
    assert {isinstance(limit.threshold, Constant) for limit in limits} == {True, False}


def test_that_every_part_of_a_pack_has_an_example() -> None:
    packs = [read_pack(whole(text), "my.toml") for text in EXAMPLES]
    parts = ("constants", "singles", "readings", "figures", "track", "warnings", "directions", "deadlines")

    def uses(pack: Pack, part: str) -> bool:
        return bool(getattr(pack, part))

    assert all(any(uses(pack, part) for pack in packs) for part in parts)
    assert any("[sets]" in text for text in EXAMPLES)
    assert any("[[define]]" in text for text in EXAMPLES)


def test_that_every_word_of_the_schema_is_explained() -> None:
    words = [*Binding, *Empty, *UNITS, *LIMITS, "applies", "needs", "judged", "when", "given", "because", "catalogue"]
    assert [word for word in words if f"`{word}`" not in DOCUMENT] == []


def test_that_every_function_is_explained() -> None:
    functions = [*FUNCTIONS, "is_blank", "first_known", "unknown"]
    assert [name for name in functions if not re.search(rf"^\| .*`{name}\(.*\|$", DOCUMENT, re.MULTILINE)] == []


def test_that_the_bounds_of_an_expression_are_those_of_the_code() -> None:
    assert f"最多 {LONGEST} 个字符" in DOCUMENT
    assert f"不能超过 {DEEPEST} 层" in DOCUMENT


KIND_WORDS: dict[type[object], str] = {
    YesNo: "是否",
    Day: "日期",
    Money: "数字（元）",
    Area: "数字（㎡）",
    Percent: "数字（0–100）",
    Number: "数字",
}


def kind_words(column: Column[object]) -> str:
    """Return what the document calls a field's kind."""
    kind = column.kind
    if isinstance(kind, Choice):
        options = "、".join(f"`{code}` {title}" for code, title in kind.options.items())
        return f"选项：{options}{'，以及本包方向的编号' if kind.open_ended else ''}"
    if isinstance(kind, Reference):
        return f"引用 `{kind.table}`" if kind.table else "引用（任何记录或条件）"
    return next((words for kind_type, words in KIND_WORDS.items() if isinstance(kind, kind_type)), "文字")


def field_lines() -> Iterator[str]:
    """Yield the lines that tell every table and field an expression may use."""
    for record_type in RECORD_TYPES:
        yield f"### `{record_type.table}` {record_type.label}"
        for column in record_type.columns:
            default = "" if column.default is None else f"；默认 `{column.default}`"
            yield f"| `{column.key}` {column.title} | {kind_words(column)}{default} |"


def test_that_every_table_field_and_choice_is_listed_as_it_is_declared() -> None:
    section = DOCUMENT.partition("## 可用的表和字段\n")[2].partition("\n## ")[0]
    listed = [line for line in section.splitlines() if line.startswith(("###", "| `"))]
    assert listed == list(field_lines())


# --- the examples mean what the document says -------------------------------------------------------------------------


def example(title: str) -> Pack:
    """Return the pack of the example whose first line holds a title."""
    (text,) = (text for text in EXAMPLES if title in called(text))
    return read_pack(whole(text), "my.toml")


def outcome(pack: Pack, condition: str, **parts: object) -> str:
    """Return what a condition of a pack comes to for a lab written in parts."""
    lab = read_lab({"format": FORMAT, **parts}, pack, "lab.json")
    return LiveJudge(pack, lab).verdicts[condition].outcome.value


@pytest.mark.parametrize(
    ("nationals", "award", "found"), [(1, "national", "met"), (1, None, "open"), (0, "provincial", "unmet")]
)
def test_that_two_of_three_are_asked_for(nationals: int, award: str | None, found: str) -> None:
    projects = [{"id": f"p{n}", "level": "national"} for n in range(nationals)]
    awards = [{"id": "a1", "level": award}]
    assert outcome(example("k_of"), "basis.strength", projects=projects, awards=awards) == found


@pytest.mark.parametrize(("role", "found"), [("lead", "open"), ("partner", "met"), (None, "met")])
def test_that_a_unit_without_a_role_is_not_the_lead(role: str | None, found: str) -> None:
    units = [{"id": "u1", "role": "lead", "uscc": "91"}, {"id": "u2", "role": role, "uscc": "52"}]
    assert outcome(example("几个函数"), "applicant.form", units=units) == found


@pytest.mark.parametrize(
    ("signed_on", "found"), [("2024-06-30", "met"), ("2024-07-01", "unmet"), ("2024-06", "met"), ("2024", "open")]
)
def test_that_two_years_since_a_day_are_full_on_its_second_anniversary(signed_on: str, found: str) -> None:
    agreements = [{"id": "a1", "signed_on": signed_on}]
    assert outcome(example("几个函数"), "cooperation.lasting", agreements=agreements) == found


@pytest.mark.parametrize(("people", "found"), [(20, "met"), (19, "unmet")], ids=["just enough", "one too few"])
def test_that_the_first_example_asks_for_twenty(people: int, found: str) -> None:
    staff = [{"id": f"s{n}", "full_time": True} for n in range(people)]
    assert outcome(example("最小的"), "team.size", staff=staff) == found
    assert outcome(example("最小的"), "team.size", staff=[*staff, {"id": "x"}]) == ("met" if people == 20 else "open")
