# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which part of a plan a document shows: chosen groups, stages and columns."""

from dataclasses import dataclass, replace

from app.exports.options import CONTROL_COLUMN, Settled
from app.models.plan import Plan
from app.models.rows import Group, Involvement, Level, Stage
from app.models.wording import printed
from app.words import matrix as words


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a plan: only groups that have an entry there; ``control`` tells whether who decides is said."""

    plan: Plan
    groups: tuple[Group, ...]
    stages: tuple[Stage, ...]
    levels: tuple[Level, ...]
    control: bool

    @property
    def language(self) -> str:
        """The language that is printed."""
        return self.plan.project.language

    def of(self, group: Group) -> "Shown":
        """Return the same for one group alone."""
        return replace(self, groups=(group,))

    def cell(self, stage: Stage, level: Level) -> tuple[Involvement, ...]:
        """Return the entries of a cell, as far as their group is shown."""
        ids = {group.id for group in self.groups}
        return tuple(entry for entry in self.plan.cell(stage.id, level.id) if entry.group_id in ids)

    def entries(self, stage: Stage) -> tuple[Involvement, ...]:
        """Return the entries of a stage, level by level."""
        return tuple(entry for level in self.levels for entry in self.cell(stage, level))

    def entry(self, entry: Involvement) -> str:
        """Return an entry as it is printed: behind its group where several are shown; never empty."""
        group = self.plan.group(entry.group_id)
        text = printed(entry, group, self.language)
        if not text:
            return group.name
        return words.tagged(group.name, text, self.language) if len(self.groups) > 1 else text


def shown(plan: Plan, options: Settled) -> Shown:
    """Return what the options ask to show; what they name and the plan has not (any more) is passed over."""
    levels = tuple(level for level in plan.levels if not options.columns or level.id in options.columns)
    control = not options.columns or CONTROL_COLUMN in options.columns
    if not levels and not control:
        levels, control = plan.levels, True
    used = {entry.group_id for entry in plan.involvements()}
    return Shown(
        plan=plan,
        groups=tuple(each for each in plan.groups if each.id in used and _asked(each.id, options.groups)),
        stages=tuple(each for each in plan.stages if _asked(each.id, options.stages)),
        levels=levels,
        control=control,
    )


def _asked(row_id: str, ids: tuple[str, ...]) -> bool:
    return not ids or row_id in ids
