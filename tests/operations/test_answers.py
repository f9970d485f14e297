# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Answers for portals."""

import pytest

from app import operations as do
from app.errors import NotFound, TextTooLong
from app.models.answers import answer, answers, edits_of, groups_of, stages_of
from app.models.plan import Plan
from tests.builders import a_plan, done

PLAN = done(a_plan(stages=3, groups=3), do.add_answer, question="How are employers involved?", limit=1500)
(ANSWER,) = PLAN.rows("answers")


def own_words(plan: Plan) -> dict[str, tuple[str, str]]:
    """Return the sentences in own words: what was said, and what is said instead."""
    return {key: (edit.said, edit.text) for key, edit in edits_of(plan, ANSWER).items()}


def test_an_answer_begins_with_its_question_and_the_longest_text_that_fits() -> None:
    (found,) = answers(PLAN)
    assert (found.question, found.limit) == ("How are employers involved?", 1500)
    assert (found.length, found.by, found.tense) == ("", "stage", "present")
    assert (found.plain, found.explain, found.details) == (True, False, False)
    assert (groups_of(PLAN, ANSWER), stages_of(PLAN, ANSWER)) == ((), ())


def test_its_fields_are_set_by_name() -> None:
    plan = done(PLAN, do.edit_answer, answer_id=ANSWER, question="Who?\nHow?", limit=None, length="short", plain=False)
    found = answer(plan, ANSWER)
    assert (found.question, found.limit, found.length, found.plain) == ("Who?\nHow?", None, "short", False)
    with pytest.raises(NotFound):
        done(PLAN, do.edit_answer, answer_id="nowhere", question="")


def test_answers_are_moved_and_deleted() -> None:
    plan = done(PLAN, do.add_answer, question="Second")
    second = answers(plan)[1].id
    plan = done(plan, do.move_answer, answer_id=second, before=ANSWER)
    assert [each.question for each in answers(plan)] == ["Second", "How are employers involved?"]
    plan = done(plan, do.move_answer, answer_id=second, before=None)
    assert [each.question for each in answers(plan)] == ["How are employers involved?", "Second"]
    plan = done(plan, do.pick_answer_groups, answer_id=ANSWER, group_ids=[plan.groups[0].id])
    plan = done(plan, do.edit_sentence, answer_id=ANSWER, key="k", said="They are.", text="We are.")
    plan = done(plan, do.delete_answer, answer_id=ANSWER)
    assert [each.question for each in answers(plan)] == ["Second"]
    assert (plan.rows("answer_groups"), plan.rows("sentence_edits")) == ({}, {})


def test_an_answer_is_about_what_was_picked_and_then_about_all_again() -> None:
    first, second, third = PLAN.groups
    plan = done(PLAN, do.pick_answer_groups, answer_id=ANSWER, group_ids=[third.id, first.id])
    assert groups_of(plan, ANSWER) == (first, third)
    after = done(plan, do.pick_answer_groups, answer_id=ANSWER, group_ids=[second.id, third.id])
    assert groups_of(after, ANSWER) == (second, third)
    assert len(after.rows("answer_groups").keys() & plan.rows("answer_groups").keys()) == 1
    assert done(after, do.pick_answer_groups, answer_id=ANSWER, group_ids=[]) == PLAN
    plan = done(PLAN, do.pick_answer_stages, answer_id=ANSWER, stage_ids=[PLAN.stages[1].id])
    assert stages_of(plan, ANSWER) == (PLAN.stages[1],)
    plan = done(plan, do.delete_stage, stage_id=PLAN.stages[1].id)
    assert stages_of(plan, ANSWER) == ()
    with pytest.raises(NotFound):
        done(PLAN, do.pick_answer_stages, answer_id=ANSWER, stage_ids=["nowhere"])


def test_an_answer_about_a_group_that_becomes_another_is_about_that_one() -> None:
    first, second, third = (group.id for group in PLAN.groups)
    plan = done(PLAN, do.pick_answer_groups, answer_id=ANSWER, group_ids=[second])
    merged = done(plan, do.merge_groups, group_id=second, into_id=third)
    assert [group.id for group in groups_of(merged, ANSWER)] == [third]
    both = done(plan, do.pick_answer_groups, answer_id=ANSWER, group_ids=[first, second])
    merged = done(both, do.merge_groups, group_id=second, into_id=first)
    assert [group.id for group in groups_of(merged, ANSWER)] == [first]
    assert len(merged.rows("answer_groups")) == 1


def test_a_sentence_in_own_words_is_kept_with_what_was_said() -> None:
    plan = done(PLAN, do.edit_sentence, answer_id=ANSWER, key="a", said="Six are asked.", text=" Six\r\nare heard. ")
    assert own_words(plan) == {"a": ("Six are asked.", "Six\nare heard.")}
    plan = done(plan, do.edit_sentence, answer_id=ANSWER, key="a", said="Six are asked.", text="")
    assert own_words(plan) == {"a": ("Six are asked.", "")}
    assert done(plan, do.edit_sentence, answer_id=ANSWER, key="a", said="Six are asked.", text="Six are asked.") == PLAN
    assert done(plan, do.restore_sentence, answer_id=ANSWER, key="a") == PLAN
    assert done(PLAN, do.restore_sentence, answer_id=ANSWER, key="a") == PLAN


def test_a_sentence_that_is_too_long_is_refused_by_its_own_name() -> None:
    with pytest.raises(TextTooLong) as caught:
        done(PLAN, do.edit_sentence, answer_id=ANSWER, key="a", said="", text="x" * 20_001)
    assert (caught.value.field, caught.value.length, caught.value.limit) == ("sentence", 20_001, 20_000)


def test_own_words_follow_the_plan_where_nobody_touched_them() -> None:
    said = {
        "a": "In Design, six learners are consulted in a focus group.",
        "b": "Two learners are told.",
        "c": "The college decides.",
        "d": "All are informed.",
    }
    own = {
        "a": "In Design, six learners are heard in a focus group.",
        "b": "Two students are told.",
        "c": "Our college decides.",
        "d": "",
    }
    plan = PLAN
    for key, text in own.items():
        plan = done(plan, do.edit_sentence, answer_id=ANSWER, key=key, said=said[key], text=text)
    now = {
        "a": "In Redesign, eight learners are consulted in a focus group.",
        "b": "Two employers are told.",
        "c": "The college decides.",
        "d": "All are consulted.",
    }
    assert own_words(done(plan, do.update_untouched, answer_id=ANSWER, said=now)) == {
        "a": (now["a"], "In Redesign, eight learners are heard in a focus group."),
        "b": (said["b"], own["b"]),  # the very word that changed is an own one: somebody has to decide
        "c": (said["c"], own["c"]),
        "d": (said["d"], own["d"]),
    }
    assert own_words(done(plan, do.update_untouched, answer_id=ANSWER, said={})) == own_words(plan)
