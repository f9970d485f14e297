# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a plan adds up to, as tables to be read: by level, by group, by stage."""

from dataclasses import dataclass

from app.models.counts import Counts, plan_counts
from app.models.plan import Plan
from app.words import counting as words


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of texts: the heads of its columns, a row each, and last what they add up to."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """Return the table for a clipboard: a line a row, a tab between cells."""
        return "\n".join("\t".join(row) for row in (self.heads, *self.rows))


def count_tables(plan: Plan, language: str) -> tuple[CountTable, CountTable, CountTable]:
    """Return the counts of a plan by level, by group and by stage."""
    counts, labels = plan_counts(plan), words.labels(language)
    heads = words.heads(plan.project.currency, language)

    def table(name: str, names: dict[str, str], parts: dict[str, Counts]) -> CountTable:
        rows = [(names[row_id], *_cells(part, language)) for row_id, part in parts.items()]
        rows.append((labels["total"], *_cells(counts.total, language)))
        return CountTable((labels[name], *heads), tuple(rows))

    return (
        table("levels", {level.id: level.name for level in plan.levels}, counts.levels),
        table("groups", {group.id: group.name for group in plan.groups}, counts.groups),
        table("stages", {stage.id: stage.name for stage in plan.stages}, counts.stages),
    )


def _cells(counts: Counts, language: str) -> list[str]:
    parts = ((counts.taking_part, False), (counts.hours, False), (counts.honoraria, True))
    texts = (
        words.amount(part.amount, language, at_least=part.at_least, about=part.about, in_money=in_money)
        for part, in_money in parts
    )
    return [str(counts.entries), *texts]
