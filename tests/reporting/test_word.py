"""The Word file: real headings, the office's styles, user text that stays text, the same bytes each time."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.helpers import SAMPLES, lab_of, people, sample
from tests.reporting.reports import (
    ID_CARD,
    MOBILE,
    NASTY,
    WHOLE,
    converted,
    document_of,
    lab_with_secrets,
    nasty_lab,
    needs_poppler,
    pdf_text,
    report_on,
    word_of,
    word_parts,
    word_text,
)
from wzlab.errors import FileError
from wzlab.policy.words import standing_words
from wzlab.reporting import word
from wzlab.reporting.composing import ReportOptions
from wzlab.reporting.content import Heading, texts_of
from wzlab.resources import resource


@pytest.mark.parametrize("name", SAMPLES)
def test_that_word_has_the_title_and_outcome_of_every_condition(name: str) -> None:
    text = word_text(word_of(sample(name)))
    for number, one in enumerate(report_on(sample(name)).conditions, 1):
        assert f"{number}. {one.condition.title}" in text
        assert standing_words(one.verdict, one.note) in text


def test_that_no_text_of_the_report_is_left_out() -> None:
    lab = sample("draft-blanks")
    text = word_text(word_of(lab))
    for part in texts_of(document_of(lab).blocks):
        assert part.partition("\n")[0] in text


def test_that_headings_are_real_headings() -> None:
    lab = sample("university-ready")
    opened = docx.Document(BytesIO(word_of(lab)))
    real = [one.text for one in opened.paragraphs if one.style is not None and one.style.name.startswith("Heading")]
    assert real == [block.text for block in document_of(lab).blocks if isinstance(block, Heading)]


def test_that_the_edges_name_the_lab_the_pack_and_the_draft() -> None:
    parts = word_parts(word_of(sample("enterprise-gaps")))
    opened = docx.Document(BytesIO(word_of(sample("enterprise-gaps")))).sections[0]
    assert opened.header.paragraphs[0].text.startswith("全市泵阀智能运维重点实验室\t温州·全市重点实验室")
    assert opened.footer.paragraphs[0].text.startswith("草稿\t第 ")
    assert 'w:instr="NUMPAGES"' in parts


def test_that_a_ready_report_is_no_draft() -> None:
    assert "草稿" not in word_parts(word_of(sample("university-ready")))


def test_that_the_same_lab_gives_the_same_bytes() -> None:
    options = ReportOptions()
    assert word_of(sample("draft-blanks"), options) == word_of(sample("draft-blanks"), options)


def test_that_secrets_are_masked_unless_asked_for() -> None:
    masked, whole = word_parts(word_of(lab_with_secrets())), word_parts(word_of(lab_with_secrets(), WHOLE))
    for secret in (ID_CARD, MOBILE):
        assert secret not in masked
        assert secret in whole


def test_that_nasty_texts_are_written_as_they_were_typed() -> None:
    content = word_of(nasty_lab())
    text = word_text(content)
    for nasty in NASTY:
        assert nasty in text
    assert "{{ 6*7 }}" in text
    assert docx.Document(BytesIO(content)).sections[0].header.paragraphs[0].text.startswith("{{ title }} <w:p> & 名\t")


def test_that_a_name_in_the_braces_of_the_template_engine_stays_as_it_is() -> None:
    content = word_of(lab_of(lab={"name": "{_{ x }_} {_% y %_} &#95; a_b"}))
    assert (
        docx.Document(BytesIO(content))
        .sections[0]
        .header.paragraphs[0]
        .text.startswith("{_{ x }_} {_% y %_} &#95; a_b\t")
    )


def test_that_controls_directions_and_long_words_break_nothing() -> None:
    names = ("a\x01\x1bb", "x\u202e41", "שלום", "👍", "\ud800半", "W" * 5000)
    staff = [{"id": f"s{place}", "name": name, "full_time": True} for place, name in enumerate(names)]
    text = word_text(word_of(lab_of(staff=staff)))
    for shown in ("a\\x01\\x1bb", "x\\u202e41", "שלום", "👍", "\\ud800半", "W" * 5000):
        assert shown in text


def test_that_nothing_of_the_template_is_left_over() -> None:
    parts = word_parts(word_of(lab_of(lab={"name": "甲"})))
    assert "{{" not in parts
    assert "\ue000" not in parts


def test_that_table_headings_are_repeated_and_rows_not_cut() -> None:
    parts = word_parts(word_of(sample("university-ready")))
    assert "<w:tblHeader/>" in parts
    assert "<w:cantSplit/>" in parts


@needs_poppler
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice opens the file as Word would")
def test_that_an_office_program_opens_it_and_shows_what_the_pdf_shows(tmp_path: Path) -> None:
    text = pdf_text(converted(word_of(nasty_lab(), ReportOptions()), tmp_path))
    assert "26.细分方向在参考目录内" in text
    assert "{{6*7}}" in text
    assert "第1页，共" in text


# --- the template ---------------------------------------------------------------------------------------------------


def test_that_the_template_names_the_fonts_an_office_has() -> None:
    with ZipFile(resource("report", "report.docx")) as archive:
        styles = archive.read("word/styles.xml").decode("utf-8")
    assert all(font in styles for font in ("宋体", "黑体", "仿宋"))


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template of one's own, in the place of the shipped one."""
    path = tmp_path / "report" / "report.docx"
    path.parent.mkdir()
    shutil.copy(resource("report", "report.docx"), path)
    monkeypatch.setattr(word, "resource", tmp_path.joinpath)
    return path


def test_that_the_office_may_write_before_and_after_the_body(template: Path) -> None:
    edited = docx.Document(str(template))
    edited.add_paragraph("负责人签字：")
    edited.save(str(template))
    lines = word_text(word_of(lab_of(staff=people(1)))).split("\n")
    assert lines[-1] == "负责人签字："
    assert lines.index("本报告的制作") < len(lines) - 1


def test_that_a_template_without_a_place_for_the_body_gets_it_at_its_end(template: Path) -> None:
    edited = docx.Document(str(template))
    edited.paragraphs[-1].text = "前言"
    edited.save(str(template))
    lines = word_text(word_of(lab_of())).split("\n")
    assert lines.index("前言") < lines.index("全部条款")


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_that_a_template_that_cannot_be_used_is_told_in_a_sentence(template: Path, content: bytes | None) -> None:
    if content is None:
        template.unlink()
    else:
        template.write_bytes(content)
    with pytest.raises(FileError, match=r"报告模板“.*”不能用：.+。报告没有写出；.*。$"):
        word_of(lab_of())


def test_that_a_slip_in_the_templates_braces_is_told_in_a_sentence(template: Path) -> None:
    edited = docx.Document(str(template))
    edited.paragraphs[0].text = "{{ title"
    edited.save(str(template))
    with pytest.raises(FileError, match="不能用"):
        word_of(lab_of())
