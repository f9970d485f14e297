# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Copied cells as data, and back in this plan or another."""

import json
from typing import Any

import pytest

from app import operations as do
from app.models.copied import NAME, CopiedCell, copied_cell, from_data, to_data
from app.models.plan import Plan
from tests.builders import a_plan, blank, done, level_named, stage_named, table_1, with_entry


def with_employers() -> Plan:
    plan = done(table_1(), do.add_group, name="Employers")
    plan = with_entry(plan, "Needs Assessment", "Inform", "All employers")
    employers = plan.groups[1].id
    return done(
        plan, do.set_control, stage_id=stage_named(plan, "Needs Assessment"), control="co-led", group_ids=[employers]
    )


def cells(plan: Plan) -> list[CopiedCell]:
    stage_id = stage_named(plan, "Needs Assessment")
    places = ((stage_id, NAME), (stage_id, level_named(plan, "Inform")), (stage_id, None))
    return [copied_cell(plan, place, text) for place, text in zip(places, ("Needs Assessment", "x", "y"), strict=True)]


def test_in_the_same_plan_all_comes_back() -> None:
    plan = with_employers()
    found = from_data(to_data(plan, [cells(plan)], cut="1"), plan)
    assert found
    ((name, inform, control),), cut = found
    assert cut == "1"
    assert (name.text, name.kind, name.source) == (
        "Needs Assessment", "needs", (stage_named(plan, "Needs Assessment"), NAME),
    )  # fmt: skip
    assert inform.entries
    (entry,) = inform.entries
    assert (entry.group_id, entry.count_kind, entry.id) == (
        plan.groups[1].id, "all", plan.cell(*map(str, inform.source or ()))[0].id,
    )  # fmt: skip
    assert control.control == ("co-led", (plan.groups[1].id,), "")


def test_in_another_plan_groups_are_found_by_name_and_nothing_is_a_cut() -> None:
    plan = with_employers()
    other = done(done(blank(), do.add_group, name="Staff"), do.add_group, name="employers")
    found = from_data(to_data(plan, [cells(plan)], cut="1"), other)
    assert found
    ((name, inform, control),), cut = found
    assert cut == ""
    assert name.source is inform.source is control.source is None
    assert inform.entries
    assert inform.entries[0].group_id == other.groups[2].id
    assert control.control == ("co-led", (other.groups[2].id,), "")


def test_levels_are_found_by_name_too_and_an_unknown_one_is_empty() -> None:
    plan = table_1()
    place = stage_named(plan, "Alumni Community"), level_named(plan, "Partnership")
    data = to_data(plan, [[copied_cell(plan, place, "x")]])

    def level_in(other: Plan) -> str:
        found = from_data(data, other)
        assert found
        return found[0][0][0].entries[0].level_id  # type: ignore[index]

    assert level_in(plan) == place[1]
    other = blank()
    assert level_in(other) == level_named(other, "Partnership")
    assert level_in(done(other, do.change_scheme, key="iap2")) == ""


def test_the_name_of_a_group_that_is_not_there_stays_before_the_words() -> None:
    plan = with_employers()
    other = a_plan(stages=1)
    found = from_data(to_data(plan, [cells(plan)]), other)
    assert found
    ((_, inform, control),), _ = found
    assert inform.entries
    assert (inform.entries[0].wording, inform.entries[0].group_id) == ("Employers: All employers", other.groups[0].id)
    assert control.control is None
    assert control.text == "y"


def spoilt(change: Any) -> bytes:
    plan = with_employers()
    data = json.loads(to_data(plan, [cells(plan)]))
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        spoilt(lambda data: data.pop("rows")),
        spoilt(lambda data: data["rows"][0].append(3)),
        spoilt(lambda data: data["rows"][0][1]["entries"][0].update(timing=7)),
        spoilt(lambda data: data["rows"][0][1]["entries"][0].update(timing="two\nlines")),
        spoilt(lambda data: data["rows"][0][1]["entries"][0].update(count_from=-1)),
        spoilt(lambda data: data["rows"][0][1]["entries"][0].pop("group")),
        spoilt(lambda data: data["rows"][0][2].update(control=["co-led", [[[], "x"]], ""])),
    ],
)
def test_what_is_no_copy_of_ours_is_not_taken_for_one(data: bytes) -> None:
    assert from_data(data, table_1()) is None
