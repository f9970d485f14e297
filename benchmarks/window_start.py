# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window: its start against a process with the same imports and a bare window, a large plan opened, one edit."""

import contextlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import SUFFIX
from app.screen import has_screen
from app.storage.open_plan import OpenPlan
from app.storage.places import working_folder
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.processes import Command, python, run_command
from benchmarks.report import Report, ms
from benchmarks.timing import Times

_MOST, _MOST_TO_OPEN, _MOST_MEMORY = 0.150, 1.0, 2.0
_SMALL, _STAGES = 10, 1_000
_EDITED, _EDITED_EVER, _MOST_GROWTH, _MOST_MORE = 0.016, 0.050, 2.0, 0.004
_PROMISED = ("x, Enter", "Alt+Shift+Right")
_EDITS = 60
_ROWS, _PASTES, _PASTED = 200, 5, 0.300
_ROUNDS, _ROUNDS_TO_OPEN = 11, 5
_REST = 2  # seconds after the first paint, for what the window does by itself then
# Both sides note the turn of the event loop after a paint: what was drawn has been handed to the screen by then.
# The peak is that of the process alone; getrusage would count what its parent had before.
_NOTES = """
import json, sys, time
noted = dict()
def note(name):
    noted.setdefault(name, time.monotonic())
def after_paint(rest=0):
    from PySide6.QtCore import QCoreApplication, QTimer
    def end():
        with open("/proc/self/status") as status:
            noted["peak"] = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
        noted["modules"] = list(sys.modules)
        print(json.dumps(noted))
        QCoreApplication.quit()
    QTimer.singleShot(0, lambda: (note("painted"), QTimer.singleShot(rest * 1000, end)))
"""
# What main.py does, with the imports of app.cli in their order.
_PROGRAM = """
import app.cli, app.screen, app.storage.open_plan, app.application
from app.views.window.desk import Desk
from app.views.grid.matrix_view import MatrixView
open_path, paint, seen = Desk.open_path, MatrixView.paintEvent, []
def noting_open_path(desk, *values):
    note("asked")
    open_path(desk, *values)
def noting_paint(grid, event):
    paint(grid, event)
    if grid.model().rowCount() > 1 and not seen:
        seen.append(grid)
        after_paint(int(rest))
Desk.open_path, MatrixView.paintEvent = noting_open_path, noting_paint
*arguments, rest = sys.argv[1:]
sys.exit(app.cli.main(arguments))
"""
_FLOOR = """
import contextlib, importlib
for name in {names}:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        after_paint()
application, window = QApplication([]), QMainWindow()
window.setCentralWidget(Table(window))
window.resize(1180, 720)
window.show()
application.exec()
"""

Noted = dict[str, Any]
"""When a process began, was asked to open the plan and had painted, its peak in KiB, and its modules."""


def run(report: Report, folder: Path) -> None:
    report.heading("Start with Table 1 to the first paint, against a bare window with the same imports")
    with a_screen() as there:
        if not there:
            report.figure("window", "not measured: there is no screen, and no Xvfb on the path")
            return
        floor = _start(report, folder)
        report.heading(f"Open {_STAGES:,} stages, {_STAGES * ENTRIES_PER_STAGE:,} entries, to the first paint")
        _open(report, folder, floor)
        report.heading(f"One edit at {_STAGES:,} stages, from the key to the repainted cell")
        _edit(report, folder)
        report.heading(f"{_ROWS} × 6 cells pasted, from the key to the repainted grid")
        _paste(report, folder)


@contextlib.contextmanager
def a_screen() -> Iterator[bool]:
    """Provide a screen, the user's or else a virtual one; tell whether there is one."""
    program = shutil.which("Xvfb")
    if has_screen() or program is None:
        yield has_screen()
        return
    ours, its = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(its), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[its],
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    try:
        with os.fdopen(ours) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        yield True
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


