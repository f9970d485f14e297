# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which edit an undo or a redo is about, told from the log alone."""

from collections.abc import Iterable

UNDO = "undo"
REDO = "redo"


class UndoState:
    """The edits that can be taken back and those that can be brought back, by number.

    It is a fold over the log: a new edit can be taken back and ends what could be brought back; an undo or redo moves
    the edit that it is ``of`` from one pile to the other.
    """

    def __init__(self, log: Iterable[tuple[int, str, int | None]] = ()) -> None:
        self._done: list[int] = []
        self._undone: list[int] = []
        self._verbs: dict[int, str] = {}
        self.last = 0
        """The number of the last edit."""
        for number, verb, of in log:
            self.record(number, verb, of)

    def record(self, number: int, verb: str, of: int | None) -> None:
        """Take note of an edit that was made."""
        self.last = number
        if of is None:
            self._verbs[number] = verb
            self._done.append(number)
            self._undone.clear()
        elif verb == UNDO and of in self._done:
            self._undone.append(self._done.pop())
        elif verb != UNDO and of in self._undone:
            self._done.append(self._undone.pop())
        # else it is of an edit so old that the log no longer has it

    @property
    def to_undo(self) -> int | None:
        """The edit that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> int | None:
        """The edit that redo would bring back."""
        return self._undone[-1] if self._undone else None

    def verb(self, number: int | None) -> str | None:
        """Return what an edit did, as the key it was recorded with; None for no edit."""
        return None if number is None else self._verbs[number]
