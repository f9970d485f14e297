# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The whole table on the clipboard: as the grid shows it, in the forms that others take."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.revisions import extended
from app.views import questions
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import a_plan, table_1
from tests.exports import published
from tests.exports.readers import WebPage


def opened(desk: Desk, folder: Path, plan: Plan) -> MainWindow:
    path = folder / "plan.pplan"
    path.write_bytes(encode(plan, extended((), written_at="", author="")))
    desk.open_path(path)
    return desk.windows[0]


def copied(window: MainWindow, action: str) -> tuple[str, str]:
    """Take an action; return the HTML and the text that are on the clipboard then."""
    QGuiApplication.clipboard().setText("before")
    window.actions_by_name[action].trigger()
    data = QGuiApplication.clipboard().mimeData()
    return data.html(), data.text()


def test_the_table_is_copied_in_two_forms_and_the_foot_says_so(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, tmp_path, table_1())
    html, text = copied(window, "copy_table")
    page = WebPage(html)
    assert page.rows[2:] == [list(row) for row in published.ROWS]
    assert page.others == [f"{published.CAPTION} {published.CREDIT}"]
    assert text.splitlines()[2] == "Needs Assessment\t\tFocus group (n=6)\t\t\t"
    assert window.statusBar().currentMessage() == "Table copied: 6 stages. Paste it into Word."


def test_plain_text_is_text_alone(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, tmp_path, table_1())
    html, text = copied(window, "copy_as_text")
    assert html == ""
    assert text.splitlines()[:4] == [
        f"{published.CAPTION} {published.CREDIT}", "", "Needs Assessment", "  Consult: Focus group (n=6)",
    ]  # fmt: skip
    assert window.statusBar().currentMessage() == "Copied as text: 6 stages. Paste it into a form or an email."


def test_only_the_groups_that_the_grid_shows_are_copied(desk: Desk, tmp_path: Path) -> None:
    plan = a_plan(stages=3, groups=2)
    window = opened(desk, tmp_path, plan)
    assert window.pages
    whole, _ = copied(window, "copy_table")
    window.pages.matrix.groups_bar.show_only(plan.groups[1].id)
    html, _ = copied(window, "copy_table")
    entries = [cell for row in WebPage(html).rows[2:] for cell in row[1:] if cell]
    assert entries == ["Activity 2 (n=2)", "Activity 4 (n=4)", "Activity 6 (n=6)"]
    assert WebPage(html).others[0].startswith("Participation by project stage: Group 2.")
    assert len([cell for row in WebPage(whole).rows[2:] for cell in row[1:] if cell]) == 6
    assert window.statusBar().currentMessage() == "Table copied: 3 stages, the groups shown. Paste it into Word."


def test_what_is_half_typed_is_copied_too(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    window = desk.open_new(table_1())
    assert window
    assert window.page
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.grid.setCurrentIndex(window.page.model.index(0, 1))
    window.page.take_keyboard()
    QTest.keyClicks(window.page.grid, "N")
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, "otice")
    html, _ = copied(window, "copy_table")
    assert WebPage(html).rows[2][:3] == ["Needs Assessment", "Notice", "Focus group (n=6)"]


def test_groups_across_are_copied_across(desk: Desk, tmp_path: Path) -> None:
    plan = a_plan(stages=1, groups=2)
    window = opened(desk, tmp_path, plan)
    window.actions_by_name["groups_across"].trigger()
    html, _ = copied(window, "copy_table")
    heads = [cell for row in WebPage(html).rows[:2] for cell in row]
    assert {"Learners", "Group 2"} <= set(heads)
    assert "Inform" not in heads


def test_a_plan_without_a_stage_has_nothing_to_copy(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, tmp_path, a_plan(stages=0))
    QGuiApplication.clipboard().setText("kept")
    window.actions_by_name["copy_table"].trigger()
    assert QGuiApplication.clipboard().text() == "kept"
    assert window.statusBar().currentMessage() == "There is no stage to copy yet."


def test_the_toolbar_has_it_in_words(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, tmp_path, table_1())
    (bar,) = window.findChildren(QToolBar)
    names = [action.text() for action in bar.actions() if not action.isSeparator()]
    assert names.index("Copy ta&ble") == names.index("Te&xt for a portal") - 1 == names.index("&Export…") - 2
    assert bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert window.actions_by_name["copy_table"].toolTip() == "Paste it into Word, Google Docs or an email"
