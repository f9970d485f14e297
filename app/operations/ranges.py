# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Many cells in one step: pasted, filled, typed into at once."""

import dataclasses
import functools
from collections.abc import Collection, Mapping, Sequence

from app.models import ranks
from app.models.changes import Draft, new_id
from app.models.copied import NAME, Column, CopiedCell, Place, copied_cell, entries_in
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.rows import Involvement, Note, Stage
from app.operations.cells import cell_lines, type_over, typed_lines
from app.operations.control import Control, decide, read_control
from app.operations.group_cells import group_line, type_over_group
from app.operations.involvements import typed_entry
from app.operations.placing import Ends, rank_before
from app.words.matrix import control as control_words

Target = tuple[str | int, Column, CopiedCell]
"""A stage by its id, or the number of a new one; the column, of a level or of a group; and what goes there."""


def paste_cells(
    draft: Draft,
    *,
    cells: Sequence[Target],
    unnamed: Sequence[str],
    group_id: str | None = None,
    level_id: str | None = None,
    shown: Collection[str] | None = None,
    cut: bool = False,
) -> None:
    """Put copied cells into cells of the plan, in place of what they hold.

    Numbers instead of ids make new stages at the end, in their order; one with nothing to say is left out, and those
    with entries but no name get the names ``unnamed``, of which there is one for each. Entries are copied with all
    their fields: at a level they keep their group, in the column of a group their level. Mere text is taken as typed,
    new lines being entries of ``group_id``, or at ``level_id``. A name is never emptied. With ``cut`` the entries move,
    and who decides and the notes of cells that are left empty go along; stages stay where they are. Where only some
    groups are ``shown``, the entries of the others stay.
    """
    made = _new_stages(draft, cells, unnamed)
    targets = {
        (made[stage] if isinstance(stage, int) else stage, column): cell
        for stage, column, cell in cells
        if not isinstance(stage, int) or (stage in made and column != NAME)
    }
    moved = _take_up(draft, targets) if cut else frozenset()
    cells_of = _Cells(draft, group_id, level_id, shown, moved)
    for place in _control_last(targets):
        if targets[place].source != place:
            cells_of.put(place, targets[place])


def fill_cells(draft: Draft, *, pairs: Sequence[tuple[Place, Place]], shown: Collection[str] | None = None) -> None:
    """Copy cells into others, each given as (from, to), with all that their entries say; names of stages stay.

    Where only some groups are ``shown``, those of the others are neither copied nor replaced.
    """
    plan, cells = draft.plan, _Cells(draft, None, None, shown)
    sources = {place: source for source, place in pairs if NAME not in (source[1], place[1])}
    for place in _control_last(sources):
        cells.put(place, copied_cell(plan, sources[place], _said(plan, sources[place]), shown))


def type_cells(
    draft: Draft,
    *,
    cells: Sequence[Place],
    text: str,
    group_id: str | None = None,
    level_id: str | None = None,
    shown: Collection[str] | None = None,
) -> None:
    """Type the same into several cells; see ``type_cell`` and ``type_group_cell``."""
    typed = _Cells(draft, group_id, level_id, shown)
    for place in _control_last(cells):
        typed.type(place, text)


def _control_last(places: Collection[Place]) -> list[Place]:
    """Return places with those of who decides behind the others, as ``_Cells`` takes them."""
    return sorted(places, key=lambda place: place[1] is None)


def _new_stages(draft: Draft, cells: Sequence[Target], unnamed: Sequence[str]) -> dict[int, str]:
    """Add the stages that have something to say; return their ids by number."""
    said: dict[int, CopiedCell | None] = {}
    for stage, column, cell in cells:
        if isinstance(stage, int) and clean_text(cell.text, lines=False):
            said[stage] = cell if column == NAME else said.get(stage)
    rank, made, names = "", {}, iter(unnamed)
    for number in sorted(said):
        named = said[number]
        rank = ranks.between(rank, None) if rank else rank_before(draft, draft.plan.stages, None)
        stage_id = made[number] = new_id()
        name, kind = (named.text, named.kind) if named else (next(names), "")
        draft.put(Stage(id=stage_id, rank=rank, name=name, kind=kind))
    return made


