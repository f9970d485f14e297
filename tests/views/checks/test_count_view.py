# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The plan in numbers, as tables."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.count_texts import count_tables
from app.models.plan import Plan
from app.views.checks.count_view import CountTableModel, CountView
from app.views.controller import PlanController
from tests.builders import LANGUAGE, a_plan, table_1

TOGETHER = ["Together", "7", "at least 41", "0", "0"]


def cells(view: CountView, row: int) -> list[str]:
    return [str(view.model.index(row, column).data()) for column in range(view.model.columnCount())]


def shown(qtbot: QtBot, controller: PlanController) -> CountView:
    view = CountView(controller, LANGUAGE)
    qtbot.addWidget(view)
    view.resize(700, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_model_is_sound(qtmodeltester: ModelTester, qapp: object) -> None:
    model = CountTableModel()
    qtmodeltester.check(model)
    for table in (*count_tables(table_1(), LANGUAGE), *count_tables(a_plan(groups=3), LANGUAGE)):
        model.show_table(table)
        qtmodeltester.check(model)


def test_by_level_by_group_by_stage(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> None:
    view = shown(qtbot, control(table_1()))
    heads = [view.model.headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    assert heads == ["By level", "Entries", "Taking part", "Hours", "Honoraria (CAD)"]
    assert cells(view, 1) == ["Consult", "3", "37", "0", "0"]
    assert cells(view, 4) == TOGETHER
    assert view.model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Consult, Taking part: 37"
    qtbot.keyClick(view.choice, Qt.Key.Key_Down)
    assert (cells(view, 0)[0], cells(view, 1)) == ("Learners", TOGETHER)
    qtbot.keyClick(view.choice, Qt.Key.Key_Down)
    assert (cells(view, 3)[:3], cells(view, 6)) == (["Marketing and Promotion", "1", "25"], TOGETHER)
    assert view.table.accessibleName() == "By stage"


def test_it_follows_the_plan_while_it_is_seen(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> None:
    controller = control(table_1())
    view = shown(qtbot, controller)
    view.table.setCurrentIndex(view.model.index(1, 2))
    entry_id = next(entry.id for entry in controller.plan.involvements() if entry.activity == "Surveys")
    controller.run(do.edit_involvement, involvement_id=entry_id, return_hours="2", return_rate="25")
    assert cells(view, 1) == ["Consult", "3", "37", "50", "1250"]
    assert view.table.currentIndex().row() == 1
    view.hide()
    controller.run(do.delete_involvement, involvement_id=entry_id)
    assert cells(view, 1)[1] == "3"
    view.show()
    assert cells(view, 1) == ["Consult", "2", "12", "0", "0"]


def test_tables_and_selected_cells_are_copied(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> None:
    view = shown(qtbot, control(table_1()))
    qtbot.keyClick(view.copy, Qt.Key.Key_Return)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["By level\tEntries\tTaking part\tHours\tHonoraria (CAD)", "Inform\t1\tnot stated\t0\t0"]
    assert len(lines) == 6 + 1 + 3 + 1 + 8
    view.table.selectRow(1)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Consult\t3\t37\t0\t0"
