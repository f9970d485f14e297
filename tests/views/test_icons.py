# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The icons follow the palette, and stand beside words."""

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.shipped import shipped
from app.views.icons import ICONS, Icons


def is_drawn_in(colour: str, button: QToolButton, mode: QIcon.Mode = QIcon.Mode.Normal) -> bool:
    """Tell whether the opaque dots of a button's icon have a colour, but for what rounding does."""
    image = button.icon().pixmap(40, mode).toImage()
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    opaque = [dot for dot in dots if dot.alpha() == 255]
    wanted = QColor(colour)
    return bool(opaque) and all(
        abs(dot.red() - wanted.red()) <= 2
        and abs(dot.green() - wanted.green()) <= 2
        and abs(dot.blue() - wanted.blue()) <= 2
        for dot in opaque
    )


def test_every_drawing_is_of_use_and_every_one_named_is_there() -> None:
    there = {path.stem for path in shipped("icons").glob("*.svg")}
    assert set(ICONS.values()) == there


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_has_the_colour_of_the_words_and_another_where_nothing_can_be_done(qtbot: QtBot, name: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    button = QToolButton(widget)
    for ink, paler in (("#102030", "#a0b0c0"), ("#f0e0d0", "#605040")):
        palette = QPalette(widget.palette())
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(ink))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(paler))
        widget.setPalette(palette)
        if button.icon().isNull():
            Icons(widget).give(button, name)
        assert is_drawn_in(ink, button)
        assert is_drawn_in(paler, button, QIcon.Mode.Disabled)
