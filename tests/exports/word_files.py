# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Makes Word documents, and reads them from their XML alone."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from app.exports.document import Document
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS
from app.exports.rendered import Rendered
from app.exports.word import render
from app.models.plan import Plan
from tests.exports.plans import document_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Run(NamedTuple):
    """A run of letters: its character style, and whether it is read from the right."""

    text: str
    style: str
    from_the_right: bool


class Line(NamedTuple):
    """A paragraph: its style by name, its runs, those of fields included."""

    style: str
    runs: tuple[Run, ...]
    from_the_right: bool
    fields: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(run.text for run in self.runs)


class Box(NamedTuple):
    """A cell: its paragraphs, width in twips, columns; ``merge`` is empty where it spans no rows."""

    lines: tuple[Line, ...]
    width: int
    columns: int
    merge: str
    fill: str
    heavy: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """What its paragraphs say, as far as they say anything."""
        return tuple(line.text for line in self.lines if line.text)


class Row(NamedTuple):
    """A row of a table; whether it is a head that repeats, whether it is kept whole, and its least height in twips."""

    boxes: tuple[Box, ...]
    head: bool
    whole: bool
    height: int


class Grid(NamedTuple):
    """A table; widths in twips."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    settings: dict[str, dict[str, str]]

    @property
    def body(self) -> list[tuple[tuple[str, ...], ...]]:
        """What the rows below the heads say, cell by cell."""
        return [tuple(box.texts for box in row.boxes) for row in self.rows if not row.head]


def word_of_document(document: Document, options: ExportOptions | None = None) -> bytes:
    """Return a document as a Word file, upright."""
    word = FORMATS[".docx"]
    asked = (options or ExportOptions()).settled(
        language=document.language, title=word.title, orientation=word.orientation
    )
    return render(document, asked).data


def word_rendered(plan: Plan, options: ExportOptions | None = None) -> Rendered:
    """Return how a plan comes out with a title line, on its side unless told otherwise."""
    asked = options or ExportOptions(orientation="landscape")
    return render(document_of(plan, asked), asked.settled(language=plan.project.language, title=True))


def word_of(plan: Plan, options: ExportOptions | None = None) -> bytes:
    """Return the file of ``word_rendered``."""
    return word_rendered(plan, options).data


def page(data: bytes) -> dict[str, str]:
    """Return what the document says of its page."""
    section = root(data, "document").find(f"{W}body/{W}sectPr")
    assert section is not None
    return {
        f"{child.tag.removeprefix(W)} {key.removeprefix(W)}": value
        for child in section
        for key, value in child.attrib.items()
    }


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, name: str) -> ET.Element:
    """Return the root of a part of Word's own, "document" or "styles"."""
    return ET.fromstring(parts(data)[f"word/{name}.xml"])


def story(data: bytes) -> list[Line | Grid]:
    """Return the paragraphs and tables of a document, in reading order."""
    names = {style.get(f"{W}styleId", ""): _value(style, "name") for style in root(data, "styles").iter(f"{W}style")}
    body = root(data, "document").find(f"{W}body")
    assert body is not None
    *blocks, last = body
    assert last.tag == f"{W}sectPr"
    return [_grid(block, names) if block.tag == f"{W}tbl" else _line(block, names) for block in blocks]


def lines(data: bytes) -> list[Line]:
    """Return the paragraphs outside tables."""
    return [block for block in story(data) if isinstance(block, Line)]


def grid(data: bytes) -> Grid:
    """Return the only table."""
    (found,) = (block for block in story(data) if isinstance(block, Grid))
    return found


def footer(data: bytes) -> Line | None:
    """Return the foot of the pages; None where there is none."""
    if "word/footer.xml" not in parts(data):
        return None
    (line,) = root(data, "footer")
    return _line(line, {"Footer": "footer"})


def text(data: bytes) -> str:
    """Return everything that a document says."""
    return "\n".join(line.text for block in story(data) for line in _lines(block))


def _lines(block: Line | Grid) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        yield from (line for row in block.rows for box in row.boxes for line in box.lines)


def _grid(element: ET.Element, names: dict[str, str]) -> Grid:
    settings = {child.tag.removeprefix(W): _attributes(child) for child in _all(element, "tblPr/*")}
    widths = tuple(int(column.get(f"{W}w", "")) for column in _all(element, "tblGrid/gridCol"))
    return Grid(tuple(_row(row, names) for row in _all(element, "tr")), widths, settings)


def _row(element: ET.Element, names: dict[str, str]) -> Row:
    settings = {child.tag.removeprefix(W): child.get(f"{W}val", "") for child in _all(element, "trPr/*")}
    boxes = tuple(_box(cell, names) for cell in _all(element, "tc"))
    height = int(settings.get("trHeight", "0"))
    return Row(boxes, "tblHeader" in settings, "cantSplit" in settings, height)


def _box(element: ET.Element, names: dict[str, str]) -> Box:
    settings = {child.tag.removeprefix(W): _attributes(child) for child in _all(element, "tcPr/*")}
    return Box(
        tuple(_line(line, names) for line in _all(element, "p")),
        int(settings["tcW"]["w"]),
        int(settings.get("gridSpan", {"val": "1"})["val"]),
        settings["vMerge"]["val"] if "vMerge" in settings else "",
        settings.get("shd", {"fill": ""})["fill"],
        any(int(line.get(f"{W}sz", "")) > 4 for line in _all(element, "tcPr/tcBorders/left")),
    )


def _line(element: ET.Element, names: dict[str, str]) -> Line:
    assert element.tag == f"{W}p"
    (style,) = _all(element, "pPr/pStyle")
    return Line(
        names[style.get(f"{W}val", "")],
        tuple(map(_run, element.iter(f"{W}r"))),
        bool(_all(element, "pPr/bidi")),
        tuple(field.get(f"{W}instr", "") for field in element.iter(f"{W}fldSimple")),
    )


def _run(element: ET.Element) -> Run:
    said = ""
    for child in element:
        if child.tag == f"{W}t":
            kept = child.get(_SPACE) == "preserve"
            said += (child.text or "") if kept else re.sub(r"\s+", " ", child.text or "").strip()
        else:
            said += {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}rPr": ""}[child.tag]
    return Run(said, "".join(_value(each, "rStyle") for each in _all(element, "rPr")), bool(_all(element, "rPr/rtl")))


def _all(element: ET.Element, path: str) -> list[ET.Element]:
    return element.findall("/".join(step if step == "*" else W + step for step in path.split("/")))


def _value(element: ET.Element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(f"{W}val", "")


def _attributes(element: ET.Element) -> dict[str, str]:
    return {key.removeprefix(W): value for key, value in element.attrib.items()}
