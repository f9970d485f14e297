# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What clashes, in sentences."""

from hypothesis import given

from app import operations as do
from app.models.merge import merge
from app.models.plan import Plan
from app.models.telling_clashes import clash_sentences
from tests.builders import a_plan, done, level_named, table_1, with_entry
from tests.models.edited_plans import STEPS, Step, three
from tests.models.test_telling import ENGLISH, entry_saying


def told(plan: Plan | None, mine: Plan, theirs: Plan) -> list[str]:
    return clash_sentences(merge(plan, mine, theirs), ENGLISH)


def test_the_words_of_an_entry() -> None:
    plan = table_1()
    entry = entry_saying(plan, "Surveys")
    mine = done(plan, do.retype_involvement, involvement_id=entry, text="Surveys (n=30)")
    theirs = done(plan, do.retype_involvement, involvement_id=entry, text="Interviews")
    assert told(plan, mine, theirs) == [
        "Both changed this: Marketing and Promotion, Consult. Yours: “Surveys (n=30)”. Theirs: “Interviews”."
    ]


def test_a_field_that_is_not_printed() -> None:
    plan = a_plan(stages=1)
    entry = entry_saying(plan, "Activity 1")
    mine = done(plan, do.edit_involvement, involvement_id=entry, lead="Ann")
    theirs = done(plan, do.edit_involvement, involvement_id=entry, lead="Bo")
    assert told(None, mine, theirs) == [
        "Both changed this: Stage 1, Consult, “Activity 1 (n=1)”: Who looks after it. Yours: “Ann”. Theirs: “Bo”."
    ]


def test_where_an_entry_stands() -> None:
    plan = a_plan(stages=1)
    entry = entry_saying(plan, "Activity 1")
    mine = done(plan, do.move_involvement, involvement_id=entry, level_id=level_named(plan, "Inform"))
    theirs = done(plan, do.move_involvement, involvement_id=entry, level_id=level_named(plan, "Partnership"))
    assert told(plan, mine, theirs) == [
        "Both changed this: Stage 1, Inform, “Activity 1 (n=1)”: Place."
        " Yours: Stage 1, Inform. Theirs: Stage 1, Partnership."
    ]


def test_names_order_and_who_decides() -> None:
    plan = a_plan(stages=3, entries=0)
    first, second, third = (stage.id for stage in plan.stages)
    mine = done(plan, do.move_stage, stage_id=third, before=first)
    mine = done(mine, do.set_control, stage_id=third, control="institution")
    mine = done(mine, do.rename_stage, stage_id=third, name="Mine")
    theirs = done(plan, do.move_stage, stage_id=third, before=second)
    theirs = done(theirs, do.set_control, stage_id=third, control="co-led")
    theirs = done(theirs, do.rename_stage, stage_id=third, name="Theirs")
    assert sorted(told(plan, mine, theirs)) == [
        "Both changed this: “Mine”: Control. Yours: Institution. Theirs: Co-led.",
        "Both changed this: “Mine”: Name. Yours: “Mine”. Theirs: “Theirs”.",
        "Both changed this: “Mine”: Place. Yours: number 1. Theirs: number 2.",
    ]


