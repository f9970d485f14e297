# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The time, as the program keeps it."""

from datetime import UTC, datetime


def now(precision: str = "seconds") -> str:
    """Return this moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec=precision)
