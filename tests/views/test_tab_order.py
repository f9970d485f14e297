# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tab and Shift+Tab by real keys: they follow sight, come back to where they began, and are caught nowhere."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.views import questions
from app.views.grid.matrix_view import MatrixView
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, a_plan
from tests.views.walk import PAGES

MOST = 120


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    desk = Desk(tmp_path, LANGUAGE)
    made = desk.open_new(a_plan(stages=4, groups=3))
    assert made
    made.resize(1366, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    made.close()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def visited(key: Qt.Key) -> list[QWidget]:
    """Press a key until the keyboard is where it began, or in the grid, where it goes from cell to cell."""
    found = [focus()]
    for _ in range(MOST):
        QTest.keyClick(focus(), key)
        if focus() is found[0]:
            return found
        assert focus() not in found
        assert focus().isVisible()
        found.append(focus())
        if isinstance(focus(), MatrixView):
            return found
    pytest.fail(f"caught between {found[-1]} and {found[-2]}")


def place(widget: QWidget, window: MainWindow) -> QRect:
    """Return where a widget is, as if nothing were scrolled."""
    above = widget.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea) and (inner := above.widget()):
        return QRect(above.mapTo(window, QPoint()) + widget.mapTo(inner, QPoint()), widget.size())
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def steps_back(way: list[QWidget], window: MainWindow) -> list[tuple[str, str]]:
    """Return the steps that go neither down nor to the right."""
    names = [widget.accessibleName() or str(widget.property("text")) for widget in way]
    places = [place(widget, window) for widget in way]
    return [
        (names[at], names[to])
        for at, to in pairwise(range(len(way)))
        if places[to].left() < places[at].right() and places[to].top() < places[at].bottom()
    ]


AROUND = ("questions", "a question unfolded", "a question that is being left", "numbers", "groups", "a group",
          "versions", "all changes", "one stage at a time")  # fmt: skip
DETAILS = tuple(name for name in PAGES if name.startswith(("details", "ideas")))


@pytest.mark.parametrize("name", AROUND)
def test_tab_follows_sight_round_a_page_and_back(window: MainWindow, qtbot: QtBot, name: str) -> None:
    PAGES[name](window)
    qtbot.wait(80)
    assert window.pages
    if window.page and window.page.form:
        window.page.form.after.click()  # so that there is a stage before
    rail = next(button for button in window.pages.rail.buttons.values() if button.isChecked())
    rail.setFocus()
    way = visited(Qt.Key.Key_Tab)
    assert len(way) > 2
    assert steps_back(way, window) == []
    assert visited(Qt.Key.Key_Backtab) == [way[0], *reversed(way[1:])]


@pytest.mark.parametrize("name", DETAILS)
def test_tab_follows_sight_through_details(window: MainWindow, qtbot: QtBot, name: str) -> None:
    PAGES[name](window)
    qtbot.wait(80)
    assert window.page
    window.page.side.tabBar().setFocus()
    way = visited(Qt.Key.Key_Tab)
    inside = [widget for widget in way if window.page.side.isAncestorOf(widget)]
    assert len(inside) > 2
    assert way[: len(inside)] == inside
    assert steps_back(inside, window) == []
    inside[-1].setFocus()
    for widget in reversed(inside[:-1]):
        QTest.keyClick(focus(), Qt.Key.Key_Backtab)
        assert focus() is widget
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert focus() is window.page.grid


def test_tab_follows_sight_where_a_cell_has_several_entries(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page
    assert window.controller
    plan = window.controller.plan
    values = {"stage_id": plan.stages[0].id, "level_id": plan.levels[1].id, "text": "One\nTwo\nThree"}
    window.controller.run(do.type_cell, **values)
    window.page.grid.go_to(plan.stages[0].id, 2)
    cell = window.page.details.cell
    qtbot.waitUntil(cell.up.isVisible)
    cell.entries.setFocus()
    way = visited(Qt.Key.Key_Tab)
    assert way[1:5] == [cell.up, cell.down, cell.add, cell.delete]
    assert steps_back([each for each in way if cell.isAncestorOf(each)], window) == []


def test_tab_goes_on_from_the_last_cell_to_the_details_and_back(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page
    page = window.page
    page.grid.setCurrentIndex(page.model.index(page.model.rowCount() - 2, page.model.columnCount() - 1))
    page.grid.setFocus()
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert page.side.isAncestorOf(focus())
    page.grid.setCurrentIndex(page.model.index(0, 0))
    page.grid.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert focus() is page.groups_bar.new_entries
