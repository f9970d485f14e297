# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Copies beside a plan, told by their names."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.storage.copies_beside import copies_beside


def beside(folder: Path, name: str, *others: str) -> list[str]:
    """Return what is found beside a plan, in a folder with these files too."""
    for each in (name, *others):
        (folder / each).touch()
    return [path.name for path in copies_beside(folder / name)]


@pytest.mark.parametrize(
    "copy",
    [
        "Care aide (conflicted copy 2026-11-02).pplan",
        "Care aide (Anna's conflicted copy 2026-11-02).pplan",
        "Care aide (Anna’s conflicted copy 2026-11-02) (1).pplan",
        "Care aide (DESKTOP-AB12CDE's conflicted copy 2026-11-02).pplan",
        "Care aide (conflicted copy 2026-11-02 101112).pplan",
        "Care aide (Copie en conflit de PC-ANNA 2026-11-02).pplan",
        "Care aide (In Konflikt stehende Kopie von Anna 2026-11-02).pplan",
        "Care aide (Anna's Case Conflict).pplan",
        "Care aide (SFConflict anna@college.ca 2026-11-02-10-11-12).pplan",
        "Care aide.sync-conflict-20261102-101112-ABCDEFG.pplan",
        "Care aide_conflict-20261102-101112.pplan",
        "Care aide-DESKTOP-AB12CD.pplan",
        "Care aide-LAPTOP-0P9Q8R7S.pplan",
        "Care aide-LAPTOP-0P9Q8R7S-2.pplan",
        "Care aide-Annas-MacBook-Pro.pplan",
        "Care aide-WIN-3F9K2LQ8ZXA.pplan",
        "Care aide (1).pplan",
        "Care aide(2).pplan",
        "Care aide - Copy.pplan",
        "Care aide - Copy (2).pplan",
        "Care aide - Copie.pplan",
        "Care aide – copie.pplan",
        "Care aide - Kopie.pplan",
        "Care aide copy.pplan",
        "Care aide copy 2.pplan",
        "Care aide (copy).pplan",
        "Care aide (another copy).pplan",
        "Care aide (3rd copy).pplan",
        "Copy of Care aide.pplan",
        "Copy (2) of Care aide.pplan",
        "Copie de Care aide.pplan",
        "Kopie von Care aide.pplan",
        "copy of Care aide.pplan",
    ],
)
def test_a_copy_is_found_from_the_plan_and_the_plan_from_the_copy(tmp_path: Path, copy: str) -> None:
    assert beside(tmp_path, "Care aide.pplan", copy) == [copy]
    assert beside(tmp_path, copy) == ["Care aide.pplan"]


@pytest.mark.parametrize(
    "other",
    [
        "Care aide (2027).pplan",
        "Care aide (0).pplan",
        "Care aide (100).pplan",
        "Care aide 2.pplan",
        "Care aide - Cohort.pplan",
        "Care aide-Kelowna.pplan",
        "Care aide-DESKTOP-publishing.pplan",
        "Care aide (conflict resolution).pplan",
        "Care aide (copyright).pplan",
        "Care aides.pplan",
        "Copyright of Care aide.pplan",
        "Care aide (1).xlsx",
        "Care aide - Copy.pplan.bak",
        "~$0123456789ab.tmp",
        "~$Care aide (1).pplan",
    ],
)
def test_what_merely_looks_like_one_is_none(tmp_path: Path, other: str) -> None:
    assert beside(tmp_path, "Care aide.pplan", other) == []


def test_a_name_that_begins_like_a_copy_has_none_beside_it(tmp_path: Path) -> None:
    assert beside(tmp_path, "Copy of the law.pplan", "Budget.pplan", "Care (1).pplan") == []


def test_copies_of_the_same_plan_are_copies_of_each_other(tmp_path: Path) -> None:
    assert beside(tmp_path, "Budget (1).pplan", "Budget (2).pplan", "Budget.pplan", "Budget - Copy.pplan") == [
        "Budget (2).pplan",
        "Budget - Copy.pplan",
        "Budget.pplan",
    ]


def test_numbered_plans_without_one_to_be_copies_of_are_none(tmp_path: Path) -> None:
    assert beside(tmp_path, "Module (1).pplan", "Module (2).pplan", "Module (3).pplan") == []


def test_a_copy_of_a_copy_is_one_of_both(tmp_path: Path) -> None:
    copy = "Care (1)-LAPTOP-0P9Q8R7S.pplan"
    assert beside(tmp_path, "Care.pplan", copy) == [copy]
    assert beside(tmp_path, "Care (1).pplan") == [copy, "Care.pplan"]


@pytest.mark.parametrize(("computer", "found"), [("Reception", True), ("reception.college.ca", True), ("PC", False)])
def test_this_computers_own_name_marks_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, computer: str, found: bool
) -> None:
    monkeypatch.setattr("platform.node", lambda: computer)
    copies = [f"Care-{name}.pplan" for name in ("Reception", "PC", "Kelowna")]
    assert beside(tmp_path, "Care.pplan", *copies) == copies[:1] * found


def test_letters_may_be_written_in_two_ways(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Métiers (1).pplan")
    assert beside(tmp_path, "Métiers.pplan", apart) == [apart]


def test_they_are_sorted_and_not_too_many(tmp_path: Path) -> None:
    names = [f"Care ({number}).pplan" for number in range(1, 31)]
    assert beside(tmp_path, "Care.pplan", *reversed(names)) == sorted(names)[:20]


def test_a_folder_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "Care (1).pplan").mkdir()
    assert beside(tmp_path, "Care.pplan") == []


def test_a_folder_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert copies_beside(tmp_path / "not-there" / "Care.pplan") == []
    assert copies_beside(tmp_path / "file" / "Care.pplan") == []


@example("")
@example("/")
@example("\0")
@example("\ud800 (1).pplan")
@example("(1)(1)(1).pplan")
@given(st.text())
def test_no_path_is_too_strange(text: str) -> None:
    assert isinstance(copies_beside(Path(text)), list)
