# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where the keyboard is can be seen: a ring of two points, whatever the style draws."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.views import questions
from app.views.focus_ring import RING
from app.views.tints import contrast
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, a_plan
from tests.views.test_accessible import SCHEMES

KINDS: tuple[Callable[[], QWidget], ...] = (
    lambda: QPushButton("Button"), QToolButton, lambda: QCheckBox("Tick"),
    lambda: QRadioButton("Choice"), QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QListWidget,
    lambda: QTableWidget(2, 2), QTabWidget,
)  # fmt: skip


def stage(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Show widgets in a window of their own, with room around them."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in (QLineEdit(), *widgets):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def ring_around(widget: QWidget, top: QWidget) -> list[QColor]:
    """Return the colours just outside of a widget: at each side as many points as the ring is thick."""
    image = top.grab().toImage()
    place = QRect(widget.mapTo(top, QPoint()), widget.size())
    middle = place.center()
    dots = []
    for step in range(1, RING + 1):
        dots += [
            (place.left() - step, middle.y()), (place.right() + step, middle.y()),
            (middle.x(), place.top() - step), (middle.x(), place.bottom() + step),
        ]  # fmt: skip
    return [image.pixelColor(*dot) for dot in dots]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("make", KINDS)
def test_a_ring_of_two_points_that_stands_out(
    make: Callable[[], QWidget], scheme: str, qtbot: QtBot, qapp: QApplication
) -> None:
    before = QPalette(qapp.palette())
    qapp.setPalette(SCHEMES[scheme]())
    widget = make()
    top = stage(qtbot, widget)
    target = widget.tabBar() if isinstance(widget, QTabWidget) else widget
    ground = top.palette().color(QPalette.ColorRole.Window)
    without = ring_around(target, top)
    target.setFocus()
    colours = ring_around(target, top)
    if not isinstance(widget, QTabWidget):  # whose pane lies there
        assert set(map(QColor.name, without)) == {ground.name()}
    assert len(set(map(QColor.name, colours))) == 1
    assert contrast(colours[0], ground) >= 3
    qapp.setPalette(before)


def test_the_ring_goes_along_and_goes_away(qtbot: QtBot) -> None:
    button = QPushButton("Button")
    top = stage(qtbot, button)
    button.setFocus()
    top.resize(400, 300)
    qtbot.wait(150)
    assert len(set(map(QColor.name, ring_around(button, top)))) == 1
    button.hide()
    qtbot.wait(1)
    image = top.grab().toImage()
    button.show()
    place = QRect(button.pos(), button.size()).adjusted(-RING, -RING, RING, RING)
    assert changed(image, top.grab().toImage(), place) > 0
    assert {image.pixelColor(x, place.top()).name() for x in range(place.left(), place.right())} == {
        top.palette().color(QPalette.ColorRole.Window).name()
    }
    button.setFocus()
    button.deleteLater()
    qtbot.wait(10)
    assert [each.y() for each in rings_in(top)] in ([], [top.findChildren(QLineEdit)[0].y() - RING])


def test_rings_end_with_what_they_lie_in(qtbot: QtBot) -> None:
    for _ in range(50):
        area, content = QScrollArea(), QWidget()
        column = QVBoxLayout(content)
        buttons = [QPushButton(str(number)) for number in range(30)]
        for button in buttons:
            column.addWidget(button)
        area.setWidget(content)
        top = stage(qtbot, area)
        for button in buttons[::7]:
            button.setFocus()
        area.takeWidget().deleteLater()
        qtbot.wait(1)
        top.close()


def test_what_gets_the_keyboard_is_scrolled_into_sight(qtbot: QtBot) -> None:
    area, content = QScrollArea(), QWidget()
    column = QVBoxLayout(content)
    buttons = [QPushButton(str(number)) for number in range(60)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(content)
    top = stage(qtbot, area)
    buttons[-1].setFocus()
    qtbot.waitUntil(lambda: not buttons[-1].visibleRegion().isEmpty())
    buttons[0].setFocus()
    qtbot.waitUntil(lambda: not buttons[0].visibleRegion().isEmpty())
    assert top.isVisible()


def rings_in(top: QWidget) -> list[QWidget]:
    """Return what lies over a window without being one of the widgets that were put there."""
    there = [each for each in top.findChildren(QWidget) if each.parentWidget() is top and each.isVisible()]
    layout = top.layout()
    return [each for each in there if layout and layout.indexOf(each) < 0]


# What draws by itself


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    desk = Desk(tmp_path / "data", LANGUAGE)
    made = desk.open_new(a_plan(stages=3, groups=2))
    assert made
    made.resize(1366, 720)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for each in list(desk.windows):
        each.close()


def changed(before: QImage, after: QImage, place: QRect) -> int:
    """Return how many dots differ within a place."""
    return sum(
        before.pixel(x, y) != after.pixel(x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )


def test_the_current_cell_is_framed_also_while_the_keyboard_is_elsewhere(window: MainWindow) -> None:
    assert window.pages
    page = window.pages.matrix
    grid = page.grid
    grid.setFocus()
    grid.go_to(page._controller.plan.stages[0].id, 1)
    here, other = grid.visualRect(grid.currentIndex()), grid.visualRect(grid.currentIndex().siblingAtColumn(2))

    def frame(place: QRect) -> set[str]:
        image = grid.viewport().grab().toImage()
        return {image.pixelColor(x, place.top() + row).name() for x in range(place.left() + 4, place.right() - 4) for row in range(2)}  # fmt: skip  # noqa: E501

    assert len(frame(here)) == 1
    assert frame(here) != frame(other)
    page.details.edit_note()
    window.pages.rail.buttons["matrix"].setFocus()
    assert not grid.hasFocus()
    assert len(frame(here)) > 1  # dashes
    assert frame(here) - frame(other)


def test_a_page_in_the_rail_that_has_the_keyboard_is_framed(window: MainWindow) -> None:
    assert window.pages
    rail = window.pages.rail
    button = rail.buttons["matrix"]
    place = QRect(button.mapTo(rail, QPoint()), button.size())
    before = rail.grab().toImage()
    button.setFocus()
    after = rail.grab().toImage()
    assert changed(before, after, place) >= 2 * (button.width() - 4) * RING


def test_the_buttons_of_a_banner_have_the_ring(window: MainWindow, qtbot: QtBot) -> None:
    window.banners.show_banner("any", "Something was done.", ("Undo", lambda: None))
    banner = window.banners.shown("any")
    assert banner
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == "Undo")
    qtbot.wait(1)
    before = window.grab().toImage()
    button.setFocus()
    place = QRect(button.mapTo(window, QPoint()), button.size()).adjusted(-RING, -RING, RING, RING)
    assert changed(before, window.grab().toImage(), place) >= 2 * button.width() * RING


def test_the_rail_takes_other_colours_at_run_time(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    assert window.pages
    button, before = window.pages.rail.buttons["groups"], QPalette(qapp.palette())

    def ink_and_ground() -> float:
        image = button.grab().toImage()
        ground = image.pixelColor(6, 6)
        dots = {image.pixel(x, y) for x in range(4, image.width() - 4) for y in range(image.height() - 20, image.height() - 4)}  # fmt: skip  # noqa: E501
        return max(contrast(ground, QColor.fromRgb(dot)) for dot in dots)

    try:
        for palette in SCHEMES.values():
            qapp.setPalette(palette())
            qtbot.wait(20)
            assert button.palette().color(QPalette.ColorRole.Window) == window.palette().color(
                QPalette.ColorRole.Window
            )
            assert ink_and_ground() >= 4.5
    finally:
        qapp.setPalette(before)
        QTest.qWait(1)
