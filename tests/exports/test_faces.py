# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The embedded face: how wide letters are, and which of them it can set."""

import pytest

from app.errors import LettersMissing
from app.exports.faces import check_letters, face, visible
from tests.exports.plans import document_of, one_stage


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [("A", 66.7, 72.2), ("i", 22.2, 27.8), ("0", 55.6, 55.6), (" ", 27.8, 27.8), ("A1 i", 172.3, 183.4)],
)
def test_letters_are_as_wide_as_those_of_arial(text: str, regular: float, bold: float) -> None:
    assert face().width(text, 100) == pytest.approx(regular, abs=0.1)
    assert face(bold=True).width(text, 100) == pytest.approx(bold, abs=0.1)


def test_a_letter_that_the_face_has_not_counts_as_one_em() -> None:
    assert face().width("学🙂", 12) == 24


@pytest.mark.parametrize("letter", "aZ0&<é€“…–āŌŦĆəʔжЯѣ≈≥")
def test_letters_of_the_face_can_be_set(letter: str) -> None:
    assert face().sets(letter)
    assert face(bold=True).sets(letter)


@pytest.mark.parametrize("letter", "学日한אשعك🙂ᐃ")
def test_letters_that_would_be_lost_or_reversed_cannot_be_set(letter: str) -> None:
    assert not face().sets(letter)
    assert not face(bold=True).sets(letter)


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert visible("micro\u00adcre\u200bdential\u200d\u200e \ufeffĀ") == "microcredential Ā"
    assert visible("plain") == "plain"


def test_signs_that_people_do_see_are_kept() -> None:
    assert visible("\u06dd\u0600") == "\u06dd\u0600"


def test_letters_missing_are_named_each_with_its_first_place() -> None:
    plan = one_stage({"Inform": ["שלום"], "Consult": ["学 Survey 习", "学"], "Participate": ["Ngāti 🙂"]})
    with pytest.raises(LettersMissing) as refused:
        check_letters(document_of(plan))
    assert refused.value.found == (
        ("ש", "Stage 1, Inform"),
        ("ל", "Stage 1, Inform"),
        ("ו", "Stage 1, Inform"),
        ("ם", "Stage 1, Inform"),
        ("学", "Stage 1, Consult"),
        ("习", "Stage 1, Consult"),
        ("🙂", "Stage 1, Participate"),
    )


def test_a_letter_missing_in_the_name_of_a_stage_is_found_there() -> None:
    with pytest.raises(LettersMissing) as refused:
        check_letters(document_of(one_stage({"Inform": ["学"]}, stage="Bilan 学")))
    assert refused.value.found == (("学", "Bilan 学"),)


@pytest.mark.parametrize("text", ["Ngāti Whātua Ōrākei", "Участники", "xʷməθkʷəy̓əm", "10\u202f000\u00a0$", "a\u200bb"])
def test_a_document_of_letters_that_the_face_has_is_let_pass(text: str) -> None:
    check_letters(document_of(one_stage({"Inform": [text]})))
