# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A copy without history: its very bytes hold nothing of what was deleted."""

import bz2
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from app import operations as do
from app.errors import CannotWrite
from app.models.merge import merge
from app.models.plan import Plan
from app.models.rows import LeftQuestion
from app.storage.clean_copy import write_clean_copy
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import a_plan, done, table_1

SECRET = "The donor is called Rumpelstiltskin"
DELETED_STAGE = "Negotiations with Atlantis"
AUTHOR = "Scheherazade"
LEAD = "Ali Baba"
NOTE = "Ask again in spring"
WHY_LEFT = "The board would never agree"
ONCE_SAID = "The union walks out"
OWN_WORDS = "Everybody sits at one table"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenPlan]:
    """Return a plan in a file, with a past that is nobody's business."""
    plan = OpenPlan.new(table_1(), folder=tmp_path / "working", author=AUTHOR)
    plan.save_as(tmp_path / "mine.pplan")
    stage = plan.plan.stages[0].id
    entry = next(plan.plan.involvements()).id
    plan.run(do.add_note, text=SECRET, author=AUTHOR, stage_id=stage)
    plan.run(do.add_stage, name=DELETED_STAGE)
    plan.shelf.keep(plan.plan, "kept", name="As it was", author=AUTHOR)
    plan.run(do.delete_stage, stage_id=plan.plan.stages[-1].id)
    plan.run(do.delete_note, note_id=next(iter(plan.plan.rows("notes"))))
    plan.run(do.give_reason, version_id="v", table="stages", row_id=stage, text=DELETED_STAGE)
    plan.run(do.leave_question, rule="d", subject=stage, facts="1", reason=WHY_LEFT)
    plan.run(do.add_answer, question="Who?")
    (answer,) = plan.plan.rows("answers")
    plan.run(do.edit_sentence, answer_id=answer, key="k", said=ONCE_SAID, text=OWN_WORDS)
    plan.run(do.edit_group, group_id=plan.plan.groups[0].id, tint="teal", note=NOTE)
    plan.run(do.add_note, text=NOTE, author=AUTHOR, stage_id=stage)
    plan.run(do.edit_involvement, involvement_id=entry, lead=LEAD)
    plan.publish()
    yield plan
    plan.close()


def every_text(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and what is in every stretch of it that can be unpacked."""
    yield data
    for at in range(len(data) - 1):
        if data[at] & 0x0F == 8 and (data[at] * 256 + data[at + 1]) % 31 == 0:
            try:
                yield zlib.decompressobj().decompress(data[at:])
            except zlib.error:
                continue
        elif data[at : at + 3] == b"BZh":
            try:
                yield bz2.BZ2Decompressor().decompress(data[at:])
            except OSError:
                continue


def holds(path: Path, text: str) -> bool:
    return any(text.encode() in each for each in every_text(path.read_bytes()))


def copied(opened: OpenPlan, path: Path, *, without_names: bool = False) -> str:
    assert opened.path
    chain = read_plan_file(opened.path).chain
    return write_clean_copy(opened.plan, chain, path, without_names=without_names, shelf=opened.shelf)


def test_the_file_itself_holds_the_past(opened: OpenPlan) -> None:
    """Or the tests below would find nothing, and say nothing."""
    assert opened.path
    assert all(holds(opened.path, text) for text in (SECRET, DELETED_STAGE, AUTHOR, LEAD, NOTE, WHY_LEFT, ONCE_SAID))


def test_a_copy_holds_nothing_that_was_deleted(opened: OpenPlan, tmp_path: Path) -> None:
    copied(opened, tmp_path / "copy.pplan")
    assert [holds(tmp_path / "copy.pplan", text) for text in (SECRET, DELETED_STAGE, WHY_LEFT, ONCE_SAID)] == [
        False
    ] * 4
    assert holds(tmp_path / "copy.pplan", OWN_WORDS)
    found = read_plan_file(tmp_path / "copy.pplan")
    assert (found.versions, found.history) == ((), ())
    assert not found.plan.rows("reasons")
    (left,) = cast("list[LeftQuestion]", list(found.plan.rows("left_questions").values()))
    assert (left.rule, left.facts, left.reason) == ("d", "1", "")
    assert found.plan.groups == opened.plan.groups
    assert [revision.author for revision in found.chain] == ["", ""]
    assert found.plan.rows("notes") == opened.plan.rows("notes")
    assert found.plan.rows("involvements") == opened.plan.rows("involvements")


def test_a_copy_without_names_names_nobody(opened: OpenPlan, tmp_path: Path) -> None:
    copied(opened, tmp_path / "copy.pplan", without_names=True)
    texts = (SECRET, DELETED_STAGE, AUTHOR, LEAD)
    assert [holds(tmp_path / "copy.pplan", text) for text in texts] == [False] * 4
    assert holds(tmp_path / "copy.pplan", NOTE)


def test_a_reply_to_a_copy_finds_its_ancestor(opened: OpenPlan, tmp_path: Path) -> None:
    assert opened.path
    last = read_plan_file(opened.path).revision.id
    revision = copied(opened, tmp_path / "copy.pplan", without_names=True)
    theirs = OpenPlan.open(tmp_path / "copy.pplan", folder=tmp_path / "elsewhere", author="Reader")
    theirs.run(do.rename_stage, stage_id=theirs.plan.stages[0].id, name="Needs")
    theirs.publish()
    theirs.close()
    reply = read_plan_file(tmp_path / "copy.pplan")
    assert [each.id for each in reply.chain][:2] == [last, revision]
    kept = next(version for version in opened.shelf.versions() if version.revision == revision)
    assert kept.kind == "shared"
    merged = merge(opened.shelf.plan_in(kept.id), opened.plan, reply.plan)
    assert merged.clashes == ()
    assert merged.plan == done(
        opened.plan, do.rename_stage, stage_id=opened.plan.stages[0].id, name="Needs"
    )  # the names and the reasons, left out of the copy, are there still


def test_a_copy_of_a_plan_in_no_file_has_one_revision(tmp_path: Path) -> None:
    plan = a_plan(stages=1)
    revision = write_clean_copy(plan, (), tmp_path / "copy.pplan")
    assert [each.id for each in read_plan_file(tmp_path / "copy.pplan").chain] == [revision]


def test_a_copy_that_could_not_be_written_is_not_remembered(opened: OpenPlan, tmp_path: Path) -> None:
    before = opened.shelf.versions()
    with pytest.raises(CannotWrite):
        copied(opened, tmp_path / "no such folder" / "copy.pplan")
    assert opened.shelf.versions() == before


def test_what_is_kept_is_what_was_sent(opened: OpenPlan, tmp_path: Path) -> None:
    copied(opened, tmp_path / "copy.pplan", without_names=True)
    sent: Plan = read_plan_file(tmp_path / "copy.pplan").plan
    assert opened.shelf.plan_in(opened.shelf.versions()[0].id) == sent
