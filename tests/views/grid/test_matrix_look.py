# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What of the matrix is painted and measured, and when."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.models.rows import TINTS
from app.views.grid.cell_delegate import CellDelegate
from app.views.grid.matrix_header import MatrixHeader
from app.views.grid.matrix_view import MatrixView
from tests.builders import a_plan, table_1
from tests.views.hands import at, keys

LONG = "A long line that has to wrap a couple of times in a narrow column\n" * 3
Grid = Callable[[Plan], MatrixView]


def on_screen(view: MatrixView) -> QImage:
    """Return what was painted so far, without painting anew."""
    QTest.qWait(20)
    return view.screen().grabWindow(view.winId()).toImage()


def type_into(view: MatrixView, row: int, text: str) -> None:
    plan = view._controller.plan
    view._controller.run(do.type_cell, stage_id=plan.stages[row].id, level_id=plan.levels[1].id, text=text)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Return the rows that were painted."""
    rows: set[int] = set()
    paint = CellDelegate.paint

    def noting(self: CellDelegate, *values: object) -> None:
        rows.add(values[2].row())  # type: ignore[attr-defined]
        paint(self, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(CellDelegate, "paint", noting)
    return rows


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the rows that were measured, cell by cell."""
    rows: list[int] = []
    height = CellDelegate.height

    def noting(self: CellDelegate, *values: object) -> float:
        rows.append(values[1].row())  # type: ignore[attr-defined]
        return height(self, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(CellDelegate, "height", noting)
    return rows


def test_a_row_that_grows_or_shrinks_leaves_the_others_painted(grid: Grid, painted: set[int], qtbot: QtBot) -> None:
    view = grid(a_plan(stages=40))
    qtbot.waitUntil(lambda: view._heights.are_known)
    at(view, 2, 1)
    on_screen(view)
    painted.clear()
    type_into(view, 2, LONG)
    grown = on_screen(view)
    assert painted == {2, 3}  # Qt takes a row to be a point higher than it is
    painted.clear()
    view._controller.undo()
    shrunk = on_screen(view)
    assert not painted & {4, 5, 6}
    view.viewport().update()
    assert on_screen(view) == shrunk
    type_into(view, 2, LONG)
    on_screen(view)
    view.viewport().update()
    assert on_screen(view) == grown


def test_a_row_above_what_is_seen_moves_it_along(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=40))
    qtbot.waitUntil(lambda: view._heights.are_known)
    view.verticalScrollBar().setValue(200)
    on_screen(view)
    type_into(view, 0, LONG)
    after = on_screen(view)
    view.viewport().update()
    assert on_screen(view) == after


def test_scrolling_measures_nothing_when_all_is_known(grid: Grid, measured: list[int], qtbot: QtBot) -> None:
    view = grid(a_plan(stages=300))
    qtbot.waitUntil(lambda: view._heights.are_known)
    measured.clear()
    for value in range(0, view.verticalScrollBar().maximum(), 150):
        view.verticalScrollBar().setValue(value)
        on_screen(view)
    assert measured == []


def test_scrolling_measures_only_what_comes_into_sight(grid: Grid, measured: list[int], qtbot: QtBot) -> None:
    view = grid(a_plan(stages=300))
    qtbot.waitUntil(lambda: view._heights.are_known)
    view._heights.measure_all()
    view._heights._timer.stop()  # no time between other things
    measured.clear()
    for value in (0, 400, 4_000):
        view.verticalScrollBar().setValue(value)
        measured.clear()
        on_screen(view)
        assert measured
        assert len(set(measured)) <= view.viewport().height() // view.verticalHeader().minimumSectionSize() + 2
        assert len(measured) == len(set(measured)) * view.model().columnCount()


def type_into_all(view: MatrixView, text: str) -> None:
    plan = view._controller.plan
    cells = [(stage.id, plan.levels[1].id) for stage in plan.stages]
    view._controller.run(do.type_cells, cells=cells, text=text)


def heights(view: MatrixView, rows: range) -> list[int]:
    return [view.rowHeight(row) for row in rows]


