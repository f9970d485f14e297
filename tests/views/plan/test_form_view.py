# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One stage at a time: the same plan, by fields and keys alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.flow import FlowLayout
from app.views.grid.stage_steps import delete_stages
from app.views.plan.form_view import FormView
from app.views.plan.plan_page import PlanPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import blank, done, stage_named, table_1

Control = Callable[[Plan], PlanController]
Key = Qt.Key


def shown(qtbot: QtBot, controller: PlanController) -> tuple[PlanPage, FormView]:
    page = PlanPage(controller, "en-CA")
    qtbot.addWidget(page)
    page.resize(911, 512)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_form(shown=True)
    assert page.form
    page.take_keyboard()
    return page, page.form


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def says(plan: Plan, stage: str) -> list[str]:
    return [
        f"{level.name}: {entry.activity or entry.wording}"
        for level in plan.levels
        for entry in plan.cell(stage_named(plan, stage), level.id)
    ]


def test_every_part_of_a_stage_is_a_field_with_a_name(qtbot: QtBot, control: Control) -> None:
    _, form = shown(qtbot, control(table_1()))
    assert form.stage.name.text() == "Needs Assessment"
    assert [(field.accessibleName(), field.text()) for field in form.levels] == [
        ("Inform: they are told", ""),
        ("Consult: they are asked", "Focus group (n=6)"),
        ("Participate: they work with us", ""),
        ("Partnership: we decide together", ""),
    ]
    assert form.control.decides.currentText() == "Not stated"
    fields = [each for each in form.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [
        each for each in fields if each.isVisibleTo(form) and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
    ]  # fmt: skip
    assert unnamed == []


def test_fields_follow_the_names_of_the_levels_again_and_again(qtbot: QtBot, control: Control) -> None:
    controller = control(table_1())
    page, form = shown(qtbot, controller)
    page.resize(1366, 600)  # with the details beside
    for _ in range(12):  # fields that went were once destroyed halfway, and the program with them
        controller.run(do.change_language, language="fr-CA")
        qtbot.wait(20)
        assert form.levels[1].accessibleName() == "Consulter: on leur demande"
        controller.run(do.change_language, language="en-CA")
        qtbot.wait(20)
        assert form.levels[1].accessibleName() == "Consult: they are asked"
    assert form.levels[1].text() == "Focus group (n=6)"
    buttons = page.details.findChildren(QPushButton)
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons if button.isVisible())


