# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""PDF, with reportlab: a page that can be handed in as it is."""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate
from reportlab.platypus import Paragraph as SetParagraph
from reportlab.platypus import Table as SetTable
from reportlab.platypus.doctemplate import LayoutError

from app import NAME
from app.errors import PageTooSmall
from app.exports.document import Cell, Document, Paragraph, Table
from app.exports.faces import check_letters, face, visible
from app.exports.fitting import fit
from app.exports.options import SMALLEST_TEXT, Settled
from app.exports.rendered import Rendered
from app.words import matrix as words

_REGULAR, _BOLD = "LiberationSans", "LiberationSans-Bold"
_HEAD_FILL = HexColor(0xEDEDED)
_LINE = HexColor(0x8C8C8C)
_HEAVY = HexColor(0x404040)
_LEADING = 1.22
_PAD_X, _PAD_Y = 4.0, 3.0
_SLACK = 0.5  # against rounding between our sum of widths and reportlab's


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as a PDF; raises LettersMissing where the face has no glyph for a letter, or PageTooSmall."""
    check_letters(document)
    _prepare()
    fitted = fit(document, options, 2 * _PAD_X + _SLACK)
    page = fitted.options
    data = io.BytesIO()
    template = BaseDocTemplate(
        data,
        pagesize=page.sheet,
        title=document.title,
        author=document.author,
        creator=NAME,
        lang=document.language,
        displayDocTitle=True,
        initialFontName=_REGULAR,
        initialFontSize=page.text_size,
    )
    frame = Frame(page.inset, page.inset, *page.room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    template.addPageTemplates([PageTemplate(frames=[frame], pagesize=page.sheet)])
    numbering = _Numbering(document.language, page)
    try:
        template.build(list(_story(document, fitted.widths, page)), canvasmaker=numbering.canvas)
    except LayoutError:
        raise PageTooSmall from None
    return Rendered(data.getvalue(), pages=numbering.pages, options=page, whole=fitted.whole)


def _prepare() -> None:
    """Make the face known, and nothing fetched from anywhere, whatever a text may say."""
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    if _REGULAR not in getRegisteredFontNames():
        registerFont(TTFont(_REGULAR, face().path))
        registerFont(TTFont(_BOLD, face(bold=True).path))
        registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)


def _story(document: Document, widths: Sequence[Sequence[float]], page: Settled) -> Iterator[Flowable]:
    styles = _Styles(page.text_size, page.running_size)
    widths_of = iter(widths)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lead = f"<b>{_escaped(block.lead)}</b> " if block.lead else ""
            yield SetParagraph(lead + _escaped(block.text), styles.running[block.style])
        else:
            yield _table(block, next(widths_of), styles, page.room[1])


class _Styles:
    """How texts are set, for the sizes of tables and of running text in points."""

    def __init__(self, size: float, running: float) -> None:
        def style(name: str, points: float = size, font: str = _REGULAR, **more: Any) -> ParagraphStyle:
            points = max(SMALLEST_TEXT, points)
            return ParagraphStyle(name, fontName=font, fontSize=points, leading=points * _LEADING, **more)

        self.body = style("body")
        self.later = style("later", spaceBefore=size / 3)
        self.head = style("head", font=_BOLD)
        self.middle = style("middle", font=_BOLD, alignment=1)
        self.running = {
            "title": style("title", 1.5 * running, _BOLD, spaceAfter=running),
            "heading": style("heading", 1.2 * running, _BOLD, spaceBefore=1.5 * running, spaceAfter=0.5 * running),
            "caption": style("caption", running, spaceAfter=0.6 * running),
            "legend": style(
                "legend", 0.9 * running, spaceBefore=0.35 * running, leftIndent=running, firstLineIndent=-running
            ),
            "note": style("note", 0.9 * running, spaceBefore=0.35 * running),
        }


class _Matrix(SetTable):
    """A table whose rest begins on the next page, so that rows are split only where they are higher than one.

    Reportlab would begin what is left of a split table right below its first part, with the head once more, and split
    the first row where it would go whole onto the next page.
    """

    page_height = 0.0
    _rowHeights: list[float | None]  # noqa: N815  # reportlab's; known as far as it was wrapped

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803  # reportlab's names
        """Return the part for this page, and the rest behind a break; nothing where all goes onto the next page."""
        if availHeight < self._first_height(availWidth) <= self.page_height:
            return []
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            part.page_height = self.page_height
        return [parts[0], FrameBreak(), *parts[1:]] if len(parts) > 1 else parts

    def _culprit(self) -> str:
        """Return what an error of layout names; reportlab's own answer fails on rows that were not measured."""
        return "a row"

    def _first_height(self, width: float) -> float:
        """Return the height of the head with the first row, or more than a page where they need more."""
        rows = self.repeatRows + 1
        if None in self._rowHeights[:rows]:  # the page was too low to look any further
            self.wrap(width, self.page_height)
        return sum(self.page_height + 1 if height is None else height for height in self._rowHeights[:rows])


