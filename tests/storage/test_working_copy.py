# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The working copy: what it keeps, and whose it is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import operations as do
from app.errors import CannotOpen, CannotWrite, PlanInUse
from app.models.changes import Draft, Edit
from app.models.plan import Plan
from app.storage.locks import WorkingLock
from app.storage.revisions import Revision
from app.storage.schema import FILE_VERSION
from app.storage.working_copy import WorkingCopy, place_for, place_without_file
from tests.builders import blank, done, table_1
from tests.storage.plan_files import CHAIN


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a place in a folder that is not there yet."""
    return tmp_path / "data" / "working" / "a.working"


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Iterator[WorkingCopy]:
    """Return a new working copy of a plan in a file."""
    copy = WorkingCopy.create(place, blank(), path=tmp_path / "a.pplan", chain=CHAIN)
    yield copy
    copy.close()


def edit_of(plan: Plan, number: int, *names: str) -> tuple[Edit, Plan]:
    """Return an edit that adds stages, and the plan after it."""
    draft = Draft(plan)
    for name in names:
        do.add_stage(draft, name=name)
    edit = Edit(number=number, verb="add_stage", author="Åsa", made_at="2026-01-02T03:04:05", changes=draft.changes())
    return edit, draft.plan


def resumed(place: Path) -> Plan:
    """Return the plan of a left-over working copy."""
    found = WorkingCopy.resume(place)
    assert found
    found[0].close()
    return found[1]


def stage_names(place: Path) -> list[str]:
    """Return the names of the stages in a left-over working copy."""
    return [stage.name for stage in resumed(place).stages]


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_rows_that_come_change_and_go_in_one_edit_are_all_kept(place: Path) -> None:
    plan = table_1()
    copy = WorkingCopy.create(place, plan, path=None, chain=CHAIN)
    draft = Draft(plan)
    for number, stage in enumerate(plan.stages):
        if number % 2:
            do.delete_stage(draft, stage_id=stage.id)
        else:
            do.rename_stage(draft, stage_id=stage.id, name=f"Stage {number}")
            added = do.add_stage(draft, name=f"Stage {number} b")
            do.type_cell(draft, stage_id=added, level_id=plan.levels[0].id, text="Survey (n=9)")
    copy.commit([Edit(number=1, verb="join", author="", made_at="", changes=draft.changes())])
    copy.close()
    assert resumed(place) == draft.plan


def test_a_place_goes_by_where_the_file_really_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, path = tmp_path / "working", tmp_path / "a.pplan"
    place = place_for(path, folder)
    assert (place.parent, place.suffix) == (folder, ".working")
    path.write_bytes(b"whatever it holds")
    (tmp_path / "link.pplan").symlink_to("a.pplan")
    (tmp_path / "same").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    for way in (path, tmp_path / "link.pplan", tmp_path / "same" / "a.pplan", Path("a.pplan")):
        assert place_for(way, folder) == place
    assert place_for(tmp_path / "b.pplan", folder) != place
    assert place_for(tmp_path / "A.pplan", folder) != place


def test_a_name_that_is_no_text_has_a_place_too(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.pplan")
    place = place_for(path, tmp_path / "working")
    copy = WorkingCopy.create(place, blank(), path=path, chain=CHAIN)
    assert copy.file.path == path
    copy.file.was_published(tmp_path / "100 % über.pplan", CHAIN, (0, 0))
    assert copy.file.path == tmp_path / "100 % über.pplan"
    copy.close()


def test_a_plan_without_a_file_lies_under_a_name_of_its_own(tmp_path: Path) -> None:
    assert place_without_file("abc", tmp_path) == tmp_path / "untitled-abc.working"


def test_a_working_copy_holds_the_plan_and_knows_the_file(place: Path, tmp_path: Path) -> None:
    plan = done(table_1(), do.add_note, text="One\nTwo", at_control=True)
    copy = WorkingCopy.create(place, plan, path=tmp_path / "a.pplan", chain=CHAIN)
    assert (copy.file.path, copy.file.chain, copy.log(), copy.file.unpublished) == (
        tmp_path / "a.pplan",
        CHAIN,
        [],
        False,
    )
    copy.close()
    assert names(place.parent) == ["a.working", "a.working.lock"]
    found = WorkingCopy.resume(place)
    assert found
    again, read = found
    assert (read, again.file.path, again.file.chain) == (plan, tmp_path / "a.pplan", CHAIN)
    again.close()


def test_a_plan_in_no_file_has_no_path_and_no_chain(place: Path) -> None:
    copy = WorkingCopy.create(place, blank(), path=None, chain=())
    assert (copy.file.path, copy.file.chain) == (None, ())
    assert copy.file.kinship(place, CHAIN) == "strange"
    copy.close()


def test_there_may_be_none_left_over(place: Path) -> None:
    assert WorkingCopy.resume(place) is None
    assert not place.parent.exists()


def test_where_there_is_no_room_for_a_folder_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "working"):
        with pytest.raises(CannotWrite):
            WorkingCopy.create(folder / "a.working", blank(), path=None, chain=())


def test_one_that_is_there_is_never_made_anew(copy: WorkingCopy) -> None:
    copy.commit([edit_of(blank(), 1, "One")[0]])
    with pytest.raises(PlanInUse):
        WorkingCopy.create(copy.place, table_1(), path=None, chain=())
    copy.close()
    with pytest.raises(CannotWrite):
        WorkingCopy.create(copy.place, table_1(), path=None, chain=())
    assert stage_names(copy.place) == ["One"]


def test_an_edit_is_in_the_database_the_moment_it_is_made(copy: WorkingCopy) -> None:
    edit, _ = edit_of(blank(), 1, "Première", "Second")
    copy.commit([edit])
    with closing(sqlite3.connect(copy.place)) as other:
        assert other.execute("SELECT name FROM stages ORDER BY rank").fetchall() == [("Première",), ("Second",)]
        assert other.execute("SELECT number, verb, author, made_at, of FROM edits").fetchall() == [
            (1, "add_stage", "Åsa", "2026-01-02T03:04:05", None)
        ]
    assert copy.changes_of(1) == edit.changes


def test_an_edit_adds_changes_and_deletes_rows(place: Path) -> None:
    plan = table_1()
    copy = WorkingCopy.create(place, plan, path=None, chain=())
    draft = Draft(plan)
    stage, group = plan.stages[0], plan.groups[0]
    do.add_stage(draft, name="Added")
    do.rename_stage(draft, stage_id=stage.id, name="Changed")
    do.set_control(draft, stage_id=stage.id, control="co-led", group_ids=[group.id])
    do.delete_stage(draft, stage_id=plan.stages[-1].id)
    do.edit_group(draft, group_id=group.id, size=7, plural=False)
    copy.commit([Edit(number=1, verb="v", author="", made_at="", changes=draft.changes())])
    copy.close()
    assert resumed(place) == draft.plan != plan


def test_an_edit_that_cannot_be_kept_leaves_nothing(copy: WorkingCopy) -> None:
    first, plan = edit_of(blank(), 1, "One")
    copy.commit([first])
    same_number, _ = edit_of(plan, 1, "Two")
    with pytest.raises(Exception, match="UNIQUE constraint failed"):
        copy.commit([same_number])
    second, _ = edit_of(plan, 2, "Three")
    copy.commit([second])
    with closing(sqlite3.connect(copy.place)) as other:
        assert other.execute("SELECT name FROM stages ORDER BY rank").fetchall() == [("One",), ("Three",)]


def test_the_log_tells_every_edit_in_order(copy: WorkingCopy) -> None:
    edit, _ = edit_of(blank(), 1, "One")
    copy.commit([edit])
    inverse = tuple(change._replace(before=change.after, after=None) for change in edit.changes)
    undo = Edit(number=2, verb="undo", author="", made_at="", changes=inverse, of=1)
    copy.commit([undo])
    assert copy.log() == [(1, "add_stage", None), (2, "undo", 1)]
    assert copy.changes_of(2) == undo.changes


def test_edits_are_unpublished_until_they_are_in_the_file(copy: WorkingCopy, tmp_path: Path) -> None:
    edit, plan = edit_of(blank(), 1, "One")
    copy.commit([edit])
    assert copy.file.unpublished
    chain = (*CHAIN, Revision("third", ("second",), "then", "A"))
    copy.file.was_published(tmp_path / "b.pplan", chain, (1, 0))
    assert (copy.file.unpublished, copy.file.path, copy.file.chain) == (False, tmp_path / "b.pplan", chain)
    copy.commit([edit_of(plan, 2, "Two")[0]])
    assert copy.file.unpublished


def test_it_belongs_to_the_file_with_the_revision_it_last_knew(copy: WorkingCopy, tmp_path: Path) -> None:
    path = tmp_path / "a.pplan"
    third, other = Revision("third", ("second",), "", ""), Revision("other", (), "", "")
    assert copy.file.kinship(path, CHAIN) == "ours"
    assert copy.file.kinship(path, (Revision("second", (), "", ""),)) == "ours"
    assert copy.file.kinship(path, CHAIN[:1]) == "older"
    assert copy.file.kinship(path, (*CHAIN, third)) == "newer"
    assert copy.file.kinship(path, (other,)) == "strange"
    copy.file.was_published(path, (*CHAIN, third), (1, 0))
    assert copy.file.kinship(path, (*CHAIN, other)) == "parted"
    assert copy.file.kinship(path, CHAIN) == "older"


def test_a_revision_that_got_into_place_unnoticed_is_known_for_ours(copy: WorkingCopy, tmp_path: Path) -> None:
    path = tmp_path / "a.pplan"
    first, plan = edit_of(blank(), 1, "One")
    copy.commit([first])
    third = Revision("third", ("second",), "then", "A")
    copy.file.about_to_publish(third, (1, 0))
    copy.commit([edit_of(plan, 2, "Two")[0]])
    assert copy.file.kinship(path, CHAIN) == "ours"  # it did not get there after all
    assert copy.file.chain == CHAIN
    assert copy.file.kinship(path, (*CHAIN, third)) == "ours"
    assert copy.file.chain == (*CHAIN, third)
    assert copy.file.unpublished  # the second edit
    assert copy.file.kinship(path, CHAIN) == "older"


def test_leaving_a_file_with_nothing_unpublished_leaves_nothing(copy: WorkingCopy, tmp_path: Path) -> None:
    assert copy.leave(tmp_path) is None
    assert names(copy.place.parent) == []


def test_leaving_a_file_keeps_unpublished_edits_as_a_plan_without_one(copy: WorkingCopy, tmp_path: Path) -> None:
    edit, _ = edit_of(blank(), 1, "One", "Two")
    copy.commit([edit])
    place = copy.leave(tmp_path)
    assert place
    assert (place.parent, place.name[:9], place.suffix) == (tmp_path, "untitled-", ".working")
    assert names(copy.place.parent) == []
    found = WorkingCopy.resume(place)
    assert found
    again, plan = found
    assert [stage.name for stage in plan.stages] == ["One", "Two"]
    assert (again.file.path, again.file.chain, again.file.unpublished) == (None, (), True)
    assert again.changes_of(1) == edit.changes
    again.close()


def test_it_moves_with_everything_in_it(copy: WorkingCopy, tmp_path: Path) -> None:
    edit, _ = edit_of(blank(), 1, "One")
    copy.commit([edit])
    copy.write_copy(tmp_path / "b.working")
    moved = WorkingCopy(tmp_path / "b.working", WorkingLock(tmp_path / "b.working"))
    assert (moved.place, moved.changes_of(1), moved.file.chain) == (tmp_path / "b.working", edit.changes, CHAIN)
    copy.remove()
    assert names(copy.place.parent) == []
    moved.close()
    assert stage_names(tmp_path / "b.working") == ["One"]


def test_it_moves_with_everything_in_it_while_somebody_else_looks(copy: WorkingCopy, tmp_path: Path) -> None:
    copy.commit([edit_of(blank(), 1, "One")[0]])
    with closing(sqlite3.connect(copy.place)) as other:
        other.execute("SELECT * FROM edits").fetchall()
        copy.write_copy(tmp_path / "b.working")
    assert stage_names(tmp_path / "b.working") == ["One"]


def test_removing_it_leaves_nothing(copy: WorkingCopy) -> None:
    copy.commit([edit_of(blank(), 1, "One")[0]])
    copy.remove()
    assert names(copy.place.parent) == []


@pytest.mark.parametrize("data", [b"", b"no database at all" * 500, b"SQLite format 3\0" + bytes(4080)])
def test_one_that_cannot_be_read_is_put_aside(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    assert WorkingCopy.resume(place) is None
    assert not place.exists()
    assert place.with_name("a.working.unreadable").exists()


def test_one_with_a_plan_that_cannot_be_is_put_aside_with_its_log(place: Path) -> None:
    WorkingCopy.create(place, blank(), path=None, chain=()).close()
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("DELETE FROM project")
    assert WorkingCopy.resume(place) is None
    assert not place.exists()
    with closing(sqlite3.connect(place.with_name("a.working.unreadable"))) as connection:
        assert connection.execute("SELECT count(*) FROM groups").fetchone() == (1,)


def test_what_was_put_aside_before_is_not_touched(place: Path) -> None:
    place.parent.mkdir(parents=True)
    for text in ("first", "second", "third"):
        place.write_text(text * 1_000)
        assert WorkingCopy.resume(place) is None
    kept = [path.read_text()[:5] for path in place.parent.glob("*.unreadable*") if path.stat().st_size]
    assert sorted(kept) == ["first", "secon", "third"]
    assert not [name for name in names(place.parent) if name.count("unreadable") > 1]


def test_one_of_a_newer_program_is_refused_and_stays_as_it_is(place: Path) -> None:
    WorkingCopy.create(place, blank(), path=None, chain=()).close()
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE stages ADD COLUMN hours TEXT")
        connection.execute(f"UPDATE state SET value = '{FILE_VERSION + 1}' WHERE key = 'version'")
    before = place.read_bytes()
    for _ in range(2):  # nor does it stay locked
        with pytest.raises(CannotOpen) as refusal:
            WorkingCopy.resume(place)
        assert refusal.value.reason == "newer"
    assert (place.read_bytes(), names(place.parent)) == (before, ["a.working", "a.working.lock"])
