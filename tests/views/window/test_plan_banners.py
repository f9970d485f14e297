# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said over a plan, each sentence with its ways out pressed."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app import operations as do
from app.errors import CannotWrite
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.locks import WorkingLock
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.revisions import Revision, extended
from app.storage.surroundings import Surroundings
from app.storage.working_copy import place_for
from app.views import questions
from app.views.controller import PlanController
from app.views.export.export_dialog import ExportDialog
from app.views.versions.differences import DifferencesDialog
from app.views.versions.keep_dialog import KeepDialog
from app.views.window import plan_banners
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.publishing import Publishing
from tests.builders import done, table_1

TOP = Path(__file__).parents[3]
OLD_FILE = TOP / "tests" / "files" / "version-1.pplan"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans" / "Welding.pplan"


def own(desk: Desk, path: Path, plan: Plan | None = None) -> Path:
    """Put a plan of one's own into a file."""
    opened = OpenPlan.new(plan or table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    return path


def window_on(desk: Desk, path: Path) -> MainWindow:
    desk.open_path(path)
    return desk.windows[-1]


def at_work(window: MainWindow) -> tuple[PlanController, Publishing]:
    assert window.controller
    assert window.controller.publishing
    return window.controller, window.controller.publishing


def title(window: MainWindow, text: str) -> None:
    controller, _ = at_work(window)
    assert controller.run(do.edit_project, title=text)


def title_in(path: Path) -> str:
    return read_plan_file(path).plan.project.title


def colleague(path: Path, tmp_path: Path, author: str = "Åsa", **fields: str) -> str:
    """Have another computer change the plan in its file; return when, as the banner says it."""
    other = OpenPlan.open(path, folder=tmp_path / "another computer", author=author)
    other.run(do.edit_project, **fields)
    other.publish()
    other.close()
    written_at = datetime.fromisoformat(read_plan_file(path).revision.written_at)
    return f"{written_at.astimezone():%H:%M}"


def looks(window: MainWindow) -> None:
    controller, publishing = at_work(window)
    controller.look()
    publishing.wait()


def said(window: MainWindow) -> list[str]:
    """Return every banner that is seen."""
    return [banner.label.text() for banner in window.banners._shown.values() if not banner.isHidden()]


def told(window: MainWindow, kind: str) -> str:
    banner = window.banners.shown(kind)
    return banner.label.text() if banner else ""


def buttons(window: MainWindow, kind: str) -> list[str]:
    banner = window.banners.shown(kind)
    return [button.text() for button in banner.buttons if not button.isHidden()] if banner else []


def press(window: MainWindow, kind: str, text: str) -> None:
    banner = window.banners.shown(kind)
    assert banner
    next(button for button in banner.buttons if button.text() == text).click()


def dismiss(window: MainWindow, kind: str) -> None:
    banner = window.banners.shown(kind)
    assert banner
    banner._leave()


def trigger(window: MainWindow, action: str) -> None:
    assert window.actions_by_name[action].isEnabled()
    window.actions_by_name[action].trigger()


def read_and_close() -> list[str]:
    """Have the next dialog read and closed; what it said comes into the list."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DifferencesDialog)
        seen.extend(dialog.text.toPlainText().splitlines())
        dialog.reject()

    QTimer.singleShot(30, look)
    return seen


# Others changed the file


def test_what_was_taken_from_others(desk: Desk, path: Path, tmp_path: Path) -> None:
    window = window_on(desk, own(desk, path))
    time = colleague(path, tmp_path, title="Theirs")
    looks(window)
    assert said(window) == [
        f"Åsa changed the file ({time}). The plan shows it as it is now; what you had is kept as a version."
    ]
    assert window.windowTitle().startswith("Theirs")
    seen = read_and_close()
    press(window, "met", "See what differs")
    assert any("Theirs" in line for line in seen)
    press(window, "met", "Undo")
    assert said(window) == []
    assert window.plan_title() == "Example: learner participation in a micro-credential"
    assert at_work(window)[0].publish()
    assert title_in(path) == "Example: learner participation in a micro-credential"


def test_what_was_joined_offers_undo_until_something_else_is_done(desk: Desk, path: Path, tmp_path: Path) -> None:
    window = window_on(desk, own(desk, path))
    title(window, "Mine")
    time = colleague(path, tmp_path, author="", organisation="College")
    looks(window)
    line = f"Somebody changed the file ({time}). Both sides are in the plan now: nothing clashed."
    assert said(window) == [line]
    assert buttons(window, "met") == ["See what differs", "Undo"]
    title(window, "Mine again")
    assert said(window) == [line]
    assert buttons(window, "met") == ["See what differs"]
    trigger(window, "undo")
    assert said(window) == []


def test_what_clashes_later_takes_away_that_nothing_clashed(desk: Desk, path: Path, tmp_path: Path) -> None:
    window = window_on(desk, own(desk, path))
    title(window, "Mine")
    colleague(path, tmp_path, organisation="College")
    looks(window)
    assert "nothing clashed" in told(window, "met")
    title(window, "Mine again")
    colleague(path, tmp_path, title="Theirs")
    looks(window)
    (line,) = said(window)
    assert line.startswith("The file changed while you had it open")


def test_after_a_button_of_a_banner_the_keyboard_is_the_tables(desk: Desk, path: Path, tmp_path: Path) -> None:
    window = window_on(desk, own(desk, path))
    assert window.page
    title(window, "Mine")
    colleague(path, tmp_path, title="Theirs")
    looks(window)
    window.activateWindow()
    banner = window.banners.shown("trouble")
    assert banner
    theirs = banner.buttons[-1]
    theirs.setFocus()
    QTest.keyClick(theirs, Qt.Key.Key_Return)
    assert window.plan_title() == "Theirs"
    assert window.focusWidget() is window.page.grid


@pytest.fixture
def asked(desk: Desk, path: Path, tmp_path: Path) -> MainWindow:
    """Return a window in which somebody has to choose."""
    window = window_on(desk, own(desk, path))
    title(window, "Mine")
    time = colleague(path, tmp_path, title="Theirs", organisation="College")
    looks(window)
    assert said(window) == [
        f"The file changed while you had it open (Åsa, {time}). Both sides are kept until you choose."
    ]
    assert buttons(window, "trouble") == ["See what differs", "Keep both…", "Take theirs"]
    assert window.foot.saved.text() == "Kept on this computer, not in its file yet"
    return window


def test_seeing_what_differs_leaves_the_question_there(asked: MainWindow) -> None:
    seen = read_and_close()
    press(asked, "trouble", "See what differs")
    assert seen[0] == "Where the two sides clash"
    assert "Everything that they changed" in seen
    assert buttons(asked, "trouble") == ["See what differs", "Keep both…", "Take theirs"]


def test_keeping_both(asked: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested: list[Path | None] = []

    def ask(place: Path | None = None) -> Path | None:
        suggested.append(place)
        return place if len(suggested) > 1 else None

    monkeypatch.setattr(asked.files, "ask_place", ask)
    press(asked, "trouble", "Keep both…")  # and think better of it
    assert buttons(asked, "trouble") == ["See what differs", "Keep both…", "Take theirs"]
    press(asked, "trouble", "Keep both…")
    mine = path.with_name("Welding (mine).pplan")
    assert suggested == [mine, mine]
    assert said(asked) == []
    assert (title_in(path), title_in(mine)) == ("Theirs", "Mine")
    assert at_work(asked)[0].path == mine
    assert asked.statusBar().currentMessage().endswith("plans › Welding (mine).pplan")
    title(asked, "Mine again")
    assert at_work(asked)[0].publish()
    assert (title_in(path), title_in(mine)) == ("Theirs", "Mine again")


def test_taking_theirs(asked: MainWindow, path: Path) -> None:
    press(asked, "trouble", "Take theirs")
    assert said(asked) == [
        "Where both had changed the same thing, the plan says what Åsa wrote. What you had is kept as a version."
    ]
    assert (asked.plan_title(), title_in(path)) == ("Theirs", "Theirs")
    press(asked, "met", "Undo")
    assert asked.plan_title() == "Mine"
    assert at_work(asked)[0].publish()
    assert title_in(path) == "Mine"


def test_a_question_closed_by_hand_is_asked_again_by_ctrl_s_only(asked: MainWindow) -> None:
    dismiss(asked, "trouble")
    looks(asked)
    title(asked, "Mine still")
    assert said(asked) == []
    trigger(asked, "save")
    assert len(said(asked)) == 1
    assert asked.statusBar().currentMessage() == "Kept on this computer, not in its file yet"


def test_the_window_in_front_looks_at_the_file(desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = window_on(desk, own(desk, path))
    qtbot.waitUntil(window.isActiveWindow)
    at_work(window)[1].wait()
    other = desk.empty_window()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    at_work(window)[1]._watcher.removePaths([str(path)])
    colleague(path, tmp_path, title="Theirs")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.plan_title() == "Theirs")


def test_a_change_of_last_week_is_told_with_its_day(desk: Desk, path: Path) -> None:
    window = window_on(desk, own(desk, path))
    chain = read_plan_file(path).chain
    week_ago = datetime.now(UTC) - timedelta(days=7)
    theirs = done(read_plan_file(path).plan, do.edit_project, title="Theirs")
    revision = Revision("theirs", (chain[-1].id,), week_ago.isoformat(timespec="seconds"), "Åsa")
    path.write_bytes(encode(theirs, (*chain, revision)))
    looks(window)
    assert f"{week_ago.astimezone():%H:%M})" in said(window)[0]
    assert f"({week_ago.astimezone().day} " in said(window)[0]


# The file is gone, or takes nothing


def test_a_deleted_file_is_saved_there_again(desk: Desk, path: Path) -> None:
    window = window_on(desk, own(desk, path))
    path.unlink()
    looks(window)
    assert said(window) == [
        "“Welding.pplan” was moved or deleted. Nothing is lost here: save it there again, or elsewhere."
    ]
    assert buttons(window, "trouble") == ["Save it there again", "Save as…"]
    assert window.foot.saved.text() == "Kept on this computer, the file can't be reached"
    trigger(window, "save")
    assert len(said(window)) == 1
    assert not path.exists()
    press(window, "trouble", "Save it there again")
    assert said(window) == []
    assert path.exists()
    assert window.statusBar().currentMessage().endswith("plans › Welding.pplan")


def test_a_folder_that_cannot_be_reached(desk: Desk, path: Path, qtbot: QtBot) -> None:
    window = window_on(desk, own(desk, path))
    away = path.parent.rename(path.parent.with_name("away"))
    title(window, "Changed")
    trigger(window, "save")
    assert said(window) == [f"{path.parent} can't be reached. Changes are kept and go into the file when it is back."]
    assert buttons(window, "trouble") == ["Save as…", "Try again"]
    dismiss(window, "trouble")
    _, publishing = at_work(window)
    publishing._again.start(1)
    with qtbot.waitSignal(publishing.state_changed):
        pass
    assert said(window) == []  # what was closed by hand is not told again
    away.rename(path.parent)
    publishing._again.start(1)
    qtbot.waitUntil(lambda: window.foot.saved.text().startswith("Saved "))
    assert title_in(path) == "Changed"


def test_trying_again(desk: Desk, path: Path) -> None:
    window = window_on(desk, own(desk, path))
    away = path.parent.rename(path.parent.with_name("away"))
    title(window, "Changed")
    trigger(window, "save")
    press(window, "trouble", "Try again")
    assert len(said(window)) == 1
    away.rename(path.parent)
    press(window, "trouble", "Try again")
    assert said(window) == []
    assert title_in(path) == "Changed"


def test_a_place_that_takes_no_changes_is_told_once(desk: Desk, path: Path, qtbot: QtBot) -> None:
    own(desk, path)
    path.chmod(0o444)
    window = window_on(desk, path)
    line = "This place doesn't allow changes. They are kept on this computer."
    qtbot.waitUntil(lambda: said(window) == [line])
    title(window, "Changed")
    trigger(window, "save")
    assert said(window) == [line]
    path.chmod(0o644)
    trigger(window, "save")
    assert said(window) == []


def test_a_file_that_is_no_plan_any_more(desk: Desk, path: Path) -> None:
    window = window_on(desk, own(desk, path))
    path.write_bytes(b"a letter")
    looks(window)
    assert said(window)[0].startswith("“Welding.pplan” is no plan any more")
    assert buttons(window, "trouble") == ["Save as…"]
    trigger(window, "save")
    assert path.read_bytes() == b"a letter"


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("full", "The disk is full. Your changes are kept on this computer: free some space, or save elsewhere."),
        (
            "busy",
            "Another program holds “Welding.pplan”. Changes are kept on this computer and go into the file when it"
            " lets go.",
        ),
        ("failed", "“Welding.pplan” can't be written at the moment. Changes are kept on this computer."),
        ("is-a-folder", "“Welding.pplan” can't be written: a folder has that name. Choose another name."),
        (
            "too-large",
            "“Welding.pplan” would become too large to be opened again. Delete versions that you no longer need.",
        ),
    ],
)
def test_other_reasons(reason: str, line: str, desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = window_on(desk, own(desk, path))
    title(window, "Changed")

    def refuse(where: Path, _data: bytes) -> None:
        raise CannotWrite(where, reason)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.publication.write_whole", refuse)
        trigger(window, "save")
    assert said(window) == [line]
    trigger(window, "save")
    assert said(window) == []


# Edits that are in memory only


@pytest.fixture
def full(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MainWindow, pytest.MonkeyPatch]]:
    """Return a window whose disk takes nothing, and what undoes that."""
    window = window_on(desk, own(desk, path))
    controller, _ = at_work(window)
    assert controller.opened
    with monkeypatch.context() as patch:
        engine = controller.opened._copy._connection
        engine.exec_driver_sql(f"PRAGMA max_page_count={engine.exec_driver_sql('PRAGMA page_count').scalar()}")
        engine.rollback()
        number = 0
        while not controller.opened.waiting:
            number += 1
            title(window, f"{number} " + "x" * 290)

        def room() -> None:
            engine.exec_driver_sql("PRAGMA max_page_count=1000000")
            engine.rollback()

        patch.setattr(desk, "make_room", room, raising=False)
        yield window, patch


ONE = (
    "The disk is full. Your last change is only in memory: free some space or save elsewhere, then go on."
    " What was saved before is safe."
)


def test_edits_in_memory_are_counted_until_there_is_room(
    full: tuple[MainWindow, pytest.MonkeyPatch], desk: Desk, path: Path
) -> None:
    window, _ = full
    assert said(window) == [ONE]
    assert buttons(window, "trouble") == ["Save a copy…", "Try again"]
    assert window.foot.saved.text() == "Only in memory, not saved yet"
    title(window, "Last " + "y" * 290)
    assert "Your last 2 changes are only in memory" in said(window)[0]
    press(window, "trouble", "Try again")
    assert len(said(window)) == 1
    desk.make_room()  # type: ignore[attr-defined]
    press(window, "trouble", "Try again")
    assert said(window) == []
    assert title_in(path).startswith("Last ")


def test_a_copy_elsewhere_holds_what_is_in_memory(full: tuple[MainWindow, pytest.MonkeyPatch], tmp_path: Path) -> None:
    window, patch = full
    patch.setattr(window.files, "ask_place", lambda: tmp_path / "stick.pplan")
    press(window, "trouble", "Save a copy…")
    assert title_in(tmp_path / "stick.pplan") == window.plan_title()
    assert window.statusBar().currentMessage() == "A copy is saved as “stick.pplan”."
    assert said(window) == [ONE]


def test_a_copy_is_not_put_over_the_plans_own_file(full: tuple[MainWindow, pytest.MonkeyPatch], path: Path) -> None:
    window, patch = full
    before = path.read_bytes()
    patch.setattr(window.files, "ask_place", lambda: path)
    press(window, "trouble", "Save a copy…")
    assert path.read_bytes() == before
    assert told(window, "refused").startswith("“Welding.pplan” is already there.")
    assert told(window, "trouble") == ONE


@pytest.mark.parametrize(
    ("answer", "place", "closes"),
    [("cancel", None, False), ("save_copy", None, False), ("save_copy", "stick.pplan", True), ("lose", None, True)],
)
def test_closing_asks_about_edits_in_memory(
    answer: str,
    place: str | None,
    closes: bool,
    full: tuple[MainWindow, pytest.MonkeyPatch],
    desk: Desk,
    tmp_path: Path,
) -> None:
    window, patch = full
    asked: list[int] = []

    def ask(edits: int, *_: object) -> str:
        asked.append(edits)
        return answer

    patch.setattr(questions, "ask_losing", ask)
    patch.setattr(window.files, "ask_place", lambda: tmp_path / place if place else None)
    last = window.plan_title()
    assert window.close() is closes
    assert asked == [1]
    if place:
        assert title_in(tmp_path / place) == last
    if not closes:
        desk.make_room()  # type: ignore[attr-defined]
        assert window.plan_title() == last


# Where it lies, and how it was found


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("Library/Mail Downloads", "This plan was opened straight from an email."),
        (".cache/.fr-Qx71Zb", "This plan was opened straight from a .zip file."),
        ("Downloads/firefox.tmp", "This plan is in a temporary folder, where files get deleted."),
    ],
)
def test_a_place_where_nothing_lasts(
    folder: str, line: str, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / folder / "Welding.pplan"
    path.parent.mkdir(parents=True)
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    window = window_on(desk, path)
    qtbot.wait(50)
    assert [text.split(" “")[0] for text in said(window)] == ["You are reading"]  # and nothing is changed by that
    press(window, "reading", "Edit this plan")
    qtbot.waitUntil(lambda: bool(said(window)))
    assert said(window)[0].startswith(line)
    path.chmod(0o444)  # as mail programs have it
    title(window, "Changed")
    trigger(window, "save")
    assert len(said(window)) == 1
    assert said(window)[0].startswith(line)
    monkeypatch.setattr(window.files, "ask_place", lambda: tmp_path / "own.pplan")
    monkeypatch.setattr(questions, "ask_saving_as", lambda *_: "keep")
    press(window, "trouble", "Save as…")
    assert said(window) == []
    assert title_in(tmp_path / "own.pplan") == "Changed"


def test_copies_beside_are_compared(desk: Desk, path: Path, qtbot: QtBot) -> None:
    own(desk, path)
    other = path.with_name("Welding (1).pplan")
    plan = done(read_plan_file(path).plan, do.edit_project, organisation="College")
    other.write_bytes(encode(plan, extended((), written_at="", author="")))
    window = window_on(desk, path)
    qtbot.waitUntil(lambda: bool(said(window)))
    assert said(window) == ["There is another copy beside this plan: “Welding (1).pplan”."]
    seen = read_and_close()
    press(window, "copies", "Compare")
    assert any("College" in line for line in seen)
    assert buttons(window, "copies") == ["Compare"]


def test_it_goes_on_where_the_program_was_killed(desk: Desk, path: Path) -> None:
    own(desk, path)
    opened = OpenPlan.open(path, folder=desk.working_folder)
    opened.run(do.edit_project, title="Before the kill")
    made_at = datetime.fromisoformat(opened.last_edited).astimezone()
    opened.close()
    window = window_on(desk, path)
    assert said(window) == [f"Continued where you stopped at {made_at:%H:%M}. All you had entered is here."]
    assert window.plan_title() == "Before the kill"


def test_a_newer_version_is_refused_with_its_number(desk: Desk, path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(encode(table_1(), extended((), written_at="", author="")))
        connection.execute("PRAGMA user_version=99")
        connection.execute("UPDATE about SET value = '7.0' WHERE key = 'program'")
        path.write_bytes(connection.serialize())
    window = desk.empty_window()
    desk.open_path(path, window)
    assert "was made with a newer Participation Planner (" in said(window)[0]
    assert said(window)[0].endswith("Ask for the newer program, or for a PDF. The file was not changed.")


@pytest.mark.parametrize("opened_before", [False, True])
def test_an_old_file_is_kept_and_that_is_told(opened_before: bool, desk: Desk, path: Path) -> None:
    shutil.copy(OLD_FILE, path)
    if opened_before:
        OpenPlan.open(path, folder=desk.working_folder).close()
    window = window_on(desk, path)
    if not opened_before:
        press(window, "reading", "Edit this plan")
    title(window, "Changed")
    assert not path.with_name("Welding (état précédent).pplan").exists()
    at_work(window)[0].publish()
    assert window.statusBar().currentMessage() == "Saved. The old file is kept as “Welding (état précédent).pplan”."
    assert path.with_name("Welding (état précédent).pplan").read_bytes() == OLD_FILE.read_bytes()


def test_a_plan_that_went_on_since_it_was_handed_in_is_not_greeted_with_that(desk: Desk, path: Path) -> None:
    own(desk, path)
    opened = OpenPlan.open(path, folder=desk.working_folder)
    opened.shelf.keep(opened.plan, "kept", name="submitted to BCcampus")
    opened.run(do.edit_project, title="Went on")
    opened.publish()
    opened.close()
    assert said(window_on(desk, path)) == []


def test_a_network_drive_is_named_at_the_foot(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    found = Surroundings(kind="network", reachable=True, may_write=True)
    monkeypatch.setattr(plan_banners, "surroundings", lambda _path: found)
    window = window_on(desk, own(desk, path))
    line = "This plan is on a network drive. When that is away, changes are kept here until it is back."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == line)
    assert said(window) == []


def test_a_copy_without_history_is_not_offered_the_name_of_the_plan(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(desk, own(desk, path))
    offered: list[Path | None] = []
    monkeypatch.setattr(window.files, "ask_place", offered.append)
    window.files.ask_place_of_copy()
    (place,) = offered
    assert place
    assert place.name == "Example- learner participation in a micro-credential (copy).pplan"


def test_a_plan_that_was_handed_in_is_greeted_with_that(desk: Desk, path: Path) -> None:
    own(desk, path)
    opened = OpenPlan.open(path, folder=desk.working_folder)
    opened.shelf.keep(opened.plan, "kept", name="submitted to BCcampus")
    opened.publish()
    opened.close()
    window = window_on(desk, path)
    today = datetime.now().astimezone()
    assert said(window) == [f"Kept as “submitted to BCcampus” on {today.day} {today:%B}."]
    assert buttons(window, "age") == ["New plan from this one", "Go on with this one"]
    press(window, "age", "Go on with this one")
    assert said(window) == []


@pytest.mark.parametrize(("days", "lines"), [(59, []), (62, ["Last changed 2 months ago."])])
def test_a_plan_that_nobody_changed_for_long(days: int, lines: list[str], desk: Desk, path: Path) -> None:
    long_ago = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    path.write_bytes(encode(table_1(), extended((), written_at=long_ago, author="")))
    OpenPlan.open(path, folder=desk.working_folder).close()
    assert said(window_on(desk, path)) == lines


# A plan that is open in another program


def test_a_plan_in_use_is_read_or_worked_on_as_a_copy(desk: Desk, path: Path) -> None:
    own(desk, path)
    held = WorkingLock(place_for(path, desk.working_folder))
    try:
        window = window_on(desk, path)
        assert " has this plan open on " in said(window)[0]
        assert len(said(window)) == 1
        assert buttons(window, "reading") == ["Read", "Work in a copy"]
        press(window, "reading", "Read")
        assert said(window) == []
        window.start_editing()  # somebody presses Enter
        assert buttons(window, "reading") == ["Read", "Work in a copy"]
        assert len(said(window)) == 1
        press(window, "reading", "Work in a copy")
    finally:
        held.release()
    copy = desk.windows[-1]
    assert copy is not window
    title(copy, "In the copy")
    window.start_editing()
    assert at_work(window)[0].plan.project.title == "Example: learner participation in a micro-credential"


# More than two


def test_two_banners_are_seen_and_the_others_wait_their_turn(desk: Desk) -> None:
    window = desk.empty_window()
    for kind in ("copies", "continued", "place", "trouble"):
        window.banners.show_banner(kind, kind)
    assert sorted(said(window)) == ["place", "trouble"]
    dismiss(window, "trouble")
    assert sorted(said(window)) == ["continued", "place"]
    window.banners.take_away("place")
    assert sorted(said(window)) == ["continued", "copies"]
    window.banners.clear()
    assert said(window) == []


# A fault of the program


def test_a_fault_in_an_edit_changes_nothing_and_is_told_without_a_word_of_the_plan(desk: Desk, path: Path) -> None:
    """The way that a fault takes: rolled back, told in a box, its report on the clipboard."""
    window = window_on(desk, own(desk, path))
    controller, _ = at_work(window)
    before = controller.plan

    def broken(draft: object, *, text: str) -> None:
        do.edit_project(draft, title=text)  # type: ignore[arg-type]
        raise KeyError(text)

    with pytest.raises(KeyError) as caught:
        controller.run(broken, text="secret words")
    assert controller.plan is before
    assert controller.saved_state == "saved"
    title(window, "After it")
    assert controller.publish()
    assert title_in(path) == "After it"
    lines = []

    def copy() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        lines.append(box.text())
        questions.tell_fault(caught.value, "en-CA", None)  # another one meanwhile: one box is enough
        next(button for button in box.buttons() if button.text() == "Copy the report").click()

    QTimer.singleShot(30, copy)
    questions.tell_fault(caught.value, "en-CA", window)
    assert "the plan is as it was before, and safe" in lines[0]
    report = QGuiApplication.clipboard().text()
    assert "KeyError" in report
    assert "broken" in report
    assert "secret" not in report


def test_a_program_that_is_killed_goes_on_with_the_time_of_the_last_edit(desk: Desk, path: Path) -> None:
    own(desk, path)
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom app import operations as do\n"
        "from app.storage.open_plan import OpenPlan\n"
        "opened = OpenPlan.open(Path(sys.argv[1]), folder=Path(sys.argv[2]))\n"
        "opened.run(do.edit_project, title='Killed')\nos.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, path, desk.working_folder], cwd=TOP, check=False)
    window = window_on(desk, path)
    assert said(window)[0].startswith("Continued where you stopped at ")
    assert window.plan_title() == "Killed"


# What leaves the house


def export_to(path: Path) -> None:
    """Have the next dialog export to a file."""

    def press_export() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.ask_place = lambda _suggested: path  # type: ignore[assignment, method-assign]
        dialog.export_button.click()

    QTimer.singleShot(30, press_export)


def test_each_export_is_kept_as_a_version_that_can_be_named_when_it_was_handed_in(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    window = window_on(desk, own(desk, path))
    controller, _ = at_work(window)
    assert controller.opened
    for number in range(2):  # the same twice is one version
        export_to(tmp_path / f"{number}.pdf")
        trigger(window, "export")
    title(window, "Changed since")
    export_to(tmp_path / "2.pdf")
    trigger(window, "export")
    versions = controller.opened.shelf.versions()
    assert [(version.kind, version.name) for version in versions] == [("exported", ""), ("exported", "")]
    assert controller.opened.shelf.plan_in(versions[0].id).project.title == "Changed since"
    assert told(window, "done") == "Saved “2.pdf”, 1 page."
    press(window, "done", "Keep as submitted…")
    dialog = window.findChild(KeepDialog)
    assert dialog
    assert not dialog.author.isHidden()  # nobody was asked for a name yet
    dialog.cancel.click()
    dialog.setParent(None)
    assert told(window, "done") == "Saved “2.pdf”, 1 page."  # and the offer stands
    press(window, "done", "Keep as submitted…")
    dialog = window.findChild(KeepDialog)
    assert dialog
    dialog.name.setText("Submitted to the ministry")
    dialog.keep.click()
    assert [version.name for version in controller.opened.shelf.versions()] == ["Submitted to the ministry", ""]


def test_an_export_while_reading_keeps_nothing(desk: Desk, path: Path, tmp_path: Path) -> None:
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    before = path.read_bytes()
    window = window_on(desk, path)
    export_to(tmp_path / "a.pdf")
    trigger(window, "export")
    assert (tmp_path / "a.pdf").exists()
    assert buttons(window, "done") == ["Show in folder"]
    assert path.read_bytes() == before
