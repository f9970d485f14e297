# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is read by hand is what SQLite wrote."""

import sqlite3
import time
from contextlib import closing

import pytest

from app.storage.pages import Leaf, Pages, Value, sizes

NEVER = float("inf")
NUMBERS = (0, 1, -1, 127, -128, 128, 32_767, -32_768, 8_388_607, 2**31 - 1, -(2**31), 2**47 - 1, 2**63 - 1, -(2**63))


def database(size: int, rows: list[tuple[Value, ...]]) -> bytes:
    """Return a database with pages of a size and one table of three columns, the first of them its key."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE t (a TEXT PRIMARY KEY, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        return connection.serialize()


def read(data: bytes, size: int) -> list[tuple[Value, ...]]:
    leaves = list(Pages(data, size, {3}, NEVER).leaves())
    assert not any(leaf.broken for leaf in leaves)
    return [tuple(values) for _rowid, values in sorted(row for leaf in leaves for row in leaf.rows)]


@pytest.mark.parametrize("size", [512, 1024, 4096, 65_536])
def test_rows_of_every_kind_and_length_are_read(size: int) -> None:
    lengths = {0, 1, size // 9, *range(size - 50, size - 25), size, 2 * size, 5 * size + 3}
    rows: list[tuple[Value, ...]] = [(f"number {number}", number, None) for number in NUMBERS]
    rows += [(f"text {length}", "é" + "x" * length, 1.5) for length in sorted(lengths)]
    rows += [(f"bytes {length}", b"\xff" * length, "") for length in sorted(lengths)]
    data = database(size, rows)
    assert sizes(data)[0] == size
    assert read(data, size) == rows


@pytest.mark.parametrize("count", [0, 1, 400])
def test_an_index_is_read_whole_or_not_at_all(count: int) -> None:
    data = database(512, [(f"key {number:03}", 0, 0) for number in range(count)])
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index'").fetchone()
    pairs = Pages(data, 512, {3}, NEVER).index(root)
    assert pairs is not None
    assert sorted(pairs) == [(f"key {number:03}", number + 1) for number in range(count)]
    lost = data[: (root - 1) * 512] + bytes(512) + data[root * 512 :]
    assert Pages(lost, 512, {3}, NEVER).index(root) is None
    assert Pages(data, 512, {3}, NEVER).index(0) is None
    assert Pages(data, 512, {3}, NEVER).index(9_999_999) is None


def test_text_that_is_cut_or_none_is_given_as_bytes() -> None:
    data = database(512, [("long", "x" * 2000, "behind"), ("bad", "letters", "")])
    long, bad = read(data.replace(b"letters", b"lett\xffrs")[:-512], 512)
    assert bad == ("bad", b"lett\xffrs", "")
    assert isinstance(long[1], bytes)
    assert 1000 < len(long[1]) < 2000
    assert long[2] == b""


def test_rows_that_share_one_long_text_cost_little_more_than_the_file() -> None:
    data = bytearray(database(4096, [("a", "x" * 500_000, 0), *((f"b{number}", "", 0) for number in range(300))]))
    place = data.index(b"axxxx") - 10  # before it stand the lengths of the row and of its values, and its number
    page = place // 4096 * 4096
    row = data[place : place + 600]
    for number in range(5):
        start = 1000 + number * 600
        data[page + start : page + start + 600] = row
        data[page + 8 + 2 * number : page + 10 + 2 * number] = start.to_bytes(2, "big")
    rows = [values for leaf in Pages(bytes(data), 4096, {3}, NEVER).leaves() for _rowid, values in leaf.rows]
    assert 1 <= sum(len(str(values[1])) >= 500_000 for values in rows) <= 3


def test_nothing_is_read_when_the_time_is_over() -> None:
    data = database(512, [("a", 0, 0)])
    assert list(Pages(data, 512, {3}, time.monotonic() - 1).leaves()) == []


def test_noise_is_no_row() -> None:
    for noise in (b"", b"\x0d", b"\x0d" * 5000, b"\x0d\0\0\xff\xff" + b"\xff" * 5000, bytes(5000)):
        assert [leaf for leaf in Pages(noise, 512, {3}, NEVER).leaves() if leaf.rows] == list[Leaf]()
        assert sizes(noise) == [4096]
