# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every refusal has its sentence: what is wrong, and what to do."""

import inspect
from pathlib import Path
from typing import get_args

import pytest

from app import errors
from app.errors import (
    CannotImport,
    CannotOpen,
    CannotWrite,
    ImportReason,
    OpenReason,
    UnknownChoice,
    UserError,
    WriteReason,
)
from app.words.errors import sentence, unexpected

# UX §3: words that nobody is to read.
NEVER = {"invalid", "error", "schema", "database", "merge", "conflict", "working copy", "uuid", "revision", "traceback"}
PLAN = Path("folder") / "Welding.pplan"

EXAMPLES: list[UserError] = [
    *(CannotOpen(PLAN, reason) for reason in get_args(OpenReason)),
    CannotOpen(PLAN, "newer", made_with="9.0"),
    *(CannotWrite(PLAN, reason, detail="No such device") for reason in get_args(WriteReason)),
    *(CannotImport(Path("folder") / "plan.docx", reason) for reason in get_args(ImportReason)),
    *(CannotImport(None, reason) for reason in ("no-table", "too-large")),
    *(UnknownChoice(kind, "x", ("a", "b")) for kind in ("template", "group", "format", "choice", "table")),
    errors.PlanInUse("Anna", "DESK-7", "2026-01-05T10:00:00+00:00"),
    errors.PlanInUse("", "", ""),
    errors.VersionUnreadable(),
    *(errors.NotATemplate(PLAN, reason) for reason in ("foreign", "newer", "wrong")),
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
        "The PDF can't show 学 (in “Needs Assessment, Consult”)."
        " So that no word is lost, no PDF is made: write this in other letters, or export to Excel."
    )


def test_letters_are_named_together_and_many_are_counted() -> None:
    found = [(letter, "Design, Consult") for letter in "学生の声を聞く"]
    assert sentence(errors.LettersMissing(found), "en-CA") == (
        "The PDF can't show these letters: 学 生 の 声 を 聞 く (the first is in “Design, Consult”)."
        " So that no word is lost, no PDF is made: write this in other letters, or export to Excel."
    )
    many = [(chr(0x4E00 + number), "x" * 300) for number in range(200)]
    text = sentence(errors.LettersMissing(many), "en-CA")
    assert " and 188 others " in text
    assert " and 1 other " in sentence(errors.LettersMissing(many[:13]), "en-CA")
    assert len(text) < 300


def test_letters_that_nothing_shows_have_a_number_and_marks_a_ring() -> None:
    text = sentence(errors.LettersMissing([("\ue000", "Design"), ("\u0e34", "Design"), ("\u20d7", "Design")]), "en-CA")
    assert "these letters: U+E000 \u0e34 ◌\u20d7 (" in text


def test_a_fault_of_ours_is_told_without_a_traceback() -> None:
    assert unexpected("KeyError", "en-CA") == (
        "Something went wrong inside the program (KeyError). Your files are as they were. Please report it."
    )
