# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The pages as they will be: those of the PDF itself."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.words import exporting as words

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH = 72
_SCREEN_INCH = 96
_GAP = 8


class PreviewPart(QWidget):
    """Shows one page of a PDF at a time, as large as there is room, or larger.

    Signals:
        print_asked(): put these pages on paper.
    """

    print_asked = Signal()

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language, self._texts = language, words.preview(language)
        self._data, self._pages, self._at = b"", 0, 0
        self._zoom: float | None = None
        self.sheet = _Sheet()
        self.area = QScrollArea(self)
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.viewport().installEventFilter(self)
        self.area.installEventFilter(self)
        self.area.setAccessibleName(self._texts["preview"])
        self.back, self.forward = self._button("back", "‹"), self._button("forward", "›")
        self.smaller, self.larger = self._button("smaller", "−"), self._button("larger", "+")
        self.print = self._button("print", self._texts["print_text"])
        self.line = QLabel(self)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.print.clicked.connect(self.print_asked)
        self._lay_out()
        self.show_pages(b"", 0)

    @property
    def data(self) -> bytes:
        """The PDF that is shown; empty where there is none."""
        return self._data

    def show_pages(self, data: bytes, pages: int) -> None:
        """Show another PDF, at the same page where it has one."""
        self._data, self._pages = data, pages
        self._at = min(self._at, max(pages - 1, 0))
        self._show()

    def turn(self, by: int) -> None:
        """Go so many pages on."""
        at = max(0, min(self._at + by, self._pages - 1))
        if at != self._at:
            self._at = at
            self._show()

    def zoom(self, by: int) -> None:
        """Show the page a step larger or smaller."""
        now = self._scale() * _POINTS_PER_INCH / _SCREEN_INCH
        steps = [step for step in _ZOOMS if (step > now + 0.01 if by > 0 else step < now - 0.01)]
        if steps:
            self._zoom = steps[0] if by > 0 else steps[-1]
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by Page Up and Page Down, zoom by Ctrl and plus, minus, 0."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if step:
            self.turn(step)
        elif held and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if event.key() == Qt.Key.Key_Minus else 1)
        elif held and event.key() == Qt.Key.Key_0:
            self._zoom = None
            self._show()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Fit the page into the room again when that changes; turn pages where the room would only be scrolled."""
        if watched is self.area:
            if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                if event.type() == QEvent.Type.KeyPress:
                    self.keyPressEvent(event)
                return True
            return False
        if isinstance(event, QResizeEvent) and self._zoom is None:
            self._show()
        return False

    def least_width(self) -> int:
        """Return how wide it has to be for its buttons, and for a page to be of any use."""
        return max(self.minimumSizeHint().width(), 30 * self.fontMetrics().averageCharWidth())

    def sizeHint(self) -> QSize:
        """Return a size at which a page can be made out."""
        width = 76 * self.fontMetrics().averageCharWidth()
        return QSize(width, width)

    def _scale(self) -> float:
        """Return how many points of the screen a point of the page takes."""
        if self._zoom is not None:
            return self._zoom * _SCREEN_INCH / _POINTS_PER_INCH
        room, page = self.area.viewport().size(), self.sheet.page
        if not page.width() or not page.height():
            return 1.0
        return max(0.1, min((room.width() - _GAP) / page.width(), (room.height() - _GAP) / page.height()))

    def _picture(self, scale: float) -> QImage:
        from app.exports.pictures import page_pixels  # its libraries take a while to load

        width, height, stride, pixels = page_pixels(self._data, self._at, scale)
        return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()

    def _show(self) -> None:
        if self._data:
            if self.sheet.page.isEmpty() or self._zoom is None:
                self.sheet.page = self._picture(1.0).size()
            ratio = self.devicePixelRatioF()
            image = self._picture(self._scale() * ratio)
            image.setDevicePixelRatio(ratio)
            self.sheet.show_image(image)
        else:
            self.sheet.show_image(QImage())
        line = words.page_of(self._at + 1, self._pages, self._language) if self._pages else ""
        self.line.setText(line)
        self.area.setAccessibleDescription(line or self._texts["nothing"])
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < self._pages)
        for button in (self.smaller, self.larger, self.print):
            button.setEnabled(bool(self._data))

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setToolTip(self._texts[name])
        button.setAccessibleName(self._texts[name])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.back, self.line, self.forward):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.smaller, self.larger, self.print):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addLayout(row)


class _Sheet(QWidget):
    """The picture of a page; white whatever the window's colours, as paper is."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QSize()
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.resize(image.deviceIndependentSize().toSize() if not image.isNull() else QSize(1, 1))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(self.palette().color(self.palette().ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
