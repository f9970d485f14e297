# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A publication on its way while the plan goes on changing."""

import random
import threading

import pytest

from app import operations as do
from app.errors import CannotWrite, PlanInUse
from app.models.changes import Draft
from app.storage import history, open_plan, publication, shelf
from app.storage.history import unpack_edits
from app.storage.open_plan import OpenPlan
from app.storage.publication import Overtaken, Publication, Published
from app.storage.reading import read_plan_file
from tests.builders import blank, done
from tests.storage.house import House, add, in_file, stages
from tests.storage.plan_files import write_file


def begun(opened: OpenPlan) -> Publication:
    """Return the plan on its way."""
    publication = opened.publication()
    assert publication
    return publication


def written_in_a_thread(publication: Publication) -> Published:
    """Write a publication as the window does."""
    found: list[Published] = []
    thread = threading.Thread(target=lambda: found.append(publication.write()))
    thread.start()
    thread.join()
    return found[0]


def test_edits_that_come_meanwhile_are_not_called_published(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    add(opened, "Two")
    opened.was_published(first, written_in_a_thread(first))
    assert (in_file(house.path), opened.is_published) == (["One"], False)
    opened.publish()
    assert (in_file(house.path), opened.is_published, opened.publication()) == (["One", "Two"], True, None)


def test_a_version_kept_meanwhile_is_not_called_published(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    opened.shelf.keep(opened.plan, "kept", name="As submitted")
    opened.was_published(first, first.write())
    assert [version.name for version in read_plan_file(house.path).versions] == []
    assert not opened.is_published
    opened.publish()
    assert [version.name for version in read_plan_file(house.path).versions] == ["As submitted"]
    assert opened.is_published


def test_a_version_alone_is_published(house: House) -> None:
    opened = house.saved(blank())
    version = opened.shelf.keep(opened.plan, "kept", name="As submitted")
    opened.publish()
    (in_it,) = read_plan_file(house.path).versions
    assert (in_it.id, in_it.name, in_it.kind) == (version, "As submitted", "kept")
    assert house.reopen(opened).is_published


def test_what_was_not_noted_is_found_in_the_file(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    first.write()
    add(opened, "Two")
    second = begun(opened)
    with pytest.raises(Overtaken) as caught:
        second.write()
    assert opened.meet(caught.value.file) is None
    opened.publish()
    assert in_file(house.path) == ["One", "Two"]
    chain = read_plan_file(house.path).chain
    assert [revision.parents for revision in chain[1:]] == [(chain[0].id,), (chain[1].id,)]


def test_a_note_that_comes_late_changes_nothing(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    in_place = first.write()
    add(opened, "Two")
    opened.publish()
    before = house.path.read_bytes()
    opened.was_published(first, in_place)
    assert opened.is_published
    assert opened.publish() is None
    assert house.path.read_bytes() == before
    add(opened, "Three")
    opened.publish()
    assert in_file(house.path) == ["One", "Two", "Three"]


def test_a_note_that_comes_after_the_plan_went_elsewhere_changes_nothing(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    in_place = first.write()
    elsewhere = house.path.with_name("b.pplan")
    opened.save_as(elsewhere)
    opened.was_published(first, in_place)
    assert (opened.path, opened.is_published) == (elsewhere, True)


def test_a_look_at_the_file_before_the_note_changes_nothing(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    first = begun(opened)
    in_place = first.write()
    assert opened.meet(read_plan_file(house.path)) is None
    opened.was_published(first, in_place)
    assert opened.is_published
    add(opened, "Two")
    opened.publish()
    assert in_file(house.path) == ["One", "Two"]


def test_a_late_writer_does_not_put_an_older_state_back(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    late = begun(opened)
    add(opened, "Two")
    opened.publish()
    with pytest.raises(Overtaken):
        late.write()
    assert in_file(house.path) == ["One", "Two"]


def test_a_file_that_could_not_be_read_again_is_never_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.saved(blank())
    before = house.path.read_bytes()
    add(opened, "One")
    monkeypatch.setattr(publication, "LARGEST", len(before) - 1)
    with pytest.raises(CannotWrite) as caught:
        opened.publish()
    assert (caught.value.reason, house.path.read_bytes(), house.files()) == ("too-large", before, ["a.pplan"])


def paste(draft: Draft, *, texts: list[str]) -> None:
    """Do what a huge paste does."""
    for text in texts:
        do.add_note(draft, text=text)


def test_huge_edits_make_no_block_too_large_for_a_file(house: House) -> None:
    opened = house.saved(blank())
    chance = random.Random(7)
    for count in (130, 130, 130, 130, 250):  # times ten thousand characters
        opened.run(paste, texts=[chance.randbytes(5_000).hex() for _ in range(count)])
    opened.publish()
    file = read_plan_file(house.path)
    assert len(file.plan.rows("notes")) == 770
    assert sorted(block.edits for block in file.history) == [1, 1, 1, 2]
    assert [len(edit.changes) for edit in opened.shelf.history()] == [130] * 4 + [0]
    again = house.reopen(opened)
    add(again, "One")
    again.publish()
    assert [block.edits for block in read_plan_file(house.path).history if block.id.endswith("-4")] == [3]
    assert len(again.shelf.history()) == 6


def test_blocks_of_history_grow_until_they_are_whole(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (history, shelf):
        monkeypatch.setattr(module, "FULL", 256)
    opened = house.saved(blank())
    for number in range(300):
        add(opened, f"Stage {number}")
        if number % 100 == 99:
            opened.publish()
    (whole, rest) = sorted(read_plan_file(house.path).history, key=lambda block: block.begun_at + block.id)
    assert (whole.edits, rest.edits) == (256, 44)
    opened = house.reopen(opened)
    add(opened, "Last")
    opened.publish()
    assert [block.edits for block in read_plan_file(house.path).history] in ([256, 45], [45, 256])
    assert len(opened.shelf.history()) == 301


def test_the_old_file_is_kept_once_under_a_name_that_is_free(house: House) -> None:
    opened = house.saved(blank())
    opened.close()
    good = house.path.read_bytes()
    house.path.with_name("a (as it was).pplan").write_bytes(b"somebody's")
    house.path.write_bytes(good[:-4096])
    opened = house.open()
    opened.publish()
    assert house.files() == ["a (as it was 2).pplan", "a (as it was).pplan", "a.pplan"]
    assert house.path.with_name("a (as it was).pplan").read_bytes() == b"somebody's"


def test_an_old_file_put_back_tells_nothing_of_what_was_done_since(house: House) -> None:
    write_file(house.path, done(blank(), do.add_stage, name="Old"))
    opened = house.open()
    opened.shelf.keep(opened.plan, "kept", name="Before")
    add(opened, "Public")
    opened.publish()
    opened = house.reopen(opened)
    when_opened = opened.when_opened
    for number in range(300):
        add(opened, f"Secret {number}")
    opened.shelf.keep(opened.plan, "kept", name="Secret version")
    opened.publish()
    add(opened, "Secret last")
    assert opened.save_as(house.path.with_name("b.pplan"), old_file=when_opened) is None
    old = read_plan_file(house.path)
    assert stages(old.plan) == ["Old", "Public"]
    assert sorted(version.name for version in old.versions) == ["Before"]
    told = str([edit for block in old.history for edit in unpack_edits(block.content)])
    assert "Public" in told
    assert "Secret" not in told
    assert len(opened.shelf.history()) == 302


def test_an_old_file_that_was_not_noted_is_put_back_too(house: House) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    begun(opened).write()
    assert opened.save_as(house.path.with_name("b.pplan"), old_file=opened.when_opened) is None
    assert in_file(house.path) == []
    assert len(read_plan_file(house.path).chain) == 3


def test_why_the_old_file_could_not_be_put_back_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.publish()
    real = Publication.write

    def write(self: Publication) -> Published:
        if self.path == house.path:
            raise CannotWrite(house.path, "denied")
        return real(self)

    monkeypatch.setattr(Publication, "write", write)
    trouble = opened.save_as(house.path.with_name("b.pplan"), old_file=opened.when_opened)
    assert trouble
    assert (trouble.reason, in_file(house.path), opened.path) == ("denied", ["One"], house.path.with_name("b.pplan"))
    assert opened.is_published


def test_how_the_plan_was_when_it_was_opened_outlasts_a_kill(house: House) -> None:
    opened = house.reopen(house.saved(done(blank(), do.add_stage, name="Old")))
    add(opened, "One")
    opened.publish()
    add(opened, "Two")
    left = house.after_a_kill()
    again = left.open()
    assert (stages(again), stages(again.when_opened)) == (["Old", "One", "Two"], ["Old"])
    (version,) = again.shelf.versions()
    again.shelf.delete(version.id)
    left_again = left.after_a_kill()
    again = left_again.open()
    assert stages(again.when_opened) == ["Old"]
    again.restore(again.when_opened, "restore")
    assert stages(again) == ["Old"]
    again = left_again.reopen(again)
    assert stages(again.when_opened) == ["Old"]
    again.undo()
    assert stages(again) == ["Old", "One", "Two"]
    left.leave()
    left_again.leave()


def test_an_author_whose_name_is_cut_stays_readable(house: House) -> None:
    opened = house.new(blank(), author="x" * 299 + " y")
    add(opened, "One")
    opened.save_as(house.path)
    opened.shelf.keep(opened.plan, "kept", name="Kept", author=opened.author)
    opened.publish()
    assert read_plan_file(house.path).revision.author == "x" * 299


def test_nothing_stays_locked_when_opening_fails(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.saved(blank())
    add(opened, "One")
    opened.close()
    with monkeypatch.context() as patch:
        patch.setattr(open_plan, "UndoState", lambda _log: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            house.open()
    assert stages(house.open()) == ["One"]


def test_nothing_is_written_when_another_has_the_other_file_open(house: House) -> None:
    elsewhere = house.path.with_name("b.pplan")
    write_file(elsewhere, blank(), "b")
    open_there = house.open(elsewhere)
    before = elsewhere.read_bytes()
    opened = house.saved(blank())
    add(opened, "One")
    with pytest.raises(PlanInUse):
        opened.save_as(elsewhere, replace=True)
    assert (elsewhere.read_bytes(), opened.path) == (before, house.path)
    open_there.close()
    opened.save_as(elsewhere, replace=True)
    assert in_file(elsewhere) == ["One"]
