# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The schemes that ship, and which level of one becomes which of another."""

import pytest

from app.models.groups import learners
from app.models.rows import Group
from app.models.schemes import SCHEMES, level_that_fits, same_depth, shipped_scheme, suggested
from app.models.wording import read_typed

LEVELS = {
    "bovill-2017": "inform consult participate partnership",
    "iap2": "inform consult involve collaborate empower",
    "oda-1995": "inform consult partnership control",
}
BECOMES = {
    ("bovill-2017", "iap2"): "inform consult involve collaborate",
    ("bovill-2017", "oda-1995"): "inform consult partnership partnership",
    ("iap2", "bovill-2017"): "inform consult participate partnership partnership",
    ("iap2", "oda-1995"): "inform consult partnership partnership control",
    ("oda-1995", "bovill-2017"): "inform consult partnership partnership",
    ("oda-1995", "iap2"): "inform consult collaborate empower",
}


@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("key", SCHEMES)
def test_levels(key: str, language: str) -> None:
    found = shipped_scheme(key, language)
    assert " ".join(level.key for level in found.levels) == LEVELS[key]
    assert all(level.name and level.gloss and level.definition for level in found.levels)
    assert all((found.name, found.short, found.about, found.credit))
    assert (found.credit == shipped_scheme(key, "en-CA").credit) == (language == "en-CA")


@pytest.mark.parametrize(("old", "new"), BECOMES)
def test_what_becomes_of_levels_that_are_known(old: str, new: str) -> None:
    assert " ".join(suggested(LEVELS[old].split(), shipped_scheme(new, "en"))) == BECOMES[old, new]


def test_levels_that_are_not_known_go_by_their_depth() -> None:
    assert suggested(["", "", ""], shipped_scheme("iap2", "en")) == ["inform", "involve", "empower"]
    assert suggested(["", "participate"], shipped_scheme("bovill-2017", "en")) == ["inform", "participate"]


def test_the_same_depth() -> None:
    assert [same_depth(place, 4, 5) for place in range(4)] == [0, 1, 3, 4]
    assert [same_depth(place, 5, 4) for place in range(5)] == [0, 1, 1, 2, 3]
    assert [same_depth(place, 3, 1) for place in range(3)] == [0, 0, 0]
    assert same_depth(0, 1, 4) == 0


def test_the_whole_group_of_the_french_example_is_read_as_such() -> None:
    group: Group = learners(group_id="learners", rank="V", language="fr-CA")
    words = read_typed("L’ensemble des personnes apprenantes", groups=[group], group=group, language="fr-CA")
    assert (words.count_kind, words.group_id) == ("all", "learners")


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
