# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The faces that are embedded, as far as it matters before anything is drawn: which has a letter, and how wide it is.

The Liberation faces have the metrics of Arial and Times New Roman, which is what funders ask for and what a spreadsheet
is set in; so one table of widths serves both. For letters that they have not, others ship beside them.
"""

import functools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from app.errors import LettersMissing
from app.exports.document import Document
from app.exports.options import FaceName
from app.shipped import shipped

_MAIN: dict[FaceName, tuple[str, str]] = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold"),
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold"),
}
_OTHERS = (
    ("NotoSansCanadianAboriginal-Regular", "NotoSansCanadianAboriginal-Bold"),
    ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"),
    ("DroidSansFallback", "DroidSansFallback"),
)
# The few signs among Unicode's "format" ones that are seen: they stand over or around numbers.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_CHOOSERS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F)))
"""Marks that choose among forms of a letter, and show nothing themselves."""
_JOINERS = "\u200c\u200d"
_STANDS_FOR = {"\u2011": "\u2010"}
"""Letters that are drawn as another where the face has not their own."""


class Face:
    """One weight of a face."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        with TTFont(path, lazy=True) as font:
            per_em = font["head"].unitsPerEm
            # The names of glyphs, which the font would read otherwise, are not needed.
            font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
            advances = font["hmtx"].metrics
            self._widths: dict[str, float] = {
                chr(code): advances[name][0] / per_em for code, name in font.getBestCmap().items()
            }
        self._simple = frozenset(letter for letter in self._widths if not joins(letter))

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, letter by letter, in points; one that the face has not counts as one em."""
        width = self._widths.get
        return size * sum([width(letter, 1.0) for letter in text])

    def has(self, letter: str) -> bool:
        """Tell whether the face has a glyph for a letter."""
        return letter in self._widths

    def sets_simply(self, text: str) -> bool:
        """Tell whether the face has every letter of a text, and they follow one another from left to right."""
        return self._simple.issuperset(text)


def face(style: FaceName = "sans", *, bold: bool = False) -> Face:
    """Return a weight of a face."""
    return _face(_MAIN[style][bold])


@functools.cache
def _face(name: str) -> Face:
    return Face(shipped(f"fonts/{name}.ttf"))


def visible(text: str) -> str:
    """Return a text without the signs that nobody sees (joiners, marks of direction, soft hyphens)."""
    if text.isascii():
        return text
    return "".join(
        letter
        for letter in text
        if letter not in _CHOOSERS and (unicodedata.category(letter) != "Cf" or letter in _SEEN)
    )


def joins(letter: str) -> bool:
    """Tell whether a letter is put in its place by its neighbours: a mark, or one of a script from right to left."""
    return unicodedata.category(letter)[0] == "M" or _from_right(letter)


def _from_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def drawable(text: str) -> str:
    """Return a text as it is drawn: what nobody sees is left out, but for joiners, which shape their neighbours."""
    if text.isascii():
        return text.expandtabs(4)
    return "".join(" " if letter == "\t" else letter for letter in text if letter in _JOINERS or visible(letter))


def runs(text: str, style: FaceName, *, bold: bool) -> Iterator[tuple[Face, str]]:
    """Cut a drawable text into runs, each with the face that has its letters; the first that has them is taken.

    A letter with marks is a run of its own, but where letters join. Letters that no face has come with the face of the
    style: ``check_letters`` refuses them.
    """
    main = face(style, bold=bold)
    if main.sets_simply(text):
        yield main, text
        return
    current, run = main, ""
    for cluster in _clusters(text):
        blank = cluster.isspace()
        found = current if blank else _face_for(cluster, style, bold)
        cluster = " " if blank and not found.has(cluster) else cluster
        if not found.has(cluster[0]):
            cluster = _STANDS_FOR.get(cluster[0], cluster[0]) + cluster[1:]
        alone = len(cluster) > 1 and not _from_right(cluster[0])
        if run and (alone or found is not current):
            yield current, run
            run = ""
        current = found
        if alone:
            yield found, cluster
        else:
            run += cluster
    if run:
        yield current, run


def check_letters(document: Document, style: FaceName = "sans") -> None:
    """Raise LettersMissing where no face can set a letter of the document, with the first place of each."""
    plain = [face(style, bold=bold) for bold in (False, True)]
    missing: dict[str, str] = {}
    for place, text in document.texts():
        if text.isascii() or all(each.sets_simply(text) for each in plain):
            continue
        for cluster in _clusters(drawable(text)):
            for letter in _lost(cluster, style):
                missing.setdefault(letter, place)
    if missing:
        raise LettersMissing(tuple(missing.items()))


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter with the marks and joiners that follow it."""
    cluster = ""
    for letter in text:
        if cluster and (letter in _JOINERS or unicodedata.category(letter)[0] == "M"):
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


@functools.lru_cache(maxsize=4096)
def _lost(cluster: str, style: FaceName) -> tuple[str, ...]:
    if cluster.isspace():
        return ()
    return tuple(
        dict.fromkeys(
            letter
            for bold in (False, True)
            for letter in cluster
            if not _can_set(_face_for(cluster, style, bold), letter)
        )
    )


@functools.lru_cache(maxsize=4096)
def _face_for(cluster: str, style: FaceName, bold: bool) -> Face:  # noqa: FBT001  # a cache wants plain arguments
    """Return the first face that has every letter of a cluster, else the first that has its first letter."""
    candidates = [pair[bold] for pair in (_MAIN[style], *_OTHERS)]
    for name in candidates:
        if all(_can_set(_face(name), letter) for letter in cluster):
            return _face(name)
    return next((_face(name) for name in candidates if _can_set(_face(name), cluster[0])), face(style, bold=bold))


def _can_set(found: Face, letter: str) -> bool:
    return letter in _JOINERS or found.has(letter) or found.has(_STANDS_FOR.get(letter, letter))
