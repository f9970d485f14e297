# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the words in other people's tables mean: heads of columns, ticks, groups, kinds of stages.

The words, of every language known, stand in ``resources/heads.json``.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.models.plan import Plan
from app.models.templates import TEMPLATES
from app.shipped import shipped_data

RoleKind = Literal["stage", "level", "control", "group", "of_group", "when", "lead", "note", "leave_out"]

_AROUND = " \t\n\u00a0\u202f.:*?-–—"
_NUMBERED = re.compile(r"^(?:\d{1,3}|[ivx]{1,5})[.)]\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[\n(:;,–—/]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is for; ``level_id`` for a level alone. The head of an "of_group" column names a group."""

    kind: RoleKind
    level_id: str = ""


LEAVE_OUT = Role("leave_out")


def plain(text: str) -> str:
    """Return a text as it is compared: without capitals, without signs around it, blanks single."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(_AROUND)


_name = functools.lru_cache(maxsize=1_000)(plain)
"""``plain`` for the names of a plan: each is compared with every cell of a table."""


def role_of_head(text: str, plan: Plan) -> Role | None:
    """Return what a column with this head is for; None where the words are not known."""
    for form in _forms(text):
        if level_id := level_named(form, plan):
            return Role("level", level_id)
        for kind, words in _roles().items():
            if form in words:
                return Role(kind)
    return None


def rank_of_stage_head(text: str) -> int:
    """Return how likely a head is that of the stages, the smaller the likelier: "Stage" goes before "Task"."""
    words = list(_roles()["stage"])
    return min((words.index(form) for form in _forms(text) if form in words), default=len(words))


def level_named(text: str, plan: Plan) -> str:
    """Return the id of the level that goes by this name in the plan or elsewhere, else the empty text."""
    text = plain(text)
    for level in plan.levels:
        if text and text in (_name(level.name), _name(level.gloss)):
            return level.id
    by_key = {level.key: level.id for level in reversed(plan.levels) if level.key}
    return next((by_key[key] for key in _level_keys().get(text, ()) if key in by_key), "")


def is_span(text: str) -> bool:
    """Tell whether a text is the head over all levels."""
    return any(form in _known("spans") for form in _forms(text))


def is_tick(text: str) -> bool:
    """Tell whether a cell says no more than that somebody takes part."""
    return text.strip().casefold() in _known("ticks")


def is_no_tick(text: str) -> bool:
    """Tell whether a cell says that nobody does, or holds the dash that stands for nothing."""
    return text.strip().casefold() in _known("no_ticks")


def is_group(text: str, plan: Plan) -> bool:
    """Tell whether a text is the name of a group, of the plan or as groups are commonly called."""
    text = plain(text)
    return text in _group_words() or any(text == _name(group.name) for group in plan.groups)


def control_meant(text: str) -> str:
    """Return the key of ``rows.CONTROLS`` that a text means in any language; empty where it is other words."""
    text = plain(text)
    return next((key for key in ("institution", "co-led") if text in _known(key)), "")


def kind_of_stage(name: str) -> str:
    """Return the kind that a stage seems to be of, a key of ``rows.STAGE_KINDS``; empty where one cannot tell."""
    name = without_number(plain(name))
    if name in _template_stages():
        return _template_stages()[name]
    return next((kind for kind, words in _kinds() if words.search(name)), "")


def without_number(text: str) -> str:
    """Return a name without the number before it: "2. Design" is "Design"."""
    return _NUMBERED.sub("", text)


def _forms(text: str) -> list[str]:
    """Return a head as a whole, and its parts: a name may stand with a gloss, or in two languages."""
    return [form for form in dict.fromkeys(map(plain, (text, *_PARTS.split(text)[:4]))) if form]


def _data() -> Any:
    return shipped_data("heads.json")


def _words(texts: Mapping[str, Iterable[str]]) -> dict[str, None]:
    """Return the words of all languages, in their order."""
    return {word: None for words in texts.values() for word in words}


@functools.cache
def _known(key: str) -> frozenset[str]:
    return frozenset(_words(_data()[key]))


@functools.cache
def _level_keys() -> dict[str, tuple[str, ...]]:
    """Return the keys of levels that a word means, the nearest first; of two meanings the first one counts."""
    keys: dict[str, tuple[str, ...]] = {}
    for data in _data()["levels"]:
        for word in _words(data["names"]):
            keys.setdefault(plain(word), tuple(data["keys"]))
    return keys


@functools.cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of stages with what their names begin a word with."""
    return tuple(
        (data["kind"], re.compile(rf"\b(?:{'|'.join(map(re.escape, _words(data['words'])))})"))
        for data in _data()["kinds"]
    )


@functools.cache
def _roles() -> dict[RoleKind, dict[str, None]]:
    return {kind: {plain(word): None for word in _words(texts)} for kind, texts in _data()["roles"].items()}


@functools.cache
def _group_words() -> frozenset[str]:
    names = (name for data in shipped_data("groups.json") for name in data["name"].values())
    return frozenset(map(plain, (*names, *_words(_data()["groups"]))))


@functools.cache
def _template_stages() -> dict[str, str]:
    return {
        plain(name): stage["kind"]
        for key in TEMPLATES
        for stage in shipped_data(f"templates/{key}.json")["stages"]
        for name in stage["name"].values()
    }
