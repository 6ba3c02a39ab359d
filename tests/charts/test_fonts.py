"""The shipped font, and what happens to characters it lacks."""

import hashlib
import runpy
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from wzlab.charts import fonts
from wzlab.charts.fonts import SHIPPED_FAMILY, SHIPPED_FILE, SUBSTITUTE, drawable, one_line, shipped_characters
from wzlab.errors import FontError
from wzlab.resources import resource

COLLECTION = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
COLLECTION_SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
SHIPPED_TEXTS = sorted(
    [
        *resource("policies").glob("*.toml"),
        *resource("samples").glob("*.json"),
        *(Path(fonts.__file__).parents[1] / "policy").glob("*.py"),
        *(path for path in Path(fonts.__file__).parent.glob("*.py") if path.name != "outcomes.py"),
    ]
)


@pytest.mark.parametrize("path", SHIPPED_TEXTS, ids=lambda path: path.name)
def test_that_the_shipped_font_draws_every_character_the_program_comes_with(path: Path) -> None:
    found = drawable(path.read_text(encoding="utf-8"))
    assert found.missing == ()
    assert found.families == (SHIPPED_FAMILY,)


def test_that_the_shipped_font_has_all_of_gb_2312() -> None:
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    wanted = {pair.decode("gb2312", errors="ignore") for pair in pairs} - {""}
    assert len(wanted) == 7445
    assert wanted <= shipped_characters()


def test_that_the_shipped_font_has_latin_and_the_signs_of_the_figures() -> None:
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x100))}
    assert latin | set("✓≥≤–—·㎡㎥±×÷→←↑↓①⑳“”‘’…％＋〓") <= shipped_characters()


def test_that_the_shipped_font_has_a_name_of_its_own_and_names_its_licence() -> None:
    with TTFont(resource("fonts", SHIPPED_FILE)) as font:
        assert font["name"].getDebugName(1) == SHIPPED_FAMILY
        assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")


def test_that_a_character_the_shipped_font_lacks_comes_from_another_font() -> None:
    found = drawable("天平⚖")  # DejaVu Sans, which has it, comes with matplotlib
    assert (found.text, found.missing) == ("天平⚖", ())
    assert found.families[0] == SHIPPED_FAMILY
    assert len(found.families) == 2


def test_that_a_character_no_font_has_is_substituted_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "system_family", lambda character: None)
    found = drawable("\U00030edd面\U00030edd研究室")
    assert found == (f"{SUBSTITUTE}面{SUBSTITUTE}研究室", (SHIPPED_FAMILY,), ("\U00030edd",))
    drawable.cache_clear()


def test_that_a_private_character_is_substituted_whatever_fonts_there_are() -> None:
    assert drawable("甲\ue000").missing == ("\ue000",)


def test_that_a_text_is_drawn_on_one_line_without_invisible_characters() -> None:
    assert one_line(" 全市\r\n工业\t视觉\u200b\u3000检测\x07\ufe0f ") == "全市 工业 视觉 检测"


def test_that_nothing_is_drawn_with_boxes_for_missing_characters() -> None:
    rare = [chr(code) for code in (0x20000, 0x2F800, 0x30000, 0x1F9EA, 0x0530, 0x10FFFD)]
    found = drawable("".join(rare))
    assert not any(family.startswith("Last Resort") for family in found.families)
    assert set(found.text) <= {SUBSTITUTE, *rare}
    assert {"\u0530", "\U0010fffd"} <= set(found.missing)
    assert unicodedata.category("\u0530") == "Cn"


def test_that_a_missing_font_file_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "resource", lambda *parts: tmp_path / parts[-1])
    for broken in (False, True):
        if broken:
            (tmp_path / SHIPPED_FILE).write_bytes(b"no font")
        shipped_characters.cache_clear()
        with pytest.raises(FontError, match=r"NotoSansCJKsc-Subset\.otf”读不出.*请重新安装程序。"):
            drawable(f"没有字体 {broken}")
    shipped_characters.cache_clear()


@pytest.mark.slow
@pytest.mark.skipif(not COLLECTION.is_file(), reason="Debian's fonts-noto-cjk is not installed")
def test_that_the_script_makes_the_shipped_font_byte_for_byte(tmp_path: Path) -> None:
    if hashlib.sha256(COLLECTION.read_bytes()).hexdigest() != COLLECTION_SHA256:
        pytest.skip("another version of fonts-noto-cjk")
    make_subset = runpy.run_path(str(resource("fonts", "subset_font.py")))["make_subset"]
    make_subset(COLLECTION, tmp_path / SHIPPED_FILE)
    assert (tmp_path / SHIPPED_FILE).read_bytes() == resource("fonts", SHIPPED_FILE).read_bytes()
