# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The preview of a table: what it shows, what people correct, and that it says so."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.imports.heads import Role
from app.imports.table import Loss, SourceTable, table_of
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.start.import_dialog import ImportDialog, take
from app.views.start.import_parts import SHOWN_ROWS
from tests.builders import LANGUAGE, blank, table_1
from tests.imports.tables import HEADS, TABLE_1, matrix
from tests.imports.test_recognition import table

Make = Callable[..., ImportDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Return a maker of dialogs that are shown."""

    def made(*tables: SourceTable, plan: Plan | None = None) -> ImportDialog:
        dialog = ImportDialog(tables, plan or blank(), LANGUAGE)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return made


def lines(dialog: ImportDialog) -> list[str]:
    return [dialog.not_taken.item(row).text() for row in range(dialog.not_taken.count())]


def chosen(dialog: ImportDialog) -> list[str]:
    return [field.currentText() for field in dialog.preview.fields]


def choose(dialog: ImportDialog, column: int, text: str) -> None:
    """Choose a role with keys, as people do who use no mouse."""
    field = dialog.preview.fields[column]
    field.setFocus()
    field.setCurrentIndex(field.findText(text))
    field.activated.emit(field.currentIndex())


def test_table_1_is_understood_and_everything_is_taken(make: Make) -> None:
    dialog = make(table_of([list(HEADS), *TABLE_1]))
    assert chosen(dialog) == list(HEADS)
    assert dialog.summary.text() == "6 stages (6 new), 7 entries, 2 Control cells. Everything is taken."
    assert not dialog.not_taken.isVisible()
    assert dialog.confirm.isEnabled()
    assert (dialog.heads.value(), dialog.turned.isChecked(), dialog.group_rows.isChecked()) == (1, False, False)


def test_what_is_not_taken_is_listed(make: Make) -> None:
    dialog = make(table("Stage|Consult|Inform|Budget", "Design|Survey|-|100"))
    assert dialog.summary.text() == "1 stage (1 new), 1 entry."
    assert lines(dialog) == [
        "Column 4 “Budget” is left out (1 cell).",
        "“-” stands for nothing, and is left out (1 cell).",
    ]


def test_another_role_is_followed_at_once(make: Make) -> None:
    dialog = make(table("Stage|Consult|Inform|Budget", "Design|Survey||100"))
    choose(dialog, 3, "Note")
    assert dialog.summary.text() == "1 stage (1 new), 1 entry, 1 note. Everything is taken."
    choose(dialog, 0, "Leave out")
    assert dialog.summary.text() == "Choose the column that names the stages."
    assert not dialog.confirm.isEnabled()
    choose(dialog, 3, "Stage")
    assert chosen(dialog) == ["Leave out", "Consult", "Inform", "Stage"]
    assert [stage.name for stage in dialog.proposal.stages] == ["100"]


def test_a_role_is_chosen_by_keys(make: Make, qtbot: QtBot) -> None:
    dialog = make(table("Stage|Consult|Inform|Budget", "Design|Survey||100"))
    field = dialog.preview.fields[3]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.currentText() == "Note"
    assert dialog.proposal.notes == 1


def test_rows_of_heads(make: Make) -> None:
    dialog = make(table("Stage|Consult|Inform", "Design|Survey|", "Build|Poll|"))
    dialog.heads.setValue(2)
    assert [stage.name for stage in dialog.proposal.stages] == ["Build"]
    dialog.heads.setValue(0)
    assert dialog.heads.value() == 0
    choose(dialog, 0, "Stage")
    choose(dialog, 1, "Consult")
    dialog.heads.setValue(1)
    assert chosen(dialog)[:2] == ["Stage", "Consult"]
    assert [stage.name for stage in dialog.proposal.stages] == ["Design", "Build"]


def test_stages_across_and_groups_as_rows(make: Make) -> None:
    dialog = make(table("|Design|Build", "Inform|a|b", "Consult||c"))
    assert dialog.turned.isChecked()
    assert dialog.preview.model.columnCount() == 3
    assert dialog.preview.model.rowCount() == 3
    dialog.turned.setChecked(False)
    assert [stage.name for stage in dialog.proposal.stages] != ["Design", "Build"]
    dialog.turned.setChecked(True)
    assert [stage.name for stage in dialog.proposal.stages] == ["Design", "Build"]
    dialog = make(table("Stage|Inform|Consult", "Design||", "Alumni|a|b", "Staff|a|b"))
    before = len(dialog.proposal.stages)
    dialog.group_rows.setChecked(not dialog.group_rows.isChecked())
    assert len(dialog.proposal.stages) != before


def test_one_of_several_tables(make: Make) -> None:
    dialog = make(table("a|b", "c|d"), table("Stage|Inform|Consult", "Design|a|b"))
    assert dialog.table.currentText() == "Table 2 (2 rows, 3 columns)"
    dialog.table.setCurrentIndex(0)
    dialog.table.activated.emit(0)
    assert [stage.name for stage in dialog.proposal.stages] == ["a", "c"]


def test_nothing_to_take(make: Make) -> None:
    dialog = make(table_of([list(HEADS), *TABLE_1]), plan=table_1())
    assert dialog.summary.text() == "Nothing of this table would be taken."
    assert not dialog.confirm.isEnabled()
    assert lines(dialog)[0] == "Row 2: “Focus group (n=6)” is in the plan already."


def test_it_is_taken_in_one_step(make: Make, control: Callable[[Plan], PlanController]) -> None:
    controller = control(blank())
    before = controller.plan
    dialog = make(table_of([list(HEADS), *TABLE_1]), plan=controller.plan)
    taken = take(dialog.proposal, controller)
    assert taken
    assert taken.edit.verb == "take_table"
    assert matrix(controller.plan) == TABLE_1
    controller.undo()
    assert controller.plan == before


def test_everything_has_a_name_and_tab_reaches_it(make: Make, qtbot: QtBot) -> None:
    dialog = make(table("Stage|Consult|Inform|Budget", "Design|Survey||100"), table("a|b"))
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            inner = widget.parentWidget() in (dialog.heads, dialog.table)
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert named or inner, widget
    assert dialog.preview.fields[3].accessibleName() == "Column 4 “Budget” is for"
    model = dialog.preview.model
    told = model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Row 2, Consult: Survey"
    assert model.data(model.index(1, 2), Qt.ItemDataRole.AccessibleTextRole) == "Row 2, Inform: empty"
    dialog.table.setFocus()
    reached = set()
    for _ in range(20):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert {*dialog.preview.fields, dialog.preview.view, dialog.heads, dialog.confirm, dialog.cancel} <= reached


def test_a_wide_table_scrolls_to_the_column_that_has_the_keyboard(make: Make) -> None:
    dialog = make(table_of([[f"c{column}" for column in range(40)]] * 3))
    last = dialog.preview.fields[-1]
    last.setFocus()
    assert dialog.preview.rect().contains(last.geometry().center())
    assert last.x() == dialog.preview.view.viewport().x() + dialog.preview.view.columnViewportPosition(39)


def test_mark_up_in_a_table_is_text(make: Make) -> None:
    nasty = '<img src="/etc/passwd"><b>bold</b>'
    dialog = make(table_of([["Stage", "Inform", "Control"], [nasty, nasty, nasty]], name=nasty), table("a|b"))
    model = dialog.preview.model
    assert model.data(model.index(1, 0)) == nasty
    tip = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str)
    assert "<img" not in tip
    assert dialog.summary.textFormat() == Qt.TextFormat.PlainText


def test_a_large_table_is_there_at_once_and_says_what_it_does_not_show(make: Make) -> None:
    rows = [[*HEADS, *("more" for _ in range(34))], *([f"Stage {n}", "a", "b", *["c"] * 37] for n in range(1_900))]
    big = table_of(rows, losses=[Loss("rows", 8_100)])
    start = time.process_time()
    dialog = make(big)
    assert time.process_time() - start < 2
    assert dialog.preview.model.rowCount() == SHOWN_ROWS
    assert lines(dialog)[0] == (
        "Only the first 2000 rows of the table are read; the 8100 rows below them are left out."
    )
    assert lines(dialog)[-1] == "1701 more rows are taken, and not shown here."
    start = time.process_time()
    dialog._set_role(8, Role("note"))
    assert time.process_time() - start < 1
