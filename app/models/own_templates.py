# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Templates of one's own: what a plan says, without what is said of one project alone."""

import dataclasses
from dataclasses import dataclass

from app.errors import NameNeeded, TextTooLong
from app.models.changes import new_id
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.row_texts import entry_text
from app.models.rows import ControlParty, Group, Involvement, Project
from app.models.wording import says_number, without_numbers

LONGEST_NAME = 100
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that somebody saved: its name, what it is for in a line, and the plan that it makes."""

    name: str
    line: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class DoubtfulWords:
    """Words of a plan that somebody should look at before they go along into a template.

    ``counted`` are entries in whose own words a number of people stands, which is left out; ``figures`` are those that
    keep another figure, and ``control`` is who decides in words of one's own.
    """

    counted: tuple[str, ...]
    figures: tuple[str, ...]
    control: tuple[str, ...]


def doubtful_words(plan: Plan) -> DoubtfulWords:
    """Return what to look at in a plan before it becomes a template, each text once, in the order of the stages."""
    own_words = {
        entry_text(plan, entry, with_group=False): entry.wording or entry.activity
        for stage in plan.stages
        for level in plan.levels
        for entry in plan.cell(stage.id, level.id)
    }
    return DoubtfulWords(
        counted=tuple(text for text, own in own_words.items() if says_number(own)),
        figures=tuple(text for text, own in own_words.items() if any(map(str.isdecimal, without_numbers(own)))),
        control=tuple(dict.fromkeys(stage.control_words for stage in plan.stages if stage.control_words)),
    )


def own_template(plan: Plan, *, name: str, line: str) -> OwnTemplate:
    """Return what a plan is as a template.

    Stages, groups, levels and the words of entries stay. Title, institution, funder, sizes, counts, dates, notes, and
    who looks after what are left out; of free wording the numbers of people are. Raises NameNeeded and TextTooLong.
    """
    name, line = clean_text(name, lines=False), clean_text(line, lines=False)
    if not name:
        raise NameNeeded
    for field, text, limit in (("name", name, LONGEST_NAME), ("template_line", line, LONGEST_LINE)):
        if len(text) > limit:
            raise TextTooLong(field, len(text), limit)
    return OwnTemplate(name, line, _stripped(plan))


def _stripped(plan: Plan) -> Plan:
    old = plan.project
    project = Project(
        id=new_id(),
        scheme_id=plan.scheme.id,
        language=old.language,
        currency=old.currency,
        caption=old.caption,
        credit=old.credit,
    )
    levels = {level.id: level for level in plan.levels}
    entries = [_example(entry) for entry in plan.involvements() if entry.level_id in levels]
    parties: list[ControlParty] = [party for stage in plan.stages for party in plan.parties(stage.id)]
    return Plan(
        {
            "project": {project.id: project},
            "schemes": {plan.scheme.id: plan.scheme},
            "levels": {**levels},
            "groups": {group.id: _anybody(group) for group in plan.groups},
            "stages": {stage.id: stage for stage in plan.stages},
            "control_parties": {party.id: party for party in parties},
            "involvements": {entry.id: entry for entry in entries if says_something(entry)},
        }
    )


def says_something(entry: Involvement) -> bool:
    """Tell whether an entry of a template has words of its own."""
    return bool(entry.wording or entry.activity or entry.count_kind)


def _uncounted(text: str) -> str:
    """Return words without the numbers of people in them; empty where no word is left."""
    left = without_numbers(text)
    return left if any(map(str.isalnum, left)) else ""


def _anybody(group: Group) -> Group:
    return dataclasses.replace(group, size=None, note="")


def _example(entry: Involvement) -> Involvement:
    whole = entry.count_kind == "all"
    return Involvement(
        id=entry.id,
        stage_id=entry.stage_id,
        level_id=entry.level_id,
        group_id=entry.group_id,
        rank=entry.rank,
        activity=_uncounted(entry.activity),
        count_kind=entry.count_kind if whole else "",
        count_text=entry.count_text if whole else "",
        wording=_uncounted(entry.wording),
        in_sentences=entry.in_sentences,
        is_example=True,
    )
