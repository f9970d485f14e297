# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The sentences of a text for a portal, each as a careful person would write it."""

from typing import Any

import pytest

from app import operations as do
from app.models.schemes import SCHEMES
from tests.builders import done
from tests.exports.portal_plans import one_entry, sentence

TENSES = ("planned", "present", "done")

ENGLISH = {
    (0, "Newsletter (n=1)"): ("one learner {} informed (Newsletter)", ("will be", "is", "was")),
    (0, "All learners"): ("all learners {} informed", ("will be", "are", "were")),
    (1, "Focus group (n=6)"): ("six learners {} consulted in a focus group", ("will be", "are", "were")),
    (2, "Workshop (n=1)"): (
        "one learner {} in a workshop",
        ("will participate", "participates", "participated"),
    ),
    (2, "Workshops (n=12)"): (
        "12 learners {} in workshops",
        ("will participate", "participate", "participated"),
    ),
    (3, "Sharing circle (n=1)"): (
        "one learner {} in partnership with the institution (Sharing circle)",
        ("will work", "works", "worked"),
    ),
    (3, "Sharing circle (n=2)"): (
        "two learners {} in partnership with the institution (Sharing circle)",
        ("will work", "work", "worked"),
    ),
}
FRENCH = {
    (0, "Bulletin (n=1)"): (
        "1 personne apprenante {} l'information (Bulletin)",
        ("recevra", "reçoit", "a reçu"),
    ),
    (0, "Bulletin (n=2)"): (
        "deux personnes apprenantes {} l'information (Bulletin)",
        ("recevront", "reçoivent", "ont reçu"),
    ),
    (1, "Entrevue (n=1)"): (
        "1 personne apprenante {} son avis en entrevue",
        ("donnera", "donne", "a donné"),
    ),
    (1, "Sondage (n=25)"): (
        "25 personnes apprenantes {} leur avis au moyen d'un sondage",
        ("donneront", "donnent", "ont donné"),
    ),
    (1, "L’ensemble des personnes apprenantes"): (
        "l'ensemble des personnes apprenantes {} son avis",
        ("donnera", "donne", "a donné"),
    ),
    (2, "Atelier (n=1)"): (
        "1 personne apprenante {} part aux travaux en atelier",
        ("prendra", "prend", "a pris"),
    ),
    (2, "Ateliers (n=9)"): (
        "neuf personnes apprenantes {} part aux travaux en atelier",
        ("prendront", "prennent", "ont pris"),
    ),
    (3, "Cercle (n=1)"): (
        "1 personne apprenante {} avec l'établissement (Cercle)",
        ("décidera", "décide", "a décidé"),
    ),
    (3, "Cercle (n=10)"): (
        "10 personnes apprenantes {} avec l'établissement (Cercle)",
        ("décideront", "décident", "ont décidé"),
    ),
}


@pytest.mark.parametrize(("asked", "expected"), ENGLISH.items())
def test_english_tenses(asked: tuple[int, str], expected: tuple[str, tuple[str, ...]]) -> None:
    plan = one_entry(*asked)
    for tense, verb in zip(TENSES, expected[1], strict=True):
        assert sentence(plan, tense=tense) == f"In Design, {expected[0].format(verb)}."


