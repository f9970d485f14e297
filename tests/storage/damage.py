# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What can become of a plan file: by disks, by mail, by other programs, by people who mean ill.

Whoever makes the digest right again has written another plan, which may well open: those cases say "signed".
"""

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import CannotOpen
from app.models.plan import Plan
from app.models.rows import TABLES
from app.storage.reading import read_plan_file
from app.storage.salvage import Salvaged, salvage
from tests.storage.plan_files import edited

PAGE = 4096
BLOCK = 512
Case = tuple[str, bytes]

STATEMENTS = {
    "foreign application": "PRAGMA application_id = 7",
    "newer version": "PRAGMA user_version = 99",
    "version that never was": "PRAGMA user_version = 0",
    "trigger": "CREATE TRIGGER more AFTER INSERT ON stages BEGIN DELETE FROM notes; END",
    "view": "CREATE VIEW more AS SELECT * FROM stages",
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5(a)",
    "generated column": "ALTER TABLE stages ADD COLUMN more TEXT AS (hex(zeroblob(500000)))",
    "index": "CREATE INDEX more ON stages (name)",
    "more tables": "CREATE TABLE more AS SELECT * FROM stages",
    "huge cell": "UPDATE stages SET name = hex(zeroblob({huge} / 2)) WHERE rowid = 1",
    "huge blob": "UPDATE notes SET text = zeroblob({huge}) WHERE rowid = 1",
    "many rows": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {huge} / 100)"
    " INSERT INTO stages SELECT 'a' || i, 'V', '', '', '', '' FROM n",
    "long texts": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {huge} / 10000)"
    " INSERT INTO notes SELECT 'a' || i, NULL, NULL, 0, '', '', char(128512) || hex(zeroblob(4990)) FROM n",
    "wrong types": "UPDATE involvements SET activity = 7, count_from = 'many', rank = x'00', return_hours = 1.5",
    "flags": "UPDATE groups SET plural = 2, size = 9e999",
    "no text": "UPDATE stages SET name = CAST(x'41FF42' AS TEXT), kind = 'unheard of'",
    "ids": "UPDATE stages SET id = '../../x y'",
    "lost stages": "DELETE FROM stages",
    "lost levels": "DELETE FROM levels",
    "lost groups": "DELETE FROM groups",
    "lost project": "DELETE FROM project",
    "lost scheme": "DELETE FROM schemes",
    "broken references": "UPDATE involvements SET stage_id = 'a', level_id = 'b', group_id = 'c'",
    "unreadable references": "UPDATE involvements SET stage_id = x'01', level_id = '', group_id = 7",
    "two projects": "INSERT INTO project SELECT 'another', scheme_id, title, organisation, organisation_short, funder,"
    " caption, credit, language, currency FROM project",
    "nothing": "DELETE FROM sqlite_schema",
}


def damaged(
    data: bytes, *, seed: int, flips: int, randoms: int, step: int = BLOCK, huge: int = 200_000
) -> Iterator[Case]:
    """Yield (what was done, the bytes): ``step`` is how far the cuts and the blocks lie apart, ``huge`` in bytes."""
    chance = random.Random(seed)
    yield from _in_places(data, step)
    yield from _flipped(data, chance, flips)
    yield "WAL", data[:18] + b"\2\2" + data[20:]
    for name, statement in STATEMENTS.items():
        for signed in (False, True):
            try:
                yield f"{name}, signed" if signed else name, edited(data, statement.format(huge=huge), signed=signed)
            except (sqlite3.Error, TypeError, UnicodeDecodeError):
                continue  # what SQLite itself can no longer read, nobody can sign
    yield "double ids", _doubled(data)
    for _ in range(randoms):
        length = chance.choice((1, 20, 100, BLOCK, PAGE, 3 * PAGE))
        noise = chance.randbytes(length)
        yield "random", noise
        yield "random after the head", data[: chance.choice((16, 100, PAGE))] + noise


def _in_places(data: bytes, step: int) -> Iterator[Case]:
    for start in range(0, len(data), step):
        yield "cut short", data[:start]
        yield "block of zeros", data[:start] + bytes(BLOCK) + data[start + BLOCK :]
        yield "block lost", data[:start] + data[start + BLOCK :]
    pages = range(0, len(data), PAGE)
    for start in pages:
        yield "page of zeros", data[:start] + bytes(PAGE) + data[start + PAGE :]
        yield "page lost", data[:start] + data[start + PAGE :]
    for start in pages[:-1]:
        page, rest = data[start : start + PAGE], data[start + 2 * PAGE :]
        yield "pages swapped", data[:start] + data[start + PAGE : start + 2 * PAGE] + page + rest
        yield "page doubled", data[:start] + page + page + rest


def _flipped(data: bytes, chance: random.Random, flips: int) -> Iterator[Case]:
    filled = [place for place, byte in enumerate(data) if byte]
    for number in range(flips):
        # Most of a page is empty: every other place is chosen among the bytes that say something.
        place = chance.choice(filled) if number % 2 else chance.randrange(len(data))
        yield "bit flipped", data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _doubled(data: bytes) -> bytes:
    """Return a file with two stages of one id, which its index does not know of."""
    first = data.index(b"Stage 1")
    return data[:first] + b"Stage 7" + data[first + 7 :] + data[first // PAGE * PAGE :][:PAGE]


def _holds(salvaged: Plan, plan: Plan) -> bool:
    """Tell whether every row is there as it was; the project and its title are new."""
    return all(plan.rows(table).items() <= salvaged.rows(table).items() for table in TABLES if table != "project")


@dataclass
class Tally:
    """What became of damaged files: how many opened whole, were salvaged or refused, and the slowest, in seconds.

    Seconds are the processor's, so that other work on the computer does not count.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_case: str = ""

    def meet(self, path: Path, case: Case, plan: Plan) -> Salvaged | None:
        """Open a damaged file as the program does, and check what must be so whatever was done to it."""
        name, data = case
        path.write_bytes(data)
        before = path.stat().st_mtime_ns
        salvaged = None
        start = time.process_time()
        try:
            opened = read_plan_file(path).plan
            assert opened == plan or "signed" in name, f"{name}: another plan opened as whole"
            outcome = "whole"
        except CannotOpen:
            self._timed(name, start)
            start = time.process_time()
            salvaged = salvage(path)
            outcome = "salvaged" if salvaged else "refused"
        self._timed(name, start)
        self.outcomes[outcome] += 1
        if salvaged:
            assert salvaged.plan.project.id != plan.project.id, name
            assert "what could be read" in salvaged.plan.project.title, name
            assert "signed" in name or not salvaged.digest_matches or _holds(salvaged.plan, plan), name
            assert Plan({table: salvaged.plan.rows(table) for table in salvaged.counts}) == salvaged.plan, name
        assert path.stat().st_mtime_ns == before, name
        assert path.read_bytes() == data, name
        assert [other.name for other in path.parent.iterdir()] == [path.name], name
        return salvaged

    def _timed(self, name: str, start: float) -> None:
        seconds = time.process_time() - start
        if seconds > self.slowest:
            self.slowest, self.slowest_case = seconds, name
        assert seconds < 2, name

    def __str__(self) -> str:
        counts = ", ".join(f"{self.outcomes[outcome]:,} {outcome}" for outcome in ("whole", "salvaged", "refused"))
        return f"{self.outcomes.total():,} damaged files: {counts}; slowest {self.slowest:.2f} s ({self.slowest_case})"
