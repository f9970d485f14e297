# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The rail: names of pages, by keyboard and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.views.plan.rail import Rail

Key = Qt.Key


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    window = QWidget()
    rail = Rail("Pages")
    for key, text in (("matrix", "Matrix"), ("versions", "Versions & more"), ("questions", "Questions")):
        rail.add_page(key, text)
    row = QHBoxLayout(window)
    row.addWidget(rail)
    row.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rail.keeping_the_window = window  # type: ignore[attr-defined]
    return rail


def checked(rail: Rail) -> list[str]:
    return [key for key, button in rail.buttons.items() if button.isChecked()]


def test_the_first_page_is_shown_to_begin_with(rail: Rail) -> None:
    assert checked(rail) == ["matrix"]
    assert rail.accessibleName() == "Pages"
    assert [button.accessibleName() for button in rail.buttons.values()] == ["Matrix", "Versions & more", "Questions"]
    assert rail.buttons["versions"].text() == "Versions && more"


def test_arrows_go_round_and_enter_chooses(rail: Rail, qtbot: QtBot) -> None:
    chosen: list[str] = []
    rail.page_chosen.connect(chosen.append)
    buttons = rail.buttons
    buttons["matrix"].setFocus()
    qtbot.keyClick(buttons["matrix"], Key.Key_Down)
    assert buttons["versions"].hasFocus()
    assert checked(rail) == ["matrix"]
    qtbot.keyClick(buttons["versions"], Key.Key_Return)
    assert (chosen, checked(rail)) == (["versions"], ["versions"])
    qtbot.keyClick(buttons["versions"], Key.Key_Up)
    qtbot.keyClick(buttons["matrix"], Key.Key_Up)
    assert buttons["questions"].hasFocus()
    qtbot.keyClick(buttons["questions"], Key.Key_Space)
    assert chosen == ["versions", "questions"]


def test_the_rail_is_one_tab_stop(rail: Rail, qtbot: QtBot) -> None:
    rail.show_page("versions")
    line = rail.window().findChild(QLineEdit)
    assert line
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Tab)
    assert rail.buttons["versions"].hasFocus()
    qtbot.keyClick(rail.buttons["versions"], Key.Key_Tab)
    assert line.hasFocus()


def test_a_click_chooses_and_leaves_the_keyboard_where_it_was(rail: Rail, qtbot: QtBot) -> None:
    line = rail.window().findChild(QLineEdit)
    assert line
    line.setFocus()
    with qtbot.waitSignal(rail.page_chosen) as chosen:
        qtbot.mouseClick(rail.buttons["questions"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["questions"]
    assert line.hasFocus()


def test_showing_a_page_does_not_choose_it_and_keeps_the_width(rail: Rail) -> None:
    chosen: list[str] = []
    rail.page_chosen.connect(chosen.append)
    before = rail.sizeHint().width()
    rail.show_page("versions")
    assert (chosen, checked(rail)) == ([], ["versions"])
    assert rail.sizeHint().width() == before
