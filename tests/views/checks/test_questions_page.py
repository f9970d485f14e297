# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page of questions: asked, answered, left and asked again, by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.models.questions import findings, questions
from app.views.checks.asking import Asking
from app.views.checks.question_line import QuestionLine
from app.views.checks.question_ways import Jump
from app.views.checks.questions_page import QuestionsPage
from app.views.controller import PlanController
from tests.builders import LANGUAGE, a_plan, done, level_named, stage_named, table_1
from tests.models.questions_asked import added, controlled, quiet

Key = Qt.Key


class Page:
    """The page in a window, and what it said."""

    def __init__(self, qtbot: QtBot, controller: PlanController) -> None:
        self.qtbot, self.controller = qtbot, controller
        self.asking = Asking(controller, controller)
        self.page = QuestionsPage(controller, self.asking, LANGUAGE)
        self.list = self.page.list
        self.jumps: list[Jump] = []
        self.undoable: list[str] = []
        self.page.jump_asked.connect(self.jumps.append)
        self.page.undo_offered.connect(self.undoable.append)
        qtbot.addWidget(self.page)
        self.page.resize(780, 400)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def plan(self) -> Plan:
        return self.controller.plan

    @property
    def sentences(self) -> list[str]:
        return [line.sentence.text() for line in self.list.lines]

    def line(self, start: str) -> QuestionLine:
        return next(line for line in self.list.lines if line.sentence.text().startswith(start))

    def press(self, start: str, button: str) -> None:
        """Press a button of the line that begins so, by its key."""
        widget = self.line(start).buttons[button]
        widget.setFocus()
        self.qtbot.keyClick(widget, Key.Key_Return)

    def buttons(self, start: str) -> list[str]:
        return [button.accessibleName() for button in self.line(start).buttons.values()]


@pytest.fixture
def show(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> Callable[[Plan], Page]:
    return lambda plan: Page(qtbot, control(plan))


def with_groups(*names: str) -> Plan:
    plan = quiet()
    for name in names:
        plan = done(plan, do.add_group, name=name)
    return plan


def test_a_line_for_each_question_with_its_ways_out(show: Callable[[Plan], Page]) -> None:
    page = show(table_1())
    assert [sentence.split(" ")[0] for sentence in page.sentences] == ["Four", "6", "No", "3"]
    assert page.buttons("Four") == [
        "Needs Assessment",
        "Curriculum Design",
        "Curriculum Development",
        "Learning Recognition",
        "Fill in",
        "Leave it",
    ]
    assert page.buttons("No") == ["Add “Evaluation”", "Leave it"]
    assert page.buttons("6")[3:] == [
        "Marketing and Promotion, Consult: Surveys (n=25)",
        "Show 2 more",
        "Fill in",
        "Leave it",
    ]
    assert page.line("No").buttons["add_evaluation"].accessibleDescription() == page.sentences[2]
    page.press("6", "more")
    assert len(page.buttons("6")) == 8
    assert page.line("6").buttons["place 4"].hasFocus()


def test_nothing_to_ask(show: Callable[[Plan], Page]) -> None:
    page = show(quiet())
    assert page.sentences == []
    assert page.list.empty.isVisible()
    assert page.list.empty.text() == "Nothing to ask at the moment."
    page.page.take_keyboard()
    assert page.list.empty.hasFocus()


def test_the_last_answer_leaves_the_keyboard_where_it_is_told(show: Callable[[Plan], Page]) -> None:
    page = show(with_groups("Unions"))
    page.press("Unions", "remove_group")
    assert page.list.empty.hasFocus()


def test_an_answer_takes_the_line_away_and_leaves_the_keyboard_there(show: Callable[[Plan], Page]) -> None:
    page = show(table_1())
    page.press("No", "add_evaluation")
    assert (page.plan.stages[-1].name, page.plan.stages[-1].kind) == ("Evaluation", "evaluation")
    assert page.undoable == ["The stage is added."]
    # A new stage says nothing of who decides, and nobody takes part in it.
    assert [sentence.split(" ")[0] for sentence in page.sentences] == ["Nobody", "Five", "6", "3"]
    focus = QApplication.focusWidget()
    assert focus
    assert page.list.lines[2].isAncestorOf(focus)
    page.controller.undo()
    assert [sentence.split(" ")[0] for sentence in page.sentences] == ["Four", "6", "No", "3"]


def test_what_others_change_leaves_keyboard_and_scroll_bar_where_they_are(show: Callable[[Plan], Page]) -> None:
    page = show(table_1())
    page.page.resize(500, 200)
    button = page.line("3").buttons["fill_in_return"]
    button.setFocus()
    page.list.ensureWidgetVisible(button)
    scrolled = page.list.verticalScrollBar().value()
    assert scrolled > 0
    page.controller.run(do.set_control, stage_id=stage_named(page.plan, "Curriculum Design"), control="institution")
    assert page.sentences[0] == (
        "Who decides in Needs Assessment, Curriculum Development and Learning Recognition? Control is empty there."
    )
    assert page.line("3").buttons["fill_in_return"].hasFocus()
    assert page.list.verticalScrollBar().value() > scrolled / 2


def test_a_question_is_left_with_a_reason_and_asked_again(show: Callable[[Plan], Page], qtbot: QtBot) -> None:
    page = show(table_1())
    page.press("No", "leave")
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit)
    assert reason.placeholderText() == "Because… (optional)"
    qtbot.keyClicks(reason, "The ministry")
    page.controller.run(do.add_stage, name="Approval")  # as another program would: what is typed stays
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit)
    assert reason.text() == "The ministry"
    qtbot.keyClicks(reason, " evaluates")
    qtbot.keyClick(reason, Key.Key_Return)
    assert page.undoable == ["Left as it is."]
    assert [row.reason for _, row in questions(page.plan).left] == ["The ministry evaluates"]
    assert not any(sentence.startswith("No stage") for sentence in page.sentences)
    fold = page.list.fold_of_left
    assert fold
    assert fold.text() == "Left as it is (1)"
    fold.setFocus()
    qtbot.keyClick(fold, Key.Key_Space)
    assert page.sentences[-1].startswith("No stage is about evaluation.")
    assert page.list.lines[-1].said.definitions == ["Because: The ministry evaluates"]
    assert page.list.fold_of_left
    assert page.list.fold_of_left.hasFocus()
    page.press("No stage", "ask_again")
    assert questions(page.plan).left == ()
    assert page.list.fold_of_left is None


