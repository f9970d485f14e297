# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Ideas that ship with the program: ways to take part in a stage, as a data file."""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.shipped import in_language, shipped_data


@dataclass(frozen=True, slots=True)
class Idea:
    """A way to take part, as it would be typed; ``level`` is the key of the level to begin with, empty for none.

    ``group`` is the kind of group that it is meant for, a key of ``rows.GROUP_KINDS``; empty where any will do.
    """

    text: str
    level: str
    group: str = ""


@functools.cache
def ideas_for(kind: str, language: str) -> tuple[Idea, ...]:
    """Return the ideas for a kind of stage, a key of ``rows.STAGE_KINDS``: its own first, then what fits any stage."""
    known = shipped_data("ideas.json")
    own = [data for data in known if kind in data.get("kinds", ())]
    anywhere = [data for data in known if "kinds" not in data]
    return tuple(
        Idea(in_language(data["text"], language), data.get("level", ""), data.get("group", ""))
        for data in (*own, *anywhere)
    )


def search(ideas: Sequence[Idea], text: str) -> tuple[Idea, ...]:
    """Return the ideas in which every word of the text is found, whatever its case and accents."""
    wanted = _plain(text).split()
    return tuple(idea for idea in ideas if all(word in _plain(idea.text) for word in wanted))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
