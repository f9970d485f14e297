# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Texts of the Word document, in the direction in which they are read."""

import pytest

from app.exports.document import Document, Paragraph
from tests.exports import published
from tests.exports.plans import (
    one_stage,
)
from tests.exports.word_files import W, grid, lines, root, word_of, word_of_document

A4, LETTER = (11906, 16838), (12240, 15840)
"""Width and height of the sheets in twentieths of a point."""


@pytest.mark.parametrize(
    ("text", "from_the_right", "runs"),
    [
        ("plain", False, [("plain", False)]),
        ("été (n=6)", False, [("été (n=6)", False)]),
        ("שלום עולם", True, [("שלום עולם", True)]),
        ("שלב 1 (n=6)", True, [("שלב 1 (", True), ("n=6", False), (")", True)]),
        ("Group שלום (25), too", False, [("Group ", False), ("שלום (25)", True), (", too", False)]),
        ("كل المتعلمين", True, [("كل المتعلمين", True)]),
        ("(שלום)", True, [("(שלום)", True)]),
        ("12 שלום", True, [("12 שלום", True)]),
        ("学习 🙂", False, [("学习 🙂", False)]),
        ("שָׁלוֹם a", True, [("שָׁלוֹם ", True), ("a", False)]),
    ],
)
def test_texts_run_as_they_are_read(text: str, from_the_right: bool, runs: list[tuple[str, bool]]) -> None:
    line = grid(word_of(one_stage({"Inform": [text]}))).rows[2].boxes[1].lines[0]
    assert line.from_the_right is from_the_right
    assert [(run.text, run.from_the_right) for run in line.runs] == runs


def test_a_caption_runs_as_its_whole_text_begins() -> None:
    caption = Paragraph("caption", "and the text", lead="תלמידים")
    (line,) = lines(word_of_document(Document("T", "", "he-IL", (caption,))))
    assert line.from_the_right
    assert [(run.text, run.style, run.from_the_right) for run in line.runs] == [
        ("תלמידים", "Strong", True),
        (" ", "", False),
        ("and the text", "", False),
    ]


def test_no_line_of_a_head_ends_at_a_hyphen_while_other_texts_are_left_alone() -> None:
    data = word_of(one_stage({"Consult": ["check-in"]}))
    hyphens = list(root(data, "document").iter(f"{W}noBreakHyphen"))
    assert len(hyphens) == 1  # in "Stages of Micro-credential Project"
    cells = [line.text for row in grid(data).rows for box in row.boxes for line in box.lines]
    assert published.STAGE_HEAD in cells
    assert "check-in" in cells
