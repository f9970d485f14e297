# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The two brief texts for a portal: medium has the words of the cells, short the stages by level."""

from collections.abc import Iterator

from app.exports.portal_long import explanation
from app.exports.portal_material import Material, Part, Sentence
from app.models.rows import Group, Level, Stage
from app.words.portal import stopped


def medium(material: Material) -> tuple[Part, ...]:
    """Return a part, which is a line, for each stage, or for each group with who decides at the end."""
    parts = [tuple(_explained(material))]
    if material.options.by == "stage":
        controlled = {stage.id for stage in material.controlled()}
        parts += [tuple(_line(material, stage, controlled=stage.id in controlled)) for stage in material.stages]
    else:
        parts += [tuple(_group_line(material, group)) for group in material.groups]
        parts.append(tuple(_control(material)))
    return tuple(part for part in parts if part)


def short(material: Material) -> tuple[Part, ...]:
    """Return a sentence for each level, of all groups together or of each one, and who decides."""
    parts: list[Part]
    if material.options.by == "stage":
        parts = [(*_explained(material), *_levels(material), *_control(material))]
    else:
        parts = [tuple(_explained(material)), *(tuple(_levels(material, group)) for group in material.groups)]
        parts.append(tuple(_control(material)))
    return tuple(part for part in parts if part)


def _explained(material: Material) -> Iterator[Sentence]:
    if material.options.explain and (text := explanation(material)):
        yield material.sentence("explain", text)


def _line(material: Material, stage: Stage, *, controlled: bool) -> Iterator[Sentence]:
    said, name = material.grammar.said, material.name(stage)
    if words := _entries(material, stage):
        yield material.sentence(f"line:{stage.id}", said(name, words), stage=stage)
    if controlled:
        term = material.control_term(stage)
        text = said(material.control_label, term) if words else said(name, f"{material.control_label} – {term}")
        yield material.sentence(f"line-control:{stage.id}", stopped(text), stage=stage)


def _group_line(material: Material, group: Group) -> Iterator[Sentence]:
    said, head = material.grammar.said, material.group_name(group.id)
    for stage in material.stages:
        if words := _entries(material, stage, group):
            text = said(material.name(stage), words)
            text, head = said(head, text) if head else text, ""
            yield material.sentence(f"line:{stage.id}:{group.id}", text, stage=stage)


def _entries(material: Material, stage: Stage, group: Group | None = None) -> str:
    """Return the entries of a stage with their stop; details stand behind the entry that they belong to."""
    sentences: list[str] = []
    together: list[str] = []
    for level, entry in material.entries(stage, group):
        words = material.printed(entry, with_group=material.several_groups and not group)
        together.append(f"{material.level_name(level)} – {words}")
        if material.options.details and (details := material.details(entry)):
            sentences += [stopped(material.grammar.joined(together)), details]
            together = []
    if together:
        sentences.append(stopped(material.grammar.joined(together)))
    return " ".join(sentences)


def _levels(material: Material, group: Group | None = None) -> Iterator[Sentence]:
    head = material.group_name(group.id) if group else ""
    for level in material.plan.levels:
        if mentions := ", ".join(text for _, text in _mentions(material, level, group)):
            text = stopped(material.grammar.said(material.level_name(level), mentions))
            text, head = material.grammar.said(head, text) if head else text, ""
            yield material.sentence(f"level:{level.id}:{group.id}" if group else f"level:{level.id}", text)


def _mentions(material: Material, level: Level, group: Group | None) -> Iterator[tuple[Stage, str]]:
    """Yield the stages where anything stands at a level, each with how many, and whose where that must be said."""
    for stage in material.stages:
        entries = material.cell(stage, level, group)
        said: dict[str, None] = {}
        for entry in entries:
            count = material.grammar.count_term(material.how_many(entry))
            whose = material.group_name(entry.group_id) if material.several_groups and not group else ""
            said[", ".join(filter(None, (whose, count)))] = None
        terms = material.grammar.joined(list(filter(None, said)))
        if entries:
            yield stage, f"{material.name(stage)} ({terms})" if terms else material.name(stage)


def _control(material: Material) -> Iterator[Sentence]:
    terms = [f"{material.name(stage)}, {material.control_term(stage)}" for stage in material.controlled()]
    if terms:
        text = material.grammar.said(material.control_label, material.grammar.joined(terms))
        yield material.sentence("short-control", stopped(text))
