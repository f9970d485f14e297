# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a question says in words, about the plan that raised it."""

from collections.abc import Callable, Sequence

from app.models.finding import Finding, Place
from app.models.overview import activity_name
from app.models.plan import Plan
from app.models.row_texts import control_text, entry_text
from app.words import asking as words
from app.words import changes
from app.words.matrix import control_definition, control_head

_QUOTED_GROUPS = 1


def question(plan: Plan, finding: Finding, language: str) -> str:
    """Return the sentence that asks; the plan is the one that raised it."""
    return _SENTENCES[finding.letter](plan, finding, language)


def line_text(plan: Plan, line: Sequence[Finding], language: str) -> str:
    """Return the one sentence for all that one rule found."""
    if len(line) == 1:
        return question(plan, line[0], language)
    level_id = line[0].places[0].level_id if line[0].places else None
    level = plan.level(level_id).name if level_id else ""
    return words.several(line[0].letter, len(line), level, language)


def definitions(plan: Plan, finding: Finding, language: str) -> list[str]:
    """Return what is quoted under a question: what the levels mean that it leans on, or Control."""
    quoted = [(plan.level(level_id).name, plan.level(level_id).definition) for level_id in finding.quoted]
    if finding.letter == "d":
        own = plan.project.language
        quoted.append((control_head(own), control_definition(own)))
    return [words.definition(name, meaning, language) for name, meaning in quoted if meaning]


def place_text(plan: Plan, place: Place, language: str) -> str:
    """Return the name of a place, for a jump: a cell with its entry, a stage, a group."""
    if place.stage_id is None:
        return plan.group(place.group_id).name if place.group_id else ""
    stage = plan.stage(place.stage_id).name
    if not place.level_id:
        return stage
    where = changes.place(stage, plan.level(place.level_id).name, language)
    if not place.involvement_ids:
        return where
    entry = plan.involvement(place.involvement_ids[0])
    return words.entry_at(where, entry_text(plan, entry, with_group=len(plan.groups) > _QUOTED_GROUPS), language)


def _stage(plan: Plan, finding: Finding) -> str:
    return plan.stage(finding.places[0].stage_id or "").name


def _stages(plan: Plan, finding: Finding) -> list[str]:
    return [plan.stage(place.stage_id or "").name for place in finding.places]


def _group(plan: Plan, finding: Finding) -> str:
    return plan.group(finding.places[0].group_id or "").name


def _groups(plan: Plan, finding: Finding) -> list[str]:
    named = {place.group_id for place in finding.places} | set(str(finding.facts.get("groups", "")).split())
    return [group.name for group in plan.groups if group.id in named]


def _level(plan: Plan, finding: Finding) -> str:
    return plan.level(finding.quoted[0]).name


def _cell(plan: Plan, finding: Finding, language: str) -> str:
    return changes.place(_stage(plan, finding), plan.level(finding.places[0].level_id or "").name, language)


def _entry(plan: Plan, finding: Finding) -> str:
    return entry_text(plan, plan.involvement(finding.places[0].involvement_ids[0]), with_group=False)


def _shared(plan: Plan, finding: Finding, language: str) -> str:
    stage = plan.stage(finding.places[0].stage_id or "")
    control = control_text(plan, stage, language)
    return words.shared_without_partnership(stage.name, control, _level(plan, finding), language)


def _learners(plan: Plan, finding: Finding, language: str) -> str:
    how = {name: bool(finding.facts[name]) for name in ("told", "asked")}
    return words.learners_never_shape(_groups(plan, finding), language, **how)


def _not_heard_back(plan: Plan, finding: Finding, language: str) -> str:
    if finding.subject == "plan":
        return words.not_heard_back(len(finding.places), language)
    return words.this_not_heard_back(_cell(plan, finding, language), _entry(plan, finding), language)


def _nothing_in_return(plan: Plan, finding: Finding, language: str) -> str:
    if finding.subject == "plan":
        return words.nothing_in_return(len(finding.places), language)
    return words.nothing_in_return_here(_cell(plan, finding, language), _entry(plan, finding), language)


def _all(plan: Plan, finding: Finding, language: str) -> str:
    group = plan.group(finding.places[0].group_id or "")
    return words.all_at_partnership(_stage(plan, finding), group.several or group.name, _level(plan, finding), language)


def _odd_level(plan: Plan, finding: Finding, language: str) -> str:
    level = plan.level(finding.quoted[0])
    activity = activity_name(int(finding.facts["activity"]), language)
    return words.odd_level(
        _stage(plan, finding), _entry(plan, finding), level.name, level.gloss or level.definition, activity, language
    )


_SENTENCES: dict[str, Callable[[Plan, Finding, str], str]] = {
    "a": lambda plan, finding, language: words.partnership_under_institution(
        _stage(plan, finding), _groups(plan, finding), _level(plan, finding), language
    ),
    "b": _shared,
    "c": lambda plan, finding, language: words.nobody_takes_part(_stages(plan, finding), language),
    "d": lambda plan, finding, language: words.control_empty(_stages(plan, finding), language),
    "e": lambda plan, finding, language: words.group_used_nowhere(_group(plan, finding), language),
    "f": _learners,
    "g": lambda plan, finding, language: words.learners_after_design(
        _groups(plan, finding), _stage(plan, finding), language
    ),
    "h": _not_heard_back,
    "i": lambda plan, finding, language: words.same_small_number(
        int(finding.facts["n"]), len(finding.places), _group(plan, finding), language
    ),
    "j": lambda plan, finding, language: words.more_than_the_group(
        _stage(plan, finding), int(finding.facts["n"]), _group(plan, finding), int(finding.facts["size"]), language
    ),
    "k": lambda plan, finding, language: words.stands_twice(
        _cell(plan, finding, language),
        _entry(plan, finding),
        int(finding.facts["count"]),
        _group(plan, finding),
        language,
    ),
    "l": lambda _plan, _finding, language: words.no_evaluation(language),
    "m": _nothing_in_return,
    "n": _all,
    "o": _odd_level,
}
