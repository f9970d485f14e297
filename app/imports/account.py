# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is taken of a table and what is not, told in sentences."""

from collections.abc import Sequence

from app.imports.outcome import Proposal
from app.imports.recognition import Mapping
from app.imports.table import MOST_COLUMNS, MOST_ROWS, LossKind, SourceTable
from app.words import importing as words

_MOST: dict[LossKind, int] = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}


def summary(proposal: Proposal, language: str, *, new_plan: bool = False) -> str:
    """Return how much is taken; in a new plan every stage is new, which then goes without saying."""
    text = words.counts(
        len(proposal.stages),
        0 if new_plan else proposal.new_stages,
        proposal.entries,
        proposal.controls,
        proposal.notes,
        len(proposal.new_groups),
        language,
    )
    return f"{text} {words.titled(proposal.title, language)}" if proposal.title else text


def losses(table: SourceTable, proposal: Proposal, mapping: Mapping, language: str) -> list[str]:
    """Return a sentence for each thing that is not taken as it stands in the table, columns first."""
    ordered = sorted(proposal.not_taken, key=lambda each: each.reason != "column")
    return [
        *(words.lost(loss.kind, loss.count, _MOST.get(loss.kind, 0), language) for loss in table.losses),
        *(
            words.not_taken(each.reason, each.text, each.row, each.head, each.count, language, turned=mapping.turned)
            for each in ordered
        ),
    ]


def name_of(tables: Sequence[SourceTable], number: int, language: str) -> str:
    """Return what a table is called; ``number`` counts from 0."""
    return words.table_name(tables[number].name, number + 1, language)
