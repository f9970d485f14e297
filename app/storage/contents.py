# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A whole plan, or a run of edits, packed into a few kilobytes: how kept versions and the history are stored."""

import bz2
import json
import zlib
from typing import Any

from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.storage import databases
from app.storage.frozen import SCHEMAS, columns
from app.storage.migrations import migrated
from app.storage.schema import FILE_VERSION

_LARGEST = 32 * 1024 * 1024
_MOST_VALUES = 2_000_000
_BZIP2 = b"BZh"
FOR_GOOD = 10
"""The level of what is packed once and then only read."""


def pack(data: Any, *, level: int) -> bytes:
    """Return data for JSON, compressed: 1 is fast, 9 is small, and ``FOR_GOOD`` takes its time for two thirds of 9."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return bz2.compress(text) if level == FOR_GOOD else zlib.compress(text, level)


def unpack(content: bytes) -> Any:
    """Return what was packed; raises PlanBroken for anything else, and for over 32 MiB or two million values."""
    unpacking = bz2.BZ2Decompressor() if content.startswith(_BZIP2) else zlib.decompressobj()
    try:
        text = unpacking.decompress(content, _LARGEST)
        # Between two values there is a comma: so few bytes cannot become gigabytes of them.
        if not unpacking.eof or unpacking.unused_data or text.count(b",") > _MOST_VALUES:
            raise PlanBroken("content")
        return json.loads(text)
    except (zlib.error, OSError, ValueError, RecursionError) as error:
        raise PlanBroken("content") from error


def pack_plan(plan: Plan) -> bytes:
    """Return a plan as the content of a kept version: the version of the file, and rows as values by table."""
    # A plan is packed while somebody waits for it to open; level 3 takes a quarter of the time of level 6.
    return pack({"version": FILE_VERSION, "tables": databases.plan_values(plan)}, level=3)


def unpack_plan(content: bytes) -> Plan:
    """Return the plan in a kept version, also of an older version of the file; raises PlanBroken."""
    data = unpack(content)
    try:
        version, found = data["version"], data["tables"]
        if version not in SCHEMAS:
            raise PlanBroken("version")
        named = {
            table: [dict(zip(columns(version)[table], row, strict=True)) for row in found[table]]
            for table in columns(version)
            if table in found
        }
        current = migrated(named, version)
        return databases.plan_of_rows(current)
    except (KeyError, TypeError, ValueError) as error:
        raise PlanBroken("content") from error
