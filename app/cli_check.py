# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command ``check``: what may be asked of a plan, and what it adds up to."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.models.count_texts import count_tables
from app.models.counts import Counts, Sum, plan_counts
from app.models.finding import Finding
from app.models.plan import Plan
from app.models.question_texts import definitions, line_text, place_text, question
from app.models.questions import lines, questions
from app.models.rows import LeftQuestion
from app.storage.reading import read_plan_file
from app.words import asking as words
from app.words import counting

_MOST_PLACES = 20


def check(file: Path, language: str, *, as_json: bool) -> str:
    """Return what the command prints about a plan file; raises UserError where it cannot be read."""
    plan = read_plan_file(file).plan
    if as_json:
        return json.dumps(questions_as_data(plan, language), ensure_ascii=False, indent=2)
    return "\n".join([*_question_lines(plan, language), *_count_lines(plan, language)])


def questions_as_data(plan: Plan, language: str) -> dict[str, Any]:
    """Return the questions and the counts; ``docs/COMMANDS.md`` explains the keys, which are a promise."""
    found = questions(plan)
    return {
        "questions": [
            *(_finding_as_data(plan, finding, None, language) for finding in found.open),
            *(_finding_as_data(plan, finding, row, language) for finding, row in found.left),
        ],
        "counts": _counts_as_data(plan),
    }


def _finding_as_data(plan: Plan, finding: Finding, left: LeftQuestion | None, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "letter": finding.letter,
        "question": question(plan, finding, language),
        "definitions": definitions(plan, finding, language),
        "places": [
            {
                "place": place_text(plan, place, language),
                "stage_id": place.stage_id,
                "level_id": place.level_id,
                "at_control": place.at_control,
                "group_id": place.group_id,
                "involvement_ids": list(place.involvement_ids),
            }
            for place in finding.places
        ],
        "left": left is not None,
        "reason": left.reason if left else "",
    }


def _counts_as_data(plan: Plan) -> dict[str, Any]:
    counts = plan_counts(plan)
    return {
        "currency": plan.project.currency,
        "levels": [{"id": level.id, "name": level.name, **_data(counts.levels[level.id])} for level in plan.levels],
        "groups": [{"id": group.id, "name": group.name, **_data(counts.groups[group.id])} for group in plan.groups],
        "stages": [{"id": stage.id, "name": stage.name, **_data(counts.stages[stage.id])} for stage in plan.stages],
        "total": _data(counts.total),
    }


def _data(counts: Counts) -> dict[str, Any]:
    return {
        "entries": counts.entries,
        "taking_part": _sum_as_data(counts.taking_part),
        "hours": _sum_as_data(counts.hours),
        "honoraria": _sum_as_data(counts.honoraria),
    }


def _sum_as_data(part: Sum) -> dict[str, Any]:
    return {"amount": f"{part.amount:f}", "at_least": part.at_least, "about": part.about}


def _question_lines(plan: Plan, language: str) -> list[str]:
    found = questions(plan)
    texts = []
    for line in lines(found.open):
        texts.append(f"- {line_text(plan, line, language)}")
        under = [question(plan, finding, language) for finding in line] if len(line) > 1 else []
        if not under and len(line[0].places) > 1:
            under = [place_text(plan, place, language) for place in line[0].places]
        texts += [f"    {text}" for text in under[:_MOST_PLACES]]
        if len(under) > _MOST_PLACES:
            texts.append(f"    {words.and_more(len(under) - _MOST_PLACES, language)}")
    if not texts:
        texts.append(words.labels(language)["nothing"])
    if found.left:
        texts += ["", words.left_as_is(len(found.left), language)]
    for finding, row in found.left:
        texts.append(f"- {question(plan, finding, language)}")
        if row.reason:
            texts.append(f"    {words.because(row.reason, language)}")
    return texts


def _count_lines(plan: Plan, language: str) -> list[str]:
    texts = []
    for table in count_tables(plan, language):
        texts += ["", *_aligned([table.heads, *table.rows])]
    return [*texts, "", counting.labels(language)["meaning"]]


def _aligned(table: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in table
    ]
