# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is offered from the words of an entry, and what is better left alone."""

import pytest

from app.models.groups import known_group, learners
from app.models.offers import group_offered, number_offered
from app.models.rows import Group, Involvement

LEARNERS = learners(group_id="l", rank="1", language="en")
EMPLOYERS = known_group("Employers", group_id="e", rank="2", language="en") or LEARNERS
APPRENANTS = Group(id="a", rank="1", name="Apprenants", one="apprenant", several="apprenants")
ENTRY = Involvement(id="i", stage_id="s", level_id="v", group_id="l", rank="1", activity="Survey")


@pytest.mark.parametrize(
    ("text", "number", "activity"),
    [
        ("Focus group with 6 learners", 6, "Focus group"),
        ("Interviews, for 12 adult learners", 12, "Interviews"),
        ("Survey of 1,200 LEARNERS", 1200, "Survey"),
        ("8 participants", 8, ""),
        ("6 learners in a focus group", 6, "6 learners in a focus group"),
    ],
)
def test_a_number_of_people_is_offered(text: str, number: int, activity: str) -> None:
    assert number_offered(ENTRY, text, LEARNERS) == (number, activity)


def test_a_number_in_french() -> None:
    assert number_offered(ENTRY, "Groupe de discussion avec 6 apprenants", APPRENANTS) == (6, "Groupe de discussion")


@pytest.mark.parametrize(
    "text",
    [
        "Survey",
        "Survey in 2025",
        "Focus group with 6 employers",
        "Focus group with 6 to 8 learners",
        "2 focus groups with 6 learners",
        "Focus group with about 6 learners",
        "Focus group with at least 6 learners",
        "Course B2 learners",
        "6 learnersʼ stories",
        "Survey of 1,234,567,890 learners",
    ],
)
def test_no_number_is_offered(text: str) -> None:
    assert number_offered(ENTRY, text, LEARNERS) is None


def test_no_number_is_offered_where_there_is_a_count() -> None:
    counted = Involvement(id="i", stage_id="s", level_id="v", group_id="l", rank="1", count_kind="all")
    assert number_offered(counted, "Focus group with 6 learners", LEARNERS) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff: Survey", "Staff"),
        ("Équipe : Atelier", "Équipe"),
        ("Métis Nation B.C.: Workshop (n=6)", "Métis Nation B.C."),
        ("employers: Survey", ""),
        ("All staff: newsletter", ""),
        ("https://example.org", ""),
        ("Step 2: Survey", ""),
        ("Staff:", ""),
        ("Survey", ""),
        ("What we heard from the people who came to the open house: they liked it", ""),
    ],
)
def test_a_name_before_a_colon_is_offered_as_a_group(text: str, name: str) -> None:
    assert group_offered(text, (LEARNERS, EMPLOYERS)) == name
