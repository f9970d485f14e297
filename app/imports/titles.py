# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The title of a document, as its headings and captions tell it."""

import re
from collections.abc import Sequence

_LONGEST = 120
_NUMBER = re.compile(r"^(?:table|tableau)\s+[\dIVX]+\s*[.:–—-]*\s*", re.IGNORECASE)

Heading = tuple[int, str]
"""A heading with its rank: 0 for the title of a document, 1 for its highest headings, and so on."""


def title_over(headings: Sequence[Heading], caption: str) -> str:
    """Return what a table below these headings goes by: the highest of them, the last of several; else its caption."""
    lines = [(rank, " ".join(text.split())) for rank, text in reversed(headings)]
    fitting = [heading for heading in lines if looks_like_title(heading[1])]
    if fitting:
        return min(fitting, key=lambda heading: heading[0])[1]
    caption = _NUMBER.sub("", " ".join(caption.split()))
    return caption if looks_like_title(caption) else ""


def looks_like_title(text: str) -> bool:
    """Tell whether a line could be a title: neither long, nor a sentence, nor signs alone."""
    return len(text) <= _LONGEST and any(map(str.isalpha, text)) and not text.endswith((".", ":", ";", ",", "?"))