def test_no_reason_is_needed_and_escape_goes_back(show: Callable[[Plan], Page], qtbot: QtBot) -> None:
    page = show(table_1())
    page.press("No", "leave")
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit)
    qtbot.keyClick(reason, Key.Key_Escape)
    assert page.plan.rows("left_questions") == {}
    focus = QApplication.focusWidget()
    assert focus
    assert page.line("No").isAncestorOf(focus)
    page.press("No", "leave")
    page.press("No", "leave_now")
    assert [row.reason for _, row in questions(page.plan).left] == [""]


def test_one_line_for_one_question_however_many_places(show: Callable[[Plan], Page]) -> None:
    page = show(with_groups("Families", "Unions"))
    assert [line.said.is_under for line in page.list.lines] == [False, True, True]
    assert page.buttons("Two") == ["Fold", "Leave it"]
    page.press("Two", "fold")
    assert page.sentences == ["Two groups are on the list, but in no stage. Where do they come in?"]
    assert page.line("Two").buttons["fold"].hasFocus()


def test_very_many_come_a_few_at_a_time_and_are_left_in_one_step(show: Callable[[Plan], Page]) -> None:
    page = show(with_groups(*(f"Partner {number}" for number in range(30))))
    assert len(page.list.lines) == 1
    assert page.buttons("30") == ["Show all 30", "Leave it"]
    page.press("30", "fold")
    assert len(page.list.lines) == 22
    more = page.list.lines[-1].buttons["more"]
    assert more.text() == "Show 10 more"
    more.click()
    assert len(page.list.lines) == 31
    page.press("30", "leave")
    page.press("30", "leave_now")
    assert len(questions(page.plan).left) == 30
    page.controller.undo()
    assert len(questions(page.plan).open) == 30


def a_partnership() -> Plan:
    return added(quiet(), "Design", "Partnership", "Learners: Steering (n=2)")


def twice() -> Plan:
    plan = added(quiet(), "Delivery", "Consult", "Learners: Panel (n=3)", heard_back="By email")
    return added(plan, "Delivery", "Consult", "Learners: Panel (n=3)", heard_back="", lead="", return_words="")


def odd() -> Plan:
    return added(quiet(), "Needs", "Participate", "Employers: Survey (n=40)")


