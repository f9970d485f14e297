# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Locks of the system: they end with the process that holds them, however it ends. None lies beside a user's file."""

import getpass
import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import CannotWrite, PlanInUse
from app.storage.moments import now

_PUBLISHING_SECONDS = 10


class WorkingLock:
    """Keeps a working copy to one open plan; who holds it stands beside it, to be told to others."""

    def __init__(self, place: Path) -> None:
        """Take the lock; raises PlanInUse where it is held, CannotWrite where there is no place for it."""
        self._file = place.with_name(place.name + ".lock")
        self._holder = place.with_name(place.name + ".holder")
        # Not a singleton: two open plans of one process must keep out of each other's way too.
        self._lock = FileLock(self._file, timeout=0, thread_local=False, is_singleton=False)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise PlanInUse(*self._read_holder()) from None
        except (OSError, NotImplementedError) as error:
            raise CannotWrite(place, "denied", detail=getattr(error, "strerror", None) or "") from error
        with suppress(OSError):  # the name is a courtesy
            self._holder.write_text(json.dumps([_user(), platform.node(), now()]), encoding="utf-8")

    def release(self) -> None:
        """Let others have it."""
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
        self._lock.release()

    def remove(self) -> None:
        """Release it for good: there is nothing more to hold."""
        # First the name: whoever waits for a lock without one begins anew. Windows wants it the other way round.
        for step in (self._unlink, self.release, self._unlink) if os.name == "nt" else (self._unlink, self.release):
            step()

    def _unlink(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _read_holder(self) -> tuple[str, str, str]:
        try:
            name, computer, since = json.loads(self._holder.read_text(encoding="utf-8"))
        except (OSError, TypeError, ValueError):  # it is being written, or could not be
            return "", "", ""
        return str(name), str(computer), str(since)


@contextmanager
def publishing(path: Path) -> Iterator[None]:
    """Keep every other program of ours on this computer from replacing the file at ``path`` meanwhile.

    It is a help, not a need: revisions tell afterwards what happened. Where it cannot be had, the work goes on.
    """
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
    place = Path(tempfile.gettempdir()) / f"participation-planner-{name}.lock"
    lock = FileLock(place, timeout=_PUBLISHING_SECONDS, mode=0o666, thread_local=False, is_singleton=False)
    with suppress(OSError, NotImplementedError, Timeout):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without names for its users
        return ""
