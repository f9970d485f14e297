# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a damaged plan file to a new plan of what can be read of it, and a list of what is missing.

The file is read once, as bytes, and no SQLite is near: see ``app.storage.pages``. Which table a row belongs to is told
by its shape, in any version of the file, so that neither a lost first page nor a flipped letter in the schema costs a
table. What comes out is a valid plan, and never said to be the one that was written.
"""

import struct
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Integer, LargeBinary

from app.errors import CannotOpen
from app.files import read_whole
from app.models.changes import new_id
from app.models.fields import clean_text, is_id
from app.models.mending import Mend, mended
from app.models.plan import Plan
from app.models.rows import LENGTHS, ORDERS, RUNGS, TABLES, TENSES, Note
from app.storage.encoding import digest
from app.storage.frozen import SCHEMAS, columns
from app.storage.migrations import Tables, migrated
from app.storage.moments import now
from app.storage.pages import MAGIC, Leaf, Pages, Value, sizes
from app.storage.reading import LARGEST
from app.storage.schema import APPLICATION_ID, CONTENT, FILE_TABLES, FILE_VERSION
from app.words import salvage as words

_SECONDS = 0.8
_MOST_ROWS = 20_000
_LONGEST_NOTE = 10_000
_SCHEMA = "sqlite_schema"
_UNMISTAKABLE = ("project", "involvements")
_UUID_LENGTH = 36


def _is_one_of(*values: str) -> Callable[[Value], bool]:
    return lambda value: value in values


def _is_uuid(value: Value) -> bool:
    return is_id(value) and len(str(value)) == _UUID_LENGTH


def _is_json(value: Value) -> bool:
    return str(value).startswith("{")


_TOLD_APART_BY: Mapping[tuple[str, str], Callable[[Value], bool]] = {
    ("ladder_places", "now"): _is_one_of("", *RUNGS),
    ("ladder_places", "target"): _is_one_of("", *RUNGS),
    ("reasons", "subject_table"): _is_one_of(*TABLES),
    ("left_questions", "rule"): lambda value: not _is_uuid(value),
    ("answers", "length"): _is_one_of("", *LENGTHS),
    ("answers", "by"): _is_one_of("", *ORDERS),
    ("answers", "tense"): _is_one_of("", *TENSES),
    ("sentence_edits", "answer_id"): _is_uuid,
    ("schemes", "credit"): lambda value: not _is_json(value),
    ("export_profiles", "settings"): _is_json,
}
"""What some columns hold, of tables that are otherwise of one shape."""
_LINKS = ("control_parties", "answer_groups", "answer_stages")
"""Tables that hold nothing but where they lead, which is what tells them apart."""


class Count(NamedTuple):
    """How many rows of a table are in the plan, and how many the file held; None where that cannot be told."""

    found: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a damaged file.

    ``plan`` has a new identity, a title that says what it is, and a note on the whole plan that lists what is missing.
    ``digest_matches`` tells that the damage is elsewhere and every row was read just as it was written.
    """

    plan: Plan
    counts: Mapping[str, Count]
    mends: tuple[Mend, ...]
    digest_matches: bool


def salvage(path: Path) -> Salvaged | None:
    """Return what can be read of a plan file that cannot be opened; None where that is nothing, or it is not ours.

    The file is not changed, nothing is left beside it, nothing in it is run.
    """
    try:
        data = read_whole(path, LARGEST)
    except CannotOpen:
        return None
    deadline = time.monotonic() + _SECONDS
    found = max((_Found(data, size, deadline) for size in sizes(data)), key=lambda found: found.size)
    if not found.is_ours(data):
        return None
    plan, kept, mends = mended(found.values())
    whole = not mends and found.digest_matches()
    expected = kept if whole else found.expected()
    counts = {table: Count(kept[table], _at_least(expected.get(table), kept[table])) for table in CONTENT}
    unread = [Mend("unread", table, "", count) for table, count in found.broken.items() if count and table in CONTENT]
    salvaged = Salvaged(plan, counts, (*unread, *mends), whole)
    return replace(salvaged, plan=_labelled(salvaged, path.name))