def test_a_stage_is_filled_by_keys_alone(qtbot: QtBot, control: Control) -> None:
    controller = control(blank())
    page, form = shown(qtbot, controller)
    assert focus() is form.new_stage
    QTest.keyClicks(focus(), "Needs")
    QTest.keyClick(focus(), Key.Key_Return)
    assert [stage.name for stage in controller.plan.stages] == ["Needs"]
    assert focus() is form.levels[0]
    QTest.keyClicks(focus(), "Newsletter")
    QTest.keyClick(focus(), Key.Key_Return)
    QTest.keyClicks(focus(), "Web page")
    QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is form.levels[1]
    assert says(controller.plan, "Needs") == ["Inform: Newsletter", "Inform: Web page"]
    QTest.keyClicks(focus(), "Focus group (n=6)")
    for _ in range(3):
        QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is form.control.decides
    assert says(controller.plan, "Needs")[2:] == ["Consult: Focus group"]
    assert page.grid.currentIndex().column() == page.model.columnCount() - 1
    QTest.keyClick(focus(), Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert focus() is form.new_stage


def test_ctrl_page_keys_keep_the_level_and_save_what_is_typed(qtbot: QtBot, control: Control) -> None:
    controller = control(table_1())
    _, form = shown(qtbot, controller)
    form.take_keyboard(2)
    QTest.keyClicks(focus(), ", twice")
    QTest.keyClick(focus(), Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert says(controller.plan, "Needs Assessment") == ["Consult: Focus group (n=6), twice"]
    assert focus() is form.levels[1]
    assert (form.stage.name.text(), form.levels[2].text()) == ("Curriculum Design", "Member of design team (n=2)")
    QTest.keyClick(focus(), Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert form.levels[1].text() == "Focus group (n=6), twice"


def test_the_current_cell_is_the_same_in_the_grid(qtbot: QtBot, control: Control) -> None:
    page, form = shown(qtbot, control(table_1()))
    page.grid.setCurrentIndex(page.model.index(3, 2))
    assert form.stage.name.text() == "Marketing and Promotion"
    form.take_keyboard(4)
    assert page.grid.current_place()[2] == 4
    page.show_form(shown=False)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (3, 4)


def test_what_others_change_is_seen_and_a_stage_that_goes_is_left(qtbot: QtBot, control: Control) -> None:
    controller = control(table_1())
    page, form = shown(qtbot, controller)
    needs = stage_named(controller.plan, "Needs Assessment")
    controller.run(do.rename_stage, stage_id=needs, name="Needs")
    assert form.chooser.currentText() == "1. Needs"
    delete_stages(page.grid, page._controller)
    assert form.stage.name.text() == "Curriculum Design"
    controller.undo()
    form.show_stage(needs)
    assert form.levels[1].text() == "Focus group (n=6)"


def test_what_a_filter_hides_is_told_under_its_field(qtbot: QtBot, control: Control) -> None:
    plan = done(table_1(), do.add_group, name="Employers")
    stage, consult = plan.stages[0], plan.levels[1]
    text = "Focus group (n=6)\nEmployers: Survey\nEmployers: Visit"
    page, form = shown(qtbot, control(done(plan, do.type_cell, stage_id=stage.id, level_id=consult.id, text=text)))
    lines = [label for label in form.findChildren(QLabel) if "hidden" in label.text() and label.isVisible()]
    assert lines == []
    page.groups_bar.show_only(plan.groups[0].id)
    field = form.levels[1]
    (line,) = [label for label in form.findChildren(QLabel) if "hidden" in label.text() and label.isVisible()]
    assert line.text() == "+2 hidden"
    assert field.mapTo(form, field.rect().bottomLeft()).y() < line.mapTo(form, line.rect().topLeft()).y()
    assert field.accessibleDescription() == "One entry a line. 2 hidden."
    assert form.levels[0].accessibleDescription() == "One entry a line."
    page.groups_bar.show_only(plan.groups[1].id)
    assert line.text() == "+1 hidden"
    page.groups_bar.show_all()
    assert not line.isVisible()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = Desk(tmp_path, "en-CA")
    made = desk.open_new(done(blank(), do.add_stage, name="Needs"))
    assert made
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for each in list(desk.windows):
        if each.controller:
            each.controller.throw_away()
            each.controller = None
        each.close()


def test_the_choice_is_made_in_the_menu_and_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = window.page
    assert page
    action = window.actions_by_name["form"]
    assert (action.isChecked(), page.shows_form) == (False, False)
    action.trigger()
    assert (action.isChecked(), page.shows_form) == (True, True)
    other = Desk(tmp_path, "en-CA").open_new(blank())
    assert other
    assert other.page
    assert (other.actions_by_name["form"].isChecked(), other.page.shows_form) == (True, True)
    assert other.controller
    other.controller.throw_away()
    other.controller = None
    other.close()
    action.trigger()
    assert not page.shows_form


def test_what_stands_in_lines_outlasts_many_changes_of_the_language(window: MainWindow, qtbot: QtBot) -> None:
    controller = window.controller
    assert controller
    assert window.page
    window.resize(1180, 740)
    controller.run(do.add_group, name="Employers")
    if not window.actions_by_name["form"].isChecked():
        window.actions_by_name["form"].trigger()
    for turn in range(12):
        controller.run(do.change_language, language="en-CA" if turn % 2 else "fr-CA")
        qtbot.wait(60)
    rows = window.page.findChildren(FlowLayout)
    assert rows
    assert all(isValid(row.itemAt(at)) for row in rows for at in range(row.count()))
