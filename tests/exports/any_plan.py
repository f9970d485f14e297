# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans and options made up by Hypothesis: several groups, any script, every way to lay the tables out."""

import dataclasses
from typing import Any

from hypothesis import strategies as st

from app import operations as do
from app.exports.options import CONTROL_COLUMN, ExportOptions
from app.models.changes import Draft, new_id
from app.models.new import new_plan
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.rows import CONTROLS, Involvement
from tests.exports.plans import PLAIN_TEXTS, WIDE_TEXTS

HOSTILE = (
    "{ PAGE }",
    "{ INCLUDETEXT C:\\x }",
    'DDE("cmd";"x")',
    "https://example.org/a_b?c=1&d=2#e",
    "www.example.org",
    "name@example.org",
    "[x](y) ![x](y)",
    "| a | b |",
    "`a` **b** __c__ ~~d~~ $e$",
    "1. one",
    "- one",
    "> one",
    "\\n \\| \\",
    'say "this", then; that',
    "a  b   c",
    "one\ntwo",
    "a\tb",
)
"""What Word, Markdown, browsers and readers of cells may take for more than text."""
SCRIPTS = (
    "Sḵwx̱wú7mesh",
    "Ngāti Whātua Ōrākei",
    "Όλοι οι μαθητές",
    "Участники (n=5)",
    "ᐃᓄᒃᑎᑐᑦ",
    "学习者参与 (n=6)",
    "參與者，全體",
)
FROM_THE_RIGHT = ("כל הלומדים (n=6)", "كل المتعلمين", "Survey של لومدين (n=25)")

_USUAL = st.one_of(PLAIN_TEXTS, st.sampled_from(HOSTILE), st.sampled_from(SCRIPTS))
TEXTS = st.one_of(st.just(_USUAL), st.just(st.one_of(_USUAL, st.sampled_from(FROM_THE_RIGHT))), st.just(WIDE_TEXTS))
"""Kinds of texts, of which a plan has one: no format need take every letter there is."""


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return a plan of up to three groups and four stages, with entries, details, notes, and own names throughout."""
    texts = draw(TEXTS)
    maybe = st.one_of(st.just(""), texts)
    named = texts.filter(lambda text: any(map(str.isalnum, text)))
    draft = Draft(new_plan(draw(st.sampled_from(("en-CA", "fr-CA", "en-GB")))))
    do.edit_project(draft, title=draw(maybe), organisation=draw(maybe), caption=draw(maybe), credit=draw(maybe))
    level = draft.plan.levels[0]
    draft.put(dataclasses.replace(level, name=draw(st.one_of(st.just(level.name), named)), gloss=draw(maybe)))
    for name in draw(st.lists(named, max_size=2)):
        do.add_group(draft, name=name)
    for name in draw(st.lists(named, max_size=4)):
        _add_stage(draw, draft, name, maybe)
    return draft.plan


def _add_stage(draw: st.DrawFn, draft: Draft, name: str, texts: st.SearchStrategy[str]) -> None:
    stage_id = do.add_stage(draft, name=name)
    do.set_control(draft, stage_id=stage_id, control=draw(st.sampled_from(("", *CONTROLS))), words=draw(texts))
    if note := draw(texts):
        do.add_note(draft, stage_id=stage_id, text=note, author="A", written_at="2026-11-24T10:00:00Z")
    count = draw(st.integers(0, 4))
    for rank in spread(count):
        draft.put(
            Involvement(
                id=new_id(),
                stage_id=stage_id,
                level_id=draw(st.sampled_from(draft.plan.levels)).id,
                group_id=draw(st.sampled_from(draft.plan.groups)).id,
                rank=rank,
                wording=draw(texts),
                used_for=draw(texts),
                timing=draw(texts),
                how_often=draw(texts),
                return_hours=draw(st.sampled_from(("", "2.5"))),
            )
        )


@st.composite
def options_for(draw: st.DrawFn, plan: Plan) -> ExportOptions:
    """Return options for a plan: what to show of it, how to lay it out, how it looks."""

    def some(ids: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))) if ids else ()

    flags = ("legend", "credit", "glosses", "details", "notes", "participants", "black_and_white")
    values: dict[str, Any] = {name: draw(st.booleans()) for name in flags}
    return ExportOptions(
        **values,
        title=draw(st.sampled_from((None, True, False))),
        layout=draw(st.sampled_from(("together", "apart", "across"))),
        face=draw(st.sampled_from(("sans", "serif"))),
        paper=draw(st.sampled_from((None, "a4", "letter"))),
        orientation=draw(st.sampled_from((None, "landscape", "portrait"))),
        language=draw(st.sampled_from(("", "fr-CA", "en-GB"))),
        groups=some([group.id for group in plan.groups]),
        stages=some([stage.id for stage in plan.stages]),
        columns=some([*(level.id for level in plan.levels), CONTROL_COLUMN]),
        page_numbers=False,
    )


ASKED = plans().flatmap(lambda plan: st.tuples(st.just(plan), options_for(plan)))
"""A plan and how it is asked for."""
