# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How large a dialog opens."""

from PySide6.QtWidgets import QDialog

from app.views.text_size import enlarged

_LEAST = (903, 472)
"""What the smallest screen leaves: 1366 by 768 at 150 %, less what the system draws around a window."""


def resize_for_text(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in points, more of them where text is larger, but not more than the window below it has."""
    parent = dialog.parentWidget()
    window = parent.window() if parent else dialog
    most = max(_LEAST[0], window.width()), max(_LEAST[1], window.height())
    dialog.resize(min(enlarged(width), most[0]), min(enlarged(height), most[1]))
