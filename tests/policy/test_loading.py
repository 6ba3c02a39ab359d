"""A pack that breaks the schema is refused, with a complaint for every mistake: which rule, which key, what was expected."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from wzlab import policy
from wzlab.errors import FileError, PackError
from wzlab.language import CHINESE, use_language
from wzlab.policy.loading import find_pack, load_pack, read_pack
from wzlab.policy.nodes import Constant, Type
from wzlab.policy.pack import Limit
from wzlab.policy.parsing import DEEPEST, LARGEST, LONGEST
from wzlab.policy.subjects import conditions_by_group

HEAD = """
[pack]
format = "wzlab-pack/1"
id = "test"
version = "1"
title = { zh = "测试", en = "Test" }
source = { zh = "测试", en = "Test" }
reference_date = 2026-01-12
unassessed = []

[[single]]
name = "lead"
title = { zh = "牵头单位", en = "lead unit" }
of = "units"
where = "role == 'lead'"

[[reading]]
id = "units_counted"
title = { zh = "计入哪些单位", en = "Units" }
option = [
  { id = "all_units", words = { zh = "全部", en = "all" } },
  { id = "lead_only", words = { zh = "只计牵头", en = "lead only" } },
]
"""
CONDITION = """
[[condition]]
id = "it"
binding = "required"
clause = "1"
title = { zh = "甲", en = "A" }
rule = { zh = "甲", en = "A" }
"""
SIZE = """
unit = "people"
count = { of = "staff", where = "full_time" }
at_least = 15
"""
STAFF_FIELDS = (
    "name, id_type, id_number, gender, birth_date, phone, unit, post, source, full_time, months_per_year, title, "
    "title_level, education, degree, major, talent_class, talent_programme, research_direction, other_city_lab, "
    "other_lab_name, joined_on, contract_until, insured_by, insured_since"
)
TABLES = (
    "lab, units, staff, rooms, equipment, projects, patents, awards, milestones, agreements, scenarios, targets, "
    "investments, attachments"
)
MEASURES = "count, sum, share, distinct, some, none, every, holds, ratio, any_of, all_of, k_of"


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    use_language(CHINESE)
    yield
    use_language(CHINESE)


def complaints(text: str) -> list[str]:
    """Return what is complained of in a pack."""
    with pytest.raises(PackError) as refusal:
        read_pack(text, "test.toml")
    return refusal.value.complaints


def of_condition(rest: str, before: str = "") -> list[str]:
    """Return what is complained of in a pack whose only condition, `it`, goes on with `rest`."""
    return complaints(HEAD + before + CONDITION + rest)


def of_where(expression: str) -> str:
    """Return the one complaint about an expression on members of staff, without its place."""
    (complaint,) = of_condition(f"count = {{ of = 'staff', where = '''{expression}''' }}\nat_least = 1")
    place, _colon, told = complaint.partition(": ")
    assert place == "condition it, count, where"
    return told


def of_threshold(expression: str) -> str:
    """Return the one complaint about an expression that is to be a number, without its place."""
    (complaint,) = of_condition(f"count = {{ of = 'staff' }}\nat_least = '''{expression}'''")
    place, _colon, told = complaint.partition(": ")
    assert place == "condition it, at_least"
    return told


def test_that_the_packs_of_these_tests_are_sound_without_their_mistake() -> None:
    assert read_pack(HEAD + CONDITION + SIZE, "test.toml").condition_ids == ("it",)


# --- all at once ------------------------------------------------------------------------------------------------------

FAULTY = """
[pack]
format = "wzlab-pack/2"
id = "faulty"
version = 1
title = { zh = "有错的包" }
reference_date = 2026-01-12T17:30:00
track = "tracks"
colour = "red"

[constants]
limit = "65"

[sets]
senior_levels = []

[[single]]
name = "lead"
title = { zh = "牵头单位", en = "lead unit" }
of = "unit"
where = "role == 'leader'"

[[condition]]
id = "team.size"
binding = "must"
clause = "1"
title = { zh = "人数", en = "Number" }
rule = { zh = "人数", en = "Number" }
unit = "persons"
count = { of = "staff", where = ["fulltime", "post == 'manager'", "units_counted == 'all'"] }

[[condition]]
id = "team.size"
binding = "required"
clause = "2"
title = { zh = "占比", en = "Share" }
rule = { zh = "占比", en = "Share" }
share = { of = "staff", part = "years(birth_date, 2026) <= 65" }
at_least = 60

