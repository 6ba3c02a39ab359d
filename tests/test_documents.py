"""The documents say what the program does."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_that_the_page_of_fields_is_the_one_the_declarations_make() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make.py"))["records_page"]()
    assert (ROOT / "docs" / "records.md").read_text(encoding="utf-8") == page


def test_that_the_readme_names_pictures_and_documents_that_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for place in (
        "docs/pictures/gaps-enterprise.png",
        "docs/check.schema.json",
        "docs/policy-pack.md",
        "docs/guide.md",
    ):
        assert place in text
        assert (ROOT / place).is_file(), place
