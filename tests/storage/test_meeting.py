# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Two computers, one file: what both sides did is joined, and nobody's work goes without a word."""

from collections.abc import Callable

import pytest

from app import operations as do
from app.errors import CannotWrite
from app.storage import history, shelf, working_copy
from app.storage.file_record import FileRecord
from app.storage.open_plan import OpenPlan
from app.storage.publication import Overtaken
from app.storage.reading import PlanFile, read_plan_file
from app.storage.shelf import Shelf
from app.storage.working_copy import WorkingCopy
from tests.builders import blank, done, stage_named, table_1
from tests.storage.house import House, add, in_file, stages
from tests.storage.plan_files import write_file


def rename(opened: OpenPlan, old: str, new: str) -> None:
    """Rename a stage."""
    opened.run(do.rename_stage, stage_id=stage_named(opened.plan, old), name=new)


def met_and_taken(opened: OpenPlan, file: PlanFile) -> None:
    """Meet what a file says, and take its side wherever somebody has to choose."""
    met = opened.meet(file)
    if met and met.outcome == "asked":
        opened.take_theirs(met)


def both(house: House, other: House) -> tuple[OpenPlan, OpenPlan]:
    """Open a plan of stages One and Two on both computers."""
    mine = house.saved(blank())
    add(mine, "One", "Two")
    mine.publish()
    return mine, other.open(author="Åsa")


def kept(opened: OpenPlan) -> list[list[str]]:
    """Return the stages of what was kept as it was replaced."""
    shelf = opened.shelf
    return [stages(shelf.plan_in(version.id)) for version in shelf.versions() if version.kind == "replaced"]


def test_what_both_did_is_joined_as_one_edit_that_can_be_taken_back(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(mine, "One", "Uno")
    rename(theirs, "Two", "Due")
    mine.publish()
    before = mine.path and read_plan_file(house.path).chain
    met = theirs.publish()
    assert met
    assert (met.outcome, met.who, met.loses) == ("joined", "", False)
    assert met.written_at == before[-1].written_at if before else False
    assert (stages(theirs), in_file(house.path), theirs.is_published) == (["Uno", "Due"], ["Uno", "Due"], True)
    theirs.undo()
    assert stages(theirs) == ["One", "Due"]
    theirs.redo()
    met = mine.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, stages(mine), mine.is_published) == ("taken", ["Uno", "Due"], True)


def test_after_a_join_the_next_revision_comes_from_both(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    data = house.path.read_bytes()
    rename(mine, "One", "Uno")
    mine.publish()
    ours = read_plan_file(house.path).revision
    house.path.write_bytes(data)
    rename(theirs, "Two", "Due")
    theirs.publish()
    parted = read_plan_file(house.path).revision
    add(mine, "Three")
    assert mine.publish()
    chain = read_plan_file(house.path).chain
    assert in_file(house.path) == ["Uno", "Due", "Three"]
    assert chain[-1].parents == (parted.id, ours.id)
    assert [revision.id for revision in chain[-3:-1]] == [ours.id, parted.id]
    add(mine, "Four")
    mine.publish()
    assert read_plan_file(house.path).revision.parents == (chain[-1].id,)


def test_what_came_with_a_join_and_was_deleted_here_does_not_come_back_with_the_next(
    house: House, other: House
) -> None:
    mine, theirs = both(house, other)
    rename(mine, "One", "Uno")
    add(theirs, "Three")
    theirs.publish()
    met = mine.meet(read_plan_file(house.path))  # and nothing is published from here yet
    assert met
    assert (met.outcome, stages(mine)) == ("joined", ["Uno", "Two", "Three"])
    mine.run(do.delete_stage, stage_id=stage_named(mine.plan, "Three"))
    add(theirs, "Four")
    theirs.publish()
    met = mine.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, stages(mine)) == ("joined", ["Uno", "Two", "Four"])
    mine.publish()
    assert in_file(house.path) == ["Uno", "Two", "Four"]


