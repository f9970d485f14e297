# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whose entries the grid shows, and whose the new ones are; by real keys in the menus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.models.rows import Note
from app.views.grid.cell_editor import CellEditor
from app.views.plan.group_bar import GroupBar
from app.views.plan.plan_page import PlanPage
from tests.builders import a_plan, done, table_1
from tests.views.hands import press, selected

Key = Qt.Key
Open = Callable[[Plan], PlanPage]
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def open_page(show_page: Callable[..., PlanPage]) -> Open:
    return lambda plan: show_page(plan, (911, 420))


def three() -> Plan:
    """Return a plan of one stage, with a Consult cell that holds an entry of each of three groups."""
    plan = a_plan(stages=1, groups=3, entries=0)
    text = "Survey\nGroup 2: Newsletter\nGroup 3: Visit"
    return done(plan, do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text=text)


def choose(qtbot: QtBot, menu: QMenu, *keys: Key) -> None:
    over = menu.parentWidget()
    assert over
    menu.popup(over.mapToGlobal(over.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    for key in keys:
        qtbot.keyClick(menu, key)
    menu.close()


def ticked(bar: GroupBar) -> list[str]:
    bar.showing.menu().aboutToShow.emit()
    return [action.text() for action in bar.showing.menu().actions() if action.isChecked()]


def said(page: PlanPage) -> str:
    return str(page.model.index(0, 2).data())


def type_into_consult(page: PlanPage, qtbot: QtBot, text: str) -> None:
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 2))
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)


def test_a_plan_of_one_group_has_no_bar_until_there_is_another(open_page: Open) -> None:
    page = open_page(table_1())
    assert not page.groups_bar.isVisible()
    page._controller.run(do.add_group, name="Employers")
    assert page.groups_bar.isVisible()
    assert page.groups_bar.showing.text() == "Showing: all groups ▾"
    assert page.groups_bar.new_entries.accessibleName() == "New entries are for: Learners"
    page._controller.undo()
    assert not page.groups_bar.isVisible()


