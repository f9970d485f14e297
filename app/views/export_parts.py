# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The parts of the export dialog: what people choose, before anything comes of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.exports.options import LARGEST_TEXT, NARROWEST_MARGIN, SMALLEST_TEXT, WIDEST_MARGIN, ExportOptions
from app.exports.registry import Format
from app.models.plan import Plan
from app.views.plain import no_mnemonic, plain_tip
from app.views.text_size import scale_text
from app.words import exporting as words

Choices = Mapping[str, object]
"""What was chosen, by the name of the control, as plain values; whatever it holds, only what is offered is taken."""

_OFFERED = (".pdf", ".docx", ".xlsx")
_LARGER = 1.15
_CHARACTERS_WIDE = 80
_LONGEST_TICK = 60
_LONGEST_IN_TWO_COLUMNS = 30
_LISTED_MARGINS = {"15 mm": 15.0, "0.5 in": 12.7, "1 in": 25.4}
_ROUNDING = 2  # window managers round sizes on screens that are scaled by a fraction
_USUAL, _OWN = 0.0, -1.0


class Parts(QScrollArea):
    """The parts one below the other, as high as they want to be where there is room."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to be scrolled."""
        usual = self.fontMetrics().averageCharWidth() * _CHARACTERS_WIDE
        width = max(usual, self.minimumSizeHint().width())
        return QSize(width, self._column.totalHeightForWidth(width) + _ROUNDING)

    def minimumSizeHint(self) -> QSize:
        """Return the size at which nothing is cut, and little has to be seen at a time."""
        width = self._column.totalMinimumSize().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, 4 * self.fontMetrics().lineSpacing())

    def measure(self) -> None:
        """Find out anew how large the parts want to be."""
        self._column.invalidate()
        self._column.activate()
        self.updateGeometry()


class WherePart(QGroupBox):
    """Where the table goes; this decides the format.

    Signals:
        changed(): another choice.
    """

    changed = Signal()

    def __init__(self, texts: dict[str, str], parent: QWidget) -> None:
        super().__init__(texts["where"], parent)
        self.choices: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        for suffix in _OFFERED:
            choice = self.choices[suffix] = QRadioButton(texts[suffix], self)
            scale_text(choice, _LARGER)
            why = texts[f"{suffix} why"]
            choice.setAccessibleDescription(why)
            choice.toggled.connect(self._on_choice)
            column.addWidget(choice)
            column.addWidget(_Why(why, choice))
        self.choices[_OFFERED[0]].setChecked(True)
        self.setFocusProxy(self.choices[_OFFERED[0]])

    def suffix(self) -> str:
        """Return the suffix of the format."""
        return next(suffix for suffix, choice in self.choices.items() if choice.isChecked())

    def _on_choice(self, chosen: bool) -> None:  # noqa: FBT001  # Qt's signature
        if chosen:
            self.changed.emit()

    def choices_made(self) -> Choices:
        """Return what is chosen."""
        return {"suffix": self.suffix()}

    def take_over(self, choices: Choices) -> None:
        """Choose what was chosen before."""
        if choice := self.choices.get(str(choices.get("suffix"))):
            choice.setChecked(True)
            self.setFocusProxy(choice)


