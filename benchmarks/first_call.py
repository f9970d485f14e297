# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A process of its own: print the seconds of the first export, with everything imported but nothing yet called.

``python -m benchmarks.first_call ours .pdf``, or ``bare``.
"""

import sys
import time
from collections.abc import Callable

import app.exports.excel
import app.exports.pdf  # noqa: F401  # the registry would load them at the first call
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from benchmarks import bare_excel, bare_pdf
from tests.builders import table_1


def _bare_pdf() -> bytes:
    bare_pdf.register_face()  # the export has to do that, too
    return bare_pdf.pdf()


def _action(side: str, suffix: str) -> Callable[[], object]:
    if side == "bare":
        return {".xlsx": bare_excel.excel, ".pdf": _bare_pdf}[suffix]
    plan = table_1()
    return lambda: render_plan(plan, FORMATS[suffix], ExportOptions())


if __name__ == "__main__":
    action = _action(*sys.argv[1:])
    begun = time.perf_counter()
    action()
    print(time.perf_counter() - begun)
