# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""PDF, with reportlab: a page that can be handed in as it is, tagged for those who hear it."""

import functools
import io
import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import XMP
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont
from reportlab.pdfgen.textobject import PDFTextObject

from app import NAME
from app.exports.document import Cell, Document, Paragraph, Table
from app.exports.faces import Face, face
from app.exports.lines import Run
from app.exports.options import SMALLEST_TEXT, Settled
from app.exports.pages import LaidOut, PlacedRows, PlacedText, lay_out
from app.exports.pdf_tags import Element, TaggedCanvas, Tags
from app.exports.placing import BLACK, HEAD_FILL, PlacedRun, cells, head_box, heads, rows, runs_at, strokes
from app.exports.rendered import Rendered
from app.exports.setting import PAD_X, PAD_Y, SetCell, height_of

_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF
"""Letters that reportlab gives to glyphs that are none."""
_MANY_PAGES = 3
"""From so many on, stages are among the bookmarks."""


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as a PDF; raises LettersMissing where no face has a glyph for a letter, or PageTooSmall."""
    laid_out = lay_out(document, options)
    data = io.BytesIO()
    drawing = _Drawing(document, laid_out, data)
    for page in laid_out.pages:
        for each in page:
            if isinstance(each, PlacedText):
                drawing.text(each)
            else:
                drawing.rows(each)
        drawing.end_page()
    drawing.save()
    return Rendered(data.getvalue(), len(laid_out.pages), laid_out.options, laid_out.whole)


class _Drawing:
    """Draws composed pages; tags say in the same order what is drawn."""

    def __init__(self, document: Document, laid_out: LaidOut, data: io.BytesIO) -> None:
        rl_config.useA85 = 0  # letters for old mail programs: a quarter more bytes
        self._document = document
        self._laid_out = laid_out
        self._page = page = laid_out.options
        self._canvas = TaggedCanvas(
            data,
            pagesize=page.sheet,
            pdfVersion=(1, 7),
            lang=document.language,
            initialFontName=_known(face(page.face)),  # type: ignore[arg-type]  # a name, whatever the stubs say
            initialFontSize=page.text_size,
        )
        self._describe()
        self._tags = Tags(self._canvas)
        self._elements: dict[int, Element] = {}
        self._table_rows: dict[tuple[int, int], list[Element]] = {}
        self._has_title = any(isinstance(each, Paragraph) and each.style == "title" for each in document.blocks)
        self._bookmarks = 0
        self._depth = 0  # of the bookmarks of stages

    def _describe(self) -> None:
        canvas, document = self._canvas, self._document
        canvas.setTitle(document.title)
        canvas.setAuthor(document.author)
        canvas.setCreator(NAME)
        canvas.setSubject(document.subject)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setCatalogEntry("Metadata", XMP(creator=lambda _: _metadata(document)))

    def text(self, placed: PlacedText) -> None:
        """Draw lines of a paragraph of running text."""
        block = placed.paragraph
        if placed.block not in self._elements and block.style in ("title", "heading"):
            depth = 0 if block.style == "title" else int(self._has_title)
            self._bookmark(block.whole, depth, placed.top)
            self._depth = depth + 1
        with self._tags.content(self._running(placed.block, block)):
            self._lines(placed.lines, self._page.inset, placed.top)

    def rows(self, placed: PlacedRows) -> None:
        """Draw rows of a table below its head."""
        element = self._table_element(placed.block)
        self._rules(placed)
        if placed.first:
            self._head(placed, element)
        else:
            with self._tags.artifact(pagination=True):
                self._head(placed, None)
        for row, top in rows(placed):
            into = self._row_elements(placed.block, row.number, element, placed.table.table)
            if not row.goes_on and len(self._laid_out.pages) >= _MANY_PAGES:
                name = " ".join(placed.table.table.body[row.number][0].paragraphs)
                self._bookmark(name, self._depth, top)
            if row.again:
                with self._tags.artifact(pagination=True):
                    self._lines(row.again, self._page.inset + PAD_X, top - PAD_Y)
            for (lines, left), within in zip(cells(placed, row, self._page.inset), into, strict=True):
                self._cell(lines, within, left, top - PAD_Y)

    def end_page(self) -> None:
        """Write the number of the page at its foot, where one is wanted, and turn to the next."""
        line = self._laid_out.foot(self._canvas.getPageNumber(), self._document.language)
        if line:
            with self._tags.artifact(pagination=True):
                self._canvas.setFont(_known(face(self._page.face)), SMALLEST_TEXT)
                self._canvas.drawCentredString(self._page.sheet[0] / 2, self._page.inset / 2, line)
        self._canvas.showPage()
        self._tags.turn()

    def save(self) -> None:
        """Write the file."""
        self._tags.save()
        self._canvas.save()

    def _running(self, number: int, block: Paragraph) -> Element:
        """Return the element of a paragraph; a caption stands in the table that follows it."""
        if number not in self._elements:
            parent, role = self._tags.document, "P"
            if block.style == "title" or (block.style == "heading" and not self._has_title):
                role = "H1"
            elif block.style == "heading":
                role = "H2"
            elif block.style == "caption" and isinstance(self._next(number), Table):
                parent, role = self._table_element(number + 1), "Caption"
            self._elements[number] = parent.add(role)
        return self._elements[number]

    def _next(self, number: int) -> Paragraph | Table | None:
        blocks = self._document.blocks
        return blocks[number + 1] if number + 1 < len(blocks) else None

    def _table_element(self, number: int) -> Element:
        if number not in self._elements:
            self._elements[number] = self._tags.document.add("Table")
        return self._elements[number]

    def _row_elements(self, block: int, row: int, table: Element, asked: Table) -> list[Element]:
        """Return the elements of the cells of a row, also of one that began on an earlier page."""
        key = (block, row)
        if key not in self._table_rows:
            element = table.add("TR")
            head, others = element.add("TH", "/Scope/Row"), asked.columns[1:]
            self._table_rows = {key: [head, *(element.add("TD") for _ in others)]}
        return self._table_rows[key]

    def _bookmark(self, name: str, depth: int, top: float) -> None:
        self._bookmarks += 1
        key = f"bookmark{self._bookmarks}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self._canvas.addOutlineEntry(name, key, depth)

    def _cell(self, lines: SetCell, element: Element | None, left: float, top: float) -> None:
        """Draw the lines of a cell, each paragraph an element where there are several; None where nothing is tagged."""
        several = bool(lines) and lines[-1].number > 0
        for _, group in itertools.groupby(lines, key=lambda line: line.number):
            paragraph = tuple(group)
            if element is None:
                self._lines(paragraph, left, top)
            else:
                with self._tags.content(element.add("P") if several else element):
                    self._lines(paragraph, left, top)
            top -= height_of(paragraph)

    def _head(self, placed: PlacedRows, element: Element | None) -> None:
        """Draw the head; its rows are elements of the table, where it is tagged."""
        within = [element.add("TR") for _ in placed.table.head] if element else []
        for each in heads(placed, self._page.inset):
            into = within[each.row].add("TH", _spans(each.cell)) if within else None
            self._cell(each.lines, into, each.left, each.top)

    def _rules(self, placed: PlacedRows) -> None:
        """Draw the fill and the lines of a table on this page."""
        canvas = self._canvas
        with self._tags.artifact():
            if not self._page.black_and_white:
                canvas.setFillColor(HexColor(HEAD_FILL))
                canvas.rect(*head_box(placed, self._page.inset), stroke=0, fill=1)
                canvas.setFillColor(HexColor(BLACK))
            canvas.setLineCap(1)
            for stroke in strokes(placed, self._page):
                canvas.setStrokeColor(HexColor(stroke.colour))
                canvas.setLineWidth(stroke.width)
                canvas.lines(stroke.segments)

    def _lines(self, lines: SetCell, left: float, top: float) -> None:
        """Draw the lines of a paragraph, with a blank where one of them ended at one."""
        for told, runs in itertools.groupby(runs_at(lines, left, top), key=lambda placed: _is_told(placed.run)):
            if told:
                self._show(runs)
                continue
            for placed in runs:
                with self._tags.said(placed.text):
                    self._show([replace(placed, joined=False)])

    def _show(self, runs: Iterable[PlacedRun]) -> None:
        text: PDFTextObject | None = None
        look: tuple[Face, float] | None = None
        for placed in runs:
            run = placed.run
            if text is None:
                text = self._canvas.beginText(placed.left, placed.baseline)
            else:
                text.setTextOrigin(placed.left, placed.baseline)
            if look != (run.face, placed.size):
                look = run.face, placed.size
                text.setFont(_known(run.face), placed.size)
            if not run.glyphs:
                text.textLine(placed.text)  # goes on below; textOut would find out how far it reaches
                continue
            text.textOut(_shaped(run))
            if placed.joined:
                text.textOut(" ")
        if text is not None:
            self._canvas.drawText(text)


@functools.cache
def _known(found: Face) -> str:
    """Make a face known to reportlab; return its name there."""
    registerFont(TTFont(found.name, found.path))
    return found.name


def _is_told(run: Run) -> bool:
    """Tell whether a run reads right by itself: letters one by one, or from right to left by glyphs that are theirs.

    Readers turn such glyphs round; what is said of them besides, many would turn round as well.
    """
    if not run.glyphs:
        return True
    known = getFont(_known(run.face)).face.glyphToChar  # type: ignore[attr-defined]  # a TTFont has one
    letters = [known.get(glyph.number, [_PRIVATE])[0] for glyph in run.glyphs]
    forms = len(letters) == len(run.text) and not any(_PRIVATE <= letter <= _LAST_PRIVATE for letter in letters)
    return run.backwards and forms


def _shaped(run: Run) -> ShapedStr:
    """Return the glyphs of a run as reportlab takes them: as letters of its own, each with its place."""
    font: Any = getFont(run.face.name)
    font.hbFont()  # makes room for glyphs that are no letter of themselves
    letters, places = "", list[ShapeData]()
    for glyph in run.glyphs:
        known = font.face.glyphToChar.get(glyph.number)
        letter = known[0] if known else font.hbAddPrivate(f"glyph{glyph.number}", glyph.number, glyph.advance)
        letters += chr(letter)
        width = font.face.charWidths[letter]
        places.append(ShapeData(len(places), glyph.advance, 0, glyph.right, glyph.up, width))
    return ShapedStr(letters, places)  # type: ignore[arg-type]  # the stubs mean one of them


def _spans(cell: Cell) -> str:
    """Return the attributes of a head of columns."""
    text = "/Scope/Column"
    if cell.columns > 1:
        text += f"/ColSpan {cell.columns}"
    if cell.rows > 1:
        text += f"/RowSpan {cell.rows}"
    return text


def _metadata(document: Document) -> bytes:
    """Return what the file says of itself, as XMP."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    about = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(document.subject)}</rdf:li></rdf:Alt>'
        "</dc:description>"
    )
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(document.title)}</rdf:li></rdf:Alt></dc:title>'
        f"{author if document.author else ''}"
        f"{about if document.subject else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return text.encode("utf-8")
