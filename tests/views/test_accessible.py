# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A walk through every page and dialog as a screen reader, the eye and the keyboard find them, in three schemes."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import operations as do
from app.views import questions
from app.views.plan.rail import Rail
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, a_plan
from tests.views.walk import DIALOGS, PAGES

Role = QAccessible.Role
CONTROLS = {
    Role.Button, Role.PushButton, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.Table, Role.List, Role.Tree, Role.PageTab, Role.Link, Role.Cell,
    Role.ListItem, Role.TreeItem, Role.ColumnHeader, Role.RowHeader, Role.MenuItem,
}  # fmt: skip
TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
LEAST_CONTRAST = 4.5


_Of = QPalette.ColorRole
_INKS = (_Of.Text, _Of.WindowText, _Of.ButtonText, _Of.ToolTipText, _Of.PlaceholderText, _Of.BrightText, _Of.Mid)
_GROUNDS = (_Of.Window, _Of.Base, _Of.AlternateBase, _Of.Button, _Of.ToolTipBase, _Of.Light, _Of.Midlight, _Of.Dark)


def light() -> QPalette:
    return QPalette(QColor("#efefef"))


def dark() -> QPalette:
    palette = QPalette(QColor("#2d2d2d"))
    colours = {
        QPalette.ColorRole.Base: "#1e1e1e", QPalette.ColorRole.AlternateBase: "#262626",
        QPalette.ColorRole.Highlight: "#2a72b5", QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.Link: "#7ab8ff", QPalette.ColorRole.ToolTipBase: "#3a3a2c",
        QPalette.ColorRole.ToolTipText: "#f0f0f0", QPalette.ColorRole.PlaceholderText: "#a8a8a8",
    }  # fmt: skip
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Active, role, QColor("#f0f0f0"))
        palette.setColor(QPalette.ColorGroup.Inactive, role, QColor("#f0f0f0"))
    return palette


def high_contrast() -> QPalette:
    colours = {QPalette.ColorRole.Highlight: "yellow", QPalette.ColorRole.HighlightedText: "black"}
    colours |= dict.fromkeys((QPalette.ColorRole.Link, QPalette.ColorRole.LinkVisited), "cyan")
    colours |= dict.fromkeys(_INKS, "white") | dict.fromkeys(_GROUNDS, "black")
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    return palette


SCHEMES: dict[str, Callable[[], QPalette]] = {"light": light, "dark": dark, "high contrast": high_contrast}


# As a screen reader finds it


