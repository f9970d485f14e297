# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""PNG: each page of the PDF as a picture, for slides and web pages that take nothing else."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

from app.exports import pdf
from app.exports.document import Document
from app.exports.options import Settled
from app.exports.rendered import Rendered

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_one_at_a_time = Lock()  # the library must not be called by two threads at once


def render(document: Document, options: Settled) -> Rendered:
    """Return the pages as pictures, each a file; raises LettersMissing or PageTooSmall, as the PDF does."""
    made = pdf.render(document, options)
    with opened(made.data) as pages:
        first, *more = (_picture(page) for page in pages)
    return Rendered(first, made.pages, made.options, made.whole, more=tuple(more))


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for as long as the block lasts; nobody else can meanwhile."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page of a PDF, in points."""
    with opened(data) as pages:
        return [page.get_size() for page in pages]


def page_pixels(data: bytes, number: int, scale: float) -> tuple[int, int, int, bytes]:
    """Return a page of a PDF for a screen: width, height and bytes a row in dots, and the dots (B, G, R, unused).

    ``scale`` is how many dots a point takes; ``number`` counts from 0.
    """
    with opened(data) as pages:
        bitmap = pages[number].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    data = io.BytesIO()
    image = page.render(scale=DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True).to_pil()  # no page has a colour
    image.save(data, format="PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return data.getvalue()
