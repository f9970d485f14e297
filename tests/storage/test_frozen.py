# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The text of a version never changes: files of that version are out in the world."""

import hashlib
import sqlite3

import pytest

from app.storage.frozen import SCHEMAS

SUMS = {
    1: "097805fbbfeb8120b8cebe77682fb1d18184e95a61a28040b5c8c6cabad57790",
    2: "052a186194b977b4fbb8336f941920bba63af143b9e0ecd50be4f1d42fd377d4",
    3: "232a7394e860cf0651df4cbf4778d51994c3ef2407ccd0bf07520230ac3ceb8e",
    4: "dc4e96ed825c8dfe8aef34f8e1cfd69cd6304993a7f90ff06bbcc65b94c35167",
}


def test_the_text_of_every_version_is_what_it_was() -> None:
    texts = {version: "\0".join(tables.values()) for version, tables in SCHEMAS.items()}
    assert {version: hashlib.sha256(text.encode()).hexdigest() for version, text in texts.items()} == SUMS


@pytest.mark.parametrize("version", SCHEMAS)
def test_sqlite_keeps_the_text_to_the_letter(version: int) -> None:
    connection = sqlite3.connect(":memory:")
    for text in SCHEMAS[version].values():
        connection.execute(text)
    kept = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    assert dict(kept) == SCHEMAS[version]
