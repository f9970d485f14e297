# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables pasted in the window by Ctrl+V, until the grid has painted them.

A process of its own (``python -m benchmarks.window_pastes ROWS ROUNDS FOLDER``): it prints the seconds of each paste as
JSON, as new stages at the end of a plan and over stages that are there. What a paste did is undone off the clock.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.exports.clipboard import tab_separated
from app.views.grid.matrix_view import MatrixView
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.words.hints import HINTS
from benchmarks.plans import a_plan_of
from benchmarks.window_edits import FIRST_MS, Found, Paints, settle_at, take_back

_COLUMNS = 6
_FEW = 10


def _timed_paste(window: MainWindow, row: int, paints: Paints) -> float:
    assert window.page
    grid = window.page.grid
    settle_at(grid, (row, 0))
    seconds = paints.seconds(lambda: QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    take_back(window)
    return seconds


def _main(rows: str, rounds: str, folder: str) -> None:
    application = QApplication([])
    paints = Paints(MatrixView)
    desk = Desk(Path(folder), "en-CA")
    desk.settings.set_hints_seen(HINTS)
    for stages in (_FEW, int(rows)):
        desk.open_new(a_plan_of(stages))
    cells = [[f"Cell {row}, {column} (n={row})" for column in range(_COLUMNS)] for row in range(int(rows))]
    application.clipboard().setText(tab_separated(cells))
    QTest.qWait(FIRST_MS)
    found: Found = {"as new stages": [], "over stages": []}
    for window, row, what in zip(desk.windows, (_FEW, 0), found, strict=True):
        for step in range(-1, int(rounds)):
            seconds = _timed_paste(window, row, paints)
            if step >= 0:
                found[what].append(seconds)
    print(json.dumps(found))
    sys.stdout.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
