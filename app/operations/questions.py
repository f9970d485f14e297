# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions that are left as they are, and asked again."""

import dataclasses
from collections.abc import Sequence
from typing import cast

from app.models.changes import Draft, id_for
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.rows import LeftQuestion


def leave_question(draft: Draft, *, rule: str, subject: str, facts: str, reason: str = "") -> None:
    """Leave a question as it is, perhaps with a reason; see ``rows.LeftQuestion``.

    There is one row for each rule and subject: leaving the question again puts its facts and its reason anew.
    """
    there = _left(draft.plan, rule, subject)
    for superfluous in there[1:]:
        draft.drop(superfluous)
    left = there[0] if there else LeftQuestion(id=id_for(rule, subject), rule=rule, subject=subject)
    draft.put(dataclasses.replace(left, facts=facts, reason=reason))


def leave_questions(draft: Draft, *, questions: Sequence[tuple[str, str, str]], reason: str = "") -> None:
    """Leave several questions, each by its rule, subject and facts, for one reason."""
    for rule, subject, facts in questions:
        leave_question(draft, rule=rule, subject=subject, facts=facts, reason=reason)


def ask_again(draft: Draft, *, rule: str, subject: str) -> None:
    """Ask a question again that was left as it is; one that was not stays as it was."""
    for left in _left(draft.plan, rule, subject):
        draft.drop(left)


def _left(plan: Plan, rule: str, subject: str) -> list[LeftQuestion]:
    wanted = (clean_text(rule, lines=False), clean_text(subject, lines=False))
    rows = [cast("LeftQuestion", row) for row in plan.rows("left_questions").values()]
    return [left for left in rows if (left.rule, left.subject) == wanted]
