# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Run the benchmarks, all of them or those named: ``python -m benchmarks edits file``."""

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.storage.places import OVERRIDE
from benchmarks import asking, commands, edits, exports, files, finding, large_exports, syncs, window_start
from benchmarks.report import Report

PARTS: dict[str, Callable[[Report, Path], None]] = {
    "exports": exports.run,
    "large": large_exports.run,
    "commands": commands.run,
    "edits": edits.run,
    "syncs": syncs.run,
    "files": files.run,
    "asking": asking.run,
    "finding": finding.run,
    "window": window_start.run,
}


def main() -> int:
    names = sys.argv[1:] or list(PARTS)
    if unknown := set(names) - PARTS.keys():
        print(f"No benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors")
    report = Report()
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            os.environ[OVERRIDE] = folder  # the data of the program that is measured, not of whoever measures
            PARTS[name](report, Path(folder))
    report.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
