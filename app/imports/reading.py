# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The tables in a file, whatever format its name says."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from app.errors import CannotImport, CannotOpen, ImportReason, UnknownChoice
from app.files import read_whole
from app.imports.packed import MOST_PACKED
from app.imports.table import SourceTable

_MOST_TEXT = 32_000_000
_PACKED = (".docx", ".docm", ".xlsx", ".xlsm")

Read = Callable[[Path, bytes], list[SourceTable]]


def _docx(path: Path, data: bytes) -> list[SourceTable]:
    from app.imports.docx_tables import read_docx  # its library takes a while to load

    return read_docx(path, data)


def _xlsx(path: Path, data: bytes) -> list[SourceTable]:
    from app.imports.xlsx_tables import read_xlsx

    return read_xlsx(path, data)


def _html(path: Path, data: bytes) -> list[SourceTable]:
    from app.imports.html_tables import read_html

    return read_html(path, data)


def _delimited(path: Path, data: bytes) -> list[SourceTable]:
    from app.imports.delimited import read_delimited

    return read_delimited(path, data)


READERS: Mapping[str, Read] = MappingProxyType(
    {
        ".docx": _docx, ".docm": _docx, ".xlsx": _xlsx, ".xlsm": _xlsx, ".csv": _delimited, ".tsv": _delimited,
        ".txt": _delimited, ".html": _html, ".htm": _html,
    }
)  # fmt: skip
"""What reads a file, by its suffix."""


def read_tables(path: Path) -> list[SourceTable]:
    """Return the tables in a file, at least one; raises CannotImport, or UnknownChoice for a format unknown.

    Nothing of the file is run, and nothing is fetched from elsewhere.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise UnknownChoice("format", path.suffix or path.name, tuple(READERS))
    try:
        data = read_whole(path, MOST_PACKED if suffix in _PACKED else _MOST_TEXT)
    except CannotOpen as refusal:
        raise CannotImport(path, _reason(refusal)) from None
    tables = READERS[suffix](path, data)
    if not tables:
        raise CannotImport(path, "no-table")
    return tables


def _reason(refusal: CannotOpen) -> ImportReason:
    match refusal.reason:
        case "missing" | "folder" | "empty" | "too-large" | "unreadable":
            return refusal.reason
    return "foreign"
