# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Naming a template of one's own."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.fields import clean_text
from app.models.own_templates import LONGEST_LINE, LONGEST_NAME
from app.views.details.details_fields import add_labelled, plain_label
from app.views.text_list import TextList
from app.words import own_templates as words

_WIDTH = 58  # characters
_LIST_LINES = 6


class TemplateDialog(QDialog):
    """Asks for the name of a template and what it is for; a new one tells what goes along, and offers to be shared."""

    def __init__(
        self, language: str, parent: QWidget, *, is_taken: Callable[[str], bool], name: str = "", line: str = "",
        new: bool = True, look_at: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """``is_taken`` tells whether another template has a name; that one would be replaced.

        ``look_at`` are lines on what of a new one somebody should look at first.
        """
        super().__init__(parent)
        self._is_taken = is_taken
        self._labels = labels = words.labels(language)
        self.setWindowTitle(labels["save_title" if new else "edit_title"])
        self.name, self.line = QLineEdit(name[:LONGEST_NAME]), QLineEdit(line)
        self.name.setMaxLength(LONGEST_NAME)
        self.line.setMaxLength(LONGEST_LINE)
        self.share = QCheckBox(labels["share"])
        self.replaces = plain_label(words.replaces(language))
        room = self.replaces.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.replaces.setSizePolicy(room)
        self.save, self.cancel = QPushButton(labels["save"]), QPushButton(labels["cancel"])
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.name.textChanged.connect(self._look)
        column = QVBoxLayout(self)
        add_labelled(column, labels["name"], self.name)
        add_labelled(column, labels["line"], self.line)
        if new:
            column.addWidget(plain_label(words.inside(language)))
            if look_at:
                self.look_at = TextList(labels["look_at"])
                self.look_at.addItems(look_at)
                self.look_at.setFixedHeight(self.fontMetrics().lineSpacing() * _LIST_LINES + 12)
                add_labelled(column, labels["look_at"], self.look_at)
            column.addWidget(self.share)
        column.addWidget(self.replaces)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        column.addStretch(1)
        column.addLayout(row)
        self.name.selectAll()
        self._look()
        width = max(self.fontMetrics().averageCharWidth() * _WIDTH, self.sizeHint().width())
        self.resize(width, column.totalHeightForWidth(width))

    def _look(self) -> None:
        name = clean_text(self.name.text(), lines=False)
        taken = bool(name) and self._is_taken(name)
        self.replaces.setVisible(taken)
        self.save.setText(self._labels["replace" if taken else "save"])
        self.save.setEnabled(bool(name))
