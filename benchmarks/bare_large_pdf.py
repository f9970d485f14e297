# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A long matrix as a PDF by reportlab's own paragraphs and tables: what somebody would write who has the rows."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from benchmarks.bare_pdf import _BOLD, _GREY, _LINE, _REGULAR

Row = Sequence[Sequence[str]]


def pdf(head: Sequence[str], span: str, rows: Sequence[Row]) -> bytes:
    """Return the PDF; the face is known already. A row is its cells, a cell its paragraphs."""
    text = ParagraphStyle("text", fontName=_REGULAR, fontSize=10, leading=12.2)
    bold = ParagraphStyle("bold", parent=text, fontName=_BOLD)
    cells: list[list[object]] = [
        [Paragraph(escape(head[0]), bold), Paragraph(escape(span), bold), *[""] * (len(head) - 2)],
        ["", *(Paragraph(escape(name), bold) for name in head[1:])],
    ]
    cells += [
        [[Paragraph(escape(part), text if at else bold) for part in cell] or "" for at, cell in enumerate(row)]
        for row in rows
    ]
    width = (landscape(letter)[0] - 2 * inch) / len(head)
    table = Table(
        cells,
        colWidths=[width] * len(head),
        repeatRows=2,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
            ("BACKGROUND", (0, 0), (-1, 1), _GREY),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("SPAN", (0, 0), (0, 1)),
            ("SPAN", (1, 0), (-1, 0)),
        ],
    )
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=landscape(letter)).build([table])
    return data.getvalue()
