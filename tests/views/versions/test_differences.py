# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window that tells what differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.merge import merge
from app.models.plan import Plan
from app.storage.meeting import Meeting
from app.storage.reading import PlanFile
from app.views.versions.differences import DifferencesDialog, of_meeting
from tests.builders import LANGUAGE, blank, done, table_1


def titled(plan: Plan, title: str, organisation: str = "") -> Plan:
    return done(plan, do.edit_project, title=title, organisation=organisation)


def met(ancestor: Plan | None, mine: Plan, theirs: Plan) -> Meeting:
    merged = merge(ancestor, mine, theirs) if ancestor else None
    return Meeting(outcome="asked", file=PlanFile(theirs, ()), mine=mine, plan=theirs, merged=merged)


def test_what_clashes_comes_first_and_then_all_that_the_others_did() -> None:
    plan = titled(blank(), "Before")
    sections = of_meeting(met(plan, titled(plan, "Mine"), titled(plan, "Theirs", "College")), LANGUAGE)
    assert [heading for heading, _ in sections][:2] == ["Where the two sides clash", "Everything that they changed"]
    first = " ".join(sections[0][1])
    assert "Mine" in first
    assert "Theirs" in first
    rest = " ".join(line for _, lines in sections[2:] for line in lines)
    assert "College" in rest
    assert "Before" in rest


def test_without_a_common_state_the_two_are_told_side_by_side() -> None:
    mine = titled(blank(), "Mine")
    sections = of_meeting(met(None, mine, titled(mine, "Theirs")), LANGUAGE)
    told = " ".join(line for _, lines in sections for line in lines)
    assert "Mine" in told
    assert "Theirs" in told
    assert "Where the two sides clash" not in [heading for heading, _ in sections]


def test_two_that_say_the_same(qtbot: QtBot) -> None:
    plan = table_1()
    dialog = DifferencesDialog("From this plan to the copy:", of_meeting(met(None, plan, plan), LANGUAGE), LANGUAGE)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "The two say the same."


def test_text_of_a_plan_is_never_mark_up(qtbot: QtBot) -> None:
    evil = '<img src="http://example.org/x.png"><b>bold</b>'
    dialog = DifferencesDialog(f"From {evil}", [(evil, [evil, "two\nlines"]), ("Next", ["last"])], LANGUAGE)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().splitlines() == [evil, evil, "two lines", "", "Next", "last"]
    assert "<b>bold" not in dialog.text.document().toHtml()
    assert [label.textFormat() for label in dialog.findChildren(QLabel)] == [Qt.TextFormat.PlainText]
