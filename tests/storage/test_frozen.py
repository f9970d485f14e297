# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The text of a version never changes: files of that version are out in the world."""

import hashlib
import sqlite3

from app.storage.frozen import VERSION_1


def test_the_text_of_version_1_is_what_it_was() -> None:
    text = "\0".join(VERSION_1.values())
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "097805fbbfeb8120b8cebe77682fb1d18184e95a61a28040b5c8c6cabad57790"
    )


def test_sqlite_keeps_the_text_to_the_letter() -> None:
    connection = sqlite3.connect(":memory:")
    for text in VERSION_1.values():
        connection.execute(text)
    kept = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    assert dict(kept) == VERSION_1
