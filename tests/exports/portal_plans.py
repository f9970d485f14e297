# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans of one or two stages, for the sentences that are made of them."""

import dataclasses
from typing import Any

from app import operations as do
from app.exports.portal_text import Length, PortalOptions, portal_text
from app.models.changes import Draft
from app.models.new import new_plan
from app.models.plan import Plan
from tests.builders import done


def example(language: str = "en-CA") -> Plan:
    """Return the published example in a language."""
    return done(new_plan(language), do.fill_from_template, key="table-1")


def one_entry(level: int, text: str, *, language: str = "en-CA", stage: str = "Design", **group: Any) -> Plan:
    """Return a plan with one entry, typed, of learners or of a group made of these fields."""
    draft = Draft(new_plan(language))
    group_id = draft.plan.groups[0].id
    if group:
        draft.put(dataclasses.replace(draft.plan.groups[0], **{"one": "", "several": "", **group}))
    stage_id = do.add_stage(draft, name=stage)
    do.add_involvement(draft, stage_id=stage_id, level_id=draft.plan.levels[level].id, group_id=group_id, text=text)
    return draft.plan


def sentence(plan: Plan, key: str = "entry", length: Length = "long", **options: Any) -> str:
    """Return the text of the only sentence of a kind: "entry", "opening", "control" …"""
    text = portal_text(plan, length, PortalOptions(**options))
    (found,) = [each.text for each in text.sentences if each.key.partition(":")[0] == key]
    return found


def two_groups(language: str = "en-CA") -> Plan:
    """Return a plan of two stages in which learners, employers and a chamber of commerce take part."""
    french = language.startswith("fr")
    draft = Draft(new_plan(language))
    learners, levels = draft.plan.groups[0].id, draft.plan.levels
    employers = do.add_group(draft, name="Employeurs" if french else "Employers")
    chamber = do.add_group(draft, name="Chambre de commerce" if french else "Chamber of Commerce")
    do.edit_group(
        draft, group_id=chamber, one="la Chambre de commerce" if french else "the Chamber of Commerce", plural=False
    )
    needs = do.add_stage(draft, name="Besoins" if french else "Needs")
    design = do.add_stage(draft, name="Conception" if french else "Design")
    entries = (
        (needs, 1, learners, "Sondages (n=25)" if french else "Surveys (n=25)"),
        (needs, 1, employers, "Entrevues (n=8)" if french else "Interviews (n=8)"),
        (design, 2, learners, "Membre de l’équipe de conception (n=1)" if french else "Member of design team (n=1)"),
        (design, 3, chamber, "Cercle de partage" if french else "Sharing circle"),
    )
    for stage_id, level, group_id, text in entries:
        do.add_involvement(draft, stage_id=stage_id, level_id=levels[level].id, group_id=group_id, text=text)
    do.set_control(draft, stage_id=needs, control="group", group_ids=[employers])
    do.set_control(draft, stage_id=design, control="co-led", group_ids=[learners, chamber])
    return draft.plan
