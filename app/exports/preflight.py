# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is worth knowing before a file is handed in, each with a way out; nothing of it blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.exports.change_report import Since
from app.exports.document import Document, Table
from app.exports.fitting import fit
from app.exports.options import ExportOptions, Settled
from app.exports.registry import Format, document_of, render_plan
from app.exports.rendered import Rendered
from app.exports.rows_of_text import TextRows
from app.models.examples import example_entries
from app.models.plan import Plan
from app.models.questions import lines, questions

RemarkKind = Literal[
    "too-many-pages",
    "turned",
    "smaller",
    "broken",
    "too-wide",
    "too-long",
    "tall",
    "clipped",
    "no-credit",
    "examples",
    "questions",
]
RemedyKind = Literal[
    "legend",
    "details",
    "notes",
    "participants",
    "glosses",
    "title",
    "margin",
    "all-beside",
    "all-beside-and-margin",
    "landscape",
    "credit",
    "examples",
]

_NARROW_MARGIN = 15.0
_MOST_PAGES = 4  # more are not brought down by leaving something out
_MOST_PLACES = 3
_TALL = 0.25
_PADDING = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A way out: what to leave out or to change, the options that do it, and how many pages it makes."""

    kind: RemedyKind
    options: ExportOptions
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth knowing; ``count`` and ``places`` say how often and where."""

    kind: RemarkKind
    count: int = 0
    places: tuple[str, ...] = ()
    remedy: Remedy | None = None


def remarks(
    plan: Plan, wanted: Format, options: ExportOptions, rendered: Rendered, since: Since | None = None
) -> tuple[Remark, ...]:
    """Return what is worth knowing of an export that came out as ``rendered``; the most pressing stands first.

    Of what changed ``since`` an earlier state there is nothing to leave out, and nothing to ask.
    """
    settled = options.settled(language=plan.project.language, title=wanted.title, orientation=wanted.orientation)
    if since:
        return (*_page(settled, rendered), *_tall_cells(document_of(plan, settled, since), rendered))
    return (
        *_pages(plan, wanted, options, rendered),
        *_page(settled, rendered),
        *_shrunk(plan, wanted, options, rendered),
        *_tall_cells(document_of(plan, settled), rendered),
        *_contents(plan, options),
    )


def _pages(plan: Plan, wanted: Format, options: ExportOptions, rendered: Rendered) -> Iterator[Remark]:
    """Yield that it takes more pages than asked for; with one remedy where leaving something out helps."""
    pages = rendered.pages
    if pages is None or pages < 2 or (options.pages is not None and pages <= options.pages):
        return
    limit = options.pages or pages - 1
    remedy = _remedy(plan, wanted, options, limit) if pages <= _MOST_PAGES else None
    if options.pages is not None or remedy:
        yield Remark(kind="too-many-pages", count=pages, remedy=remedy)


def _remedy(plan: Plan, wanted: Format, options: ExportOptions, limit: int) -> Remedy | None:
    for kind, changed in _ways(options):
        found = render_plan(plan, wanted, changed)
        if found.pages is not None and found.pages <= limit:
            return Remedy(kind=kind, options=changed, pages=found.pages)
    return None


def _ways(options: ExportOptions) -> Iterator[tuple[RemedyKind, ExportOptions]]:
    """Yield what might be left out, beginning with what is missed least."""
    if options.notes:
        yield "notes", replace(options, notes=False)
    if options.participants:
        yield "participants", replace(options, participants=False)
    if options.details:
        yield "details", replace(options, details=False)
    if options.legend:
        yield "legend", replace(options, legend=False)
    if options.glosses:
        yield "glosses", replace(options, glosses=False)
    if options.pages is not None:
        wide = options.margin is None or options.margin > _NARROW_MARGIN
        if wide:
            yield "margin", replace(options, margin=_NARROW_MARGIN)
        alone = replace(options, notes=False, participants=False, details=False, legend=False)
        yield "all-beside", alone
        if wide:
            yield "all-beside-and-margin", replace(alone, margin=_NARROW_MARGIN)


def _page(asked: Settled, rendered: Rendered) -> Iterator[Remark]:
    """Yield how the page differs from what was asked for."""
    used = rendered.options
    if used.text_size < asked.text_size:
        yield Remark(kind="smaller")
    elif used.orientation != asked.orientation:
        yield Remark(kind="turned")
    if not rendered.whole:
        yield Remark(kind="broken")
    if rendered.clipped:
        yield Remark(kind="clipped", count=len(rendered.clipped), places=rendered.clipped[:_MOST_PLACES])


def _shrunk(plan: Plan, wanted: Format, options: ExportOptions, rendered: Rendered) -> Iterator[Remark]:
    """Yield that letters come out too small on paper, or that there are more pages so that they do not."""
    if rendered.too_wide:
        remedy = None
        if rendered.options.orientation == "portrait":
            turned = replace(options, orientation="landscape")
            if not render_plan(plan, wanted, turned).too_wide:
                remedy = Remedy(kind="landscape", options=turned)
        yield Remark(kind="too-wide", remedy=remedy)
    if rendered.too_long:
        yield Remark(kind="too-long")


def _tall_cells(document: Document, rendered: Rendered) -> Iterator[Remark]:
    """Yield which cells take more than a quarter of a page, where there is more than one page."""
    if rendered.pages is None or rendered.pages < 2:
        return
    page = rendered.options
    fitted = fit(document, page, _PADDING)
    tall = [
        (height, table.place(number, at))
        for table, widths in zip(document.tables, fitted.widths, strict=True)
        for number, at, height in _heights(table, TextRows(widths, page.text_size, _PADDING, 1.0, page.face))
        if height > _TALL * page.room[1]
    ]
    if tall:
        tall.sort(key=lambda each: -each[0])
        yield Remark(kind="tall", count=len(tall), places=tuple(place for _, place in tall[:_MOST_PLACES]))


def _heights(table: Table, rows: TextRows) -> Iterator[tuple[int, int, float]]:
    """Yield row, column and height in points of each cell that holds more than a line."""
    for number, row in enumerate(table.body):
        for at in range(len(row)):
            if height := rows.cell_height(row[at], at):
                yield number, at, height


def _contents(plan: Plan, options: ExportOptions) -> Iterator[Remark]:
    """Yield what the plan itself gives to think about."""
    if not options.credit and (plan.scheme.credit or plan.project.credit):
        remedy = Remedy(kind="credit", options=replace(options, credit=True))
        yield Remark(kind="no-credit", remedy=remedy)
    if examples := len(example_entries(plan)):
        yield Remark(kind="examples", count=examples, remedy=Remedy(kind="examples", options=options))
    if asked := len(lines(questions(plan).open)):
        yield Remark(kind="questions", count=asked)
