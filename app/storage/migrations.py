# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From what an older version of the file said to what this one says.

Each step is a plain function on ``{table: [row, ...]}``, each row a dictionary: the form that files, kept versions and
``show --json`` share. It knows nothing of today's models, which will have moved on when it is read again.
"""

from collections.abc import Callable, Mapping
from typing import Any

Tables = dict[str, list[dict[str, Any]]]


def to_2(tables: Tables) -> Tables:
    """Reasons for changes, kept versions and the history come in; there are none yet."""
    return {**tables, "reasons": [], "versions": [], "history": []}


def to_3(tables: Tables) -> Tables:
    """Give groups a tint and a note; entries may be a template's, and the ladder and left questions come in."""
    return {
        **tables,
        "groups": [{**row, "tint": "", "note": ""} for row in tables["groups"]],
        "involvements": [{**row, "is_example": 0} for row in tables["involvements"]],
        "ladder_places": [],
        "left_questions": [],
    }


def to_4(tables: Tables) -> Tables:
    """Entries may have words for sentences; answers for portals and profiles for exports come in."""
    return {
        **tables,
        "involvements": [{**row, "in_sentences": ""} for row in tables["involvements"]],
        "answers": [],
        "answer_groups": [],
        "answer_stages": [],
        "sentence_edits": [],
        "export_profiles": [],
    }


STEPS: Mapping[int, Callable[[Tables], Tables]] = {1: to_2, 2: to_3, 3: to_4}
"""The step that leads on from each older version."""


def migrated(tables: Tables, version: int) -> Tables:
    """Return what tables of an older version say, as today's; ``tables`` stays as it is."""
    while version in STEPS:
        tables = STEPS[version](tables)
        version += 1
    return tables