@pytest.mark.parametrize(("asked", "expected"), FRENCH.items())
def test_french_tenses(asked: tuple[int, str], expected: tuple[str, tuple[str, ...]]) -> None:
    plan = one_entry(*asked, language="fr-CA", stage="Conception")
    for tense, verb in zip(TENSES, expected[1], strict=True):
        assert sentence(plan, tense=tense) == f'À l\'étape "Conception", {expected[0].format(verb)}.'


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Tour", "learners are consulted"),
        ("Tour (n=0)", "0 learners are consulted"),
        ("Tour (n=9)", "nine learners are consulted"),
        ("Tour (n=10)", "10 learners are consulted"),
        ("Tour (n=1,200)", "1,200 learners are consulted"),
        ("Tour (n=6-8)", "six to eight learners are consulted"),
        ("Tour (n=8-12)", "8 to 12 learners are consulted"),
        ("Tour (n≈25)", "about 25 learners are consulted"),
        ("Tour (n=6+)", "at least six learners are consulted"),
        ("Tour (n=1+)", "at least one learner is consulted"),
        ("Tour (n=5 per cohort)", "five learners per cohort are consulted"),
        ("All learners: Tour", "all learners are consulted"),
    ],
)
def test_how_many_in_english(typed: str, who: str) -> None:
    assert sentence(one_entry(1, typed)) == f"In Design, {who} (Tour)."


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Visite", "des personnes apprenantes donnent leur avis"),
        ("Visite (n=0)", "0 personne apprenante donne son avis"),
        ("Visite (n=1200)", "1 200 personnes apprenantes donnent leur avis"),
        ("Visite (n=6-8)", "de six à huit personnes apprenantes donnent leur avis"),
        ("Visite (n=1-3)", "de 1 à 3 personnes apprenantes donnent leur avis"),
        ("Visite (n≈25)", "environ 25 personnes apprenantes donnent leur avis"),
        ("Visite (n=6+)", "au moins six personnes apprenantes donnent leur avis"),
        ("Visite (n=5 par cohorte)", "cinq personnes apprenantes par cohorte donnent leur avis"),
    ],
)
def test_how_many_in_french(typed: str, who: str) -> None:
    plan = one_entry(1, typed, language="fr-CA", stage="Conception")
    assert sentence(plan) == f'À l\'étape "Conception", {who} (Visite).'


BODY: dict[str, Any] = {"name": "Chamber of Commerce", "one": "the Chamber of Commerce", "plural": False}
CORPS: dict[str, Any] = {"name": "Chambre de commerce", "one": "la Chambre de commerce", "plural": False}
NATION: dict[str, Any] = {"name": "Haisla Nation", "kind": "indigenous"}
OWN: dict[str, Any] = {"name": "Elders"}
STRONG: dict[str, Any] = {"name": "Métis", "one": "Métis person", "several": "the Métis"}


@pytest.mark.parametrize(
    ("typed", "group", "who"),
    [
        ("Tour", BODY, "the Chamber of Commerce is consulted"),
        ("Tour (n=3)", BODY, "three people from the Chamber of Commerce are consulted"),
        ("Tour (n=1)", BODY, "one person from the Chamber of Commerce is consulted"),
        ("All Chamber of Commerce: Tour", BODY, "the Chamber of Commerce as a whole is consulted"),
        ("Tour", {"name": "Senate", "plural": False}, "Senate is consulted"),
        ("Tour", NATION, "Haisla Nation is consulted"),
        ("Tour (n≈12)", NATION, "about 12 people from Haisla Nation are consulted"),
        ("Tour", OWN, "Elders are consulted"),
        ("Tour (n=4)", OWN, "four Elders are consulted"),
        ("Tour (n=4)", STRONG, "four of the Métis are consulted"),
        ("Tour (n=1)", STRONG, "one Métis person is consulted"),
        ("All the Métis: Tour", STRONG, "all the Métis are consulted"),
    ],
)
def test_groups_in_english_are_said_as_typed(typed: str, group: dict[str, Any], who: str) -> None:
    assert sentence(one_entry(1, typed, **group)) == f"In Design, {who} (Tour)."


@pytest.mark.parametrize(
    ("typed", "group", "who"),
    [
        ("Visite", CORPS, "la Chambre de commerce donne son avis"),
        ("Visite (n=3)", CORPS, "trois personnes (la Chambre de commerce) donnent leur avis"),
        ("Visite", NATION, "Haisla Nation donne son avis"),
        ("Visite (n=1)", NATION, "1 personne (Haisla Nation) donne son avis"),
        ("Visite", {"name": "Aînés", "several": "les Aînés"}, "les Aînés donnent leur avis"),
        ("Visite (n=4)", {"name": "Aînés", "several": "les Aînés"}, "quatre parmi les Aînés donnent leur avis"),
        ("Visite", {"name": "Autres", "several": "autres écoles"}, "d'autres écoles donnent leur avis"),
    ],
)
def test_groups_in_french_are_said_as_typed(typed: str, group: dict[str, Any], who: str) -> None:
    plan = one_entry(1, typed, language="fr-CA", stage="Conception", **group)
    assert sentence(plan) == f'À l\'étape "Conception", {who} (Visite).'


