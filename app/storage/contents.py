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


def pack(data: Any, *, once: bool = False) -> bytes:
    """Return data for JSON, compressed: quickly, or to two thirds of that where it is done once and for all."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return bz2.compress(text) if once else zlib.compress(text, 3)


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
    return pack({"version": FILE_VERSION, "tables": databases.plan_values(plan)})


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
