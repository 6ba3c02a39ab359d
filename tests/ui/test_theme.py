"""Colours that can be read, and signs that are seen, in both palettes and at every size."""

import itertools

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme import (
    Scheme,
    apply_scheme,
    apply_text_size,
    contrast,
    is_dark,
    look,
    palette,
    program_icon,
    sign_icon,
    standing_colour,
)
from wzlab.policy.words import Standing

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
TEXTS = (
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.LinkVisited, Role.Window),
)


def test_that_contrast_is_measured_as_the_standard_says() -> None:
    assert round(contrast(QColor("#000000"), QColor("#FFFFFF")), 2) == 21
    assert round(contrast(QColor("#767676"), QColor("#FFFFFF")), 2) == 4.54


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_that_every_text_can_be_read_on_its_ground(
    dark: bool, group: QPalette.ColorGroup, text: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    shown = palette(dark=dark)
    assert contrast(shown.color(group, text), shown.color(group, ground)) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("ground", [Role.Base, Role.Window, Role.AlternateBase])
def test_that_every_outcome_stands_out_from_the_ground(
    scheme: Scheme, standing: Standing, ground: QPalette.ColorRole
) -> None:
    apply_scheme(scheme)
    assert contrast(standing_colour(standing), palette(dark=scheme is Scheme.DARK).color(ground)) >= 3


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_that_no_two_outcomes_that_are_told_apart_look_alike(scheme: Scheme) -> None:
    apply_scheme(scheme)
    looks = [(look(standing).colour, look(standing).sign, standing) for standing in Standing]
    for (_colour, sign, one), (_other_colour, other_sign, other) in itertools.combinations(looks, 2):
        assert sign != other_sign, f"{one} and {other}"


def inked(drawn: QPixmap) -> int:
    """Return how many dots are not clear."""
    image = drawn.toImage()
    places = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixelColor(across, down).alpha() > 40 for across, down in places)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("side", [12, 16, 32])
@pytest.mark.parametrize("scale", [1, 2])
def test_that_every_sign_is_seen_at_every_size(standing: Standing, side: int, scale: int) -> None:
    drawn = sign_icon(standing).pixmap(QSize(side, side), float(scale))
    assert drawn.width() == side * scale
    assert inked(drawn) >= scale * scale * 3


def test_that_a_selected_sign_takes_the_colour_of_selected_text() -> None:
    drawn = sign_icon(Standing.MET).pixmap(QSize(32, 32), 1, QIcon.Mode.Selected).toImage()
    wanted = QGuiApplication.palette().color(Role.HighlightedText).rgb()
    assert wanted in {drawn.pixelColor(across, down).rgb() for across in range(32) for down in range(32)}


@pytest.mark.parametrize(("scheme", "dark"), [(Scheme.LIGHT, False), (Scheme.DARK, True)])
def test_that_the_palette_is_the_one_that_was_chosen(scheme: Scheme, dark: bool) -> None:
    apply_scheme(scheme)
    assert is_dark() is dark


def test_that_text_grows_from_the_systems_own_size_and_back() -> None:
    usual = QApplication.font()
    try:
        apply_text_size(100)
        hundred = QApplication.font().pointSizeF()
        apply_text_size(150)
        assert QApplication.font().pointSizeF() == pytest.approx(hundred * 1.5)
        apply_text_size(100)
        assert QApplication.font().pointSizeF() == pytest.approx(hundred)
    finally:
        QApplication.setFont(usual)


@pytest.mark.parametrize("percent", [-5, 0, 1_000_000])
def test_that_a_text_size_nobody_could_read_is_not_obeyed(percent: int) -> None:
    usual = QApplication.font()
    try:
        apply_text_size(percent)
        assert 3 < QApplication.font().pointSizeF() < 80
    finally:
        QApplication.setFont(usual)


def test_that_the_program_has_an_icon_of_every_usual_size(qapp: object) -> None:
    sizes = {size.width() for size in program_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
