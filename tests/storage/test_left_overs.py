# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans that are in no file yet."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from app import operations as do
from app.models.plan import Plan
from app.storage.left_overs import plans_without_file, was_edited_here
from app.storage.open_plan import OpenPlan
from tests.builders import blank, done, with_entry
from tests.storage.plan_files import write_file

TOP = Path(__file__).parent.parent.parent
LONG_AGO = 1_000_000_000.0


def blank_stage() -> Plan:
    """Return a plan with a stage and nothing in it."""
    return done(blank(), do.add_stage, name="Design")


def left(folder: Path, title: str) -> Path:
    """Leave a plan without a file behind; return its working copy."""
    opened = OpenPlan.new(blank_stage(), folder=folder)
    opened.run(do.add_stage, name="Build")
    opened.run(do.edit_project, title=title)
    opened.close()
    return opened.place


def age(folder: Path, seconds: float) -> None:
    """Let everything in a folder be so many seconds younger than long ago."""
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO + seconds, LONG_AGO + seconds))


def test_there_may_be_none(tmp_path: Path) -> None:
    assert plans_without_file(tmp_path) == []
    assert plans_without_file(tmp_path / "not-there") == []


def test_they_are_told_by_title_the_latest_first(tmp_path: Path) -> None:
    first = left(tmp_path, "First")
    age(tmp_path, 0)
    second = left(tmp_path, "")
    os.utime(second, (LONG_AGO + 60, LONG_AGO + 60))
    found = plans_without_file(tmp_path)
    assert [(left_over.place, left_over.title) for left_over in found] == [(second, ""), (first, "First")]
    assert [left_over.changed_at.timestamp() for left_over in found] == [LONG_AGO + 60, LONG_AGO]
    assert all(left_over.changed_at.tzinfo for left_over in found)


def test_a_plan_in_which_nothing_was_typed_is_not_among_them(tmp_path: Path) -> None:
    template = done(blank(), do.fill_from_template, key="table-1-stages")
    for plan in (blank(), template):
        OpenPlan.new(plan, folder=tmp_path).close()
    assert plans_without_file(tmp_path) == []
    typed = OpenPlan.new(template, folder=tmp_path)
    typed.run(do.add_stage, name="Alumni")
    typed.undo()
    typed.close()
    taken_over = OpenPlan.new(with_entry(blank_stage(), "Design", "Consult", "Survey"), folder=tmp_path)
    taken_over.close()
    assert {each.place for each in plans_without_file(tmp_path)} == {typed.place, taken_over.place}


def test_a_plan_in_a_file_is_not_among_them(tmp_path: Path) -> None:
    opened = OpenPlan.new(blank(), folder=tmp_path / "working")
    opened.save_as(tmp_path / "a.pplan")
    opened.run(do.edit_project, title="Not yet in its file")
    opened.close()
    assert plans_without_file(tmp_path / "working") == []


def test_what_was_set_aside_is_among_them(tmp_path: Path) -> None:
    path, working = write_file(tmp_path / "a.pplan", blank(), "mine"), tmp_path / "working"
    opened = OpenPlan.open(path, folder=working)
    opened.run(do.edit_project, title="Mine")
    opened.close()
    write_file(path, blank(), "theirs")
    opened = OpenPlan.open(path, folder=working)
    opened.close()
    assert opened.set_aside
    assert [(found.place, found.title) for found in plans_without_file(working)] == [(opened.set_aside, "Mine")]


def test_one_that_cannot_be_read_is_not_among_them(tmp_path: Path) -> None:
    place = left(tmp_path, "Good")
    (tmp_path / "untitled-bad.working").write_bytes(b"no database at all" * 500)
    assert [found.place for found in plans_without_file(tmp_path)] == [place]
    assert (tmp_path / "untitled-bad.working.unreadable").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from app import operations as do
from app.storage.open_plan import OpenPlan
from tests.builders import blank

opened = OpenPlan.new(blank(), folder=Path(sys.argv[1]))
opened.run(do.edit_project, title="Killed")
os.kill(os.getpid(), signal.SIGKILL)
"""


def after_a_kill(folder: Path) -> None:
    """Leave a plan without a file behind, killed long ago."""
    killed = subprocess.run([sys.executable, "-c", KILLED, folder], cwd=TOP, check=False)
    assert killed.returncode == -9
    age(folder, 0)


def test_one_that_was_killed_goes_on(tmp_path: Path) -> None:
    after_a_kill(tmp_path)
    (found,) = plans_without_file(tmp_path)
    assert found.title == "Killed"
    opened = OpenPlan.resume(found.place)
    assert opened
    opened.undo()
    assert opened.plan.project.title == ""
    opened.close()


def test_one_that_was_killed_changed_when_it_was_last_edited(tmp_path: Path) -> None:
    after_a_kill(tmp_path)
    (found,) = plans_without_file(tmp_path)
    assert found.changed_at == datetime.fromtimestamp(LONG_AGO).astimezone()


def test_looking_does_not_make_it_younger(tmp_path: Path) -> None:
    after_a_kill(tmp_path)
    assert plans_without_file(tmp_path) == plans_without_file(tmp_path)


def test_one_that_is_open_is_left_out(tmp_path: Path) -> None:
    place = left(tmp_path, "Closed")
    opened = OpenPlan.new(blank(), folder=tmp_path)
    found = plans_without_file(tmp_path, leave_out=[opened.place])
    assert [left_over.place for left_over in found] == [place]
    opened.close()


def test_one_that_cannot_be_opened_now_hides_no_other(tmp_path: Path) -> None:
    place, other = left(tmp_path, "No lock for it"), left(tmp_path, "Another")
    lock = place.with_name(place.name + ".lock")
    lock.unlink()
    lock.mkdir()
    assert [left_over.place for left_over in plans_without_file(tmp_path)] == [other]
    lock.rmdir()
    assert {left_over.place for left_over in plans_without_file(tmp_path)} == {place, other}


def test_a_file_is_known_here_once_it_was_opened_at_that_place(tmp_path: Path) -> None:
    path, working = write_file(tmp_path / "a.pplan", done(blank(), do.add_stage, name="One")), tmp_path / "working"
    assert not was_edited_here(path, working)
    OpenPlan.open(path, folder=working).close()
    assert was_edited_here(path, working)
    assert not was_edited_here(path.rename(tmp_path / "b.pplan"), working)
