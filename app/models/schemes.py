# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Schemes of levels that ship with the program, as data files."""

from collections.abc import Sequence

from app.models.changes import new_id
from app.models.ranks import spread
from app.models.rows import Level, Scheme
from app.shipped import in_language, shipped_data

DEFAULT_SCHEME = "bovill-2017"
LEVELS_BY_ANSWERS = ("inform", "consult", "participate", "partnership")
"""The keys of its levels: each but the last ends at a question that is answered with no."""


def scheme(key: str, language: str) -> tuple[Scheme, tuple[Level, ...]]:
    """Return new rows for a shipped scheme and its levels, in the given language."""
    data = shipped_data(f"schemes/{key}.json")
    row = Scheme(
        id=new_id(),
        key=key,
        name=in_language(data["name"], language),
        credit=in_language(data["credit"], language),
    )
    levels = tuple(
        Level(
            id=new_id(),
            scheme_id=row.id,
            rank=rank,
            key=level["key"],
            name=in_language(level["name"], language),
            gloss=in_language(level["gloss"], language),
            definition=in_language(level["definition"], language),
        )
        for level, rank in zip(data["levels"], spread(len(data["levels"])), strict=True)
    )
    return row, levels


def level_that_fits(answers: Sequence[bool]) -> str:
    """Return the key of the level that the answers lead to, empty where another one is needed.

    The questions: can they give their views, do they work with you while it happens, do you decide together?
    """
    if False in answers:
        return LEVELS_BY_ANSWERS[list(answers).index(False)]
    return LEVELS_BY_ANSWERS[-1] if len(answers) == len(LEVELS_BY_ANSWERS) - 1 else ""
