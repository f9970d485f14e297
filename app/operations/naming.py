# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a name must be, and how a copy's is told from that of the original."""

import re
from collections.abc import Collection

from app.errors import NameNeeded
from app.models.fields import clean_text


def needed(name: str) -> str:
    """Return the name; raises NameNeeded where nothing of it would be seen."""
    if not clean_text(name, lines=False):
        raise NameNeeded
    return name


def numbered(name: str, taken: Collection[str], limit: int) -> str:
    """Return the name with the first number that is free: "Design (2)", then "Design (3)", also for a copy of a copy.

    A long name is cut so that ``limit`` characters hold it with its number.
    """
    plain = re.sub(r" \(\d+\)$", "", name)
    used = {other.casefold() for other in taken}
    number = 2
    while (found := _with_number(plain, number, limit)).casefold() in used:
        number += 1
    return found


def _with_number(name: str, number: int, limit: int) -> str:
    tail = f" ({number})"
    return name[: limit - len(tail)].rstrip() + tail
