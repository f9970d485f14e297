# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Two plans that come from one: what joins, what clashes, and that nothing is lost."""

import dataclasses
import time

import pytest

from app import operations as do
from app.errors import OtherPlan
from app.models.atoms import ATOMS, CONTROL
from app.models.changes import Draft
from app.models.fields import specs
from app.models.merge import Clash, Merged, Side, merge, resolve, take
from app.models.plan import Plan
from app.models.rows import TABLES
from app.models.schemes import scheme
from tests.builders import a_plan, blank, done, level_named, stage_named, table_1, with_entry


def entry_of(plan: Plan, number: int) -> str:
    return next(entry.id for entry in plan.involvements() if entry.count_from == number)


def told(merged: Merged) -> list[tuple[str, str | None]]:
    return [(clash.table, clash.atom) for clash in merged.clashes]


def test_different_fields_of_an_entry_join() -> None:
    plan = a_plan(stages=1)
    entry = entry_of(plan, 1)
    level = level_named(plan, "Partnership")
    mine = done(plan, do.move_involvement, involvement_id=entry, level_id=level)
    theirs = done(plan, do.retype_involvement, involvement_id=entry, text="Surveys (n=40)")
    merged = merge(plan, mine, theirs)
    assert merged.clashes == ()
    joined = merged.plan.involvement(entry)
    assert (joined.level_id, joined.activity, joined.count_from) == (level, "Surveys", 40)


def test_the_activity_and_the_number_are_one_thing() -> None:
    plan = a_plan(stages=1)
    entry = entry_of(plan, 1)
    mine = done(plan, do.edit_involvement, involvement_id=entry, activity="Surveys")
    theirs = done(plan, do.edit_involvement, involvement_id=entry, count_from=40)
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("involvements", "words")]
    (clash,) = merged.clashes
    group = plan.groups[0].id
    assert clash.ancestor == (group, "Activity 1", "exact", 1, None, "(n=1)", "")
    assert clash.mine == (group, "Surveys", "exact", 1, None, "(n=1)", "")
    assert clash.theirs == (group, "Activity 1", "exact", 40, None, "", "")
    assert merged.plan == mine == take(merged, "mine")
    assert take(merged, "theirs") == theirs


@pytest.mark.parametrize("known", [True, False])
def test_an_entry_that_either_touched_is_an_example_no_more(known: bool) -> None:
    touched = a_plan(stages=1)
    entry = touched.involvement(entry_of(touched, 1))
    plan = touched.replaced({"involvements": {entry.id: dataclasses.replace(entry, is_example=True)}})
    for mine, theirs in ((touched, plan), (plan, touched)):
        merged = merge(plan if known else None, mine, theirs)
        assert merged.clashes == ()
        assert merged.plan == touched
    moved = done(plan, do.move_involvement, involvement_id=entry.id, level_id=level_named(plan, "Partnership"))
    typed = done(plan, do.retype_involvement, involvement_id=entry.id, text="Poll")
    merged = merge(plan, moved, typed)
    assert merged.clashes == ()
    assert merged.plan == done(moved, do.retype_involvement, involvement_id=entry.id, text="Poll")


def test_two_people_who_say_where_control_lies_mean_one_place_on_the_ladder() -> None:
    plan = a_plan(stages=1)
    place = {"stage_id": plan.stages[0].id, "group_id": plan.groups[0].id}
    mine = done(plan, do.set_ladder_place, **place, now="claimed", target="together")
    assert merge(plan, mine, done(plan, do.set_ladder_place, **place, now="claimed", target="together")).plan == mine
    theirs = done(plan, do.set_ladder_place, **place, now="few-choices", target="together")
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("ladder_places", "now")]
    assert take(merged, "theirs") == theirs


def test_two_people_who_leave_one_question_leave_it_once() -> None:
    plan = a_plan(stages=1)
    mine = done(plan, do.leave_question, rule="d", subject="s", facts="1", reason="Not yet")
    theirs = done(plan, do.leave_question, rule="d", subject="s", facts="2")
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("left_questions", "left")]
    assert (merged.plan, take(merged, "theirs")) == (mine, theirs)
    assert merge(plan, mine, done(mine, do.leave_question, rule="h", subject="s", facts="1")).clashes == ()