[[warning]]
id = "W-1"
on = ["team.sise"]
text = { zh = "现有 {number} 人", en = "{number} people" }

[[deadline]]
id = "submit"
actor = "applicant"
at = 2026-01-12T17:30:00
text = { zh = "提交", en = "Submit" }
"""


def test_that_a_pack_with_many_mistakes_is_told_all_of_them() -> None:
    assert complaints(FAULTY) == [
        'pack, format: 应为这样的写法："wzlab-pack/1"，实为 "wzlab-pack/2"',
        "pack, reference_date: 应为不带时间的日期，如 2026-01-12，实为 2026-01-12T17:30:00",
        'constants, limit: 应为数字或日期，实为 "65"',
        "sets, senior_levels: 应为一段或几段文字，实为 []",
        f'single lead, of: 应为下列之一：{TABLES}，实为 "unit"',
        "pack, track: 应为下列之一：reference_date, limit，实为 tracks",
        'condition team.size, binding: 应为下列之一：required, in_principle, expected, encouraged, reference，实为 "must"',
        'condition team.size, unit: 应为下列之一：people, projects, patents, m2, yuan, share, years, sites, units, items，实为 "persons"',
        f"condition team.size, count, where[1]: 应为下列之一：{STAFF_FIELDS}, reference_date, limit，实为 fulltime",
        "condition team.size, count, where[2]: 应为下列之一：administration, direction_leader, director, engineering, research, technical，实为 'manager'",
        f"condition team.size, count, where[3]: 应为下列之一：{STAFF_FIELDS}, reference_date, limit，实为 units_counted",
        "condition team.size: 应为下列键中的一个：at_least, at_most，实为 空缺",
        "condition team.size, share, part: 应为一个日期，实为 数字（2026）",
        'condition team.size, at_least: 应为从 0 到 1 的占比，如 0.6 或 "3/5"，实为 60',
        "condition: 应为互不相同的名字，实为 重复的 team.size",
        "pack, version: 应为文字，实为 1",
        'pack, title: 应为这样的写法：{ zh = "…", en = "…" }，实为 { zh = "有错的包" }',
        'pack, source: 应为这样的写法：{ zh = "…", en = "…" }，实为 空缺',
        "warning W-1, on: 应为条件的编号，实为 team.sise",
        "warning W-1, text: 应为花括号里只写 figure 名字的文字，实为 现有 {number} 人",
        "warning W-1, text: 应为花括号里只写 figure 名字的文字，实为 {number} people",
        "deadline submit, at: 应为带时区的时刻，如 2026-01-12T17:30:00+08:00，实为 2026-01-12T17:30:00",
        'pack, unassessed: 应为这样的写法：[{ zh = "…", en = "…" }, …]，实为 空缺',
        "pack, colour: 应为下列键中的一个：format, id, reference_date, source, title, track, unassessed, version，实为 colour",
    ]


def test_that_the_error_is_one_text_with_a_line_for_each_complaint() -> None:
    with pytest.raises(PackError) as refusal:
        read_pack(FAULTY, "my.toml")
    heading, *lines = str(refusal.value).split("\n")
    assert heading == "政策包“my.toml”不合规格，未载入："
    assert lines == [f"  - {complaint}" for complaint in refusal.value.complaints]


def test_that_an_empty_file_lacks_its_head_and_its_conditions() -> None:
    found = complaints("")
    assert "pack: 应为这样的写法：[pack]，实为 空缺" in found
    assert "condition: 应为这样的写法：[[condition]]，实为 空缺" in found


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[pack", "id = ", "a = 1\na = 2", "day = 2026-02-30", "[[pack]]\n[pack]", '{"a": 1}'])
def test_that_a_text_that_is_no_toml_is_a_complaint(text: str) -> None:
    (complaint,) = complaints(text)
    assert complaint.startswith("不是 TOML: ")


def test_that_toml_nested_too_deep_is_a_complaint() -> None:
    (complaint,) = complaints("a = " + "[" * 5000 + "]" * 5000)
    assert complaint.startswith("不是 TOML: ")


def test_that_a_file_that_is_not_utf_8_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes((HEAD + CONDITION + SIZE).encode("gb18030"))
    with pytest.raises(FileError, match=r"gbk\.toml.*UTF-8"):
        load_pack(path)


def test_that_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + CONDITION + SIZE).replace("\n", "\r\n").encode())
    assert load_pack(path).id == "test"


def test_that_a_file_or_pack_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="wenzhou-ai-2025"):
        find_pack(str(tmp_path / "nowhere.toml"))
    with pytest.raises(FileError, match="读不出"):
        load_pack(tmp_path / "nowhere.toml")


# --- keys and values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        (
            SIZE + "weight = 2",
            [
                "condition it, weight: 应为下列键中的一个：all_of, any_of, applies, at_least, at_most, binding, clause, count, distinct, every, group, holds, id, judged, k_of, needs, none, ratio, rule, share, some, sum, title, unit，实为 weight"
            ],
        ),
        (
            "count = { of = 'staff', were = 'full_time' }\nat_least = 1",
            ["condition it, count, were: 应为下列键中的一个：of, where，实为 were"],
        ),
        (
            "count = { of = 'people' }\nat_least = 1",
            [f'condition it, count, of: 应为下列之一：{TABLES}，实为 "people"'],
        ),
        ("count = 'staff'\nat_least = 1", ['condition it, count: 应为这样的写法：{ … }，实为 "staff"']),
        ("", [f"condition it: 应为下列键中的一个：{MEASURES}，实为 空缺"]),
        (
            "some = { of = 'staff' }\nnone = { of = 'staff', empty = 'open' }",
            [f"condition it: 应为下列键中的一个：{MEASURES}，实为 some, none"],
        ),
        # thresholds
        ("count = { of = 'staff' }", ["condition it: 应为下列键中的一个：at_least, at_most，实为 空缺"]),
        (
            "count = { of = 'staff' }\nat_least = 1\nat_most = 2",
            ["condition it: 应为下列键中的一个：at_least, at_most，实为 at_least, at_most"],
        ),
        (
            "some = { of = 'staff' }\nat_least = 1",
            ["condition it, at_least: 应为空缺（这里不设门槛），实为 1"],
        ),
        (
            "judged = true\ncount = { of = 'staff' }\nat_most = 1",
            ["condition it, at_most: 应为空缺（这里不设门槛），实为 1"],
        ),
        (
            "count = { of = 'staff' }\nat_least = true",
            ["condition it, at_least: 应为数字或表达式，实为 true"],
        ),
        (
            "count = { of = 'staff' }\nat_least = nan",
            ["condition it, at_least: 应为不超过 30 位的数字，实为 nan"],
        ),
        (
            "count = { of = 'staff' }\nat_least = 1e40",
            ["condition it, at_least: 应为不超过 30 位的数字，实为 1e+40"],
        ),
        (
            "share = { of = 'staff', part = 'full_time' }\nat_most = '60'",
            ['condition it, at_most: 应为从 0 到 1 的占比，如 0.6 或 "3/5"，实为 "60"'],
        ),
        # measures
        (
            "sum = { of = 'rooms', amount = 'site' }\nat_least = 1",
            ["condition it, sum, amount: 应为数字，实为 文字（site）"],
        ),
        (
            "sum = { of = 'rooms', amount = 'usable_area * (1/3)' }\nat_least = 1",
            [
                'condition it, sum, amount: 应为小数位有限的数（不含 1/3 这样的数，也不用 [[figure]]），实为 "usable_area * (1/3)"'
            ],
        ),
        (
            "distinct = { of = 'rooms', column = 'usable_area' }\nat_least = 1",
            [
                'condition it, distinct, column: 应为下列之一：site, building, room_no, use, tenure, unit, certificate_no，实为 "usable_area"'
            ],
        ),
        (
            "none = { of = 'staff', where = 'full_time' }",
            ["condition it, none, empty: 应为下列之一：open, not_applicable，实为 空缺"],
        ),
        (
            "every = { of = 'units', empty = 'open', has = { of = 'agreements', by = 'kind' } }",
            ["condition it, every, has, by: 应为引用 units 的字段，实为 kind"],
        ),
        (
            "holds = { about = 'director', test = 'full_time' }",
            ['condition it, holds, about: 应为下列之一：lead, lab，实为 "director"'],
        ),
        ("holds = { about = 'lab' }", ["condition it, holds, test: 应为一段或几段文字，实为 空缺"]),
        (
            "ratio = { of = { count = { of = 'staff' } }, to = { some = { of = 'staff' } } }\nat_least = 1",
            ["condition it, ratio, to: 应为下列键中的一个：count, sum, share, distinct, ratio，实为 some"],
        ),
        ("any_of = []", ["condition it, any_of: 应为这样的写法：[[any_of]]，实为 []"]),
        (
            "k_of = { k = 0, of = [{ some = { of = 'staff' } }] }",
            ["condition it, k_of, k: 应为从 1 到 1 的整数，实为 0"],
        ),
        (
            "k_of = { k = 3, of = [{ some = { of = 'staff' } }, { some = { of = 'rooms' } }] }",
            ["condition it, k_of, k: 应为从 1 到 2 的整数，实为 3"],
        ),
        ("k_of = { of = [{ some = { of = 'staff' } }] }", ["condition it, k_of, k: 应为整数，实为 空缺"]),
    ],
)
def test_that_a_complaint_names_the_rule_the_key_and_what_was_expected(rest: str, found: list[str]) -> None:
    told = of_condition(rest)
    assert told == found


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        (
            "[constants]\nreference_date = 2026-01-01",
            "constants, reference_date: 应为没有用过的名字，实为 reference_date",
        ),
        ("[constants]\nunits_counted = 1", "reading units_counted, id: 应为没有用过的名字，实为 units_counted"),
        (
            "[constants]\nlevel = 1",
            "constants, level: 应为不与字段同名的名字（projects, awards 有这个字段），实为 level",
        ),
        (
            "[constants]\n'age limit' = 65",
            "constants, age limit: 应为由字母、数字、下划线组成、不以数字开头、不是保留字的名字，实为 age limit",
        ),
        (
            "[constants]\nlambda = 65",
            "constants, lambda: 应为由字母、数字、下划线组成、不以数字开头、不是保留字的名字，实为 lambda",
        ),
        (
            "[constants]\nmoment = 2026-01-12T17:30:00",
            "constants, moment: 应为不带时间的日期，如 2026-01-12，实为 2026-01-12T17:30:00",
        ),
        ("[constants]\nendless = inf", "constants, endless: 应为不超过 30 位的数字，实为 inf"),
        (
            "[sets]\ncatalogue = ['1.1']",
            "sets, catalogue: 应为别的名字（catalogue 已用来表示本包各方向的编号），实为 catalogue",
        ),
        (
            "[sets]\n'a-b' = ['1.1']",
            "sets, a-b: 应为由字母、数字、下划线组成、不以数字开头、不是保留字的名字，实为 a-b",
        ),
        (
            "[[define]]\nname = 'a'\nis = '1'\n[[define]]\nname = 'a'\nis = '2'",
            "define a, name: 应为没有用过的名字，实为 a",
        ),
        (
            "[[define]]\nof = 'staff'\nname = 'degree'\nis = 'full_time'",
            "define degree, name: 应为不与字段同名的名字（staff 有这个字段），实为 degree",
        ),
        (
            "[[figure]]\nname = 'a'\ncount = { of = 'staff' }\n[[figure]]\nname = 'a'\ncount = { of = 'staff' }",
            "figure a, name: 应为没有用过的名字，实为 a",
        ),
        (
            "[[figure]]\nname = 'a'\ncount = { of = 'units', where = \"units_counted == 'all_units'\" }",
            "figure a: 应为不牵涉口径和别的 [[figure]] 的数，实为 units_counted",
        ),
        (
            "[[single]]\nname = 'lab'\ntitle = { zh = '甲', en = 'A' }\nof = 'units'\nwhere = 'high_tech'",
            'single lab, name: 应为别的名字（lab 已用来表示实验室本身），实为 "lab"',
        ),
        (
            "[[single]]\nname = 'other'\ntitle = { zh = '甲', en = 'A' }\nof = 'units'\nwhere = 'True'",
            'single other, where: 应为至少看一个字段的表达式，实为 "True"',
        ),
        (
            "[[single]]\nname = 'other'\ntitle = { zh = '甲', en = 'A' }\nof = 'units'\nwhere = 'name == lab.name'",
            "single other, where: 应为下列之一：（无），实为 lab.name",
        ),
        (
            "[[reading]]\nid = 'one'\ntitle = { zh = '甲', en = 'A' }\noption = [{ id = 'a', words = { zh = '甲', en = 'A' } }]",
            "reading one, option: 应为至少两个互不相同的选项，实为 a",
        ),
        (
            "[[direction]]\ncode = 'other'\ngroup = { zh = '甲', en = 'A' }\ntitle = { zh = '甲', en = 'A' }\n"
            "scope = { zh = '甲', en = 'A' }",
            'direction other, code: 应为别的名字（other 已用来表示目录之外），实为 "other"',
        ),
    ],
)
def test_that_a_name_that_cannot_be_used_is_a_complaint(declared: str, found: str) -> None:
    assert of_condition(SIZE, before=declared) == [found]


GROUPS = """
[[group]]
id = "team"
title = { zh = "队伍", en = "Team" }

