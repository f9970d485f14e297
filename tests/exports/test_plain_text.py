# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plain characters for portals."""

import pytest

from app.exports.plain_text import plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plain (n=6)", "plain (n=6)"),
        ("two  blanks", "two blanks"),
        ("“so” and ‘so’", "\"so\" and 'so'"),
        ("«\u00a0oui\u202f» et «non»", '"oui" et "non"'),
        ("l’été – l’hiver — l\u2011an", "l'été - l'hiver - l-an"),
        ("• one\u2003two", "- one two"),
        ("and so on…", "and so on..."),
        ("n≈25, n≥6", "n~25, n>=6"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("Ngāti Whātua · Sḵwx̱wú7mesh · étudiant·e", "Ngāti Whātua · Sḵwx̱wú7mesh · étudiant·e"),
        ("学习者参与 👩‍🏫", "学习者参与 👩‍🏫"),
    ],
)
def test_signs_become_those_of_a_keyboard_and_letters_stay(typed: str, expected: str) -> None:
    assert plain(typed) == expected