class WhatPart(QGroupBox):
    """What is in it: groups, legend, title line.

    Signals:
        changed(): a tick.
    """

    changed = Signal()

    def __init__(self, plan: Plan, language: str, parent: QWidget) -> None:
        texts = words.labels(language)
        super().__init__(texts["what"], parent)
        column = QVBoxLayout(self)
        self.groups: dict[str, QCheckBox] = {}
        if len(plan.groups) > 1:
            column.addLayout(self._group_ticks(plan, texts["groups"], language))
            column.addSpacing(self.fontMetrics().height() // 2)
        self.legend = self._tick(texts["legend"])
        self.title_line = self._tick(texts["title"])
        self.title_line.clicked.connect(self._keep_title)
        self.title_line.setVisible(bool(plan.project.title))
        self._title_kept = False
        column.addWidget(self.legend)
        column.addWidget(self.title_line)

    def follow(self, wanted: Format) -> None:
        """Take over what is usual for a format, where people have not said otherwise."""
        if not self._title_kept:
            self.title_line.setChecked(wanted.title)

    def has_group(self) -> bool:
        """Tell whether there is a group left to show."""
        return not self.groups or any(tick.isChecked() for tick in self.groups.values())

    def group_ids(self) -> tuple[str, ...]:
        """Return the ids of the groups to show, none where it is all of them."""
        ids = tuple(group_id for group_id, tick in self.groups.items() if tick.isChecked())
        return () if len(ids) == len(self.groups) else ids

    def choices_made(self) -> Choices:
        """Return what is ticked; groups that are new the next time will be ticked."""
        left_out = [group_id for group_id, tick in self.groups.items() if not tick.isChecked()]
        title = {"title": self.title_line.isChecked()} if self._title_kept else {}
        return {"legend": self.legend.isChecked(), "left_out": left_out, **title}

    def take_over(self, choices: Choices) -> None:
        """Tick what was ticked before."""
        self.legend.setChecked(choices.get("legend") is not False)
        if isinstance(title := choices.get("title"), bool):
            self.title_line.setChecked(title)
            self._title_kept = True
        left_out = choices.get("left_out")
        if isinstance(left_out, list) and not set(left_out) >= self.groups.keys():
            for group_id, tick in self.groups.items():
                tick.setChecked(group_id not in left_out)

    def _group_ticks(self, plan: Plan, label: str, language: str) -> QGridLayout:
        used = {entry.group_id for entry in plan.involvements()}
        texts = {group.id: words.group(group.name, language, used=group.id in used) for group in plan.groups}
        columns = 2 if max(map(len, texts.values())) <= _LONGEST_IN_TWO_COLUMNS else 1
        grid = QGridLayout()
        grid.addWidget(QLabel(label, self), 0, 0, 1, columns)
        for number, (group_id, text) in enumerate(texts.items()):
            tick = self._tick(no_mnemonic(text if len(text) <= _LONGEST_TICK else f"{text[: _LONGEST_TICK - 1]}…"))
            tick.setToolTip(plain_tip(text) if len(text) > _LONGEST_TICK else "")
            tick.setAccessibleName(f"{label}: {text}")
            self.groups[group_id] = tick
            grid.addWidget(tick, 1 + number // columns, number % columns)
        return grid

    def _tick(self, text: str) -> QCheckBox:
        tick = QCheckBox(text, self)
        tick.setChecked(True)
        tick.toggled.connect(self.changed)
        return tick

    def _keep_title(self) -> None:
        self._title_kept = True


class PagePart(QWidget):
    """What the page is like; folded away until somebody asks for it.

    Signals:
        changed(): another choice.
        grown(): it wants more room, or less.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, paper: str, language: str, parent: QWidget) -> None:
        """``paper`` is the usual one of the plan."""
        super().__init__(parent)
        self._language = language
        self._texts = words.labels(language)
        self.fold = QToolButton(self)
        self.choices = QFrame(self)
        self.paper = _choice(words.papers(language), self.choices)
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.orientation = _choice(words.orientations(language), self.choices)
        self.margins = _choice(self._margins(), self.choices)
        self.own_margin = _number(NARROWEST_MARGIN, WIDEST_MARGIN, 20.0, words.millimetres(language), self.choices)
        self.text_size = _number(
            SMALLEST_TEXT, LARGEST_TEXT, ExportOptions().text_size, words.points(language), self.choices
        )
        self.page_numbers = _choice(words.page_numbers(language), self.choices)
        self._usual = {name: box.currentIndex() for name, box in self._boxes().items()}
        self._set_up()
        self._lay_out()

    def margin(self) -> float | None:
        """Return the margin in millimetres; None for the usual one."""
        chosen = self.margins.currentData()
        if chosen == _OWN:
            return self.own_margin.value()
        return None if chosen == _USUAL else float(chosen)

    def choices_made(self) -> Choices:
        """Return what is chosen other than usual."""
        chosen = {
            name: box.currentData() for name, box in self._boxes().items() if box.currentIndex() != self._usual[name]
        }
        return {**chosen, "own_margin": self.own_margin.value(), "text_size": self.text_size.value()}

    def take_over(self, choices: Choices) -> None:
        """Choose what was chosen before."""
        for name, box in self._boxes().items():
            offered = [box.itemData(at) for at in range(box.count())]
            if name in choices and choices[name] in offered:
                box.setCurrentIndex(offered.index(choices[name]))
        for name, number in (("own_margin", self.own_margin), ("text_size", self.text_size)):
            if isinstance(value := choices.get(name), float | int):
                number.setValue(value)

    def _boxes(self) -> Mapping[str, QComboBox]:
        return {
            "paper": self.paper,
            "orientation": self.orientation,
            "margins": self.margins,
            "page_numbers": self.page_numbers,
        }

    def _margins(self) -> Sequence[tuple[str, float]]:
        usual = words.usual_margin(self.paper.currentData(), self._language)
        return ((usual, _USUAL), *_LISTED_MARGINS.items(), (words.own_margin(self._language), _OWN))

    def _on_paper(self) -> None:
        self.margins.setItemText(0, words.usual_margin(self.paper.currentData(), self._language))

    def _on_margins(self) -> None:
        self.own_margin.setVisible(self.margins.currentData() == _OWN)
        self.grown.emit()

    def _on_fold(self) -> None:
        unfolded = self.fold.isChecked()
        self.fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.choices.setVisible(unfolded)
        self.grown.emit()

    def _set_up(self) -> None:
        self.fold.setText(self._texts["page"])
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.toggled.connect(self._on_fold)
        self.choices.hide()
        self.own_margin.hide()
        self.own_margin.setAccessibleName(self._texts["own_margin"])
        self.paper.currentIndexChanged.connect(self._on_paper)
        self.margins.currentIndexChanged.connect(self._on_margins)
        for choice in (self.paper, self.orientation, self.margins, self.page_numbers):
            choice.currentIndexChanged.connect(self.changed)
        for number in (self.own_margin, self.text_size):
            number.valueChanged.connect(self.changed)

    def _lay_out(self) -> None:
        margins = QHBoxLayout()
        margins.addWidget(self.margins, 1)
        margins.addWidget(self.own_margin)
        grid = QGridLayout(self.choices)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("paper", self.paper),
            ("orientation", self.orientation),
            ("margins", self.margins),
            ("text_size", self.text_size),
            ("page_numbers", self.page_numbers),
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
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(0, 0, 0, 0)
        all_of_it.addWidget(self.fold)
        all_of_it.addWidget(self.choices)


class _Why(QLabel):
    """The line under a choice; a click on it makes the choice."""

    def __init__(self, text: str, choice: QRadioButton) -> None:
        super().__init__(text, choice.parentWidget())
        self._choice = choice
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        style = choice.style()
        indent = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, choice)
        indent += style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, choice)
        self.setContentsMargins(indent, 0, 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the choice."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choice.click()


class _NoWheel(QObject):
    """Leaves the wheel to the scrolling of the parts, unless the control under it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _choice(choices: Sequence[tuple[str, object]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    for text, data in choices:
        box.addItem(text, data)
    _calm(box)
    return box


def _number(low: float, high: float, value: float, unit: str, parent: QWidget) -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setRange(low, high)
    box.setValue(value)
    box.setSuffix(unit)
    _calm(box)
    return box


def _calm(control: QWidget) -> None:
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_NoWheel(control))
