"""The document: its parts in their order, every condition with its outcome and working, secrets masked."""

from collections.abc import Iterator

import pytest

from tests.helpers import SAMPLES, UNIVERSITY, lab_of, people, sample
from tests.reporting.reports import (
    ID_CARD,
    MOBILE,
    NASTY,
    PLAIN,
    WHOLE,
    document_of,
    lab_with_secrets,
    model_text,
    nasty_lab,
    report_on,
)
from wzlab.language import CHINESE, ENGLISH, use_language
from wzlab.policy.judge import Overall
from wzlab.policy.words import overall_words, standing_words
from wzlab.reporting.annexes import fingerprint
from wzlab.reporting.composing import ReportOptions, compose
from wzlab.reporting.content import Document, Facts, Heading, Listing, Picture, Table, retold, texts_of


@pytest.fixture
def in_english() -> Iterator[None]:
    use_language(ENGLISH)
    yield
    use_language(CHINESE)


def headings(document: Document, level: int) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def facts_below(document: Document, heading: str) -> dict[str, str]:
    """Return the facts that stand right below a heading."""
    blocks = document.blocks
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    facts = blocks[place + 1]
    assert isinstance(facts, Facts)
    return {label: cell.text for label, cell in facts.rows}


def table_below(document: Document, heading: str) -> Table:
    blocks = document.blocks
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    return next(block for block in blocks[place:] if isinstance(block, Table))


# --- what there is --------------------------------------------------------------------------------------------------


