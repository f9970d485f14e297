# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the program does for this user on this computer, whatever the plan."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.fields import clean_text
from app.storage.versions import LONGEST_NAME
from app.views.details.details_fields import add_labelled, plain_label
from app.views.settings import Settings
from app.views.text_size import TEXT_SIZES, set_text_size
from app.words import settings as words
from app.words.languages import INTERFACE, from_the_next_window


class SettingsDialog(QDialog):
    """Language, text size, what is heard first, the name beside changes; size is seen at once, and goes with Cancel."""

    def __init__(self, settings: Settings, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        labels = words.labels(language)
        self.setWindowTitle(labels["title"])
        self.language, self._spoken = QComboBox(), language
        for key, name in INTERFACE.items():
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(language.partition("-")[0]))
        self.language.currentIndexChanged.connect(self._tell_when)
        self.when = plain_label(small=True)
        self.when.hide()
        self.size_of_text = QComboBox()
        for percent in TEXT_SIZES:
            self.size_of_text.addItem(words.text_size(percent, language), percent)
        self.size_of_text.setCurrentIndex(self.size_of_text.findData(settings.text_size()))
        self.size_of_text.currentIndexChanged.connect(lambda: set_text_size(self.size_of_text.currentData()))
        self.author = QLineEdit(settings.author())
        self.author.setMaxLength(LONGEST_NAME)
        self.cell_first = QCheckBox(labels["cell_first"])
        self.cell_first.setChecked(settings.hears_cell_first())
        column = QVBoxLayout(self)
        add_labelled(column, labels["language"], self.language, self.when)
        add_labelled(column, labels["text_size"], self.size_of_text)
        column.addWidget(self.cell_first)
        add_labelled(column, labels["author"], self.author, plain_label(labels["why_author"], small=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep, cancel = QPushButton(labels["keep"]), QPushButton(labels["cancel"])
        self.keep.setDefault(True)
        cancel.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        row.addWidget(self.keep)
        row.addWidget(cancel)
        column.addLayout(row)
        self.finished.connect(self._end)

    def _tell_when(self) -> None:
        """Say in the language that was chosen from when on it is spoken."""
        chosen = self.language.currentData()
        self.when.setVisible(not self._spoken.startswith(chosen))
        self.when.setText(from_the_next_window(chosen))
        self.adjustSize()

    def _end(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            if not self._spoken.startswith(self.language.currentData()):
                self._settings.set_language(self.language.currentData())
            self._settings.set_text_size(self.size_of_text.currentData())
            self._settings.set_hears_cell_first(self.cell_first.isChecked())
            name = clean_text(self.author.text(), lines=False)
            if name != self._settings.author():
                self._settings.set_author(name)
        set_text_size(self._settings.text_size())
