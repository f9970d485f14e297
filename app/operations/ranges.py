# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Many cells in one step: pasted, filled, typed into at once."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from app.models import ranks
from app.models.changes import Draft, new_id
from app.models.copied import NAME, Column, CopiedCell, Place, copied_cell
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.rows import Involvement, Note, Stage
from app.operations.cells import cell_lines, shown_entries, type_over, typed_lines
from app.operations.control import Control, decide, read_control, set_control
from app.operations.involvements import typed_entry
from app.operations.placing import rank_before
from app.words.matrix import control as control_words

Target = tuple[str | int, Column, CopiedCell]
"""A stage by its id, or the number of a new one; the column; and what goes there."""


def paste_cells(
    draft: Draft,
    *,
    cells: Sequence[Target],
    unnamed: str,
    group_id: str | None = None,
    shown: Collection[str] | None = None,
    cut: bool = False,
) -> None:
    """Put copied cells into cells of the plan, in place of what they hold.

    Numbers instead of ids make new stages at the end, in their order; one with nothing to say is left out, and one
    with entries but no name is called ``unnamed``. Entries are copied with all their fields; mere text is taken as
    typed, new lines being entries of ``group_id``. A name is never emptied. With ``cut`` the entries move, and who
    decides and the notes of their cells go along; stages stay where they are. Where only some groups are ``shown``,
    the entries of the others stay.
    """
    made = _new_stages(draft, cells, unnamed)
    targets = {
        (made[stage] if isinstance(stage, int) else stage, column): cell
        for stage, column, cell in cells
        if not isinstance(stage, int) or (stage in made and column != NAME)
    }
    moved = _take_up(draft, targets) if cut else frozenset()
    for plan, place in _in_turn(draft, targets):
        if targets[place].source != place:
            _put(draft, plan, place, targets[place], group_id, shown, moved)


def fill_cells(draft: Draft, *, pairs: Sequence[tuple[Place, Place]], shown: Collection[str] | None = None) -> None:
    """Copy cells into others, each given as (from, to), with all that their entries say; names of stages stay.

    Where only some groups are ``shown``, those of the others are neither copied nor replaced.
    """
    before = draft.plan
    sources = {place: source for source, place in pairs if NAME not in (source[1], place[1])}
    for plan, place in _in_turn(draft, sources):
        source = sources[place]
        _put(draft, plan, place, copied_cell(before, source, _said(before, source), shown), None, shown)


def type_cells(
    draft: Draft,
    *,
    cells: Sequence[Place],
    text: str,
    group_id: str | None = None,
    shown: Collection[str] | None = None,
) -> None:
    """Type the same into several cells; see ``type_cell`` for those that show only some groups."""
    for plan, place in _in_turn(draft, cells):
        _type(draft, plan, place, text, group_id, shown)


def _in_turn(draft: Draft, places: Collection[Place]) -> Iterator[tuple[Plan, Place]]:
    """Yield places, each with the plan as it is before any; those of who decides last, with the plan as it is by then.

    For hundreds of places a look at the draft's own plan after each would take long.
    """
    for controls in (False, True):
        plan = draft.plan
        for place in places:
            if (place[1] is None) == controls:
                yield plan, place


def _new_stages(draft: Draft, cells: Sequence[Target], unnamed: str) -> dict[int, str]:
    """Add the stages that have something to say; return their ids by number."""
    said: dict[int, CopiedCell | None] = {}
    for stage, column, cell in cells:
        if isinstance(stage, int) and clean_text(cell.text, lines=False):
            said[stage] = cell if column == NAME else said.get(stage)
    rank, made = "", {}
    for number in sorted(said):
        named = said[number]
        rank = ranks.between(rank, None) if rank else rank_before(draft, draft.plan.stages, None)
        stage_id = made[number] = new_id()
        name, kind = (named.text, named.kind) if named else (unnamed, "")
        draft.put(Stage(id=stage_id, rank=rank, name=name, kind=kind))
    return made


def _put(
    draft: Draft,
    plan: Plan,
    place: Place,
    cell: CopiedCell,
    group_id: str | None,
    shown: Collection[str] | None,
    moved: Collection[str] = frozenset(),
) -> None:
    """Put what was copied into a cell of ``plan``; ``moved`` are entries that move."""
    stage_id, column = place
    if column is None and cell.control:
        decide(draft, plan, stage_id, Control(*cell.control))
    elif not column or cell.entries is None:
        _type(draft, plan, place, cell.text, group_id, shown)
    else:
        _put_entries(draft, plan, (stage_id, column), cell.entries, shown, moved)


def _put_entries(
    draft: Draft,
    plan: Plan,
    cell: tuple[str, str],
    entries: Sequence[Involvement],
    shown: Collection[str] | None,
    moved: Collection[str],
) -> None:
    stage_id, level_id = cell
    for entry in shown_entries(plan, stage_id, level_id, shown):
        if entry.id not in moved:
            draft.drop(entry)
    for rank, entry in zip(ranks.spread(len(entries)), entries, strict=True):
        row = plan.involvement(entry.id) if entry.id in moved else dataclasses.replace(entry, id=new_id())
        draft.put(dataclasses.replace(row, stage_id=stage_id, level_id=level_id, rank=rank, is_example=False))


def _type(
    draft: Draft, plan: Plan, place: Place, text: str, group_id: str | None, shown: Collection[str] | None
) -> None:
    stage_id, column = place
    if column is None:
        decide(draft, plan, stage_id, read_control(plan, text))
    elif column == NAME:
        if clean_text(text, lines=False):
            draft.put(dataclasses.replace(plan.stage(stage_id), name=text))
    elif plan.cell(stage_id, column):
        type_over(draft, plan, (stage_id, column), text, group_id, shown)
    else:
        # As ``type_over`` would, without a look at the plan after each: hundreds of cells are pasted at once.
        lines = typed_lines(text)
        for rank, line in zip(ranks.spread(len(lines)), lines, strict=True):
            cell = plan.stage(stage_id).id, plan.level(column).id
            draft.put(typed_entry(plan, *cell, text=line, group_id=group_id, rank=rank))


def _take_up(draft: Draft, targets: Mapping[Place, CopiedCell]) -> frozenset[str]:
    """Empty the Control cells that are moved, let notes on cells go along, and return the entries that move."""
    plan = draft.plan
    moved: set[str] = set()
    ways: dict[Place, Place] = {}
    for place, cell in targets.items():
        if cell.source in (None, place) or cell.source[0] not in plan.rows("stages"):
            continue
        if cell.entries is not None and place[1]:
            moved.update(entry.id for entry in cell.entries if entry.id in plan.rows("involvements"))
            ways[cell.source] = place
        elif cell.control and place[1] is None:
            set_control(draft, stage_id=cell.source[0], control="")
            ways[cell.source] = place
    for note in plan.rows("notes").values():
        if isinstance(note, Note) and (place := ways.get(_anchor(note), ("", NAME)))[0]:
            stage_id, column = place
            draft.put(dataclasses.replace(note, stage_id=stage_id, level_id=column, at_control=column is None))
    return frozenset(moved)


def _anchor(note: Note) -> Place:
    on_cell = note.stage_id and (note.level_id or note.at_control)
    return (note.stage_id or "", note.level_id) if on_cell else ("", NAME)


def _said(plan: Plan, place: Place) -> str:
    stage_id, column = place
    if column:
        return "\n".join(cell_lines(plan, stage_id, column))
    names = [group.name for group in plan.deciders(stage_id)]
    stage = plan.stage(stage_id)
    return stage.control_words or control_words(stage.control, names, plan.project.language)
