# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The disk: files are read whole, and written whole or not at all."""

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.errors import CannotOpen, CannotWrite, WriteReason

_REASONS: dict[int, WriteReason] = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "not-a-folder",
    errno.EISDIR: "is-a-folder",
    errno.EEXIST: "exists",
}

_Result = TypeVar("_Result")

WAITS = tuple(0.01 * 2**turn for turn in range(8))
"""For how many seconds to wait, time after time, while another program holds a file: 2.55 in all."""

_SIBLING = re.compile(r"~\$[0-9a-f]{12}\.tmp")
_OLD = 24 * 60 * 60
"""Seconds after which nobody is still writing a sibling."""

_DENIED, _SHARING, _LOCKED = 5, 32, 33
_HELD = {_DENIED, _SHARING, _LOCKED}
"""What Windows says of a file that a virus scanner or a sync program looks into, for the blink of an eye mostly."""


def resolved(path: Path) -> Path:
    """Return the path with links followed; raises OSError, also for links that lead in a circle."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def signature(path: Path) -> tuple[int, int, int] | None:
    """Return what changes when somebody writes or replaces a file; None where it cannot be seen."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def read_whole(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit`` bytes; raises CannotOpen."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CannotOpen(path, "folder")
        if not stat.S_ISREG(status.st_mode):
            raise CannotOpen(path, "foreign")
        if status.st_size == 0:
            raise CannotOpen(path, "empty")
        if status.st_size > limit:
            raise CannotOpen(path, "too-large")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise CannotOpen(path, "missing") from None
    except OSError:
        raise CannotOpen(path, "unreadable") from None


def write_whole(path: Path, data: bytes, *, waits: Sequence[float] = WAITS) -> None:
    """Put a file with these bytes in place, in one step: at every instant there stands the old file or the new one.

    The bytes go to a sibling ("~$….tmp"), are flushed to the disk and read back before they take the place. Links are
    followed, the permissions of an old file kept. On Windows a file that another program holds is tried again after
    each of ``waits``, seconds. Raises CannotWrite; then nothing has changed, and the sibling is gone if it can be.
    """
    write_all_whole([(path, data)], waits=waits)


def write_all_whole(files: Sequence[tuple[Path, bytes]], *, waits: Sequence[float] = WAITS) -> None:
    """Put several files in place, each as ``write_whole`` does, the first of them once all are on the disk.

    Raises CannotWrite. Then nothing has changed, unless it was the taking of a place itself that failed: those before
    it have taken theirs.
    """
    patience = iter(waits)
    siblings: list[tuple[Path, Path, Path]] = []
    try:
        for path, data in files:
            with _told_of(path):
                target = resolved(path)
                permissions = _permissions(path, target)
                sibling = target.with_name(f"~${secrets.token_hex(6)}.tmp")
                siblings.append((path, sibling, target))
                _write_new(sibling, data)
                if _patiently(sibling.read_bytes, patience) != data:
                    raise CannotWrite(path, "failed")
                if permissions is not None:
                    sibling.chmod(permissions)
        for path, sibling, target in siblings:
            with _told_of(path):
                _patiently(partial(sibling.replace, target), patience)
    except BaseException:
        for _, sibling, _ in siblings:
            with suppress(OSError):  # what went wrong first is what to tell
                _patiently(partial(sibling.unlink, missing_ok=True), patience)
        raise
    for folder in {target.parent for _, _, target in siblings}:
        flush_folder(folder)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Make what the system refuses the error of a path."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, _reason(error), detail=error.strerror or "") from error


def remove_old_siblings(path: Path) -> None:
    """Remove what programs that were killed while they wrote have left beside ``path``, as far as the disk lets.

    Only what has a sibling's name and was not touched for a day goes: a younger one may be on its way into its place.
    Nothing is lost with them, for a sibling is written from what is kept elsewhere.
    """
    with suppress(OSError), os.scandir(resolved(path).parent) as beside:
        for other in filter(lambda other: _SIBLING.fullmatch(other.name), beside):
            status = other.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime > _OLD:
                Path(other).unlink(missing_ok=True)


def _patiently(step: Callable[[], _Result], patience: Iterator[float]) -> _Result:
    """Take a step, again and again while Windows says that another program holds the file; raises OSError."""
    while True:
        try:
            return step()
        except OSError as error:
            wait = next(patience, None) if _windows_error(error) in _HELD else None
            if wait is None:
                raise
        time.sleep(wait)


def _reason(error: OSError) -> WriteReason:
    if _windows_error(error) in (_SHARING, _LOCKED):  # errno would have it that this place takes no files
        return "busy"
    return _REASONS.get(error.errno or 0, "failed")


def _windows_error(error: OSError) -> int | None:
    """Return the number that Windows gave an error; there is none elsewhere."""
    number: int | None = getattr(error, "winerror", None)
    return number


def _permissions(path: Path, target: Path) -> int | None:
    """Return the permission bits of the file to be replaced, None where there is none; raises CannotWrite."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise CannotWrite(path, "is-a-folder")
    if not stat.S_ISREG(mode):
        raise CannotWrite(path, "failed")
    if not mode & stat.S_IWUSR:
        raise CannotWrite(path, "denied")  # a replace would get past the owner's wish
    return stat.S_IMODE(mode)


def _write_new(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the new name itself last, where the system can: Windows cannot, nor can some network drives."""
    if os.name == "posix":
        with suppress(OSError):
            flush(folder)


def flush(path: Path) -> None:
    """Make what was written to a file, or the names in a folder, last a power cut."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
