# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed since a version, as sentences for a portal, with the reasons that were given."""

from collections.abc import Iterator, Mapping
from typing import cast

from app.errors import OtherPlan
from app.exports.plain_text import plain
from app.exports.portal_material import Material, PortalOptions
from app.models import telling
from app.models.atoms import CONTROL, values
from app.models.plan import Plan
from app.models.rows import Group, Involvement, Stage
from app.words.portal_changes import sentence, told

Reasons = Mapping[tuple[str, str], str]
"""{(table, id of a row): why it changed}"""


def changes_text(
    before: Plan, after: Plan, language: str, reasons: Reasons | None = None, *, plain_characters: bool = True
) -> str:
    """Return what was printed and is printed otherwise now, a line for each row that changed; empty for nothing.

    Stages, groups, entries and who decides are told; notes and what else never stands in the table is not.
    ``language`` is empty for that of the later plan. Raises OtherPlan where the earlier one is not the same plan.
    """
    if before.project.id != after.project.id:
        raise OtherPlan
    telling_ = _Changes(before, after, language or after.project.language)
    lines = []
    for _, said in telling.told(before, after, telling_.language):
        for table, row_id in dict.fromkeys((each.table, each.row_id) for each in said):
            if texts := list(telling_.row(table, row_id)):
                reason = " ".join((reasons or {}).get((table, row_id), "").split())
                texts += [sentence("reason", telling_.language, reason=reason)] if reason else []
                lines.append(" ".join(texts))
    return "\n".join(plain(line) if plain_characters else line for line in lines)


class _Changes:
    def __init__(self, before: Plan, after: Plan, language: str) -> None:
        options = PortalOptions(language=language)
        self.language = language
        self._old, self._new = Material(before, options), Material(after, options)
        self._tagged = len(before.groups) > 1 or len(after.groups) > 1

    def row(self, table: str, row_id: str) -> Iterator[str]:
        """Yield what became of a row, as far as it is printed."""
        before, after = (side.plan.rows(table).get(row_id) for side in (self._old, self._new))
        match table:
            case "involvements":
                yield from self._entry(cast("Involvement | None", before), cast("Involvement | None", after))
            case "stages":
                yield from self._named("stage", cast("Stage | None", before), cast("Stage | None", after))
                yield from self._control(cast("Stage | None", before), cast("Stage | None", after))
            case "groups":
                yield from self._named("group", cast("Group | None", before), cast("Group | None", after))
            case "project" | "schemes" if self._old.plan.scheme.name != self._new.plan.scheme.name:
                old, new = (side.plan.scheme.name for side in (self._old, self._new))
                yield self._say("was-now", what=told("levels", self.language), old=old, new=new)

    def _say(self, key: str, **said: str) -> str:
        return sentence(key, self.language, **said)

    def _named(self, noun: str, before: Stage | Group | None, after: Stage | Group | None) -> Iterator[str]:
        if before and after:
            if before.name != after.name:
                yield self._say(f"renamed-{noun}", old=before.name, new=after.name)
        elif row := after or before:
            yield self._say("added" if after else "left-out", what=told(noun, self.language, name=row.name))

    def _control(self, before: Stage | None, after: Stage | None) -> Iterator[str]:
        if after is None:
            return
        old = self._old.control_term(before) if before else ""
        new = self._new.control_term(after)
        # A group that decides may be called otherwise without another deciding.
        as_before = before and values(self._old.plan, before, "stages", CONTROL)
        if old == new or as_before == values(self._new.plan, after, "stages", CONTROL):
            return
        nothing = told("not-stated", self.language)
        what = told("place", self.language, stage=self._new.name(after), column=self._new.control_label)
        yield self._say("was-now", what=what, old=old or nothing, new=new or nothing)

    def _entry(self, before: Involvement | None, after: Involvement | None) -> Iterator[str]:
        if before is None and after is not None:
            yield self._say("added-to", place=self._place(self._new, after), what=self._words(self._new, after))
        elif before is not None and after is None:
            yield self._say("left-out-of", place=self._place(self._old, before), what=self._words(self._old, before))
        elif before is not None and after is not None:
            old, new = self._words(self._old, before), self._words(self._new, after)
            if before.stage_id != after.stage_id:
                places = self._place(self._old, before), self._place(self._new, after)
                yield self._say("moved-far", what=old, old=places[0], new=places[1])
            elif before.level_id != after.level_id:
                levels = self._level(self._old, before), self._level(self._new, after)
                stage = self._new.name(self._new.plan.stage(after.stage_id))
                yield self._say("moved", stage=stage, what=old, old=levels[0], new=levels[1])
            if old != new:
                yield self._say("became", place=self._place(self._new, after), old=old, new=new)

    def _words(self, side: Material, entry: Involvement) -> str:
        return side.printed(entry, with_group=self._tagged)

    def _level(self, side: Material, entry: Involvement) -> str:
        return side.level_name(side.plan.level(entry.level_id))

    def _place(self, side: Material, entry: Involvement) -> str:
        stage = side.name(side.plan.stage(entry.stage_id))
        return told("place", self.language, stage=stage, column=self._level(side, entry))