def test_two_people_who_say_one_sentence_in_their_words_are_asked_and_other_sentences_join() -> None:
    plan = done(a_plan(stages=2, groups=2), do.add_answer, question="Who?")
    (answer,) = plan.rows("answers")

    def said(of: Plan, key: str, text: str) -> Plan:
        return done(of, do.edit_sentence, answer_id=answer, key=key, said="They are.", text=text)

    mine, theirs = said(said(plan, "a", "We are."), "b", "We."), said(said(plan, "a", "You are."), "c", "You.")
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("sentence_edits", "words")]
    assert merged.plan == said(mine, "c", "You.")
    mine = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[plan.groups[0].id])
    theirs = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[plan.groups[1].id])
    joined = merge(plan, mine, theirs)
    assert (joined.clashes, len(joined.plan.rows("answer_groups"))) == ((), 2)
    gone = done(plan, do.delete_answer, answer_id=answer)
    merged = merge(plan, gone, said(plan, "a", "We are."))
    assert told(merged) == [("answers", None)]
    assert take(merged, "mine") == gone


def test_one_clash_is_decided_and_another_not() -> None:
    plan = a_plan(stages=2)
    first, second = plan.stages

    def renamed(one: str, other: str) -> Plan:
        after = done(plan, do.rename_stage, stage_id=first.id, name=one)
        return done(after, do.rename_stage, stage_id=second.id, name=other)

    merged = merge(plan, renamed("A", "B"), renamed("C", "D"))
    chosen = next(clash for clash in merged.clashes if clash.row_id == second.id)
    assert [stage.name for stage in resolve(merged, {chosen: "theirs"}).stages] == ["A", "D"]


def test_both_add_a_row_in_the_same_place() -> None:
    plan = table_1()
    mine = done(with_entry(plan, "Needs Assessment", "Inform", "Mine"), do.add_stage, name="My stage")
    theirs = done(with_entry(plan, "Needs Assessment", "Inform", "Theirs"), do.add_stage, name="Their stage")
    merged = merge(plan, mine, theirs)
    assert merged.clashes == ()
    cell = merged.plan.cell(stage_named(plan, "Needs Assessment"), level_named(plan, "Inform"))
    assert {entry.activity for entry in cell} == {"Mine", "Theirs"}
    assert {stage.name for stage in merged.plan.stages[6:]} == {"My stage", "Their stage"}
    assert merged.plan == merge(plan, theirs, mine).plan


def test_the_same_change_twice_is_no_clash() -> None:
    plan = a_plan(stages=2)
    stage = plan.stages[0].id

    def changed() -> Plan:
        after = done(plan, do.rename_stage, stage_id=stage, name="Needs")
        after = done(after, do.set_control, stage_id=stage, control="co-led", group_ids=[plan.groups[0].id])
        return done(after, do.delete_stage, stage_id=plan.stages[1].id)

    merged = merge(plan, changed(), changed())
    assert merged.clashes == ()
    assert len(merged.plan.rows("control_parties")) == 1


@pytest.mark.parametrize("how", ["edit", "add"])
def test_a_deleted_stage_in_which_the_other_works(how: str) -> None:
    plan = a_plan(stages=2, entries=2)
    stage = plan.stages[0]
    mine = done(plan, do.delete_stage, stage_id=stage.id)
    if how == "edit":
        theirs = done(plan, do.edit_involvement, involvement_id=entry_of(plan, 1), lead="Ann")
        changed = entry_of(plan, 1)
    else:
        theirs = with_entry(plan, "Stage 1", "Consult", "New")
        changed = next(iter(theirs.rows("involvements").keys() - plan.rows("involvements").keys()))
    merged, other = merge(plan, mine, theirs), merge(plan, theirs, mine)
    (clash,) = merged.clashes
    assert (clash.table, clash.row_id, clash.atom, clash.deleted_by) == ("stages", stage.id, None, "mine")
    assert clash.changed == (("involvements", changed),)
    assert clash.ancestor == stage
    assert merged.plan == other.plan == take(merged, "theirs") == take(other, "mine") == theirs
    assert take(merged, "mine") == take(other, "theirs") == mine


