# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Activities that the program knows how to say."""

import pytest

from app.models.activities import manner
from app.models.ideas import ideas_for
from app.models.rows import STAGE_KINDS
from app.shipped import shipped_data


@pytest.mark.parametrize(
    ("typed", "several", "english", "french"),
    [
        ("Focus group", True, "in a focus group", "dans un groupe de discussion"),
        ("focus  GROUPS", False, "in focus groups", "dans des groupes de discussion"),
        ("Survey.", True, "through a survey", "au moyen d’un sondage"),
        ("Sondages", True, "through surveys", "au moyen de sondages"),
        ("Questionnaire", True, "through a questionnaire", "au moyen d’un questionnaire"),
        ("Interviews", True, "in interviews", "en entrevue"),
        ("Workshop", True, "in a workshop", "en atelier"),
        ("Member of design team", True, "as members of the design team", "comme membres de l’équipe de conception"),
        ("Members of design team", False, "as a member of the design team", "comme membre de l’équipe de conception"),
        ("Comite consultatif", True, "", ""),
        ("L'atelier", True, "", ""),
        ("Essai d'un prototype", True, "in a prototype test", "lors d’un essai du prototype"),
        ("Pilot testers", True, "as pilot testers", "lors d’essais pilotes"),
        ("Advisory committee", True, "on an advisory committee", "au sein d’un comité consultatif"),
        ("Prototype test", True, "in a prototype test", "lors d’un essai du prototype"),
        ("Sharing circle", True, "", ""),
        ("", True, "", ""),
    ],
)  # fmt: skip
def test_a_known_activity_is_a_phrase(typed: str, several: bool, english: str, french: str) -> None:
    assert manner(typed, "en-CA", several_people=several) == english
    assert manner(typed, "fr-CA", several_people=several) == french


def test_france_has_its_own_word_for_an_interview() -> None:
    assert manner("Entrevue", "fr-FR", several_people=True) == "en entretien"
    assert manner("Entretien", "fr-CA", several_people=True) == "en entrevue"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_idea_can_be_said(language: str) -> None:
    ideas = {idea.text for kind in STAGE_KINDS for idea in ideas_for(kind, language)}
    assert len(ideas) == 32
    for idea in ideas:
        for said_in in ("en-CA", "fr-CA"):
            assert manner(idea, said_in, several_people=True), idea


def test_phrases_are_words_inside_a_sentence() -> None:
    for data in shipped_data("activities.json"):
        assert data["follows"] in ("typed", "people")
        for language in ("en", "fr"):
            assert data[language]["one"]
            for phrase in data[language]["say"]:
                assert phrase[0].islower()
                assert phrase == phrase.strip(" .")
                assert "'" not in phrase
