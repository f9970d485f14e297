# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Other copies of a plan in its folder, told by their names alone."""

import os
import platform
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MOST = 20
"""How many copies are told of."""

_COPY = "(?:copy|copie|kopie|copia|cópia)"
_CONFLICT = (
    "conflicted copy|case conflict|copie en conflit|copia en conflicto|copia in conflitto|cópia em conflito"
    "|konfliktkopie|konflikt stehende kopie|conflicterende kopie|sfconflict"
)
_COMPUTER = r"desktop-[a-z0-9]{5,8}|laptop-[a-z0-9]{5,8}|win-[a-z0-9]{11}|[a-z0-9-]*(?:macbook|imac)[a-z0-9-]*"
_MARKS = (
    rf"(?P<name>.+?) ?\([^()]*(?:{_CONFLICT})[^()]*\)",  # Dropbox, Nextcloud, Seafile
    r"(?P<name>.+)\.sync-conflict-\d{8}-\d{6}-[a-z0-9]{7}",  # Syncthing
    r"(?P<name>.+)_conflict-\d{8}-\d{6}",  # ownCloud
    r"(?P<name>.+?) ?\([1-9]\d?\)",  # browsers, Windows
    rf"(?P<name>.+) [-–—] {_COPY}",  # Windows
    rf"(?P<name>.+) \((?:another |autre |\d+\w\w )?{_COPY}(?: \d+)?\)",  # GNOME
    rf"(?P<name>.+) {_COPY}(?: \d+)?",  # the Finder
    rf"{_COPY}(?: \(\d+\))? (?:of|de|von|van|di) (?P<name>.+)",
)


def copies_beside(path: Path) -> list[Path]:
    """Return the files beside a plan whose names say that they are copies of it, or it of them; sorted, at most MOST.

    It reads the folder, so it may take long on a dead network drive: call it in a thread. A folder that cannot be read
    has none. Names are taken as the same where the system does so.
    """
    marks = _patterns(platform.node())
    own = set(_names(path.stem, marks))
    try:
        with os.scandir(path.parent) as entries:
            beside = {entry.name for entry in entries if _is_plan(entry, path)}
    except (OSError, ValueError):
        return []
    known = {_same(path.stem)} | {_same(Path(name).stem) for name in beside}
    found = [name for name in beside if own & known & set(_names(Path(name).stem, marks))]
    return [path.with_name(name) for name in sorted(found)[:MOST]]


def _is_plan(entry: os.DirEntry[str], path: Path) -> bool:
    name = Path(entry.name)
    alike = _same(name.suffix) == _same(path.suffix) and _same(entry.name) != _same(path.name)
    return alike and not entry.name.startswith("~$") and entry.is_file()


def _patterns(computer: str) -> list[re.Pattern[str]]:
    """Return what marks a copy; OneDrive adds the name of the computer, which may be this one."""
    own = f"|{re.escape(computer.partition('.')[0])}" if len(computer) > 2 else ""
    marks = (*_MARKS, rf"(?P<name>.+?)-(?:{_COMPUTER}{own})(?:-\d{{1,2}})?")
    return [re.compile(mark, re.IGNORECASE) for mark in marks]


def _names(stem: str, marks: list[re.Pattern[str]]) -> Iterator[str]:
    """Yield a name, that of what it is a copy of, and so on."""
    name: str | None = unicodedata.normalize("NFC", stem)
    while name:
        yield _same(name)
        found = next(filter(None, (mark.fullmatch(name) for mark in marks)), None)
        name = found and found["name"]


def _same(name: str) -> str:
    """Return what is the same for names that the system takes as one."""
    name = unicodedata.normalize("NFC", name)
    return name.casefold() if sys.platform in ("win32", "darwin") else name
