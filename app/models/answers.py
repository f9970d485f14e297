# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The answers for portals and the profiles for exports that a plan keeps."""

from typing import Any, cast

from app.models.plan import Plan
from app.models.rows import Answer, AnswerGroup, AnswerStage, ExportProfile, Group, SentenceEdit, Stage


def answers(plan: Plan) -> tuple[Answer, ...]:
    """Return the answers in their order."""
    return _ordered(plan, "answers")


def answer(plan: Plan, answer_id: str) -> Answer:
    """Return one answer; raises NotFound."""
    return cast("Answer", plan.row("answers", answer_id))


def groups_of(plan: Plan, answer_id: str) -> tuple[Group, ...]:
    """Return the groups that were picked for an answer, in their order; none where it is about all of them."""
    rows = cast("list[AnswerGroup]", list(plan.rows("answer_groups").values()))
    picked = {row.group_id for row in rows if row.answer_id == answer_id}
    return tuple(group for group in plan.groups if group.id in picked)


def stages_of(plan: Plan, answer_id: str) -> tuple[Stage, ...]:
    """Return the stages that were picked for an answer, in their order; none where it is about all of them."""
    rows = cast("list[AnswerStage]", list(plan.rows("answer_stages").values()))
    picked = {row.stage_id for row in rows if row.answer_id == answer_id}
    return tuple(stage for stage in plan.stages if stage.id in picked)


def edits_of(plan: Plan, answer_id: str) -> dict[str, SentenceEdit]:
    """Return the sentences of an answer that are in own words, by their keys."""
    rows = cast("list[SentenceEdit]", list(plan.rows("sentence_edits").values()))
    return {row.key: row for row in sorted(rows, key=lambda row: row.id) if row.answer_id == answer_id}


def profiles(plan: Plan) -> tuple[ExportProfile, ...]:
    """Return the profiles in their order."""
    return _ordered(plan, "export_profiles")


def _ordered(plan: Plan, table: str) -> tuple[Any, ...]:
    rows: list[Any] = list(plan.rows(table).values())
    return tuple(sorted(rows, key=lambda row: (row.rank, row.id)))
