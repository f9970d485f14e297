# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan of 1,000 stages to every format, and how that grows from 100; one of 300 against the bare library calls."""

from collections.abc import Callable
from pathlib import Path

from app.exports.document import Paragraph
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format, render_plan
from app.models.plan import Plan
from benchmarks.bare_word import word
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import in_turns

_SMALL, _MIDDLE, _LARGE = 100, 300, 1_000
_ROUNDS = 3
_MOST = 1.5


def run(report: Report, folder: Path) -> None:  # noqa: ARG001
    report.heading(f"Export of {_LARGE:,} stages, {_LARGE * ENTRIES_PER_STAGE:,} entries")
    small, large = a_plan_of(_SMALL), a_plan_of(_LARGE)
    for wanted in FORMATS.values():
        few, many = in_turns(_ROUNDS, _rendering(small, wanted), _rendering(large, wanted))
        growth = f"{many.over(few):.1f} × as long as {_SMALL} stages ({few.median:.2f} s)"
        report.figure(wanted.suffix, f"{many.median:.2f} s, {growth}")
    plan = a_plan_of(_MIDDLE)
    mine, its = in_turns(_ROUNDS, _rendering(plan, FORMATS[".docx"]), _bare_word(plan))
    factor = mine.over(its)
    figure = f"{ms(mine.median)} / {ms(its.median)} = {factor:.2f} ×"
    report.promise(f".docx of {_MIDDLE} stages", figure, f"≤ {_MOST:g} ×", kept=factor <= _MOST)


def _rendering(plan: Plan, wanted: Format) -> Callable[[], object]:
    return lambda: render_plan(plan, wanted, ExportOptions())


def _bare_word(plan: Plan) -> Callable[[], object]:
    """Return the same matrix by the library alone, whose texts are at hand."""
    document = matrix_document(plan, ExportOptions().settled(language=plan.project.language, title=False))
    (table,) = document.tables
    caption, *legend = (block for block in document.blocks if isinstance(block, Paragraph))
    heads = [table.column_name(column) for column in range(len(table.columns))]
    span = next(cell.paragraphs[0] for cell in table.head[0] if cell and cell.columns > 1)
    rows = [[cell.paragraphs for cell in row] for row in table.body]
    lines = [(block.lead, block.text) for block in legend]
    return lambda: word(caption.whole, span, heads, rows, lines)
