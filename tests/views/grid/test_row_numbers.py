# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Stages are dragged by their numbers: a line shows where they would go, and letting go is one edit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_view import MatrixView
from tests.builders import a_plan
from tests.views.hands import at, drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> MatrixView:
    made = grid(a_plan(stages=5))
    qtbot.waitUntil(lambda: made._heights.are_known)
    return made


def order(view: MatrixView) -> str:
    return " ".join(stage.name.removeprefix("Stage ") for stage in view._controller.plan.stages)


def number(view: MatrixView, row: int, below: int = 4) -> QPoint:
    """Return a place on the number of a row, so many points under its upper edge."""
    return QPoint(8, view.rowViewportPosition(row) + below)


def place_of_line(view: MatrixView) -> int | None:
    return view._numbers.drop_place


def selected(view: MatrixView) -> list[int]:
    return sorted(index.row() for index in view.selectionModel().selectedRows())


@pytest.mark.parametrize(
    ("row", "to", "after"),
    [(0, 3, "2 3 1 4 5"), (4, 0, "5 1 2 3 4"), (1, 5, "1 3 4 5 2"), (2, 2, "1 2 3 4 5"), (2, 3, "1 2 3 4 5")],
)
def test_a_stage_goes_where_it_is_let_go_in_one_edit(row: int, to: int, after: str, view: MatrixView) -> None:
    before = view._controller.plan
    drag(view.verticalHeader().viewport(), number(view, row, 14), number(view, to, 2))
    assert order(view) == after
    assert view._numbers.drop_place is None
    if after == "1 2 3 4 5":
        assert view._controller.plan is before
    else:
        assert view.current_place()[0] == before.stages[row].id
        view._controller.undo()
        assert view._controller.plan == before


def test_several_selected_stages_go_together_and_stay_selected(view: MatrixView) -> None:
    header = view.verticalHeader().viewport()
    QTest.mouseClick(header, LEFT, NONE, number(view, 0))
    QTest.mouseClick(header, LEFT, Qt.KeyboardModifier.ControlModifier, number(view, 2))
    assert selected(view) == [0, 2]
    drag(header, number(view, 2, 14), number(view, 4, 2))
    assert order(view) == "2 4 1 3 5"
    assert selected(view) == [2, 3]
    view._controller.undo()
    assert order(view) == "1 2 3 4 5"


def test_the_line_is_seen_in_the_numbers_and_across_the_cells(view: MatrixView) -> None:
    drag(view.verticalHeader().viewport(), number(view, 0), number(view, 2, 14), let_go=False)
    assert view._numbers.drop_place == 3
    QTest.qWait(20)
    image = view.screen().grabWindow(view.winId()).toImage()
    y = view.viewport().y() + view.rowViewportPosition(3) - 1
    line = view.palette().highlight().color()
    for x in (3, view.viewport().x() + 3, view.viewport().x() + view.viewport().width() - 3):
        assert image.pixelColor(x, y) == line
    QTest.mouseRelease(view.verticalHeader().viewport(), LEFT, NONE, number(view, 2, 14))
    QTest.qWait(20)
    after = view.screen().grabWindow(view.winId()).toImage()
    assert after.pixelColor(view.viewport().x() + view.viewport().width() - 3, y) != line


def test_escape_leaves_everything_where_it_is(view: MatrixView) -> None:
    before = view._controller.plan
    header = view.verticalHeader()
    drag(header.viewport(), number(view, 0), number(view, 4), let_go=False)
    assert place_of_line(view) == 4
    QTest.keyClick(header, Qt.Key.Key_Escape)
    assert place_of_line(view) is None
    QTest.mouseRelease(header.viewport(), LEFT, NONE, number(view, 4))
    assert view._controller.plan is before
    assert QWidget.keyboardGrabber() is None


def test_what_changes_meanwhile_ends_the_drag(view: MatrixView) -> None:
    header, controller = view.verticalHeader().viewport(), view._controller
    drag(header, number(view, 3), number(view, 0, 2), let_go=False)
    controller.run(do.delete_stage, stage_id=controller.plan.stages[4].id)
    assert place_of_line(view) is None
    QTest.mouseRelease(header, LEFT, NONE, number(view, 0, 2))
    assert order(view) == "1 2 3 4"


def test_a_click_selects_the_stage_alone(view: MatrixView) -> None:
    header = view.verticalHeader().viewport()
    QTest.mouseClick(header, LEFT, NONE, number(view, 0))
    QTest.mouseClick(header, LEFT, Qt.KeyboardModifier.ShiftModifier, number(view, 3))
    assert selected(view) == [0, 1, 2, 3]
    QTest.mouseClick(header, LEFT, NONE, number(view, 1))
    assert selected(view) == [1]


def test_the_row_for_a_new_stage_stays_last(view: MatrixView) -> None:
    before = view._controller.plan
    drag(view.verticalHeader().viewport(), number(view, 5), number(view, 1))
    assert view._controller.plan is before
    drag(view.verticalHeader().viewport(), number(view, 0), number(view, 5, 20))
    assert order(view) == "2 3 4 5 1"


def test_out_of_sight_the_table_scrolls(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> None:
    view = grid(a_plan(stages=80))
    qtbot.waitUntil(lambda: view._heights.are_known)
    header = view.verticalHeader().viewport()
    out = QPoint(8, header.height() + 60)
    drag(header, number(view, 0), out, let_go=False)
    view.cursor().setPos(header.mapToGlobal(out))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 100)
    assert view._numbers.drop_place is not None
    assert view._numbers.drop_place > 15
    QTest.mouseRelease(header, LEFT, NONE, out)
    value = bar.value()
    qtbot.wait(80)
    assert bar.value() == value


def test_while_reading_the_numbers_only_select(qtbot: QtBot) -> None:
    controller = PlanController(a_plan(stages=5), None, None)
    model = MatrixTableModel(controller, "en-CA")
    view = MatrixView(model, controller)
    qtbot.addWidget(view)
    view.resize(911, 512)
    with qtbot.waitExposed(view):
        view.show()
    at(view, 0, 0)
    with qtbot.assertNotEmitted(controller.asked_to_edit):
        drag(view.verticalHeader().viewport(), number(view, 0), number(view, 2))
    assert selected(view) == [0, 1, 2]
