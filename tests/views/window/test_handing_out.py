# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the window makes of the export dialog: profiles go into the plan, other ways lead elsewhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exports.profiles import own_profiles
from app.views.export.export_dialog import ExportDialog
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    desk.open_template("table-1")
    (window,) = desk.windows
    with qtbot.waitExposed(window):
        window.show()
    return window


def in_dialog(window: MainWindow, step: Callable[[ExportDialog], object]) -> None:
    """Export, take a step in the dialog, and close it."""

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        try:
            step(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(0, go_on)
    window.out.export()


def test_a_profile_is_kept_in_the_plan_found_again_and_removed(window: MainWindow) -> None:
    def keep(dialog: ExportDialog) -> None:
        dialog.page.text_size.setValue(12)
        dialog.profile.keep.click()
        dialog.profile.name.setText("Ministry")
        dialog.profile.keep_name.click()
        assert dialog.profile.profiles.currentText() == "Ministry"

    def choose_and_remove(dialog: ExportDialog) -> None:
        profiles = dialog.profile.profiles
        profiles.setCurrentText("Ministry")
        profiles.activated.emit(profiles.currentIndex())
        assert dialog.page.text_size.value() == 12
        dialog.profile.remove.click()
        assert profiles.findText("Ministry") == -1

    in_dialog(window, keep)
    assert window.controller is not None
    assert [profile.name for profile in own_profiles(window.controller.plan)] == ["Ministry"]
    in_dialog(window, choose_and_remove)
    assert own_profiles(window.controller.plan) == ()
    window.controller.undo()
    assert [profile.options.text_size for profile in own_profiles(window.controller.plan)] == [12]


def test_a_portal_is_reached_from_the_dialog(window: MainWindow) -> None:
    in_dialog(window, lambda dialog: dialog.where.portal.click())
    assert window.pages is not None
    assert window.pages.portal.isVisible()


def test_the_table_is_copied_from_the_dialog_as_it_was_chosen(window: MainWindow) -> None:
    def copy(dialog: ExportDialog) -> None:
        dialog.what.around["credit"].setChecked(False)
        dialog.where.copy.click()

    in_dialog(window, copy)
    html = QApplication.clipboard().mimeData().html()
    assert "Focus group (n=6)" in html
    assert "CC BY" not in html