[[group]]
id = "space"
title = { zh = "场地", en = "Space" }
"""


def test_that_a_condition_stands_under_its_group_and_one_without_comes_last() -> None:
    other = CONDITION.replace('"it"', '"other"') + "some = { of = 'rooms' }\n"
    third = CONDITION.replace('"it"', '"third"') + "group = 'team'\nsome = { of = 'staff' }\n"
    pack = read_pack(HEAD + GROUPS + other + CONDITION + "group = 'space'\n" + SIZE + third, "test.toml")
    groups = [
        (group and str(group.title), [condition.id for condition in conditions])
        for group, conditions in conditions_by_group(pack)
    ]
    assert groups == [("队伍", ["third"]), ("场地", ["it"]), (None, ["other"])]


def test_that_a_group_nobody_declared_is_a_complaint() -> None:
    told = of_condition("group = 'teams'\n" + SIZE, GROUPS)
    assert told == ['condition it, group: 应为下列之一：team, space，实为 "teams"']
    assert of_condition("group = 'team'\n" + SIZE) == ['condition it, group: 应为下列之一：（无），实为 "team"']


def test_that_a_group_without_a_title_is_a_complaint() -> None:
    told = of_condition(SIZE, "[[group]]\nid = 'a'\nname = 'x'\n")
    assert told == [
        'group a, title: 应为这样的写法：{ zh = "…", en = "…" }，实为 空缺',
        "group a, name: 应为下列键中的一个：id, title，实为 name",
    ]


@pytest.mark.parametrize(
    ("twice", "found"),
    [
        (CONDITION + SIZE, "condition: 应为互不相同的名字，实为 重复的 it"),
        (
            "[[direction]]\ncode = 'a'\ngroup = { zh = '甲', en = 'A' }\ntitle = { zh = '甲', en = 'A' }\n"
            "scope = { zh = '甲', en = 'A' }\n" * 2,
            "direction: 应为互不相同的名字，实为 重复的 a",
        ),
        (
            "[[deadline]]\nid = 'a'\nactor = 'x'\nat = 2026-01-12T17:30:00+08:00\ntext = { zh = '甲', en = 'A' }\n" * 2,
            "deadline: 应为互不相同的名字，实为 重复的 a",
        ),
        (
            "[[warning]]\nid = 'a'\non = 'it'\ntext = { zh = '甲', en = 'A' }\n" * 2,
            "warning: 应为互不相同的名字，实为 重复的 a",
        ),
        (
            "[[single]]\nname = 'lead'\ntitle = { zh = '甲', en = 'A' }\nof = 'units'\nwhere = 'high_tech'",
            "single: 应为互不相同的名字，实为 重复的 lead",
        ),
        (
            "[[group]]\nid = 'a'\ntitle = { zh = '甲', en = 'A' }\n" * 2,
            "group: 应为互不相同的名字，实为 重复的 a",
        ),
    ],
)
def test_that_an_id_given_twice_is_a_complaint(twice: str, found: str) -> None:
    assert complaints(HEAD + CONDITION + SIZE + twice) == [found]


def test_that_a_faulty_definition_is_told_once_and_not_wherever_it_is_used() -> None:
    definition = "[[define]]\nof = 'staff'\nname = 'senior'\nis = \"title_levle == 'senior'\""
    assert of_condition("count = { of = 'staff', where = 'senior' }\nat_least = 'senior'", before=definition) == [
        f"define senior, is: 应为下列之一：{STAFF_FIELDS}, reference_date, units_counted，实为 title_levle"
    ]


@pytest.mark.parametrize(
    "text", ["{people", "{}", "{0}", "{heads}", "{people.real}", "{people!r}", "{people:>9}", "{people[0]}"]
)
def test_that_a_placeholder_that_is_no_plain_figure_is_a_complaint(text: str) -> None:
    warning = f"""