class _Found:
    """The rows of a file by table, in the order of its pages."""

    def __init__(self, data: bytes, size: int, deadline: float) -> None:
        self.rows: dict[str, list[tuple[int, list[Value]]]] = {table: [] for table in (*FILE_TABLES, _SCHEMA)}
        self.broken: Counter[str] = Counter()
        self._pages = Pages(data, size, {len(shape) for _table, shape in _SHAPES}, deadline)
        for leaf in self._pages.leaves():
            self._take(leaf)
            if self.size >= _MOST_ROWS:
                break
        self._part_links()

    @property
    def size(self) -> int:
        """How many rows of the plan there are."""
        return sum(len(self.rows[table]) for table in CONTENT)

    def is_ours(self, data: bytes) -> bool:
        """Tell whether a plan was read, written by this version or an earlier one, with nothing in it that acts."""
        schema = [row for _rowid, row in self.rows[_SCHEMA]]
        if not self.size or any(map(_acts, schema)):
            return False
        if data.startswith(MAGIC) and len(data) >= 72:
            version, application = struct.unpack(">i4xi", data[60:72])
            if application == APPLICATION_ID:
                return bool(version <= FILE_VERSION)
        if schema:
            ours = {(name, sql) for texts in SCHEMAS.values() for name, sql in texts.items()}
            return any((name, sql) in ours for _kind, name, _table, _root, sql in schema)
        return any(is_id(row[0]) and is_id(row[1]) for table in _UNMISTAKABLE for _rowid, row in self.rows[table])

    def values(self) -> Tables:
        """Return the rows of the plan by their fields, as today's version of the file names them."""
        found: Tables = {table: [] for table in CONTENT}
        for table in CONTENT:
            for _rowid, row in self.rows[table]:
                version = max(each for each in SCHEMAS if len(columns(each).get(table, ())) == len(row))
                alone: Tables = {name: [] for name in columns(version)}
                alone[table] = [dict(zip(columns(version)[table], row, strict=True))]
                found[table] += migrated(alone, version)[table]
        return found

    def expected(self) -> dict[str, int]:
        """Return how many rows there were, of tables whose index is whole: it numbers them without a gap."""
        found = {}
        for kind, name, table, root, _sql in (row for _rowid, row in self.rows[_SCHEMA]):
            if kind != "index" or table not in CONTENT or not isinstance(root, int):
                continue
            pairs = self._pages.index(root)
            if pairs is None or {rowid for _key, rowid in pairs} != set(range(1, len(pairs) + 1)):
                continue
            rows = {(row[0], rowid) for rowid, row in self.rows[str(table)] if isinstance(row[0], str)}
            if name == f"sqlite_autoindex_{table}_1" and (not rows or rows & set(pairs)):
                found[str(table)] = len(pairs)
        return found

    def digest_matches(self) -> bool:
        """Tell whether the rows are, to the letter, those that were written."""
        values: dict[str, list[tuple[Any, ...]]] = {}
        for table, of_table in FILE_TABLES.items():
            numbered = _is_rowid(of_table.columns[0])
            rows = {(rowid, *row[1:]) if numbered else tuple(row) for rowid, row in self.rows[table]}
            values[table] = list(rows)
        try:
            for table in values:
                values[table].sort(key=lambda row: row[0])
            told = [value for key, value in values["about"] if key == "digest"]
            values["about"] = [row for row in values["about"] if row[0] != "digest"]
            return told == [digest(values)]
        except (TypeError, ValueError):
            return False

    def _take(self, leaf: Leaf) -> None:
        """Put the rows of a page under the table that most of them look like."""
        likeness = [sum(_likeness(shape, row) for _rowid, row in leaf.rows) for _table, shape in _SHAPES]
        table, shape = _SHAPES[likeness.index(max(likeness))]
        if max(likeness) * 2 < len(leaf.rows) or not leaf.rows:
            return
        rows = [
            (rowid, row)
            for rowid, row in leaf.rows
            if _likeness(shape, row) > 0.5 and not (table in CONTENT and _is_part_of_an_id(row[0]))
        ]
        self.rows[table] += rows
        self.broken[table] += leaf.broken + len(leaf.rows) - len(rows)

    def _part_links(self) -> None:
        """Put links under the table of what they lead from and to."""
        ids = {table: {row[0] for _rowid, row in self.rows[table]} for table in ("answers", "stages")}
        links = self.rows[_LINKS[0]]
        self.rows.update({table: [] for table in _LINKS})
        for rowid, row in links:
            of_answer = row[1] in ids["answers"]
            self.rows[_LINKS[of_answer + (of_answer and row[2] in ids["stages"])]].append((rowid, row))


