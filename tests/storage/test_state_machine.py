# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whatever is done in whatever order: the plan is what was done, and nothing is lost on the way.

``TORTURE=1`` runs it for as long as a night has hours.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app import operations as do
from app.errors import UserError
from app.models.fields import specs
from app.models.plan import Plan
from app.models.rows import CONTROLS, COUNT_KINDS, GROUP_KINDS, STAGE_KINDS, TABLES, Note
from app.storage.contents import unpack_plan
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.working_copy import place_for
from tests.builders import a_plan, done, table_1

EXAMPLES, STEPS = (2_000, 50) if os.environ.get("TORTURE") else (15, 30)

WHICH = st.integers(0, 99)
"""Which row an operation is about, counted round and round."""
TYPED = st.sampled_from(
    [
        "Survey (n=6)",
        "Group 2: Interviews (n = 20–30)",
        "All learners: newsletter",
        "Two\nlines\tand a tab ",
        "Ngā ākonga 学习者 😀",
        "e\u0301\x00",
        "O'Reilly; DROP TABLE stages --",
        "",
        "x" * 301,
    ]
) | st.text(max_size=12)
NUMBER = st.none() | st.integers(-1, 10_000_001)


def shape(plan: Plan, known: Plan) -> list[tuple[object, ...]]:
    """Return every row, with ids that another plan does not know as "new": two runs of an operation share no ids."""
    ids = {row_id for table in TABLES for row_id in known.rows(table)}
    rows: list[tuple[object, ...]] = []
    for table, row_class in TABLES.items():
        for row in plan.rows(table).values():
            values: list[object] = [table]
            for spec in specs(row_class):
                value = getattr(row, spec.name)
                values.append("new" if spec.kind in ("id", "reference") and value and value not in ids else value)
            rows.append(tuple(values))
    return sorted(rows, key=repr)


