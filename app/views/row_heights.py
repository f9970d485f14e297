# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Rows as high as their text: those in sight at once, the others between other things."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from app.views.cell_delegate import CellDelegate

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

    def measure_new(self, rows: Iterable[int]) -> None:
        """Measure those of the rows that were not measured yet."""
        self.measure(row for row in rows if row in self._unmeasured)

    def measure(self, rows: Iterable[int]) -> None:
        """Measure these rows now."""
        table, model = self._table, self._table.model()
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        for row in list(rows):
            self._unmeasured.discard(row)
            if row >= model.rowCount():
                continue  # it went before its turn came
            heights = (
                self._cells.height(option, model.index(row, column), table.columnWidth(column))
                for column in range(model.columnCount())
            )
            height = max(table.verticalHeader().minimumSectionSize(), round(max(heights)) + 1)
            if height != table.rowHeight(row):
                table.setRowHeight(row, height)

    def _measure_some(self) -> None:
        until = time.monotonic() + _SLICE_SECONDS
        for row in sorted(self._unmeasured):
            self.measure((row,))
            if time.monotonic() > until:
                break
        if not self._unmeasured:
            self._timer.stop()
            self.all_measured.emit()
