# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Versions: kept, compared, explained, restored; by real keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.errors import UserError, VersionUnreadable
from app.exports.change_report import Since
from app.models.plan import Plan
from app.storage.contents import unpack_plan
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.views.controller import PlanController
from app.views.settings import Settings
from app.views.versions.keep_dialog import KeepDialog
from app.views.versions.versions_page import VersionsPage
from tests.builders import blank, level_named, stage_named, table_1

Key = Qt.Key
NAME = "submitted to the ministry"
SURVEYS = "Marketing and Promotion, Consult: “Surveys (n=25)” became “Surveys (n=40)”."


class Versions:
    """The page in a window, and what it said."""

    def __init__(self, qtbot: QtBot, controller: PlanController, settings: Settings) -> None:
        self.qtbot, self.controller, self.settings = qtbot, controller, settings
        self.said: list[str] = []
        self.undoable: list[str] = []
        self.refusals: list[UserError] = []
        self.page = VersionsPage(controller, settings, "en-CA")
        self.page.said.connect(self.said.append)
        self.page.undo_offered.connect(self.undoable.append)
        controller.refused.connect(self.refusals.append)
        qtbot.addWidget(self.page)
        self.page.resize(830, 420)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def lines(self) -> list[str]:
        kept = self.page.kept.list
        return [kept.item(row).text() for row in range(kept.count())]

    def press(self, name: str) -> None:
        button = self.page.kept.buttons[name]
        button.setFocus()
        self.qtbot.keyClick(button, Key.Key_Return)

    def dialog(self) -> KeepDialog:
        (dialog,) = (found for found in self.page.findChildren(KeepDialog) if found.isVisible())
        return dialog

    def keep(self, name: str, note: str = "", author: str = "") -> None:
        self.press("keep")
        dialog = self.dialog()
        for field, text in ((dialog.name, name), (dialog.note, note), (dialog.author, author)):
            field.selectAll()
            self.qtbot.keyClicks(field, text)
        self.qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    def retype(self, old: str, new: str) -> None:
        plan = self.controller.plan
        entry = next(each.id for each in plan.involvements() if each.activity == old)
        self.controller.run(do.retype_involvement, involvement_id=entry, text=new)

    def compare(self, row: int) -> None:
        self.page.kept.list.setCurrentRow(row)
        self.press("compare")


@pytest.fixture
def versions(qtbot: QtBot, control: Callable[[Plan], PlanController], tmp_path: Path) -> Versions:
    return Versions(qtbot, control(table_1()), Settings(tmp_path))


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_without_a_version_it_says_how_versions_come_to_be(versions: Versions) -> None:
    assert versions.page.kept.empty.isVisible()
    assert versions.page.kept.empty.text() == (
        "Versions keep themselves when you change or export a plan. Keep one by name when you hand in."
    )
    enabled = [name for name, button in versions.page.kept.buttons.items() if button.isEnabled()]
    assert enabled == ["keep"]


def test_a_version_is_kept_with_name_note_and_author(versions: Versions) -> None:
    versions.keep(NAME, "by portal", "Ana")
    (line,) = versions.lines
    name, about, note = line.split("\n")
    assert (name, note) == (NAME, "by portal")
    assert about.endswith(", Ana")
    assert versions.said == [f"Kept as “{NAME}”."]
    assert not versions.page.kept.empty.isVisible()
    (version,) = versions.page.kept.versions
    assert (version.kind, version.author) == ("kept", "Ana")


def test_the_list_stands_on_the_version_that_was_just_kept(versions: Versions) -> None:
    for name in ("first", "second"):
        versions.keep(name)
        current = versions.page.kept.current
        assert current
        assert current.name == name
        assert [item.text().split("\n")[0] for item in versions.page.kept.list.selectedItems()] == [name]
        versions.qtbot.waitUntil(versions.page.kept.list.hasFocus)


def test_the_author_is_asked_once_and_stands_beside_edits_too(versions: Versions) -> None:
    versions.keep("one", author="Ana")
    assert versions.settings.author() == "Ana"
    versions.retype("Surveys", "Surveys (n=40)")
    opened = versions.controller.opened
    assert opened
    assert opened.shelf.history()[-1].author == "Ana"
    versions.press("keep")
    assert versions.dialog().author.text() == "Ana"


def test_a_version_needs_a_name_to_be_kept(versions: Versions) -> None:
    versions.press("keep")
    dialog = versions.dialog()
    assert not dialog.keep.isEnabled()
    versions.qtbot.keyClicks(dialog.name, "  ")
    assert not dialog.keep.isEnabled()
    versions.qtbot.keyClick(dialog, Key.Key_Escape)
    assert versions.lines == []


