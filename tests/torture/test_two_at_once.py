# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Two programs edit one plan at the same time: no edit is lost without a word."""

from collections import Counter
from pathlib import Path

import pytest

from app import operations as do
from app.storage.open_plan import OpenPlan
from tests.builders import a_plan, done
from tests.torture import colleague
from tests.torture.processes import LONG, Worker, barrier

EDITS = 200 if LONG else 30
NAMES = ("Aroha", "Bruno")


def shared_file(home: Path) -> Path:
    """Make the file that both have, with the entry that both retype."""
    plan = a_plan(stages=6)
    entry = next(plan.involvements())
    plan = done(plan, do.edit_involvement, involvement_id=entry.id, source=colleague.SHARED)
    path = home / "a.pplan"
    opened = OpenPlan.new(plan, folder=home / "begun")
    opened.save_as(path)
    opened.close()
    return path


def all_have_met(path: Path, folders: list[Path]) -> OpenPlan:
    """Return the plan as the first sees it, after each has opened it once more, published, and seen the other's."""
    heard: list[tuple[str, str]] = []
    for name, folder in zip(NAMES * 2, folders * 2, strict=True):
        side = colleague.Colleague(path, folder, name, heard.append)
        if side.opened.met and side.opened.met.outcome == "asked":
            side.opened.take_theirs(side.opened.met)
        side.publish()
        plan = side.opened.plan
        side.opened.close()
    opened = OpenPlan.open(path, folder=folders[0])
    assert opened.plan == plan
    return opened


@pytest.mark.parametrize("locks", ["one computer", "two computers"])
def test_no_edit_is_lost_without_a_word(tmp_path: Path, locks: str) -> None:
    path = shared_file(tmp_path)
    folders = [tmp_path / name for name in NAMES]
    begin = barrier(len(NAMES))
    sides = []
    for name, folder in zip(NAMES, folders, strict=True):
        own_locks = folder / "locks" if locks == "two computers" else None
        if own_locks:
            own_locks.mkdir(parents=True)
        sides.append(Worker(colleague.work, path, folder, name, EDITS, own_locks, begin))
    told = [message for side in sides for message in side.finish()]
    assert [side.exit_code for side in sides] == [0, 0]

    opened = all_have_met(path, folders)
    added = [text for what, text in told if what == "added"]
    retyped = [text for what, text in told if what == "retyped"]
    assert len(added) + len(retyped) == 2 * EDITS
    said = colleague.texts(opened.plan)
    assert [text for text in added if text not in said] == []

    kept = set().union(*(colleague.texts(opened.shelf.plan_in(each.id)) for each in opened.shelf.versions()))
    known = {text for what, text in told if what in ("clashed", "not to be joined", "typed over")}
    opened.close()
    assert [text for text in retyped if text not in said | kept | known] == []

    times = Counter(what for what, _ in told)
    assert times["joined"]
    print(
        f"\ntwo programs, {locks}: 0 of {2 * EDITS} edits lost without a word ({times['joined']} times joined,"
        f" {times['clashed']} clashes told, {times['not to be joined']} times nothing to join)"
    )
