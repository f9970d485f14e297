# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is written in colour can be read, in every scheme."""

import pytest
from PySide6.QtGui import QColor, QPalette

from app.models.rows import TINTS
from app.views.tints import colours, contrast, is_high_contrast, mixed, tint

ROLE = QPalette.ColorRole


def palette(base: str, text: str, window: str, highlight: str) -> QPalette:
    made = QPalette(QColor(window))
    for role, colour in ((ROLE.Base, base), (ROLE.Text, text), (ROLE.Window, window), (ROLE.Button, window)):
        made.setColor(role, QColor(colour))
    made.setColor(ROLE.Highlight, QColor(highlight))
    return made


LIGHT = palette("#ffffff", "#000000", "#efefef", "#308cc6")
SOFT = palette("#fdf6e3", "#586e75", "#eee8d5", "#268bd2")
DARK = palette("#1e1e1e", "#ffffff", "#2d2d2d", "#308cc6")
GREY_ON_DARK = palette("#2a2e32", "#a0a4a8", "#1b1e20", "#3daee9")
BLACK = palette("#000000", "#ffffff", "#000000", "#00ffff")
WHITE = palette("#ffffff", "#000000", "#ffffff", "#800080")


def test_contrast_is_that_of_the_guidelines() -> None:
    black, white, grey = QColor("#000000"), QColor("#ffffff"), QColor("#767676")
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
    assert mixed(white, black, 0.25).name() == "#bfbfbf"


@pytest.mark.parametrize("scheme", [LIGHT, SOFT, DARK, GREY_ON_DARK])
@pytest.mark.parametrize("name", TINTS)
def test_the_text_of_a_tag_is_readable(name: str, scheme: QPalette, qapp: object) -> None:
    ground = tint(name, scheme)
    assert ground
    assert contrast(ground, scheme.color(ROLE.Text)) >= 4.5
    assert ground != scheme.color(ROLE.Base)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_tints_differ(scheme: QPalette, qapp: object) -> None:
    assert len({found.name() for name in TINTS if (found := tint(name, scheme))}) == len(TINTS)


@pytest.mark.parametrize("scheme", [LIGHT, SOFT, DARK, GREY_ON_DARK, BLACK, WHITE])
def test_what_is_pale_is_readable_on_a_selected_cell_too(scheme: QPalette, qapp: object) -> None:
    ink = colours(scheme)
    assert contrast(ink.pale, ink.base) >= 4.5
    assert contrast(ink.pale, ink.washed) >= 4.5
    assert contrast(ink.text, ink.washed) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK, BLACK, WHITE])
def test_what_is_pale_is_paler_than_text_where_there_is_room_for_that(scheme: QPalette, qapp: object) -> None:
    ink = colours(scheme)
    assert contrast(ink.pale, ink.base) < contrast(ink.text, ink.base) / 2


@pytest.mark.parametrize(("scheme", "high"), [(LIGHT, False), (DARK, False), (BLACK, True), (WHITE, True)])
def test_in_high_contrast_there_is_no_tint(scheme: QPalette, high: bool, qapp: object) -> None:
    assert is_high_contrast(scheme) is high
    assert all((ground is None) is high for ground in colours(scheme).tints.values())