def _start(report: Report, folder: Path) -> float:
    """Measure the start; return the peak of the floor, in KiB."""
    plan = folder / f"table-1{SUFFIX}"
    run_command(python("main.py", "new", plan, "--template", "table-1"))
    program = _program(plan)
    floor = _floor(_noted(program)["modules"])
    pairs = [(_noted(program), _noted(floor)) for _ in range(_ROUNDS + 1)][1:]  # the first warms up
    whole, bare = (Times([noted["painted"] - noted["begun"] for noted in side]) for side in zip(*pairs, strict=True))
    beyond = whole.beyond(bare)
    figure = f"{ms(whole.median)} - {ms(bare.median)} = {ms(beyond)}"
    report.promise("main.py", figure, f"≤ {ms(_MOST)}", kept=beyond <= _MOST)
    to_open = Times([noted["painted"] - noted["asked"] for noted, _ in pairs])
    report.figure("of it, to open the plan and paint it", ms(to_open.median))
    return Times([noted["peak"] for _, noted in pairs]).median


def _open(report: Report, folder: Path, floor: float) -> None:
    path = folder / f"large{SUFFIX}"
    for what in ("to read", "ready to type"):
        if what == "to read":
            _save(path, folder / "elsewhere")
        else:
            OpenPlan.open(path, folder=working_folder()).close()
        rounds = [_noted(_program(path, _REST)) for _ in range(_ROUNDS_TO_OPEN)]
        times = Times([noted["painted"] - noted["asked"] for noted in rounds])
        figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
        report.promise(what, figure, f"≤ {ms(_MOST_TO_OPEN)}", kept=times.median <= _MOST_TO_OPEN)
        peak = Times([noted["peak"] for noted in rounds]).median
        figure = f"{peak / 1024:.0f} MiB, {peak / floor:.2f} × the {floor / 1024:.0f} MiB of the bare window"
        report.promise(f"{what}, memory", figure, f"≤ {_MOST_MEMORY:g} ×", kept=peak <= _MOST_MEMORY * floor)


def _edit(report: Report, folder: Path) -> None:
    command = python("-m", "benchmarks.window_edits", str(_SMALL), str(_STAGES), str(_EDITS), folder / "edits")
    few, many = ({what: Times(found) for what, found in plan.items()} for plan in json.loads(run_command(command)))
    for what, times in many.items():
        figures = f"{ms(few[what].median)} → {ms(times.median)}, worst {ms(times.worst)}"
        if what not in _PROMISED:
            report.figure(f"{what}, from {_SMALL} stages", figures)
            continue
        report.promise(f"{what}, median", ms(times.median), f"≤ {ms(_EDITED)}", kept=times.median <= _EDITED)
        report.promise(f"{what}, worst", ms(times.worst), f"≤ {ms(_EDITED_EVER)}", kept=times.worst <= _EDITED_EVER)
        growth, more = times.median / few[what].median, times.median - few[what].median
        promise = f"≤ {_MOST_GROWTH:g} ×, or {ms(_MOST_MORE)} more"
        figure = f"{ms(few[what].median)} → {ms(times.median)}: {growth:.2f} ×, {ms(more)} more"
        kept = growth <= _MOST_GROWTH or more <= _MOST_MORE
        report.promise(f"{what}, growth from {_SMALL} stages", figure, promise, kept=kept)


def _paste(report: Report, folder: Path) -> None:
    command = python("-m", "benchmarks.window_pastes", str(_ROWS), str(_PASTES), folder / "pastes")
    for what, found in json.loads(run_command(command)).items():
        times = Times(found)
        figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
        report.promise(f"Ctrl+V {what}", figure, f"≤ {ms(_PASTED)}", kept=times.median <= _PASTED)


def _save(path: Path, working: Path) -> None:
    opened = OpenPlan.new(a_plan_of(_STAGES), folder=working)
    opened.save_as(path)
    opened.close()


def _program(plan: Path, rest: int = 0) -> Command:
    return python("-c", _NOTES + _PROGRAM, plan, str(rest))


def _floor(modules: list[str]) -> Command:
    """Return a command that imports the modules, those that need no Qt first, and shows a bare window."""
    names = sorted(modules, key=lambda name: name.partition(".")[0] in ("app", "PySide6", "shiboken6"))
    return python("-c", _NOTES + _FLOOR.format(names=names))


def _noted(command: Command) -> Noted:
    begun = time.monotonic()
    noted: Noted = json.loads(run_command(command))
    return {"begun": begun, **noted}
