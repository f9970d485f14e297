# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Word, with python-docx: a document to go on writing in, whose look is in its styles.

The parts of the file are put together here; the library's own template would bring its 160 styles and its author.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.package import Package

from app import NAME
from app.exports.document import Block, Cell, Document, Paragraph, Table
from app.exports.fitting import fit
from app.exports.options import Settled
from app.exports.paging import render_on_pages
from app.exports.rendered import Rendered
from app.exports.rows_of_text import TextRows
from app.exports.word_styles import LEADING, PAD_X, RUNNING, SETTINGS, styles, twips
from app.exports.word_tables import Pages, WordTable
from app.exports.word_text import Element, add, add_fields, add_paragraph, add_text, starts_right
from app.words import matrix as words

_PADDING = 2 * PAD_X + 1.0  # with the lines between columns
_LONGEST_PROPERTY = 255
_PAGE, _PAGES, _NUMBER = "\ue000", "\ue001", "\ue002"  # stand for fields in a sentence


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as a file for Word, which is left to say how many pages it is; here that is a guess."""
    return replace(render_on_pages(document, options, _render), pages=None)


def _render(document: Document, options: Settled) -> Rendered:
    fitted = fit(document, options, _PADDING)
    page = fitted.options
    package = Package()
    main = _part(package, "document", KIND.WML_DOCUMENT_MAIN, f"<w:document {nsdecls('w', 'r')}/>")
    package.relate_to(main, RELATION.OFFICE_DOCUMENT)
    main.relate_to(_part(package, "styles", KIND.WML_STYLES, styles(page, document.language)), RELATION.STYLES)
    main.relate_to(_part(package, "settings", KIND.WML_SETTINGS, SETTINGS), RELATION.SETTINGS)
    body = add(main.element, "body")
    pages = _Story(body, document, page).tell(fitted.widths)
    footer = ""
    if page.page_numbers or (page.page_numbers is None and pages > 1):
        footer = main.relate_to(_footer(package, document.language), RELATION.FOOTER)
    _set_page(add(body, "sectPr"), page, footer)
    _set_properties(package, document)
    data = io.BytesIO()
    package.save(data)
    return Rendered(data.getvalue(), pages=pages, options=page, whole=fitted.whole)


def _part(package: Package, name: str, kind: str, xml: str) -> XmlPart:
    return XmlPart(PackURI(f"/word/{name}.xml"), kind, parse_xml(xml), package)


def _footer(package: Package, language: str) -> XmlPart:
    """Return a foot with the number of the page, counted by Word."""
    footer = _part(package, "footer", KIND.WML_FOOTER, f"<w:ftr {nsdecls('w')}/>")
    line = words.page(_PAGE, _PAGES, language)
    add_fields(add_paragraph(footer.element, "Footer"), line, {_PAGE: ("PAGE", "1"), _PAGES: ("NUMPAGES", "1")})
    return footer


def _set_page(settings: Element, page: Settled, footer: str) -> None:
    if footer:
        add(settings, "footerReference", type="default").set(qn("r:id"), footer)
    width, height = map(twips, page.sheet)
    add(settings, "pgSz", w=width, h=height, orient=page.orientation)
    margin, half = twips(page.inset), twips(page.inset / 2)
    add(settings, "pgMar", top=margin, right=margin, bottom=margin, left=margin, header=half, footer=half, gutter=0)


def _set_properties(package: Package, document: Document) -> None:
    about = package.core_properties
    about.title = document.title[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = (document.author or NAME)[:_LONGEST_PROPERTY]
    about.language = document.language
    about.subject = document.subject[:_LONGEST_PROPERTY]
    about.created = about.modified = datetime.now(UTC)
    about.revision = 1


class _Story:
    """The blocks of a document while they are written, one below the other."""

    def __init__(self, body: Element, document: Document, page: Settled) -> None:
        self._body = body
        self._document = document
        self._page = page
        self._numbers = count(1)
        self._title = document.title
        self._pages = Pages(page.room[1])

    def tell(self, widths: Sequence[Sequence[float]]) -> int:
        """Write every block, tables with these widths; return about how many pages that takes."""
        widths_of = iter(widths)
        before: Block | None = None
        blocks = self._document.blocks
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            if isinstance(block, Paragraph):
                self._add_paragraph(block, kept=block.style == "legend" and _is(after, "legend"))
            else:
                self._part(before)
                self._add_table(block, next(widths_of), kept=_is(after, "note"))
            before = block
        self._part(before)
        return self._pages.count

    def _part(self, before: Block | None) -> None:
        """Write a paragraph of no height behind a table: Word joins tables that touch, and ends with a paragraph."""
        if isinstance(before, Table):
            add_paragraph(self._body, "MatrixEnd")

    def _add_table(self, table: Table, widths: Sequence[float], *, kept: bool) -> None:
        """Write a table, told by what stands before it; its last row may be ``kept`` with what follows."""
        made = WordTable(table, widths, self._page)
        names = [table.column_name(column) for column in range(len(table.columns))]
        about = words.table_description(names, len(table.body), self._document.language)
        made.add_to(self._body, title=self._title, description=about, kept=kept)
        made.fill(self._pages)

    def _add_paragraph(self, block: Paragraph, *, kept: bool) -> None:
        """Write a paragraph; one may be ``kept`` on the page of the next."""
        running = RUNNING[block.style]
        made = add_paragraph(self._body, running.key, from_the_right=starts_right(block.whole), kept=kept)
        if block.style == "caption" and self._page.numbered:
            self._add_number(made)
        if block.style in ("heading", "caption"):
            self._title = block.lead or block.text
        add_text(made, block.lead, "Strong")
        if block.lead and block.text:
            add_text(made, " ")
        add_text(made, block.text)
        size = self._page.running_size
        text = TextRows([self._page.room[0]], running.size * size, 0.0, 1.0, leading=LEADING, pad=0.0)
        height = text.needed_height([Cell(tuple(block.whole.splitlines()))])
        self._pages.put(height + (running.before + running.after) * size)

    def _add_number(self, made: Element) -> None:
        """Write "Table 1. " in front of a caption; Word counts it along with the other tables of the document."""
        language, number = self._document.language, str(next(self._numbers))
        label = words.table_label(language)
        fields = {_NUMBER: (f"SEQ {label} \\* ARABIC", number)}
        add_fields(made, words.table_number(label, _NUMBER, language) + " ", fields, "Strong")


def _is(block: Block | None, style: str) -> bool:
    return isinstance(block, Paragraph) and block.style == style