@pytest.mark.parametrize(
    ("plan", "letter", "way", "text", "line"),
    [
        (a_partnership, "a", "co_led", "Set to Co-led", "Control is co-led now."),
        (a_partnership, "a", "to_participate", "Move to Participate", "Moved to the other level."),
        (lambda: with_groups("Unions"), "e", "remove_group", "Remove group", "The group is removed."),
        (twice, "k", "remove_one", "Remove one", "One entry is removed."),
        (odd, "o", "to_fitting", "Move to Consult", "Moved to the other level."),
    ],
)
def test_a_way_out_answers_the_question(
    plan: Callable[[], Plan], letter: str, way: str, text: str, line: str, show: Callable[[Plan], Page]
) -> None:
    page = show(plan())
    asked = next(shown for shown in page.list.lines if way in shown.buttons)
    assert asked.buttons[way].text() == text
    asked.buttons[way].click()
    assert letter not in [finding.letter for finding in findings(page.plan)]
    assert page.undoable == [line]
    page.controller.undo()
    assert letter in [finding.letter for finding in findings(page.plan)]


def test_the_decision_is_shared_with_those_who_are_at_partnership(show: Callable[[Plan], Page]) -> None:
    page = show(a_partnership())
    page.press("Design", "co_led")
    stage_id = stage_named(page.plan, "Design")
    assert [group.name for group in page.plan.deciders(stage_id)] == ["Learners"]


def test_of_two_alike_the_one_that_says_more_stays(show: Callable[[Plan], Page]) -> None:
    page = show(twice())
    page.press("Delivery, Consult: “Panel (n=3)” stands", "remove_one")
    cell = page.plan.cell(stage_named(page.plan, "Delivery"), level_named(page.plan, "Consult"))
    assert [entry.heard_back for entry in cell] == ["By email"]


@pytest.mark.parametrize(
    ("plan", "way", "then", "at"),
    [
        (lambda: controlled(quiet(), "Needs", "co-led"), "add_entry", "type", ("Needs", "Partnership", False)),
        (lambda: controlled(quiet(), "Needs", "co-led"), "change_control", "offers", ("Needs", "", True)),
        (lambda: controlled(quiet(), "Needs", ""), "fill_in_control", "offers", ("Needs", "", True)),
        (lambda: with_groups("Unions"), "to_matrix", "", ("", "", False)),
        (table_1, "fill_in_heard_back", "heard_back", ("Needs Assessment", "Consult", False)),
        (table_1, "fill_in_return", "return_words", ("Curriculum Design", "Participate", False)),
    ],
)
def test_other_ways_lead_to_the_place(
    plan: Callable[[], Plan], way: str, then: str, at: tuple[str, str, bool], show: Callable[[Plan], Page]
) -> None:
    page = show(plan())
    next(line for line in page.list.lines if way in line.buttons).buttons[way].click()
    (jump,) = page.jumps
    place = jump.place
    stage = page.plan.stage(place.stage_id).name if place.stage_id else ""
    level = page.plan.level(place.level_id).name if place.level_id else ""
    assert (jump.then, (stage, level, place.at_control)) == (then, at)
    assert page.undoable == []


def test_the_only_group_is_not_to_be_removed(show: Callable[[Plan], Page]) -> None:
    plan = table_1()
    cells = [(stage.id, level.id) for stage in plan.stages for level in plan.levels]
    page = show(done(plan, do.clear_cells, cells=cells))
    assert page.buttons("Learners") == ["To the matrix", "Leave it"]


def test_what_is_hidden_is_not_asked_and_found_after_a_while_of_quiet(
    show: Callable[[Plan], Page], qtbot: QtBot
) -> None:
    page = show(quiet())
    page.page.hide()
    page.controller.run(do.add_group, name="Families")
    assert not page.asking.questions.open
    with qtbot.waitSignal(page.asking.found, timeout=5_000):
        pass
    assert [finding.letter for finding in page.asking.questions.open] == ["e"]
    assert page.sentences == []
    page.page.show()
    assert len(page.sentences) == 1


def test_an_edit_halfway_ends_the_search_and_it_begins_anew(show: Callable[[Plan], Page], qtbot: QtBot) -> None:
    page = show(a_plan(stages=400, groups=5))
    page.page.hide()
    page.controller.run(do.add_stage, name="Before the search")
    with qtbot.waitSignal(page.asking._quiet.timeout, timeout=5_000):
        pass  # a search of 400 stages is not over before this is heard
    assert page.asking.plan is not page.plan
    page.controller.run(do.add_group, name="Halfway")
    assert not page.asking.is_searching
    with qtbot.waitSignal(page.asking.found, timeout=5_000):
        pass
    assert page.asking.plan is page.plan
    assert page.asking.questions == questions(page.plan)
    assert "e" in [finding.letter for finding in page.asking.questions.open]
    assert not page.asking.is_searching
