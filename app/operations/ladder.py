# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The curriculum ladder: how much of a stage a group decides now, and how much it is to decide."""

import dataclasses
from typing import cast

from app.models.changes import Draft, id_for
from app.models.rows import LadderPlace


def set_ladder_place(draft: Draft, *, stage_id: str, group_id: str, now: str = "", target: str = "") -> None:
    """Say on which rung a group stands in a stage and which is aimed at: keys of ``rows.RUNGS``, or empty.

    There is one place for each stage and group; without any rung there is none.
    """
    plan = draft.plan
    subject = (plan.stage(stage_id).id, plan.group(group_id).id)
    places = [cast("LadderPlace", row) for row in plan.rows("ladder_places").values()]
    there = [place for place in places if (place.stage_id, place.group_id) == subject]
    for superfluous in there[1:] if now or target else there:
        draft.drop(superfluous)
    if now or target:
        place = there[0] if there else LadderPlace(id=id_for(*subject), stage_id=stage_id, group_id=group_id)
        draft.put(dataclasses.replace(place, now=now, target=target))
