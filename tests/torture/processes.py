# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Processes that can be killed, and how long a test is to take."""

import multiprocessing
import os
from collections.abc import Callable
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

LONG = bool(os.environ.get("TORTURE"))

_PATIENCE = 120
"""Seconds without a word from a process after which it is thought to hang."""

if "forkserver" in multiprocessing.get_all_start_methods():
    _context: Any = multiprocessing.get_context("forkserver")  # what it has loaded once, every process has
    _context.set_forkserver_preload(["__main__", "tests.torture.typist", "tests.torture.colleague"])
else:
    _context = multiprocessing.get_context("spawn")


def barrier(processes: int) -> Any:
    """Return what makes so many processes begin at the same time."""
    return _context.Barrier(processes)


class Worker:
    """A process that tells of its work, message by message; what was told is kept, however the process ends."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        self._messages: Connection
        self._messages, theirs = _context.Pipe(duplex=False)
        self._process = _context.Process(target=_work, args=(work, arguments, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self.exit_code = 0

    def next_messages(self, number: int) -> list[Any]:
        """Return so many messages, or those there are where the process ends before."""
        return list(islice(iter(self._next, None), number))

    def kill(self) -> list[Any]:
        """Kill it, and return what it told that was not read yet."""
        self._process.kill()
        return self.finish()

    def finish(self) -> list[Any]:
        """Wait until it has ended, and return what it told that was not read yet."""
        rest = list(iter(self._next, None))
        self._process.join()
        self.exit_code = self._process.exitcode
        self._process.close()
        self._messages.close()
        return rest

    def _next(self) -> Any:
        if not self._messages.poll(_PATIENCE):
            raise TimeoutError
        try:
            return self._messages.recv()
        except EOFError:
            return None


def _work(work: Callable[..., None], arguments: tuple[object, ...], messages: Connection) -> None:
    work(*arguments, messages.send)
