# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Rows as high as their text: those in sight at once, the others between other things."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from app.views.grid.cell_delegate import CellDelegate

_SLICE_SECONDS = 0.004  # a key must not wait


class RowHeights(QObject):
    """Gives the rows of a table the height of their highest cell.

    Signals:
        all_measured(): every row has its height.
    """

    all_measured = Signal()

    def __init__(self, table: QTableView, cells: CellDelegate) -> None:
        super().__init__(table)
        self._table, self._cells = table, cells
        self._unmeasured: set[int] = set()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._measure_some)

    @property
    def are_known(self) -> bool:
        """Whether every row has its height."""
        return not self._unmeasured

    def measure_all(self) -> None:
        """Measure every row anew, bit by bit."""
        self._unmeasured = set(range(self._table.model().rowCount()))
        self._timer.start()
        self._table.viewport().update()

    def measure_soon(self, rows: Iterable[int]) -> None:
        """Measure rows anew: those in sight now, the others bit by bit, or when they come into sight."""
        self._unmeasured.update(rows)
        self._timer.start()
        self.measure_in_sight()

    def measure_in_sight(self) -> None:
        """Measure those rows in sight that were not measured yet."""
        if self._unmeasured:
            self._measure_new(self.in_sight())

    def in_sight(self) -> range:
        """Return the rows that are in sight."""
        table = self._table
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else table.model().rowCount() - 1) + 1)

    def measure_on_the_way(self, row: int) -> None:
        """Measure a row that is to come into sight, and those above it that would push it out again."""
        if not self._unmeasured:
            return
        table = self._table
        self._measure_new((row,))
        room, height = table.rowViewportPosition(row) + table.rowHeight(row), table.viewport().height()
        if room > height:
            while row >= 0 and height > 0:
                self._measure_new((row,))
                height -= table.rowHeight(row)
                row -= 1
            table.updateGeometries()  # else the scroll bar ends where the table ended before

    def inserted(self, first: int, last: int) -> None:
        """Take note of new rows, and measure them soon."""
        count = last - first + 1
        self._unmeasured = {row + count if row >= first else row for row in self._unmeasured}
        self.measure_soon(range(first, last + 1))

    def removed(self, first: int, last: int) -> None:
        """Take note that rows went."""
        count = last - first + 1
        left = (row for row in self._unmeasured if not first <= row <= last)
        self._unmeasured = {row - count if row > last else row for row in left}

    def measure(self, rows: Iterable[int]) -> None:
        """Measure these rows now; what is in sight stays there when rows above it grow or shrink."""
        table, above = self._table, 0
        for row in list(rows):
            height, before = self._measured(row), table.rowHeight(row)
            if height and height != before:
                if table.rowViewportPosition(row) + before <= 0:
                    above += height - before
                table.setRowHeight(row, height)
        if above:
            bar = table.verticalScrollBar()
            bar.setMaximum(max(bar.maximum(), bar.value() + above))  # Qt gives it its own a moment later
            bar.setValue(bar.value() + above)

    def measure_changed(self, rows: range) -> None:
        """Measure rows that say something else now; below a single one, what is painted moves and stays painted."""
        if len(rows) != 1:
            self.measure_soon(rows)
            return
        row, table = rows[0], self._table
        height, before, top = self._measured(row), table.rowHeight(row), table.rowViewportPosition(row)
        if not height or height == before:
            return
        blocked = QSignalBlocker(table.verticalHeader())  # Qt would repaint everything below
        table.setRowHeight(row, height)
        blocked.unblock()
        viewport = table.viewport()
        below = max(0, top + min(before, height))
        viewport.scroll(0, height - before, QRect(0, below, viewport.width(), viewport.height() - below))
        for editor in viewport.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if editor.isVisible():  # it stays, but what was painted of it below its row moved along
                viewport.update(editor.geometry())
                viewport.update(editor.geometry().translated(0, height - before))
        table.updateGeometries()

    def _measure_new(self, rows: Iterable[int]) -> None:
        self.measure(row for row in rows if row in self._unmeasured)

    def _measured(self, row: int) -> int:
        """Return how high a row is to be; 0 where it went before its turn came."""
        table, model = self._table, self._table.model()
        self._unmeasured.discard(row)
        if row >= model.rowCount():
            return 0
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        heights = (
            self._cells.height(option, model.index(row, column), table.columnWidth(column))
            for column in range(model.columnCount())
        )
        return max(table.verticalHeader().minimumSectionSize(), round(max(heights)) + 1)

    def _measure_some(self) -> None:
        until = time.monotonic() + _SLICE_SECONDS
        for row in sorted(self._unmeasured):
            self.measure((row,))
            if time.monotonic() > until:
                break
        if not self._unmeasured:
            self._timer.stop()
            self.all_measured.emit()
