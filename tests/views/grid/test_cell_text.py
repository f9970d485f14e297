# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How the entries of a cell are laid out."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from app.views.grid.cell_text import CellTexts
from app.views.grid.grid_model import CellLine
from app.views.tints import colours


@pytest.fixture
def texts(qapp: QApplication) -> CellTexts:
    return CellTexts(qapp.font(), colours(qapp.palette()))


def test_entries_are_a_third_of_a_line_apart(texts: CellTexts) -> None:
    laid_out = texts.laid_out((CellLine("", "One"), CellLine("", "Two")), 200, bold=False)
    (first, first_top), (_, second_top) = laid_out.paragraphs
    line = QFontMetricsF(texts.font).lineSpacing()
    assert second_top - first_top == pytest.approx(first.boundingRect().height() + line / 3)


def test_an_entry_of_a_template_is_pale_and_italic_but_its_tag_is_not(texts: CellTexts) -> None:
    line = CellLine("Learners", "Survey", "green", is_example=True)
    laid_out = texts.laid_out((line,), 300, bold=False)
    tag, words = laid_out.paragraphs[0][0].formats()
    assert tag.format.background().color() == texts.colours.tints["green"]
    assert not tag.format.fontItalic()
    assert words.format.fontItalic()
    assert words.format.foreground().color() == texts.colours.pale
    assert laid_out.paragraphs[0][0].text()[words.start :].strip("\u2002") == "Survey"


def test_what_is_somebodys_own_is_neither(texts: CellTexts) -> None:
    laid_out = texts.laid_out((CellLine("", "Survey"),), 300, bold=False)
    assert laid_out.paragraphs[0][0].formats() == []


def test_in_high_contrast_a_frame_stands_around_every_line_of_a_tag(qapp: QApplication) -> None:
    palette = QPalette(QColor("black"))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        palette.setColor(role, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("white"))
    texts = CellTexts(QFont(qapp.font()), colours(palette))
    line = CellLine("Community organisations", "Survey", "green")
    wide, narrow = texts.laid_out((line,), 900, bold=False), texts.laid_out((line,), 90, bold=False)
    assert len(wide.frames) == 1
    assert 0 < wide.frames[0].width() < wide.end
    assert len(narrow.frames) > 1
    assert all(frame.right() <= 90 for frame in narrow.frames)
    assert all(0 <= frame.top() < frame.bottom() <= narrow.height for frame in narrow.frames)
