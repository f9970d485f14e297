# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What holds of every text for a portal, whatever a plan says."""

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import operations as do
from app.exports.portal_text import LENGTHS, PortalOptions, measure, portal_text
from app.models.activities import manner
from app.models.changes import Draft, new_id
from app.models.new import new_plan
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.rows import CONTROLS, COUNT_KINDS, Involvement
from app.models.schemes import SCHEMES
from tests.exports.plans import WIDE_TEXTS

# What no portal can be trusted with.
FANCY = re.compile("[“”„‟«»‘’‚‛‐‑‒–—―−•‣◦▪●■…≈≤≥\u00a0\u202f\u2009\u3000\u200b\u00ad\n]")
KNOWN = ("Focus group", "Surveys", "Pilot testers", "Groupe de discussion")
WORDS = st.one_of(WIDE_TEXTS, st.sampled_from((*KNOWN, "“a” – b", "x •  y", "« oui »", "l’été…", "Done.", "Why?")))
LANGUAGES = st.sampled_from(("en-CA", "fr-CA", "fr-FR"))
OPTIONS = st.builds(
    PortalOptions,
    by=st.sampled_from(("stage", "group")),
    tense=st.sampled_from(("planned", "present", "done")),
    explain=st.booleans(),
    details=st.booleans(),
    language=st.one_of(st.just(""), LANGUAGES),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return a plan of up to three stages and groups, with entries, counts and controls of every kind."""
    draft = Draft(new_plan(draw(LANGUAGES)))
    do.change_scheme(draft, key=draw(st.sampled_from(SCHEMES)))
    for name in draw(st.lists(WORDS, max_size=2, unique_by=str.casefold)):
        if name.casefold() not in {group.name.casefold() for group in draft.plan.groups}:
            group_id = do.add_group(draft, name=name)
            do.edit_group(draft, group_id=group_id, plural=draw(st.booleans()))
    groups, levels = draft.plan.groups, draft.plan.levels
    for name in draw(st.lists(WORDS, max_size=3)):
        stage_id = do.add_stage(draft, name=name)
        words = draw(st.one_of(st.just(""), WORDS))
        control = "other" if words else draw(st.sampled_from(("", *CONTROLS[:3])))
        do.set_control(draft, stage_id=stage_id, control=control, words=words, group_ids=[groups[-1].id])
        count = draw(st.integers(0, 3))
        for rank in spread(count):
            low = draw(st.integers(0, 30))
            fields: dict[str, Any] = {
                draw(st.sampled_from(("activity", "wording"))): draw(st.one_of(st.just(""), WORDS)),
                "used_for": draw(st.one_of(st.just(""), WORDS)),
                "count_kind": draw(st.sampled_from(("", *COUNT_KINDS))),
                "count_from": low,
                "count_to": low + 2,
            }
            draft.put(
                Involvement(
                    id=new_id(),
                    stage_id=stage_id,
                    level_id=draw(st.sampled_from(levels)).id,
                    group_id=draw(st.sampled_from(groups)).id,
                    rank=rank,
                    **fields,
                )
            )
    return draft.plan


def letters(text: str) -> str:
    """Return the letters and digits of a text, which no change of its signs takes away."""
    return "".join(letter for letter in text if letter.isalnum())


@given(plans(), OPTIONS, st.booleans())
def test_no_word_is_lost_in_long_and_medium(plan: Plan, options: PortalOptions, plain: bool) -> None:
    options = dataclasses.replace(options, plain=plain)
    texts = {length: portal_text(plan, length, options).text for length in ("long", "medium")}
    said = {length: letters(text) for length, text in texts.items()}
    for entry in plan.involvements():
        own = entry.wording or entry.activity
        assert letters(own) in said["medium"]
        known = manner(entry.activity, options.language or plan.project.language, several_people=True)
        assert known or letters(own) in said["long"]
        if not plain:
            assert own in texts["medium"]
            assert known or own in texts["long"]
        if options.details:
            assert all(letters(entry.used_for) in text for text in said.values())
    for stage in plan.stages:
        for words in (stage.control_words, stage.name if any(plan.cell(stage.id, at.id) for at in plan.levels) else ""):
            assert all(letters(words) in text for text in said.values())


@given(plans(), OPTIONS)
def test_plain_text_has_plain_characters_and_whole_sentences(plan: Plan, options: PortalOptions) -> None:
    for length in LENGTHS:
        for sentence in portal_text(plan, length, options).sentences:
            assert not FANCY.search(sentence.text), sentence
            assert "  " not in sentence.text
            assert sentence.text == sentence.text.strip() != ""
            assert sentence.text.rstrip("\"')] ").endswith((".", "!", "?", "。", "！", "？", "؟", "।")), sentence


@given(plans(), OPTIONS)
def test_the_same_plan_gives_the_same_text(plan: Plan, options: PortalOptions) -> None:
    tables = {
        table: dict(reversed(list(plan.rows(table).items())))
        for table in ("schemes", "project", "levels", "stages", "groups", "control_parties", "involvements")
    }
    for length in LENGTHS:
        assert portal_text(Plan(tables), length, options) == portal_text(plan, length, options)


@given(plans(), OPTIONS)
def test_parts_together_are_the_text(plan: Plan, options: PortalOptions) -> None:
    for length in LENGTHS:
        text = portal_text(plan, length, options)
        sentences = sum(measure(sentence.text).characters for sentence in text.sentences)
        within = sum(len(part) - 1 for part in text.parts)
        between = max(0, len(text.parts) - 1) * (2 if text.in_lines else 1)
        assert measure(text.text).characters == sentences + within + between


@pytest.mark.parametrize("length", LENGTHS)
def test_a_large_plan_grows_evenly(length: str) -> None:
    """A stage says as much among three hundred as among three: nothing is cut, nothing said twice."""
    sizes = []
    for stages in (3, 300):
        draft = Draft(new_plan("en-CA"))
        for _ in range(stages):
            stage_id = do.add_stage(draft, name="Design")
            do.add_involvement(draft, stage_id=stage_id, level_id=draft.plan.levels[1].id, text="Tour (n=6)")
        text = portal_text(draft.plan, length, PortalOptions())  # type: ignore[arg-type]
        sizes.append(text.text.count("Design"))
    assert sizes == [3, 300]
