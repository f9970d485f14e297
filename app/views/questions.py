# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The few questions the window asks."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app import NAME, VERSION
from app.models.rows import Project
from app.views.plain import no_mnemonic, plain_tip, shortened
from app.words import questions as words
from app.words import window as window_words

Closing = Literal["documents", "elsewhere", "keep", "throw_away", "cancel"]
Losing = Literal["save_copy", "lose", "cancel"]
Numbers = Literal["keep", "leave", "cancel"]

_CHARACTERS_WIDE = 48
_FAULT = "fault"


def ask_closing(title: str, file_name: str, language: str, parent: QWidget) -> Closing:
    """Ask what becomes of a plan that is in no file yet; Enter saves it in Documents, Esc goes on with it."""
    texts = words.closing(shortened(title), shortened(file_name), language)
    return _ask(texts, get_args(Closing), parent)  # type: ignore[return-value]


def ask_losing(edits: int, language: str, parent: QWidget) -> Losing:
    """Ask what becomes of edits that no disk has taken yet; Esc goes on with the plan."""
    return _ask(words.losing(edits, language), get_args(Losing), parent)  # type: ignore[return-value]


def ask_numbers(language: str, parent: QWidget) -> Numbers:
    """Ask whether a new plan from another keeps its numbers."""
    return _ask(words.numbers(language), get_args(Numbers), parent)  # type: ignore[return-value]


def ask_saving_as(old: str, language: str, parent: QWidget) -> Literal["restore", "keep", "cancel"]:
    """Ask what becomes of the old file; going back to how it was when opened is what the habit means."""
    texts = words.saving_as(shortened(old), language)
    dialog = QDialog(parent)
    dialog.setWindowTitle(texts["title"])
    column = QVBoxLayout(dialog)
    column.addWidget(_text(texts["text"]))
    restore, keep = QRadioButton(texts["restore"]), QRadioButton(texts["keep"])
    restore.setChecked(True)
    column.addWidget(restore)
    column.addWidget(keep)
    box = QDialogButtonBox()
    box.addButton(no_mnemonic(texts["save"]), QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(texts["cancel"], QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    column.addWidget(box)
    saves = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not saves:
        return "cancel"
    return "restore" if restore.isChecked() else "keep"


def tell(text: str, title: str, close: str, parent: QWidget | None) -> None:
    """Say one sentence in a box."""
    box = _message(QMessageBox.Icon.Information, title, text, parent)
    box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def tell_fault(error: BaseException, language: str, parent: QWidget | None) -> None:
    """Tell of a fault of the program, and offer a report to copy that holds none of the plan's text.

    A fault that comes while one is told is left out: it may come again and again.
    """
    above = QApplication.activeModalWidget()
    if above and above.objectName() == _FAULT:
        return
    labels = window_words.labels(language)
    box = _message(QMessageBox.Icon.Warning, NAME, window_words.fault(language), parent)
    box.setObjectName(_FAULT)
    copy = box.addButton(labels["copy_report"], QMessageBox.ButtonRole.ActionRole)
    box.setEscapeButton(box.addButton(labels["go_on"], QMessageBox.ButtonRole.AcceptRole))
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report(error))
    box.deleteLater()


def report(error: BaseException) -> str:
    """Return where the program was when it failed: places in the code and kinds of errors, no value and no text."""
    lines = [f"{NAME} {VERSION}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        frames = traceback.extract_tb(cause.__traceback__)
        lines.extend(f"  {PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        cause = cause.__cause__
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    widget: QLineEdit

    def value(self) -> str:
        return self.widget.text()


class PropertiesDialog(QDialog):
    """What the plan is for: its title, institution, funder, caption, sources and currency."""

    def __init__(self, project: Project, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._texts = words.properties(language)
        self.setWindowTitle(self._texts["window"])
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        names = ("title", "organisation", "organisation_short", "funder", "caption", "credit", "currency")
        self._fields = [self._line(form, name) for name in names]
        box = QDialogButtonBox()
        box.addButton(self._texts["change"], QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._texts["cancel"], QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(box)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)

    def changes(self) -> dict[str, str]:
        """Return the fields that say another thing now, by name."""
        return {
            field.name: field.value() for field in self._fields if field.value() != getattr(self._project, field.name)
        }

    def _line(self, form: QFormLayout, name: str) -> _Field:
        edit = QLineEdit(getattr(self._project, name))
        edit.setCursorPosition(0)  # of a long text the beginning is seen
        tip = self._texts.get(f"{name}_tip", "")
        edit.setPlaceholderText(tip)
        edit.setToolTip(plain_tip(tip))
        form.addRow(self._texts[name], edit)
        return _Field(name, edit)


def _ask(texts: dict[str, str], keys: Sequence[str], parent: QWidget) -> str:
    """Ask with a button in each line; Enter takes the first, Esc the last. Return the key of the answer."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(texts["title"])
    column = QVBoxLayout(dialog)
    column.addWidget(_text(texts["text"]))
    answers: list[str] = []
    for key in keys:
        button = QPushButton(no_mnemonic(texts[key]), dialog)
        button.setDefault(key == keys[0])
        button.clicked.connect(partial(answers.append, key))
        button.clicked.connect(dialog.accept)
        column.addWidget(button)
    dialog.exec()
    dialog.deleteLater()
    return answers[0] if answers else keys[-1]


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * _CHARACTERS_WIDE)
    return label


def _message(icon: QMessageBox.Icon, title: str, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(icon, title, "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
