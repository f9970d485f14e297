# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Text for a portal: a plan as sentences, in three lengths, and how long they are.

Long has whole sentences, medium a line a stage with the words of the cells, short the stages by level without what is
done there. The same plan and options always give the same text.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol, get_args

from app.exports.portal_brief import medium, short
from app.exports.portal_long import long
from app.exports.portal_material import Material, Part, PortalOptions, Sentence
from app.models.plan import Plan

Length = Literal["long", "medium", "short"]
LENGTHS: tuple[Length, ...] = get_args(Length)

__all__ = [
    "LENGTHS",
    "Edits",
    "Length",
    "Measure",
    "Overrun",
    "PortalOptions",
    "PortalText",
    "Sentence",
    "SentenceEdit",
    "fits",
    "measure",
    "overrun",
    "part_text",
    "portal_text",
    "with_edits",
]


class Measure(NamedTuple):
    """How long a text is: ``characters`` with spaces, a line break counted as two, as some portals do."""

    characters: int
    words: int


class SentenceEdit(Protocol):
    """A sentence that somebody rewrote."""

    @property
    def said(self) -> str:
        """What the plan said then; empty where that is not known."""

    @property
    def text(self) -> str:
        """What stands there instead; empty for nothing."""


Edits = Mapping[str, SentenceEdit]
"""The sentences that somebody rewrote, by their keys."""
NO_EDITS: Edits = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PortalText:
    """A text in parts: an opening, a stage, a group; in long they follow each other unless ``in_lines``."""

    parts: tuple[Part, ...]
    in_lines: bool = False
    bullet: str = ""

    @property
    def text(self) -> str:
        """The whole text, with line feeds."""
        parts = [f"{self.bullet}{said}" for part in self.parts if (said := part_text(part))]
        return ("\n" if self.in_lines else " ").join(parts)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in order."""
        return tuple(sentence for part in self.parts for sentence in part)


class Overrun(NamedTuple):
    """By how many characters a text is too long, and the name of the stage of which most is said in full, if any."""

    characters: int
    stage: str


def portal_text(plan: Plan, length: Length, options: PortalOptions) -> PortalText:
    """Return a plan as sentences; without parts where it has nothing to say."""
    material = Material(plan, options)
    if length == "long":
        return PortalText(long(material), in_lines=options.by == "group")
    if length == "medium":
        return PortalText(medium(material), in_lines=True, bullet="" if options.plain else "•\u00a0")
    return PortalText(short(material), in_lines=options.by == "group")


def part_text(part: Part) -> str:
    """Return the sentences of a part, one behind the other; one that somebody emptied is left out."""
    return " ".join(sentence.text for sentence in part if sentence.text)


def with_edits(text: PortalText, edits: Edits) -> PortalText:
    """Return the text with the sentences that somebody rewrote, by the key of each, in place of ours.

    Those that the plan says otherwise by now are ``stale``. An edit of a sentence that is not there is left alone.
    """
    return dataclasses.replace(text, parts=tuple(tuple(_edited(each, edits) for each in part) for part in text.parts))


def _edited(sentence: Sentence, edits: Edits) -> Sentence:
    if (edit := edits.get(sentence.key)) is None:
        return sentence
    return dataclasses.replace(sentence, text=edit.text, stale=edit.said not in ("", sentence.said))


def measure(text: str) -> Measure:
    """Return how long a text is. A sign outside the basic plane counts as two, as forms on the web count it."""
    characters = len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n")
    return Measure(characters, sum(any(letter.isalnum() for letter in word) for word in text.split()))


def fits(plan: Plan, options: PortalOptions, limit: int, edits: Edits = NO_EDITS) -> Length | None:
    """Return the longest length of at most ``limit`` characters, None where even the shortest has more."""
    for length in LENGTHS:
        if measure(with_edits(portal_text(plan, length, options), edits).text).characters <= limit:
            return length
    return None


def overrun(plan: Plan, length: Length, options: PortalOptions, limit: int, edits: Edits = NO_EDITS) -> Overrun | None:
    """Return by how much a text is longer than ``limit``, None where it fits."""
    over = measure(with_edits(portal_text(plan, length, options), edits).text).characters - limit
    if over <= 0:
        return None
    sizes: dict[str, int] = {}
    for sentence in with_edits(portal_text(plan, "long", options), edits).sentences:
        if sentence.stage_id:
            sizes[sentence.stage_id] = sizes.get(sentence.stage_id, 0) + len(sentence.text)
    stage = plan.stage(max(sizes, key=sizes.__getitem__)) if sizes else None
    return Overrun(over, Material(plan, options).name(stage) if stage else "")
