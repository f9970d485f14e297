# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Text for a portal: the published example word for word, in three lengths and two languages."""

import pytest

from app import operations as do
from app.exports.portal_text import LENGTHS, Length, PortalOptions, measure, portal_text
from app.models.new import new_plan
from app.models.plan import Plan
from tests.builders import done

LONG_EN = (
    "Learners are involved in all six stages of this project (levels of involvement after Bovill, 2017). In Needs"
    " Assessment, six learners are consulted in a focus group. In Curriculum Design, two learners participate as"
    " members of the design team. In Curriculum Development, two learners participate as pilot testers. In Marketing"
    " and Promotion, 25 learners are consulted through surveys. The institution decides. In Learning Recognition, six"
    " learners are consulted in a focus group. In Alumni Community, all learners are informed. Partnership: Alumni and"
    " institution design and administer an alumni community together. The stage is co-led."
)
LONG_FR = (
    "Les personnes apprenantes ont un rôle dans les six étapes du projet (niveaux de participation d'après Bovill,"
    ' 2017). À l\'étape "Analyse des besoins", six personnes apprenantes donnent leur avis dans un groupe de'
    ' discussion. À l\'étape "Conception du programme", deux personnes apprenantes prennent part aux travaux comme'
    " membres de l'équipe de conception. À l'étape \"Élaboration du contenu\", deux personnes apprenantes prennent part"
    " aux travaux lors d'essais pilotes. À l'étape \"Marketing et promotion\", 25 personnes apprenantes donnent leur"
    " avis au moyen de sondages. L'établissement décide. À l'étape \"Reconnaissance des apprentissages\", six personnes"
    ' apprenantes donnent leur avis dans un groupe de discussion. À l\'étape "Communauté des anciennes et anciens",'
    " l'ensemble des personnes apprenantes reçoit l'information. Partenariat : Les anciennes et anciens et"
    " l'établissement conçoivent et gèrent ensemble cette communauté. La décision est partagée."
)
MEDIUM_EN = """\
Needs Assessment: Consult - Focus group (n=6).
Curriculum Design: Participate - Member of design team (n=2).
Curriculum Development: Participate - Pilot testers (n=2).
Marketing and Promotion: Consult - Surveys (n=25). Control: Institution.
Learning Recognition: Consult - Focus group (n=6).
Alumni Community: Inform - All learners; Partnership - Alumni and institution design and administer an alumni\
 community together. Control: Co-led."""
MEDIUM_FR = """\
Analyse des besoins : Consulter - Groupe de discussion (n=6).
Conception du programme : Faire participer - Membre de l'équipe de conception (n=2).
Élaboration du contenu : Faire participer - Essais pilotes (n=2).
Marketing et promotion : Consulter - Sondages (n=25). Décision : Établissement.
Reconnaissance des apprentissages : Consulter - Groupe de discussion (n=6).
Communauté des anciennes et anciens : Informer - L'ensemble des personnes apprenantes; Partenariat - Les anciennes\
 et anciens et l'établissement conçoivent et gèrent ensemble cette communauté. Décision : Partagée."""
SHORT_EN = (
    "Inform: Alumni Community (all). Consult: Needs Assessment (n=6), Marketing and Promotion (n=25), Learning"
    " Recognition (n=6). Participate: Curriculum Design (n=2), Curriculum Development (n=2). Partnership: Alumni"
    " Community. Control: Marketing and Promotion, Institution; Alumni Community, Co-led."
)
SHORT_FR = (
    "Informer : Communauté des anciennes et anciens (ensemble). Consulter : Analyse des besoins (n=6), Marketing et"
    " promotion (n=25), Reconnaissance des apprentissages (n=6). Faire participer : Conception du programme (n=2),"
    " Élaboration du contenu (n=2). Partenariat : Communauté des anciennes et anciens. Décision : Marketing et"
    " promotion, Établissement; Communauté des anciennes et anciens, Partagée."
)


def example(language: str = "en-CA") -> Plan:
    return done(new_plan(language), do.fill_from_template, key="table-1")


@pytest.mark.parametrize(
    ("language", "length", "expected", "characters"),
    [
        ("en-CA", "long", LONG_EN, 636),
        ("en-CA", "medium", MEDIUM_EN, 443),
        ("en-CA", "short", SHORT_EN, 296),
        ("fr-CA", "long", LONG_FR, 952),
        ("fr-CA", "medium", MEDIUM_FR, 587),
        ("fr-CA", "short", SHORT_FR, 397),
    ],
)
def test_the_published_example(language: str, length: Length, expected: str, characters: int) -> None:
    text = portal_text(example(language), length, PortalOptions()).text
    assert text == expected
    assert measure(text).characters == characters


def test_words_are_counted() -> None:
    assert measure(LONG_EN).words == 94
    assert measure("One - two.\n\nThree…") == (20, 3)


EXPLAINED_EN = (
    "Inform: the group is told. Consult: it gives its views and the institution weighs them. Participate: it works"
    " with the team and the institution decides. Partnership: both decide together."
)
EXPLAINED_FR = (
    "Informer : le groupe reçoit l'information. Consulter : il donne son avis et l'établissement en tient compte."
    " Faire participer : il travaille avec l'équipe et l'établissement décide. Partenariat : les deux décident"
    " ensemble."
)


@pytest.mark.parametrize(("language", "expected", "size"), [("en", EXPLAINED_EN, 187), ("fr", EXPLAINED_FR, 223)])
@pytest.mark.parametrize("length", LENGTHS)
def test_levels_are_explained_on_wish(length: Length, language: str, expected: str, size: int) -> None:
    text = portal_text(example(f"{language}-CA"), length, PortalOptions(explain=True))
    (explained,) = [sentence.text for sentence in text.sentences if sentence.key == "explain"]
    assert explained == expected
    assert len(explained) == size
