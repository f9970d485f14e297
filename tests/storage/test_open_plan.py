# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""An open plan: no edit is lost, and nobody's file is overwritten."""

import errno
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app import operations as do
from app.errors import CannotOpen, CannotWrite, NameNeeded, UserError
from app.files import write_whole
from app.models.changes import Draft, Edit
from app.models.plan import Plan
from app.models.rows import TABLES
from app.storage.file_record import FileRecord
from app.storage.left_overs import plans_without_file
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.revisions import Revision
from app.storage.working_copy import WorkingCopy, place_for
from app.storage.working_database import shorten_log
from tests.builders import a_plan, blank, done, table_1
from tests.storage.house import House, add, in_file, no_room, stages
from tests.storage.plan_files import CHAIN, file_bytes, write_file

TOP = Path(__file__).parent.parent.parent


def no_space(_path: Path) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def taken_up(place: Path) -> tuple[list[str], Path | None]:
    """Return the stages in a left-over working copy, and the file that it says it is of."""
    found = WorkingCopy.resume(place)
    assert found
    copy, plan = found
    path = copy.file.path
    copy.close()
    return stages(plan), path


def test_an_edit_says_what_was_done_by_whom_and_when(house: House) -> None:
    opened = house.new(blank(), author="Åsa")
    first = opened.run(do.add_stage, name="One")
    second = opened.run(do.rename_stage, stage_id=opened.plan.stages[0].id, name="Two")
    assert first
    assert second
    assert (first.number, first.verb, first.author, first.of) == (1, "add_stage", "Åsa", None)
    assert (second.number, second.verb) == (2, "rename_stage")
    assert first.made_at[-6:] == "+00:00"
    (change,) = second.changes
    assert (change.table, change.before, change.after) == ("stages", first.changes[0].after, opened.plan.stages[0])


