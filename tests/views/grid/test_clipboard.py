# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells on the clipboard, as other programs put them there and as we do."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from app.exports.clipboard import tab_separated
from app.models.copied import CopiedCell
from app.views.grid.clipboard import copied_cells, put_cells
from tests.builders import table_1

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from('"\t\n '))


def read(text: str) -> list[list[str]]:
    QGuiApplication.clipboard().setText(text)
    rows, cut = copied_cells(table_1())
    assert cut == ""
    assert all(cell.entries is None for row in rows for cell in row)
    return [[cell.text for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("\r\n \r\n", []),
        ("Survey", [["Survey"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\n\n", [["a", "b"], ["c", ""]]),
        ("a\t\nb\t", [["a"], ["b"]]),
        ("\ta\r\r\nb", [["", "a"], ["", ""], ["b", ""]]),
        ('"two\nlines"\t"say ""x"""\n', [["two\nlines", 'say "x"']]),
        ('"Quoted" word\tx', [['"Quoted" word', "x"]]),
        ('5" pipe\t"', [['5" pipe', '"']]),
        ('""\ta', [["", "a"]]),
    ],
)
def test_what_other_programs_copy(text: str, rows: Sequence[Sequence[str]], qapp: object) -> None:
    assert read(text) == rows


def tidy(text: str) -> str:
    """Return a text as one line an entry, without what cannot be seen around it."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without the empty ones at the end, and without empty columns there."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, text in enumerate(row) if text), default=0)
    return [row[:width] for row in rows]


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1)))
def test_every_text_comes_back_from_between_tabs(qapp: object, rows: list[list[str]]) -> None:
    assert read(tab_separated(rows)) == trimmed([[tidy(text) for text in row] for row in rows])


def test_our_cells_are_there_for_others_as_a_table_and_as_text(qapp: object) -> None:
    put_cells(table_1(), [[CopiedCell(text="Needs"), CopiedCell(text="two\nlines")]])
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == 'Needs\t"two\nlines"\r\n'
    assert "<td" in data.html()
    assert "<th" not in data.html()


def test_with_heads_it_is_a_table_for_elsewhere(qapp: object) -> None:
    put_cells(table_1(), [[CopiedCell(text="Poll")]], heads=["Consult"])
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Consult\r\nPoll\r\n"
    assert "<th" in data.html()
    assert [[cell.text for cell in row] for row in copied_cells(table_1())[0]] == [["Consult"], ["Poll"]]
