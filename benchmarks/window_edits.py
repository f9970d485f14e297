# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Edits in the window by real keys, each at another place, until the grid has painted them.

A process of its own (``python -m benchmarks.window_edits STAGES MORE_STAGES STEPS FOLDER``): it prints, for each of the
two plans, the seconds of each edit as JSON. The plans take turns, and what an edit did is undone off the clock.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.grid.cell_editor import CellEditor
from app.views.grid.matrix_view import MatrixView
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.words.hints import HINTS
from benchmarks.plans import a_plan_of

_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
FIRST_MS, _QUIET_MS = 6_000, 100
_WARM_UP = 5

Found = dict[str, list[float]]
"""{what was done: the seconds of each time}"""


class Paints:
    """Counts how often a kind of widget was painted."""

    def __init__(self, kind: type[MatrixView] | type[CellEditor]) -> None:
        self.count = 0
        paint = kind.paintEvent

        def counting(widget: QWidget, event: QPaintEvent) -> None:
            paint(widget, event)  # type: ignore[arg-type]
            self.count += 1

        kind.paintEvent = counting  # type: ignore[method-assign]

    def seconds(self, action: Callable[[], object]) -> float:
        """Return the seconds from an action until it is painted, and drawn to the screen."""
        begun, before = time.perf_counter(), self.count
        action()
        while self.count == before:
            QApplication.processEvents()
        return time.perf_counter() - begun


def timed_edits(window: MainWindow, step: int, cells: Paints, editors: Paints) -> dict[str, float]:
    """Type over a cell, and move the entries of a cell."""
    assert window.page
    assert window.controller
    grid = window.page.grid
    place = step * 7 % len(window.controller.plan.stages), step % 3 + 1
    settle_at(grid, place)
    opened = editors.seconds(lambda: QTest.keyClicks(grid, "x"))
    entered = cells.seconds(lambda: QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return))
    take_back(window)
    settle_at(grid, place)
    moved = cells.seconds(lambda: QTest.keyClick(grid, Qt.Key.Key_Right, _ALT_SHIFT))
    take_back(window)
    return {"x": opened, "Enter": entered, "x, Enter": opened + entered, "Alt+Shift+Right": moved}


def settle_at(grid: MatrixView, place: tuple[int, int]) -> None:
    """Go to a cell, and wait until nothing is left to do."""
    grid.activateWindow()  # only a window in front paints as one that is typed into
    grid.setCurrentIndex(grid.model().index(*place))
    QTest.qWait(_QUIET_MS)


def take_back(window: MainWindow) -> None:
    """Undo the last edit, and wait until nothing is left to do."""
    if window.controller is None or window.controller.undo() is None:
        raise RuntimeError("an edit that changes nothing measures nothing")
    QTest.qWait(_QUIET_MS)


def _main(few: str, many: str, steps: str, folder: str) -> None:
    application = QApplication([])
    cells, editors = Paints(MatrixView), Paints(CellEditor)
    desk = Desk(Path(folder), "en-CA")
    desk.settings.set_hints_seen(HINTS)  # as who has a plan as large has
    for stages in (few, many):
        desk.open_new(a_plan_of(int(stages)))
    QTest.qWait(FIRST_MS)
    found: list[Found] = [defaultdict(list) for _ in desk.windows]
    for step in range(-_WARM_UP, int(steps)):
        for window, times in zip(desk.windows, found, strict=True):
            for what, seconds in timed_edits(window, step, cells, editors).items():
                if step >= 0:
                    times[what].append(seconds)
    print(json.dumps(found))
    sys.stdout.flush()
    del application


if __name__ == "__main__":
    _main(*sys.argv[1:])
