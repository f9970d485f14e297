# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the page is like; folded away until somebody asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.exports.options import (
    LARGEST_TEXT,
    MARGINS,
    MOST_PAGES,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    ExportOptions,
    Paper,
)
from app.exports.registry import Format
from app.views.export.export_parts import Fold, calm, choice_of, number_of
from app.words import exporting as words
from app.words import languages
from app.words.file_names import name_patterns

_LISTED_MARGINS = {"15 mm": 15.0, "0.5 in": 12.7, "1 in": 25.4}
_USUAL, _OWN = 0.0, -1.0
_AS_TABLES = SMALLEST_TEXT - 0.5


class PagePart(Fold):
    """The choice of paper, margins, letters and pages.

    Signals:
        changed(): another choice.
        grown(): it wants more room, or less.
    """

    changed = Signal()

    def __init__(self, paper: str, language: str, parent: QWidget) -> None:
        """``paper`` is the usual one of the plan."""
        self._language, self._usual_paper = language, paper
        self._texts = words.labels(language)
        self._smallest_text = SMALLEST_TEXT
        self._orientation_kept = False
        self.choices = choices = QFrame(parent)
        super().__init__(self._texts["page"], choices, parent)
        self.fold = self.head
        self.paper = choice_of(words.papers(language), choices)
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.orientation = choice_of(words.orientations(language), choices)
        self.margins = choice_of(self._margins(), choices)
        self.own_margin = number_of(NARROWEST_MARGIN, WIDEST_MARGIN, 20.0, words.millimetres(language), choices)
        self.pages = QSpinBox(choices)
        points = words.points(language)
        self.text_size = number_of(SMALLEST_TEXT, LARGEST_TEXT, ExportOptions().text_size, points, choices)
        self.running_size = number_of(_AS_TABLES, LARGEST_TEXT, _AS_TABLES, points, choices)
        self.running_size.setSpecialValueText(self._texts["as_tables"])
        self.face = choice_of(words.faces(language), choices)
        self.page_numbers = choice_of(words.page_numbers(language), choices)
        self.file_name = choice_of(name_patterns(language), choices)
        offered = [(name, tag) for tag, name in languages.of_plans(language).items()]
        self.spoken = choice_of(((self._texts["as_plan"], ""), *offered), choices)
        own_words = languages.labels(language)["stays"]
        self.spoken.setToolTip(own_words)
        self.spoken.setAccessibleDescription(own_words)
        self.pages.setRange(0, MOST_PAGES)
        self.pages.setSpecialValueText(self._texts["as_many"])
        calm(self.pages)
        self.black_and_white = QCheckBox(self._texts["black_and_white"], choices)
        self._set_up()
        self._lay_out()

    def margin(self) -> float | None:
        """Return the margin in millimetres; None for the usual one."""
        chosen = self.margins.currentData()
        if chosen == _OWN:
            return self.own_margin.value()
        return None if chosen == _USUAL else float(chosen)

    def follow(self, wanted: Format) -> None:
        """Let the page lie as is usual for a format, where people have not said otherwise."""
        if not self._orientation_kept:
            with QSignalBlocker(self.orientation):
                self.orientation.setCurrentIndex(self.orientation.findData(wanted.orientation))

    def asked_paper(self) -> Paper | None:
        """Return the paper; None for the usual one."""
        chosen: Paper = self.paper.currentData()
        return None if chosen == self._usual_paper else chosen

    def choose_naming(self, pattern: str) -> None:
        """Choose how files are named; as usual where nothing is named so."""
        self.file_name.setCurrentIndex(max(self.file_name.findData(pattern), 0))

    def applied(self, options: ExportOptions) -> ExportOptions:
        """Return options with what is chosen here."""
        running = self.running_size.value()
        return replace(
            options,
            paper=self.paper.currentData(),
            orientation=self.orientation.currentData() if self._orientation_kept else None,
            margin=self.margin(),
            text_size=self.text_size.value(),
            running_size=None if running == _AS_TABLES else running,
            smallest_text=min(self._smallest_text, self.text_size.value()),
            face=self.face.currentData(),
            page_numbers=self.page_numbers.currentData(),
            language=self.spoken.currentData(),
            pages=self.pages.value() or None,
            black_and_white=self.black_and_white.isChecked(),
        )

    def show_options(self, options: ExportOptions) -> None:
        """Choose what options say."""
        self._smallest_text = options.smallest_text
        boxes: Mapping[QComboBox, object] = {
            self.paper: options.paper or self._usual_paper,
            self.orientation: options.orientation or self.orientation.currentData(),
            self.face: options.face,
            self.page_numbers: options.page_numbers,
            self.spoken: options.language,
        }
        for box, value in boxes.items():
            offered = [box.itemData(at) for at in range(box.count())]
            box.setCurrentIndex(offered.index(value) if value in offered else 0)
        self._orientation_kept = options.orientation is not None
        self._show_margin(options.margin)
        self.text_size.setValue(options.text_size)
        self.running_size.setValue(_AS_TABLES if options.running_size is None else options.running_size)
        self.pages.setValue(options.pages or 0)
        self.black_and_white.setChecked(options.black_and_white)

    def _show_margin(self, margin: float | None) -> None:
        listed = [self.margins.itemData(at) for at in range(self.margins.count())]
        if margin is None or margin == MARGINS[self.paper.currentData()]:
            self.margins.setCurrentIndex(listed.index(_USUAL))
        elif margin in listed:
            self.margins.setCurrentIndex(listed.index(margin))
        else:
            self.own_margin.setValue(margin)
            self.margins.setCurrentIndex(listed.index(_OWN))

    def _margins(self) -> Sequence[tuple[str, float]]:
        usual = words.usual_margin(self.paper.currentData(), self._language)
        return ((usual, _USUAL), *_LISTED_MARGINS.items(), (words.own_margin(self._language), _OWN))

    def _on_paper(self) -> None:
        self.margins.setItemText(0, words.usual_margin(self.paper.currentData(), self._language))

    def _on_margins(self) -> None:
        self.own_margin.setVisible(self.margins.currentData() == _OWN)
        self.grown.emit()

    def _keep_orientation(self) -> None:
        self._orientation_kept = True

    def _set_up(self) -> None:
        self.own_margin.hide()
        self.own_margin.setAccessibleName(self._texts["own_margin"])
        self.paper.currentIndexChanged.connect(self._on_paper)
        self.margins.currentIndexChanged.connect(self._on_margins)
        self.orientation.currentIndexChanged.connect(self._keep_orientation)
        for choice in (self.paper, self.orientation, self.margins, self.face, self.page_numbers, self.spoken):
            choice.currentIndexChanged.connect(self.changed)
        for number in (self.own_margin, self.text_size, self.running_size, self.pages):
            number.valueChanged.connect(self.changed)
        self.black_and_white.toggled.connect(self.changed)

    def _lay_out(self) -> None:
        margins = QHBoxLayout()
        margins.addWidget(self.margins, 1)
        margins.addWidget(self.own_margin)
        grid = QGridLayout(self.choices)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("paper", self.paper),
            ("orientation", self.orientation),
            ("margins", self.margins),
            ("pages", self.pages),
            ("text_size", self.text_size),
            ("running_size", self.running_size),
            ("face", self.face),
            ("page_numbers", self.page_numbers),
            ("file_name", self.file_name),
            ("spoken", self.spoken),
        )
        for number, (name, control) in enumerate(rows):
            label = QLabel(self._texts[name], self.choices)
            label.setBuddy(control)
            row, column = number // 2, 2 * (number % 2)
            grid.addWidget(label, row, column)
            if control is self.margins:
                grid.addLayout(margins, row, column + 1)
            else:
                grid.addWidget(control, row, column + 1)
        grid.addWidget(self.black_and_white, len(rows) // 2, 2, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
