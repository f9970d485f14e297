# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Text for a portal: the published example word for word, in three lengths and two languages."""

from dataclasses import dataclass

import pytest

from app import operations as do
from app.exports.portal_text import (
    LENGTHS,
    Length,
    Overrun,
    PortalOptions,
    fits,
    measure,
    overrun,
    part_text,
    portal_text,
    with_edits,
)
from tests.builders import blank, done
from tests.exports.portal_plans import example, one_entry, two_groups

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


BY_GROUP_EN = """\
Learners will be involved in both stages of this project (levels of involvement after Bovill, 2017). Employers will be\
 involved in one of two stages of this project. The Chamber of Commerce will be involved in one of two stages of this\
 project.
Learners: In Needs, 25 learners will be consulted through surveys. In Design, one learner will participate as a member\
 of the design team.
Employers: In Needs, eight employers will be consulted in interviews.
Chamber of Commerce: In Design, the Chamber of Commerce will work in partnership with the institution (Sharing circle).
In Needs, employers will decide. The stage Design will be co-led by the institution, learners and the Chamber of\
 Commerce."""
BY_GROUP_FR = """\
Les personnes apprenantes ont un rôle dans les deux étapes du projet (niveaux de participation d'après Bovill, 2017).\
 Les employeurs ont un rôle dans une des deux étapes du projet. La Chambre de commerce a un rôle dans une des deux\
 étapes du projet.
Personnes apprenantes : À l'étape "Besoins", 25 personnes apprenantes donnent leur avis au moyen de sondages. À l'étape\
 "Conception", 1 personne apprenante prend part aux travaux comme membre de l'équipe de conception.
Employeurs : À l'étape "Besoins", huit employeurs donnent leur avis en entrevue.
Chambre de commerce : À l'étape "Conception", la Chambre de commerce décide avec l'établissement (Cercle de partage).
À l'étape "Besoins", les employeurs décident. À l'étape "Conception", la décision est partagée entre l'établissement,\
 les personnes apprenantes et la Chambre de commerce."""
BY_STAGE_EN = (
    "Learners were involved in both stages of this project (levels of involvement after Bovill, 2017). Employers were"
    " involved in one of two stages of this project. The Chamber of Commerce was involved in one of two stages of this"
    " project. In Needs, 25 learners were consulted through surveys. In the same stage, eight employers were consulted"
    " in interviews. Employers decided. In Design, one learner participated as a member of the design team. In the same"
    " stage, the Chamber of Commerce worked in partnership with the institution (Sharing circle). The stage was co-led"
    " by the institution, learners and the Chamber of Commerce."
)


def test_several_groups_by_stage_and_by_group() -> None:
    plan = two_groups()
    assert portal_text(plan, "long", PortalOptions(tense="done")).text == BY_STAGE_EN
    assert portal_text(plan, "long", PortalOptions(by="group", tense="planned")).text == BY_GROUP_EN
    assert portal_text(two_groups("fr-CA"), "long", PortalOptions(by="group")).text == BY_GROUP_FR


def test_several_groups_in_brief() -> None:
    plan = two_groups()
    assert portal_text(plan, "medium", PortalOptions()).text.split("\n") == [
        "Needs: Consult - Learners: Surveys (n=25); Consult - Employers: Interviews (n=8). Control: Employers.",
        "Design: Participate - Learners: Member of design team (n=1); Partnership - Chamber of Commerce: Sharing"
        " circle. Control: Co-led with Learners and Chamber of Commerce.",
    ]
    assert portal_text(plan, "medium", PortalOptions(by="group", plain=False)).text.split("\n") == [
        "•\u00a0Learners: Needs: Consult – Surveys (n=25). Design: Participate – Member of design team (n=1).",
        "•\u00a0Employers: Needs: Consult – Interviews (n=8).",
        "•\u00a0Chamber of Commerce: Design: Partnership – Sharing circle.",
        "•\u00a0Control: Needs, Employers; Design, Co-led with Learners and Chamber of Commerce.",
    ]
    assert portal_text(plan, "short", PortalOptions()).text == (
        "Consult: Needs (Learners, n=25; Employers, n=8). Participate: Design (Learners, n=1). Partnership: Design"
        " (Chamber of Commerce). Control: Needs, Employers; Design, Co-led with Learners and Chamber of Commerce."
    )
    assert portal_text(plan, "short", PortalOptions(by="group")).text.split("\n") == [
        "Learners: Consult: Needs (n=25). Participate: Design (n=1).",
        "Employers: Consult: Needs (n=8).",
        "Chamber of Commerce: Partnership: Design.",
        "Control: Needs, Employers; Design, Co-led with Learners and Chamber of Commerce.",
    ]


def test_one_group_alone_and_what_concerns_it() -> None:
    plan = two_groups()
    employers = next(group.id for group in plan.groups if group.name == "Employers")
    assert portal_text(plan, "long", PortalOptions(groups=(employers,))).text == (
        "Employers are involved in one of two stages of this project (levels of involvement after Bovill, 2017). In"
        " Needs, eight employers are consulted in interviews. Employers decide."
    )
    assert portal_text(plan, "medium", PortalOptions(groups=(employers,))).text == (
        "Needs: Consult - Interviews (n=8). Control: Employers."
    )


def test_one_stage_alone_still_counts_among_all() -> None:
    plan = example()
    text = portal_text(plan, "long", PortalOptions(stages=(plan.stages[3].id,)))
    assert text.text == (
        "Learners are involved in all six stages of this project (levels of involvement after Bovill, 2017). In"
        " Marketing and Promotion, 25 learners are consulted through surveys. The institution decides."
    )
    assert [part_text(part)[:12] for part in text.parts] == ["Learners are", "In Marketing"]
    assert {sentence.stage_id for sentence in text.parts[1]} == {plan.stages[3].id}


