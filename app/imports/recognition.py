# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the rows and columns of a table are likely to be, for somebody to look at and correct."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.heads import (
    LEAVE_OUT,
    Role,
    RoleKind,
    is_group,
    is_span,
    level_named,
    rank_of_stage_head,
    role_of_head,
)
from app.imports.table import SourceTable
from app.imports.titles import looks_like_title
from app.models.plan import Plan

_FIRST_ROWS = 8
_SAMPLE = 200
_ONE_OF: tuple[RoleKind, ...] = ("stage", "group", "control")
_LONGEST_HEAD = 80
_WIDE = 5
_CERTAIN = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is read: its first ``heads`` rows are heads, and each column has a role.

    ``turned`` reads its rows as columns. ``group_rows`` takes rows that name a group for entries of that group in the
    stage above them.
    """

    heads: int
    roles: tuple[Role, ...]
    turned: bool = False
    group_rows: bool = False

    def with_role(self, column: int, role: Role) -> "Mapping":
        """Return the mapping with another role for a column; what only one column can be, another is no longer."""
        roles = [LEAVE_OUT if role.kind in _ONE_OF and other == role else other for other in self.roles]
        roles[column] = role
        return dataclasses.replace(self, roles=tuple(roles))


def guess(table: SourceTable, plan: Plan) -> Mapping:
    """Return the likeliest mapping of a table into a plan."""
    straight, turned = _best_heads(table, plan), _best_heads(table.turned(), plan)
    return guess_as(table, plan, turned=turned[0] > straight[0])


def guess_as(table: SourceTable, plan: Plan, *, turned: bool) -> Mapping:
    """Return the likeliest mapping where it is known whether rows are read as columns."""
    table = table.turned() if turned else table
    score, heads = _best_heads(table, plan)
    return mapping_with(table, plan, heads=heads if score else _unknown_heads(table), turned=turned)


def mapping_with(table: SourceTable, plan: Plan, *, heads: int, turned: bool = False) -> Mapping:
    """Return the likeliest mapping where the number of heads is known; ``table`` is turned already."""
    roles = [_role(table, column, heads, plan) for column in range(table.columns)]
    if any(role.kind in ("level", "of_group") for role in roles):
        _find_stages(table, heads, roles)
    else:
        roles = _by_position(table, heads, roles, plan)
    _leave_one(table, heads, roles)
    return Mapping(
        heads=heads, roles=tuple(roles), turned=turned, group_rows=_has_group_rows(table, heads, roles, plan)
    )


def looks_like_a_matrix(table: SourceTable, plan: Plan) -> bool:
    """Tell whether heads are recognised, so that a paste is better taken as a whole table than cell by cell."""
    mapping = guess(table, plan)
    rows = table.turned().rows if mapping.turned else table.rows
    kinds = [role.kind for role in mapping.roles]
    known = kinds.count("level") + kinds.count("of_group") + kinds.count("control")
    return 0 < mapping.heads < len(rows) and known >= 2 and "stage" in kinds and _best_heads(table, plan)[0] > 1


def likeliest(tables: Sequence[SourceTable], plan: Plan) -> int:
    """Return which of several tables is meant, most likely: the first whose heads are recognised, else the first."""
    return next((number for number, table in enumerate(tables) if looks_like_a_matrix(table, plan)), 0)


def head_of(table: SourceTable, column: int, heads: int) -> str:
    """Return the head of a column: of several the lowest that says something of its own, on one line."""
    for row in range(heads - 1, -1, -1):
        text = table.text(row, column)
        if text and not (is_span(text) and row < heads - 1):
            return " ".join(text.split())
    return ""


def title_of(table: SourceTable, heads: int, plan: Plan) -> str:
    """Return the title that stands over a table, or in a row of its own above its heads; empty where none does."""
    if table.title:
        return table.title
    for row in range(heads - 1):
        texts = [" ".join(text.split()) for text in table.rows[row] if text]
        if (
            len(texts) == 1
            and looks_like_title(texts[0])
            and not is_span(texts[0])
            and not role_of_head(texts[0], plan)
        ):
            return texts[0]
    return ""


def _best_heads(table: SourceTable, plan: Plan) -> tuple[int, int]:
    """Return how much the heads of a table say, and how many rows of heads it has; (0, 0) for none."""
    best = (0, 0)
    for row in range(min(len(table.rows), _FIRST_ROWS)):
        if _names_groups(table, row, plan):
            return _CERTAIN, row + 1
        known = {role_of_head(text, plan) for text in table.rows[row] if 0 < len(text) <= _LONGEST_HEAD} - {None}
        score = sum(2 if role and role.kind == "level" else 1 for role in known)
        if score > best[0] and (score > 1 or row == 0):
            best = (score, row + 1)
    return best if best[0] > 1 or len(table.rows) > 1 else (0, 0)


def _names_groups(table: SourceTable, row: int, plan: Plan) -> bool:
    """Tell whether a row is of heads that name groups, over cells that name levels."""
    heads = table.rows[row]
    if not any(is_group(text, plan) for text in heads) or any(_begins_with_level(text, plan) for text in heads):
        return False
    below = [text for cells in table.rows[row + 1 : row + 1 + _SAMPLE] for text in cells[1:] if text]
    return bool(below) and sum(_begins_with_level(text, plan) for text in below) * 2 >= len(below)


def _begins_with_level(text: str, plan: Plan) -> bool:
    return bool(level_named(text.split("\n")[0].partition(":")[0], plan))


def _unknown_heads(table: SourceTable) -> int:
    """Return how many rows of heads there are where their words are unknown.

    A source may say so; else a first row that alone is full, over cells that are not, is taken for one: no stage has
    entries at every level.
    """
    if table.heads or len(table.rows) < 2 or table.columns < _WIDE:
        return table.heads
    full = [all(row) for row in table.rows]
    return 1 if full[0] and not any(full[1:]) else 0


def _role(table: SourceTable, column: int, heads: int, plan: Plan) -> Role:
    for row in range(heads - 1, -1, -1):
        text = table.text(row, column)
        role = role_of_head(text, plan) if 0 < len(text) <= _LONGEST_HEAD else None
        if role:
            return role
    body = _body(table, column, heads)
    if is_group(head_of(table, column, heads), plan) and any(_begins_with_level(text, plan) for text in body):
        return Role("of_group")
    if body and sum(is_group(text, plan) for text in body) * 3 >= len(body) * 2:
        return Role("group")
    return LEAVE_OUT


def _body(table: SourceTable, column: int, heads: int) -> list[str]:
    return [text for row in table.rows[heads : heads + _SAMPLE] if (text := row[column])]


def _find_stages(table: SourceTable, heads: int, roles: list[Role]) -> None:
    """Give the role of the stage to the first column that may have it, where no head did."""
    if any(role.kind == "stage" for role in roles):
        return
    for column, role in enumerate(roles):
        if role.kind in ("level", "of_group"):
            return
        body = _body(table, column, heads)
        if role == LEAVE_OUT and body and not all(text.strip(".").isdecimal() for text in body):
            roles[column] = Role("stage")
            return


def _by_position(table: SourceTable, heads: int, known: Sequence[Role], plan: Plan) -> list[Role]:
    """Return roles where no level is known by name: in the order of the plan where the number of columns fits."""
    used = [column for column in range(table.columns) if _body(table, column, heads) or head_of(table, column, heads)]
    roles = list(known)
    expected = [Role("stage"), *(Role("level", level.id) for level in plan.levels), Role("control")]
    if len(used) in (len(expected), len(expected) - 1) and sum(role != LEAVE_OUT for role in roles) < 2:
        roles = [LEAVE_OUT] * table.columns
        for column, role in zip(used, expected, strict=False):
            roles[column] = role
    elif used and not any(role.kind == "stage" for role in roles):
        first = next((column for column in used if roles[column] == LEAVE_OUT), used[0])
        roles[first] = Role("stage")
    return roles


def _leave_one(table: SourceTable, heads: int, roles: list[Role]) -> None:
    """Leave one column for the stages, the groups and Control: the one whose head says it best, else the first."""
    for kind in _ONE_OF:
        columns = [column for column, role in enumerate(roles) if role.kind == kind]
        if kind == "stage":
            columns.sort(key=lambda column: rank_of_stage_head(head_of(table, column, heads)))
        for column in columns[1:]:
            roles[column] = LEAVE_OUT


def _has_group_rows(table: SourceTable, heads: int, roles: Sequence[Role], plan: Plan) -> bool:
    """Tell whether groups stand below their stages, in the same column."""
    column = next((column for column, role in enumerate(roles) if role.kind == "stage"), None)
    if column is None or any(role.kind in ("group", "of_group") for role in roles):
        return False
    names = _body(table, column, heads)
    groups = sum(is_group(name, plan) for name in names)
    return 2 <= groups < len(names)