[[warning]]
id = "W"
on = ["it"]
text = {{ zh = "{text}", en = "fine {{people}}" }}
figure = [{{ name = "people", unit = "people", count = {{ of = "staff" }} }}]
"""
    assert complaints(HEAD + CONDITION + SIZE + warning) == [
        f"warning W, text: 应为花括号里只写 figure 名字的文字，实为 {text}"
    ]


# --- expressions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("fulltime", f"应为下列之一：{STAFF_FIELDS}, reference_date, units_counted，实为 fulltime"),
        ("degree == 'docter'", "应为下列之一：bachelor, doctor, master, none，实为 'docter'"),
        ("degree in ('doctor', 'phd')", "应为下列之一：bachelor, doctor, master, none，实为 phd"),
        ("degree in ('doctor')", "应为括号里的一列文字，或集合的名字（catalogue），实为 'doctor'"),
        ("degree in doctors", "应为括号里的一列文字，或集合的名字（catalogue），实为 doctors"),
        ("units_counted == 'all'", "应为下列之一：all_units, lead_only，实为 'all'"),
        (
            "area_basis == 'usable'",
            f"应为下列之一：{STAFF_FIELDS}, reference_date, units_counted，实为 area_basis",
        ),
        ("degree", "应为是或否，实为 文字（degree）"),
        ("full_time == True", "应为单独写或加 not、不作比较的是或否，实为 full_time == True"),
        ("birth_date <= 65", "应为一个日期，实为 数字（65）"),
        ("name <= 'x'", "应为数字或日期，实为 文字（name）"),
        (
            "1 <= months_per_year <= 8",
            "应为一次只比一对、用 and 连接的比较，实为 1 <= months_per_year <= 8",
        ),
        ("years(birth_date) <= 65", "应为有 2 个参数的 years()，实为 years(birth_date)"),
        (
            "age(birth_date) <= 65",
            "应为下列之一：is_blank(), first_known(), unknown(), years(), birthday(), year(), date(), within(), starts_with(), encloses()，实为 age(birth_date)",
        ),
        ("is_blank('unit')", f"应为下列之一：{STAFF_FIELDS}，实为 'unit'"),
        ("is_blank(lead.uscc)", f"应为下列之一：{STAFF_FIELDS}，实为 lead.uscc"),
        ("first_known(unit, birth_date) == 'u1'", "应为类型相同的字段，实为 first_known(unit, birth_date)"),
        ("boss.name == 'x'", "应为下列之一：lead.…, lab.…，实为 boss.name"),
        (
            "lead.nome == 'x'",
            "应为下列之一：name, role, entity_type, legal_form, uscc, registered_in_city, county, legal_person, good_credit, high_tech, high_tech_valid_until, category，实为 nome",
        ),
        ("months_per_year / 0 > 1", "应为已知的正数（作除数），实为 0"),
        ("months_per_year / 3 > 1", "应为除得尽的除数，如 100，实为 3"),
        ("months_per_year ** 2 > 1", "应为下列之一：+, -, *, /，实为 months_per_year ** 2"),
        ("birth_date <= date('2026-02-30')", "应为日历上有的日子，实为 2026-02-30"),
        ("birth_date <= date(2026, 2, 30)", "应为日历上有的日子，实为 date(2026, 2, 30)"),
        ("birth_date <= date('2026-2-3')", "应为这样的写法：date('YYYY-MM-DD')，实为 date('2026-2-3')"),
        ("birth_date <= '2026-02-03'", "应为一个日期，实为 文字（'2026-02-03'）"),
        ("full_time and", "应为表达式，实为 full_time and"),
        ("", "应为表达式，实为 空白"),
        ("full_time # 全时", "应为不带 # 注释的表达式，实为 full_time # 全时"),
        ("full_time # 全时\n and is_blank(unit)", "应为不带 # 注释的表达式，实为 full_time # 全时 and is_blank(unit)"),
        ("post == ‘director’", "应为不带全角符号 ‘ 的表达式，实为 post == ‘director’"),
        ("is_blank（unit）", "应为不带全角符号 （ 的表达式，实为 is_blank（unit）"),
        (
            "months_per_year >= 1_000_000_000_000_000_000_000_000_000_000_000",
            "应为数字、文字、True 或 False，实为 1000000000000000000000000000000000",
        ),
        ("months_per_year >= 1j", "应为数字、文字、True 或 False，实为 1j"),
        ("full_time == None", "应为单独写或加 not、不作比较的是或否，实为 full_time == None"),
        ("unit is None", "应为下列之一：==, !=, <, <=, >, >=, in, not in，实为 unit is None"),
    ],
)
def test_that_a_complaint_about_an_expression_says_what_was_expected_and_found(expression: str, told: str) -> None:
    assert of_where(expression) == told


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os')",
        "__import__('os').system('true')",
        "().__class__.__bases__",
        "lead.name.upper() == 'X'",
        "lead.name.real == 'X'",
        "(lambda: True)()",
        "lambda: True",
        "any(x for x in name)",
        "[x for x in name]",
        "{x for x in name}",
        "f'{name}' == 'x'",
        "(x := full_time)",
        "name[0] == 'x'",
        "name == 'x' 'y' + 'z'",
        "~full_time",
        "full_time if full_time else open('x')",
        "within(*[birth_date, birth_date, birth_date])",
        "within(item=birth_date, low=birth_date, high=birth_date)",
        "await name",
        "(yield)",
        "...",
        "b'x' == name",
        "full_time; full_time",
        "import os",
        "full_time\x00",
    ],
)
def test_that_nothing_of_python_but_the_grammar_is_accepted(expression: str) -> None:
    text = expression.replace("\x00", "\\u0000")
    told = of_condition(f'count = {{ of = "staff", where = "{text}" }}\nat_least = 1')
    assert len(told) == 1
    assert told[0].startswith("condition it, count, where: 应为")


def test_that_an_expression_of_2000_characters_is_read_and_one_more_is_a_complaint() -> None:
    assert LONGEST == 2000
    longest = "full_time" + " " * (LONGEST - 18) + "and True"
    read_pack(f"{HEAD}{CONDITION}count = {{ of = 'staff', where = '{longest} ' }}\nat_least = 1", "test.toml")
    assert of_where(longest + "  ") == "应为不超过 2000 个字符的表达式，实为 2001 个字符"


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 150 + "full_time" + ")" * 150,
        "(" * 900 + "full_time" + ")" * 900,
        "not " * 60 + "full_time",
        "not " * 490 + "full_time",
        "-" * 1900 + "1 < 2",
        "[" * 900,
        "is_blank(" * 200 + "unit" + ")" * 200,
        "full_time and (full_time or (" * 60 + "full_time" + "))" * 60,
    ],
)
def test_that_an_expression_nested_too_deep_is_a_complaint_not_a_crash(expression: str) -> None:
    if expression.startswith("(" * 150 + "f"):
        read_pack(f"{HEAD}{CONDITION}count = {{ of = 'staff', where = '{expression}' }}\nat_least = 1", "test.toml")
        return
    assert of_where(expression).startswith("应为")


def test_that_definitions_cannot_pile_up_without_end() -> None:
    chain = "[[define]]\nof = 'staff'\nname = 'd0'\nis = 'full_time'\n" + "".join(
        f"[[define]]\nof = 'staff'\nname = 'd{n}'\nis = 'not d{n - 1}'\n" for n in range(1, 2_000)
    )
    (complaint,) = of_condition(SIZE, before=chain)
    assert complaint == f"define d25, is: 应为层层相套不超过 {DEEPEST} 层的表达式，实为 not d24"


def test_that_definitions_cannot_double_without_end() -> None:
    doubling = "[[define]]\nof = 'staff'\nname = 'd0'\nis = 'full_time'\n" + "".join(
        f"[[define]]\nof = 'staff'\nname = 'd{n}'\nis = 'd{n - 1} or d{n - 1}'\n" for n in range(1, 24)
    )
    (complaint,) = of_condition(SIZE, before=doubling)
    assert f"应为连同所用的定义不超过 {LARGEST} 个部分的表达式" in complaint


def test_that_numbers_too_long_to_compute_with_are_a_complaint() -> None:
    assert of_threshold(f"1{f' / {2**99}' * 35}").startswith("应为表达式，实为 ")


def test_that_a_definition_read_of_a_single_record_may_name_a_reading_which_the_condition_then_touches() -> None:
    definition = "[[define]]\nof = 'units'\nname = 'counts'\nis = \"units_counted == 'all_units' or high_tech\"\n"
    condition = "some = { of = 'staff', where = 'lead.counts' }"
    pack = read_pack(HEAD + definition + CONDITION + condition, "test.toml")
    assert pack.conditions[0].touches == ("units_counted",)
    assert [column.key for column in pack.attributes["lead"]] == ["high_tech"]


@pytest.mark.parametrize("test", ["director.degree == 'doctor'", "name == director.id"])
def test_that_a_definition_read_of_a_single_record_names_no_other(test: str) -> None:
    declared = f"""