def test_a_note_that_is_too_long_stays_in_the_dialog(versions: Versions) -> None:
    versions.press("keep")
    dialog = versions.dialog()
    versions.qtbot.keyClicks(dialog.name, NAME)
    dialog.note.setPlainText("x" * 10_001)
    assert not dialog.keep.isEnabled()
    assert "10,001" in dialog.too_long.text() or "10001" in dialog.too_long.text()
    assert dialog.too_long.isVisible()
    dialog.note.setPlainText("x" * 10_000)
    assert dialog.keep.isEnabled()
    assert not dialog.too_long.isVisible()


def test_the_latest_comes_first_and_one_that_kept_itself_can_be_named_later(versions: Versions) -> None:
    versions.keep("first")
    versions.retype("Surveys", "Surveys (n=40)")
    versions.controller.keep_version("exported")
    assert [line.split("\n")[0][:12] for line in versions.lines] == ["Exported on ", "first"]
    versions.page.kept.list.setCurrentRow(0)
    versions.qtbot.keyClick(versions.page.kept.list, Key.Key_F2)
    dialog = versions.dialog()
    assert dialog.name.text() == ""
    assert not dialog.author.isVisible()
    versions.qtbot.keyClicks(dialog.name, NAME)
    versions.qtbot.keyClick(dialog.name, Key.Key_Return)
    assert [line.split("\n")[0] for line in versions.lines] == [NAME, "first"]


def test_what_changed_since_is_told_under_its_stage(versions: Versions) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    comparison = versions.page.comparison
    assert comparison.isVisible()
    assert comparison.head.text() == f"Changed since “{NAME}” (1)"
    assert comparison.text() == (
        f"Changed since “{NAME}” (1)\n\nMarketing and Promotion\n- {SURVEYS} (reason not given)\n"
    )
    versions.qtbot.keyClick(comparison, Key.Key_Escape)
    assert focused() is versions.page.kept.list


def test_nothing_changed(versions: Versions) -> None:
    versions.keep(NAME)
    versions.compare(0)
    assert versions.page.comparison.text() == f"Changed since “{NAME}” (0)\n"


def test_a_reason_is_typed_reached_by_tab_and_stays_after_reopening(
    qtbot: QtBot, tmp_path: Path, versions: Versions
) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    comparison = versions.page.comparison
    ((_, field),) = comparison.fields.items()
    assert field.placeholderText() == "Reason (optional)"
    assert field.accessibleName() == f"Reason (optional): {SURVEYS}"
    for _ in range(4):  # compared with, copy as text, export as a table, the field
        widget = focused()
        assert widget
        qtbot.keyClick(widget, Key.Key_Tab)
    assert focused() is field
    qtbot.keyClicks(field, "Two employers joined")
    qtbot.keyClick(field, Key.Key_Tab)
    controller = versions.controller
    assert [row.text for row in controller.plan.rows("reasons").values()] == ["Two employers joined"]  # type: ignore[union-attr]
    assert controller.save_as(tmp_path / "plan.pplan", replace=False, restore_old=False)
    assert read_plan_file(tmp_path / "plan.pplan").plan == controller.plan
    other = Versions(qtbot, controller, versions.settings)
    other.compare(0)
    assert [each.text() for each in other.page.comparison.fields.values()] == ["Two employers joined"]
    assert f"- {SURVEYS} Reason: Two employers joined\n" in other.page.comparison.text()


def test_undoing_a_reason_empties_its_field(versions: Versions) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    (field,) = versions.page.comparison.fields.values()
    versions.qtbot.keyClicks(field, "Why")
    versions.qtbot.keyClick(field, Key.Key_Return)
    versions.controller.undo()
    assert field.text() == ""


def test_a_half_typed_reason_survives_a_change_of_the_plan(versions: Versions) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    (field,) = versions.page.comparison.fields.values()
    versions.qtbot.keyClicks(field, "Half a rea")
    versions.controller.run(do.add_stage, name="Another")
    assert sorted(each.text() for each in versions.page.comparison.fields.values()) == ["", "Half a rea"]


def test_a_version_without_a_name_asks_for_no_reasons(versions: Versions) -> None:
    versions.controller.keep_version("exported")
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    comparison = versions.page.comparison
    assert comparison.fields == {}
    assert comparison.findChildren(QPlainTextEdit) == []
    assert comparison.text().endswith(f"- {SURVEYS}\n")


def test_two_versions_are_compared_from_the_earlier_to_the_later(versions: Versions) -> None:
    versions.keep("first")
    versions.retype("Surveys", "Surveys (n=40)")
    versions.keep("second")
    versions.controller.run(do.add_stage, name="Another")
    for row in (0, 1):
        versions.compare(row)
        comparison = versions.page.comparison
        comparison.other.setFocus()
        versions.qtbot.keyClick(comparison.other, Key.Key_Down)
        assert comparison.head.text() == "Changed from “first” to “second” (1)"
        assert SURVEYS in comparison.text()
        versions.qtbot.keyClick(comparison, Key.Key_Escape)


