# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions about stages: who decides, whether anybody takes part, whether one is about evaluation."""

from app.models.finding import Finding, Place, Search
from app.models.overview import PARTNERSHIP, Overview, kind_of


def partnership_under_institution(seen: Overview) -> Search:
    """Ask (a) where somebody decides along and Control says that the institution does."""
    for stage in seen.stages:
        entries = seen.at(stage, PARTNERSHIP)
        if stage.control == "institution" and entries:
            level_id = seen.levels[PARTNERSHIP].id
            group_ids = {entry.group_id for entry in entries}
            places = tuple(
                Place(
                    stage_id=stage.id,
                    level_id=level_id,
                    involvement_ids=tuple(entry.id for entry in entries if entry.group_id == group.id),
                    group_id=group.id,
                )
                for group in seen.plan.groups
                if group.id in group_ids
            )
            yield Finding(
                rule="partnership-under-institution", letter="a", subject=stage.id, places=places, quoted=(level_id,)
            )


def shared_without_partnership(seen: Overview) -> Search:
    """Ask (b) where the decision is shared, or a group's, and nobody is at Partnership."""
    if PARTNERSHIP not in seen.levels:
        return
    for stage in seen.stages:
        if stage.control in ("co-led", "group") and not seen.at(stage, PARTNERSHIP):
            deciders = " ".join(group.id for group in seen.plan.deciders(stage.id))
            yield Finding(
                rule="shared-without-partnership",
                letter="b",
                subject=stage.id,
                places=(Place(stage_id=stage.id, at_control=True),),
                quoted=(seen.levels[PARTNERSHIP].id,),
                asked_of=(f"{stage.control} {deciders}",),
            )


def nobody_takes_part(seen: Overview) -> Search:
    """Ask (c) about the stages without an entry."""
    places = tuple(Place(stage_id=stage.id) for stage in seen.stages if not seen.entries[stage.id])
    if places:
        yield Finding(rule="nobody-takes-part", letter="c", subject="plan", places=places)


def control_empty(seen: Overview) -> Search:
    """Ask (d) about the stages in which it is not stated who decides."""
    places = tuple(
        Place(stage_id=stage.id, at_control=True)
        for stage in seen.stages
        if not stage.control and not stage.control_words
    )
    if places:
        yield Finding(rule="control-empty", letter="d", subject="plan", places=places)


def no_evaluation(seen: Overview) -> Search:
    """Ask (l) where there are stages and none is about evaluation."""
    if seen.stages and all(kind_of(stage) != "evaluation" for stage in seen.stages):
        yield Finding(rule="no-evaluation", letter="l", subject="plan", places=(), asked_of=("no evaluation",))
