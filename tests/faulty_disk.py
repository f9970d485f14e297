# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A disk whose system calls fail when they are told to."""

import errno
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

OLD, NEW = b"old" * 1_000, b"new" * 2_000

WRITING = ["open", "write", "fsync", "read", "chmod", "replace", "open", "fsync"]
"""What the system is asked for when a file is replaced; the last two make the name last, which is no must."""
IN_PLACE = WRITING.index("replace") + 1


def system_error(number: int) -> OSError:
    """Return an error as the system makes it."""
    return OSError(number, os.strerror(number))


def windows_error(number: int) -> OSError:
    """Return an error as Windows makes it: 5 access denied, 32 held by another program, 33 locked by it."""
    error = PermissionError(errno.EACCES, "Permission denied")
    vars(error).update(winerror=number)
    return error


ERRORS: Mapping[str, Callable[[], OSError]] = {
    "ENOSPC": lambda: system_error(errno.ENOSPC),
    "EACCES": lambda: system_error(errno.EACCES),
    "EIO": lambda: system_error(errno.EIO),
    "Windows 5": lambda: windows_error(5),
    "Windows 32": lambda: windows_error(32),
    "Windows 33": lambda: windows_error(33),
}
REASONS = {"ENOSPC": "full", "EACCES": "denied", "EIO": "failed"}
REASONS |= {"Windows 5": "denied", "Windows 32": "busy", "Windows 33": "busy"}


class FaultyDisk:
    """Counts the system calls, lets some fail, and looks before each of them at what stands there.

    ``faults`` tells by its number, from 0, which call fails with what; with ``lasting`` all later calls of the same
    name fail too. ``look`` is called before every call.
    """

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        faults: Mapping[int, str],
        *,
        lasting: bool = False,
        look: Callable[[], object] = lambda: None,
    ) -> None:
        self.calls: list[str] = []
        self.failed: list[str] = []
        self._faults, self._lasting, self._look = faults, lasting, look
        self._broken: dict[str, str] = {}
        for name in ("open", "fsync", "chmod", "replace", "unlink"):
            patch.setattr(os, name, self._counted(name, getattr(os, name)))
        patch.setattr(Path, "read_bytes", self._counted("read", Path.read_bytes))
        patch.setattr(os, "fdopen", lambda descriptor, _mode: io.BufferedWriter(_File(descriptor, self)))

    def asked(self, name: str) -> None:
        """Count a call; raises what it is to fail with."""
        number = len(self.calls)
        self.calls.append(name)
        self._look()
        kind = self._faults.get(number) or self._broken.get(name)
        if kind is None:
            return
        if self._lasting:
            self._broken[name] = kind
        self.failed.append(name)
        raise ERRORS[kind]()

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.asked(name)
            return real(*arguments, **named)

        return call


class _File(io.FileIO):
    """A file of which half reaches the disk where a write fails."""

    def __init__(self, descriptor: int, disk: FaultyDisk) -> None:
        super().__init__(descriptor, "w")
        self._disk = disk

    def write(self, data: Any, /) -> int:
        try:
            self._disk.asked("write")
        except OSError:
            super().write(data[: len(data) // 2])
            raise
        return super().write(data)


def content(path: Path) -> bytes | None:
    """Return what stands at a path, None where nothing does; asks nothing of a faulty disk."""
    try:
        with path.open("rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
