# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""SVG: each page of the PDF as a drawing whose text stays text, to be searched, copied and edited.

Faces are named, not embedded: drawing programs ignore embedded ones. Every system has one of the same widths, and each
line says how long it is, so that it ends where it ends in the PDF.
"""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from app.errors import LettersMissing
from app.exports import pdf
from app.exports.document import Document
from app.exports.options import Settled
from app.exports.pictures import opened
from app.exports.rendered import Rendered

_ALIKE = {
    "Liberation Sans": "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif",
    "Liberation Serif": "'Times New Roman', 'Liberation Serif', Tinos, Times, serif",
}
_NEAR = 0.3  # points, between the end of one letter and the beginning of the next
_LONGEST_NAME = 200
_COMMANDS = {pdfium.FPDF_SEGMENT_MOVETO: "M", pdfium.FPDF_SEGMENT_LINETO: "L", pdfium.FPDF_SEGMENT_BEZIERTO: "C"}
_CURVE = 3  # points


@dataclass(frozen=True, slots=True)
class _Line:
    """Letters of one look side by side; lengths in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    family: str
    bold: bool
    colour: str

    def takes(self, other: "_Line") -> bool:
        """Tell whether another goes on where this one ends, or where it begins, as from right to left."""
        mine = (self.baseline, self.size, self.family, self.bold, self.colour)
        touches = other.left - self.right < _NEAR and self.left - other.right < _NEAR
        return touches and mine == (other.baseline, other.size, other.family, other.bold, other.colour)

    def with_next(self, other: "_Line") -> "_Line":
        """Return both in one; a mark never begins a line, whatever room it is given."""
        left = self.left if unicodedata.combining(other.text[0]) else min(self.left, other.left)
        return replace(self, text=self.text + other.text, left=left, right=max(self.right, other.right))


def render(document: Document, options: Settled) -> Rendered:
    """Return the pages as drawings, each a file; raises LettersMissing or PageTooSmall, as the PDF does.

    Letters that are written from right to left are missing as well: the text of a page comes back in an order in which
    they turn their neighbours round.
    """
    made = pdf.render(document, options)
    backwards: dict[str, str] = {}
    for place, text in document.texts():
        for letter in filter(_runs_backwards, text):
            backwards.setdefault(letter, place)
    if backwards:
        raise LettersMissing(tuple(backwards.items()))
    with opened(made.data) as pages:
        first, *more = ("\n".join(_drawing(page, document)).encode() for page in pages)
    return Rendered(first, made.pages, made.options, made.whole, more=tuple(more))


def _runs_backwards(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL", "AN")


def _drawing(page: pypdfium2.PdfPage, document: Document) -> Iterator[str]:
    width, height = page.get_size()
    across, down = _number(width), _number(height)
    language = escape(document.language)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}pt" height="{down}pt" viewBox="0 0 {across} {down}"'
    yield f' lang="{language}" xml:lang="{language}" xml:space="preserve">'
    yield f"<title>{escape(document.title)}</title>"
    yield f'<rect width="{across}" height="{down}" fill="#ffffff"/>'
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        yield _path(found, height)
    yield '<g style="font-kerning: none">'
    for line in _joined(_letters(page)):
        yield _text(line, height)
    yield "</g>"
    yield "</svg>\n"


def _text(line: _Line, height: float) -> str:
    family = _ALIKE.get(line.family, f"'{line.family}', sans-serif")
    attributes = [
        f'x="{_number(line.left)}" y="{_number(height - line.baseline)}" font-size="{_number(line.size)}"',
        f'font-family="{escape(family, quote=False)}" fill="{line.colour}"',
        *(['font-weight="bold"'] if line.bold else []),
        *([f'textLength="{_number(line.right - line.left)}"'] if len(line.text) > 1 else []),
    ]
    return f"<text {' '.join(attributes)}>{escape(line.text)}</text>"


def _joined(letters: Iterator[_Line]) -> Iterator[_Line]:
    """Yield lines as long as they go on; blanks at their ends are of no use."""
    line: _Line | None = None
    blank: _Line | None = None
    for letter in letters:
        if letter.text.isspace():
            if line and line.takes(letter):
                blank = letter
            continue
        before = line.with_next(blank) if line and blank else line
        blank = None
        if before and before.takes(letter):
            line = before.with_next(letter)
        else:
            if line:
                yield line
            line = letter
    if line:
        yield line


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Line]:
    textpage = page.get_textpage()
    text = textpage.raw
    looks: dict[int, tuple[str, bool]] = {}
    for number in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, number) == 1:
            continue
        box, x, y, matrix = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        pdfium.FPDFText_GetLooseCharBox(text, number, box)
        pdfium.FPDFText_GetCharOrigin(text, number, x, y)
        pdfium.FPDFText_GetMatrix(text, number, matrix)
        font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, number))
        key = ctypes.addressof(font.contents)
        if key not in looks:
            looks[key] = _look(font)
        # A hyphen at the end of a line is handed out as a sign of its own.
        hyphen = pdfium.FPDFText_IsHyphen(text, number) == 1
        yield _Line(
            "-" if hyphen else chr(pdfium.FPDFText_GetUnicode(text, number)),
            box.left,
            box.right,
            y.value,
            round(pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d), 3),
            *looks[key],
            _colour(pdfium.FPDFText_GetFillColor, text, number),
        )
    textpage.close()


def _look(font: Any) -> tuple[str, bool]:
    """Return the family of a font, and whether it is bold."""
    names = []
    for ask in (pdfium.FPDFFont_GetFamilyName, pdfium.FPDFFont_GetBaseFontName):
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        ask(font, name, _LONGEST_NAME)
        names.append(name.value.decode("utf-8", errors="replace"))
    return names[0], "Bold" in names[1]


def _path(found: pypdfium2.PdfObject, height: float) -> str:
    matrix = found.get_matrix()
    mode, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(found.raw, mode, stroked)
    pdfium.FPDFPageObj_GetStrokeWidth(found.raw, width)
    fill = _colour(pdfium.FPDFPageObj_GetFillColor, found.raw) if mode.value else "none"
    line = _colour(pdfium.FPDFPageObj_GetStrokeColor, found.raw) if stroked.value else "none"
    steps = " ".join(_steps(found.raw, matrix, height))
    return f'<path d="{steps}" fill="{fill}" stroke="{line}" stroke-width="{_number(width.value)}"/>'


def _steps(path: Any, matrix: pypdfium2.PdfMatrix, height: float) -> Iterator[str]:
    curve: list[str] = []
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        segment, x, y = pdfium.FPDFPath_GetPathSegment(path, number), ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = matrix.on_point(x.value, y.value)
        point = f"{_number(across)} {_number(height - up)}"
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve.append(point)
            if len(curve) == _CURVE:
                yield "C" + " ".join(curve)
                curve = []
        else:
            yield _COMMANDS[kind] + point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield "Z"


def _colour(ask: Any, *where: Any) -> str:
    parts: Sequence[Any] = [ctypes.c_uint() for _ in range(4)]
    ask(*where, *parts)
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def _number(length: float) -> str:
    """Return a length to a hundredth of a point, without noughts that say nothing."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
