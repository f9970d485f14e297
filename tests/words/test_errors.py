# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every refusal has its sentence: what is wrong, and what to do."""

import inspect
from pathlib import Path
from typing import get_args

import pytest

from app import errors
from app.errors import CannotOpen, CannotWrite, OpenReason, UnknownChoice, UserError, WriteReason
from app.words.errors import sentence, unexpected

# UX §3: words that nobody is to read.
NEVER = {"invalid", "error", "schema", "database", "merge", "conflict", "working copy", "uuid", "revision", "traceback"}
PLAN = Path("folder") / "Welding.pplan"

EXAMPLES: list[UserError] = [
    *(CannotOpen(PLAN, reason) for reason in get_args(OpenReason)),
    CannotOpen(PLAN, "newer", made_with="9.0"),
    *(CannotWrite(PLAN, reason, detail="No such device") for reason in get_args(WriteReason)),
    *(UnknownChoice(kind, "x", ("a", "b")) for kind in ("template", "group", "format", "choice")),
    errors.NotFound("stages", "s"),
    errors.TextTooLong("name", 301, 300),
    errors.NumberOutOfRange("text_size", 6, 9, 24),
    errors.NotANumber("return_rate", "ten"),
    errors.LastGroup(),
    errors.NameNeeded(),
    errors.OtherPlan(),
    errors.NoScreen(),
    errors.PageTooSmall(),
    errors.LettersMissing([("学", "Needs Assessment, Consult")]),
    errors.CellTooLong("Needs Assessment, Consult", 40_000, 32_767),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: f"{type(error).__name__} {error}")
def test_a_sentence(error: UserError) -> None:
    text = sentence(error, "en-CA")
    assert text[0].isupper() or text[0] in "“"
    assert text.endswith(".")
    assert "{" not in text
    assert not {word for word in NEVER if word in text.lower()}


def test_no_refusal_is_without_one() -> None:
    kinds = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, UserError) and kind is not UserError
    }
    assert kinds == {type(error) for error in EXAMPLES}


def test_some_in_full() -> None:
    assert sentence(CannotOpen(PLAN, "newer", made_with="9.0"), "en-CA") == (
        "“Welding.pplan” was made with a newer Participation Planner (9.0; this is 0.1.0)."
        " Ask for the newer program, or for a PDF. The file was not changed."
    )
    assert sentence(errors.LettersMissing([("学", "Needs Assessment, Consult")]), "en-CA") == (
        "The PDF's typeface has no letter for 学 (U+5B66) in “Needs Assessment, Consult”."
        " Nothing was written, so that no word is lost. Write it in other letters, or export to Excel."
    )


def test_many_letters_are_counted() -> None:
    found = [(letter, "Design, Consult") for letter in "学生の声を聞く"]
    assert "2 more letters." in sentence(errors.LettersMissing(found), "en-CA")
    assert "1 more letter." in sentence(errors.LettersMissing(found[:6]), "en-CA")


def test_a_fault_of_ours_is_told_without_a_traceback() -> None:
    assert unexpected("KeyError", "en-CA") == (
        "Something went wrong inside the program (KeyError). Your files are as they were. Please report it."
    )
