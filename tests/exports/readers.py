# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Reads exported files back, with other means than they were written with."""

import csv
import ctypes
import functools
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.ttLib import TTFont
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.shipped import shipped
from tests.exports import word_files

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Letter(NamedTuple):
    """A letter on a page, in points from the lower left corner; ``size`` is the one it is set at."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float


class Word(NamedTuple):
    """Letters of one line without a blank between them."""

    text: str
    left: float
    right: float
    baseline: float


class Page(NamedTuple):
    """A page: its size in points, and what it says in reading order. ``fonts`` tells which are embedded."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    words: tuple[Word, ...]
    fonts: dict[str, bool]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)


def pdf_pages(data: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return [_page(document[number]) for number in range(len(document))]


def pdf_objects(data: bytes) -> str:
    """Return the objects of a PDF as text, without their streams."""
    return re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL).decode("latin-1")


def _page(page: pypdfium2.PdfPage) -> Page:
    textpage = page.get_textpage()
    text = textpage.raw
    letters: list[Letter] = []
    words: list[list[Letter]] = [[]]
    for number in range(pdfium.FPDFText_CountChars(text)):
        letter = _letter(text, number)
        if pdfium.FPDFText_IsGenerated(text, number) == 1 or letter.text.isspace():
            words.append([])
            continue
        if words[-1] and abs(words[-1][-1].baseline - letter.baseline) > 0.1:
            words.append([])
        letters.append(letter)
        words[-1].append(letter)
    textpage.close()
    width, height = page.get_size()
    return Page(width, height, tuple(letters), tuple(map(_word, filter(None, words))), _fonts(page))


class Tagged(NamedTuple):
    """An element of the structure of a page: what it is, which head it is, and what of the page belongs to it."""

    role: str
    scope: str
    text: str
    kids: tuple["Tagged", ...]

    def all(self, *roles: str) -> list["Tagged"]:
        """Return the elements within of these roles, in reading order."""
        return [found for kid in self.kids for found in ([kid] if kid.role in roles else []) + kid.all(*roles)]

    @property
    def whole(self) -> str:
        """Its text with that of what stands within."""
        return " ".join(filter(None, [self.text, *(kid.whole for kid in self.kids)]))


def pdf_structure(data: bytes) -> list[Tagged]:
    """Return what the tags say of every page, as far as it is on that page."""
    document = pypdfium2.PdfDocument(data)
    return [_structure(document[number]) for number in range(len(document))]


def _structure(page: pypdfium2.PdfPage) -> Tagged:
    textpage = page.get_textpage()
    texts: dict[int, str] = {}
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(found.raw)
        length = pdfium.FPDFTextObj_GetText(found.raw, textpage.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(
            found.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        if mark < 0:
            continue
        texts[mark] = texts.get(mark, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    kids = tuple(_tagged(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), texts) for at in range(count))
    pdfium.FPDF_StructTree_Close(tree)
    textpage.close()
    return Tagged("", "", "", kids)


def _tagged(element: object, texts: dict[int, str]) -> Tagged:
    kids = []
    text = ""
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        kid = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if kid:
            kids.append(_tagged(kid, texts))
        else:
            text += texts.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at), "")
    return Tagged(_of(pdfium.FPDF_StructElement_GetType, element), _scope(element), text, tuple(kids))


def _of(ask: Callable[..., int], element: object, *more: object) -> str:
    buffer = ctypes.create_string_buffer(200)
    length = ask(element, *more, buffer, 200)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


def _scope(element: object) -> str:
    return _of(pdfium.FPDF_StructElement_GetStringAttribute, element, b"Scope")


def _letter(text: object, number: int) -> Letter:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(text, number, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, number, x, y)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    # A hyphen at the end of a line is handed out as a sign of its own.
    hyphen = pdfium.FPDFText_IsHyphen(text, number) == 1
    return Letter(
        "-" if hyphen else chr(pdfium.FPDFText_GetUnicode(text, number)),
        left.value,
        bottom.value,
        right.value,
        top.value,
        y.value,
        pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d),
    )


def _word(letters: list[Letter]) -> Word:
    return Word("".join(letter.text for letter in letters), letters[0].left, letters[-1].right, letters[0].baseline)


def _fonts(page: pypdfium2.PdfPage) -> dict[str, bool]:
    fonts: dict[str, bool] = {}
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        font = pdfium.FPDFTextObj_GetFont(found.raw)
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, name, 200)
        fonts[name.value.decode()] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
    return fonts


class SheetCell(NamedTuple):
    """A cell as the file has it: its type, its text as Excel would show it, and whether it is marked as text."""

    kind: str
    text: str
    quoted: bool


