# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the parts of the export dialog are made of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

Choices = Mapping[str, object]
"""What was chosen, by name, as plain values; whatever it holds, only what is offered is taken."""

_CHARACTERS_WIDE = 72
_ROUNDING = 2  # window managers round sizes on screens that are scaled by a fraction


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

    def lacking(self) -> int:
        """Return how many points of height are lacking to see all of it without scrolling."""
        width = self.viewport().width()
        needed = max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())
        return max(0, needed - self.viewport().height())

    def see_unfolded(self) -> None:
        """Scroll to what was unfolded just now: its head has the keyboard."""
        head = self.focusWidget()
        for fold in self.findChildren(Fold):
            if fold.head is head and fold.head.isChecked():
                self.ensureWidgetVisible(fold)

    def measure(self) -> None:
        """Find out anew how large the parts want to be."""
        self._column.invalidate()
        self._column.activate()
        self.updateGeometry()


class Fold(QWidget):
    """A head that folds what is below it away.

    Signals:
        grown(): it wants more room, or less.
    """

    grown = Signal()

    def __init__(self, text: str, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.head = QToolButton(self)
        self.head.setText(text)
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setArrowType(Qt.ArrowType.RightArrow)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(inner)
        inner.hide()
        self.head.toggled.connect(self._turn)

    def _turn(self) -> None:
        unfolded = self.head.isChecked()
        self.head.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._inner.setVisible(unfolded)
        self.grown.emit()


class Why(QLabel):
    """The line under a choice; a click on it makes the choice."""

    def __init__(self, text: str, choice: QRadioButton) -> None:
        super().__init__(text, choice.parentWidget())
        self._choice = choice
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(indicator_width(choice), 0, 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the choice."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choice.click()


def quiet_progress(parent: QWidget) -> QProgressBar:
    """Return a bar that tells that something is going on; hidden, it keeps its place."""
    progress = QProgressBar(parent)
    progress.setRange(0, 0)
    progress.setTextVisible(False)
    progress.setMaximumHeight(parent.fontMetrics().height() // 2)
    keeps_its_place = progress.sizePolicy()
    keeps_its_place.setRetainSizeWhenHidden(True)
    progress.setSizePolicy(keeps_its_place)
    progress.hide()
    return progress


def keep_on_screen(dialog: QWidget) -> None:
    """Move a dialog up where its foot would be below the screen."""
    screen = dialog.screen().availableGeometry()
    below = dialog.frameGeometry().bottom() - screen.bottom()
    if below > 0 and dialog.isVisible():
        dialog.move(dialog.x(), max(screen.top(), dialog.y() - below))


def line_of_text(text: str, parent: QWidget) -> QLabel:
    """Return a label for a sentence or two that change."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())
    return label


def indicator_width(choice: QRadioButton) -> int:
    """Return how far in the text of a choice begins."""
    style = choice.style()
    indicator = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, choice)
    return indicator + style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, choice)


class _NoWheel(QObject):
    """Leaves the wheel to the scrolling of the parts, unless the control under it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def choice_of(choices: Sequence[tuple[str, object]], parent: QWidget) -> QComboBox:
    """Return a list to choose from: names with what each stands for."""
    box = QComboBox(parent)
    for text, data in choices:
        box.addItem(text, data)
    calm(box)
    return box


def number_of(low: float, high: float, value: float, unit: str, parent: QWidget) -> QDoubleSpinBox:
    """Return a field for a number; ``unit`` stands after it."""
    box = QDoubleSpinBox(parent)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setRange(low, high)
    box.setValue(value)
    box.setSuffix(unit)
    calm(box)
    return box


def calm(control: QWidget) -> None:
    """Let the wheel change a control only while it has the focus: it is for scrolling otherwise."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_NoWheel(control))
