# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What becomes of a table when it is read in a certain way: what is taken, and each thing that is not."""

from dataclasses import dataclass
from typing import Literal

from app.operations.tables import TableStage

Reason = Literal[
    "column",
    "above",
    "across",
    "no-stage",
    "no-level",
    "too-long",
    "there",
    "control-stays",
    "no-tick",
    "too-many",
    "two-levels",
    "two-controls",
    "one-number",
]
"""Why something is not taken: its column is left out (``NotTaken.row`` is then the column's number), it stands above
the heads, it goes across the whole table, no stage stands before it, its words name no level, it is too long, it is in
the plan already, the plan says already who decides, it says that nobody takes part, or there are too many entries.
The last ones were taken, though not as they stand: "two-levels" under one of its levels only, "two-controls" joined
with what another row of the stage says, "one-number" in free wording and for the group ``head`` alone."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something that is not taken, and how often; ``row`` counts from 1, 0 for none, and ``head`` is its column's."""

    reason: Reason
    text: str
    row: int = 0
    head: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be taken, in the form of ``operations.take_table``, and what would not.

    ``title`` is what would become that of the plan; empty where it has one, or the table none.
    """

    title: str = ""
    stages: tuple[TableStage, ...] = ()
    new_groups: tuple[str, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()

    @property
    def new_stages(self) -> int:
        """How many of the stages are new."""
        return sum(not stage.stage_id for stage in self.stages)

    @property
    def entries(self) -> int:
        """How many entries are taken."""
        return sum(len(stage.entries) for stage in self.stages)

    @property
    def controls(self) -> int:
        """How many stages are told who decides."""
        return sum(bool(stage.control) for stage in self.stages)

    @property
    def notes(self) -> int:
        """How many notes are taken."""
        return sum(len(stage.notes) for stage in self.stages)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not any(not stage.stage_id or stage.entries or stage.control or stage.notes for stage in self.stages)
