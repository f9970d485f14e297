# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Kept versions: which of them stay."""

from typing import Any

import pytest

from app.models.fields import PlanBroken
from app.storage.versions import KINDS, Version, too_many


def version(number: int, size: int = 1, **fields: Any) -> Version:
    """Return a version, the later the higher its number."""
    values = {"id": f"v{number}", "kind": "opened", "kept_at": f"{number:05}", "content": bytes(size), **fields}
    return Version(**values)


def test_what_keeps_itself_stays_thirty_deep() -> None:
    versions = [version(number) for number in range(33)]
    assert [leaving.id for leaving in too_many(reversed(versions))] == ["v2", "v1", "v0"]
    assert too_many(versions[3:]) == []


def test_what_keeps_itself_stays_within_four_megabytes() -> None:
    versions = [version(number, 1_500_000) for number in range(4)]
    assert [leaving.id for leaving in too_many(versions)] == ["v1", "v0"]


def test_the_newest_stays_however_large_it_is() -> None:
    assert [leaving.id for leaving in too_many([version(1), version(2, 5_000_000)])] == ["v1"]
    assert too_many([version(2, 5_000_000)]) == []


def test_what_has_a_name_stays_and_takes_nobodys_place() -> None:
    named = [version(number, 3_000_000, name="As submitted", kind="kept") for number in range(50)]
    assert too_many([*named, *(version(number) for number in range(100, 130))]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_kept(kind: str) -> None:
    assert version(1, kind=kind).kind == kind


@pytest.mark.parametrize(
    "fields",
    [
        {"id": ""},
        {"id": "no id"},
        {"kind": ""},
        {"kind": "other"},
        {"name": None},
        {"name": "two\nlines"},
        {"name": "x" * 301},
        {"note": "nul\0"},
        {"note": "x" * 10_001},
        {"author": 1},
        {"kept_at": "x" * 41},
        {"revision": "x" * 65},
        {"content": ""},
        {"content": None},
    ],
)
def test_a_version_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(PlanBroken):
        version(1, **fields)
