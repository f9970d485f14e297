# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Fitting a document on a number of pages."""

from collections.abc import Callable

from app.exports.document import Document
from app.exports.options import Settled
from app.exports.rendered import Rendered

# Twice as small letters on a turned page may save so much, and no more.
_HOPELESS = 4


def render_on_pages(document: Document, options: Settled, render: Callable[[Document, Settled], Rendered]) -> Rendered:
    """Render on no more than ``options.pages``: as asked for, else on its side, else with smaller letters.

    Where even that is too much, as asked for. A format that does not know its pages fits by itself.
    """
    first = render(document, options)
    if options.pages is None or first.pages is None or not options.pages < first.pages <= _HOPELESS * options.pages:
        return first
    from app.exports.fitting import candidates  # its libraries take a while to load

    for candidate in candidates(options):
        if candidate not in (options, first.options):
            found = render(document, candidate)
            if found.pages is not None and found.pages <= options.pages:
                return found
    return first
