# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Kept versions: what a plan said at a time that mattered.

Some are kept by name ("submitted to the ministry"), the others keep themselves, and make room for newer ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from app.models.fields import PlanBroken, is_clean, is_id

Kind = Literal["opened", "exported", "shared", "replaced", "kept"]
"""Why a version was kept: before the first change after opening; at an export or when a copy left the house; before it
was replaced by an older version or by what somebody else had saved; or because somebody said so."""

KINDS: tuple[str, ...] = get_args(Kind)
LONGEST_NAME = 300
LONGEST_NOTE = 10_000
LARGEST_CONTENT = 7_000_000
"""So many bytes of packed content, and no more, fit into the value of a file that is read again."""
# What keeps itself is bounded; what has a name stays until it is deleted.
_MOST, _MOST_BYTES = 30, 4_000_000
_LARGE, _LARGE_BYTES = 10, 250_000  # of large ones fewer: a year of them would outweigh the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A kept version. ``name`` is empty for one that kept itself; ``kept_at`` is UTC in ISO 8601.

    ``revision`` is the one that a file with this content carries, empty where there is none. ``content`` is what
    ``contents.pack_plan`` made.
    """

    id: str
    kind: Kind
    name: str = ""
    note: str = ""
    author: str = ""
    kept_at: str
    revision: str = ""
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Raise PlanBroken where a field holds what cannot be meant."""
        texts = (self.name, LONGEST_NAME), (self.author, LONGEST_NAME), (self.kept_at, 40), (self.revision, 64)
        sound = is_id(self.id) and self.kind in KINDS and isinstance(self.content, bytes)
        sound = sound and is_clean(self.note, LONGEST_NOTE, lines=True)
        if not sound or not all(is_clean(text, limit) for text, limit in texts):
            raise PlanBroken("version")


def too_many(versions: Iterable[Version]) -> list[Version]:
    """Return those that make room, of what kept itself: the oldest beyond thirty, or beyond ten that take 250 kB.

    Where even ten take more than 4 MB, fewer stay, but always the newest.
    """
    by_themselves = sorted((each for each in versions if not each.name), key=lambda each: each.kept_at, reverse=True)
    total, leaving = 0, []
    for place, version in enumerate(by_themselves):
        total += len(version.content)
        large = total > (_LARGE_BYTES if place >= _LARGE else _MOST_BYTES)
        if place and (place >= _MOST or large):
            leaving.append(version)
    return leaving