def xlsx_cells(data: bytes, number: int = 1) -> dict[str, SheetCell]:
    """Return the cells of a sheet that are not empty, by address; read from the XML alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = ET.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
        formats = ET.fromstring(parts.read("xl/styles.xml")).find(f"{_MAIN}cellXfs")
        shared = _shared(parts)
    assert formats is not None
    quoted = [found.get("quotePrefix") == "1" for found in formats]
    cells = {}
    for cell in sheet.iter(f"{_MAIN}c"):
        kind, value, inline = cell.get("t", "n"), cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}is")
        if cell.find(f"{_MAIN}f") is not None:
            kind = "formula"
        if kind == "inlineStr" and inline is not None:
            text = _shown(inline)
        elif kind == "s" and value is not None:
            text = shared[int(value.text or "")]
        elif value is not None:
            text = value.text or ""
        else:
            continue
        cells[cell.get("r", "")] = SheetCell(kind, text, quoted[int(cell.get("s", "0"))])
    return cells


def _shared(parts: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    return [_shown(item) for item in ET.fromstring(parts.read("xl/sharedStrings.xml"))]


def _shown(item: ET.Element) -> str:
    """Return a text as Excel shows it: outer blanks only where the file keeps them, "_x0041_" as "A"."""
    texts = []
    for part in item.iter(f"{_MAIN}t"):
        text = part.text or ""
        texts.append(text if part.get(_SPACE) == "preserve" else text.strip(" \t\r\n"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), "".join(texts))


def xlsx_rows(data: bytes, first: int, columns: int) -> list[tuple[str, ...]]:
    """Return the texts of the first so many columns, row by row from ``first`` on, as far as there are any."""
    found = {coordinate_to_tuple(address): cell.text for address, cell in xlsx_cells(data).items()}
    last = max((row for row, _ in found), default=0)
    return [tuple(found.get((row, column), "") for column in range(1, columns + 1)) for row in range(first, last + 1)]


def workbook(data: bytes) -> Workbook:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))


def worksheet(data: bytes) -> Worksheet:
    """Return the only sheet of a workbook, as openpyxl reads it."""
    (sheet,) = workbook(data).worksheets
    return sheet


def points(width: float) -> float:
    """Return a column width of a file in points: digits of Arial 10 are 7 pixels wide, and 5 pixels go to the rim."""
    return (width * 7 + 5) * 72 / 96


@functools.cache
def _advances(name: str) -> dict[int, float]:
    font = TTFont(shipped(f"fonts/{name}"))
    return {code: font["hmtx"][glyph][0] / font["head"].unitsPerEm for code, glyph in font.getBestCmap().items()}


def set_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in points when it is set in the shipped face; one em where the face has no letter."""
    advances = _advances("LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf")
    return size * sum(advances.get(ord(letter), 1.0) for letter in text)


def in_some_face(letter: str) -> bool:
    """Tell whether a shipped face has a letter."""
    return any(ord(letter) in _advances(name) for name in _FACES)


_FACES = (
    "LiberationSans-Regular.ttf",
    "NotoSansCanadianAboriginal-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "DroidSansFallback.ttf",
)


def seen(text: str) -> str:
    """Return the letters of a text that leave a trace on paper, without any blanks."""
    return "".join(
        letter
        for letter in text
        if not letter.isspace() and unicodedata.category(letter) != "Cf" and not _CHOOSERS.match(letter)
    )


_CHOOSERS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f]")


class WebPage(HTMLParser):
    """What a web page says, as a browser would show it: texts of cells, of other blocks, and the tags there are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.attributes: list[list[dict[str, str]]] = []
        self.others: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.others = [said.strip("\n") for said in self.others]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag == "tr":
            self.rows.append([])
            self.attributes.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.attributes[-1].append({"tag": tag, **values})
        elif tag == "br" or (tag == "p" and self._within_cell() and self.rows[-1][-1]):
            self.handle_data("\n")
        if tag in ("p", "caption", "h1", "h2", "li", "div", "title") and not self._within_cell():
            self.others.append("")
        if tag not in ("br", "meta", "col"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._within_cell():
            self.rows[-1][-1] += data
        elif self.others and "style" not in self._open:
            self.others[-1] += data

    def _within_cell(self) -> bool:
        return "td" in self._open or "th" in self._open

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join([*self.others, *(cell for row in self.rows for cell in row)])


def html_page(data: bytes) -> WebPage:
    """Return a web page as it is read."""
    return WebPage(data.decode())


def markdown_page(data: bytes) -> WebPage:
    """Return Markdown as it is read when it has become a web page."""
    return WebPage(markdown_html(data))


def markdown_html(data: bytes) -> str:
    """Return the web page that Markdown becomes."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(data.decode()))


def separated_rows(data: bytes, separator: str) -> list[list[str]]:
    """Return the rows of a file with signs between its cells, as a program reads them."""
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(lines, delimiter=separator, strict=True))


def svg_texts(data: bytes) -> list[str]:
    """Return the texts of a drawing, in its order."""
    return ["".join(found.itertext()) for found in ET.fromstring(data).iter("{http://www.w3.org/2000/svg}text")]


def _xlsx_text(data: bytes) -> str:
    return "\n".join(cell.text for cell in xlsx_cells(data).values())


def _pdf_text(data: bytes) -> str:
    return "".join(letter.text for page in pdf_pages(data) for letter in page.letters)


def _cells(separator: str) -> Callable[[bytes], str]:
    return lambda data: "\n".join(text for row in separated_rows(data, separator) for text in row)


READERS: dict[str, Callable[[bytes], str]] = {
    ".xlsx": _xlsx_text,
    ".docx": word_files.text,
    ".pdf": _pdf_text,
    ".html": lambda data: html_page(data).text,
    ".csv": _cells(","),
    ".tsv": _cells("\t"),
    ".md": lambda data: markdown_page(data).text,
    ".svg": lambda data: "".join(svg_texts(data)),
}
"""How to read back what a file says, for every format that has words; pictures have none."""
