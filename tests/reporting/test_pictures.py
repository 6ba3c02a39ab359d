"""The charts as pictures of few colours: nothing pale is lost, and no empty edge makes them small."""

from io import BytesIO

import pytest
from PIL import Image

from tests.helpers import sample
from tests.reporting.reports import report_on
from wzlab.reporting.content import Picture
from wzlab.reporting.pictures import gap_picture, other_pictures

WHITE = 255


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    report = report_on(sample("enterprise-gaps"))
    return [gap_picture(report), *(block for block in other_pictures(report) if isinstance(block, Picture))]


def grey(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content)).convert("L")


def test_that_the_pale_ground_of_bars_and_periods_is_told_from_the_paper(pictures: list[Picture]) -> None:
    for picture in pictures:
        counts = grey(picture).histogram()
        pale = sum(counts[230:250])
        assert pale > 10_000, picture.words.partition("\n")[0]
        assert sum(counts[250:WHITE]) < pale


def test_that_a_picture_has_no_wide_edges_and_nothing_is_cut_off(pictures: list[Picture]) -> None:
    for picture in pictures:
        image = grey(picture)
        assert image.size == (picture.width, picture.height)
        box = image.point(lambda part: WHITE if part < 200 else 0).getbbox()
        assert box is not None
        left, _top, right, _bottom = box
        assert 0 < left < picture.width / 25
        assert picture.width * 24 / 25 < right < picture.width
