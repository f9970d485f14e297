# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Reasons: why something is no longer what it was in a kept version, told whenever somebody knows."""

import dataclasses
from typing import cast

from app.errors import NotFound, TextTooLong
from app.models.changes import Draft, new_id
from app.models.fields import clean_text
from app.models.rows import TABLES, Reason


def give_reason(draft: Draft, *, version_id: str, table: str, row_id: str, text: str) -> None:
    """Say why a row is no longer what it was in a version; an empty text takes the reason away.

    There is one reason for each version and row. The row may be gone from the plan: that may be what is explained.
    """
    if table not in TABLES:
        raise NotFound(table, row_id)
    reasons = [cast("Reason", row) for row in draft.plan.rows("reasons").values()]
    given = [
        each
        for each in reasons
        if (each.version_id, each.subject_table, each.subject_id) == (version_id, table, row_id)
    ]
    for superfluous in given if not clean_text(text, lines=True) else given[1:]:
        draft.drop(superfluous)
    if clean_text(text, lines=True):
        new = Reason(id=new_id(), version_id=version_id, subject_table=table, subject_id=row_id)
        try:
            draft.put(dataclasses.replace(given[0] if given else new, text=text))
        except TextTooLong as error:  # its field is called like that of a note
            raise TextTooLong("reason", error.length, error.limit) from None
