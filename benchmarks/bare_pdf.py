# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Table 1 as a PDF by reportlab alone: what somebody would write who has this one table to make.

Texts and widths are literals; the outcome is that of the export.
"""

import io
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from app.shipped import shipped
from benchmarks.table_1 import BODY, CAPTION, CREDIT, HEAD, LEGEND, SPAN, TITLE

_REGULAR, _BOLD = "LiberationSans", "LiberationSans-Bold"
_WIDTHS = (129.0615, 60.1714, 90.4873, 139.9502, 172.7867, 55.5429)
_GREY, _LINE, _HEAVY = HexColor(0xEDEDED), HexColor(0x8C8C8C), HexColor(0x404040)


def register_face() -> None:
    """Make the face known to reportlab, once for the process."""
    registerFont(TTFont(_REGULAR, shipped("fonts/LiberationSans-Regular.ttf")))
    registerFont(TTFont(_BOLD, shipped("fonts/LiberationSans-Bold.ttf")))
    registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)


def pdf() -> bytes:
    """Return the PDF; the face is known already."""
    data = io.BytesIO()
    page = landscape(letter)
    template = BaseDocTemplate(
        data,
        pagesize=page,
        title=TITLE,
        author="",
        subject=CAPTION,
        creator="Participation Planner",
        lang="en-CA",
        displayDocTitle=True,
        initialFontName=_REGULAR,
        initialFontSize=10,
    )
    frame = Frame(
        inch, inch, page[0] - 2 * inch, page[1] - 2 * inch,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates([PageTemplate(frames=[frame], pagesize=page)])
    template.build(_story())
    return data.getvalue()


def _style(name: str, size: float = 10, font: str = _REGULAR, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=1.22 * size, **more)


def _story() -> list[Flowable]:
    title = _style("title", 15, _BOLD, spaceAfter=8)
    caption = _style("caption", spaceAfter=6)
    legend = _style("legend", 9, spaceBefore=3.5, leftIndent=10, firstLineIndent=-10)
    return [
        Paragraph(TITLE, title),
        Paragraph(f"<b>{CAPTION}</b> {CREDIT}", caption),
        _table(),
        *(Paragraph(f"<b>{term}</b> {meaning}", legend) for term, meaning in LEGEND),
    ]


def _table() -> Table:
    text, bold, middle = _style("body"), _style("head", font=_BOLD), _style("middle", font=_BOLD, alignment=1)
    stage, *others = HEAD
    rows: list[list[Paragraph | str]] = [
        [Paragraph(stage, bold), Paragraph(SPAN, middle), "", "", "", ""],
        ["", *(Paragraph(name, bold) for name in others)],
    ]
    for name, *entries in BODY:
        rows.append([Paragraph(name, bold), *(Paragraph(entry, text) if entry else "" for entry in entries)])
    return Table(
        rows,
        colWidths=_WIDTHS,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
            ("BACKGROUND", (0, 0), (-1, 1), _GREY),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("SPAN", (0, 0), (0, 1)),
            ("SPAN", (1, 0), (5, 0)),
            ("LINEBEFORE", (5, 1), (5, -1), 1.25, _HEAVY),
        ],
        repeatRows=2,
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=5,
    )
