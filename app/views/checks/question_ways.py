# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The ways out of a question: an edit each, or the place where somebody goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app import operations as do
from app.models.finding import Finding, Place
from app.models.overview import PARTICIPATE, PARTNERSHIP, evaluation_name
from app.models.plan import Plan
from app.models.rows import Involvement
from app.words import asking as words

_WAYS = {
    "a": ("co_led", "to_participate"),
    "b": ("add_entry", "change_control"),
    "c": ("ideas",),
    "d": ("fill_in_control",),
    "e": ("to_matrix", "remove_group"),
    "f": ("show_entries",),
    "g": ("show_design",),
    "h": ("fill_in_heard_back",),
    "i": ("add_note",),
    "j": ("to_entry", "to_group"),
    "k": ("remove_one",),
    "l": ("add_evaluation",),
    "m": ("fill_in_return",),
    "n": ("to_entry",),
    "o": ("to_fitting",),
}
_DETAILS = (
    "heard_back",
    "return_words",
    "return_hours",
    "return_rate",
    "used_for",
    "timing",
    "how_often",
    "lead",
    "why",
)

Then = Literal["", "type", "offers", "heard_back", "return_words", "note", "ideas", "group"]


@dataclass(frozen=True, slots=True)
class Jump:
    """Where to go, and what to open there: the cell's editor, the offers for Control, a field of Details, ideas."""

    place: Place
    then: Then = ""


@dataclass(frozen=True, slots=True)
class Step:
    """An edit: an operation with its values."""

    operation: Callable[..., object]
    values: dict[str, object]


def ways(plan: Plan, finding: Finding, language: str, *, groups: bool) -> list[tuple[str, str]]:
    """Return the ways out of a question with the texts of their buttons, as far as the plan leaves them open.

    ``groups`` says whether there is a page of groups to go to.
    """
    texts = words.ways(language)
    found = []
    for way in _WAYS[finding.letter]:
        text = texts[way]
        if way == "to_group" and not groups:
            continue
        if way == "remove_group" and len(plan.groups) == 1:
            continue
        level = _level_for(plan, finding, way)
        if "{level}" in text and level is None:
            continue
        name = evaluation_name(plan.project.language)
        found.append((way, text.format(level=plan.level(level).name if level else "", name=name)))
    return found


def taken(plan: Plan, finding: Finding, way: str) -> Step | Jump:
    """Return what a way out is: an edit, or a jump."""
    place = finding.places[0] if finding.places else Place()
    edit = _edit(plan, finding, way, place)
    if edit:
        return edit
    if way == "show_design":
        return Jump(finding.places[1])
    if way in ("change_control", "fill_in_control"):
        return Jump(Place(stage_id=place.stage_id, at_control=True), "offers")
    if way == "add_entry":
        who = next((group.id for group in plan.deciders(place.stage_id or "")), None)
        level_id = _level_for(plan, finding, way)
        return Jump(Place(stage_id=place.stage_id, level_id=level_id, group_id=who), "type")
    then: dict[str, Then] = {
        "fill_in_heard_back": "heard_back",
        "fill_in_return": "return_words",
        "add_note": "note",
        "ideas": "ideas",
        "to_group": "group",
    }
    return Jump(Place() if way == "to_matrix" else place, then.get(way, ""))


def _edit(plan: Plan, finding: Finding, way: str, place: Place) -> Step | None:
    if way == "co_led":
        group_ids = [each.group_id for each in finding.places]
        return Step(do.set_control, {"stage_id": place.stage_id, "control": "co-led", "group_ids": group_ids})
    if way in ("to_participate", "to_fitting"):
        ids = [involvement_id for each in finding.places for involvement_id in each.involvement_ids]
        level_id = _level_for(plan, finding, way)
        return Step(do.move_involvements, {"involvement_ids": ids, "stage_id": place.stage_id, "level_id": level_id})
    if way == "remove_group":
        return Step(do.delete_group, {"group_id": place.group_id})
    if way == "remove_one":
        return Step(do.delete_involvement, {"involvement_id": _poorest(plan, place).id})
    if way == "add_evaluation":
        return Step(do.add_stage, {"name": evaluation_name(plan.project.language), "kind": "evaluation"})
    return None


def _level_for(plan: Plan, finding: Finding, way: str) -> str | None:
    """Return the level that a way leads to; None where it leads to none, or the plan has it not."""
    if way == "to_fitting":
        return str(finding.facts["fits"]) or None
    key = {"to_participate": PARTICIPATE, "add_entry": PARTNERSHIP}.get(way)
    return next((level.id for level in plan.levels if level.key == key), None)


def _poorest(plan: Plan, place: Place) -> Involvement:
    """Return the entry that says least beside its words; of several the last."""
    entries = [plan.involvement(involvement_id) for involvement_id in place.involvement_ids]
    return min(reversed(entries), key=lambda entry: sum(bool(getattr(entry, field)) for field in _DETAILS))
