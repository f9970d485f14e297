# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Naming a version: its name, a note, and whose it is."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import TextTooLong
from app.models.fields import clean_text
from app.storage.versions import LONGEST_NAME, LONGEST_NOTE
from app.views.details.details_fields import add_labelled, plain_label
from app.words import versions as words
from app.words.errors import sentence

_NOTE_LINES = 4


class KeepDialog(QDialog):
    """Asks for the name and the note of a version and, where ``author`` is given, for the name of the user."""

    def __init__(
        self, title: str, button: str, language: str, parent: QWidget, *, name: str = "", note: str = "",
        author: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        labels = words.labels(language)
        self.setWindowTitle(title)
        self.name, self.note, self.author = QLineEdit(name), QPlainTextEdit(note), QLineEdit(author or "")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing() + 2 * self.note.frameWidth() + 8)
        for line in (self.name, self.author):
            line.setMaxLength(LONGEST_NAME)
        self.keep, self.cancel = QPushButton(button), QPushButton(labels["cancel"])
        self.keep.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.too_long = plain_label(small=True)
        self.too_long.hide()
        self._language = language
        self.name.textChanged.connect(self._look)
        self.note.textChanged.connect(self._look)
        column = QVBoxLayout(self)
        add_labelled(column, labels["name_field"], self.name)
        add_labelled(column, labels["note_field"], self.note, self.too_long)
        if author is None:
            self.author.hide()
        else:
            add_labelled(column, labels["author_field"], self.author)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.sizeHint().height())
        self.name.selectAll()
        self._look()

    def texts(self) -> tuple[str, str, str]:
        """Return the name, the note and the author as typed."""
        return self.name.text(), self.note.toPlainText(), clean_text(self.author.text(), lines=False)

    def _look(self) -> None:
        """Let nothing through that would be refused, and lost with the dialog."""
        length = len(clean_text(self.note.toPlainText(), lines=True))
        self.too_long.setVisible(length > LONGEST_NOTE)
        self.too_long.setText(sentence(TextTooLong("version_note", length, LONGEST_NOTE), self._language))
        self.keep.setEnabled(length <= LONGEST_NOTE and bool(clean_text(self.name.text(), lines=False)))