@pytest.mark.parametrize(
    ("group", "who"),
    [
        ({"name": "Aînés"}, "Aînés dans leur ensemble reçoivent"),
        ({"name": "Aînés", "several": "les Aînés"}, "les Aînés dans leur ensemble reçoivent"),
        ({"name": "Conseil", "plural": False}, "Conseil dans son ensemble reçoit"),
    ],
)
def test_a_whole_group_in_french_agrees_with_its_name(group: dict[str, Any], who: str) -> None:
    plan = one_entry(0, f"L’ensemble des {group['name']}", language="fr-CA", stage="Conception", **group)
    assert sentence(plan) == f"À l'étape \"Conception\", {who} l'information."


@pytest.mark.parametrize(
    ("group", "english"),
    [
        ({}, "Learners are involved in"),
        (BODY, "The Chamber of Commerce is involved in"),
        (NATION, "Haisla Nation is involved in"),
        ({"name": "iSchool", "plural": False}, "iSchool is involved in"),
        ({"name": "indigenous circle", "plural": False}, "indigenous circle is involved in"),
    ],
)
def test_the_opening_says_of_how_many_stages_in_english(group: dict[str, Any], english: str) -> None:
    plan = one_entry(1, "Tour", **group)
    cited = "of this project (levels of involvement after Bovill, 2017)."
    assert sentence(plan, "opening") == f"{english} the only stage {cited}"
    plan = done(plan, do.add_stage, name="Build")
    assert sentence(plan, "opening") == f"{english} one of two stages {cited}"
    both = done(plan, do.add_involvement, stage_id=plan.stages[1].id, level_id=plan.levels[0].id, text="x")
    assert sentence(both, "opening") == f"{english} both stages {cited}"


def test_the_opening_in_all_tenses() -> None:
    plan = one_entry(1, "Tour")
    said = [sentence(plan, "opening", tense=tense).partition(" involved")[0] for tense in TENSES]
    assert said == ["Learners will be", "Learners are", "Learners were"]
    french = one_entry(1, "Visite", language="fr-CA")
    said = [sentence(french, "opening", tense=tense).partition(" dans")[0] for tense in TENSES]
    assert said == [
        "Les personnes apprenantes auront un rôle",
        "Les personnes apprenantes ont un rôle",
        "Les personnes apprenantes ont eu un rôle",
    ]


def test_the_opening_in_french_counts_stages() -> None:
    plan = one_entry(1, "Visite", language="fr-CA", **CORPS)
    cited = "du projet (niveaux de participation d'après Bovill, 2017)."
    assert sentence(plan, "opening") == f"La Chambre de commerce a un rôle dans la seule étape {cited}"
    plan = done(plan, do.add_stage, name="B")
    assert sentence(plan, "opening") == f"La Chambre de commerce a un rôle dans une des deux étapes {cited}"


CONTROLS = [
    ("institution", (), "The institution decides.", "In Design, the institution decides."),
    ("co-led", (), "The stage is co-led.", "The stage Design is co-led."),
    (
        "co-led",
        ("Employers", "Families"),
        "The stage is co-led by the institution, employers and families.",
        "The stage Design is co-led by the institution, employers and families.",
    ),
    ("group", ("Employers",), "Employers decide.", "In Design, employers decide."),
    ("group", ("Employers", "Families"), "Employers and families decide.", "In Design, employers and families decide."),
]
DECISIONS = [
    ("institution", (), "L'établissement décide."),
    ("co-led", (), "La décision est partagée."),
    ("co-led", ("Employeurs",), "La décision est partagée entre l'établissement et les employeurs."),
    ("group", ("Employeurs", "Familles"), "Les employeurs et les familles décident."),
]


