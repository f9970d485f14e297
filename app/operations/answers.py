# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Answers: what a portal asks, and what the plan says to it in sentences."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import TextTooLong
from app.models.answers import answer, answers, edits_of
from app.models.changes import Draft, id_for, new_id
from app.models.fields import clean_text
from app.models.own_words import followed
from app.models.rows import Answer, AnswerGroup, AnswerStage, SentenceEdit
from app.operations.placing import rank_before


def add_answer(
    draft: Draft,
    *,
    before: str | None = None,
    group_ids: Sequence[str] = (),
    stage_ids: Sequence[str] = (),
    **fields: str | int | bool | None,
) -> str:
    """Add an answer, before another or at the end, with fields as ``edit_answer`` sets them.

    ``group_ids`` and ``stage_ids`` say what it is about; none means all of them.
    """
    new = Answer(id=new_id(), rank=rank_before(draft, answers(draft.plan), before))
    draft.put(new)
    edit_answer(draft, answer_id=new.id, **fields)
    pick_answer_groups(draft, answer_id=new.id, group_ids=group_ids)
    pick_answer_stages(draft, answer_id=new.id, stage_ids=stage_ids)
    return new.id


def edit_answer(draft: Draft, *, answer_id: str, **fields: str | int | bool | None) -> None:
    """Set fields of an answer by name: question, limit in characters, length, by, tense, plain, explain, details."""
    changed: dict[str, Any] = dict(fields)
    draft.put(dataclasses.replace(answer(draft.plan, answer_id), **changed))


def move_answer(draft: Draft, *, answer_id: str, before: str | None) -> None:
    """Move an answer before another, or to the end."""
    moved = answer(draft.plan, answer_id)
    if before != answer_id:
        siblings = [other for other in answers(draft.plan) if other.id != answer_id]
        draft.put(dataclasses.replace(moved, rank=rank_before(draft, siblings, before)))


def delete_answer(draft: Draft, *, answer_id: str) -> None:
    """Delete an answer with its sentences in own words."""
    draft.drop(answer(draft.plan, answer_id))


def pick_answer_groups(draft: Draft, *, answer_id: str, group_ids: Sequence[str]) -> None:
    """Say which groups an answer is about; none means all of them, also later ones."""
    plan = draft.plan
    of = answer(plan, answer_id).id
    wanted = {id_for(of, each): AnswerGroup(id=id_for(of, each), answer_id=of, group_id=plan.group(each).id)
              for each in group_ids}  # fmt: skip
    _pick(draft, "answer_groups", of, wanted)


def pick_answer_stages(draft: Draft, *, answer_id: str, stage_ids: Sequence[str]) -> None:
    """Say which stages an answer is about; none means all of them, also later ones."""
    plan = draft.plan
    of = answer(plan, answer_id).id
    wanted = {id_for(of, each): AnswerStage(id=id_for(of, each), answer_id=of, stage_id=plan.stage(each).id)
              for each in stage_ids}  # fmt: skip
    _pick(draft, "answer_stages", of, wanted)


def edit_sentence(draft: Draft, *, answer_id: str, key: str, said: str, text: str) -> None:
    """Say a sentence of an answer in own words; an empty text leaves it out.

    ``said`` is what the program says in its place; a text that says the same is no own one.
    """
    of = answer(draft.plan, answer_id).id
    if clean_text(text, lines=True) == clean_text(said, lines=True):
        restore_sentence(draft, answer_id=of, key=key)
        return
    there = edits_of(draft.plan, of).get(key) or SentenceEdit(id=id_for(of, key), answer_id=of, key=key)
    try:
        draft.put(dataclasses.replace(there, said=said, text=text))
    except TextTooLong as error:  # its field is called like that of a note
        raise TextTooLong("sentence", error.length, error.limit) from None


def restore_sentence(draft: Draft, *, answer_id: str, key: str) -> None:
    """Put a sentence back to what the plan says."""
    there = edits_of(draft.plan, answer(draft.plan, answer_id).id).get(key)
    if there:
        draft.drop(there)


def update_untouched(draft: Draft, *, answer_id: str, said: Mapping[str, str]) -> None:
    """Let sentences in own words follow the plan in those words that nobody touched.

    ``said`` is what the program says now, by key. Where the plan changed the very words that are somebody's own, the
    sentence stays as it is.
    """
    for key, edit in edits_of(draft.plan, answer(draft.plan, answer_id).id).items():
        now = clean_text(said.get(key, edit.said), lines=True)
        text = followed(edit.text, edit.said, now) if edit.said and edit.text else None
        if text is not None:
            edit_sentence(draft, answer_id=answer_id, key=key, said=now, text=text)


def _pick(draft: Draft, table: str, answer_id: str, wanted: Mapping[str, AnswerGroup | AnswerStage]) -> None:
    there: dict[str, Any] = {
        row_id: row for row_id, row in draft.plan.rows(table).items() if getattr(row, "answer_id", "") == answer_id
    }
    for row_id, row in there.items():
        if row_id not in wanted:
            draft.drop(row)
    for row_id, wanted_row in wanted.items():
        if row_id not in there:
            draft.put(wanted_row)
