# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The chain of revisions: which state of a plan came from which.

Every publish adds a link, in the file itself. By it a program that is about to replace a file knows whether the file is
still the one it last wrote, and later what two copies have in common.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.changes import new_id

# Links beyond these are forgotten, oldest first: a file must not grow with every save.
_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state: its id, the ids it came from, and when (UTC, ISO 8601) and by whom it was written."""

    id: str
    parents: tuple[str, ...]
    written_at: str
    author: str


Chain = tuple[Revision, ...]
"""Oldest first; the last one is the state that the file holds."""


def extended(chain: Chain, *, written_at: str, author: str, also: Sequence[str] = ()) -> Chain:
    """Return the chain with a new last link; ``also`` are further states that it came from."""
    parents = (chain[-1].id,) if chain else ()
    return (*chain[-(_KEPT - 1) :], Revision(new_id(), (*parents, *also), written_at, author))


def joined(mine: Chain, theirs: Chain) -> Chain:
    """Return their chain with the links that only mine has put in before its last one."""
    there = {revision.id for revision in theirs}
    only_mine = tuple(revision for revision in mine if revision.id not in there)
    return (*theirs[:-1], *only_mine, theirs[-1])
