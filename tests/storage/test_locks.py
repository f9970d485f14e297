# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One plan is open in one program, and who has it open is told to others."""

import getpass
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import CannotWrite, PlanInUse
from app.storage.left_overs import plans_without_file
from app.storage.locks import WorkingLock, publishing
from app.storage.open_plan import OpenPlan
from tests.builders import blank
from tests.storage.house import House, add, stages
from tests.storage.plan_files import write_file

TOP = Path(__file__).parent.parent.parent

HOLDER = """
import sys
from pathlib import Path
from app import operations as do
from app.storage.open_plan import OpenPlan
from tests.builders import blank

path, folder = map(Path, sys.argv[1:])
opened = OpenPlan.open(path, folder=folder) if path.exists() else OpenPlan.new(blank(), folder=folder)
opened.run(do.add_stage, name="Theirs")
print(flush=True)
sys.stdin.read()
opened.close()
"""


@contextmanager
def holder(house: House) -> Iterator["subprocess.Popen[str]"]:
    """Let another program have the plan open."""
    arguments: list[str | Path] = [sys.executable, "-c", HOLDER, house.path, house.working]
    with subprocess.Popen(arguments, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        child.stdout.readline()
        yield child
        child.kill()


def test_a_plan_that_another_program_has_open_is_refused_and_the_holder_told(house: House) -> None:
    write_file(house.path, blank())
    with holder(house) as child:
        with pytest.raises(PlanInUse) as caught:
            house.open()
        assert (caught.value.name, caught.value.computer) == (getpass.getuser(), platform.node())
        age = datetime.now(UTC) - datetime.fromisoformat(caught.value.since)
        assert 0 <= age.total_seconds() < 60
        child.communicate("")
    opened = house.open()
    assert stages(opened) == ["Theirs"]
    opened.close()
    assert house.working_files() == [opened.place.name, opened.place.name + ".lock"]


def test_a_holder_that_was_killed_holds_nothing(house: House) -> None:
    write_file(house.path, blank())
    with holder(house) as child:
        child.kill()
        child.wait()
        opened = house.open()
    assert (opened.continued, stages(opened)) == (True, ["Theirs"])


def test_a_plan_without_a_file_that_is_open_elsewhere_is_not_among_those_left_over(house: House) -> None:
    with holder(house) as child:
        assert plans_without_file(house.working) == []
        child.communicate("")
    (found,) = plans_without_file(house.working)
    opened = OpenPlan.resume(found.place)
    assert opened
    with pytest.raises(PlanInUse):
        OpenPlan.resume(found.place)
    opened.close()


def test_two_open_plans_of_one_program_keep_out_of_each_others_way(house: House) -> None:
    opened = house.saved(blank())
    with pytest.raises(PlanInUse):
        house.open()
    add(opened, "One")
    assert stages(house.reopen(opened)) == ["One"]


def test_a_look_at_what_is_left_over_forgets_nothing(house: House) -> None:
    opened = house.new(blank())
    opened.close()
    opened = OpenPlan.resume(opened.place) or opened
    add(opened, "One")
    left = house.after_a_kill()
    (found,) = plans_without_file(left.working)
    again = OpenPlan.resume(found.place)
    assert again
    assert (stages(again), stages(again.when_opened)) == (["One"], [])
    again.close()
    opened.close()


@pytest.mark.parametrize("said", ["", "[]", "3", "no json", '["a"]'])
def test_a_holder_of_whom_nothing_can_be_read_is_a_holder(tmp_path: Path, said: str) -> None:
    place = tmp_path / "working" / "a.working"
    lock = WorkingLock(place)
    place.with_name("a.working.holder").write_text(said)
    with pytest.raises(PlanInUse) as caught:
        WorkingLock(place)
    assert (caught.value.name, caught.value.computer, caught.value.since) == ("", "", "")
    lock.remove()
    assert list(place.parent.iterdir()) == []
    WorkingLock(place).release()


def test_where_no_lock_can_lie_it_is_refused_to_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        WorkingLock(tmp_path / "file" / "a.working")


def test_no_lock_lies_beside_the_users_file(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    with publishing(house.path):
        assert house.files() == ["a.pplan"]
    opened.publish()
    assert house.files() == ["a.pplan"]


def test_publishing_goes_on_where_no_lock_can_be_had(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    monkeypatch.setattr("tempfile.tempdir", str(house.path))
    opened.publish()
    assert opened.is_published
