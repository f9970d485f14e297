# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where the table goes: this decides the format."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QGroupBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.exports.registry import FORMATS
from app.views.export.export_parts import Choices, Why, choice_of, indicator_width
from app.views.text_size import scale_text
from app.words import exporting as words

_LARGER = 1.15
_SHOWN = (".docx", ".pdf", ".xlsx")
_FIRST = ".pdf"
_OTHER = "other"


class WherePart(QGroupBox):
    """The choice of where the table goes.

    Signals:
        changed(): another choice.
        copy_asked(): put it on the clipboard instead.
        portal_asked(): make text of it instead.
    """

    changed = Signal()
    copy_asked = Signal()
    portal_asked = Signal()

    def __init__(self, language: str, parent: QWidget) -> None:
        texts = words.labels(language)
        super().__init__(texts["where"], parent)
        self.choices: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        for name in (*(suffix for suffix in _SHOWN if suffix in FORMATS), _OTHER):
            choice = self.choices[name] = QRadioButton(texts[name], self)
            scale_text(choice, _LARGER)
            choice.setAccessibleDescription(texts[f"{name} why"])
            row = QHBoxLayout()
            row.addWidget(choice, 1)
            column.addLayout(row)
            if name == ".docx":
                self.copy = self._button(texts["copy"], self.copy_asked, row)
            if name == _OTHER:
                self.other = self._others(texts["other_format"], language, row)
            else:
                column.addWidget(Why(texts[f"{name} why"], choice))
            choice.toggled.connect(self._on_toggled)
            if name == _FIRST:
                column.addLayout(self._portal_row(texts))
        self.choices[_FIRST].setChecked(True)
        self.setFocusProxy(self.choices[_FIRST])
        self.other.activated.connect(self._choose_other)

    def suffix(self) -> str:
        """Return the suffix of the format."""
        chosen = next(name for name, choice in self.choices.items() if choice.isChecked())
        return str(self.other.currentData()) if chosen == _OTHER else chosen

    def only_files(self) -> None:
        """Offer no way but into a file."""
        for widget in (self.copy, *self._into_portal):
            widget.hide()

    def take_over(self, choices: Choices) -> None:
        """Choose what was chosen before."""
        suffix = str(choices.get("suffix"))
        at = self.other.findData(suffix)
        name = _OTHER if at >= 0 else suffix
        if at >= 0:
            self.other.setCurrentIndex(at)
        if choice := self.choices.get(name):
            choice.setChecked(True)
            self.setFocusProxy(choice)

    def _others(self, name: str, language: str, row: QHBoxLayout) -> QComboBox:
        suffixes = [suffix for suffix in FORMATS if suffix not in _SHOWN]
        others = choice_of([(words.kind_of_file(suffix, language), suffix) for suffix in suffixes], self)
        others.setAccessibleName(name)
        row.addWidget(others)
        return others

    def _button(self, text: str, asked: SignalInstance, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(asked)
        row.addWidget(button)
        return button

    def _portal_row(self, texts: dict[str, str]) -> QHBoxLayout:
        """Return the way into a portal, which is no file, and so nothing to choose here."""
        label = QLabel(texts["into_portal"], self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setIndent(indicator_width(self.choices[_FIRST]))
        scale_text(label, _LARGER)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        self.portal = self._button(texts["portal"], self.portal_asked, row)
        self._into_portal = (label, self.portal)
        return row

    def _on_toggled(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signature
        if chosen:
            self.changed.emit()

    def _choose_other(self) -> None:
        if self.choices[_OTHER].isChecked():
            self.changed.emit()
        else:
            self.choices[_OTHER].setChecked(True)
