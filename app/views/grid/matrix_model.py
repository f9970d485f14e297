# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix as an item model over the plan: stages down, levels across, Control last."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app import operations as do
from app.models.changes import Edit
from app.models.groups import tint_of
from app.models.rows import Involvement, Level
from app.models.wording import printed
from app.operations.cells import cell_lines, shown_entries
from app.views.controller import PlanController
from app.views.grid.grid_model import STAGE_COLUMN, CellLine, GridModel, Index


class MatrixTableModel(GridModel):
    """The grid with the levels across.

    ``new_entries_for`` is the id of the group that new entries belong to, None for the first.
    """

    def __init__(self, controller: PlanController, language: str, parent: QObject | None = None) -> None:
        super().__init__(controller, language, parent)
        self.new_entries_for: str | None = None

    def level_id(self, index: Index) -> str | None:
        """Return the id of the level of a cell; None for the stage column and Control."""
        return self._plan.levels[index.column() - 1].id if self.holds_entries(index) else None

    def column_of(self, entry: Involvement) -> int:
        """Return the column of an entry's level."""
        return self.column_at(entry.stage_id, entry.level_id)

    def column_at(self, _stage_id: str, level_id: str) -> int:
        """Return the column of a level."""
        levels = [level.id for level in self._plan.levels]
        return levels.index(level_id) + 1 if level_id in levels else STAGE_COLUMN

    def put(self, entry_ids: Sequence[str], index: Index) -> Edit | None:
        """Move entries into a cell, after those that are there."""
        stage, level_id = self.stage(index), self.level_id(index)
        if stage is None or level_id is None or not entry_ids:
            return None
        values = {"involvement_ids": entry_ids, "stage_id": stage.id, "level_id": level_id}
        return self._controller.run(do.move_involvements, initiator=self, **values)

    def shift(self, index: Index, step: int) -> int | None:
        """Move the entries of a cell to that of another level."""
        target = self.index(index.row(), index.column() + step)
        ids = [entry.id for entry in self.entries(index)]
        return target.column() if self.holds_entries(target) and self.put(ids, target) else None

    def clear(self, indexes: Sequence[Index]) -> Edit | None:
        """Empty cells in one step; stages stay, and so do entries that are not shown."""
        cells = []
        for index in indexes:
            stage = self.stage(index)
            if stage and index.column() != STAGE_COLUMN:
                cells.append((stage.id, self.level_id(index)))
        return self._controller.run(do.clear_cells, initiator=self, cells=cells, shown=self._shown) if cells else None

    def _across(self) -> Sequence[Level]:
        return self._plan.levels

    def _gloss(self, place: int) -> str:
        return self._plan.levels[place].gloss

    def _entries(self, stage_id: str, place: int) -> tuple[Involvement, ...]:
        return shown_entries(self._plan, stage_id, self._plan.levels[place].id, self._shown)

    def _hidden(self, stage_id: str, place: int) -> int:
        return len(self._plan.cell(stage_id, self._plan.levels[place].id)) - len(self._entries(stage_id, place))

    def _line(self, entry: Involvement) -> CellLine:
        plan = self._plan
        group = plan.group(entry.group_id)
        text = printed(entry, group, plan.project.language)
        if len(plan.groups) == 1:
            return CellLine("", text or group.name, is_example=entry.is_example)
        return CellLine(group.name, text, tint_of(group, plan.groups.index(group)), entry.is_example)

    def _typed_lines(self, stage_id: str, place: int) -> list[str]:
        return cell_lines(self._plan, stage_id, self._plan.levels[place].id, self._shown)

    def _type(self, stage_id: str, place: int, text: str) -> Edit | None:
        typed = {"stage_id": stage_id, "level_id": self._plan.levels[place].id, "text": text}
        more = {"group_id": self.new_entries_for, "shown": self._shown}
        return self._controller.run(do.type_cell, initiator=self, **typed, **more)
