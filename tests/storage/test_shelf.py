# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is kept of what was."""

import random

import pytest

from app import operations as do
from app.errors import CannotWrite, TextTooLong, VersionUnreadable
from app.models.changes import Draft
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import blank, done, table_1
from tests.storage.house import House, add, no_room, stages


def told(opened: OpenPlan) -> list[tuple[str, str, list[str]]]:
    """Return kind, name and stages of every kept version, the latest first."""
    shelf = opened.shelf
    return [(each.kind, each.name, stages(shelf.plan_in(each.id))) for each in shelf.versions()]


def test_a_plan_is_kept_as_it_is(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    version_id = opened.shelf.keep(opened.plan, "kept", author="Åsa", name=" As\tsubmitted ", note="to\nthe ministry")
    add(opened, "Two")
    (version,) = opened.shelf.versions()
    assert (version.id, version.kind, version.author, version.name) == (version_id, "kept", "Åsa", "As submitted")
    assert (version.note, version.revision, version.kept_at[-6:]) == ("to\nthe ministry", "", "+00:00")
    assert stages(opened.shelf.plan_in(version_id)) == ["One"]
    assert not opened.is_published
    opened.publish()
    (in_file,) = read_plan_file(house.path).versions
    assert in_file == version
    again = house.reopen(opened)
    assert again.shelf.versions() == [version]


def test_what_keeps_itself_is_kept_once(house: House) -> None:
    opened = house.saved(blank())
    first = opened.shelf.keep(opened.plan, "exported")
    assert opened.shelf.keep(opened.plan, "exported") == first
    assert opened.shelf.keep(opened.plan, "replaced") == first
    named = opened.shelf.keep(opened.plan, "kept", name="As submitted")
    assert named != first
    assert opened.shelf.keep(opened.plan, "exported") == named
    assert opened.shelf.keep(opened.plan, "shared", revision="sent") != named
    assert [kind for kind, _, _ in told(opened)] == ["shared", "kept", "exported"]


def test_how_it_was_opened_is_kept_with_the_first_edit_alone(house: House) -> None:
    opened = house.reopen(house.saved(done(blank(), do.add_stage, name="Old")))
    assert (told(opened), opened.is_published) == ([], True)
    add(opened, "One", "Two")
    assert told(opened) == [("opened", "", ["Old"])]
    opened.publish()
    opened = house.reopen(opened)
    assert opened.is_published
    add(opened, "Three")
    assert told(opened) == [("opened", "", ["Old", "One", "Two"]), ("opened", "", ["Old"])]


def test_how_it_was_opened_is_not_kept_where_the_latest_version_says_it(house: House) -> None:
    opened = house.saved(done(blank(), do.add_stage, name="Old"))
    opened.shelf.keep(opened.plan, "kept", name="As submitted")
    opened.publish()
    opened = house.reopen(opened)
    add(opened, "One")
    assert told(opened) == [("kept", "As submitted", ["Old"])]


def test_how_it_was_opened_is_not_kept_again_where_it_was_kept_meanwhile(house: House) -> None:
    opened = house.reopen(house.saved(done(blank(), do.add_stage, name="Old")))
    opened.shelf.keep(opened.plan, "exported")
    add(opened, "One")
    assert told(opened) == [("exported", "", ["Old"])]


def test_a_new_plan_was_never_opened(house: House) -> None:
    opened = house.new(blank())
    add(opened, "One")
    assert told(opened) == []


def test_an_export_counts_for_more_than_an_opening(house: House) -> None:
    opened = house.reopen(house.saved(blank()))
    add(opened, "One")
    opened.undo()
    opened.shelf.keep(opened.plan, "exported")
    assert told(opened) == [("exported", "", [])]


def test_a_version_is_renamed_and_deleted(house: House) -> None:
    opened = house.saved(blank())
    version_id = opened.shelf.keep(opened.plan, "exported")
    opened.publish()
    opened.shelf.rename(version_id, name="As submitted", note="A note")
    assert not opened.is_published
    opened.publish()
    (version,) = read_plan_file(house.path).versions
    assert (version.id, version.name, version.note, version.kind) == (version_id, "As submitted", "A note", "exported")
    opened.shelf.delete(version_id)
    assert not opened.is_published
    opened.publish()
    assert read_plan_file(house.path).versions == ()
    with pytest.raises(VersionUnreadable):
        opened.shelf.plan_in(version_id)


@pytest.mark.parametrize(
    ("name", "note", "field"), [("x" * 301, "", "version_name"), ("", "x" * 10_001, "version_note")]
)
def test_a_name_or_note_that_is_too_long_is_refused(house: House, name: str, note: str, field: str) -> None:
    opened = house.saved(blank())
    version_id = opened.shelf.keep(opened.plan, "kept", name="Kept")
    for step in (
        lambda: opened.shelf.keep(opened.plan, "kept", name=name, note=note),
        lambda: opened.shelf.rename(version_id, name=name, note=note),
    ):
        with pytest.raises(TextTooLong) as caught:
            step()
        assert caught.value.field == field
    assert told(opened) == [("kept", "Kept", [])]


def test_the_oldest_that_kept_themselves_make_room(house: House) -> None:
    opened = house.saved(blank())
    opened.shelf.keep(opened.plan, "kept", name="First")
    for number in range(33):
        add(opened, f"Stage {number}")
        opened.shelf.keep(opened.plan, "exported")
    versions = told(opened)
    assert len(versions) == 31
    assert versions[-1] == ("kept", "First", [])
    assert len(versions[-2][2]) == 4


def test_a_version_for_which_there_is_no_room_is_refused_and_nothing_is_kept(house: House) -> None:
    opened = house.saved(blank())
    with no_room(), pytest.raises(CannotWrite) as caught:
        opened.shelf.keep(table_1(), "kept", name="Kept")
    assert (caught.value.reason, told(opened), opened.is_published) == ("full", [], True)
    opened.shelf.keep(table_1(), "kept", name="Kept")
    assert len(told(opened)) == 1


def many_notes(draft: Draft) -> None:
    """Write what does not become smaller by packing."""
    chance = random.Random(7)
    for _ in range(1_500):
        do.add_note(draft, text=chance.randbytes(5_000).hex())


def test_a_version_too_large_for_a_file_is_refused_and_a_plan_as_large_goes_on(house: House) -> None:
    opened = house.saved(blank())
    opened.run(many_notes)
    with pytest.raises(CannotWrite) as caught:
        opened.shelf.keep(opened.plan, "kept", name="Kept")
    assert caught.value.reason == "too-large"
    opened.publish()
    opened = house.reopen(opened)
    add(opened, "One")
    opened.publish()
    assert (told(opened), stages(read_plan_file(house.path).plan)) == ([], ["One"])


def test_a_version_that_cannot_be_read_hinders_nothing(house: House) -> None:
    opened = house.saved(blank())
    version_id = opened.shelf.keep(opened.plan, "kept", name="Kept")
    opened._copy._connection.exec_driver_sql("UPDATE versions SET content = x'00'")
    opened._copy._connection.commit()
    opened.publish()
    opened = house.reopen(opened)
    with pytest.raises(VersionUnreadable):
        opened.shelf.plan_in(version_id)
    add(opened, "One")
    opened.publish()
    assert house.reopen(opened).is_published


def test_the_history_tells_every_edit_from_one_day_to_the_next(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    opened = house.reopen(opened)
    opened.undo()
    assert [edit.verb for edit in opened.shelf.history()] == ["add_stage", "undo"]
    opened.publish()
    opened.throw_away()
    opened = house.open(author="Åsa")
    add(opened, "Two")
    history = opened.shelf.history()
    assert [(edit.verb, edit.author) for edit in history] == [("add_stage", ""), ("undo", ""), ("add_stage", "Åsa")]
    (change,) = history[2].changes
    assert (change.table, change.before) == ("stages", None)
    assert change.after
    assert change.after["name"] == "Two"


def test_an_edit_takes_less_than_fifty_bytes_of_a_file(house: House) -> None:
    opened = house.saved(table_1())
    entries = sorted(opened.plan.rows("involvements"))
    for number in range(512):
        opened.run(do.retype_involvement, involvement_id=entries[number * 7 % len(entries)], text=f"Survey {number}")
    opened.publish()
    history = read_plan_file(house.path).history
    assert sum(block.edits for block in history) == 512
    assert sum(len(block.content) for block in history) < 512 * 50
