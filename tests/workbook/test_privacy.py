"""A copy to share tells who nobody is, and is judged alike."""

import html
import json
import random
import zipfile
from io import BytesIO
from typing import Any

import pytest

from tests.helpers import SAMPLES, UNIVERSITY, lab_of, sample
from tests.random_labs import random_document
from tests.workbook.books import SHARED, content_of, exported, report_on, sheet_of, table, texts
from wzlab.columns import AsTyped
from wzlab.lab import Lab
from wzlab.policy.judge import LiveJudge
from wzlab.records import Laboratory, Person
from wzlab.storage.interchange import parse_text
from wzlab.workbook.privacy import without_persons

SECRET = {
    "id": "s1",
    "name": "文心远",
    "id_number": "000000190001010017",
    "phone": "13800138000",
    "birth_date": "1971-03-09",
    "full_time": True,
    "post": "director",
}
TOLD = ("文心远", "000000190001010017", "13800138000", "1971-03-09", "冉静姝", "057712345678", "陆主任")


def a_lab() -> Lab:
    return lab_of(
        lab={"name": "全市工业视觉检测重点实验室", "contact": "冉静姝", "phone": "057712345678"},
        units=[UNIVERSITY],
        staff=[
            SECRET,
            {"id": "s2", "name": "李", "title": "李工"},
            {"id": "s3", "name": "Li", "title": "Linux 工程师（Li）"},
        ],
        attachments=[
            {"id": "x1", "record": "s1", "title": "文心远的聘用合同", "file": "文心远-13800138000.pdf"},
            {"id": "x2", "record": "s1", "title": "身份证000000190001010017"},
        ],
        projects=[{"id": "p1", "title": "文心远工作室", "principal": "s1"}],
        notes={"team.stable": {"confirmed": True, "reason": "文心远已书面承诺", "by": "陆主任", "on": "2026-01-05"}},
        readings={"area_basis": {"choice": "floor", "by": "陆主任", "on": "2026-01-05"}},
    )


