# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Details: what it shows and what it does to the plan, by real keys and clicks."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import operations as do
from app.errors import NameNeeded, NotANumber, UserError
from app.models.plan import Plan
from app.models.rows import Involvement, Note
from app.storage.open_plan import OpenPlan
from app.views.controller import PlanController
from app.views.details.details import DetailsPanel
from tests.builders import blank, done, level_named, stage_named, table_1, with_entry

Control = Callable[[Plan], PlanController]
Key = Qt.Key
Kind = TypeVar("Kind", bound=QWidget)
LEVELS = ["Inform", "Consult", "Participate", "Partnership"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A panel in a window, with another field to go to, and what the controller said."""

    def __init__(self, qtbot: QtBot, controller: PlanController) -> None:
        self.qtbot, self.controller = qtbot, controller
        self.verbs: list[str] = []
        self.refusals: list[UserError] = []
        controller.edited.connect(lambda edit: self.verbs.append(edit.verb))
        controller.refused.connect(self.refusals.append)
        self.window = QWidget()
        self.panel = DetailsPanel(controller, "en")
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.panel)
        layout.addWidget(self.elsewhere)
        qtbot.addWidget(self.window)
        self.window.resize(280, 512)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def plan(self) -> Plan:
        return self.controller.plan

    def show(self, stage: str, column: str = "") -> None:
        """Show a stage by name, its cell in the column of a level, or its "Control"."""
        level_id = level_named(self.plan, column) if column in LEVELS else None
        at = LEVELS.index(column) + 1 if level_id else (5 if column else 0)
        self.panel.show_place(stage_named(self.plan, stage), level_id, at)

    def entries(self, stage: str, level: str) -> tuple[Involvement, ...]:
        return self.plan.cell(stage_named(self.plan, stage), level_named(self.plan, level))

    def seen(self, kind: type[Kind]) -> list[Kind]:
        return [widget for widget in self.panel.findChildren(kind) if widget.isVisible()]

    def field(self, name: str) -> QPlainTextEdit:
        return next(field for field in self.seen(QPlainTextEdit) if field.accessibleName() == name)

    def combo(self, name: str) -> QComboBox:
        return next(field for field in self.seen(QComboBox) if field.accessibleName() == name)

    def number(self, name: str) -> QSpinBox:
        return next(field for field in self.seen(QSpinBox) if field.accessibleName() == name)

    def texts(self) -> list[str]:
        """Return what the labels say, from top to bottom."""
        QApplication.processEvents()  # lays out what was shown or hidden
        places = [(label.mapTo(self.panel, QPoint()), label.text()) for label in self.seen(QLabel)]
        return [text for place, text in sorted(places, key=lambda found: (found[0].y(), found[0].x()))]

    def press(self, *what: str | Key) -> None:
        """Type into whatever has the focus."""
        for each in what:
            focus = QApplication.focusWidget()
            assert focus
            if isinstance(each, str):
                self.qtbot.keyClicks(focus, each)
            else:
                self.qtbot.keyClick(focus, each)

    def retype(self, name: str, text: str, *then: Key) -> None:
        """Type over all of a field."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self.press(Key.Key_Delete, text, *then)

    def choose(self, name: str, text: str) -> None:
        """Choose in a combo with the arrow keys, from its list."""
        combo = self.combo(name)
        combo.setFocus()
        step = Key.Key_Down if combo.findText(text) > combo.currentIndex() else Key.Key_Up
        combo.showPopup()
        popup = combo.view()
        for _ in range(abs(combo.findText(text) - combo.currentIndex())):
            self.qtbot.keyClick(popup, step)
        self.qtbot.keyClick(popup, Key.Key_Return)
        # Without a window manager nobody makes the window active again after a popup.
        QApplication.processEvents()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def click(self, text: str) -> None:
        button = next(button for button in self.seen(QPushButton) if button.text() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def unfold(self) -> None:
        more = next(button for button in self.seen(QToolButton) if button.text().startswith("More"))
        self.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(qtbot: QtBot, control: Control) -> Callable[[Plan], Desk]:
    return lambda plan: Desk(qtbot, control(plan))


def several() -> Plan:
    """Return the example with employers, and three entries in a cell."""
    plan = done(table_1(), do.add_group, name="Employers")
    plan = with_entry(plan, "Curriculum Design", "Participate", "Employers: Advisory committee (n=4-6)")
    return with_entry(plan, "Curriculum Design", "Participate", "Prototype test")


# Places


def test_the_row_for_a_new_stage_invites(desk: Callable[[Plan], Desk]) -> None:
    at = desk(blank())
    assert at.texts() == ["No stage yet. Type the first one, or take a template."]
    at.controller.run(do.add_stage, name="Pilot")
    assert at.texts() == ["Another stage? Type its name in the table."]


def test_a_stage_is_renamed_and_told_what_it_is_about(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Curriculum Design")
    assert at.texts() == [
        "Stage",
        "Name",
        "What is this stage about?",
        "Group",
        "Now",
        "Aimed at",
        "After Bovill & Bulley (2011). Something to talk about, not a mark; it is not printed.",
        "Note",
        "Never printed unless you ask.",
    ]
    assert at.combo("What is this stage about?").currentText() == "Design"
    at.retype("Name", "Design sprint", Key.Key_Tab)
    at.choose("What is this stage about?", "Not said")
    assert (at.plan.stages[1].name, at.plan.stages[1].kind) == ("Design sprint", "")
    assert at.verbs == ["rename_stage", "edit_stage"]


def test_a_stage_keeps_its_name_where_none_is_given(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Curriculum Design")
    at.retype("Name", " ", Key.Key_Return)
    assert at.field("Name").toPlainText() == "Curriculum Design"
    assert [type(error) for error in at.refusals] == [NameNeeded]


def test_an_empty_cell_offers_an_entry_and_a_note(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Curriculum Design", "Inform")
    assert at.texts() == [
        "Curriculum Design, Inform",
        "Nothing here yet. An empty cell is fine.",
        "Note",
        "Never printed unless you ask.",
    ]
    at.click("Add entry")
    assert QApplication.focusWidget() is at.field("In the table it says")
    at.press("Newsletter", Key.Key_Tab)
    assert [entry.activity for entry in at.entries("Curriculum Design", "Inform")] == ["Newsletter"]


def test_a_stage_that_is_gone_leaves_the_invitation(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Curriculum Design", "Participate")
    at.controller.run(do.delete_stage, stage_id=stage_named(at.plan, "Curriculum Design"))
    assert at.texts() == ["Another stage? Type its name in the table."]


# One entry


def test_an_entry_is_shown_in_full(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.unfold()
    assert at.texts() == [
        "Needs Assessment, Consult",
        "In the table it says",
        "Group",
        "Activity",
        "How many",
        "Number",
        "Level",
        "The group is asked for its views, once or repeatedly; the institution weighs the answers.",
        "When",
        "How often",
        "What their input is used for",
        "How they hear back",
        "In return",
        "Hours",
        "Rate per hour (CAD)",
        "Who looks after it",
        "Why",
        "Reference",
        "In sentences, say",
        "Not printed in the table.",
        "Note",
        "Never printed unless you ask.",
    ]
    assert at.field("In the table it says").toPlainText() == "Focus group (n=6)"
    assert at.field("Activity").toPlainText() == "Focus group"
    assert at.combo("Group").currentText() == "Learners"
    assert at.combo("How many").currentText() == "Exactly"
    assert at.number("How many: Number").value() == 6
    assert at.combo("Level").currentText() == "Consult"


def test_what_the_table_says_is_typed_over_and_read_again(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.retype("In the table it says", "Interviews (n=8-10)", Key.Key_Return)
    assert at.field("Activity").toPlainText() == "Interviews"
    assert at.combo("How many").currentText() == "From … to …"
    assert (at.number("How many: From").value(), at.number("How many: to").value()) == (8, 10)
    assert at.verbs == ["retype_involvement"]


def test_another_activity_rewrites_what_the_table_says(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.retype("Activity", "Interviews", Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == "Interviews (n=6)"


def test_nothing_is_saved_at_each_letter_nor_where_nothing_changed(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.field("Activity").setFocus()
    at.press(Key.Key_End, "s", Key.Key_Backspace, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    at.choose("Level", "Consult")
    at.retype("Activity", "Focus")
    assert at.verbs == []
    at.press(Key.Key_Return, Key.Key_Tab)
    assert at.verbs == ["edit_involvement"]


def test_escape_brings_back_what_the_plan_says(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.retype("Activity", "Interviews", Key.Key_Escape, Key.Key_Tab)
    assert at.field("Activity").toPlainText() == "Focus group"
    assert at.verbs == []


def test_no_break_spaces_survive(desk: Callable[[Plan], Desk]) -> None:
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", "Rencontre\u00a0: 2\u00a0h"))
    at.show("Curriculum Design", "Inform")
    at.field("Activity").setFocus()
    at.press(Key.Key_Tab)
    assert at.verbs == []
    at.field("Activity").setFocus()
    at.press(Key.Key_End, "!", Key.Key_Tab)
    assert at.entries("Curriculum Design", "Inform")[0].activity == "Rencontre\u00a0: 2\u00a0h!"


def test_an_entry_goes_to_another_group_and_level(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Needs Assessment", "Consult")
    went: list[tuple[str, int]] = []
    at.panel.went_to.connect(lambda stage_id, column: went.append((stage_id, column)))
    at.choose("Group", "Employers")
    at.choose("Level", "Partnership")
    assert at.entries("Needs Assessment", "Consult") == ()
    (entry,) = at.entries("Needs Assessment", "Partnership")
    assert at.plan.group(entry.group_id).name == "Employers"
    assert went == [(stage_named(at.plan, "Needs Assessment"), 4)]
    assert at.texts()[0] == "Needs Assessment, Partnership"
    assert "Group and institution frame the options and choose among them together, looking for consensus." in (
        at.texts()
    )
    assert QApplication.focusWidget() is at.combo("Level")


@pytest.mark.parametrize(
    ("kind", "numbers", "says"),
    [
        ("Exactly", [7], "Focus group (n=7)"),
        ("From … to …", [20, 30], "Focus group (n=20-30)"),
        ("From … to …", [30, 20], "Focus group (n=20-30)"),
        ("About", [25], "Focus group (n≈25)"),
        ("At least", [10], "Focus group (n=10+)"),
        ("Per cohort", [6], "Focus group (n=6 per cohort)"),
        ("The whole group", [], "All learners: Focus group"),
    ],
)
def test_how_many(desk: Callable[[Plan], Desk], kind: str, numbers: list[int], says: str) -> None:
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", "Focus group"))
    at.show("Curriculum Design", "Inform")
    assert at.seen(QSpinBox) == []
    at.choose("How many", kind)
    for number in numbers:
        at.press(Key.Key_Tab, str(number))
    at.press(Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == says
    assert at.verbs == ["edit_involvement"]
    at.choose("How many", "Not said")
    assert at.field("In the table it says").toPlainText() == "Focus group"


def test_no_number_is_invented(desk: Callable[[Plan], Desk]) -> None:
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", "Newsletter"))
    at.show("Curriculum Design", "Inform")
    at.choose("How many", "Exactly")
    at.press(Key.Key_Tab, Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == "Newsletter"
    assert at.verbs == []


def test_a_number_too_many_is_not_typed(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.number("How many: Number").setFocus()
    at.number("How many: Number").selectAll()
    at.press("99999999", Key.Key_Tab)
    assert at.entries("Needs Assessment", "Consult")[0].count_from == 9_999_999


def test_the_folded_fields(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    assert [button.text() for button in at.seen(QToolButton)] == ["Which level fits?", "More"]
    at.unfold()
    typed = {
        "When": "In May",
        "How often": "Twice",
        "What their input is used for": "The outline",
        "How they hear back": "A letter",
        "In return": "Pay",
        "Hours": "2",
        "Rate per hour (CAD)": "25.50",
        "Who looks after it": "Designer",
        "Why": "They know best",
        "Reference": "Bovill 2017",
    }
    for name, text in typed.items():
        at.retype(name, text, Key.Key_Tab)
    (entry,) = at.entries("Needs Assessment", "Consult")
    assert (entry.timing, entry.how_often, entry.used_for, entry.heard_back) == (
        "In May",
        "Twice",
        "The outline",
        "A letter",
    )
    assert (entry.return_words, entry.return_hours, entry.return_rate) == ("Pay", "2", "25.50")
    assert (entry.lead, entry.why, entry.source) == ("Designer", "They know best", "Bovill 2017")
    assert at.verbs == ["edit_involvement"] * 10
    assert at.seen(QToolButton)[1].text() == "More (10)"
    assert at.field("In the table it says").toPlainText() == "Focus group (n=6)"


def test_a_rate_that_is_no_number_goes_back(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.unfold()
    at.retype("Rate per hour (CAD)", "25", Key.Key_Return)
    at.retype("Rate per hour (CAD)", "a lot", Key.Key_Tab)
    assert at.field("Rate per hour (CAD)").toPlainText() == "25"
    assert [type(error) for error in at.refusals] == [NotANumber]


# Several entries


def entry_list(at: Desk) -> QListWidget:
    return next(found for found in at.seen(QListWidget) if found.accessibleName() == "Entries")


def test_one_of_several_entries_is_picked_and_moved(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    found = entry_list(at)
    assert [found.item(row).text() for row in range(found.count())] == [
        "Learners: Member of design team (n=2)",
        "Employers: Advisory committee (n=4-6)",
        "Learners: Prototype test",
    ]
    at.qtbot.waitUntil(lambda: found.verticalScrollBar().maximum() == 0)
    found.setFocus()
    at.press(Key.Key_Down)
    assert at.field("Activity").toPlainText() == "Advisory committee"
    at.click("Move up")
    at.click("Move up")
    assert [entry.activity for entry in at.entries("Curriculum Design", "Participate")] == [
        "Advisory committee",
        "Member of design team",
        "Prototype test",
    ]
    for _ in range(3):
        at.click("Move down")
    assert [entry.activity for entry in at.entries("Curriculum Design", "Participate")] == [
        "Member of design team",
        "Prototype test",
        "Advisory committee",
    ]
    assert at.verbs == ["move_involvement"] * 3
    assert at.field("Activity").toPlainText() == "Advisory committee"
    assert entry_list(at).currentRow() == 2


def test_a_neighbour_is_picked_when_an_entry_goes(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    entry_list(at).setFocus()
    at.press(Key.Key_Down)
    at.click("Delete")
    assert at.field("Activity").toPlainText() == "Prototype test"
    at.controller.run(do.delete_involvement, involvement_id=at.entries("Curriculum Design", "Participate")[1].id)
    assert at.field("Activity").toPlainText() == "Member of design team"
    at.click("Delete")
    assert "Nothing here yet. An empty cell is fine." in at.texts()
    assert isinstance(focus := QApplication.focusWidget(), QPushButton)
    assert focus.text() == "Add entry"


def test_an_entry_is_added_for_the_group_that_is_set(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.panel.new_entries_for = at.plan.groups[1].id
    at.show("Needs Assessment", "Consult")
    at.click("Add entry")
    assert [at.plan.group(entry.group_id).name for entry in at.entries("Needs Assessment", "Consult")] == [
        "Learners",
        "Employers",
    ]
    assert at.combo("Group").currentText() == "Employers"
    assert at.field("In the table it says").placeholderText() == "Employers"


def test_what_is_half_typed_about_one_entry_is_saved_when_another_is_shown(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    at.retype("Activity", "Design team")
    at.show("Needs Assessment", "Consult")
    assert at.entries("Curriculum Design", "Participate")[0].activity == "Design team"
    assert at.field("Activity").toPlainText() == "Focus group"


# Notes


def notes(at: Desk) -> list[tuple[str, str]]:
    found = [note for note in at.plan.rows("notes").values() if isinstance(note, Note)]
    return sorted((note.text, note.author) for note in found)


def test_a_note_is_written_changed_and_deleted(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.field("Note").setFocus()
    at.press("Ask Ana", Key.Key_Return, "first", Key.Key_Tab)
    assert notes(at) == [("Ask Ana\nfirst", "")]
    (note,) = at.plan.rows("notes").values()
    assert isinstance(note, Note)
    assert (note.stage_id, note.level_id) == (
        stage_named(at.plan, "Needs Assessment"),
        level_named(at.plan, "Consult"),
    )
    assert len(at.seen(QPlainTextEdit)) == 3
    at.retype("Note", "Ask Ben", Key.Key_Tab)
    assert notes(at) == [("Ask Ben", "")]
    at.show("Curriculum Design", "Inform")
    assert at.field("Note").toPlainText() == ""
    at.show("Needs Assessment", "Consult")
    at.retype("Note", "", Key.Key_Tab)
    assert notes(at) == []
    assert at.verbs == ["add_note", "edit_note", "delete_note"]


def test_each_note_has_its_field(desk: Callable[[Plan], Desk]) -> None:
    plan = table_1()
    where = {"stage_id": stage_named(plan, "Needs Assessment"), "level_id": level_named(plan, "Consult")}
    plan = done(plan, do.add_note, text="One", author="Ana & Co", written_at="2026-01-01", **where)
    plan = done(plan, do.add_note, text="Two", author="Ben", written_at="2026-01-02", **where)
    at = desk(plan)
    at.show("Needs Assessment", "Consult")
    assert at.field("Note by Ana & Co").toPlainText() == "One"
    at.field("Note by Ben").setFocus()
    at.press(Key.Key_End, "!")
    at.controller.run(
        do.delete_note, note_id=next(id_ for id_, note in plan.rows("notes").items() if note == note_of(plan, "One"))
    )
    at.panel.finish_typing()
    assert notes(at) == [("Two!", "Ben")]
    assert [field.accessibleName() for field in at.seen(QPlainTextEdit)][2:] == ["Note by Ben"]


def note_of(plan: Plan, text: str) -> Note:
    return next(note for note in plan.rows("notes").values() if isinstance(note, Note) and note.text == text)


def test_a_stage_and_who_decides_in_it_have_notes_of_their_own(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    for column, text in (("", "Ask Ana"), ("Control", "Ask the board"), ("Inform", "Ask Ben")):
        at.show("Needs Assessment", column)
        assert at.field("Note").toPlainText() == ""
        at.retype("Note", text, Key.Key_Tab)
    stage, level = stage_named(at.plan, "Needs Assessment"), level_named(at.plan, "Inform")
    for text, anchor in (
        ("Ask Ana", (stage, None, False)),
        ("Ask the board", (stage, None, True)),
        ("Ask Ben", (stage, level, False)),
    ):
        note = note_of(at.plan, text)
        assert (note.stage_id, note.level_id, note.at_control) == anchor
    at.show("Needs Assessment", "Control")
    at.field("Note").setFocus()
    at.press(Key.Key_End, "!")
    at.show("Needs Assessment")
    assert at.field("Note").toPlainText() == "Ask Ana"
    assert note_of(at.plan, "Ask the board!").at_control
    at.show("Curriculum Design")
    assert at.field("Note").toPlainText() == ""


def test_a_half_typed_note_stays_with_its_cell(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.field("Note").setFocus()
    at.press("Half")
    at.show("Curriculum Design", "Inform")
    assert at.field("Note").toPlainText() == ""
    assert note_of(at.plan, "Half").stage_id == stage_named(at.plan, "Needs Assessment")


# Control


def control_says(at: Desk, stage: str) -> tuple[str, list[str], str]:
    row = at.plan.stage(stage_named(at.plan, stage))
    return row.control, [group.name for group in at.plan.deciders(row.id)], row.control_words


def test_who_decides_is_chosen(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Marketing and Promotion", "Control")
    combo = at.combo("Who decides")
    assert [combo.itemText(row) for row in range(combo.count())] == [
        "Not stated",
        "Institution",
        "Co-led",
        "Learners",
        "Employers",
        "Other words",
    ]
    assert combo.currentText() == "Institution"
    for choice, says in (
        ("Employers", ("group", ["Employers"], "")),
        ("Co-led", ("co-led", [], "")),
        ("Not stated", ("", [], "")),
    ):
        at.choose("Who decides", choice)
        assert control_says(at, "Marketing and Promotion") == says
    assert at.verbs == ["set_control"] * 3


def test_with_whom_is_ticked(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Alumni Community", "Control")
    ticks = next(found for found in at.seen(QListWidget) if found.accessibleName() == "With whom")
    ticks.setFocus()
    at.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert control_says(at, "Alumni Community") == ("co-led", ["Learners", "Employers"], "")
    assert at.field("Own words").placeholderText() == "Co-led with Learners and Employers"
    at.press(Key.Key_Up, Key.Key_Space)
    assert control_says(at, "Alumni Community") == ("co-led", ["Employers"], "")
    at.choose("Who decides", "Institution")
    assert not ticks.isVisible()


def test_own_words(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Alumni Community", "Control")
    at.retype("Own words", "Joint committee", Key.Key_Tab)
    assert control_says(at, "Alumni Community") == ("co-led", [], "Joint committee")
    at.choose("Who decides", "Other words")
    assert control_says(at, "Alumni Community") == ("other", [], "Joint committee")
    at.retype("Own words", "employers", Key.Key_Tab)
    assert control_says(at, "Alumni Community") == ("group", ["Employers"], "")
    at.choose("Who decides", "Not stated")
    at.retype("Own words", "The senate", Key.Key_Tab)
    assert control_says(at, "Alumni Community") == ("other", [], "The senate")
    assert at.combo("Who decides").currentText() == "Other words"
    at.retype("Own words", "", Key.Key_Tab)
    assert control_says(at, "Alumni Community") == ("", [], "")


# While the plan changes elsewhere


def test_a_repaint_leaves_caret_focus_and_what_is_half_typed(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    (entry,) = at.entries("Needs Assessment", "Consult")
    activity = at.field("Activity")
    at.retype("Activity", "Round table")
    activity.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    at.controller.run(do.edit_involvement, involvement_id=entry.id, count_kind="exact", count_from=9)
    assert at.number("How many: Number").value() == 9
    assert (activity.toPlainText(), activity.textCursor().position()) == ("Round table", 6)
    assert QApplication.focusWidget() is activity
    at.press("long ", Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == "Round long table (n=9)"


def test_an_untouched_field_follows_with_its_caret(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    (entry,) = at.entries("Needs Assessment", "Consult")
    activity = at.field("Activity")
    activity.setFocus()
    at.press(Key.Key_End)
    at.controller.run(do.edit_involvement, involvement_id=entry.id, activity="Focus")
    assert (activity.toPlainText(), activity.textCursor().position()) == ("Focus", 5)
    at.controller.undo()
    assert (activity.toPlainText(), activity.textCursor().position()) == ("Focus group", 5)


def test_typing_about_an_entry_that_goes_does_no_harm(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    at.retype("Activity", "Half")
    entry = at.entries("Curriculum Design", "Participate")[0]
    at.controller.run(do.delete_involvement, involvement_id=entry.id)
    assert at.field("Activity").toPlainText() == "Advisory committee"
    at.press(Key.Key_Tab)
    assert (at.verbs, at.refusals) == (["delete_involvement"], [])


def test_nothing_is_saved_while_others_still_hear_of_an_edit(desk: Callable[[Plan], Desk], qtbot: QtBot) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    at.retype("Activity", "Half")
    entry = at.entries("Curriculum Design", "Participate")[0]
    levels = at.plan.levels
    at.controller.run(do.move_involvement, involvement_id=entry.id, level_id=levels[0].id)
    assert at.verbs == ["move_involvement"]
    qtbot.waitUntil(lambda: len(at.verbs) == 2)
    assert [found.activity for found in at.entries("Curriculum Design", "Inform")] == ["Half"]


def test_a_message_about_a_refusal_does_not_ask_twice(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    at.unfold()
    at.controller.refused.connect(lambda _error: at.elsewhere.setFocus())
    at.retype("Hours", "many", Key.Key_Return)
    assert len(at.refusals) == 1


def test_undo_belongs_to_the_window_where_nothing_is_half_typed(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    action = at.window.addAction("Undo")
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(at.controller.undo)
    activity = at.field("Activity")
    at.retype("Activity", "Interviews")
    at.qtbot.keyClick(activity, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.verbs == []
    at.retype("Activity", "Interviews", Key.Key_Return)
    at.qtbot.keyClick(activity, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert at.verbs == ["edit_involvement", "undo"]
    assert activity.toPlainText() == "Focus group"


# Reading, and the eye, the keyboard, the screen reader


def test_a_plan_that_is_open_to_read_is_only_shown(qtbot: QtBot, tmp_path: Path) -> None:
    plan = several()
    reading = PlanController(plan, None, None)
    at = Desk(qtbot, reading)
    asked: list[bool] = []
    reading.asked_to_edit.connect(lambda: asked.append(True))
    at.show("Curriculum Design", "Participate")
    assert all(field.isReadOnly() for field in at.panel.findChildren(QPlainTextEdit))
    assert all(field.isReadOnly() for field in at.panel.findChildren(QSpinBox))
    assert not any(field.isEnabled() for field in at.seen(QComboBox))
    entry_list(at).setFocus()
    at.press(Key.Key_Down)
    assert at.field("Activity").toPlainText() == "Advisory committee"
    reading.start_editing(OpenPlan.new(plan, folder=tmp_path))
    at.retype("Activity", "Board", Key.Key_Tab)
    assert at.field("In the table it says").toPlainText() == "Board (n=4-6)"
    assert asked == []
    reading.close()


def test_every_field_has_a_name_and_a_label(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.panel.ensurePolished()
    for stage, column in (
        ("Curriculum Design", ""),
        ("Curriculum Design", "Participate"),
        ("Alumni Community", "Control"),
    ):
        at.show(stage, column)
        for field in (*at.seen(QPlainTextEdit), *at.seen(QComboBox), *at.seen(QSpinBox), *at.seen(QListWidget)):
            assert field.accessibleName()
            labels = [label.buddy() for label in at.seen(QLabel)]
            assert field in labels or field.parentWidget() in labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in at.panel.findChildren(QLabel))


def test_tab_goes_as_the_eye_does(desk: Callable[[Plan], Desk]) -> None:
    at = desk(several())
    at.show("Curriculum Design", "Participate")
    at.unfold()
    entry_list(at).setFocus()
    order = []
    while (focus := QApplication.focusWidget()) is not at.elsewhere:
        assert focus
        order.append(focus.accessibleName() or getattr(focus, "text", str)())
        at.press(Key.Key_Tab)
    assert order == [
        "Entries",
        "Move up",
        "Move down",
        "Add entry",
        "Delete",
        "In the table it says",
        "Group",
        "Activity",
        "How many",
        "How many: Number",
        "Level",
        "Which level fits?",
        "More",
        "When",
        "How often",
        "What their input is used for",
        "How they hear back",
        "In return",
        "Hours",
        "Rate per hour (CAD)",
        "Who looks after it",
        "Why",
        "Reference",
        "In sentences, say",
        "Note",
    ]
    at.qtbot.keyClick(at.elsewhere, Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is at.field("Note")


def test_long_texts_are_seen_in_full_and_the_panel_stays_narrow(desk: Callable[[Plan], Desk], qtbot: QtBot) -> None:
    long = "A round table with interpreters, childcare and an evening meal " * 3
    at = desk(with_entry(table_1(), "Curriculum Design", "Inform", long))
    at.show("Curriculum Design", "Inform")
    field = at.field("In the table it says")
    qtbot.waitUntil(lambda: field.height() > 4 * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().maximum() == 0
    area = at.panel.findChildren(QAbstractScrollArea)[0]
    assert area.horizontalScrollBar().maximum() == 0
    assert 220 <= at.panel.minimumSizeHint().width() <= 340


def test_the_wheel_does_not_choose(desk: Callable[[Plan], Desk]) -> None:
    at = desk(table_1())
    at.show("Needs Assessment", "Consult")
    for field in (at.combo("Level"), at.combo("How many"), at.number("How many: Number")):
        field.setFocus()
        middle = QPointF(field.rect().center())
        none = Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            none,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
    at.elsewhere.setFocus()
    assert at.verbs == []


def test_text_is_taken_for_plain(desk: Callable[[Plan], Desk]) -> None:
    at = desk(done(blank(), do.add_stage, name="<b>R&D</b>"))
    at.show("<b>R&D</b>", "Inform")
    assert at.texts()[0] == "<b>R&D</b>, Inform"
    assert at.seen(QLabel)[0].textFormat() == Qt.TextFormat.PlainText
