# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The face that is embedded, as far as it matters before anything is drawn: how wide letters are, and which it has.

Liberation Sans has the metrics of Arial, which is what funders ask for and what a spreadsheet is set in; so one table
of widths serves both.
"""

import functools
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

from app.errors import LettersMissing
from app.exports.document import Document
from app.shipped import shipped

# The few signs among Unicode's "format" ones that are seen: they stand over or around numbers.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


class Face:
    """One weight of the face."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with TTFont(path, lazy=True) as font:
            per_em = font["head"].unitsPerEm
            # The names of glyphs, which the font would read otherwise, are not needed.
            font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
            advances = font["hmtx"].metrics
            self._widths: dict[int, float] = {
                code: advances[name][0] / per_em for code, name in font.getBestCmap().items()
            }

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points; a letter that the face has not counts as one em."""
        widths = self._widths
        return size * sum(widths.get(ord(letter), 1.0) for letter in text)

    def sets(self, letter: str) -> bool:
        """Tell whether the face can show a letter as it should be.

        Letters written from right to left cannot be, though there are glyphs: they would come out in the wrong order.
        """
        return ord(letter) in self._widths and unicodedata.bidirectional(letter) not in ("R", "AL")


@functools.cache
def face(*, bold: bool = False) -> Face:
    """Return a weight of the face."""
    return Face(shipped("fonts/LiberationSans-Bold.ttf" if bold else "fonts/LiberationSans-Regular.ttf"))


def visible(text: str) -> str:
    """Return a text without the signs that nobody sees (joiners, marks of direction, soft hyphens)."""
    if text.isascii():
        return text
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf" or letter in _SEEN)


def check_letters(document: Document) -> None:
    """Raise LettersMissing where the face cannot set a letter of the document, with the first place of each."""
    regular, bold = face(), face(bold=True)
    missing: dict[str, str] = {}
    for place, text in document.texts():
        if text.isascii():
            continue
        for letter in visible(text):
            if not letter.isspace() and not (regular.sets(letter) and bold.sets(letter)):
                missing.setdefault(letter, place)
    if missing:
        raise LettersMissing(tuple(missing.items()))
