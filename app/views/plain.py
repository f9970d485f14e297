# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Text from plans and paths in places where Qt would take it for mark-up, or that have little room."""

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that shows the text as it is, whatever it looks like; empty for none."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def no_mnemonic(text: str) -> str:
    """Return a text for a button, menu or tab in which & is a letter."""
    return text.replace("&", "&&")


def shortened(text: str, most: int = 60) -> str:
    """Return a text for a place that cannot grow with it, cut where it has more than so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
