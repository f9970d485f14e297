# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A walk over every page, dialog and banner on a screen of 911 by 512 points: nothing is cut, nothing too large."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.own_templates import own_template
from app.models.plan import Plan
from app.storage.left_overs import LeftOver
from app.storage.open_plan import OpenPlan
from app.views import questions
from app.views.export.export_dialog import ExportDialog
from app.views.settings import Recent
from app.views.start.first_page import FirstPage
from app.views.text_size import set_text_size
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.words import banners as banner_words
from app.words import errors
from app.words import window as words
from tests.builders import LANGUAGE, a_plan, done, table_1
from tests.views.walk import DIALOGS, LONG, PAGES, long_plan
from tests.words.test_errors import EXAMPLES

WIDTH, HEIGHT = 911, 512
FRAME = (8, 40)


def needs(widget: QWidget) -> tuple[int, int]:
    """Return the size at which the text of a widget is seen whole."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        words_wide = max(widget.fontMetrics().horizontalAdvance(word) for word in [*widget.text().split(), ""])
        return words_wide, widget.heightForWidth(widget.width())
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()), widget.minimumSizeHint().height()
    if isinstance(widget, QComboBox):
        return widget.sizeHint().width(), widget.minimumSizeHint().height()
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.sizeHint().width(), widget.minimumSizeHint().height()
    if isinstance(widget, QGroupBox):
        return widget.minimumSizeHint().width(), widget.minimumSizeHint().height()
    return 0, 0


def room_for(widget: QWidget, top: QWidget) -> QRect:
    """Return what can be seen of the top, or of the area that scrolls the widget down but not sideways."""
    parent = widget.parentWidget()
    while parent:
        if isinstance(parent, QScrollArea):
            place = QRect(parent.viewport().mapTo(top, QPoint()), parent.viewport().size())
            return QRect(place.x(), -9_999, place.width(), 99_999)
        parent = parent.parentWidget() if parent is not top else None
    return top.rect()


def cut(top: QWidget) -> list[str]:
    """Return what is cut of the widgets that are shown."""
    found = []
    for widget in top.findChildren(QWidget):
        inside_a_view = isinstance(widget.parentWidget(), QAbstractScrollArea | QComboBox | QAbstractSpinBox)
        if not widget.isVisible() or inside_a_view or not any(needs(widget)):
            continue
        text = getattr(widget, "text", getattr(widget, "title", lambda: ""))()
        name = f"{type(widget).__name__} “{text}”"
        width, height = needs(widget)
        if widget.width() < width or widget.height() < height:
            found.append(f"{name}: {widget.width()}x{widget.height()}, needs {width}x{height}")
        place = QRect(widget.mapTo(top, QPoint()), widget.size())
        if not room_for(widget, top).contains(place):
            found.append(f"{name} is out of sight: {place}")
    return found


def assert_whole(top: QWidget, screen: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
    assert cut(top) == []
    assert top.width() <= screen[0] - FRAME[0]
    assert top.height() <= screen[1] - FRAME[1]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """Return a small window with a plan that is new."""
    desk.open_template("addie")
    (window,) = desk.windows
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    return window


def look_at(qtbot: QtBot, opening: Callable[[], object], screen: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
    """Open a dialog, look at it, close it."""
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        if isinstance(dialog, ExportDialog):  # fits itself to its screen, and that of the tests is taller
            dialog.resize(min(dialog.width(), screen[0] - FRAME[0]), screen[1] - FRAME[1])
            QApplication.processEvents()
        try:
            assert_whole(dialog, screen)
        finally:
            dialog.reject()

    QTimer.singleShot(60, look)
    opening()
    assert seen


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(name: str, window: MainWindow, qtbot: QtBot) -> None:
    look_at(qtbot, lambda: DIALOGS[name](window))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_plan_in_which_everything_is_long(name: str, desk: Desk, qtbot: QtBot) -> None:
    window = desk.open_new(long_plan())
    assert window
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    PAGES[name](window)
    qtbot.wait(60)
    assert_whole(window)


@pytest.fixture
def french(desk: Desk) -> Desk:
    """Return a desk whose windows speak French."""
    desk.speak("fr")
    return desk


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_in_french(name: str, french: Desk, window: MainWindow, qtbot: QtBot) -> None:
    look_at(qtbot, lambda: DIALOGS[name](window))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_french(name: str, french: Desk, qtbot: QtBot) -> None:
    window = french.open_new(long_plan())
    assert window
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    PAGES[name](window)
    qtbot.wait(60)
    assert_whole(window)


def test_the_first_page_and_a_new_plan_in_french(french: Desk, qtbot: QtBot) -> None:
    window = french.empty_window()
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    qtbot.wait(1)
    assert_whole(window)
    french.open_template("addie", window)
    assert window.page
    assert window.page.bar.isVisible()
    qtbot.wait(1)
    assert_whole(window)


@pytest.fixture(params=(150, 200))
def larger(request: pytest.FixtureRequest, desk: Desk) -> Iterator[MainWindow]:
    """Return a window over a long plan on a screen of 1366 by 768, with larger text."""
    window = desk.open_new(long_plan())
    assert window
    window.resize(1366 - FRAME[0], 768 - FRAME[1])
    set_text_size(request.param)
    yield window
    set_text_size(100)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_larger_text(name: str, larger: MainWindow, qtbot: QtBot) -> None:
    PAGES[name](larger)
    with suppress(QtBot.TimeoutError):  # a layout may take a while to settle on a busy machine
        qtbot.waitUntil(lambda: not cut(larger), timeout=3_000)
    assert cut(larger) == []
    assert (larger.width(), larger.height()) == (1366 - FRAME[0], 768 - FRAME[1])


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_with_larger_text(name: str, larger: MainWindow, qtbot: QtBot) -> None:
    look_at(qtbot, lambda: DIALOGS[name](larger), (1366, 768))


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes_a_dialog(name: str, window: MainWindow) -> None:
    closed = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not (dialog and dialog.isActiveWindow()):  # one that takes a moment to be made
            QTimer.singleShot(20, press)
            return
        assert isinstance(dialog, QDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        closed.append(not dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(60, press)
    DIALOGS[name](window)
    assert closed == [True]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: f"{type(error).__name__} {error}")
def test_a_refusal_in_a_box_and_in_a_banner(error: Exception, window: MainWindow, qtbot: QtBot) -> None:
    text = errors.sentence(error, LANGUAGE)  # type: ignore[arg-type]
    look_at(qtbot, lambda: questions.tell(text, "Participation Planner", "Go on", window))
    window.banners.show_banner("refused", text)
    qtbot.wait(1)
    assert_whole(window)


@pytest.mark.parametrize("plan", [table_1(), a_plan(groups=7), a_plan(stages=20, groups=2)])
def test_the_export_dialog_with_everything_unfolded(plan: Plan, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(done(plan, do.edit_project, title=LONG), LANGUAGE, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.page.fold.click()
    dialog.page.margins.setCurrentText("Another…")
    qtbot.waitUntil(lambda: "page" in dialog.line.text(), timeout=20_000)
    dialog.resize(min(dialog.width(), WIDTH - FRAME[0]), HEIGHT - FRAME[1])
    qtbot.wait(1)
    assert_whole(dialog)


def test_the_first_page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    now = datetime.now().astimezone()
    recents = [
        Recent(str(place), title, now.isoformat())
        for place, title in ((tmp_path, LONG * 2), (tmp_path / "gone", LONG), (tmp_path.parent, LONG * 2))
    ]
    own = {tmp_path: own_template(table_1(), name=LONG[:100], line=LONG)}
    page = FirstPage(recents, [LeftOver(tmp_path, LONG, now)], own, LANGUAGE)
    qtbot.addWidget(page)
    page.resize(WIDTH - FRAME[0], 400)
    page.show()
    qtbot.wait(1)
    assert cut(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    window = desk.empty_window()
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    qtbot.wait(1)
    assert_whole(window)


NOW = datetime.now().astimezone()


def banners(window: MainWindow) -> dict[str, tuple[str, ...]]:
    """Return every banner with its buttons."""
    labels = window.labels
    return {
        words.reading(LONG, LANGUAGE): (labels["edit_this"], labels["new_from_this"]),
        words.example(LANGUAGE): (),
        words.continued(None, NOW, LANGUAGE): (),
        words.set_aside(LANGUAGE): (),
        words.kept(LANGUAGE): (labels["save_as"], labels["try_again"]),
        words.out_of_reach(f"/home/somebody/{LONG}/2026", LANGUAGE): (labels["save_as"], labels["try_again"]),
        words.disk_full(LANGUAGE): (labels["save_as"], labels["try_again"]),
        banner_words.changed_by(LONG, NOW, NOW, LANGUAGE): tuple(
            banner_words.buttons(LANGUAGE)[key] for key in ("see_differences", "keep_both", "take_theirs")
        ),
        banner_words.taken_in(LONG, NOW, NOW, joined=True, language=LANGUAGE): (labels["undo"],),
        banner_words.gone(LONG, LANGUAGE): (labels["save_as"],),
        banner_words.only_in_memory(12, LANGUAGE): (labels["save_as"], labels["try_again"]),
        banner_words.theirs_taken(LONG, LANGUAGE): (banner_words.buttons(LANGUAGE)["see_differences"],),
        banner_words.only_in_memory(12, LANGUAGE, full=False): (labels["save_as"], labels["try_again"]),
        banner_words.no_plan_any_more(LONG, LANGUAGE): (labels["save_as"],),
        banner_words.held(LONG, LANGUAGE): (labels["save_as"], labels["try_again"]),
        banner_words.open_elsewhere(LONG, LONG, NOW, NOW, LANGUAGE): tuple(
            banner_words.buttons(LANGUAGE)[key] for key in ("read", "work_in_copy")
        ),
        banner_words.from_mail(LANGUAGE): (labels["save_as"],),
        words.exported(f"{LONG}.pdf", 3, LANGUAGE): (labels["show_in_folder"],),
        words.stage_deleted(LONG, 7, LANGUAGE): (labels["undo"],),
        words.removed(3, 2, LANGUAGE): (labels["undo"],),
        words.dropped_many(LANGUAGE): (),
    }


def test_banners_and_the_bar_over_a_new_plan(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page
    assert window.page.bar.isVisible()
    assert_whole(window)
    for text, ways in banners(window).items():
        window.banners.show_banner("any", text, *((way, lambda: None) for way in ways))
        qtbot.wait(1)
        assert_whole(window)


def test_the_pages_of_versions(window: MainWindow, qtbot: QtBot) -> None:
    controller, pages = window.controller, window.pages
    assert controller
    assert pages
    assert controller.keep_version("kept", name=LONG * 2, note=LONG * 3, author=LONG)
    for number in range(12):
        controller.run(do.add_stage, name=f"{number} {LONG}")
    window.actions_by_name["versions"].trigger()
    versions = pages.versions
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: versions.compare(versions.kept.versions[0]),
        lambda: versions.show_cell_history(controller.plan.stages[0].id, None),
    ]
    for show in steps:
        show()
        qtbot.wait(1)
        assert_whole(window)


def test_the_groups(window: MainWindow, qtbot: QtBot) -> None:
    controller, pages = window.controller, window.pages
    assert controller
    assert pages
    window.actions_by_name["groups"].trigger()
    qtbot.wait(1)
    assert_whole(window)
    for number in range(12):
        controller.run(do.add_group, name=f"{number} {LONG}")
    qtbot.wait(1)
    assert_whole(window)
    pages.groups.list.setCurrentRow(3)
    controller.run(do.edit_group, group_id=controller.plan.groups[3].id, plural=False, note=LONG * 3)
    qtbot.wait(1)
    assert_whole(window)
    window.actions_by_name["matrix"].trigger()
    pages.matrix.groups_bar.show_only(controller.plan.groups[3].id)
    qtbot.wait(1)
    assert_whole(window)
    window.actions_by_name["groups_across"].trigger()
    qtbot.wait(1)
    assert_whole(window)


def test_the_page_of_questions(window: MainWindow, qtbot: QtBot) -> None:
    controller, pages = window.controller, window.pages
    assert controller
    assert pages
    for number in range(5):
        controller.run(do.add_group, name=f"{number} {LONG}")
        controller.run(do.add_stage, name=f"{number} {LONG}")
    for stage in controller.plan.stages[:8]:
        levels = controller.plan.levels
        controller.run(do.type_cell, stage_id=stage.id, level_id=levels[3].id, text=f"Survey of {LONG} (n=6)")
        controller.run(do.set_control, stage_id=stage.id, control="institution")
    window.actions_by_name["questions"].trigger()
    page = pages.questions

    def press(name: str) -> None:
        next(line for line in page.list.lines if name in line.buttons).buttons[name].click()

    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: press("fold"),
        lambda: press("leave"),
        lambda: press("leave_now"),
        lambda: page.tabs.setCurrentWidget(page.numbers),
    ]
    for show in steps:
        show()
        qtbot.wait(1)
        assert_whole(window)


def test_however_much_there_is_to_say_the_table_is_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page
    window.page.bar.hide()
    kinds = ("copies", "age", "place", "continued", "met", "trouble", "refused")
    for kind, (text, ways) in zip(kinds, banners(window).items(), strict=False):
        window.banners.show_banner(kind, f"{text} {LONG}", *((way, lambda: None) for way in ways))
    qtbot.wait(1)
    assert_whole(window)
    grid = window.page.grid
    assert grid.viewport().height() >= 4 * grid.rowHeight(0)


def test_a_plan_that_came_from_elsewhere(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "own.pplan"
    opened = OpenPlan.new(done(table_1(), do.edit_project, title="x" * 300), folder=tmp_path / "elsewhere")
    opened.save_as(path)
    opened.close()
    desk.open_path(path)
    (window,) = desk.windows
    window.resize(WIDTH - FRAME[0], HEIGHT - FRAME[1])
    qtbot.wait(1)
    assert window.banners.shown("reading")
    assert_whole(window)