@pytest.mark.parametrize(("control", "names", "said", "alone"), CONTROLS)
def test_who_decides_in_english(control: str, names: tuple[str, ...], said: str, alone: str) -> None:
    plan = one_entry(1, "Tour")
    for name in names:
        plan = done(plan, do.add_group, name=name)
    ids = [group.id for group in plan.groups if group.name in names]
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control=control, group_ids=ids)
    assert sentence(plan, "control") == said
    (entry,) = plan.involvements()
    assert sentence(done(plan, do.delete_involvement, involvement_id=entry.id), "control") == alone


@pytest.mark.parametrize(("control", "names", "said"), DECISIONS)
def test_who_decides_in_french(control: str, names: tuple[str, ...], said: str) -> None:
    plan = one_entry(1, "Visite", language="fr-CA")
    for name in names:
        plan = done(plan, do.add_group, name=name)
    ids = [group.id for group in plan.groups if group.name in names]
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control=control, group_ids=ids)
    assert sentence(plan, "control") == said


def test_who_decides_in_all_tenses() -> None:
    plan = one_entry(1, "Tour")
    stage_id, group_id = plan.stages[0].id, plan.groups[0].id
    said = {
        control: [
            sentence(
                done(plan, do.set_control, stage_id=stage_id, control=control, group_ids=[group_id]),
                "control",
                tense=tense,
                language=language,
            )
            for language in ("en", "fr")
            for tense in ("planned", "done")
        ]
        for control in ("institution", "co-led", "group")
    }
    assert said == {
        "institution": [
            "The institution will decide.",
            "The institution decided.",
            "L'établissement décidera.",
            "L'établissement a décidé.",
        ],
        "co-led": [
            "The stage will be co-led by the institution and learners.",
            "The stage was co-led by the institution and learners.",
            "La décision sera partagée entre l'établissement et les personnes apprenantes.",
            "La décision a été partagée entre l'établissement et les personnes apprenantes.",
        ],
        "group": [
            "Learners will decide.",
            "Learners decided.",
            "Les personnes apprenantes décideront.",
            "Les personnes apprenantes ont décidé.",
        ],
    }


def test_who_decides_in_own_words_and_where_it_is_not_said() -> None:
    plan = one_entry(1, "Tour")
    stage_id = plan.stages[0].id
    own = done(plan, do.set_control, stage_id=stage_id, control="other", words="elders and the dean")
    assert sentence(own, "control") == "Control: elders and the dean."
    assert sentence(own, "control", language="fr") == "Décision : elders and the dean."
    assert sentence(own, "line-control", "medium") == "Control: elders and the dean."
    with pytest.raises(ValueError, match="not enough"):
        sentence(plan, "control")


def test_the_institution_by_its_short_name() -> None:
    plan = done(one_entry(3, "Tour"), do.edit_project, organisation_short="the college")
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="institution")
    assert sentence(plan) == "In Design, learners work in partnership with the college (Tour)."
    assert sentence(plan, "control") == "The college decides."


def test_free_wording_stands_behind_its_level() -> None:
    words = "Alumni run the whole community by themselves and we only lend a hand. It works!"
    plan = one_entry(3, words)
    assert sentence(plan) == f"Partnership in Design: {words}"
    assert sentence(plan, language="fr") == f'Partenariat à l\'étape "Design" : {words}'


@pytest.mark.parametrize(
    ("key", "opening", "said"),
    [
        ("iap2", "after IAP2", "Involve in Design: Workshop (n=6)."),
        ("oda-1995", "after ODA, 1995", "Partnership in Design: Workshop (n=6)."),
    ],
)
def test_other_levels_have_no_verbs(key: str, opening: str, said: str) -> None:
    assert key in SCHEMES
    plan = done(one_entry(2, "Workshop (n=6)"), do.change_scheme, key=key)
    assert sentence(plan) == said
    assert f"(levels of involvement {opening})." in sentence(plan, "opening")


def test_a_plan_with_a_level_called_control_says_who_decides() -> None:
    plan = done(one_entry(0, "Tour"), do.change_scheme, key="oda-1995")
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="other", words="Elders")
    assert sentence(plan, "control") == "Who decides: Elders."
    assert sentence(plan, "short-control", "short") == "Who decides: Design, Elders."


