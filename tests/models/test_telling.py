# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed, in sentences: each as somebody would write it."""

import dataclasses

from hypothesis import given

from app import operations as do
from app.models.changes import Draft, diff
from app.models.groups import kind_name
from app.models.plan import Plan
from app.models.rows import GROUP_KINDS, RUNGS, TINTS
from app.models.telling import changes
from app.models.telling import told as told_by_row
from app.words.details import tints
from app.words.ladder import rungs
from tests.builders import a_plan, blank, done, level_named, stage_named, table_1, with_entry
from tests.models.edited_plans import STEPS, Step, edited

ENGLISH = "en-CA"


def entry_saying(plan: Plan, activity: str) -> str:
    return next(entry.id for entry in plan.involvements() if activity in (entry.activity, entry.wording))


def told(before: Plan, after: Plan) -> list[tuple[str, list[str]]]:
    return changes(before, after, ENGLISH)


def test_nothing_changed() -> None:
    plan = table_1()
    assert told(plan, plan) == []


def test_an_entry_says_something_else() -> None:
    plan = table_1()
    after = done(plan, do.retype_involvement, involvement_id=entry_saying(plan, "Surveys"), text="Surveys (n=40)")
    assert told(plan, after) == [
        ("Marketing and Promotion", ["Marketing and Promotion, Consult: “Surveys (n=25)” became “Surveys (n=40)”."])
    ]


def test_an_entry_moved_to_another_level() -> None:
    plan = table_1()
    after = done(
        plan,
        do.move_involvement,
        involvement_id=entry_saying(plan, "Member of design team"),
        level_id=level_named(plan, "Partnership"),
    )
    assert told(plan, after) == [
        (
            "Curriculum Design",
            ["Curriculum Design: “Member of design team (n=2)” moved from Participate to Partnership."],
        )
    ]


def test_an_entry_moved_to_another_stage() -> None:
    plan = a_plan(stages=2)
    entry = entry_saying(plan, "Activity 1")
    after = done(plan, do.move_involvement, involvement_id=entry, stage_id=plan.stages[1].id)
    assert told(plan, after) == [("Stage 2", ["“Activity 1 (n=1)” moved from Stage 1, Consult to Stage 2, Consult."])]


def test_an_entry_moved_within_its_cell() -> None:
    plan = with_entry(with_entry(a_plan(stages=1, entries=0), "Stage 1", "Inform", "One"), "Stage 1", "Inform", "Two")
    after = done(plan, do.move_involvement, involvement_id=entry_saying(plan, "Two"), before=entry_saying(plan, "One"))
    assert told(plan, after) == [("Stage 1", ["Stage 1, Inform: “Two” moved within the cell."])]


def test_several_changes_to_one_entry() -> None:
    plan = table_1()
    entry = entry_saying(plan, "Surveys")
    after = done(plan, do.retype_involvement, involvement_id=entry, text="Survey (n=40)")
    after = done(after, do.move_involvement, involvement_id=entry, level_id=level_named(plan, "Inform"))
    after = done(after, do.edit_involvement, involvement_id=entry, heard_back="by mail", return_hours="1.5")
    after = done(after, do.edit_involvement, involvement_id=entry, return_hours="2.5")
    assert told(plan, after) == [
        (
            "Marketing and Promotion",
            [
                "Marketing and Promotion: “Surveys (n=25)” moved from Consult to Inform.",
                "Marketing and Promotion, Inform: “Surveys (n=25)” became “Survey (n=40)”.",
                "Marketing and Promotion, Inform, “Survey (n=40)”: How they hear back: was empty, now “by mail”.",
                "Marketing and Promotion, Inform, “Survey (n=40)”: Hours: was empty, now “2.5”.",
            ],
        )
    ]


def test_a_number_that_the_table_does_not_show() -> None:
    plan = with_entry(a_plan(stages=1, entries=0), "Stage 1", "Inform", "Many")
    entry = entry_saying(plan, "Many")
    plan = done(plan, do.edit_involvement, involvement_id=entry, wording="Many, many")
    after = done(
        plan, do.edit_involvement, involvement_id=entry, count_kind="exact", count_from=9, wording="Many, many"
    )
    assert told(plan, after) == [("Stage 1", ["Stage 1, Inform, “Many, many”: How many: was empty, now “(n=9)”."])]


def test_entries_came_and_went_behind_their_group_where_there_are_several() -> None:
    plan = a_plan(stages=1, groups=2)
    after = done(plan, do.delete_involvement, involvement_id=entry_saying(plan, "Activity 2"))
    after = with_entry(after, "Stage 1", "Inform", "Group 2: 20% <off>")
    ((heading, sentences),) = told(plan, after)
    assert heading == "Stage 1"
    assert sorted(sentences) == [
        "Added to Stage 1, Inform: “Group 2: 20% <off>”.",
        "Left out of Stage 1, Participate: “Group 2: Activity 2 (n=2)”.",
    ]


