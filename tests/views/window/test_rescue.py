# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A way on where a file is damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app import operations as do
from app.storage.encoding import encode
from app.storage.open_plan import OpenPlan
from app.storage.revisions import extended
from app.storage.schema import FILE_VERSION
from app.views.versions.differences import DifferencesDialog
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import table_1


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a file of which one altered letter makes the whole doubtful."""
    path = tmp_path / "Welding.pplan"
    path.write_bytes(
        encode(table_1(), extended((), written_at="", author="")).replace(b"Needs Assess", b"Needs Xssess")
    )
    return path


def line(window: MainWindow, kind: str) -> str:
    banner = window.banners.shown(kind)
    return banner.label.text() if banner else ""


def press(window: MainWindow, kind: str, number: int) -> None:
    banner = window.banners.shown(kind)
    assert banner
    banner.buttons[number].click()


def test_what_can_be_read_opens_as_a_new_plan_with_a_list_of_what_is_missing(desk: Desk, damaged: Path) -> None:
    before = damaged.read_bytes()
    window = desk.empty_window()
    desk.open_path(damaged, window)
    assert line(window, "refused") == (
        "“Welding.pplan” is damaged: 7 of 7 entries can be read. The file was not changed."
    )
    press(window, "refused", 0)
    (window,) = desk.windows
    assert window.controller
    assert window.controller.path is None
    assert "(what could be read)" in window.plan_title()
    assert window.controller.plan.stages[0].name == "Needs Xssessment"
    assert line(window, "salvaged") == (
        "This is what could be read of “Welding.pplan”, as a new plan. Save it where you like."
    )
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DifferencesDialog)
        seen.extend([dialog.windowTitle(), dialog.text.toPlainText()])
        dialog.reject()

    QTimer.singleShot(30, look)
    press(window, "salvaged", 0)
    assert seen[0] == "What is missing"
    assert "may be altered too" in seen[1]
    assert line(window, "salvaged")  # a list that was read once can be read again
    assert damaged.read_bytes() == before
    assert damaged.parent.joinpath("data", "working").is_dir()


def test_what_can_be_read_leaves_an_open_plan_alone(desk: Desk, damaged: Path) -> None:
    desk.open_template("table-1")
    (first,) = desk.windows
    desk.open_path(damaged, first)
    press(first, "refused", 0)
    assert len(desk.windows) == 2
    assert "(what could be read)" not in first.plan_title()


def test_a_damaged_file_of_ones_own_goes_on_from_what_is_kept_here(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Welding.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    damaged = path.read_bytes()[:-600]
    path.write_bytes(damaged)
    desk.open_path(path)
    (window,) = desk.windows
    assert window.controller
    assert line(window, "continued") == (
        "“Welding.pplan” is damaged. This is the plan as it is kept on this computer; it goes into the file again, and"
        " the damaged file is kept beside it."
    )
    window.controller.run(do.edit_project, title="Whole again")
    assert window.controller.publish()
    assert window.statusBar().currentMessage() == "Saved. The old file is kept as “Welding (as it was).pplan”."
    assert path.with_name("Welding (as it was).pplan").read_bytes() == damaged


def test_edits_of_a_file_that_is_gone_are_reached_from_the_first_page(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Welding.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.run(do.edit_project, title="Not in the file")
    opened.close()
    path.unlink()
    desk.settings.remember(path, "Welding")
    window = desk.empty_window()
    button = next(button for button in window.findChildren(QPushButton) if "(file not found)" in button.text())
    button.click()
    assert window.plan_title() == "Not in the file"


def test_a_link_to_itself_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Welding.pplan"
    path.symlink_to(path)
    window = desk.empty_window()
    desk.open_path(path, window)
    assert line(window, "refused").startswith("“Welding.pplan” can't be read here.")


def test_what_a_newer_program_left_is_refused_by_the_name_of_the_plan(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Welding.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    left_by_a_newer_one(opened.place)
    window = desk.empty_window()
    desk.open_path(path, window)
    assert line(window, "refused").startswith("“Welding.pplan” was made with a newer Participation Planner")


def test_a_plan_in_no_file_that_cannot_be_gone_on_with_is_told_of(desk: Desk) -> None:
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.close()
    left_by_a_newer_one(opened.place)
    window = desk.empty_window()
    desk.open_place(opened.place, window)
    assert "was made with a newer Participation Planner" in line(window, "refused")


def left_by_a_newer_one(place: Path) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute(f"UPDATE state SET value = '{FILE_VERSION + 1}' WHERE key = 'version'")
