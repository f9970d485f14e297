# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Table 1 as a workbook and as a PDF, against the bare library calls for the same table; and the preview."""

import json
from functools import partial
from pathlib import Path

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.models.plan import Plan
from benchmarks.bare_excel import excel
from benchmarks.bare_pdf import pdf, register_face
from benchmarks.processes import python, run_command
from benchmarks.report import Report, ms
from benchmarks.sameness import same
from benchmarks.timing import Times, in_turns
from tests.builders import table_1

BARE = {".xlsx": excel, ".pdf": pdf}
_MOST = 2.0
_ROUNDS = 41
_FIRST_CALLS = 5
_PREVIEWED, _CHANGES, _SHOWN = 40, 21, 0.300


def run(report: Report, folder: Path) -> None:  # noqa: ARG001  # every benchmark is called alike
    report.heading("Export of Table 1 in process: ours against the bare library calls")
    register_face()
    plan = table_1()
    for suffix, bare in BARE.items():
        ours = partial(_ours, plan, suffix)
        fair = same(suffix, ours(), bare())
        if not fair:
            report.figure(f"{suffix}: the two files differ", "bring the bare script up to date")
        mine, its = in_turns(_ROUNDS, ours, bare)
        factor = mine.over(its)
        figure = f"{ms(mine.median)} / {ms(its.median)} = {factor:.2f} ×"
        report.promise(f"{suffix}, once warm", figure, f"≤ {_MOST:g} ×", kept=fair and factor <= _MOST)
    for suffix in BARE:
        mine, its = _first_calls(suffix)
        figure = f"{ms(mine.median)} / {ms(its.median)} = {mine.over(its):.2f} ×"
        report.figure(f"{suffix}, first call in a process", figure)
    report.heading("The preview, from a change of options to its picture, the pause before it looks included")
    for suffix in (".pdf", ".docx"):
        shown = _previews(suffix)
        report.promise(
            f"{suffix}, {_PREVIEWED} stages",
            f"median {ms(shown.median)}, worst {ms(shown.worst)}",
            f"≤ {ms(_SHOWN)}",
            kept=shown.median <= _SHOWN,
        )


def _ours(plan: Plan, suffix: str) -> bytes:
    return render_plan(plan, FORMATS[suffix], ExportOptions()).data


def _first_calls(suffix: str) -> tuple[Times, Times]:
    found = [
        [float(run_command(python("-m", "benchmarks.first_call", side, suffix))) for side in ("ours", "bare")]
        for _ in range(_FIRST_CALLS)
    ]
    mine, its = zip(*found, strict=True)
    return Times(mine), Times(its)


def _previews(suffix: str) -> Times:
    command = python("-m", "benchmarks.window_previews", suffix, str(_PREVIEWED), str(_CHANGES))
    return Times(json.loads(run_command(command)))
