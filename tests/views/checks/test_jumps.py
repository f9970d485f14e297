# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a question to its place in the matrix, and from a cell to its questions, in the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.changes import Draft
from app.models.plan import Plan
from app.views import questions
from app.views.details.details_fields import TextField
from app.views.grid.cell_editor import CellEditor
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, done, level_named, stage_named, table_1, with_entry
from tests.models.questions_asked import controlled, quiet

Key = Qt.Key


@pytest.fixture
def open_plan(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Plan], MainWindow]]:
    """Return how a window with a plan is opened."""
    desk = Desk(tmp_path / "data", LANGUAGE)

    def opened(plan: Plan) -> MainWindow:
        desk.open_new(plan)
        (window,) = desk.windows
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield opened
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for window in list(desk.windows):
        window.close()


def press(window: MainWindow, button: str) -> None:
    """Press the first such button on the page of questions."""
    window.actions_by_name["questions"].trigger()
    assert window.pages
    lines = window.pages.questions.list.lines
    next(line for line in lines if button in line.buttons).buttons[button].click()


def place(window: MainWindow) -> str:
    return window.foot.place.text()


def test_a_place_is_gone_to(open_plan: Callable[[Plan], MainWindow]) -> None:
    window = open_plan(table_1())
    press(window, "place 2")
    assert window.pages
    assert window.pages.matrix.isVisible()
    assert place(window) == "Curriculum Development, Control"
    assert window.pages.matrix.grid.hasFocus()


@pytest.mark.parametrize(
    ("button", "where", "field"),
    [
        ("fill_in_heard_back", "Needs Assessment, Consult", "heard_back"),
        ("fill_in_return", "Curriculum Design, Participate", "return_words"),
    ],
)
@pytest.mark.parametrize("width", [903, 1300])
def test_what_is_to_be_filled_in_is_open_with_the_caret_there(
    button: str, where: str, field: str, width: int, open_plan: Callable[[Plan], MainWindow], qtbot: QtBot
) -> None:
    window = open_plan(table_1())
    window.resize(width, 472)
    press(window, button)
    assert place(window) == where
    caret = QApplication.focusWidget()
    assert isinstance(caret, TextField)
    assert (caret.key, caret.isVisible()) == (field, True)
    qtbot.keyClicks(caret, "By email")
    qtbot.keyClick(caret, Key.Key_Return)
    assert window.controller
    assert [getattr(entry, field) for entry in window.controller.plan.involvements()].count("By email") == 1


def test_the_second_entry_of_a_cell_is_the_one_that_is_opened(
    open_plan: Callable[[Plan], MainWindow], qtbot: QtBot
) -> None:
    draft = Draft(with_entry(table_1(), "Needs Assessment", "Consult", "Interviews (n=3)"))
    first = next(entry for entry in draft.plan.involvements() if entry.activity == "Focus group")
    do.edit_involvement(draft, involvement_id=first.id, heard_back="At a meeting")
    window = open_plan(draft.plan)
    window.actions_by_name["questions"].trigger()
    assert window.pages
    page = window.pages.questions.list
    page.lines[1].buttons["fold"].click()
    line = next(line for line in page.lines if "Interviews" in line.sentence.text())
    line.buttons["fill_in_heard_back"].click()
    caret = QApplication.focusWidget()
    assert isinstance(caret, TextField)
    qtbot.keyClicks(caret, "By letter")
    qtbot.keyClick(caret, Key.Key_Return)
    assert window.controller
    entries = window.controller.plan.cell(first.stage_id, first.level_id)
    assert [entry.heard_back for entry in entries] == ["At a meeting", "By letter"]