def everything_in(content: bytes) -> str:
    """Return all parts of a workbook's file as text, pictures aside."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return "".join(html.unescape(package.read(name).decode("utf-8")) for name in parts)


def test_that_nothing_in_the_file_tells_who_somebody_is() -> None:
    whole = everything_in(content_of(a_lab(), SHARED))
    assert [secret for secret in TOLD if secret in whole] == []
    assert "人员1的聘用合同" in whole
    assert "人员1已书面承诺" in whole


@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_sample_shared_tells_a_name_a_number_or_a_birth_date(name: str) -> None:
    lab = sample(name)
    whole = texts(exported(lab, SHARED))
    told = [lab.laboratory.shown("contact"), lab.laboratory.shown("phone")]
    for person in lab.records(Person):
        told += [person.shown(key) for key in ("name", "id_number", "phone", "birth_date")]
    assert [secret for secret in told if len(secret) >= 2 and not secret.isdigit() and secret in whole] == []


def test_that_a_birth_date_is_shown_as_an_age_group_and_the_columns_of_numbers_are_hidden_and_empty() -> None:
    worksheet = sheet_named(exported(a_lab(), SHARED))
    rows = table(worksheet)
    assert [(row["姓名"], row["年龄段"]) for row in rows] == [
        ("人员1", "46–55 岁"),
        ("人员2", "未知"),
        ("人员3", "未知"),
    ]
    assert [row["证件号码"] for row in rows] == [None, None, None]
    headings = {str(cell.value): cell.column_letter for cell in worksheet[int(str(worksheet.print_title_rows)[1])]}
    assert worksheet.column_dimensions[headings["证件号码"]].hidden
    assert worksheet.column_dimensions[headings["手机"]].hidden


def sheet_named(workbook: Any) -> Any:
    return workbook["02_人员名单"]


def test_that_nothing_for_machines_and_no_formula_of_verification_is_in_it() -> None:
    workbook = exported(a_lab(), SHARED)
    assert not any(
        "#" in str(cell.value) for worksheet in workbook.worksheets for (cell,) in worksheet.iter_rows(max_col=1)
    )
    assert {"编号清单", "原文"}.isdisjoint(workbook.sheetnames)
    assert not any(name.startswith("核验") for name in workbook.sheetnames)
    with pytest.raises(AssertionError):
        sheet_of(workbook, Person)


def test_that_the_cover_says_that_it_is_a_copy_to_share() -> None:
    workbook = exported(a_lab(), SHARED)
    assert "共享稿，已去除个人信息" in [cell.value for cell in workbook["封面"]["A"]]
    header: Any = workbook["02_人员名单"].oddHeader
    assert header.center.text == "草稿 · 共享稿"


def test_that_full_ids_do_not_undo_it() -> None:
    whole = everything_in(content_of(a_lab(), type(SHARED)(picture=False, share=True, full_ids=True)))
    assert [secret for secret in TOLD if secret in whole] == []


def test_that_a_name_of_one_character_or_within_a_latin_word_is_left_in_other_texts() -> None:
    people = without_persons(a_lab()).records(Person)
    assert [(person.name, person.title) for person in people[1:]] == [
        ("人员2", "李工"),
        ("人员3", "Linux 工程师（人员3）"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("本人出生于 1971-03-09", "本人出生于 （略）"),
        ("1971年3月9日生", "（略）生"),
        ("19710309", "（略）"),
        ("1971-03-19 立项", "1971-03-19 立项"),
        ("138-0013-8000", "（略）"),
        ("处室 王某 13700137000", "处室 王某 （略）"),
        ("330302 19900101 1234", "（略）"),
        ("文心远（返聘）已同意", "人员1（返聘）已同意"),
        ("陆主任来电答复", "（略）来电答复"),
    ],
)
def test_that_a_reason_tells_nothing_personal_in_any_spelling(text: str, told: str) -> None:
    staff = [{**SECRET, "name": "文心远（在编）"}]
    notes = {"team.stable": {"confirmed": True, "reason": text, "by": "陆主任"}}
    assert without_persons(lab_of(staff=staff, notes=notes)).notes["team.stable"].reason == told


def test_that_a_birth_date_as_typed_is_told_nowhere_else() -> None:
    person = {"id": "s1", "research_direction": "1978 年 8 月 8 日生"}
    lab = without_persons(lab_of(staff=[person], as_typed={"s1": {"birth_date": "1978年8月8日前后"}}))
    assert lab.records(Person)[0].research_direction == "（略）生"


def test_that_numbers_of_things_stay_as_they_are() -> None:
    things = [{"id": "e1", "asset_no": "15020230001"}, {"id": "e2", "asset_no": "15020230002"}]
    lab = without_persons(lab_of(equipment=things))
    assert [record.cell("asset_no") for record in lab.tables["equipment"].values()] == ["15020230001", "15020230002"]


def test_that_what_decides_stays_and_the_names_of_the_lab_too() -> None:
    lab = without_persons(a_lab())
    assert lab.laboratory.name == "全市工业视觉检测重点实验室"
    assert lab.records(Person)[0].birth_date == a_lab().records(Person)[0].birth_date
    assert lab.notes["team.stable"].confirmed is True
    assert (lab.notes["team.stable"].by, lab.pins["area_basis"].by) == (None, None)


def test_that_an_id_that_is_a_name_is_another_one_and_references_follow() -> None:
    lab = without_persons(lab_of(staff=[{**SECRET, "id": "文心远"}], projects=[{"id": "p1", "principal": "文心远"}]))
    (person,) = lab.records(Person)
    assert person.id == "staff-1"
    assert lab.tables["projects"]["p1"].cell("principal") == "staff-1"


def test_that_an_as_typed_birth_date_is_still_unknown_and_not_told() -> None:
    lab = a_lab()
    lab.tables["staff"]["s1"] = lab.tables["staff"]["s1"].replace(birth_date=AsTyped("七一年三月生"))
    workbook = exported(lab, SHARED)
    assert "七一年三月生" not in texts(workbook)
    assert isinstance(without_persons(lab).records(Person)[0].birth_date, AsTyped)


@pytest.mark.parametrize("seed", range(40))
def test_that_a_lab_without_persons_is_judged_alike(seed: int) -> None:
    document = {key: value for key, value in random_document(random.Random(seed)).items() if key != "format"}
    report = report_on(lab_of(**parse_text(json.dumps(document))))
    shared = LiveJudge(report.pack, without_persons(report.lab), report.reference_date)
    assert [verdict.results for verdict in shared.verdicts.values()] == [
        verdict.results for verdict in report.judge.verdicts.values()
    ]


def test_that_every_sensitive_field_is_personal() -> None:
    for record_type in (Person, Laboratory):
        assert all(column.personal for column in record_type.columns if column.sensitive)
