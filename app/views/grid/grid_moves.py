# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where keys go in the grid, beyond the next cell."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from app.views.grid.grid_model import STAGE_COLUMN, GridModel, Index

_Action = QAbstractItemView.CursorAction
STEPS = {_Action.MoveUp: (-1, 0), _Action.MoveDown: (1, 0), _Action.MoveLeft: (0, -1), _Action.MoveRight: (0, 1)}
"""Rows and columns that an arrow goes."""

MOVES = {
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_Left: _Action.MoveLeft,
    Qt.Key.Key_Right: _Action.MoveRight,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
}


def edge(model: GridModel, index: Index, step: tuple[int, int]) -> QModelIndex:
    """Return where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled one.

    Where there is none, that is the edge of the table; the row for a new stage is not part of it.
    """
    rows, columns = model.rowCount() - 1, model.columnCount()

    def inside(row: int, column: int) -> bool:
        return 0 <= row < rows and 0 <= column < columns

    def filled(row: int, column: int) -> bool:
        return inside(row, column) and bool(model.lines(model.index(row, column)))

    row, column = index.row(), index.column()
    down, across = step
    in_run = filled(row, column) and filled(row + down, column + across)
    while inside(row + down, column + across):
        if in_run and not filled(row + down, column + across):
            break
        row, column = row + down, column + across
        if not in_run and filled(row, column):
            break
    return model.index(row, column)


class TabRun:
    """Remembers in which column a run of Tabs began, for the Enter after it."""

    def __init__(self) -> None:
        self._began = STAGE_COLUMN
        self._reached: tuple[int, int] | None = None

    def went(self, before: Index, after: Index) -> None:
        """Take note of a Tab from one cell to another; one that goes on in the next row begins anew there."""
        if before.row() != after.row():
            self._began = after.column()
        elif self._reached != (before.row(), before.column()):
            self._began = before.column()
        self._reached = (after.row(), after.column())

    def column(self, index: Index) -> int:
        """Return where Enter goes from a cell: under the start of the run that ended there, else straight down."""
        return self._began if self._reached == (index.row(), index.column()) else index.column()
