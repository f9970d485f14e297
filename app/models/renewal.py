# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A new plan from one that is there."""

import dataclasses
from typing import cast

from app.models.changes import new_id
from app.models.plan import Plan
from app.models.rows import TABLES, Involvement, Project, Row

_OF_THE_OLD_PLAN = (
    *("notes", "reasons", "left_questions"),
    *("answers", "answer_groups", "answer_stages", "sentence_edits"),
)


def new_plan_from(plan: Plan, *, keep_numbers: bool) -> Plan:
    """Return a plan with the same stages, groups and entries under a new identity, without dates and notes.

    Reasons, questions that were left and answers for a portal are about the old plan and stay there; the ladder and
    profiles of exports come along. Without ``keep_numbers`` the counts go too, also out of the printed words; free
    wording stays as it is.
    """
    rows: dict[str, dict[str, Row]] = {table: dict(plan.rows(table)) for table in TABLES}
    for table in _OF_THE_OLD_PLAN:
        rows[table] = {}
    for row in rows["involvements"].values():
        entry = dataclasses.replace(cast("Involvement", row), timing="")
        if not keep_numbers and entry.count_kind != "all":
            entry = dataclasses.replace(entry, count_kind="", count_from=None, count_to=None, count_text="")
        rows["involvements"][entry.id] = entry
    return with_new_identity(Plan(rows))


def with_new_identity(plan: Plan) -> Plan:
    """Return a plan that says the same and is another."""
    project: Project = dataclasses.replace(plan.project, id=new_id())
    return plan.replaced({"project": {plan.project.id: None, project.id: project}})