def test_who_decides() -> None:
    plan = a_plan(stages=1)
    stage = plan.stages[0].id
    institution = done(plan, do.set_control, stage_id=stage, control="institution")
    together = done(plan, do.set_control, stage_id=stage, control="co-led", group_ids=[plan.groups[0].id])
    assert told(plan, institution) == [("Stage 1", ["Control: was Not stated, now Institution."])]
    assert told(institution, together) == [("Stage 1", ["Control: was Institution, now Co-led with Learners."])]


def test_a_deleted_stage_is_said_once() -> None:
    plan = a_plan(stages=2, entries=2)
    plan = done(plan, do.add_note, text="A remark", stage_id=plan.stages[0].id)
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="group", group_ids=[plan.groups[0].id])
    after = done(plan, do.delete_stage, stage_id=plan.stages[0].id)
    assert told(plan, after) == [("Stage 1", ["Stage “Stage 1” was deleted with its 2 entries."])]


def test_stages_came_were_renamed_and_moved() -> None:
    plan = a_plan(stages=3, entries=0)
    first, _, third = plan.stages
    after = done(plan, do.rename_stage, stage_id=first.id, name="Needs")
    after = done(after, do.edit_stage, stage_id=first.id, kind="needs")
    after = done(after, do.move_stage, stage_id=third.id, before=first.id)
    after = done(after, do.add_stage, name="New")
    after = with_entry(after, "New", "Consult", "Survey")
    assert told(plan, after) == [
        ("Stage 3", ["Stage “Stage 3” moved to the top."]),
        ("Needs", ["Name: was “Stage 1”, now “Needs”.", "What is this stage about: was empty, now “Needs”."]),
        ("New", ["Stage “New” was added.", "Added to New, Consult: “Survey”."]),
    ]
    back = done(after, do.move_stage, stage_id=third.id, before=after.stages[3].id)
    assert told(after, back) == [("Stage 3", ["Stage “Stage 3” moved behind “Stage 2”."])]


def test_groups() -> None:
    plan = a_plan(stages=2, groups=2)
    learners, second = plan.groups
    after = done(plan, do.delete_group, group_id=second.id)
    after = done(after, do.add_group, name="Employers")
    after = done(after, do.edit_group, group_id=learners.id, size=40, plural=False, kind="families")
    assert told(plan, after) == [
        (
            "Groups",
            [
                "“Learners”: Kind of group: was “Learners”, now “Families”.",
                "“Learners”: Size: was empty, now “40”.",
                "Group “Learners” is a single body now.",
                "Group “Employers” was added.",
                "Group “Group 2” was deleted with its 2 entries.",
            ],
        )
    ]


def test_the_colour_and_the_note_of_a_group() -> None:
    plan = a_plan(stages=1, groups=2)
    learners, second = (group.id for group in plan.groups)
    after = done(plan, do.edit_group, group_id=learners, tint="amber", note="Ask Ann")
    after = done(after, do.edit_group, group_id=second, tint="teal")
    assert told(plan, after) == [
        (
            "Groups",
            [
                "“Learners”: Colour: was “The usual one”, now “Amber”.",
                "“Learners”: Note: was empty, now “Ask Ann”.",
                "“Group 2”: Colour: was “The usual one”, now “Teal”.",
            ],
        )
    ]


