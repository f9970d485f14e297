# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whole processes, in the folder of the checkout."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_LONGEST = 300

Command = tuple[str | Path, ...]


def python(*arguments: str | Path) -> Command:
    """Return the command that runs this Python with these arguments."""
    return (sys.executable, *arguments)


def run_command(command: Command) -> str:
    """Run a command and return what it prints; raises CalledProcessError where it fails."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", timeout=_LONGEST)
    return done.stdout
