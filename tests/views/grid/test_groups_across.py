# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The grid with the groups across: the same plan, the same keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.finding import Place
from app.models.plan import Plan
from app.models.rows import Note
from app.views.checks.jumps import jump
from app.views.checks.question_ways import Jump
from app.views.grid.entry_drag import idea_data
from app.views.plan.plan_page import PlanPage
from tests.builders import a_plan, done
from tests.views.hands import press, select

Key = Qt.Key
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
WORDS = ("Newsletter", "Survey", "Pilot")
Open = Callable[[Plan], PlanPage]


@pytest.fixture
def across(show_page: Callable[..., PlanPage]) -> Open:
    return lambda plan: show_page(plan, (1366, 600), across=True)


def two() -> Plan:
    """Return two stages and two groups; Learners are asked and work along in the first, Group 2 is told."""
    plan = a_plan(stages=2, groups=2, entries=0)
    stage, (inform, consult, participate, _) = plan.stages[0], plan.levels
    for level, text in ((inform, "Group 2: Newsletter"), (consult, "Survey (n=25)"), (participate, "Pilot (n=2)")):
        plan = done(plan, do.type_cell, stage_id=stage.id, level_id=level.id, text=text)
    plan = done(plan, do.edit_group, group_id=plan.groups[1].id, size=40)
    return done(plan, do.set_control, stage_id=stage.id, control="institution")


def said(page: PlanPage, row: int = 0) -> list[str]:
    return [str(page.model.index(row, column).data() or "") for column in range(page.model.columnCount())]


def keys(qtbot: QtBot, page: PlanPage, *what: str | Key) -> None:
    for each in what:
        for one in each if isinstance(each, str) else (each,):
            qtbot.keyClick(QApplication.focusWidget(), one)


