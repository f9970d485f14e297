# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan of 1,000 stages to what is handed in, how that grows from 100, and 300 stages beside the bare libraries."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.exports.document import Paragraph
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format, render_plan
from app.models.plan import Plan
from benchmarks.bare_large_excel import excel
from benchmarks.bare_large_pdf import pdf
from benchmarks.bare_pdf import register_face
from benchmarks.bare_word import word
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import in_turns

_SMALL, _MIDDLE, _LARGE = 100, 300, 1_000
_ROUNDS, _GROWTH_ROUNDS = 3, 5
_HANDED_IN = (".docx", ".pdf", ".svg", ".xlsx")
_MOST_GROWTH, _MOST_OF_BARE, _MOST_OF_BARE_EXCEL = 12.0, 1.5, 1.3

_Texts = tuple[str, str, Sequence[str], Sequence[Sequence[Sequence[str]]], Sequence[tuple[str, str]]]
"""Caption, the head over the levels, the heads, the paragraphs of each cell by row, and the legend."""


def run(report: Report, folder: Path) -> None:  # noqa: ARG001
    report.heading(f"Export of {_LARGE:,} stages, {_LARGE * ENTRIES_PER_STAGE:,} entries")
    small, large = a_plan_of(_SMALL), a_plan_of(_LARGE)
    for wanted in map(FORMATS.__getitem__, _HANDED_IN):
        # Of the processor: what else runs lengthens a long run more than a short one, which may slip between.
        rendering = _rendering(small, wanted), _rendering(large, wanted)
        few, many = in_turns(_GROWTH_ROUNDS, *rendering, clock=time.process_time)
        growth = many.best / few.best
        figure = f"{many.best:.2f} s, {growth:.1f} × as long as {_SMALL} stages ({few.best:.2f} s)"
        report.promise(wanted.suffix, figure, f"≤ {_MOST_GROWTH:g} ×", kept=growth <= _MOST_GROWTH)
    _pdf_beside_bare(report)
    _word_beside_bare(report)
    _excel_beside_bare(report)


def _pdf_beside_bare(report: Report) -> None:
    """Compare the PDF, tags and all, with one that reportlab's paragraphs and tables make of the same words."""
    register_face()
    plan = a_plan_of(_MIDDLE)
    table = matrix_document(plan, ExportOptions().settled(language=plan.project.language, title=True)).tables[0]
    head = [table.column_name(column) for column in range(len(table.columns))]
    rows = [[cell.paragraphs for cell in row] for row in table.body]
    mine, its = in_turns(_ROUNDS, _rendering(plan, FORMATS[".pdf"]), partial(pdf, head, "Level of Involvement", rows))
    figure = f"{mine.median:.2f} s / {its.median:.2f} s = {mine.over(its):.2f} ×"
    report.promise(
        f".pdf of {_MIDDLE} stages, tagged, against reportlab alone",
        figure,
        f"≤ {_MOST_OF_BARE:g} ×",
        kept=mine.over(its) <= _MOST_OF_BARE,
    )


def _word_beside_bare(report: Report) -> None:
    plan = a_plan_of(_MIDDLE)
    mine, its = in_turns(_ROUNDS, _rendering(plan, FORMATS[".docx"]), _bare_word(plan))
    figure = f"{ms(mine.median)} / {ms(its.median)} = {mine.over(its):.2f} ×"
    report.promise(
        f".docx of {_MIDDLE} stages against python-docx alone",
        figure,
        f"≤ {_MOST_OF_BARE:g} ×",
        kept=mine.over(its) <= _MOST_OF_BARE,
    )


def _excel_beside_bare(report: Report) -> None:
    plan = a_plan_of(_MIDDLE)
    mine, its = in_turns(_GROWTH_ROUNDS, _rendering(plan, FORMATS[".xlsx"]), _bare_excel(plan))
    figure = f"{ms(mine.median)} / {ms(its.median)} = {mine.over(its):.2f} ×"
    report.promise(
        f".xlsx of {_MIDDLE} stages against openpyxl alone",
        figure,
        f"≤ {_MOST_OF_BARE_EXCEL:g} ×",
        kept=mine.over(its) <= _MOST_OF_BARE_EXCEL,
    )


def _rendering(plan: Plan, wanted: Format) -> Callable[[], object]:
    return lambda: render_plan(plan, wanted, ExportOptions())


def _bare_word(plan: Plan) -> Callable[[], object]:
    """Return the same matrix by the library alone, whose texts are at hand."""
    caption, span, heads, rows, lines = _texts(plan)
    return lambda: word(caption, span, heads, rows, lines)


def _bare_excel(plan: Plan) -> Callable[[], object]:
    """Return the same matrix by the library alone, whose texts are at hand."""
    caption, span, heads, rows, lines = _texts(plan)
    texts = [["\n".join(cell) for cell in row] for row in rows]
    return lambda: excel(caption, span, heads, texts, lines)


def _texts(plan: Plan) -> _Texts:
    document = matrix_document(plan, ExportOptions().settled(language=plan.project.language, title=False))
    (table,) = document.tables
    caption, *legend = (block for block in document.blocks if isinstance(block, Paragraph))
    heads = [table.column_name(column) for column in range(len(table.columns))]
    span = next(cell.paragraphs[0] for cell in table.head[0] if cell and cell.columns > 1)
    rows = [[cell.paragraphs for cell in row] for row in table.body]
    return caption.whole, span, heads, rows, [(block.lead, block.text) for block in legend]
