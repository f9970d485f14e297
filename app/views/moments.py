# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Times as files keep them, as people here read them."""

from datetime import datetime


def local(text: str) -> datetime | None:
    """Return an ISO 8601 time in local time; None for a text that is none: files may say anything."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
