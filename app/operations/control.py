# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Control: who decides in a stage."""

import dataclasses
from collections.abc import Sequence

from app.models.changes import Draft, new_id
from app.models.rows import ControlParty


def set_control(draft: Draft, *, stage_id: str, control: str, group_ids: Sequence[str] = (), words: str = "") -> None:
    """Say who decides in a stage.

    ``control`` is a key of ``rows.CONTROLS``, or empty for not stated. ``group_ids`` are the groups that decide
    ("group") or decide along with the institution ("co-led"); for the other keys they are left out. ``words`` are
    printed instead of the usual ones.
    """
    plan = draft.plan
    stage = plan.stage(stage_id)
    wanted = {plan.group(group_id).id for group_id in group_ids} if control in ("co-led", "group") else set()
    for party in plan.parties(stage_id):
        if party.group_id in wanted:
            wanted.remove(party.group_id)
        else:
            draft.drop(party)
    for group in plan.groups:
        if group.id in wanted:
            draft.put(ControlParty(id=new_id(), stage_id=stage_id, group_id=group.id))
    draft.put(dataclasses.replace(stage, control=control, control_words=words))
