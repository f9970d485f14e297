# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells on the clipboard: for other programs as a table, for this one with all that their words do not say."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from app.exports.clipboard import html_table, tab_separated
from app.models.copied import CopiedCell, CopiedRows, from_data, to_data
from app.models.plan import Plan

CELLS_TYPE = "application/x-participation-planner-cells"
_END = re.compile("[\t\r\n]")


def put_cells(plan: Plan, rows: CopiedRows, *, heads: Sequence[str] = (), cut: str = "") -> None:
    """Put copied cells on the clipboard; with ``heads`` as a table of its own, for elsewhere."""
    texts = [[cell.text for cell in row] for row in rows]
    data = QMimeData()
    data.setText(tab_separated([heads, *texts] if heads else texts))
    data.setHtml(html_table(texts, heads))
    if not heads:
        data.setData(CELLS_TYPE, QByteArray(to_data(plan, rows, cut=cut)))
    QGuiApplication.clipboard().setMimeData(data)


def copied_cells(plan: Plan) -> tuple[CopiedRows, str]:
    """Return the cells that are on the clipboard, and which cut of this plan they are, if any; often there are none."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(CELLS_TYPE) and (found := from_data(bytes(data.data(CELLS_TYPE).data()), plan)):
        return found
    return [[CopiedCell(text=text) for text in row] for row in _foreign_cells(data.text())], ""


def copied_text() -> str:
    """Return the plain text that is on the clipboard."""
    return QGuiApplication.clipboard().mimeData().text()


def _foreign_cells(text: str) -> list[list[str]]:
    """Return the cells of a text between tabs: rows of one length, without empty ones at the end."""
    rows: list[list[str]] = [[]]
    at, length = 0, len(text)
    while at < length:
        cell, at = _cell_at(text, at)
        rows[-1].append(cell)
        if at < length and text[at] == "\t":
            at += 1
            if at == length:
                rows[-1].append("")
        elif at < length:
            at += 2 if text.startswith("\r\n", at) else 1
            rows.append([])
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _cell_at(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins here, and where it ends; quotes that do not enclose it whole are its own."""
    if text.startswith('"', at):
        end = at + 1
        while (end := text.find('"', end)) >= 0 and text.startswith('"', end + 1):
            end += 2
        if end >= 0 and text[end + 1 : end + 2] in ("", "\t", "\r", "\n"):
            return text[at + 1 : end].replace('""', '"'), end + 1
    found = _END.search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], end