def test_four_hundred_edits_of_two_computers_are_all_there(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    for number in range(20):
        add(mine, f"Mine {number}")
        add(theirs, f"Theirs {number}")
        (mine if number % 3 else theirs).publish()
        if number % 4 == 3:
            theirs.publish()
    mine.publish()
    theirs.publish()
    assert sorted(in_file(house.path)) == sorted(
        ["One", "Two", *(f"{side} {number}" for side in ("Mine", "Theirs") for number in range(20))]
    )


def test_what_clashes_is_asked_and_nothing_is_written(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(mine, "One", "Uno")
    rename(theirs, "One", "Ein")
    rename(theirs, "Two", "Zwei")
    theirs.publish()
    before = house.path.read_bytes()
    for _ in range(2):
        with pytest.raises(CannotWrite) as caught:
            mine.publish()
        assert caught.value.reason == "changed"
    assert (house.path.read_bytes(), stages(mine)) == (before, ["Uno", "Two"])
    met = mine.meet(read_plan_file(house.path))
    assert met
    assert met.merged
    assert (met.outcome, met.who, len(met.merged.clashes)) == ("asked", "Åsa", 1)
    mine.take_theirs(met)
    assert (stages(mine), kept(mine)) == (["Ein", "Zwei"], [["Uno", "Two"]])
    assert not mine.is_published  # what was ours is in no file yet
    mine.publish()
    assert kept(theirs) == []
    theirs.meet(read_plan_file(house.path))
    assert (kept(theirs), theirs.is_published) == ([["Uno", "Two"]], True)
    mine.undo()
    assert stages(mine) == ["Uno", "Two"]


def test_when_their_side_is_taken_what_does_not_clash_stays(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(mine, "One", "Uno")
    add(mine, "Three")
    rename(theirs, "One", "Ein")
    theirs.publish()
    met = mine.meet(read_plan_file(house.path))
    assert met
    mine.take_theirs(met)
    assert stages(mine) == ["Ein", "Two", "Three"]
    mine.publish()
    assert in_file(house.path) == ["Ein", "Two", "Three"]


def test_a_newer_file_is_taken_when_nothing_was_done_here_and_nothing_is_written(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(theirs, "One", "Ein")
    theirs.publish()
    before = house.path.read_bytes()
    met = mine.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, met.loses, stages(mine), mine.is_published) == ("taken", False, ["Ein", "Two"], True)
    assert mine.publish() is None
    assert house.path.read_bytes() == before
    mine.undo()
    assert stages(mine) == ["One", "Two"]


def test_an_older_file_is_taken_and_ours_is_kept_in_it(house: House) -> None:
    opened = house.saved(blank())
    backup = house.path.read_bytes()
    add(opened, "One")
    opened.publish()
    house.path.write_bytes(backup)
    met = opened.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, met.loses, stages(opened), kept(opened)) == ("taken", True, [], [["One"]])
    assert not opened.is_published
    opened.publish()
    assert [version.kind for version in read_plan_file(house.path).versions] == ["replaced"]


def test_an_older_file_is_asked_about_when_something_was_done(house: House) -> None:
    opened = house.saved(blank())
    backup = house.path.read_bytes()
    add(opened, "One")
    opened.publish()
    add(opened, "Two")
    house.path.write_bytes(backup)
    met = opened.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, met.merged, stages(opened)) == ("asked", None, ["One", "Two"])
    opened.save_as(house.path.with_name("mine.pplan"))
    assert (in_file(house.path), in_file(house.path.with_name("mine.pplan"))) == ([], ["One", "Two"])


@pytest.mark.parametrize("edited", [False, True])
def test_a_strange_file_is_asked_about(house: House, edited: bool) -> None:
    opened = house.saved(blank())
    if edited:
        add(opened, "One")
    write_file(house.path, table_1(), "theirs")
    met = opened.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, met.merged) == ("asked", None)
    opened.take_theirs(met)
    assert len(opened.plan.stages) == 6
    assert kept(opened) == [["One"] if edited else []]
    opened.undo()
    assert stages(opened) == (["One"] if edited else [])


