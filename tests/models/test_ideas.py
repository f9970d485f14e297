# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The ideas that ship, as DOMAIN lists them, and the search in them."""

import pytest

from app.models.groups import learners
from app.models.ideas import Idea, ideas_for, search
from app.models.rows import GROUP_KINDS, STAGE_KINDS
from app.models.schemes import DEFAULT_SCHEME, scheme
from app.models.wording import read_typed
from app.shipped import shipped_data

METHODS = [
    ("Survey", "consult"),
    ("Interview", "consult"),
    ("Focus group", "consult"),
    ("Advisory committee", "consult"),
    ("Workshop", "participate"),
    ("Prototype test", "consult"),
    ("Co-design sprint", "participate"),
    ("Liberating structures", ""),
    ("Design-thinking sessions", "participate"),
]


def test_a_stage_has_its_own_ideas_before_those_for_any_stage() -> None:
    found = [(idea.text, idea.level) for idea in ideas_for("recognition", "en-CA")]
    assert found == [
        ("Explaining micro-credentials to employers", ""),
        ("Showing the credential to one’s own employer", ""),
        ("Sharing the credential publicly", ""),
        ("Session on presenting one’s record to employers", "inform"),
        *METHODS,
    ]


@pytest.mark.parametrize("kind", ["approval", "assessment", "other"])
def test_where_there_is_no_idea_of_its_own_the_methods_are_there(kind: str) -> None:
    assert [(idea.text, idea.level) for idea in ideas_for(kind, "en")] == METHODS


def test_what_the_sources_leave_open_is_suggested_as_agreed() -> None:
    levels = {idea.text: idea.level for kind in STAGE_KINDS for idea in ideas_for(kind, "en")}
    assert levels["Trying out a prototype course and its materials"] == "consult"
    assert levels["Teaching part of the course"] == "participate"
    assert levels["Testimonial"] == levels["Showing the credential to one’s own employer"] == ""


def test_the_data_fit_the_program() -> None:
    keys = {level.key for level in scheme(DEFAULT_SCHEME, "en")[1]}
    for data in shipped_data("ideas.json"):
        assert set(data) <= {"kinds", "level", "group", "text"}
        assert set(data["text"]) == {"en", "fr"}
        assert set(data.get("kinds", ())) <= set(STAGE_KINDS)
        assert data.get("level", "consult") in keys
        assert data.get("group", "learners") in GROUP_KINDS


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_idea_is_an_activity_as_it_stands(language: str) -> None:
    group = learners(group_id="g", rank="a", language=language)
    texts = {idea.text for kind in STAGE_KINDS for idea in ideas_for(kind, language)}
    assert len(texts) == len(shipped_data("ideas.json"))
    for text in texts:
        assert read_typed(text, groups=[group], group=group, language=language).activity == text


def test_the_search_ignores_case_and_accents_and_takes_words_in_any_order() -> None:
    ideas = (Idea("Étude de cas", ""), Idea("Mise à l’essai", ""), Idea("Coût", ""))
    assert search(ideas, "CAS etude") == ideas[:1]
    assert search(ideas, "l'essai") == ideas[1:2]
    assert search(ideas, "cout") == ideas[2:]
    assert search(ideas, " ") == ideas
    assert search(ideas, "prix") == ()