def test_own_levels_are_named_and_explained_in_their_own_words() -> None:
    plan = one_entry(0, "Tour (n=2)")
    level = plan.levels[0]
    named = [
        type(level)(id=level.id, scheme_id=level.scheme_id, rank=level.rank, name="hears", definition="They hear."),
        *plan.levels[1:],
    ]
    plan = done(plan, do.own_levels, levels=named)
    assert sentence(plan) == "hears in Design: Tour (n=2)."
    assert sentence(plan, "levels") == "Levels of involvement: Levels of our own, after Bovill, 2017."
    assert sentence(plan, "explain", explain=True) == "hears: They hear."
    assert "Bovill" not in sentence(plan, "opening")


def test_only_levels_that_are_used_are_explained() -> None:
    assert sentence(one_entry(3, "Tour"), "explain", explain=True) == (
        "Partnership: the group and the institution decide together."
    )
    assert sentence(one_entry(1, "Tour"), "explain", explain=True, language="fr") == (
        "Consulter : le groupe donne son avis et l'établissement en tient compte."
    )


DETAILS = {
    "used_for": "which skills to teach",
    "heard_back": "a letter to all.",
    "timing": "May",
    "how_often": "twice",
    "return_words": "lunch",
    "return_hours": "2",
    "return_rate": "25.50",
}


def test_details_on_wish() -> None:
    plan = one_entry(1, "Focus group (n=6)")
    (entry,) = plan.involvements()
    plan = done(plan, do.edit_involvement, involvement_id=entry.id, **DETAILS)
    english = (
        "Used for: which skills to teach. Heard back: a letter to all. When: May; twice."
        " In return: lunch; 2 hours at 25.50 CAD per hour."
    )
    assert sentence(plan, "details", details=True) == english
    assert sentence(plan, "details", details=True, language="fr") == (
        "Utilité : which skills to teach. Retour : a letter to all. Quand : May; twice."
        " En contrepartie : lunch; 2 h à 25,50 CAD l'heure."
    )
    assert sentence(plan, "line", "medium", details=True) == f"Design: Consult - Focus group (n=6). {english}"
    assert sentence(plan, "level", "short", details=True) == "Consult: Design (n=6)."


def test_an_hour_is_one_and_an_amount_may_stand_alone() -> None:
    plan = one_entry(1, "Tour")
    (entry,) = plan.involvements()
    for fields, said in (
        ({"return_hours": "1"}, "In return: 1 hour."),
        ({"return_rate": "30"}, "In return: 30 CAD per hour."),
        ({"how_often": "monthly"}, "When: monthly."),
    ):
        changed = done(plan, do.edit_involvement, involvement_id=entry.id, **fields)
        assert sentence(changed, "details", details=True) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("interview (n=2)", "two learners are consulted in interviews."),
        ("INTERVIEWS (n=1)", "one learner is consulted in an interview."),
        ("member of design team (n=1)", "one learner is consulted as a member of the design team."),
        ("Groupe de discussion (n=2)", "two learners are consulted in a focus group."),
        ("Focus group with tea (n=2)", "two learners are consulted (Focus group with tea)."),
        ("french survey", "learners are consulted (french survey)."),
    ],
)
def test_known_activities_and_others(typed: str, said: str) -> None:
    assert sentence(one_entry(1, typed)) == f"In Design, {said}"


def test_france_says_and_sets_some_things_otherwise() -> None:
    plan = one_entry(1, "Entretien (n=2)", language="fr-FR", stage="Conception")
    assert sentence(plan, plain=False) == (
        "À l’étape «\u00a0Conception\u00a0», deux personnes apprenantes donnent leur avis en entretien."
    )
    plan = done(plan, do.add_involvement, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text="Sondage (n=3)")
    assert sentence(plan, "line", "medium", plain=False) == (
        "Conception\u00a0: Consulter – Entretien (n=2)\u202f; Consulter – Sondage (n=3)."
    )
    assert sentence(plan, "line", "medium") == "Conception : Consulter - Entretien (n=2) ; Consulter - Sondage (n=3)."
