# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How large the matrix is and how wide its columns: chosen by hand, kept for each plan, never in its file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.views.grid.matrix_view import MatrixView
from app.views.plan.plan_pages import PlanPages
from app.views.settings import Settings
from tests.builders import a_plan, table_1
from tests.views.conftest import Control
from tests.views.hands import at, drag, settle

Grid = Callable[[Plan], MatrixView]


def widths(view: MatrixView) -> list[int]:
    return [view.columnWidth(column) for column in range(view.model().columnCount())]


def heights(view: MatrixView) -> list[int]:
    return [view.rowHeight(row) for row in range(view.model().rowCount())]


def draw_edge(view: MatrixView, column: int, by: int) -> None:
    """Draw the right edge of a column by the mouse."""
    header = view.horizontalHeader()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    drag(header.viewport(), QPoint(edge, 9), QPoint(edge + by // 2, 9), QPoint(edge + by, 9))


def turn(view: MatrixView, angle: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    where = QPointF(50, 50)
    event = QWheelEvent(
        where,
        view.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_zoom_goes_from_half_to_twice_in_steps_of_ten(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    size = view.font().pointSizeF()
    said: list[int] = []
    view.zoomed.connect(said.append)
    for _ in range(12):
        view.zoom_by(1)
    assert said == [110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 200, 200]
    assert view.font().pointSizeF() == pytest.approx(2 * size)
    assert view.horizontalHeader().font().pointSizeF() == pytest.approx(2 * size)
    for _ in range(20):
        view.zoom_by(-1)
    assert said[-1] == 50
    view.zoom_by(0)
    assert said[-1] == 100
    assert view.font().pointSizeF() == pytest.approx(size)


def test_rows_follow_the_zoom_and_come_back(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    settle(view, qtbot)
    usual = heights(view), widths(view)
    view.zoom_by(10)
    qtbot.waitUntil(lambda: view._heights.are_known)
    assert all(now > 1.7 * before for now, before in zip(heights(view)[:3], usual[0][:3], strict=True))
    view.zoom_by(0)
    qtbot.waitUntil(lambda: view._heights.are_known)
    settle(view, qtbot)
    assert (heights(view), widths(view)) == usual


def test_the_wheel_zooms_with_control_and_only_scrolls_without(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=40))
    turn(view, 120)
    assert view.zoom == 110
    turn(view, -60)
    assert view.zoom == 110
    turn(view, -60)
    assert view.zoom == 100
    assert view.verticalScrollBar().value() == 0
    turn(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.zoom == 100
    assert view.verticalScrollBar().value() > 0


def test_a_width_that_was_drawn_stays_with_the_others_until_they_share_the_window_again(
    grid: Grid, qtbot: QtBot
) -> None:
    view = grid(table_1())
    qtbot.waitUntil(lambda: view._heights.are_known)
    before = widths(view)
    with qtbot.waitSignal(view.look_changed):
        draw_edge(view, 2, 60)
    drawn = [width + (60 if column == 2 else 0) for column, width in enumerate(before)]
    assert widths(view) == drawn
    view.resize(1200, 500)
    assert widths(view) == drawn
    view.zoom_by(10)
    assert widths(view) == [2 * width for width in drawn]
    view.zoom_by(0)
    view.fit_columns()
    assert sum(widths(view)) == view.viewport().width()
    assert widths(view) != drawn


def test_a_click_on_an_edge_keeps_no_widths(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    with qtbot.assertNotEmitted(view.look_changed):
        draw_edge(view, 2, 0)
    assert view.look()["widths"] == {}


def test_rows_are_as_high_as_a_narrower_column_needs(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    qtbot.waitUntil(lambda: view._heights.are_known)
    before = view.rowHeight(5)
    draw_edge(view, 4, -60)
    assert view.rowHeight(5) > before or not view._heights.are_known
    qtbot.waitUntil(lambda: view._heights.are_known)
    assert view.rowHeight(5) > before


def test_a_plan_opens_as_large_and_as_wide_as_it_was_left(control: Control, qtbot: QtBot, tmp_path: Path) -> None:
    settings, plan = Settings(tmp_path), table_1()
    kept: list[QWidget] = []  # Python would let them go

    def opened(of: Plan) -> MatrixView:
        around = QWidget()
        kept.append(around)
        qtbot.addWidget(around)
        pages = PlanPages(control(of), settings, "en-CA", around)
        around.resize(1000, 600)
        pages.resize(1000, 600)
        with qtbot.waitExposed(around):
            around.show()
        return pages.matrix.grid

    first = opened(plan)
    draw_edge(first, 1, 44)
    first.zoom_by(2)
    before = first._controller.plan
    again = opened(plan)
    assert again.zoom == 120
    assert widths(again) == widths(first)
    assert first._controller.plan is before
    assert set(first.look()["widths"]) == {"stage", *(level.id for level in plan.levels), "control"}  # type: ignore[call-overload]
    other = opened(a_plan(stages=2))
    assert other.zoom == 100
    assert other.look()["widths"] == {}


@pytest.mark.parametrize(
    "look",
    [{"zoom": 115}, {"zoom": "large"}, {"zoom": 900}, {"widths": []}, {"widths": {"stage": "x"}}, {"zoom": True}],
)
def test_a_look_that_makes_no_sense_is_left_out(look: dict[str, object], grid: Grid) -> None:
    view = grid(table_1())
    before = widths(view)
    view.set_look(look)
    assert view.look() == {"zoom": 100, "widths": {}}
    assert widths(view) == before


def test_the_current_cell_stays_in_sight_at_any_zoom(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=60, groups=3, entries=2))
    qtbot.waitUntil(lambda: view._heights.are_known)
    index = at(view, 40, 2)
    for steps in (3, 5, -10):
        view.zoom_by(steps)
        qtbot.waitUntil(lambda: view._heights.are_known)
        qtbot.wait(30)
        assert view.viewport().rect().contains(view.visualRect(index).center())
