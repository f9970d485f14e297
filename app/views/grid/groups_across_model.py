# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The same plan with the groups across: in each cell what a group does in a stage, and at which level."""

from collections.abc import Sequence

from app import operations as do
from app.models.changes import Edit
from app.models.rows import Group, Involvement
from app.operations.group_cells import group_line
from app.views.grid.grid_model import STAGE_COLUMN, CellLine, GridModel, Index
from app.words import groups as words
from app.words.matrix import tagged


class GroupsAcrossModel(GridModel):
    """The grid with the groups across; a filter leaves columns out, and so hides nothing within a cell.

    A new entry typed without its level goes to the level that was last typed.
    """

    _last_level: str | None = None

    def level_id(self, index: Index) -> str | None:
        """Return the level of the first entry of a cell, else the one that a new entry would be at."""
        if not self.holds_entries(index) or self.stage(index) is None:
            return None
        entries = self.entries(index)
        return entries[0].level_id if entries else self.next_level

    def group_id(self, index: Index) -> str | None:
        """Return the id of the group of a cell; None for the stage column and Control."""
        return self._across()[index.column() - 1].id if self.holds_entries(index) else None

    def column_of(self, entry: Involvement) -> int:
        """Return the column of an entry's group; that of the stage where the group is not shown."""
        return self.column_of_group(entry.group_id)

    def column_of_group(self, group_id: str) -> int:
        """Return the column of a group; that of the stage where it is not shown."""
        groups = [group.id for group in self._across()]
        return groups.index(group_id) + 1 if group_id in groups else STAGE_COLUMN

    def begun(self, level_id: str) -> str:
        """Return how an entry at a level begins: "Partnership: "."""
        return tagged(self._plan.level(level_id).name, "", self._plan.project.language).rstrip() + " "

    def column_at(self, stage_id: str, level_id: str) -> int:
        """Return the column of the first entry that a stage has at a level; that of the first group without one."""
        columns = [self.column_of(entry) for entry in self._plan.cell(stage_id, level_id)]
        return next(iter(columns), STAGE_COLUMN + 1)

    def put(self, entry_ids: Sequence[str], index: Index) -> Edit | None:
        """Give entries to the group of a cell, each at its level."""
        stage, group_id = self.stage(index), self.group_id(index)
        if stage is None or group_id is None or not entry_ids:
            return None
        values = {"involvement_ids": entry_ids, "stage_id": stage.id, "group_id": group_id}
        return self._controller.run(do.give_to_group, initiator=self, **values)

    def shift(self, index: Index, step: int) -> int | None:
        """Move each entry of a cell to another level; it stays in the cell, which says so."""
        ids = [entry.id for entry in self.entries(index)]
        moved = ids and self._controller.run(do.shift_level, initiator=self, involvement_ids=ids, step=step)
        return index.column() if moved else None

    def clear(self, indexes: Sequence[Index]) -> Edit | None:
        """Empty cells in one step; stages stay, and so do groups that are not shown."""
        cells = []
        for index in indexes:
            stage = self.stage(index)
            if stage and index.column() != STAGE_COLUMN:
                cells.append((stage.id, self.group_id(index)))
        return self._controller.run(do.clear_group_cells, initiator=self, cells=cells) if cells else None

    def _is_remarked(self, index: Index) -> bool:
        return bool(self.entries(index)) or not self.holds_entries(index)

    def _across(self) -> Sequence[Group]:
        shown = [group for group in self._plan.groups if self._shown is None or group.id in self._shown]
        return shown or self._plan.groups

    def _gloss(self, place: int) -> str:
        size = self._across()[place].size
        return "" if size is None else words.people(size, self._plan.project.language)

    def _entries(self, stage_id: str, place: int) -> tuple[Involvement, ...]:
        return self._plan.group_cell(stage_id, self._across()[place].id)

    def _line(self, entry: Involvement) -> CellLine:
        return CellLine("", group_line(self._plan, entry), is_example=entry.is_example)

    def _typed_lines(self, stage_id: str, place: int) -> list[str]:
        return [group_line(self._plan, entry) for entry in self._entries(stage_id, place)]

    def _type(self, stage_id: str, place: int, text: str) -> Edit | None:
        typed = {"stage_id": stage_id, "group_id": self._across()[place].id, "text": text}
        edit = self._controller.run(do.type_group_cell, initiator=self, level_id=self.next_level, **typed)
        for change in edit.changes if edit else ():
            if isinstance(change.after, Involvement):
                self._last_level = change.after.level_id
        return edit

    @property
    def next_level(self) -> str | None:
        """The id of the level of an entry that is typed without one."""
        levels = [level.id for level in self._plan.levels]
        return self._last_level if self._last_level in levels else next(iter(levels), None)
