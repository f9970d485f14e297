# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window as a whole: opening, reading, editing, saving, closing, failing."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.storage.encoding import encode
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.revisions import extended
from app.views import questions
from app.views.plan.plan_bar import PlanBar
from app.views.start.first_page import FirstPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import blank, table_1

TOP = Path(__file__).parents[3]
READING = (
    "You are reading “Example: learner participation in a micro-credential”. Nothing changes until you choose to edit."
)


@pytest.fixture
def mailed(tmp_path: Path) -> Path:
    """Return a plan that came from somebody else."""
    path = tmp_path / 'Ngā ākonga \'n "co" & more.pplan'
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    return path


def shown(window: MainWindow, kind: str) -> str:
    banner = window.banners.shown(kind)
    return banner.label.text() if banner else ""


def press(window: MainWindow, action: str) -> None:
    assert window.actions_by_name[action].isEnabled(), action
    window.actions_by_name[action].trigger()


def first_page(window: MainWindow) -> FirstPage:
    page = window._pages.currentWidget()
    assert isinstance(page, FirstPage)
    return page


def test_a_template_is_one_click_away(desk: Desk) -> None:
    window = desk.empty_window()
    first_page(window).tiles["table-1-stages"].click()
    assert window.controller
    assert [stage.name for stage in window.controller.plan.stages][:2] == ["Needs Assessment", "Curriculum Design"]
    assert window.controller.saved_state == "no-file"
    assert window.foot.saved.text() == "Kept on this computer, not in a file yet"
    assert window.foot.counts.text() == "6 stages, 0 entries"
    assert window.foot.place.text() == "Needs Assessment, Inform"


