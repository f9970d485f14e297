# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Profiles: how a funder, or somebody's own habit, wants a document to be."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.errors import UnknownChoice
from app.exports.option_data import OF_A_PLAN, from_data, to_data
from app.exports.options import ExportOptions
from app.models import answers
from app.models.plan import Plan
from app.shipped import in_language, shipped_data
from app.words.file_names import LONGEST_NAME, NAME_PARTS

USUAL_NAME = "{title}-{date}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A named set of options; ``key`` names a shipped one and is the id of one of a plan's own.

    ``file_name`` is the pattern of the names of files, of the parts in ``NAME_PARTS``; they have ``longest_name``
    characters at most. ``source`` tells whose rule it is, ``as_of`` from when; ``about`` says it in a sentence.
    """

    key: str
    name: str
    options: ExportOptions
    about: str = ""
    file_name: str = USUAL_NAME
    longest_name: int = LONGEST_NAME
    source: str = ""
    as_of: str = ""

    def applied(self, options: ExportOptions) -> ExportOptions:
        """Return the options of the profile, with those that name rows of a plan, and the language, as they are."""
        kept: dict[str, Any] = {name: getattr(options, name) for name in (*OF_A_PLAN, "language")}
        return replace(self.options, **kept)


def shipped_profiles(language: str) -> tuple[Profile, ...]:
    """Return the profiles that ship with the program, named in a language."""
    return tuple(
        Profile(
            key=data["key"],
            name=in_language(data["name"], language),
            options=from_data(data["options"]),
            about=in_language(data.get("about", {"en": ""}), language),
            longest_name=data.get("longest_name", LONGEST_NAME),
            source=in_language(data.get("source", {"en": ""}), language),
            as_of=data.get("as_of", ""),
        )
        for data in shipped_data("profiles.json")
    )


def settings_of(options: ExportOptions, *, file_name: str = USUAL_NAME, longest_name: int = LONGEST_NAME) -> str:
    """Return what a profile of one's own keeps, as text; options that name rows of a plan are left out."""
    kept = {name: value for name, value in to_data(options).items() if name not in OF_A_PLAN}
    data: dict[str, object] = {"options": kept}
    if file_name != USUAL_NAME:
        data["file_name"] = file_name
    if longest_name != LONGEST_NAME:
        data["longest_name"] = longest_name
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def own_profile(key: str, name: str, settings: str) -> Profile:
    """Return a profile of one's own from what ``settings_of`` made; what cannot be read is as usual."""
    try:
        data = json.loads(settings)
    except ValueError:
        data = {}
    data = data if isinstance(data, dict) else {}
    pattern, longest = data.get("file_name"), data.get("longest_name")
    return Profile(
        key=key,
        name=name,
        options=from_data(data.get("options")),
        file_name=pattern if isinstance(pattern, str) and is_pattern(pattern) else USUAL_NAME,
        longest_name=longest if isinstance(longest, int) and 20 <= longest <= LONGEST_NAME else LONGEST_NAME,
    )


def is_pattern(text: str) -> bool:
    """Tell whether a text can name files: its braces hold nothing but parts of a name, the title among them."""
    try:
        filled = text.format(**dict.fromkeys(NAME_PARTS, "x"))
    except (ValueError, KeyError, IndexError, AttributeError):
        return False
    return bool(filled) and "{title}" in text


def own_profiles(plan: Plan) -> tuple[Profile, ...]:
    """Return the profiles that a plan keeps, in their order."""
    return tuple(own_profile(row.id, row.name, row.settings) for row in answers.profiles(plan))


def find_profile(name: str, profiles: Sequence[Profile]) -> Profile:
    """Return the profile of a key or a name; raises UnknownChoice."""
    for profile in profiles:
        if name in (profile.key, profile.name) or name.casefold() == profile.name.casefold():
            return profile
    raise UnknownChoice("profile", name, [profile.name for profile in profiles])
