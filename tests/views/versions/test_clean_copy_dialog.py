# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The dialog that saves a copy without history."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.storage.reading import read_plan_file
from app.views.controller import PlanController
from app.views.versions.clean_copy_dialog import CleanCopyDialog
from tests.builders import table_1

Make = Callable[[PlanController, Path | None], CleanCopyDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    window = QWidget()
    qtbot.addWidget(window)

    def dialog(controller: PlanController, place: Path | None) -> CleanCopyDialog:
        made = CleanCopyDialog(controller, lambda: place, "en-CA", window)
        made.open()
        return made

    return dialog


@pytest.fixture
def controller(control: Callable[[Plan], PlanController], tmp_path: Path) -> PlanController:
    made = control(table_1())
    assert made.save_as(tmp_path / "plan.pplan", replace=False, restore_old=False)
    made.run(do.add_note, text="Why?", author="Scheherazade")
    made.publish()
    return made


def test_it_tells_what_is_inside(make: Make, controller: PlanController) -> None:
    assert make(controller, None).inside.text() == "No history, no deleted text, 1 note."
    controller.run(do.add_note, text="Why not?")
    assert make(controller, None).inside.text() == "No history, no deleted text, 2 notes."
    learners = controller.plan.groups[0].id
    controller.run(do.edit_group, group_id=learners, note="Ask Ann")
    assert make(controller, None).inside.text() == "No history, no deleted text, 3 notes."
    controller.run(do.edit_group, group_id=learners, note="")
    for note in list(controller.plan.rows("notes")):
        controller.run(do.delete_note, note_id=note)
    assert make(controller, None).inside.text() == "No history, no deleted text, no notes."


@pytest.mark.parametrize("ticked", [False, True])
def test_enter_saves_and_space_ticks(
    make: Make, controller: PlanController, qtbot: QtBot, tmp_path: Path, ticked: bool
) -> None:
    dialog = make(controller, tmp_path / "copy.pplan")
    saved: list[Path] = []
    dialog.saved.connect(saved.append)
    if ticked:
        qtbot.keyClick(dialog.without_names, Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert saved == [tmp_path / "copy.pplan"]
    assert not dialog.isVisible()
    found = read_plan_file(tmp_path / "copy.pplan")
    assert [note.author for note in found.plan.rows("notes").values()] == ["" if ticked else "Scheherazade"]  # type: ignore[union-attr]
    assert found.chain[0].id == read_plan_file(tmp_path / "plan.pplan").revision.id
    opened = controller.opened
    assert opened
    assert opened.shelf.versions()[0].revision == found.revision.id
    assert controller.saved_state == "saving"  # the file learns of the copy too


def test_no_place_saves_nothing(make: Make, controller: PlanController, tmp_path: Path) -> None:
    dialog = make(controller, None)
    dialog.save.click()
    assert dialog.isVisible()
    assert [path.name for path in tmp_path.glob("*.pplan")] == ["plan.pplan"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("plan.pplan", "“plan.pplan” is already there. Choose another name, or move that file away."),
        ("no folder/copy.pplan", ""),
    ],
)
def test_what_cannot_be_saved_is_told_in_the_dialog(
    make: Make, controller: PlanController, tmp_path: Path, place: str, said: str
) -> None:
    before = (tmp_path / "plan.pplan").read_bytes()
    dialog = make(controller, tmp_path / place)
    dialog.save.click()
    assert dialog.line.isVisible()
    assert said in dialog.line.text() != ""
    assert (tmp_path / "plan.pplan").read_bytes() == before


def test_a_plan_that_is_only_read_can_be_copied(
    make: Make, controller: PlanController, qtbot: QtBot, tmp_path: Path
) -> None:
    reading = PlanController(controller.plan, None, tmp_path / "plan.pplan")
    make(reading, tmp_path / "copy.pplan").save.click()
    assert read_plan_file(tmp_path / "copy.pplan").plan == controller.plan
