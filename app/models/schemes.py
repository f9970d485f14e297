# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Schemes of levels that ship with the program, as data files, and which level of one becomes which of another."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import UnknownChoice
from app.models.changes import new_id
from app.models.ranks import spread
from app.models.rows import Level, Scheme
from app.shipped import in_language, shipped_data

DEFAULT_SCHEME = "bovill-2017"
LEVELS_BY_ANSWERS = ("inform", "consult", "participate", "partnership")
"""The keys of its levels: each but the last ends at a question that is answered with no."""
SCHEMES = (DEFAULT_SCHEME, "iap2", "oda-1995")
"""Their keys, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class ShippedLevel:
    """A level of a shipped scheme; ``takes`` are the keys of levels of other schemes that become this one."""

    key: str
    name: str
    gloss: str
    definition: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShippedScheme:
    """A scheme in one language. ``short`` is what people call it, ``about`` tells it from the others in a line."""

    key: str
    name: str
    short: str
    about: str
    credit: str
    levels: tuple[ShippedLevel, ...]


@functools.cache
def shipped_scheme(key: str, language: str) -> ShippedScheme:
    """Return a shipped scheme in the given language; raises UnknownChoice where there is none of that key."""
    if key not in SCHEMES:
        raise UnknownChoice("scheme", key, SCHEMES)
    data = shipped_data(f"schemes/{key}.json")
    texts = {name: in_language(data[name], language) for name in ("name", "short", "about", "credit")}
    levels = (
        ShippedLevel(
            key=level["key"],
            takes=tuple(level.get("takes", ())),
            **{name: in_language(level[name], language) for name in ("name", "gloss", "definition")},
        )
        for level in data["levels"]
    )
    return ShippedScheme(key=key, levels=tuple(levels), **texts)


def scheme(key: str, language: str) -> tuple[Scheme, tuple[Level, ...]]:
    """Return new rows for a shipped scheme and its levels, in the given language."""
    shipped = shipped_scheme(key, language)
    row = Scheme(id=new_id(), key=key, name=shipped.name, credit=shipped.credit)
    levels = tuple(
        Level(
            id=new_id(),
            scheme_id=row.id,
            rank=rank,
            key=level.key,
            name=level.name,
            gloss=level.gloss,
            definition=level.definition,
        )
        for level, rank in zip(shipped.levels, spread(len(shipped.levels)), strict=True)
    )
    return row, levels


def level_that_fits(answers: Sequence[bool]) -> str:
    """Return the key of the level that the answers lead to, empty where another one is needed.

    The questions: can they give their views, do they work with you while it happens, do you decide together?
    """
    if False in answers:
        return LEVELS_BY_ANSWERS[list(answers).index(False)]
    return LEVELS_BY_ANSWERS[-1] if len(answers) == len(LEVELS_BY_ANSWERS) - 1 else ""


def suggested(keys: Sequence[str], shipped: ShippedScheme) -> list[str]:
    """Return, for levels in their order with these keys, the key of the level of a shipped scheme that each becomes.

    Where the scheme does not know a level it is the one at the same depth: the first becomes the first, the last the
    last.
    """
    known = {taken: level.key for level in shipped.levels for taken in (*level.takes, level.key)}
    return [
        known.get(key) or shipped.levels[same_depth(place, len(keys), len(shipped.levels))].key
        for place, key in enumerate(keys)
    ]


def same_depth(place: int, count: int, new_count: int) -> int:
    """Return the place among ``new_count`` that is as deep as one among ``count``, the shallower of two."""
    return (place * (new_count - 1) * 2 + count - 2) // (2 * (count - 1)) if count > 1 else 0
