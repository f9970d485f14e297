# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The long text for a portal: whole sentences."""

from collections.abc import Iterator

from app.exports.portal_material import Material, Part, Sentence
from app.models.rows import Group, Involvement, Level, Stage
from app.models.schemes import SCHEMES, shipped_scheme
from app.words.portal import stopped


def long(material: Material) -> tuple[Part, ...]:
    """Return the opening, then a part for each stage, or for each group with who decides at the end."""
    parts = [tuple(_opening(material))]
    if material.options.by == "stage":
        controlled = {stage.id for stage in material.controlled()}
        parts += [tuple(_stage(material, stage, controlled=stage.id in controlled)) for stage in material.stages]
    else:
        parts += [tuple(_group(material, group)) for group in material.groups]
        parts.append(tuple(_control(material, stage, named=True) for stage in material.controlled()))
    return tuple(part for part in parts if part)


def explanation(material: Material) -> str:
    """Return what the levels mean at which anything stands, as far as that is known."""
    levels = material.used_levels()
    if all(material.verb_of(level) for level in levels):
        names = {level.key: material.level_name(level) for level in levels}
        return material.grammar.explained(names, material.institution)
    said = material.grammar.said
    return " ".join(stopped(said(level.name, level.definition)) for level in levels if level.definition)


def _opening(material: Material) -> Iterator[Sentence]:
    scheme, grammar, tense = material.plan.scheme, material.grammar, material.options.tense
    after = shipped_scheme(scheme.key, material.language).short if scheme.key in SCHEMES else ""
    for group in material.groups:
        stages, of = material.stages_of[group.id], len(material.plan.stages)
        text = grammar.opening(material.who(group.id), stages, of, after, tense)
        yield material.sentence(f"opening:{group.id}", text)
        after = ""
    if material.groups and scheme.key not in SCHEMES and scheme.name:
        yield material.sentence("levels", grammar.own_levels(scheme.name))
    if material.options.explain and (text := explanation(material)):
        yield material.sentence("explain", text)


def _stage(material: Material, stage: Stage, *, controlled: bool) -> Iterator[Sentence]:
    name, any_entry = material.name(stage), False
    for level, entry in material.entries(stage):
        yield from _entry(material, stage, level, entry, "" if any_entry else name)
        any_entry = True
    if controlled:
        yield _control(material, stage, named=not any_entry)


def _group(material: Material, group: Group) -> Iterator[Sentence]:
    head = material.group_name(group.id)
    for stage in material.stages:
        name = material.name(stage)
        for level, entry in material.entries(stage, group):
            yield from _entry(material, stage, level, entry, name, head)
            name = head = ""


def _entry(
    material: Material, stage: Stage, level: Level, entry: Involvement, name: str, head: str = ""
) -> Iterator[Sentence]:
    """Yield an entry and its details; ``name`` is empty where the sentence before is of the same stage."""
    verb = material.verb_of(level)
    if verb and (entry.in_sentences or not entry.wording):
        text = material.taking_part(entry, verb, name)
    else:
        by_stage = material.options.by == "stage"
        group = material.group_name(entry.group_id) if material.several_groups and by_stage else ""
        words = material.printed(entry, with_group=False)
        text = material.grammar.labelled(material.level_name(level), name, group if words != group else "", words)
    text = material.grammar.said(head, text) if head else text
    yield material.sentence(f"entry:{entry.id}", text, stage=stage, entry=entry)
    if material.options.details and (text := material.details(entry)):
        yield material.sentence(f"details:{entry.id}", text, stage=stage, entry=entry)


def _control(material: Material, stage: Stage, *, named: bool) -> Sentence:
    return material.sentence(f"control:{stage.id}", material.control(stage, named=named), stage=stage)
