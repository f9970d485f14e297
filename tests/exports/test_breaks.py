# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where a line may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.breaks import parts, whole_parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Focus group (n=6)", ["Focus ", "group ", "(n=6)"]),
        ("a  b", ["a  ", "b"]),
        ("  a", ["  ", "a"]),
        ("one\ntwo", ["one", "\n", "two"]),
        ("十人の参加者、評価する。", ["十", "人", "の", "参", "加", "者、", "評", "価", "す", "る。"]),
        ("（学生）参加", ["（学", "生）", "参", "加"]),
        ("学生 survey", ["学", "生 ", "survey"]),
        ("학습자 참여", ["학습자 ", "참여"]),
        ("10\u00a0000\u202f$ co\u2011led", ["10\u00a0000\u202f$ ", "co\u2011led"]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_a_line_may_end(text: str, found: list[str]) -> None:
    assert parts(text) == found


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(parts(text)) == text


def test_what_stays_whole_has_no_blanks_about_it() -> None:
    assert whole_parts("Focus group\n(n=6)") == ["Focus", "group", "(n=6)"]
    assert whole_parts("L’été 学") == ["L’été", "学"]