def test_places_on_the_ladder() -> None:
    plan = a_plan(stages=2, groups=2, entries=0)
    stage, group = plan.stages[0].id, plan.groups[1].id
    both = done(plan, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed", target="together")
    assert told(plan, both) == [
        (
            "Stage 1",
            [
                "“Group 2”: Where control lies now: was empty, now “Participation is claimed, the instructor decides”.",
                "“Group 2”: Where control is aimed at: was empty, now “They create it together with the instructor”.",
            ],
        )
    ]
    one = done(both, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed", target="given-parts")
    assert told(both, one) == [
        (
            "Stage 1",
            [
                "“Group 2”: Where control is aimed at: was “They create it together with the instructor”,"
                " now “They decide the parts handed to them”."
            ],
        )
    ]
    none = done(one, do.set_ladder_place, stage_id=stage, group_id=group, now="", target="")
    assert len(told(one, none)[0][1]) == 2
    assert told(both, done(both, do.delete_stage, stage_id=stage)) == [("Stage 1", ["Stage “Stage 1” was deleted."])]
    assert told(both, done(both, do.delete_group, group_id=group)) == [("Groups", ["Group “Group 2” was deleted."])]


def test_questions_that_are_left_and_asked_again() -> None:
    plan = a_plan(stages=1)
    left = done(plan, do.leave_question, rule="d", subject="s", facts="1")
    why = done(plan, do.leave_question, rule="d", subject="s", facts="1", reason="Not yet")
    changed = done(why, do.leave_question, rule="d", subject="s", facts="2", reason="No money")
    head = "The plan as a whole"
    assert told(plan, left) == [(head, ["A question was left as it is."])]
    assert told(plan, why) == [(head, ["A question was left as it is, because: “Not yet”."])]
    assert told(left, why) == [(head, ["Question left as it is: was empty, now “Not yet”."])]
    assert told(why, changed) == [(head, ["A question was left as it is, because: “No money”."])]
    assert told(why, plan) == [(head, ["A question that was left as it is is asked again."])]


def test_answers_and_what_they_are_about() -> None:
    plan = a_plan(stages=2, groups=2)
    after = done(plan, do.add_answer, question="How are\nemployers involved?")
    (answer,) = after.rows("answers")
    assert told(plan, after) == [("The plan as a whole", ["Answer “How are employers involved?” was added."])]
    other = done(after, do.pick_answer_groups, answer_id=answer, group_ids=[plan.groups[1].id])
    other = done(other, do.pick_answer_stages, answer_id=answer, stage_ids=[stage.id for stage in plan.stages])
    other = done(other, do.edit_answer, answer_id=answer, limit=1500, by="group", explain=True, question="Who?")
    assert told(after, other) == [
        (
            "The plan as a whole",
            [
                "Answer “How are employers involved?”: The portal's question:"
                " was “How are\nemployers involved?”, now “Who?”.",
                "Answer “How are employers involved?”: Limit in characters: was empty, now “1500”.",
                "Answer “How are employers involved?”: In order: was “By stage”, now “By group”.",
                "Answer “How are employers involved?”: Explain the levels: was no, now yes.",
                "Answer “Who?”: Groups: was all of them, now “Group 2”.",
                "Answer “Who?”: Stages: was all of them, now “Stage 1”, “Stage 2”.",
            ],
        )
    ]
    second = done(other, do.add_answer)
    moved = done(second, do.move_answer, answer_id=answer, before=None)
    assert told(second, moved) == [("The plan as a whole", ["Answer “Who?” moved."])]
    assert told(moved, plan)[0][1] == ["Answer “Who?” was deleted.", "Answer “Answer without a question” was deleted."]


def test_sentences_in_own_words_and_profiles() -> None:
    plan = done(a_plan(stages=1), do.add_answer, question="Who?")
    (answer,) = plan.rows("answers")
    sentence = {"answer_id": answer, "key": "k", "said": "They are asked."}
    after = done(plan, do.edit_sentence, **sentence, text="We ask them.")
    out = done(plan, do.edit_sentence, **sentence, text="")

    def lines(one: Plan, other: Plan) -> list[str]:
        ((_heading, sentences),) = told(one, other)
        return sentences

    assert lines(plan, after) == ["Answer “Who?”: “They are asked.” became “We ask them.”."]
    assert lines(plan, out) == ["Answer “Who?”: “They are asked.” was left out."]
    assert lines(after, out) == ["Answer “Who?”: “We ask them.” was left out."]
    assert lines(out, after) == ["Answer “Who?”: now in own words: “We ask them.”."]
    assert lines(after, plan) == ["Answer “Who?”: “We ask them.” was put back to what the plan says."]
    assert lines(out, plan) == ["Answer “Who?”: a sentence that was left out was put back."]
    kept = done(plan, do.keep_profile, name="Ours", settings="{}")
    (profile,) = kept.rows("export_profiles")
    assert lines(plan, kept) == ["Export profile “Ours” was added."]
    renamed = done(kept, do.rename_profile, profile_id=profile, name="Theirs")
    assert lines(kept, renamed) == ["Export profile “Ours” became “Theirs”."]
    assert lines(renamed, done(renamed, do.keep_profile, name="Theirs", settings='{"size": 9}')) == [
        "Export profile “Theirs” was changed."
    ]
    assert lines(kept, plan) == ["Export profile “Ours” was deleted."]


def test_that_an_entry_is_an_example_no_more_is_not_told() -> None:
    plan = with_entry(a_plan(stages=1, entries=0), "Stage 1", "Inform", "Many")
    entry = entry_saying(plan, "Many")
    marked = dataclasses.replace(plan.involvement(entry), is_example=True)
    example = plan.replaced({"involvements": {entry: marked}})
    assert example != plan
    assert told(example, plan) == []
    after = done(example, do.retype_involvement, involvement_id=entry, text="Few")
    assert told(example, after) == [("Stage 1", ["Stage 1, Inform: “Many” became “Few”."])]


def test_every_colour_and_every_rung_has_a_name() -> None:
    assert list(tints(ENGLISH)) == ["", *TINTS]
    assert list(rungs(ENGLISH)) == list(RUNGS)
    for names in (tints(ENGLISH), rungs(ENGLISH)):
        assert all(names.values())
        assert len(set(names.values())) == len(names)


def test_every_kind_of_group_has_a_name() -> None:
    assert all(kind_name(kind, ENGLISH) for kind in GROUP_KINDS)


def test_the_plan_and_its_notes() -> None:
    plan = done(blank(), do.add_stage, name="Needs")
    stage = stage_named(plan, "Needs")
    plan = done(plan, do.add_note, text="Ask Ann", stage_id=stage, at_control=True)
    note = next(iter(plan.rows("notes")))
    after = done(plan, do.edit_project, title="Welding")
    after = done(after, do.add_note, text="Hurry")
    after = done(after, do.edit_note, note_id=note, text="Ask Bo")
    assert told(plan, after) == [
        ("The plan as a whole", ["Title: was empty, now “Welding”.", "Note added on the plan: “Hurry”."]),
        ("Needs", ["Note on Needs, Control: “Ask Ann” became “Ask Bo”."]),
    ]
    assert told(after, done(after, do.delete_note, note_id=note)) == [
        ("Needs", ["Note left out on Needs, Control: “Ask Bo”."])
    ]


def test_a_renamed_level() -> None:
    plan = blank()
    draft = Draft(plan)
    draft.put(dataclasses.replace(plan.levels[0], name="Tell"))
    assert told(plan, draft.plan) == [("The plan as a whole", ["Level “Inform” became “Tell”."])]
    first, *others = plan.levels
    assert told(plan, done(plan, do.own_levels, levels=[*others, first]))[0][1][1] == "Level “Inform” moved."


def test_other_levels() -> None:
    plan = table_1()
    after = done(plan, do.change_scheme, key="iap2")
    was, now = plan.scheme.credit, after.scheme.credit
    assert told(plan, after) == [
        (
            "The plan as a whole",
            [
                "Levels: was “Levels of involvement (Bovill, 2017)”, now “Levels of participation (after IAP2)”.",
                f"Credit for the levels: was “{was}”, now “{now}”.",
                "Level “Inform” was changed.",
                "Level “Consult” was changed.",
                "Level “Participate” became “Involve”.",
                "Level “Partnership” became “Collaborate”.",
                "Level “Empower” was added.",
            ],
        )
    ]
    assert told(after, plan)[0][1][-1] == "Level “Empower” was left out."
    means = dataclasses.replace(plan.levels[0], definition="They hear of it.")
    assert told(plan, done(plan, do.own_levels, levels=[means, *plan.levels[1:]]))[0][1][1:] == [
        "Level “Inform” was changed."
    ]


@given(STEPS, STEPS)
def test_whatever_changed_is_told(steps: list[Step], more: list[Step]) -> None:
    before = edited(a_plan(stages=3, groups=2), steps)
    after = edited(before, more)
    sentences = [sentence for _, sentences in told(before, after) for sentence in sentences]
    seen = [change for change in diff(before, after) if change.table not in ("control_parties",)]
    unseen = all(change.before and change.after and _only_rank(change.before, change.after) for change in seen)
    assert sentences or unseen
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


def _only_rank(before: object, after: object) -> bool:
    rank = getattr(after, "rank", None)
    return rank is not None and dataclasses.replace(before, rank=rank) == after  # type: ignore[type-var]


def test_each_sentence_knows_the_row_that_it_is_about() -> None:
    plan = table_1()
    stage, entry = stage_named(plan, "Marketing and Promotion"), entry_saying(plan, "Surveys")
    after = done(plan, do.retype_involvement, involvement_id=entry, text="Poll")
    after = done(after, do.rename_stage, stage_id=stage, name="Marketing")
    after = done(after, do.set_control, stage_id=stage, control="co-led", group_ids=[plan.groups[0].id])
    ((heading, sentences),) = told_by_row(plan, after, ENGLISH)
    assert heading == "Marketing"
    assert {(each.table, each.row_id) for each in sentences} == {("stages", stage), ("involvements", entry)}
    (about_the_entry,) = (each.sentence for each in sentences if each.table == "involvements")
    assert about_the_entry == "Marketing, Consult: “Surveys (n=25)” became “Poll”."