def test_our_own_file_is_no_meeting(house: House) -> None:
    opened = house.saved(blank())
    assert opened.meet(read_plan_file(house.path)) is None
    add(opened, "One")
    assert opened.meet(read_plan_file(house.path)) is None
    assert not opened.is_published


def test_a_file_that_was_read_before_the_last_publish_is_no_meeting(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    read_in_a_thread = read_plan_file(house.path)
    add(mine, "Three")
    mine.publish()
    assert mine.meet(read_in_a_thread) is None
    assert (stages(mine), mine.is_published) == (["One", "Two", "Three"], True)
    add(mine, "Four")
    mine.publish()
    assert in_file(house.path) == ["One", "Two", "Three", "Four"]
    assert theirs.meet(read_in_a_thread) is None


def test_edits_that_wait_in_memory_are_joined_too(house: House, other: House, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = both(house, other)
    rename(theirs, "One", "Ein")
    theirs.publish()

    def no_room(*_arguments: object, **_named: object) -> None:
        raise CannotWrite(mine.place, "full")

    rename(mine, "Two", "Due")
    with monkeypatch.context() as patch:
        patch.setattr(WorkingCopy, "commit", no_room)
        rename(mine, "Due", "Deux")
        add(mine, "Three")
        assert mine.waiting == 2
    met = mine.meet(read_plan_file(house.path))
    assert met
    assert (met.outcome, stages(mine), mine.waiting) == ("joined", ["Ein", "Deux", "Three"], 0)


def test_an_undo_after_reopening_goes_back_before_the_join(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(theirs, "One", "Ein")
    theirs.publish()
    rename(mine, "Two", "Due")
    mine.publish()
    mine = house.reopen(mine)
    mine.undo()
    assert stages(mine) == ["One", "Due"]
    mine.undo()
    assert stages(mine) == ["One", "Two"]


def test_a_file_that_moved_on_while_the_plan_was_closed_is_met_at_opening(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(mine, "Two", "Due")
    mine.close()
    rename(theirs, "One", "Ein")
    theirs.publish()
    mine = house.open()
    assert mine.met
    assert (mine.met.outcome, mine.continued, stages(mine)) == ("joined", True, ["Ein", "Due"])
    mine.publish()
    assert in_file(house.path) == ["Ein", "Due"]
    mine.close()
    theirs.publish()
    add(theirs, "Three")
    theirs.publish()
    mine = house.open()
    assert (mine.met, mine.continued, stages(mine)) == (None, False, ["Ein", "Due", "Three"])


def test_names_of_versions_follow_who_gave_them_last(house: House, other: House) -> None:
    mine = house.saved(blank())
    version = mine.shelf.keep(mine.plan, "kept", name="First")
    assert not mine.is_published
    mine.publish()
    theirs = other.open()
    theirs.shelf.rename(version, name="As submitted", note="to the ministry")
    theirs.publish()
    mine.meet(read_plan_file(house.path))
    assert [(each.name, each.note) for each in mine.shelf.versions()] == [("As submitted", "to the ministry")]
    assert mine.is_published


def test_the_history_of_both_is_joined(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    rename(theirs, "One", "Ein")
    theirs.publish()
    rename(mine, "Two", "Due")
    mine.publish()
    told = [edit.verb for edit in mine.shelf.history()]
    assert sorted(told) == ["add_stage", "add_stage", "join", "rename_stage", "rename_stage"]
    theirs.meet(read_plan_file(house.path))
    theirs = other.reopen(theirs)
    assert sorted(edit.verb for edit in theirs.shelf.history()) == sorted([*told, "take_theirs"])


class Killed(BaseException):
    """The end of the process."""


KEEP, COMMIT, JOIN = (Shelf, "keep"), (WorkingCopy, "commit"), (Shelf, "join")
JOINED, TAKEN = (FileRecord, "was_joined"), (FileRecord, "was_published")
KILLS: list[tuple[str, tuple[type, str]]] = [
    *(("newer", step) for step in (COMMIT, JOIN, JOINED)),
    *((kin, step) for kin in ("clash", "older", "strange") for step in (KEEP, COMMIT, JOIN, TAKEN)),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("kin", "step"), KILLS, ids=[f"{kin} {step[1]}" for kin, step in KILLS])
def test_taking_their_side_is_taken_up_again_after_a_kill(
    house: House, other: House, monkeypatch: pytest.MonkeyPatch, kin: str, step: tuple[type, str], after: bool
) -> None:
    mine, theirs = both(house, other)
    backup = house.path.read_bytes()
    rename(mine, "One", "Uno")
    if kin == "older":
        mine.publish()
        house.path.write_bytes(backup)
        add(mine, "Three")
    elif kin == "strange":
        write_file(house.path, done(blank(), do.add_stage, name="Theirs"), "theirs")
    else:
        rename(theirs, "One" if kin == "clash" else "Two", "Theirs")
        theirs.publish()
    file = read_plan_file(house.path)
    real: Callable[..., object] = getattr(*step)
    left: list[House] = []

    def killed(*arguments: object, **named: object) -> object:
        if after:
            real(*arguments, **named)
        left.append(house.after_a_kill())
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(*step, killed)
        with pytest.raises(Killed):
            met_and_taken(mine, file)
    (killed_house,) = left
    again = killed_house.open()
    if again.met and again.met.outcome == "asked":
        again.take_theirs(again.met)
    wanted = {"newer": ["Uno", "Theirs"], "clash": ["Theirs", "Two"], "older": ["One", "Two"], "strange": ["Theirs"]}
    assert stages(again) == wanted[kin]
    aside = again.set_aside and OpenPlan.resume(again.set_aside)
    if kin != "newer":
        mine_was = ["Uno", "Two", "Three"] if kin == "older" else ["Uno", "Two"]
        assert mine_was in kept(again) or (aside and stages(aside) == mine_was)
    if aside:
        aside.close()
    again.publish()
    assert in_file(house.path) == wanted[kin]
    killed_house.leave()


def test_a_writer_that_was_overtaken_says_by_what(house: House, other: House) -> None:
    mine, theirs = both(house, other)
    add(mine, "Three")
    publication = mine.publication()
    assert publication
    add(theirs, "Four")
    theirs.publish()
    with pytest.raises(Overtaken) as caught:
        publication.write()
    assert stages(caught.value.file.plan) == ["One", "Two", "Four"]
    assert mine.meet(caught.value.file)
    mine.publish()
    assert sorted(in_file(house.path)) == ["Four", "One", "Three", "Two"]


def test_the_oldest_edits_are_forgotten_and_nothing_that_is_still_needed(
    house: House, other: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_copy, "_EDITS_KEPT", 3)
    for module in (history, shelf):
        monkeypatch.setattr(module, "FULL", 256)
    opened = house.saved(blank())
    for number in range(1, 261):
        add(opened, f"Stage {number}")
        if number in (100, 258):
            opened.publish()
    theirs = other.open()
    rename(theirs, "Stage 1", "Theirs")
    theirs.publish()
    opened = house.reopen(opened)  # 256 edits are in a whole block, four are not
    assert opened.met
    assert (opened.met.outcome, stages(opened)[0], len(opened.plan.stages)) == ("joined", "Theirs", 260)
    assert len(opened.shelf.history()) == 262
    for _ in range(5):
        assert opened.undo()
    assert opened.undo() is None
    assert len(opened.plan.stages) == 256