def test_the_report_is_copied_as_plain_text(versions: Versions) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "<img src='x'> & co (n=40)")
    versions.compare(0)
    versions.qtbot.keyClick(versions.page.comparison.copy, Key.Key_Return)
    assert "became “<img src='x'> & co (n=40)”. (reason not given)" in QGuiApplication.clipboard().text()
    assert versions.said[-1] == "Copied as text."


def test_restoring_is_one_edit_that_undo_takes_back(versions: Versions) -> None:
    versions.keep(NAME)
    as_kept = versions.controller.plan
    versions.retype("Surveys", "Surveys (n=40)")
    versions.controller.run(do.add_stage, name="Another")
    before = versions.controller.plan
    versions.page.kept.list.setCurrentRow(0)
    versions.press("restore")
    assert versions.controller.plan == as_kept
    assert versions.undoable == [f"Restored “{NAME}”. What the plan said before is kept."]
    assert versions.page.kept.versions[0].kind == "replaced"
    versions.controller.undo()
    assert versions.controller.plan == before


def test_reasons_stay_when_a_version_is_restored(versions: Versions) -> None:
    versions.keep(NAME)
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    (field,) = versions.page.comparison.fields.values()
    versions.qtbot.keyClicks(field, "Why")
    versions.qtbot.keyClick(versions.page.comparison, Key.Key_Escape)
    reasons = versions.controller.plan.rows("reasons")
    assert reasons
    versions.press("restore")
    assert versions.controller.plan.rows("reasons") == reasons


def test_restoring_what_the_plan_says_anyway_says_so(versions: Versions) -> None:
    versions.keep(NAME)
    versions.press("restore")
    assert versions.undoable == []
    assert versions.said[-1] == f"The plan says what “{NAME}” says."


def test_export_and_a_new_plan_take_what_the_version_says(versions: Versions) -> None:
    versions.keep(NAME)
    as_kept = versions.controller.plan
    versions.retype("Surveys", "Surveys (n=40)")
    asked: list[object] = []
    versions.page.export_requested.connect(lambda plan, title: asked.append((plan, title)))
    versions.page.new_plan_requested.connect(asked.append)
    versions.press("export")
    versions.press("new_from")
    assert asked == [(as_kept, NAME), as_kept]


def test_a_version_with_a_name_is_deleted_only_after_a_question(versions: Versions) -> None:
    versions.keep(NAME)
    for way, left in ((1, 1), (0, 0)):
        versions.page.kept.list.setFocus()
        versions.qtbot.keyClick(versions.page.kept.list, Key.Key_Delete)
        banner = versions.page.kept.banners.shown("delete")
        assert banner
        assert banner.label.text().startswith(f"Delete “{NAME}”?")
        assert focused() is banner.buttons[1]
        versions.qtbot.keyClick(banner.buttons[way], Key.Key_Return)
        assert len(versions.page.kept.versions) == left
    assert focused() is versions.page.kept.buttons["keep"]


def test_a_version_that_kept_itself_goes_at_once(versions: Versions) -> None:
    versions.controller.keep_version("exported")
    versions.press("delete")
    assert versions.lines == []
    assert versions.said[-1].startswith("“Exported on ")
    assert versions.said[-1].endswith("” is no longer kept.")


def test_delete_on_a_button_deletes_nothing(versions: Versions) -> None:
    versions.controller.keep_version("exported")
    export = versions.page.kept.buttons["export"]
    export.setFocus()
    versions.qtbot.keyClick(export, Key.Key_Delete)
    assert len(versions.lines) == 1


def test_what_changes_on_the_shelf_goes_into_the_file(versions: Versions, tmp_path: Path) -> None:
    path = tmp_path / "plan.pplan"
    assert versions.controller.save_as(path, replace=False, restore_old=False)
    versions.keep(NAME)
    assert versions.controller.saved_state == "saving"
    assert versions.controller.publish()
    assert [version.name for version in read_plan_file(path).versions] == [NAME]