def test_of_many_rows_that_changed_only_those_in_sight_are_measured_at_once(
    grid: Grid, measured: list[int], qtbot: QtBot
) -> None:
    view = grid(a_plan(stages=300))
    qtbot.waitUntil(lambda: view._heights.are_known)
    low = view.verticalHeader().minimumSectionSize()
    measured.clear()
    type_into_all(view, LONG)
    assert 0 < len(set(measured)) <= view.viewport().height() // low + 2
    assert max(measured) < 30
    view._heights._timer.stop()  # no time between other things
    view.verticalScrollBar().setValue(8_000)
    on_screen(view)
    seen = range(view.rowAt(0), view.rowAt(view.viewport().height() - 1) + 1)
    assert min(seen) > 30
    high = view.rowHeight(0)
    assert high > 2 * low
    assert heights(view, seen) == [high] * len(seen)
    view._heights._timer.start()
    qtbot.waitUntil(lambda: view._heights.are_known)
    assert heights(view, range(300)) == [high] * 300


def test_rows_that_changed_are_told_of_in_runs_and_many_runs_at_once(grid: Grid) -> None:
    view = grid(a_plan(stages=40))
    plan, told = view._controller.plan, list[tuple[int, int]]()
    view.model().dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    for rows, runs in (([3, 4, 5, 9], [(3, 5), (9, 9)]), (range(0, 40, 2), [(0, 38)])):
        told.clear()
        cells = [(plan.stages[row].id, plan.levels[1].id) for row in rows]
        view._controller.run(do.type_cells, cells=cells, text=f"Survey {len(cells)}")
        assert told == runs


def test_a_cell_that_is_gone_to_stays_in_sight_though_rows_above_it_grow_then(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=300))
    qtbot.waitUntil(lambda: view._heights.are_known)
    type_into_all(view, LONG)
    view._heights._timer.stop()
    index = at(view, 200, 1)
    on_screen(view)
    assert view.viewport().rect().contains(view.visualRect(index))


def test_rows_that_wait_to_be_measured_are_known_by_their_new_numbers(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=120))
    qtbot.waitUntil(lambda: view._heights.are_known)
    stages = view._controller.plan.stages
    type_into_all(view, LONG)
    view._heights._timer.stop()
    view._controller.run(do.delete_stage, stage_id=stages[0].id)
    view._controller.run(do.add_stage, name="New", before=stages[3].id)
    qtbot.waitUntil(lambda: view._heights.are_known)
    high = view.rowHeight(0)
    assert heights(view, range(3, 120)) == [high] * 117
    assert view.rowHeight(2) < high


def test_enter_at_the_foot_paints_nothing_anew_that_only_moves_up(grid: Grid, painted: set[int], qtbot: QtBot) -> None:
    view = grid(a_plan(stages=40))
    qtbot.waitUntil(lambda: view._heights.are_known)
    last = view.rowAt(view.viewport().height() - 1)
    at(view, last, 1)
    keys(qtbot, view, "x")
    on_screen(view)
    painted.clear()
    keys(qtbot, view, Qt.Key.Key_Return)
    after = on_screen(view)
    assert view.currentIndex().row() == last + 1
    assert last + 1 in painted
    assert min(painted) >= last - 1
    view.viewport().update()
    assert on_screen(view) == after


def test_a_head_is_not_painted_anew_for_what_is_selected(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    view = grid(a_plan(stages=3))
    on_screen(view)
    heads: list[int] = []
    monkeypatch.setattr(MatrixHeader, "paintSection", lambda _header, _painter, _rect, section: heads.append(section))
    at(view, 1, 2)
    view.selectColumn(3)
    on_screen(view)
    assert heads == []


def test_a_group_has_its_own_tint_or_that_of_its_place(grid: Grid) -> None:
    plan = a_plan(stages=1, groups=3)
    first = dataclasses.replace(plan.groups[0], tint="rose")
    view = grid(plan.replaced({"groups": {first.id: first}}))
    model = view._matrix()
    tints = {
        line.tag: line.tint
        for column in range(1, model.columnCount())
        for line in model.lines(model.index(0, column))
        if line.tag
    }
    assert tints == {plan.groups[0].name: "rose", plan.groups[1].name: TINTS[1], plan.groups[2].name: TINTS[2]}


def test_the_offer_of_another_entry_opens_the_editor_on_a_line_of_its_own(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    index = at(view, 5, 1)  # its row is high: there is room
    cell = view.visualRect(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 10, cell.bottom() - 8))
    keys(qtbot, view, "Survey (n=9)", Qt.Key.Key_Return)
    assert [entry.activity for entry in view._matrix().entries(view.model().index(5, 1))] == ["", "Survey"]


def test_a_press_elsewhere_in_the_cell_opens_nothing(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    cell = view.visualRect(at(view, 5, 1))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 10, cell.top() + 8))
    assert view.state() == view.State.NoState
