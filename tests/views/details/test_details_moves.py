# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Entries moved by key in Details, the questions for a level, and what the words of an entry offer."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.models.changes import Draft
from app.models.plan import Plan
from app.views.grid.cell_editor import CellEditor
from app.views.plan.plan_page import PlanPage
from tests.builders import table_1, with_entry
from tests.views.details.test_details import Control, Desk, Key, several

ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | Qt.KeyboardModifier.ShiftModifier
PARTICIPATE = ("Curriculum Design", "Participate")


@pytest.fixture
def desk(qtbot: QtBot, control: Control) -> Callable[[Plan], Desk]:
    return lambda plan: Desk(qtbot, control(plan))


def press(at: Desk, key: Key, modifiers: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus
    at.qtbot.keyClick(focus, key, modifiers)


def activities(at: Desk, stage: str, level: str) -> list[str]:
    return [entry.activity for entry in at.entries(stage, level)]


def offers(at: Desk) -> list[str]:
    part = at.panel.cell.form.offers
    return [button.text() for button in part.findChildren(QPushButton) if button.isVisible()]


# Moving


def test_alt_and_the_arrows_reorder_the_entries(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show(*PARTICIPATE)
    at.panel.cell.entries.setFocus()
    press(at, Key.Key_Down, ALT)
    assert activities(at, *PARTICIPATE) == ["Advisory committee", "Member of design team", "Prototype test"]
    assert at.panel.cell.entries.currentRow() == 1
    press(at, Key.Key_Down, ALT)
    press(at, Key.Key_Down, ALT)
    press(at, Key.Key_Up, ALT)
    assert activities(at, *PARTICIPATE) == ["Advisory committee", "Member of design team", "Prototype test"]
    assert at.verbs == ["move_involvement"] * 3


def test_the_marked_entry_alone_goes_to_another_level(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    went: list[int] = []
    at.panel.went_to.connect(lambda _stage, column: went.append(column))
    at.show(*PARTICIPATE)
    at.panel.cell.entries.setFocus()
    at.press(Key.Key_Down)
    press(at, Key.Key_Left, ALT_SHIFT)
    assert activities(at, "Curriculum Design", "Consult") == ["Advisory committee"]
    assert activities(at, *PARTICIPATE) == ["Member of design team", "Prototype test"]
    assert at.texts()[0] == "Curriculum Design, Consult"
    assert QApplication.focusWidget() is at.field("In the table it says")
    for _ in range(4):  # from a field too, and no further than the last level
        press(at, Key.Key_Right, ALT_SHIFT)
    assert activities(at, "Curriculum Design", "Partnership") == ["Advisory committee"]
    assert went == [2, 3, 4]


def test_what_is_half_typed_goes_along(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show(*PARTICIPATE)
    at.retype("Activity", "Design crew")
    press(at, Key.Key_Right, ALT_SHIFT)
    at.press(Key.Key_Tab)
    assert activities(at, "Curriculum Design", "Partnership") == ["Design crew"]


def test_the_level_it_went_to_is_said(qtbot: QtBot, control: Control) -> None:
    """The window says it at the foot, and to screen readers."""
    said: list[str] = []
    page = PlanPage(control(table_1()), "en-CA")
    page.said.connect(said.append)
    qtbot.addWidget(page)
    page.grid.setCurrentIndex(page.model.index(0, 2))
    qtbot.keyClick(page.grid, Key.Key_Right, ALT_SHIFT)
    assert said == ["Moved to Participate"]
    page.details.show_place(*page.grid.current_place())
    qtbot.keyClick(page.details.cell, Key.Key_Right, ALT_SHIFT)
    assert said == ["Moved to Participate", "Moved to Partnership"]
    assert page.grid.currentIndex().column() == 4


# Adding by key


def test_an_entry_is_begun_where_the_keyboard_is(qtbot: QtBot, control: Control) -> None:
    controller = control(table_1())
    page = PlanPage(controller, "en-CA")
    qtbot.addWidget(page)
    page.resize(1366, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.grid.setCurrentIndex(page.model.index(0, 2))
    page.add_entry()
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    assert editor.text() == "Focus group (n=6)\n"
    qtbot.keyClicks(editor, "Survey")
    qtbot.keyClick(editor, Key.Key_Escape)
    page.details.cell.form.focus_first()
    page.add_entry()
    assert len(controller.plan.cell(controller.plan.stages[0].id, controller.plan.levels[1].id)) == 2


# Which level fits?


def ask(at: Desk) -> None:
    at.show(*PARTICIPATE)
    at.panel.cell.form.finder.fold.setFocus()
    at.press(Key.Key_Space)


def test_three_questions_lead_to_a_level_by_key(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    ask(at)
    for question in (
        "Can they give their views?",
        "Do they work with you while it happens?",
        "Do you decide together?",
    ):
        assert question in at.texts()
        at.press(Key.Key_Return)
    assert "Partnership fits." in at.texts()
    assert at.verbs == []
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Move to Partnership"
    at.press(Key.Key_Return)
    assert activities(at, "Curriculum Design", "Partnership") == ["Member of design team"]
    assert "Partnership fits. That is where it stands." in at.texts()


def test_a_no_ends_the_questions(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    ask(at)
    at.click("No")
    assert "Inform fits." in at.texts()
    at.click("Ask again")
    at.click("Yes")
    at.click("No")
    assert "Consult fits." in at.texts()
    at.show("Needs Assessment", "Consult")
    assert "Consult fits." not in at.texts()


def test_an_empty_cell_offers_the_questions_and_an_entry_where_they_lead(control: Control, qtbot: QtBot) -> None:
    page = PlanPage(control(table_1()), "en-CA")
    qtbot.addWidget(page)
    page.resize(1400, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    finder = page.details.cell.finder
    qtbot.waitUntil(finder.isVisible)
    finder.fold.setFocus()
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Return, Key.Key_Tab):  # yes, yes; and then no
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert finder.move_there.text() == "Add at Participate"
    assert finder.move_there.hasFocus()
    qtbot.keyClick(finder.move_there, Key.Key_Return)
    qtbot.wait(60)  # the details have followed the grid
    qtbot.keyClicks(QApplication.focusWidget(), "Site visit")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert page.model.index(0, 3).data() == "Site visit"
    assert page.grid.currentIndex() == page.model.index(0, 3)
    assert not finder.isVisible()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    qtbot.waitUntil(finder.isVisible)
    assert not finder.fold.isChecked()
    finder.fold.click()
    finder.no.click()
    assert finder.move_there.text() == "Add at Inform"  # which is here


def test_other_levels_have_no_questions(desk: Callable[[Plan], Desk]) -> None:
    draft = Draft(table_1())
    for level in draft.plan.levels:
        draft.put(dataclasses.replace(level, key=""))
    at = desk(draft.plan)
    at.show(*PARTICIPATE)
    assert not at.panel.cell.form.finder.isVisible()


# Offers


def test_a_number_in_the_words_is_taken_on_wish_and_the_words_stay(desk: Callable[[Plan], Desk]) -> None:
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", "Focus group with 6 learners"))
    at.show("Curriculum Design", "Inform")
    assert offers(at) == ["Use 6 as the number?"]
    at.click("Use 6 as the number?")
    (entry,) = at.entries("Curriculum Design", "Inform")
    assert (entry.wording, entry.activity) == ("Focus group with 6 learners", "Focus group")
    assert (entry.count_kind, entry.count_from) == ("exact", 6)
    assert offers(at) == []
    assert at.number("How many: Number").value() == 6
    at.number("How many: Number").setFocus()
    at.press(Key.Key_Up, Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == "Focus group (n=7)"


def test_a_name_before_a_colon_becomes_a_group_on_wish_in_one_step(desk: Callable[[Plan], Desk]) -> None:
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", "Staff & friends: Survey of 6 learners"))
    at.show("Curriculum Design", "Inform")
    assert offers(at) == ["Add “Staff && friends” as a group?"]
    at.click("Add “Staff && friends” as a group?")
    assert [group.name for group in at.plan.groups] == ["Learners", "Staff & friends"]
    assert at.combo("Group").currentText() == "Staff & friends"
    assert at.field("In the table it says").toPlainText() == "Survey of 6 learners"
    assert at.verbs == ["add_group_of_entry"]
    at.controller.undo()
    assert [group.name for group in at.plan.groups] == ["Learners"]
    assert offers(at) == ["Add “Staff && friends” as a group?"]
