# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix as it looks: rows as high as their text, columns that share the width, a heavier line before Control."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.views.cell_delegate import CellDelegate
from app.views.grid_model import GridModel
from app.views.matrix_header import MatrixHeader, RowNumbers
from app.views.row_heights import RowHeights

_CHARACTERS = {"stage": 20, "level": 13, "control": 12}
Index = QModelIndex | QPersistentModelIndex


class MatrixTable(QTableView):
    """A table over ``GridModel`` to be looked at; what keys and the mouse do comes with ``MatrixView``."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = CellDelegate(self)
        self._covered = 0
        super().setModel(model)
        self.setItemDelegate(self._cells)
        self._heights = RowHeights(self, self._cells)
        self._heights.all_measured.connect(self._fill_width)
        self.setHorizontalHeader(MatrixHeader(self))
        self.setVerticalHeader(RowNumbers(self))
        self._set_up()
        self._follow_model()
        self.horizontalHeader().sectionResized.connect(self._heights.measure_all)

    def show_model(self, model: GridModel) -> None:
        """Show another model over the same plan."""
        for signal, slot in self._followed(self._matrix()):
            signal.disconnect(slot)
        selection = self.selectionModel()
        super().setModel(model)
        selection.deleteLater()
        self._follow_model()

    def set_covered(self, width: int) -> None:
        """Tell how many points at the right edge something lies over; no current cell stays under it."""
        if width != self._covered:
            self._covered = width
            self.updateGeometries()
            self.scrollTo(self.currentIndex())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight."""
        super().scrollTo(index, hint)
        if self._covered and index.isValid():
            cell, bar = self.visualRect(index), self.horizontalScrollBar()
            under = cell.right() - (self.viewport().width() - self._covered)
            bar.setValue(bar.value() + max(0, min(under, cell.left())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint the current cell alone; Qt would repaint all of them whenever an editor goes."""
        if self.currentIndex().isValid():
            QFrame.focusInEvent(self, event)
            typed = Qt.ItemFlag.ItemIsEditable in self.currentIndex().flags()
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, typed)
            self.update(self.currentIndex())
        else:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Do the same."""
        QFrame.focusOutEvent(self, event)
        self.update(self.currentIndex())

    def updateGeometries(self) -> None:
        """Let the cells be scrolled out from under what lies over them."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().updateGeometries()
        if self._covered:
            bar.setMaximum(max(0, self.horizontalHeader().length() - self.viewport().width()) + self._covered)
            bar.setValue(before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the heavier line before Control."""
        self._heights.measure_new(self._rows_in_sight())
        super().paintEvent(event)
        x = self.columnViewportPosition(self._matrix().columnCount() - 1)
        foot = self.rowViewportPosition(self._matrix().rowCount() - 1)
        painter = QPainter(self.viewport())
        painter.fillRect(x - 1, 0, 2, foot, self.palette().color(QPalette.ColorRole.ButtonText))

    def _followed(self, model: GridModel) -> list[tuple[Any, Callable[..., None]]]:
        """Return the signals of a model that matter here, each with its slot."""
        return [
            (model.dataChanged, self._measure_changed),
            (model.rowsInserted, self._measure_inserted),
            (model.rowsMoved, self._heights.measure_all),
        ]

    def _follow_model(self) -> None:
        for signal, slot in self._followed(self._matrix()):
            signal.connect(slot)

    def _measure_changed(self, first: Index, last: Index) -> None:
        self._heights.measure(range(first.row(), last.row() + 1))

    def _measure_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._heights.measure(range(first, last + 1))

    def _set_up(self) -> None:
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropOverwriteMode(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)  # the delegate draws the lines: the style's are hardly seen in dark schemes
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(self.fontMetrics().lineSpacing() + 8)
        rows.setDefaultSectionSize(rows.minimumSectionSize())

    def _share_width(self) -> None:
        model, room = self._matrix(), self.viewport().width()
        count = model.columnCount()
        characters = [_CHARACTERS["stage"], *[_CHARACTERS["level"]] * (count - 2), _CHARACTERS["control"]]
        unit = max(self.fontMetrics().averageCharWidth() + 0.5, room / sum(characters))
        header = self.horizontalHeader()
        before = [header.sectionSize(column) for column in range(count)]
        blocked = QSignalBlocker(header)
        for column, needed in enumerate(characters):
            header.resizeSection(column, int(needed * unit))
        header.resizeSection(count - 1, header.sectionSize(count - 1) + max(0, room - header.length()))
        blocked.unblock()
        if before == [header.sectionSize(column) for column in range(count)]:
            return
        header.updateGeometry()
        self.updateGeometries()
        self._heights.measure_all()

    def _fill_width(self) -> None:
        if self.horizontalHeader().length() < self.viewport().width():
            self._share_width()  # the scroll bar went since it was shared out

    def _rows_in_sight(self) -> range:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self._matrix().rowCount() - 1) + 1)

    def _matrix(self) -> GridModel:
        return cast("GridModel", self.model())