[[single]]
name = "director"
title = {{ zh = "主任", en = "director" }}
of = "staff"
where = "post == 'director'"

[[define]]
of = "units"
name = "counts"
is = "{test}"
"""
    assert of_condition("some = { of = 'staff', where = 'lead.counts' }", before=declared) == [
        "condition it, some, where: 应为不涉及其他单条记录的定义，实为 lead.counts"
    ]


# --- how a complaint reads ----------------------------------------------------------------------------------------------


def test_that_complaints_are_chinese_sentences_around_the_words_of_the_file() -> None:
    for complaint in complaints(FAULTY):
        place, _colon, told = complaint.partition(": ")
        assert place.isascii()
        assert re.fullmatch(r"应为[\u4e00-\u9fff].*，实为 .+", told)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            HEAD + CONDITION.replace("[[condition]]", "[condition]") + SIZE,
            "condition: {}：[[condition]]，实为 [condition]",
        ),
        (
            HEAD.replace("[pack]", "[[pack]]").replace("[[reading]]", "[reading]"),
            "reading: {}：[[reading]]，实为 [reading]",
        ),
        (HEAD + CONDITION + "[condition.any_of]" + SIZE, "condition it, any_of: {}：[[any_of]]，实为 [any_of]"),
    ],
)
def test_that_a_table_written_once_that_may_come_often_is_told_so(text: str, found: str) -> None:
    assert found.format("应为这样的写法") in complaints(text)


@pytest.mark.parametrize(
    "rest",
    [
        f"at_least = {{ value = '{'长' * 100}' }}\ncount = {{ of = 'staff' }}",
        f"at_least = '{'long ' * 100}'\ncount = {{ of = 'staff' }}",
        f"at_least = '{'long_' * 100}'\ncount = {{ of = 'staff' }}",
        f"count = {{ of = '{'staff' * 100}' }}\nat_least = 1",
        f"count = {{ of = ['{'staff' * 100}'] }}\nat_least = 1",
        f"count = {{ of = 'staff', where = \"degree == '{'x' * 100}'\" }}\nat_least = 1",
        f"count = {{ of = 'staff', where = \"degree in ('{'x' * 100}')\" }}\nat_least = 1",
        f"count = {{ of = 'staff' }}\nat_least = 1\n{'key' * 100} = 1",
        SIZE + f"[[warning]]\nid = 'a'\non = 'it'\ntext = {{ zh = '甲', en = '{'{x}' * 100}' }}",
        SIZE + f"[[warning]]\nid = 'a'\non = '{'id' * 100}'\ntext = {{ zh = '甲', en = 'A' }}",
    ],
)
def test_that_no_more_than_60_characters_of_what_was_found_are_shown(rest: str) -> None:
    (complaint,) = of_condition(rest)
    found = complaint.partition("，实为 ")[2]
    assert found.endswith("…")
    assert len(found) == 60


def test_that_the_spaces_of_a_text_are_kept_and_lines_of_an_expression_joined() -> None:
    condition = '''some = { of = "staff", where = """