def test_a_group_that_takes_part_elsewhere_is_not_spoken_of() -> None:
    plan = two_groups()
    text = portal_text(plan, "medium", PortalOptions(stages=(plan.stages[1].id,), groups=(plan.groups[1].id,)))
    assert text.parts == ()
    text = portal_text(plan, "long", PortalOptions(stages=(plan.stages[1].id,)))
    assert "Employers are" not in text.text
    assert text.text.startswith("Learners are involved in both stages")


def test_a_stage_where_nobody_takes_part_says_who_decides() -> None:
    plan = done(one_entry(1, "Tour"), do.add_stage, name="Approval")
    plan = done(plan, do.set_control, stage_id=plan.stages[1].id, control="institution")
    assert portal_text(plan, "long", PortalOptions()).text.endswith("(Tour). In Approval, the institution decides.")
    assert portal_text(plan, "medium", PortalOptions()).text.endswith("Tour.\nApproval: Control - Institution.")
    assert portal_text(plan, "medium", PortalOptions(language="fr")).text.endswith(
        "Tour.\nApproval : Décision - Établissement."
    )


@pytest.mark.parametrize("length", LENGTHS)
def test_a_plan_that_says_nothing_makes_no_text(length: Length) -> None:
    for plan in (blank(), done(blank(), do.add_stage, name="Design")):
        assert portal_text(plan, length, PortalOptions(explain=True, details=True)).parts == ()
        assert portal_text(plan, length, PortalOptions(by="group")).text == ""


def test_typographic_signs_on_wish() -> None:
    french = portal_text(example("fr-CA"), "long", PortalOptions(plain=False)).text
    assert "À l’étape «\u00a0Analyse des besoins\u00a0», six" in french
    assert "Partenariat\u00a0: Les anciennes et anciens et l’établissement" in french


def test_a_plan_of_one_language_told_in_the_other() -> None:
    text = portal_text(example(), "long", PortalOptions(language="fr")).text
    assert text.startswith("Les personnes apprenantes ont un rôle dans les six étapes du projet")
    assert (
        'À l\'étape "Marketing and Promotion", 25 personnes apprenantes donnent leur avis au moyen de sondages' in text
    )
    assert portal_text(example("fr-CA"), "short", PortalOptions(language="en-CA")).text.startswith(
        "Inform: Communauté des anciennes et anciens (all). Consult: Analyse des besoins (n=6)"
    )


def test_the_longest_that_fits() -> None:
    plan = example()
    assert [fits(plan, PortalOptions(), limit) for limit in (636, 635, 443, 442, 296, 295)] == [
        "long",
        "medium",
        "medium",
        "short",
        "short",
        None,
    ]
    assert overrun(plan, "short", PortalOptions(), 248) == Overrun(48, "Alumni Community")
    assert overrun(plan, "short", PortalOptions(), 296) is None
    assert overrun(one_entry(1, "Tour"), "long", PortalOptions(), 5) == Overrun(136, "Design")


def test_letters_beyond_the_basic_plane_count_as_forms_count_them() -> None:
    assert measure("é 🙂") == (4, 1)


@dataclass(frozen=True)
class Edit:
    said: str
    text: str


def test_rewritten_sentences_stand_in_place_of_ours() -> None:
    plan = one_entry(1, "Tour (n=6)")
    (entry,) = plan.involvements()
    key, said = f"entry:{entry.id}", "In Design, six learners are consulted (Tour)."
    text = portal_text(plan, "long", PortalOptions())
    assert (text.sentences[1].key, text.sentences[1].text, text.sentences[1].entry_id) == (key, said, entry.id)
    edits = {key: Edit(said, "Six learners go on a tour."), "entry:gone": Edit("", "Never.")}
    edited = with_edits(text, edits)
    assert edited.text.endswith("2017). Six learners go on a tour.")
    assert [sentence.stale for sentence in edited.sentences] == [False, False]
    later = done(plan, do.retype_involvement, involvement_id=entry.id, text="Tour (n=7)")
    stale = with_edits(portal_text(later, "long", PortalOptions()), edits).sentences[1]
    assert (stale.text, stale.stale) == ("Six learners go on a tour.", True)
    assert stale.said == "In Design, seven learners are consulted (Tour)."


def test_a_sentence_that_was_emptied_leaves_no_gap() -> None:
    plan = example()
    text = portal_text(plan, "medium", PortalOptions())
    first = text.sentences[0]
    edited = with_edits(text, {first.key: Edit(first.said, "")})
    assert edited.text == MEDIUM_EN.partition("\n")[2]
    assert fits(plan, PortalOptions(), 396, {first.key: Edit(first.said, "")}) == "medium"


@pytest.mark.parametrize("by", ["stage", "group"])
@pytest.mark.parametrize("length", LENGTHS)
def test_keys_are_distinct_and_outlast_other_words(length: Length, by: str) -> None:
    options = PortalOptions(by=by, explain=True, details=True)  # type: ignore[arg-type]
    plan = two_groups()
    keys = [sentence.key for sentence in portal_text(plan, length, options).sentences]
    assert len(set(keys)) == len(keys)
    for entry in plan.involvements():
        plan = done(plan, do.retype_involvement, involvement_id=entry.id, text="Something else (n=3)")
    for stage in plan.stages:
        plan = done(plan, do.rename_stage, stage_id=stage.id, name=f"{stage.name} again")
    assert [sentence.key for sentence in portal_text(plan, length, options).sentences] == keys


def test_no_sentence_of_one_length_has_the_key_of_another() -> None:
    keys = [
        {sentence.key for sentence in portal_text(example(), length, PortalOptions()).sentences} for length in LENGTHS
    ]
    assert len(set.union(*keys)) == sum(map(len, keys))
