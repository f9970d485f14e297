# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix on a terminal: lines that meet, whole words, nothing cut, never wider than the screen."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import operations as do
from app.exports.options import ExportOptions
from app.exports.text import render_text
from app.models.plan import Plan
from tests.builders import blank, done, table_1
from tests.exports import published
from tests.exports.plans import PLAIN_TEXTS, Asked, document_of, one_stage, plan_of, tables
from tests.exports.readers import seen


def text_of(plan: Plan, width: int, *, legend: bool = True) -> str:
    return render_text(document_of(plan, ExportOptions(legend=legend)), width)


def columns(line: str) -> int:
    """Return how many columns of a terminal a line takes; letters of Chinese, Japanese and Korean take two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in line
    )


def cells(text: str) -> list[list[str]]:
    """Return the cells of the table in a text, row by row, their lines joined by a blank."""
    rows: list[list[str]] = []
    open_row = False
    for line in text.splitlines():
        if line.startswith("+"):
            open_row = False
        elif line.startswith("|"):
            parts = [part.strip() for part in line[1:-1].split("|")]
            if open_row:
                rows[-1] = [f"{above} {part}".strip() for above, part in zip(rows[-1], parts, strict=True)]
            else:
                rows.append(parts)
            open_row = True
    return rows


TABLE_1_AT_100 = """\
Example: learner participation in a micro-credential
Learner participation by project stage. Framework adapted from Bovill (2017), CC BY 4.0. Example
from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY.

"""


def test_table_1_begins_with_its_title_and_caption() -> None:
    assert text_of(table_1(), 100).startswith(TABLE_1_AT_100 + "+--")


def test_every_word_of_table_1_is_in_its_cell_on_any_terminal_that_has_room_for_its_words() -> None:
    # The longest words take 16, 8, 7, 11, 11 and 11 columns, each with a blank on either side, between 7 lines.
    broken = [
        width
        for width in range(83, 201)
        if cells(text_of(table_1(), width))
        != [
            ["", published.SPAN],
            [published.STAGE_HEAD, *published.COLUMNS],
            *(list(row) for row in published.ROWS),
        ]
    ]
    assert broken == []


def test_the_legend_follows_the_table() -> None:
    lines = text_of(table_1(), 200).splitlines()
    assert lines[-6:] == ["", *(f"{lead} {definition}" for lead, definition in published.LEGEND)]
    assert text_of(table_1(), 200, legend=False).splitlines()[-1].startswith("+--")


@pytest.mark.parametrize("width", [40, 57, 80, 100, 137, 200])
def test_no_line_is_wider_than_the_terminal_and_lines_of_the_table_meet(width: int) -> None:
    lines = text_of(table_1(), width).splitlines()
    assert max(map(len, lines)) <= width
    drawn = [line for line in lines if line.startswith(("+", "|"))]
    assert len({len(line) for line in drawn}) == 1
    rules = {line for line in drawn if line.startswith("+")}
    assert len(rules) == 1
    assert max(map(len, drawn)) > width - 7


def test_the_room_is_used_up_to_a_letter_a_column() -> None:
    drawn = next(line for line in text_of(table_1(), 120).splitlines() if line.startswith("+"))
    assert 114 <= len(drawn) <= 120


def test_a_terminal_too_narrow_for_anything_is_taken_for_one_of_40() -> None:
    assert text_of(table_1(), 3) == text_of(table_1(), 40)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_wide_letters_take_two_columns(width: int) -> None:
    plan = one_stage({"Inform": ["学习者参与调查"], "Consult": ["学" * 50, "Survey 학습자"]}, stage="需求评估")
    drawn = [line for line in text_of(plan, width).splitlines() if line.startswith(("+", "|"))]
    assert len({columns(line) for line in drawn}) == 1
    assert columns(drawn[0]) <= width
    assert "".join(drawn).count("学") == 51


def test_wide_letters_of_title_and_caption_stay_on_the_screen() -> None:
    plan = done(blank(), do.edit_project, title="学习" * 40, caption="微证书 " * 40)
    text = text_of(plan, 80, legend=False)
    assert max(map(columns, text.splitlines())) <= 80
    assert (text.count("学"), text.count("微证书")) == (40, 40)


@pytest.mark.parametrize("text", ["k̓wik̓wəƛ̓əm", "Sḵwx̱wú7mesh"])
def test_accents_of_their_own_take_no_column(text: str) -> None:
    drawn = [line for line in text_of(one_stage({"Inform": [text]}), 100).splitlines() if line.startswith(("+", "|"))]
    assert len({columns(line) for line in drawn}) == 1


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_long_word_is_broken_but_not_cut(width: int) -> None:
    word = "abcdefghij" * 20
    table = cells(text_of(one_stage({"Consult": [f"before {word} after"]}), width, legend=False))
    assert seen(table[2][2]) == f"before{word}after"


def test_heads_stay_whole_beside_a_longer_text() -> None:
    plan = one_stage({"Consult": ["Survey of learners and of others"]})
    for width in (80, 90, 100):
        assert cells(text_of(plan, width))[1] == [published.STAGE_HEAD, *published.COLUMNS]


def test_entries_of_a_cell_begin_on_lines_of_their_own() -> None:
    text = text_of(one_stage({"Consult": ["Survey", "Focus group"]}), 120)
    rows = [line.split("|")[3].strip() for line in text.splitlines() if line.startswith("|") and line.count("|") == 7]
    assert rows[-2:] == ["Survey", "Focus group"]


def test_an_empty_plan_has_its_heads() -> None:
    assert cells(text_of(blank(), 100)) == [["", published.SPAN], [published.STAGE_HEAD, *published.COLUMNS]]


def test_the_text_ends_with_one_line_break() -> None:
    assert text_of(table_1(), 100).endswith("Control: Who decides in the stage.\n")


@settings(max_examples=80)
@given(asked=tables(PLAIN_TEXTS.filter(lambda text: "|" not in text)), width=st.integers(40, 160))
def test_every_cell_says_what_the_plan_says(asked: list[Asked], width: int) -> None:
    text = text_of(plan_of(asked), width, legend=False)
    assert [[seen(cell) for cell in row] for row in cells(text)[2:]] == [
        ["".join(seen(paragraph) for paragraph in paragraphs) for paragraphs in row.paragraphs] for row in asked
    ]
    assert max(map(columns, text.splitlines())) <= width
