# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Letters that depend on their neighbours: their glyphs by HarfBuzz, their order by Unicode's algorithm."""

import functools
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import uharfbuzz
from bidi import algorithm

from app.exports.faces import Face

_Run = TypeVar("_Run")


class Glyph(NamedTuple):
    """A glyph by its number in the face; how far it moves on and where it stands, in thousandths of the size."""

    number: int
    advance: float
    right: float
    up: float


@functools.lru_cache(maxsize=4096)
def glyphs(face: Face, text: str, backwards: bool) -> tuple[Glyph, ...]:  # noqa: FBT001  # a cache wants plain arguments
    """Return the glyphs of a run from left to right; ``backwards`` where it is read from right to left."""
    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    uharfbuzz.shape(font, buffer)
    scale = 1000 / font.face.upem
    return tuple(
        Glyph(info.codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@functools.cache
def _font(face: Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))))


def is_mixed(text: str) -> bool:
    """Tell whether any letter of a text is read from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


def runs_backwards(text: str) -> bool:
    """Tell whether a paragraph is read from right to left: its first letter with a direction says so."""
    return bool(algorithm.get_base_level(text) == 1)


def levels(text: str, *, backwards: bool) -> list[int]:
    """Return the level of every letter: odd ones are read from right to left."""
    base = int(backwards)
    storage: dict[str, Any] = {"base_level": base, "base_dir": "R" if backwards else "L", "chars": [], "runs": []}
    algorithm.get_embedding_levels(text, storage)
    for at, letter in enumerate(storage["chars"]):
        letter["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003  # the library's signature
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    known = {letter["at"]: letter["level"] for letter in storage["chars"]}
    found: list[int] = []
    for at in range(len(text)):
        found.append(known.get(at, found[-1] if found else base))
    return found


def from_left_to_right(runs: Sequence[_Run], of_level: Sequence[int]) -> list[_Run]:
    """Return the runs of a line, each with its level, in the order in which they are seen."""
    order = list(range(len(runs)))
    for level in range(max(of_level, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and of_level[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return [runs[at] for at in order]
