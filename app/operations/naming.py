# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a name must be."""

from app.errors import NameNeeded
from app.models.fields import clean_text


def needed(name: str) -> str:
    """Return the name; raises NameNeeded where nothing of it would be seen."""
    if not clean_text(name, lines=False):
        raise NameNeeded
    return name