def test_a_version_that_cannot_be_read_is_told_of(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    versions.keep(NAME)
    opened = versions.controller.opened
    assert opened

    def unreadable(_version_id: str) -> Plan:
        raise VersionUnreadable

    monkeypatch.setattr(opened.shelf, "plan_in", unreadable)
    for name in ("restore", "export", "new_from", "compare"):
        versions.press(name)
    assert len(versions.refusals) == 4


@pytest.fixture
def reading(tmp_path: Path, qtbot: QtBot) -> Versions:
    """Return the page of a plan that came with its past, and is open to read."""
    opened = OpenPlan.new(table_1(), folder=tmp_path / "working", author="Ana")
    opened.shelf.keep(opened.plan, "kept", name=NAME, author="Ana")
    surveys = next(each.id for each in opened.plan.involvements() if each.activity == "Surveys")
    opened.run(do.retype_involvement, involvement_id=surveys, text="Surveys (n=40)")
    opened.save_as(tmp_path / "plan.pplan")
    opened.close()
    return Versions(qtbot, PlanController(opened.plan, None, tmp_path / "plan.pplan"), Settings(tmp_path))


def test_while_reading_versions_are_shown_and_nothing_can_be_changed(reading: Versions) -> None:
    assert [line.split("\n")[0] for line in reading.lines] == [NAME]
    reading.page.kept.list.setCurrentRow(0)
    enabled = [name for name, button in reading.page.kept.buttons.items() if button.isEnabled()]
    assert enabled == ["compare", "export", "new_from"]
    for key in (Key.Key_Delete, Key.Key_F2):
        reading.qtbot.keyClick(reading.page.kept.list, key)
    assert reading.page.findChildren(KeepDialog) == []
    assert len(reading.lines) == 1
    exported: list[Plan] = []
    reading.page.export_requested.connect(lambda plan, _title: exported.append(plan))
    reading.press("export")
    assert exported == [table_1_as_in(reading)]
    reading.compare(0)
    assert SURVEYS in reading.page.comparison.text()
    assert [field.isReadOnly() for field in reading.page.comparison.fields.values()] == [True]


def table_1_as_in(versions: Versions) -> Plan:
    """Return what the only version of a file says, told from the file alone."""
    path = versions.controller.path
    assert path
    return unpack_plan(read_plan_file(path).versions[0].content)


def test_while_reading_the_changes_are_told(reading: Versions) -> None:
    reading.page.tabs.setCurrentIndex(1)
    changes = reading.page.changes
    assert [changes.list.item(row).text().split("\n")[-1] for row in range(changes.list.count())] == ["Today", SURVEYS]
    reading.qtbot.keyClick(changes.restore, Key.Key_Return)
    assert SURVEYS not in changes.list.item(0).text()
    assert changes.list.count() == 2


def test_a_file_that_says_something_else_by_now_tells_no_past(reading: Versions) -> None:
    controller = PlanController(blank(), None, reading.controller.path)
    page = VersionsPage(controller, reading.settings, "en-CA")
    reading.qtbot.addWidget(page)
    assert page.kept.versions == []
    gone = PlanController(blank(), None, Path("/nowhere/plan.pplan"))
    assert VersionsPage(gone, reading.settings, "en-CA", page).kept.versions == []


def test_nothing_is_cut_on_a_small_screen(versions: Versions) -> None:
    """The page beside the rail in a window of 911 by 512."""
    assert versions.page.minimumSizeHint().width() <= 830
    assert versions.page.minimumSizeHint().height() <= 420
    versions.keep("W" * 300, "note " * 100)
    kept = versions.page.kept.list
    needed = kept.visualItemRect(kept.item(0))
    assert needed.width() <= kept.viewport().width()
    assert needed.height() > 10 * kept.fontMetrics().lineSpacing()


def test_the_cell_history_of_a_cell(versions: Versions) -> None:
    versions.retype("Surveys", "Surveys (n=40)")
    versions.controller.run(do.add_stage, name="Another")
    plan = versions.controller.plan
    versions.page.show_cell_history(stage_named(plan, "Marketing and Promotion"), level_named(plan, "Consult"))
    changes = versions.page.changes
    assert changes.isVisible()
    assert changes.only.text() == "Only Marketing and Promotion, Consult"
    assert [changes.list.item(row).text().split("\n")[-1] for row in range(changes.list.count())] == ["Today", SURVEYS]
    versions.qtbot.keyClick(changes.all, Key.Key_Return)
    assert changes.list.count() == 3
    assert not changes.only.isVisible()


def test_what_changed_is_asked_to_be_exported_with_its_reasons(versions: Versions) -> None:
    versions.keep(NAME)
    before = versions.controller.plan
    versions.retype("Surveys", "Surveys (n=40)")
    versions.compare(0)
    comparison = versions.page.comparison
    ((_, field),) = comparison.fields.items()
    field.setPlainText("Two employers joined")
    asked: list[tuple[Plan, Since]] = []
    versions.page.changes_requested.connect(lambda plan, since: asked.append((plan, since)))
    comparison.export.click()
    ((after, since),) = asked
    assert after == versions.controller.plan
    assert (since.plan, since.name) == (before, NAME)
    assert list((since.reasons or {}).values()) == ["Two employers joined"]