def test_the_colour_of_a_group_and_its_place_on_the_ladder() -> None:
    plan = a_plan(stages=1, groups=2)
    stage, group = plan.stages[0].id, plan.groups[1].id
    mine = done(plan, do.edit_group, group_id=group, tint="rose")
    theirs = done(plan, do.edit_group, group_id=group, tint="sand")
    assert told(plan, mine, theirs) == ["Both changed this: “Group 2”: Colour. Yours: “Rose”. Theirs: “Sand”."]
    mine = done(plan, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed", target="together")
    theirs = done(plan, do.set_ladder_place, stage_id=stage, group_id=group, now="few-choices", target="together")
    assert told(plan, mine, theirs) == [
        "Both changed this: “Stage 1, Group 2”: Where control lies now."
        " Yours: “Participation is claimed, the instructor decides”. Theirs: “Few choices among set options”."
    ]
    gone = done(mine, do.set_ladder_place, stage_id=stage, group_id=group)
    other = done(mine, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed")
    assert told(mine, gone, other) == ["You deleted place on the ladder “Stage 1, Group 2”; the reply changed it."]


def test_answers_and_profiles() -> None:
    plan = done(a_plan(stages=1), do.add_answer, question="Who takes part?")
    plan = done(plan, do.keep_profile, name="Ours", settings="{}")
    (answer,), (profile,) = plan.rows("answers"), plan.rows("export_profiles")
    sentence = {"answer_id": answer, "key": "k", "said": "They are."}
    mine = done(plan, do.edit_answer, answer_id=answer, limit=1500, tense="done", plain=False)
    mine = done(mine, do.edit_sentence, **sentence, text="We are.")
    mine = done(mine, do.rename_profile, profile_id=profile, name="Mine")
    theirs = done(plan, do.edit_answer, answer_id=answer, limit=2000, tense="planned")
    theirs = done(theirs, do.edit_sentence, **sentence, text="You are.")
    theirs = done(theirs, do.rename_profile, profile_id=profile, name="Theirs")
    assert told(plan, mine, theirs) == [
        "Both changed this: “Who takes part?”: Limit in characters. Yours: “1500”. Theirs: “2000”.",
        "Both changed this: “Who takes part?”: Tense. Yours: “Done (they were)”. Theirs: “Planned (they will be)”.",
        "Both changed this: “We are.”: Sentence. Yours: “We are.”. Theirs: “You are.”.",
        "Both changed this: “Mine”: Name. Yours: “Mine”. Theirs: “Theirs”.",
    ]
    gone = done(plan, do.delete_answer, answer_id=answer)
    assert told(plan, gone, theirs)[0] == "You deleted answer “Who takes part?”; the reply changed it."
    moved = done(done(plan, do.add_answer), do.keep_profile, name="Z", settings="{}")
    other = next(row for row in moved.rows("answers") if row != answer)
    first = done(moved, do.move_answer, answer_id=other, before=answer)
    again = done(done(moved, do.add_answer), do.move_answer, answer_id=other, before=None)
    assert told(moved, first, again) == [
        "Both changed this: “Answer without a question”: Place. Yours: number 1. Theirs: number 3."
    ]


def test_a_question_that_both_left() -> None:
    plan = a_plan(stages=1)
    mine = done(plan, do.leave_question, rule="d", subject="s", facts="1", reason="Not yet")
    theirs = done(plan, do.leave_question, rule="d", subject="s", facts="1")
    assert told(plan, mine, theirs) == ["Both changed this: Question left as it is. Yours: “Not yet”. Theirs: empty."]
    assert told(plan, mine, mine) == []
    other = done(mine, do.leave_question, rule="d", subject="s", facts="2", reason="No money")
    assert told(mine, plan, other) == ["You deleted a question left as it is; the reply changed it."]


def test_deletions() -> None:
    plan = a_plan(stages=1)
    stage = plan.stages[0].id
    mine = done(plan, do.delete_stage, stage_id=stage)
    added = with_entry(plan, "Stage 1", "Inform", "New")
    renamed = done(plan, do.rename_stage, stage_id=stage, name="Needs")
    assert told(plan, mine, added) == ["You deleted stage “Stage 1”; the reply changed what belongs to it."]
    assert told(plan, mine, renamed) == ["You deleted stage “Needs”; the reply changed it."]
    assert told(plan, added, mine) == ["The reply deleted stage “Stage 1”; you changed what belongs to it."]
    assert told(plan, renamed, mine) == ["The reply deleted stage “Needs”; you changed it."]


def test_no_group_left() -> None:
    plan = a_plan(stages=1, groups=2)
    mine = done(plan, do.delete_group, group_id=plan.groups[0].id)
    theirs = done(plan, do.delete_group, group_id=plan.groups[1].id)
    assert told(plan, mine, theirs) == [
        "You deleted group “Learners”, and the reply deleted the others. A plan needs a group.",
        "The reply deleted group “Group 2”, and you deleted the others. A plan needs a group.",
    ]


@given(STEPS, STEPS)
def test_every_clash_has_its_sentence(my_steps: list[Step], their_steps: list[Step]) -> None:
    plan, mine, theirs = three([], my_steps, their_steps)
    for ancestor in (plan, None):
        for sentence in told(ancestor, mine, theirs):
            assert sentence.endswith(".")
            assert "{" not in sentence
            assert "_" not in sentence
