# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Schemes of levels that ship with the program, as data files."""

from app.models.changes import new_id
from app.models.ranks import spread
from app.models.rows import Level, Scheme
from app.shipped import in_language, shipped_data

DEFAULT_SCHEME = "bovill-2017"


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
