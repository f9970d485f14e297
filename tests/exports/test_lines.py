# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Paragraphs as lines: what stands on each, in which order, how wide it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.lines import Line, LineBreaker
from tests.exports.readers import set_width


def lines(text: str, room: float, *, lead: str = "", hanging: float = 0.0) -> list[Line]:
    spans = [(lead, True), (text, False)] if lead else [(text, False)]
    return LineBreaker("sans").lines(spans, 10, room, hanging)


def read(found: list[Line]) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in found]


def seen_from_left(line: Line) -> list[str]:
    return [run.text for run in sorted(line.runs, key=lambda run: run.left)]


def test_lines_end_after_whole_words() -> None:
    found = lines("Member of design team (n=2)", 80)
    assert read(found) == ["Member of", "design team", "(n=2)"]
    assert [line.joined for line in found] == [True, True, False]
    assert [line.width for line in found] == pytest.approx([set_width(text, 10) for text in read(found)])


def test_a_text_that_is_as_wide_as_its_room_is_one_line() -> None:
    assert read(lines("Focus group (n=6)", set_width("Focus group (n=6)", 10))) == ["Focus group (n=6)"]


def test_several_blanks_stay_but_at_the_end_of_a_line() -> None:
    assert read(lines("a  b", 100)) == ["a  b"]
    assert read(lines("aaa   bbb", 20)) == ["aaa", "bbb"]


def test_a_line_feed_ends_a_line() -> None:
    assert read(lines("one\ntwo\n\nthree", 100)) == ["one", "two", "", "three"]


def test_a_word_wider_than_a_line_is_broken_but_not_before_a_mark() -> None:
    found = lines("x\u0331" * 20, 30)
    assert "".join(read(found)) == "x\u0331" * 20
    assert all(text.startswith("x") and text.endswith("\u0331") for text in read(found))
    assert not any(line.joined for line in found)


def test_first_words_are_bold_and_later_lines_go_in() -> None:
    first, *others = lines("The group is told what is planned and why", 100, lead="Inform: ", hanging=10)
    assert [run.face.name for run in first.runs] == ["LiberationSans-Bold", "LiberationSans-Regular"]
    assert first.runs[1].left == pytest.approx(set_width("Inform: ", 10, bold=True))
    assert all(line.width <= 90 for line in others)


def test_a_mark_stands_over_its_letter() -> None:
    (line,) = lines("x\u0331", 100)
    (run,) = line.runs
    assert [round(glyph.advance) for glyph in run.glyphs] == [500, 0]
    assert line.width == pytest.approx(5)


def test_ideographs_break_anywhere_but_before_a_stop() -> None:
    assert read(lines("参与课程设计，每年", 61)) == ["参与课程设", "计，每年"]
    assert read(lines("学习者参与课程设计，每年两次。", 41)) == ["学习者参", "与课程设", "计，每年", "两次。"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("שלום students", ["students", "שלום "]),
        ("Group: שלום עולם (n=6)", ["Group: ", "שלום עולם", " (n=6)"]),
        ("כל 25 אנשים", [" אנשים", "25", "כל "]),
    ],
)
def test_mixed_lines_are_read_in_one_order_and_seen_in_another(text: str, seen: list[str]) -> None:
    (line,) = lines(text, 200)
    assert read([line]) == [text]
    assert seen_from_left(line) == seen


def test_letters_of_arabic_are_joined() -> None:
    alone = [run.glyphs[0].number for letter in "كل" for run in lines(letter, 100)[0].runs]
    together = [glyph.number for run in lines("كل", 100)[0].runs for glyph in run.glyphs]
    assert len(together) == 2
    assert set(together).isdisjoint(alone)


def test_a_paragraph_from_right_to_left_says_so_on_each_line() -> None:
    assert all(line.backwards for line in lines("שלום students שלום", 40))
    assert not any(line.backwards for line in lines("students שלום", 40))


@given(st.text("ab cدשé学한ᐃ(1", min_size=1, max_size=30), st.floats(20, 200))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    found = lines(text, room)
    assert "".join("".join(read(found)).split()) == "".join(text.split())
    assert all(line.width <= room + 1 for line in found)