def test_an_entry_moved_into_a_stage_that_was_deleted_outlives_it() -> None:
    plan = a_plan(stages=2)
    mine = done(plan, do.delete_stage, stage_id=plan.stages[1].id)
    theirs = done(plan, do.move_involvement, involvement_id=entry_of(plan, 1), stage_id=plan.stages[1].id)
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("stages", None)]
    assert merged.plan == theirs
    assert take(merged, "mine") == mine
    assert mine.involvement(entry_of(plan, 1)).stage_id == plan.stages[0].id


def test_an_entry_moved_out_of_a_stage_before_it_is_deleted_takes_the_new_words_along() -> None:
    plan = a_plan(stages=2)
    mine = done(plan, do.move_involvement, involvement_id=entry_of(plan, 1), stage_id=plan.stages[1].id)
    mine = done(mine, do.delete_stage, stage_id=plan.stages[0].id)
    theirs = done(plan, do.retype_involvement, involvement_id=entry_of(plan, 1), text="Interviews")
    merged = merge(plan, mine, theirs)
    assert merged.clashes == ()
    joined = merged.plan.involvement(entry_of(plan, 1))
    assert (joined.stage_id, joined.activity) == (plan.stages[1].id, "Interviews")


def test_a_deletion_that_nobody_minds_joins() -> None:
    plan = a_plan(stages=2)
    mine = done(plan, do.delete_stage, stage_id=plan.stages[0].id)
    theirs = done(plan, do.rename_stage, stage_id=plan.stages[1].id, name="Design")
    merged = merge(plan, mine, theirs)
    assert merged.clashes == ()
    assert [stage.name for stage in merged.plan.stages] == ["Design"]


def test_a_deleted_group_that_the_other_uses() -> None:
    plan = a_plan(stages=2, groups=2)
    first, second = plan.stages
    group = plan.groups[1].id
    plan = done(plan, do.set_control, stage_id=second.id, control="group", group_ids=[group])
    mine = done(plan, do.delete_group, group_id=group)
    level = plan.levels[0].id
    theirs = done(plan, do.add_involvement, stage_id=first.id, level_id=level, text="New", group_id=group)
    theirs = done(theirs, do.set_control, stage_id=first.id, control="co-led", group_ids=[group])
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("groups", None)]
    assert merged.plan == theirs  # also where the group decided before: it was no longer said only for the deletion
    assert take(merged, "mine") == mine


def test_a_group_deleted_on_either_side_leaves_one() -> None:
    plan = a_plan(stages=1, groups=2)
    mine = done(plan, do.delete_group, group_id=plan.groups[0].id)
    theirs = done(plan, do.delete_group, group_id=plan.groups[1].id)
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("groups", None), ("groups", None)]
    assert merged.plan.groups == plan.groups
    assert take(merged, "mine") == mine
    assert take(merged, "theirs") == theirs
    both: dict[Clash, Side] = {clash: clash.deleted_by or "mine" for clash in merged.clashes}
    assert resolve(merged, both).groups == plan.groups


def test_an_entry_given_to_another_group_outlives_a_group_that_both_delete() -> None:
    plan = a_plan(stages=1, groups=2)
    learners, group = plan.groups
    theirs = done(plan, do.delete_group, group_id=group.id)
    mine = done(plan, do.edit_involvement, involvement_id=entry_of(plan, 2), group_id=learners.id)
    mine = done(mine, do.delete_group, group_id=group.id)
    merged = merge(plan, mine, theirs)
    assert [(clash.row_id, clash.deleted_by) for clash in merged.clashes] == [(entry_of(plan, 2), "theirs")]
    assert merged.plan == mine
    assert take(merged, "theirs") == theirs


def test_who_decides_is_one_thing() -> None:
    plan = a_plan(stages=1, groups=2)
    stage = plan.stages[0].id
    mine = done(plan, do.set_control, stage_id=stage, control="institution")
    theirs = done(plan, do.set_control, stage_id=stage, control="co-led", group_ids=[plan.groups[1].id])
    merged = merge(plan, mine, theirs)
    (clash,) = merged.clashes
    assert (clash.atom, clash.mine, clash.theirs) == (
        CONTROL,
        ("institution", "", ()),
        ("co-led", "", (plan.groups[1].id,)),
    )
    assert merged.plan == mine
    assert take(merged, "theirs") == theirs


