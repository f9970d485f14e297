# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The language of a plan."""

from app.models.built_in import in_other_language
from app.models.changes import Draft


def change_language(draft: Draft, *, language: str) -> None:
    """Set the language that a plan prints, a tag with its region; what the program named itself gets other names."""
    for row in in_other_language(draft.plan, language):
        draft.put(row)
