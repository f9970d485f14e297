# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The ideas beside the matrix: searched, inserted and undone, by real keys."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.changes import Draft
from app.models.new import new_plan
from app.models.plan import Plan
from app.operations.cells import cell_lines
from app.views.controller import PlanController
from app.views.details.details_fields import TextField
from app.views.grid.cell_editor import CellEditor
from app.views.grid.entry_drag import dragged_idea
from app.views.plan.plan_page import PlanPage
from tests.builders import blank, done, level_named, stage_named, table_1

Control = Callable[[Plan], PlanController]
Key = Qt.Key


class Desk:
    """A page with its ideas open, on the cell of a stage and a column, and its keyboard."""

    def __init__(self, qtbot: QtBot, controller: PlanController, row: int, column: int) -> None:
        self.qtbot, self.controller = qtbot, controller
        self.verbs: list[str] = []
        controller.edited.connect(lambda edit: self.verbs.append(edit.verb))
        self.page = PlanPage(controller, "en-CA")
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.go(row, column)
        self.page.show_ideas()

    def go(self, row: int, column: int) -> None:
        self.page.grid.setCurrentIndex(self.page.model.index(row, column))
        self.page.ideas.show_place(*self.page.grid.current_place()[:2])

    def press(self, *what: str | Key) -> None:
        for each in what:
            focus = QApplication.focusWidget()
            assert focus
            if isinstance(each, str):
                self.qtbot.keyClicks(focus, each)
            else:
                self.qtbot.keyClick(focus, each)

    def offered(self) -> list[str]:
        ideas = self.page.ideas.ideas
        return [ideas.item(row).text() for row in range(ideas.count())]

    def says(self) -> list[str]:
        return [label.text() for label in self.page.ideas.findChildren(QLabel) if label.isVisible()]

    def lines(self, stage: str, level: str) -> list[str]:
        plan = self.controller.plan
        return cell_lines(plan, stage_named(plan, stage), level_named(plan, level))


@pytest.fixture
def desk(qtbot: QtBot, control: Control) -> Callable[..., Desk]:
    def make(plan: Plan, row: int = 3, column: int = 1) -> Desk:
        return Desk(qtbot, control(plan), row, column)

    return make


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def test_an_idea_is_searched_inserted_at_its_level_and_ready_to_be_changed(desk: Callable[..., Desk]) -> None:
    at = desk(table_1())
    assert at.says() == [
        "Marketing and Promotion",
        "Enter puts an idea into the table; so does dragging it.",
    ]
    assert at.offered()[:4] == [
        "Survey on a fair price · Consult",
        "Advice on channels and messages that reach people · Consult",
        "Testimonial",
        "Case study of one learner’s path · Participate",
    ]
    at.press("PATH case", Key.Key_Down)
    assert at.offered() == ["Case study of one learner’s path · Participate"]
    assert at.says()[-1] == "Goes to Participate, and can be moved from there."
    at.press(Key.Key_Return)
    assert at.lines("Marketing and Promotion", "Participate") == ["Case study of one learner’s path"]
    assert at.page.model.place(at.page.grid.currentIndex()) == "Marketing and Promotion, Participate"
    editor = focus()
    assert isinstance(editor, CellEditor)
    assert editor.textCursor().selectedText() == "Case study of one learner’s path"
    at.press(Key.Key_End, " (n=1)", Key.Key_Return)
    assert at.lines("Marketing and Promotion", "Participate") == ["Case study of one learner’s path (n=1)"]
    assert at.verbs == ["add_involvement", "type_cell"]


def test_an_idea_goes_below_what_stands_there_and_is_one_step_to_undo(desk: Callable[..., Desk]) -> None:
    at = desk(done(table_1(), do.add_group, name="Employers"))
    at.page.groups_bar.enter_for(at.controller.plan.groups[1].id)
    at.page.show_ideas()
    at.press("fair price", Key.Key_Down, Key.Key_Return)
    editor = focus()
    assert isinstance(editor, CellEditor)
    assert editor.text() == "Learners: Surveys (n=25)\nEmployers: Survey on a fair price"
    assert editor.textCursor().selectedText() == "Survey on a fair price"
    at.press(Key.Key_Escape)
    assert at.verbs == ["add_involvement"]
    at.controller.undo()
    assert at.lines("Marketing and Promotion", "Consult") == ["Learners: Surveys (n=25)"]


def test_an_idea_for_a_kind_of_group_goes_to_the_first_of_that_kind(desk: Callable[..., Desk]) -> None:
    plan = done(table_1(), do.add_group, name="Employers")
    plan = done(plan, do.edit_group, group_id=plan.groups[1].id, kind="employers")
    at = desk(plan, row=5)
    at.page.groups_bar.show_only(plan.groups[0].id)
    at.page.show_ideas()
    at.press("talk training work", Key.Key_Down)
    assert at.says()[-1] == "Goes to Consult, and can be moved from there. It is for Employers."
    at.press(Key.Key_Return)
    editor = focus()
    assert isinstance(editor, CellEditor)
    assert editor.textCursor().selectedText() == "Talk on what the training has changed at work"
    assert at.lines("Alumni Community", "Consult") == ["Employers: Talk on what the training has changed at work"]
    assert at.page.groups_bar.shown is None  # what was put in is seen
    at.press(Key.Key_Escape)
    at.page.groups_bar.enter_for(plan.groups[1].id)
    at.page.ideas.search.clear()
    stage, level = stage_named(plan, "Alumni Community"), level_named(plan, "Inform")
    at.page.grid.idea_dropped.emit(stage, level, "Mentoring the next cohort")
    assert at.lines("Alumni Community", "Inform")[-1] == "Learners: Mentoring the next cohort"


