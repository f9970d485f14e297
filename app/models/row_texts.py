# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a plan says of one of its rows, a field at a time, for sentences about changes."""

from app.models.atoms import CONTROL
from app.models.groups import kind_name
from app.models.plan import Plan
from app.models.rows import (
    Answer,
    AnswerGroup,
    AnswerStage,
    Group,
    Involvement,
    LadderPlace,
    Note,
    Row,
    SentenceEdit,
    Stage,
)
from app.models.wording import printed
from app.words import answers as answer_words
from app.words import changes as words
from app.words import counts, details, fields, ladder, matrix


def entry_text(plan: Plan, entry: Involvement, *, with_group: bool) -> str:
    """Return what an entry says in its cell, in the language of the plan; behind its group where that is wanted."""
    group = plan.group(entry.group_id)
    text = printed(entry, group, plan.project.language) or group.name
    return matrix.tagged(group.name, text, plan.project.language) if with_group else text


def count_text(plan: Plan, entry: Involvement) -> str:
    """Return how many an entry says, in the language of the plan."""
    group = plan.group(entry.group_id)
    members = group.several or group.name
    usual = counts.count(entry.count_kind, entry.count_from or 0, entry.count_to or 0, members, plan.project.language)
    return entry.count_text or usual


def control_text(plan: Plan, stage: Stage, language: str) -> str:
    """Return who decides in a stage, as printed; "Not stated" where it is not said."""
    deciders = [group.name for group in plan.deciders(stage.id)]
    usual = matrix.control(stage.control, deciders, plan.project.language)
    return stage.control_words or usual or details.not_stated(language)


def control_head(plan: Plan) -> str:
    """Return the head of the column that says who decides, in the language of the plan.

    Some sets have a level called Control; two columns of that name would be taken for one another.
    """
    language = plan.project.language
    usual = matrix.control_head(language)
    is_level = any(level.key == "control" or level.name.casefold() == usual.casefold() for level in plan.levels)
    return matrix.control_head(language, is_level=is_level)


def entry_place(plan: Plan, entry: Involvement, language: str) -> str:
    """Return where an entry stands."""
    return words.place(plan.stage(entry.stage_id).name, plan.level(entry.level_id).name, language)


def note_place(plan: Plan, note: Note, language: str) -> str:
    """Return what a note is on."""
    stage = plan.stage(note.stage_id).name if note.stage_id else ""
    column = plan.level(note.level_id).name if note.level_id else ""
    return words.place(stage, control_head(plan) if note.at_control else column, language)


def field_name(table: str, field: str, language: str) -> str:
    """Return the name of a field or an atom as people read it."""
    if table == "stages" and field == "kind":
        return details.labels(language)["kind"].rstrip("?")
    if table == "groups" and field == "kind":
        return words.group_kind(language)
    if field in ("group_id", "level_id"):
        return details.labels(language)[field.removesuffix("_id")]
    names = {CONTROL: "control_words", "names": "name", "words": "wording", "count_kind": "count_from"}
    if table == "left_questions" and field == "left":
        return words.left_question(language)
    if table in ("answer_groups", "answer_stages"):
        return fields.name(table, language)
    if table == "sentence_edits":
        return fields.name("sentence", language)
    return fields.name(names.get(field, field), language)


def field_text(row: Row, field: str, language: str) -> str:
    """Return the value of a field; empty for none."""
    value = getattr(row, field)
    if field == "kind" and isinstance(row, Stage):
        value = details.stage_kinds(language)[value] if value else ""
    if field == "kind" and isinstance(row, Group):
        value = kind_name(value, language)
    if field == "tint":
        value = details.tints(language)[value]
    if isinstance(row, LadderPlace) and value:
        value = ladder.rungs(language)[value]
    if isinstance(row, Answer):
        if isinstance(value, bool):
            return answer_words.yes_or_no(value=value, language=language)
        value = answer_words.values(field, language).get(str(value), value)
    return "" if value is None else str(value)


def name_of(plan: Plan, row: Row, language: str) -> str:
    """Return what people call a row."""
    if isinstance(row, Involvement):
        return entry_text(plan, row, with_group=len(plan.groups) > 1)
    if isinstance(row, Note):
        return row.text
    if isinstance(row, LadderPlace):
        return f"{plan.stage(row.stage_id).name}, {plan.group(row.group_id).name}"
    if isinstance(row, Answer):
        return answer_words.name(row.question, language)
    if isinstance(row, SentenceEdit):
        return row.text or row.said
    if isinstance(row, AnswerGroup):
        return plan.group(row.group_id).name
    if isinstance(row, AnswerStage):
        return plan.stage(row.stage_id).name
    return str(getattr(row, "name", ""))
