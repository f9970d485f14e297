# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Make the pictures of the documents anew: ``make pictures``.

The window is drawn without a screen. That way of Qt's knows no fonts but the system's, so the shipped face is loaded:
the pictures look the same everywhere.
"""

import os
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import operations as do
from app.exports.options import ExportOptions
from app.exports.registry import format_for, render_plan
from app.models.changes import Draft
from app.models.new import new_plan
from app.shipped import shipped
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.words import DEFAULT_LANGUAGE

_DOCS = Path(__file__).parent.parent / "docs"
_SCALE = 1.6  # pixels per point
_BORDER = 24
_EXAMPLE = "table-1"
_WINDOW = (1_180, 640)
_DOTS = "2"  # to each point of the window, so that its text is crisp
_QUIET_MS = 500


def page_of_table_1(path: Path) -> None:
    """Draw the published example as a page of the PDF, without the empty part of the sheet."""
    draft = Draft(new_plan(DEFAULT_LANGUAGE))
    do.fill_from_template(draft, key=_EXAMPLE)
    pdf = render_plan(draft.plan, format_for(Path("table-1.pdf")), ExportOptions()).data
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE).to_pil().convert("RGB")
    drawn = ImageChops.invert(page).getbbox()
    ImageOps.expand(page.crop(drawn), _BORDER, "white").quantize(32).save(path, optimize=True)


def windows(first_page: Path, plan: Path, data_folder: Path) -> None:
    """Draw the window on its first page, and with the published example."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": _DOTS}
    application = QApplication([])
    application.setStyle("Fusion")
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Light)
    for face in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(shipped(f"fonts/LiberationSans-{face}.ttf")))
    application.setFont(QFont("Liberation Sans", 10))
    desk = Desk(data_folder, DEFAULT_LANGUAGE)
    window = desk.empty_window()
    _picture(window, first_page)
    desk.open_template(_EXAMPLE, window)
    if window.page:
        window.page.grid.setCurrentIndex(window.page.model.index(0, 2))  # the first filled cell, so Details have some
    _picture(window, plan)
    window.close()


def _picture(window: MainWindow, path: Path) -> None:
    window.resize(*_WINDOW)
    QTest.qWait(_QUIET_MS)
    window.grab().save(str(path))
    Image.open(path).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    page_of_table_1(_DOCS / "table-1.png")
    with tempfile.TemporaryDirectory() as folder:
        windows(_DOCS / "first-page.png", _DOCS / "window.png", Path(folder))