def within(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield an interface and all that is inside it and can be seen."""
    yield interface
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child and child.isValid() and not child.state().invisible:
            yield from within(child)


def nameless(top: QWidget) -> list[str]:
    """Return the controls that have no name."""
    interface = QAccessible.queryAccessibleInterface(top)
    assert interface
    found = []
    for each in within(interface):
        control = each.object()
        inner = isinstance(control, QWidget) and isinstance(
            control.parentWidget(), (QComboBox, QAbstractSpinBox, QHeaderView)
        )
        if each.role() in CONTROLS and not inner and not each.text(QAccessible.Text.Name).strip():
            found.append(f"{each.role().name} {control!r} in {control.parent() if control else None!r}")
    return found


# As the eye finds it


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_within(image: QImage, place: QRect) -> float:
    """Return how much the letters stand out: the strongest contrast of a dot with what most dots are."""
    place = place.intersected(image.rect())
    dots = Counter(
        image.pixel(x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )
    if not dots:
        return 21.0
    ground = QColor.fromRgb(dots.most_common(1)[0][0])
    return max(contrast(ground, QColor.fromRgb(dot)) for dot in dots)


def faint(top: QWidget) -> list[str]:
    """Return the labels and buttons whose words are hard to read; what cannot be used may be."""
    image = top.grab().toImage()
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible() or not widget.isEnabled():
            continue
        text = widget.text().strip()
        place = QRect(widget.mapTo(top, QPoint()), widget.size()).adjusted(4, 2, -4, -2)
        if text and image.rect().contains(place) and widget.visibleRegion().contains(widget.rect().center()):
            ratio = contrast_within(image, place)
            if ratio < LEAST_CONTRAST:
                found.append(f"{type(widget).__name__} “{text}” {ratio:.1f}")
    return found


# As the keyboard finds it


def out_of_reach(top: QWidget) -> list[str]:
    """Return the controls that no key leads to."""
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, (QAbstractButton, QAbstractItemView, *TYPED_IN)) or not widget.isVisible():
            continue
        if not widget.isEnabled() or widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy():
            continue
        parent = widget.parentWidget()
        # Tools stand in the menus too; arrows go along the rail; radio buttons and parts of a control belong to it.
        in_another = isinstance(parent, (QToolBar, Rail, QComboBox, QAbstractSpinBox, QAbstractItemView))
        if isinstance(widget, QRadioButton) and parent:
            in_another |= any(each.isChecked() for each in parent.findChildren(QRadioButton))
        by_a_key = isinstance(widget, QHeaderView) or (isinstance(widget, QToolButton) and widget.defaultAction())
        if not in_another and not by_a_key and widget.objectName() != "qt_menubar_ext_button":
            found.append(f"{type(widget).__name__} “{widget.accessibleName()}” in {type(parent).__name__}")
    return found


def assert_accessible(top: QWidget) -> None:
    assert nameless(top) == []
    assert faint(top) == []
    assert out_of_reach(top) == []


@pytest.fixture(params=SCHEMES)
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    before = QPalette(qapp.palette())
    qapp.setPalette(SCHEMES[request.param]())
    made = Desk(tmp_path / "data", LANGUAGE)
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for window in list(made.windows):
        window.close()
    qapp.setPalette(before)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    made = desk.open_new(a_plan(stages=4, groups=3))
    assert made
    made.resize(1366, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str, window: MainWindow, qtbot: QtBot) -> None:
    PAGES[name](window)
    qtbot.wait(60)
    assert_accessible(window)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(name: str, window: MainWindow) -> None:
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            assert_accessible(dialog)
            seen.append(dialog.windowTitle())
        finally:
            dialog.reject()

    QTimer.singleShot(60, look)
    DIALOGS[name](window)
    assert seen


def test_the_first_page(desk: Desk, qtbot: QtBot) -> None:
    window = desk.empty_window()
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(30)
    assert_accessible(window)


def test_a_cell_says_where_it_is_and_what_stands_there(window: MainWindow) -> None:
    assert window.page
    interface = QAccessible.queryAccessibleInterface(window.page.grid)
    assert interface
    names = [each.text(QAccessible.Text.Name) for each in within(interface) if each.role() == Role.Cell]
    assert "Stage 1, Consult: Learners: Activity 1 (n=1)" in names
    assert "Stage 1, Inform: empty" in names


def spoken(window: MainWindow, row: int, column: int) -> str:
    assert window.page
    return str(window.page.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_cell_says_that_there_are_notes_and_questions(window: MainWindow) -> None:
    assert window.controller
    assert window.pages
    plan, run = window.controller.plan, window.controller.run
    stage, (inform, consult, *_) = plan.stages[0], plan.levels
    window.pages.asking.now()
    assert spoken(window, 0, 5) == "Stage 1, Control: empty. 1 question."
    place = {"stage_id": stage.id, "written_at": "", "author": ""}
    run(do.add_note, **place, level_id=inform.id, text="Ask them")
    run(do.add_note, **place, level_id=consult.id, text="One")
    run(do.add_note, **place, level_id=consult.id, text="Two")
    run(do.add_note, **place, text="On the stage")
    assert spoken(window, 0, 1) == "Stage 1, Inform: empty. Has a note."
    assert spoken(window, 0, 2) == "Stage 1, Consult: Learners: Activity 1 (n=1). Has 2 notes."
    run(do.add_note, **place, at_control=True, text="They know")
    assert spoken(window, 0, 5) == "Stage 1, Control: empty. Has a note. 1 question."
    assert spoken(window, 0, 0) == "Stage 1. Has a note."
    assert spoken(window, 1, 0) == "Stage 2"
    window.actions_by_name["groups_across"].trigger()
    assert spoken(window, 0, 1) == "Stage 1, Learners: Consult: Activity 1 (n=1). Has 2 notes."


def test_where_the_cell_is_can_come_last(desk: Desk, window: MainWindow) -> None:
    desk.settings.set_hears_cell_first(True)
    assert spoken(window, 0, 2) == "Learners: Activity 1 (n=1). Stage 1, Consult"
    assert spoken(window, 0, 1) == "empty. Stage 1, Inform"
    desk.settings.set_hears_cell_first(False)
    assert spoken(window, 0, 1) == "Stage 1, Inform: empty"


def test_a_check_that_finds_nothing_would_be_worth_nothing(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    label, line, button = QLabel("Faint words", top), QLineEdit(top), QToolButton(top)
    label.setStyleSheet("color: #999999; background: #ffffff;")
    label.setGeometry(0, 0, 200, 30)
    line.setGeometry(0, 40, 200, 30)
    button.setGeometry(0, 80, 40, 30)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    top.show()
    assert len(faint(top)) == len(out_of_reach(top)) == 1
    assert len(nameless(top)) == 2
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_tab_goes_through_a_dialog_and_round(window: MainWindow) -> None:
    visited: list[QWidget] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        for _ in range(60):
            now = QApplication.focusWidget()
            assert now
            if visited and now is visited[0]:
                break
            visited.append(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        dialog.reject()

    QTimer.singleShot(60, press)
    window.actions_by_name["properties"].trigger()
    assert 4 < len(visited) < 60


def test_the_page_of_questions_keeps_the_keyboard(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_by_name["questions"].trigger()
    qtbot.wait(60)
    focused = QApplication.focusWidget()
    assert window.pages
    assert focused
    assert window.pages.questions.isAncestorOf(focused)
