# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The laws of joining, whatever was edited."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.atoms import ATOMS, CONTROL, Values, values
from app.models.merge import Clash, Side, merge, resolve, take
from app.models.plan import Plan
from app.models.rows import TABLES, Row
from tests.models.edited_plans import STEPS, Step, three


def valid(plan: Plan) -> Plan:
    """Return the plan built anew, so that every rule is asked again."""
    return Plan({table: dict(plan.rows(table)) for table in TABLES})


@given(STEPS, STEPS)
def test_one_side_alone_is_taken_whole(steps: list[Step], my_steps: list[Step]) -> None:
    plan, mine, _ = three(steps, my_steps, [])
    for merged in (merge(plan, mine, plan), merge(plan, plan, mine), merge(plan, mine, mine)):
        assert merged.clashes == ()
        assert merged.plan == mine


def swapped(clash: Clash) -> Clash:
    return dataclasses.replace(clash, mine=clash.theirs, theirs=clash.mine)


@settings(max_examples=300)
@given(STEPS, STEPS, STEPS)
def test_neither_side_is_preferred(steps: list[Step], my_steps: list[Step], their_steps: list[Step]) -> None:
    plan, mine, theirs = three(steps, my_steps, their_steps)
    for ancestor in (plan, None):
        merged, other = merge(ancestor, mine, theirs), merge(ancestor, theirs, mine)
        assert set(merged.clashes) == {swapped(clash) for clash in other.clashes}
        assert valid(take(merged, "mine")) == take(other, "theirs")
        assert valid(take(merged, "theirs")) == take(other, "mine")


@settings(max_examples=300)
@given(STEPS, STEPS, STEPS)
def test_no_edit_is_lost_silently(steps: list[Step], my_steps: list[Step], their_steps: list[Step]) -> None:
    plan, mine, theirs = three(steps, my_steps, their_steps)
    merged = merge(plan, mine, theirs)
    joined = valid(merged.plan)
    clashing = {(clash.table, clash.row_id, clash.atom) for clash in merged.clashes}
    groups = {row_id for table, row_id, atom in clashing if table == "groups" and atom is None}
    for side in (mine, theirs):
        for table, atoms in ATOMS.items():
            for row_id, row in side.rows(table).items():
                for atom in atoms:
                    said, was = values(side, row, table, atom), said_by(plan, table, row_id, atom)
                    if said == was or (table, row_id, atom) in clashing:
                        continue
                    # Where a deleted group is kept after all, it also decides where it did.
                    excused = atom == CONTROL and was and groups & set(was[-1])
                    assert said_by(joined, table, row_id, atom) == said or excused
            for row_id, row in plan.rows(table).items():
                if row_id not in side.rows(table) and row_id in joined.rows(table):
                    assert fell_with(plan, side, table, row, clashing)


def said_by(plan: Plan, table: str, row_id: str, atom: str) -> Values | None:
    row = plan.rows(table).get(row_id)
    return values(plan, row, table, atom) if row else None


def fell_with(plan: Plan, side: Plan, table: str, row: Row, clashing: set[tuple[str, str, str | None]]) -> bool:
    """Tell whether a deletion that was not made is a clash, at the row or at one above it."""
    above = [(f"{name}s", getattr(row, f"{name}_id", None)) for name in ("stage", "level", "group", "answer")]
    above.append((table, row.id))
    return any((*key, None) in clashing for key in above)


@settings(max_examples=100)
@given(STEPS, STEPS, st.lists(st.booleans(), max_size=12))
def test_whatever_is_chosen_a_plan_is_left(my_steps: list[Step], their_steps: list[Step], choices: list[bool]) -> None:
    plan, mine, theirs = three([], my_steps, their_steps)
    merged = merge(plan, mine, theirs)
    chosen: dict[Clash, Side] = {
        clash: "theirs" if take_theirs else "mine" for clash, take_theirs in zip(merged.clashes, choices, strict=False)
    }
    valid(resolve(merged, chosen))
