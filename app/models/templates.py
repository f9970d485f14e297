# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Stage templates that ship with the program, as data files; a plan takes a copy and is free of them from then on."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import UnknownChoice
from app.shipped import in_language, shipped_data

TEMPLATES = (
    "table-1-stages",
    "bc-funding",
    "bc-lifecycle",
    "ontario-lifecycle",
    "addie",
    "project-cycle",
    "nzqa",
    "blank",
    "table-1",
)
"""Their keys, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """An entry of an example: the key of its level and its text as it would be typed."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """A stage, its kind and who decides (keys of ``rows``), and the entries of an example."""

    name: str
    kind: str
    control: str
    entries: tuple[TemplateEntry, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A template in one language; ``line`` says what it is for. ``title`` and ``credit`` are the example's alone."""

    key: str
    name: str
    title: str
    credit: str
    stages: tuple[TemplateStage, ...]
    line: str = ""


@functools.cache
def template(key: str, language: str) -> Template:
    """Return a template in the given language; raises UnknownChoice where there is none of that key."""
    if key not in TEMPLATES:
        raise UnknownChoice("template", key, TEMPLATES)
    data = shipped_data(f"templates/{key}.json")

    def text(texts: Mapping[str, str] | None) -> str:
        return in_language(texts, language) if texts else ""

    return Template(
        key=key,
        name=text(data["name"]),
        title=text(data.get("title")),
        credit=text(data.get("credit")),
        stages=tuple(
            TemplateStage(
                name=text(stage["name"]),
                kind=stage["kind"],
                control=stage.get("control", ""),
                entries=tuple(
                    TemplateEntry(level=entry["level"], text=text(entry["text"])) for entry in stage.get("entries", ())
                ),
            )
            for stage in data["stages"]
        ),
        line=text(data["line"]),
    )
