"""What was exported whole and edited by nobody is the identical lab."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers import SAMPLES, sample, wenzhou
from tests.random_labs import random_document
from tests.workbook.books import PLAIN, WHOLE, content_of
from tests.workbook.reading_back.nasty import LONG_TEXTS, NASTY_TEXTS, lab_of_texts, nasty_texts
from wzlab.columns import AsTyped
from wzlab.lab import Lab
from wzlab.language import ENGLISH, use_language
from wzlab.records import Person
from wzlab.storage.exact_json import parse_text
from wzlab.storage.interchange import read_lab
from wzlab.workbook.book import WorkbookOptions
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.labs import read_workbook
from wzlab.workbook.reading_back.tables import read_book


def written(lab: Lab, path: Path, options: WorkbookOptions = WHOLE) -> Path:
    path.write_bytes(content_of(lab, options))
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_comes_back_identical(name: str, tmp_path: Path) -> None:
    lab = sample(name)

    assert read_workbook(written(lab, tmp_path / "a.xlsx")).lab == lab


def test_that_every_nasty_text_comes_back_identical(tmp_path: Path) -> None:
    lab = lab_of_texts([text.strip() for text in NASTY_TEXTS])

    assert read_workbook(written(lab, tmp_path / "a.xlsx")).lab == lab


def test_that_texts_longer_than_a_cell_come_back_identical(tmp_path: Path) -> None:
    people = {f"s{number}": Person.of(f"s{number}", name=text) for number, text in enumerate(LONG_TEXTS)}
    lab = Lab()
    lab.tables["staff"].update(people)
    lab.tables["staff"]["s9"] = Person.of("s9", title="长" * 40_000, birth_date=AsTyped("久" * 40_000))

    assert read_workbook(written(lab, tmp_path / "a.xlsx")).lab == lab


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(nasty_texts, min_size=1, max_size=12))
def test_that_texts_of_any_kind_come_back_identical(texts: list[str], tmp_path: Path) -> None:
    lab = lab_of_texts(texts)

    assert read_workbook(written(lab, tmp_path / "a.xlsx")).lab == lab


@pytest.mark.parametrize("seed", range(12))
def test_that_a_random_lab_comes_back_identical_and_differs_in_nothing(seed: int, tmp_path: Path) -> None:
    document = parse_text(json.dumps(random_document(Random(seed))))
    lab = read_lab(document, wenzhou(), "x")
    path = written(lab, tmp_path / "a.xlsx")

    assert read_workbook(path).lab == lab
    comparison = compare(lab, wenzhou(), [read_book(path)])
    assert (comparison.differences, comparison.undecided, comparison.questions) == ((), (), ())


def test_that_a_masked_workbook_differs_in_nothing_and_its_numbers_are_unknown(tmp_path: Path) -> None:
    lab = sample("enterprise-gaps")
    path = written(lab, tmp_path / "a.xlsx", PLAIN)

    comparison = compare(lab, wenzhou(), [read_book(path)])

    assert (comparison.differences, comparison.undecided, comparison.questions) == ((), (), ())
    assert {person.cell("id_number") for person in read_workbook(path).lab.tables["staff"].values()} == {None}


def test_that_the_language_of_the_export_does_not_matter(tmp_path: Path) -> None:
    lab = sample("enterprise-gaps")
    use_language(ENGLISH)
    english = written(lab, tmp_path / "english.xlsx")
    use_language("zh")
    chinese = written(lab, tmp_path / "chinese.xlsx")

    assert (read_workbook(english).lab, read_workbook(english).told) == (lab, ())
    use_language(ENGLISH)
    assert (read_workbook(chinese).lab, read_workbook(chinese).told) == (lab, ())
