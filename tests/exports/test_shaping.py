# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Glyphs of letters that depend on their neighbours, and the order in which they are seen."""

import pytest

from app.exports.faces import face
from app.exports.shaping import from_left_to_right, glyphs, is_mixed, levels, runs_backwards


def test_glyphs_come_from_left_to_right() -> None:
    forwards = glyphs(face(), "שלום", False)
    backwards = glyphs(face(), "שלום", True)
    assert [glyph.number for glyph in backwards] == [glyph.number for glyph in reversed(forwards)]


def test_a_mark_takes_no_room() -> None:
    letter, mark = glyphs(face(), "x\u0331", False)
    assert letter.advance == 500
    assert mark.advance == 0
    assert mark.right < 0


@pytest.mark.parametrize(
    ("text", "mixed", "backwards"),
    [
        ("Survey (n=6)", False, False),
        ("L’été 学", False, False),
        ("שלום", True, True),
        ("(n=6) شيء", True, False),
        ("25 شيء", True, True),
        ("", False, False),
    ],
)
def test_the_first_letter_says_how_a_paragraph_is_read(text: str, mixed: bool, backwards: bool) -> None:
    assert (is_mixed(text), runs_backwards(text)) == (mixed, backwards)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ab", [0, 0]),
        ("a שש b", [0, 0, 1, 1, 0, 0]),
        ("ש 25", [1, 1, 2, 2]),
        ("ש\u200cש", [1, 1, 1]),
    ],
)
def test_every_letter_has_its_level(text: str, found: list[int]) -> None:
    assert levels(text, backwards=runs_backwards(text)) == found


@pytest.mark.parametrize(
    ("runs", "of_level", "seen"),
    [
        ("abc", [0, 0, 0], "abc"),
        ("abc", [0, 1, 0], "abc"),
        ("abc", [1, 1, 1], "cba"),
        ("abcd", [1, 2, 2, 1], "dbca"),
        ("abcd", [0, 1, 2, 1], "adcb"),
    ],
)
def test_runs_are_seen_in_the_order_of_their_levels(runs: str, of_level: list[int], seen: str) -> None:
    assert "".join(from_left_to_right(runs, of_level)) == seen
