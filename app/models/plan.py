# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The plan: every row, frozen, with the indexes that everything else reads."""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from app.errors import NotFound
from app.models.fields import PlanBroken, check
from app.models.rows import (
    REFERENCES,
    TABLES,
    ControlParty,
    Group,
    Involvement,
    Level,
    Note,
    Project,
    Row,
    Scheme,
    Stage,
)

_Cell = tuple[str, str]

Replacement = Mapping[str, Mapping[str, Row | None]]
"""{table: {id: the row from now on, or None to leave it out}}"""


class Plan:
    """Every row of a participation plan, never changed: a changed plan is a new one that shares all other rows.

    Plans are equal when their rows are. Sequences come in their order (rank, then id).
    """

    __slots__ = ("__dict__", "_rows")

    def __init__(self, rows: Mapping[str, Mapping[str, Row]]) -> None:
        """Make a plan of ``{table: {id: row}}``.

        Raises PlanBroken where a row is not fit to be kept, a reference leads nowhere, or the plan has not exactly
        one project, or no group.
        """
        self._rows: dict[str, dict[str, Any]] = {table: dict(rows.get(table, {})) for table in TABLES}
        for table, row_class in TABLES.items():
            for row_id, row in self._rows[table].items():
                if type(row) is not row_class or row.id != row_id:
                    raise PlanBroken(f"{table}: {row_id}")
                check(row)
        _check_references(self, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]  # as large as a plan, it is not a key

    def replaced(self, replacement: Replacement) -> "Plan":
        """Return the plan with some rows put or left out; rows and references are checked as in ``Plan()``."""
        new = Plan.__new__(Plan)
        new._rows = dict(self._rows)
        for table, rows in replacement.items():
            row_class = TABLES[table]
            kept = dict(self._rows[table])
            for row_id, row in rows.items():
                if row is None:
                    kept.pop(row_id, None)
                    continue
                if type(row) is not row_class or row.id != row_id:
                    raise PlanBroken(f"{table}: {row_id}")
                check(row)
                kept[row_id] = row
            new._rows[table] = kept
        _check_references(new, replacement)
        self._hand_on(new, replacement)
        return new

    def rows(self, table: str) -> Mapping[str, Row]:
        """Return all rows of a table by id, in no particular order."""
        return MappingProxyType(self._rows[table])

    def row(self, table: str, row_id: str) -> Row:
        """Return one row; raises NotFound where the plan has it not (any more)."""
        try:
            return cast(Row, self._rows[table][row_id])
        except KeyError:
            raise NotFound(table, row_id) from None

    @property
    def project(self) -> Project:
        """What the plan is for."""
        return cast(Project, next(iter(self._rows["project"].values())))

    @property
    def scheme(self) -> Scheme:
        """The set of levels that the plan uses."""
        return cast(Scheme, self._rows["schemes"][self.project.scheme_id])

    @functools.cached_property
    def levels(self) -> tuple[Level, ...]:
        """The columns of the matrix, without Control."""
        scheme_id = self.project.scheme_id
        return tuple(level for level in self._ordered("levels") if level.scheme_id == scheme_id)

    @functools.cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The rows of the matrix."""
        return self._ordered("stages")

    @functools.cached_property
    def groups(self) -> tuple[Group, ...]:
        """Everybody who takes part or might."""
        return self._ordered("groups")

    def stage(self, stage_id: str) -> Stage:
        """Return one stage; raises NotFound."""
        return cast(Stage, self.row("stages", stage_id))

    def level(self, level_id: str) -> Level:
        """Return one level; raises NotFound."""
        return cast(Level, self.row("levels", level_id))

    def group(self, group_id: str) -> Group:
        """Return one group; raises NotFound."""
        return cast(Group, self.row("groups", group_id))

    def involvement(self, involvement_id: str) -> Involvement:
        """Return one entry; raises NotFound."""
        return cast(Involvement, self.row("involvements", involvement_id))

    def note(self, note_id: str) -> Note:
        """Return one note; raises NotFound."""
        return cast(Note, self.row("notes", note_id))

    def involvements(self) -> Iterator[Involvement]:
        """Yield every entry, in no particular order."""
        return iter(self._rows["involvements"].values())

    def cell(self, stage_id: str, level_id: str) -> tuple[Involvement, ...]:
        """Return the entries of one cell; empty for most."""
        return self._cells.get((stage_id, level_id), ())

    def group_cell(self, stage_id: str, group_id: str) -> tuple[Involvement, ...]:
        """Return the entries of a group in a stage, from level to level."""
        return tuple(
            entry for level in self.levels for entry in self.cell(stage_id, level.id) if entry.group_id == group_id
        )

    def deciders(self, stage_id: str) -> tuple[Group, ...]:
        """Return the groups that decide in a stage, or along with the institution, in the order of the groups."""
        named = {party.group_id for party in self.parties(stage_id)}
        return tuple(group for group in self.groups if group.id in named) if named else ()

    def parties(self, stage_id: str) -> tuple[ControlParty, ...]:
        """Return the rows behind ``deciders``."""
        return self._parties.get(stage_id, ())

    @functools.cached_property
    def _cells(self) -> dict[_Cell, tuple[Involvement, ...]]:
        cells: dict[_Cell, list[Involvement]] = {}
        for entry in self.involvements():
            cells.setdefault((entry.stage_id, entry.level_id), []).append(entry)
        return {cell: _sorted(entries) for cell, entries in cells.items()}

    @functools.cached_property
    def _parties(self) -> dict[str, tuple[ControlParty, ...]]:
        parties: dict[str, tuple[ControlParty, ...]] = {}
        for party in sorted(self._rows["control_parties"].values(), key=lambda party: str(party.id)):
            parties[party.stage_id] = (*parties.get(party.stage_id, ()), party)
        return parties

    def _ordered(self, table: str) -> tuple[Any, ...]:
        return _sorted(self._rows[table].values())

    def _hand_on(self, new: "Plan", replacement: Replacement) -> None:
        """Give the new plan those indexes that it shares, and the cells with only the touched ones sorted anew."""
        mine, its = self.__dict__, new.__dict__
        if not {"levels", "project", "schemes"} & replacement.keys() and "levels" in mine:
            its["levels"] = mine["levels"]
        for table, index in (("stages", "stages"), ("groups", "groups"), ("control_parties", "_parties")):
            if table not in replacement and index in mine:
                its[index] = mine[index]
        if "_cells" in mine:
            touched = replacement.get("involvements", {})
            its["_cells"] = (
                _cells_after(mine["_cells"], self._rows["involvements"], touched) if touched else self._cells
            )


def _cells_after(
    cells: Mapping[_Cell, tuple[Involvement, ...]],
    before: Mapping[str, Involvement],
    touched: Mapping[str, Row | None],
) -> dict[_Cell, tuple[Involvement, ...]]:
    changed: dict[_Cell, dict[str, Involvement]] = {}

    def entries(of: Involvement) -> dict[str, Involvement]:
        cell = (of.stage_id, of.level_id)
        if cell not in changed:
            changed[cell] = {entry.id: entry for entry in cells.get(cell, ())}
        return changed[cell]

    for row_id, row in touched.items():
        if row_id in before:
            entries(before[row_id]).pop(row_id, None)
        if row is not None:
            entry = cast(Involvement, row)
            entries(entry)[row_id] = entry
    after = dict(cells)
    for cell, by_id in changed.items():
        if by_id:
            after[cell] = _sorted(by_id.values())
        else:
            after.pop(cell, None)
    return after


def _sorted(rows: Any) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: (row.rank, row.id)))


def _check_references(plan: Plan, touched: Replacement) -> None:
    """Raise PlanBroken unless references of touched rows lead somewhere and none leads to a row that is gone."""
    for table, field, target in REFERENCES:
        there = plan.rows(target)
        for row in touched.get(table, {}).values():
            wanted = getattr(row, field) if row is not None else None
            if wanted is not None and wanted not in there:
                raise PlanBroken(f"{table}.{field}: {wanted}")
        gone = {row_id for row_id, row in touched.get(target, {}).items() if row is None}
        if gone and any(getattr(row, field) in gone for row in plan.rows(table).values()):
            raise PlanBroken(f"{table}.{field} leads to a row that is gone")
    if len(plan.rows("project")) != 1 or not plan.rows("groups"):
        raise PlanBroken("a plan has one project and at least one group")
