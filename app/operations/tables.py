# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Taking a table from elsewhere into the plan, in one step."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from app.models import ranks
from app.models.changes import Draft, new_id
from app.models.rows import Group, Involvement, Note, Stage
from app.models.wording import Words, read_typed
from app.operations.control import Control, decide, read_control
from app.operations.groups import add_group
from app.operations.project import edit_project


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEntry:
    """An entry of a table, as it would be typed; ``group`` is a name, empty for the usual group.

    ``is_free`` keeps the text as free wording, whatever fields it could be.
    """

    level_id: str
    text: str
    group: str = ""
    when: str = ""
    lead: str = ""
    is_free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStage:
    """What a table says of a stage: a new one, or the one with the id ``stage_id``.

    ``control`` is who decides as it would be typed, ``control_key`` what that means where it is known (a key of
    ``rows.CONTROLS``); both are empty where the table does not say.
    """

    name: str
    stage_id: str = ""
    kind: str = ""
    entries: tuple[TableEntry, ...] = ()
    control: str = ""
    control_key: str = ""
    notes: tuple[str, ...] = ()


def take_table(
    draft: Draft,
    *,
    stages: Sequence[TableStage],
    title: str = "",
    group_id: str | None = None,
    author: str = "",
    written_at: str = "",
) -> None:
    """Add what a table says: nothing that is there goes or changes, but for who decides where the table says so.

    New stages come after those that are there, entries after those of their cell. An entry that names no group is one
    of ``group_id``, else of the first; a group that the plan has not is added. Notes carry ``author`` and
    ``written_at`` (UTC, ISO 8601). ``title`` becomes that of a plan that has none.
    """
    if title and not draft.plan.project.title:
        edit_project(draft, title=title)
    ids = _put_stages(draft, stages)
    groups = _groups(draft, stages)
    usual = draft.plan.group(group_id) if group_id else draft.plan.groups[0]
    plan = draft.plan
    decided = {stage_id: stage for stage, stage_id in zip(stages, ids, strict=True) if stage.control}
    for stage_id, stage in decided.items():
        said = read_control(plan, stage.control)
        if stage.control_key and said.control == "other":
            said = Control(stage.control_key, words=stage.control)
        decide(draft, plan, stage_id, said)
    _put_entries(draft, stages, ids, groups, usual)
    for stage, stage_id in zip(stages, ids, strict=True):
        ids_in_order = sorted(new_id() for _ in stage.notes)  # so stand the notes of one moment
        for note_id, text in zip(ids_in_order, stage.notes, strict=True):
            draft.put(Note(id=note_id, stage_id=stage_id, author=author, written_at=written_at, text=text))


def _put_stages(draft: Draft, stages: Sequence[TableStage]) -> list[str]:
    """Put the new stages, and return the ids of all."""
    plan = draft.plan
    rank = plan.stages[-1].rank if plan.stages else ""
    ids = []
    for stage in stages:
        if stage.stage_id:
            ids.append(plan.stage(stage.stage_id).id)
            continue
        rank = ranks.between(rank, None)
        new = Stage(id=new_id(), rank=rank, name=stage.name, kind=stage.kind)
        draft.put(new)
        ids.append(new.id)
    return ids


def _groups(draft: Draft, stages: Sequence[TableStage]) -> dict[str, Group]:
    """Return every group that is named, by its name without capitals; those that the plan has not are added."""
    found = {group.name.casefold(): group for group in draft.plan.groups}
    for name in dict.fromkeys(entry.group for stage in stages for entry in stage.entries if entry.group):
        if name.casefold() not in found:
            added = add_group(draft, name=name)
            found[name.casefold()] = draft.plan.group(added)
    return found


def _put_entries(
    draft: Draft, stages: Sequence[TableStage], ids: Sequence[str], groups: dict[str, Group], usual: Group
) -> None:
    """Put all entries with one look at the plan: a large table must not take long."""
    plan = draft.plan
    language = plan.project.language
    last: dict[tuple[str, str], str] = {}
    for stage, stage_id in zip(stages, ids, strict=True):
        for entry in stage.entries:
            cell = (stage_id, plan.level(entry.level_id).id)
            there = plan.cell(*cell)
            last[cell] = ranks.between(last.get(cell) or (there[-1].rank if there else ""), None)
            group = groups[entry.group.casefold()] if entry.group else usual
            words = Words(wording=entry.text)
            if not entry.is_free:
                words = read_typed(entry.text, groups=plan.groups, group=group, language=language)
            new = Involvement(
                id=new_id(),
                stage_id=stage_id,
                level_id=entry.level_id,
                group_id=words.group_id or group.id,
                rank=last[cell],
                timing=entry.when,
                lead=entry.lead,
            )
            draft.put(dataclasses.replace(new, **words.fields()))  # type: ignore[arg-type]