name == '甲  乙'
and full_time
""" }'''
    condition += "\n"
    pack = read_pack(HEAD + CONDITION + condition, "test.toml")
    assert "甲  乙" in str(pack.conditions[0].body)


def test_that_thresholds_are_exact() -> None:
    pack = read_pack(f"{HEAD}{CONDITION}count = {{ of = 'staff' }}\nat_least = 0.1", "test.toml")
    body = pack.conditions[0].body
    assert body is not None
    assert body.limit == Limit(">=", Constant(Decimal("0.1"), Type.NUMBER))


# --- nothing of one place in the code -------------------------------------------------------------------------------

SOURCES = sorted(Path(policy.__file__).parent.glob("*.py"))
THRESHOLDS = {65, 500, 15, 5_000_000}
PLAUSIBILITY = {"SMALL_ITEM"}
"""An amount below it is asked about, whatever the policy: it is no threshold of any."""


def numbers_in(tree: ast.AST) -> Iterator[int | float]:
    """Yield the numbers in a module, but for the assignments that `PLAUSIBILITY` names."""
    if isinstance(tree, ast.Assign) and {target.id for target in tree.targets if isinstance(target, ast.Name)} & (
        PLAUSIBILITY
    ):
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
        yield tree.value
    for child in ast.iter_child_nodes(tree):
        yield from numbers_in(child)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_that_no_threshold_of_a_notice_stands_in_the_code(path: Path) -> None:
    assert not THRESHOLDS & set(numbers_in(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_that_no_place_and_no_number_of_a_notice_stands_in_the_texts_of_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
    said = "\n".join([*(text for text in texts if text not in docstrings), *names])
    assert not re.search(r"温州|wenzhou|(?<!\d)(65|500)(?!\d)|5_?000_?000", said, re.IGNORECASE)


DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