def test_a_new_plan_asks_what_it_is_called_and_leaves_the_caret_in_the_table(
    desk: Desk, mailed: Path, qtbot: QtBot
) -> None:
    desk.open_template("addie")
    (window,) = desk.windows
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page
    bar, grid = window.page.bar, window.page.grid
    assert bar.isVisible()
    assert grid.hasFocus()
    qtbot.keyClick(grid, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert bar.close_button.hasFocus()
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert grid.hasFocus()
    press(window, "plan_bar")
    assert bar.lines["title"].hasFocus()
    qtbot.keyClicks(bar.lines["title"], "Welding")
    qtbot.keyClick(bar.lines["title"], Qt.Key.Key_Return)
    qtbot.keyClicks(bar.lines["title"], " and care")
    press(window, "undo")  # takes what is half typed, and takes it back
    assert window.controller
    assert window.controller.plan.project.title == bar.lines["title"].text() == "Welding"
    desk.open_path(mailed)
    assert desk.windows[1].page
    assert not desk.windows[1].page.bar.isVisible()
    assert not desk.windows[1].actions_by_name["plan_bar"].isEnabled()


def test_a_plan_that_is_opened_again_asks_until_it_is_told_or_the_bar_is_closed(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()

    def reopened() -> PlanBar:
        for each in list(desk.windows):
            each.close()
        desk.open_path(path)
        page = desk.windows[-1].page
        assert page
        return page.bar

    bar = reopened()
    assert bar.isVisible()
    for name in ("title", "organisation"):
        bar.lines[name].setFocus()
        qtbot.keyClicks(bar.lines[name], "Welding")
        qtbot.keyClick(bar.lines[name], Qt.Key.Key_Return)
    assert bar.isVisible()  # it does not go under the hands
    bar = reopened()
    assert not bar.isVisible()
    press(desk.windows[-1], "undo")
    bar = reopened()
    assert bar.isVisible()
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Return)
    assert not reopened().isVisible()


def test_the_table_stays_where_it_is_when_a_second_group_is_ticked(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie")
    window = desk.windows[0]
    page = window.page
    assert page

    def top() -> int:
        qtbot.wait(50)
        return page.grid.mapTo(window, page.grid.rect().topLeft()).y()

    before, height = top(), page.bar.height()
    page.bar.ticks["employers"].setFocus()
    qtbot.keyClick(page.bar.ticks["employers"], Qt.Key.Key_Space)
    assert page.groups_bar.isVisible()
    assert (top(), page.bar.height()) == (before, height)
    qtbot.keyClick(page.bar.ticks["employers"], Qt.Key.Key_Space)
    page.bar.close_button.click()
    assert top() < before - height


def test_a_message_leaves_room_for_what_stands_at_the_right_of_the_foot(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie")
    window = desk.windows[0]
    window.resize(911, 472)
    qtbot.wait(50)
    foot, places = window.foot, [window.foot.saved.pos(), window.foot.counts.pos()]
    window.say("Zoom 120 %")
    assert window.statusBar().currentMessage() == "Zoom 120 %"
    assert foot.saved.isVisible()
    assert foot.counts.isVisible()
    assert not foot.place.isVisible()
    assert [foot.saved.pos(), foot.counts.pos()] == places
    window.say("A long story " * 20)
    shown = window.statusBar().currentMessage()
    assert shown.startswith("A long story A long")
    assert shown.endswith("…")
    assert window.statusBar().fontMetrics().horizontalAdvance(shown) < foot.saved.x()
    window.statusBar().clearMessage()
    assert foot.place.isVisible()


def test_the_example_asks_nothing(desk: Desk) -> None:
    desk.open_template("table-1")
    assert desk.windows[0].page
    assert not desk.windows[0].page.bar.isVisible()


def test_closing_the_last_plan_goes_back_to_the_first_page(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    desk.open_path(path)
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="Welding")
    assert window.actions_by_name["close"].text() == "&Close the plan"
    press(window, "close")
    qtbot.wait(10)  # what was shown goes
    assert desk.windows == [window]
    assert window.isVisible()
    assert window.windowTitle() == "Participation Planner"
    assert (window.foot.place.text(), window.foot.saved.text(), window.foot.counts.text()) == ("", "", "")
    assert not window.actions_by_name["save"].isEnabled()
    assert [button.text() for button in first_page(window).findChildren(QPushButton) if "Welding" in button.text()]
    assert read_plan_file(path).plan.project.title == "Welding"
    desk.open_path(path, window)
    assert desk.windows == [window]
    assert window.windowTitle() == "Welding – Participation Planner"
    press(window, "close")
    assert window.actions_by_name["close"].text() == "&Close the window"
    press(window, "close")
    assert desk.windows == []


def test_closing_one_plan_of_two_closes_its_window(desk: Desk) -> None:
    desk.open_template("addie")
    desk.open_template("table-1")
    press(desk.windows[0], "close")
    assert [window.plan_title() for window in desk.windows] == ["Example: learner participation in a micro-credential"]


def test_a_plan_that_is_gone_on_with_stays_when_its_closing_was_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_template("addie")
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="Welding")
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "cancel")
    press(window, "close")
    assert window.plan_title() == "Welding"


def test_a_new_plan_begins_with_the_choice_of_stages(desk: Desk, qtbot: QtBot) -> None:
    window = desk.empty_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = first_page(window)
    page.findChildren(QPushButton)[-1].setFocus()
    press(window, "new")
    assert page.first.hasFocus()
    assert window.statusBar().currentMessage() == "Choose the stages to begin with."
    page.template_chosen.emit("addie")
    press(window, "new")
    assert len(desk.windows) == 2
    assert desk.windows[1].controller is None
    press(desk.windows[1], "new")
    assert len(desk.windows) == 2


def test_a_plan_from_elsewhere_opens_to_read_and_leaves_no_trace(desk: Desk, mailed: Path) -> None:
    before = mailed.read_bytes()
    desk.open_path(mailed)
    (window,) = desk.windows
    assert shown(window, "reading") == READING
    assert not window.actions_by_name["add_stage"].isEnabled()
    window.close()
    assert mailed.read_bytes() == before
    assert {path.name for path in mailed.parent.iterdir()} <= {"data", mailed.name}
    assert not (mailed.parent / "data" / "working").exists()


def test_the_first_key_asks_in_place_and_enter_begins_to_edit(desk: Desk, mailed: Path, qtbot: QtBot) -> None:
    desk.open_path(mailed)
    (window,) = desk.windows
    assert window.page
    window.page.grid.setCurrentIndex(window.page.model.index(2, 3))
    qtbot.keyClicks(window.page.grid, "Poll of all")
    assert shown(window, "reading") == READING
    assert window.statusBar().currentMessage() == "To change this plan, press Enter or choose “Edit this plan”."
    qtbot.keyClick(window.page.grid, Qt.Key.Key_Return)
    assert (window.page.grid.currentIndex().row(), window.page.grid.currentIndex().column()) == (2, 3)
    assert window.controller
    assert not window.controller.is_reading
    assert shown(window, "reading") == ""
    assert window.statusBar().currentMessage() == ""
    press(window, "delete_stage")
    window.close()
    assert len(read_plan_file(mailed).plan.stages) == 5


def test_ones_own_plan_opens_ready_to_type_and_closing_saves_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    desk.open_path(path)
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.rename_stage, stage_id=window.controller.plan.stages[0].id, name="Needs")
    assert window.actions_by_name["undo"].text() == "&Undo renaming a stage"
    window.close()
    assert read_plan_file(path).plan.stages[0].name == "Needs"
    assert [recent.path for recent in desk.settings.recent()] == [str(path)]


