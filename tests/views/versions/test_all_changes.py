# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""All changes: day by day, and an earlier value restored by a key."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidgetItem
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.storage.history import PastEdit
from app.views.controller import PlanController
from app.views.versions.all_changes import AllChanges
from tests.builders import stage_named, table_1

Key = Qt.Key
Role = Qt.ItemDataRole


class Changes:
    """The list in a window."""

    def __init__(self, qtbot: QtBot, controller: PlanController) -> None:
        self.qtbot, self.controller = qtbot, controller
        self.page = AllChanges(controller, "en-CA")
        self.undoable: list[str] = []
        self.page.undo_offered.connect(self.undoable.append)
        qtbot.addWidget(self.page)
        self.page.resize(600, 400)

    def show(self) -> None:
        with self.qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def items(self) -> list[QListWidgetItem]:
        return [self.page.list.item(row) for row in range(self.page.list.count())]

    @property
    def lines(self) -> list[str]:
        return [item.text().partition("\n")[2] or item.text() for item in self.items]


@pytest.fixture
def changes(qtbot: QtBot, control: Callable[[Plan], PlanController]) -> Changes:
    return Changes(qtbot, control(table_1()))


def with_history(changes: Changes, monkeypatch: pytest.MonkeyPatch, *edits: PastEdit) -> None:
    opened = changes.controller.opened
    assert opened
    monkeypatch.setattr(opened.shelf, "history", lambda: list(edits))


def test_nothing_changed_yet(changes: Changes) -> None:
    changes.show()
    assert changes.page.empty.text() == "Nothing was changed yet."
    assert changes.page.empty.isVisible()
    assert not changes.page.list.isVisible()
    assert not changes.page.restore.isEnabled()


def test_days_are_headings_and_times_stand_before_names(changes: Changes, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    days = [now - timedelta(days=days) for days in (400, 1, 0)]
    edits = [
        PastEdit(day.isoformat(), author, "add_stage", ()) for day, author in zip(days, ("", "Ana", ""), strict=True)
    ]
    with_history(changes, monkeypatch, *edits)
    changes.show()
    local = days[0].astimezone()
    months = "January February March April May June July August September October November December".split()
    time = f"{local:%H:%M}"
    assert [item.text() for item in changes.items] == [
        "Today",
        f"{time}  somebody: adding a stage",
        "Yesterday",
        f"{time}  Ana: adding a stage",
        f"{local.day} {months[local.month - 1]} {local.year}",
        f"{time}  somebody: adding a stage",
    ]
    assert not changes.items[0].flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_time_that_is_none_is_said_to_be_unknown(changes: Changes, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = [PastEdit(text, "", "made_up", ()) for text in ("", "soon", "0001-01-01T00:00:00+14:00")]
    with_history(changes, monkeypatch, *edits)
    changes.show()
    assert [item.text() for item in changes.items] == ["Nobody knows when", *["somebody: made_up"] * 3]


def test_a_name_is_text_and_never_mark_up(changes: Changes, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC).isoformat()
    with_history(changes, monkeypatch, PastEdit(now, "<img src='file:///etc/passwd'>", "<b>", ()))
    changes.show()
    assert changes.items[1].text().endswith("<img src='file:///etc/passwd'>: <b>")
    labels = changes.page.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert not changes.items[1].toolTip()


def test_an_earlier_value_is_restored_by_the_keyboard(changes: Changes) -> None:
    stage_id = stage_named(changes.controller.plan, "Marketing and Promotion")
    changes.controller.run(do.rename_stage, stage_id=stage_id, name="Marketing")
    changes.controller.run(do.add_stage, name="Another")
    changes.show()
    assert not changes.page.restore.isEnabled()  # what was added has no earlier value
    changes.page.list.setFocus()
    changes.qtbot.keyClick(changes.page.list, Key.Key_Down)
    assert changes.page.restore.isEnabled()
    changes.qtbot.keyClick(changes.page.list, Key.Key_Tab)
    assert changes.page.restore.hasFocus()
    changes.qtbot.keyClick(changes.page.restore, Key.Key_Return)
    assert changes.controller.plan.stage(stage_id).name == "Marketing and Promotion"
    assert changes.lines[1] == "Name: was “Marketing”, now “Marketing and Promotion”."
    assert changes.undoable == ["The earlier value is restored."]
    assert changes.page.current
    assert changes.page.current.sentence == "Name: was “Marketing and Promotion”, now “Marketing”."
    changes.controller.undo()
    assert changes.controller.plan.stage(stage_id).name == "Marketing"


def test_two_hundred_are_shown_and_older_ones_when_asked(changes: Changes, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC).isoformat()
    with_history(changes, monkeypatch, *[PastEdit(now, f"Author {number}", "add_stage", ()) for number in range(250)])
    changes.show()
    assert len(changes.items) == 201
    assert changes.page.older.isVisible()
    changes.qtbot.keyClick(changes.page.older, Key.Key_Return)
    assert len(changes.items) == 251
    assert not changes.page.older.isVisible()
    assert "Author 0:" in changes.items[-1].text()


def test_the_history_of_control(changes: Changes) -> None:
    stage_id = stage_named(changes.controller.plan, "Curriculum Design")
    changes.controller.run(do.rename_stage, stage_id=stage_id, name="Design")
    changes.show()
    changes.page.show_cell((stage_id, None))
    assert changes.page.only.text() == "Only Design, Control"
    assert changes.page.empty.text() == "Nothing was changed in this cell."
    changes.controller.run(do.set_control, stage_id=stage_id, control="co-led")
    assert changes.lines == ["Today", "Design: Control: was Not stated, now Co-led."]


def test_a_cell_that_is_gone_has_no_name(changes: Changes) -> None:
    stage_id = stage_named(changes.controller.plan, "Curriculum Design")
    changes.show()
    changes.page.show_cell((stage_id, None))
    changes.controller.run(do.delete_stage, stage_id=stage_id)
    assert changes.page.only.text() == "something that is gone"
    assert changes.lines == ["Today", "Stage “Curriculum Design” was deleted with its 1 entry."]


def test_each_line_tells_a_screen_reader_who_and_what(changes: Changes) -> None:
    changes.controller.run(do.edit_project, title="New", funder="Ministry")
    changes.show()
    _, first, second = changes.items
    assert first.text().count("\n") == 1
    assert second.text() == "Funder: was empty, now “Ministry”."
    for item in (first, second):
        assert "somebody: changing the plan's properties. " in item.data(Role.AccessibleTextRole)
    assert changes.page.list.accessibleName() == "All changes"
