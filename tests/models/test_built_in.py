# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What of a plan is the program's own words, and what is not."""

import pytest

from app import operations as do
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions
from app.exports.text import render_text
from app.models.built_in import _shipped, in_other_language, said_in
from app.models.changes import Draft
from app.models.new import new_plan
from app.models.plan import Plan
from app.models.rows import TABLES
from app.models.schemes import SCHEMES
from app.models.templates import TEMPLATES
from tests.builders import done, table_1

FRENCH_STAGES = [
    "Analyse des besoins",
    "Conception du programme",
    "Élaboration du contenu",
    "Marketing et promotion",
    "Reconnaissance des apprentissages",
    "Communauté des anciennes et anciens",
]


def in_french(plan: Plan) -> Plan:
    return done(plan, do.change_language, language="fr-CA")


def test_the_names_that_the_program_gave_are_said_in_the_other_language() -> None:
    plan = in_french(table_1())
    assert [stage.name for stage in plan.stages] == FRENCH_STAGES
    assert [level.name for level in plan.levels] == ["Informer", "Consulter", "Faire participer", "Partenariat"]
    assert plan.levels[0].gloss == "on leur dit"
    assert plan.levels[0].definition.startswith("Le groupe reçoit une information complète")
    assert [(group.name, group.one, group.several) for group in plan.groups] == [
        ("Personnes apprenantes", "personne apprenante", "personnes apprenantes")
    ]
    assert plan.scheme.credit == "Cadre adapté de Bovill (2017), CC BY 4.0."
    assert plan.project.title == "Exemple\u00a0: participation des personnes apprenantes à une microcertification"
    assert plan.project.credit.strip().startswith("Exemple tiré du Micro-credential Toolkit for B.C.")
    assert plan.project.language == "fr-CA"


def test_what_people_wrote_stays() -> None:
    draft = Draft(table_1())
    first, second = draft.plan.stages[:2]
    do.rename_stage(draft, stage_id=first.id, name="Needs of the trades")
    do.edit_group(draft, group_id=draft.plan.groups[0].id, several="apprentices")
    do.set_control(draft, stage_id=second.id, control="other", words="The senate")
    do.edit_project(draft, title="Welding", credit="Our own source. " + draft.plan.project.credit)
    plan = in_french(draft.plan)
    assert plan.stages[0].name == "Needs of the trades"
    assert plan.groups[0].several == "apprentices"
    assert plan.stages[1].control_words == "The senate"
    assert plan.project.title == "Welding"
    assert plan.project.credit.startswith("Our own source. ")
    assert plan.rows("involvements") == draft.plan.rows("involvements")


def test_what_is_printed_is_in_the_other_language() -> None:
    plan = in_french(table_1())
    settled = ExportOptions().settled(language="fr-CA", title=False)
    printed = render_text(matrix_document(plan, settled), 300)
    assert "Étapes du projet de microcertification" in printed
    assert "Établissement" in printed
    assert "Focus group (n=6)" in printed  # an entry, and so not ours


@pytest.mark.parametrize("key", TEMPLATES)
@pytest.mark.parametrize("tag", ["fr-CA", "fr-FR", "en-GB"])
def test_there_and_back_again_is_the_same_plan(key: str, tag: str) -> None:
    plan = done(new_plan("en-CA"), do.fill_from_template, key=key)
    there = done(plan, do.change_language, language=tag)
    assert done(there, do.change_language, language="en-CA") == plan


@pytest.mark.parametrize("key", SCHEMES)
def test_levels_are_those_of_a_plan_that_began_in_the_language(key: str) -> None:
    english = in_french(done(new_plan("en-CA"), do.change_scheme, key=key))
    french = done(new_plan("fr-CA"), do.change_scheme, key=key)
    assert [(level.name, level.gloss, level.definition) for level in english.levels] == [
        (level.name, level.gloss, level.definition) for level in french.levels
    ]


def test_another_region_of_the_same_language_renames_nothing_in_english_and_respaces_french() -> None:
    assert [type(row).__name__ for row in in_other_language(table_1(), "en-GB")] == ["Project"]
    france = done(in_french(table_1()), do.change_language, language="fr-FR")
    assert "fois\u202f;" in france.levels[1].definition
    assert "fois;" in in_french(france).levels[1].definition


def test_the_same_language_changes_nothing() -> None:
    assert in_other_language(table_1(), "en-CA") == []


def test_a_plan_said_in_a_language_is_what_a_change_of_language_makes_of_it() -> None:
    plan = table_1()
    assert said_in(plan, "en-CA") is plan
    said, changed = said_in(plan, "fr-CA"), in_french(plan)
    for table in TABLES:
        assert said.rows(table) == changed.rows(table)
    assert plan.project.language == "en-CA"


def test_no_word_of_ours_has_two_translations() -> None:
    """Or there would be no way back."""
    for language in ("en", "fr"):
        others: dict[tuple[str, str], set[str]] = {}
        for table, texts in _shipped():
            others.setdefault((table, texts[language]), set()).update(texts.values())
        assert [words for words in others.values() if len(words) > 2] == []
