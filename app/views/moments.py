# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Times as files keep them, as people here read them."""

from datetime import UTC, datetime


def local(text: str) -> datetime | None:
    """Return an ISO 8601 time, UTC where it does not say, in local time; None for a text that is none.

    Files may say anything: also a time that no clock here can show.
    """
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
