# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where working copies are kept."""

import os
from pathlib import Path

from platformdirs import user_data_path

from app import NAME

OVERRIDE = "PARTICIPATION_PLANNER_DATA"


def data_folder() -> Path:
    """Return the program's folder in the user's local, not roaming, data; the environment may name another.

    It stays the same wherever the program goes to.
    """
    if override := os.environ.get(OVERRIDE):
        return Path(override).absolute()
    return user_data_path(NAME, appauthor=False, roaming=False)


def working_folder() -> Path:
    """Return the folder of the working copies."""
    return data_folder() / "working"