class PlanMachine(RuleBasedStateMachine):
    """A user at work. The model is the list of states that undo goes back through, and those that redo brings back."""

    runs = 0

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="plan-machine-"))
        self.path = self.home / "a.pplan"
        self.working = self.home / "working"
        self.kills = self.notes = 0
        self.abandoned: list[OpenPlan] = []

    @initialize(example=st.booleans())
    def begin(self, example: bool) -> None:
        self.opened = OpenPlan.new(table_1() if example else a_plan(stages=2, groups=2), folder=self.working)
        self.opened.save_as(self.path)
        self.now = self.opened.plan
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.when_opened = self.now
        self.kept: dict[str, Plan] = {}
        self.links = 0
        self.is_in_file()

    def run(self, operation: Callable[..., object], **values: object) -> None:
        try:
            wanted = done(self.now, operation, **values)
        except UserError as refusal:
            with pytest.raises(type(refusal)):
                self.opened.run(operation, **values)
            return
        edit = self.opened.run(operation, **values)
        assert shape(self.opened.plan, self.now) == shape(wanted, self.now)
        assert (edit is None) == (wanted == self.now)
        if edit:
            assert edit.verb == operation.__name__
            self.edited()

    def edited(self) -> None:
        self.past.append(self.now)
        self.future.clear()
        self.now = self.opened.plan
        self.edits_out = True

    @property
    def unpublished(self) -> bool:
        return self.edits_out or self.versions_out

    def is_in_file(self) -> None:
        self.published = self.now
        self.edits_out = self.versions_out = False
        self.links += 1

    def stage(self, which: int) -> str:
        return self.now.stages[which % len(self.now.stages)].id

    def stage_or_none(self, which: int) -> str | None:
        return None if which % 5 == 0 or not self.now.stages else self.stage(which)

    def level(self, which: int) -> str:
        return self.now.levels[which % len(self.now.levels)].id

    def group(self, which: int) -> str:
        return self.now.groups[which % len(self.now.groups)].id

    def entry(self, which: int) -> str:
        # In an order that owes nothing to the ids, which are new each time: Hypothesis wants to repeat itself.
        plan = self.now
        entries = [entry for stage in plan.stages for level in plan.levels for entry in plan.cell(stage.id, level.id)]
        return entries[which % len(entries)].id

    def note(self, which: int) -> str:
        rows = [cast("Note", row) for row in self.now.rows("notes").values()]
        notes = sorted(rows, key=lambda note: (note.written_at, note.text))
        return notes[which % len(notes)].id

    def has_stages(self) -> bool:
        return bool(self.now.stages)

    def has_entries(self) -> bool:
        return bool(self.now.rows("involvements"))

    def has_notes(self) -> bool:
        return bool(self.now.rows("notes"))

    @rule(name=TYPED, kind=st.sampled_from(["", *STAGE_KINDS]), before=WHICH)
    def add_stage(self, name: str, kind: str, before: int) -> None:
        self.run(do.add_stage, name=name, kind=kind, before=self.stage_or_none(before))

    @precondition(has_stages)
    @rule(which=WHICH, name=TYPED)
    def rename_stage(self, which: int, name: str) -> None:
        self.run(do.rename_stage, stage_id=self.stage(which), name=name)

    @precondition(has_stages)
    @rule(which=WHICH, kind=st.sampled_from(["", *STAGE_KINDS]))
    def edit_stage(self, which: int, kind: str) -> None:
        self.run(do.edit_stage, stage_id=self.stage(which), kind=kind)

    @precondition(has_stages)
    @rule(which=WHICH, before=WHICH)
    def move_stage(self, which: int, before: int) -> None:
        self.run(do.move_stage, stage_id=self.stage(which), before=self.stage_or_none(before))

    @precondition(has_stages)
    @rule(which=WHICH)
    def duplicate_stage(self, which: int) -> None:
        self.run(do.duplicate_stage, stage_id=self.stage(which))

    @precondition(has_stages)
    @rule(which=WHICH)
    def delete_stage(self, which: int) -> None:
        self.run(do.delete_stage, stage_id=self.stage(which))

    @precondition(has_stages)
    @rule(stage=WHICH, level=WHICH, group=WHICH, text=TYPED)
    def add_involvement(self, stage: int, level: int, group: int, text: str) -> None:
        stage_id, level_id = self.stage(stage), self.level(level)
        cell = self.now.cell(stage_id, level_id)
        before = cell[group % len(cell)].id if cell and group % 2 else None
        self.run(
            do.add_involvement,
            stage_id=stage_id,
            level_id=level_id,
            group_id=self.group(group),
            text=text,
            before=before,
        )

    @precondition(has_entries)
    @rule(which=WHICH, text=TYPED)
    def retype_involvement(self, which: int, text: str) -> None:
        self.run(do.retype_involvement, involvement_id=self.entry(which), text=text)

    @precondition(has_entries)
    @rule(
        which=WHICH,
        group=WHICH,
        count_kind=st.sampled_from(["", *COUNT_KINDS]),
        count_from=NUMBER,
        activity=TYPED,
        return_hours=st.sampled_from(["", "12.5", "1,5", "0"]),
    )
    def edit_involvement(self, which: int, group: int, **fields: object) -> None:
        self.run(do.edit_involvement, involvement_id=self.entry(which), group_id=self.group(group), **fields)

    @precondition(has_entries)
    @rule(which=WHICH, stage=WHICH, level=WHICH)
    def move_involvement(self, which: int, stage: int, level: int) -> None:
        self.run(
            do.move_involvement,
            involvement_id=self.entry(which),
            stage_id=self.stage(stage),
            level_id=self.level(level),
        )

    @precondition(has_entries)
    @rule(which=WHICH)
    def delete_involvement(self, which: int) -> None:
        self.run(do.delete_involvement, involvement_id=self.entry(which))

    @precondition(has_stages)
    @rule(stage=WHICH, control=st.sampled_from(["", *CONTROLS]), groups=st.lists(WHICH, max_size=3), words=TYPED)
    def set_control(self, stage: int, control: str, groups: list[int], words: str) -> None:
        group_ids = [self.group(which) for which in groups]
        self.run(do.set_control, stage_id=self.stage(stage), control=control, group_ids=group_ids, words=words)

    @rule(name=TYPED | st.just("Employers"), before=WHICH)
    def add_group(self, name: str, before: int) -> None:
        self.run(do.add_group, name=name, before=self.group(before) if before % 2 else None)

    @rule(which=WHICH, name=TYPED)
    def rename_group(self, which: int, name: str) -> None:
        self.run(do.rename_group, group_id=self.group(which), name=name)

    @rule(which=WHICH, size=NUMBER, plural=st.booleans(), kind=st.sampled_from(["", *GROUP_KINDS]), one=TYPED)
    def edit_group(self, which: int, **fields: object) -> None:
        self.run(do.edit_group, group_id=self.group(which), **fields)

    @rule(which=WHICH, before=WHICH)
    def move_group(self, which: int, before: int) -> None:
        self.run(do.move_group, group_id=self.group(which), before=self.group(before) if before % 2 else None)

    @rule(which=WHICH)
    def delete_group(self, which: int) -> None:
        self.run(do.delete_group, group_id=self.group(which))

    @rule(title=TYPED, funder=TYPED, currency=st.sampled_from(["CAD", "EUR", "too long"]))
    def edit_project(self, **fields: str) -> None:
        self.run(do.edit_project, **fields)

    @rule(language=st.sampled_from(["en-CA", "en-US", "fr-CA", "fr-FR"]))
    def change_language(self, language: str) -> None:
        self.run(do.change_language, language=language)

    @rule(text=TYPED, stage=WHICH, level=WHICH, at_control=st.booleans())
    def add_note(self, text: str, stage: int, level: int, at_control: bool) -> None:
        stage_id, level_id = self.stage_or_none(stage), None if at_control or level % 2 else self.level(level)
        self.notes += 1
        self.run(
            do.add_note,
            text=text,
            written_at=f"then {self.notes}",
            stage_id=stage_id,
            level_id=level_id,
            at_control=at_control,
        )

    @precondition(has_notes)
    @rule(which=WHICH, text=TYPED)
    def edit_note(self, which: int, text: str) -> None:
        self.run(do.edit_note, note_id=self.note(which), text=text)

    @precondition(has_notes)
    @rule(which=WHICH)
    def delete_note(self, which: int) -> None:
        self.run(do.delete_note, note_id=self.note(which))

    @precondition(lambda self: self.past)
    @rule(which=WHICH)
    def become_an_earlier_state(self, which: int) -> None:
        wanted = self.past[which % len(self.past)]
        edit = self.opened.become(wanted, "restore")
        assert (edit is None) == (wanted == self.now)
        assert self.opened.plan == wanted
        if edit:
            self.edited()

    @rule()
    def undo(self) -> None:
        assert (self.opened.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()
            self.edits_out = True

    @rule()
    def redo(self) -> None:
        assert (self.opened.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()
            self.edits_out = True

    @rule()
    def publish(self) -> None:
        self.opened.publish()
        if self.unpublished:
            self.is_in_file()
        kept = {version.id: unpack_plan(version.content) for version in read_plan_file(self.path).versions}
        assert {version_id: kept[version_id] for version_id in self.kept} == self.kept

    @rule(name=st.sampled_from(["As submitted", "Ngā ākonga"]))
    def keep_a_version(self, name: str) -> None:
        self.kept[self.opened.shelf.keep(self.now, "kept", name=name)] = self.now
        self.versions_out = True

    def restored(self, wanted: Plan) -> None:
        edit = self.opened.restore(wanted, "restore")
        assert (edit is None) == (wanted == self.now)
        assert self.opened.plan == wanted
        if edit:
            self.versions_out = True
            self.edited()

    @precondition(lambda self: self.kept)
    @rule(which=WHICH)
    def restore_a_version(self, which: int) -> None:
        version_id = list(self.kept)[which % len(self.kept)]
        assert self.opened.shelf.plan_in(version_id) == self.kept[version_id]
        self.restored(self.kept[version_id])

    @rule()
    def go_back_to_how_it_was_when_opened(self) -> None:
        assert self.opened.when_opened == self.when_opened
        self.restored(self.when_opened)

    @rule(seen=st.booleans())
    def meet_what_another_computer_did(self, seen: bool) -> None:
        theirs = OpenPlan.open(self.path, folder=self.home / "another")
        assert theirs.plan == self.published
        theirs.run(do.add_stage, name=f"Theirs {self.links}")
        theirs.publish()
        theirs.close()
        self.links += 1
        met = self.opened.meet(read_plan_file(self.path))
        assert met
        assert met.outcome == ("joined" if self.edits_out else "taken")
        (stage,) = (stage for stage in theirs.plan.stages if stage.id not in self.published.rows("stages"))
        assert self.opened.plan == self.now.replaced({"stages": {stage.id: stage}})
        edits_out, self.published = self.edits_out and self.opened.plan != theirs.plan, theirs.plan
        self.edited()
        self.edits_out = edits_out
        if not edits_out:  # a version kept with edits that came to nothing may be out or not
            self.versions_out = not self.opened.is_published
        if not seen:
            self.publish()

    @rule()
    def save_elsewhere(self) -> None:
        old = self.path
        self.path = self.home / f"saved-{self.links}.pplan"
        self.opened.save_as(self.path, replace=True)
        assert read_plan_file(old).plan == self.published
        self.is_in_file()

    @rule()
    def close_and_open(self) -> None:
        self.opened.close()
        self.open()
        self.when_opened = self.now

    @rule()
    def be_abandoned_and_open(self) -> None:
        """Go on with what lies on the disk although nobody closed it."""
        self.opened._copy._lock.release()  # as the end of a process does
        self.abandoned.append(self.opened)
        self.open()

    @rule()
    def be_killed_and_open(self) -> None:
        """Go on with what lies on the disk at this moment, as after a kill."""
        self.kills += 1
        left = self.working.with_name(f"working-{self.kills}")
        shutil.copytree(self.working, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        self.opened.close()
        self.working = left
        self.open()

    def open(self) -> None:
        self.opened = OpenPlan.open(self.path, folder=self.working)
        assert self.opened.continued == self.unpublished
        assert self.opened.set_aside is None

    @invariant()
    def the_plan_is_what_was_done(self) -> None:
        assert self.opened.plan == self.now
        assert self.opened.path == self.path
        assert self.opened.is_published != self.unpublished

    @invariant()
    def the_working_copy_holds_the_plan(self) -> None:
        with closing(sqlite3.connect(place_for(self.path, self.working))) as other:
            for table, row_class in TABLES.items():
                names = ", ".join(f'"{spec.name}"' for spec in specs(row_class))
                kept = other.execute(f'SELECT {names} FROM "{table}"').fetchall()
                rows = [
                    tuple(getattr(row, spec.name) for spec in specs(row_class)) for row in self.now.rows(table).values()
                ]
                assert sorted(kept) == sorted(rows)

    @invariant()
    def the_file_holds_what_was_published(self) -> None:
        file = read_plan_file(self.path)
        assert file.plan == self.published
        assert len(file.chain) == self.links
        assert not list(self.home.glob("~$*"))

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.undo_everything_and_bring_it_back()
            self.opened.close()
        for opened in self.abandoned:
            opened._copy._database.close()
        type(self).runs += 1
        shutil.rmtree(self.home)

    def undo_everything_and_bring_it_back(self) -> None:
        for state in reversed(self.past):
            assert self.opened.undo()
            assert self.opened.plan == state
        assert self.opened.undo() is None
        for state in [*self.past[1:], self.now, *reversed(self.future)] if self.past else reversed(self.future):
            assert self.opened.redo()
            assert self.opened.plan == state
        assert self.opened.redo() is None


TestPlan = PlanMachine.TestCase
TestPlan.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_it_ran(capsys: pytest.CaptureFixture[str]) -> None:
    assert PlanMachine.runs >= EXAMPLES
    with capsys.disabled():
        if os.environ.get("TORTURE"):
            print(f"\nstate machine: {PlanMachine.runs} runs of up to {STEPS} steps, 0 failures")  # noqa: T201  # the figure is the point
