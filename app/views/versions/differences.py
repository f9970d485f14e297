# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What differs between two plans, in sentences under headings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextEdit, QVBoxLayout, QWidget

from app.models.telling import changes
from app.models.telling_clashes import clash_sentences
from app.storage.meeting import Meeting
from app.views.dialog_size import resize_for_text
from app.words import differences as words

Section = tuple[str, Sequence[str]]


class DifferencesDialog(QDialog):
    """Sentences to read and to copy."""

    def __init__(self, lead: str, sections: Sequence[Section], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title(language))
        column = QVBoxLayout(self)
        label = QLabel(lead, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words.title(language))
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words.close(language), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        resize_for_text(self, 560, 400)
        self._write(sections or [("", [words.nothing(language)])])

    def _write(self, sections: Sequence[Section]) -> None:
        """Write text and nothing but text: what a plan says is no mark-up."""
        cursor = QTextCursor(self.text.document())
        plain, head = QTextCharFormat(), QTextCharFormat()
        head.setFontWeight(QFont.Weight.DemiBold)
        for number, (heading, sentences) in enumerate(sections):
            if heading:
                if number:
                    cursor.insertBlock()
                cursor.insertText(heading, head)
                cursor.insertBlock()
            for sentence in sentences:
                cursor.insertText(sentence.replace("\n", " "), plain)
                cursor.insertBlock()
        cursor.deletePreviousChar()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def of_meeting(met: Meeting, language: str) -> list[Section]:
    """Return what a file says that was changed by others: what both changed, and then what they did."""
    sections: list[Section] = []
    if met.merged and met.merged.clashes:
        sections.append((words.both_changed(language), clash_sentences(met.merged, language)))
    base = met.merged.ancestor if met.merged and met.merged.ancestor else met.mine
    theirs = changes(base, met.file.plan, language)
    if theirs and sections:
        sections.append((words.all_of_theirs(language), []))
    return [*sections, *theirs]
