# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The one change record: what undo, history, merging and the repaint of cells all read.

A ``Draft`` gathers what an operation does, a ``Change`` is one row before and after, an ``Edit`` is what a user did in
one step.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.models.fields import PlanBroken, clean
from app.models.plan import Plan
from app.models.rows import REFERENCES, TABLE_OF, TABLES, Row


class Change(NamedTuple):
    """One row before and after; None where it was not there."""

    table: str
    row_id: str
    before: Row | None
    after: Row | None


Changes = tuple[Change, ...]

_SUBJECTS = uuid.UUID("a4b3d2a8-6f0e-4d51-9c07-3f2be81f5d60")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What somebody did in one step.

    ``number`` counts from 1 within a working copy; ``verb`` is a key (the operation's name, or "undo", "redo" …)
    whose words live in ``app.words``; ``made_at`` is UTC in ISO 8601. ``of`` is the number of the edit that an undo or
    redo takes back or brings back.
    """

    number: int
    verb: str
    author: str
    made_at: str
    changes: Changes
    of: int | None = None


class Draft:
    """A plan while an operation changes it: what was put is seen by the next look at ``plan``."""

    def __init__(self, plan: Plan) -> None:
        self._start = plan
        self._plan = plan
        self._touched: dict[tuple[str, str], None] = {}
        self._pending: dict[str, dict[str, Row | None]] = {}

    @property
    def plan(self) -> Plan:
        """The plan as it would be now."""
        if self._pending:
            self._plan = self._plan.replaced(self._pending)
            self._pending = {}
        return self._plan

    def put(self, row: Row) -> None:
        """Add the row, or replace the one with its id. Texts are cleaned here, once for all; see ``fields.clean``."""
        self._write(TABLE_OF[type(row)], row.id, clean(row))

    def drop(self, row: Row) -> None:
        """Leave the row out, with every row that refers to it."""
        table = TABLE_OF[type(row)]
        for referring, field, target in REFERENCES:
            if target == table:
                for other in list(self.plan.rows(referring).values()):
                    if getattr(other, field) == row.id:
                        self.drop(other)
        pending = self._pending.get(table, {})  # asked first: making the plan anew for each row is slow for hundreds
        there = pending[row.id] if row.id in pending else self._plan.rows(table).get(row.id)
        if there is not None:
            self._write(table, row.id, None)

    def changes(self) -> Changes:
        """Return what differs from the plan that the draft began with, in the order in which rows were touched."""
        after = self.plan
        found = (
            Change(table, row_id, self._start.rows(table).get(row_id), after.rows(table).get(row_id))
            for table, row_id in self._touched
        )
        return tuple(change for change in found if change.before != change.after)

    def _write(self, table: str, row_id: str, row: Row | None) -> None:
        self._touched[table, row_id] = None
        self._pending.setdefault(table, {})[row_id] = row


def new_id() -> str:
    """Return the id for a new row."""
    return str(uuid.uuid4())


def id_for(*subject: str) -> str:
    """Return the id for a row of which there is one for each subject: two people who both add it add the same one."""
    return str(uuid.uuid5(_SUBJECTS, "\0".join(subject)))


def diff(before: Plan, after: Plan) -> Changes:
    """Return the changes that make the second plan of the first."""
    changes: list[Change] = []
    for table in TABLES:
        old, new = before.rows(table), after.rows(table)
        for row_id, row in new.items():
            was = old.get(row_id)
            if was is not row and was != row:
                changes.append(Change(table, row_id, was, row))
        changes += [Change(table, row_id, row, None) for row_id, row in old.items() if row_id not in new]
    return tuple(changes)


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan with the changes made.

    Raises PlanBroken where a change does not begin with what the plan holds, or would leave it broken.
    """
    replacement: dict[str, dict[str, Row | None]] = {}
    for change in changes:
        if plan.rows(change.table).get(change.row_id) != change.before:
            raise PlanBroken(f"{change.table} {change.row_id} is not as the change says")
        replacement.setdefault(change.table, {})[change.row_id] = change.after
    return plan.replaced(replacement)


def invert(changes: Changes) -> Changes:
    """Return the changes that take ``changes`` back."""
    return tuple(Change(table, row_id, after, before) for table, row_id, before, after in reversed(changes))
