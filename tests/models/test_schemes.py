# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The questions that lead to a level."""

import pytest

from app.models.schemes import level_that_fits


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ([], ""),
        ([False], "inform"),
        ([True], ""),
        ([True, False], "consult"),
        ([True, True, False], "participate"),
        ([True, True, True], "partnership"),
    ],
)
def test_answers_lead_to_a_level(answers: list[bool], level: str) -> None:
    assert level_that_fits(answers) == level
