# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan as the questions look at it, and the words by which they know a stage or an activity."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.models.finding import Place
from app.models.plan import Plan
from app.models.rows import Group, Involvement, Level, Stage
from app.shipped import in_language, shipped_data

INFORM, CONSULT, PARTICIPATE, PARTNERSHIP = "inform", "consult", "participate", "partnership"
LEVELS = (INFORM, CONSULT, PARTICIPATE, PARTNERSHIP)
"""Keys of the levels after Bovill (2017). A level of another scheme that has none of them raises no question."""


class Overview:
    """A plan, and what more than one rule asks of it.

    ``entries`` holds the entries of each stage in the order of the matrix, once they are gathered, ``levels`` the
    levels by their key, ``learners`` the ids of the groups of learners.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.levels: Mapping[str, Level] = {level.key: level for level in plan.levels if level.key in LEVELS}
        self._keys = {level.id: level.key for level in self.levels.values()}
        self.groups: Mapping[str, Group] = {group.id: group for group in plan.groups}
        kinds = shipped_data("questions.json")["learners"]
        self.learners = {group.id for group in plan.groups if group.kind in kinds}
        self.entries: dict[str, tuple[Involvement, ...]] = {}

    def gather(self) -> Iterator[None]:
        """Gather the entries, pausing after each stage."""
        ids = [level.id for level in self.plan.levels]
        for stage in self.stages:
            self.entries[stage.id] = tuple(entry for level_id in ids for entry in self.plan.cell(stage.id, level_id))
            yield None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of the plan."""
        return self.plan.stages

    def key(self, entry: Involvement) -> str:
        """Return the key of the level of an entry; empty where it is none of ``LEVELS``."""
        return self._keys.get(entry.level_id, "")

    def at(self, stage: Stage, key: str) -> tuple[Involvement, ...]:
        """Return the entries of a stage at the level with this key."""
        level = self.levels.get(key)
        return self.plan.cell(stage.id, level.id) if level else ()

    def named(self, group_ids: set[str]) -> list[str]:
        """Return the names of groups, in the order of the plan."""
        return [group.name for group in self.plan.groups if group.id in group_ids]


def place_of(entry: Involvement) -> Place:
    """Return the cell of an entry, with the entry and its group."""
    return Place(stage_id=entry.stage_id, level_id=entry.level_id, involvement_ids=(entry.id,), group_id=entry.group_id)


def kind_of(stage: Stage) -> str:
    """Return the kind of a stage; where none is stated, the one that its name tells, as far as a rule asks for it."""
    if stage.kind not in ("", "other"):
        return stage.kind
    return next((kind for kind, known in _stage_words().items() if known.search(stage.name)), stage.kind)


def evaluation_name(language: str) -> str:
    """Return the name for a stage that is about evaluation."""
    return in_language(shipped_data("questions.json")["evaluation"], language)


@functools.lru_cache(maxsize=20_000)
def odd_activity(text: str, key: str) -> int | None:
    """Return the number of the known activity that a text names and that is odd at a level; None where there is none.

    "Design the survey" is no survey, and "minutes of the committee" no committee.
    """
    for number, (levels, names, unless) in enumerate(_activities()):
        if key in levels and names.search(text) and not unless.search(names.sub("", text)):
            return number
    return None


def activity_name(number: int, language: str) -> str:
    """Return a known activity as it stands in a sentence: "a survey"."""
    return in_language(shipped_data("questions.json")["activities"][number]["name"], language)


def fitting_level(number: int) -> str:
    """Return the key of the level at which one would look for a known activity."""
    return str(shipped_data("questions.json")["activities"][number]["fits"])


@functools.cache
def _stage_words() -> dict[str, re.Pattern[str]]:
    return {kind: _any_of(texts) for kind, texts in shipped_data("questions.json")["stages"].items()}


@functools.cache
def _activities() -> Sequence[tuple[list[str], re.Pattern[str], re.Pattern[str]]]:
    data = shipped_data("questions.json")
    return [(each["levels"], _any_of(each["words"]), _any_of(data[each["unless"]])) for each in data["activities"]]


def _any_of(texts: Mapping[str, Any]) -> re.Pattern[str]:
    """Return a pattern for any of the words, in whatever language: a plan may mix them."""
    alternatives = "|".join(re.escape(word) for words in texts.values() for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
