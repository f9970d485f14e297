# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Restoring an earlier value: always a new edit by an operation, never the old one played again."""

import dataclasses
from collections.abc import Callable
from typing import Any, NamedTuple

from app import operations as do
from app.models.atoms import ATOMS, EXAMPLE
from app.models.fields import PlanBroken, check, specs
from app.models.plan import Plan
from app.models.rows import Answer, Group, Involvement, LadderPlace, Note, Project, Row, SentenceEdit, Stage
from app.storage.history import PastChange

_NOT_VALUES = ("id", "reference", "rank")
_WORDS = tuple(field for field in ATOMS["involvements"]["words"] if field != "group_id")


class Restoration(NamedTuple):
    """An operation, and the values to run it with."""

    operation: Callable[..., object]
    values: dict[str, Any]


def restoration(plan: Plan, change: PastChange | None) -> Restoration | None:
    """Return what gives a row of the plan the texts and numbers back that it had before a past change.

    None where that is not possible (any more), or where they are the same.
    """
    if change is None or change.before is None or change.after is None:
        return None
    row = plan.rows(change.table).get(change.row_id)
    if row is None:
        return None
    names = {spec.name for spec in specs(type(row)) if spec.kind not in _NOT_VALUES and spec.name != EXAMPLE}
    wanted = {field: value for field, value in change.before.items() if field in names}
    try:
        restored = dataclasses.replace(row, **wanted)
        check(restored)
    except (PlanBroken, TypeError):
        return None
    return None if restored == row or getattr(restored, "name", " ") == "" else _restoring(plan, row, wanted)


def _restoring(plan: Plan, row: Row, wanted: dict[str, Any]) -> Restoration | None:
    match row:
        case Project():
            return Restoration(do.edit_project, wanted)
        case Stage() if "control" in wanted or "control_words" in wanted:
            deciders = [group.id for group in plan.deciders(row.id)]
            control, said = wanted.get("control", row.control), wanted.get("control_words", row.control_words)
            values = {"stage_id": row.id, "control": control, "words": said, "group_ids": deciders}
            return Restoration(do.set_control, values)
        case Stage() if "name" in wanted:
            return Restoration(do.rename_stage, {"stage_id": row.id, "name": wanted["name"]})
        case Stage():
            return Restoration(do.edit_stage, {"stage_id": row.id, "kind": wanted["kind"]})
        case Group():
            return Restoration(do.edit_group, {"group_id": row.id, **wanted})
        case Involvement():
            # All of the words, or those not named would follow the activity and the count.
            said = {field: getattr(row, field) for field in _WORDS} if wanted.keys() & set(_WORDS) else {}
            return Restoration(do.edit_involvement, {"involvement_id": row.id, **said, **wanted})
        case LadderPlace():
            rungs = {"now": row.now, "target": row.target, **wanted}
            return Restoration(do.set_ladder_place, {"stage_id": row.stage_id, "group_id": row.group_id, **rungs})
        case Note() if "text" in wanted:
            return Restoration(do.edit_note, {"note_id": row.id, "text": wanted["text"]})
        case Answer():
            return Restoration(do.edit_answer, {"answer_id": row.id, **wanted})
        case SentenceEdit() if "text" in wanted:
            said = {"answer_id": row.answer_id, "key": row.key, "said": row.said, "text": wanted["text"]}
            return Restoration(do.edit_sentence, said)
    return None
