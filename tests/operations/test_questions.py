# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions that are left as they are."""

from typing import cast

import pytest

from app import operations as do
from app.errors import TextTooLong
from app.models.plan import Plan
from app.models.rows import LeftQuestion
from tests.builders import a_plan, done

PLAN = a_plan(stages=1)


def left(plan: Plan) -> set[tuple[str, str, str, str]]:
    rows = cast("list[LeftQuestion]", list(plan.rows("left_questions").values()))
    return {(row.rule, row.subject, row.facts, row.reason) for row in rows}


def test_a_question_is_left_once_for_each_rule_and_subject() -> None:
    plan = done(PLAN, do.leave_question, rule="d", subject="one", facts="1")
    plan = done(plan, do.leave_question, rule="d", subject="two", facts="1", reason=" Not\nyet ")
    plan = done(plan, do.leave_question, rule="h", subject="", facts="0 of 3")
    plan = done(plan, do.leave_question, rule="d", subject="one", facts="2", reason="No money")
    assert left(plan) == {("d", "one", "2", "No money"), ("d", "two", "1", "Not\nyet"), ("h", "", "0 of 3", "")}
    plan = done(plan, do.leave_question, rule="d", subject="one", facts="2")
    assert ("d", "one", "2", "") in left(plan)


def test_a_question_is_asked_again() -> None:
    plan = done(PLAN, do.leave_question, rule="d", subject="one", facts="1")
    plan = done(plan, do.leave_question, rule="d", subject="two", facts="1")
    plan = done(plan, do.ask_again, rule="d", subject="one")
    assert left(plan) == {("d", "two", "1", "")}
    assert done(plan, do.ask_again, rule="d", subject="one") == plan


def test_of_several_rows_that_a_file_brought_one_is_left() -> None:
    twice = {name: LeftQuestion(id=name, rule="d", subject="one", facts=name) for name in "ab"}
    plan = PLAN.replaced({"left_questions": twice})
    after = done(plan, do.leave_question, rule="d", subject="one", facts="c")
    assert left(after) == {("d", "one", "c", "")}
    assert len(after.rows("left_questions")) == 1
    assert left(done(plan, do.ask_again, rule="d", subject="one")) == set()


def test_a_reason_of_2001_characters_is_refused() -> None:
    with pytest.raises(TextTooLong) as caught:
        done(PLAN, do.leave_question, rule="d", subject="one", facts="1", reason="x" * 2001)
    assert (caught.value.field, caught.value.length, caught.value.limit) == ("reason", 2001, 2000)