def test_an_idea_for_a_kind_of_group_that_the_plan_has_not_is_for_whom_new_entries_are(
    desk: Callable[..., Desk],
) -> None:
    at = desk(table_1(), row=5)
    at.press("talk training work", Key.Key_Down)
    assert at.says()[-1] == "Goes to Consult, and can be moved from there."
    at.press(Key.Key_Return)
    assert at.lines("Alumni Community", "Consult") == ["Talk on what the training has changed at work"]


def test_an_idea_without_a_level_goes_where_one_is(desk: Callable[..., Desk]) -> None:
    at = desk(table_1(), column=4)
    at.press("testimonial", Key.Key_Down)
    assert at.says()[-1] == "Fits no level of its own: goes where you are, to Partnership."
    at.press(Key.Key_Return)
    assert at.lines("Marketing and Promotion", "Partnership") == ["Testimonial"]


@pytest.mark.parametrize("column", [0, 5])
def test_an_idea_without_a_level_needs_a_cell_to_go_to(column: int, desk: Callable[..., Desk]) -> None:
    at = desk(table_1(), column=column)
    at.press("testimonial", Key.Key_Down, Key.Key_Return)
    assert at.verbs == []
    assert at.says()[-1] == "This idea fits no level of its own. Go to the cell where it belongs first."


def test_enter_marks_before_it_inserts_and_the_arrows_leave_the_caret_in_the_search(desk: Callable[..., Desk]) -> None:
    at = desk(table_1())
    at.press(Key.Key_Return)
    assert (at.verbs, at.page.ideas.ideas.currentRow()) == ([], 0)
    at.press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert at.page.ideas.ideas.currentRow() == 1
    assert at.page.ideas.search.hasFocus()


def test_a_stage_that_says_nothing_of_its_kind_is_asked_about(desk: Callable[..., Desk]) -> None:
    plan = done(blank(), do.add_stage, name="Stage one")
    at = desk(plan, row=0)
    assert at.says() == ["Stage one", "What is this stage about?"]
    first = focus()
    assert isinstance(first, QPushButton)
    assert first.text() == "Needs"
    at.press(Key.Key_Tab, Key.Key_Return)
    assert at.controller.plan.stages[0].kind == "design"
    assert at.verbs == ["edit_stage"]
    assert at.page.ideas.search.hasFocus()
    assert at.offered()[0] == "Small-group talk on what people and workplaces need · Consult"


def test_words_that_no_idea_has(desk: Callable[..., Desk]) -> None:
    at = desk(table_1())
    at.press("zebra", Key.Key_Down, Key.Key_Return)
    assert at.says()[-1] == "No idea here has these words."
    assert at.verbs == []


def test_without_a_stage_there_are_no_ideas(desk: Callable[..., Desk]) -> None:
    at = desk(table_1(), row=6, column=0)
    assert at.says() == ["Ideas come with a stage. Type one into the table first."]


def test_ideas_are_in_the_language_of_the_plan(desk: Callable[..., Desk]) -> None:
    draft = Draft(new_plan("fr-CA"))
    do.add_stage(draft, name="Besoins", kind="needs")
    at = desk(draft.plan, row=0)
    at.press("TRAVAIL", Key.Key_Down, Key.Key_Return)
    assert (
        at.controller.plan.cell(at.controller.plan.stages[0].id, at.controller.plan.levels[1].id)[0].activity
        == "Petit groupe sur les besoins des personnes et du travail"
    )


def test_where_the_levels_are_others_an_idea_goes_where_one_is(desk: Callable[..., Desk]) -> None:
    draft = Draft(table_1())
    for level in draft.plan.levels:
        draft.put(dataclasses.replace(level, key=f"own-{level.key}"))
    at = desk(draft.plan)
    at.press("fair price", Key.Key_Down)
    assert at.says()[-1] == "Fits no level of its own: goes where you are, to Inform."


def test_what_is_dragged_is_the_text(desk: Callable[..., Desk]) -> None:
    ideas = desk(table_1()).page.ideas.ideas
    assert dragged_idea(ideas.mimeData([ideas.item(2)])) == "Testimonial"


def test_an_idea_dropped_on_a_cell_stays_there_whatever_level_it_suggests(desk: Callable[..., Desk]) -> None:
    at = desk(table_1())
    grid, ideas = at.page.grid, at.page.ideas.ideas
    data = ideas.mimeData([ideas.item(0)])
    for column in (0, 4):
        cell = grid.visualRect(at.page.model.index(1, column)).center()
        grid.dropEvent(
            QDropEvent(cell, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        )
    assert at.lines("Curriculum Design", "Partnership") == ["Survey on a fair price"]
    assert at.verbs == ["add_involvement"]
    assert isinstance(focus(), CellEditor)


def test_where_one_stage_is_shown_at_a_time_an_idea_goes_into_the_field_of_its_level(desk: Callable[..., Desk]) -> None:
    at = desk(table_1())
    at.page.show_form(shown=True)
    at.page.show_ideas()
    at.press("fair price", Key.Key_Down, Key.Key_Return)
    field = focus()
    assert isinstance(field, TextField)
    assert field.text() == "Surveys (n=25)\nSurvey on a fair price"
    assert field.textCursor().selectedText() == "Survey on a fair price"
    at.page.add_entry()
    at.press("Interviews", Key.Key_Tab)
    assert at.lines("Marketing and Promotion", "Consult") == ["Surveys (n=25)", "Survey on a fair price", "Interviews"]