CHILD = """
import sys
from pathlib import Path
from app import operations as do
from app.storage.file_record import FileRecord
from app.storage.left_overs import plans_without_file
from app.storage.open_plan import OpenPlan

path, folder = map(Path, sys.argv[1:])
opened = OpenPlan.open(path, folder=folder)
for number in range(1_000):
    opened.run(do.add_stage, name=f"Stage {number}")
    if number % 7 == 6:
        opened.undo()
        opened.run(do.add_stage, name=f"Stage {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 40, 300])
def test_every_edit_that_was_acknowledged_survives_a_kill(house: House, acknowledged: int) -> None:
    write_file(house.path, blank())
    before = house.path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, house.path, house.working], cwd=TOP, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        for _ in range(acknowledged):
            child.stdout.readline()
        child.kill()
        acknowledged += len(child.stdout.read().split())
    assert child.returncode == -9
    opened = house.open()
    assert opened.continued
    assert stages(opened)[:acknowledged] == [f"Stage {number}" for number in range(acknowledged)]
    assert len(opened.plan.stages) <= acknowledged + 1
    assert house.path.read_bytes() == before
    for _ in range(len(opened.plan.stages)):
        assert opened.undo()
    assert stages(opened) == []
    assert opened.undo() is None


def test_another_process_sees_an_edit_before_run_returns(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    with closing(sqlite3.connect(place_for(house.path, house.working))) as other:
        assert other.execute("SELECT name FROM stages").fetchall() == [("One",)]


def test_an_operation_that_changes_nothing_is_no_edit(house: House) -> None:
    opened = house.saved(a_plan(stages=2))
    plan, stage = opened.plan, opened.plan.stages[0]
    assert opened.run(do.rename_stage, stage_id=stage.id, name="Stage 1") is None
    assert opened.run(do.rename_stage, stage_id=stage.id, name=" Stage\t1 ") is None
    assert opened.run(do.move_stage, stage_id=stage.id, before=stage.id) is None
    assert opened.become(plan, "restore") is None
    assert opened.become(Plan({table: plan.rows(table) for table in TABLES}), "restore") is None
    assert opened.undo() is None
    assert opened.plan is plan
    assert opened.is_published


def there_and_back(draft: Draft) -> None:
    """Do something that comes to nothing."""
    stage = draft.plan.stages[0]
    do.rename_stage(draft, stage_id=stage.id, name="Another name")
    do.rename_stage(draft, stage_id=stage.id, name=stage.name)


def test_an_operation_that_comes_to_nothing_keeps_what_could_be_brought_back(house: House) -> None:
    opened = house.new(a_plan(stages=1))
    add(opened, "One")
    opened.undo()
    assert opened.run(there_and_back) is None
    assert opened.redo()
    assert stages(opened) == ["Stage 1", "One"]


def half_done_refused(draft: Draft) -> None:
    """Do half, then refuse."""
    do.add_stage(draft, name="Half")
    raise NameNeeded


def half_done_with_a_bug(draft: Draft) -> None:
    """Do half, then fail as a bug does."""
    do.delete_stage(draft, stage_id=draft.plan.stages[0].id)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("operation", "error"), [(half_done_refused, NameNeeded), (half_done_with_a_bug, ZeroDivisionError)]
)
def test_an_operation_that_raises_leaves_plan_undo_and_file(
    house: House, operation: Callable[[Draft], None], error: type[Exception]
) -> None:
    opened = house.saved(a_plan(stages=1))
    add(opened, "One", "Two")
    opened.undo()
    plan, before = opened.plan, house.path.read_bytes()
    with pytest.raises(error):
        opened.run(operation)
    assert opened.plan is plan
    assert house.path.read_bytes() == before
    again = house.reopen(opened)
    assert again.plan == plan
    again.redo()
    assert stages(again) == ["Stage 1", "One", "Two"]
    again.undo()
    again.undo()
    assert stages(again) == ["Stage 1"]


def test_edits_for_which_there_is_no_room_wait_and_come_with_the_next(house: House) -> None:
    opened = house.saved(a_plan(stages=1))
    add(opened, "One")
    with no_room():
        add(opened, "Two", "Three")
    assert (stages(opened), opened.waiting, opened.is_published) == (["Stage 1", "One", "Two", "Three"], 2, False)
    add(opened, "Four")
    assert opened.waiting == 0
    again = house.reopen(opened)
    assert stages(again) == ["Stage 1", "One", "Two", "Three", "Four"]
    for _ in range(4):
        again.undo()
    assert stages(again) == ["Stage 1"]


def test_an_edit_that_waits_can_be_taken_back_and_brought_back(house: House) -> None:
    opened = house.saved(a_plan(stages=1))
    with no_room():
        add(opened, "One", "Two")
        opened.undo()
        opened.undo()
        assert (stages(opened), opened.waiting) == (["Stage 1"], 4)
        opened.redo()
    opened.flush()
    assert (stages(opened), opened.waiting) == (["Stage 1", "One"], 0)
    again = house.reopen(opened)
    again.redo()
    assert stages(again) == ["Stage 1", "One", "Two"]
    assert [version.kind for version in again.shelf.versions()] == ["opened"]


def test_what_waits_is_not_published_before_it_is_safe(house: House) -> None:
    opened = house.saved(blank())
    with no_room():
        add(opened, "One")
        for step in (opened.flush, opened.publish):
            with pytest.raises(CannotWrite) as caught:
                step()
            assert caught.value.reason == "full"
    opened.publish()
    assert (in_file(house.path), opened.is_published) == (["One"], True)


def test_closing_tries_once_more_to_keep_what_waits(house: House) -> None:
    opened = house.saved(blank())
    with no_room():
        add(opened, "One")
    again = house.reopen(opened)
    assert stages(again) == ["One"]
    with no_room():
        add(again, "Two")
        again.close()
    assert stages(house.open()) == ["One"]  # told of by ``waiting`` before


def test_a_new_plan_for_which_there_is_no_room_is_refused_to_the_user(house: House) -> None:
    with no_room(40_000), pytest.raises(CannotWrite) as caught:
        house.new(blank())
    assert caught.value.reason == "full"
    assert house.working_files() == []


def test_undo_and_redo_go_through_every_state(house: House) -> None:
    opened = house.new(a_plan(stages=1))
    states = [opened.plan]
    for name in ("One", "Two", "Three"):
        add(opened, name)
        states.append(opened.plan)
    for state in states[-2::-1]:
        assert opened.undo()
        assert opened.plan == state
    assert opened.undo() is None
    for state in states[1:]:
        assert opened.redo()
        assert opened.plan == state
    assert opened.redo() is None


def test_an_undo_is_an_edit_of_its_own(house: House) -> None:
    opened = house.new(blank(), author="Åsa")
    done_edit = opened.run(do.add_stage, name="One")
    undo, redo = opened.undo(), opened.redo()
    assert done_edit
    assert undo
    assert redo
    assert [(edit.number, edit.verb, edit.author, edit.of) for edit in (undo, redo)] == [
        (2, "undo", "Åsa", 1),
        (3, "redo", "Åsa", 1),
    ]
    assert redo.changes == done_edit.changes
    assert [(change.before, change.after) for change in undo.changes] == [(done_edit.changes[0].after, None)]


def test_undo_and_redo_go_on_after_reopening(house: House) -> None:
    opened = house.saved(a_plan(stages=1))
    add(opened, "One", "Two", "Three")
    opened.undo()
    opened = house.reopen(opened)
    opened.undo()
    assert stages(opened) == ["Stage 1", "One"]
    opened = house.reopen(opened)
    opened.redo()
    opened.redo()
    assert stages(opened) == ["Stage 1", "One", "Two", "Three"]
    assert opened.redo() is None
    opened = house.reopen(opened)
    for _ in range(3):
        opened.undo()
    assert stages(opened) == ["Stage 1"]
    assert opened.undo() is None


def test_a_new_edit_ends_what_could_be_brought_back(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One", "Two")
    opened.undo()
    add(opened, "Other")
    assert opened.redo() is None
    opened = house.reopen(opened)
    assert opened.redo() is None
    opened.undo()
    opened.undo()
    assert (stages(opened), opened.undo()) == ([], None)


def test_deleting_and_bringing_back_a_group_with_all_that_hangs_on_it(house: House) -> None:
    plan = a_plan(stages=3, groups=3, entries=2)
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="group", group_ids=[plan.groups[1].id])
    opened = house.saved(plan)
    assert opened.run(do.delete_group, group_id=plan.groups[1].id)
    assert len(opened.plan.rows("involvements")) == 12
    opened = house.reopen(opened)
    opened.undo()
    assert opened.plan == plan
    assert house.reopen(opened).plan == plan


def test_becoming_another_plan_is_one_edit(house: House) -> None:
    one, other = a_plan(stages=3), table_1()
    opened = house.saved(one)
    edit = opened.become(other, "restore")
    assert edit
    assert (edit.verb, edit.number) == ("restore", 1)
    assert opened.plan == other
    opened = house.reopen(opened)
    assert opened.plan == other
    opened.undo()
    assert opened.plan == one


def test_what_undo_and_redo_are_about_is_told(house: House) -> None:
    opened = house.saved(blank())
    assert (opened.undo_verb, opened.redo_verb) == (None, None)
    add(opened, "One")
    opened.run(do.rename_stage, stage_id=opened.plan.stages[0].id, name="Two")
    assert (opened.undo_verb, opened.redo_verb) == ("rename_stage", None)
    opened.undo()
    assert (opened.undo_verb, opened.redo_verb) == ("add_stage", "rename_stage")
    opened = house.reopen(opened)
    opened.undo()
    assert (opened.undo_verb, opened.redo_verb) == (None, "add_stage")


def test_a_verb_that_reads_like_undo_is_still_an_edit(house: House) -> None:
    opened = house.new(blank())
    opened.become(done(opened.plan, do.add_stage, name="One"), "undo")
    opened.undo()
    assert stages(opened) == []


def test_a_new_plan_is_in_no_file_and_survives_in_its_working_copy(house: House) -> None:
    opened = house.new(blank())
    add(opened, "One")
    assert (opened.path, opened.is_published, opened.continued, opened.set_aside) == (None, False, False, None)
    with pytest.raises(CannotWrite) as caught:
        opened.publish()
    assert caught.value.reason == "folder-missing"
    opened.close()
    name, lock = house.working_files()
    assert lock == name + ".lock"
    assert name.startswith("untitled-")
    assert taken_up(house.working / name) == (["One"], None)


def test_a_plan_in_no_file_goes_on_from_its_working_copy(house: House) -> None:
    opened = house.new(blank())
    add(opened, "One")
    opened.close()
    again = OpenPlan.resume(opened.place, author="Åsa")
    assert again
    assert (stages(again), again.path, again.continued, again.place) == (["One"], None, True, opened.place)
    edit = again.undo()
    assert edit
    assert (edit.number, edit.author) == (2, "Åsa")
    again.save_as(house.path)
    assert in_file(house.path) == []
    again.close()
    assert OpenPlan.resume(opened.place) is None


def test_a_plan_that_is_thrown_away_leaves_nothing_but_its_file(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.throw_away()
    assert house.working_files() == []
    assert stages(house.open()) == []


def test_publishing_puts_the_plan_into_the_file(house: House) -> None:
    opened = house.saved(blank())
    assert (opened.path, opened.is_published) == (house.path, True)
    add(opened, "One")
    assert (opened.is_published, in_file(house.path)) == (False, [])
    opened.publish()
    assert (opened.is_published, in_file(house.path)) == (True, ["One"])
    assert house.files() == ["a.pplan"]
    opened.undo()
    assert (opened.is_published, in_file(house.path)) == (False, ["One"])
    opened.publish()
    assert (opened.is_published, in_file(house.path)) == (True, [])


def test_publishing_writes_only_what_is_not_there_yet(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    written = house.path.stat()
    opened.publish()
    opened = house.reopen(opened)
    opened.publish()
    assert (house.path.stat().st_ino, house.path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_opening_and_closing_leave_the_file_alone(house: House) -> None:
    write_file(house.path, table_1())
    before, written = house.path.read_bytes(), house.path.stat()
    opened = house.open()
    add(opened, "One")
    opened.close()
    assert house.path.read_bytes() == before
    assert house.path.stat().st_mtime_ns == written.st_mtime_ns
    assert house.files() == ["a.pplan"]


def test_the_chain_grows_by_a_link_with_every_publish(house: House) -> None:
    write_file(house.path, blank())
    opened = OpenPlan.open(house.path, folder=house.working, author="Åsa")
    for name in ("One", "Two"):
        add(opened, name)
        opened.publish()
    opened.close()
    opened = house.open()
    add(opened, "Three")
    opened.publish()
    chain = read_plan_file(house.path).chain
    assert chain[:2] == CHAIN
    assert [revision.author for revision in chain[2:]] == ["Åsa", "Åsa", ""]
    assert [revision.parents for revision in chain[2:]] == [("second",), (chain[2].id,), (chain[3].id,)]
    assert len({revision.id for revision in chain}) == 5
    assert all(revision.written_at.endswith("+00:00") for revision in chain)


def test_the_chain_in_a_file_is_capped(house: House) -> None:
    write_file(house.path, blank(), *(f"r{number}" for number in range(1_000)))
    opened = house.open()
    add(opened, "One")
    opened.publish()
    chain = read_plan_file(house.path).chain
    assert (len(chain), chain[0].id, chain[-2].id, chain[-1].parents) == (1_000, "r1", "r999", ("r999",))


def changed(opened: OpenPlan) -> None:
    """Check that publishing is refused as the file is another, which stays as it is."""
    path = opened.path
    assert path
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CannotWrite) as caught:
        opened.publish()
    assert (caught.value.path, caught.value.reason) == (path, "changed")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not opened.is_published


def test_a_file_that_another_replaced_is_not_overwritten(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    revision = read_plan_file(house.path).revision.id
    for others in (["theirs"], [revision, "theirs"], ["theirs", revision[:-1]]):
        write_file(house.path, table_1(), *others)
        changed(opened)
    write_file(house.path, table_1(), "theirs", revision)  # its state is ours, whatever came before
    opened.publish()
    assert in_file(house.path) == ["One"]


@pytest.mark.parametrize("data", [b"", b"PK\3\4 another program's", file_bytes(blank())[:-4096], file_bytes(blank())])
def test_a_file_that_became_something_else_is_not_overwritten(house: House, data: bytes) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    house.path.write_bytes(data)
    changed(opened)
    assert stages(opened) == ["One"]


def test_a_folder_in_place_of_the_file_is_not_overwritten(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    house.path.unlink()
    house.path.mkdir()
    changed(opened)


def test_a_file_that_went_missing_is_made_again_when_asked_for(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    house.path.unlink()
    for _ in range(2):
        with pytest.raises(CannotWrite) as caught:
            opened.publish()
        assert (caught.value.reason, house.files()) == ("gone", [])
    opened.publish(put_back=True)
    assert in_file(house.path) == ["One"]
    assert len(read_plan_file(house.path).chain) == 2


def test_a_folder_that_went_missing_is_told_and_the_edits_stay(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    house.path.unlink()
    house.path.parent.rmdir()
    with pytest.raises(CannotWrite) as caught:
        opened.publish()
    assert caught.value.reason == "folder-missing"
    house.path.parent.mkdir()
    opened.publish(put_back=True)
    assert in_file(house.path) == ["One"]


def test_an_old_state_of_our_own_that_was_put_back_is_not_overwritten(house: House) -> None:
    opened = house.saved(blank())
    backup = house.path.read_bytes()
    add(opened, "One")
    opened.publish()
    house.path.write_bytes(backup)
    add(opened, "Two")
    changed(opened)


def test_a_plan_moves_to_another_file_with_its_undo(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    add(opened, "Two")
    old, other = house.path.read_bytes(), house.path.with_name("b.pplan")
    opened.save_as(other)
    assert (opened.path, opened.is_published) == (other, True)
    assert house.path.read_bytes() == old
    assert in_file(other) == ["One", "Two"]
    assert house.working_files()[0] == place_for(other, house.working).name
    assert not place_for(house.path, house.working).exists()
    opened.close()
    opened = house.open(other)
    assert not opened.continued
    opened.undo()
    opened.undo()
    assert stages(opened) == []
    opened.publish()
    assert in_file(other) == []
    assert house.path.read_bytes() == old
    assert stages(house.open()) == ["One"]


def test_the_chain_goes_on_in_another_file(house: House) -> None:
    opened = house.saved(blank())
    opened.save_as(house.path.with_name("b.pplan"))
    first, second = read_plan_file(opened.path or house.path).chain
    assert read_plan_file(house.path).chain == (first,)
    assert second.parents == (first.id,)


def test_a_file_that_is_there_is_replaced_only_when_asked_for(house: House) -> None:
    opened = house.new(done(blank(), do.add_stage, name="Mine"))
    write_file(house.path, table_1())
    before = house.path.read_bytes()
    with pytest.raises(CannotWrite) as caught:
        opened.save_as(house.path)
    assert (caught.value.path, caught.value.reason) == (house.path, "exists")
    assert (house.path.read_bytes(), opened.path) == (before, None)
    opened.save_as(house.path, replace=True)
    assert in_file(house.path) == ["Mine"]
    assert house.files() == ["a.pplan"]


def test_a_plan_is_put_over_its_own_changed_file_when_asked_for(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "Mine")
    write_file(house.path, table_1(), "theirs")
    opened.save_as(house.path, replace=True)
    assert in_file(house.path) == ["Mine"]
    opened = house.reopen(opened)
    opened.undo()
    assert stages(opened) == []


def test_another_plan_is_put_into_the_old_file_when_asked_for(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    first, second = read_plan_file(house.path).chain
    add(opened, "Two")
    other = house.path.with_name("b.pplan")
    opened.save_as(other, old_file=blank())
    assert in_file(house.path) == []
    assert read_plan_file(house.path).chain[:2] == (first, second)
    assert read_plan_file(house.path).revision.parents == (second.id,)
    assert in_file(other) == ["One", "Two"]
    assert (opened.path, opened.is_published) == (other, True)


def test_the_old_file_goes_on_from_what_it_really_holds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(house.path, blank())
    opened = house.open()
    add(opened, "One")
    with monkeypatch.context() as patch:
        patch.setattr(FileRecord, "was_published", lambda *_arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened.publish()
    chain = read_plan_file(house.path).chain
    opened.save_as(house.path.with_name("b.pplan"), old_file=blank())
    assert read_plan_file(house.path).chain[:-1] == chain


def test_edits_are_found_again_although_the_working_copy_could_not_move(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = house.new(blank())
    with monkeypatch.context() as patch:
        patch.setattr("app.storage.working_database.flush", no_space)
        with pytest.raises(CannotWrite):
            opened.save_as(house.path)
    add(opened, "One")
    opened.close()
    assert not house.path.exists()
    (found,) = plans_without_file(house.working)
    again = OpenPlan.resume(found.place)
    assert again
    assert stages(again) == ["One"]
    again.close()


def test_an_old_file_that_changed_is_not_overwritten_and_nothing_is_saved(house: House) -> None:
    opened = house.saved(blank())
    write_file(house.path, table_1(), "theirs")
    before = house.path.read_bytes()
    with pytest.raises(CannotWrite) as caught:
        opened.save_as(house.path.with_name("b.pplan"), old_file=blank())
    assert caught.value.reason == "changed"
    assert (house.path.read_bytes(), house.files(), opened.path) == (before, ["a.pplan"], house.path)


@pytest.mark.parametrize(
    ("name", "reason"), [("nowhere/b.pplan", "folder-missing"), ("a.pplan/b.pplan", "not-a-folder"), (".", "exists")]
)
def test_a_plan_stays_where_it_is_when_it_cannot_be_saved_elsewhere(house: House, name: str, reason: str) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    with pytest.raises(CannotWrite) as caught:
        opened.save_as(house.path.parent / name)
    assert caught.value.reason == reason
    assert (opened.path, opened.is_published) == (house.path, False)
    assert {found for found in house.working_files() if found.endswith(".working")} == {opened.place.name}
    opened.publish()
    assert in_file(house.path) == ["One"]


def test_edits_in_the_way_of_another_plan_are_kept(house: House) -> None:
    mine = house.saved(blank())
    add(mine, "Unpublished")
    mine.close()
    other = house.new(done(blank(), do.add_stage, name="Other"))
    other.save_as(house.path, replace=True)
    other.close()
    untitled = [path.name for path in house.working.glob("untitled-*.working")]
    assert [taken_up(house.working / name) for name in untitled] == [(["Unpublished"], None)]
    assert stages(house.open()) == ["Other"]


def test_edits_in_the_way_stay_where_they_are_when_the_file_cannot_be_replaced(house: House) -> None:
    mine = house.saved(blank())
    add(mine, "Unpublished")
    mine.close()
    house.path.chmod(0o444)
    with pytest.raises(CannotWrite):
        house.new(blank()).save_as(house.path, replace=True)
    opened = house.open()
    assert (opened.continued, stages(opened)) == (True, ["Unpublished"])


KILLED_WHILE_SAVING = """
import os, sys
from pathlib import Path
from app import operations as do
from app.storage import open_plan, publication

