# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where a row goes among its siblings."""

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from app.errors import NotFound
from app.models import ranks
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import TABLE_OF, Group, Involvement, Stage

Placed = TypeVar("Placed", Stage, Group, Involvement)


def rank_before(draft: Draft, siblings: Sequence[Placed], before: str | None) -> str:
    """Return a rank right before the sibling with the id ``before``, or after them all for None.

    ``siblings`` come in their order, without the row that is to be placed. Where two of them share a rank, or ranks
    have grown long, they all get fresh ones first. Raises NotFound where ``before`` is not among them.
    """
    place = len(siblings)
    if before is not None:
        place = next((at for at, row in enumerate(siblings) if row.id == before), -1)
        if place < 0:
            raise NotFound(TABLE_OF[type(siblings[0])] if siblings else "", before)
    if _crowded(siblings, place):
        siblings = [
            dataclasses.replace(row, rank=rank) for row, rank in zip(siblings, ranks.spread(len(siblings)), strict=True)
        ]
        for row in siblings:
            draft.put(row)
    low, high = _neighbours(siblings, place)
    return ranks.between(low, high)


def _crowded(siblings: Sequence[Placed], place: int) -> bool:
    low, high = _neighbours(siblings, place)
    return low == high or len(low) > ranks.LONG or len(high or "") > ranks.LONG


def _neighbours(siblings: Sequence[Placed], place: int) -> tuple[str, str | None]:
    low = siblings[place - 1].rank if place else ""
    return low, siblings[place].rank if place < len(siblings) else None


class Ends:
    """Gives ranks after all entries of a cell, for many that are put at once: without a look at the plan after each."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._last: dict[tuple[str, str], str] = {}

    def after(self, stage_id: str, level_id: str) -> str:
        """Return the next rank at the end of a cell."""
        cell = stage_id, level_id
        if cell not in self._last:
            self._last[cell] = max((entry.rank for entry in self._plan.cell(*cell)), default="")
        self._last[cell] = ranks.between(self._last[cell], None)
        return self._last[cell]
