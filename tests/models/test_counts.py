# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a plan adds up to, by hand."""

import functools
import operator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import operations as do
from app.models.changes import Draft
from app.models.counts import Counts, Sum, entry_counts, plan_counts
from app.words.counting import amount
from tests.builders import LANGUAGE, a_plan, blank, done, level_named, stage_named, table_1
from tests.models.edited_plans import STEPS, Step, edited


def said(part: Sum) -> str:
    return amount(part.amount, LANGUAGE, at_least=part.at_least, about=part.about)


def counted(text: str, *, size: int | None = None, **fields: str) -> list[str]:
    """Return what one entry of learners adds up to: taking part, hours, honoraria."""
    draft = Draft(done(blank(), do.add_stage, name="Needs"))
    do.edit_group(draft, group_id=draft.plan.groups[0].id, size=size)
    entry_id = do.add_involvement(
        draft,
        stage_id=stage_named(draft.plan, "Needs"),
        level_id=level_named(draft.plan, "Consult"),
        text=text,
    )
    if fields:
        do.edit_involvement(draft, involvement_id=entry_id, **fields)
    counts = entry_counts(draft.plan.involvement(entry_id), draft.plan.groups[0])
    return [said(part) for part in (counts.taking_part, counts.hours, counts.honoraria)]


@pytest.mark.parametrize(
    ("text", "size", "number"),
    [
        ("Panel (n=6)", None, "6"),
        ("Panel (n=20-30)", None, "at least 20"),
        ("Panel (n=20-20)", None, "20"),
        ("Panel (n≈25)", None, "about 25"),
        ("Panel (n=10+)", None, "at least 10"),
        ("Panel (n=6 per cohort)", None, "at least 6"),
        ("All learners", 40, "40"),
        ("All learners", None, "not stated"),
        ("Panel", 40, "not stated"),
        ("Panel (n=0)", None, "0"),
    ],
)
def test_how_many_take_part(text: str, size: int | None, number: str) -> None:
    assert counted(text, size=size) == [number, "0", "0"]


def test_hours_and_honoraria_are_for_all_who_take_part() -> None:
    assert counted("Panel (n=6)", return_hours="2.5", return_rate="30.10") == ["6", "15", "451.5"]
    assert counted("Panel (n≈20)", return_hours="2", return_rate="25") == ["about 20", "about 40", "about 1000"]
    assert counted("Panel (n=3+)", return_hours="2") == ["at least 3", "at least 6", "0"]
    assert counted("Panel", return_hours="2", return_rate="25") == ["not stated"] * 3
    assert counted("Panel (n=6)", return_rate="25") == ["6", "not stated", "not stated"]
    assert counted("Panel", return_hours="0", return_rate="25") == ["not stated", "0", "0"]


def test_a_sum_says_how_sure_it_is() -> None:
    assert said(Sum(Decimal(20), at_least=True) + Sum(Decimal(25), about=True)) == "about 45 or more"
    assert said(Sum(Decimal(1200)) + Sum(Decimal("0.5"))) == "1200.5"


def test_the_published_example() -> None:
    plan = table_1()
    counts = plan_counts(plan)
    levels = [(each.entries, said(each.taking_part)) for each in counts.levels.values()]
    assert levels == [(1, "not stated"), (3, "37"), (2, "4"), (1, "not stated")]
    assert [each.entries for each in counts.stages.values()] == [1, 1, 1, 1, 1, 2]
    assert (counts.total.entries, said(counts.total.taking_part)) == (7, "at least 41")


AMOUNTS = st.sampled_from(["", "0", "0.3333", "2.5", "999999999.9999"])


@settings(max_examples=60, deadline=None)
@given(STEPS, st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=8))
def test_sums_agree_with_the_cells(steps: list[Step], returns: list[tuple[str, str]]) -> None:
    plan = edited(a_plan(stages=3, groups=2, entries=2), steps)
    for entry, (hours, rate) in zip(list(plan.involvements()), returns, strict=False):
        plan = done(plan, do.edit_involvement, involvement_id=entry.id, return_hours=hours, return_rate=rate)
    counts = plan_counts(plan)
    for parts in (counts.levels, counts.groups, counts.stages):
        assert functools.reduce(operator.add, parts.values(), Counts()) == counts.total
    entries = list(plan.involvements())
    assert counts.total.entries == len(entries)
    known = [(entry.count_from or 0, entry.return_hours, entry.return_rate) for entry in entries]
    expected = sum(n * Decimal(hours) * Decimal(rate) for n, hours, rate in known if hours and rate)
    assert counts.total.honoraria.amount == expected
