# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is told about a damaged file."""

from typing import get_args

from app.models.mending import MendKind
from app.models.rows import TABLES
from app.words.salvage import headline, lines, offer, stand_in, title

COUNTS = dict.fromkeys(TABLES, (3, 3))


def test_the_headline() -> None:
    assert headline("Welding.pplan", {"involvements": (31, 34)}, "en-CA") == (
        "“Welding.pplan” is damaged: 31 of 34 entries can be read. The file was not changed."
    )
    assert headline("a", {"involvements": (0, 1)}, "en-CA") == (
        "“a” is damaged: 0 of 1 entry can be read. The file was not changed."
    )
    assert headline("a", {"involvements": (1, None)}, "en-CA") == (
        "“a” is damaged: 1 entry can be read, and it cannot be told how many there were. The file was not changed."
    )
    assert offer("en-CA") == "Open what can be read as a new plan"


def test_a_title_says_what_the_plan_is_and_still_fits() -> None:
    assert title("Welding", "en-CA") == "Welding (what could be read)"
    assert title("", "en-CA") == "Plan (what could be read)"
    assert len(title("x" * 300, "en-CA")) == 300


def test_every_alteration_has_its_line() -> None:
    for kind in get_args(MendKind):
        counts = {**COUNTS, "stages": (2, None)}
        text = lines(counts, [(kind, "stages", "name", 2)], digest_matches=False, language="en-CA")[0]
        assert text.startswith("Stages: 2 ")
        assert text.endswith(".")
        assert "{" not in text
        assert ("“Name”" in text) == (kind in ("emptied", "cut", "led"))


def test_every_table_has_a_name_for_its_rows() -> None:
    for table in TABLES:
        text = lines({**COUNTS, table: (2, 3)}, [], digest_matches=False, language="en-CA")[0]
        assert text.endswith(": 2 of 3 can be read.")
        assert "_" not in text
        assert text[0].isupper()


def test_what_the_numbers_say_is_said_once() -> None:
    counts = {**COUNTS, "stages": (2, 3)}
    told = lines(counts, [("unread", "stages", "", 1)], digest_matches=False, language="en-CA")
    assert told[0] == "Stages: 2 of 3 can be read."
    assert len(told) == 2


def test_a_row_that_stands_in_says_so() -> None:
    names = [stand_in(table, 2, "en-CA") for table in ("stages", "levels", "groups", "answers")]
    assert names == ["Found again 2", "Unknown level 2", "Unknown group 2", "Found again 2"]


def test_what_is_left_out_says_what_was_lost() -> None:
    told = [lines(COUNTS, [("dropped", table, "", 2)], digest_matches=False, language="en-CA")[0]
            for table in ("control_parties", "answer_stages")]  # fmt: skip
    assert told == [
        "Groups that decide: 2 left out, because the stage is lost.",
        "Stages that an answer is about: 2 left out, because what they belong to is lost.",
    ]
