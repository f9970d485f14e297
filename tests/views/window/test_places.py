# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Asking for files: nothing is replaced that nobody was asked about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.errors import CannotWrite
from app.views.window.places import ask_one_of, ask_where, ask_which, whole_name


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def when_open(act: Callable[[QFileDialog], object]) -> None:
    """Do something in the dialog that is about to open, then close it where it is still there."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(50, do)


def type_name(dialog: QFileDialog, name: str) -> None:
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText(name)
    dialog.accept()


def test_a_name_without_its_suffix_gets_it(parent: QWidget, tmp_path: Path) -> None:
    when_open(lambda dialog: type_name(dialog, "Care"))
    assert ask_where(parent, "Save", tmp_path / "Welding.pplan", "Participation plan") == tmp_path / "Care.pplan"


def test_what_is_suggested_can_be_taken(parent: QWidget, tmp_path: Path) -> None:
    when_open(lambda dialog: dialog.accept())
    assert ask_where(parent, "Save", tmp_path / "A.1.pplan", "Participation plan") == tmp_path / "A.1.pplan"


def test_a_file_of_that_name_is_asked_about_also_where_the_suffix_was_not_typed(
    parent: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "Care.pplan").write_bytes(b"mine")
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    def save(dialog: QFileDialog) -> None:
        QTimer.singleShot(50, answer)
        type_name(dialog, "Care")

    when_open(save)
    assert ask_where(parent, "Save", tmp_path / "Welding.pplan", "Participation plan") is None
    assert len(asked) == 1
    assert "Care.pplan" in asked[0]


def test_plans_are_chosen_and_called_what_they_are(parent: QWidget, tmp_path: Path) -> None:
    plan, other = tmp_path / "Care.pplan", tmp_path / "notes.txt"
    for path in (plan, other):
        path.write_bytes(b"SQLite format 3\x00")
    kinds: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        kinds.extend(dialog.iconProvider().type(QFileInfo(str(path))) for path in (plan, other, tmp_path))
        type_name(dialog, "Care.pplan")

    when_open(choose)
    assert ask_which(parent, "Open", tmp_path, "Participation plan", ".pplan") == [plan]
    assert kinds[0] == "Participation plan"
    assert "Participation plan" not in kinds[1:]


def test_nothing_chosen(parent: QWidget, tmp_path: Path) -> None:
    when_open(lambda dialog: None)
    assert ask_which(parent, "Open", tmp_path, "Participation plan", ".pplan") == []


def test_a_suffix_that_has_to_be_added_replaces_nothing(tmp_path: Path) -> None:
    assert whole_name(tmp_path / "plan v1.2", ".pdf") == tmp_path / "plan v1.2.pdf"
    assert whole_name(tmp_path / "plan.PDF", ".pdf") == tmp_path / "plan.PDF"
    (tmp_path / "plan v1.2.pdf").touch()
    with pytest.raises(CannotWrite) as refused:
        whole_name(tmp_path / "plan v1.2", ".pdf")
    assert refused.value.reason == "exists"


def test_a_folder_that_is_not_there_is_no_name(parent: QWidget, tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []

    def look(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        seen.append((dialog.directory().path(), line.text()))

    for ask in (
        lambda folder: ask_one_of(parent, "Open", folder, "Tables", (".csv",)),
        lambda folder: ask_which(parent, "Open", folder, "Plans", ".pplan"),
    ):
        for folder in (tmp_path, tmp_path / "Documents"):
            when_open(look)
            ask(folder)
    assert seen == [(str(tmp_path), "")] * 4
