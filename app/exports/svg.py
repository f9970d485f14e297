# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""SVG: each page as the PDF has it, as a drawing whose text stays text, to be searched, copied and edited.

Faces are named, not embedded: drawing programs ignore embedded ones. Every system has one of the same widths, and each
text says how long it is, so that it ends where it ends in the PDF.
"""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from app.exports.document import Document
from app.exports.faces import Face, face
from app.exports.lines import Run
from app.exports.options import SMALLEST_TEXT, Settled
from app.exports.pages import LaidOut, Page, PlacedRows, PlacedText, lay_out
from app.exports.placing import (
    HEAD_FILL,
    PlacedRun,
    Segment,
    cells,
    head_box,
    heads,
    rows,
    runs_at,
    strokes,
)
from app.exports.rendered import Rendered
from app.exports.setting import PAD_X, PAD_Y

_ALIKE = {
    "LiberationSans": "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif",
    "LiberationSerif": "'Times New Roman', 'Liberation Serif', Tinos, Times, serif",
    "NotoSansCanadianAboriginal": "'Noto Sans Canadian Aboriginal', Gadugi, 'Euphemia UCAS', sans-serif",
    "NotoNaskhArabic": "'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', sans-serif",
    "DroidSansFallback": "'Droid Sans Fallback', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
}
_BOLD = "-Bold"
_NEAR = 0.01  # points


def render(document: Document, options: Settled) -> Rendered:
    """Return the pages as drawings, each a file; raises LettersMissing or PageTooSmall, as the PDF does."""
    laid_out = lay_out(document, options)
    first, *more = (
        "\n".join(_drawing(page, number, laid_out, document)).encode() for number, page in enumerate(laid_out.pages, 1)
    )
    return Rendered(first, len(laid_out.pages), laid_out.options, laid_out.whole, more=tuple(more))


def _drawing(page: Page, number: int, laid_out: LaidOut, document: Document) -> Iterator[str]:
    options = laid_out.options
    width, height = options.sheet
    across, down = _number(width), _number(height)
    language = escape(document.language)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}pt" height="{down}pt" viewBox="0 0 {across} {down}"'
    yield f' lang="{language}" xml:lang="{language}" xml:space="preserve">'
    yield f"<title>{escape(document.title)}</title>"
    yield f'<rect width="{across}" height="{down}" fill="#ffffff"/>'
    for placed in page:
        if isinstance(placed, PlacedRows):
            yield from _table(placed, options)
    yield '<g style="font-kerning: none">'
    for placed in page:
        runs = _rows(placed, options.inset) if isinstance(placed, PlacedRows) else _lines(placed, options.inset)
        for run in _joined(runs):
            yield from _text(run, height)
    foot = laid_out.foot(number, document.language)
    if foot:
        yield from _text(_centred(foot, face(options.face), options), height)
    yield "</g>"
    yield "</svg>\n"


def _table(placed: PlacedRows, options: Settled) -> Iterator[str]:
    """Yield the fill and the lines of a table."""
    down = options.sheet[1]
    if not options.black_and_white:
        left, bottom, width, height = head_box(placed, options.inset)
        start, end, top = _number(left), _number(left + width), _number(down - bottom - height)
        sides = f"M{start} {top} L{end} {top} V{_number(down - bottom)} H{start} Z"
        yield f'<path d="{sides}" fill="#{HEAD_FILL:06x}"/>'
    for stroke in strokes(placed, options):
        path = " ".join(_step(segment, down) for segment in stroke.segments)
        look = f'stroke="#{stroke.colour:06x}" stroke-width="{_number(stroke.width)}" stroke-linecap="round"'
        yield f'<path d="{path}" fill="none" {look}/>'


def _step(segment: Segment, down: float) -> str:
    left, top, right, bottom = segment
    return f"M{_number(left)} {_number(down - top)} L{_number(right)} {_number(down - bottom)}"


def _lines(placed: PlacedText, inset: float) -> Iterator[PlacedRun]:
    return runs_at(placed.lines, inset, placed.top)


def _rows(placed: PlacedRows, inset: float) -> Iterator[PlacedRun]:
    """Yield the letters of a table in the order in which they are read."""
    for head in heads(placed, inset):
        yield from runs_at(head.lines, head.left, head.top)
    for row, top in rows(placed):
        yield from runs_at(row.again, inset + PAD_X, top - PAD_Y)
        for lines, left in cells(placed, row, inset):
            yield from runs_at(lines, left, top - PAD_Y)


def _centred(text: str, found: Face, options: Settled) -> PlacedRun:
    """Return a line in the middle of the foot of a page."""
    width = found.width(text, SMALLEST_TEXT)
    left = (options.sheet[0] - width) / 2
    return PlacedRun(Run(found, text, 0.0, width), SMALLEST_TEXT, left, options.inset / 2, joined=False)


def _joined(runs: Iterator[PlacedRun]) -> Iterator[PlacedRun]:
    """Yield runs of one look that go on where the one before ends as one: a letter with marks is a run of its own."""
    before = next(runs, None)
    for placed in runs:
        if before and _goes_on(before, placed):
            one, other = before.run, placed.run
            left = min(before.left, placed.left)
            whole = Run(
                one.face, one.text + other.text, 0.0, one.width + other.width, one.glyphs + other.glyphs, one.backwards
            )
            before = replace(before, run=whole, left=left)
        else:
            if before:
                yield before
            before = placed
    if before:
        yield before


def _goes_on(before: PlacedRun, after: PlacedRun) -> bool:
    one, other = before.run, after.run
    alike = one.face is other.face and one.backwards == other.backwards and before.size == after.size
    first, last = (after, before) if one.backwards else (before, after)
    touches = abs(first.left + first.run.width - last.left) < _NEAR
    return alike and touches and before.baseline == after.baseline


def _text(placed: PlacedRun, height: float) -> Iterator[str]:
    """Yield a run as a text, where it shows anything; one that is read from right to left begins at its right.

    Programs do not agree about blanks at its ends, so it has none.
    """
    run = placed.run
    said = run.text.strip(" ")
    if not said:
        return
    before, after = (
        run.face.width(" " * (len(run.text) - len(cut)), placed.size)
        for cut in (run.text.lstrip(" "), run.text.rstrip(" "))
    )
    width = run.width - before - after
    left = placed.left + (run.width - before if run.backwards else before)
    family, _, _ = run.face.name.partition("-")
    attributes = [
        f'x="{_number(left)}" y="{_number(height - placed.baseline)}" font-size="{_number(placed.size)}"',
        f'font-family="{_ALIKE[family]}" fill="#000000"',
        *(['font-weight="bold"'] if run.face.name.endswith(_BOLD) else []),
        *(['direction="rtl"'] if run.backwards else []),
        *([f'textLength="{_number(width)}"'] if len(said) > 1 else []),
        *(['lengthAdjust="spacingAndGlyphs"'] if run.glyphs else []),
    ]
    yield f"<text {' '.join(attributes)}>{escape(said)}</text>"


def _number(length: float) -> str:
    """Return a length to a hundredth of a point, without noughts that say nothing."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
