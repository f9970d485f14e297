# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A new plan from one that is there."""

import dataclasses
from typing import cast

from app import operations as do
from app.models.renewal import new_plan_from
from app.models.rows import LadderPlace
from tests.builders import a_plan, done


def test_a_new_plan_keeps_the_table_and_the_ladder_and_leaves_what_is_about_the_old_one() -> None:
    plan = a_plan(stages=1)
    stage, group = plan.stages[0].id, plan.groups[0].id
    (entry,) = plan.involvements()
    entry = dataclasses.replace(entry, timing="March", is_example=True)
    plan = plan.replaced({"involvements": {entry.id: entry}})
    plan = done(plan, do.edit_group, group_id=group, tint="teal", note="Ask Ann")
    plan = done(plan, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed", target="together")
    plan = done(plan, do.leave_question, rule="d", subject=stage, facts="1", reason="Not yet")
    plan = done(plan, do.give_reason, version_id="v", table="stages", row_id=stage, text="No money")
    plan = done(plan, do.add_note, text="A note")
    plan = done(plan, do.add_answer, question="Who?")
    (answer,) = plan.rows("answers")
    plan = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[group])
    plan = done(plan, do.pick_answer_stages, answer_id=answer, stage_ids=[stage])
    plan = done(plan, do.edit_sentence, answer_id=answer, key="k", said="They are.", text="We are.")
    plan = done(plan, do.keep_profile, name="Ours", settings="{}")
    new = new_plan_from(plan, keep_numbers=True)
    assert new.project.id != plan.project.id
    of_answers = ("answers", "answer_groups", "answer_stages", "sentence_edits")
    for table in ("notes", "reasons", "left_questions", *of_answers):
        assert plan.rows(table)
        assert not new.rows(table)
    assert new.groups == plan.groups
    assert new.rows("export_profiles") == plan.rows("export_profiles")
    (place,) = cast("list[LadderPlace]", list(new.rows("ladder_places").values()))
    assert (place.stage_id, place.group_id, place.now, place.target) == (stage, group, "claimed", "together")
    (kept,) = new.involvements()
    assert (kept.activity, kept.count_from, kept.timing, kept.is_example) == ("Activity 1", 1, "", True)


def test_without_its_numbers_an_entry_keeps_its_words() -> None:
    (entry,) = new_plan_from(a_plan(stages=1), keep_numbers=False).involvements()
    assert (entry.activity, entry.count_kind, entry.count_from, entry.count_text) == ("Activity 1", "", None, "")
