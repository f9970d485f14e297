# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Changes of export options, each until the preview shows the page that it makes, with the pause before it looks.

A process of its own (``python -m benchmarks.window_previews SUFFIX STAGES TIMES``): it prints the seconds as JSON.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS
from app.views.export.export_job import ExportJob
from app.views.export.export_looking import Looking
from app.views.export.export_preview import PreviewPart
from benchmarks.plans import a_plan_of

_WIDTH, _HEIGHT = 640, 480
_SIZES = (10.0, 11.0)
_WARM_UP = 2


def _main(suffix: str, stages: str, times: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    plan, chosen = a_plan_of(int(stages)), ExportOptions()
    window = QWidget()
    preview = PreviewPart("en-CA", window)
    preview.resize(_WIDTH, _HEIGHT)
    looking = Looking(lambda: (plan, FORMATS[suffix], chosen), None, window)
    window.show()
    shown = QEventLoop()

    def show(job: ExportJob) -> None:
        if job.preview is None:
            raise RuntimeError("a preview without pages measures nothing")
        preview.show_pages(job.preview.data, job.preview.pages or 0)
        preview.grab()
        shown.quit()

    looking.looked.connect(show)
    found = []
    for number in range(-_WARM_UP, int(times)):
        chosen = ExportOptions(text_size=_SIZES[number % len(_SIZES)])
        begun = time.perf_counter()
        looking.soon()
        shown.exec()
        if number >= 0:
            found.append(time.perf_counter() - begun)
    print(json.dumps(found))
    del application


if __name__ == "__main__":
    _main(*sys.argv[1:])
