# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which model the grid shows: the levels across or the groups, of the groups that the bar over it says."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.changes import Edit
from app.models.rows import Involvement
from app.models.searching import Text
from app.views.controller import PlanController
from app.views.grid.grid_model import STAGE_COLUMN, GridModel, Index
from app.views.grid.groups_across_model import GroupsAcrossModel
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.speech import Speech
from app.views.plan.group_bar import GroupBar

_AT_ONCE = ("paste_cells", "fill_cells", "take_table")
_TYPED = ("type_cell", "type_cells", "type_group_cell")


class ShownModel(QObject):
    """Keeps both models to what the bar says; that of the groups is made when it is first wanted.

    What is pasted or typed is shown, whosever it is.
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
        self._to_show: set[str] = set()  # groups
        self._later = QTimer(self, singleShot=True, interval=0)  # the editor that was typed in has to go first
        self._later.timeout.connect(self._show_groups)
        bar.chosen.connect(self._filter)
        controller.edited.connect(self._show_put_down)

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
        of_column = model.group_id(index) if isinstance(model, GroupsAcrossModel) else None
        return of_column or self._bar.new_entries_for

    def column_of(self, entry: Involvement) -> int:
        """Return the column of an entry, and see that its group is shown."""
        self._bar.show_too(entry.group_id)
        return self.now.column_of(entry)

    def column_of_place(self, stage_id: str, level_id: str, entry_ids: Sequence[str], group_id: str | None) -> int:
        """Return the column of the first of these entries that is there, else of a level or of a group (shown then)."""
        there = self._controller.plan.rows("involvements")
        for entry in (there.get(entry_id) for entry_id in entry_ids):
            if isinstance(entry, Involvement):
                return self.column_of(entry)
        if group_id:
            self._bar.show_too(group_id)
            if isinstance(model := self.now, GroupsAcrossModel):
                return model.column_of_group(group_id)
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

    def hides(self, place: Text) -> bool:
        """Tell whether a text is that of an entry which is not shown."""
        entry = self._controller.plan.rows("involvements").get(place.row_id)
        return isinstance(entry, Involvement) and self._bar.shown is not None and entry.group_id not in self._bar.shown

    def _show_put_down(self, edit: Edit) -> None:
        if self._bar.shown is None or edit.verb not in (*_AT_ONCE, *_TYPED):
            return
        self._to_show |= {change.after.group_id for change in edit.changes if isinstance(change.after, Involvement)}
        if edit.verb in _AT_ONCE:
            self._show_groups()
        else:
            self._later.start()

    def _show_groups(self) -> None:
        for group_id in self._to_show:
            self._bar.show_too(group_id)
        self._to_show.clear()

    def _filter(self) -> None:
        self._levels.new_entries_for = self._bar.new_entries_for
        for model in (self._levels, self._groups):
            if model:
                model.show_groups(self._bar.shown)
        self.filtered.emit()
