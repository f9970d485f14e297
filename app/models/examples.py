# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Entries that came with a template and that nobody has touched."""

from app.models.plan import Plan
from app.models.rows import Involvement


def example_entries(plan: Plan) -> list[Involvement]:
    """Return the entries that are still a template's, as they are read: row by row, from the left."""
    cells = (plan.cell(stage.id, level.id) for stage in plan.stages for level in plan.levels)
    return [entry for cell in cells for entry in cell if entry.is_example]


def without_examples(plan: Plan) -> Plan:
    """Return the plan without the entries that are still a template's; the plan itself where there is none."""
    gone = {entry.id: None for entry in example_entries(plan)}
    return plan.replaced({"involvements": gone}) if gone else plan
