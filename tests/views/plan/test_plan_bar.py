# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The bar over a new plan: what it saves, what it leaves alone, and how it lies on a narrow window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.flow import FlowLayout
from app.views.plan.plan_bar import PlanBar
from tests.builders import LANGUAGE, blank, table_1

Open = Callable[[Plan], PlanBar]


@pytest.fixture
def open_bar(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> Open:
    def opened(plan: Plan) -> PlanBar:
        bar = PlanBar(control(plan), LANGUAGE)
        qtbot.addWidget(bar)
        bar.show()
        bar.activateWindow()
        qtbot.waitUntil(bar.isActiveWindow)
        return bar

    return opened


def shown_ticks(bar: PlanBar) -> list[str]:
    return [f"{tick.text()}{' x' if tick.isChecked() else ''}" for tick in bar.ticks.values()]


def group_names(bar: PlanBar) -> list[str]:
    return [group.name for group in bar._controller.plan.groups]


def test_title_and_institution_are_saved_with_enter_or_on_leaving(open_bar: Open) -> None:
    bar = open_bar(blank())
    title, organisation = bar.lines.values()
    title.setFocus()
    QTest.keyClicks(title, "Welding & co")
    assert bar._controller.plan.project.title == ""
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert bar._controller.plan.project.title == "Welding & co"
    assert organisation.hasFocus()  # Enter goes on
    QTest.keyClicks(organisation, "The college")
    title.setFocus()
    assert bar._controller.plan.project.organisation == "The college"
    assert bar._controller.opened
    assert bar._controller.opened.undo_verb == "edit_project"


def test_undo_shows_what_was_and_belongs_to_the_window_once_a_text_is_saved(open_bar: Open) -> None:
    bar = open_bar(blank())
    title = bar.lines["title"]
    QTest.keyClicks(title, "Welding")
    assert title.isUndoAvailable()
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert not title.isUndoAvailable()
    bar._controller.undo()
    assert title.text() == ""


def test_what_is_half_typed_stays_whatever_changes_and_escape_gives_it_up(open_bar: Open, qtbot: QtBot) -> None:
    bar = open_bar(table_1())
    title = bar.lines["title"]
    was = title.text()
    title.end(False)
    QTest.keyClicks(title, " now")
    bar._controller.run(do.add_stage, name="Another")
    assert title.text() == was + " now"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == was
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(title, Qt.Key.Key_Escape)


def test_known_groups_are_ticked_and_unticked(open_bar: Open) -> None:
    bar = open_bar(blank())
    assert shown_ticks(bar) == ["Learners x", "Employers", "Instructors", "Community organisations"]
    learners, employers = bar.ticks["learners"], bar.ticks["employers"]
    assert not learners.isEnabled()
    assert learners.toolTip() == "<span>A plan needs a group, and this is its only one.</span>"
    QTest.keyClick(employers, Qt.Key.Key_Space)
    group = bar._controller.plan.groups[1]
    assert (group.name, group.kind, group.one, group.several) == ("Employers", "employers", "employer", "employers")
    assert learners.isEnabled()
    learners.click()
    assert group_names(bar) == ["Employers"]
    assert not employers.isEnabled()
    bar._controller.undo()
    assert shown_ticks(bar)[:2] == ["Learners x", "Employers x"]


def test_a_group_in_the_table_stays(open_bar: Open) -> None:
    bar = open_bar(table_1())
    controller = bar._controller
    bar.ticks["employers"].click()
    assert not bar.ticks["learners"].isEnabled()
    assert bar.ticks["learners"].accessibleDescription() == "“Learners” is in the table, so it stays."
    group_id = controller.plan.groups[1].id
    controller.run(do.set_control, stage_id=controller.plan.stages[0].id, control="group", group_ids=[group_id])
    assert not bar.ticks["employers"].isEnabled()


def test_a_group_is_added_by_its_name(open_bar: Open) -> None:
    bar = open_bar(blank())
    bar.add.setFocus()
    for name in ("R&D <b>", " musqueam ", "Musqueam", "  "):
        QTest.keyClicks(bar.add, name)
        QTest.keyClick(bar.add, Qt.Key.Key_Return)
        assert bar.add.text() == ""
    assert group_names(bar) == ["Learners", "R&D <b>", "musqueam"]
    assert shown_ticks(bar)[4:] == ["R&&D <b> x", "musqueam x"]
    assert [tick.isVisible() for tick in bar.ticks.values()] == [True] * 6
    *_, last = bar.ticks.values()
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Space)
    assert group_names(bar) == ["Learners", "R&D <b>"]
    assert bar.add.hasFocus()
    assert len([tick for tick in bar.findChildren(QCheckBox) if tick.isVisible()]) == 5
    bar._controller.undo()
    assert shown_ticks(bar)[4:] == ["R&&D <b> x", "musqueam x"]


def test_a_second_group_of_a_kind_has_a_tick_of_its_own(open_bar: Open) -> None:
    bar = open_bar(blank())
    bar._controller.run(do.add_group, name="Alumni", kind="learners")
    assert shown_ticks(bar)[0] == "Learners x"
    assert shown_ticks(bar)[-1] == "Alumni x"
    bar._controller.run(do.rename_group, group_id=bar._controller.plan.groups[1].id, name="x" * 300)
    assert bar.ticks[bar._controller.plan.groups[1].id].text() == "x" * 39 + "…"


def test_tab_follows_sight(open_bar: Open) -> None:
    bar = open_bar(blank())
    bar.ticks["employers"].click()
    QTest.keyClicks(bar.add, "Musqueam")
    QTest.keyClick(bar.add, Qt.Key.Key_Return)
    wanted: list[QWidget] = [*bar.lines.values(), *bar.ticks.values(), bar.add, bar.close_button]
    wanted[0].setFocus()
    seen = []
    for _ in wanted:
        seen.append(bar.focusWidget())
        bar.focusNextPrevChild(True)
    assert seen == wanted


def test_closing_saves_what_is_half_typed(open_bar: Open) -> None:
    bar = open_bar(blank())
    QTest.keyClicks(bar.lines["title"], "Welding")
    QTest.keyClick(bar.close_button, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert bar._controller.plan.project.title == "Welding"


def test_it_is_one_line_where_there_is_room_and_goes_on_below_where_not(open_bar: Open) -> None:
    bar = open_bar(blank())
    one = bar.heightForWidth(2_000)
    assert one < 2 * bar.add.height()
    assert one < bar.heightForWidth(911) < 3 * one
    assert bar.minimumSizeHint().width() < 450


def test_widgets_flow_like_words_and_share_what_is_left(qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    flow = FlowLayout(10, 4)
    area.setLayout(flow)
    flow.setContentsMargins(0, 0, 0, 0)
    labels = [QLabel(area) for _ in range(3)]
    for label in labels:
        label.setFixedHeight(20)
        label.setMinimumWidth(100)
        flow.addWidget(label)
    labels[1].setSizePolicy(labels[1].sizePolicy().Policy.Expanding, labels[1].sizePolicy().Policy.Fixed)
    area.resize(250, 100)
    area.show()
    assert [label.geometry().getRect() for label in labels] == [(0, 0, 100, 20), (110, 0, 140, 20), (0, 24, 100, 20)]
    assert [flow.heightForWidth(width) for width in (320, 319, 209, 10)] == [20, 44, 68, 68]
    flow.removeWidget(labels[0])
    flow.activate()
    assert labels[1].geometry().getRect() == (0, 0, 140, 20)
