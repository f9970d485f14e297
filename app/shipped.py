# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The files that ship with the program: where they lie, and data files in the language wanted."""

import functools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def shipped(name: str) -> Path:
    """Return the path of a shipped file or folder, ``"fonts/OFL.txt"`` say.

    An installed wheel and a frozen bundle hold them inside the package, a checkout beside it.
    """
    package = Path(__file__).parent
    inside = package / "resources" / name
    return inside if inside.exists() else package.parent / "resources" / name


@functools.cache
def shipped_data(name: str) -> Any:
    """Return what a shipped JSON file holds; callers leave it as it is."""
    return json.loads(shipped(name).read_text(encoding="utf-8"))


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text for a language tag out of ``{"en": …, "fr": …}``; English where there is none for it."""
    return as_in_region(texts.get(language.partition("-")[0], texts["en"]), language)


def as_in_region(text: str, language: str) -> str:
    """Return a text of ours as it is written in the region of a language.

    French stands in our files as Canada writes it; elsewhere a narrow space that does not break goes before ; ! ?
    """
    if not language.startswith("fr-") or language == "fr-CA":
        return text
    return re.sub(r"(?<=[^\s;!?])(?=[;!?])", "\N{NARROW NO-BREAK SPACE}", text)


def as_in_canada(text: str) -> str:
    """Return a text of ours, as it is written in any region, as our files have it."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", "")
