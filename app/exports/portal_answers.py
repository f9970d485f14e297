# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The answers that a plan keeps, as texts for a portal: what they are about, and the own words in them."""

from collections.abc import Mapping
from typing import cast

from app.exports.portal_text import LENGTHS, Length, PortalOptions, PortalText, measure, portal_text, with_edits
from app.models.answers import edits_of, groups_of, stages_of
from app.models.plan import Plan
from app.models.rows import Answer
from app.words.portal import Tense

Texts = Mapping[Length, PortalText]


def options_for(plan: Plan, answer: Answer) -> PortalOptions:
    """Return what an answer wants of its text."""
    return PortalOptions(
        groups=tuple(group.id for group in groups_of(plan, answer.id)),
        stages=tuple(stage.id for stage in stages_of(plan, answer.id)),
        by="group" if answer.by == "group" else "stage",
        tense=cast("Tense", answer.tense or "present"),
        plain=answer.plain,
        explain=answer.explain,
        details=answer.details,
    )


def answer_texts(plan: Plan, answer: Answer) -> Texts:
    """Return the text of an answer in each length, own words in their places."""
    options, edits = options_for(plan, answer), edits_of(plan, answer.id)
    return {length: with_edits(portal_text(plan, length, options), edits) for length in LENGTHS}


def wanted_length(texts: Texts, answer: Answer, limit: int | None) -> Length:
    """Return the length that an answer asks for: else the longest that fits, and where none does the shortest."""
    if answer.length:
        return cast("Length", answer.length)
    return longest(texts, limit)


def longest(texts: Texts, limit: int | None) -> Length:
    """Return the longest that fits, and where none does the shortest."""
    sizes = {length: measure(text.text).characters for length, text in texts.items()}
    return next((length for length in LENGTHS if limit is None or sizes[length] <= limit), LENGTHS[-1])
