# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Names that the program gives to files."""

import itertools
from pathlib import Path

from app.words import translation


def beside(path: Path, language: str) -> Path:
    """Return where an old file is kept beside the one that takes its place: a name that is free."""
    name = translation(language).gettext("{name} (as it was)").format(name=path.stem)
    for number in itertools.count(2):
        kept = path.with_name(name + path.suffix)
        if not kept.exists():
            return kept
        name = translation(language).gettext("{name} (as it was {number})").format(name=path.stem, number=number)
    raise AssertionError("there is always a number")
