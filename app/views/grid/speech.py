# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a screen reader hears of a cell besides its own words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from app.models.plan import Plan
from app.models.rows import Note
from app.words import grid as words


def _none(_stage_id: str, _level_id: str | None) -> int:
    return 0


@dataclass(slots=True)
class Speech:
    """Where the models of one plan ask while a cell is spoken.

    ``questions`` tells how many there are about a stage at a level, None for who decides; ``cell_first`` whether what
    a cell says comes before where it is.
    """

    questions: Callable[[str, str | None], int] = _none
    cell_first: Callable[[], bool] = bool

    def cell(self, place: str, said: str, remarks: list[str], language: str) -> str:
        """Return a cell in the order that is wished for."""
        return words.cell(place, said, remarks, language, cell_first=self.cell_first())

    def remarks(self, plan: Plan, stage_id: str, level_id: str | None, language: str) -> list[str]:
        """Return that there are notes and questions about a stage at a level; None for who decides."""
        notes = notes_on(plan, stage_id, level_id, at_control=level_id is None)
        return words.remarks(notes, self.questions(stage_id, level_id), language)


def notes_on(plan: Plan, stage_id: str, level_id: str | None, *, at_control: bool) -> int:
    """Return how many notes there are on one place; neither a level nor Control is the stage itself."""
    place = stage_id, level_id, at_control
    rows = (cast("Note", row) for row in plan.rows("notes").values())
    return sum((note.stage_id, note.level_id, note.at_control) == place for note in rows)
