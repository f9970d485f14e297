# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The stage column stays in sight while the others are scrolled sideways, and nothing is hidden under it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.views.grid.matrix_view import MatrixView
from tests.builders import table_1
from tests.views.hands import at, drag, keys, settle

Key = Qt.Key


@pytest.fixture
def narrow(grid: Callable[[Plan], MatrixView], qtbot: QtBot) -> MatrixView:
    """Return a grid that shows half of its columns, scrolled to its right end."""
    view = grid(table_1())
    view.resize(440, 400)
    at(view, 1, 5)
    settle(view, qtbot)
    bar = view.horizontalScrollBar()
    assert bar.maximum() > 90
    bar.setValue(bar.maximum())
    return view


def on_screen(view: MatrixView, rect: QRect) -> QImage:
    QTest.qWait(20)
    return view.screen().grabWindow(view.winId()).toImage().copy(rect.translated(view.viewport().pos()))


def test_the_stages_are_seen_where_they_were(narrow: MatrixView) -> None:
    stages = QRect(0, 0, narrow.columnWidth(0), narrow.viewport().height())
    scrolled = on_screen(narrow, stages)
    narrow.setCurrentIndex(narrow.model().index(1, 1))
    narrow.horizontalScrollBar().setValue(0)
    narrow.clearSelection()
    assert on_screen(narrow, stages) == scrolled


def test_what_is_painted_while_scrolling_is_what_would_be_painted_anew(narrow: MatrixView) -> None:
    bar, everything = narrow.horizontalScrollBar(), narrow.viewport().rect()
    for value in (bar.maximum() - 60, bar.maximum() - 20, 3, 90, 0, 40):
        bar.setValue(value)
        found = on_screen(narrow, everything)
        narrow.viewport().update()
        assert on_screen(narrow, everything) == found, value


def test_a_press_on_a_stage_is_one_on_a_stage_and_its_name_is_typed_there(narrow: MatrixView, qtbot: QtBot) -> None:
    place = QPoint(30, narrow.rowViewportPosition(2) + 8)
    assert narrow.indexAt(place) == narrow.model().index(2, 0)
    before = narrow.horizontalScrollBar().value()
    qtbot.mouseClick(narrow.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert narrow.horizontalScrollBar().value() == before > 0
    keys(qtbot, narrow, "D")
    assert narrow.window().focusWidget().geometry().left() == 0
    keys(qtbot, narrow, "esign", Key.Key_Return)
    assert narrow._controller.plan.stages[2].name == "Design"


def test_no_current_cell_is_hidden_under_the_stages(narrow: MatrixView, qtbot: QtBot) -> None:
    for key in (Key.Key_Left, Key.Key_Right):
        for _ in range(6):
            keys(qtbot, narrow, key)
            index = narrow.currentIndex()
            cell = narrow.visualRect(index)
            assert cell.left() >= (narrow.frozen_width() if index.column() else 0)
            assert cell.right() < narrow.viewport().width()


def test_nor_under_what_lies_over_the_right_edge(narrow: MatrixView, qtbot: QtBot) -> None:
    narrow.resize(760, 400)
    narrow.set_covered(240)
    assert narrow.frozen_width()
    for key in (Key.Key_Left, Key.Key_Right):
        for _ in range(6):
            keys(qtbot, narrow, key)
            index = narrow.currentIndex()
            cell = narrow.visualRect(index)
            assert cell.left() >= (narrow.frozen_width() if index.column() else 0)
            assert cell.right() < narrow.viewport().width() - 240


def test_where_it_would_leave_too_little_room_the_column_goes_along(narrow: MatrixView) -> None:
    narrow.resize(260, 400)
    assert narrow.frozen_width() == 0
    narrow.horizontalScrollBar().setValue(50)
    assert narrow.visualRect(narrow.model().index(0, 0)).left() == -50


def test_a_screen_reader_is_told_of_one_table_and_of_the_place_where_a_stage_is_seen(narrow: MatrixView) -> None:
    table = QAccessible.queryAccessibleInterface(narrow)
    assert table.childCount() == 8 * 7
    at(narrow, 1, 0)
    cell = table.focusChild()
    assert cell.text(QAccessible.Text.Name) == "Curriculum Design"
    assert cell.rect().left() == narrow.viewport().mapToGlobal(QPoint(0, 0)).x()


def test_the_edge_of_the_stages_can_be_drawn_where_it_is_seen(narrow: MatrixView, qtbot: QtBot) -> None:
    header, width = narrow.horizontalHeader(), narrow.columnWidth(0)
    others = [narrow.columnWidth(column) for column in range(1, 6)]
    with qtbot.waitSignal(narrow.look_changed):
        drag(header.viewport(), QPoint(width, 10), QPoint(width + 12, 10))
    assert narrow.columnWidth(0) == width + 12
    assert [narrow.columnWidth(column) for column in range(1, 6)] == others