class _Cells:
    """Cells that are written one after the other, of a plan that is read as it was before any of them.

    Who decides comes last, and is told from the plan as it is by then: for hundreds of cells a look at the draft's own
    plan after each would take long. ``moved`` are the ids of entries that move; the rest is as for ``paste_cells``.
    """

    def __init__(
        self,
        draft: Draft,
        group_id: str | None,
        level_id: str | None,
        shown: Collection[str] | None,
        moved: Collection[str] = frozenset(),
    ) -> None:
        self._draft, self._plan = draft, draft.plan
        self._group_id, self._level_id, self._shown, self._moved = group_id, level_id, shown, moved
        self._ends = Ends(self._plan)

    @functools.cached_property
    def _by_then(self) -> Plan:
        """The plan as it is when the first cell of who decides is written."""
        return self._draft.plan

    def put(self, place: Place, cell: CopiedCell) -> None:
        """Put what was copied into a cell."""
        stage_id, column = place
        if column is None and cell.control:
            decide(self._draft, self._by_then, stage_id, Control(*cell.control))
        elif not column or cell.entries is None:
            self.type(place, cell.text)
        else:
            self._put_entries((stage_id, column), cell.entries)

    def type(self, place: Place, text: str) -> None:
        """Type into a cell."""
        draft, plan = self._draft, self._plan
        stage_id, column = place
        if column is None:
            decide(draft, self._by_then, stage_id, read_control(self._by_then, text))
        elif column == NAME:
            if clean_text(text, lines=False):
                draft.put(dataclasses.replace(plan.stage(stage_id), name=text))
        elif self._is_group(column):
            type_over_group(draft, plan, self._ends, (stage_id, column), text, self._level_id)
        elif plan.cell(stage_id, column):
            type_over(draft, plan, (stage_id, column), text, self._group_id, self._shown)
        else:
            # As ``type_over`` would, without a look at the plan after each: hundreds of cells are pasted at once.
            lines = typed_lines(text)
            for rank, line in zip(ranks.spread(len(lines)), lines, strict=True):
                cell = plan.stage(stage_id).id, plan.level(column).id
                draft.put(typed_entry(plan, *cell, text=line, group_id=self._group_id, rank=rank))

    def _put_entries(self, cell: tuple[str, str], entries: Sequence[Involvement]) -> None:
        draft, plan = self._draft, self._plan
        for entry in entries_in(plan, cell, self._shown):
            if entry.id not in self._moved:
                draft.drop(entry)
        for rank, entry in zip(ranks.spread(len(entries)), entries, strict=True):
            known = entry.id in self._moved
            row = plan.involvement(entry.id) if known else dataclasses.replace(entry, id=new_id())
            row = dataclasses.replace(row, stage_id=cell[0], rank=rank, is_example=False)
            if self._is_group(cell[1]):
                level_id = row.level_id or self._level_id or plan.levels[0].id
                rank = self._ends.after(cell[0], level_id)
                draft.put(dataclasses.replace(row, group_id=cell[1], level_id=level_id, rank=rank))
            else:
                draft.put(dataclasses.replace(row, level_id=cell[1]))

    def _is_group(self, column: str) -> bool:
        return column in self._plan.rows("groups")


def _take_up(draft: Draft, targets: Mapping[Place, CopiedCell]) -> frozenset[str]:
    """Empty the Control cells that are moved, let notes on cells go along, and return the entries that move."""
    plan = draft.plan
    moved: set[str] = set()
    ways: dict[Place, Place] = {}
    for place, cell in targets.items():
        if cell.source in (None, place) or cell.source[0] not in plan.rows("stages"):
            continue
        if cell.entries is not None and place[1]:
            taken = {entry.id for entry in cell.entries if entry.id in plan.rows("involvements")}
            moved |= taken
            whole = taken.issuperset(entry.id for entry in plan.cell(cell.source[0], cell.source[1] or ""))
            if whole and plan.rows("levels").keys() >= {cell.source[1], place[1]}:  # a note is on a level's cell
                ways[cell.source] = place
        elif cell.control and place[1] is None:
            decide(draft, plan, cell.source[0], Control(""))
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
    if column in plan.rows("groups"):
        return "\n".join(group_line(plan, entry) for entry in plan.group_cell(stage_id, str(column)))
    if column:
        return "\n".join(cell_lines(plan, stage_id, column))
    names = [group.name for group in plan.deciders(stage_id)]
    stage = plan.stage(stage_id)
    return stage.control_words or control_words(stage.control, names, plan.project.language)