def test_one_window_a_plan(desk: Desk, mailed: Path) -> None:
    desk.open_path(mailed)
    desk.open_path(mailed)
    assert len(desk.windows) == 1
    desk.open_template("addie")
    assert len(desk.windows) == 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "“x.pplan” is not there. Check the name and the folder."),
        (lambda path: path.mkdir(), "“x.pplan” is a folder. Choose the plan file inside it."),
        (lambda path: path.touch(), "“x.pplan” is empty. Ask for the file again, or look for an earlier copy."),
        (
            lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" * 9),
            "“x.pplan” is not a participation plan. Choose a file that ends in .pplan.",
        ),
    ],
)
def test_a_bad_file_is_refused_and_the_open_plan_is_unharmed(
    make: Callable[[Path], object], said: str, desk: Desk, tmp_path: Path
) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    plan = window.controller.plan
    make(tmp_path / "x.pplan")
    desk.open_path(tmp_path / "x.pplan", window)
    assert shown(window, "refused") == said
    assert window.controller.plan is plan
    assert len(desk.windows) == 1


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_zooming_is_told_at_the_foot_and_remembered_with_the_plan(desk: Desk, tmp_path: Path) -> None:
    plan = table_1()
    window = desk.open_new(plan)
    assert window
    for action, percent in (("zoom_in", 110), ("zoom_in", 120), ("zoom_out", 110)):
        press(window, action)
        assert window.statusBar().currentMessage() == f"Zoom {percent} %"
    assert desk.settings.grid_look(plan.project.id) == {"zoom": 110, "widths": {}}
    press(window, "zoom_reset")
    assert window.statusBar().currentMessage() == "Zoom 100 %"
    assert {"Ctrl++", "Ctrl+="} <= {key.toString() for key in window.actions_by_name["zoom_in"].shortcuts()}
    assert window.actions_by_name["zoom_out"].shortcut().toString() == "Ctrl+-"


def test_files_are_dropped(desk: Desk, mailed: Path, tmp_path: Path) -> None:
    window = desk.empty_window()
    drop(window, tmp_path)
    assert "is a folder" in shown(window, "refused")
    drop(window, *[mailed] * 10)
    assert shown(window, "refused") == "That is a lot of files. Drop up to five plans at a time."
    drop(window, mailed)
    assert window.controller
    assert window.controller.path == mailed


def test_save_as_leaves_the_old_file_as_it_was_when_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "last year.pplan", tmp_path / "this year.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(old)
    opened.close()
    desk.open_path(old)
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="This year")
    press(window, "save")
    assert read_plan_file(old).plan.project.title == "This year"
    asked: list[str] = []

    def ask(name: str, *_: object) -> str:
        asked.append(name)
        return "restore"

    monkeypatch.setattr(questions, "ask_saving_as", ask)
    monkeypatch.setattr(window.files, "ask_place", lambda: new)
    press(window, "save_as")
    assert asked == ["last year.pplan"]
    assert read_plan_file(old).plan.project.title == "Example: learner participation in a micro-credential"
    assert read_plan_file(new).plan.project.title == "This year"
    assert window.controller.path == new


