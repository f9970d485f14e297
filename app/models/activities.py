# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Activities that the program knows how to say inside a sentence, as a data file."""

import functools
from typing import Any

from app.shipped import shipped_data

_LANGUAGES = ("en", "fr")


def manner(activity: str, language: str, *, several_people: bool) -> str:
    """Return a typed activity as it is said of people who take part, "in a focus group"; empty where it is not known.

    Capitals do not matter, nor whether it was typed in English or French, for one or for several.
    """
    data, several = _known().get(_key(activity), ({}, False))
    if not data:
        return ""
    if data["follows"] == "people":
        several = several_people
    texts = data.get(language) or data.get(language.partition("-")[0]) or data["en"]
    say: list[str] = texts["say"]
    return say[-1] if several else say[0]


@functools.cache
def _known() -> dict[str, tuple[dict[str, Any], bool]]:
    """Return each name with the activity and whether it is that of several."""
    found: dict[str, tuple[dict[str, Any], bool]] = {}
    for data in shipped_data("activities.json"):
        for language in _LANGUAGES:
            for number in ("one", "several"):
                for name in data[language][number]:
                    found.setdefault(_key(name), (data, number == "several"))
    return found


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(".")
