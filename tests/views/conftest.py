# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the tests of the window lean on: any warning of Qt fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.views import questions
from app.views.controller import PlanController
from app.views.focus_ring import FocusRings
from app.views.garbage import GarbageSearch
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_view import MatrixView
from app.views.plan.plan_page import PlanPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow

Control = Callable[[Plan], PlanController]
ShowPage = Callable[..., PlanPage]

# Said by platforms without a window manager, and nobody's fault.
_HARMLESS = ("This plugin does not support", "QFont::setPointSizeF: Point size <= 0")


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    """Fail a test in which Qt warned."""
    warned: list[str] = []

    def note(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS[:1]):
            warned.append(text)

    before = qInstallMessageHandler(note)
    yield
    qInstallMessageHandler(before)
    assert warned == []


@pytest.fixture(scope="session", autouse=True)
def rings(qapp: QApplication) -> None:
    """Have the ring around what has the keyboard, as the program has it."""
    FocusRings(qapp)


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> None:
    """Search for garbage where the program does."""
    GarbageSearch(qapp)


@pytest.fixture
def control(tmp_path: Path, qapp: object) -> Iterator[Control]:
    """Return a maker of controllers over plans that are open for editing and in no file yet."""
    made: list[PlanController] = []

    def make(plan: Plan) -> PlanController:
        controller = PlanController(plan, OpenPlan.new(plan, folder=tmp_path / "working"), None)
        made.append(controller)
        return controller

    yield make
    for controller in made:
        controller.close()


@pytest.fixture
def desk(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a desk of its own; what is open on it in the end goes without a question."""
    made = Desk(tmp_path / "data", "en-CA")
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    monkeypatch.setattr(questions, "ask_losing", lambda *_: "lose")
    for window in list(made.windows):
        window.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """Return a small window with the first page, which has the keyboard."""
    made = desk.empty_window()
    made.resize(911, 472)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def show_page(qtbot: QtBot, control: Control) -> ShowPage:
    """Return a maker of pages of plans that are shown in a size and have the keyboard in their grids, watched."""

    def make(plan: Plan, size: tuple[int, int], *, across: bool = False) -> PlanPage:
        page = PlanPage(control(plan), "en-CA")
        page.show_groups_across(across=across)
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.grid.setFocus()
        return page

    return make


@pytest.fixture
def grid(control: Control, qtbot: QtBot) -> Callable[[Plan], MatrixView]:
    """Return a maker of grids that are shown and have the keyboard; their models are watched."""

    def make(plan: Plan) -> MatrixView:
        controller = control(plan)
        model = MatrixTableModel(controller, "en-CA")
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
        view = MatrixView(model, controller)
        model.setParent(view)
        qtbot.addWidget(view)
        view.resize(911, 512)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return view

    return make
