# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix on the screen: its model, and the hands' habits, by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_view import MatrixView
from tests.builders import a_plan, blank, done, stage_named, table_1, with_entry
from tests.views.hands import TABLE_1, at, keys, said

Control = Callable[[Plan], PlanController]
Key = Qt.Key
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def test_table_1_stands_there_as_published(grid: Callable[[Plan], MatrixView]) -> None:
    view = grid(table_1())
    assert said(view) == TABLE_1
    header = [view.model().headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert header == [
        "Stages of Micro-credential Project", "Inform", "Consult", "Participate", "Partnership", "Control",
    ]  # fmt: skip
    assert view.model().index(6, 0).data() == "Add a stage…"


def test_a_blank_plan_becomes_table_1_by_keys_alone_and_blank_again_and_table_1_again(
    grid: Callable[[Plan], MatrixView], qtbot: QtBot, control: Control
) -> None:
    view = grid(blank())
    states = [said(view)]
    for row, cells in enumerate(TABLE_1):
        keys(qtbot, view, cells[0], Key.Key_Tab)
        states.append(said(view))
        assert (view.currentIndex().row(), view.currentIndex().column()) == (row, 1)
        for text in cells[1:]:
            keys(qtbot, view, *([text] if text else []), Key.Key_Tab)
            if text:
                states.append(said(view))
        assert (view.currentIndex().row(), view.currentIndex().column()) == (row + 1, 0)
    assert said(view) == TABLE_1
    controller = view._controller
    for state in states[-2::-1]:
        assert controller.undo()
        assert said(view) == state
    assert controller.undo() is None
    for state in states[1:]:
        assert controller.redo()
        assert said(view) == state
    assert controller.redo() is None


def test_typing_replaces_and_f2_goes_on_at_the_end(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    keys(qtbot, view, "Poll", Key.Key_Return)
    assert said(view)[0][2] == "Poll"
    at(view, 0, 2)
    keys(qtbot, view, Key.Key_F2, " (n=9)", Key.Key_Return)
    assert said(view)[0][2] == "Poll (n=9)"
    assert view.currentIndex().row() == 1


def test_escape_leaves_the_cell_as_it_was(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    keys(qtbot, view, "Poll", Key.Key_Escape)
    assert said(view) == TABLE_1
    assert view._controller.opened
    assert view._controller.opened.undo_verb is None


def test_alt_enter_begins_another_entry(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    keys(qtbot, view, "Poll")
    qtbot.keyClick(view.window().focusWidget(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    keys(qtbot, view, "Interview", Key.Key_Return)
    assert said(view)[0][2] == "Poll\nInterview"
    plan = view._controller.plan
    assert len(plan.cell(plan.stages[0].id, plan.levels[1].id)) == 2


def test_delete_empties_all_selected_cells_in_one_step(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    view.selectAll()
    qtbot.keyClick(view, Key.Key_Delete)
    assert all(row[1:] == ["", "", "", "", ""] for row in said(view))
    assert [row[0] for row in said(view)] == [row[0] for row in TABLE_1]
    view._controller.undo()
    assert said(view) == TABLE_1


def test_an_entry_moves_to_the_next_level_by_one_key_and_the_cell_goes_along(
    grid: Callable[[Plan], MatrixView], qtbot: QtBot
) -> None:
    view = grid(table_1())
    at(view, 1, 3)
    qtbot.keyClick(view, Key.Key_Right, ALT_SHIFT)
    assert said(view)[1] == ["Curriculum Design", "", "", "", "Member of design team (n=2)", ""]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 4)
    qtbot.keyClick(view, Key.Key_Right, ALT_SHIFT)  # there is no level beyond
    qtbot.keyClick(view, Key.Key_Left, ALT_SHIFT)
    assert said(view) == TABLE_1


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ((0, 1), Key.Key_Return, (1, 1)),
        ((5, 1), Key.Key_Return, (6, 0)),
        ((0, 1), Key.Key_Tab, (0, 2)),
        ((0, 5), Key.Key_Tab, (1, 0)),
        ((5, 5), Key.Key_Tab, (6, 0)),
        ((1, 0), Key.Key_Backtab, (0, 5)),
        ((0, 1), Key.Key_Right, (0, 2)),
        ((0, 1), Key.Key_Down, (1, 1)),
        ((1, 1), Key.Key_Up, (0, 1)),
    ],
)
def test_where_keys_go(
    start: tuple[int, int], key: Key, end: tuple[int, int], grid: Callable[[Plan], MatrixView], qtbot: QtBot
) -> None:
    view = grid(table_1())
    at(view, *start)
    qtbot.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == end


@pytest.mark.parametrize(
    ("key", "end"),
    [(Key.Key_End, (5, 5)), (Key.Key_Home, (0, 0)), (Key.Key_Down, (3, 2)), (Key.Key_Left, (2, 0))],
)
def test_with_control_too_only_the_cell_that_a_key_goes_to_is_marked(
    key: Key, end: tuple[int, int], grid: Callable[[Plan], MatrixView], qtbot: QtBot
) -> None:
    view = grid(table_1())
    at(view, 2, 2)
    qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert (view.currentIndex().row(), view.currentIndex().column()) == end
    assert view.selectedIndexes() == [view.currentIndex()]


def test_the_line_before_control_ends_with_the_last_stage(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    qtbot.waitUntil(lambda: view._heights.are_known)
    picture = view.viewport().grab().toImage()
    scale = picture.devicePixelRatio()
    x, foot = view.columnViewportPosition(5), view.rowViewportPosition(6)
    heavy = view.palette().color(view.palette().ColorRole.ButtonText)
    dark = [y for y in range(view.viewport().height()) if picture.pixelColor(int(x * scale), int(y * scale)) == heavy]
    assert dark == list(range(foot))


def test_a_row_that_goes_before_it_is_measured_does_no_harm(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    qtbot.waitUntil(lambda: view._heights.are_known)
    last = view.rowHeight(6)
    view._heights.measure_all()
    for stage in view._controller.plan.stages[2:]:
        view._controller.run(do.delete_stage, stage_id=stage.id)
    qtbot.waitUntil(lambda: view._heights.are_known)
    assert view.rowHeight(2) == last


def test_a_rewritten_cell_says_the_new_words_and_so_do_all_when_a_group_is_renamed(
    grid: Callable[[Plan], MatrixView],
) -> None:
    view = grid(done(table_1(), do.add_group, name="Employers"))
    plan = view._controller.plan
    assert said(view)[0][2] == "Learners: Focus group (n=6)"
    view._controller.run(do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text="Poll")
    assert said(view)[0][2] == "Learners: Poll"
    view._controller.run(do.rename_group, group_id=plan.groups[0].id, name="Students")
    assert said(view)[0][2] == "Students: Poll"
    assert said(view)[1][3] == "Students: Member of design team (n=2)"


@pytest.mark.parametrize(("place", "key", "forward"), [((6, 0), Key.Key_Tab, True), ((0, 0), Key.Key_Backtab, False)])
def test_tab_leaves_the_grid_at_its_ends(
    place: tuple[int, int], key: Key, forward: bool, grid: Callable[[Plan], MatrixView], qtbot: QtBot
) -> None:
    view = grid(table_1())
    at(view, *place)
    with qtbot.waitSignal(view.left, check_params_cb=lambda way: way is forward):
        qtbot.keyClick(view, key)


def test_cells_say_where_they_are_and_what_they_hold_to_a_screen_reader(grid: Callable[[Plan], MatrixView]) -> None:
    view = grid(table_1())

    def spoken(row: int, column: int) -> str:
        return str(view.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(0, 0) == "Needs Assessment"
    assert spoken(0, 1) == "Needs Assessment, Inform: empty"
    assert spoken(0, 2) == "Needs Assessment, Consult: Focus group (n=6)"
    assert spoken(3, 5) == "Marketing and Promotion, Control: Institution"
    assert spoken(6, 0) == "Add a stage…"


def test_with_several_groups_entries_carry_the_name_of_theirs(grid: Callable[[Plan], MatrixView]) -> None:
    plan = done(table_1(), do.add_group, name="Employers")
    plan = with_entry(plan, "Needs Assessment", "Consult", "Employers: Survey (n=12)")
    view = grid(plan)
    assert said(view)[0][2] == "Learners: Focus group (n=6)\nEmployers: Survey (n=12)"


def test_rows_are_as_high_as_their_text_and_no_higher_after_undo(
    grid: Callable[[Plan], MatrixView], qtbot: QtBot
) -> None:
    view = grid(table_1())
    qtbot.waitUntil(lambda: view._heights.are_known)
    heights = [view.rowHeight(row) for row in range(7)]
    assert heights[5] > 3 * heights[2] / 2
    view._controller.run(
        do.type_cell,
        stage_id=view._controller.plan.stages[2].id,
        level_id=view._controller.plan.levels[0].id,
        text="A long line that has to wrap a couple of times in a narrow column\n" * 3,
    )
    assert view.rowHeight(2) > heights[2] * 4
    view._controller.undo()
    assert [view.rowHeight(row) for row in range(7)] == heights


def test_every_way_stages_change_is_followed(grid: Callable[[Plan], MatrixView]) -> None:
    """The model tester watches over the signals; here, over what is shown."""
    view = grid(a_plan(stages=5, entries=0))
    run = view._controller.run

    def plan() -> Plan:
        return view._controller.plan

    def names() -> list[str]:
        return [row[0] for row in said(view)]

    run(do.add_stage, name="First", before=plan().stages[0].id)
    assert names() == ["First", "Stage 1", "Stage 2", "Stage 3", "Stage 4", "Stage 5"]
    run(do.move_stage, stage_id=plan().stages[0].id, before=None)
    assert names() == ["Stage 1", "Stage 2", "Stage 3", "Stage 4", "Stage 5", "First"]
    run(do.move_stage, stage_id=plan().stages[4].id, before=plan().stages[1].id)
    assert names() == ["Stage 1", "Stage 5", "Stage 2", "Stage 3", "Stage 4", "First"]
    run(do.move_stage, stage_id=plan().stages[2].id, before=plan().stages[1].id)
    assert names() == ["Stage 1", "Stage 2", "Stage 5", "Stage 3", "Stage 4", "First"]
    run(do.delete_stage, stage_id=stage_named(plan(), "Stage 5"))
    assert names() == ["Stage 1", "Stage 2", "Stage 3", "Stage 4", "First"]
    run(do.fill_from_template, key="addie")
    assert names()[5:] == ["Analysis", "Design", "Development", "Implementation", "Evaluation"]
    run(do.add_group, name="Employers")
    assert len(names()) == 10


def test_a_refused_name_leaves_everything_and_is_told(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 0)
    with qtbot.waitSignal(view._controller.refused):
        keys(qtbot, view, "x" * 301, Key.Key_Return)
    assert said(view) == TABLE_1


def test_who_decides_is_typed_or_offered(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 5)
    keys(qtbot, view, "The board", Key.Key_Tab)
    assert said(view)[0][5] == "The board"
    at(view, 0, 5)
    qtbot.keyClick(view, Key.Key_Delete)
    assert said(view)[0][5] == ""


def test_looking_never_writes(control: Control, qtbot: QtBot, tmp_path: object) -> None:
    controller = PlanController(table_1(), None, None)
    model = MatrixTableModel(controller, "en-CA")
    view = MatrixView(model, controller)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    at(view, 0, 2)
    with qtbot.waitSignal(controller.asked_to_edit):
        qtbot.keyClicks(view, "P")
    with qtbot.waitSignal(controller.asked_to_edit):
        qtbot.keyClick(view, Key.Key_Delete)
    assert said(view) == TABLE_1
