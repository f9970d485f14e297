# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Paragraphs in the XML of a Word document: every text a text, in the direction in which it is read."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import nsmap
from lxml.etree import SubElement

Element = Any
"""An element of the document; lxml has no types."""

_WORD = f"{{{nsmap['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile("([\n\t])")
_BREAKS_AND_HYPHENS = re.compile("([\n\t-])")
_SIGNS = {"\n": "br", "\t": "tab", "-": "noBreakHyphen"}
_FROM_THE_RIGHT = frozenset(("R", "AL", "AN"))


@functools.cache
def _name(name: str) -> str:
    return _WORD + name


def add(parent: Element, name: str, /, **values: object) -> Element:
    """Add an element of Word's own namespace with its attributes; return it."""
    return SubElement(parent, _name(name), {_name(key): str(value) for key, value in values.items()})


def add_paragraph(
    parent: Element,
    style: str,
    text: str = "",
    *,
    from_the_right: bool | None = None,
    kept: bool = False,
    whole: bool = False,
) -> Element:
    """Add a paragraph of a style, by the style's id; return it.

    The text tells whether it is read from the right, unless that is said: where it is but the beginning. It may be
    ``kept`` on the page of the next; its words may be ``whole`` in spite of their hyphens.
    """
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=style)
    if kept:
        add(properties, "keepNext")
    if starts_right(text) if from_the_right is None else from_the_right:
        add(properties, "bidi")
    add_text(paragraph, text, whole=whole)
    return paragraph


def add_text(paragraph: Element, text: str, style: str = "", *, whole: bool = False) -> None:
    """Add a text to a paragraph, in runs of one direction each; ``style`` is the id of a character style.

    Where words are to stay ``whole``, no line ends at a hyphen.
    """
    breaks = _BREAKS_AND_HYPHENS if whole else _BREAKS
    for part, from_the_right in directed(text):
        run = add(paragraph, "r")
        if style or from_the_right:
            properties = add(run, "rPr")
            if style:
                add(properties, "rStyle", val=style)
            if from_the_right:
                add(properties, "rtl")
        for number, piece in enumerate(breaks.split(part)):
            if number % 2:
                add(run, _SIGNS[piece])
            elif piece:
                said = add(run, "t")
                said.set(_SPACE, "preserve")
                said.text = piece


def add_fields(paragraph: Element, text: str, fields: Mapping[str, tuple[str, str]], style: str = "") -> None:
    """Add a text in which letters stand for fields: the code of each, and what it says until Word counts anew."""
    for piece in re.split(f"([{''.join(fields)}])", text):
        if piece in fields:
            code, says = fields[piece]
            add_text(add(paragraph, "fldSimple", instr=code), says, style)
        elif piece:
            add_text(paragraph, piece, style)


def starts_right(text: str) -> bool:
    """Tell whether the first letter that has a direction is read from the right."""
    if text.isascii():
        return False
    kinds = map(unicodedata.bidirectional, text)
    return next((kind in _FROM_THE_RIGHT for kind in kinds if kind in ("L", "R", "AL")), False)


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in parts, and whether each is read from the right.

    As in Unicode's algorithm, numbers go with the letters before them; blanks and signs with the letters on both sides
    where these agree, else with the paragraph, and brackets in pairs.
    """
    if text.isascii():
        if text:
            yield text, False
        return
    whole = starts_right(text)
    ways = _ways(text, otherwise=whole)
    parts = [(way, len(list(part))) for way, part in itertools.groupby(ways)]
    resolved: list[bool] = []
    for at, (way, length) in enumerate(parts):
        if way is None:
            before = parts[at - 1][0] if at else whole
            after = parts[at + 1][0] if at + 1 < len(parts) else whole
            way = bool(before) if before == after else whole
        resolved += [way] * length
    _close_brackets(text, resolved)
    begun = 0
    for way, part in itertools.groupby(resolved):
        length = len(list(part))
        yield text[begun : begun + length], way
        begun += length


def _close_brackets(text: str, ways: list[bool]) -> None:
    """Let each closing bracket go the way of the one that opened."""
    opened: list[int] = []
    for at, letter in enumerate(text):
        kind = unicodedata.category(letter)
        if kind == "Ps":
            opened.append(at)
        elif kind == "Pe" and opened:
            ways[at] = ways[opened.pop()]


def _ways(text: str, *, otherwise: bool) -> list[bool | None]:
    """Return for each letter whether it is read from the right; None for what has no direction of its own."""
    last = otherwise
    ways: list[bool | None] = []
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "NSM":
            ways.append(ways[-1] if ways else None)
        elif kind == "EN":
            ways.append(last)
        elif kind == "L" or kind in _FROM_THE_RIGHT:
            last = kind != "L"
            ways.append(last)
        else:
            ways.append(None)
    return ways
