# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page of the groups: ordered, renamed, merged, deleted; by real keys, clicks and drops."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import operations as do
from app.errors import LastGroup, UserError
from app.models.plan import Plan
from app.models.rows import Group
from app.views.controller import PlanController
from app.views.groups.groups_page import GroupsPage
from tests.builders import a_plan, blank, done, stage_named, table_1, with_entry

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[Plan], GroupsPage]


@pytest.fixture
def open_page(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> Open:
    def opened(plan: Plan) -> GroupsPage:
        page = GroupsPage(control(plan), "en-CA")
        qtbot.addWidget(page)
        page.resize(830, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.take_keyboard()
        return page

    return opened


def names(page: GroupsPage) -> list[str]:
    return [group.name for group in page._controller.plan.groups]


def listed(page: GroupsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def group(page: GroupsPage, name: str) -> Group:
    return next(each for each in page._controller.plan.groups if each.name == name)


def employers() -> Plan:
    """Return Table 1 with employers in two cells and co-leading one stage."""
    plan = done(table_1(), do.add_group, name="Employers")
    plan = with_entry(plan, "Needs Assessment", "Consult", "Employers: Survey (n=12)")
    plan = with_entry(plan, "Needs Assessment", "Consult", "Employers: Interview")
    plan = with_entry(plan, "Learning Recognition", "Inform", "All employers")
    stage_id = stage_named(plan, "Curriculum Design")
    return done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=[plan.groups[1].id])


def pick(qtbot: QtBot, menu: QMenu, text: str) -> None:
    over = menu.parentWidget()
    assert over
    menu.popup(over.mapToGlobal(over.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    (action,) = (action for action in menu.actions() if action.text() == text)
    menu.setActiveAction(action)
    qtbot.keyPress(menu, Key.Key_Return)  # the button may be disabled by then


def test_a_plan_of_learners_asks_who_else(open_page: Open) -> None:
    page = open_page(blank())
    assert listed(page) == ["Learners\nno entry"]
    assert page.others.isVisible()
    assert page.others.text().startswith("Learners are here. Who else takes part?")
    assert not page.merge.isEnabled()


def test_groups_are_added_by_name_and_from_those_that_are_known(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(blank())
    page.add.setFocus()
    qtbot.keyClicks(page.add, "Musqueam Indian Band")
    qtbot.keyClick(page.add, Key.Key_Return)
    assert names(page) == ["Learners", "Musqueam Indian Band"]
    assert (page.add.text(), page.add.hasFocus(), page.form.name.text()) == ("", True, "Musqueam Indian Band")
    page.known.menu().aboutToShow.emit()
    offered = [action.text() for action in page.known.menu().actions()]
    assert "Learners" not in offered
    assert not [text for text in offered if "Indigenous" in text]  # never a ready-made lump
    pick(qtbot, page.known.menu(), "Employers")
    assert (group(page, "Employers").kind, group(page, "Employers").one) == ("employers", "employer")
    assert not page.others.isVisible()
    qtbot.keyClicks(page.add, "employers")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.add, Key.Key_Return)
    assert said.args == ["“employers” is there already."]
    assert len(names(page)) == 3


def test_keys_and_buttons_move_a_group_and_the_list_stays_with_it(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(a_plan(stages=1, groups=3))
    qtbot.keyClick(page.list, Key.Key_Down, ALT)
    assert names(page) == ["Group 2", "Learners", "Group 3"]
    assert page.list.currentRow() == 1
    page.down.setFocus()
    qtbot.keyClick(page.down, Key.Key_Return)
    assert names(page) == ["Group 2", "Group 3", "Learners"]
    assert not page.down.isEnabled()
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Down, ALT)  # there is no place below
    qtbot.keyClick(page.list, Key.Key_Up, ALT)
    assert names(page) == ["Group 2", "Learners", "Group 3"]
    page._controller.undo()
    assert listed(page) == ["Group 2\n1 entry", "Group 3\n1 entry", "Learners\n1 entry"]


@pytest.mark.parametrize(
    ("dragged", "onto", "lower", "after"),
    [
        (0, 2, True, ["Group 2", "Group 3", "Learners"]),
        (0, 2, False, ["Group 2", "Learners", "Group 3"]),
        (2, 0, False, ["Group 3", "Learners", "Group 2"]),
        (1, 1, True, ["Learners", "Group 2", "Group 3"]),
    ],
)
def test_a_group_is_dropped_between_others(
    dragged: int, onto: int, lower: bool, after: list[str], open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(a_plan(stages=1, groups=3))
    page.list.setCurrentRow(dragged)
    place = page.list.visualItemRect(page.list.item(onto)).center()
    place.setY(place.y() + (8 if lower else -8))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, QMimeData(), left, none)
    page.list.dropEvent(event)
    QApplication.processEvents()
    assert names(page) == after
    assert page.list.count() == 3


def test_everything_about_a_group_is_saved(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(employers())
    page.list.setCurrentRow(1)
    form = page.form
    form.name.setFocus()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Chamber of Commerce")
    qtbot.keyClick(form.name, Key.Key_Return)
    assert listed(page)[1] == "Chamber of Commerce\n3 entries"
    form.size_field.setFocus()
    form.size_field.selectAll()
    qtbot.keyClicks(form.size_field, "40")
    form.kind.setFocus()
    qtbot.keyClicks(form.kind, "Ind")
    form.tint.setFocus()
    assert form.tint.currentText() == "Automatic: Green"
    qtbot.keyClicks(form.tint, "V")
    form.single.setFocus()
    assert form.several.isVisible()
    qtbot.keyClick(form.single, Key.Key_Space)
    assert not form.several.isVisible()
    form.one.setFocus()
    qtbot.keyClicks(form.one, "the Chamber of Commerce")
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Meets on Fridays.")
    page.list.setFocus()
    found = group(page, "Chamber of Commerce")
    assert (found.size, found.kind, found.tint, found.plural) == (40, "industry", "violet", False)
    assert (found.one, found.note) == ("the Chamber of Commerce", "Meets on Fridays.")


def test_what_is_half_typed_goes_to_its_own_group(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(employers())
    page.list.setCurrentRow(1)
    page.form.note.setFocus()
    qtbot.keyClicks(page.form.note, "Half")
    page._controller.run(do.add_stage, name="Another")
    assert page.form.note.text() == "Half"
    page.list.setCurrentRow(0)
    assert (group(page, "Employers").note, group(page, "Learners").note) == ("Half", "")
    assert page.form.note.text() == ""


def test_where_it_takes_part_is_told_and_enter_goes_there(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(employers())
    page.list.setCurrentRow(1)
    places = page.form.places
    assert [places.item(row).text() for row in range(places.count())] == [
        "Needs Assessment, Consult: Survey (n=12); Interview",
        "Curriculum Design, Control: Co-led with Employers",
        "Learning Recognition, Inform: All employers",
    ]
    plan = page._controller.plan
    places.setFocus()
    qtbot.keyClick(places, Key.Key_Down)
    for level_id, stage in ((None, "Curriculum Design"), (plan.levels[0].id, "Learning Recognition")):
        with qtbot.waitSignal(page.went_to) as went:
            qtbot.keyClick(places, Key.Key_Return)
        assert went.args == [stage_named(plan, stage), level_id, plan.groups[1].id]
        qtbot.keyClick(places, Key.Key_Down)


def test_a_group_is_deleted_with_its_entries_and_that_is_told(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(employers())
    before = page._controller.plan
    page.list.setCurrentRow(1)
    page.list.setFocus()
    with qtbot.waitSignal(page.undo_offered) as offered:
        qtbot.keyClick(page.list, Key.Key_Delete)
    assert offered.args == ["“Employers” deleted with its 3 entries."]
    assert listed(page) == ["Learners\n7 entries"]
    refused: list[UserError] = []
    page._controller.refused.connect(refused.append)
    qtbot.keyClick(page.list, Key.Key_Delete)  # the last one stays
    assert [type(error) for error in refused] == [LastGroup]
    page._controller.undo()
    assert page._controller.plan == before
    assert listed(page) == ["Learners\n7 entries", "Employers\n3 entries"]


def test_enter_that_is_held_deletes_one_group(open_page: Open) -> None:
    page = open_page(a_plan(stages=1, groups=4))
    page.delete.setFocus()
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated)
        QApplication.sendEvent(page.delete, event)
    assert names(page) == ["Group 2", "Group 3", "Group 4"]


def test_a_group_is_merged_into_another_and_that_is_told(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(employers())
    before = page._controller.plan
    page.list.setCurrentRow(1)
    with qtbot.waitSignal(page.undo_offered) as offered:
        pick(qtbot, page.merge.menu(), "Learners")
    assert offered.args == ["“Employers” is put together with “Learners”: 3 entries moved."]
    assert listed(page) == ["Learners\n10 entries"]
    page._controller.undo()
    assert page._controller.plan == before


def test_reading_changes_nothing(qtbot: QtBot, qapp: object) -> None:
    page = GroupsPage(PlanController(employers(), None, None), "en-CA")
    qtbot.addWidget(page)
    page.show()
    form = page.form
    assert not [button for button in (page.up, page.down, page.merge, page.delete, page.add) if button.isEnabled()]
    assert form.name.isReadOnly()
    assert form.note.isReadOnly()
    assert not form.kind.isEnabled()
