# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A matrix as a Word document by python-docx alone: what somebody would write who knows the library.

It takes the cells of the table once, as looking each up takes twenty times as long.
"""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.table import _Cell

Row = Sequence[Sequence[str]]
"""The paragraphs of each cell."""


def word(
    caption: str, span: str, heads: Sequence[str], rows: Sequence[Row], legend: Sequence[tuple[str, str]]
) -> bytes:
    """Return the document, on Letter in landscape; the columns are equally wide."""
    document = docx.Document()
    document.core_properties.title = caption
    document.core_properties.author = "Participation Planner"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    document.add_paragraph(style="Caption").add_run(caption).bold = True
    _add_table(document, span, heads, rows)
    for term, meaning in legend:
        line = document.add_paragraph()
        line.add_run(term).bold = True
        line.add_run(f" {meaning}")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add_table(document: Document, span: str, heads: Sequence[str], rows: Sequence[Row]) -> None:
    table = document.add_table(rows=len(rows) + 2, cols=len(heads), style="Table Grid")
    table.autofit = False
    cells, columns = table._cells, len(heads)
    for column, head in enumerate(heads):
        for cell in (cells[column], cells[columns + column]):
            _shade(cell)
        _write(cells[columns + column if column else 0], [head], bold=True)
    for number, row in enumerate(rows, 2):
        for column, paragraphs in enumerate(row):
            _write(cells[number * columns + column], paragraphs, bold=column == 0)
    width = Inches(9 / columns)
    for cell in cells:
        cell.width = width
    cells[1].merge(cells[columns - 1])
    cells[0].merge(cells[columns])
    _write(cells[1], [span], bold=True)
    for number, made in enumerate(table.rows):
        settings = made._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if number < 2:
            settings.append(OxmlElement("w:tblHeader"))


def _write(cell: _Cell, paragraphs: Sequence[str], *, bold: bool = False) -> None:
    for number, text in enumerate(paragraphs):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.add_run(text).bold = bold


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EDEDED")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
