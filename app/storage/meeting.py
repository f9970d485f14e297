# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What to do when the file is no longer the one last written or read from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.errors import OtherPlan
from app.models.merge import Merged, merge, take
from app.models.plan import Plan
from app.storage.file_record import Kinship
from app.storage.reading import PlanFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the file says now and what follows for the plan that is open.

    ``outcome``: "taken", it says what the file says; "joined", what both sides changed is in it; "asked", somebody
    has to choose, and until then nothing is written. ``plan`` is what the plan is to be, when the others' side is
    taken wherever the two clash; ``mine`` is what it was. ``merged`` is None where the two have nothing in common.
    ``loses`` tells whether something that was done here would be in no file any more.
    """

    outcome: Literal["taken", "joined", "asked"]
    file: PlanFile
    mine: Plan
    plan: Plan
    merged: Merged | None = None
    loses: bool = True

    @property
    def who(self) -> str:
        """Who wrote the file; may be empty."""
        return self.file.revision.author

    @property
    def written_at(self) -> str:
        """When the file was written (UTC, ISO 8601); may be empty."""
        return self.file.revision.written_at


def meet(
    plan: Plan, file: PlanFile, kinship: Kinship, *, unpublished: bool, common: Callable[[], Plan | None]
) -> Meeting:
    """Return what follows; ``common`` returns the last state that both sides had, where it is known.

    A file that went back to an older state of ours (a copy from a backup, say) is somebody's wish: it is taken where
    nothing else would be lost, and asked about otherwise, but never joined, for that would undo it.
    """
    if plan == file.plan or (kinship in ("newer", "older") and not unpublished):
        return Meeting(outcome="taken", file=file, mine=plan, plan=file.plan, loses=kinship != "newer")
    ancestor = None if kinship in ("older", "strange") else common()
    if ancestor is None:
        return Meeting(outcome="asked", file=file, mine=plan, plan=file.plan)
    try:
        merged = merge(ancestor, plan, file.plan)
    except OtherPlan:
        return Meeting(outcome="asked", file=file, mine=plan, plan=file.plan)
    if merged.clashes:
        return Meeting(outcome="asked", file=file, mine=plan, plan=take(merged, "theirs"), merged=merged)
    return Meeting(outcome="joined", file=file, mine=plan, plan=merged.plan, merged=merged, loses=False)
