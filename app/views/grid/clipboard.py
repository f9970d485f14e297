# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells on the clipboard: for other programs as a table, for this one with all that their words do not say."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from app.exports.clipboard import document_cells, document_html, document_lines, html_table, tab_separated
from app.exports.document import Document
from app.imports.clipboard import cells_from_clipboard, tables_from_clipboard
from app.imports.recognition import looks_like_a_matrix
from app.imports.table import SourceTable
from app.models.copied import CopiedCell, CopiedRows, from_data, to_data
from app.models.plan import Plan

_LARGE = 1_000_000  # characters, read in about a quarter of a second
CELLS_TYPE = "application/x-participation-planner-cells"


def put_cells(plan: Plan, rows: CopiedRows, *, heads: Sequence[str] = (), cut: str = "") -> None:
    """Put copied cells on the clipboard; with ``heads`` as a table of its own, for elsewhere."""
    texts = [[cell.text for cell in row] for row in rows]
    data = QMimeData()
    data.setText(tab_separated([heads, *texts] if heads else texts))
    data.setHtml(html_table(texts, heads))
    if not heads:
        data.setData(CELLS_TYPE, QByteArray(to_data(plan, rows, cut=cut)))
    QGuiApplication.clipboard().setMimeData(data)


def put_document(document: Document) -> None:
    """Put a document on the clipboard as a table with what stands around it, for word processors and spreadsheets."""
    data = QMimeData()
    data.setText(document_cells(document))
    data.setHtml(document_html(document))
    QGuiApplication.clipboard().setMimeData(data)


def put_lines(document: Document) -> None:
    """Put a document on the clipboard as plain lines alone."""
    QGuiApplication.clipboard().setText(document_lines(document))


def copied_cells(plan: Plan) -> tuple[CopiedRows, str]:
    """Return the cells that are on the clipboard, and which cut of this plan they are, if any; often there are none.

    Raises CannotImport where there is too much of them.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(CELLS_TYPE) and (found := from_data(bytes(data.data(CELLS_TYPE).data()), plan)):
        return found
    return [[CopiedCell(text=text) for text in row] for row in cells_from_clipboard(data.html(), data.text())], ""


def is_large() -> bool:
    """Tell whether what others put on the clipboard is too much to be read while the window waits."""
    data = QGuiApplication.clipboard().mimeData()
    return not data.hasFormat(CELLS_TYPE) and max(len(data.html()), len(data.text())) > _LARGE


def whole_tables(plan: Plan) -> list[SourceTable]:
    """Return the tables that are on the clipboard where one of them is a matrix with heads of its own, else none.

    Raises CannotImport where there is too much of them.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(CELLS_TYPE):
        return []
    tables = tables_from_clipboard(data.html(), data.text())
    return tables if any(looks_like_a_matrix(table, plan) for table in tables) else []


def copied_text() -> str:
    """Return the plain text that is on the clipboard."""
    return QGuiApplication.clipboard().mimeData().text()
