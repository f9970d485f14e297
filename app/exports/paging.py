# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Fitting a document on a number of pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.exports.document import Document
from app.exports.options import Settled
from app.exports.rendered import Rendered

# Twice as small letters on a turned page may save so much, and no more.
_HOPELESS = 4
_STEP = 0.5  # points: letters shrink no more than they have to


def render_on_pages(document: Document, options: Settled, render: Callable[[Document, Settled], Rendered]) -> Rendered:
    """Render on no more than ``options.pages``: as asked for, else on its side, else with smaller letters.

    Where even that is too much, as asked for. A format that does not know its pages fits by itself.
    """
    first = render(document, options)
    if options.pages is None or first.pages is None or not options.pages < first.pages <= _HOPELESS * options.pages:
        return first
    for candidate in candidates(options):
        if candidate not in (options, first.options):
            found = render(document, candidate)
            if found.pages is not None and found.pages <= options.pages:
                return found
    return first


def candidates(options: Settled) -> Iterator[Settled]:
    """Yield the pages to try: as asked for, on its side, then with ever smaller letters."""
    yield options
    yield options.landscape()
    size = options.text_size
    while size > options.smallest_text:
        size = max(size - _STEP, options.smallest_text)
        yield replace(options.landscape(), text_size=size)
