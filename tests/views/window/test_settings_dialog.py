# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The settings: seen at once, kept when asked to, gone with Cancel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.views.settings import Settings
from app.views.text_size import scale_text, set_text_size
from app.views.window.settings_dialog import SettingsDialog
from tests.builders import LANGUAGE


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[float]:
    set_text_size(100)
    yield qapp.font().pointSizeF()
    set_text_size(100)


def open_dialog(qtbot: QtBot, folder: Path) -> tuple[Settings, SettingsDialog, QLabel]:
    settings, label = Settings(folder), QLabel("Text")
    qtbot.addWidget(label)
    scale_text(label, 2.0)
    dialog = SettingsDialog(settings, LANGUAGE, label)
    qtbot.addWidget(dialog)
    return settings, dialog, label


def test_a_size_is_seen_at_once_and_kept(qtbot: QtBot, tmp_path: Path, usual_size: float) -> None:
    _, dialog, label = open_dialog(qtbot, tmp_path)
    assert dialog.size_of_text.currentText() == "As in other programs"
    dialog.size_of_text.setCurrentIndex(dialog.size_of_text.findText("150 %"))
    assert QApplication.font().pointSizeF() == pytest.approx(usual_size * 1.5)
    assert label.font().pointSizeF() == pytest.approx(usual_size * 3)
    dialog.author.setText(" Åsa\t")
    assert not dialog.cell_first.isChecked()
    dialog.cell_first.click()
    dialog.accept()
    assert QApplication.font().pointSizeF() == pytest.approx(usual_size * 1.5)
    again = Settings(tmp_path)
    assert (again.text_size(), again.author(), again.hears_cell_first()) == (150, "Åsa", True)


def test_cancel_leaves_everything_as_it_was(qtbot: QtBot, tmp_path: Path, usual_size: float) -> None:
    settings, dialog, _ = open_dialog(qtbot, tmp_path)
    dialog.size_of_text.setCurrentIndex(dialog.size_of_text.findText("200 %"))
    dialog.author.setText("Åsa")
    dialog.cell_first.click()
    dialog.reject()
    assert QApplication.font().pointSizeF() == usual_size
    assert not settings.hears_cell_first()
    assert (settings.text_size(), settings.author(), settings.author_was_asked()) == (100, "", False)


def test_a_size_that_is_not_offered_is_the_usual_one(tmp_path: Path) -> None:
    Settings(tmp_path).set_text_size(7)
    assert Settings(tmp_path).text_size() == 100


def test_another_language_is_kept_and_says_in_itself_from_when_on_it_is_spoken(qtbot: QtBot, tmp_path: Path) -> None:
    settings, dialog, _ = open_dialog(qtbot, tmp_path)
    assert [dialog.language.itemText(at) for at in range(dialog.language.count())] == ["English", "Français"]
    assert dialog.language.currentText() == "English"
    assert dialog.when.isHidden()
    dialog.language.setCurrentText("Français")
    assert not dialog.when.isHidden()
    assert dialog.when.text() == "Les fenêtres ouvertes à partir de maintenant sont en français."
    assert settings.language() == ""
    dialog.accept()
    assert Settings(tmp_path).language() == "fr"


def test_the_language_of_the_system_stays_that_of_the_system_until_another_is_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _, dialog, _ = open_dialog(qtbot, tmp_path)
    dialog.accept()
    assert Settings(tmp_path).language() == ""
    Settings(tmp_path)._store.setValue("language", "tlh")
    assert Settings(tmp_path).language() == ""
