# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What an answer wants of its text."""

import pytest

from app import operations as do
from app.exports.portal_answers import answer_texts, longest, options_for, wanted_length
from app.exports.portal_text import PortalOptions
from app.models.answers import answer, answers
from app.models.rows import Answer
from tests.builders import a_plan, done, table_1

PLAN = done(table_1(), do.add_answer, question="Who?")
(ANSWER,) = PLAN.rows("answers")


def test_an_answer_that_wants_nothing_wants_the_usual_text() -> None:
    assert options_for(PLAN, answer(PLAN, ANSWER)) == PortalOptions()
    assert options_for(PLAN, Answer(id="", rank="V")) == PortalOptions()


def test_all_that_an_answer_wants() -> None:
    plan = a_plan(stages=3, groups=2)
    fields = {"by": "group", "tense": "planned", "plain": False, "explain": True, "details": True}
    group, stage = plan.groups[1].id, plan.stages[2].id
    plan = done(plan, do.add_answer, group_ids=[group], stage_ids=[stage], **fields)
    assert options_for(plan, answers(plan)[0]) == PortalOptions(
        groups=(group,), stages=(stage,), by="group", tense="planned", plain=False, explain=True, details=True
    )


@pytest.mark.parametrize(
    ("limit", "length"), [(None, "long"), (636, "long"), (635, "medium"), (442, "short"), (10, "short")]
)
def test_the_longest_that_fits(limit: int | None, length: str) -> None:
    assert longest(answer_texts(PLAN, answer(PLAN, ANSWER)), limit) == length


def test_a_length_that_was_chosen_goes_before_and_own_words_are_counted() -> None:
    texts = answer_texts(PLAN, answer(PLAN, ANSWER))
    opening = texts["long"].sentences[0]
    plan = done(PLAN, do.edit_sentence, answer_id=ANSWER, key=opening.key, said=opening.said, text="All are in.")
    found = answer_texts(plan, answer(plan, ANSWER))
    assert found["long"].text.startswith("All are in. In Needs Assessment, six learners")
    assert found["medium"] == texts["medium"]
    assert wanted_length(found, answer(plan, ANSWER), 600) == "long"
    plan = done(plan, do.edit_answer, answer_id=ANSWER, length="short")
    assert wanted_length(found, answer(plan, ANSWER), 600) == "short"
