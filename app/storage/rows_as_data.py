# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan as plain data: ``{table: [row, …]}``, each row a dictionary of its fields.

It is what ``show --json`` prints; its keys are a promise, told in docs/FILE_FORMAT.md.
"""

from typing import Any

from app.models.plan import Plan
from app.models.rows import TABLES
from app.storage.databases import row_values
from app.storage.reading import PlanFile
from app.storage.schema import FILE_VERSION


def tables(plan: Plan) -> dict[str, list[dict[str, Any]]]:
    """Return every row of a plan by table, in the order of their ranks where they have one, then of their ids."""
    return {
        table: sorted(
            (row_values(row) for row in plan.rows(table).values()), key=lambda row: (row.get("rank", ""), row["id"])
        )
        for table in TABLES
    }


def file_as_data(file: PlanFile) -> dict[str, Any]:
    """Return everything that a plan file says, as data for JSON."""
    return {
        "format": "participation-planner",
        "version": FILE_VERSION,
        "revision": file.revision.id,
        "tables": tables(file.plan),
    }