def test_who_decides_is_offered(open_plan: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    window = open_plan(table_1())
    press(window, "fill_in_control")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert place(window) == "Needs Assessment, Control"
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert window.controller
    assert window.controller.plan.stages[0].control == "institution"


def test_ideas_are_open_for_the_stage_in_which_nobody_takes_part(open_plan: Callable[[Plan], MainWindow]) -> None:
    window = open_plan(done(quiet(), do.add_stage, name="Approval", kind="approval"))
    press(window, "ideas")
    assert window.page
    assert place(window) == "Approval"
    assert window.page.ideas.isVisible()
    focus = QApplication.focusWidget()
    assert focus
    assert window.page.ideas.isAncestorOf(focus)


def test_the_cell_is_open_to_type(open_plan: Callable[[Plan], MainWindow]) -> None:
    window = open_plan(controlled(quiet(), "Needs", "co-led"))
    press(window, "add_entry")
    assert place(window) == "Needs, Partnership"
    assert isinstance(QApplication.focusWidget(), CellEditor)


@pytest.mark.parametrize("across", [False, True])
def test_what_is_added_at_partnership_is_of_the_group_that_decides(
    open_plan: Callable[[Plan], MainWindow], qtbot: QtBot, across: bool
) -> None:
    plan = quiet()
    *_, employers = plan.groups
    assert employers is not plan.groups[0]
    stage_id = stage_named(plan, "Needs")
    plan = done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=[employers.id])
    window = open_plan(plan)
    assert window.pages
    window.pages.matrix.groups_bar.show_only(plan.groups[0].id)
    if across:
        window.actions_by_name["groups_across"].trigger()
    press(window, "add_entry")
    qtbot.keyClicks(QApplication.focusWidget(), "Advisory board")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert window.controller
    partnership = level_named(plan, "Partnership")
    (entry,) = window.controller.plan.cell(stage_id, partnership)
    assert (entry.group_id, entry.activity) == (employers.id, "Advisory board")
    column = len(plan.groups) if across else 4
    row = [stage.id for stage in plan.stages].index(stage_id)
    head = "Partnership: Advisory board" if across else f"{employers.name}: Advisory board"
    assert head in str(window.pages.matrix.model.index(row, column).data())


def test_a_note_is_open_to_type(open_plan: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    plan = quiet()
    for stage in ("Design", "Delivery"):
        plan = with_entry(plan, stage, "Inform", "Learners: News (n=6)")
    window = open_plan(plan)
    press(window, "add_note")
    caret = QApplication.focusWidget()
    assert isinstance(caret, TextField)
    qtbot.keyClicks(caret, "Others each time")
    assert window.page
    window.page.finish_typing()
    assert window.controller
    assert [getattr(note, "text", "") for note in window.controller.plan.rows("notes").values()] == ["Others each time"]
    assert place(window) == "Needs, Consult"


def test_the_foot_tells_of_questions_about_the_cell_and_leads_to_them(
    open_plan: Callable[[Plan], MainWindow], qtbot: QtBot
) -> None:
    window = open_plan(table_1())
    assert window.pages
    assert window.controller
    grid, mark = window.pages.matrix.grid, window.foot.mark
    stages = window.controller.plan.stages
    qtbot.waitSignal(window.pages.asking.found, timeout=5_000).wait()
    assert not mark.isVisible()
    grid.go_to(stages[1].id, 5)
    assert (mark.isVisible(), mark.text()) == (True, "1 question")
    grid.go_to(stages[3].id, 5)
    assert not mark.isVisible()
    grid.go_to(stages[1].id, 3)  # that nobody hears back is asked of the whole plan, and of no cell
    assert not mark.isVisible()
    grid.go_to(stages[1].id, 5)
    qtbot.keyClick(mark, Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus
    assert window.pages.questions.list.lines[0].isAncestorOf(focus)
    window.controller.run(do.set_control, stage_id=stages[1].id, control="institution")
    assert not mark.isVisible()


def test_the_mark_follows_a_while_after_an_edit(open_plan: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    window = open_plan(table_1())
    assert window.pages
    assert window.controller
    window.pages.asking.now()
    stage = window.controller.plan.stages[3]
    window.pages.matrix.grid.go_to(stage.id, 5)
    window.controller.run(do.set_control, stage_id=stage.id, control="")
    assert not window.foot.mark.isVisible()
    qtbot.waitUntil(window.foot.mark.isVisible, timeout=5_000)


def test_the_rail_counts_from_five_entries_on(open_plan: Callable[[Plan], MainWindow], qtbot: QtBot) -> None:
    window = open_plan(table_1())
    assert window.pages
    assert window.controller
    name = window.pages.rail.buttons["questions"]
    width = window.pages.rail.width()
    qtbot.waitUntil(lambda: name.text() == "Questions (4)", timeout=5_000)
    assert name.accessibleName() == "Questions (4)"
    entries = [entry.id for entry in window.controller.plan.involvements()]
    for entry_id in entries[:3]:
        window.controller.run(do.delete_involvement, involvement_id=entry_id)
    window.pages.asking.now()
    assert name.text() == "Questions"
    assert window.pages.rail.width() == width
