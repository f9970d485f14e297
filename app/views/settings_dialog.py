# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the program does for this user on this computer, whatever the plan."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.fields import clean_text
from app.storage.versions import LONGEST_NAME
from app.views.details_fields import add_labelled, plain_label
from app.views.settings import Settings
from app.views.text_size import TEXT_SIZES, set_text_size
from app.words import settings as words


class SettingsDialog(QDialog):
    """Text size, what is heard first, the name beside changes; the size is seen at once, and goes back with Cancel."""

    def __init__(self, settings: Settings, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        labels = words.labels(language)
        self.setWindowTitle(labels["title"])
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

    def _end(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._settings.set_text_size(self.size_of_text.currentData())
            self._settings.set_hears_cell_first(self.cell_first.isChecked())
            name = clean_text(self.author.text(), lines=False)
            if name != self._settings.author():
                self._settings.set_author(name)
        set_text_size(self._settings.text_size())