def _is_rowid(column: Column[Any]) -> bool:
    """Tell whether a column is the number of its row, which SQLite does not store a second time."""
    return column.primary_key and isinstance(column.type, Integer) and len(column.table.primary_key.columns) == 1


def _shape(column: Column[Any]) -> tuple[type, ...]:
    """Return the types that SQLite stores a column's values as."""
    if _is_rowid(column):
        return (type(None),)
    if isinstance(column.type, Boolean):
        return (int,)
    kind = int if isinstance(column.type, Integer) else bytes if isinstance(column.type, LargeBinary) else str
    return (kind, type(None)) if column.nullable else (kind,)


_Shape = tuple[tuple[tuple[type, ...], Callable[[Value], bool] | None], ...]
"""For each column the types of its values, and what they are told by, where that is needed."""


def _shapes() -> list[tuple[str, _Shape]]:
    """Return what the rows of each table look like, in this version of the file and in each that was different."""
    found: dict[tuple[str, _Shape], None] = {}
    for version in sorted(SCHEMAS, reverse=True):
        for table, names in columns(version).items():
            of_table = FILE_TABLES[table].columns
            shape = tuple((_shape(of_table[name]), _TOLD_APART_BY.get((table, name))) for name in names)
            found[table, shape] = None
    in_schema: tuple[tuple[type, ...], ...] = ((str,), (str,), (str,), (int,), (str, type(None)))
    return [*found, (_SCHEMA, tuple((kinds, None) for kinds in in_schema))]


_SHAPES = _shapes()


def _likeness(shape: _Shape, row: Sequence[Value]) -> float:
    """Return which part of a row's values can stand in a table of this shape; 0 for another number of columns."""
    if len(row) != len(shape):
        return 0
    pairs = zip(shape, row, strict=True)
    return sum(type(value) in kinds and (not told or told(value)) for (kinds, told), value in pairs) / len(shape)


def _is_part_of_an_id(value: Value) -> bool:
    """Tell whether a value is a piece of a UUID: then the row was read in the middle of another."""
    return isinstance(value, str) and "-" in value and len(value) != _UUID_LENGTH


def _acts(row: Sequence[Value]) -> bool:
    """Tell whether a row of the schema is one that could act: nothing of ours does."""
    kind, _name, _table, _root, sql = row
    return kind in ("view", "trigger") or (kind == "index" and sql is not None) or "VIRTUAL" in str(sql)[:20].upper()


def _at_least(expected: int | None, found: int) -> int | None:
    return expected if expected is not None and expected >= found else None


def _labelled(salvaged: Salvaged, file: str) -> Plan:
    """Return the plan with a title and a note that say what it is."""
    project = salvaged.plan.project
    told = words.lines(
        salvaged.counts, salvaged.mends, digest_matches=salvaged.digest_matches, language=project.language
    )
    text = "\n".join([words.headline(file, salvaged.counts, project.language), *told])[:_LONGEST_NOTE]
    note = Note(id=new_id(), text=clean_text(text, lines=True), written_at=now())
    titled = replace(project, title=words.title(project.title, project.language))
    return salvaged.plan.replaced({"project": {project.id: titled}, "notes": {note.id: note}})
