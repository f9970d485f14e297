# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the plan is for."""

import dataclasses
from typing import Any

from app.models.changes import Draft


def edit_project(draft: Draft, **fields: str) -> None:
    """Set properties of the plan by name: title, organisation, organisation_short, funder, caption, credit, currency.

    So with ``language``, a tag with its region; names stay as they are, unlike with ``change_language``.
    """
    changed: dict[str, Any] = dict(fields)
    draft.put(dataclasses.replace(draft.plan.project, **changed))