def test_who_decides_joins_with_a_new_name() -> None:
    plan = a_plan(stages=1)
    stage = plan.stages[0].id
    mine = done(plan, do.rename_stage, stage_id=stage, name="Needs")
    theirs = done(plan, do.set_control, stage_id=stage, control="group", group_ids=[plan.groups[0].id])
    merged = merge(plan, mine, theirs)
    assert merged.clashes == ()
    assert merged.plan.stages[0].name == "Needs"
    assert merged.plan.deciders(stage) == plan.groups


def test_an_entry_at_a_level_that_the_other_side_left_is_not_lost() -> None:
    plan = a_plan(stages=1)
    row, levels = scheme("bovill-2017", "en-CA")
    new_at = {old.id: new.id for old, new in zip(plan.levels, levels, strict=True)}
    draft = Draft(plan)
    draft.put(row)
    for level in levels:
        draft.put(level)
    draft.put(dataclasses.replace(plan.project, scheme_id=row.id))
    for entry in plan.involvements():
        draft.put(dataclasses.replace(entry, level_id=new_at[entry.level_id]))
    mine = draft.plan
    theirs = with_entry(plan, "Stage 1", "Consult", "New")
    merged = merge(plan, mine, theirs)
    assert told(merged) == [("project", "scheme_id")]
    assert merged.plan.levels == mine.levels
    back = take(merged, "theirs")
    stage = plan.stages[0].id
    assert [len(back.cell(stage, level.id)) for level in back.levels] == [
        len(theirs.cell(stage, level.id)) for level in theirs.levels
    ]


def test_a_changed_title_and_a_changed_funder_join() -> None:
    plan = blank()
    merged = merge(
        plan, done(plan, do.edit_project, title="Welding"), done(plan, do.edit_project, funder="The Ministry")
    )
    assert merged.clashes == ()
    assert (merged.plan.project.title, merged.plan.project.funder) == ("Welding", "The Ministry")


def test_without_an_ancestor_everything_that_differs_is_shown() -> None:
    plan = a_plan(stages=2)
    mine = done(plan, do.rename_stage, stage_id=plan.stages[0].id, name="Needs")
    mine = done(mine, do.add_stage, name="Mine")
    theirs = done(plan, do.edit_stage, stage_id=plan.stages[0].id, kind="needs")
    theirs = done(theirs, do.add_stage, name="Theirs")
    merged = merge(None, mine, theirs)
    assert sorted(merged.clashes, key=lambda clash: str(clash.atom)) == [
        Clash(table="stages", row_id=plan.stages[0].id, atom="kind", ancestor=None, mine=("",), theirs=("needs",)),
        Clash(
            table="stages", row_id=plan.stages[0].id, atom="name", ancestor=None, mine=("Needs",), theirs=("Stage 1",)
        ),
    ]
    assert {stage.name for stage in merged.plan.stages} == {"Needs", "Stage 2", "Mine", "Theirs"}


def test_another_plan_is_refused() -> None:
    with pytest.raises(OtherPlan):
        merge(None, blank(), blank())


def test_every_field_stands_in_one_atom() -> None:
    for table, atoms in ATOMS.items():
        fields = sorted(field for names in atoms.values() for field in names)
        assert fields == sorted(spec.name for spec in specs(TABLES[table]) if spec.name != "id")


def test_ten_thousand_entries_and_two_replies_take_a_second_at_most() -> None:
    plan = a_plan(stages=100, entries=100)
    assert len(plan.rows("involvements")) == 10_000
    reply = done(plan, do.delete_stage, stage_id=plan.stages[0].id)
    other = plan
    for number in range(150, 200):
        other = done(other, do.edit_involvement, involvement_id=entry_of(plan, number), lead="Ann")
    read_from_files = [valid_copy(each) for each in (plan, reply, other)]
    start = time.perf_counter()
    merged = merge(*read_from_files)
    merge(read_from_files[0], merged.plan, read_from_files[2])
    assert time.perf_counter() - start < 1
    assert merged.plan.rows("involvements").keys() == reply.rows("involvements").keys()


def valid_copy(plan: Plan) -> Plan:
    """Return an equal plan that shares no row."""
    return Plan({table: {row.id: dataclasses.replace(row) for row in plan.rows(table).values()} for table in TABLES})
