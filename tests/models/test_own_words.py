# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Own words that follow what the plan says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.own_words import followed

SENTENCES = st.lists(st.sampled_from(["six", "are", "(n=6)", "é", ".", ",", "\n", "asked"]), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("own", "was", "now", "expected"),
    [
        ("Six are heard.", "Six are asked.", "Eight are asked.", "Eight are heard."),
        ("Six are heard.", "Six are asked.", "Six are told.", None),
        ("Six are asked kindly.", "Six are asked.", "Six are asked (n=6).", None),
        ("Six are heard.", "Six are asked.", "Six are heard.", "Six are heard."),
        ("Nous, six, décidons.", "Six décident.", "Sept décident.", None),
        ("At last: six are asked, too.", "six are asked.", "six were asked.", "At last: six were asked, too."),
    ],
)  # fmt: skip
def test_what_follows_and_what_does_not(own: str, was: str, now: str, expected: str | None) -> None:
    assert followed(own, was, now) == expected


@given(SENTENCES, SENTENCES)
def test_words_that_nobody_changed_follow_wholly_and_own_ones_stay(was: str, other: str) -> None:
    assert followed(was, was, other) == other
    assert followed(other, was, was) == other
    assert followed(other, was, other) == other
