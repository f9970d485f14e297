# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions about groups: where they come in, how far, and with how many people."""

from app.models.finding import Finding, Place, Search
from app.models.overview import CONSULT, INFORM, PARTICIPATE, PARTNERSHIP, Overview, kind_of, place_of
from app.models.rows import Stage

_SMALL = 10
_OFTEN = 3


def group_used_nowhere(seen: Overview) -> Search:
    """Ask (e) about a group that has no entry and decides nowhere, once there are stages."""
    used = {entry.group_id for entries in seen.entries.values() for entry in entries}
    used |= {group.id for stage in seen.stages for group in seen.plan.deciders(stage.id)}
    for group in seen.plan.groups if seen.stages else ():
        if group.id not in used:
            yield Finding(rule="group-used-nowhere", letter="e", subject=group.id, places=(Place(group_id=group.id),))


def learners_never_shape(seen: Overview) -> Search:
    """Ask (f) where learners are told or asked and nowhere work along or decide."""
    if not {PARTICIPATE, PARTNERSHIP} & seen.levels.keys() or any(_decide(seen, stage) for stage in seen.stages):
        return
    keys: set[str] = set()
    places: list[Place] = []
    for stage in seen.stages:
        entries = [entry for entry in seen.entries[stage.id] if entry.group_id in seen.learners]
        keys |= {seen.key(entry) for entry in entries}
        places += map(place_of, entries)
        yield None
    if keys and keys <= {INFORM, CONSULT}:
        how = {"told": INFORM in keys, "asked": CONSULT in keys}
        above = (seen.levels[key].id for key in (PARTICIPATE, PARTNERSHIP) if key in seen.levels)
        yield Finding(
            rule="learners-never-shape",
            letter="f",
            subject="plan",
            places=tuple(places),
            facts=how,
            quoted=tuple(above),
            asked_of=(f"{how}",),
            of_whole_plan=True,
        )


def learners_after_design(seen: Overview) -> Search:
    """Ask (g) where learners first appear in a stage after the last one that is about design."""
    kinds = [kind_of(stage) for stage in seen.stages]
    if "design" not in kinds:
        return
    last = len(kinds) - 1 - kinds[::-1].index("design")
    first = next((at for at, stage in enumerate(seen.stages) if _appear(seen, stage)), 0)
    if first > last:
        stage = seen.stages[first]
        group_ids = {entry.group_id for entry in seen.entries[stage.id]} & seen.learners
        group_ids |= {group.id for group in seen.plan.deciders(stage.id)} & seen.learners
        design = tuple(Place(stage_id=seen.stages[at].id) for at, kind in enumerate(kinds) if kind == "design")
        yield Finding(
            rule="learners-after-design",
            letter="g",
            subject="plan",
            places=(Place(stage_id=stage.id), *design),
            facts={"groups": " ".join(group.id for group in seen.plan.groups if group.id in group_ids)},
            asked_of=(stage.id,),
        )


def same_small_number(seen: Overview) -> Search:
    """Ask (i) where the same small number stands in three entries of a group or more."""
    found: dict[tuple[str, int], list[Place]] = {}
    for stage in seen.stages:
        for entry in seen.entries[stage.id]:
            if entry.count_kind == "exact" and entry.count_from and entry.count_from <= _SMALL:
                found.setdefault((entry.group_id, entry.count_from), []).append(place_of(entry))
        yield None
    for group in seen.plan.groups:
        for (group_id, number), places in found.items():
            if group_id == group.id and len(places) >= _OFTEN:
                yield Finding(
                    rule="same-small-number",
                    letter="i",
                    subject=f"{group_id} {number}",
                    places=tuple(places),
                    facts={"n": number},
                )


def more_than_the_group(seen: Overview) -> Search:
    """Ask (j) where an entry counts more people than its group has."""
    for stage in seen.stages:
        for entry in seen.entries[stage.id]:
            size = seen.groups[entry.group_id].size
            number = entry.count_to if entry.count_kind == "range" else entry.count_from
            if size is not None and number is not None and entry.count_kind != "all" and number > size:
                yield Finding(
                    rule="more-than-the-group",
                    letter="j",
                    subject=entry.id,
                    places=(place_of(entry),),
                    facts={"n": number, "size": size},
                )
        yield None


def _decide(seen: Overview, stage: Stage) -> bool:
    return any(group.id in seen.learners for group in seen.plan.deciders(stage.id))


def _appear(seen: Overview, stage: Stage) -> bool:
    return _decide(seen, stage) or any(entry.group_id in seen.learners for entry in seen.entries[stage.id])