path, other, folder = map(Path, sys.argv[1:])
opened = open_plan.OpenPlan.open(path, folder=folder)
opened.run(do.add_stage, name="One")
publication.write_whole = lambda *_: os._exit(9)
opened.save_as(other)
"""


def test_a_kill_while_saving_elsewhere_makes_no_plan_of_the_other_name(house: House) -> None:
    write_file(house.path, blank())
    other = house.path.with_name("b.pplan")
    arguments: list[str | Path] = [sys.executable, "-c", KILLED_WHILE_SAVING, house.path, other, house.working]
    assert subprocess.run(arguments, cwd=TOP, check=False).returncode == 9
    with pytest.raises(CannotOpen) as caught:
        house.open(other)
    assert caught.value.reason == "missing"
    opened = house.open()
    assert (opened.continued, stages(opened), opened.path) == (True, ["One"], house.path)
    opened.save_as(other)  # what the kill left behind is no hindrance
    assert in_file(other) == ["One"]
    opened.close()
    assert house.working_files() == [opened.place.name, opened.place.name + ".lock"]


def test_a_log_that_was_left_without_its_working_copy_does_no_harm(house: House) -> None:
    opened = house.saved(table_1())
    add(opened, "Another plan's")
    log = opened.place.with_name(opened.place.name + "-wal")
    left = log.read_bytes()
    opened.throw_away()
    house.path.unlink()
    log.write_bytes(left)
    opened = house.saved(done(blank(), do.add_stage, name="Mine"))
    add(opened, "More")
    opened = house.reopen(opened)
    assert stages(opened) == ["Mine", "More"]


def test_the_log_does_not_grow_from_publish_to_publish(house: House) -> None:
    opened = house.saved(blank())
    log = opened.place.with_name(opened.place.name + "-wal")
    sizes = []
    for number in range(6):
        add(opened, f"Stage {number}")
        opened.publish()
        shorten_log(opened.place)
        sizes.append(log.stat().st_size)
    assert sizes[-1] == sizes[0] > 0
    add(opened, "Once more")
    assert stages(house.reopen(opened))[-1] == "Once more"


def test_the_log_of_a_database_that_is_gone_is_nobodys(tmp_path: Path) -> None:
    shorten_log(tmp_path / "gone.working")
    assert list(tmp_path.iterdir()) == []


def test_a_link_and_the_file_are_one_plan(house: House) -> None:
    opened = house.saved(blank())
    link = house.path.with_name("link.pplan")
    link.symlink_to("a.pplan")
    add(opened, "One")
    opened.close()
    opened = house.open(link)
    assert (opened.path, opened.continued, stages(opened)) == (house.path, True, ["One"])
    opened.publish()
    assert link.is_symlink()
    assert in_file(house.path) == ["One"]


def test_a_plan_that_was_closed_with_everything_in_its_file_is_not_called_continued(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    opened = house.reopen(opened)
    assert not opened.continued
    add(opened, "Two")
    opened = house.reopen(opened)
    assert opened.continued
    assert not opened.is_published
    opened.publish()
    assert not house.reopen(opened).continued


def test_a_file_that_is_gone_is_no_hindrance_while_there_are_edits(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.close()
    house.path.unlink()
    opened = house.open()
    assert (opened.continued, stages(opened), opened.path) == (True, ["One"], house.path)
    opened.publish(put_back=True)
    assert in_file(house.path) == ["One"]
    opened.close()
    house.path.unlink()
    with pytest.raises(CannotOpen) as caught:
        house.open()
    assert caught.value.reason == "missing"


@pytest.mark.parametrize("published", [False, True])
def test_a_file_that_was_damaged_meanwhile_is_kept_beside_the_next(house: House, published: bool) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    if published:
        opened.publish()
    opened.close()
    damaged = house.path.read_bytes()[:-4096]
    house.path.write_bytes(damaged)
    opened = house.open()
    assert (opened.continued, stages(opened), opened.is_published) == (True, ["One"], False)
    assert house.path.read_bytes() == damaged
    opened.publish()
    assert (in_file(house.path), house.files()) == (["One"], ["a (as it was).pplan", "a.pplan"])
    assert house.path.with_name("a (as it was).pplan").read_bytes() == damaged
    add(opened, "Two")
    opened.publish()
    assert house.files() == ["a (as it was).pplan", "a.pplan"]


def test_an_empty_file_beside_a_working_copy_is_filled_again(house: House) -> None:
    opened = house.saved(blank())
    opened.close()
    house.path.write_bytes(b"")
    opened = house.open()
    assert (opened.continued, opened.is_published) == (True, False)
    opened.publish()
    assert (in_file(house.path), house.files()) == ([], ["a.pplan"])


@pytest.mark.parametrize("data", [b"", file_bytes(blank())[:-4096], None])
def test_a_file_that_came_back_better_is_not_overwritten(house: House, data: bytes | None) -> None:
    opened = house.saved(blank())
    add(opened, "Mine")
    opened.close()
    if data is None:
        house.path.unlink()
    else:
        house.path.write_bytes(data)
    opened = house.open()
    write_file(house.path, table_1(), "theirs")
    changed(opened)


def test_edits_are_set_aside_when_another_file_took_the_place(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "Mine")
    opened.close()
    write_file(house.path, done(blank(), do.add_stage, name="Theirs"), "theirs")
    opened = house.open()
    assert (stages(opened), opened.continued, opened.is_published) == (["Theirs"], False, True)
    assert opened.undo() is None
    assert opened.set_aside
    assert taken_up(opened.set_aside) == (["Mine"], None)
    add(opened, "More")
    opened = house.reopen(opened)
    assert (stages(opened), opened.set_aside) == (["Theirs", "More"], None)


def test_nothing_is_set_aside_when_there_was_nothing_unpublished(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "Mine")
    opened.publish()
    opened.close()
    write_file(house.path, done(blank(), do.add_stage, name="Theirs"), "theirs")
    opened = house.open()
    assert (stages(opened), opened.set_aside) == (["Theirs"], None)
    opened.close()
    place = place_for(house.path, house.working).name
    assert house.working_files() == [place, place + ".lock"]


class Crash(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("published_before", [0, 1, 2])
def test_a_crash_right_after_the_replace_is_recognised(
    house: House, monkeypatch: pytest.MonkeyPatch, published_before: int
) -> None:
    opened = house.saved(blank())
    for number in range(published_before):
        add(opened, f"Before {number}")
        opened.publish()
    add(opened, "One")

    def crash_after(path: Path, data: bytes) -> None:
        write_whole(path, data)
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.publication.write_whole", crash_after)
        with pytest.raises(Crash):
            opened.publish()
    assert in_file(house.path)[-1] == "One"
    opened = house.reopen(opened)
    assert (opened.continued, opened.set_aside, opened.is_published) == (False, None, True)
    add(opened, "Two")
    opened.publish()
    assert in_file(house.path)[-2:] == ["One", "Two"]
    opened.undo()
    opened.undo()
    assert stages(opened) == [f"Before {number}" for number in range(published_before)]
    assert len(read_plan_file(house.path).chain) == 1 + published_before + 2


def test_a_publish_that_was_not_noted_down_is_recognised_by_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(house.path, blank())
    opened = house.open()
    add(opened, "One")

    def not_noted(_record: FileRecord, _path: Path, _chain: object, _number: int) -> None:
        raise OSError("not noted")

    with monkeypatch.context() as patch:
        patch.setattr(FileRecord, "was_published", not_noted)
        with pytest.raises(OSError, match="not noted"):
            opened.publish()
    assert not opened.is_published
    add(opened, "Two")
    opened.publish()
    assert in_file(house.path) == ["One", "Two"]
    assert len(read_plan_file(house.path).chain) == 4


def test_a_publish_that_was_not_noted_down_is_recognised_after_a_save_that_failed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(house.path, blank())
    opened = house.open()
    add(opened, "One")
    with monkeypatch.context() as patch:
        patch.setattr(FileRecord, "was_published", lambda *_arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened.publish()
    with pytest.raises(CannotWrite):
        opened.save_as(house.path.parent / "nowhere" / "b.pplan")
    opened.publish()
    assert in_file(house.path) == ["One"]


def test_a_crash_right_before_the_replace_loses_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.saved(blank())
    add(opened, "One")

    def crash(_path: Path, _data: bytes) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.publication.write_whole", crash)
        with pytest.raises(Crash):
            opened.publish()
    opened = house.reopen(opened)
    assert (opened.continued, stages(opened)) == (True, ["One"])
    opened.publish()
    assert in_file(house.path) == ["One"]
    assert len(read_plan_file(house.path).chain) == 2


def test_a_working_copy_that_cannot_be_read_is_put_aside_and_the_file_opened(house: House) -> None:
    write_file(house.path, table_1())
    place = place_for(house.path, house.working)
    house.working.mkdir()
    place.write_bytes(b"no database at all" * 500)
    opened = house.open()
    assert (opened.plan, opened.continued, opened.set_aside) == (read_plan_file(house.path).plan, False, None)
    assert place.with_name(place.name + ".unreadable").read_bytes() == b"no database at all" * 500
    add(opened, "One")
    opened = house.reopen(opened)
    assert (stages(opened)[-1], opened.continued) == ("One", True)


def test_a_working_copy_with_an_unreadable_log_is_no_hindrance(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    opened.close()
    place = place_for(house.path, house.working)
    with closing(sqlite3.connect(place)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'edits'").fetchone()
    data = bytearray(place.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    place.write_bytes(data)
    assert stages(house.open()) == ["One"]


def test_a_working_copy_damaged_anywhere_is_no_hindrance(house: House) -> None:
    opened = house.saved(table_1())
    opened.close()
    place = place_for(house.path, house.working)
    sound = place.read_bytes()
    chance = random.Random(7)
    damages = [(start, bytes(4096)) for start in range(0, len(sound), 4096)]
    damages += [(chance.randrange(len(sound) - 16), chance.randbytes(16)) for _ in range(50)]
    damages += [(chance.randrange(4096), chance.randbytes(4)) for _ in range(50)]
    for start, damage in damages:
        place.write_bytes(sound[:start] + damage + sound[start + len(damage) :])
        opened = house.open()
        assert len(opened.plan.stages) == 6, start
        add(opened, "Seventh")
        opened.undo()
        opened.close()


def test_edits_are_not_given_up_because_the_working_copy_cannot_be_opened_for_a_moment(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.close()
    hindrance = opened.place.with_name(opened.place.name + "-wal")
    hindrance.mkdir()
    with pytest.raises(UserError):
        house.open()
    hindrance.rmdir()
    opened = house.open()
    assert (opened.continued, stages(opened)) == (True, ["One"])


def test_edits_are_not_given_up_because_the_disk_is_full_for_a_moment(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.close()
    with no_room(), pytest.raises(UserError):
        house.open()
    opened = house.open()
    assert (opened.continued, stages(opened)) == (True, ["One"])


def test_a_plan_moves_to_another_file_while_somebody_else_looks(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    with closing(sqlite3.connect(place_for(house.path, house.working))) as other:
        other.execute("SELECT * FROM edits").fetchall()
        opened.save_as(house.path.with_name("b.pplan"))
    add(opened, "Two")
    opened.undo()
    opened.undo()
    assert stages(opened) == []


def test_a_name_that_is_too_long_for_the_system_is_refused_to_the_user(house: House) -> None:
    with pytest.raises(CannotWrite):
        house.new(blank()).save_as(house.path.with_name("long" * 100 + ".pplan"))


def test_a_link_to_itself_is_refused_to_the_user(house: House) -> None:
    house.path.symlink_to("a.pplan")
    with pytest.raises(CannotOpen):
        house.open()


@pytest.mark.parametrize("author", ["x" * 1_100_000, "caf\udce9"], ids=["long", "no text"])
def test_whatever_the_author_is_called_the_file_can_be_read(house: House, author: str) -> None:
    opened = house.new(blank(), author=author)
    add(opened, "One")
    opened.save_as(house.path)
    assert in_file(house.path) == ["One"]


def test_a_file_from_elsewhere_brings_its_chain_and_no_undo(house: House) -> None:
    chain = (*CHAIN, Revision("third", ("second",), "2026-01-04T03:04:05+00:00", "B"))
    house.path.write_bytes(file_bytes(table_1(), chain))
    opened = house.open()
    assert (opened.undo(), opened.redo(), opened.is_published) == (None, None, True)
    edit = opened.run(do.add_stage, name="One")
    assert isinstance(edit, Edit)
    assert edit.number == 1
    opened.publish()
    assert read_plan_file(house.path).chain[:3] == chain
