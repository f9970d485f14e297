# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The embedded face: how wide letters are, and which of them it can set."""

import pytest

from app.errors import LettersMissing
from app.exports.faces import check_letters, drawable, face, runs, visible
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
def test_letters_of_the_face_stand_for_themselves(letter: str) -> None:
    for style in ("sans", "serif"):
        assert face(style).sets_simply(letter)
        assert face(style, bold=True).sets_simply(letter)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Survey, Участники, Θεωρία", [("LiberationSans-Regular", "Survey, Участники, Θεωρία")]),
        ("ᐃᓄᒃ survey", [("NotoSansCanadianAboriginal-Regular", "ᐃᓄᒃ "), ("LiberationSans-Regular", "survey")]),
        ("כל", [("LiberationSans-Regular", "כל")]),
        ("كل", [("NotoNaskhArabic-Regular", "كل")]),
        ("参与 참여 評価", [("DroidSansFallback", "参与 참여 評価")]),
        (
            "Sx̱w a\ufe0f",
            [("LiberationSans-Regular", "S"), ("LiberationSans-Regular", "x̱"), ("LiberationSans-Regular", "w a")],
        ),
        ("e\u2011mail", [("LiberationSans-Regular", "e\u2010mail")]),
    ],
)
def test_a_text_is_cut_into_runs_by_the_faces_that_have_its_letters(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.name, run) for each, run in runs(drawable(text), "sans", bold=False)] == found


def test_a_letter_stays_with_its_marks() -> None:
    (run,) = runs("ə̓", "serif", bold=True)
    assert (run[0].name, run[1]) == ("LiberationSerif-Bold", "ə̓")


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert visible("micro\u00adcre\u200bdential\u200d\u200e \ufeffĀ") == "microcredential Ā"
    assert visible("plain") == "plain"


def test_signs_that_people_do_see_are_kept() -> None:
    assert visible("\u06dd\u0600") == "\u06dd\u0600"


def test_letters_missing_are_named_each_with_its_first_place() -> None:
    plan = one_stage({"Inform": ["กข"], "Consult": ["अ Survey क", "अ"], "Participate": ["Ngāti 🙂"]})
    with pytest.raises(LettersMissing) as refused:
        check_letters(document_of(plan))
    assert refused.value.found == (
        ("ก", "Stage 1, Inform"),
        ("ข", "Stage 1, Inform"),
        ("अ", "Stage 1, Consult"),
        ("क", "Stage 1, Consult"),
        ("🙂", "Stage 1, Participate"),
    )


def test_a_letter_missing_in_the_name_of_a_stage_is_found_there() -> None:
    with pytest.raises(LettersMissing) as refused:
        check_letters(document_of(one_stage({"Inform": ["अ"]}, stage="Bilan अ")))
    assert refused.value.found == (("अ", "Bilan अ"),)


@pytest.mark.parametrize(
    "text", ["Ngāti Whātua Ōrākei", "Участники", "xʷməθkʷəy̓əm", "10\u202f000\u00a0$", "a\u200bb", "A\ufe0f e\u2011f"]
)
def test_a_document_of_letters_that_the_face_has_is_let_pass(text: str) -> None:
    check_letters(document_of(one_stage({"Inform": [text]})))
