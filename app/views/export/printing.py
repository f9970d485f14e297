# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Putting the pages of a PDF on paper, as they are seen in the preview."""

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.exports.pictures import page_pixels, page_sizes
from app.words import exporting as words

_MOST_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def print_pages(pdf: bytes, language: str, parent: QWidget) -> bool:
    """Ask for a printer and print the pages; return whether that was done."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words.print_job(language))
    prepare(printer, pdf)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(page_sizes(pdf)))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw(printer, pdf)
    return True


def prepare(printer: QPrinter, pdf: bytes) -> None:
    """Give the printer the paper of the first page, without margins: the page has its own."""
    width, height = page_sizes(pdf)[0]
    upright = QPageSize(QPageSize.PageSizeId.A4 if round(min(width, height)) == 595 else QPageSize.PageSizeId.Letter)
    lies = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(upright, lies, QMarginsF()))
    printer.setFullPage(True)


def draw(printer: QPrinter, pdf: bytes) -> None:
    """Draw the pages that were asked for, each over the whole sheet."""
    last = len(page_sizes(pdf))
    first, end = printer.fromPage() or 1, printer.toPage() or last
    dots = min(printer.resolution(), _MOST_DOTS_PER_INCH)
    painter = QPainter(printer)
    for number in range(first - 1, min(end, last)):
        if number >= first:
            printer.newPage()
        width, height, stride, pixels = page_pixels(pdf, number, dots / _POINTS_PER_INCH)
        image = QImage(pixels, width, height, stride, QImage.Format.Format_RGB32)
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        room = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(sheet.topLeft(), room), image)
    painter.end()
