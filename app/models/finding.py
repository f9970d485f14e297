# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a question is asked of: a finding, as data; its words are in ``question_texts``."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.models.fields import limit_of
from app.models.rows import LeftQuestion

_TOKEN_BYTES = 4
_NO_FACTS: Mapping[str, str | int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a question is about: a stage, a cell, the Control cell of a stage, or a group."""

    stage_id: str | None = None
    level_id: str | None = None
    at_control: bool = False
    involvement_ids: tuple[str, ...] = ()
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One question that the program may ask of a plan.

    ``rule`` is its key, ``letter`` its place in the list (a to o), ``subject`` what tells it from others of the rule.
    ``facts`` holds what its sentence says beyond the places, ``quoted`` the levels whose definitions it leans on.
    ``asked_of`` is what has to change for a question that was left to be asked again; empty: the places and the facts.
    ``of_whole_plan`` marks one whose places are only instances: it is not about any single cell.
    """

    rule: str
    letter: str
    subject: str
    places: tuple[Place, ...]
    facts: Mapping[str, str | int] = field(default_factory=lambda: _NO_FACTS)
    quoted: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    of_whole_plan: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells the question from all others."""
        return self.rule, self.subject

    @property
    def facts_text(self) -> str:
        """What the question is asked of, as ``rows.LeftQuestion`` keeps it: a short mark for each thing."""
        marks = sorted(self._marks())
        text = " ".join(marks)
        return text if len(text) <= limit_of(LeftQuestion, "facts") else _mark(*marks)

    def is_left_by(self, left: LeftQuestion) -> bool:
        """Return whether all that this is asked of was there when the question was left."""
        return left.facts == self.facts_text or self._marks() <= set(left.facts.split())

    def _marks(self) -> set[str]:
        if self.asked_of:
            return {_mark(each) for each in self.asked_of}
        facts = [f"{name}={value}" for name, value in sorted(self.facts.items())]
        return {
            _mark(each.stage_id or "", each.level_id or "", each.group_id or "", *facts) for each in self.places
        } or {_mark(*facts)}


Search = Iterator[Finding | None]
"""What a rule finds in a plan; None now and then, so that whoever looks may pause after a stage without a finding."""


def _mark(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_TOKEN_BYTES).hexdigest()
