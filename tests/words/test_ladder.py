# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The ladder in words."""

import pytest

from app.models.rows import RUNGS
from app.words import ladder

TOP, BOTTOM = "They decide the curriculum", "The instructor decides"


def test_every_rung_has_words_from_the_top_down() -> None:
    assert tuple(ladder.rungs("en-CA")) == RUNGS


@pytest.mark.parametrize(
    ("now", "target", "said"),
    [
        ("", "", ""),
        ("learners-decide", "", TOP),
        ("", "instructor-decides", BOTTOM),
        ("instructor-decides", "learners-decide", f"From “{BOTTOM}” to “{TOP}”: seven rungs up."),
        ("learners-decide", "instructor-decides", f"From “{TOP}” to “{BOTTOM}”: seven rungs down."),
        ("learners-decide", "learners-decide", f"{TOP}: it stays on the same rung."),
    ],
)
def test_how_far_apart_two_rungs_are(now: str, target: str, said: str) -> None:
    assert ladder.told(now, target, "en-CA") == said
