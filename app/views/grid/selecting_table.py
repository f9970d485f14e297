# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Going from cell to cell and selecting, as in a spreadsheet."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView, QWidget

from app.views.grid.frozen_table import Index
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.grid.grid_moves import MOVES, STEPS, edge
from app.views.grid.grid_selection import stretch
from app.views.grid.matrix_table import MatrixTable


class SelectingTable(MatrixTable):
    """A ``MatrixTable`` in which keys and the mouse go where hands expect, and select from where they began."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        self._column_above = STAGE_COLUMN  # where Up leads from the row for a new stage
        self._anchor, self._is_stretching = QPersistentModelIndex(), False
        super().__init__(model, parent)

    def select_rows(self) -> None:
        """Select the whole rows of what is selected."""
        stretch(self, QItemSelectionModel.SelectionFlag.Rows)

    def select_columns(self) -> None:
        """Select the whole columns of what is selected."""
        stretch(self, QItemSelectionModel.SelectionFlag.Columns)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Select the cell that a key or the program goes to, with Control held too: Qt would add it.

        A click on the number of a stage comes without its event.
        """
        if event is None and not self._numbers.is_selecting:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Space:
            keys, modifiers = Qt.KeyboardModifier, event.modifiers()
            if keys.ControlModifier in modifiers and keys.ShiftModifier not in modifiers:
                return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stretch what is selected with Shift."""
        key = Qt.Key(event.key())
        if key in MOVES and Qt.KeyboardModifier.ShiftModifier in event.modifiers():
            self._stretch_to(self.moveCursor(MOVES[key], event.modifiers()))
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key goes; with Control, an arrow goes to the edge of what is filled in."""
        model, index = self._matrix(), self.currentIndex()
        ways, keys = QTableView.CursorAction, Qt.KeyboardModifier
        if action == ways.MoveUp and model.is_last_row(index):
            return self._above(index)
        if action in STEPS and keys.ControlModifier in modifiers:
            return edge(model, index, STEPS[action])
        there = super().moveCursor(action, modifiers)
        if not there.isValid() or there.flags() & Qt.ItemFlag.ItemIsEnabled:
            if action == ways.MoveDown and there == index:
                return self._below(index.row() + 1, index.column())
            return there
        return self._below(there.row(), there.column()) if action == ways.MoveDown else self._above(there)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stretch what is selected with Shift; Qt would do so from where the mouse was last."""
        index = self.indexAt(event.position().toPoint())
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setFocus()
            self._stretch_to(index)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let what is selected begin where the mouse was pressed."""
        self._is_stretching = True
        super().mouseMoveEvent(event)
        self._is_stretching = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Take note of where a selection begins, and of the way to the row for a new stage."""
        super().currentChanged(current, previous)
        if not self._is_stretching:
            self._anchor = QPersistentModelIndex(current)
        if self._matrix().is_last_row(current):
            self._column_above = previous.column() if previous.row() == current.row() - 1 else STAGE_COLUMN

    def _stretch_to(self, index: QModelIndex) -> None:
        """Select from where the selection began up to a cell, but for the row for a new stage."""
        start = self._anchor if self._anchor.isValid() else self.currentIndex()
        if not index.isValid() or not start.isValid() or self._matrix().is_last_row(index):
            return
        rows, columns = sorted((start.row(), index.row())), sorted((start.column(), index.column()))
        corners = [self._matrix().index(row, column) for row, column in zip(rows, columns, strict=True)]
        self._is_stretching = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_stretching = False
        self.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _below(self, row: int, column: int) -> QModelIndex:
        """Return a cell; in the row for a new stage, the one that is typed into."""
        there = self._matrix().index(row, column)
        return there.siblingAtColumn(STAGE_COLUMN) if self._matrix().is_last_row(there) else there

    def _above(self, index: Index) -> QModelIndex:
        """Return the cell above; from the row for a new stage, the one that led there."""
        column = self._column_above if self._matrix().is_last_row(index) else index.column()
        return self._matrix().index(index.row() - 1, column)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
