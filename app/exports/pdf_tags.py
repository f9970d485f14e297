# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tags of a PDF: what on its pages is a heading, a table, a cell, and what is there for the eye alone.

Reportlab draws pages and writes objects, and knows nothing of tags; these are written as objects of their own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas


class Element(PDFObject):
    """An element of the structure: what it is, what it stands in, and its attributes as PDF has them."""

    def __init__(self, role: str, parent: "Element | None" = None, attributes: str = "") -> None:
        self.role = role
        self.reference = ""
        self._parent = parent
        self._attributes = attributes
        self._kids: list[Element | tuple[int, int]] = []

    def add(self, role: str, attributes: str = "") -> "Element":
        """Return a new element within this one, behind those that it has."""
        made = Element(role, self, attributes)
        self._kids.append(made)
        return made

    def holds(self, page: int, mark: int) -> None:
        """Take a marked part of a page as content."""
        self._kids.append((page, mark))

    def register(self, document: Any) -> None:
        """Give this element and all within it a place in the file."""
        self.reference = _reference(document.Reference(self), document)
        for kid in self._kids:
            if isinstance(kid, Element):
                kid.register(document)

    def format(self, document: Any) -> bytes:
        """Return the object as the file has it; the name is the library's."""
        home = next((kid[0] for kid in self._kids if isinstance(kid, tuple)), None)
        parent = self._parent.reference if self._parent else _reference(document.Catalog.StructTreeRoot, document)
        text = f"<</S/{self.role}/P {parent}"
        if home is not None:
            text += f"/Pg {_page(home, document)}"
        if self._attributes:
            text += f"/A[<</O/Table{self._attributes}>>]"
        kids = " ".join(self._kid(kid, home, document) for kid in self._kids)
        return f"{text}/K[{kids}]>>".encode("ascii")

    def _kid(self, kid: "Element | tuple[int, int]", home: int | None, document: Any) -> str:
        if isinstance(kid, Element):
            return kid.reference
        page, mark = kid
        return str(mark) if page == home else f"<</Type/MCR/Pg {_page(page, document)}/MCID {mark}>>"


class _Marks(PDFObject):
    """Whose the marked parts of a page are, in their order."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements

    def format(self, document: Any) -> bytes:  # noqa: ARG002  # the library's signature
        return f"[{' '.join(element.reference for element in self._elements)}]".encode("ascii")


class Tags:
    """The tags of a document while its pages are drawn. ``document`` is the element that everything stands in."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self.document = Element("Document")
        self._pages: list[list[Element]] = [[]]
        self._open: Element | None = None

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Whatever is drawn within belongs to an element."""
        self._begin(element)
        self._open = element
        yield
        self._open = None
        self._canvas.addLiteral("EMC")

    def _begin(self, element: Element, more: str = "") -> None:
        marks = self._pages[-1]
        element.holds(len(self._pages), len(marks))
        self._canvas.addLiteral(f"/{element.role}<</MCID {len(marks)}{more}>>BDC")
        marks.append(element)

    @contextmanager
    def artifact(self, *, pagination: bool = False) -> Iterator[None]:
        """Whatever is drawn within is nothing to be read: lines, fills, what is said again on every page."""
        self._canvas.addLiteral("/Artifact<</Type/Pagination>>BDC" if pagination else "/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def said(self, text: str) -> Iterator[None]:
        """Let what is drawn within read so, for its glyphs do not tell.

        Within an element it is a part of its own beside the others: some readers lose what follows one in another.
        """
        actual = f"/ActualText<FEFF{text.encode('utf-16-be').hex()}>"
        if self._open is None:
            self._canvas.addLiteral(f"/Span<<{actual}>>BDC")
            yield
            self._canvas.addLiteral("EMC")
        else:
            self._canvas.addLiteral("EMC")
            self._begin(self._open, actual)
            yield
            self._canvas.addLiteral("EMC")
            self._begin(self._open)

    def turn(self) -> None:
        """Go on to the next page."""
        self._pages.append([])

    def save(self) -> None:
        """Put the tags into the file, once every page is drawn."""
        document = self._canvas._doc  # type: ignore[attr-defined]  # there is no other way to it
        root = document.Reference(self._root)
        self.document.register(document)
        numbers: list[Any] = []
        for page, marks in enumerate(self._pages):
            numbers += [page, document.Reference(_Marks(marks))]
        self._root["K"] = document.Reference(self.document)
        self._root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        self._root["ParentTreeNextKey"] = len(self._pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class TaggedCanvas(Canvas):
    """A canvas whose pages say where their tags are."""

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # the last thing that the library does to a page
        super()._setAnnotations(page)  # type: ignore[misc]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.getPageNumber() - 1
        page.Tabs = PDFName("S")


def _page(number: int, document: Any) -> str:
    return _reference(PDFObjectReference(f"Page{number}"), document)


def _reference(found: PDFObjectReference, document: Any) -> str:
    return str(found.format(document), "ascii")
