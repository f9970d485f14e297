# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The dialog that asks for other levels, and what it does to the plan in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.models.schemes import SCHEMES, scheme
from app.views import questions
from app.views.controller import PlanController
from app.views.details.details import DetailsPanel
from app.views.grid.matrix_model import MatrixTableModel
from app.views.levels.levels_dialog import LevelsDialog
from app.views.window.desk import Desk
from tests.builders import blank, done, level_named, table_1

Make = Callable[[Plan], LevelsDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def dialog(plan: Plan) -> LevelsDialog:
        made = LevelsDialog(plan, "en-CA")
        qtbot.addWidget(made)
        made.show()
        return made

    return dialog


def after(plan: Plan, dialog: LevelsDialog) -> Plan:
    operation, values = dialog.step()
    return done(plan, operation, **values)


def choose(dialog: LevelsDialog, key: str) -> None:
    dialog.which.setCurrentIndex(dialog.which.findData(key))


def test_it_opens_on_the_levels_of_the_plan_and_has_nothing_to_change(make: Make) -> None:
    dialog = make(table_1())
    assert dialog.which.currentText() == "Bovill, 2017"
    assert dialog.credit.text() == "Framework adapted from Bovill (2017), CC BY 4.0."
    assert not dialog.change.isEnabled()
    assert dialog.line.text() == "These are the levels of the plan as it is."
    assert dialog.levels.name.isReadOnly()
    assert not dialog.levels.buttons["add"].isVisible()


def test_it_tells_what_moves_before_anything_does(make: Make) -> None:
    plan = table_1()
    dialog = make(plan)
    choose(dialog, "iap2")
    assert dialog.change.isEnabled()
    assert (
        dialog.line.text()
        == "3 entries move: Participate → Involve (2), Partnership → Collaborate (1). Nothing is lost."
    )
    choose(dialog, "oda-1995")
    assert dialog.line.text() == (
        "2 entries move: Participate → Partnership (2). Nothing is lost."
        " Participate and Partnership become one level: Partnership."
    )
    assert [choice.accessibleName() for choice in dialog.moves.choices.values()] == [
        "Inform (1 entry) becomes",
        "Consult (3 entries) becomes",
        "Participate (2 entries) becomes",
        "Partnership (1 entry) becomes",
    ]


def test_what_becomes_of_a_level_can_be_chosen(make: Make, qtbot: QtBot) -> None:
    plan = table_1()
    dialog = make(plan)
    choose(dialog, "iap2")
    choice = dialog.moves.choices[level_named(plan, "Participate")]
    assert choice.currentText() == "Involve"
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Collaborate"
    assert dialog.line.text().startswith("3 entries move: Participate → Collaborate (2), ")
    changed = after(plan, dialog)
    stage = next(stage for stage in plan.stages if stage.name == "Curriculum Design")
    assert len(changed.cell(stage.id, level_named(changed, "Collaborate"))) == 1
    choose(dialog, "bovill-2017")
    assert choice.currentText() == "Participate"


def test_levels_of_ones_own_by_the_keyboard(make: Make, qtbot: QtBot) -> None:
    plan = table_1()
    dialog = make(plan)
    choose(dialog, "")
    levels = dialog.levels
    qtbot.waitUntil(dialog.isActiveWindow)
    levels.list.setFocus()
    qtbot.keyClick(levels.list, Qt.Key.Key_Down)
    qtbot.keyClick(levels.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(levels.buttons["add"], Qt.Key.Key_Space)
    qtbot.keyClicks(levels.name, "Ask twice")
    qtbot.keyClick(levels.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(levels.definition, "They are asked again.")
    assert [level.name for level in levels.levels()] == [
        "Consult",
        "Ask twice",
        "Inform",
        "Participate",
        "Partnership",
    ]
    assert dialog.line.text() == "No entry goes to a level of another name. Nothing is lost."
    levels.list.setCurrentRow(3)
    qtbot.keyClick(levels.buttons["remove"], Qt.Key.Key_Space)
    assert dialog.line.text().startswith("2 entries move: Participate → Inform (2).")
    changed = after(plan, dialog)
    assert [level.name for level in changed.levels] == ["Consult", "Ask twice", "Inform", "Partnership"]
    assert changed.levels[1].definition == "They are asked again."
    assert len(changed.rows("involvements")) == 7


def test_a_level_without_a_name_waits_for_one(make: Make, qtbot: QtBot) -> None:
    dialog = make(table_1())
    choose(dialog, "")
    dialog.levels.name.selectAll()
    qtbot.keyClick(dialog.levels.name, Qt.Key.Key_Delete)
    assert not dialog.change.isEnabled()
    assert dialog.line.text() == "Each level needs a name."
    qtbot.keyClicks(dialog.levels.name, "Tell")
    assert dialog.change.isEnabled()
    assert dialog.line.text() == "1 entry moves: Inform → Tell (1). Nothing is lost."


def test_a_meaning_that_is_too_long_is_told_of_before_it_is_lost(make: Make) -> None:
    dialog = make(table_1())
    choose(dialog, "")
    dialog.levels.definition.setPlainText("x" * 2001)
    assert not dialog.change.isEnabled()
    assert "2,001" in dialog.line.text() or "2001" in dialog.line.text()


def test_what_was_made_of_ones_own_levels_waits_while_others_are_looked_at(make: Make, qtbot: QtBot) -> None:
    dialog = make(table_1())
    choose(dialog, "")
    dialog.levels.name.setFocus()
    dialog.levels.name.selectAll()
    qtbot.keyClicks(dialog.levels.name, "Tell")
    choose(dialog, "iap2")
    choose(dialog, "")
    assert dialog.levels.name.text() == "Tell"


def test_it_speaks_the_language_of_the_plan_where_it_will_be_printed(make: Make) -> None:
    dialog = make(done(blank(), do.edit_project, language="fr-CA"))
    assert [level.name for level in dialog.levels.levels()] == [
        "Informer",
        "Consulter",
        "Faire participer",
        "Partenariat",
    ]
    assert dialog.about.text().startswith("Four levels")


@pytest.mark.parametrize("own", [False, True])
def test_it_fits_a_small_screen(make: Make, own: bool) -> None:
    dialog = make(table_1())
    if own:
        choose(dialog, "")
    assert dialog.width() <= 905
    assert dialog.height() <= 485
    assert dialog.minimumSizeHint().height() <= 485


def test_where_control_is_a_level_the_grid_has_no_two_columns_of_that_name(
    control: Callable[[Plan], PlanController],
) -> None:
    controller = control(table_1())
    model = MatrixTableModel(controller, "en-CA")
    assert (model.column_name(5), model.gloss(5)) == ("Control", "who decides")
    controller.run(do.change_scheme, key="oda-1995")
    assert [model.column_name(column) for column in range(1, model.columnCount(QModelIndex()))] == [
        "Inform",
        "Consult",
        "Partnership",
        "Control",
        "Who decides",
    ]
    assert model.gloss(5) == ""


def test_from_the_menu_to_other_levels_and_back(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path / "data", "en-CA")
    window = desk.open_new(table_1())
    assert window
    page = window.page
    assert page
    before = window.controller.plan if window.controller else None

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LevelsDialog)
        choose(dialog, "iap2")
        qtbot.keyClick(dialog.which, Qt.Key.Key_Return)

    QTimer.singleShot(50, answer)
    window.actions_by_name["levels"].trigger()
    assert window.controller
    assert window.controller.plan.scheme.key == "iap2"
    banner = window.banners.shown("undo")
    assert banner
    assert banner.label.text() == "Levels changed."
    assert window.actions_by_name["undo"].text().endswith("changing the levels")
    assert page.grid.model().columnCount() == 7
    window.actions_by_name["undo"].trigger()
    assert window.controller.plan == before
    assert page.grid.model().columnCount() == 6
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    window.close()


def test_details_follow_when_the_level_finder_had_an_answer_and_the_levels_change(
    control: Callable[[Plan], PlanController], qtbot: QtBot
) -> None:
    controller = control(table_1())
    plan = controller.plan
    details = DetailsPanel(controller, "en-CA")
    qtbot.addWidget(details)
    details.show()
    details.show_place(plan.stages[1].id, level_named(plan, "Participate"), 3)
    finder = details.cell.form.finder
    finder.fold.click()
    for button in (finder.yes, finder.yes, finder.no):
        button.click()
    assert finder.again.isVisible()
    controller.run(do.change_scheme, key="iap2")
    assert not finder.isVisible()
    controller.undo()
    assert finder.isVisible()
    assert not finder.fold.isChecked()


def test_all_of_the_credit_is_seen(make: Make, qtbot: QtBot) -> None:
    plan = table_1()
    dialog = make(plan)
    for key in SCHEMES:
        choose(dialog, key)
        qtbot.wait(20)
        field = dialog.credit
        assert field.text() == scheme(key, "en-CA")[0].credit
        assert field.blockBoundingGeometry(field.document().lastBlock()).bottom() <= field.viewport().height()
        assert not field.verticalScrollBar().isVisible()
    choose(dialog, "")
    dialog.credit.setPlainText("After our own heads")
    assert dialog.change.isEnabled()
    assert after(plan, dialog).scheme.credit == "After our own heads"
