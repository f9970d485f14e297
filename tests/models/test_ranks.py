# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Ranks: always room between two."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.ranks import between, spread

RANK = re.compile(r"[0-9A-Za-z]{0,199}[1-9A-Za-z]")


@given(st.lists(st.integers(min_value=0, max_value=1_000), max_size=200))
def test_rows_stand_where_they_were_put_however_often(places: list[int]) -> None:
    ranks: list[str] = []
    for number in places:
        place = number % (len(ranks) + 1)
        low = ranks[place - 1] if place else ""
        high = ranks[place] if place < len(ranks) else None
        ranks.insert(place, between(low, high))
    assert ranks == sorted(set(ranks))
    assert all(RANK.fullmatch(rank) for rank in ranks)


def test_adding_at_the_ends_keeps_ranks_short() -> None:
    first = last = between("", None)
    for _ in range(5_000):
        last = between(last, None)
        first = between("", first)
    assert len(first) == len(last) == 5


@pytest.mark.parametrize(("low", "high"), [("V", "V"), ("b", "a")])
def test_where_there_is_no_room_it_says_so(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no rank between"):
        between(low, high)


@pytest.mark.parametrize(
    ("low", "high"), [("", "1"), ("", "01"), ("a", "a1"), ("az", "b"), ("zzzzz", None), ("Vz", "W")]
)
def test_tight_places(low: str, high: str | None) -> None:
    found = between(low, high)
    assert low < found
    assert high is None or found < high
    assert RANK.fullmatch(found)


def test_spread_ascends_with_room_on_all_sides() -> None:
    ranks = spread(1_000)
    assert ranks == sorted(set(ranks))
    assert between("", ranks[0]) < ranks[0]
    assert ranks[3] < between(ranks[3], ranks[4]) < ranks[4]
    assert spread(0) == []
