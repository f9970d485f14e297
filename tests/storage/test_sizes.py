# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is kept of a plan's past stays small."""

import pytest

from app import operations as do
from app.models.changes import Draft, Edit, new_id
from app.models.fields import PlanBroken
from app.storage.contents import FOR_GOOD, pack, unpack
from app.storage.history import FULL, pack_edits, unpack_edits
from app.storage.versions import Version, too_many
from tests.builders import a_plan


def edits(number: int) -> list[Edit]:
    """Return so many edits, each another title."""
    plan, made = a_plan(stages=1), []
    for which in range(1, number + 1):
        draft = Draft(plan)
        do.edit_project(draft, title=f"Title {which}")
        changes, plan = draft.changes(), draft.plan
        made.append(
            Edit(number=which, verb="edit_project", author="Åsa", made_at=f"2026-01-02T03:04:{which}", changes=changes)
        )
    return made


def kept(number: int, size: int, *, name: str = "") -> Version:
    return Version(id=new_id(), kind="opened", name=name, kept_at=f"2026-01-{number:02}", content=bytes(size))


def dates(versions: list[Version]) -> list[int]:
    return sorted(int(version.kept_at[-2:]) for version in versions)


@pytest.mark.parametrize(("number", "how"), [(1, b"x"), (FULL - 1, b"x"), (FULL, b"BZh"), (FULL + 1, b"BZh")])
def test_history_is_packed_for_good_once_a_block_is_full(number: int, how: bytes) -> None:
    made = edits(number)
    content = pack_edits(made)
    assert content.startswith(how)
    assert [(edit.made_at, dict(edit.changes[0].after or {})) for edit in unpack_edits(content)] == [
        (edit.made_at, {"title": f"Title {edit.number}"}) for edit in made
    ]


@pytest.mark.parametrize("level", [1, 9, FOR_GOOD])
def test_what_was_cut_short_or_unpacks_to_too_much_is_no_content(level: int) -> None:
    content = pack([0] * 1_000, level=level)
    assert unpack(content) == [0] * 1_000
    for broken in (content[:-1], content[:3], b"BZh9", b"", pack("x" * (64 * 1024 * 1024), level=level)):
        with pytest.raises(PlanBroken):
            unpack(broken)


def test_thirty_small_versions_that_kept_themselves_stay() -> None:
    assert dates(too_many(kept(day, 8_000) for day in range(1, 32))) == [1]


def test_of_large_versions_ten_stay_and_what_has_a_name_stays_too() -> None:
    versions = [kept(day, 100_000) for day in range(1, 16)] + [kept(16, 5_000_000, name="As submitted")]
    assert dates(too_many(versions)) == [1, 2, 3, 4, 5]


def test_beyond_ten_versions_stay_as_long_as_they_are_small() -> None:
    assert dates(too_many(kept(day, 20_000) for day in range(1, 16))) == [1, 2, 3]


def test_of_the_largest_versions_the_newest_stays() -> None:
    assert dates(too_many(kept(day, 3_000_000) for day in (1, 2, 3))) == [1, 2]
