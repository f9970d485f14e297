# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page of a plan: the grid and the details together, where there is room and where there is little."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.grid.cell_delegate import CellDelegate
from app.views.plan.plan_page import PlanPage
from tests.builders import table_1

Control = Callable[[Plan], PlanController]
Key = Qt.Key
NARROW, BETWEEN, WIDE = (911, 460), (1150, 600), (1366, 600)


@pytest.fixture
def page(control: Control, qtbot: QtBot) -> Callable[[tuple[int, int]], PlanPage]:
    def make(size: tuple[int, int]) -> PlanPage:
        made = PlanPage(control(table_1()), "en-CA")
        qtbot.addWidget(made)
        made.resize(*size)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.grid.setFocus()
        qtbot.waitUntil(lambda: made.grid._heights.are_known)
        qtbot.wait(30)  # the scroll bar may go then, and the columns share its room
        qtbot.waitUntil(lambda: made.grid._heights.are_known)
        return made

    return make


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def go(page: PlanPage, row: int, column: int) -> None:
    page.grid.setCurrentIndex(page.model.index(row, column))


def right_edge_of_cell(page: PlanPage) -> int:
    cell = page.grid.visualRect(page.grid.currentIndex())
    return page.grid.viewport().mapTo(page, cell.topRight()).x()


def left_edge_of_details(page: PlanPage) -> int:
    return page.details.mapTo(page, QPoint()).x()


def test_where_there_is_room_the_details_stand_beside_the_grid(page: Callable[[tuple[int, int]], PlanPage]) -> None:
    at = page(WIDE)
    assert at.details.isVisible()
    assert at.grid.geometry().right() < left_edge_of_details(at)


@pytest.mark.parametrize("size", [NARROW, BETWEEN])
def test_where_there_is_little_room_they_open_on_demand(
    size: tuple[int, int], page: Callable[[tuple[int, int]], PlanPage]
) -> None:
    at = page(size)
    assert not at.details.isVisible()
    width = at.grid.width()
    at.toggle_details()
    QApplication.processEvents()
    assert at.details.isVisible()
    assert (at.grid.width() == width) == (size == NARROW)


def test_the_drawer_lies_over_the_grid_and_the_current_cell_stays_in_sight(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(NARROW)
    full = at.grid.width() - 2 * at.grid.frameWidth() - at.grid.verticalHeader().width()
    qtbot.waitUntil(lambda: at.grid.horizontalHeader().length() == full)  # once the scroll bar went
    columns = [at.grid.columnWidth(column) for column in range(6)]
    go(at, 0, 5)
    at.toggle_details()
    QApplication.processEvents()
    assert [at.grid.columnWidth(column) for column in range(6)] == columns
    assert at.grid.mapTo(at, at.grid.rect().topRight()).x() > left_edge_of_details(at)
    for column in (5, 4, 3, 0, 5):
        go(at, 1, column)
        cell = at.grid.visualRect(at.grid.currentIndex())
        assert right_edge_of_cell(at) <= left_edge_of_details(at)
        assert cell.left() >= 0


def test_escape_closes_the_drawer_and_gives_the_focus_back(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(NARROW)
    at.toggle_details()
    qtbot.keyClick(at.grid, Key.Key_F6)
    assert at.details.isAncestorOf(focus())
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert not at.details.isVisible()
    assert QApplication.focusWidget() is at.grid
    assert at.grid.horizontalScrollBar().maximum() == 0
    at.toggle_details()
    qtbot.keyClick(at.grid, Key.Key_Escape)
    assert not at.details.isVisible()


def test_escape_leaves_the_details_open_where_they_stand_beside_the_grid(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(WIDE)
    qtbot.keyClick(at.grid, Key.Key_F6)
    assert at.details.isAncestorOf(focus())
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert at.details.isVisible()
    assert QApplication.focusWidget() is at.grid


def test_escape_takes_back_what_is_half_typed_before_it_leaves(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(NARROW)
    go(at, 0, 0)
    at.toggle_details()
    name = next(field for field in at.details.findChildren(QPlainTextEdit) if field.accessibleName() == "Name")
    name.setFocus()
    qtbot.keyClicks(name, "Half")
    qtbot.keyClick(name, Key.Key_Escape)
    assert (name.toPlainText(), name.hasFocus()) == ("Needs Assessment", True)
    qtbot.keyClick(name, Key.Key_Escape)
    assert not at.details.isVisible()
    assert at.model.index(0, 0).data() == "Needs Assessment"


def test_a_window_that_grows_and_shrinks_takes_the_details_along(page: Callable[[tuple[int, int]], PlanPage]) -> None:
    at = page(WIDE)
    go(at, 1, 3)
    for size, visible in ((NARROW, False), (WIDE, True), (BETWEEN, False), (NARROW, False), (WIDE, True)):
        at.resize(*size)
        QApplication.processEvents()
        assert at.details.isVisible() is visible
    assert at.grid.geometry().right() < left_edge_of_details(at)
    assert at.grid.horizontalScrollBar().maximum() == 0


def test_the_details_follow_the_cell_as_soon_as_there_is_time(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(WIDE)

    def says() -> list[str]:
        fields = at.details.findChildren(QPlainTextEdit)
        return [field.toPlainText() for field in fields if field.isVisible()]

    for row, column in ((0, 2), (1, 3), (3, 2)):
        go(at, row, column)
    qtbot.waitUntil(lambda: "Surveys (n=25)" in says(), timeout=500)
    go(at, 0, 2)
    qtbot.keyClick(at.grid, Key.Key_F6)  # whoever goes there meets the cell that is current
    assert "Focus group (n=6)" in says()


def test_the_details_follow_what_is_typed_in_the_grid_after_it_is_painted(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot
) -> None:
    at = page(WIDE)
    go(at, 0, 2)
    wording = at.details.cell.form._texts["wording"]
    qtbot.waitUntil(lambda: wording.text() == "Focus group (n=6)")
    at.model.setData(at.grid.currentIndex(), "Survey (n=9)")
    assert wording.text() == "Focus group (n=6)"
    qtbot.waitUntil(lambda: wording.text() == "Survey (n=9)", timeout=500)


def test_typing_leaves_cells_in_other_rows_unpainted(
    page: Callable[[tuple[int, int]], PlanPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = []
    paint = CellDelegate.paint

    def noting(cells: CellDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append((index.row(), index.column()))
        paint(cells, painter, option, index)

    monkeypatch.setattr(CellDelegate, "paint", noting)
    at = page(NARROW)
    go(at, 2, 1)
    qtbot.waitUntil(lambda: (5, 5) in painted)
    qtbot.wait(50)
    painted.clear()
    qtbot.keyClicks(at.grid, "P")
    QApplication.processEvents()
    assert set(painted) <= {(2, 1), (3, 1)}  # the editor may reach beyond its cell
    qtbot.keyClick(focus(), Key.Key_Return)
    QApplication.processEvents()
    assert {(2, 1), (3, 1)} <= set(painted)
    assert {row for row, _ in painted} == {2, 3}
