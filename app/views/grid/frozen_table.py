# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A table whose first column stays in sight, and whose right edge something may lie over."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    """Draws its first column over those that are scrolled under it.

    It is one table for selection, editors, drops and screen readers, for all of them ask where a cell is; a second
    table over the first would tell everything twice.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._covered = 0

    def frozen_width(self) -> int:
        """Return how wide the column is that stays; 0 where it would leave less than half of the room."""
        width = self.columnWidth(0)
        return width if 2 * width <= self.viewport().width() - self._covered else 0

    def width_over_others(self) -> int:
        """Return how much the first column lies over others at the moment."""
        return self.frozen_width() if self.horizontalScrollBar().value() else 0

    def set_covered(self, width: int) -> None:
        """Tell how many points at the right edge something lies over; no current cell stays under it."""
        if width != self._covered:
            self._covered = width
            self.updateGeometries()
            self.scrollTo(self.currentIndex())
            self.viewport().update()

    # Where a cell is

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is seen."""
        rect = super().visualRect(index)
        if index.isValid() and index.column() == 0 and self.width_over_others():
            rect.moveLeft(0)
        return rect

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place."""
        if 0 <= pos.x() < self.width_over_others():
            row = self.rowAt(pos.y())
            return self.model().index(row, 0) if row >= 0 else QModelIndex()
        return super().indexAt(pos)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where selected cells are seen."""
        region, width = QRegion(super().visualRegionForSelection(selection)), self.width_over_others()
        if width and any(selection.at(part).left() == 0 for part in range(selection.count())):
            region += QRect(0, 0, width, self.viewport().height())
        return region

    # Scrolling

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, out from under what lies over it; for the first column, only up or down."""
        frozen, bar = self.frozen_width(), self.horizontalScrollBar()
        if frozen and index.isValid() and index.column() == 0:
            column = self.columnAt(frozen + 1) if self.width_over_others() else 0
            super().scrollTo(self.model().index(index.row(), column), hint)
            return
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        cell, right = self.visualRect(index), self.viewport().width() - self._covered
        if cell.right() >= right:
            bar.setValue(bar.value() + max(0, min(cell.right() + 1 - right, cell.left() - frozen)))
        elif cell.left() < frozen:
            bar.setValue(bar.value() - (frozen - cell.left()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, but for the first column sideways."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update(0, 0, self.frozen_width() + max(0, dx), self.viewport().height())
            self.horizontalHeader().viewport().update()
            self.updateEditorGeometries()

    def updateGeometries(self) -> None:
        """Let the cells be scrolled out from under what lies over them."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().updateGeometries()
        if self._covered:
            bar.setMaximum(max(0, self.horizontalHeader().length() - self.viewport().width()) + self._covered)
            bar.setValue(before)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and over them the first column where they are scrolled under it."""
        super().paintEvent(event)
        self.paint_between()
        area = event.rect() & QRect(0, 0, self.width_over_others(), self._foot())
        if not area.isEmpty():
            last = self.rowAt(area.bottom())
            self._paint_first_column(range(self.rowAt(area.top()), last + 1))

    def paint_between(self) -> None:
        """Draw over the cells, but under the first column."""

    def _paint_first_column(self, rows: range) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        state, ground = option.state, self.palette().color(QPalette.ColorRole.Base)
        focused = self.currentIndex() if self.hasFocus() else QModelIndex()
        for row in rows:
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            option.state = state
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == focused:
                option.state |= QStyle.StateFlag.State_HasFocus
            painter.fillRect(option.rect, ground)
            self.itemDelegate().paint(painter, option, index)

    def _foot(self) -> int:
        """Return where the last row ends."""
        last = self.model().rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0