def test_going_back_to_how_it_was_when_opened_is_one_step_that_undo_takes_back(desk: Desk, tmp_path: Path) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    assert not window.actions_by_name["go_back"].isEnabled()
    before = window.controller.plan
    press(window, "delete_stage")
    press(window, "delete_stage")
    changed = window.controller.plan
    press(window, "go_back")
    assert window.controller.plan == before
    assert shown(window, "undo") == "The plan is what it was when you opened it."
    banner = window.banners.shown("undo")
    assert banner
    banner.buttons[0].click()
    assert window.controller.plan == changed


def test_a_deleted_stage_is_told_with_a_way_back(desk: Desk) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    before = window.controller.plan
    press(window, "delete_stage")
    assert shown(window, "undo") == "“Needs Assessment” deleted with its 1 entry."
    banner = window.banners.shown("undo")
    assert banner
    banner.buttons[0].click()
    assert window.controller.plan == before


def test_entries_that_go_while_typing_are_named(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    plan = window.controller.plan
    entry = plan.cell(plan.stages[0].id, plan.levels[1].id)[0]
    window.controller.run(do.edit_involvement, involvement_id=entry.id, heard_back="By mail")
    window.controller.run(do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text="")
    qtbot.waitUntil(lambda: shown(window, "undo") == "1 entry removed, 1 with details.")


def test_entries_that_came_back_at_once_are_not_named(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    plan = window.controller.plan
    window.controller.run(do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text="")
    window.commands.undo()
    qtbot.wait(100)
    assert shown(window, "undo") == ""


@pytest.mark.parametrize("answer", ["documents", "elsewhere", "keep", "throw_away", "cancel"])
def test_closing_a_plan_without_a_file_asks_once(
    answer: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.window.file_work.documents", lambda: tmp_path)
    desk.open_template("addie")
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="Welding")
    monkeypatch.setattr(questions, "ask_closing", lambda *_: answer)
    monkeypatch.setattr(window.files, "ask_place", lambda: tmp_path / "elsewhere.pplan")
    closed = window.close()
    assert closed is (answer != "cancel")
    files = sorted(path.name for path in tmp_path.glob("*.pplan"))
    assert files == {"documents": ["Welding.pplan"], "elsewhere": ["elsewhere.pplan"]}.get(answer, [])
    titles = [left_over.title for left_over in desk.left_overs()]
    assert titles == (["Welding"] if answer == "keep" else [])
    if answer == "cancel":
        window.controller.undo()


def test_a_name_that_is_taken_in_documents_gets_a_number(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.window.file_work.documents", lambda: tmp_path)
    (tmp_path / "Welding.pplan").write_bytes(b"mine")
    (tmp_path / "Welding (2).pplan").write_bytes(b"mine too")
    desk.open_template("addie")
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="Welding")
    suggested: list[str] = []

    def ask(_title: str, file_name: str, *_: object) -> str:
        suggested.append(file_name)
        return "documents"

    monkeypatch.setattr(questions, "ask_closing", ask)
    assert window.close()
    assert suggested == ["Welding (3)"]
    assert (tmp_path / "Welding.pplan").read_bytes() == b"mine"
    assert read_plan_file(tmp_path / "Welding (3).pplan").plan.project.title == "Welding"


def test_a_plan_that_nobody_touched_goes_without_a_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_template("table-1")
    monkeypatch.setattr(questions, "ask_closing", lambda *_: pytest.fail("asked"))
    assert desk.windows[0].close()
    assert desk.left_overs() == []


def test_a_plan_kept_without_a_file_stands_on_the_first_page(desk: Desk) -> None:
    opened = OpenPlan.new(blank(), folder=desk.working_folder)
    opened.run(do.edit_project, title="Kept")
    opened.close()
    window = desk.empty_window()
    links = [button.text() for button in first_page(window).findChildren(QPushButton)]
    assert len([text for text in links if text.startswith("Not in a file yet: Kept, today, ")]) == 1
    desk.open_place(desk.left_overs()[0].place, window)
    assert window.controller
    assert window.controller.plan.project.title == "Kept"


def test_a_place_that_takes_no_changes_is_told_and_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    path.chmod(0o444)
    desk.open_path(path)
    (window,) = desk.windows
    assert window.controller
    window.controller.run(do.edit_project, title="Changed")
    press(window, "save")
    assert shown(window, "trouble") == "This place doesn't allow changes. They are kept on this computer."
    assert window.foot.saved.text() == "Kept on this computer, not in its file yet"
    path.chmod(0o644)
    press(window, "save")
    assert shown(window, "trouble") == ""
    assert read_plan_file(path).plan.project.title == "Changed"


def test_it_saves_by_itself_after_a_moment_of_quiet(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(table_1(), folder=desk.working_folder)
    opened.save_as(path)
    opened.close()
    desk.open_path(path)
    controller = desk.windows[0].controller
    assert controller
    assert controller.publishing
    controller.publishing._quiet.setInterval(20)
    controller.run(do.edit_project, title="Changed")
    assert desk.windows[0].foot.saved.text() == "Saving…"
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    assert read_plan_file(path).plan.project.title == "Changed"


def test_who_decides_is_offered(desk: Desk) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    assert window.page
    window.controller.run(do.add_group, name="R&D staff")
    menu = window.page.control_menu()
    offers = [action.text() for action in menu.actions()]
    assert offers == [
        "&Not stated",
        "&Institution",
        "&Co-led",
        "&Co-led with Learners",
        "&Co-led with R&&D staff",
        "&Learners",
        "&R&&D staff",
        "",
        "Other words…",
    ]
    menu.actions()[4].trigger()
    plan = window.controller.plan
    assert (plan.stages[0].control, plan.deciders(plan.stages[0].id)) == ("co-led", (plan.groups[1],))


def test_properties_reach_the_plan_as_one_edit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows

    def answer(dialog: questions.PropertiesDialog) -> int:
        for field in dialog._fields:
            if field.name == "organisation":
                field.widget.setText("North & South College")
        return 1

    monkeypatch.setattr(questions.PropertiesDialog, "exec", answer)
    press(window, "properties")
    assert window.controller
    assert window.controller.plan.project.organisation == "North & South College"


def test_undo_by_its_keys_leaves_one_cell_selected(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page
    assert window.controller
    grid, stages = window.page.grid, window.controller.plan.stages
    grid.go_to(stages[0].id, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    grid.go_to(stages[3].id, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [(index.row(), index.column()) for index in grid.selectedIndexes()] == [(0, 2)]


def test_the_groups_are_deleted_with_a_way_back_and_lead_to_their_cells(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    controller, pages = window.controller, window.pages
    assert controller
    assert pages
    controller.run(do.add_group, name="Employers")
    stage, level = controller.plan.stages[4], controller.plan.levels[0]
    controller.run(do.type_cell, stage_id=stage.id, level_id=level.id, text="Employers: Letter")
    press(window, "groups")
    assert pages.groups.list.hasFocus()
    qtbot.keyClick(pages.groups.list, Qt.Key.Key_Down)
    qtbot.keyClick(pages.groups.list, Qt.Key.Key_Delete)
    assert shown(window, "undo") == "“Employers” deleted with its 1 entry."
    press(window, "undo")
    assert len(controller.plan.groups) == 2
    pages.matrix.groups_bar.show_only(controller.plan.groups[0].id)
    pages.groups.list.setCurrentRow(1)
    pages.groups.form.places.setFocus()
    qtbot.keyClick(pages.groups.form.places, Qt.Key.Key_Return)
    assert pages.matrix.grid.hasFocus()
    assert pages.matrix.grid.currentIndex().data() == "Employers: Letter"  # it was hidden


def test_groups_across_is_remembered_by_plan(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "own.pplan"
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.controller
    window.controller.save_as(path, replace=False, restore_old=False)
    action = window.actions_by_name["groups_across"]
    assert not action.isChecked()
    action.trigger()
    assert window.page
    assert window.page.model.columnCount() == 3
    window.close_plan()
    assert not action.isChecked()
    desk.open_path(path, window)
    assert action.isChecked()
    assert window.page.model.columnCount() == 3
    action.trigger()
    assert (window.page.model.columnCount(), action.isChecked()) == (6, False)


def test_the_report_of_a_fault_holds_no_text_of_the_plan() -> None:
    try:
        raise KeyError("secret words of the plan")
    except KeyError as error:
        report = questions.report(error)
    assert report.splitlines()[:2] == ["Participation Planner 0.1.0", "KeyError"]
    assert "test_main_window.py" in report
    assert "secret" not in report


def every_widget(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            yield child


@pytest.mark.parametrize("key", ["table-1", "addie"])
def test_every_control_has_a_name_for_a_screen_reader(key: str, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template(key)
    (window,) = desk.windows
    if window.page and not window.page.details.isVisible():
        window.page.toggle_details()
    nameless = []
    for widget in every_widget(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface and not interface.text(QAccessible.Text.Name):
                nameless.append(type(widget).__name__ + " " + widget.objectName())
    assert nameless == []


@pytest.mark.parametrize("size", [(911, 512), (1366, 768)])
def test_nothing_is_cut_on_a_small_screen(size: tuple[int, int], desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    window.resize(*size)
    assert window.minimumSizeHint().width() <= size[0]
    assert window.minimumSizeHint().height() <= size[1]
    assert (window.width(), window.height()) == size


def test_a_second_start_hands_its_path_over_and_ends(mailed: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom app import application\n"
        "from app.views.window.desk import Desk\n"
        "def opened(self, path, window=None):\n"
        "    print('opened', ascii(str(path)), flush=True)\n"
        "    sys.stdin.close()\n"
        "    from PySide6.QtWidgets import QApplication\n"
        "    QApplication.instance().exit(7)\n"
        "Desk.open_path = opened\n"
        "from PySide6.QtCore import QTimer\n"
        "first = application.Desk.empty_window\n"
        "def shown(self):\n"
        "    window = first(self)\n"
        "    QTimer.singleShot(0, lambda: print('ready', flush=True))\n"
        "    return window\n"
        "Desk.empty_window = shown\n"
        "sys.exit(application.run([], 'en-CA'))\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script], cwd=TOP, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        second = subprocess.run(
            [sys.executable, TOP / "main.py", mailed], capture_output=True, text=True, timeout=30, check=False
        )
        assert (second.returncode, second.stderr) == (0, "")
        assert running.stdout.readline() == f"opened {str(mailed)!a}\n"
        assert running.wait(30) == 7
    finally:
        running.kill()
        running.communicate()


def test_a_fault_that_nobody_caught_is_told_and_the_program_goes_on() -> None:
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app import application

def told(error, language, parent):
    print(type(error).__name__, flush=True)
    QTimer.singleShot(0, lambda: QApplication.instance().exit(7))

def fail():
    raise KeyError("secret")

application.tell_fault = told
shown = application.Desk.empty_window
def empty_window(self):
    QTimer.singleShot(0, fail)
    return shown(self)
application.Desk.empty_window = empty_window
sys.exit(application.run([], "en-CA"))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout) == (7, "KeyError\n")
    assert "secret" not in ran.stderr


def test_plans_of_one_title_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    for place in ("Documents/a.pplan", "Mail/a.pplan", "Mail/b.pplan"):
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
        desk.settings.remember(path, "Welding")
    desk.settings.remember(tmp_path / "other.pplan", "Another")
    window = desk.empty_window()
    texts = [button.text().split(", ")[0] for button in window.findChildren(QPushButton)]
    assert [text for text in texts if text.startswith(("Welding", "Another"))] == [
        "Another (file not found)",
        "Welding (b.pplan)",
        "Welding (a.pplan)",
        "Welding (Documents)",
    ]


def test_a_search_for_garbage_passes_over_an_open_plan_and_finds_one_that_was_closed(desk: Desk, qtbot: QtBot) -> None:
    desk._settled.setInterval(0)
    first = desk.open_new(table_1())
    assert first
    assert first.controller
    gone = weakref.ref(first.controller)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    assert not set(map(id, first.controller.plan.stages)) & set(map(id, gc.get_objects()))
    first.close()
    del first
    qtbot.wait(10)
    assert gone() is not None
    desk.open_new(blank())
    assert gone() is None


def test_in_french_no_key_is_marked_twice_in_a_menu(desk: Desk) -> None:
    desk.speak("fr")
    desk.open_template("table-1")
    (window,) = desk.windows
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu), window._cell_menu):
        texts = [action.text() for action in menu.actions()]
        marked = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(marked) == len(set(marked)), texts
