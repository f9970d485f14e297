# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What goes along into a template of one's own, and what stays behind."""

import pytest

from app import operations as do
from app.errors import NameNeeded, TextTooLong
from app.models.changes import Draft
from app.models.new import new_plan
from app.models.own_templates import DoubtfulWords, doubtful_words, own_template
from app.models.plan import Plan


def a_full_plan() -> Plan:
    """Return a plan in which something is said that concerns one project alone, wherever that can be."""
    draft = Draft(new_plan("en-CA"))
    do.edit_project(
        draft, title="Welding", organisation="North College", organisation_short="the college", funder="Ministry",
        caption="Who takes part.", credit="After the Toolkit.",
    )  # fmt: skip
    employers = do.add_group(draft, name="Employers")
    do.edit_group(draft, group_id=employers, size=12, note="Ask Anna", tint="rose")
    needs = do.add_stage(draft, name="Needs", kind="needs")
    do.set_control(draft, stage_id=needs, control="co-led", group_ids=[employers])
    consult = draft.plan.levels[1].id
    survey = do.add_involvement(draft, stage_id=needs, level_id=consult, group_id=employers, text="Survey (n=25)")
    do.edit_involvement(
        draft, involvement_id=survey, lead="Anna", timing="May 2027", return_rate="25", used_for="The budget",
        heard_back="By mail", why="Because", source="Bovill", how_often="Once", return_words="A meal",
        in_sentences="by a poll",
    )  # fmt: skip
    do.add_involvement(draft, stage_id=needs, level_id=consult, group_id=employers, text="(n=6)")
    do.add_involvement(draft, stage_id=needs, level_id=draft.plan.levels[0].id, text="All employers: newsletter")
    answer = do.add_answer(draft, question="Where does the budget come from?")
    do.pick_answer_groups(draft, answer_id=answer, group_ids=[employers])
    do.edit_sentence(draft, answer_id=answer, key="k", said="Anna is asked.", text="Bea is asked.")
    do.keep_profile(draft, name="Ministry", settings="{}")
    do.add_note(draft, stage_id=needs, text="Ask Anna", author="Bea", written_at="2027-01-01T00:00:00+00:00")
    return draft.plan


def test_stages_groups_levels_and_words_go_along() -> None:
    plan = own_template(a_full_plan(), name="Ours", line="").plan
    (stage,) = plan.stages
    assert (stage.name, stage.kind, stage.control) == ("Needs", "needs", "co-led")
    assert [group.name for group in plan.deciders(stage.id)] == ["Employers"]
    assert [(group.name, group.tint) for group in plan.groups] == [("Learners", ""), ("Employers", "rose")]
    assert [level.name for level in plan.levels] == ["Inform", "Consult", "Participate", "Partnership"]
    (survey,) = plan.cell(stage.id, plan.levels[1].id)  # what was a number alone says nothing any more
    assert (survey.activity, survey.in_sentences) == ("Survey", "by a poll")
    (newsletter,) = plan.cell(stage.id, plan.levels[0].id)
    assert (newsletter.activity, newsletter.count_kind) == ("newsletter", "all")
    assert survey.is_example
    assert newsletter.is_example
    assert (plan.project.caption, plan.project.credit) == ("Who takes part.", "After the Toolkit.")


def test_what_concerns_one_project_stays_behind() -> None:
    full = a_full_plan()
    plan = own_template(full, name="Ours", line="").plan
    assert plan.project.id != full.project.id
    for table in ("answers", "answer_groups", "answer_stages", "sentence_edits", "export_profiles"):
        assert full.rows(table) or table == "answer_stages"
        assert not plan.rows(table)
    project = plan.project
    assert (project.title, project.organisation, project.organisation_short, project.funder) == ("", "", "", "")
    assert [(group.size, group.note) for group in plan.groups] == [(None, ""), (None, "")]
    assert not plan.rows("notes")
    survey = next(entry for entry in plan.involvements() if entry.activity == "Survey")
    assert (survey.count_kind, survey.count_from, survey.count_text) == ("", None, "")
    kept = (survey.lead, survey.timing, survey.return_rate, survey.return_words, survey.used_for, survey.heard_back)
    assert kept == ("",) * 6
    assert (survey.why, survey.source, survey.how_often) == ("", "", "")


def test_it_has_a_name_of_one_line() -> None:
    made = own_template(a_full_plan(), name=" Ours\nand yours ", line="For\nwelders")
    assert (made.name, made.line) == ("Ours and yours", "For welders")
    with pytest.raises(NameNeeded):
        own_template(a_full_plan(), name=" ", line="")
    with pytest.raises(TextTooLong):
        own_template(a_full_plan(), name="n" * 101, line="")
    with pytest.raises(TextTooLong):
        own_template(a_full_plan(), name="n", line="l" * 201)


def test_numbers_of_people_in_free_wording_stay_behind_and_are_named() -> None:
    draft = Draft(new_plan("en-CA"))
    needs = do.add_stage(draft, name="Needs")
    levels = draft.plan.levels
    for text in ("Focus group (n=6); and then, n = 20-30 of them", "(n=6); (n≈7)", "Phase 2 survey", "Interviews"):
        do.add_involvement(draft, stage_id=needs, level_id=levels[1].id, text=text)
    do.set_control(draft, stage_id=needs, control="other", words="Dean Smith")
    plan = own_template(draft.plan, name="Ours", line="").plan
    said = [entry.wording or entry.activity for entry in plan.cell(needs, levels[1].id)]
    assert said == ["Focus group; and then of them", "Phase 2 survey", "Interviews"]
    assert plan.stage(needs).control_words == "Dean Smith"
    assert doubtful_words(draft.plan) == DoubtfulWords(
        counted=("Focus group (n=6); and then, n = 20-30 of them", "(n=6); (n≈7)"),
        figures=("Phase 2 survey",),
        control=("Dean Smith",),
    )
