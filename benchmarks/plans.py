# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans as large as the promises speak of."""

from app.models.plan import Plan
from tests.builders import a_plan

ENTRIES_PER_STAGE = 10
_GROUPS = 5


def a_plan_of(stages: int) -> Plan:
    """Return a plan of so many stages with five groups, each with two entries in every stage."""
    return a_plan(stages=stages, groups=_GROUPS, entries=ENTRIES_PER_STAGE // _GROUPS)
