# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The pages of a SQLite file, read by hand: rows that SQLite itself no longer gets at.

Where the first page is lost, or one high up in a tree, SQLite reads nothing below it; here every page that holds rows
speaks for itself (https://www.sqlite.org/fileformat2.html). No schema is believed and nothing is run. A file that
means ill costs no more time than the deadline says, and what is read is at most twice as long as the file
and no longer than 16 MiB.
"""

import struct
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

Value = str | bytes | int | float | None
"""A value as it stands; text that is cut off or no UTF-8 is given as the bytes that are there."""

MAGIC = b"SQLite format 3\0"
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_KNOWN_TYPES = (0x02, 0x05, 0x0A, 0x0D)
_SMALLEST = 512
_LONGEST_ROW = 8_000_000
_MOST_BYTES = 16 * 1024 * 1024
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class _Broken(Exception):
    """Bytes that are no row."""


@dataclass(slots=True)
class Leaf:
    """The rows of one page, by their rowids, and how many more it says to hold that cannot be read."""

    rows: list[tuple[int, list[Value]]] = field(default_factory=list)
    broken: int = 0


def sizes(data: bytes) -> list[int]:
    """Return the sizes that the pages may have, the one that the file itself tells first."""
    told = struct.unpack(">H", data[16:18])[0] if len(data) >= 18 else 0
    told = 65_536 if told == 1 else told
    return list(dict.fromkeys([told, 4096])) if told >= _SMALLEST and told & (told - 1) == 0 else [4096]


class Pages:
    """A file seen as pages of one size; ``columns`` are the numbers of values that a row can have."""

    def __init__(self, data: bytes, size: int, columns: Collection[int], deadline: float) -> None:
        self._data, self._size, self._columns, self._deadline = data, size, columns, deadline
        reserved = data[20] if len(data) > 20 else 0
        self._usable = size - reserved if size - reserved >= 480 else size
        self._budget = min(2 * len(data), _MOST_BYTES)

    def leaves(self) -> Iterator[Leaf]:
        """Yield every page that holds rows, also where a lost block has moved the pages behind it."""
        for start in range(0, len(self._data), _SMALLEST):
            if time.monotonic() > self._deadline or self._budget < 0:
                return
            head = self._head(start)
            aligned = start % self._size == 0
            kind = self._data[head] if head < len(self._data) else 0
            # A page may say a wrong type of itself; one that starts at an odd place must be right in everything.
            if kind == _TABLE_LEAF or (aligned and kind not in _KNOWN_TYPES):
                leaf = self._leaf(start, head)
                if kind != _TABLE_LEAF:
                    leaf.broken = 0  # nor is its count to be believed
                if leaf.rows and (aligned or not leaf.broken):
                    yield leaf

    def _head(self, start: int) -> int:
        """Return where the head of a page stands: behind that of the file in what is, or was, the first page."""
        first = start == 0 or self._data.startswith(MAGIC, start)
        return start + 100 if first and self._data[start] != _TABLE_LEAF else start

    def index(self, root: int) -> list[tuple[Value, Value]] | None:
        """Return what the index with this root page holds, pairs of key and rowid; None unless it is whole."""
        found: list[tuple[Value, Value]] = []
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            page = waiting.pop()
            start = (page - 1) * self._size
            if page < 2 or page in seen or start + self._size > len(self._data) or time.monotonic() > self._deadline:
                return None
            seen.add(page)
            inner = self._data[start] == _INDEX_INNER
            if not inner and self._data[start] != _INDEX_LEAF:
                return None
            if inner:
                waiting.append(self._number(start + 8))
            for at in self._cells(start, start, 12 if inner else 8):
                try:
                    if inner:
                        waiting.append(self._number(at))
                    length, at = _varint(self._data, at + 4 if inner else at)
                    key, rowid = _values(self._data[at : at + min(length, self._usable)], (2,))
                except (_Broken, IndexError, struct.error):
                    return None
                found.append((key, rowid))
        return found

    def _leaf(self, start: int, head: int) -> Leaf:
        leaf = Leaf()
        for at in self._cells(start, head, 8):
            if self._budget < 0:
                break
            try:
                leaf.rows.append(self._row(start, at))
            except (_Broken, IndexError, struct.error):
                leaf.broken += 1
        return leaf

    def _cells(self, start: int, head: int, length: int) -> list[int]:
        """Return where the cells of a page lie, each once; ``head`` is where its head stands, of so many bytes."""
        count = min(int.from_bytes(self._data[head + 3 : head + 5], "big"), self._size // 4)
        pointers = self._data[head + length : head + length + 2 * count]
        places = struct.unpack(f">{len(pointers) // 2}H", pointers[: len(pointers) // 2 * 2])
        return [start + place for place in dict.fromkeys(places)]

    def _row(self, start: int, at: int) -> tuple[int, list[Value]]:
        """Return the row at a place of a page; raises _Broken, IndexError or struct.error."""
        if at < start + 8:
            raise _Broken
        length, at = _varint(self._data, at)
        rowid, at = _varint(self._data, at)
        local = self._local(length)
        if length < 2 or at + local > start + self._size:
            raise _Broken
        payload = self._data[at : at + local]
        if local < length:
            payload += self._overflow(self._number(at + local), min(length, _LONGEST_ROW) - local)
        self._budget -= len(payload)
        return rowid, _values(payload, self._columns)

    def _local(self, length: int) -> int:
        """Return how much of a row of this length stands on its own page."""
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        if length <= most:
            return length
        local = least + (length - least) % (self._usable - 4)
        return local if local <= most else least

    def _overflow(self, page: int, length: int) -> bytes:
        """Return the rest of a long row, as far as it can be followed; nothing where the trail leads elsewhere."""
        parts = []
        seen: set[int] = set()
        while length > 0 and page > 1 and page not in seen and page * self._size <= len(self._data):
            seen.add(page)
            start = (page - 1) * self._size
            part = self._data[start + 4 : start + min(self._usable, 4 + length)]
            page = self._number(start)
            length -= len(part)
            parts.append(part)
        rest = b"".join(parts)
        return b"" if length <= 0 and page and len(rest) < _LONGEST_ROW // 2 else rest

    def _number(self, at: int) -> int:
        return int(struct.unpack(">I", self._data[at : at + 4])[0])


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place behind it; raises IndexError at the end of the data."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9


def _values(payload: bytes, columns: Collection[int]) -> list[Value]:
    """Return the values of a row; those behind the end of the payload are empty bytes. Raises _Broken, IndexError."""
    end, at = _varint(payload, 0)
    if not 2 <= end <= len(payload):
        raise _Broken
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) not in columns:
        raise _Broken
    values = []
    for kind in kinds:
        value, at = _value(payload, kind, at)
        values.append(value)
    return values


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    """Return a value of a serial type, and the place behind it; raises _Broken for a type that is none."""
    if kind in (0, 8, 9):
        return (None, 0, 1)[kind and kind - 7], at
    if kind in (10, 11):
        raise _Broken
    size = _WHOLE_NUMBERS.get(kind, 8) if kind < 12 else (kind - 12) // 2
    raw = payload[at : at + size]
    if len(raw) < size:
        return raw if kind >= 12 else b"", at + size
    if kind == 7:
        return struct.unpack(">d", raw)[0], at + size
    if kind < 12:
        return int.from_bytes(raw, "big", signed=True), at + size
    if kind % 2 == 0:
        return raw, at + size
    try:
        return raw.decode(), at + size
    except UnicodeDecodeError:
        return raw, at + size
