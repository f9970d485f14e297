# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How often an edit waits for the disk, and how long it takes where that is slow; watched by strace."""

import json
import shutil
import statistics
import subprocess
from pathlib import Path

from benchmarks.processes import python, run_command
from benchmarks.report import Report, ms
from benchmarks.timing import Times

_STAGES, _STEPS = 1_000, 40
_DELAY = 0.020
_SYNCS = "fsync,fdatasync"
_EDIT_BEGINS = "getppid"


def run(report: Report, folder: Path) -> None:
    report.heading(f"What an edit asks of the disk, at {_STAGES:,} stages")
    program = shutil.which("strace")
    if program is None:
        report.figure("syncs", "not counted: there is no strace on the path")
        return
    trace = folder / "trace"
    watch = (program, "-f", "--seccomp-bpf", "-o", trace, "-e", f"trace={_SYNCS},{_EDIT_BEGINS}")
    slow = ("-e", f"inject={_SYNCS}:delay_enter={_DELAY * 1_000_000:.0f}")
    edits = python("-m", "benchmarks.mixed_edits", str(_STAGES), str(_STEPS), folder)
    try:
        run_command((*watch, *edits))
        counts = _syncs_by_edit(trace.read_text(encoding="utf-8"))
        delayed = Times(json.loads(run_command((*watch, *slow, *edits))))
    except subprocess.CalledProcessError:
        report.figure("syncs", "not counted: strace may not watch here")
        return
    figure = f"mean {statistics.mean(counts):.2f}, most {max(counts)}"
    report.promise(f"syncs of an edit, {len(counts)} edits", figure, "≤ 1", kept=max(counts) <= 1)
    report.figure(f"where each sync takes {ms(_DELAY)} more", f"median {ms(delayed.median)}, worst {ms(delayed.worst)}")


def _syncs_by_edit(trace: str) -> list[int]:
    """Count the syncs from mark to mark; the last edit is left out, for what follows it is the plan's closing."""
    _, *edits = trace.split(f"{_EDIT_BEGINS}(")
    return [edit.count("sync(") for edit in edits[:-1]]
