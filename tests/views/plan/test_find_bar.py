# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Finding and replacing by keys: the current cell goes along, and one undo takes it all back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.plan.find_bar import FindBar
from app.views.plan.plan_page import PlanPage
from tests.builders import done, table_1

Control = Callable[[Plan], PlanController]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(control: Control, qtbot: QtBot) -> PlanPage:
    plan = table_1()
    made = PlanPage(control(done(plan, do.add_note, text="Which group?", stage_id=plan.stages[1].id)), "en-CA")
    qtbot.addWidget(made)
    made.resize(1100, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.grid.setFocus()
    return made


def place(page: PlanPage) -> tuple[int, int]:
    return page.grid.currentIndex().row(), page.grid.currentIndex().column()


def typed(page: PlanPage, qtbot: QtBot, text: str, count: str, *, replacing: bool = False) -> FindBar:
    page.look_for(replacing=replacing)
    bar = page.find_bar
    assert bar.wanted.hasFocus()
    QTest.keyClicks(bar.wanted, text)
    qtbot.waitUntil(lambda: bar.count.text() == count)
    return bar


def test_the_grid_goes_from_place_to_place_and_round(page: PlanPage, qtbot: QtBot) -> None:
    bar = typed(page, qtbot, "GROUP", "1 of 3")
    assert place(page) == (0, 2)
    QTest.keyClick(bar.wanted, Key.Key_Return)
    assert (bar.count.text(), place(page)) == ("2 of 3 · In a note", (1, 0))
    QTest.keyClick(bar.wanted, Key.Key_Return)
    QTest.keyClick(bar.wanted, Key.Key_Return)
    assert (bar.count.text(), place(page)) == ("1 of 3", (0, 2))
    QTest.keyClick(bar.wanted, Key.Key_Return, SHIFT)
    assert (bar.count.text(), place(page)) == ("3 of 3", (4, 2))
    bar.capitals.setChecked(True)
    assert bar.count.text() == "“GROUP” is nowhere in the plan."
    QTest.keyClick(bar.wanted, Key.Key_Escape)
    assert not bar.isVisible()
    assert page.grid.hasFocus()


def test_enter_right_after_typing_goes_to_the_first_place(page: PlanPage, qtbot: QtBot) -> None:
    page.look_for()
    QTest.keyClicks(page.find_bar.wanted, "group")
    QTest.keyClick(page.find_bar.wanted, Key.Key_Return)
    assert (page.find_bar.count.text(), place(page)) == ("1 of 3", (0, 2))


def test_places_are_replaced_one_by_one(page: PlanPage, qtbot: QtBot, control: Control) -> None:
    bar = typed(page, qtbot, "focus group", "1 of 2", replacing=True)
    bar.instead.setText("Circle")
    bar.instead.setFocus()
    QTest.keyClick(bar.instead, Key.Key_Return)
    assert page.model.index(0, 2).data() == "Circle (n=6)"
    assert (bar.count.text(), place(page)) == ("1 of 1", (4, 2))
    QTest.keyClick(bar.instead, Key.Key_Return)
    assert page.model.index(4, 2).data() == "Circle (n=6)"
    assert bar.count.text() == "“focus group” is nowhere in the plan."


def test_all_are_replaced_in_one_step_and_told(page: PlanPage, qtbot: QtBot) -> None:
    bar = typed(page, qtbot, "group", "1 of 3", replacing=True)
    bar.instead.setText("circle")
    with qtbot.waitSignal(bar.replaced) as told:
        bar.replace_all.click()
    assert told.args == ["Replaced in 3 places."]
    assert page.model.index(4, 2).data() == "Focus circle (n=6)"
    page._controller.undo()
    assert page.model.index(0, 2).data() == "Focus group (n=6)"
    assert bar.count.text().endswith("of 3")


def test_replacing_with_words_that_hold_the_old_ones_goes_on(page: PlanPage, qtbot: QtBot) -> None:
    bar = typed(page, qtbot, "focus group", "1 of 2", replacing=True)
    bar.instead.setText("Small focus group")
    bar.replace.click()
    assert (bar.count.text(), place(page)) == ("2 of 2", (4, 2))
    bar.replace.click()
    assert (bar.count.text(), place(page)) == ("1 of 2", (0, 2))
    assert page.model.index(4, 2).data() == "Small focus group (n=6)"


def test_without_replacing_there_is_nothing_to_replace_with(page: PlanPage) -> None:
    page.look_for()
    assert not page.find_bar.instead.isVisible()
    page.look_for(replacing=True)
    assert page.find_bar.instead.isVisible()
