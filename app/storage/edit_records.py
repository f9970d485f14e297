# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""An edit as data: how the working copy keeps what was done."""

import json
from collections.abc import Iterable
from typing import Any

from app.models.changes import Change, Changes
from app.models.rows import TABLES, Row
from app.storage.databases import row_values


def changes_to_text(changes: Iterable[Change]) -> str:
    """Return changes as JSON: a list of [table, id, row before or null, row after or null]."""
    return json.dumps(
        [
            [table, row_id, before and row_values(before), after and row_values(after)]
            for table, row_id, before, after in changes
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def changes_from_text(text: str) -> Changes:
    """Return the changes that ``changes_to_text`` wrote."""
    return tuple(
        Change(table, row_id, _row(table, before), _row(table, after))
        for table, row_id, before, after in json.loads(text)
    )


def _row(table: str, values: dict[str, Any] | None) -> Row | None:
    return None if values is None else TABLES[table](**values)
