# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said about a text for a portal."""

import pytest

from app.words.portal import measured, over, stopped


def test_how_long_a_text_is() -> None:
    assert measured(636, 94, "en-CA", limit=1500) == "636 of 1,500 characters with spaces, 94 words"
    assert measured(636, 94, "en-CA") == "636 characters with spaces, 94 words"
    assert measured(1, 1, "en-CA") == "1 character with spaces, 1 word"
    assert measured(952, 140, "fr-CA", limit=1500) == "952 caractères sur 1\u00a0500, espaces comprises, 140 mots"


def test_what_is_too_long() -> None:
    assert over(48, "Alumni Community", "en-CA") == "48 over. Longest: Alumni Community."
    assert over(1200, "", "en-CA") == "1,200 over."
    assert over(48, "Besoins", "fr-CA") == "48 de trop. La plus longue\u00a0: Besoins."


@pytest.mark.parametrize(
    "text", ["Done.", "Why?", "Oh!", "And so on…", "“Done.”", "(See there.)", "«\u00a0Oui.\u00a0»", "好。"]
)
def test_what_ends_a_sentence_gets_no_second_stop(text: str) -> None:
    assert stopped(text) == text


@pytest.mark.parametrize("text", ["Done", "Focus group (n=6)", "“so”", "a:", ")"])
def test_everything_else_gets_one(text: str) -> None:
    assert stopped(text) == f"{text}."
