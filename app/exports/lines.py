# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Paragraphs as lines of a width, each made of runs that one face sets in one direction."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.exports.breaks import parts
from app.exports.faces import Face, drawable, face, runs
from app.exports.options import FaceName
from app.exports.shaping import Glyph, from_left_to_right, glyphs, is_mixed, levels, runs_backwards

_ROUNDING = 0.01  # points: widths were often made to measure

Span = tuple[str, bool]
"""A text, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face. ``glyphs`` are theirs from left to right; empty where each letter stands for itself.

    ``left`` is how far from the beginning of the line it stands, ``width`` how wide it is, in points.
    """

    face: Face
    text: str
    left: float
    width: float
    glyphs: tuple[Glyph, ...] = ()
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its runs in the order in which they are read, and its width in points.

    ``joined`` tells that a blank ends it where the paragraph goes on.
    """

    runs: tuple[Run, ...]
    width: float
    backwards: bool
    joined: bool


class LineBreaker:
    """Breaks paragraphs of a face into lines."""

    def __init__(self, style: FaceName) -> None:
        self._style = style
        self._widths: tuple[dict[str, float], dict[str, float]] = {}, {}

    def width(self, text: str, size: float, *, bold: bool) -> float:
        """Return how wide a text is on one line, in points."""
        widths = self._widths[bold]
        if text not in widths:
            widths[text] = sum([_width(found, run) for found, run in runs(drawable(text), self._style, bold=bold)])
        return widths[text] * size

    def lines(self, spans: Sequence[Span], size: float, room: float, hanging: float = 0.0) -> list[Line]:
        """Return the lines of a paragraph, each no wider than ``room``; all but the first are ``hanging`` narrower.

        A part that is wider than a line is broken between its letters.
        """
        spans = [(drawable(text), bold) for text, bold in spans]
        backwards = runs_backwards("".join(text for text, _ in spans))
        lines: list[Line] = []
        line: list[Span] = []
        used = 0.0
        for text, bold, needed in self._parts(spans, size, room - hanging):
            if text == "\n":
                lines.append(self._line(line or [("", bold)], size, backwards=backwards, last=False))
                line, used = [], 0.0
                continue
            if line and used + needed > room - (hanging if lines else 0.0) + _ROUNDING:
                lines.append(self._line(line, size, backwards=backwards, last=False))
                line, used = [], 0.0
            line.append((text, bold))
            used += needed
            if text.endswith(" "):
                used += self.width(text[len(text.rstrip(" ")) :], size, bold=bold)
        return [*lines, self._line(line, size, backwards=backwards, last=True)] if line else lines

    def _parts(self, spans: Sequence[Span], size: float, room: float) -> Iterator[tuple[str, bool, float]]:
        """Yield parts that stay whole, each with the width that it needs, without the blanks at its end."""
        for text, bold in spans:
            for part in parts(text):
                needed = self.width(part.rstrip(" "), size, bold=bold)
                if needed <= room + _ROUNDING:
                    yield part, bold, needed
                    continue
                for piece in self._pieces(part, size, room, bold=bold):
                    yield piece, bold, self.width(piece.rstrip(" "), size, bold=bold)

    def _pieces(self, text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
        """Cut a part between letters, never before a mark."""
        piece = ""
        for letter in text:
            longer = piece + letter
            too_wide = self.width(longer.rstrip(" "), size, bold=bold) > room + _ROUNDING
            if piece and too_wide and letter != " " and unicodedata.category(letter)[0] != "M":
                yield piece
                longer = letter
            piece = longer
        yield piece

    def _line(self, spans: Sequence[Span], size: float, *, backwards: bool, last: bool) -> Line:
        joined = not last and spans[-1][0].endswith(" ")
        whole = [("".join(text for text, _ in group), bold) for bold, group in groupby(spans, key=lambda span: span[1])]
        text, bold = whole[-1]
        whole[-1] = (text.rstrip(" "), bold)
        main = face(self._style, bold=bold)
        if len(whole) == 1 and not backwards and main.sets_simply(whole[0][0]):
            return _simple(main, whole[0][0], size, joined=joined)
        pieces = list(self._faces_and_levels(whole, backwards=backwards))
        return _placed(pieces, size, backwards=backwards, joined=joined)

    def _faces_and_levels(self, spans: Sequence[Span], *, backwards: bool) -> Iterator[tuple[Face, str, int]]:
        of_letters = None
        whole = "".join(text for text, _ in spans)
        if backwards or is_mixed(whole):
            of_letters = levels(whole, backwards=backwards)
        at = 0
        for text, bold in spans:
            for found, run in runs(text, self._style, bold=bold):
                if of_letters is None:
                    yield found, run, 0
                else:
                    here = of_letters[at : at + len(run)]
                    for level, letters in groupby(zip(run, here, strict=True), key=lambda pair: pair[1]):
                        yield found, "".join(letter for letter, _ in letters), level
                at += len(run)


def _simple(main: Face, text: str, size: float, *, joined: bool) -> Line:
    """Return a line of one face whose letters follow one another, as almost all do."""
    width = main.width(text, size)
    return Line((Run(main, text, 0.0, width),) if text else (), width, backwards=False, joined=joined)


def _placed(pieces: Sequence[tuple[Face, str, int]], size: float, *, backwards: bool, joined: bool) -> Line:
    """Return the runs with the place of each in the line."""
    shaped = [
        () if _is_simple(face, text, level) else glyphs(face, text, level % 2 == 1) for face, text, level in pieces
    ]
    widths = [
        sum(glyph.advance for glyph in found) * size / 1000 if found else face.width(text, size)
        for found, (face, text, _) in zip(shaped, pieces, strict=True)
    ]
    lefts = [0.0] * len(pieces)
    at = 0.0
    for number in from_left_to_right(range(len(pieces)), [level for _, _, level in pieces]):
        lefts[number] = at
        at += widths[number]
    found_runs = tuple(
        Run(face, text, left, width, found, level % 2 == 1)
        for (face, text, level), left, width, found in zip(pieces, lefts, widths, shaped, strict=True)
        if text
    )
    return Line(found_runs, at, backwards, joined)


def _is_simple(face: Face, text: str, level: int) -> bool:
    return level % 2 == 0 and face.sets_simply(text)


def _width(face: Face, text: str) -> float:
    """Return the width of a run at a size of 1."""
    if face.sets_simply(text):
        return face.width(text, 1.0)
    return sum(glyph.advance for glyph in glyphs(face, text, is_mixed(text))) / 1000
