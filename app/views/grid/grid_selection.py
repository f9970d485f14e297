# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which cells of the grid are selected."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Block:
    """Cells in every one of these rows and columns, which need not be neighbours."""

    rows: Sequence[int]
    columns: Sequence[int]

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.columns)


def selected_cells(view: QTableView) -> list[tuple[int, int]]:
    """Return the selected cells in reading order, the current one where none is.

    The row for a new stage, the last, is among them only by itself.
    """
    last = view.model().rowCount() - 1
    cells = sorted({(index.row(), index.column()) for index in view.selectedIndexes()})
    current = view.currentIndex()
    return [cell for cell in cells if cell[0] < last] or cells or [(current.row(), current.column())]


def selected_block(view: QTableView) -> Block | None:
    """Return the selected cells, None where they lie here and there."""
    cells = selected_cells(view)
    block = Block(sorted({row for row, _ in cells}), sorted({column for _, column in cells}))
    return block if block.count == len(cells) else None


def whole_rows(view: QTableView) -> list[int]:
    """Return the selected rows where nothing but whole rows of stages is selected; else none."""
    cells = selected_cells(view)
    rows = sorted({row for row, _ in cells})
    whole = len(cells) == len(rows) * view.model().columnCount() and rows[-1] < view.model().rowCount() - 1
    return rows if whole else []


def stretch(view: QTableView, way: QItemSelectionModel.SelectionFlag) -> None:
    """Make whole rows or columns of what is selected."""
    model = view.selectionModel()
    if not model.hasSelection():
        model.select(view.currentIndex(), _Flag.Select)
    model.select(model.selection(), _Flag.Select | way)


def select_cells(view: QTableView, cells: Sequence[tuple[int, int]]) -> None:
    """Select these cells and no other; the current one stays."""
    model, selection = view.model(), QItemSelection()
    for row, columns in groupby(sorted(cells), key=itemgetter(0)):
        across = [column for _, column in columns]
        if across[-1] - across[0] + 1 == len(across):
            selection.select(model.index(row, across[0]), model.index(row, across[-1]))
        else:
            for column in across:
                selection.select(model.index(row, column), model.index(row, column))
    view.selectionModel().select(selection, _Flag.ClearAndSelect)


def select_between(view: QTableView, cells: Sequence[tuple[int, int]]) -> None:
    """Select from the first to the last of these cells, and make the first the current one."""
    model, last = view.model(), view.model().rowCount() - 1
    first = model.index(*cells[0])
    rows, columns = [min(row, last - 1) for row, _ in cells], [column for _, column in cells]
    block = QItemSelection(model.index(min(rows), min(columns)), model.index(max(rows), max(columns)))
    view.setCurrentIndex(first)
    view.selectionModel().select(block, _Flag.ClearAndSelect)
