"""The PDF: everything in it, nothing twice on a page, the same bytes each time."""

import re
from datetime import date

import pytest

from tests.helpers import SAMPLES, lab_of, people, sample
from tests.reporting.reports import (
    ID_CARD,
    MOBILE,
    NASTY,
    WHOLE,
    document_of,
    lab_with_secrets,
    nasty_lab,
    needs_poppler,
    pdf_of,
    pdf_pages,
    pdf_text,
    report_on,
    squeezed,
)
from wzlab.policy.words import standing_words
from wzlab.reporting.composing import ReportOptions
from wzlab.reporting.content import (
    Cell,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
    cells,
    columns,
    texts_of,
)
from wzlab.reporting.pdf import pdf_bytes

pytestmark = needs_poppler


def document(*blocks: Heading | Paragraph | Table | Facts | PageBreak) -> Document:
    return Document("题目", "实验室", "政策包", "", date(2026, 1, 12), "zh", blocks)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_pdf_has_the_title_and_outcome_of_every_condition(name: str) -> None:
    text = pdf_text(pdf_of(sample(name)))
    for number, one in enumerate(report_on(sample(name)).conditions, 1):
        row = f"{number}{one.condition.title}{one.condition.clause}"
        assert squeezed(f"{number}. {one.condition.title}") in text
        assert squeezed(row)[:6] in text
        assert squeezed(standing_words(one.verdict, one.note)) in text


def test_that_no_text_of_the_report_is_left_out() -> None:
    lab = sample("draft-blanks")
    text = pdf_text(pdf_of(lab))
    for part in texts_of(document_of(lab).blocks):
        assert squeezed(part.partition("\n")[0])[:12] in text


def test_that_every_page_has_its_number_the_lab_and_the_pack() -> None:
    pages = pdf_pages(pdf_of(sample("enterprise-gaps")))
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in page
        assert "全市泵阀智能运维重点实验室" in page
        assert "温州·全市重点实验室" in page
        assert "草稿" in page


def test_that_a_ready_report_is_no_draft() -> None:
    assert "草稿" not in pdf_text(pdf_of(sample("university-ready")))


def test_that_the_same_lab_gives_the_same_bytes() -> None:
    options = ReportOptions()
    assert pdf_of(sample("enterprise-gaps"), options) == pdf_of(sample("enterprise-gaps"), options)


def test_that_the_headings_make_the_outline() -> None:
    lab = sample("university-ready")
    wanted = [block.text for block in document_of(lab).blocks if isinstance(block, Heading)]
    titles = [bytes.fromhex(title.decode()) for title in re.findall(rb"/Title <([0-9a-f]+)>", pdf_of(lab))]
    outline = [title.decode("utf-16") for title in titles]
    assert sorted(wanted) == sorted(title for title in outline if "·" not in title)


def test_that_secrets_are_masked_unless_asked_for() -> None:
    masked, whole = pdf_text(pdf_of(lab_with_secrets())), pdf_text(pdf_of(lab_with_secrets(), WHOLE))
    for secret in (ID_CARD, MOBILE):
        assert secret not in masked
        assert secret in whole


def test_that_nasty_texts_are_drawn_as_they_were_typed() -> None:
    text = pdf_text(pdf_of(nasty_lab()))
    for nasty in NASTY:
        if nasty != "𠮷䶮祎":  # drawn as this machine can, tested below
            assert squeezed(nasty) in text
    assert "{{6*7}}" in text


def test_that_controls_directions_and_emoji_break_nothing() -> None:
    names = ("a\x01\x1bb", "x\u202e41", "👍\u200d👍", "\ud800半", "行\r\n行", "")
    staff = [{"id": f"s{place}", "name": name, "full_time": True} for place, name in enumerate(names)]
    text = pdf_text(pdf_of(lab_of(staff=staff)))
    for shown in ("a\\x01\\x1bb", "x\\u202e41", "\\ud800半", "s5"):
        assert shown in text


def test_that_a_name_written_from_right_to_left_does_not_disturb_its_neighbours() -> None:
    staff = [
        {"id": f"s{place}", "name": name, "full_time": True} for place, name in enumerate(("前面", "שלום", "后面"))
    ]
    text = pdf_text(pdf_of(lab_of(staff=staff)))
    assert "前面、" in text
    assert "后面" in text
    assert "שלום" in text or "םולש" in text


def test_that_a_rare_character_is_drawn_or_reported() -> None:
    text = pdf_text(pdf_of(lab_of(staff=people(1, name="甲𠮷"))))
    assert "甲𠮷" in text or ("甲〓" in text and "U+20BB7" in text)


def test_that_a_character_no_font_has_is_marked_and_named() -> None:
    text = pdf_text(pdf_bytes(document(Paragraph("甲\U0003ffff乙\ue123"))))
    assert "甲〓乙〓" in text
    assert "U+3FFFF" in text
    assert "U+E123" in text


def test_that_words_of_five_thousand_characters_are_drawn_whole() -> None:
    pages = pdf_pages(pdf_bytes(document(Facts((("名称", Cell("W" * 5000 + "长" * 5000)),)))))
    text = "".join(pages)
    assert text.count("W") == 5000
    assert text.count("长") == 5000


def test_that_a_table_repeats_its_headings_on_every_page() -> None:
    rows = tuple(Row(cells(f"行{number}", "内容")) for number in range(200))
    pages = pdf_pages(pdf_bytes(document(Table(columns(("甲栏", 1), ("乙栏", 2)), rows))))
    assert len(pages) > 2
    assert all(page.count("甲栏") == 1 for page in pages)
    assert [int(number) for page in pages for number in re.findall(r"行(\d+)", page)] == list(range(200))


def test_that_a_row_is_not_cut_where_a_page_can_hold_it() -> None:
    rows = tuple(Row(cells(f"始{number}\n中\n中\n末{number}。", "")) for number in range(60))
    for page in pdf_pages(pdf_bytes(document(Table(columns(("甲", 1), ("乙", 1)), rows)))):
        assert set(re.findall(r"始(\d+)", page)) == set(re.findall(r"末(\d+)。", page))


def test_that_a_heading_stays_with_what_follows() -> None:
    for lines in range(30, 60):
        body = Paragraph("\n".join(["行"] * lines))
        pages = pdf_pages(pdf_bytes(document(body, Heading("节名", 1), Heading("小节名", 2), Paragraph("正文"))))
        page = next(page for page in pages if "小节名" in page)
        assert "正文" in page
        assert page.count("节名") == 2


def test_that_page_breaks_leave_no_empty_page() -> None:
    pages = pdf_pages(pdf_bytes(document(PageBreak(), Paragraph("甲"), PageBreak(), PageBreak(), Paragraph("乙"))))
    assert [page[:2] for page in pages] == ["题目", "甲实", "乙实"]


def test_that_an_empty_lab_and_a_big_one_have_a_pdf() -> None:
    assert "（未命名）" in pdf_text(pdf_of(lab_of()))
    text = pdf_text(pdf_of(lab_of(staff=[{"id": f"s{n}", "name": f"第{n}号", "full_time": True} for n in range(300)])))
    assert "计入（300）" in text
    assert "第299号" in text
