# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Files and working copies of older versions: nothing is lost on the way to today's."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import operations as do
from app.storage import working_copy
from app.storage.contents import unpack_plan
from app.storage.databases import plan_values
from app.storage.frozen import VERSION_1
from app.storage.history import unpack_edits
from app.storage.migrations import STEPS, migrated
from app.storage.reading import read_plan_file
from app.storage.rows_as_data import file_as_data
from app.storage.schema import FILE_VERSION
from app.storage.working_copy import WorkingCopy, place_for
from tests.builders import done
from tests.storage.house import House, add, in_file, stages

FILES = Path(__file__).parent.parent / "files"
OLD = FILES / "version-1.pplan"

WORKING_1 = """
CREATE TABLE edits (number INTEGER NOT NULL, verb TEXT NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL,
  of INTEGER, changes TEXT NOT NULL, PRIMARY KEY (number));
CREATE TABLE state ("key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
"""


def place_old(house: House) -> None:
    """Put a file of version 1 into the house."""
    shutil.copyfile(OLD, house.path)


def leave_old_working_copy(house: House, *, edits: int) -> Path:
    """Leave a working copy as the first version of the program did: one stage more for each edit."""
    place = place_for(house.path, house.working)
    house.working.mkdir()
    file = read_plan_file(OLD)
    plan = file.plan
    for number in range(1, edits + 1):
        plan = done(plan, do.add_stage, name=f"Added {number}")
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for table, text in VERSION_1.items():
            if table != "about":
                connection.execute(text)
        connection.executescript(WORKING_1)
        for table, rows in plan_values(plan).items():
            for row in rows:
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        for number, revision in enumerate(file.chain, 1):
            values = (number, revision.id, " ".join(revision.parents), revision.written_at, revision.author)
            connection.execute("INSERT INTO revisions VALUES (?, ?, ?, ?, ?)", values)
        for number in range(1, edits + 1):
            connection.execute("INSERT INTO edits VALUES (?, 'add_stage', '', '', NULL, '[]')", (number,))
        state = {"path": str(house.path), "published": "0", "publishing": ""}
        connection.executemany("INSERT INTO state VALUES (?, ?)", state.items())
    return place


def test_there_is_a_step_from_every_older_version() -> None:
    assert list(STEPS) == list(range(1, FILE_VERSION))


def test_the_second_version_brings_reasons_versions_and_history() -> None:
    old = {"stages": [{"id": "s"}], "notes": []}
    assert migrated(old, 1) == {**old, "reasons": [], "versions": [], "history": []}
    assert old == {"stages": [{"id": "s"}], "notes": []}
    assert migrated(old, 2) is old


def test_a_file_of_the_first_version_says_what_it_always_said() -> None:
    said = json.loads((FILES / "version-1.json").read_text(encoding="utf-8"))
    assert said["version"] == 1
    said["version"] = 2
    said["tables"]["reasons"] = []
    file = read_plan_file(OLD)
    assert (file.version, file.versions, file.history) == (1, (), ())
    assert file_as_data(file) == said


def test_a_file_of_the_second_version_says_what_it_always_said() -> None:
    file = read_plan_file(FILES / "version-2.pplan")
    assert file_as_data(file) == json.loads((FILES / "version-2.json").read_text(encoding="utf-8"))
    (version,) = file.versions
    assert (version.kind, version.name, version.note, version.author) == (
        "kept", "envoyé à la bailleuse", "Une ligne\net une autre", "Benoît",
    )  # fmt: skip
    kept = unpack_plan(version.content)
    assert [stage.name for stage in kept.stages][::5] == ["Needs Assessment", "Alumni Community"]
    (block,) = file.history
    edits = unpack_edits(block.content)
    assert [(edit.author, edit.verb) for edit in edits] == [
        ("Benoît", "rename_stage"), ("Benoît", "give_reason"), ("Benoît", "delete_stage"),
    ]  # fmt: skip
    (renamed,) = edits[0].changes
    assert (renamed.before, renamed.after) == ({"name": "Needs Assessment"}, {"name": "Besoins"})


def test_opening_changes_nothing_and_the_first_save_keeps_the_old_file(house: House) -> None:
    place_old(house)
    before = OLD.read_bytes()
    opened = house.open()
    assert opened.is_published
    opened.publish()
    opened = house.reopen(opened)
    assert (house.path.read_bytes(), house.files()) == (before, ["a.pplan"])
    add(opened, "New")
    opened = house.reopen(opened)  # not saved in the session in which it was opened
    opened.publish()
    assert house.files() == ["a (as it was).pplan", "a.pplan"]
    assert house.path.with_name("a (as it was).pplan").read_bytes() == before
    file = read_plan_file(house.path)
    assert (file.version, in_file(house.path)[-1]) == (2, "New")
    assert file.chain[:-1] == read_plan_file(OLD).chain
    add(opened, "More")
    opened.publish()
    assert house.files() == ["a (as it was).pplan", "a.pplan"]


@pytest.mark.parametrize("edits", [0, 2])
def test_a_working_copy_of_the_first_version_goes_on(house: House, edits: int) -> None:
    place_old(house)
    leave_old_working_copy(house, edits=edits)
    opened = house.open()
    added = [f"Added {number}" for number in range(1, edits + 1)]
    assert (opened.continued, opened.is_published, opened.set_aside) == (edits > 0, edits == 0, None)
    assert stages(opened) == [*stages(read_plan_file(OLD).plan), *added]
    assert opened.undo() is None
    add(opened, "New")
    opened = house.reopen(opened)
    opened.publish()
    assert in_file(house.path) == [*stages(read_plan_file(OLD).plan), *added, "New"]
    assert house.files() == ["a (as it was).pplan", "a.pplan"]
    opened.undo()
    assert stages(opened)[-1] != "New"
    names = sorted(path.name for path in house.working.iterdir() if "moving" in path.name)
    assert names == []


class Killed(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("step", ["create", "flush", "replace", "flush_folder"])
def test_a_kill_while_a_working_copy_is_carried_over_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place_old(house)
    leave_old_working_copy(house, edits=2)
    left: list[House] = []

    def killed(*_arguments: object, **_named: object) -> None:
        left.append(house.after_a_kill())
        raise Killed

    with monkeypatch.context() as patch:
        if step == "create":
            patch.setattr(WorkingCopy, "create", killed)
        elif step == "replace":
            patch.setattr(Path, "replace", killed)
        else:
            patch.setattr(working_copy, step, killed)
        with pytest.raises(Killed):
            house.open()
    for each in (left[0], house):
        opened = each.open()
        assert (opened.continued, stages(opened)[-2:]) == (True, ["Added 1", "Added 2"])
    left[0].leave()
