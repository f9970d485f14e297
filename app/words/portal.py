# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan as sentences: what each language has to know, and what is said about such a text.

Grammar is code, one class for each language. Words that somebody typed are put into sentences as they are: never
inflected, never in other capitals, never with an article. Every sentence is typographic; ``app.exports.plain_text``
makes plain characters of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.words import translation

Tense = Literal["planned", "present", "done"]


@dataclass(frozen=True, slots=True)
class Who:
    """A group inside sentences; the fields are those of ``Group``."""

    name: str
    one: str = ""
    several: str = ""
    plural: bool = True

    @property
    def body(self) -> str:
        """What a single body is called inside a sentence ("the Chamber of Commerce")."""
        return self.one if self.one and self.several in ("", self.one) else self.name


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many take part: ``kind`` is a key of ``rows.COUNT_KINDS``, empty where it is not said."""

    kind: str = ""
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """What is said of an entry.

    ``stage`` is empty for the same one as before, ``level`` a key of Bovill's scheme. ``manner`` is a known activity as
    a phrase, ``aside`` one in somebody's own words; one of the two at most.
    """

    stage: str
    who: Who
    how_many: HowMany
    level: str
    manner: str
    aside: str
    tense: Tense


class Grammar(Protocol):
    """How a language says a plan. Sentences come with their stop; ``institution`` is the one of ``institution()``."""

    control: str
    """The name of who decides, as of a column."""
    who_decides: str
    """The same where a level is called Control."""
    details: Mapping[str, str]
    """The names of the fields that are told on wish: used_for, heard_back, when, in_return."""

    def institution(self, short_name: str) -> str:
        """Return the institution inside a sentence, by its own short name where it has one."""

    def opening(self, who: Who, stages: int, of: int, after: str, tense: Tense) -> str:
        """Return in how many stages a group takes part; ``after`` names whose levels they are, where that is known."""

    def own_levels(self, name: str) -> str:
        """Return whose levels they are, by a name that somebody gave them."""

    def explained(self, levels: Mapping[str, str], institution: str) -> str:
        """Return what Bovill's levels mean: {key: name}."""

    def can_say(self, level: str) -> bool:
        """Tell whether there is a verb for a level, by its key in Bovill's scheme."""

    def several_take_part(self, who: Who, how_many: HowMany) -> bool:
        """Tell whether several people take part."""

    def taking_part(self, part: TakingPart, institution: str) -> str:
        """Return an entry as a sentence."""

    def labelled(self, level: str, stage: str, group: str, text: str) -> str:
        """Return an entry as a label and its words; stage and group are empty where they need not be said."""

    def decides(self, kind: str, deciders: Sequence[Who], stage: str, institution: str, tense: Tense) -> str:
        """Return who decides; the stage is empty where it need not be said, the result where nothing is stated."""

    def decides_in_words(self, words: str, label: str, stage: str) -> str:
        """Return who decides, in somebody's own words."""

    def control_term(self, kind: str, deciders: Sequence[str]) -> str:
        """Return who decides, as in a cell."""

    def count_term(self, how_many: HowMany) -> str:
        """Return how many behind a stage's name: "n=6", "all"."""

    def said(self, head: str, text: str) -> str:
        """Return a head, a colon and a text."""

    def joined(self, texts: Sequence[str]) -> str:
        """Return texts one behind the other, with semicolons."""

    def in_return(self, words: str, hours: str, rate: str, currency: str) -> str:
        """Return what people get in return; hours and rate are amounts, empty where there are none."""

    def unnamed_stage(self, number: int) -> str:
        """Return what a stage without a name is called."""


def stopped(text: str) -> str:
    """Return a text with a stop at its end, if it has none."""
    return (
        text
        if text.rstrip("\"'”’»)] \u00a0\u202f").endswith((".", "!", "?", "…", "。", "！", "？", "؟", "।"))
        else f"{text}."
    )


def nothing_to_say(language: str) -> str:
    """Return that there is nothing to make a text of."""
    return translation(language).gettext("Nothing of what was asked for says anything yet.")


def measured(characters: int, words: int, language: str, *, limit: int = 0) -> str:
    """Return how long a text is: "636 of 1,500 characters with spaces, 94 words"; without a limit for 0."""
    _, _n = translation(language).gettext, translation(language).ngettext
    count = _n("{count} word", "{count} words", words).format(count=_grouped(words, language))
    said = _grouped(characters, language)
    if limit:
        return _("{count} of {limit} characters with spaces, {words}").format(
            count=said, limit=_grouped(limit, language), words=count
        )
    return _n("{count} character with spaces, {words}", "{count} characters with spaces, {words}", characters).format(
        count=said, words=count
    )


def over(characters: int, stage: str, language: str) -> str:
    """Return by how much a text is too long, and which stage says most; the stage may be empty."""
    _ = translation(language).gettext
    if not stage:
        return _("{count} over.").format(count=_grouped(characters, language))
    return _("{count} over. Longest: {stage}.").format(count=_grouped(characters, language), stage=stage)


def _grouped(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "\u00a0" if language.startswith("fr") else ",")
