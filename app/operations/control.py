# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Control: who decides in a stage."""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from app.models.changes import Draft, new_id
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.rows import ControlParty
from app.words.matrix import control as control_words


class Control(NamedTuple):
    """Who decides in a stage, as ``set_control`` takes it."""

    control: str
    group_ids: tuple[str, ...] = ()
    words: str = ""


def set_control(draft: Draft, *, stage_id: str, control: str, group_ids: Sequence[str] = (), words: str = "") -> None:
    """Say who decides in a stage.

    ``control`` is a key of ``rows.CONTROLS``, or empty for not stated. ``group_ids`` are the groups that decide
    ("group") or decide along with the institution ("co-led"); for the other keys they are left out. ``words`` are
    printed instead of the usual ones.
    """
    decide(draft, draft.plan, stage_id, Control(control, tuple(group_ids), words))


def decide(draft: Draft, plan: Plan, stage_id: str, said: Control) -> None:
    """Do the same with one of many stages of ``plan``, which need not be made anew for each."""
    control, group_ids, words = said
    stage = plan.stage(stage_id)
    wanted = {plan.group(group_id).id for group_id in group_ids} if control in ("co-led", "group") else set()
    for party in plan.parties(stage_id):
        if party.group_id in wanted:
            wanted.remove(party.group_id)
        else:
            draft.drop(party)
    for group in plan.groups:
        if group.id in wanted:
            draft.put(ControlParty(id=new_id(), stage_id=stage_id, group_id=group.id))
    draft.put(dataclasses.replace(stage, control=control, control_words=words))


def type_control(draft: Draft, *, stage_id: str, text: str) -> None:
    """Say who decides as typed: one of the offers, co-led with several groups, or else own words.

    Capitals do not matter: "institution" is the offer "Institution".
    """
    plan = draft.plan
    decide(draft, plan, stage_id, read_control(plan, text))


def read_control(plan: Plan, text: str) -> Control:
    """Return what a text says of who decides; see ``type_control``."""
    text = clean_text(text, lines=False)
    for control, group_ids in control_offers(plan):
        names = [plan.group(group_id).name for group_id in group_ids]
        if control_words(control, names, plan.project.language).casefold() == text.casefold():
            return Control(control, group_ids)
    named = _named_groups(plan, text)
    return Control("co-led", named) if named else Control("other", words=text)


def control_offers(plan: Plan) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is offered for Control, as (key of ``rows.CONTROLS``, group ids); not stated comes first."""
    return [
        ("", ()),
        ("institution", ()),
        ("co-led", ()),
        *(("co-led", (group.id,)) for group in plan.groups),
        *(("group", (group.id,)) for group in plan.groups),
    ]


def _named_groups(plan: Plan, text: str) -> tuple[str, ...]:
    """Return the groups that a "co-led with" names, where it names two or more and nothing else."""
    named = [group for group in plan.groups if group.name.casefold() in text.casefold()]
    words = control_words("co-led", [group.name for group in named], plan.project.language)
    return tuple(group.id for group in named) if words.casefold() == text.casefold() else ()
