# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whether there is a screen to show a window on; Qt would end the program where there is none."""

import os
import re
import socket
import sys
from pathlib import Path


def has_screen() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS, elsewhere where a display server answers."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")) or _x11_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers(display: str) -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(display and folder) and _answers(socket.AF_UNIX, str(Path(folder) / display))


def _x11_answers(display: str) -> bool:
    found = re.fullmatch(r"(?:unix)?([^:]*):(\d{1,5})(?:\.\d+)?", display)
    if not found:
        return False
    host, number = found[1], int(found[2])
    if host:
        return _answers(socket.AF_INET, (host, 6000 + number))
    place = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # where X servers listen
    return _answers(socket.AF_UNIX, place) or _answers(socket.AF_UNIX, "\0" + place)


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as attempt:
        attempt.settimeout(2)
        try:
            attempt.connect(address)
        except OSError:
            return False
    return True