def _table(table: Table, widths: Sequence[float], styles: _Styles, page_height: float) -> SetTable:
    head = [[_head_cell(cell, styles) for cell in row] for row in table.head]
    body = [
        [_cell(cell, styles.body if column else styles.head, styles) for column, cell in enumerate(row)]
        for row in table.body
    ]
    made = _Matrix(
        head + body,
        colWidths=list(widths),
        style=_lines(table),
        repeatRows=len(table.head),
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=styles.body.fontSize * 0.5,
    )
    made.page_height = page_height
    return made


def _head_cell(cell: Cell | None, styles: _Styles) -> list[Flowable] | str:
    if cell is None:
        return ""
    return [
        SetParagraph(_escaped(text), styles.middle if cell.columns > 1 else styles.head) for text in cell.paragraphs
    ]


def _cell(cell: Cell, style: ParagraphStyle, styles: _Styles) -> list[Flowable] | str:
    if not cell.paragraphs:
        return ""
    first, *others = cell.paragraphs
    return [SetParagraph(_escaped(first), style), *(SetParagraph(_escaped(text), styles.later) for text in others)]


def _lines(table: Table) -> list[tuple[Any, ...]]:
    heads = len(table.head)
    commands: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
        ("BACKGROUND", (0, 0), (-1, heads - 1), _HEAD_FILL),
        ("FONTNAME", (0, 0), (-1, -1), _REGULAR),  # also of empty cells: no other face gets into the file
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD_X),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD_X),
        ("TOPPADDING", (0, 0), (-1, -1), _PAD_Y),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD_Y),
    ]
    for row, cells in enumerate(table.head):
        for column, cell in enumerate(cells):
            if cell is not None and (cell.columns > 1 or cell.rows > 1):
                commands.append(("SPAN", (column, row), (column + cell.columns - 1, row + cell.rows - 1)))
    for column, what in enumerate(table.columns):
        if what.apart:
            commands.append(("LINEBEFORE", (column, heads - 1), (column, -1), 1.25, _HEAVY))
    return commands


def _escaped(text: str) -> str:
    """Return a text as reportlab's paragraphs take it: data, whatever it looks like."""
    return escape(visible(text))


class _Numbering:
    """Page numbers that know how many pages there are: pages are held back until the last one is set."""

    def __init__(self, language: str, page: Settled) -> None:
        self.pages = 0
        self._language = language
        self._page = page

    def canvas(self, *arguments: Any, **options: Any) -> Canvas:
        """Make the canvas; the signature is reportlab's."""
        numbering = self

        class Held(Canvas):
            def __init__(self) -> None:
                super().__init__(*arguments, **options)
                self._held: list[dict[str, Any]] = []

            def showPage(self) -> None:  # noqa: N802  # reportlab's name
                self._held.append(dict(self.__dict__))
                self._startPage()  # type: ignore[attr-defined]  # the way reportlab's own guide counts pages

            def save(self) -> None:
                numbering.pages = len(self._held)
                for state in self._held:
                    self.__dict__.update(state)
                    numbering.draw(self)
                    super().showPage()
                super().save()

        return Held()

    def draw(self, canvas: Canvas) -> None:
        """Write the number of the page at its foot, where one is wanted."""
        wanted = self._page.page_numbers
        if wanted is False or (wanted is None and self.pages < 2):
            return
        canvas.setFont(_REGULAR, SMALLEST_TEXT)
        line = words.page(canvas.getPageNumber(), self.pages, self._language)
        canvas.drawCentredString(self._page.sheet[0] / 2, self._page.inset / 2, line)
