# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed between two states of a plan, row by row, with the reasons that were given."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from app.models.plan import Plan
from app.models.rows import Reason
from app.models.telling import told
from app.words import versions as words

Subject = tuple[str, str]
"""A table and the id of a row."""


class Difference(NamedTuple):
    """What changed about one row; ``heading`` is the stage that it belongs to, or what stands for one."""

    heading: str
    sentence: str
    subject: Subject


def differences(before: Plan, after: Plan, language: str) -> list[Difference]:
    """Return what changed from one plan to another, under the headings in their order."""
    found: list[Difference] = []
    for heading, sentences in told(before, after, language):
        by_row: dict[Subject, list[str]] = {}
        for each in sentences:
            by_row.setdefault((each.table, each.row_id), []).append(each.sentence)
        found += [Difference(heading, "\n".join(said), subject) for subject, said in by_row.items()]
    return found


def reasons(plan: Plan, version_id: str) -> dict[Subject, str]:
    """Return the reasons that were given for what changed since a version."""
    rows = cast("list[Reason]", list(plan.rows("reasons").values()))
    return {(row.subject_table, row.subject_id): row.text for row in rows if row.version_id == version_id}


def report(head: str, found: Sequence[Difference], given: dict[Subject, str] | None, language: str) -> str:
    """Return the changes as plain text; ``given`` are the reasons, None where none are asked for."""
    lines, heading = [head], ""
    for each in found:
        if each.heading != heading:
            lines += ["", each.heading]
            heading = each.heading
        sentence = each.sentence.replace("\n", " ")
        if given is not None:
            sentence = words.with_reason(sentence, " ".join(given.get(each.subject, "").split()), language)
        lines.append(f"- {sentence}")
    return "\n".join(lines) + "\n"
