# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Who changed what when: edits as the file keeps them, to be read and never to be carried out.

They lie in blocks. The last block of a working copy grows with each publish and keeps its id, so that of two states of
one block the longer is the later.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.models.changes import Edit
from app.models.fields import MAX_NUMBER, PlanBroken, is_clean, is_id
from app.models.rows import TABLES, Row
from app.storage.contents import FOR_GOOD, pack, unpack
from app.storage.databases import row_values
from app.storage.frozen import SCHEMAS
from app.storage.schema import FILE_VERSION

FULL = 1_024
"""So many edits make a block whole: it is packed once more at each publish until then, and then for good."""
LARGEST_EDIT = 2_000_000
"""So many characters of changes make a block whole too; an edit with more (a huge paste) is told of without them."""
_MOST_BLOCKS, _MOST_BYTES = 2_000, 8_000_000

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of edits. ``begun_at`` is when the first was made (UTC, ISO 8601); ``content`` is packed."""

    id: str
    begun_at: str
    edits: int
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Raise PlanBroken where a field holds what cannot be meant."""
        sound = is_id(self.id) and is_clean(self.begun_at, 40) and type(self.edits) is int and self.edits > 0
        if not sound or not isinstance(self.content, bytes):
            raise PlanBroken("history")


@dataclass(frozen=True, slots=True)
class PastChange:
    """One row in a past edit: its fields before and after; where both are given, only those that changed.

    The values are what a file says, not rows: an older program may have known other fields.
    """

    table: str
    row_id: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class PastEdit:
    """What somebody did in one step, some time ago; ``verb`` is a key, ``made_at`` UTC in ISO 8601."""

    made_at: str
    author: str
    verb: str
    changes: tuple[PastChange, ...]


def pack_edits(edits: Iterable[Edit]) -> bytes:
    """Return edits as the content of a block."""
    packed = [
        [edit.made_at, edit.author, edit.verb, [[table, row_id, *_told(a, b)] for table, row_id, a, b in edit.changes]]
        for edit in edits
    ]
    level = FOR_GOOD if len(packed) >= FULL else 6
    return pack({"version": FILE_VERSION, "edits": packed}, level=level)


def unpack_edits(content: bytes) -> list[PastEdit]:
    """Return the edits in a block, oldest first; raises PlanBroken where it is none."""
    try:
        data = unpack(content)
        if data["version"] not in SCHEMAS:
            raise PlanBroken("version")
        return [
            PastEdit(_text(made_at), _text(author), _text(verb), tuple(_change(*change) for change in changes))
            for made_at, author, verb, changes in data["edits"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise PlanBroken("history") from error


def edits_in(blocks: Iterable[Block]) -> list[PastEdit]:
    """Return every edit in some blocks, oldest first; blocks that cannot be read are left out."""
    edits: list[PastEdit] = []
    for block in blocks:
        with suppress(PlanBroken):
            edits += unpack_edits(block.content)
    return sorted(edits, key=lambda edit: edit.made_at)


def joined(mine: Iterable[Block], theirs: Iterable[Block]) -> list[Block]:
    """Return the blocks of both sides, by the time they begin; of two states of one block the longer."""
    blocks: dict[str, Block] = {}
    for block in (*theirs, *mine):
        there = blocks.get(block.id)
        if there is None or block.edits > there.edits:
            blocks[block.id] = block
    return sorted(blocks.values(), key=lambda block: (block.begun_at, block.id))


def pieces(sizes: Iterable[int]) -> list[int]:
    """Return how many edits go into each block, for edits whose changes take so many characters each."""
    counts: list[int] = []
    total = 0
    for size in sizes:
        size = size if size <= LARGEST_EDIT else 0
        if not counts or counts[-1] == FULL or total + size > LARGEST_EDIT:
            counts.append(0)
            total = 0
        counts[-1] += 1
        total += size
    return counts


def latest(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without the oldest beyond two thousand or 8 MB, in the order in which they were begun."""
    kept: list[Block] = []
    total = 0
    for block in sorted(blocks, key=lambda block: (block.begun_at, block.id), reverse=True):
        total += len(block.content)
        if len(kept) == _MOST_BLOCKS or total > _MOST_BYTES:
            break
        kept.append(block)
    return kept[::-1]


def _told(before: Row | None, after: Row | None) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    old = None if before is None else row_values(before)
    new = None if after is None else row_values(after)
    if old is None or new is None:
        return old, new
    changed = [name for name in new if new[name] != old[name]]
    return {name: old[name] for name in changed}, {name: new[name] for name in changed}


def _change(table: object, row_id: object, before: object, after: object) -> PastChange:
    if table not in TABLES or not is_id(row_id):
        raise PlanBroken("history")
    return PastChange(str(table), str(row_id), _values(before), _values(after))


def _values(values: object) -> Values | None:
    if values is None:
        return None
    if not isinstance(values, dict) or not all(is_clean(name, 64) and _is_plain(values[name]) for name in values):
        raise PlanBroken("history")
    return MappingProxyType(values)


def _is_plain(value: object) -> bool:
    small = isinstance(value, int) and abs(value) <= MAX_NUMBER
    return value is None or small or is_clean(value, 10_000, lines=True)


def _text(value: object) -> str:
    if not is_clean(value, 300):
        raise PlanBroken("history")
    return str(value)
