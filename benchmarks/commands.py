# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The whole export command, against a process that only imports what it imports, and against LibreOffice."""

import shutil
from functools import partial
from pathlib import Path

from benchmarks.processes import Command, python, run_command
from benchmarks.report import Report, ms
from benchmarks.timing import in_turns

_MOST = 0.150
_ROUNDS = 11
# Runs the command, then tells what is loaded, in the order in which it came.
_LIST_MODULES = """
import sys
from app.cli import main
status = main(sys.argv[1:])
print(*sys.modules)
sys.exit(status)
"""
# A few are no modules of their own, but parts that a library puts in their place.
_IMPORT = """
import contextlib, importlib
for name in {names}:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
"""


def run(report: Report, folder: Path) -> None:
    report.heading("Export of Table 1 as a command, against a process with the same imports")
    plan, book, page = folder / "table-1.pplan", folder / "table-1.xlsx", folder / "table-1.pdf"
    run_command(python("main.py", "new", plan, "--template", "table-1"))
    for outputs in ((book,), (page,), (book, page)):
        export = ("export", plan, *(part for path in outputs for part in ("-o", path)))
        whole, floor = in_turns(_ROUNDS, _running(python("main.py", *export)), _running(_only_imports(export)))
        beyond = whole.beyond(floor)
        figure = f"{ms(whole.median)} - {ms(floor.median)} = {ms(beyond)}"
        report.promise(" and ".join(path.suffix for path in outputs), figure, f"≤ {ms(_MOST)}", kept=beyond <= _MOST)
    office = _office(folder, book)
    if office is None:
        report.figure("LibreOffice", "not compared: there is no soffice on the path")
        return
    whole, its = in_turns(_ROUNDS, _running(python("main.py", *export)), _running(office))
    figure = f"{ms(whole.median)} against {ms(its.median)}"
    report.promise("both, against LibreOffice's .xlsx → .pdf", figure, "faster", kept=whole.over(its) < 1)


def _running(command: Command) -> partial[str]:
    return partial(run_command, command)


def _only_imports(arguments: Command) -> Command:
    """Return a command that imports every module that is loaded when the program ends, in the same order."""
    listed = run_command(python("-c", _LIST_MODULES, *arguments)).splitlines()[-1]
    return python("-c", _IMPORT.format(names=listed.split()))


def _office(folder: Path, book: Path) -> Command | None:
    """Return the command by which LibreOffice makes a PDF of a workbook, in a profile of its own; None without it."""
    program = shutil.which("soffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return (program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "office", book)