def test_stages_go_down_and_groups_across_with_the_levels_in_the_cells(across: Open) -> None:
    page = across(two())
    heads = [page.model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["Stages of Micro-credential Project", "Learners", "Group 2", "Control"]
    assert [page.model.gloss(column) for column in range(4)] == ["", "", "40 people", "who decides"]
    assert said(page) == [
        "Stage 1",
        "Consult: Survey (n=25)\nParticipate: Pilot (n=2)",
        "Inform: Newsletter",
        "Institution",
    ]
    assert said(page, 1) == ["Stage 2", "", "", ""]
    spoken = page.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Stage 1, Group 2: Inform: Newsletter"


def test_typing_says_at_which_level(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(1, 1))
    keys(qtbot, page, "Consult: Poll", Key.Key_Tab)
    assert said(page, 1) == ["Stage 2", "Consult: Poll", "", ""]
    assert page.grid.currentIndex().column() == 2
    keys(qtbot, page, "Visit", Key.Key_Return)  # at the level that was typed last
    assert said(page, 1) == ["Stage 2", "Consult: Poll", "Consult: Visit", ""]
    plan = page._controller.plan
    assert [entry.group_id for entry in plan.cell(plan.stages[1].id, plan.levels[1].id)] == [g.id for g in plan.groups]
    page._controller.undo()
    page._controller.undo()
    assert said(page, 1) == ["Stage 2", "", "", ""]


def test_f2_goes_on_and_hidden_fields_stay(across: Open, qtbot: QtBot) -> None:
    plan = two()
    survey = plan.cell(plan.stages[0].id, plan.levels[1].id)[0]
    page = across(done(plan, do.edit_involvement, involvement_id=survey.id, heard_back="By mail"))
    page.grid.setCurrentIndex(page.model.index(0, 1))
    keys(qtbot, page, Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    keys(qtbot, page, "Part of the board", Key.Key_Return)
    assert said(page)[1] == "Consult: Survey (n=25)\nParticipate: Pilot (n=2)\nParticipate: Part of the board"
    assert page._controller.plan.involvement(survey.id).heard_back == "By mail"
    assert page.grid.currentIndex().row() == 1


def test_delete_empties_the_selected_cells_in_one_step(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.grid.selectRow(0)
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert said(page) == ["Stage 1", "", "", ""]
    page._controller.undo()
    assert said(page)[2:] == ["Inform: Newsletter", "Institution"]


def test_entries_move_to_the_next_level_and_stay_with_their_group(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    lines: list[str] = []
    page.said.connect(lines.append)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    qtbot.keyClick(page.grid, Key.Key_Right, ALT_SHIFT)
    assert said(page)[1:3] == ["Participate: Survey (n=25)\nPartnership: Pilot (n=2)", "Inform: Newsletter"]
    assert page.grid.currentIndex() == page.model.index(0, 1)
    qtbot.keyClick(page.grid, Key.Key_Right, ALT_SHIFT)  # what is at the last level stays
    assert said(page)[1] == "Partnership: Pilot (n=2)\nPartnership: Survey (n=25)"
    qtbot.keyClick(page.grid, Key.Key_Right, ALT_SHIFT)
    assert lines == ["Moved to Participate", "Moved to Partnership"]
    page._controller.undo()
    page._controller.undo()
    qtbot.keyClick(page.grid, Key.Key_Left, ALT_SHIFT)
    assert said(page)[1] == "Inform: Survey (n=25)\nConsult: Pilot (n=2)"


def test_cells_are_copied_with_their_details_to_another_group_and_stage(across: Open, qtbot: QtBot) -> None:
    plan = two()
    survey = plan.cell(plan.stages[0].id, plan.levels[1].id)[0]
    page = across(done(plan, do.edit_involvement, involvement_id=survey.id, heard_back="By mail"))
    select(page.grid, 0, 1, 0, 3)
    press(qtbot, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == (
        '"Consult: Survey (n=25)\nParticipate: Pilot (n=2)"\tInform: Newsletter\tInstitution\r\n'
    )
    page.grid.setCurrentIndex(page.model.index(1, 1))
    press(qtbot, "Ctrl+V")
    assert said(page, 1)[1:] == said(page)[1:]
    select(page.grid, 0, 1, 0, 1)
    press(qtbot, "Ctrl+C")
    page.grid.setCurrentIndex(page.model.index(1, 2))
    press(qtbot, "Ctrl+V")
    assert said(page, 1)[2] == "Consult: Survey (n=25)\nParticipate: Pilot (n=2)"
    plan = page._controller.plan
    assert [entry.heard_back for entry in plan.group_cell(plan.stages[1].id, plan.groups[1].id)] == ["By mail", ""]
    page._controller.undo()
    page._controller.undo()
    assert said(page, 1) == ["Stage 2", "", "", ""]


def test_what_is_cut_goes_to_the_group_of_its_new_column(across: Open, qtbot: QtBot) -> None:
    plan = two()
    stage, consult = plan.stages[0], plan.levels[1]
    plan = done(
        plan, do.add_note, stage_id=stage.id, level_id=consult.id, text="When?", author="",
        written_at="2026-01-05T10:00:00+00:00",
    )  # fmt: skip
    page = across(plan)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    press(qtbot, "Ctrl+X")
    page.grid.setCurrentIndex(page.model.index(1, 2))
    press(qtbot, "Ctrl+V")
    assert said(page)[1:3] == ["", "Inform: Newsletter"]
    assert said(page, 1)[1:3] == ["", "Consult: Survey (n=25)\nParticipate: Pilot (n=2)"]
    (note,) = page._controller.plan.rows("notes").values()
    assert isinstance(note, Note)
    assert (note.stage_id, note.level_id) == (stage.id, consult.id)  # it is on the cell of all groups
    page._controller.undo()
    assert said(page)[1] == "Consult: Survey (n=25)\nParticipate: Pilot (n=2)"


def test_a_table_from_elsewhere_says_levels_and_makes_stages(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    lines: list[str] = []
    page.undo_offered.connect(lines.append)
    QGuiApplication.clipboard().setText("Consult: Poll (n=9)\tBoard\n\tPartnership: Board seat\n")
    page.grid.setCurrentIndex(page.model.index(1, 1))
    press(qtbot, "Ctrl+V")
    assert said(page, 1) == ["Stage 2", "Consult: Poll (n=9)", "Inform: Board", ""]
    assert said(page, 2) == ["New stage 1", "", "Partnership: Board seat", ""]
    assert lines == ["Pasted 1 stage, 3 entries. The new stage is called “New stage 1” until you name it."]
    page._controller.undo()
    assert page.model.rowCount() == 3
    data = QMimeData()
    data.setHtml("<table><tr><td>Consult: Poll</td><td>Inform: Letter</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    press(qtbot, "Ctrl+V")
    assert said(page)[1:3] == ["Consult: Poll", "Inform: Letter"]
    QGuiApplication.clipboard().setText("Visit\nParticipate: Tour\n")
    page.grid.setCurrentIndex(page.model.index(1, 1))
    press(qtbot, "Ctrl+Shift+V")
    assert said(page, 1)[1] == "Inform: Visit\nParticipate: Tour"


def test_filling_gives_copies_to_other_stages_and_groups(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    before = page._controller.plan
    select(page.grid, 0, 1, 1, 2)
    press(qtbot, "Ctrl+D")
    assert said(page, 1)[1:3] == said(page)[1:3]
    page._controller.undo()
    select(page.grid, 0, 1, 0, 2)
    press(qtbot, "Ctrl+R")
    assert said(page)[1:3] == ["Consult: Survey (n=25)\nParticipate: Pilot (n=2)"] * 2
    page._controller.undo()
    page.grid.setCurrentIndex(page.model.index(0, 2))
    select(page.grid, 0, 2, 1, 2)
    press(qtbot, "Ctrl+Enter")
    assert said(page, 1)[2] == "Inform: Newsletter"
    page._controller.undo()
    select(page.grid, 1, 1, 1, 2)
    keys(qtbot, page, "Consult: Poll")
    press(qtbot, "Ctrl+Enter")
    assert said(page, 1)[1:3] == ["Consult: Poll"] * 2
    page._controller.undo()
    assert page._controller.plan == before


def test_cells_go_from_one_view_to_the_other(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    select(page.grid, 0, 2, 0, 2)
    press(qtbot, "Ctrl+C")
    page.show_groups_across(across=False)
    page.grid.setCurrentIndex(page.model.index(1, 3))
    press(qtbot, "Ctrl+V")
    assert said(page, 1)[3] == "Group 2: Newsletter"
    page.grid.setCurrentIndex(page.model.index(0, 3))
    press(qtbot, "Ctrl+X")
    page.show_groups_across(across=True)
    page.grid.setCurrentIndex(page.model.index(1, 2))
    press(qtbot, "Ctrl+V")
    assert said(page) == ["Stage 1", "Consult: Survey (n=25)", "Inform: Newsletter", "Institution"]
    assert said(page, 1)[1:3] == ["", "Participate: Pilot (n=2)"]


def test_an_idea_becomes_an_entry_of_the_group_whose_cell_it_is_dropped_on(across: Open) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(0, 0))
    spot = QPointF(page.grid.visualRect(page.model.index(1, 2)).center())
    data = idea_data("Site visit")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(spot.toPoint(), Qt.DropAction.CopyAction, data, left, none)
    page.grid.dragMoveEvent(move)
    page.grid.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, data, left, none))
    assert said(page, 1)[1:3] == ["", "Inform: Site visit"]
    assert page.grid.currentIndex() == page.model.index(1, 2)


def test_an_idea_that_is_inserted_is_of_the_group_of_the_column(across: Open, qtbot: QtBot) -> None:
    plan = two()
    page = across(done(plan, do.edit_stage, stage_id=plan.stages[0].id, kind="needs"))
    page.grid.setCurrentIndex(page.model.index(0, 2))
    page.show_ideas()
    keys(qtbot, page, Key.Key_Down, Key.Key_Return)
    (idea,) = [each for each in page._controller.plan.involvements() if each.activity not in WORDS]
    assert idea.group_id == page._controller.plan.groups[1].id
    assert page.grid.currentIndex() == page.model.index(0, 2)


def test_a_stage_and_who_decides_are_typed_as_in_the_matrix(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(2, 0))
    keys(qtbot, page, "Evaluation", Key.Key_Tab)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (2, 1)
    page.grid.setCurrentIndex(page.model.index(2, 3))
    keys(qtbot, page, "Co-led with Group 2", Key.Key_Return)
    assert said(page, 2) == ["Evaluation", "", "", "Co-led with Group 2"]


def test_turning_stays_with_the_entry_and_comes_back(across: Open) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(0, 2))
    page.show_groups_across(across=False)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (0, 1)
    assert page.model.columnCount() == 6
    page.grid.setCurrentIndex(page.model.index(0, 5))
    page.show_groups_across(across=True)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (0, 3)
    page._controller.run(do.add_stage, name="Another", before=page._controller.plan.stages[0].id)
    assert said(page)[0] == "Another"
    assert page.grid.rowHeight(1) > page.grid.rowHeight(0)


def test_turning_takes_what_is_half_typed(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(1, 1))
    keys(qtbot, page, "Consult: Poll")
    page.show_groups_across(across=False)
    assert said(page, 1)[2] == "Learners: Poll"


def test_one_stage_at_a_time_has_a_field_for_each_group(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.show_form(shown=True)
    assert page.form
    assert [(field.accessibleName(), field.text()) for field in page.form.levels] == [
        ("Learners", "Consult: Survey (n=25)\nParticipate: Pilot (n=2)"),
        ("Group 2: 40 people", "Inform: Newsletter"),
    ]
    field = page.form.levels[1]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Partn: Board")
    page.show_groups_across(across=False)
    assert [field.text() for field in page.form.levels] == [
        "", "Learners: Survey (n=25)", "Learners: Pilot (n=2)", "Group 2: Board",
    ]  # fmt: skip


def test_a_question_leads_to_the_cell_of_its_group_shown_or_not(across: Open) -> None:
    page = across(two())
    plan = page._controller.plan
    (letter,) = plan.cell(plan.stages[0].id, plan.levels[0].id)
    page.groups_bar.show_only(plan.groups[0].id)
    jump(page, Jump(Place(stage_id=plan.stages[0].id, level_id=plan.levels[0].id, involvement_ids=(letter.id,))))
    assert page.grid.currentIndex() == page.model.index(0, 2)
    assert page.grid.currentIndex().data() == "Inform: Newsletter"
    jump(page, Jump(Place(stage_id=plan.stages[1].id, level_id=plan.levels[3].id)))  # nobody is there yet
    assert page.grid.currentIndex() == page.model.index(1, 1)


def test_a_filter_leaves_columns_out(across: Open) -> None:
    page = across(two())
    assert not page.groups_bar.new_entries.isVisible()
    page.groups_bar.show_only(page._controller.plan.groups[1].id)
    assert said(page) == ["Stage 1", "Inform: Newsletter", "Institution"]
    page._controller.run(do.delete_group, group_id=page._controller.plan.groups[1].id)
    assert said(page) == ["Stage 1", "Consult: Survey (n=25)\nParticipate: Pilot (n=2)", "Institution"]


def test_details_show_the_level_of_the_cell_and_add_for_its_group(across: Open, qtbot: QtBot) -> None:
    page = across(two())
    page.grid.setCurrentIndex(page.model.index(0, 2))
    qtbot.waitUntil(lambda: page.details.new_entries_for == page._controller.plan.groups[1].id)
    assert page.details._heading.text() == "Stage 1, Inform"
    page.details.cell.add.click()
    assert said(page)[2] == "Inform: Newsletter\nInform"
