# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What can go wrong through no fault of the program.

Each error carries data, never prose: ``app.words.errors`` turns it into the one sentence that says what is wrong and
what to do. Whatever is not a ``UserError`` is a fault of ours.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

OpenReason = Literal[
    "missing", "folder", "empty", "foreign", "other-program", "newer", "damaged", "too-large", "unreadable"
]
WriteReason = Literal[
    "folder-missing",
    "not-a-folder",
    "denied",
    "full",
    "busy",
    "exists",
    "is-a-folder",
    "changed",
    "gone",
    "too-large",
    "failed",
]

ImportReason = Literal[
    "missing", "folder", "empty", "foreign", "old-form", "damaged", "too-large", "no-table", "unreadable"
]


class UserError(Exception):
    """The world's fault, to be told in one sentence."""


class CannotOpen(UserError):
    """A file is no plan that can be opened; it was not changed.

    ``made_with`` is the version of the program that wrote a newer file, where it says so.
    """

    def __init__(self, path: Path, reason: OpenReason, *, made_with: str = "") -> None:
        super().__init__(str(path), reason)
        self.path, self.reason, self.made_with = path, reason, made_with


class CannotWrite(UserError):
    """A file could not be put in place; what stood there before stands there still."""

    def __init__(self, path: Path, reason: WriteReason, *, detail: str = "") -> None:
        super().__init__(str(path), reason)
        self.path, self.reason, self.detail = path, reason, detail


class CannotImport(UserError):
    """No table can be had from a file, or from the clipboard where ``path`` is None; nothing was changed.

    An "old-form" is a file as office programs wrote them before 2007, or one with a password.
    """

    def __init__(self, path: Path | None, reason: ImportReason) -> None:
        super().__init__(str(path), reason)
        self.path, self.reason = path, reason


class PlanInUse(UserError):
    """A plan is open in another program; ``since`` is UTC in ISO 8601, and any of the three may be empty."""

    def __init__(self, name: str, computer: str, since: str) -> None:
        super().__init__(name, computer, since)
        self.name, self.computer, self.since = name, computer, since


class VersionUnreadable(UserError):
    """A kept version holds no plan that this program can read."""


class UnknownChoice(UserError):
    """Something was asked for by a name that is not among the known ones."""

    def __init__(
        self,
        kind: Literal[
            "template",
            "scheme",
            "group",
            "format",
            "choice",
            "table",
            "profile",
            "stage",
            "column",
            "version",
            "one-plan",
        ],
        given: str,
        known: Sequence[str],
    ) -> None:
        super().__init__(kind, given)
        self.kind, self.given, self.known = kind, given, tuple(known)


class NotATemplate(UserError):
    """A file is no template that can be added.

    ``reason``: "foreign" is something else, "newer" written by a newer program, "wrong" is not as a template is to be.
    """

    def __init__(self, path: Path, reason: Literal["foreign", "newer", "wrong"]) -> None:
        super().__init__(str(path), reason)
        self.path, self.reason = path, reason


class NotFound(UserError):
    """A row that an operation names is not, or no longer, in the plan."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(table, row_id)
        self.table, self.row_id = table, row_id


class TextTooLong(UserError):
    """A text is longer than its field takes; lengths in characters."""

    def __init__(self, field: str, length: int, limit: int) -> None:
        super().__init__(field, length, limit)
        self.field, self.length, self.limit = field, length, limit


class NumberOutOfRange(UserError):
    """A number is outside what its field takes (both ends included)."""

    def __init__(self, field: str, number: float, low: float, high: float) -> None:
        super().__init__(field, number)
        self.field, self.number, self.low, self.high = field, number, low, high


class NotANumber(UserError):
    """A field that holds an amount was given something else."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(field, text)
        self.field, self.text = field, text


class LastGroup(UserError):
    """The only group of a plan cannot be deleted: every entry belongs to one."""


class OtherPlan(UserError):
    """Two files are not versions of one plan, so there is nothing to join."""


class NameNeeded(UserError):
    """A stage or a group was given a name without a letter in it."""


class NoScreen(UserError):
    """A window was wanted where no screen is."""


class LettersMissing(UserError):
    """The embedded face has no glyph for some letters, so the export refuses rather than lose them.

    ``found`` pairs each such letter with the place where it first stands, in reading order.
    """

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        super().__init__(*found)
        self.found = tuple(found)


class PageTooSmall(UserError):
    """Margins and text size leave a page no room for the table."""


class CellTooLong(UserError):
    """A cell holds more characters than the format takes."""

    def __init__(self, place: str, length: int, limit: int) -> None:
        super().__init__(place, length, limit)
        self.place, self.length, self.limit = place, length, limit
