"""The documents say what the program does."""

import re
import runpy
from pathlib import Path

import pytest

from wzlab.resources import guide

ROOT = Path(__file__).parents[1]


def test_that_the_page_of_fields_is_the_one_the_declarations_make() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make.py"))["records_page"]()
    assert (ROOT / "docs" / "records.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("page", ["README.md", "docs/guide.md"])
def test_that_every_place_a_document_leads_to_is_there(page: str) -> None:
    document = ROOT / page
    places = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [place for place in places if not (document.parent / place).is_file()] == []
    assert places


def test_that_the_guide_in_the_window_is_the_guide() -> None:
    assert guide().read_text(encoding="utf-8").startswith("# 使用说明")