def test_one_group_is_shown_and_gets_the_new_entries(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    bar = page.groups_bar
    choose(qtbot, bar.showing.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert bar.showing.accessibleName() == "Showing: Group 2"
    assert bar.new_entries.accessibleName() == "New entries are for: Group 2"
    assert said(page) == "Group 2: Newsletter\n+2 hidden"
    assert page.model.index(0, 2).data(Qt.ItemDataRole.EditRole) == "Group 2: Newsletter"
    assert page.model.index(0, 2).data(SPOKEN) == "Stage 1, Consult: Group 2: Newsletter; 2 hidden"
    assert said(page).count("hidden") == 1
    type_into_consult(page, qtbot, "Poll")
    assert said(page) == "Group 2: Poll\n+2 hidden"
    page.grid.setCurrentIndex(page.model.index(0, 1))
    qtbot.keyClicks(page.grid, "L")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert page.model.index(0, 1).data() == "Group 2: L"
    group_id = page._controller.plan.groups[1].id
    qtbot.waitUntil(lambda: page.details.new_entries_for == group_id)


def test_several_are_ticked_one_after_the_other_and_all_again(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    bar = page.groups_bar
    assert ticked(bar) == ["All groups"]
    choose(
        qtbot, bar.showing.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space
    )
    assert ticked(bar) == ["Learners", "Group 3"]
    assert bar.showing.accessibleName() == "Showing: Learners and Group 3"
    assert bar.new_entries.accessibleName() == "New entries are for: Learners"
    assert said(page) == "Learners: Survey\nGroup 3: Visit\n+1 hidden"
    choose(qtbot, bar.showing.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Space)  # takes the first away
    assert (ticked(bar), bar.new_entries.accessibleName()) == (["Group 3"], "New entries are for: Group 3")
    choose(qtbot, bar.showing.menu(), Key.Key_Down, Key.Key_Return)
    assert ticked(bar) == ["All groups"]
    assert said(page) == "Learners: Survey\nGroup 2: Newsletter\nGroup 3: Visit"
    for _ in range(3):  # all of them ticked are all
        bar.show_only(page._controller.plan.groups[0].id)
        bar.show_too(page._controller.plan.groups[1].id)
        bar.show_too(page._controller.plan.groups[2].id)
    assert bar.shown is None


def test_the_mouse_ticks_and_the_menu_stays(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    menu = page.groups_bar.showing.menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    for row in (2, 3):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[row]).center())
    assert menu.isVisible()
    assert ticked(page.groups_bar) == ["Learners", "Group 2"]
    menu.close()


def test_delete_empties_only_what_is_shown(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.groups_bar.show_only(page._controller.plan.groups[0].id)
    page.grid.setCurrentIndex(page.model.index(0, 2))
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert said(page) == "+2 hidden"
    page.groups_bar.show_all()
    assert said(page) == "Group 2: Newsletter\nGroup 3: Visit"
    page._controller.undo()
    assert said(page) == "Learners: Survey\nGroup 2: Newsletter\nGroup 3: Visit"


def test_moving_takes_only_what_is_shown(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.groups_bar.show_only(page._controller.plan.groups[2].id)
    page.grid.setCurrentIndex(page.model.index(0, 2))
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.grid, Key.Key_Right, alt_shift)
    assert [page.model.index(0, column).data() for column in (2, 3)] == ["+2 hidden", "Group 3: Visit"]


def test_new_entries_go_to_the_group_that_is_chosen(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    bar = page.groups_bar
    choose(qtbot, bar.new_entries.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert bar.new_entries.accessibleName() == "New entries are for: Group 2"
    assert bar.showing.accessibleName() == "Showing: all groups"
    bar.show_only(page._controller.plan.groups[0].id)
    bar.enter_for(page._controller.plan.groups[2].id)  # what is typed must not vanish
    assert ticked(bar) == ["Learners", "Group 3"]


def test_what_is_undone_or_found_is_shown(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    bar, learners = page.groups_bar, page._controller.plan.groups[0]
    stage, level = page._controller.plan.stages[0], page._controller.plan.levels[1]
    entry = page._controller.plan.cell(stage.id, level.id)[1]
    page._controller.run(do.retype_involvement, involvement_id=entry.id, text="Letter")
    bar.show_only(learners.id)
    edit = page._controller.undo()
    assert edit
    page.go_to_change(edit)
    assert ticked(bar) == ["Learners", "Group 2"]
    assert page.grid.currentIndex().data() == "Learners: Survey\nGroup 2: Newsletter\n+1 hidden"
    page.look_for()
    qtbot.keyClicks(QApplication.focusWidget(), "Visit")
    page.find_bar.find_next()
    assert bar.shown is None  # all three
    assert page.grid.currentIndex() == page.model.index(0, 2)


def test_what_is_half_typed_is_taken_before_the_groups_change(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.grid.setCurrentIndex(page.model.index(0, 1))
    for letter in "Poll":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    choose(qtbot, page.groups_bar.showing.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    page.groups_bar.show_all()
    assert page.model.index(0, 1).data() == "Learners: Poll"
    page.show_form(shown=True)
    assert page.form
    field = page.form.levels[1]
    field.setFocus()
    qtbot.keyClick(field, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "s")
    choose(qtbot, page.groups_bar.showing.menu(), Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert field.text() == "Group 2: Newsletter"
    page.groups_bar.show_all()
    assert field.text() == said(page) == "Learners: Survey\nGroup 2: Newsletter\nGroup 3: Visits"


def test_the_keyboard_goes_to_the_bar_and_back(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    qtbot.keyClick(page.grid, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.groups_bar.new_entries.hasFocus()
    qtbot.keyClick(page.groups_bar.new_entries, Key.Key_Escape)
    assert page.grid.hasFocus()


def test_a_group_that_goes_is_no_longer_shown(open_page: Open) -> None:
    page = open_page(three())
    bar, groups = page.groups_bar, page._controller.plan.groups
    bar.show_only(groups[1].id)
    page._controller.run(do.delete_group, group_id=groups[1].id)
    assert (bar.shown, bar.new_entries.accessibleName()) == (None, "New entries are for: Learners")
    assert said(page) == "Learners: Survey\nGroup 3: Visit"


def test_what_is_pasted_is_shown_whosever_it_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.groups_bar.show_only(page._controller.plan.groups[0].id)
    QGuiApplication.clipboard().setText("Group 2: Letter\tGroup 3: Visit")
    page.grid.setCurrentIndex(page.model.index(0, 3))
    press(qtbot, "Ctrl+V")
    assert [page.model.index(0, column).data() for column in (3, 4)] == ["Group 2: Letter", "Group 3: Visit"]
    assert page.groups_bar.showing.accessibleName() == "Showing: all groups"
    assert selected(page.grid) == [(0, 3), (0, 4)]
    page._controller.undo()
    assert page.model.index(0, 3).data() == ""


def test_what_is_typed_is_shown_whosever_it_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.groups_bar.show_only(page._controller.plan.groups[0].id)
    page.grid.setCurrentIndex(page.model.index(0, 3))
    for letter in "Group 2: Letter":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.waitUntil(lambda: page.model.index(0, 3).data() == "Group 2: Letter")
    assert page.groups_bar.showing.accessibleName() == "Showing: Learners and Group 2"
    assert page.grid.currentIndex() == page.model.index(0, 4)
    assert not page.grid.findChildren(CellEditor)
    for letter in "Group 3: Visit":  # and with Ctrl+Enter, into several cells
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    press(qtbot, "Ctrl+Enter")
    qtbot.waitUntil(lambda: page.model.index(0, 4).data() == "Group 3: Visit")


def test_what_is_typed_one_stage_at_a_time_is_shown_whosever_it_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(three())
    page.groups_bar.show_only(page._controller.plan.groups[0].id)
    page.show_form(shown=True)
    assert page.form
    page.form.levels[2].setFocus()
    qtbot.keyClicks(page.form.levels[2], "Group 2: Letter")
    press(qtbot, "Tab")
    qtbot.waitUntil(lambda: page.groups_bar.showing.accessibleName() == "Showing: Learners and Group 2")
    assert page.form.levels[2].text() == "Group 2: Letter"
    assert page.form.levels[3].hasFocus()


def test_a_cut_leaves_the_note_where_other_groups_stay(open_page: Open, qtbot: QtBot) -> None:
    plan = three()
    stage, consult, partnership = plan.stages[0], plan.levels[1], plan.levels[3]
    values = {"text": "When?", "author": "", "written_at": "2026-01-05T10:00:00+00:00"}
    page = open_page(done(plan, do.add_note, stage_id=stage.id, level_id=consult.id, **values))
    page.groups_bar.show_only(plan.groups[0].id)

    def cut_to(column: int, *, from_: int) -> str | None:
        for key, at in (("Ctrl+X", from_), ("Ctrl+V", column)):
            page.grid.setCurrentIndex(page.model.index(0, at))
            press(qtbot, key)
        (note,) = page._controller.plan.rows("notes").values()
        assert isinstance(note, Note)
        return note.level_id

    assert cut_to(4, from_=2) == consult.id
    assert said(page) == "+2 hidden"
    assert page.model.index(0, 4).data() == "Learners: Survey"
    page._controller.undo()
    page.groups_bar.show_all()
    assert cut_to(4, from_=2) == partnership.id


def test_replacing_tells_how_much_of_it_is_hidden(open_page: Open, qtbot: QtBot) -> None:
    plan = three()
    text = "Survey\nGroup 2: Survey\nGroup 3: Survey"
    page = open_page(done(plan, do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text=text))
    page.groups_bar.show_only(plan.groups[0].id)
    lines: list[str] = []
    page.find_bar.replaced.connect(lines.append)
    page.look_for(replacing=True)
    qtbot.keyClicks(page.find_bar.wanted, "survey")
    qtbot.waitUntil(page.find_bar.replace_all.isEnabled)
    qtbot.keyClicks(page.find_bar.instead, "Poll")
    page.find_bar.replace_all.setFocus()
    press(qtbot, "Space")
    assert lines == ["Replaced in 3 places, 2 of them hidden now."]
    assert said(page) == "Learners: Poll\n+2 hidden"
