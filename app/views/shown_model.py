# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which model the grid shows: the levels across or the groups, of the groups that the bar over it says."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.models.rows import Involvement
from app.models.searching import Text
from app.views.controller import PlanController
from app.views.grid_model import STAGE_COLUMN, GridModel, Index
from app.views.group_bar import GroupBar
from app.views.groups_across_model import GroupsAcrossModel
from app.views.matrix_model import MatrixTableModel
from app.views.speech import Speech


class ShownModel(QObject):
    """Keeps both models to what the bar says; that of the groups is made when it is first wanted.

    ``speech`` is what both say to a screen reader besides the words of a cell.

    Signals:
        filtered(): other groups are shown.
    """

    filtered = Signal()

    def __init__(self, controller: PlanController, bar: GroupBar, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._bar, self._language = controller, bar, language
        self.speech = Speech()
        self._levels = MatrixTableModel(controller, language, self)
        self._levels.speech = self.speech
        self._groups: GroupsAcrossModel | None = None
        bar.chosen.connect(self._filter)

    @property
    def now(self) -> GridModel:
        """The model that is shown."""
        return self._groups if self._groups and self.is_of_groups else self._levels

    @property
    def is_of_groups(self) -> bool:
        """Whether the groups stand across."""
        return self._bar.across

    def turn(self, *, to_groups: bool) -> None:
        """Let the groups stand across, or the levels."""
        if self._groups is None:
            self._groups = GroupsAcrossModel(self._controller, self._language, self)
            self._groups.speech = self.speech
            self._groups.show_groups(self._bar.shown)
        self._bar.set_across(to_groups)

    def new_entries_for(self, index: Index) -> str | None:
        """Return the id of the group that entries added to a cell belong to; None for the first."""
        model = self.now
        return model.group_id(index) if isinstance(model, GroupsAcrossModel) else self._bar.new_entries_for

    def column_of(self, entry: Involvement) -> int:
        """Return the column of an entry, and see that its group is shown."""
        self._bar.show_too(entry.group_id)
        return self.now.column_of(entry)

    def column_of_place(self, stage_id: str, level_id: str, entry_ids: Sequence[str]) -> int:
        """Return the column of the first of these entries that is there, else of what a stage has at a level."""
        there = self._controller.plan.rows("involvements")
        for entry in (there.get(entry_id) for entry_id in entry_ids):
            if isinstance(entry, Involvement):
                return self.column_of(entry)
        return self.now.column_at(stage_id, level_id)

    def column_of_text(self, place: Text) -> int:
        """Return the column of a text that was found, and see that it is shown."""
        if place.at_control:
            return self.now.columnCount() - 1
        if place.table == "involvements":
            return self.column_of(self._controller.plan.involvement(place.row_id))
        return self.now.column_at(place.stage_id, place.level_id) if place.level_id else STAGE_COLUMN

    def column_of_group(self, stage_id: str, level_id: str | None, group_id: str) -> int:
        """Return the column where a group takes part in a stage, and see that it is shown; no level is Control."""
        self._bar.show_too(group_id)
        entries = self._controller.plan.cell(stage_id, level_id) if level_id else ()
        columns = [self.now.column_of(entry) for entry in entries if entry.group_id == group_id]
        return next(iter(columns), self.now.columnCount() - 1)

    def _filter(self) -> None:
        self._levels.new_entries_for = self._bar.new_entries_for
        for model in (self._levels, self._groups):
            if model:
                model.show_groups(self._bar.shown)
        self.filtered.emit()
