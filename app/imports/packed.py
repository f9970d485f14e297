# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Packed office files, looked into before their library reads them: what they are, and how large they would become.

The sizes that a zip archive declares bound what comes out of it: Python reads no further. Neither format knows a
document type, in which bombs of entities are declared, so a part that has one is refused unread.
"""

import io
import zipfile
import zlib
from pathlib import Path

from app.errors import CannotImport

MOST_PACKED = 64_000_000
_MOST_UNPACKED = 200_000_000
_MOST_XML = 32_000_000
_MOST_PARTS = 5_000
_XML = (".xml", ".rels", ".vml")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FORBIDDEN = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def unpacked(path: Path, data: bytes, needed: str) -> zipfile.ZipFile:
    """Return the archive, safe to be read; ``needed`` is the part that files of the format have.

    Raises CannotImport: it is no such file, of an old or a protected form, damaged, or too large.
    """
    if data.startswith(_OLD_OFFICE):
        raise CannotImport(path, "old-form")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if needed not in archive.namelist():
            raise CannotImport(path, "foreign")
        xml = [part for part in parts if part.filename.lower().endswith(_XML)]
        whole, marked_up = sum(part.file_size for part in parts), sum(part.file_size for part in xml)
        if len(parts) > _MOST_PARTS or whole > _MOST_UNPACKED or marked_up > _MOST_XML:
            raise CannotImport(path, "too-large")
        for part in xml:
            text = archive.read(part)
            if any(word in text for word in _FORBIDDEN):
                raise CannotImport(path, "damaged")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise CannotImport(path, "damaged" if data.startswith(b"PK") else "foreign") from None
    return archive