def test_that_the_parts_stand_in_their_order() -> None:
    document = compose(report_on(sample("draft-blanks")), ReportOptions())
    assert headings(document, 1) == [
        "差距图",
        "下一步（续）",
        "全部条款",
        "逐条说明",
        "图表",
        "问题清单",
        "口径",
        "未评估的内容（须另行核对）",
        "本报告的制作",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_table_has_every_condition_with_its_outcome_by_word_and_sign(name: str) -> None:
    report = report_on(sample(name))
    rows = [row.cells for row in table_below(document_of(sample(name)), "全部条款").rows if not row.is_band]
    assert [(row[1].text, row[2].text, row[-1].text) for row in rows] == [
        (str(one.condition.title), one.condition.clause, standing_words(one.verdict, one.note))
        for one in report.conditions
    ]
    assert all(row[-1].standing is not None for row in rows)


def test_that_every_condition_has_its_working_under_a_numbered_heading() -> None:
    report = report_on(sample("enterprise-gaps"))
    titles = [f"{number}. {one.condition.title}" for number, one in enumerate(report.conditions, 1)]
    assert headings(document_of(report.lab), 3) == titles


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_first_page_says_where_the_lab_stands_in_the_usual_words(name: str) -> None:
    report = report_on(sample(name))
    words = overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    assert words in texts_of(document_of(report.lab).blocks)


def test_that_a_draft_says_so_and_a_ready_report_does_not() -> None:
    ready, draft = document_of(sample("university-ready")), document_of(sample("enterprise-gaps"))
    assert report_on(sample("university-ready")).overall is Overall.READY
    assert "草稿" not in model_text(ready)
    assert (ready.mark, draft.mark) == ("", "草稿")
    assert draft.title.endswith("（草稿）")


def test_that_steps_beyond_the_first_page_go_on_with_their_numbers() -> None:
    listings = [block for block in document_of(sample("draft-blanks")).blocks if isinstance(block, Listing)]
    assert (listings[0].first, listings[1].first) == (1, len(listings[0].items) + 1)
    assert len(listings[0].items) <= 8


def test_that_a_picture_tells_what_it_shows_and_can_be_left_out() -> None:
    with_pictures = compose(report_on(sample("university-ready")), ReportOptions())
    pictures = [block for block in with_pictures.blocks if isinstance(block, Picture)]
    assert pictures[0].words.startswith("差距图：\n条件\t")
    assert len(pictures) == 6
    without = document_of(sample("university-ready"))
    assert not any(isinstance(block, Picture) for block in without.blocks)


def test_that_an_empty_lab_has_a_report() -> None:
    document = compose(report_on(lab_of()), ReportOptions())
    assert "（未命名）" in model_text(document)
    assert facts_below(document, "16. 全时研发人员")["结论"] == "0 人，要求不少于 15 人，差 15 人，未达标"


def test_that_a_report_is_in_the_language_in_use(in_english: None) -> None:
    text = model_text(document_of(sample("university-ready")))
    assert "Policy pack" in text
    assert "Wenzhou municipal key laboratories" in text
    assert "达标" not in text


# --- the working ----------------------------------------------------------------------------------------------------


def test_that_the_ledger_names_who_counts_who_not_and_what_is_lacking() -> None:
    staff = [
        {"id": "s1", "name": "甲", "full_time": True},
        {"id": "s2", "name": "乙", "full_time": False},
        {"id": "s3", "name": "丙", "full_time": False},
        {"id": "s4", "name": "丁", "full_time": None},
    ]
    facts = facts_below(document_of(lab_of(units=[UNIVERSITY], staff=staff)), "16. 全时研发人员")
    assert facts["结论"] == "1–2 人，要求不少于 15 人，差 14 人，未达标"
    assert facts["计入（1）"] == "甲"
    assert facts["未计入（2）"] == "“全时”为“否”（2 条）：乙、丙"
    assert facts["待定（1）"] == "缺“全时”（1 条）：丁"
    assert facts["只计有证明的"] == "0 人，未达标"


def test_that_two_of_one_name_are_told_apart_by_their_ids() -> None:
    facts = facts_below(document_of(lab_of(staff=people(2, name="甲"))), "16. 全时研发人员")
    assert facts["计入（2）"] == "s1 · 甲、s2 · 甲"


def test_that_readings_that_turn_the_outcome_are_told_beside_the_default() -> None:
    facts = facts_below(document_of(sample("enterprise-gaps")), "16. 全时研发人员")
    assert facts["口径"].startswith("默认口径：16 人，达标\n若")


def test_that_a_note_is_told_with_who_said_it_and_when() -> None:
    lab = lab_of(
        notes={"space.concentrated": {"confirmed": True, "reason": "同一园区", "by": "赵主任", "on": "2025-12-30"}}
    )
    assert facts_below(document_of(lab), "11. 物理空间相对集中")["说明"] == "已确认：同一园区（赵主任，2025-12-30）"


def test_that_a_pinned_reading_is_told_with_who_said_it_and_when() -> None:
    lab = lab_of(readings={"area_basis": {"choice": "floor", "by": "科技局", "on": "2025-12-30"}})
    rows = [[cell.text for cell in row.cells] for row in table_below(document_of(lab), "口径").rows]
    told = next(row for row in rows if row[0] == "面积口径")
    assert told[1] == "按建筑面积计（未填则用使用面积）"
    assert told[2].startswith("已固定（科技局，2025-12-30）；另可：")


# --- secrets --------------------------------------------------------------------------------------------------------


def test_that_identity_and_phone_numbers_are_masked_wherever_they_stand() -> None:
    text = model_text(document_of(lab_with_secrets()))
    for secret in (ID_CARD, MOBILE, "88888888"):
        assert secret not in text
    assert "138****8000" in text


def test_that_no_spelling_of_a_number_and_no_number_of_somebody_else_is_told() -> None:
    staff = [{"id": "s1", "full_time": True, "id_number": "00000019750606\x016789", "phone": "138 0013 8002"}]
    reason = "00000019750606\x016789，138-0013-8002，处室 13700137000，330302 19900101 1234"
    text = model_text(document_of(lab_of(staff=staff, notes={"team.size": {"reason": reason}})))
    assert "0****************9，138****8002，处室 137****7000，3****************4" in text


def test_that_they_are_shown_to_whoever_asked_for_them() -> None:
    text = model_text(document_of(lab_with_secrets(), WHOLE))
    assert ID_CARD in text
    assert MOBILE in text


# --- text that is only text -----------------------------------------------------------------------------------------


def test_that_nasty_texts_are_told_as_they_were_typed() -> None:
    facts = facts_below(document_of(nasty_lab()), "16. 全时研发人员")
    assert facts["计入（8）"] == "、".join(NASTY)
    assert facts["说明"] == "\n".join(NASTY) + "（=1+1）"


# --- the fingerprint ------------------------------------------------------------------------------------------------


def test_that_the_fingerprint_vouches_for_every_text_before_it() -> None:
    document = document_of(sample("university-ready"))
    place = next(n for n, block in enumerate(document.blocks) if block == Heading("本报告的制作", 1))
    told = facts_below(document, "本报告的制作")["内容校验码"]
    assert told == fingerprint(document.blocks[:place])
    changed = retold(document, lambda text: text.replace("37 人", "38 人"))
    assert fingerprint(changed.blocks[:place]) != told


def test_that_one_more_person_gives_another_fingerprint() -> None:
    one, two = (document_of(lab_of(staff=people(number)), PLAIN) for number in (1, 2))
    assert facts_below(one, "本报告的制作")["内容校验码"] != facts_below(two, "本报告的制作")["内容校验码"]
