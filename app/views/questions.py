# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The few questions the window asks."""

import traceback
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
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

from app import VERSION
from app.models.rows import Project
from app.views.plain import no_mnemonic, plain_tip
from app.words import questions as words
from app.words import window as window_words

Closing = Literal["documents", "elsewhere", "keep", "throw_away", "cancel"]


def ask_closing(title: str, language: str, parent: QWidget) -> Closing:
    """Ask what becomes of a plan that is in no file yet; Enter saves it in Documents, Esc goes on with it."""
    texts = words.closing(title, language)
    box = _box(texts, parent)
    keys: tuple[Closing, ...] = ("documents", "elsewhere", "keep", "throw_away", "cancel")
    buttons: dict[str, QPushButton] = {key: _button(box, texts[key], key) for key in keys}
    return _answer(box, buttons, "documents", "cancel")  # type: ignore[return-value]


def ask_numbers(language: str, parent: QWidget) -> Literal["keep", "leave", "cancel"]:
    """Ask whether a new plan from another keeps its numbers."""
    texts = words.numbers(language)
    box = _box(texts, parent)
    buttons = {key: _button(box, texts[key], key) for key in ("keep", "leave", "cancel")}
    return _answer(box, buttons, "keep", "cancel")  # type: ignore[return-value]


def ask_saving_as(old: str, language: str, parent: QWidget) -> Literal["restore", "keep", "cancel"]:
    """Ask what becomes of the old file; going back to how it was when opened is what the habit means."""
    texts = words.saving_as(old, language)
    dialog = QDialog(parent)
    dialog.setWindowTitle(texts["title"])
    column = QVBoxLayout(dialog)
    label = QLabel(texts["text"])
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    column.addWidget(label)
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
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return "cancel"
    return "restore" if restore.isChecked() else "keep"


def tell(text: str, title: str, close: str, parent: QWidget | None) -> None:
    """Say one sentence in a box."""
    box = QMessageBox(QMessageBox.Icon.Information, title, "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def tell_fault(error: BaseException, language: str, parent: QWidget | None) -> None:
    """Tell of a fault of the program, and offer a report to copy that holds none of the plan's text."""
    labels = window_words.labels(language)
    box = QMessageBox(QMessageBox.Icon.Warning, "", "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(window_words.fault(language))
    copy = box.addButton(labels["copy_report"], QMessageBox.ButtonRole.ActionRole)
    box.addButton(labels["go_on"], QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report(error))


def report(error: BaseException) -> str:
    """Return where the program was when it failed: places in the code and kinds of errors, no value and no text."""
    lines = [f"Participation Planner {VERSION}"]
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
    widget: QLineEdit | QComboBox

    def value(self) -> str:
        if isinstance(self.widget, QComboBox):
            return str(self.widget.currentData())
        return self.widget.text()


class PropertiesDialog(QDialog):
    """What the plan is for: its title, institution, funder, caption, sources, language and currency."""

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
        choice = QComboBox()
        for tag, name in words.languages(language).items():
            choice.addItem(name, tag)
        if choice.findData(project.language) < 0:
            choice.addItem(project.language, project.language)
        choice.setCurrentIndex(choice.findData(project.language))
        form.addRow(self._texts["language"], choice)
        self._fields.append(_Field("language", choice))
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
        tip = self._texts.get(f"{name}_tip", "")
        edit.setPlaceholderText(tip)
        edit.setToolTip(plain_tip(tip))
        form.addRow(self._texts[name], edit)
        return _Field(name, edit)


def _box(texts: dict[str, str], parent: QWidget) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(texts["title"])
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(texts["text"])
    return box


def _button(box: QMessageBox, text: str, key: str) -> QPushButton:
    roles = {
        "cancel": QMessageBox.ButtonRole.RejectRole,
        "throw_away": QMessageBox.ButtonRole.DestructiveRole,
    }
    return box.addButton(no_mnemonic(text), roles.get(key, QMessageBox.ButtonRole.AcceptRole))


def _answer(box: QMessageBox, buttons: dict[str, QPushButton], default: str, escape: str) -> str:
    box.setDefaultButton(buttons[default])
    box.setEscapeButton(buttons[escape])
    box.exec()
    clicked = box.clickedButton()
    return next((key for key, button in buttons.items() if button is clicked), escape)
